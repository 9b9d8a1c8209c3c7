//! `rooms.csv`: one room a row, with the places above it by name.

use std::collections::BTreeSet;

use domain::place::BookingMode;
use serde::Serialize;

use super::{Cells, RowFault, Shape, Table, read};
use crate::Unreadable;

const MAX_CODE: usize = 64;
const MAX_NAME: usize = 200;
const MAX_KIND: usize = 64;
const MAX_FEATURES: usize = 2_000;
const MAX_CAPACITY: u32 = 100_000;

/// What a row says of a room. Optional columns that the file does not have are `None`, and the
/// room keeps what it has; so an empty cell and a missing column differ.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RoomRow {
    /// The key: a second import updates the room with this code.
    pub code: String,
    pub campus: String,
    pub building: Option<String>,
    pub floor: Option<String>,
    pub zone: Option<String>,
    pub name: String,
    pub capacity: u32,
    pub kind: Option<String>,
    /// IANA name.
    pub time_zone: String,
    pub features: Option<BTreeSet<String>>,
    pub booking_mode: Option<BookingMode>,
}

/// Columns `code,campus,building,floor,name,capacity,kind,time_zone`, and where wanted
/// `zone,features,booking_mode`, in any order. `features` are separated by `;`.
pub fn read_rooms(bytes: &[u8]) -> Result<Table<RoomRow>, Unreadable> {
    read(bytes, &SHAPE)
}

const SHAPE: Shape<RoomRow> = Shape {
    key: "code",
    required: &[
        "code",
        "campus",
        "building",
        "floor",
        "name",
        "capacity",
        "kind",
        "time_zone",
    ],
    optional: &["zone", "features", "booking_mode"],
    fold_key: str::to_owned,
    row,
};

fn row(cells: &Cells<'_>) -> Result<RoomRow, RowFault> {
    let time_zone = cells.time_zone("time_zone")?;
    Ok(RoomRow {
        code: cells.required("code", MAX_CODE)?,
        campus: cells.required("campus", MAX_NAME)?,
        building: cells.optional("building", MAX_NAME)?,
        floor: cells.optional("floor", MAX_NAME)?,
        zone: cells.optional("zone", MAX_NAME)?,
        name: cells.required("name", MAX_NAME)?,
        capacity: cells.number("capacity", 1, MAX_CAPACITY)?,
        kind: cells.optional("kind", MAX_KIND)?,
        time_zone: time_zone.ok_or(RowFault::MissingValue {
            column: "time_zone",
        })?,
        features: features(cells)?,
        booking_mode: cells.word("booking_mode", &BookingMode::ALL, BookingMode::as_str)?,
    })
}

fn features(cells: &Cells<'_>) -> Result<Option<BTreeSet<String>>, RowFault> {
    if !cells.has_column("features") {
        return Ok(None);
    }
    let text = cells
        .optional("features", MAX_FEATURES)?
        .unwrap_or_default();
    let names = text
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    Ok(Some(names.map(str::to_owned).collect()))
}
