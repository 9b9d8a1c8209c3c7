//! Days and times as stories write them.

use domain::span::Span;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// All stories begin on this Monday, in Lisbon; the clocks go forward on 29 March.
const FIRST_DAY: &str = "2026-03-02";
pub(crate) const ZONE: &str = "Europe/Lisbon";

pub(super) fn day(days: i64) -> Date {
    FIRST_DAY
        .parse::<Date>()
        .unwrap()
        .checked_add(days.days())
        .unwrap()
}

pub(super) fn instant(day: Date, time: Time) -> Timestamp {
    TimeZone::get(ZONE)
        .unwrap()
        .to_timestamp(day.to_datetime(time))
        .unwrap()
}

/// `10:00`, or on a later day `+7/10:00`.
pub(super) fn at(text: &str) -> Timestamp {
    let (days, time) = match text.split_once('/') {
        Some((days, time)) => (days.parse().unwrap(), time),
        None => (0, text),
    };
    if time == "24:00" {
        return instant(day(days + 1), Time::midnight());
    }
    instant(day(days), time.parse().unwrap())
}

/// `10:00-11:00`, or on a later day `+7/10:00-11:00`, or over midnight `22:00-+1/02:00`.
pub(super) fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').unwrap();
    let (start, end) = if start.is_empty() {
        let (start, end) = end.split_once('-').unwrap();
        (format!("-{start}"), end)
    } else {
        (start.to_owned(), end)
    };
    let end = match (start.split_once('/'), end.contains('/')) {
        (Some((days, _)), false) => format!("{days}/{end}"),
        _ => end.to_owned(),
    };
    Span::new(at(&start), at(&end)).unwrap()
}

pub(crate) fn moment(at: Timestamp) -> String {
    let local = TimeZone::get(ZONE).unwrap().to_datetime(at);
    let days = day(0).until(local.date()).unwrap().get_days();
    let time = local.time().strftime(if local.second() == 0 {
        "%H:%M"
    } else {
        "%H:%M:%S"
    });
    if days == 0 {
        time.to_string()
    } else {
        format!("{days:+}/{time}")
    }
}

pub(super) fn times(span: Span) -> String {
    let (start, end) = (moment(span.from()), moment(span.until()));
    match (start.split_once('/'), end.split_once('/')) {
        (Some((day, _)), Some((same, time))) if day == same => format!("{start}-{time}"),
        _ => format!("{start}-{end}"),
    }
}
