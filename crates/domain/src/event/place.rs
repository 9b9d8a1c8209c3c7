//! What the log says of places and their plans.

use serde::{Deserialize, Serialize};

use super::Fate;
use crate::id::PlaceId;
use crate::place::Place;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceFact {
    pub place: Box<Place>,
}

/// The plan of a place was drawn or taken away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanFact {
    pub happened: Fate,
    pub place: PlaceId,
    /// Rooms that are placed on it.
    pub rooms: usize,
    /// Whether there is a drawing below them.
    pub drawing: bool,
}

impl PlanFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            Fate::Saved => "plan.saved",
            Fate::Deleted => "plan.deleted",
        }
    }
}
