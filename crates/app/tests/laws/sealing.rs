//! The log is evidence: whoever changes, removes, puts in or moves a line is found, on both engines,
//! after a backup and after old lines were thrown away; and the past that it tells is what was.

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::audit::{Break, Checked, SealNote, Tampering};
use app::meeting::{EditScope, WantedChange};
use app::{App, SetClock, SystemChance, Who};
use domain::id::MeetingId;
use domain::meeting::Edit;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use store::testing::{Fresh, on_both_engines};

use super::world::{ROOMS, World, at, booked, held, node, start};

/// Other databases of the same PostgreSQL server may hold the last lines back for a while.
fn seal(app: &Arc<App>, fresh: &Fresh) {
    let newest = fresh.last_line().seq;
    let mut pulse = 0;
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) {
        app.seal_log().unwrap();
        let last = app.store().read(|tx| tx.last_seal()).unwrap();
        if last.is_some_and(|seal| seal.until_seq >= newest) {
            return;
        }
        pulse = app
            .store()
            .wait_for_events(pulse, Duration::from_millis(100));
    }
    panic!("line {newest} was never sealed");
}

fn is_whole(app: &App) -> bool {
    matches!(app.verify_log(&[]).unwrap(), Checked::Whole { .. })
}

fn broken(app: &App, noted: &[SealNote]) -> Break {
    match app.verify_log(noted).unwrap() {
        Checked::Broken(fault) => fault,
        whole => panic!("nothing was noticed: {whole:?}"),
    }
}

/// Some meetings, sealed twice.
fn sealed(fresh: &Fresh) -> World {
    let world = World::new(fresh.open());
    for hour in 0..4 {
        let wish = world.wish(0, 60 * hour, 30);
        booked(world.app.book(&world.who(0), wish, None)).unwrap();
        if hour == 1 {
            seal(&world.app, fresh);
        }
    }
    seal(&world.app, fresh);
    world
}

#[test]
fn a_log_that_nobody_touched_is_whole() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        assert!(is_whole(&world.app), "nothing is sealed, nothing is broken");
        let world = sealed(fresh);
        let Checked::Whole {
            seals, lines, last, ..
        } = world.app.verify_log(&[]).unwrap()
        else {
            panic!("whole");
        };
        assert!(seals >= 2 && lines > 4, "{seals} seals, {lines} lines");
        assert_eq!(world.app.last_seal().unwrap(), last);
        assert_eq!(world.app.seal_log().unwrap(), 0, "there is nothing to seal");
    });
}

#[test]
fn whoever_touches_a_line_is_found() {
    let changed = |line| (line, Tampering::Changed);
    let tampered = [
        (
            "UPDATE event SET actor_person = NULL WHERE seq = 19",
            changed(19),
        ),
        ("UPDATE event SET kind = 'x' WHERE seq = 19", changed(19)),
        (
            "UPDATE event SET address = '::1' WHERE seq = 19",
            changed(19),
        ),
        (
            "UPDATE event SET payload = '{}' WHERE seq = 19",
            changed(19),
        ),
        ("DELETE FROM event WHERE seq = 19", (19, Tampering::Removed)),
        (
            "DELETE FROM event WHERE seq >= 19",
            (19, Tampering::Removed),
        ),
        (
            "UPDATE event SET seq = -19 WHERE seq = 19",
            (19, Tampering::Removed),
        ),
        (
            "UPDATE event SET seq = -1 WHERE seq = 19;
             UPDATE event SET seq = 19 WHERE seq = 20;
             UPDATE event SET seq = 20 WHERE seq = -1",
            changed(19),
        ),
        (
            "DELETE FROM event WHERE seq = 20;
             INSERT INTO event (seq, at, origin, kind, subject_id, payload)
                SELECT 20, at, origin, kind, subject_id, payload FROM event WHERE seq = 19",
            changed(20),
        ),
    ];
    on_both_engines(|fresh| {
        let world = sealed(fresh);
        let saved = fresh.folder.path().join("whole");
        world.app.back_up(&saved).unwrap();
        for (sql, (line, how)) in tampered {
            fresh.tamper(sql);
            let fault = broken(&world.app, &[]);
            let is_found = matches!(
                fault, Break::Line { line: found, how: told, .. } if found == line && told == how
            );
            assert!(is_found, "{sql}: {fault:?}");
            world.app.restore(&saved, true).unwrap();
            assert!(is_whole(&world.app), "put back after {sql}");
        }
    });
}

