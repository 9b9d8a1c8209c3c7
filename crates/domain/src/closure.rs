//! Closures of places that somebody planned: no room within may be booked meanwhile, and what was
//! booked before has to go elsewhere until nothing is left. Which room is offered for which meeting
//! is worked out here.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::id::{ClosureId, MeetingId, PersonId, PlaceId, SeriesId};
use crate::meeting::{Meeting, State};
use crate::place::{Place, Places};
use crate::policy;
use crate::span::Span;

/// Seats up to which rooms are of one size, smallest first; beyond the last all are.
const SIZES: [u32; 6] = [2, 4, 8, 14, 30, 80];

/// A place is closed for a while.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Closure {
    pub id: ClosureId,
    /// It counts here and in all below.
    pub place: PlaceId,
    pub span: Span,
    pub reason: String,
    /// `None`: the operator at the console.
    pub planned_by: Option<PersonId>,
    pub planned_at: Timestamp,
    /// When it was given up.
    pub withdrawn_at: Option<Timestamp>,
    pub version: i64,
}

impl Closure {
    pub fn progress(&self, now: Timestamp) -> Progress {
        if self.withdrawn_at.is_some() {
            Progress::Withdrawn
        } else if self.span.until() <= now {
            Progress::Over
        } else if self.span.from() <= now {
            Progress::Closed
        } else {
            Progress::Planned
        }
    }

    /// The rule that it is for a room, told by the room's own clock.
    pub(crate) fn as_rule(&self, zone: &jiff::tz::TimeZone) -> policy::Closure {
        policy::Closure {
            from: policy::Moment::Local(zone.to_datetime(self.span.from())),
            until: policy::Moment::Local(zone.to_datetime(self.span.until())),
            reason: self.reason.clone(),
            span: Some(self.span),
        }
    }

    /// A type of meetings that closed periods do not concern, such as the works themselves.
    fn lets_in(&self, meeting: &Meeting, places: &Places) -> bool {
        let kind = meeting.topic.meeting_type.as_deref();
        places.catalogue().is_exempt(kind, "closures")
    }

    /// The rooms of the meeting that it closes; empty when it leaves the meeting alone.
    pub fn closes(&self, meeting: &Meeting, places: &Places, now: Timestamp) -> Vec<PlaceId> {
        let state = meeting.state_at(now);
        let takes_place = matches!(state, State::Requested | State::Confirmed | State::Running);
        if self.withdrawn_at.is_some()
            || !takes_place
            || meeting.span.until() <= now
            || !meeting.span.overlaps(&self.span)
            || self.lets_in(meeting, places)
        {
            return Vec::new();
        }
        let mut rooms = meeting.rooms();
        rooms.retain(|room| places.is_within(*room, self.place));
        rooms
    }
}

/// How far a closure is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Progress {
    /// Still to come.
    Planned,
    /// The place is closed now.
    Closed,
    Over,
    Withdrawn,
}

impl Progress {
    pub fn as_str(self) -> &'static str {
        match self {
            Progress::Planned => "planned",
            Progress::Closed => "closed",
            Progress::Over => "over",
            Progress::Withdrawn => "withdrawn",
        }
    }
}

/// What was done about one meeting in the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concern {
    pub closure: ClosureId,
    pub meeting: MeetingId,
    /// When its organizer was asked to find another room.
    pub asked_at: Option<Timestamp>,
    /// When they were last told.
    pub told_at: Option<Timestamp>,
    pub reminders: u32,
}

impl Concern {
    pub fn new(closure: ClosureId, meeting: MeetingId) -> Concern {
        Concern {
            closure,
            meeting,
            asked_at: None,
            told_at: None,
            reminders: 0,
        }
    }

