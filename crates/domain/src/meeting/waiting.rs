//! A wish that waits: somebody wants a room within a window of time and takes the first that
//! becomes free. Who came first is served first.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Topic;
use crate::id::{MeetingId, PlaceId, WaitingId};
use crate::span::Span;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    pub id: WaitingId,
    pub topic: Topic,
    /// The meeting lies anywhere in here.
    pub window: Span,
    pub minutes: u32,
    /// IANA zone in which the window was meant.
    pub time_zone: Arc<str>,
    /// Any of these rooms; any that fits when empty.
    pub rooms: Vec<PlaceId>,
    /// Only rooms within this place.
    pub within: Option<PlaceId>,
    pub features: BTreeSet<String>,
    pub state: WaitingState,
    /// What was booked for it.
    pub meeting: Option<MeetingId>,
    pub created_at: Timestamp,
    pub version: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WaitingState {
    Open,
    Served,
    Withdrawn,
    /// Its window passed.
    Expired,
}

impl WaitingState {
    pub const ALL: [WaitingState; 4] = [
        WaitingState::Open,
        WaitingState::Served,
        WaitingState::Withdrawn,
        WaitingState::Expired,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            WaitingState::Open => "open",
            WaitingState::Served => "served",
            WaitingState::Withdrawn => "withdrawn",
            WaitingState::Expired => "expired",
        }
    }

    pub fn parse(text: &str) -> Option<WaitingState> {
        WaitingState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}

impl Waiting {
    /// What is left of the window at `now`, from the next whole minute on; `None` when the meeting
    /// no longer fits in.
    pub fn window_left(&self, now: Timestamp) -> Option<Span> {
        let next_minute = (now.as_second() + 59).div_euclid(60) * 60;
        let from = Timestamp::from_second(next_minute)
            .ok()?
            .max(self.window.from());
        let left = Span::new(from, self.window.until())?;
        (left.seconds() >= i64::from(self.minutes) * 60).then_some(left)
    }

    /// The wish with a word about how it ended.
    #[must_use]
    pub fn ended(mut self, state: WaitingState, meeting: Option<MeetingId>) -> Waiting {
        self.state = state;
        self.meeting = meeting;
        self.version += 1;
        self
    }
}
