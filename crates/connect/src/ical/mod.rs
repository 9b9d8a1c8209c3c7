//! iCalendar files (RFC 5545) read into plain values: one [`CalendarItem`] per meeting or series,
//! or the reason why that one is refused. A file that is not whole is refused as a whole.
//! Recurrence rules are handed on as written; judging them is the domain's business. The other way
//! round, [`write`] makes invitations.

mod event;
mod fault;
mod line;
mod observance;
mod outline;
mod value;
mod windows_zone;
mod write;
mod zone;

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

pub use fault::{ItemError, ItemFault};
pub use value::Moment;
pub use write::{Invitation, Invited, Method, Organizer, Role, Standing, write};

use crate::Unreadable;
use event::EventRead;
use outline::Outline;
use zone::Zones;

/// One meeting, or one series with the dates of it that are changed.
/// The serialised form holds everything the file says and not where it says it: equal forms are
/// equal content.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CalendarItem {
    /// The key; with `recurrence_id` where only one date of a series is in the file.
    pub uid: String,
    /// Where the event begins in the file.
    #[serde(skip)]
    pub line: usize,
    /// May be empty.
    pub summary: String,
    pub description: Option<String>,
    pub start: Moment,
    /// Of the first date; always after `start`.
    pub end: Moment,
    /// Given as days; `start` and `end` are midnights.
    pub all_day: bool,
    /// RRULE as written.
    pub rrule: Option<String>,
    pub exdates: Vec<Moment>,
    pub rdates: Vec<ExtraDate>,
    /// The date of the series that this one stands for, as the rule has it.
    pub recurrence_id: Option<Moment>,
    /// The change holds for all later dates too.
    pub and_following: bool,
    /// Changed dates of this series; they have a `recurrence_id` and no overrides of their own.
    pub overrides: Vec<CalendarItem>,
    /// X-ROOM-CODE
    pub room_code: Option<String>,
    pub location: Option<String>,
    /// X-EXPECTED-ATTENDEES
    pub expected_attendees: Option<u32>,
    pub status: Status,
    /// An e-mail address.
    pub organizer: Option<String>,
    /// People with an e-mail address; rooms are not among them.
    pub attendees: Vec<Attendee>,
    /// CLASS is PRIVATE or CONFIDENTIAL.
    pub private: bool,
}

/// A date of a series beside its rule; without an end it is as long as the others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ExtraDate {
    pub start: Moment,
    pub end: Option<Moment>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Attendee {
    pub email: String,
    pub name: Option<String>,
    pub required: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Confirmed,
    Tentative,
    Cancelled,
}

/// Events in the order of the file. `floating` is the zone of times that name none and of
/// whole days.
pub fn read(
    bytes: &[u8],
    floating: &TimeZone,
) -> Result<Vec<Result<CalendarItem, ItemError>>, Unreadable> {
    let outline = Outline::read(bytes)?;
    let mut events = Vec::with_capacity(outline.events.len());
    let mut rest = outline.events.iter().peekable();
    for (index, calendar) in outline.calendars.iter().enumerate() {
        let mut zones = Zones::new(floating, &calendar.locations);
        while let Some(at) = rest.next_if(|at| at.calendar == index) {
            let mut read = event::read(bytes, at, &mut zones);
            if let (true, Ok(item)) = (calendar.cancels, &mut read.result) {
                item.status = Status::Cancelled;
            }
            events.push(read);
        }
    }
    Ok(gather(events))
}

/// Puts changed dates to their series, wherever in the file they stand. A series with a change
/// that cannot be read is refused with it: holding the date as the rule has it would be wrong.
fn gather(events: Vec<EventRead>) -> Vec<Result<CalendarItem, ItemError>> {
    let (mut series, mut changes) = (Vec::with_capacity(events.len()), Vec::new());
    let mut by_uid: HashMap<String, usize> = HashMap::new();
    for (order, event) in events.into_iter().enumerate() {
        if event.changes_a_date {
            changes.push((order, event));
            continue;
        }
        let place = series.len();
        let result = claim_uid(&mut by_uid, &series, place, event.result);
        series.push((order, result));
    }
    let mut changed = HashSet::new();
    let mut alone = HashSet::new();
    for (order, change) in changes {
        let place = uid_of(&change.result).and_then(|uid| by_uid.get(uid).copied());
        match place.and_then(|place| series.get_mut(place)) {
            Some((owner_order, owner)) => {
                let first = |date| changed.insert((*owner_order, date));
                put_to_series(owner, change, first);
            }
            None => series.push((order, stand_alone(&mut alone, change.result))),
        }
    }
    series.sort_by_key(|(order, _)| *order);
    series.into_iter().map(|(_, result)| result).collect()
}

type Outcome = Result<CalendarItem, ItemError>;

fn uid_of(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Ok(item) => Some(&item.uid),
        Err(error) => error.uid.as_deref(),
    }
}

/// The first event with a UID has it, be it refused or not.
fn claim_uid(
    by_uid: &mut HashMap<String, usize>,
    earlier: &[(usize, Outcome)],
    place: usize,
    outcome: Outcome,
) -> Outcome {
    let Some(uid) = uid_of(&outcome).map(str::to_owned) else {
        return outcome;
    };
    let first = by_uid.get(&uid).and_then(|first| earlier.get(*first));
    let Some((_, first)) = first else {
        by_uid.insert(uid, place);
        return outcome;
    };
    let line_of = |outcome: &Outcome| match outcome {
        Ok(item) => item.line,
        Err(error) => error.line,
    };
    let fault = ItemFault::DuplicateUid {
        first_line: line_of(first),
    };
    Err(ItemError {
        line: line_of(&outcome),
        uid: Some(uid),
        fault,
    })
}

/// `is_first`: no earlier change was for this date.
fn put_to_series(
    owner: &mut Outcome,
    change: EventRead,
    is_first: impl FnOnce(Option<Timestamp>) -> bool,
) {
    let Ok(series) = owner else { return };
    let refusal = match change.result {
        Err(error) => error,
        Ok(mut item) => {
            if change.names_a_day && !series.all_day {
                item.recurrence_id = named_day(series, &item);
            }
            if is_first(item.recurrence_id.as_ref().map(Moment::at)) {
                series.overrides.push(item);
                return;
            }
            changed_twice(&item)
        }
    };
    *owner = Err(refusal);
}

/// The series' own time on the day that the change names.
fn named_day(series: &CalendarItem, change: &CalendarItem) -> Option<Moment> {
    let day = change.recurrence_id.as_ref()?.local().date();
    Moment::new(
        day.to_datetime(series.start.local().time()),
        series.start.zone().clone(),
    )
}

fn changed_twice(item: &CalendarItem) -> ItemError {
    let date = item
        .recurrence_id
        .as_ref()
        .map(Moment::to_string)
        .unwrap_or_default();
    let fault = ItemFault::DateChangedTwice { date };
    ItemError {
        uid: Some(item.uid.clone()),
        line: item.line,
        fault,
    }
}

/// A date of a series that is not in the file: people export what they were invited to.
fn stand_alone(seen: &mut HashSet<(String, Option<Timestamp>)>, outcome: Outcome) -> Outcome {
    let item = outcome?;
    let date = item.recurrence_id.as_ref().map(Moment::at);
    if seen.insert((item.uid.clone(), date)) {
        Ok(item)
    } else {
        Err(changed_twice(&item))
    }
}
