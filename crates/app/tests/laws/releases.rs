//! Two nodes look after the same meetings, at once and late: each step is taken once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use domain::meeting::State;
use domain::policy::Setting;
use jiff::SignedDuration;
use store::testing::on_both_engines;

use super::world::{World, at, booked};

#[test]
fn two_nodes_release_each_meeting_once() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        for room in &world.rooms {
            let mut place = world.app.places().get(*room).unwrap().clone();
            place.policy.check_in_required = Some(Setting {
                value: true,
                locked: false,
            });
            let version = Some(place.version);
            world
                .app
                .save_place(&app::Who::console(), place, version)
                .unwrap();
        }
        let mut meetings = Vec::new();
        for room in 0..world.rooms.len() {
            for slot in 0..3 {
                let wish = world.wish(room, 60 + slot * 120, 120);
                meetings.extend(booked(world.app.book(&world.who(0), wish, None)).unwrap());
            }
        }
        let clocks: Vec<_> = (0..2)
            .map(|_| Arc::new(app::SetClock::new(at(0))))
            .collect();
        let nodes: Vec<_> = clocks
            .iter()
            .map(|clock| {
                let chance = Arc::new(app::SystemChance);
                app::App::over(fresh.open(), clock.clone(), chance).unwrap()
            })
            .collect();
        // The sweep is asked for rarely, so that some steps come late; both nodes at once.
        for minutes in (0..=420).step_by(7) {
            thread::scope(|scope| {
                for (n, (node, clock)) in nodes.iter().zip(&clocks).enumerate() {
                    let seconds = i64::try_from(n).unwrap();
                    let now = at(minutes) + SignedDuration::from_secs(seconds);
                    clock.set(now);
                    scope.spawn(move || node.sweep(&format!("node {n}")).unwrap());
                }
            });
        }
        let who = world.people[0];
        let no_shows = world
            .app
            .store()
            .read(move |tx| tx.no_shows_of(who, None, 1_000))
            .unwrap();
        let mut counted: BTreeMap<_, usize> = BTreeMap::new();
        for no_show in &no_shows {
            *counted.entry(no_show.meeting).or_default() += 1;
        }
        for id in meetings {
            let (meeting, watch) = world
                .app
                .store()
                .read(move |tx| {
                    let meeting = tx.meeting(id)?.unwrap();
                    Ok::<_, store::StoreError>((meeting, tx.check_in_watch(id)?.unwrap()))
                })
                .unwrap();
            assert_eq!(meeting.state, State::Released);
            assert_eq!(meeting.version, 2, "it was changed once");
            assert_eq!(counted.get(&id), Some(&1), "it was counted once");
            let warned = watch.warned_at.unwrap();
            let released = watch.released_at.unwrap();
            assert!(released.as_second() - warned.as_second() >= 300);
        }
    });
}
