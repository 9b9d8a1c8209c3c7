//! From text to a checked `Rule`: reads the parts in any order and any case, then holds them
//! against the restrictions of RFC 5545 section 3.3.10.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use super::refusal::{Part, RuleError};
use super::rule::{End, Frequency, Rule, Skip, Until, WeekdayOrdinal};

/// How much of an unreadable value a refusal quotes.
const QUOTED_CHARACTERS: usize = 40;

pub(super) fn rule(text: &str) -> Result<Rule, RuleError> {
    if text.len() > Rule::LONGEST {
        return Err(RuleError::TooLong { length: text.len() });
    }
    let text = without_name(text.trim());
    if text.is_empty() {
        return Err(RuleError::FrequencyMissing);
    }
    let mut frequency = None;
    let mut rule = Rule::every(Frequency::Daily);
    let mut seen: Vec<Part> = Vec::new();
    for piece in text.split(';') {
        let (name, value) = piece.split_once('=').ok_or_else(|| RuleError::Malformed {
            piece: quoted(piece),
        })?;
        let part = Part::ALL
            .into_iter()
            .find(|part| part.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| RuleError::UnknownPart { name: quoted(name) })?;
        if seen.contains(&part) {
            return Err(RuleError::Repeated { part });
        }
        seen.push(part);
        let value = value.trim();
        if part == Part::Freq {
            frequency = Some(frequency_of(value)?);
        } else {
            take(&mut rule, part, value)?;
        }
    }
    rule.frequency = frequency.ok_or(RuleError::FrequencyMissing)?;
    if seen.contains(&Part::Count) && seen.contains(&Part::Until) {
        return Err(RuleError::CountAndUntil);
    }
    check(&rule)?;
    Ok(rule)
}

fn without_name(text: &str) -> &str {
    match text.split_at_checked(6) {
        Some((name, rest)) if name.eq_ignore_ascii_case("RRULE:") => rest,
        _ => text,
    }
}

fn take(rule: &mut Rule, part: Part, value: &str) -> Result<(), RuleError> {
    let whole = i64::from(u32::MAX);
    match part {
        Part::Freq => {}
        Part::Interval => rule.interval = count(part, value, whole)?,
        Part::Count => rule.end = End::Count(count(part, value, whole)?),
        Part::Until => rule.end = End::Until(until(value)?),
        // RFC 5545 knows the leap second.
        Part::BySecond => rule.by_second = numbers(part, value, 0, 60)?,
        Part::ByMinute => rule.by_minute = numbers(part, value, 0, 59)?,
        Part::ByHour => rule.by_hour = numbers(part, value, 0, 23)?,
        Part::ByDay => rule.by_day = weekdays(value)?,
        Part::ByMonthDay => rule.by_month_day = signed_numbers(part, value, 31)?,
        Part::ByYearDay => rule.by_year_day = signed_numbers(part, value, 366)?,
        Part::ByWeekNo => rule.by_week_number = signed_numbers(part, value, 53)?,
        Part::ByMonth => rule.by_month = numbers(part, value, 1, 12)?,
        Part::BySetPos => rule.by_set_position = signed_numbers(part, value, 366)?,
        Part::Wkst => rule.week_start = weekday(part, value)?,
        Part::Rscale => {
            if !value.eq_ignore_ascii_case("GREGORIAN") {
                return Err(RuleError::UnknownCalendar {
                    name: quoted(value),
                });
            }
        }
        Part::Skip => {
            rule.skip = [
                ("OMIT", Skip::Omit),
                ("FORWARD", Skip::Forward),
                ("BACKWARD", Skip::Backward),
            ]
            .into_iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(value))
            .map(|(_, skip)| skip)
            .ok_or_else(|| bad(part, value))?;
        }
    }
    Ok(())
}

/// The restrictions that concern more than one part.
fn check(rule: &Rule) -> Result<(), RuleError> {
    let frequency = rule.frequency;
    let forbidden = |part| Err(RuleError::PartForbidden { part, frequency });
    if !rule.by_week_number.is_empty() && frequency != Frequency::Yearly {
        return forbidden(Part::ByWeekNo);
    }
    let no_year_day = [Frequency::Daily, Frequency::Weekly, Frequency::Monthly];
    if !rule.by_year_day.is_empty() && no_year_day.contains(&frequency) {
        return forbidden(Part::ByYearDay);
    }
    if !rule.by_month_day.is_empty() && frequency == Frequency::Weekly {
        return forbidden(Part::ByMonthDay);
    }
    if rule.by_day.iter().any(|day| day.ordinal != 0) {
        if frequency != Frequency::Monthly && frequency != Frequency::Yearly {
            return Err(RuleError::OrdinalForbidden { frequency });
        }
        if !rule.by_week_number.is_empty() {
            return Err(RuleError::OrdinalWithWeekNumber);
        }
    }
    let lists = [
        &rule.by_second,
        &rule.by_minute,
        &rule.by_hour,
        &rule.by_month_day,
        &rule.by_year_day,
        &rule.by_week_number,
        &rule.by_month,
    ];
    let picks_from_nothing = rule.by_day.is_empty() && lists.iter().all(|list| list.is_empty());
    if !rule.by_set_position.is_empty() && picks_from_nothing {
        return Err(RuleError::PositionAlone);
    }
    Ok(())
}

