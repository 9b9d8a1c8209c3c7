//! Laws of working time: it agrees with a count quarter by quarter, never ends while the place is
//! closed, and more hours or a later start never end it sooner. Clock changes included.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use domain::id::{CalendarId, PlaceId};
use domain::policy::{
    Calendar, Catalogue, Closure, Day, DayKind, EffectivePolicy, Holidays, IsoWeekday, Moment,
    Opening, Policy, Setting, working_hours_after,
};
use jiff::civil::{Date, DateTime, Time, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;
use uuid::Uuid;

const QUARTER: SignedDuration = SignedDuration::from_mins(15);
/// Days after which the count gives up.
const LOOKS: i64 = 60;

/// No edge falls into an hour that a clock change skips or repeats.
const EDGES: [i8; 8] = [0, 3, 8, 9, 12, 13, 18, 22];

#[derive(Clone, Debug)]
struct World {
    openings: Vec<(i8, usize, usize)>,
    days: Vec<(i64, bool, Option<i8>)>,
    closures: Vec<(i64, usize, i64, usize)>,
    holidays: Holidays,
    autumn: bool,
    since_quarters: i64,
}

impl World {
    fn zone() -> TimeZone {
        TimeZone::get("Europe/Lisbon").unwrap()
    }

    /// Some days before a clock change.
    fn first(&self) -> Date {
        match self.autumn {
            true => date(2026, 10, 22),
            false => date(2026, 3, 26),
        }
    }

    fn since(&self) -> Timestamp {
        let midnight = self.first().to_datetime(Time::midnight());
        let start = Self::zone().to_timestamp(midnight).unwrap();
        start + QUARTER * i32::try_from(self.since_quarters).unwrap()
    }

    fn day(&self, offset: i64) -> Date {
        self.first().checked_add(offset.days()).unwrap()
    }

    fn openings(&self) -> Vec<Opening> {
        let openings = self.openings.iter().map(|(weekday, from, length)| {
            let until = (from + length).min(EDGES.len());
            Opening {
                weekday: IsoWeekday(Weekday::from_monday_one_offset(*weekday).unwrap()),
                from: Time::new(EDGES[*from], 0, 0, 0).unwrap(),
                until: match EDGES.get(until) {
                    Some(hour) => Time::new(*hour, 0, 0, 0).unwrap(),
                    None => Time::midnight(),
                },
            }
        });
        openings.collect()
    }

    fn closures(&self) -> Vec<Closure> {
        let closures = self.closures.iter().map(|(day, from, length, until)| {
            let at = |day: Date, edge: usize| Moment::Local(day.at(EDGES[edge], 0, 0, 0));
            Closure {
                from: at(self.day(*day), *from),
                until: at(self.day(day + length), *until),
                reason: String::new(),
                span: None,
            }
        });
        closures.collect()
    }

    fn calendar(&self) -> Calendar {
        let days = self.days.iter().map(|(offset, is_holiday, as_weekday)| {
            let day = Day {
                kind: match is_holiday {
                    true => DayKind::Holiday,
                    false => DayKind::Workday,
                },
                as_weekday: as_weekday
                    .filter(|_| !is_holiday)
                    .map(|day| IsoWeekday(Weekday::from_monday_one_offset(day).unwrap())),
                name: String::new(),
            };
            (self.day(*offset), day)
        });
        Calendar {
            id: CalendarId(Uuid::nil()),
            code: "cn".to_owned(),
            name: String::new(),
            days: days.collect(),
            version: 1,
        }
    }

    fn after(&self, since: Timestamp, hours: u32) -> Option<Timestamp> {
        let policy = Policy {
            opening_hours: Some(set(Some(self.openings()))),
            closures: Some(set(self.closures())),
            calendar: Some(set(Some("cn".to_owned()))),
            holidays: Some(set(self.holidays)),
            ..Policy::default()
        };
        let chain = [(PlaceId(Uuid::nil()), &policy)];
        let policy = EffectivePolicy::resolve(chain.into_iter());
        let catalogue = Catalogue::new(vec![self.calendar()], Vec::new());
        working_hours_after(&policy, &catalogue, &Self::zone(), since, hours)
    }

    /// Whether the wall clock shows a time at which the place is open.
    fn is_open(&self, local: DateTime) -> bool {
        let calendar = self.calendar();
        let day = calendar.days.get(&local.date());
        let weekday = match day {
            Some(day) if day.kind == DayKind::Workday => {
                day.as_weekday.map_or(Weekday::Monday, |day| day.0)
            }
            Some(_) if self.holidays == Holidays::Closed => return false,
            Some(_) if self.holidays == Holidays::AsSunday => Weekday::Sunday,
            _ => local.date().weekday(),
        };
        let is_closed = self.closures().iter().any(|closure| {
            let (from, until) = closure.bounds();
            from <= local && local < until
        });
        let is_within = |opening: &Opening| {
            let ends = opening.until == Time::midnight() || local.time() < opening.until;
            opening.weekday.0 == weekday && opening.from <= local.time() && ends
        };
        !is_closed && self.openings().iter().any(is_within)
    }

    fn counted(&self, since: Timestamp, hours: u32) -> Option<Timestamp> {
        let zone = Self::zone();
        let mut left = i64::from(hours) * 4;
        let mut at = since;
        let end = since + SignedDuration::from_hours(24 * LOOKS);
        while at < end {
            let is_open = self.is_open(zone.to_datetime(at));
            at += QUARTER;
            left -= i64::from(is_open);
            if left == 0 {
                return Some(at);
            }
        }
        None
    }
}

fn set<T>(value: T) -> Setting<T> {
    Setting {
        value,
        locked: false,
    }
}

fn worlds() -> impl Strategy<Value = World> {
    let edge = 0..EDGES.len();
    let opening = (1_i8..8, edge.clone(), 1_usize..5);
    let day = (0_i64..14, any::<bool>(), proptest::option::of(1_i8..8));
    let closure = (0_i64..14, edge.clone(), 0_i64..3, edge);
    let holidays = prop_oneof![
        Just(Holidays::Closed),
        Just(Holidays::AsSunday),
        Just(Holidays::Ignored)
    ];
    (
        proptest::collection::vec(opening, 0..9),
        proptest::collection::vec(day, 0..5),
        proptest::collection::vec(closure, 0..3),
        holidays,
        any::<bool>(),
        0_i64..(4 * 24 * 7),
    )
        .prop_map(
            |(openings, days, closures, holidays, autumn, since_quarters)| World {
                openings,
                days,
                closures,
                holidays,
                autumn,
                since_quarters,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn working_time_agrees_with_a_count_by_the_wall_clock(world in worlds(), hours in 1_u32..40) {
        let since = world.since();
        let found = world.after(since, hours);
        match world.counted(since, hours) {
            Some(counted) => prop_assert_eq!(found, Some(counted)),
            None => {
                let looked = since + SignedDuration::from_hours(24 * LOOKS);
                prop_assert!(found.is_none_or(|found| found > looked));
            }
        }
    }

    #[test]
    fn it_never_ends_while_the_place_is_closed(world in worlds(), hours in 1_u32..40) {
        if let Some(found) = world.after(world.since(), hours) {
            let just_before = World::zone().to_datetime(found - SignedDuration::from_mins(1));
            prop_assert!(world.is_open(just_before), "{found}");
        }
    }

    #[test]
    fn more_hours_or_a_later_start_never_end_it_sooner(
        world in worlds(), hours in 1_u32..40, more in 0_u32..10, later in 0_i32..200
    ) {
        let since = world.since();
        let first = world.after(since, hours);
        let longer = world.after(since, hours + more);
        let moved = world.after(since + QUARTER * later, hours);
        let not_sooner = |other: Option<Timestamp>| match (first, other) {
            (Some(first), Some(other)) => first <= other,
            (None, other) => other.is_none(),
            (Some(_), None) => true,
        };
        prop_assert!(not_sooner(longer));
        prop_assert!(not_sooner(moved));
    }
}

#[test]
fn where_nobody_set_hours_work_is_done_from_monday_to_friday() {
    let policy = EffectivePolicy::resolve(std::iter::empty());
    let catalogue = Catalogue::default();
    let zone = World::zone();
    let at = |text: &str| {
        zone.to_timestamp(text.parse::<DateTime>().unwrap())
            .unwrap()
    };
    let cases = [
        ("2026-03-02T09:00", 9, "2026-03-02T18:00"),
        ("2026-03-02T17:00", 2, "2026-03-03T10:00"),
        ("2026-03-06T17:00", 10, "2026-03-09T18:00"),
        ("2026-03-07T12:00", 1, "2026-03-09T10:00"),
    ];
    for (since, hours, until) in cases {
        assert_eq!(
            working_hours_after(&policy, &catalogue, &zone, at(since), hours),
            Some(at(until)),
            "{since} + {hours}"
        );
    }
}
