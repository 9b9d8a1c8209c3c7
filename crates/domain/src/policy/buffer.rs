//! Set-up and tear-down: a room is kept a while before and after each meeting in it. What is kept
//! is the hold; clashes are between holds.

use jiff::SignedDuration;

use super::EffectivePolicy;
use crate::span::Span;

/// What is kept around a meeting in one room.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Buffers {
    pub before: SignedDuration,
    pub after: SignedDuration,
}

impl Buffers {
    pub fn of(policy: &EffectivePolicy) -> Buffers {
        let minutes = |minutes: u32| SignedDuration::from_mins(i64::from(minutes));
        Buffers {
            before: minutes(policy.set_up_minutes.value),
            after: minutes(policy.tear_down_minutes.value),
        }
    }

    pub fn are_none(&self) -> bool {
        self.before.is_zero() && self.after.is_zero()
    }

    /// The hold of a meeting.
    pub fn widen(&self, meeting: Span) -> Span {
        let from = meeting.from().checked_sub(self.before);
        let until = meeting.until().checked_add(self.after);
        match (from, until) {
            (Ok(from), Ok(until)) => Span::new(from, until).unwrap_or(meeting),
            _ => meeting,
        }
    }

    /// The meeting of a hold.
    pub fn narrow(&self, hold: Span) -> Span {
        let from = hold.from().checked_add(self.before);
        let until = hold.until().checked_sub(self.after);
        match (from, until) {
            (Ok(from), Ok(until)) => Span::new(from, until).unwrap_or(hold),
            _ => hold,
        }
    }
}
