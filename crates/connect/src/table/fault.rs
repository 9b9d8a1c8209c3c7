//! Why one row of a table is refused while the others are taken.

use serde::Serialize;
use thiserror::Error;

/// `code` in the serialised form is stable. Columns go by the names of the header.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RowFault {
    #[error("the row has {actual} cells, the header has {expected}")]
    CellCount { expected: usize, actual: usize },
    #[error("{column} is empty")]
    MissingValue { column: &'static str },
    #[error("{column} has more than {limit} characters")]
    TooLong { column: &'static str, limit: usize },
    #[error("{column} holds a control character")]
    ControlCharacter { column: &'static str },
    #[error("{column} is `{text}` and not a whole number from {min} to {max}")]
    NotInRange {
        column: &'static str,
        text: String,
        min: u32,
        max: u32,
    },
    #[error("{column} is `{text}` and no date such as 2026-02-17")]
    NotADate { column: &'static str, text: String },
    #[error("`{name}` is no IANA time zone")]
    UnknownTimeZone { name: String },
    #[error("{column} is `{text}` and not one of {}", allowed.join(", "))]
    UnknownWord {
        column: &'static str,
        text: String,
        allowed: Vec<&'static str>,
    },
    #[error("`{text}` is no e-mail address")]
    InvalidEmail { text: String },
    #[error("{column} `{text}` is taken by line {first_line}")]
    Duplicate {
        column: &'static str,
        text: String,
        first_line: usize,
    },
}

impl RowFault {
    /// The same word as `code` in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            RowFault::CellCount { .. } => "cell_count",
            RowFault::MissingValue { .. } => "missing_value",
            RowFault::TooLong { .. } => "too_long",
            RowFault::ControlCharacter { .. } => "control_character",
            RowFault::NotInRange { .. } => "not_in_range",
            RowFault::NotADate { .. } => "not_a_date",
            RowFault::UnknownTimeZone { .. } => "unknown_time_zone",
            RowFault::UnknownWord { .. } => "unknown_word",
            RowFault::InvalidEmail { .. } => "invalid_email",
            RowFault::Duplicate { .. } => "duplicate",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_serialised_code() {
        let (column, text) = ("code", String::new());
        let all = [
            RowFault::CellCount {
                expected: 1,
                actual: 2,
            },
            RowFault::MissingValue { column },
            RowFault::TooLong { column, limit: 1 },
            RowFault::ControlCharacter { column },
            RowFault::NotInRange {
                column,
                text: text.clone(),
                min: 0,
                max: 1,
            },
            RowFault::UnknownTimeZone { name: text.clone() },
            RowFault::UnknownWord {
                column,
                text: text.clone(),
                allowed: vec!["open"],
            },
            RowFault::InvalidEmail { text: text.clone() },
            RowFault::Duplicate {
                column,
                text,
                first_line: 1,
            },
        ];
        for fault in all {
            assert_eq!(serde_json::to_value(&fault).unwrap()["code"], fault.code());
        }
    }
}
