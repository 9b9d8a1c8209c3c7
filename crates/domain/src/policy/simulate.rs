//! What a draft of rules would have meant: what was booked is booked again, in the order in which
//! people asked, under the rules as they are and under the draft.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::ask::{Ask, Violation};
use super::quota::{Usage, Used};
use crate::id::{OrgUnitId, PersonId, PlaceId};
use crate::meeting::{Meeting, ReleaseReason, violations_in};
use crate::place::Places;

/// A meeting that was booked, with the org unit of its organizer.
#[derive(Clone, Debug)]
pub struct PastBooking {
    pub meeting: Meeting,
    pub department: Option<OrgUnitId>,
}

/// A meeting that the draft would have refused and the present rules would not.
#[derive(Clone, Debug)]
pub struct WouldRefuse {
    pub meeting: Meeting,
    pub violations: Vec<Violation>,
    /// Minutes of rooms it took.
    pub minutes: i64,
}

/// What the draft would have meant.
#[derive(Clone, Default, Debug)]
pub struct Simulation {
    /// Meetings that were booked again.
    pub tried: usize,
    /// In the order in which they were asked for.
    pub refused: Vec<WouldRefuse>,
    /// For each rule, the meetings it would have refused and the minutes of rooms they took.
    pub by_rule: BTreeMap<&'static str, (usize, i64)>,
}

/// Books everything again under both sets of rules. What the draft refuses takes no room and counts
/// for no quota of the draft.
pub fn simulate(present: &Places, draft: &Places, mut bookings: Vec<PastBooking>) -> Simulation {
    // What was booked in one and the same moment, as an import does, is taken by its start.
    bookings.sort_by_key(|PastBooking { meeting, .. }| {
        (meeting.created_at, meeting.span.from(), meeting.id)
    });
    let mut simulation = Simulation::default();
    let (mut as_is, mut as_drafted) = (Counts::default(), Counts::default());
    for booking in bookings {
        let rooms = rooms_of(&booking.meeting, draft);
        if rooms.is_empty() {
            continue;
        }
        simulation.tried += 1;
        let kept = as_is.broken(&booking, &rooms, present);
        as_is.note(&booking, &rooms);
        let is_new = |broken: &Violation| {
            !kept
                .iter()
                .any(|old| (old.code, old.rule) == (broken.code, broken.rule))
        };
        let mut violations = as_drafted.broken(&booking, &rooms, draft);
        violations.retain(is_new);
        if violations.is_empty() {
            as_drafted.note(&booking, &rooms);
            continue;
        }
        let minutes = minutes_of(&booking.meeting, &rooms);
        let mut rules: Vec<_> = violations.iter().map(|broken| broken.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            let (meetings, total) = simulation.by_rule.entry(rule).or_default();
            *meetings += 1;
            *total += minutes;
        }
        simulation.refused.push(WouldRefuse {
            meeting: booking.meeting,
            violations,
            minutes,
        });
    }
    simulation
}

/// The rooms it was booked in and did not leave for others, as far as they still are there.
fn rooms_of(meeting: &Meeting, places: &Places) -> Vec<PlaceId> {
    let mut rooms: Vec<_> = meeting
        .holds
        .iter()
        .filter(|hold| hold.released != Some(ReleaseReason::Moved))
        .map(|hold| hold.room)
        .filter(|room| places.room(*room).is_some())
        .collect();
    rooms.sort();
    rooms.dedup();
    rooms
}

fn minutes_of(meeting: &Meeting, rooms: &[PlaceId]) -> i64 {
    let rooms = i64::try_from(rooms.len()).unwrap_or(i64::MAX);
    meeting.span.seconds() / 60 * rooms
}

/// What was booked so far, for each person and department.
#[derive(Default)]
struct Counts {
    people: HashMap<PersonId, Vec<Used>>,
    departments: HashMap<OrgUnitId, Vec<Used>>,
    everyone: Vec<Used>,
}

impl Counts {
    fn broken(&self, booking: &PastBooking, rooms: &[PlaceId], places: &Places) -> Vec<Violation> {
        let meeting = &booking.meeting;
        let needs = super::quota::needs(rooms, places, &[meeting.span], meeting.created_at);
        let of = |list: Option<&Vec<Used>>, span: Option<crate::span::Span>| match (list, span) {
            (Some(list), Some(span)) => list
                .iter()
                .filter(|used| used.span.overlaps(&span))
                .cloned()
                .collect(),
            _ => Vec::new(),
        };
        let department = booking
            .department
            .and_then(|unit| self.departments.get(&unit));
        let usage = Usage {
            person: of(self.people.get(&meeting.topic.organizer), needs.person),
            department: of(department, needs.department),
            everyone: of(Some(&self.everyone), needs.everyone),
        };
        let ask = Ask {
            people: Some(meeting.topic.head_count()),
            meeting_type: meeting.topic.meeting_type.clone(),
            usage: Arc::new(usage),
            // What was booked after the fact was entered by those who may.
            past_allowed: meeting.span.from() < meeting.created_at,
            ..Ask::new(meeting.span, meeting.created_at)
        };
        violations_in(rooms, places, &ask).unwrap_or_default()
    }

    /// Whoever gave the room back no longer counts.
    fn note(&mut self, booking: &PastBooking, rooms: &[PlaceId]) {
        let meeting = &booking.meeting;
        if !meeting.state.holds_rooms() {
            return;
        }
        let all = rooms.iter().map(|room| Used {
            meeting: meeting.id,
            room: *room,
            span: meeting.span,
            meeting_type: meeting.topic.meeting_type.clone(),
        });
        for used in all {
            if let Some(unit) = booking.department {
                self.departments.entry(unit).or_default().push(used.clone());
            }
            let organizer = meeting.topic.organizer;
            self.people.entry(organizer).or_default().push(used.clone());
            self.everyone.push(used);
        }
    }
}
