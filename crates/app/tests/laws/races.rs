//! Two nodes on one database, many threads, few slots: one winner each, and nothing held twice.

use std::thread;

use app::Error;
use app::meeting::{EditScope, WantedChange};
use app::series::WantedRecurrence;
use store::testing::on_both_engines;

use super::world::{World, at, booked, held, node, overlaps};

#[test]
fn of_all_who_want_a_slot_one_gets_it() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        // A store of its own, as another process has it.
        let second = node(fresh.open());
        let wins: Vec<usize> = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|n| {
                    let app = if n % 2 == 0 {
                        world.app.clone()
                    } else {
                        second.clone()
                    };
                    let world = &world;
                    scope.spawn(move || {
                        let mut won = 0;
                        for slot in 0..25 {
                            let wish = world.wish(0, 60 + slot * 60, 60);
                            match booked(app.book(&world.who(n % 3), wish, None)) {
                                Ok(_) => won += 1,
                                Err(Error::Refused(_)) => {}
                                Err(other) => panic!("a race ended in a fault: {other:?}"),
                            }
                        }
                        won
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(wins.iter().sum::<usize>(), 25);
        let held = held(fresh);
        assert_eq!((held.len(), overlaps(&held)), (25, 0));
    });
}

#[test]
fn moving_extending_and_series_race_without_holding_twice() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
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
                    for step in 0..12_i64 {
                        let from = (step * 37 + n * 11) % 300;
                        let room = (step + n) as usize % 2;
                        let mut wish = world.wish(room, from, 30 + n * 5);
                        if step % 4 == 0 {
                            wish.recurrence = Some(WantedRecurrence {
                                rule: "FREQ=HOURLY;INTERVAL=3;COUNT=4".to_owned(),
                                exdates: Vec::new(),
                                rdates: Vec::new(),
                            });
                        }
                        let outcomes = [
                            booked(app.book(&who, wish, None)).map(|made| mine.extend(made)),
                            mine.first()
                                .map_or(Ok(()), |id| app.extend(&who, *id, 20).map(|_| ())),
                            mine.last().map_or(Ok(()), |id| {
                                let start = Some(at((from + 120) % 300));
                                let wanted = WantedChange {
                                    start,
                                    ..WantedChange::default()
                                };
                                app.change(&who, *id, wanted, EditScope::This, None)
                                    .map(|_| ())
                            }),
                        ];
                        for outcome in outcomes {
                            let is_fault =
                                matches!(outcome, Err(Error::Broken(_) | Error::Busy(_)));
                            assert!(!is_fault, "a race ended in a fault: {outcome:?}");
                        }
                    }
                });
            }
        });
        let held = held(fresh);
        assert!(held.len() > 5);
        assert_eq!(overlaps(&held), 0);
    });
}

#[test]
fn two_nodes_sweep_and_no_date_is_made_twice() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let mut wish = world.wish(0, 60, 60);
        wish.recurrence = Some(WantedRecurrence {
            rule: "FREQ=WEEKLY".to_owned(),
            exdates: Vec::new(),
            rdates: Vec::new(),
        });
        let made = booked(world.app.book(&world.who(0), wish, None))
            .unwrap()
            .len();
        // Both clocks stand two years and five weeks later: all that was missed is made up.
        let later = at((731 + 35) * 24 * 60);
        let nodes: Vec<_> = (0..2)
            .map(|_| {
                let clock = std::sync::Arc::new(app::SetClock::new(later));
                let chance = std::sync::Arc::new(app::SystemChance);
                app::App::over(fresh.open(), clock, chance).unwrap()
            })
            .collect();
        thread::scope(|scope| {
            for (n, node) in nodes.iter().enumerate() {
                scope.spawn(move || {
                    let worker = format!("node {n}");
                    for _ in 0..3 {
                        node.sweep(&worker).unwrap();
                        node.run_jobs(&worker).unwrap();
                    }
                });
            }
        });
        let held = held(fresh);
        let mut starts: Vec<_> = held.iter().map(|(_, start, _)| *start).collect();
        starts.dedup();
        assert_eq!(starts.len(), held.len(), "a date was made twice");
        assert!(held.len() > made + 100, "{} after {made}", held.len());
        let gaps = starts
            .windows(2)
            .all(|pair| (pair[1] - pair[0]).as_secs() == 7 * 86_400);
        assert!(gaps, "a week was left out");
    });
}
