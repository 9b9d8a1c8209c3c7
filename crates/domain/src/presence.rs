//! Presence: who is there, as sensors see it.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::id::{PlaceId, ReadingId};

/// What one sensor said once, in its own words.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    pub id: ReadingId,
    pub room: PlaceId,
    pub sensor: String,
    /// When it was measured, by the sensor's clock.
    pub at: Timestamp,
    pub received_at: Timestamp,
    /// Measured values by name: motion, people, co2 …
    pub values: Map<String, Value>,
}

/// What sensors know of a room.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Seen {
    Occupied,
    Vacant,
    Unknown,
}

/// Whether somebody was there from `start` on, as far as the readings tell, which are in the order
/// of time. What a sensor said last before the start still holds at the start.
pub fn seen(readings: &[Reading], start: Timestamp) -> Seen {
    let mut latest_before: HashMap<(PlaceId, &str), bool> = HashMap::new();
    let mut seen = Seen::Unknown;
    for reading in readings {
        let Some(occupied) = occupied(&reading.values) else {
            continue;
        };
        if reading.at < start {
            latest_before.insert((reading.room, &reading.sensor), occupied);
        } else if occupied {
            return Seen::Occupied;
        } else {
            seen = Seen::Vacant;
        }
    }
    let was_occupied = latest_before.values().any(|occupied| *occupied);
    match seen {
        Seen::Unknown if was_occupied => Seen::Occupied,
        Seen::Unknown if !latest_before.is_empty() => Seen::Vacant,
        seen => seen,
    }
}

/// `None` when the values say nothing about people.
fn occupied(values: &Map<String, Value>) -> Option<bool> {
    let flag = |name: &str| values.get(name).and_then(Value::as_bool);
    let people = values
        .get("people")
        .and_then(Value::as_f64)
        .map(|people| people >= 1.0);
    [flag("motion"), flag("occupied"), people]
        .into_iter()
        .flatten()
        .reduce(|one, other| one || other)
}