#[test]
fn a_line_that_is_put_in_a_gap_is_found() {
    on_both_engines(|fresh| {
        let world = sealed(fresh);
        let gap = "UPDATE event SET seq = 900 WHERE seq = (SELECT MAX(seq) FROM event)";
        let booked_late = world.wish(1, 0, 30);
        booked(world.app.book(&world.who(0), booked_late, None)).unwrap();
        fresh.tamper(gap);
        seal(&world.app, fresh);
        assert!(is_whole(&world.app));
        fresh.tamper(
            "INSERT INTO event (seq, at, origin, kind, subject_id, payload)
             SELECT 899, at, origin, kind, subject_id, payload FROM event WHERE seq = 900",
        );
        let fault = broken(&world.app, &[]);
        let how = Tampering::Inserted;
        assert!(
            matches!(fault, Break::Line { line: 899, how: told, .. } if told == how),
            "{fault:?}"
        );
    });
}

#[test]
fn whoever_touches_a_seal_is_found() {
    on_both_engines(|fresh| {
        let world = sealed(fresh);
        let saved = fresh.folder.path().join("whole");
        world.app.back_up(&saved).unwrap();
        let Checked::Whole {
            last: Some(last), ..
        } = world.app.verify_log(&[]).unwrap()
        else {
            panic!("whole");
        };
        let tampered = [
            (
                "UPDATE seal SET until_seq = until_seq - 1 WHERE id = 1",
                Break::Seal { seal: 1 },
            ),
            (
                "DELETE FROM seal WHERE id = 1",
                Break::MissingSeal { seal: 1 },
            ),
            (
                "UPDATE seal SET hash = lines_hash WHERE id = 1",
                Break::Seal { seal: 1 },
            ),
            (
                "UPDATE seal SET purged_at = made_at WHERE id = 2",
                Break::Seal { seal: 2 },
            ),
            (
                "DELETE FROM seal WHERE id > 1",
                Break::MissingSeal { seal: last.seal },
            ),
        ];
        for (sql, fault) in tampered {
            fresh.tamper(sql);
            assert_eq!(broken(&world.app, &[last]), fault, "{sql}");
            world.app.restore(&saved, true).unwrap();
        }
        // Whoever may write everything can make all seals anew; not those that were noted outside.
        fresh.tamper("UPDATE event SET kind = 'x' WHERE seq = 2; DELETE FROM seal");
        seal(&world.app, fresh);
        assert!(is_whole(&world.app), "a forgery that is whole in itself");
        let fault = broken(&world.app, &[last]);
        assert!(
            matches!(fault, Break::Noted { .. } | Break::MissingSeal { .. }),
            "{fault:?}"
        );
    });
}

#[test]
fn seals_hold_on_the_other_engine_as_well() {
    for (from, to) in [
        (Fresh::postgres(), Fresh::sqlite()),
        (Fresh::sqlite(), Fresh::postgres()),
    ] {
        let world = sealed(&from);
        let saved = from.folder.path().join("moved");
        world.app.back_up(&saved).unwrap();
        let other = node(to.open());
        other.restore(&saved, true).unwrap();
        assert_eq!(
            other.verify_log(&[]).unwrap(),
            world.app.verify_log(&[]).unwrap()
        );
        // And go on there.
        other
            .import_people(&Who::console(), b"login,name\nnew,New\n", false, &|_, _| {})
            .unwrap();
        seal(&other, &to);
        assert!(is_whole(&other));
    }
}

#[test]
fn old_lines_go_and_what_is_left_can_be_proved() {
    on_both_engines(|fresh| {
        let clock = Arc::new(SetClock::new(start()));
        let app = App::over(fresh.open(), clock.clone(), Arc::new(SystemChance)).unwrap();
        app.warm_up().unwrap();
        let world = World::of(app);
        seal(&world.app, fresh);
        let days = |days: i64| start().checked_add(SignedDuration::from_hours(24 * days));
        clock.set(days(200).unwrap());
        booked(
            world
                .app
                .book(&world.who(0), world.wish(0, 300_000, 30), None),
        )
        .unwrap();
        seal(&world.app, fresh);
        assert!(
            world.app.keep_log(Some(183)).is_err(),
            "less than the law asks for"
        );
        world.app.keep_log(Some(201)).unwrap();
        world.app.sweep("judge").unwrap();
        let purged = || match world.app.verify_log(&[]).unwrap() {
            Checked::Whole { purged, .. } => purged,
            fault => panic!("{fault:?}"),
        };
        assert_eq!(purged(), 0, "nothing is that old");
        world.app.keep_log(Some(200 - 1)).unwrap();
        world.app.sweep("judge").unwrap();
        assert!(purged() > 0);
        seal(&world.app, fresh);
        let first = world.app.store().read(|tx| tx.first_line_at()).unwrap();
        assert_eq!(first, days(200).ok(), "the rest is there");
        fresh.tamper("UPDATE event SET kind = 'x' WHERE kind = 'meeting.booked'");
        assert!(matches!(broken(&world.app, &[]), Break::Line { .. }));
    });
}