fn frequency_of(value: &str) -> Result<Frequency, RuleError> {
    Frequency::ALL
        .into_iter()
        .find(|frequency| frequency.name().eq_ignore_ascii_case(value))
        .ok_or_else(|| bad(Part::Freq, value))
}

fn count(part: Part, value: &str, most: i64) -> Result<u32, RuleError> {
    if value.starts_with('+') {
        return Err(bad(part, value));
    }
    let number = number(part, value)?;
    let out = RuleError::OutOfRange {
        part,
        value: number,
        least: 1,
        most,
    };
    match u32::try_from(number) {
        Ok(count) if count >= 1 => Ok(count),
        _ => Err(out),
    }
}

fn numbers(part: Part, value: &str, least: i16, most: i16) -> Result<Vec<i16>, RuleError> {
    let mut list = Vec::new();
    for item in value.split(',') {
        let number = number(part, item.trim())?;
        let (least, most) = (i64::from(least), i64::from(most));
        let out = RuleError::OutOfRange {
            part,
            value: number,
            least,
            most,
        };
        if number < least || number > most {
            return Err(out);
        }
        list.push(i16::try_from(number).map_err(|_| out)?);
    }
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

/// Numbers that may count from the end; there is no zeroth of anything.
fn signed_numbers(part: Part, value: &str, most: i16) -> Result<Vec<i16>, RuleError> {
    let list = numbers(part, value, -most, most)?;
    if list.contains(&0) {
        return Err(RuleError::OutOfRange {
            part,
            value: 0,
            least: 1,
            most: i64::from(most),
        });
    }
    Ok(list)
}

fn number(part: Part, value: &str) -> Result<i64, RuleError> {
    // i64 would also read what the grammar does not know, such as thousands of leading zeros.
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    if digits.is_empty() || digits.len() > 10 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad(part, value));
    }
    value.parse().map_err(|_| bad(part, value))
}

fn weekdays(value: &str) -> Result<Vec<WeekdayOrdinal>, RuleError> {
    let mut list = Vec::new();
    for item in value.split(',') {
        let item = item.trim();
        let (ordinal, name) = item
            .len()
            .checked_sub(2)
            .and_then(|at| item.split_at_checked(at))
            .ok_or_else(|| bad(Part::ByDay, item))?;
        let ordinal = match ordinal {
            "" => 0,
            ordinal => signed_numbers(Part::ByDay, ordinal, 53)?
                .first()
                .copied()
                .unwrap_or(0),
        };
        list.push(WeekdayOrdinal {
            ordinal,
            weekday: weekday(Part::ByDay, name)?,
        });
    }
    list.sort_unstable_by_key(|day| (day.ordinal, day.weekday.to_monday_zero_offset()));
    list.dedup();
    Ok(list)
}

fn weekday(part: Part, value: &str) -> Result<Weekday, RuleError> {
    (0..7)
        .filter_map(|offset| Weekday::from_monday_zero_offset(offset).ok())
        .find(|weekday| super::rule::weekday_name(*weekday).eq_ignore_ascii_case(value))
        .ok_or_else(|| bad(part, value))
}

/// `19971224`, `19971224T000000` or `19971224T000000Z`.
fn until(value: &str) -> Result<Until, RuleError> {
    let refuse = || bad(Part::Until, value);
    let upper = value.to_ascii_uppercase();
    let (rest, utc) = match upper.strip_suffix('Z') {
        Some(rest) => (rest, true),
        None => (upper.as_str(), false),
    };
    let (day, time) = match rest.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (rest, None),
    };
    let day = fields(day, 8, 4).and_then(|(year, rest)| {
        let month = i8::try_from(rest / 100).ok()?;
        Date::new(
            i16::try_from(year).ok()?,
            month,
            i8::try_from(rest % 100).ok()?,
        )
        .ok()
    });
    let day = day.ok_or_else(refuse)?;
    let Some(time) = time else {
        return if utc {
            Err(refuse())
        } else {
            Ok(Until::Day(day))
        };
    };
    let time = fields(time, 6, 4).and_then(|(clock, second)| {
        // Like every clock without leap seconds, second 60 is taken for 59 (section 3.3.12).
        let second = if second == 60 { 59 } else { second };
        let (hour, minute) = (
            i8::try_from(clock / 100).ok()?,
            i8::try_from(clock % 100).ok()?,
        );
        Time::new(hour, minute, i8::try_from(second).ok()?, 0).ok()
    });
    let local = DateTime::from_parts(day, time.ok_or_else(refuse)?);
    if !utc {
        return Ok(Until::Local(local));
    }
    // Some programs write the last second of 9999, which lies just beyond what an instant holds.
    let last = Timestamp::from_second(Timestamp::MAX.as_second()).map_err(|_| refuse())?;
    Ok(Until::Instant(
        TimeZone::UTC.to_timestamp(local).unwrap_or(last),
    ))
}

/// Splits `digits` of that length at a place into two numbers.
fn fields(digits: &str, length: usize, at: usize) -> Option<(u32, u32)> {
    if digits.len() != length || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (left, right) = digits.split_at_checked(at)?;
    Some((left.parse().ok()?, right.parse().ok()?))
}

fn bad(part: Part, value: &str) -> RuleError {
    RuleError::BadValue {
        part,
        value: quoted(value),
    }
}

fn quoted(text: &str) -> String {
    text.chars().take(QUOTED_CHARACTERS).collect()
}
