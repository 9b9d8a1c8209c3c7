//! From wall-clock time to instants in one zone. Offsets are remembered from one transition to
//! the next, so that a run of ascending times asks the zone about twice a year.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// A zone, and the stretch of wall-clock seconds `[from, until)` over which `offset` is known to
/// hold without doubt, or to be the first of two readings.
#[derive(Debug)]
pub(super) struct Wall<'z> {
    zone: &'z TimeZone,
    from: i64,
    until: i64,
    offset: i64,
}

/// What a wall-clock time stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// Seconds since 1970 in UTC.
    pub(super) second: i64,
    /// The clock never showed this time; it was read with the offset before the gap.
    pub(super) in_gap: bool,
}

impl<'z> Wall<'z> {
    pub(super) fn new(zone: &'z TimeZone) -> Wall<'z> {
        match zone.to_fixed_offset() {
            Ok(offset) => Wall {
                zone,
                from: i64::MIN,
                until: i64::MAX,
                offset: seconds(offset),
            },
            Err(_) => Wall {
                zone,
                from: 0,
                until: 0,
                offset: 0,
            },
        }
    }

    /// A gap is read with the offset before it, of a fold the first reading is taken (RFC 5545
    /// section 3.3.5). `wall` and `local` are the same time; `None` beyond the end of time.
    #[inline]
    pub(super) fn read(&mut self, wall: i64, local: DateTime) -> Option<Reading> {
        if self.from <= wall && wall < self.until {
            return Some(Reading {
                second: wall - self.offset,
                in_gap: false,
            });
        }
        self.ask(wall, local)
    }

    /// The earliest wall-clock second that may stand for an instant or a later one. Clocks change
    /// by a day at most, so the offsets a day around it bound what a gap or a fold can do.
    pub(super) fn earliest(&self, instant: Timestamp) -> i64 {
        let day = SignedDuration::from_hours(24);
        let around = [
            instant.saturating_sub(day).unwrap_or(instant),
            instant,
            instant.saturating_add(day).unwrap_or(instant),
        ];
        let offsets = around.map(|near| seconds(self.zone.to_offset(near)));
        instant.as_second() + offsets.into_iter().min().unwrap_or(0)
    }

    #[cold]
    fn ask(&mut self, wall: i64, local: DateTime) -> Option<Reading> {
        let (offset, in_gap) = match self.zone.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => (offset, false),
            AmbiguousOffset::Gap { before, .. } => (before, true),
            AmbiguousOffset::Fold { before, .. } => (before, false),
        };
        let second = wall - seconds(offset);
        let instant = Timestamp::from_second(second).ok()?;
        if !in_gap {
            self.remember(instant, seconds(offset));
        }
        Some(Reading { second, in_gap })
    }

    fn remember(&mut self, instant: Timestamp, offset: i64) {
        self.offset = offset;
        self.until = match self.zone.following(instant).next() {
            Some(next) => next.timestamp().as_second() + offset,
            None => i64::MAX,
        };
        // Times come ascending, so nothing before this one needs to be known.
        self.from = instant.as_second() + offset;
    }
}

fn seconds(offset: Offset) -> i64 {
    offset.seconds().into()
}
