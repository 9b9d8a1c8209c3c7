//! Values of iCalendar properties (RFC 5545, section 3.3): dates, times and durations. A moment
//! keeps its local time and zone, because a weekly meeting follows the wall clock.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde::{Serialize, Serializer};

/// A local time in a zone, and the instant it is. A time that a clock change leaves out is read
/// with the offset before the gap; one that happens twice is the first (RFC 5545, 3.3.5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    local: DateTime,
    zone: TimeZone,
    at: Timestamp,
}

impl Moment {
    /// `None`: too near the end of time to be an instant.
    pub fn new(local: DateTime, zone: TimeZone) -> Option<Moment> {
        let at = zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Moment { local, zone, at })
    }

    /// As written, even when a gap of the zone leaves that time out.
    pub fn local(&self) -> DateTime {
        self.local
    }

    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The IANA name of the zone; `UTC` for times given in UTC.
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Days follow the wall clock, the rest is exact time (RFC 5545, 3.3.6).
    pub(super) fn plus(&self, length: Length) -> Option<Moment> {
        let days = Span::new().try_days(length.days).ok()?;
        let shifted = Moment::new(self.local.checked_add(days).ok()?, self.zone.clone())?;
        if length.seconds == 0 {
            return Some(shifted);
        }
        let at = shifted
            .at
            .checked_add(SignedDuration::from_secs(length.seconds))
            .ok()?;
        let local = self.zone.to_datetime(at);
        Some(Moment {
            local,
            zone: self.zone.clone(),
            at,
        })
    }
}

/// `2016-09-19T12:00:00[Europe/Lisbon]`
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.local, self.zone_name())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a date property holds before its zone is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written {
    Day(Date),
    /// In the zone of the property, or the caller's when it names none.
    Local(DateTime),
    Utc(DateTime),
}

impl Written {
    /// `20160919`, `20160919T120000` or `20160919T120000Z`.
    pub(super) fn parse(text: &str) -> Option<Written> {
        let Some((day, clock)) = text.split_once('T') else {
            return date(text).map(Written::Day);
        };
        let (clock, utc) = match clock.strip_suffix('Z') {
            Some(clock) => (clock, true),
            None => (clock, false),
        };
        let local = date(day)?.to_datetime(time(clock)?);
        Some(if utc {
            Written::Utc(local)
        } else {
            Written::Local(local)
        })
    }
}

/// A signed length; at most one of the parts has been written as zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Length {
    pub(super) days: i64,
    pub(super) seconds: i64,
}

impl Length {
    /// `P1W`, `P1D`, `PT1H30M`, `P1DT2H`, each with an optional sign.
    pub(super) fn parse(text: &str) -> Option<Length> {
        let (text, sign) = match text.strip_prefix('-') {
            Some(rest) => (rest, -1),
            None => (text.strip_prefix('+').unwrap_or(text), 1),
        };
        let text = text.strip_prefix('P')?;
        let (date_part, time_part) = match text.split_once('T') {
            Some((date_part, time_part)) if !time_part.is_empty() => (date_part, time_part),
            Some(_) => return None,
            None => (text, ""),
        };
        if date_part.is_empty() && time_part.is_empty() {
            return None;
        }
        let days = sum_of_parts(date_part, &[('W', 7), ('D', 1)])?;
        let seconds = sum_of_parts(time_part, &[('H', 3600), ('M', 60), ('S', 1)])?;
        Some(Length {
            days: days * sign,
            seconds: seconds * sign,
        })
    }
}

/// `1H30M` with units given largest first; each may be left out.
fn sum_of_parts(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut rest = text;
    let mut sum: i64 = 0;
    for (unit, size) in units {
        let Some((count, after)) = rest.split_once(*unit) else {
            continue;
        };
        sum = sum.checked_add(number(count)?.checked_mul(*size)?)?;
        rest = after;
    }
    rest.is_empty().then_some(sum)
}

fn date(text: &str) -> Option<Date> {
    if text.len() != 8 {
        return None;
    }
    let year = i16::try_from(number(text.get(..4)?)?).ok()?;
    let month = i8::try_from(number(text.get(4..6)?)?).ok()?;
    let day = i8::try_from(number(text.get(6..)?)?).ok()?;
    Date::new(year, month, day).ok()
}

