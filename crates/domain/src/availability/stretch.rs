//! A span in whole microseconds, the grain of the database: half the size of a `Span`, and plain
//! numbers to compare. Ends that are finer widen outward, so that nothing held ever looks free.

use jiff::Timestamp;

use crate::span::Span;

pub(super) const MINUTE: i64 = 60_000_000;
pub(super) const DAY: i64 = 24 * 60 * MINUTE;

/// `[from, until)` in microseconds since the Unix epoch; `from < until`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) until: i64,
}

impl Stretch {
    pub(super) fn length(self) -> i64 {
        self.until - self.from
    }

    pub(super) fn overlaps(self, other: Stretch) -> bool {
        self.from < other.until && other.from < self.until
    }
}

impl From<Span> for Stretch {
    fn from(span: Span) -> Stretch {
        let (from, until) = (span.from(), span.until());
        // `as_microsecond` cuts towards zero: before 1970 that is forward, after it backward.
        let earlier = i64::from(from.subsec_nanosecond() % 1_000 < 0);
        let later = i64::from(until.subsec_nanosecond() % 1_000 > 0);
        Stretch {
            from: from.as_microsecond() - earlier,
            until: until.as_microsecond() + later,
        }
    }
}

impl From<Stretch> for Span {
    fn from(stretch: Stretch) -> Span {
        Span::ordered(instant(stretch.from), instant(stretch.until))
    }
}

/// Only an end that was widened beyond the last instant there is lies out of range.
fn instant(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(from: i128, until: i128) -> Stretch {
        let at = |nanos| Timestamp::from_nanosecond(nanos).unwrap();
        Span::new(at(from), at(until)).unwrap().into()
    }

    #[test]
    fn finer_ends_widen_outward_on_both_sides_of_1970() {
        assert_eq!(stretch(1_999, 2_001), Stretch { from: 1, until: 3 });
        assert_eq!(
            stretch(-2_001, -1_999),
            Stretch {
                from: -3,
                until: -1
            }
        );
        assert_eq!(stretch(-2_000, 3_000), Stretch { from: -2, until: 3 });
    }

    #[test]
    fn all_of_time_goes_there_and_back() {
        let always = Span::new(Timestamp::MIN, Timestamp::MAX).unwrap();
        let back: Span = Stretch::from(always).into();
        assert_eq!(back, always);
    }
}
