//! Presence: who is there, as sensors see it.

use jiff::Timestamp;
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
