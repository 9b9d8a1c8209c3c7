//! Why a whole file is refused. Whoever gets one of these imports nothing of the file: what lies
//! around the broken place cannot be trusted either.

use serde::Serialize;
use thiserror::Error;

/// Lines count from 1, bytes from 0. `code` in the serialised form is stable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Unreadable {
    #[error("the file has {bytes} bytes, at most {limit} are read")]
    FileTooLarge { bytes: usize, limit: usize },
    #[error("the file holds more than {limit} items")]
    TooManyItems { limit: usize },
    #[error("line {line}, byte {byte}: not UTF-8; save the file as UTF-8 and try again")]
    NotUtf8 { line: usize, byte: usize },
    #[error("line {line}, byte {byte}: a NUL byte; this is not a text file")]
    NulByte { line: usize, byte: usize },

    #[error("line {line}: a calendar file begins with BEGIN:VCALENDAR and holds nothing beside it")]
    NotACalendar { line: usize },
    #[error("line {line}: neither `NAME:value` nor a continuation of the line before")]
    BrokenLine { line: usize },
    #[error("line {line}: {name} begins here and never ends")]
    UnclosedComponent { name: String, line: usize },
    #[error("line {line}: END:{name} while {open} is open")]
    UnexpectedEnd {
        name: String,
        open: String,
        line: usize,
    },
    #[error("line {line}: {name} cannot lie inside {inside}")]
    MisplacedComponent {
        name: String,
        inside: String,
        line: usize,
    },
    #[error("line {line}: components nested deeper than {limit}")]
    NestedTooDeep { line: usize, limit: usize },

    #[error("the file is empty; its first line names the columns")]
    NoHeader,
    #[error("these columns are missing: {}", columns.join(", "))]
    MissingColumns { columns: Vec<String> },
    #[error("the column {column} appears twice")]
    RepeatedColumn { column: String },
    #[error("line {line}: a quote opens here and never closes")]
    UnclosedQuote { line: usize },
    #[error("line {line}: text after a closing quote; write a quote inside quotes twice")]
    StrayQuote { line: usize },
}

impl Unreadable {
    /// The same word as `code` in the serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            Unreadable::FileTooLarge { .. } => "file_too_large",
            Unreadable::TooManyItems { .. } => "too_many_items",
            Unreadable::NotUtf8 { .. } => "not_utf8",
            Unreadable::NulByte { .. } => "nul_byte",
            Unreadable::NotACalendar { .. } => "not_a_calendar",
            Unreadable::BrokenLine { .. } => "broken_line",
            Unreadable::UnclosedComponent { .. } => "unclosed_component",
            Unreadable::UnexpectedEnd { .. } => "unexpected_end",
            Unreadable::MisplacedComponent { .. } => "misplaced_component",
            Unreadable::NestedTooDeep { .. } => "nested_too_deep",
            Unreadable::NoHeader => "no_header",
            Unreadable::MissingColumns { .. } => "missing_columns",
            Unreadable::RepeatedColumn { .. } => "repeated_column",
            Unreadable::UnclosedQuote { .. } => "unclosed_quote",
            Unreadable::StrayQuote { .. } => "stray_quote",
        }
    }
}

/// 64 MB: a decade of a large campus is a tenth of it.
pub(crate) const MAX_BYTES: usize = 64 * 1024 * 1024;
pub(crate) const MAX_ITEMS: usize = 200_000;

/// What every text file must satisfy before anybody looks at its grammar.
/// Answers where the text begins: behind the byte order mark that spreadsheets put in front.
pub(crate) fn text_start(bytes: &[u8]) -> Result<usize, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::FileTooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    if let Some(byte) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Unreadable::NulByte {
            line: line_of(bytes, byte),
            byte,
        });
    }
    Ok(if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    })
}

/// The line that holds this byte.
pub(crate) fn line_of(bytes: &[u8], byte: usize) -> usize {
    1 + bytes
        .iter()
        .take(byte)
        .filter(|byte| **byte == b'\n')
        .count()
}

/// At most `limit` characters of somebody's text, for an error that quotes it.
pub(crate) fn excerpt(text: &str) -> String {
    const LIMIT: usize = 80;
    let mut short: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(LIMIT)
        .collect();
    if text.chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_serialised_code() {
        let all = [
            Unreadable::FileTooLarge { bytes: 2, limit: 1 },
            Unreadable::TooManyItems { limit: 1 },
            Unreadable::NotUtf8 { line: 1, byte: 0 },
            Unreadable::NulByte { line: 1, byte: 0 },
            Unreadable::NotACalendar { line: 1 },
            Unreadable::BrokenLine { line: 1 },
            Unreadable::UnclosedComponent {
                name: "VEVENT".into(),
                line: 1,
            },
            Unreadable::UnexpectedEnd {
                name: "VEVENT".into(),
                open: "VALARM".into(),
                line: 1,
            },
            Unreadable::MisplacedComponent {
                name: "VEVENT".into(),
                inside: "VEVENT".into(),
                line: 1,
            },
            Unreadable::NestedTooDeep { line: 1, limit: 8 },
            Unreadable::NoHeader,
            Unreadable::MissingColumns {
                columns: vec!["code".into()],
            },
            Unreadable::RepeatedColumn {
                column: "code".into(),
            },
            Unreadable::UnclosedQuote { line: 1 },
            Unreadable::StrayQuote { line: 1 },
        ];
        for error in all {
            assert_eq!(serde_json::to_value(&error).unwrap()["code"], error.code());
        }
    }

    #[test]
    fn a_mark_is_skipped_and_a_nul_is_found_by_its_line() {
        assert_eq!(text_start(b"\xEF\xBB\xBFcode"), Ok(3));
        assert_eq!(
            text_start(b"a\nb\0"),
            Err(Unreadable::NulByte { line: 2, byte: 3 })
        );
    }

    #[test]
    fn a_huge_file_is_refused_by_its_size() {
        let bytes = vec![b'x'; MAX_BYTES + 1];
        assert_eq!(
            text_start(&bytes),
            Err(Unreadable::FileTooLarge {
                bytes: MAX_BYTES + 1,
                limit: MAX_BYTES
            })
        );
    }

    #[test]
    fn an_excerpt_is_short_and_printable() {
        assert_eq!(excerpt("ab\u{7}c"), "abc");
        assert_eq!(excerpt(&"界".repeat(200)).chars().count(), 81);
    }
}
