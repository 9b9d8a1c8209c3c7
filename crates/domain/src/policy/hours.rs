//! When a room is open: hours of the week, working calendar, closed periods; and how far ahead it
//! may be booked.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};

use super::catalogue::{Calendar, Day, Reading};
use super::value::{Closure, Opening};
use super::{Catalogue, EffectivePolicy};
use crate::span::Span;

/// Days after the time asked for in which the next opening is looked for.
const AHEAD_DAYS: i64 = 60;

/// A stretch in which a room is not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shut {
    pub from: Timestamp,
    /// When it opens; `None` when that is farther ahead than anybody looks.
    pub until: Option<Timestamp>,
}

/// When the room is not open within the span, in order: outside its hours, on closed days and in
/// closed periods. The last stretch may reach beyond.
pub fn shut_within(
    policy: &EffectivePolicy,
    catalogue: &Catalogue,
    zone: &TimeZone,
    span: Span,
) -> Vec<Shut> {
    let reading = reading(policy, catalogue);
    let openings = policy.opening_hours.value.as_deref();
    let closures = &policy.closures.value;
    if openings.is_none() && closures.is_empty() && reading.calendar.is_none() {
        return Vec::new();
    }
    let last = span.until().to_zoned_datetime(zone.clone()).date();
    let last = last.checked_add(AHEAD_DAYS.days()).unwrap_or(Date::MAX);
    let mut date = span.from().to_zoned_datetime(zone.clone()).date();
    let mut found = Vec::new();
    let mut at = span.from();
    while date <= last && at < span.until() {
        let open = open_on(openings, &reading, date).into_iter();
        let open = open.map(|(from, until)| (instant(zone, from), instant(zone, until)));
        let mut open: Vec<_> = open.collect();
        for closed in closures.iter().filter_map(|one| one.span_in(zone)) {
            open = without(&open, (closed.from(), closed.until()));
        }
        open.sort_unstable();
        for (from, until) in open {
            if from > at && at < span.until() {
                let until = Some(from);
                found.push(Shut { from: at, until });
            }
            at = at.max(until);
        }
        date = match date.tomorrow() {
            Ok(next) => next,
            Err(_) => break,
        };
    }
    if at < span.until() {
        found.push(Shut {
            from: at,
            until: None,
        });
    }
    found
}

fn instant(zone: &TimeZone, local: DateTime) -> Timestamp {
    zone.to_timestamp(local).unwrap_or(Timestamp::MAX)
}

/// The stretches of a date that its hours and the calendar leave open.
fn open_on(
    openings: Option<&[Opening]>,
    reading: &Reading<'_>,
    date: Date,
) -> Vec<(DateTime, DateTime)> {
    let midnight = Time::midnight();
    if reading.closed_for(date).is_some() {
        return Vec::new();
    }
    let Some(openings) = openings else {
        let whole = closing(date, midnight).map(|end| (date.to_datetime(midnight), end));
        return whole.into_iter().collect();
    };
    let weekday = reading.weekday(date);
    let own = openings.iter().filter(|one| one.weekday.0 == weekday);
    own.filter_map(|one| Some((date.to_datetime(one.from), closing(date, one.until)?)))
        .filter(|(from, until)| from < until)
        .collect()
}