#[test]
fn a_log_without_its_seals_is_not_whole() {
    on_both_engines(|fresh| {
        let clock = Arc::new(SetClock::new(start()));
        let app = App::over(fresh.open(), clock.clone(), Arc::new(SystemChance)).unwrap();
        app.warm_up().unwrap();
        let world = World::of(app);
        let hours = |hours: i64| {
            start()
                .checked_add(SignedDuration::from_hours(hours))
                .unwrap()
        };
        let book = |hour: i64| {
            clock.set(hours(hour));
            let wish = world.wish(0, 60 * (hour + 10), 30);
            booked(world.app.book(&world.who(0), wish, None)).unwrap();
        };
        book(1);
        seal(&world.app, fresh);
        book(2);
        let Checked::Whole { unsealed, .. } = world.app.verify_log(&[]).unwrap() else {
            panic!("what is new needs no seal yet");
        };
        assert!(unsealed > 0);
        seal(&world.app, fresh);
        let last = world.app.last_seal().unwrap().unwrap().seal;
        fresh.tamper(&format!("DELETE FROM seal WHERE id = {last}"));
        assert!(is_whole(&world.app), "within the hour it is made anew");
        book(5);
        let Break::Unsealed { seal: missing, .. } = broken(&world.app, &[]) else {
            panic!("what is old has a seal");
        };
        assert_eq!(missing, last);
        fresh.tamper("DELETE FROM seal");
        let fault = broken(&world.app, &[]);
        assert!(
            matches!(fault, Break::Unsealed { seal: 1, line, .. } if line > 0),
            "{fault:?}"
        );
        let auditor = Who::console();
        let some = world.app.verify_some(&auditor, 0, 10).unwrap();
        assert_eq!(some.fault, Some(fault), "the web tells it, too");
    });
}

#[test]
fn a_crash_before_the_seal_is_there_costs_nothing() {
    on_both_engines(|fresh| {
        let world = sealed(fresh);
        booked(world.app.book(&world.who(0), world.wish(2, 0, 30), None)).unwrap();
        let before = world.app.last_seal().unwrap();
        // The seal is made and the lines are looked at, and then the machine stops.
        let stopped = world.app.store().write(|tx| {
            let last = tx.last_seal()?.unwrap();
            let next = store::Seal {
                id: last.id + 1,
                after_seq: last.until_seq,
                until_seq: last.until_seq + 1,
                ..last
            };
            tx.add_seal(&next)?;
            Err::<(), _>(store::StoreError::Full)
        });
        assert!(stopped.is_err());
        drop(world);
        let app = node(fresh.open());
        assert_eq!(app.last_seal().unwrap(), before);
        seal(&app, fresh);
        assert!(is_whole(&app));
        assert_ne!(app.last_seal().unwrap(), before);
    });
}

#[test]
fn two_nodes_seal_each_line_once() {
    let fresh = Fresh::postgres();
    let one = World::new(fresh.open());
    let other = node(fresh.open());
    for hour in 0..6 {
        booked(one.app.book(&one.who(0), one.wish(0, 60 * hour, 30), None)).unwrap();
        std::thread::scope(|scope| {
            for app in [&one.app, &other, &one.app, &other] {
                scope.spawn(|| app.seal_log().unwrap());
            }
        });
    }
    seal(&one.app, &fresh);
    let whole = one.app.verify_log(&[]).unwrap();
    assert_eq!(whole, other.verify_log(&[]).unwrap());
    let Checked::Whole { lines, .. } = whole else {
        panic!("{whole:?}");
    };
    let all = one
        .app
        .store()
        .read(|tx| tx.lines_within(0, i64::MAX, 10_000));
    assert_eq!(lines, all.unwrap().len() as u64);
}

#[derive(Clone, Debug)]
enum Act {
    Book {
        room: usize,
        from: i64,
        minutes: i64,
    },
    Move {
        meeting: usize,
        from: i64,
    },
    Room {
        meeting: usize,
        room: usize,
    },
    Cancel {
        meeting: usize,
    },
    End {
        meeting: usize,
    },
    Extend {
        meeting: usize,
        minutes: u32,
    },
    Seal,
}

