//! A wish that waits: somebody wants a room within a window of time and takes the first that
//! becomes free. Who came first is served first.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Topic;
use crate::id::{MeetingId, PlaceId, WaitingId};
use crate::policy::Buffers;
use crate::span::Span;

/// Seconds of a minute, on which meetings begin.
const MINUTE: i64 = 60;
/// Seconds of a quarter of an hour.
const QUARTER: i64 = 15 * MINUTE;

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

    /// The part of its window in which a time would come into the way of `taken`, another meeting in
    /// the same room.
    pub fn reach(&self, left: Span, kept: Buffers, taken: Span) -> Option<Span> {
        // Between two meetings lies what is kept after the one and before the other.
        let between = kept.before.saturating_add(kept.after);
        let far = between.saturating_add(self.length());
        let from = taken.from().checked_sub(far).unwrap_or(Timestamp::MIN);
        let until = taken.until().checked_add(far).unwrap_or(Timestamp::MAX);
        let reach = Span::new(left.from().max(from), left.until().min(until))?;
        (reach.seconds() >= i64::from(self.minutes) * 60).then_some(reach)
    }

    /// Times within the reach at which nothing that is held is in the way and that would come into
    /// the way of `taken`, earliest first: from where the room becomes free, and on the quarters of
    /// the hour.
    pub fn times_beside(
        &self,
        reach: Span,
        kept: Buffers,
        held: &[Span],
        taken: Span,
    ) -> Vec<Span> {
        let taken = kept.widen(taken);
        let freed = held.iter().map(|held| {
            let free = held.until().checked_add(kept.before);
            up_to(free.unwrap_or(held.until()), MINUTE)
        });
        let mut starts: Vec<_> = freed.chain([up_to(reach.from(), MINUTE)]).collect();
        let mut quarter = up_to(reach.from(), QUARTER);
        while quarter < reach.until() {
            starts.push(quarter);
            quarter = match quarter.checked_add(SignedDuration::from_secs(QUARTER)) {
                Ok(next) => next,
                Err(_) => break,
            };
        }
        starts.sort_unstable();
        starts.dedup();
        let lasting = |start: Timestamp| Span::new(start, start.checked_add(self.length()).ok()?);
        let times = starts.into_iter().filter_map(lasting);
        times
            .filter(|time| time.from() >= reach.from() && time.until() <= reach.until())
            .filter(|time| {
                let hold = kept.widen(*time);
                hold.overlaps(&taken) && !held.iter().any(|held| held.overlaps(&hold))
            })
            .collect()
    }

    fn length(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.minutes))
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

/// The next instant from `at` on that lies on a multiple of so many seconds.
fn up_to(at: Timestamp, seconds: i64) -> Timestamp {
    let below = at.as_second().div_euclid(seconds) * seconds;
    let is_on_it = below == at.as_second() && at.subsec_nanosecond() == 0;
    let next = if is_on_it { below } else { below + seconds };
    Timestamp::from_second(next).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::id::PersonId;
    use uuid::Uuid;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    fn span(from: i64, until: i64) -> Span {
        Span::new(at(from), at(until)).unwrap()
    }

    fn wish(window: Span, minutes: u32) -> Waiting {
        let person = PersonId(Uuid::nil());
        Waiting {
            id: WaitingId(Uuid::nil()),
            topic: Topic {
                subject: "wish".into(),
                description: None,
                private: false,
                organizer: person,
                host: person,
                people: None,
                meeting_type: None,
                attendees: Arc::new([]),
            },
            window,
            minutes,
            time_zone: "UTC".into(),
            rooms: Vec::new(),
            within: None,
            features: BTreeSet::new(),
            state: WaitingState::Open,
            meeting: None,
            created_at: at(0),
            version: 1,
        }
    }

    fn starts(wish: &Waiting, kept: Buffers, held: &[Span], taken: Span) -> Vec<i64> {
        let Some(reach) = wish.reach(wish.window, kept, taken) else {
            return Vec::new();
        };
        let times = wish.times_beside(reach, kept, held, taken);
        let starts = times.iter().map(|time| time.from().as_second() / 60);
        starts.collect()
    }

    #[test]
    fn a_wish_is_in_the_way_where_it_would_take_some_of_the_time() {
        let none = Buffers::default();
        let day = wish(span(0, 600), 60);
        assert_eq!(
            starts(&day, none, &[], span(120, 150)),
            [75, 90, 105, 120, 135]
        );
        // Only what is free is asked for, and from where it becomes free.
        let held = [span(0, 110), span(180, 300)];
        assert_eq!(starts(&day, none, &held, span(110, 130)), [110, 120]);
        assert_eq!(
            starts(&day, none, &[span(0, 121), span(180, 300)], span(121, 150)),
            [0; 0]
        );
        // Before and after its window nobody waits.
        assert_eq!(
            starts(&wish(span(0, 60), 60), none, &[], span(60, 90)),
            [0; 0]
        );
        assert_eq!(starts(&wish(span(0, 60), 60), none, &[], span(59, 90)), [0]);
    }

    #[test]
    fn what_is_kept_around_both_meetings_counts() {
        let minutes = SignedDuration::from_mins;
        let kept = Buffers {
            before: minutes(10),
            after: minutes(5),
        };
        let day = wish(span(0, 600), 30);
        // The other meeting at 120 is prepared from 110 on, and one of 30 at 75 is cleared at 110.
        assert_eq!(
            starts(&day, kept, &[span(0, 80), span(135, 600)], span(90, 120)),
            [90]
        );
        assert_eq!(
            starts(&day, kept, &[span(0, 80), span(125, 600)], span(90, 115)),
            [90]
        );
        assert_eq!(
            starts(&day, kept, &[span(0, 80), span(124, 600)], span(90, 114)),
            [0; 0]
        );
    }
}
