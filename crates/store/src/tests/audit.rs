//! The log looked through, and seals over it.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use domain::access::Source;
use domain::event::{Actor, ApiKeyFact, Event, Fact, Origin};
use domain::id::{ApiKeyId, SessionId};
use domain::span::Span;
use jiff::Timestamp;

use super::meetings::series;
use super::world::{insert, meeting, room, settle, someone, span};
use super::{at, uuid};
use crate::testing::{Fresh, on_both_engines};
use crate::{PlaceLine, Seal, Store, StoreError, Tx};

fn event(number: u128, minute: i64) -> Event {
    Event {
        at: at(minute),
        actor: Actor {
            person: Some(someone(1)),
            api_key: None,
            on_behalf_of: None,
            origin: Origin::Web,
            source: Source {
                address: Some("2001:db8::7".parse().unwrap()),
                session: Some(SessionId(uuid(9))),
            },
        },
        fact: Fact::ApiKey(ApiKeyFact {
            api_key: ApiKeyId(uuid(number)),
            name: "钥匙".to_owned(),
            revoked: false,
        }),
    }
}

fn log(store: &Store, number: u128, minute: i64) {
    store
        .write(move |tx| tx.log(&event(number, minute)))
        .unwrap();
}

fn seal(id: i64, after: i64, until: i64) -> Seal {
    Seal {
        id,
        after_seq: after,
        until_seq: until,
        lines: 2,
        digests: vec![7; 32],
        lines_hash: [1; 32],
        hash: [2; 32],
        made_at: at(id),
        purged_at: None,
    }
}

/// A row in each table of this file.
pub(super) fn fill(tx: &mut Tx) -> Result<(), StoreError> {
    tx.add_seal(&seal(1, 0, 1))?;
    tx.run("INSERT INTO seal_mark (id, tx, seq) VALUES (1, 5, 1)", &[])?;
    tx.add_place_line(&place_line(1, span(0, 60), 1))
}

fn place_line(number: u128, held: Span, seq: i64) -> PlaceLine {
    PlaceLine {
        place: room(number),
        held,
        seq,
        at: at(seq),
        subject: uuid(4000 + number),
    }
}

#[test]
fn the_log_is_read_backwards_by_thing_and_by_number() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        assert_eq!(store.read(|tx| tx.first_line_at()), Ok(None));
        for (number, minute) in [(1, 10), (2, 20), (1, 20), (3, 30)] {
            log(&store, number, minute);
        }
        let newest = store
            .read(|tx| tx.lines_before((at(30), i64::MIN), at(0), 10))
            .unwrap();
        let told: Vec<_> = newest.iter().map(|line| (line.at, line.subject)).collect();
        let expected = [(at(20), uuid(1)), (at(20), uuid(2)), (at(10), uuid(1))];
        assert_eq!(told, expected, "what is of the same time by number");
        let line = &newest[0];
        assert_eq!(line.address.as_deref(), Some("2001:db8::7"));
        assert_eq!(line.session, Some(uuid(9)));
        assert_eq!(
            (line.kind.as_str(), line.origin.as_str()),
            ("apiKey.saved", "web")
        );
        assert_eq!(line.person, Some(someone(1).0));
        assert_eq!(line.payload["name"], "钥匙");
        let rest = store
            .read(|tx| tx.lines_before((line.at, line.seq), at(20), 10))
            .unwrap();
        assert_eq!(rest, newest[1..2], "not before 'from'");
        let about = |before, until| {
            let found = store.read(|tx| tx.lines_about(uuid(1), before, until, 10));
            found.unwrap().len()
        };
        assert_eq!(about(i64::MAX, at(20)), 2);
        assert_eq!(about(i64::MAX, at(19)), 1);
        assert_eq!(about(line.seq, Timestamp::MAX), 1);
        let within = store
            .read(|tx| tx.lines_within(newest[2].seq, line.seq, 10))
            .unwrap();
        assert_eq!(within, [newest[1].clone(), line.clone()]);
        assert_eq!(store.read(|tx| tx.first_line_at()), Ok(Some(at(10))));
    });
}

