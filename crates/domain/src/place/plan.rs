//! Floor plans: a drawing of a place, and where its rooms are on it. Corners are told in parts of
//! ten thousand of the drawing, so that another drawing of the same floor moves nothing.

mod drawing;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::id::PlaceId;
use crate::panel::PictureKind;

pub use drawing::measure_drawing;

/// Both sides of every plan in its own measure.
pub const SIDE: u16 = 10_000;
/// Rooms one plan shows.
pub const SPOTS_MOST: usize = 1_000;
/// Corners of one room.
pub const CORNERS_MOST: usize = 40;
/// Twice the smallest area of a room: one that nobody could see or hit is a slip of the hand.
const TWICE_AREA_LEAST: u64 = 2 * 30 * 30;

/// The plan of a place that has rooms below.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FloorPlan {
    pub place: PlaceId,
    /// Without one, rooms lie on an empty sheet.
    pub drawing: Option<Drawing>,
    pub spots: Vec<Spot>,
    pub version: i64,
}

/// A picture of the floor; its content lies in the folder of files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawing {
    pub kind: PictureKind,
    pub width: u32,
    pub height: u32,
    pub bytes: i64,
    pub hash: [u8; 32],
}

/// Where a room is.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Spot {
    pub room: PlaceId,
    /// Its outline, in order, either way round.
    pub corners: Vec<Corner>,
}

/// A point of the plan from its left upper corner.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corner {
    pub x: u16,
    pub y: u16,
}

/// Why spots cannot be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanRefusal {
    TooManySpots {
        most: usize,
    },
    TooManyCorners {
        most: usize,
    },
    /// Outside of the plan.
    Outside {
        most: u16,
    },
    /// Too few corners, or none of them far from the others.
    NoArea,
    /// The room is there twice.
    Twice,
}

impl FloorPlan {
    pub fn empty(place: PlaceId) -> FloorPlan {
        FloorPlan {
            place,
            drawing: None,
            spots: Vec::new(),
            version: 0,
        }
    }
}

impl Spot {
    /// Twice the area within the outline.
    fn twice_area(&self) -> u64 {
        let after = self.corners.iter().cycle().skip(1);
        let crossed = |(one, other): (&Corner, &Corner)| {
            i64::from(one.x) * i64::from(other.y) - i64::from(other.x) * i64::from(one.y)
        };
        let sum: i64 = self.corners.iter().zip(after).map(crossed).sum();
        sum.unsigned_abs()
    }
}

/// Refuses spots that could not be drawn.
pub fn admit_spots(spots: &[Spot]) -> Result<(), PlanRefusal> {
    if spots.len() > SPOTS_MOST {
        return Err(PlanRefusal::TooManySpots { most: SPOTS_MOST });
    }
    let mut seen = HashSet::with_capacity(spots.len());
    spots.iter().try_for_each(|spot| {
        if spot.corners.len() > CORNERS_MOST {
            return Err(PlanRefusal::TooManyCorners { most: CORNERS_MOST });
        }
        if spot.corners.iter().any(|at| at.x > SIDE || at.y > SIDE) {
            return Err(PlanRefusal::Outside { most: SIDE });
        }
        if spot.twice_area() < TWICE_AREA_LEAST {
            return Err(PlanRefusal::NoArea);
        }
        match seen.insert(spot.room) {
            true => Ok(()),
            false => Err(PlanRefusal::Twice),
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn spot(room: u128, corners: &[(u16, u16)]) -> Spot {
        Spot {
            room: PlaceId(Uuid::from_u128(room)),
            corners: corners
                .iter()
                .map(|(x, y)| Corner { x: *x, y: *y })
                .collect(),
        }
    }

    proptest! {
        #[test]
        fn any_rectangle_that_can_be_seen_is_admitted_whichever_way_round(left in 0_u16..9_900, top in 0_u16..9_900, width in 30_u16..100, height in 30_u16..100, turned in any::<bool>()) {
            let (right, bottom) = (left + width, top + height);
            let mut corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
            if turned {
                corners.reverse();
            }
            let one = spot(1, &corners);
            prop_assert_eq!(one.twice_area(), 2 * u64::from(width) * u64::from(height));
            prop_assert_eq!(admit_spots(&[one]), Ok(()));
        }

        #[test]
        fn what_is_admitted_lies_on_the_plan_and_once(rooms in prop::collection::vec((0_u128..4, prop::collection::vec((0_u16..11_000, 0_u16..11_000), 0..6)), 0..5)) {
            let spots: Vec<_> = rooms.iter().map(|(room, corners)| spot(*room, corners)).collect();
            if admit_spots(&spots).is_ok() {
                let names: HashSet<_> = spots.iter().map(|spot| spot.room).collect();
                prop_assert_eq!(names.len(), spots.len());
                for at in spots.iter().flat_map(|spot| &spot.corners) {
                    prop_assert!(at.x <= SIDE && at.y <= SIDE);
                }
                prop_assert!(spots.iter().all(|spot| spot.corners.len() >= 3));
            }
        }
    }

    #[test]
    fn a_line_and_a_point_are_no_room() {
        for corners in [
            &[][..],
            &[(5, 5)],
            &[(0, 0), (9_000, 9_000)],
            &[(0, 0), (10, 0), (10, 10), (0, 10)],
        ] {
            assert_eq!(admit_spots(&[spot(1, corners)]), Err(PlanRefusal::NoArea));
        }
    }

    #[test]
    fn a_room_is_in_one_place() {
        let one = spot(1, &[(0, 0), (900, 0), (900, 900)]);
        assert_eq!(admit_spots(&[one.clone(), one]), Err(PlanRefusal::Twice));
    }
}
