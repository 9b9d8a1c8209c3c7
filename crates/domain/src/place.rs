//! Places: the tree campus > building > floor > zone > room, and what is inherited down it.

pub mod plan;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::closure::Closure;
use crate::id::PlaceId;
use crate::policy::{
    Buffers, Catalogue, EffectivePolicy, Policy, RuleRefusal, Shut, refuse_rules, shut_within,
    working_hours_after,
};
use crate::span::Span;
use crate::zone::iana;

/// What level of the tree a place is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    Campus,
    Building,
    Floor,
    Zone,
    Room,
}

impl PlaceKind {
    pub fn as_str(self) -> &'static str {
        match self {
            PlaceKind::Campus => "campus",
            PlaceKind::Building => "building",
            PlaceKind::Floor => "floor",
            PlaceKind::Zone => "zone",
            PlaceKind::Room => "room",
        }
    }

    pub fn parse(text: &str) -> Option<PlaceKind> {
        [
            PlaceKind::Campus,
            PlaceKind::Building,
            PlaceKind::Floor,
            PlaceKind::Zone,
            PlaceKind::Room,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == text)
    }
}

/// How a room is had.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BookingMode {
    /// A booking is confirmed at once.
    #[default]
    Open,
    /// A booking is a request until somebody approves it.
    Approval,
    /// Whoever is in it has it; it takes no bookings.
    Instant,
}

impl BookingMode {
    pub const ALL: [BookingMode; 3] = [
        BookingMode::Open,
        BookingMode::Approval,
        BookingMode::Instant,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            BookingMode::Open => "open",
            BookingMode::Approval => "approval",
            BookingMode::Instant => "instant",
        }
    }

    pub fn parse(text: &str) -> Option<BookingMode> {
        BookingMode::ALL
            .into_iter()
            .find(|mode| mode.as_str() == text)
    }
}

/// A node of the tree. `time_zone` and `policy` are inherited by what lies below.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub id: PlaceId,
    pub parent: Option<PlaceId>,
    pub kind: PlaceKind,
    /// The stable key for imports, topics and panel addresses; unique over all places.
    pub code: String,
    pub name: String,
    /// IANA name; `None` takes the parent's.
    pub time_zone: Option<String>,
    /// People who fit; only rooms have one.
    pub capacity: Option<u32>,
    /// What the customer calls this sort of room: classroom, lab, boardroom …
    pub room_kind: Option<String>,
    pub features: BTreeSet<String>,
    pub booking_mode: BookingMode,
    /// Out of service rooms stay visible and take no new bookings.
    pub in_service: bool,
    pub policy: Policy,
    pub version: i64,
}

/// Why a tree of places cannot be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceRefusal {
    /// The parent is below the place itself.
    Cycle,
    /// A room contains no places, and a place lies in one of a higher kind.
    WrongParent {
        kind: PlaceKind,
        parent: PlaceKind,
    },
    UnknownParent,
    UnknownTimeZone {
        name: String,
    },
    DuplicateCode {
        code: String,
    },
    /// Its rules cannot be.
    Rules(RuleRefusal),
}

/// All places, with what is inherited worked out once per change of the tree, so that a booking
/// looks up its rules in memory.
#[derive(Clone, Debug, Default)]
pub struct Places {
    nodes: HashMap<PlaceId, Node>,
    by_code: HashMap<String, PlaceId>,
    /// Rooms in the order people read them: by path, then name.
    rooms: Vec<PlaceId>,
    /// Some place is not there for everyone.
    hides_any: bool,
    catalogue: Catalogue,
    keeps_buffers: bool,
    closures: Vec<Closure>,
}

#[derive(Clone, Debug)]
struct Node {
    place: Place,
    /// From the root down to the place itself.
    path: Vec<PlaceId>,
    zone: TimeZone,
    policy: EffectivePolicy,
}

