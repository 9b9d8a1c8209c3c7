//! Dates of a series in a row to which nobody came: from some number on, the rest is given back.

use jiff::Timestamp;

use crate::meeting::{Meeting, ReleaseReason, State};

/// What follows for a series.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Streak {
    Fine,
    /// One more, and the rest is given back.
    Warned {
        missed: u32,
    },
    Stopped {
        missed: u32,
    },
}

/// How a series stands after the last of `dates`, which lie behind and are in the order of time.
/// What began up to `forgiven` counts no more. Dates that were called off neither count nor help.
pub fn streak(dates: &[Meeting], most: u32, forgiven: Option<Timestamp>) -> Streak {
    let took_place = dates.iter().rev().filter(|date| {
        !matches!(
            date.state,
            State::Draft | State::Declined | State::Cancelled
        )
    });
    let missed = took_place
        .take_while(|date| is_missed(date) && forgiven.is_none_or(|at| date.span.from() > at))
        .count();
    let missed = u32::try_from(missed).unwrap_or(u32::MAX);
    let most = most.max(1);
    if missed >= most {
        Streak::Stopped { missed }
    } else if missed > 0 && missed + 1 == most {
        Streak::Warned { missed }
    } else {
        Streak::Fine
    }
}

fn is_missed(date: &Meeting) -> bool {
    let mut holds = date.holds.iter();
    date.state == State::Released && holds.any(|hold| hold.released == Some(ReleaseReason::NoShow))
}
