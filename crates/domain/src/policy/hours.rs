//! When a room is open: hours of the week, working calendar, closed periods; and how far ahead it
//! may be booked.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};

use super::catalogue::{Calendar, Day, Reading};
use super::value::{Closure, Opening};
use super::{Catalogue, EffectivePolicy};

/// The instant up to which a room may be booked at `now`: the end of its last bookable local day.
/// One more day opens at the time of day the policy names.
pub fn horizon_end(policy: &EffectivePolicy, zone: &TimeZone, now: Timestamp) -> Timestamp {
    let days = i64::from(policy.horizon_days.value);
    let now = now.to_zoned_datetime(zone.clone());
    let has_opened = now.time() >= policy.horizon_opens_at.value;
    now.checked_add((days + i64::from(has_opened)).days())
        .and_then(|day| day.start_of_day())
        .map(|day| day.timestamp())
        .unwrap_or(Timestamp::MAX)
}

/// The policy's calendar as it reads it.
pub(super) fn reading<'a>(policy: &EffectivePolicy, catalogue: &'a Catalogue) -> Reading<'a> {
    let calendar: Option<&'a Calendar> = policy
        .calendar
        .value
        .as_deref()
        .and_then(|code| catalogue.calendar(code));
    Reading {
        calendar,
        holidays: policy.holidays.value,
    }
}

/// The first holiday that closes a day the booking touches.
pub(super) fn holiday<'a>(
    reading: &'a Reading<'_>,
    start: &ZonedDateTime,
    end: &ZonedDateTime,
) -> Option<(Date, &'a Day)> {
    reading.calendar?;
    let last = last_date(start, end);
    let mut date = start.date();
    while date <= last {
        if let Some(day) = reading.closed_for(date) {
            return Some((date, day));
        }
        date = date.tomorrow().ok()?;
    }
    None
}

/// The last local day of which the booking takes a part.
pub(super) fn last_date(start: &ZonedDateTime, end: &ZonedDateTime) -> Date {
    let end = end.datetime();
    if end.time() == Time::midnight() && end.date() > start.date() {
        end.date().yesterday().unwrap_or(end.date())
    } else {
        end.date()
    }
}

pub(super) fn closure<'a>(
    closures: &'a [Closure],
    start: &ZonedDateTime,
    end: &ZonedDateTime,
) -> Option<&'a Closure> {
    let (start, end) = (start.datetime(), end.datetime());
    closures.iter().find(|closure| {
        let (from, until) = closure.bounds();
        from < end && start < until
    })
}

pub(super) fn is_on_grid(at: &ZonedDateTime, grid_minutes: u32) -> bool {
    if grid_minutes == 0 {
        return true;
    }
    let minute_of_day =
        u32::from(at.hour().unsigned_abs()) * 60 + u32::from(at.minute().unsigned_abs());
    at.second() == 0 && at.subsec_nanosecond() == 0 && minute_of_day.is_multiple_of(grid_minutes)
}

/// Whether every moment from `start` to `end` lies in an opening interval, walking over those
/// that touch.
pub(super) fn is_open(
    openings: &[Opening],
    reading: &Reading<'_>,
    start: &ZonedDateTime,
    end: &ZonedDateTime,
) -> bool {
    let end = end.datetime();
    let mut at = start.datetime();
    while at < end {
        let weekday = reading.weekday(at.date());
        let reached = openings
            .iter()
            .filter(|opening| opening.weekday.0 == weekday && opening.from <= at.time())
            .filter(|opening| opening.until == Time::midnight() || at.time() < opening.until)
            .filter_map(|opening| closing(at.date(), opening.until))
            .max();
        match reached {
            Some(until) if until > at => at = until,
            _ => return false,
        }
    }
    true
}

pub(super) fn closing(day: Date, until: Time) -> Option<DateTime> {
    if until == Time::midnight() {
        Some(day.tomorrow().ok()?.to_datetime(until))
    } else {
        Some(day.to_datetime(until))
    }
}
