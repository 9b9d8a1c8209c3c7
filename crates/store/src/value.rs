//! The one shape in which a value passes between our types and the two engines. A type says once
//! how it becomes a `Value` and back; how a `Value` lies in SQLite or PostgreSQL is said once here.
//!
//! id: UUID / 16-byte BLOB · instant: TIMESTAMPTZ / INTEGER microseconds since 1970 · JSON: JSONB /
//! TEXT · boolean: BOOLEAN / INTEGER · integer: BIGINT / INTEGER · text: TEXT · bytes: BYTEA / BLOB.

use std::borrow::Cow;
use std::error::Error;
use std::net::IpAddr;
use std::sync::Arc;

use domain::id;
use jiff::{Timestamp, civil};
use postgres::types::{FromSql, IsNull, ToSql, Type};
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::{StoreError, Unstorable};

/// Microseconds between 1970-01-01, where ours begin, and 2000-01-01, where PostgreSQL's do.
const POSTGRES_EPOCH: i64 = 946_684_800_000_000;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
    Id(Uuid),
    /// Kept to the microsecond on both engines; what is finer is cut off.
    Time(Timestamp),
    Json(Cow<'a, str>),
}

/// A value that a statement takes as parameter.
pub(crate) trait Bind: Sync {
    fn value(&self) -> Result<Value<'_>, StoreError>;
}

/// A value that a row gives. `None` says that the stored value is not one of these.
pub(crate) trait Column: Sized {
    fn from_value(value: Value<'_>) -> Option<Self>;
}

/// Any serde type, kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Json<T>(pub(crate) T);

impl Value<'_> {
    /// Refuses what one of the engines could not hold, before either sees it.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let nul = match self {
            Value::Text(text) => text.as_bytes().contains(&0),
            Value::Json(text) => escapes_nul(text),
            _ => false,
        };
        if nul {
            Err(StoreError::Unstorable(Unstorable::NulCharacter))
        } else {
            Ok(())
        }
    }
}

/// JSONB has no `\u0000`. A backslash that is itself escaped does not begin an escape.
fn escapes_nul(json: &str) -> bool {
    json.match_indices("\\u0000").any(|(at, _)| {
        let before = json.as_bytes().get(..at).unwrap_or_default();
        before
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
            % 2
            == 0
    })
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Bool(truth) => ValueRef::Integer(i64::from(*truth)),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) | Value::Json(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Id(id) => ValueRef::Blob(id.as_bytes()),
            Value::Time(instant) => ValueRef::Integer(instant.as_microsecond()),
        }))
    }
}

impl<'a> Value<'a> {
    /// `None` when a text is not UTF-8, which only a damaged file can bring about.
    pub(crate) fn from_sqlite(cell: ValueRef<'a>) -> Option<Value<'a>> {
        Some(match cell {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => Value::Int(number),
            ValueRef::Real(number) => Value::Real(number),
            ValueRef::Text(bytes) => Value::Text(Cow::Borrowed(std::str::from_utf8(bytes).ok()?)),
            ValueRef::Blob(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
        })
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        column: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, column) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Bool(truth), &Type::BOOL) => truth.to_sql(column, out),
            (Value::Int(number), &Type::INT8) => number.to_sql(column, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(column, out),
            (Value::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(column, out),
            (Value::Real(number), &Type::FLOAT8) => number.to_sql(column, out),
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::UNKNOWN) => {
                text.as_ref().to_sql(column, out)
            }
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.as_ref().to_sql(column, out),
            (Value::Id(id), &Type::UUID) => id.to_sql(column, out),
            (Value::Time(instant), &Type::TIMESTAMPTZ) => {
                (instant.as_microsecond() - POSTGRES_EPOCH).to_sql(&Type::INT8, out)
            }
            (Value::Json(text), &Type::JSONB | &Type::JSON) => {
                if *column == Type::JSONB {
                    // The version of the binary form, which is the text itself.
                    out.extend_from_slice(&[1]);
                }
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
            (value, _) => Err(format!("{value:?} does not fit a column of type {column}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(column: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *column {
            Type::BOOL => Value::Bool(bool::from_sql(column, raw)?),
            Type::INT8 => Value::Int(i64::from_sql(column, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(column, raw)?)),
            Type::INT2 => Value::Int(i64::from(i16::from_sql(column, raw)?)),
            Type::FLOAT8 => Value::Real(f64::from_sql(column, raw)?),
            Type::TEXT | Type::VARCHAR | Type::NAME => {
                Value::Text(Cow::Borrowed(<&str>::from_sql(column, raw)?))
            }
            Type::BYTEA => Value::Bytes(Cow::Borrowed(raw)),
            Type::UUID => Value::Id(Uuid::from_sql(column, raw)?),
            Type::TIMESTAMPTZ => {
                let since_2000 = i64::from_sql(&Type::INT8, raw)?;
                let since_1970 = since_2000
                    .checked_add(POSTGRES_EPOCH)
                    .ok_or("an infinite instant")?;
                Value::Time(Timestamp::from_microsecond(since_1970)?)
            }
            Type::JSONB => {
                let text = raw
                    .strip_prefix(&[1])
                    .ok_or("an unknown version of jsonb")?;
                Value::Json(Cow::Borrowed(std::str::from_utf8(text)?))
            }
            Type::JSON => Value::Json(Cow::Borrowed(std::str::from_utf8(raw)?)),
            _ => return Err(format!("no reading of the type {column}").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl Bind for Value<'_> {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(match self {
            Value::Text(text) => Value::Text(Cow::Borrowed(text)),
            Value::Json(text) => Value::Json(Cow::Borrowed(text)),
            Value::Bytes(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
            other => other.clone(),
        })
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        (**self).value()
    }
}

impl<T: Bind> Bind for Option<T> {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        self.as_ref().map_or(Ok(Value::Null), Bind::value)
    }
}

impl<T: Column> Column for Option<T> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl Bind for bool {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Bool(*self))
    }
}

impl Column for bool {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(truth),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Bind for $integer {
            fn value(&self) -> Result<Value<'_>, StoreError> {
                i64::try_from(*self)
                    .map(Value::Int)
                    .map_err(|_| StoreError::Unstorable(Unstorable::OutOfRange))
            }
        }

