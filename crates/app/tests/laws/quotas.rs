//! Quotas are never exceeded, whoever books at the same time, on whichever node; and what a rule
//! keeps around meetings never overlaps.

use std::thread;

use app::meeting::{EditScope, WantedChange};
use app::{Error, Who};
use domain::policy::Policy;
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, node, overlaps};

fn policy(rules: serde_json::Value) -> Policy {
    serde_json::from_value(rules).unwrap()
}

/// Many threads on two nodes book, move and cancel for one person in different rooms. However it
/// goes, no day ends with more than the quota, and the quota is used up.
#[test]
fn of_many_bookings_at_once_no_more_than_the_quota_are_made() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let campus = world.app.places().path(world.rooms[0])[0];
        let rules = serde_json::json!({
            "quotas": {"value": [
                {"of": "person", "period": "day", "mostMeetings": 5, "mostMinutes": 240},
                {"of": "everyone", "period": "week", "mostMeetings": 12},
            ]},
            "mostSimultaneous": {"value": 2},
        });
        let app = &world.app;
        app.set_rules(&Who::console(), campus, policy(rules), None)
            .unwrap();
        let second = node(fresh.open());
        thread::scope(|scope| {
            for n in 0..6_i64 {
                let app = if n % 2 == 0 {
                    world.app.clone()
                } else {
                    second.clone()
                };
                let world = &world;
                scope.spawn(move || {
                    let who = world.who(n as usize % 3);
                    let mut mine = Vec::new();
                    for step in 0..20_i64 {
                        let from = (step * 37 + n * 61) % 600;
                        let day = 24 * 60 * (step % 2);
                        let room = (step + n) as usize % 4;
                        let wish = world.wish(room, day + from, 45);
                        let outcome = booked(app.book(&who, wish, None));
                        let is_fault = matches!(outcome, Err(Error::Broken(_) | Error::Busy(_)));
                        assert!(!is_fault, "a race ended in a fault: {outcome:?}");
                        mine.extend(outcome.into_iter().flatten());
                        if step % 5 == 4
                            && let Some(id) = mine.pop()
                        {
                            app.cancel(&who, id, None, EditScope::This, None).unwrap();
                        }
                        if step % 3 == 2
                            && let Some(id) = mine.last()
                        {
                            let start = Some(at(day + (from + 90) % 600));
                            let wanted = WantedChange {
                                start,
                                ..WantedChange::default()
                            };
                            // Refused or not: what counts is what is there in the end.
                            app.change(&who, *id, wanted, EditScope::This, None).ok();
                        }
                    }
                });
            }
        });
        let all = fresh.open();
        let week = super::world::span(-480, 7 * 24 * 60);
        let mut made = 0;
        for person in &world.people {
            let used = all.read(|tx| tx.used_by_person(*person, week)).unwrap();
            made += used.len();
            for day in 0..2 {
                let day = super::world::span(day * 24 * 60 - 480, 24 * 60);
                let on_day: Vec<_> = used
                    .iter()
                    .filter(|used| day.contains(used.span.from()))
                    .collect();
                assert!(on_day.len() <= 5, "{} meetings of 5", on_day.len());
                let minutes: i64 = on_day.iter().map(|used| used.span.seconds() / 60).sum();
                assert!(minutes <= 240, "{minutes} minutes of 240");
                for one in &on_day {
                    let at_once = on_day
                        .iter()
                        .filter(|other| other.span.contains(one.span.from()));
                    assert!(at_once.count() <= 2, "more than two rooms at one time");
                }
            }
        }
        assert!(made <= 12, "{made} meetings of 12");
        assert!(made > 3, "only {made}: nothing was tried");
    });
}

#[test]
fn what_is_kept_around_meetings_never_overlaps_under_races() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let campus = world.app.places().path(world.rooms[0])[0];
        let rules = serde_json::json!({
            "setUpMinutes": {"value": 10}, "tearDownMinutes": {"value": 5}
        });
        let app = &world.app;
        app.set_rules(&Who::console(), campus, policy(rules), None)
            .unwrap();
        let second = node(fresh.open());
        thread::scope(|scope| {
            for n in 0..6_i64 {
                let app = if n % 2 == 0 {
                    world.app.clone()
                } else {
                    second.clone()
                };
                let world = &world;
                scope.spawn(move || {
                    for step in 0..20_i64 {
                        let wish = world.wish(0, 60 + (step * 17 + n * 5) % 400, 20);
                        booked(app.book(&world.who(0), wish, None)).ok();
                    }
                });
            }
        });
        let held = held(fresh);
        assert!(held.len() > 5);
        assert_eq!(overlaps(&held), 0);
        let lengths = held
            .iter()
            .map(|(_, from, until)| until.as_second() - from.as_second());
        assert!(lengths.into_iter().all(|seconds| seconds == 35 * 60));
    });
}