impl Places {
    /// Rows whose parent is missing or that form a cycle are left out: a store that holds such
    /// rows is broken, and a broken branch must not take the rest with it.
    pub fn new(rows: Vec<Place>) -> Places {
        let rows: HashMap<PlaceId, Place> = rows.into_iter().map(|row| (row.id, row)).collect();
        let mut nodes = HashMap::with_capacity(rows.len());
        for place in rows.values() {
            let Some(path) = path_of(place, &rows) else {
                continue;
            };
            let chain = path.iter().filter_map(|id| rows.get(id));
            let zone = chain
                .clone()
                .rev()
                .find_map(|node| node.time_zone.as_deref())
                .and_then(|name| TimeZone::get(name).ok())
                .unwrap_or(TimeZone::UTC);
            let policy = EffectivePolicy::resolve(chain.map(|node| (node.id, &node.policy)));
            nodes.insert(
                place.id,
                Node {
                    place: place.clone(),
                    path,
                    zone,
                    policy,
                },
            );
        }
        let by_code = nodes
            .values()
            .map(|node| (node.place.code.clone(), node.place.id))
            .collect();
        let hides_any = nodes
            .values()
            .any(|node| !node.policy.who_sees.value.is_everyone());
        let mut places = Places {
            nodes,
            by_code,
            rooms: Vec::new(),
            hides_any,
            catalogue: Catalogue::default(),
            keeps_buffers: false,
            closures: Vec::new(),
        };
        places.rooms = places.sorted_rooms();
        let mut rooms = places.rooms.iter();
        places.keeps_buffers = rooms.any(|room| !places.buffers(*room).are_none());
        places
    }

    /// The same places, with what their rules refer to by code.
    #[must_use]
    pub fn with_catalogue(self, catalogue: Catalogue) -> Places {
        Places { catalogue, ..self }
    }

    /// The same places, closed where and when somebody planned it: beside the periods that rules
    /// close.
    #[must_use]
    pub fn with_closures(mut self, closures: Vec<Closure>) -> Places {
        for node in self.nodes.values_mut() {
            let above = |closure: &&Closure| node.path.contains(&closure.place);
            for closure in closures.iter().filter(above) {
                let rule = closure.as_rule(&node.zone);
                node.policy.closures.value.push(rule.clone());
                node.policy.closed_by.push((closure.place, rule));
            }
        }
        Places { closures, ..self }
    }

