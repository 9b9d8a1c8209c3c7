//! While somebody plans a closure, others book, and two planners accept at once: no room is held
//! twice, and each meeting in the way was moved or cancelled, or is listed.

use std::thread;

use app::Answer;
use app::closure::{Rehousing, WantedClosure};
use app::meeting::EditScope;
use domain::id::ClosureId;
use domain::meeting::State;
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, overlaps, span};

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
