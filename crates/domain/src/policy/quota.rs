//! What counts over several bookings: so many meetings or minutes in a period, so many rooms at
//! one time. The facts are counted in the transaction that books, so races cannot exceed them.

use std::sync::Arc;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;

use super::ask::{Ask, Violation, ViolationCode};
use super::value::{Of, Period, Quota};
use crate::id::{MeetingId, PlaceId};
use crate::place::Places;
use crate::span::Span;

/// One room of one meeting that counts. The span is the meeting's, without buffers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Used {
    pub meeting: MeetingId,
    pub room: PlaceId,
    pub span: Span,
    pub meeting_type: Option<Arc<str>>,
}

/// What was booked already, by who it counts for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Usage {
    pub person: Vec<Used>,
    pub department: Vec<Used>,
    pub everyone: Vec<Used>,
}

impl Usage {
    fn of(&self, of: Of) -> &[Used] {
        match of {
            Of::Person => &self.person,
            Of::Department => &self.department,
            Of::Everyone => &self.everyone,
        }
    }
}

/// Which bookings have to be known: those that overlap the span, for each subject that some rule
/// counts. Nothing where no rule counts anything, and then nothing is asked.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Needs {
    pub person: Option<Span>,
    pub department: Option<Span>,
    pub everyone: Option<Span>,
    /// Places whose rooms count together for everyone.
    pub groups: Vec<PlaceId>,
}

impl Needs {
    pub fn are_none(&self) -> bool {
        self.person.is_none() && self.department.is_none() && self.everyone.is_none()
    }
}

pub fn needs(rooms: &[PlaceId], places: &Places, spans: &[Span], now: Timestamp) -> Needs {
    let mut needs = Needs::default();
    for room in rooms {
        let Some(policy) = places.policy(*room) else {
            continue;
        };
        if policy.most_simultaneous.value.is_some() {
            spans.iter().for_each(|span| grow(&mut needs.person, *span));
        }
        if policy.counted_by.is_empty() {
            continue;
        }
        let zone = places.zone(*room);
        for (group, quota) in &policy.counted_by {
            for span in spans {
                let period = period(quota.period, span.from(), now, &zone);
                match quota.of {
                    Of::Person => grow(&mut needs.person, period),
                    Of::Department => grow(&mut needs.department, period),
                    Of::Everyone => grow(&mut needs.everyone, period),
                }
            }
            if quota.of == Of::Everyone {
                needs.groups.push(*group);
            }
        }
    }
    needs.groups.sort();
    needs.groups.dedup();
    needs
}

fn grow(whole: &mut Option<Span>, by: Span) {
    let before = whole.unwrap_or(by);
    let from = before.from().min(by.from());
    *whole = Span::new(from, before.until().max(by.until()));
}

/// Whether a rule of a room was set at that place.
type IsOf = fn(&super::EffectivePolicy, Option<PlaceId>) -> bool;

/// Every count that `ask` would exceed in any of the rooms.
pub fn exceeded(rooms: &[PlaceId], places: &Places, ask: &Ask) -> Vec<Violation> {
    let mut found = Vec::new();
    for (index, room) in rooms.iter().enumerate() {
        let Some(policy) = places.policy(*room) else {
            continue;
        };
        let earlier = rooms.iter().take(index);
        let is_told = |group: Option<PlaceId>, of: IsOf| {
            let mut earlier = earlier.clone().filter_map(|room| places.policy(*room));
            earlier.any(|policy| of(policy, group))
        };
        let exempt = |rule| {
            places
                .catalogue()
                .is_exempt(ask.meeting_type.as_deref(), rule)
        };
        let counted = Counted {
            room: *room,
            rooms,
            places,
            ask,
        };
        if !policy.counted_by.is_empty() && !exempt("quotas") {
            let of: IsOf =
                |policy, group| policy.counted_by.iter().any(|(at, _)| Some(*at) == group);
            for (group, quota) in &policy.counted_by {
                if !is_told(Some(*group), of) {
                    found.extend(counted.over(quota, Some(*group)));
                }
            }
        }
        let most = &policy.most_simultaneous;
        if let Some(limit) = most.value
            && !exempt("mostSimultaneous")
            && !is_told(most.place, |policy, group| {
                policy.most_simultaneous.value.is_some() && policy.most_simultaneous.place == group
            })
        {
            found.extend(counted.at_once(limit, most.place));
        }
    }
    found
}

/// Adds what was just booked, for the dates of a series that follow.
pub fn note(usage: &mut Usage, meeting: MeetingId, rooms: &[PlaceId], ask: &Ask) {
    for room in rooms {
        let used = Used {
            meeting,
            room: *room,
            span: ask.span,
            meeting_type: ask.meeting_type.clone(),
        };
        usage.person.push(used.clone());
        usage.department.push(used.clone());
        usage.everyone.push(used);
    }
}