        impl Column for $integer {
            fn from_value(value: Value<'_>) -> Option<Self> {
                match value {
                    Value::Int(number) => <$integer>::try_from(number).ok(),
                    _ => None,
                }
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, u8, u16, u32, u64, usize);

impl Bind for f64 {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Real(*self))
    }
}

impl Column for f64 {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Real(number) => Some(number),
            _ => None,
        }
    }
}

impl Bind for str {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Text(Cow::Borrowed(self)))
    }
}

impl Bind for String {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        self.as_str().value()
    }
}

impl Column for String {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }
}

impl Bind for Arc<str> {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        (**self).value()
    }
}

impl Column for Arc<str> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Arc::from(text.as_ref())),
            _ => None,
        }
    }
}

/// Words of the domain: one text per case, the same as on the wire.
macro_rules! words {
    ($($word:ty),* $(,)?) => {$(
        impl Bind for $word {
            fn value(&self) -> Result<Value<'_>, StoreError> {
                self.as_str().value()
            }
        }

        impl Column for $word {
            fn from_value(value: Value<'_>) -> Option<Self> {
                match value {
                    Value::Text(text) => <$word>::parse(&text),
                    _ => None,
                }
            }
        }
    )*};
}

words! {
    domain::access::RoleCode,
    domain::agenda::ActionState,
    domain::agenda::AttachmentAccess,
    domain::agenda::MinutesState,
    domain::approval::Progress,
    domain::attendance::Method,
    domain::attendance::Proxy,
    domain::event::Origin,
    domain::meeting::EditScope,
    domain::meeting::OfferState,
    domain::meeting::ReleaseReason,
    domain::meeting::State,
    domain::meeting::WaitingState,
    domain::notice::Asks,
    domain::notice::Channel,
    domain::notice::DeliveryState,
    domain::notice::Kind,
    domain::panel::PanelCommand,
    domain::panel::PanelKind,
    domain::panel::PictureKind,
    domain::person::Language,
    domain::place::BookingMode,
    domain::place::PlaceKind,
    domain::standing::NoShowState,
}

impl Bind for IpAddr {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Text(Cow::Owned(self.to_string())))
    }
}

impl Column for IpAddr {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Bind for civil::DateTime {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Text(Cow::Owned(self.to_string())))
    }
}

impl Column for civil::DateTime {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Bind for civil::Date {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Text(Cow::Owned(self.to_string())))
    }
}

impl Column for civil::Date {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Bind for [u8] {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Bytes(Cow::Borrowed(self)))
    }
}

impl Bind for Vec<u8> {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        self.as_slice().value()
    }
}

impl Column for Vec<u8> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.into_owned()),
            _ => None,
        }
    }
}

impl<const LENGTH: usize> Bind for [u8; LENGTH] {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        self.as_slice().value()
    }
}

impl<const LENGTH: usize> Column for [u8; LENGTH] {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => bytes.as_ref().try_into().ok(),
            _ => None,
        }
    }
}

impl Bind for Uuid {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Id(*self))
    }
}

impl Column for Uuid {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Id(id) => Some(id),
            Value::Bytes(bytes) => Uuid::from_slice(&bytes).ok(),
            _ => None,
        }
    }
}

macro_rules! ids {
    ($($name:ident),* $(,)?) => {$(
        impl Bind for id::$name {
            fn value(&self) -> Result<Value<'_>, StoreError> {
                Ok(Value::Id(self.0))
            }
        }

        impl Column for id::$name {
            fn from_value(value: Value<'_>) -> Option<Self> {
                Uuid::from_value(value).map(id::$name)
            }
        }
    )*};
}

ids! {
    ActionItemId, ApiKeyId, ApprovalId, AttachmentId, AttendanceId, CalendarId, ClosureId, DecorId, DelegationId, DeliveryId, FlowId, GrantId, GroupId, HandOverId, HoldId, JobId,
    MeetingId, MeetingTypeId, NoShowId, NoticeId, OrgUnitId, PanelId, PersonId, PictureId, PlaceId, ReadingId, RoleId, SeriesId,
    SessionId, SwapOfferId, WaitingId,
}

impl Bind for Timestamp {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        Ok(Value::Time(*self))
    }
}

impl Column for Timestamp {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Time(instant) => Some(instant),
            Value::Int(microseconds) => Timestamp::from_microsecond(microseconds).ok(),
            _ => None,
        }
    }
}

impl<T: Serialize + Sync> Bind for Json<T> {
    fn value(&self) -> Result<Value<'_>, StoreError> {
        serde_json::to_string(&self.0)
            .map(|text| Value::Json(Cow::Owned(text)))
            .map_err(|_| StoreError::Unstorable(Unstorable::NotJson))
    }
}

impl<T: DeserializeOwned> Column for Json<T> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Json(text) | Value::Text(text) => serde_json::from_str(&text).ok().map(Json),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_nul_is_seen_through_backslashes() {
        assert!(escapes_nul(r#"{"a":"\u0000"}"#));
        assert!(escapes_nul(r#"{"a":"\\\u0000"}"#));
        assert!(!escapes_nul(r#"{"a":"\\u0000"}"#));
        assert!(!escapes_nul(r#"{"a":"u0000"}"#));
    }
}
