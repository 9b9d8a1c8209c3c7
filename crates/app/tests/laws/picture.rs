//! Random lives of many meetings; after each, what memory answers is compared with what the tables
//! say, on this node, on another node that follows the log, and after a restart; and the log alone
//! gives the same holds.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use app::meeting::{EditScope, WantedChange};
use app::series::WantedRecurrence;
use app::{App, Position, Who};
use domain::event::Fact;
use domain::id::{MeetingId, PlaceId};
use domain::meeting::Edit;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use store::testing::{Fresh, on_both_engines};

use super::world::{Held, PEOPLE, ROOMS, World, at, booked, held, node, overlaps, span};

#[derive(Clone, Debug)]
enum Act {
    Book {
        who: usize,
        room: usize,
        from: i64,
        minutes: i64,
    },
    Series {
        who: usize,
        room: usize,
        from: i64,
        minutes: i64,
        count: u32,
    },
    Move {
        who: usize,
        meeting: usize,
        from: i64,
        all: bool,
    },
    Room {
        who: usize,
        meeting: usize,
        room: usize,
    },
    Cancel {
        who: usize,
        meeting: usize,
        following: bool,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0..PEOPLE;
    let room = || 0..ROOMS;
    let from = || 0_i64..6_000;
    let minutes = || 1_i64..200;
    let meeting = || 0_usize..40;
    prop_oneof![
        5 => (who(), room(), from(), minutes())
            .prop_map(|(who, room, from, minutes)| Act::Book { who, room, from, minutes }),
        1 => (who(), room(), from(), minutes(), 2_u32..6).prop_map(
            |(who, room, from, minutes, count)| Act::Series { who, room, from, minutes, count }
        ),
        2 => (who(), meeting(), from(), any::<bool>())
            .prop_map(|(who, meeting, from, all)| Act::Move { who, meeting, from, all }),
        1 => (who(), meeting(), room())
            .prop_map(|(who, meeting, room)| Act::Room { who, meeting, room }),
        2 => (who(), meeting(), any::<bool>())
            .prop_map(|(who, meeting, following)| Act::Cancel { who, meeting, following }),
    ]
}

/// Does it; refusals are as good as successes here.
fn perform(world: &World, known: &mut Vec<MeetingId>, act: &Act) {
    let app = &world.app;
    let pick = |known: &[MeetingId], index: usize| known.get(index % known.len().max(1)).copied();
    match *act {
        Act::Book {
            who,
            room,
            from,
            minutes,
        } => {
            let wish = world.wish(room, from, minutes);
            known.extend(booked(app.book(&world.who(who), wish, None)).unwrap_or_default());
        }
        Act::Series {
            who,
            room,
            from,
            minutes,
            count,
        } => {
            let mut wish = world.wish(room, from, minutes);
            wish.recurrence = Some(WantedRecurrence {
                rule: format!("FREQ=DAILY;COUNT={count}"),
                exdates: Vec::new(),
                rdates: Vec::new(),
            });
            known.extend(booked(app.book(&world.who(who), wish, None)).unwrap_or_default());
        }
        Act::Move {
            who,
            meeting,
            from,
            all,
        } => {
            let Some(id) = pick(known, meeting) else {
                return;
            };
            let wanted = WantedChange {
                start: Some(at(from)),
                ..WantedChange::default()
            };
            let scope = if all { EditScope::All } else { EditScope::This };
            app.change(&world.who(who), id, wanted, scope, None).ok();
        }
        Act::Room { who, meeting, room } => {
            let Some(id) = pick(known, meeting) else {
                return;
            };
            let edit = Edit {
                rooms: Some(vec![world.rooms[room]]),
                ..Edit::default()
            };
            let wanted = WantedChange {
                edit,
                ..WantedChange::default()
            };
            app.change(&world.who(who), id, wanted, EditScope::This, None)
                .ok();
        }
        Act::Cancel {
            who,
            meeting,
            following,
        } => {
            let Some(id) = pick(known, meeting) else {
                return;
            };
            let scope = if following {
                EditScope::Following
            } else {
                EditScope::This
            };
            app.cancel(&world.who(who), id, None, scope, None).ok();
        }
    }
}

/// What memory shows of all rooms, over all of the time that the story plays in.
pub(super) fn picture(app: &Arc<App>, rooms: &[PlaceId]) -> Held {
    app.renew().unwrap();
    let mut all = app.look(|picture| {
        let mut all = Vec::new();
        for (room, holds) in picture.day(rooms, span(-1_000, 100_000)) {
            all.extend(holds.map(|held| (room, held.span.from(), held.span.until())));
        }
        all
    });
    all.sort();
    all
}

/// The holds that the log alone gives: the last word on each meeting counts.
pub(super) fn replayed(app: &Arc<App>) -> Held {
    let mut last: BTreeMap<MeetingId, (i64, Held)> = BTreeMap::new();
    for line in app.events_after(Position::default(), 1_000_000).unwrap() {
        let Fact::Meeting(fact) = &line.event.fact else {
            continue;
        };
        let (version, _) = last.get(&fact.meeting).cloned().unwrap_or_default();
        assert_eq!(
            fact.version,
            version + 1,
            "each change has its line, and each line a change"
        );
        let active = fact.holds.iter().filter(|hold| hold.active);
        let held = active.map(|hold| (hold.room, hold.span.from(), hold.span.until()));
        last.insert(fact.meeting, (fact.version, held.collect()));
    }
    let mut all: Held = last.into_values().flat_map(|(_, held)| held).collect();
    all.sort();
    all
}

/// Free rooms by brute force over the tables.
fn free(held: &Held, rooms: &[PlaceId], from: i64, minutes: i64) -> Vec<PlaceId> {
    let asked = span(from, minutes);
    let is_free = |room: &&PlaceId| {
        !held.iter().any(|(other, start, end)| {
            other == *room && *start < asked.until() && *end > asked.from()
        })
    };
    let mut free: Vec<_> = rooms.iter().filter(is_free).copied().collect();
    free.sort();
    free
}

/// PostgreSQL shows a line of the log once no older transaction of the whole server is under way,
/// other tests' among them: the log is followed until its last line was read.
pub(super) fn follow_everything(app: &Arc<App>, fresh: &Fresh) {
    let last = fresh.last_line();
    let mut seen = 0;
    for _ in 0..600 {
        app.follow_once().unwrap();
        if app.position() >= last {
            return;
        }
        seen = app
            .store()
            .wait_for_events(seen, Duration::from_millis(100));
    }
    panic!("the log was read to {} and not to {last}", app.position());
}

#[test]
fn memory_the_tables_and_the_log_agree_whatever_happened() {
    let stories = proptest::collection::vec(act(), 120);
    on_both_engines(|fresh| {
        let mut runner = TestRunner::deterministic();
        for _ in 0..3 {
            let story = stories.new_tree(&mut runner).unwrap().current();
            let store = fresh.open();
            let world = World::new(store.clone());
            let other = node(store.clone());
            let mut known = Vec::new();
            for act in &story {
                perform(&world, &mut known, act);
            }
            let rooms: Vec<_> = {
                let places = world.app.places();
                places.rooms().to_vec()
            };
            let tables = held(fresh);
            assert_eq!(overlaps(&tables), 0);
            assert!(tables.len() > 10, "little happened: {}", tables.len());
            assert_eq!(picture(&world.app, &rooms), tables, "this node");
            follow_everything(&other, fresh);
            assert_eq!(picture(&other, &rooms), tables, "a node that follows");
            assert_eq!(
                picture(&node(store.clone()), &rooms),
                tables,
                "after a restart"
            );
            assert_eq!(replayed(&world.app), tables, "the log alone");
            for n in 0..60 {
                let (from, minutes) = (n * 97 - 200, 1 + n * 7);
                let wish = app::find::Wish::default();
                let mut found =
                    world
                        .app
                        .free_rooms(&world.who(0), span(from, minutes), &wish, 0, 100);
                found.sort();
                assert_eq!(
                    found,
                    free(&tables, &rooms, from, minutes),
                    "{from} for {minutes}"
                );
            }
            // The tables go on in the next round: rooms and people are imported again and stay.
            for id in known {
                world
                    .app
                    .cancel(&world.who(0), id, None, EditScope::This, None)
                    .ok();
                world
                    .app
                    .cancel(&world.who(1), id, None, EditScope::This, None)
                    .ok();
                world
                    .app
                    .cancel(&world.who(2), id, None, EditScope::This, None)
                    .ok();
            }
        }
    });
}

#[test]
fn whoever_renames_a_place_finds_it_so_at_once_while_the_log_is_followed() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let app = &world.app;
        let over = AtomicBool::new(false);
        std::thread::scope(|threads| {
            // What follows the log reads the places as well, and may come late.
            for _ in 0..2 {
                threads.spawn(|| {
                    while !over.load(Ordering::SeqCst) {
                        app.follow_once().unwrap();
                    }
                });
            }
            let mut lost = 0;
            for round in 0..300 {
                let mut place = app.places().get(world.rooms[0]).unwrap().clone();
                place.name = format!("Room of round {round}");
                app.save_place(&Who::console(), place.clone(), None)
                    .unwrap();
                lost += u32::from(app.places().get(place.id).unwrap().name != place.name);
            }
            over.store(true, Ordering::SeqCst);
            assert_eq!(lost, 0);
        });
    });
}
