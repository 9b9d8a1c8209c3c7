//! Recurring time: a rule of RFC 5545 anchored at a wall-clock start in a time zone, with extra
//! and exception dates. Local time stays local: 09:00 is at 09:00 on both sides of a change of
//! the clocks. `Series` are the meetings that recur so.

mod clock;
mod dates;
mod days;
mod entity;
mod expand;
mod parse;
mod periods;
mod refusal;
mod rule;
mod wall;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use dates::{Dates, Shift, clashes, dates, overlap_within};
pub use entity::Series;
pub use expand::{Instances, Occurrence};
pub use refusal::{Part, RuleError};
pub use rule::{End, Frequency, Rule, Skip, Until, WeekdayOrdinal};

use expand::RuleInstances;

/// Everything that decides the dates of a series.
///
/// A start that its rule does not name is not an instance; what the rule leaves open (time of
/// day, weekday, day, month) comes from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence {
    rule: Rule,
    start: DateTime,
    zone: TimeZone,
    extra: Vec<Occurrence>,
    excluded: Vec<Timestamp>,
}

/// How an extra or exception date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moment {
    Instant(Timestamp),
    /// Wall-clock time in the zone of the recurrence.
    Local(DateTime),
}

/// Reading the rule took more work than is allowed, so the question stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Recurrence {
    /// Fractions of a second of the start are dropped: the standard knows none.
    pub fn new(rule: Rule, start: DateTime, zone: TimeZone) -> Recurrence {
        let time = start.time();
        let whole = jiff::civil::Time::new(time.hour(), time.minute(), time.second(), 0);
        let start = DateTime::from_parts(start.date(), whole.unwrap_or(time));
        Recurrence {
            rule,
            start,
            zone,
            extra: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// Adds dates (RDATE). They need not fit the rule, nor lie within its end.
    #[must_use]
    pub fn with_extra(mut self, moments: impl IntoIterator<Item = Moment>) -> Recurrence {
        let zone = &self.zone;
        self.extra.extend(
            moments
                .into_iter()
                .filter_map(|moment| moment.occurrence(zone)),
        );
        self.extra.sort_unstable();
        self.extra.dedup_by_key(|date| date.at);
        self
    }

    /// Takes dates out (EXDATE), extra ones as well. Those that are no dates change nothing.
    #[must_use]
    pub fn without(mut self, moments: impl IntoIterator<Item = Moment>) -> Recurrence {
        let zone = &self.zone;
        let dates = moments
            .into_iter()
            .filter_map(|moment| moment.occurrence(zone));
        self.excluded.extend(dates.map(|date| date.at));
        self.excluded.sort_unstable();
        self.excluded.dedup();
        self
    }

    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    pub fn start(&self) -> DateTime {
        self.start
    }

    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Extra dates, ascending.
    pub fn extra(&self) -> &[Occurrence] {
        &self.extra
    }

    /// Exception dates, ascending.
    pub fn excluded(&self) -> &[Timestamp] {
        &self.excluded
    }

    /// All dates, ascending, each instant once, up to the year 9999. The iterator is lazy and its
    /// work between two dates is bounded: ask [`Instances::is_exhausted`] why it ended.
    pub fn instances(&self) -> Instances<'_> {
        Instances::new(self.of_rule(), &self.extra, &self.excluded, Timestamp::MIN)
    }

    /// The dates at or after an instant. Without COUNT this costs the same however long ago the
    /// recurrence began.
    pub fn instances_from(&self, from: Timestamp) -> Instances<'_> {
        let mut of_rule = self.of_rule();
        of_rule.seek(from);
        Instances::new(of_rule, &self.extra, &self.excluded, from)
    }

    /// The part before an instant, ended by an UNTIL in UTC if it went on; `None` if there is
    /// none.
    pub fn ended_before(&self, at: Timestamp) -> Result<Option<Recurrence>, Exhausted> {
        let extra: Vec<_> = self
            .extra
            .iter()
            .copied()
            .filter(|date| date.at < at)
            .collect();
        let excluded = self
            .excluded
            .iter()
            .copied()
            .filter(|date| *date < at)
            .collect();
        let mut of_rule = self.of_rule();
        let begins = of_rule.next().is_some_and(|first| first.at < at);
        if of_rule.is_exhausted() && !begins {
            return Err(Exhausted);
        }
        if !begins && extra.is_empty() {
            return Ok(None);
        }
        // Dates lie on whole seconds, so the last one before `at` is at least this much earlier.
        let whole = Timestamp::from_second(at.as_second()).unwrap_or(at);
        let nearest = if whole < at {
            whole
        } else {
            whole - SignedDuration::from_secs(1)
        };
        let end = match self.rule.end {
            End::Until(until) if until.last_instant(&self.zone).is_some_and(|end| end < at) => {
                self.rule.end
            }
            End::Count(_) if !self.goes_on(at)? => self.rule.end,
            _ => End::Until(Until::Instant(nearest)),
        };
        let rule = self.rule.ending(end);
        Ok(Some(Recurrence {
            rule,
            extra,
            excluded,
            ..self.clone()
        }))
    }

    /// The part from an instant on, starting with the rule's first date there and counting what
    /// is left to count; `None` if there is none.
    ///
    /// The new start takes the place of the old one in all the rule leaves open. That is exact
    /// but for two rarities: a start on a day moved by SKIP, and a WEEKLY rule with BYSETPOS
    /// parted within a week.
    pub fn continued_from(&self, at: Timestamp) -> Result<Option<Recurrence>, Exhausted> {
        let extra: Vec<_> = self
            .extra
            .iter()
            .copied()
            .filter(|date| date.at >= at)
            .collect();
        let excluded = self
            .excluded
            .iter()
            .copied()
            .filter(|date| *date >= at)
            .collect();
        let mut of_rule = self.of_rule();
        of_rule.seek(at);
        let first = of_rule.by_ref().find(|date| date.at >= at);
        if first.is_none() && of_rule.is_exhausted() {
            return Err(Exhausted);
        }
        let (start, rule) = match (first, extra.first()) {
            (Some(first), _) => {
                let end = match of_rule.left() {
                    Some(left) => End::Count(left.saturating_add(1)),
                    None => self.rule.end,
                };
                (first.local, self.rule.ending(end))
            }
            (None, Some(extra)) => (extra.local, Rule::once()),
            (None, None) => return Ok(None),
        };
        Ok(Some(Recurrence {
            rule,
            start,
            extra,
            excluded,
            zone: self.zone.clone(),
        }))
    }

    /// Whether the rule names anything at or after an instant.
    fn goes_on(&self, at: Timestamp) -> Result<bool, Exhausted> {
        let mut of_rule = self.of_rule();
        let found = of_rule.any(|date| date.at >= at);
        if !found && of_rule.is_exhausted() {
            Err(Exhausted)
        } else {
            Ok(found)
        }
    }

    fn of_rule(&self) -> RuleInstances<'_> {
        RuleInstances::new(&self.rule, self.start, &self.zone)
    }
}

impl Moment {
    /// `None` beyond the end of time.
    fn occurrence(self, zone: &TimeZone) -> Option<Occurrence> {
        match self {
            Moment::Instant(at) => Some(Occurrence {
                at,
                local: zone.to_datetime(at),
            }),
            Moment::Local(local) => Some(Occurrence {
                at: zone.to_timestamp(local).ok()?,
                local,
            }),
        }
    }
}
