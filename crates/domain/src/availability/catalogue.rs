//! What is known of the rooms themselves, arranged for search: who has a feature, who lies in a
//! place, and one order in which the best fit always comes first.

use std::collections::{BTreeSet, HashMap};

use super::bits::Bits;
use crate::id::{MeetingId, PlaceId};

/// What a search needs to know of a room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoomFacts {
    pub id: PlaceId,
    /// People who fit.
    pub capacity: u32,
    pub features: BTreeSet<String>,
    /// The places it lies in, in any order.
    pub ancestors: Vec<PlaceId>,
    /// Whether a search may offer it; its holds are shown either way.
    pub bookable: bool,
}

/// What a room must be and have. The default is met by every bookable room.
#[derive(Clone, Copy, Default, Debug)]
pub struct Need<'a> {
    pub capacity_min: u32,
    pub features: &'a [&'a str],
    /// The room is this place or lies in it.
    pub within: Option<PlaceId>,
    /// Only these.
    pub rooms: Option<&'a [PlaceId]>,
    /// The meeting being moved: what it holds and whom it occupies counts as free.
    pub ignoring: Option<MeetingId>,
}

#[derive(Default)]
pub(super) struct Catalogue {
    /// Every room by capacity, then number of features, then the order given. A room that fits has
    /// all features asked for, so the fewer it has the fewer are wasted, whatever was asked.
    ranks: Vec<Rank>,
    bookable: Bits,
    features: HashMap<String, Bits>,
    places: HashMap<PlaceId, Bits>,
}

struct Rank {
    capacity: u32,
    slot: u32,
}

impl Catalogue {
    pub(super) fn new(facts: &[(u32, RoomFacts)]) -> Catalogue {
        let mut catalogue = Catalogue::default();
        let mut order: Vec<&(u32, RoomFacts)> = facts.iter().collect();
        order.sort_by_key(|(_, room)| (room.capacity, room.features.len()));
        let rank = |(slot, room): &(u32, RoomFacts)| Rank {
            capacity: room.capacity,
            slot: *slot,
        };
        catalogue.ranks = order.into_iter().map(rank).collect();
        for (slot, room) in facts {
            if room.bookable {
                catalogue.bookable.insert(*slot);
            }
            for feature in &room.features {
                catalogue
                    .features
                    .entry(feature.clone())
                    .or_default()
                    .insert(*slot);
            }
            for place in &room.ancestors {
                catalogue.places.entry(*place).or_default().insert(*slot);
            }
        }
        catalogue
    }

    /// The rooms that would do, whenever they are free. `slots` knows the rooms by id.
    pub(super) fn fitting(&self, need: &Need, slots: &HashMap<PlaceId, u32>) -> Bits {
        let mut fitting = self.bookable.clone();
        let slot = |room: &PlaceId| slots.get(room).copied();
        if let Some(rooms) = need.rooms {
            fitting.keep(&rooms.iter().filter_map(slot).collect());
        }
        if let Some(place) = need.within {
            match self.places.get(&place) {
                Some(inside) => fitting.keep(inside),
                None => fitting.keep(&slot(&place).into_iter().collect()),
            }
        }
        for feature in need.features {
            match self.features.get(*feature) {
                Some(having) => fitting.keep(having),
                None => return Bits::default(),
            }
        }
        for rank in self
            .ranks
            .iter()
            .take_while(|rank| rank.capacity < need.capacity_min)
        {
            fitting.remove(rank.slot);
        }
        fitting
    }

    /// The rooms of a set, best fit first. None in it has less than `capacity_min`.
    pub(super) fn ranked(&self, rooms: &Bits, capacity_min: u32) -> impl Iterator<Item = u32> {
        let first = self
            .ranks
            .partition_point(|rank| rank.capacity < capacity_min);
        let large = self.ranks.get(first..).unwrap_or_default().iter();
        large
            .map(|rank| rank.slot)
            .filter(|slot| rooms.contains(*slot))
    }
}
