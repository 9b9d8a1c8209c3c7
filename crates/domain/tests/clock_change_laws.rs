//! Laws of closed and open times on the days on which clocks are put forward or back: minute by
//! minute, a planned closure covers its own span and nothing else, and hours and closed periods of
//! rules say what the wall clock shows.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashSet;

use domain::closure::Closure as Planned;
use domain::id::{ClosureId, PlaceId};
use domain::place::{BookingMode, Place, PlaceKind, Places};
use domain::policy::{
    Ask, Catalogue, Closure, IsoWeekday, Moment, Opening, Policy, Scene, Setting, ViolationCode,
    violations,
};
use domain::span::Span;
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

/// Zones and the midnight before a clock change; the last has one of half an hour.
const CHANGES: [(&str, &str); 5] = [
    ("Europe/Lisbon", "2026-10-25T00:00"),
    ("Europe/Lisbon", "2026-03-29T00:00"),
    ("America/Havana", "2026-10-31T22:00"),
    ("America/St_Johns", "2026-11-01T00:00"),
    ("Australia/Lord_Howe", "2026-04-05T00:00"),
];
const MINUTES: i64 = 10;

fn room() -> PlaceId {
    PlaceId(Uuid::from_u128(1))
}

fn place(zone: &str, policy: Policy) -> Place {
    Place {
        id: room(),
        parent: None,
        kind: PlaceKind::Room,
        code: "p".to_owned(),
        name: "Peony".to_owned(),
        time_zone: Some(zone.to_owned()),
        capacity: None,
        room_kind: None,
        features: Default::default(),
        booking_mode: BookingMode::Open,
        in_service: true,
        policy,
        version: 1,
    }
}

fn codes(places: &Places, span: Span) -> HashSet<ViolationCode> {
    let zone = places.zone(room());
    let scene = Scene {
        room: room(),
        policy: places.policy(room()).unwrap(),
        capacity: None,
        zone: &zone,
        catalogue: &Catalogue::default(),
        rooms: 1,
    };
    let now = span.from().checked_sub(SignedDuration::from_hours(48));
    let ask = Ask::new(span, now.unwrap());
    let found = violations(&scene, &ask).into_iter();
    found.map(|violation| violation.code).collect()
}

fn set<T>(value: T) -> Option<Setting<T>> {
    Some(Setting {
        value,
        locked: false,
    })
}

/// A span around a clock change, in steps of ten minutes.
fn span(midnight: Timestamp, (from, length): (i64, i64)) -> Span {
    let at = |steps: i64| midnight + SignedDuration::from_mins(steps * MINUTES);
    Span::new(at(from), at(from + length)).unwrap()
}

fn shown(zone: &TimeZone, span: Span) -> Vec<DateTime> {
    let steps = 0..span.seconds() / 60 / MINUTES;
    let at = |step| span.from() + SignedDuration::from_mins(step * MINUTES);
    steps.map(|step| zone.to_datetime(at(step))).collect()
}

fn spans() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..36, 1_i64..24)
}

fn clock() -> impl Strategy<Value = Time> {
    (0_i8..5, 0_i8..6).prop_map(|(hour, ten)| Time::new(hour, ten * 10, 0, 0).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_planned_closure_covers_its_span_and_nothing_else(
        change in 0..CHANGES.len(), closed in spans(), wanted in spans()
    ) {
        let (name, midnight) = *CHANGES.get(change).unwrap();
        let zone = TimeZone::get(name).unwrap();
        let midnight = zone.to_timestamp(midnight.parse::<DateTime>().unwrap()).unwrap();
        let (closed, wanted) = (span(midnight, closed), span(midnight, wanted));
        let planned = Planned {
            id: ClosureId(Uuid::nil()),
            place: room(),
            span: closed,
            reason: "Works".to_owned(),
            planned_by: None,
            planned_at: Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
            version: 1,
        };
        let places = Places::new(vec![place(name, Policy::default())]);
        let places = places.with_closures(vec![planned]);
        let refused = codes(&places, wanted).contains(&ViolationCode::Closed);
        prop_assert_eq!(refused, closed.overlaps(&wanted), "{:?} against {:?}", wanted, closed);
    }

    #[test]
    fn hours_say_what_the_wall_clock_shows(
        change in 0..CHANGES.len(), from in clock(), until in clock(), wanted in spans()
    ) {
        prop_assume!(from < until);
        let (name, midnight) = *CHANGES.get(change).unwrap();
        let zone = TimeZone::get(name).unwrap();
        let midnight = zone.to_timestamp(midnight.parse::<DateTime>().unwrap()).unwrap();
        let wanted = span(midnight, wanted);
        let opening = |weekday| Opening { weekday: IsoWeekday(weekday), from, until };
        let week = [Weekday::Saturday, Weekday::Sunday].map(opening);
        let policy = Policy { opening_hours: set(Some(week.to_vec())), ..Policy::default() };
        let places = Places::new(vec![place(name, policy)]);
        let refused = codes(&places, wanted).contains(&ViolationCode::OutsideOpeningHours);
        let is_open = |at: &DateTime| from <= at.time() && at.time() < until;
        let open = shown(&zone, wanted).iter().all(is_open);
        prop_assert_eq!(refused, !open, "{:?} in {}–{}", wanted, from, until);
    }

    #[test]
    fn what_the_wall_clock_shows_as_closed_is_never_booked(
        change in 0..CHANGES.len(), from in clock(), until in clock(), wanted in spans()
    ) {
        prop_assume!(from < until);
        let (name, midnight) = *CHANGES.get(change).unwrap();
        let zone = TimeZone::get(name).unwrap();
        let midnight: DateTime = midnight.parse().unwrap();
        let day = zone.to_datetime(zone.to_timestamp(midnight).unwrap() + SignedDuration::from_hours(6));
        let at = |time: Time| day.date().to_datetime(time);
        let wanted = span(zone.to_timestamp(midnight).unwrap(), wanted);
        let closed = Closure {
            from: Moment::Local(at(from)),
            until: Moment::Local(at(until)),
            reason: String::new(),
            span: None,
        };
        let policy = Policy { closures: set(vec![closed]), ..Policy::default() };
        let places = Places::new(vec![place(name, policy)]);
        let refused = codes(&places, wanted).contains(&ViolationCode::Closed);
        let is_closed = |shown: &DateTime| at(from) <= *shown && *shown < at(until);
        let touches = shown(&zone, wanted).iter().any(is_closed);
        // In between it stays closed, also where the clock is put back to before it.
        prop_assert!(refused || !touches, "{:?} against {}–{}", wanted, from, until);
    }
}
