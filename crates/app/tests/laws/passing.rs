//! Rooms that pass between people while two nodes race: a wish is served once, who waited goes
//! before who did not, and exchanges hold nothing twice.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use app::meeting::{EditScope, WantedChange, WantedWaiting};
use app::{Answer, App, Error, SetClock, SystemChance, Who};
use domain::id::MeetingId;
use domain::meeting::WaitingState;
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, node, overlaps};

/// Times that are given back one after another, an hour and a half from each to the next.
const SLOTS: usize = 15;

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

/// A wish for half an hour in the room of the race, or for what only that room has.
fn wish_for(world: &World, slot: usize) -> WantedWaiting {
    let from = 60 + slot as i64 * 90;
    let (mut rooms, mut within) = (vec![world.rooms[0]], None);
    // Any room within the floor on which there is no other.
    if slot % 3 == 1 {
        rooms.clear();
        within = Some(world.app.places().path(world.rooms[0])[2]);
    }
    // Twice as long as what is given back: the half hour after it is free already.
    let minutes = if slot % 3 == 2 { 60 } else { 30 };
    WantedWaiting {
        subject: format!("wish {slot}"),
        private: false,
        people: None,
        attendees: Vec::new(),
        earliest: at(from),
        latest: at(from + 60),
        minutes,
        time_zone: None,
        rooms,
        within,
        features: Vec::new(),
    }
}

/// Gives one meeting back, each time another way.
fn give_back(app: &std::sync::Arc<App>, who: &Who, id: MeetingId, slot: usize) {
    let outcome = match slot % 2 {
        0 => app.cancel(who, id, None, EditScope::This, None).map(|_| ()),
        _ => {
            let wanted = WantedChange {
                start: Some(at(60 * 24 * 3 + slot as i64 * 60)),
                ..WantedChange::default()
            };
            app.change(who, id, wanted, EditScope::This, None)
                .map(|_| ())
        }
    };
    assert!(outcome.is_ok(), "{outcome:?}");
}

/// Somebody gives times back while four threads on two nodes ask for each of them again and again.
/// All of it goes to the one who waited longest.
#[test]
fn who_waited_longest_gets_what_is_given_back_before_all_who_poll() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let second = node(fresh.open());
        let taken: Vec<_> = (0..SLOTS as i64)
            .map(|slot| {
                // Where a wish is longer it waits for the first half of its time, else for all.
                let wish = world.wish(0, 60 + slot * 90, 30);
                let first = booked(world.app.book(&world.who(0), wish, None)).unwrap()[0];
                if slot % 3 != 2 {
                    let wish = world.wish(0, 90 + slot * 90, 30);
                    booked(world.app.book(&world.who(0), wish, None)).unwrap();
                }
                first
            })
            .collect();
        // The other begins to wait a minute later.
        let clock = std::sync::Arc::new(SetClock::new(at(1)));
        let later = App::over(fresh.open(), clock, std::sync::Arc::new(SystemChance)).unwrap();
        later.warm_up().unwrap();
        for (person, app) in [(1, &world.app), (2, &later)] {
            for slot in 0..SLOTS {
                let wanted = wish_for(&world, slot);
                let wish = app.wait_for_room(&world.who(person), wanted, None);
                let is_open =
                    matches!(&wish, Ok(Answer::Fresh(wish)) if wish.state == WaitingState::Open);
                assert!(is_open, "the room is taken, yet {wish:?}");
            }
        }
        second.follow_once().unwrap();
        let given_back: Vec<_> = (0..SLOTS).map(|_| AtomicBool::new(false)).collect();
        let begin = Barrier::new(5);
        let won: usize = thread::scope(|scope| {
            let pollers: Vec<_> = (0..4)
                .map(|n| {
                    let app = if n % 2 == 0 { &world.app } else { &second };
                    let (world, given_back, begin) = (&world, &given_back, &begin);
                    scope.spawn(move || {
                        let mut won = 0;
                        for (slot, given_back) in (0..).zip(given_back) {
                            begin.wait();
                            loop {
                                // Once more after it was given back and all was said and done.
                                let is_last = given_back.load(Ordering::Acquire);
                                let wish = world.wish(0, 60 + slot * 90, 30);
                                let outcome = booked(app.book(&world.who(0), wish, None));
                                let is_heard = matches!(outcome, Ok(_) | Err(Error::Refused(_)));
                                assert!(is_heard, "{outcome:?}");
                                won += usize::from(outcome.is_ok());
                                if is_last {
                                    break;
                                }
                            }
                        }
                        won
                    })
                })
                .collect();
            for (slot, (id, given_back)) in taken.iter().zip(&given_back).enumerate() {
                begin.wait();
                let app = if slot % 4 < 2 { &second } else { &world.app };
                give_back(app, &world.who(0), *id, slot);
                given_back.store(true, Ordering::Release);
            }
            let pollers = pollers.into_iter();
            pollers.map(|poller| poller.join().unwrap()).sum()
        });
        assert_eq!(won, 0, "who did not wait went first");
        let states = |person| -> Vec<_> {
            let mine = world.app.waitings(&world.who(person), None, 100).unwrap();
            mine.into_iter().map(|wish| wish.state).collect()
        };
        assert_eq!(states(1), [WaitingState::Served; SLOTS]);
        assert_eq!(states(2), [WaitingState::Open; SLOTS]);
        assert_eq!(overlaps(&held(fresh)), 0);
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
