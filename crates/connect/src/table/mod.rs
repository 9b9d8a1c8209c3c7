//! Tables (CSV, UTF-8) of rooms, people and days read into plain rows: each is a row or the reason
//! why that one is refused. A table that is not whole, or lacks a column, is refused as a whole.

mod day;
mod fault;
mod person;
mod record;
mod room;

use std::borrow::Cow;
use std::collections::HashMap;

pub use day::{DayRow, read_days};
pub use fault::RowFault;
pub use person::{PersonRow, read_people};
pub use room::{RoomRow, read_rooms};

use crate::Unreadable;
use crate::unreadable::{MAX_ITEMS, excerpt, line_of, text_start};
use domain::text::is_hidden;
use domain::zone::iana;
use record::{Record, Records};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table<T> {
    pub lines: Vec<Line<T>>,
    /// Columns of the header that nobody here knows; their cells were not looked at.
    pub unknown_columns: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line<T> {
    /// Where the row begins in the file.
    pub line: usize,
    /// What the row says of the key column, shortened, be it right or wrong: to name the row in a
    /// report.
    pub key: String,
    pub row: Result<T, RowFault>,
}

/// What a kind of row needs to be read.
struct Shape<T> {
    /// The column whose value may appear once.
    key: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    /// Two keys with the same folded form are the same key.
    fold_key: fn(&str) -> String,
    row: fn(&Cells<'_>) -> Result<T, RowFault>,
}

fn read<T>(bytes: &[u8], shape: &Shape<T>) -> Result<Table<T>, Unreadable> {
    let start = text_start(bytes)?;
    let text = std::str::from_utf8(bytes.get(start..).unwrap_or_default()).map_err(|error| {
        let byte = start + error.valid_up_to();
        Unreadable::NotUtf8 {
            line: line_of(bytes, byte),
            byte,
        }
    })?;
    let mut records = Records::of(text);
    let header = records.next().ok_or(Unreadable::NoHeader)??;
    let (columns, unknown_columns) = columns(&header, shape)?;
    let mut first_lines = HashMap::new();
    let mut lines = Vec::new();
    for record in records {
        let record = record?;
        if lines.len() == MAX_ITEMS {
            return Err(Unreadable::TooManyItems { limit: MAX_ITEMS });
        }
        lines.push(line(
            &record,
            &columns,
            header.cells.len(),
            shape,
            &mut first_lines,
        ));
    }
    Ok(Table {
        lines,
        unknown_columns,
    })
}

type Columns = HashMap<&'static str, usize>;

fn columns<T>(header: &Record<'_>, shape: &Shape<T>) -> Result<(Columns, Vec<String>), Unreadable> {
    let mut columns = Columns::new();
    let mut unknown = Vec::new();
    for (place, name) in header.cells.iter().enumerate() {
        let mut known = shape.required.iter().chain(shape.optional);
        match known.find(|known| known.eq_ignore_ascii_case(name)) {
            Some(known) if columns.insert(known, place).is_some() => {
                return Err(Unreadable::RepeatedColumn {
                    column: (*known).to_owned(),
                });
            }
            Some(_) => {}
            // A separator too many at the end of the header names nothing.
            None if name.is_empty() => {}
            None => unknown.push(excerpt(name)),
        }
    }
    let missing = shape
        .required
        .iter()
        .filter(|name| !columns.contains_key(**name));
    let missing: Vec<String> = missing.map(|name| (*name).to_owned()).collect();
    if missing.is_empty() {
        Ok((columns, unknown))
    } else {
        Err(Unreadable::MissingColumns { columns: missing })
    }
}

fn line<T>(
    record: &Record<'_>,
    columns: &Columns,
    width: usize,
    shape: &Shape<T>,
    first_lines: &mut HashMap<String, usize>,
) -> Line<T> {
    let cells = Cells {
        columns,
        cells: &record.cells,
    };
    let key = cells.raw(shape.key);
    let row = if record.cells.len() == width {
        let first_line = *first_lines
            .entry((shape.fold_key)(key))
            .or_insert(record.line);
        match (shape.row)(&cells) {
            Ok(_) if first_line != record.line => Err(RowFault::Duplicate {
                column: shape.key,
                text: excerpt(key),
                first_line,
            }),
            row => row,
        }
    } else {
        Err(RowFault::CellCount {
            expected: width,
            actual: record.cells.len(),
        })
    };
    Line {
        line: record.line,
        key: excerpt(key),
        row,
    }
}

/// The cells of one row by the names of their columns.
struct Cells<'a> {
    columns: &'a Columns,
    cells: &'a [Cow<'a, str>],
}

impl Cells<'_> {
    /// Empty when there is no such column.
    fn raw(&self, column: &str) -> &str {
        let place = self.columns.get(column).copied();
        place
            .and_then(|place| self.cells.get(place))
            .map_or("", |cell| cell.as_ref())
    }

    fn has_column(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// One line of text; `None` when empty.
    fn optional(&self, column: &'static str, limit: usize) -> Result<Option<String>, RowFault> {
        let text = self.raw(column);
        if text.len() > limit && text.chars().count() > limit {
            return Err(RowFault::TooLong { column, limit });
        }
        if text.chars().any(is_hidden) {
            return Err(RowFault::ControlCharacter { column });
        }
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn required(&self, column: &'static str, limit: usize) -> Result<String, RowFault> {
        self.optional(column, limit)?
            .ok_or(RowFault::MissingValue { column })
    }

    fn number(&self, column: &'static str, min: u32, max: u32) -> Result<u32, RowFault> {
        let text = self.raw(column);
        if text.is_empty() {
            return Err(RowFault::MissingValue { column });
        }
        let number = text
            .parse()
            .ok()
            .filter(|number| (min..=max).contains(number));
        number.ok_or_else(|| RowFault::NotInRange {
            column,
            text: excerpt(text),
            min,
            max,
        })
    }

    /// The name as IANA spells it.
    fn time_zone(&self, column: &'static str) -> Result<Option<String>, RowFault> {
        let text = self.raw(column);
        if text.is_empty() {
            return Ok(None);
        }
        let zone = iana(text);
        let name = zone.as_ref().and_then(|zone| zone.iana_name());
        match name {
            Some(name) => Ok(Some(name.to_owned())),
            None => Err(RowFault::UnknownTimeZone {
                name: excerpt(text),
            }),
        }
    }

    /// One of the words of the domain, in any letter case; `None` when empty.
    fn word<W: Copy>(
        &self,
        column: &'static str,
        words: &[W],
        name: fn(W) -> &'static str,
    ) -> Result<Option<W>, RowFault> {
        let text = self.raw(column);
        if text.is_empty() {
            return Ok(None);
        }
        match words
            .iter()
            .find(|word| name(**word).eq_ignore_ascii_case(text))
        {
            Some(word) => Ok(Some(*word)),
            None => Err(RowFault::UnknownWord {
                column,
                text: excerpt(text),
                allowed: words.iter().map(|word| name(*word)).collect(),
            }),
        }
    }
}
