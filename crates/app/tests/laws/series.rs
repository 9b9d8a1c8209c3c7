//! Random series in zones that change their clocks, and random changes to them, beside a model
//! that knows only days and times of day: every date stands where the model says, in the tables as
//! in what is answered, and no two hold one room at one time.

use app::meeting::{Booked, EditScope, OnConflict, WantedChange};
use app::series::WantedRecurrence;
use app::{Answer, Error};
use domain::id::MeetingId;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use store::testing::{Fresh, on_both_engines};

use super::world::{Held, World, held, overlaps, start};

const ROUNDS: usize = 4;

const ZONES: [&str; 4] = [
    "Europe/Lisbon",
    "America/New_York",
    // Half an hour of summer time.
    "Australia/Lord_Howe",
    "Asia/Shanghai",
];

#[derive(Clone, Debug)]
struct Wish {
    zone: usize,
    rule: Days,
    /// Days after the beginning of the story.
    day: i64,
    time: Time,
    shape: Shape,
}

#[derive(Clone, Copy, Debug)]
struct Shape {
    minutes: i64,
    room: usize,
    skips: bool,
}

#[derive(Clone, Debug)]
enum Days {
    Daily { interval: i64, count: usize },
    Weekly { days: Vec<Weekday>, count: usize },
    Monthly { day: i8, count: usize },
    LastOfMonth { day: Weekday, count: usize },
}

#[derive(Clone, Debug)]
struct Change {
    series: usize,
    date: usize,
    scope: EditScope,
    time: Time,
    minutes: i64,
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0_i8..7).prop_map(|day| Weekday::from_monday_zero_offset(day).unwrap())
}

/// Every quarter of an hour, and oftener those that a change of clocks skips or repeats.
fn time() -> impl Strategy<Value = Time> {
    let quarter = |n: i8| jiff::civil::time(n / 4, n % 4 * 15, 0, 0);
    prop_oneof![(0_i8..96).prop_map(quarter), (4_i8..12).prop_map(quarter)]
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![2 => anywhere(), 1 => over_a_skipped_hour()]
}

fn anywhere() -> impl Strategy<Value = Wish> {
    let days = prop_oneof![
        (1_i64..20, 2_usize..15).prop_map(|(interval, count)| Days::Daily { interval, count }),
        (proptest::collection::btree_set(0_i8..7, 1..4), 2_usize..20).prop_map(|(days, count)| {
            let day = |n: i8| Weekday::from_monday_zero_offset(n).unwrap();
            let days = days.into_iter().map(day).collect();
            Days::Weekly { days, count }
        }),
        (1_i8..32, 2_usize..9).prop_map(|(day, count)| Days::Monthly { day, count }),
        (weekday(), 2_usize..9).prop_map(|(day, count)| Days::LastOfMonth { day, count }),
    ];
    (0..ZONES.len(), days, 1_i64..240, time(), shape()).prop_map(
        |(zone, rule, day, time, shape)| Wish {
            zone,
            rule,
            day,
            time,
            shape,
        },
    )
}

/// Days of which one has no such time of day.
fn over_a_skipped_hour() -> impl Strategy<Value = Wish> {
    // Zone, day of the story on which the clocks go forward, and at what time.
    let changes = [(0, 27, 1), (1, 6, 2), (2, 216, 2)];
    let change = proptest::sample::select(changes.to_vec());
    (change, 1_i64..5, 6_usize..12, 0_i8..4, shape()).prop_map(
        |((zone, day, hour), before, count, quarter, shape)| Wish {
            zone,
            rule: Days::Daily { interval: 1, count },
            day: day - before,
            time: jiff::civil::time(hour, quarter * 15, 0, 0),
            shape,
        },
    )
}

fn shape() -> impl Strategy<Value = Shape> {
    (1_i64..40, 0_usize..2, any::<bool>()).prop_map(|(fives, room, skips)| Shape {
        minutes: fives * 5,
        room,
        skips,
    })
}

fn change() -> impl Strategy<Value = Change> {
    let scope = prop_oneof![
        Just(EditScope::This),
        Just(EditScope::Following),
        Just(EditScope::All)
    ];
    (any::<usize>(), any::<usize>(), scope, time(), 1_i64..40).prop_map(
        |(series, date, scope, time, fives)| Change {
            series,
            date,
            scope,
            time,
            minutes: fives * 5,
        },
    )
}

