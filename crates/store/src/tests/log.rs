//! The log: read in order, resumed by position, and no line missed however commits interleave.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use domain::event::{Actor, ApiKeyFact, Event, Fact, Origin};
use domain::id::{ApiKeyId, PersonId};

use super::{at, uuid};
use crate::testing::{Fresh, on_both_engines};
use crate::{Position, Store, StoreError};

fn line(number: u128) -> Event {
    Event {
        at: at(0),
        actor: Actor {
            person: Some(PersonId(uuid(1))),
            api_key: None,
            on_behalf_of: Some(PersonId(uuid(2))),
            origin: Origin::Console,
            source: domain::access::Source::default(),
        },
        fact: Fact::ApiKey(ApiKeyFact {
            api_key: ApiKeyId(uuid(number)),
            name: "钥匙".to_owned(),
            revoked: false,
        }),
    }
}

fn number(event: &Event) -> u128 {
    event.fact.subject().as_u128()
}

fn log(store: &Store, number: u128) {
    store.write(move |tx| tx.log(&line(number))).unwrap();
}

/// Another database of the same server may hold back the last lines for a while.
fn read_up_to(store: &Store, count: usize, position: &mut Position, seen: &mut Vec<u128>) {
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut pulse = 0;
    while seen.len() < count && Instant::now() < deadline {
        pulse = store.wait_for_events(pulse, Duration::from_millis(20));
        read_on(store, position, seen);
    }
    read_on(store, position, seen);
}

fn read_on(store: &Store, position: &mut Position, seen: &mut Vec<u128>) {
    let found = store.read(|tx| tx.events_after(*position, 7)).unwrap();
    for (next, event) in found {
        assert!(next > *position);
        *position = next;
        seen.push(number(&event));
    }
}

#[test]
fn what_happened_to_one_thing_is_told_newest_first() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let at_minute = |minute| Event {
            at: at(minute),
            ..line(7)
        };
        for event in [at_minute(1), line(8), at_minute(2), at_minute(3)] {
            store.write(move |tx| tx.log(&event)).unwrap();
        }
        let found = store.read(|tx| tx.events_about(uuid(7), 2)).unwrap();
        assert_eq!(found, [at_minute(3), at_minute(2)]);
        assert_eq!(store.read(|tx| tx.events_about(uuid(9), 2)), Ok(Vec::new()));
    });
}

#[test]
fn lines_come_back_whole_and_in_order_and_resume_where_one_left() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        assert_eq!(store.read(|tx| tx.last_position()), Ok(Position::default()));
        for number in 1..=10 {
            log(&store, number);
        }
        read_up_to(&store, 10, &mut Position::default(), &mut Vec::new());
        let all = store
            .read(|tx| tx.events_after(Position::default(), 100))
            .unwrap();
        assert_eq!(
            all.iter()
                .map(|(_, event)| number(event))
                .collect::<Vec<_>>(),
            { (1..=10).collect::<Vec<_>>() }
        );
        assert_eq!(all[3].1, line(4));
        let resumed: Position = all[3].0.to_string().parse().unwrap();
        let rest = store.read(|tx| tx.events_after(resumed, 2)).unwrap();
        assert_eq!(
            rest.iter()
                .map(|(_, event)| number(event))
                .collect::<Vec<_>>(),
            [5, 6]
        );
        assert_eq!(store.read(|tx| tx.last_position()), Ok(all[9].0));
        assert!("12".parse::<Position>().is_err());
    });
}

/// The trap of every log with a sequence: number 1 is given out first and committed last.
#[test]
fn a_late_commit_is_not_skipped() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    let (written, committing) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let late = {
        let (store, written, committing) = (store.clone(), written.clone(), committing.clone());
        thread::spawn(move || {
            store.write(move |tx| {
                tx.log(&line(1))?;
                written.wait();
                committing.wait();
                Ok::<_, StoreError>(())
            })
        })
    };
    written.wait();
    log(&store, 2);
    let (mut position, mut seen) = (Position::default(), Vec::new());
    read_on(&store, &mut position, &mut seen);
    assert_eq!(seen, [0_u128; 0], "line 2 must wait for line 1");
    committing.wait();
    late.join().unwrap().unwrap();
    read_up_to(&store, 2, &mut position, &mut seen);
    assert_eq!(seen, [1, 2]);
}

#[test]
fn a_follower_beside_many_writers_misses_nothing_and_sees_nothing_twice() {
    const WRITERS: u128 = 6;
    const LINES: u128 = 60;

    on_both_engines(|fresh| {
        let store = fresh.open();
        let follower = {
            let store = store.clone();
            thread::spawn(move || {
                let (mut position, mut seen) = (Position::default(), Vec::new());
                let count = (WRITERS * LINES * 3 / 4) as usize;
                read_up_to(&store, count, &mut position, &mut seen);
                seen
            })
        };
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let store = store.clone();
                thread::spawn(move || {
                    for count in 0..LINES {
                        store
                            .write(move |tx| {
                                tx.log(&line(writer * 1000 + count))?;
                                // Every fourth is undone, and leaves a gap in the sequence.
                                if count % 4 == 3 {
                                    Err(StoreError::Full)
                                } else {
                                    Ok(())
                                }
                            })
                            .ok();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        let seen = follower.join().unwrap();
        let expected: BTreeSet<u128> = (0..WRITERS)
            .flat_map(|writer| {
                (0..LINES)
                    .filter(|count| count % 4 != 3)
                    .map(move |count| writer * 1000 + count)
            })
            .collect();
        assert_eq!(seen.len(), expected.len());
        assert_eq!(seen.iter().copied().collect::<BTreeSet<_>>(), expected);
        for writer in 0..WRITERS {
            let own: Vec<_> = seen
                .iter()
                .filter(|number| **number / 1000 == writer)
                .collect();
            assert!(own.is_sorted(), "a writer's lines keep their order");
        }
    });
}

#[test]
fn a_follower_is_woken_by_a_commit_here_and_in_another_process() {
    on_both_engines(|fresh| {
        let here = fresh.open();
        let mut seen = here.wait_for_events(0, Duration::ZERO);
        assert_ne!(seen, 0, "a follower begins by reading");
        let mut writer = here.clone();
        if fresh.url.starts_with("postgres") {
            // The first word is its own: it has begun to listen. The next one comes from afar.
            seen = here.wait_for_events(seen, Duration::from_secs(20));
            writer = fresh.open();
        }
        log(&writer, 1);
        assert_ne!(here.wait_for_events(seen, Duration::from_secs(20)), seen);
    });
}

#[test]
fn a_log_from_another_server_is_put_before_new_lines() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    log(&store, 1);
    log(&store, 2);
    store
        .write(|tx| tx.run("UPDATE event SET tx = tx + 1000000000", &[]))
        .unwrap();
    drop(store);
    let store = fresh.open();
    log(&store, 3);
    read_up_to(&store, 3, &mut Position::default(), &mut Vec::new());
    let all = store
        .read(|tx| tx.events_after(Position::default(), 10))
        .unwrap();
    assert_eq!(
        all.iter()
            .map(|(_, event)| number(event))
            .collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(all[1].0.tx, 0);
    assert!(all[2].0.tx > 0);
}
