//! The steps towards a release: people are asked to check in, warned, and then the rooms are free.
//! Each step is taken once for one start of a meeting, in this order, however late the clock's work
//! is: nobody loses a room without having been warned for as long as the rule says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CheckInRule, later};
use crate::id::MeetingId;
use crate::meeting::{Meeting, State};
use crate::presence::Seen;

/// What was done about one meeting so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Watch {
    pub meeting: MeetingId,
    /// The start it was done for: a meeting that is moved is watched anew.
    pub start: Timestamp,
    pub asked_at: Option<Timestamp>,
    pub warned_at: Option<Timestamp>,
    pub released_at: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Ask,
    Warn,
    Release,
}

/// On what a release, or a check-in by sensors, was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    pub rule: CheckInRule,
    pub asked_at: Option<Timestamp>,
    pub warned_at: Option<Timestamp>,
    /// What the sensors of its rooms knew.
    pub seen: Seen,
}

impl Watch {
    pub fn new(meeting: &Meeting) -> Watch {
        Watch {
            meeting: meeting.id,
            start: meeting.span.from(),
            asked_at: None,
            warned_at: None,
            released_at: None,
        }
    }

    /// What is known of this start, out of what is known of the meeting.
    pub fn of(meeting: &Meeting, known: Option<Watch>) -> Watch {
        known
            .filter(|watch| watch.start == meeting.span.from())
            .unwrap_or_else(|| Watch::new(meeting))
    }

    pub fn after(self, step: Step, now: Timestamp) -> Watch {
        match step {
            Step::Ask => Watch {
                asked_at: Some(now),
                ..self
            },
            Step::Warn => Watch {
                warned_at: Some(now),
                ..self
            },
            Step::Release => Watch {
                released_at: Some(now),
                ..self
            },
        }
    }
}

/// The next step, if it is time for one.
pub fn due(meeting: &Meeting, rule: &CheckInRule, watch: &Watch, now: Timestamp) -> Option<Step> {
    if !rule.required || meeting.state_at(now) != State::Confirmed {
        return None;
    }
    let warning = warning_minutes(rule);
    match watch.warned_at {
        Some(_) => (release_at(meeting, rule, watch) <= now).then_some(Step::Release),
        None if later(release_at(meeting, rule, watch), -warning) <= now => Some(Step::Warn),
        None => {
            let opens = later(meeting.span.from(), -i64::from(rule.minutes_before));
            // Who books when the window is open already, knows that they are to come.
            let is_news = watch.asked_at.is_none() && meeting.created_at < opens;
            (is_news && opens <= now).then_some(Step::Ask)
        }
    }
}

/// When the rooms are released if nobody comes; who was warned late has as long as the rule says.
pub fn release_at(meeting: &Meeting, rule: &CheckInRule, watch: &Watch) -> Timestamp {
    // Who books at 10:10 for 10:00 has as long as everybody else, and so has who is asked late
    // because the rule is new.
    let mut counted_from = meeting.span.from().max(meeting.created_at);
    if let Some(asked_at) = watch.asked_at {
        counted_from = counted_from.max(asked_at);
    }
    let by_rule = later(counted_from, i64::from(rule.minutes_after));
    match watch.warned_at {
        Some(warned_at) => by_rule.max(later(warned_at, warning_minutes(rule))),
        None => by_rule,
    }
}

fn warning_minutes(rule: &CheckInRule) -> i64 {
    i64::from(rule.warn_minutes.min(rule.minutes_after))
}

/// Until when a release can be undone.
pub fn undo_until(rule: &CheckInRule, released_at: Timestamp) -> Timestamp {
    later(released_at, i64::from(rule.undo_minutes))
}