    /// The closures that were planned, as far as they are known here.
    pub fn closures(&self) -> &[Closure] {
        &self.closures
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn sorted_rooms(&self) -> Vec<PlaceId> {
        let mut rooms: Vec<_> = self
            .nodes
            .values()
            .filter(|node| node.place.kind == PlaceKind::Room)
            .map(|node| {
                let mut key = self.path_names(node.place.id);
                key.push(node.place.name.clone());
                (
                    key.iter().map(|name| natural_key(name)).collect::<Vec<_>>(),
                    node.place.id,
                )
            })
            .collect();
        rooms.sort();
        rooms.into_iter().map(|(_, id)| id).collect()
    }

    pub fn get(&self, id: PlaceId) -> Option<&Place> {
        self.nodes.get(&id).map(|node| &node.place)
    }

    /// The place, if it is a room.
    pub fn room(&self, id: PlaceId) -> Option<&Place> {
        self.get(id).filter(|place| place.kind == PlaceKind::Room)
    }

    pub fn by_code(&self, code: &str) -> Option<&Place> {
        self.by_code.get(code).and_then(|id| self.get(*id))
    }

    /// Every room, in reading order.
    pub fn rooms(&self) -> &[PlaceId] {
        &self.rooms
    }

    pub fn all(&self) -> impl Iterator<Item = &Place> {
        self.nodes.values().map(|node| &node.place)
    }

    /// From the root down to the place itself; empty when the place is unknown.
    pub fn path(&self, id: PlaceId) -> &[PlaceId] {
        self.nodes
            .get(&id)
            .map(|node| node.path.as_slice())
            .unwrap_or_default()
    }

    /// Names of the places above, root first, the place itself not among them.
    pub fn path_names(&self, id: PlaceId) -> Vec<String> {
        let above = self
            .path(id)
            .split_last()
            .map(|(_, above)| above)
            .unwrap_or_default();
        above
            .iter()
            .filter_map(|id| self.get(*id))
            .map(|place| place.name.clone())
            .collect()
    }

    /// Whether `id` is `above` or lies somewhere below it.
    pub fn is_within(&self, id: PlaceId, above: PlaceId) -> bool {
        self.path(id).contains(&above)
    }

    /// The zone in which the place's days begin and end; UTC when nobody set one.
    pub fn zone(&self, id: PlaceId) -> TimeZone {
        self.nodes
            .get(&id)
            .map(|node| node.zone.clone())
            .unwrap_or(TimeZone::UTC)
    }

    /// What is kept of a room around each meeting in it.
    pub fn buffers(&self, room: PlaceId) -> Buffers {
        self.policy(room).map(Buffers::of).unwrap_or_default()
    }

    /// Whether any room is kept before or after meetings.
    pub fn keep_buffers(&self) -> bool {
        self.keeps_buffers
    }

    /// The hold that a meeting has in a room: its span with set-up and tear-down.
    pub fn hold_span(&self, room: PlaceId, meeting: Span) -> Span {
        self.buffers(room).widen(meeting)
    }

    /// Refuses rules that cannot be, at the place and wherever they are inherited.
    pub fn admit_rules(&self, at: PlaceId) -> Result<(), PlaceRefusal> {
        let below = self.nodes.values().filter(|node| node.path.contains(&at));
        let refused = below
            .filter_map(|node| {
                let Node { place, policy, .. } = node;
                let own = if place.id == at {
                    &place.policy
                } else {
                    &Policy::default()
                };
                let refusal = refuse_rules(place.id, own, policy, place.capacity, &self.catalogue)?;
                Some((node.path.len(), place.id, refusal))
            })
            // The highest place first: there it is most easily mended.
            .min_by_key(|(depth, id, _)| (*depth, *id));
        match refused {
            Some((_, _, refusal)) => Err(PlaceRefusal::Rules(refusal)),
            None => Ok(()),
        }
    }

    pub fn policy(&self, id: PlaceId) -> Option<&EffectivePolicy> {
        self.nodes.get(&id).map(|node| &node.policy)
    }

    /// When the room is not open within the span, in order.
    pub fn shut_within(&self, room: PlaceId, span: Span) -> Vec<Shut> {
        let policy = self.policy(room);
        policy.map_or_else(Vec::new, |policy| {
            shut_within(policy, &self.catalogue, &self.zone(room), span)
        })
    }

    /// When so many hours have passed at which the place is open; `None` when that never comes.
    pub fn working_hours_after(
        &self,
        id: PlaceId,
        since: Timestamp,
        hours: u32,
    ) -> Option<Timestamp> {
        let policy = self.policy(id)?;
        working_hours_after(policy, &self.catalogue, &self.zone(id), since, hours)
    }

    /// The nearest place, upwards from `id`, that sets a rule or a time zone. Whatever shares it has
    /// the same rules by the same clock.
    pub fn rules_from(&self, id: PlaceId) -> Option<PlaceId> {
        let sets = |place: &Place| {
            place.time_zone.is_some()
                || place.policy != Policy::default()
                || self.closures.iter().any(|one| one.place == place.id)
        };
        let mut upwards = self.path(id).iter().rev();
        let found = upwards.find(|id| self.get(**id).is_some_and(sets));
        found.or(self.path(id).first()).copied()
    }

    /// Whether some place is not there for everyone.
    pub fn hides_any(&self) -> bool {
        self.hides_any
    }

    /// Whether `place` may be written as it stands, next to the places that are there.
    pub fn admit(&self, place: &Place) -> Result<(), PlaceRefusal> {
        if let Some(name) = &place.time_zone
            && iana(name).is_none()
        {
            return Err(PlaceRefusal::UnknownTimeZone { name: name.clone() });
        }
        if self
            .by_code
            .get(&place.code)
            .is_some_and(|id| *id != place.id)
        {
            return Err(PlaceRefusal::DuplicateCode {
                code: place.code.clone(),
            });
        }
        let Some(parent) = place.parent else {
            return Ok(());
        };
        let Some(above) = self.get(parent) else {
            return Err(PlaceRefusal::UnknownParent);
        };
        if parent == place.id || self.is_within(parent, place.id) {
            return Err(PlaceRefusal::Cycle);
        }
        if above.kind >= place.kind {
            return Err(PlaceRefusal::WrongParent {
                kind: place.kind,
                parent: above.kind,
            });
        }
        Ok(())
    }
}

/// `None` when an ancestor is missing or the way up never ends.
fn path_of(place: &Place, rows: &HashMap<PlaceId, Place>) -> Option<Vec<PlaceId>> {
    let mut path = vec![place.id];
    let mut next = place.parent;
    while let Some(id) = next {
        if path.contains(&id) {
            return None;
        }
        path.push(id);
        next = rows.get(&id)?.parent;
    }
    path.reverse();
    Some(path)
}

/// Sorts 'Room 2' before 'Room 10': runs of digits compare as numbers.
pub fn natural_key(text: &str) -> Vec<NaturalPart> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != digits)
            .unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        parts.push(match run.parse::<u64>() {
            Ok(number) if digits => NaturalPart::Number(number),
            _ => NaturalPart::Text(run.to_lowercase()),
        });
        rest = tail;
    }
    parts
}