/// What is left of stretches when one is taken out.
fn without(
    all: &[(Timestamp, Timestamp)],
    (from, until): (Timestamp, Timestamp),
) -> Vec<(Timestamp, Timestamp)> {
    let parts = all.iter().flat_map(|(start, end)| {
        let (before, after) = ((*start, (*end).min(from)), ((*start).max(until), *end));
        [before, after]
    });
    parts.filter(|(start, end)| start < end).collect()
}

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
    let wanted = Span::new(start.timestamp(), end.timestamp())?;
    // No clock change is as long as a day: most closures are far off, which their dates say.
    let (first, last) = (start.date().yesterday(), end.date().tomorrow());
    let is_near = |closure: &Closure| {
        let (from, until) = closure.bounds();
        first.as_ref().is_ok_and(|first| *first <= until.date())
            && last.as_ref().is_ok_and(|last| from.date() <= *last)
    };
    closures.iter().find(|closure| {
        let span = is_near(closure).then(|| closure.span_in(start.time_zone()));
        span.flatten().is_some_and(|span| span.overlaps(&wanted))
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

/// Whether the wall clock shows a time within an opening interval at every moment from `start` to
/// `end`.
pub(super) fn is_open(
    openings: &[Opening],
    reading: &Reading<'_>,
    start: &ZonedDateTime,
    end: &ZonedDateTime,
) -> bool {
    let mut stretches = steady(start, end);
    stretches.all(|(from, until)| is_open_by_clock(openings, reading, from, until))
}

/// What the wall clock shows from `start` to `end`, cut where it is put forward or back.
fn steady(
    start: &ZonedDateTime,
    end: &ZonedDateTime,
) -> impl Iterator<Item = (DateTime, DateTime)> {
    let zone = start.time_zone();
    let changes = (start.offset() != end.offset()).then(|| zone.following(start.timestamp()));
    let changes = changes
        .into_iter()
        .flatten()
        .map(|change| change.timestamp());
    let changes = changes.take_while(|at| *at < end.timestamp());
    let mut at = start.timestamp();
    changes.chain([end.timestamp()]).map(move |until| {
        let from = zone.to_datetime(at);
        let shown = zone.to_offset(at).to_datetime(until);
        at = until;
        (from, shown)
    })
}

/// Walks over the opening intervals that touch.
fn is_open_by_clock(
    openings: &[Opening],
    reading: &Reading<'_>,
    start: DateTime,
    end: DateTime,
) -> bool {
    let mut at = start;
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

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};
    use proptest::prelude::*;

    use super::*;
    use crate::id::PlaceId;
    use crate::policy::{
        Ask, DayKind, Holidays, IsoWeekday, Moment, Policy, Scene, Setting, ViolationCode,
        violations,
    };

    fn set<T>(value: T) -> Option<Setting<T>> {
        Some(Setting {
            value,
            locked: false,
        })
    }

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Lisbon").unwrap()
    }

    /// So many minutes after midnight of 2 March 2026, a Monday.
    fn at(minutes: i64) -> Timestamp {
        let monday = date(2026, 3, 2).to_datetime(Time::midnight());
        let monday = monday.to_zoned_datetime(zone()).unwrap();
        monday.checked_add(minutes.minutes()).unwrap().timestamp()
    }

    fn local(minutes: i64) -> DateTime {
        zone().to_datetime(at(minutes))
    }

    fn effective(policy: &Policy) -> EffectivePolicy {
        EffectivePolicy::resolve([(PlaceId(uuid::Uuid::nil()), policy)].into_iter())
    }

    #[test]
    fn a_room_opens_on_the_next_day_that_has_hours() {
        let hours = |weekday| Opening {
            weekday: IsoWeekday(weekday),
            from: Time::constant(8, 0, 0, 0),
            until: Time::constant(18, 0, 0, 0),
        };
        let policy = Policy {
            opening_hours: set(Some(vec![hours(Weekday::Monday), hours(Weekday::Thursday)])),
            ..Policy::default()
        };
        let day = Span::new(at(0), at(24 * 60)).unwrap();
        let shut = shut_within(&effective(&policy), &Catalogue::default(), &zone(), day);
        let expected = [(0, 8 * 60), (18 * 60, (3 * 24 + 8) * 60)];
        let expected = expected.map(|(from, until)| Shut {
            from: at(from),
            until: Some(at(until)),
        });
        assert_eq!(shut, expected);
        let never = Policy {
            opening_hours: set(Some(Vec::new())),
            ..Policy::default()
        };
        let shut = shut_within(&effective(&never), &Catalogue::default(), &zone(), day);
        let (from, until) = (at(0), None);
        assert_eq!(shut, [Shut { from, until }]);
        let free = effective(&Policy::default());
        assert!(shut_within(&free, &Catalogue::default(), &zone(), day).is_empty());
    }

    proptest! {
        /// What is shown as closed is what a booking is refused for.
        #[test]
        fn shut_is_when_hours_refuse(
            hours in proptest::option::of(proptest::collection::vec((1_i8..=7, 0_i8..24, 0_i8..24), 0..9)),
            closed in proptest::collection::vec((0_i64..20_000, 1_i64..4_000), 0..4),
            holidays in proptest::collection::vec(0_i64..14, 0..3),
            window in (0_i64..10_000, 1_i64..8_000),
            probes in proptest::collection::vec(0_i64..8_000, 20),
        ) {
            let hours = hours.map(|all| all.into_iter().map(|(weekday, from, until)| Opening {
                weekday: IsoWeekday(Weekday::from_monday_one_offset(weekday).unwrap()),
                from: Time::constant(from, 30, 0, 0),
                until: if until <= from { Time::midnight() } else { Time::constant(until, 30, 0, 0) },
            }).collect());
            let closures = closed.into_iter().map(|(from, minutes)| Closure {
                from: Moment::Local(local(from)),
                until: Moment::Local(local(from + minutes)),
                reason: String::new(),
                span: None,
            }).collect();
            let days = holidays.into_iter().map(|day| (local(day * 24 * 60).date(), Day {
                kind: DayKind::Holiday,
                name: String::new(),
                as_weekday: None,
            })).collect();
            let calendar = Calendar { id: crate::id::CalendarId(uuid::Uuid::nil()), code: "c".into(), name: String::new(), days, version: 1 };
            let catalogue = Catalogue::new(vec![calendar], Vec::new());
            let policy = effective(&Policy {
                opening_hours: set(hours),
                closures: set(closures),
                calendar: set(Some("c".into())),
                holidays: set(Holidays::Closed),
                ..Policy::default()
            });
            let (zone, span) = (zone(), Span::lasting(at(window.0), window.1 * 60));
            let shut = shut_within(&policy, &catalogue, &zone, span);
            for probe in probes.into_iter().filter(|probe| *probe < window.1) {
                let probed = Span::lasting(at(window.0 + probe), 60);
                let ask = Ask::new(probed, at(-1));
                let room = PlaceId(uuid::Uuid::nil());
                let scene = Scene { room, policy: &policy, capacity: None, zone: &zone, catalogue: &catalogue, rooms: 1 };
                let refused = violations(&scene, &ask).into_iter().any(|one| matches!(
                    one.code,
                    ViolationCode::OutsideOpeningHours | ViolationCode::Closed | ViolationCode::Holiday,
                ));
                let is_shut = shut.iter().any(|one| one.from <= probed.from() && one.until.is_none_or(|until| probed.from() < until));
                prop_assert_eq!(is_shut, refused, "{:?} {:?}", probed, shut);
            }
        }
    }
}