#[test]
fn a_room_knows_what_lines_spoke_of_it() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                let line = place_line(1, span(0, 60), 1);
                tx.add_place_line(&line)?;
                tx.add_place_line(&line)?;
                tx.add_place_line(&place_line(2, span(0, 60), 2))
            })
            .unwrap();
        let asked = |span, minute| {
            let found = store.read(|tx| tx.subjects_in_place(room(1), span, at(minute), 9));
            found.unwrap()
        };
        assert_eq!(asked(span(59, 70), 1), [uuid(4001)]);
        assert!(asked(span(60, 70), 1).is_empty(), "touching is not within");
        assert!(asked(span(-10, 0), 1).is_empty());
        assert!(asked(span(0, 60), 0).is_empty(), "not known so early");
    });
}

#[test]
fn seals_follow_one_another_and_outlive_their_lines() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        for number in 1..=5 {
            log(&store, number, 0);
        }
        store
            .write(|tx| {
                tx.add_seal(&seal(1, 0, 2))?;
                tx.add_place_line(&place_line(1, span(0, 60), 2))?;
                tx.add_seal(&seal(2, 2, 4))
            })
            .unwrap();
        let again = store.write(|tx| tx.add_seal(&seal(2, 0, 9)));
        assert_eq!(again, Ok(false), "another node was faster");
        assert_eq!(store.read(|tx| tx.last_seal()), Ok(Some(seal(2, 2, 4))));
        let after = store.read(|tx| tx.seals_after(0, 1)).unwrap();
        assert_eq!(after, [seal(1, 0, 2)]);
        let old = |minute| store.read(|tx| tx.seal_to_purge(at(minute))).unwrap();
        assert_eq!(old(1), None, "made at that time, not before");
        assert_eq!(old(2), Some(seal(1, 0, 2)));
        let gone = store.write(|tx| tx.purge_sealed(&seal(1, 0, 2), at(9)));
        assert_eq!(gone, Ok(2));
        assert_eq!(old(99), None, "the last seal keeps its lines");
        let purged = store.read(|tx| tx.seals_after(0, 1)).unwrap().remove(0);
        assert_eq!((purged.purged_at, purged.digests.len()), (Some(at(9)), 0));
        let left = store.read(|tx| tx.lines_within(0, 99, 99)).unwrap();
        assert_eq!(left.len(), 3);
        let noted = store.read(|tx| tx.subjects_in_place(room(1), span(0, 60), at(9), 9));
        assert!(noted.unwrap().is_empty());
    });
}

/// Transactions of other databases of the same server may hold it back for a while.
fn settled(store: &Store, wanted: i64) -> i64 {
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut pulse = 0;
    loop {
        let settled = store.write(|tx| tx.settled_seq()).unwrap();
        if settled >= wanted || Instant::now() > deadline {
            return settled;
        }
        pulse = store.wait_for_events(pulse, Duration::from_millis(20));
    }
}

#[test]
fn what_is_written_is_settled_sooner_or_later() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        assert_eq!(store.write(|tx| tx.settled_seq()), Ok(0));
        log(&store, 1, 0);
        log(&store, 2, 0);
        assert_eq!(settled(&store, 2), 2);
    });
}

#[test]
fn nothing_is_settled_behind_which_somebody_still_writes() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    let (written, committing) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let late = {
        let (store, written, committing) = (store.clone(), written.clone(), committing.clone());
        thread::spawn(move || {
            store.write(move |tx| {
                tx.log(&event(1, 0))?;
                written.wait();
                committing.wait();
                Ok::<_, StoreError>(())
            })
        })
    };
    written.wait();
    log(&store, 2, 0);
    for _ in 0..5 {
        assert_eq!(store.write(|tx| tx.settled_seq()), Ok(0), "line 1 is open");
    }
    committing.wait();
    late.join().unwrap().unwrap();
    assert_eq!(settled(&store, 2), 2);
}

#[test]
fn meetings_and_series_tell_what_they_are_about() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let one = meeting(1, room(1), 0, 10);
        insert(&store, &one).unwrap();
        let weekly = series(2);
        let kept = weekly.clone();
        store.write(move |tx| tx.insert_series(&kept)).unwrap();
        let ids: Vec<_> = (1..40).map(uuid).chain([one.id.0, weekly.id.0]).collect();
        let mut told = store.read(|tx| tx.subjects_of(&ids)).unwrap();
        told.sort();
        let mut expected = vec![
            (one.id.0, one.topic.subject.to_string()),
            (weekly.id.0, weekly.topic.subject.to_string()),
        ];
        expected.sort();
        told.dedup();
        assert_eq!(told, expected);
        assert_eq!(store.read(|tx| tx.subjects_of(&[])), Ok(Vec::new()));
    });
}
