//! While somebody plans a closure, others book, and two planners accept at once: no room is held
//! twice, and each meeting in the way was moved or cancelled, or is listed.

use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

use app::Answer;
use app::closure::{Rehousing, WantedClosure};
use app::meeting::{EditScope, WantedChange};
use app::series::WantedRecurrence;
use domain::id::ClosureId;
use domain::meeting::{Edit, State};
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, node, overlaps, span};

/// Hours of the day in which people meet.
const HOURS: i64 = 8;

#[test]
fn whatever_is_in_the_way_was_moved_or_cancelled_or_is_listed() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let mut meetings = Vec::new();
        // Two rooms close; of the other two one is half full.
        for hour in 0..HOURS {
            for room in [0, 1] {
                let wish = world.wish(room, 60 * hour, 60);
                meetings.extend(booked(world.app.book(&world.who(room), wish, None)).unwrap());
            }
            if hour % 2 == 0 {
                let wish = world.wish(2, 60 * hour, 60);
                booked(world.app.book(&world.who(2), wish, None)).unwrap();
            }
        }
        let planners = [planner(&world, 0), planner(&world, 1)];
        let plan = |room: usize| plan(&world, &planners[room], room);
        let closures = [plan(0), plan(1)];
        thread::scope(|scope| {
            for (planner, closure) in planners.iter().zip(closures) {
                let world = &world;
                scope.spawn(move || {
                    for _ in 0..3 {
                        accept(world, planner, closure);
                    }
                });
            }
            for room in 0..4 {
                let world = &world;
                scope.spawn(move || {
                    for hour in 0..HOURS {
                        let wish = world.wish(room, 60 * hour + 15, 30);
                        // Refused where it is taken or closed; what is booked is booked.
                        booked(world.app.book(&world.who(room % 3), wish, None)).ok();
                    }
                });
            }
        });
        let [first, second] = closures;
        cancel_rest(&world, &planners[0], first);
        let left = listed(&world, &planners[1], second);

        assert_eq!(overlaps(&held(fresh)), 0, "a room is held twice");
        assert_eq!(listed(&world, &planners[0], first).len(), 0);
        for id in meetings {
            let meeting = world.app.store().read(move |tx| tx.meeting(id)).unwrap();
            let meeting = meeting.unwrap();
            let is_in_the_way = meeting
                .rooms()
                .iter()
                .any(|room| world.rooms[..2].contains(room));
            match meeting.state {
                State::Cancelled => assert!(meeting.rooms().is_empty()),
                State::Confirmed => {
                    assert_eq!(left.contains(&id), is_in_the_way, "{meeting:?}");
                }
                state => panic!("nobody made it {state:?}"),
            }
        }
        for room in 0..2 {
            let wish = world.wish(room, 60 * HOURS - 30, 30);
            assert!(booked(world.app.book(&world.who(0), wish, None)).is_err());
        }
    });
}

