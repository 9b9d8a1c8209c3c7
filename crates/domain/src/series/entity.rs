//! A recurring meeting: the rule, what its dates have in common, and how far dates were made.

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::{Moment, Recurrence, Rule, RuleError, Shift};
use crate::id::{PlaceId, SeriesId};
use crate::meeting::Topic;

/// A series. Its dates are meetings of their own; this row makes further ones.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    pub id: SeriesId,
    pub topic: Topic,
    pub rooms: Vec<PlaceId>,
    /// RRULE value without the property name, in normal form.
    pub rule: String,
    /// Start of the first date in the zone of the series.
    pub start: civil::DateTime,
    /// IANA zone in which local time stays.
    pub time_zone: Arc<str>,
    /// Length of each date in seconds.
    pub seconds: i64,
    /// Starts that do not take place.
    pub exdates: Vec<Timestamp>,
    /// Starts besides those of the rule.
    pub rdates: Vec<Timestamp>,
    /// Every date that starts before this was made; later ones follow as the horizon moves.
    pub made_until: Timestamp,
    /// When to look next whether the horizon has reached further dates.
    pub prolong_at: Timestamp,
    /// All dates were made, or the rest was cancelled: nothing to prolong.
    pub complete: bool,
    pub created_at: Timestamp,
    pub version: i64,
}

impl Series {
    /// A series that was just booked, with dates made up to `made_until`.
    pub fn new(
        id: SeriesId,
        topic: Topic,
        rooms: Vec<PlaceId>,
        recurrence: &Recurrence,
        time_zone: &Arc<str>,
        seconds: i64,
        now: Timestamp,
    ) -> Series {
        let blank = Series {
            id,
            topic,
            rooms,
            rule: String::new(),
            start: recurrence.start(),
            time_zone: time_zone.clone(),
            seconds,
            exdates: Vec::new(),
            rdates: Vec::new(),
            made_until: now,
            prolong_at: now,
            complete: false,
            created_at: now,
            version: 1,
        };
        blank.following(recurrence)
    }

    /// The same series with other dates.
    #[must_use]
    pub fn following(self, recurrence: &Recurrence) -> Series {
        Series {
            rule: recurrence.rule().to_string(),
            start: recurrence.start(),
            exdates: recurrence.excluded().to_vec(),
            rdates: recurrence.extra().iter().map(|date| date.at).collect(),
            ..self
        }
    }

    /// Notes how far dates were made.
    #[must_use]
    pub fn made(self, until: Timestamp, complete: bool, prolong_at: Timestamp) -> Series {
        Series {
            made_until: until,
            complete,
            prolong_at,
            ..self
        }
    }

    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// Fails only for a rule that was not written by this product.
    pub fn recurrence(&self) -> Result<Recurrence, RuleError> {
        let instants = |all: &[Timestamp]| all.iter().copied().map(Moment::Instant).collect();
        let extra: Vec<_> = instants(&self.rdates);
        let excluded: Vec<_> = instants(&self.exdates);
        Ok(
            Recurrence::new(Rule::parse(&self.rule)?, self.start, self.zone())
                .with_extra(extra)
                .without(excluded),
        )
    }

    /// The series with every date moved; `None` when the rule names days or times of day that the
    /// shift would leave, and so must be given anew.
    pub fn shifted(self, shift: &Shift) -> Option<Series> {
        if shift.is_none() {
            return Some(self);
        }
        let zone = self.zone();
        let rule = shift.rule(&Rule::parse(&self.rule).ok()?)?;
        let moved = |all: &[Timestamp]| {
            all.iter()
                .map(|at| shift.instant(*at, &zone))
                .collect::<Option<Vec<_>>>()
        };
        Some(Series {
            rule: rule.to_string(),
            start: shift.local(self.start)?,
            seconds: shift.seconds,
            exdates: moved(&self.exdates)?,
            rdates: moved(&self.rdates)?,
            ..self
        })
    }
}
