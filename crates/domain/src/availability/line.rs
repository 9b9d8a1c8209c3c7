//! What one room or one person has, sorted by start: the exact edges behind the bitmaps.
//! Spans may overlap here: people are double-booked, and a store read halfway through a change
//! may show a room so.

use super::meetings::Meetings;
use super::stretch::{MINUTE, Stretch};
use crate::id::HoldId;

/// The holds of one room.
#[derive(Default)]
pub(super) struct RoomLine {
    holds: Vec<Kept>,
    /// The longest hold there has been, in microseconds: nothing that starts earlier than this
    /// before a question can reach into it.
    longest: i64,
}

#[derive(Clone, Copy)]
pub(super) struct Kept {
    pub(super) id: HoldId,
    pub(super) stretch: Stretch,
    pub(super) meeting: u32,
}

impl RoomLine {
    pub(super) fn insert(&mut self, hold: Kept) {
        let at = self
            .holds
            .partition_point(|known| known.stretch.from <= hold.stretch.from);
        make_room(&mut self.holds);
        self.holds.insert(at, hold);
        self.longest = self.longest.max(hold.stretch.length());
    }

    /// Drops what the meeting holds here and returns it.
    pub(super) fn remove(&mut self, meeting: u32) -> Vec<Stretch> {
        let gone = |hold: &mut Kept| hold.meeting == meeting;
        let gone = self
            .holds
            .extract_if(.., gone)
            .map(|hold| hold.stretch)
            .collect();
        if self.holds.is_empty() {
            *self = RoomLine::default();
        }
        gone
    }

    pub(super) fn overlapping(&self, asked: Stretch) -> impl Iterator<Item = &Kept> + Clone {
        self.near(asked)
            .iter()
            .filter(move |hold| asked.from < hold.stretch.until)
    }

    /// The holds that start early enough to overlap, and late enough that they may.
    pub(super) fn near(&self, asked: Stretch) -> &[Kept] {
        let reach = asked.from.saturating_sub(self.longest);
        let first = self
            .holds
            .partition_point(|hold| hold.stretch.from <= reach);
        let rest = self.holds.get(first..).unwrap_or_default();
        let end = rest.partition_point(|hold| hold.stretch.from < asked.until);
        rest.get(..end).unwrap_or_default()
    }
}

/// The meetings of one person. There are several people to a meeting, so a line keeps eight bytes
/// of each and looks the exact times up.
#[derive(Default)]
pub(super) struct PersonLine {
    starts: Vec<Start>,
    /// As in `RoomLine`, in minutes.
    longest: i64,
}

struct Start {
    minute: i32,
    meeting: u32,
}

impl PersonLine {
    pub(super) fn insert(&mut self, meeting: u32, stretch: Stretch) {
        let from = minute(stretch.from);
        let at = self.starts.partition_point(|start| start.minute <= from);
        self.starts.insert(
            at,
            Start {
                minute: from,
                meeting,
            },
        );
        self.longest = self
            .longest
            .max(i64::from(minute(stretch.until)) - i64::from(from));
    }

    pub(super) fn remove(&mut self, meeting: u32) {
        self.starts.retain(|start| start.meeting != meeting);
        if self.starts.is_empty() {
            *self = PersonLine::default();
        }
    }

    /// The meetings, as slots, that overlap the question; those that start in one and the same
    /// minute come in any order.
    pub(super) fn overlapping(
        &self,
        asked: Stretch,
        meetings: &Meetings,
    ) -> impl Iterator<Item = (u32, Stretch)> {
        let reach = i64::from(minute(asked.from)) - self.longest;
        let first = self
            .starts
            .partition_point(|start| i64::from(start.minute) < reach);
        let last = minute(asked.until);
        let rest = self.starts.get(first..).unwrap_or_default().iter();
        rest.take_while(move |start| start.minute <= last)
            .filter_map(|start| Some((start.meeting, meetings.get(start.meeting)?.stretch)))
            .filter(move |(_, stretch)| stretch.overlaps(asked))
    }
}

/// Grows by a quarter where a vector would double: tens of thousands of lines are half empty else.
fn make_room<T>(list: &mut Vec<T>) {
    if list.len() == list.capacity() {
        list.reserve_exact(4 + list.len() / 4);
    }
}

/// Minutes since 1970, enough for some 4,000 years; what lies beyond keeps its order by being cut.
fn minute(micros: i64) -> i32 {
    micros
        .div_euclid(MINUTE)
        .clamp(i32::MIN.into(), i32::MAX.into()) as i32
}