/// One room in which something is to be booked, and what to count it with.
struct Counted<'a> {
    room: PlaceId,
    rooms: &'a [PlaceId],
    places: &'a Places,
    ask: &'a Ask,
}

impl Counted<'_> {
    fn is_within(&self, room: PlaceId, group: Option<PlaceId>) -> bool {
        group.is_none_or(|group| self.places.is_within(room, group))
    }

    fn wanted_rooms(&self, group: Option<PlaceId>) -> usize {
        let within = self
            .rooms
            .iter()
            .filter(|room| self.is_within(**room, group));
        within.count()
    }

    fn over(&self, quota: &Quota, group: Option<PlaceId>) -> Vec<Violation> {
        let zone = self.places.zone(self.room);
        let start = self.ask.span.from();
        let period = period(quota.period, start, self.ask.now, &zone);
        if !period.contains(start) {
            return Vec::new();
        }
        let (mut meetings, mut seconds) = (Vec::new(), 0_i64);
        for used in self.ask.usage.of(quota.of) {
            let kind = used.meeting_type.as_deref();
            let counts = period.contains(used.span.from())
                && self.is_within(used.room, group)
                && !self.places.catalogue().is_exempt(kind, "quotas");
            if counts {
                meetings.push(used.meeting);
                seconds += used.span.seconds();
            }
        }
        meetings.sort_unstable();
        meetings.dedup();
        let wanted_seconds =
            self.ask.span.seconds() * i64::try_from(self.wanted_rooms(group)).unwrap_or(i64::MAX);
        let meetings = meetings.len() + 1;
        let minutes = (seconds + wanted_seconds) / 60;
        let mut found = Vec::new();
        if quota
            .most_meetings
            .is_some_and(|most| meetings > most as usize)
        {
            let code = ViolationCode::TooManyMeetings;
            found.push(self.no(code, "quotas", group, json!(quota), json!(meetings)));
        }
        if quota
            .most_minutes
            .is_some_and(|most| seconds + wanted_seconds > i64::from(most) * 60)
        {
            let code = ViolationCode::TooManyMinutes;
            found.push(self.no(code, "quotas", group, json!(quota), json!(minutes)));
        }
        found
    }

    /// Rooms are taken and left at the starts and ends; the most at one time is found at a start.
    fn at_once(&self, limit: u32, group: Option<PlaceId>) -> Option<Violation> {
        let wanted = self.ask.span;
        let catalogue = self.places.catalogue();
        let others: Vec<_> = self
            .ask
            .usage
            .person
            .iter()
            .filter(|used| used.span.overlaps(&wanted) && self.is_within(used.room, group))
            .filter(|used| !catalogue.is_exempt(used.meeting_type.as_deref(), "mostSimultaneous"))
            .collect();
        let instants = others
            .iter()
            .map(|used| used.span.from().max(wanted.from()));
        let peak = instants
            .map(|at| others.iter().filter(|used| used.span.contains(at)).count())
            .max()
            .unwrap_or(0);
        let rooms = peak + self.wanted_rooms(group);
        (rooms > limit as usize).then(|| {
            let code = ViolationCode::TooManyAtOnce;
            self.no(code, "mostSimultaneous", group, json!(limit), json!(rooms))
        })
    }

    fn no(
        &self,
        code: ViolationCode,
        rule: &'static str,
        place_id: Option<PlaceId>,
        limit: serde_json::Value,
        actual: serde_json::Value,
    ) -> Violation {
        Violation {
            code,
            rule,
            room_id: self.room,
            place_id,
            limit,
            actual,
            start: self.ask.span.from(),
        }
    }
}

/// The period of a quota in which an instant lies.
fn period(period: Period, at: Timestamp, now: Timestamp, zone: &TimeZone) -> Span {
    let day = zone.to_datetime(at).date();
    let days = match period {
        Period::Future => None,
        Period::Day => day.tomorrow().ok().map(|next| (day, next)),
        Period::Week => {
            let back = i64::from(day.weekday().to_monday_zero_offset());
            let monday = day.checked_sub(back.days());
            monday
                .ok()
                .and_then(|monday| Some((monday, monday.checked_add(7.days()).ok()?)))
        }
        Period::Month => {
            let first = day.first_of_month();
            first.checked_add(1.month()).ok().map(|next| (first, next))
        }
        Period::Year => {
            let first = day.first_of_year();
            first.checked_add(1.year()).ok().map(|next| (first, next))
        }
    };
    let midnight = |day: Date| zone.to_timestamp(day.to_datetime(Time::midnight())).ok();
    days.and_then(|(from, until)| Span::new(midnight(from)?, midnight(until)?))
        .or_else(|| Span::new(now, FAR))
        .unwrap_or(Span::lasting(now, 1))
}

/// Later than any meeting, and within what both engines can hold.
const FAR: Timestamp = Timestamp::constant(200_000_000_000, 0);