impl Days {
    fn rule(&self) -> String {
        let name = |day: &Weekday| {
            let all = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            all[day.to_monday_zero_offset() as usize]
        };
        match self {
            Days::Daily { interval, count } => {
                format!("FREQ=DAILY;INTERVAL={interval};COUNT={count}")
            }
            Days::Weekly { days, count } => {
                let days: Vec<_> = days.iter().map(name).collect();
                format!("FREQ=WEEKLY;BYDAY={};COUNT={count}", days.join(","))
            }
            Days::Monthly { day, count } => format!("FREQ=MONTHLY;BYMONTHDAY={day};COUNT={count}"),
            Days::LastOfMonth { day, count } => {
                format!("FREQ=MONTHLY;BYDAY=-1{};COUNT={count}", name(day))
            }
        }
    }

    /// The days by walking over the calendar.
    fn days(&self, first: Date) -> Vec<Date> {
        let is_last = |date: &Date| date.checked_add(7.days()).unwrap().month() != date.month();
        let walk = first.series(1.day()).take(5_000);
        match self {
            Days::Daily { interval, count } => {
                walk.step_by(*interval as usize).take(*count).collect()
            }
            Days::Weekly { days, count } => walk
                .filter(|date| days.contains(&date.weekday()))
                .take(*count)
                .collect(),
            Days::Monthly { day, count } => walk
                .filter(|date| date.day() == *day)
                .take(*count)
                .collect(),
            Days::LastOfMonth { day, count } => walk
                .filter(|date| date.weekday() == *day && is_last(date))
                .take(*count)
                .collect(),
        }
    }
}

/// One date as the model has it: a day and a time on the wall.
#[derive(Clone, Debug)]
struct Expected {
    id: MeetingId,
    day: Date,
    time: Time,
    minutes: i64,
    /// Changed alone: it stays when the others move.
    apart: bool,
}

struct Series {
    zone: TimeZone,
    room: usize,
    dates: Vec<Expected>,
}

impl Expected {
    /// A time that the clocks skip is as much later as they jump (RFC 5545, section 3.3.5).
    fn span(&self, zone: &TimeZone) -> (Timestamp, Timestamp) {
        let local = self.day.to_datetime(self.time);
        let from = zone.to_timestamp(local).unwrap();
        (from, from + SignedDuration::from_mins(self.minutes))
    }
}

/// What the model says is held.
fn expected(world: &World, all: &[Series]) -> Held {
    let mut held: Held = Vec::new();
    for series in all {
        let room = world.rooms[series.room];
        held.extend(series.dates.iter().map(|date| {
            let (from, until) = date.span(&series.zone);
            (room, from, until)
        }));
    }
    held.sort();
    held
}

fn book(world: &World, all: &mut Vec<Series>, wish: &Wish) {
    let zone = TimeZone::get(ZONES[wish.zone]).unwrap();
    let first = zone
        .to_datetime(start())
        .date()
        .checked_add(wish.day.days())
        .unwrap();
    let days = wish.rule.days(first);
    // A start that is no date of its rule is none: the story begins at the first that is one.
    let Some(begin) = days.first().copied() else {
        return;
    };
    let date = |id, day| Expected {
        id,
        day,
        time: wish.time,
        minutes: wish.shape.minutes,
        apart: false,
    };
    let (from, until) = date(MeetingId(Default::default()), begin).span(&zone);
    if zone.to_datetime(from).time() != wish.time {
        // The clocks skip the very first date, so no wish can name its time on the wall.
        return;
    }
    let mut wanted = world.wish(wish.shape.room, 0, 60);
    wanted.start = from;
    wanted.end = until;
    wanted.time_zone = Some(ZONES[wish.zone].to_owned());
    wanted.recurrence = Some(WantedRecurrence {
        rule: wish.rule.rule(),
        exdates: Vec::new(),
        rdates: Vec::new(),
    });
    if wish.shape.skips {
        wanted.on_conflict = OnConflict::Skip;
    }
    let made = match world.app.book(&world.who(0), wanted, None) {
        Ok(Answer::Fresh(Booked::Series(made))) => made,
        Err(Error::Refused(_)) => return,
        Ok(_) => panic!("a series was wanted"),
        Err(error) => panic!("a fault: {error:?}"),
    };
    let skipped: Vec<_> = made
        .skipped
        .iter()
        .map(|clash| clash.wanted.from())
        .collect();
    let mut ids = made.made.iter();
    let mut dates = Vec::new();
    for day in days {
        let left_out = skipped.contains(&date(MeetingId(Default::default()), day).span(&zone).0);
        if !left_out {
            let meeting = ids
                .next()
                .unwrap_or_else(|| panic!("{day} was not made: {wish:?}"));
            dates.push(date(meeting.id, day));
        }
    }
    assert!(
        ids.next().is_none(),
        "more was made than the rule says: {wish:?}"
    );
    all.push(Series {
        zone,
        room: wish.shape.room,
        dates,
    });
}

