//! Why one event of a calendar file is refused while the others are taken.

use serde::Serialize;
use thiserror::Error;

/// A refused event: which one, where in the file, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Error)]
#[error("line {line}: {fault}")]
pub struct ItemError {
    /// `None` when the event has none.
    pub uid: Option<String>,
    /// The line with the fault; the event's first line where something is missing.
    pub line: usize,
    #[serde(flatten)]
    pub fault: ItemFault,
}

/// `code` in the serialised form is stable. Properties go by their iCalendar names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ItemFault {
    #[error("neither `NAME:value` nor a continuation of the line before")]
    BrokenLine,
    #[error("the event has no UID")]
    MissingUid,
    #[error("the event has no DTSTART")]
    MissingStart,
    #[error("the event ends before it starts")]
    EndBeforeStart,
    #[error("the event ends when it starts, so that it can hold no room")]
    NoLength,
    #[error("the event has both DTEND and DURATION")]
    EndAndDuration,
    #[error("`{name}` is neither an IANA time zone nor a Windows one")]
    UnknownTimeZone { name: String },
    #[error("`{text}` is no value of {property}")]
    InvalidValue {
        property: &'static str,
        text: String,
    },
    #[error("{property} has more than {limit} characters")]
    TooLong {
        property: &'static str,
        limit: usize,
    },
    #[error("{property} holds more than {limit} values")]
    TooManyValues {
        property: &'static str,
        limit: usize,
    },
    #[error("{property} appears twice")]
    RepeatedProperty { property: &'static str },
    #[error("{property} is not supported, and leaving it out would change the dates")]
    UnsupportedProperty { property: &'static str },
    #[error("the UID is taken by the event on line {first_line}")]
    DuplicateUid { first_line: usize },
    #[error("the date {date} of the series is changed twice")]
    DateChangedTwice { date: String },
}

impl ItemFault {
    /// The same word as `code` in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            ItemFault::BrokenLine => "broken_line",
            ItemFault::MissingUid => "missing_uid",
            ItemFault::MissingStart => "missing_start",
            ItemFault::EndBeforeStart => "end_before_start",
            ItemFault::NoLength => "no_length",
            ItemFault::EndAndDuration => "end_and_duration",
            ItemFault::UnknownTimeZone { .. } => "unknown_time_zone",
            ItemFault::InvalidValue { .. } => "invalid_value",
            ItemFault::TooLong { .. } => "too_long",
            ItemFault::TooManyValues { .. } => "too_many_values",
            ItemFault::RepeatedProperty { .. } => "repeated_property",
            ItemFault::UnsupportedProperty { .. } => "unsupported_property",
            ItemFault::DuplicateUid { .. } => "duplicate_uid",
            ItemFault::DateChangedTwice { .. } => "date_changed_twice",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_serialised_code() {
        let all = [
            ItemFault::BrokenLine,
            ItemFault::MissingUid,
            ItemFault::MissingStart,
            ItemFault::EndBeforeStart,
            ItemFault::NoLength,
            ItemFault::EndAndDuration,
            ItemFault::UnknownTimeZone { name: "x".into() },
            ItemFault::InvalidValue {
                property: "DTEND",
                text: "x".into(),
            },
            ItemFault::TooLong {
                property: "UID",
                limit: 1,
            },
            ItemFault::TooManyValues {
                property: "EXDATE",
                limit: 1,
            },
            ItemFault::RepeatedProperty { property: "UID" },
            ItemFault::UnsupportedProperty { property: "EXRULE" },
            ItemFault::DuplicateUid { first_line: 1 },
            ItemFault::DateChangedTwice { date: "x".into() },
        ];
        for fault in all {
            let error = ItemError {
                uid: None,
                line: 1,
                fault,
            };
            assert_eq!(
                serde_json::to_value(&error).unwrap()["code"],
                error.fault.code()
            );
        }
    }
}
