//! What a client was told: for each meeting it asked for, everything that may be true of it. An
//! acknowledged command leaves one possibility, a command in doubt adds one.

use std::collections::BTreeMap;
use std::time::Duration;

/// What can be true of a meeting. Instants are seconds since 1970, rooms are ids without hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Outcome {
    /// It was never made.
    Absent,
    /// It was made and keeps no room.
    Cancelled,
    /// It keeps its room.
    Held { room: String, from: i64, until: i64 },
}

/// One meeting as its client knows it. Subjects are unique, so they find it in the database even
/// when its id was never told.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) subject: String,
    /// For a date of a series: the start its rule gave it.
    pub(super) original_start: Option<i64>,
    pub(super) allowed: Vec<Outcome>,
    /// The course of events, for whoever has to find out what went wrong.
    pub(super) told: Vec<String>,
}

/// Everything one client did.
#[derive(Default)]
pub(super) struct Journal {
    pub(super) claims: Vec<Claim>,
    /// Series in doubt that were asked for whole: all these dates are there, or none.
    pub(super) all_or_none: Vec<(String, usize)>,
    /// What no later look at the database can show, such as a second answer unlike the first.
    pub(super) complaints: Vec<String>,
    pub(super) counts: Counts,
}

#[derive(Default, Clone)]
pub(super) struct Counts {
    pub(super) by_status: BTreeMap<u16, u64>,
    pub(super) unanswered: u64,
    pub(super) not_sent: u64,
    pub(super) booked: u64,
    pub(super) series: u64,
    pub(super) changed: u64,
    pub(super) cancelled: u64,
    pub(super) repeated: u64,
    pub(super) left_in_doubt: u64,
    pub(super) slowest: Duration,
}

impl Claim {
    pub(super) fn new(subject: &str, original_start: Option<i64>) -> Claim {
        Claim {
            subject: subject.to_owned(),
            original_start,
            allowed: vec![Outcome::Absent],
            told: Vec::new(),
        }
    }

    /// Only this can be true from now on.
    pub(super) fn is(&mut self, outcome: Outcome) {
        self.allowed = vec![outcome];
    }

    /// This can be true as well.
    pub(super) fn may_be(&mut self, outcome: Outcome) {
        if !self.allowed.contains(&outcome) {
            self.allowed.push(outcome);
        }
    }
}

impl Counts {
    pub(super) fn add(&mut self, other: &Counts) {
        for (status, count) in &other.by_status {
            *self.by_status.entry(*status).or_default() += count;
        }
        self.unanswered += other.unanswered;
        self.not_sent += other.not_sent;
        self.booked += other.booked;
        self.series += other.series;
        self.changed += other.changed;
        self.cancelled += other.cancelled;
        self.repeated += other.repeated;
        self.left_in_doubt += other.left_in_doubt;
        self.slowest = self.slowest.max(other.slowest);
    }
}