/// A run of digits or of other characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NaturalPart {
    Number(u64),
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn place(n: u128, parent: Option<u128>, kind: PlaceKind, name: &str) -> Place {
        Place {
            id: PlaceId(Uuid::from_u128(n)),
            parent: parent.map(|n| PlaceId(Uuid::from_u128(n))),
            kind,
            code: format!("c{n}"),
            name: name.into(),
            time_zone: None,
            capacity: None,
            room_kind: None,
            features: BTreeSet::new(),
            booking_mode: BookingMode::Open,
            in_service: true,
            policy: Policy::default(),
            version: 1,
        }
    }

    fn id(n: u128) -> PlaceId {
        PlaceId(Uuid::from_u128(n))
    }

    #[test]
    fn the_nearest_zone_above_counts() {
        let mut campus = place(1, None, PlaceKind::Campus, "Campus");
        campus.time_zone = Some("Asia/Shanghai".into());
        let mut building = place(2, Some(1), PlaceKind::Building, "North");
        building.time_zone = Some("Europe/Lisbon".into());
        let rows = vec![
            campus,
            building,
            place(3, Some(2), PlaceKind::Room, "A"),
            place(4, Some(1), PlaceKind::Room, "B"),
        ];
        let places = Places::new(rows);
        assert_eq!(places.zone(id(3)).iana_name(), Some("Europe/Lisbon"));
        assert_eq!(places.zone(id(4)).iana_name(), Some("Asia/Shanghai"));
        assert_eq!(places.path_names(id(3)), ["Campus", "North"]);
    }

    #[test]
    fn a_broken_branch_is_left_out() {
        let rows = vec![
            place(1, Some(2), PlaceKind::Floor, "a"),
            place(2, Some(1), PlaceKind::Floor, "b"),
            place(3, None, PlaceKind::Room, "c"),
        ];
        assert_eq!(Places::new(rows).rooms(), [id(3)]);
    }

    #[test]
    fn a_place_cannot_move_below_itself_or_into_a_room() {
        let places = Places::new(vec![
            place(1, None, PlaceKind::Campus, "a"),
            place(2, Some(1), PlaceKind::Building, "b"),
            place(3, Some(2), PlaceKind::Room, "c"),
        ]);
        let below_itself = place(1, Some(2), PlaceKind::Campus, "a");
        assert_eq!(places.admit(&below_itself), Err(PlaceRefusal::Cycle));
        let in_room = place(4, Some(3), PlaceKind::Room, "d");
        assert_eq!(
            places.admit(&in_room),
            Err(PlaceRefusal::WrongParent {
                kind: PlaceKind::Room,
                parent: PlaceKind::Room
            })
        );
    }

    #[test]
    fn numbers_in_names_sort_as_numbers() {
        let mut names = ["Room 10", "Room 9", "room 2b"];
        names.sort_by_key(|name| natural_key(name));
        assert_eq!(names, ["room 2b", "Room 9", "Room 10"]);
    }
}