/// Many book, some on another node that has not heard of anything, while the place closes.
#[test]
fn in_the_instant_of_closing_all_is_refused_or_in_the_way() {
    on_both_engines(|fresh| {
        const ROUNDS: i64 = 8;
        let world = World::new(fresh.open());
        let second = node(fresh.open());
        let planner = planner(&world, 0);
        for round in 0..ROUNDS {
            let day = 60 * 24 * (round + 1);
            let (gate, steps) = (Barrier::new(5), AtomicI64::new(0));
            let closure = thread::scope(|scope| {
                for n in 0..4_usize {
                    let (world, gate, steps) = (&world, &gate, &steps);
                    let app = [&world.app, &second][n % 2].clone();
                    scope.spawn(move || {
                        let who = world.who(n % 3);
                        gate.wait();
                        for step in 0..12 {
                            steps.fetch_add(1, Ordering::Relaxed);
                            let from = day + 60 * step + 15 * n as i64;
                            let mut wish = world.wish(n % 2, from, 15);
                            match step % 4 {
                                0 => wish.recurrence = Some(twice()),
                                1 => wish.rooms = vec![world.rooms[2 + n % 2]],
                                _ => {}
                            }
                            let made = booked(app.book(&who, wish, None)).unwrap_or_default();
                            if step % 4 == 1 {
                                // Into the room that closes.
                                let edit = Edit {
                                    rooms: Some(vec![world.rooms[n % 2]]),
                                    ..Edit::default()
                                };
                                let wanted = WantedChange {
                                    edit,
                                    ..WantedChange::default()
                                };
                                let scope = EditScope::This;
                                app.change(&who, made[0], wanted, scope, None).ok();
                            }
                        }
                    });
                }
                gate.wait();
                // Later in each round, so that what is booked before differs.
                while steps.load(Ordering::Relaxed) < 5 * round {
                    thread::yield_now();
                }
                let wanted = WantedClosure {
                    place: world.rooms[usize::try_from(round % 2).unwrap()],
                    start: at(day),
                    end: at(day + 60 * 12),
                    reason: "Works".to_owned(),
                };
                match world.app.plan_closure(&planner, wanted, None).unwrap() {
                    Answer::Fresh(detail) => detail.closure,
                    Answer::Repeated(_) => unreachable!("no key was given"),
                }
            });
            let (room, span) = (closure.place, closure.span);
            let (held, noted) = world
                .app
                .store()
                .read(move |tx| {
                    let held = tx.meetings_holding(room, span)?;
                    Ok::<_, app::Error>((held, tx.concerns_of(closure.id)?))
                })
                .unwrap();
            let noted: Vec<_> = noted.iter().map(|concern| concern.meeting).collect();
            for meeting in held {
                assert!(noted.contains(&meeting), "{meeting:?} came in unseen");
            }
        }
        assert_eq!(overlaps(&held(fresh)), 0);
    });
}

fn twice() -> WantedRecurrence {
    WantedRecurrence {
        rule: "FREQ=WEEKLY;COUNT=2".to_owned(),
        exdates: Vec::new(),
        rdates: Vec::new(),
    }
}

fn planner(world: &World, person: usize) -> app::Who {
    app::Who {
        caller: world.app.caller_of(world.people[person]).unwrap(),
        origin: domain::event::Origin::Web,
    }
}

fn plan(world: &World, who: &app::Who, room: usize) -> ClosureId {
    let wanted = WantedClosure {
        place: world.rooms[room],
        start: at(0),
        end: span(0, 60 * HOURS).until(),
        reason: "Works".to_owned(),
    };
    match world.app.plan_closure(who, wanted, None).unwrap() {
        Answer::Fresh(detail) => detail.closure.id,
        Answer::Repeated(_) => unreachable!("no key was given"),
    }
}

fn accept(world: &World, who: &app::Who, closure: ClosureId) {
    let found = world
        .app
        .meetings_in_the_way(who, closure, None, 1_000)
        .unwrap();
    let offers: Vec<_> = found
        .into_iter()
        .filter_map(|one| {
            Some(Rehousing {
                meeting: one.meeting.meeting.id,
                rooms: Some(one.offered?),
                start: None,
            })
        })
        .collect();
    if offers.is_empty() {
        return;
    }
    for (_, outcome) in world.app.rehouse(who, closure, offers).unwrap() {
        let refused = matches!(
            &outcome,
            Ok(_) | Err(app::Error::Refused(_) | app::Error::Stale { .. })
        );
        assert!(refused, "{outcome:?}");
    }
}

fn listed(world: &World, who: &app::Who, closure: ClosureId) -> Vec<domain::id::MeetingId> {
    let found = world
        .app
        .meetings_in_the_way(who, closure, None, 1_000)
        .unwrap();
    found.iter().map(|one| one.meeting.meeting.id).collect()
}

fn cancel_rest(world: &World, who: &app::Who, closure: ClosureId) {
    for (number, id) in listed(world, who, closure).into_iter().enumerate() {
        // As people do it: here by the planner, there by hand.
        if number % 2 == 0 {
            let settled = world.app.cancel_in_the_way(who, closure, &[id], None);
            settled.unwrap().pop().unwrap().1.unwrap();
        } else {
            let scope = EditScope::This;
            world.app.cancel(who, id, None, scope, None).unwrap();
        }
    }
}