/// Whether it was carried out.
fn perform(world: &World, all: &mut Vec<Series>, change: &Change) -> bool {
    let count = all.len();
    let Some(series) = all.get_mut(change.series % count.max(1)) else {
        return false;
    };
    let at = change.date % series.dates.len();
    let asked = &series.dates[at];
    if asked.apart && change.scope != EditScope::This {
        // What moves then is told by the one that stands apart, which has a time of its own.
        return false;
    }
    let mut moved = asked.clone();
    (moved.time, moved.minutes) = (change.time, change.minutes);
    let (from, until) = moved.span(&series.zone);
    if series.zone.to_datetime(from).time() != change.time {
        return false;
    }
    let wanted = WantedChange {
        start: Some(from),
        end: Some(until),
        ..WantedChange::default()
    };
    match world
        .app
        .change(&world.who(0), asked.id, wanted, change.scope, None)
    {
        Ok(_) => {}
        Err(Error::Refused(_)) => return false,
        Err(error) => panic!("a fault: {error:?}"),
    }
    let first = match change.scope {
        EditScope::All => 0,
        EditScope::This | EditScope::Following => at,
    };
    let is_alone = change.scope == EditScope::This;
    let last = if is_alone { at } else { series.dates.len() - 1 };
    for date in &mut series.dates[first..=last] {
        if is_alone || !date.apart {
            (date.time, date.minutes) = (change.time, change.minutes);
            date.apart |= is_alone;
        }
    }
    if change.scope == EditScope::Following && first > 0 {
        let dates = series.dates.split_off(first);
        let (zone, room) = (series.zone.clone(), series.room);
        all.push(Series { zone, room, dates });
    }
    true
}

fn agree(world: &World, fresh: &Fresh, all: &[Series], after: &dyn std::fmt::Debug) {
    let tables = held(fresh);
    assert_eq!(overlaps(&tables), 0, "after {after:?}");
    let expected = expected(world, all);
    let without = |these: &Held, those: &Held| {
        let rest = these.iter().filter(|held| !those.contains(held));
        rest.copied().collect::<Held>()
    };
    let (odd, lacking) = (without(&tables, &expected), without(&expected, &tables));
    assert_eq!((odd, lacking), (vec![], vec![]), "after {after:?}");
}

#[test]
fn every_date_keeps_its_time_on_the_wall_whatever_is_changed() {
    let stories = (
        proptest::collection::vec(wish(), 12),
        proptest::collection::vec(change(), 60),
    );
    let mut runner = TestRunner::deterministic();
    for _ in 0..ROUNDS {
        let (wishes, changes) = stories.new_tree(&mut runner).unwrap().current();
        on_both_engines(|fresh| tell(fresh, &wishes, &changes));
    }
}

fn tell(fresh: &Fresh, wishes: &[Wish], changes: &[Change]) {
    let world = World::new(fresh.open());
    let mut all = Vec::new();
    for wish in wishes {
        book(&world, &mut all, wish);
        agree(&world, fresh, &all, wish);
    }
    assert!(all.len() > 3, "only {} series were booked", all.len());
    let mut done = 0;
    for change in changes {
        done += usize::from(perform(&world, &mut all, change));
        agree(&world, fresh, &all, change);
    }
    assert!(done > 10, "only {done} changes were carried out");
    for series in &all {
        for date in &series.dates {
            let told = world.app.meeting(&world.who(0), date.id).unwrap();
            let span = told.meeting.span;
            assert_eq!((span.from(), span.until()), date.span(&series.zone));
        }
    }
}
