//! What rules are made of: opening hours, closed periods, quotas, and the words that choose how a
//! rule is meant.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// One opening interval of a weekday, in the room's local time. `until` 00:00 is midnight at the
/// end of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    pub weekday: IsoWeekday,
    pub from: Time,
    pub until: Time,
}

/// 1 = Monday … 7 = Sunday, as ISO 8601 counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct IsoWeekday(pub Weekday);

impl TryFrom<i8> for IsoWeekday {
    type Error = jiff::Error;
    fn try_from(number: i8) -> Result<Self, Self::Error> {
        Weekday::from_monday_one_offset(number).map(IsoWeekday)
    }
}

impl From<IsoWeekday> for i8 {
    fn from(day: IsoWeekday) -> i8 {
        day.0.to_monday_one_offset()
    }
}

/// A stretch in which rooms are closed, in their local time. A date as `until` is closed to its
/// end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Closure {
    pub from: Moment,
    pub until: Moment,
    #[serde(default)]
    pub reason: String,
    /// What it is exactly, where somebody planned it: the wall clock shows some times twice.
    #[serde(skip)]
    pub span: Option<Span>,
}

impl Closure {
    /// When it is. What the wall clock shows twice counts from the first time to the last; what it
    /// skips begins and ends with the skip. `None` when there is nothing between.
    pub fn span_in(&self, zone: &TimeZone) -> Option<Span> {
        if self.span.is_some() {
            return self.span;
        }
        let (from, until) = self.bounds();
        let [(from, _), (_, until)] = [shown_at(zone, from)?, shown_at(zone, until)?];
        Span::new(from, until)
    }

    /// From and until as local times.
    pub fn bounds(&self) -> (DateTime, DateTime) {
        let until = match self.until {
            Moment::Day(day) => day.tomorrow().unwrap_or(day).to_datetime(Time::midnight()),
            Moment::Local(at) => at,
        };
        let from = match self.from {
            Moment::Day(day) => day.to_datetime(Time::midnight()),
            Moment::Local(at) => at,
        };
        (from, until)
    }
}

/// When the wall clock shows a time for the first and for the last time.
fn shown_at(zone: &TimeZone, local: DateTime) -> Option<(Timestamp, Timestamp)> {
    let shown = zone.to_ambiguous_timestamp(local);
    match shown.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            let at = shown.compatible().ok()?;
            Some((at, at))
        }
        AmbiguousOffset::Fold { .. } => Some((shown.earlier().ok()?, shown.later().ok()?)),
        AmbiguousOffset::Gap { .. } => {
            let after = shown.compatible().ok()?;
            let beyond = after.checked_add(SignedDuration::from_secs(1)).ok()?;
            let skip = zone.preceding(beyond).next()?.timestamp();
            Some((skip, skip))
        }
    }
}

/// A date, or a date with a time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Moment {
    Day(Date),
    Local(DateTime),
}

impl TryFrom<String> for Moment {
    type Error = jiff::Error;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains('T') {
            text.parse().map(Moment::Local)
        } else {
            text.parse().map(Moment::Day)
        }
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        match moment {
            Moment::Day(day) => day.to_string(),
            Moment::Local(at) => at.to_string(),
        }
    }
}

/// What a holiday of the working calendar means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Holidays {
    /// Nothing may be booked.
    Closed,
    /// The opening hours of Sunday count.
    AsSunday,
    /// A day as any other.
    Ignored,
}

/// Which edge of a booking the horizon looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Edge {
    Start,
    End,
}

/// What becomes of a series that reaches beyond the horizon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BeyondHorizon {
    /// Its further dates are made as the horizon moves.
    GoesOn,
    /// It ends at the horizon.
    Cut,
    /// It is refused.
    Refused,
}

/// At most so many meetings or so much time in a period, in the place that set it and below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Quota {
    /// Whose bookings count together.
    pub of: Of,
    pub period: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_meetings: Option<u32>,
    /// Minutes of rooms: two rooms for an hour are 120.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_minutes: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Of {
    /// The organizer.
    Person,
    /// Everybody of the organizer's org unit.
    Department,
    /// All bookings of the rooms.
    Everyone,
}

/// Calendar periods in the room's local time; weeks begin on Monday.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    Day,
    Week,
    Month,
    Year,
    /// Whatever begins from now on.
    Future,
}

/// A type of meeting, on some weekdays only; without weekdays, on all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TypeOnDays {
    #[serde(rename = "type")]
    pub code: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<IsoWeekday>,
}

impl TypeOnDays {
    pub fn is_on(&self, weekday: Weekday) -> bool {
        self.weekdays.is_empty() || self.weekdays.iter().any(|day| day.0 == weekday)
    }
}