    /// When whoever was asked is reminded: after a quarter of the time that was left, between half a
    /// day and a week. `None` when nobody was asked.
    pub fn reminder_at(&self, starts_at: Timestamp) -> Option<Timestamp> {
        let told_at = self.told_at.filter(|_| self.asked_at.is_some())?;
        let left = starts_at.as_second() - told_at.as_second();
        let wait = SignedDuration::from_secs((left / 4).clamp(12 * 3_600, 7 * 86_400));
        told_at.checked_add(wait).ok()
    }
}

/// A meeting in the way, as far as finding another room for it goes.
#[derive(Clone, Debug)]
pub struct Wanting {
    pub meeting: MeetingId,
    pub series: Option<SeriesId>,
    pub span: Span,
    /// The rooms it has, in their order.
    pub rooms: Vec<PlaceId>,
    /// Those that close.
    pub closed: Vec<PlaceId>,
    pub people: u32,
}

/// How well a room stands in for another; less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fit {
    /// Features it lacks.
    lacking: usize,
    /// Steps up to what both share, and sizes apart, which count twice.
    apart: usize,
    seats_apart: u32,
}

impl Fit {
    pub fn lacks_nothing(self) -> bool {
        self.lacking == 0
    }
}

/// How well `other` stands in for `wanted`.
pub fn fit(places: &Places, wanted: &Place, other: &Place) -> Fit {
    let path = places.path(wanted.id);
    let shared = path
        .iter()
        .zip(places.path(other.id))
        .take_while(|(mine, theirs)| mine == theirs)
        .count();
    let size = |place: &Place| size_of(place.capacity.unwrap_or(0));
    Fit {
        lacking: wanted.features.difference(&other.features).count(),
        apart: path.len() - shared + 2 * size(wanted).abs_diff(size(other)),
        seats_apart: wanted
            .capacity
            .unwrap_or(0)
            .abs_diff(other.capacity.unwrap_or(0)),
    }
}

fn size_of(seats: u32) -> usize {
    SIZES.iter().take_while(|most| seats > **most).count()
}

/// What each meeting is offered instead of the rooms that close, in the order of the meetings:
/// nothing where no room would do. Never is the same room offered to two meetings at one time.
/// `candidates` names the rooms that could stand in for one, best first; `admits` says whether one
/// of them could be had. Dates of a series go to the same room where it can be had.
pub fn propose(
    wanting: &[Wanting],
    places: &Places,
    candidates: &mut dyn FnMut(&Wanting, PlaceId) -> Vec<PlaceId>,
    admits: &mut dyn FnMut(&Wanting, PlaceId) -> bool,
) -> Vec<Option<Vec<PlaceId>>> {
    let mut taken: HashMap<PlaceId, Vec<Span>> = HashMap::new();
    let mut of_series: HashMap<(SeriesId, PlaceId), PlaceId> = HashMap::new();
    let mut offered = Vec::with_capacity(wanting.len());
    for one in wanting {
        let mut rooms = one.rooms.clone();
        let mut found = Vec::new();
        for room in &mut rooms {
            if !one.closed.contains(room) {
                continue;
            }
            let usual = one
                .series
                .and_then(|series| of_series.get(&(series, *room)));
            let others = candidates(one, *room);
            let is_free = |other: &PlaceId| {
                let span = places.hold_span(*other, one.span);
                let spans = taken.get(other);
                !one.rooms.contains(other)
                    && !found.iter().any(|(_, given)| given == other)
                    && !spans.is_some_and(|spans| spans.iter().any(|held| held.overlaps(&span)))
            };
            let mut tried = usual.copied().into_iter().chain(others).filter(is_free);
            match tried.find(|other| admits(one, *other)) {
                Some(other) => {
                    found.push((*room, other));
                    *room = other;
                }
                None => break,
            }
        }
        if found.len() < one.closed.len() {
            offered.push(None);
            continue;
        }
        for (room, other) in found {
            let span = places.hold_span(other, one.span);
            taken.entry(other).or_default().push(span);
            if let Some(series) = one.series {
                of_series.insert((series, room), other);
            }
        }
        offered.push(Some(rooms));
    }
    offered
}