fn act() -> impl Strategy<Value = Act> {
    let meeting = || 0_usize..30;
    prop_oneof![
        5 => (0..ROOMS, 0_i64..900, 10_i64..200)
            .prop_map(|(room, from, minutes)| Act::Book { room, from, minutes }),
        2 => (meeting(), 0_i64..900).prop_map(|(meeting, from)| Act::Move { meeting, from }),
        2 => (meeting(), 0..ROOMS).prop_map(|(meeting, room)| Act::Room { meeting, room }),
        1 => meeting().prop_map(|meeting| Act::Cancel { meeting }),
        1 => meeting().prop_map(|meeting| Act::End { meeting }),
        1 => (meeting(), 5_u32..60)
            .prop_map(|(meeting, minutes)| Act::Extend { meeting, minutes }),
        1 => Just(Act::Seal),
    ]
}

/// Does it now or later; refusals are as good as successes here.
fn perform(world: &World, known: &mut Vec<MeetingId>, act: &Act, minute: i64) {
    let (app, who) = (&world.app, world.who(0));
    let pick = |known: &[MeetingId], index: usize| known.get(index % known.len().max(1)).copied();
    let change = |id, wanted| app.change(&who, id, wanted, EditScope::This, None).ok();
    match *act {
        Act::Book {
            room,
            from,
            minutes,
        } => {
            let wish = world.wish(room, minute + from, minutes);
            known.extend(booked(app.book(&who, wish, None)).unwrap_or_default());
        }
        Act::Move { meeting, from } => {
            if let Some(id) = pick(known, meeting) {
                let start = Some(at(minute + from));
                change(
                    id,
                    WantedChange {
                        start,
                        ..WantedChange::default()
                    },
                );
            }
        }
        Act::Room { meeting, room } => {
            if let Some(id) = pick(known, meeting) {
                let rooms = Some(vec![world.rooms[room]]);
                let edit = Edit {
                    rooms,
                    ..Edit::default()
                };
                change(
                    id,
                    WantedChange {
                        edit,
                        ..WantedChange::default()
                    },
                );
            }
        }
        Act::Cancel { meeting } => {
            if let Some(id) = pick(known, meeting) {
                app.cancel(&who, id, None, EditScope::This, None).ok();
            }
        }
        Act::End { meeting } => {
            if let Some(id) = pick(known, meeting) {
                app.end(&who, id).ok();
            }
        }
        Act::Extend { meeting, minutes } => {
            if let Some(id) = pick(known, meeting) {
                app.extend(&who, id, minutes).ok();
            }
        }
        Act::Seal => {
            app.seal_log().unwrap();
        }
    }
}

type Picture = Vec<(Timestamp, Timestamp)>;

/// What the tables say of a room from an instant on for 24 hours.
fn live(fresh: &Fresh, world: &World, room: usize, instant: Timestamp) -> Picture {
    let day = Span::lasting(instant, 24 * 3600);
    let mut all: Picture = held(fresh)
        .into_iter()
        .filter(|(place, from, until)| {
            *place == world.rooms[room] && *from < day.until() && *until > day.from()
        })
        .map(|(_, from, until)| (from, until))
        .collect();
    all.sort();
    all
}

fn told(world: &World, room: usize, instant: Timestamp) -> Picture {
    let then = world
        .app
        .room_at(&Who::console(), world.rooms[room], instant);
    let then = then.unwrap();
    then.holds
        .iter()
        .map(|held| (held.hold.span.from(), held.hold.span.until()))
        .collect()
}

#[test]
fn the_log_tells_at_any_time_later_what_the_tables_said_then() {
    let stories = proptest::collection::vec(act(), 90);
    on_both_engines(|fresh| {
        let mut runner = TestRunner::deterministic();
        let story = stories.new_tree(&mut runner).unwrap().current();
        let clock = Arc::new(SetClock::new(start()));
        let app = App::over(fresh.open(), clock.clone(), Arc::new(SystemChance)).unwrap();
        app.warm_up().unwrap();
        let world = World::of(app);
        let mut known = Vec::new();
        let mut seen: Vec<(usize, Timestamp, Picture)> = Vec::new();
        for (minute, act) in (0_i64..).map(|step| step * 7).zip(&story) {
            clock.set(at(minute));
            perform(&world, &mut known, act, minute);
            for room in 0..ROOMS {
                let now = live(fresh, &world, room, at(minute));
                assert_eq!(told(&world, room, at(minute)), now, "now");
                seen.push((room, at(minute), now));
            }
        }
        let much = seen.iter().map(|(_, _, holds)| holds.len()).sum::<usize>();
        assert!(much > 200, "little happened: {much}");
        for (room, instant, then) in seen {
            assert_eq!(told(&world, room, instant), then, "{room} at {instant}");
        }
    });
}
