//! A half-open stretch of time, the only shape in which anything is held, searched or compared.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// `[from, until)`: 10:00–11:00 and 11:00–12:00 touch, they do not clash. `from < until` always.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    from: Timestamp,
    until: Timestamp,
}

impl Span {
    /// `None` when the span would be empty or run backwards.
    pub fn new(from: Timestamp, until: Timestamp) -> Option<Span> {
        (from < until).then_some(Span { from, until })
    }

    /// From an instant for so many seconds, one at least.
    pub fn lasting(from: Timestamp, seconds: i64) -> Span {
        let length = SignedDuration::from_secs(seconds.max(1));
        let until = from.checked_add(length).unwrap_or(Timestamp::MAX);
        Span { from, until }
    }

    /// For ends that came out of a span and are known to be in order.
    pub(crate) fn ordered(from: Timestamp, until: Timestamp) -> Span {
        debug_assert!(from < until, "{from} is not before {until}");
        Span { from, until }
    }

    pub fn from(&self) -> Timestamp {
        self.from
    }

    pub fn until(&self) -> Timestamp {
        self.until
    }

    pub fn overlaps(&self, other: &Span) -> bool {
        self.from < other.until && other.from < self.until
    }

    pub fn contains(&self, instant: Timestamp) -> bool {
        self.from <= instant && instant < self.until
    }

    /// Length in seconds; always positive.
    pub fn seconds(&self) -> i64 {
        self.until.as_second() - self.from.as_second()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, until: i64) -> Span {
        let at = |minute| Timestamp::from_second(minute * 60).unwrap();
        Span::new(at(from), at(until)).unwrap()
    }

    #[test]
    fn touching_spans_do_not_clash() {
        assert!(!span(0, 60).overlaps(&span(60, 120)));
        assert!(span(0, 61).overlaps(&span(60, 120)));
        assert!(span(0, 120).overlaps(&span(30, 60)));
    }

    #[test]
    fn an_empty_or_backward_span_does_not_exist() {
        let at = Timestamp::UNIX_EPOCH;
        assert!(Span::new(at, at).is_none());
    }
}
