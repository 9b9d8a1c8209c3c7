//! The dates of a recurrence, ascending and each once: the rule's wall-clock times read in the
//! zone, extra dates merged in, exception dates left out.

use std::collections::VecDeque;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::periods::{Local, LocalTimes};
use super::rule::{End, Rule, Until};
use super::wall::Wall;

/// One date of a recurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occurrence {
    pub at: Timestamp,
    /// The time the rule names. Where the clocks skipped it, `at` is later than it by the gap.
    pub local: DateTime,
}

/// Iterator over the dates of a recurrence; see [`super::Recurrence::instances`].
#[derive(Debug)]
pub struct Instances<'r> {
    rule: RuleInstances<'r>,
    /// Extra dates still to come, ascending.
    extra: &'r [Occurrence],
    /// Instants left out, ascending.
    excluded: &'r [Timestamp],
    from: Timestamp,
    /// The rule's next date, where an extra date went before it.
    waiting: Option<Occurrence>,
}

impl<'r> Instances<'r> {
    pub(super) fn new(
        rule: RuleInstances<'r>,
        extra: &'r [Occurrence],
        excluded: &'r [Timestamp],
        from: Timestamp,
    ) -> Instances<'r> {
        let extra = extra
            .get(extra.partition_point(|date| date.at < from)..)
            .unwrap_or_default();
        let past = excluded.partition_point(|at| *at < from);
        let excluded = excluded.get(past..).unwrap_or_default();
        Instances {
            rule,
            extra,
            excluded,
            from,
            waiting: None,
        }
    }

    /// After the iterator ended: whether it gave up because the rule yields too rarely for the
    /// work allowed. Such a rule may have further dates, far away, or none at all.
    pub fn is_exhausted(&self) -> bool {
        self.rule.is_exhausted()
    }

    #[inline]
    fn next_of_rule(&mut self) -> Option<Occurrence> {
        loop {
            let date = self.rule.next()?;
            if date.at >= self.from {
                return Some(date);
            }
        }
    }

    /// The earlier of the rule's and the extra dates; of two at one instant, the rule's.
    fn next_merged(&mut self) -> Option<Occurrence> {
        let of_rule = self.waiting.take().or_else(|| self.next_of_rule());
        let Some((extra, later)) = self.extra.split_first() else {
            return of_rule;
        };
        match of_rule {
            Some(of_rule) if of_rule.at > extra.at => {
                self.waiting = Some(of_rule);
                self.extra = later;
                Some(*extra)
            }
            Some(of_rule) => {
                if of_rule.at == extra.at {
                    self.extra = later;
                }
                Some(of_rule)
            }
            // What lies beyond the point of giving up is not known to be next.
            None if self.is_exhausted() => None,
            None => {
                self.extra = later;
                Some(*extra)
            }
        }
    }

    fn is_excluded(&mut self, at: Timestamp) -> bool {
        while let Some((first, later)) = self.excluded.split_first() {
            if *first > at {
                return false;
            }
            if *first == at {
                return true;
            }
            self.excluded = later;
        }
        false
    }
}

impl Iterator for Instances<'_> {
    type Item = Occurrence;

    #[inline]
    fn next(&mut self) -> Option<Occurrence> {
        let date = if self.extra.is_empty() && self.excluded.is_empty() && self.waiting.is_none() {
            self.next_of_rule()?
        } else {
            loop {
                let date = self.next_merged()?;
                if !self.is_excluded(date.at) {
                    break date;
                }
            }
        };
        self.rule.local.earn();
        Some(date)
    }
}

/// The dates of the rule alone.
#[derive(Debug)]
pub(super) struct RuleInstances<'r> {
    local: LocalTimes,
    wall: Wall<'r>,
    /// The start of the recurrence, in seconds since 1970. Where the clocks skipped it, times that
    /// come after it on the wall may lie before it.
    begin: i64,
    /// How many the rule may still name.
    left: Option<u32>,
    last: Timestamp,
    /// Dates around a gap, put in order; what was sorted here is delivered before all else.
    sorted: VecDeque<Occurrence>,
}

impl<'r> RuleInstances<'r> {
    pub(super) fn new(rule: &Rule, start: DateTime, zone: &'r TimeZone) -> RuleInstances<'r> {
        let mut left = None;
        let mut last = Timestamp::MAX;
        let mut last_wall = i64::MAX;
        match rule.end {
            End::Never => {}
            End::Count(count) => left = Some(count),
            End::Until(until) => {
                last = until.last_instant(zone).unwrap_or(Timestamp::MAX);
                // No clock is two days away from UTC.
                last_wall = last.as_second().saturating_add(2 * 86_400);
                if let Until::Local(local) = until {
                    last_wall = wall_second(local);
                }
            }
        }
        RuleInstances {
            local: LocalTimes::new(rule, start, last_wall),
            wall: Wall::new(zone),
            begin: zone
                .to_timestamp(start)
                .map_or(i64::MIN, Timestamp::as_second),
            left,
            last,
            sorted: VecDeque::new(),
        }
    }

    /// Skips what lies before an instant, where no count has to be kept.
    pub(super) fn seek(&mut self, from: Timestamp) {
        if self.left.is_none() {
            self.local.seek(self.wall.earliest(from));
        }
    }

    /// How many instances of a counted rule have not been named yet.
    pub(super) fn left(&self) -> Option<u32> {
        self.left
    }

    pub(super) fn is_exhausted(&self) -> bool {
        self.local.is_exhausted()
    }

    /// The next wall-clock time and what it stands for.
    #[inline]
    fn read(&mut self) -> Option<(Occurrence, bool)> {
        if self.left == Some(0) {
            return None;
        }
        let (datetime, reading) = loop {
            let Local { second, datetime } = self.local.next()?;
            let reading = self.wall.read(second, datetime)?;
            if reading.second >= self.begin {
                break (datetime, reading);
            }
        };
        self.left = self.left.map(|left| left.saturating_sub(1));
        let at = Timestamp::from_second(reading.second).ok()?;
        Some((
            Occurrence {
                at,
                local: datetime,
            },
            reading.in_gap,
        ))
    }

    /// Times inside a gap move forward, past or onto those that follow: all that may be affected
    /// are collected, sorted, and freed of duplicates.
    #[cold]
    fn sort_around_gap(&mut self, first: Occurrence) {
        let mut dates = vec![(first.at, true, first)];
        let mut latest = first.at;
        while let Some((date, in_gap)) = self.read() {
            dates.push((date.at, in_gap, date));
            if !in_gap && date.at > latest {
                break;
            }
            latest = latest.max(date.at);
        }
        // Of two at one instant, the one the clocks did show stays.
        dates.sort_unstable();
        dates.dedup_by_key(|(at, ..)| *at);
        self.sorted = dates.into_iter().map(|(.., date)| date).collect();
    }
}

impl Iterator for RuleInstances<'_> {
    type Item = Occurrence;

    #[inline]
    fn next(&mut self) -> Option<Occurrence> {
        if self.sorted.is_empty() {
            let (date, in_gap) = self.read()?;
            if !in_gap {
                return (date.at <= self.last).then_some(date);
            }
            self.sort_around_gap(date);
        }
        let date = self.sorted.pop_front()?;
        (date.at <= self.last).then_some(date)
    }
}

/// Seconds since 1970 on the clock that shows `local`.
fn wall_second(local: DateTime) -> i64 {
    let day = super::days::Day::from_date(local.date()).number;
    let time = local.time();
    let hours = i64::from(time.hour());
    day * 86_400 + hours * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second())
}
