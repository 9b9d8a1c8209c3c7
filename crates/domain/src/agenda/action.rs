//! What somebody is to do after a meeting: who owns it, until when, and when they are reminded.

use std::sync::Arc;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

use crate::attendance::words;
use crate::id::{ActionItemId, MeetingId, PersonId, SeriesId};

/// Longest wait between two reminders.
pub const REMIND_EVERY_DAYS_MOST: u32 = 30;
/// The hour of the day at which people are reminded.
const REMIND_HOUR: i8 = 9;

words! {
    /// Where it stands.
    ActionState {
        Open = "open",
        Done = "done",
        /// Nobody needs it any more.
        Dropped = "dropped",
    }

    /// What became of it; the event's kind follows from it.
    ActionHappened {
        Added = "added",
        Changed = "changed",
        HandedOver = "handedOver",
        Done = "done",
        Dropped = "dropped",
        Reopened = "reopened",
        Reminded = "reminded",
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionItem {
    pub id: ActionItemId,
    pub meeting: MeetingId,
    /// Open ones of earlier dates of a series are shown with the next.
    pub series: Option<SeriesId>,
    pub title: Arc<str>,
    pub comment: Option<Arc<str>>,
    pub owner: PersonId,
    /// A day in the time zone of the meeting.
    pub due: Option<Date>,
    pub time_zone: Arc<str>,
    /// Days between two reminders once it is due.
    pub remind_every_days: u32,
    /// When its owner is reminded next.
    pub remind_at: Option<Timestamp>,
    pub state: ActionState,
    pub created_by: Option<PersonId>,
    pub created_at: Timestamp,
    /// When it was done or dropped.
    pub settled_at: Option<Timestamp>,
    pub version: i64,
}

/// How the caller stands to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Runs the meeting or keeps its minutes.
    Leads,
    Owns,
}

/// What is to be different; absent fields stay.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ActionEdit {
    pub title: Option<Arc<str>>,
    pub comment: Option<Option<Arc<str>>>,
    pub owner: Option<PersonId>,
    pub due: Option<Option<Date>>,
    pub remind_every_days: Option<u32>,
    pub state: Option<ActionState>,
}

impl ActionEdit {
    /// Whoever owns it may do it, say something about it and hand it over. What it is, and until
    /// when, those decide who gave it.
    pub fn is_for_owner(&self) -> bool {
        self.title.is_none()
            && self.due.is_none()
            && self.remind_every_days.is_none()
            && self.state != Some(ActionState::Dropped)
    }
}

impl ActionItem {
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        let today = zone.to_datetime(now).date();
        self.state == ActionState::Open && self.due.is_some_and(|due| due < today)
    }

    /// The same with the moment of the next reminder after `now`.
    pub fn scheduled(self, now: Timestamp) -> ActionItem {
        let remind_at = match (self.state, self.due) {
            (ActionState::Open, Some(due)) => {
                next_reminder(due, &self.time_zone, self.remind_every_days, now)
            }
            _ => None,
        };
        ActionItem { remind_at, ..self }
    }
}

/// The item after the edit, and what that amounts to; `None` when nothing is different.
pub fn change(
    before: &ActionItem,
    edit: ActionEdit,
    now: Timestamp,
) -> Option<(ActionItem, ActionHappened)> {
    let state = edit.state.unwrap_or(before.state);
    let settled_at = match state {
        ActionState::Open => None,
        state if state == before.state => before.settled_at,
        _ => Some(now),
    };
    let wanted = ActionItem {
        title: edit.title.unwrap_or_else(|| before.title.clone()),
        comment: edit.comment.unwrap_or_else(|| before.comment.clone()),
        owner: edit.owner.unwrap_or(before.owner),
        due: edit.due.unwrap_or(before.due),
        remind_every_days: edit.remind_every_days.unwrap_or(before.remind_every_days),
        state,
        settled_at,
        ..before.clone()
    };
    if wanted == *before {
        return None;
    }
    let is_same_owner = wanted.owner == before.owner;
    let happened = match (before.state, state) {
        (before, after) if before == after && is_same_owner => ActionHappened::Changed,
        (before, after) if before == after => ActionHappened::HandedOver,
        (_, ActionState::Open) => ActionHappened::Reopened,
        (_, ActionState::Done) => ActionHappened::Done,
        (_, ActionState::Dropped) => ActionHappened::Dropped,
    };
    let after = ActionItem {
        version: before.version + 1,
        ..wanted
    };
    Some((after.scheduled(now), happened))
}

/// The first moment after `after` at which the owner is reminded: nine in the morning of the day
/// before it is due, of that day, and then every so many days.
pub fn next_reminder(
    due: Date,
    time_zone: &str,
    every_days: u32,
    after: Timestamp,
) -> Option<Timestamp> {
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    let every = i64::from(every_days.clamp(1, REMIND_EVERY_DAYS_MOST));
    let today = zone.to_datetime(after).date();
    let late_days = i64::from(due.until(today).ok()?.get_days());
    // Rounds that have passed need not be walked through one by one.
    let passed = (late_days / every).max(0);
    let days = [-1, 0]
        .into_iter()
        .chain([passed, passed + 1].map(|round| round * every));
    days.filter_map(|days| {
        let day = due.checked_add(Span::new().days(days)).ok()?;
        let at = day.to_datetime(Time::constant(REMIND_HOUR, 0, 0, 0));
        zone.to_timestamp(at).ok()
    })
    .find(|at| *at > after)
}
