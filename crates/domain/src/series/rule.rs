//! The recurrence rule of RFC 5545 (section 3.3.10) with the SKIP part of RFC 7529, as a checked
//! value: what exists as a `Rule` obeys every restriction of the standard, so the expansion has
//! nothing left to refuse. Its text form is canonical: lists sorted, defaults left out.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::parse;
use super::refusal::RuleError;

/// A valid recurrence rule. It says nothing about where it starts: see [`super::Recurrence`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: u32,
    pub(super) end: End,
    pub(super) by_second: Vec<i16>,
    pub(super) by_minute: Vec<i16>,
    pub(super) by_hour: Vec<i16>,
    pub(super) by_day: Vec<WeekdayOrdinal>,
    pub(super) by_month_day: Vec<i16>,
    pub(super) by_year_day: Vec<i16>,
    pub(super) by_week_number: Vec<i16>,
    pub(super) by_month: Vec<i16>,
    pub(super) by_set_position: Vec<i16>,
    pub(super) week_start: Weekday,
    pub(super) skip: Skip,
}

/// The length of one period of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// Where a rule stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    Never,
    /// After this many instances, those taken out by exception dates included.
    Count(u32),
    Until(Until),
}

/// The last moment a rule may yield; inclusive in every form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Until {
    Instant(Timestamp),
    /// Wall-clock time in the zone of the start.
    Local(DateTime),
    /// The whole day counts, in the zone of the start.
    Day(Date),
}

/// What becomes of a day that a month or year does not have (RFC 7529).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Skip {
    /// The period has no such instance.
    #[default]
    Omit,
    /// The first day after: 30 February is 1 March.
    Forward,
    /// The last day before: 30 February is 28 or 29 February.
    Backward,
}

/// A weekday, or with an ordinal the nth one of the month or year; negative counts from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeekdayOrdinal {
    /// 0 means every such weekday.
    pub ordinal: i16,
    pub weekday: Weekday,
}

impl Rule {
    /// Longest accepted text in bytes; a rule naming every second, day and position fits.
    pub const LONGEST: usize = 8_192;

    /// Reads a rule, in any case of letters, with or without the leading `RRULE:`.
    pub fn parse(text: &str) -> Result<Rule, RuleError> {
        parse::rule(text)
    }

    /// A single instance: the rule of a recurrence that lives by its extra dates alone.
    pub fn once() -> Rule {
        Rule {
            end: End::Count(1),
            ..Rule::every(Frequency::Daily)
        }
    }

    /// Whether the rule itself says where it stops.
    pub fn is_bounded(&self) -> bool {
        self.end != End::Never
    }

    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    pub fn interval(&self) -> u32 {
        self.interval
    }

    pub fn end(&self) -> End {
        self.end
    }

    /// The same rule, stopping elsewhere.
    pub fn ending(&self, end: End) -> Rule {
        Rule {
            end,
            ..self.clone()
        }
    }

    pub(super) fn every(frequency: Frequency) -> Rule {
        Rule {
            frequency,
            interval: 1,
            end: End::Never,
            by_second: Vec::new(),
            by_minute: Vec::new(),
            by_hour: Vec::new(),
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_year_day: Vec::new(),
            by_week_number: Vec::new(),
            by_month: Vec::new(),
            by_set_position: Vec::new(),
            week_start: Weekday::Monday,
            skip: Skip::Omit,
        }
    }
}

impl Until {
    /// The last instant this end lets through in `zone`; `None` beyond the end of time.
    pub(super) fn last_instant(self, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Until::Instant(instant) => Some(instant),
            Until::Local(local) => zone.to_timestamp(local).ok(),
            Until::Day(day) => zone.to_timestamp(day.at(23, 59, 59, 0)).ok(),
        }
    }
}

impl Frequency {
    pub(super) const ALL: [Frequency; 7] = [
        Frequency::Secondly,
        Frequency::Minutely,
        Frequency::Hourly,
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ];

    /// The word of the standard.
    pub fn name(self) -> &'static str {
        match self {
            Frequency::Secondly => "SECONDLY",
            Frequency::Minutely => "MINUTELY",
            Frequency::Hourly => "HOURLY",
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        }
    }
}

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Rule, RuleError> {
        Rule::parse(text)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.skip != Skip::Omit {
            // RFC 7529 lets SKIP stand only beside RSCALE.
            f.write_str("RSCALE=GREGORIAN;")?;
        }
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            End::Never => {}
            End::Count(count) => write!(f, ";COUNT={count}")?,
            End::Until(until) => write!(f, ";UNTIL={until}")?,
        }
        list(f, "BYMONTH", &self.by_month)?;
        list(f, "BYWEEKNO", &self.by_week_number)?;
        list(f, "BYYEARDAY", &self.by_year_day)?;
        list(f, "BYMONTHDAY", &self.by_month_day)?;
        list(f, "BYDAY", &self.by_day)?;
        list(f, "BYHOUR", &self.by_hour)?;
        list(f, "BYMINUTE", &self.by_minute)?;
        list(f, "BYSECOND", &self.by_second)?;
        list(f, "BYSETPOS", &self.by_set_position)?;
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", weekday_name(self.week_start))?;
        }
        match self.skip {
            Skip::Omit => Ok(()),
            Skip::Forward => f.write_str(";SKIP=FORWARD"),
            Skip::Backward => f.write_str(";SKIP=BACKWARD"),
        }
    }
}

fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        if index == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Until::Instant(instant) => {
                write!(
                    f,
                    "{}Z",
                    TimeZone::UTC
                        .to_datetime(*instant)
                        .strftime("%Y%m%dT%H%M%S")
                )
            }
            Until::Local(local) => write!(f, "{}", local.strftime("%Y%m%dT%H%M%S")),
            Until::Day(day) => write!(f, "{}", day.strftime("%Y%m%d")),
        }
    }
}

impl fmt::Display for WeekdayOrdinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ordinal != 0 {
            write!(f, "{}", self.ordinal)?;
        }
        f.write_str(weekday_name(self.weekday))
    }
}

/// The two letters of the standard.
pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Rule::parse(&text).map_err(serde::de::Error::custom)
    }
}