fn time(text: &str) -> Option<Time> {
    if text.len() != 6 {
        return None;
    }
    let hour = i8::try_from(number(text.get(..2)?)?).ok()?;
    let minute = i8::try_from(number(text.get(2..4)?)?).ok()?;
    // A leap second is written 60 and belongs to the minute it ends.
    let second = i8::try_from(number(text.get(4..)?)?.min(60)).ok()?.min(59);
    Time::new(hour, minute, second, 0).ok()
}

/// Digits only: no sign, no space.
fn number(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    fn moment(local: DateTime, zone: &str) -> Moment {
        Moment::new(local, domain::zone::iana(zone).unwrap()).unwrap()
    }

    #[test]
    fn dates_and_times_are_read() {
        let noon = day(2016, 9, 19).at(12, 0, 0, 0);
        assert_eq!(
            Written::parse("20160919"),
            Some(Written::Day(day(2016, 9, 19)))
        );
        assert_eq!(
            Written::parse("20160919T120000"),
            Some(Written::Local(noon))
        );
        assert_eq!(Written::parse("20160919T120000Z"), Some(Written::Utc(noon)));
        let leap = day(2016, 12, 31).at(23, 59, 59, 0);
        assert_eq!(Written::parse("20161231T235960Z"), Some(Written::Utc(leap)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2016",
            "20160230",
            "20161301",
            "20160919T",
            "20160919T1200",
            "20160919T240000",
            "20160919T126000",
            "20160919T120061z",
            "2016-09-19",
            "20160919T120000ZZ",
            "-0160919",
            "２０160919",
            "20160919T 20000",
        ] {
            assert_eq!(Written::parse(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read() {
        let length = |days, seconds| Some(Length { days, seconds });
        assert_eq!(Length::parse("P2W"), length(14, 0));
        assert_eq!(Length::parse("PT1H30M"), length(0, 5400));
        assert_eq!(Length::parse("P1DT2H5S"), length(1, 7205));
        assert_eq!(Length::parse("-PT15M"), length(0, -900));
        assert_eq!(Length::parse("+P1D"), length(1, 0));
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in [
            "",
            "P",
            "PT",
            "P1",
            "1H",
            "P1H",
            "PT1D",
            "P1DT",
            "PT1M1H",
            "P-1D",
            "PT1.5H",
            "P99999999999999999999D",
            "P9999999999999999999W",
        ] {
            assert_eq!(Length::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_gap_moves_forward_and_a_fold_is_its_first_time() {
        let gap = moment(day(2016, 3, 27).at(1, 30, 0, 0), "Europe/Lisbon");
        assert_eq!(gap.at().to_string(), "2016-03-27T01:30:00Z");
        let fold = moment(day(2016, 10, 30).at(1, 30, 0, 0), "Europe/Lisbon");
        assert_eq!(fold.at().to_string(), "2016-10-30T00:30:00Z");
    }

    #[test]
    fn a_day_follows_the_clock_and_24_hours_do_not() {
        let evening = moment(day(2016, 10, 29).at(18, 0, 0, 0), "Europe/Lisbon");
        let next = |length: &str| evening.plus(Length::parse(length).unwrap()).unwrap();
        assert_eq!(
            next("P1D").to_string(),
            "2016-10-30T18:00:00[Europe/Lisbon]"
        );
        assert_eq!(
            next("PT24H").to_string(),
            "2016-10-30T17:00:00[Europe/Lisbon]"
        );
    }

    #[test]
    fn the_end_of_time_is_no_moment() {
        assert!(Moment::new(DateTime::MAX, domain::zone::iana("Etc/GMT+12").unwrap()).is_none());
        let late = moment(day(9999, 12, 1).at(0, 0, 0, 0), "UTC");
        assert!(
            late.plus(Length {
                days: 100,
                seconds: 0
            })
            .is_none()
        );
        assert!(
            late.plus(Length {
                days: i64::MAX,
                seconds: 0
            })
            .is_none()
        );
        assert!(
            late.plus(Length {
                days: 0,
                seconds: i64::MAX
            })
            .is_none()
        );
    }
}
