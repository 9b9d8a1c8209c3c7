//! Working time: the hours at which a place is open. Nights, holidays and closed periods do not
//! count; make-up days do.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::hours::{closing, reading};
use super::value::{IsoWeekday, Opening};
use super::{Catalogue, EffectivePolicy};
use crate::span::Span;

/// Where nobody set opening hours, work is done from Monday to Friday from nine to six.
const USUAL: (i8, i8) = (9, 18);
/// Who looks further than ten years sees a place that is closed for good.
const DAYS_MOST: u32 = 3_660;

/// When so many hours have passed after `since` at which the place is open; `None` when that never
/// comes.
pub fn working_hours_after(
    policy: &EffectivePolicy,
    catalogue: &Catalogue,
    zone: &TimeZone,
    since: Timestamp,
    hours: u32,
) -> Option<Timestamp> {
    let mut left = SignedDuration::from_hours(i64::from(hours));
    let mut day = zone.to_datetime(since).date();
    for _ in 0..DAYS_MOST {
        for (from, until) in open_on(policy, catalogue, zone, day) {
            let from = from.max(since);
            let here = until.duration_since(from);
            if left <= here {
                return from.checked_add(left).ok();
            }
            left -= here.max(SignedDuration::ZERO);
        }
        day = day.tomorrow().ok()?;
    }
    None
}

/// The stretches of a local day in which the place is open: in order, none touching another.
fn open_on(
    policy: &EffectivePolicy,
    catalogue: &Catalogue,
    zone: &TimeZone,
    day: Date,
) -> Vec<(Timestamp, Timestamp)> {
    let reading = reading(policy, catalogue);
    if reading.closed_for(day).is_some() {
        return Vec::new();
    }
    let weekday = reading.weekday(day);
    let usual = usual();
    let openings = policy.opening_hours.value.as_ref().unwrap_or(&usual);
    let today = openings
        .iter()
        .filter(|opening| opening.weekday.0 == weekday)
        .filter_map(|opening| Some((day.to_datetime(opening.from), closing(day, opening.until)?)));
    // The wall clock may stand still or jump in between; what counts is time that passes.
    let at = |local: DateTime| zone.to_ambiguous_timestamp(local).compatible().ok();
    let mut stretches: Vec<(Timestamp, Timestamp)> = today
        .filter_map(|(from, until)| Some((at(from)?, at(until)?)))
        .filter(|(from, until)| from < until)
        .collect();
    for closure in &policy.closures.value {
        let Some(closed) = closure.span_in(zone) else {
            continue;
        };
        stretches = stretches
            .into_iter()
            .flat_map(|one| without(one, closed))
            .collect();
    }
    stretches.sort();
    let mut merged: Vec<(Timestamp, Timestamp)> = Vec::new();
    for (from, until) in stretches {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = until.max(*end),
            _ => merged.push((from, until)),
        }
    }
    merged
}

/// What is left of a stretch beside another.
fn without(
    (from, until): (Timestamp, Timestamp),
    closed: Span,
) -> impl Iterator<Item = (Timestamp, Timestamp)> {
    let before = (from, until.min(closed.from()));
    let after = (from.max(closed.until()), until);
    let is_apart = closed.until() <= from || until <= closed.from();
    let parts = match is_apart {
        true => [(from, until), (until, until)],
        false => [before, after],
    };
    parts.into_iter().filter(|(from, until)| from < until)
}

fn usual() -> Vec<Opening> {
    let (from, until) = USUAL;
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
    ];
    week.map(|weekday| Opening {
        weekday: IsoWeekday(weekday),
        from: Time::constant(from, 0, 0, 0),
        until: Time::constant(until, 0, 0, 0),
    })
    .into()
}
