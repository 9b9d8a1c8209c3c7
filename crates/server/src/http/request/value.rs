//! Values that a body holds as text, with one form each.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::instant;

/// An instant of RFC 3339, in whole microseconds.
#[derive(Clone, Copy, ToSchema)]
#[schema(value_type = String, format = DateTime)]
pub struct Instant(pub Timestamp);

/// A day of the calendar: a year of four digits, month and day.
#[derive(Clone, Copy, ToSchema)]
#[schema(value_type = String, format = Date)]
pub struct CalendarDate(pub Date);

/// What can be read from a text that is one.
trait Worded: Sized {
    /// What is expected, as `Sort` knows it.
    const WANTED: &'static str;
    fn read(text: &str) -> Option<Self>;
}

impl Worded for Instant {
    const WANTED: &'static str = "an instant";

    fn read(text: &str) -> Option<Instant> {
        instant(text).map(Instant)
    }
}

impl Worded for CalendarDate {
    const WANTED: &'static str = "a date";

    fn read(text: &str) -> Option<CalendarDate> {
        let has_form = text.len() == "2026-03-02".len();
        has_form
            .then(|| text.parse().ok())
            .flatten()
            .map(CalendarDate)
    }
}

struct Reader<T>(PhantomData<T>);

impl<T: Worded> Visitor<'_> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WANTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::read(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Instant, D::Error> {
        reader.deserialize_str(Reader(PhantomData))
    }
}

impl<'de> Deserialize<'de> for CalendarDate {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<CalendarDate, D::Error> {
        reader.deserialize_str(Reader(PhantomData))
    }
}

impl Serialize for CalendarDate {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(writer)
    }
}
