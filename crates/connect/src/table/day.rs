//! `days.csv`: the days of a working calendar that are not what their weekday says.

use domain::policy::{Day, DayKind, IsoWeekday};
use jiff::civil::Date;
use serde::Serialize;

use super::{Cells, RowFault, Shape, Table, read};
use crate::Unreadable;
use crate::unreadable::excerpt;

const MAX_DATE: usize = 32;
const MAX_NAME: usize = 200;

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DayRow {
    /// The key.
    pub date: Date,
    pub day: Day,
}

/// Columns `date,kind`, and where wanted `as_weekday,name`, in any order.
pub fn read_days(bytes: &[u8]) -> Result<Table<DayRow>, Unreadable> {
    read(bytes, &SHAPE)
}

const SHAPE: Shape<DayRow> = Shape {
    key: "date",
    required: &["date", "kind"],
    optional: &["as_weekday", "name"],
    fold_key: str::to_owned,
    row,
};

fn row(cells: &Cells<'_>) -> Result<DayRow, RowFault> {
    let date = cells.required("date", MAX_DATE)?;
    let kind = cells.word("kind", &DayKind::ALL, DayKind::as_str)?;
    Ok(DayRow {
        date: date.parse().map_err(|_| RowFault::NotADate {
            column: "date",
            text: excerpt(&date),
        })?,
        day: Day {
            kind: kind.ok_or(RowFault::MissingValue { column: "kind" })?,
            as_weekday: as_weekday(cells)?,
            name: cells.optional("name", MAX_NAME)?.unwrap_or_default(),
        },
    })
}

fn as_weekday(cells: &Cells<'_>) -> Result<Option<IsoWeekday>, RowFault> {
    if cells.raw("as_weekday").is_empty() {
        return Ok(None);
    }
    let number = cells.number("as_weekday", 1, 7)?;
    Ok(i8::try_from(number)
        .ok()
        .and_then(|number| IsoWeekday::try_from(number).ok()))
}
