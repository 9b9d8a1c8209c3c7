//! Rooms that pass between people while two nodes race: a wish is served once, and exchanges hold
//! nothing twice.

use std::thread;

use app::meeting::{EditScope, WantedWaiting};
use app::{Answer, App, Error};
use domain::meeting::WaitingState;
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, node, overlaps};

fn is_fault<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Broken(_) | Error::Busy(_)))
}

#[test]
fn two_nodes_serve_each_wish_once() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let second = node(fresh.open());
        let taken = booked(world.app.book(&world.who(0), world.wish(0, 60, 120), None)).unwrap();
        for n in 0..6_usize {
            let wanted = WantedWaiting {
                subject: format!("wish {n}"),
                private: false,
                people: None,
                attendees: Vec::new(),
                earliest: at(60),
                latest: at(180),
                minutes: 30,
                time_zone: None,
                rooms: vec![world.rooms[0]],
                within: None,
                features: Vec::new(),
            };
            let wish = world.app.wait_for_room(&world.who(n % 3), wanted, None);
            assert!(
                matches!(wish, Ok(Answer::Fresh(ref wish)) if wish.state == WaitingState::Open),
                "the room is taken, yet {:?}",
                wish.map(|_| ())
            );
        }
        let cancel = world
            .app
            .cancel(&world.who(0), taken[0], None, EditScope::This, None);
        assert!(cancel.is_ok());
        second.follow_once().unwrap();
        let serve = |app: &std::sync::Arc<App>| {
            for _ in 0..3 {
                let outcome = app.serve_waiting();
                assert!(!is_fault(&outcome), "{outcome:?}");
            }
        };
        thread::scope(|scope| {
            scope.spawn(|| serve(&world.app));
            scope.spawn(|| serve(&second));
        });
        let held = held(fresh);
        assert_eq!(
            (held.len(), overlaps(&held)),
            (4, 0),
            "two hours, half an hour each"
        );
        let mut served = Vec::new();
        for n in 0..3 {
            let mine = world.app.waitings(&world.who(n), None, 100).unwrap();
            let mine = mine.into_iter();
            served.extend(mine.filter(|wish| wish.state == WaitingState::Served));
        }
        assert_eq!(served.len(), 4);
        let mut meetings: Vec<_> = served.iter().filter_map(|wish| wish.meeting).collect();
        meetings.sort();
        meetings.dedup();
        assert_eq!(meetings.len(), 4);
    });
}

#[test]
fn exchanges_race_with_bookings_and_nothing_is_held_twice() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let second = node(fresh.open());
        let mut all = Vec::new();
        for step in 0..8_i64 {
            let room = step as usize % 4;
            let wish = world.wish(room, 60 + step * 25, 45);
            all.extend(booked(world.app.book(&world.who(0), wish, None)).unwrap_or_default());
        }
        thread::scope(|scope| {
            for n in 0..4_usize {
                let app = if n % 2 == 0 {
                    world.app.clone()
                } else {
                    second.clone()
                };
                let (world, all) = (&world, &all);
                scope.spawn(move || {
                    for step in 0..10_usize {
                        let one = all[(n + step) % all.len()];
                        let other = all[(n * 3 + step * 5 + 1) % all.len()];
                        if one != other {
                            let swapped = app.swap(&world.who(0), one, other, None);
                            assert!(!is_fault(&swapped), "{swapped:?}");
                        }
                        let from = 60 + (step * 31 + n * 17) as i64 % 240;
                        let wish = world.wish((n + step) % 4, from, 20);
                        let booked = booked(app.book(&world.who(1), wish, None));
                        assert!(!is_fault(&booked), "{booked:?}");
                    }
                });
            }
        });
        let held = held(fresh);
        assert!(held.len() >= all.len());
        assert_eq!(overlaps(&held), 0);
    });
}
