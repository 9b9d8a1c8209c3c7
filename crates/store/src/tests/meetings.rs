//! Meetings, holds and series.

use std::sync::{Arc, Barrier};
use std::thread;

use domain::id::{HoldId, MeetingId, SeriesId};
use domain::meeting::{Clash, Hold, Meeting, ReleaseReason, State};
use domain::series::Series;
use proptest::prelude::*;

use super::world::{guest, insert, invited, meeting, room, settle, someone, span, update};
use super::{at, uuid};
use crate::testing::{Fresh, on_both_engines};
use crate::{Store, StoreError};

fn rich(number: u128) -> Meeting {
    let mut rich = meeting(number, room(1), 0, 60);
    rich.topic.attendees = Arc::from([invited(2), guest("a@b.c"), invited(3), invited(2)]);
    rich.topic.host = someone(2);
    rich.topic.description = None;
    rich.topic.people = None;
    rich.topic.private = true;
    rich.holds.push(Hold {
        id: HoldId(uuid(9000)),
        room: room(2),
        span: span(-10, 70),
        active: false,
        released: Some(ReleaseReason::Moved),
    });
    rich
}

fn read(store: &Store, id: MeetingId) -> Option<Meeting> {
    store.read(move |tx| tx.meeting(id)).unwrap()
}

#[test]
fn a_meeting_comes_back_with_its_holds_and_attendees() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other) = (rich(1), meeting(2, room(3), 0, 60));
        insert(&store, &one).unwrap();
        insert(&store, &other).unwrap();
        assert_eq!(read(&store, one.id), Some(one.clone()));
        let ids = [other.id, one.id, MeetingId(uuid(77))];
        let mut both = store.read(|tx| tx.meetings_by_ids(&ids)).unwrap();
        both.sort_by_key(|meeting| meeting.id);
        assert_eq!(both, [one.clone(), other]);
        let locked = store
            .write(move |tx| tx.meeting_for_update(one.id))
            .unwrap();
        assert_eq!(locked.map(|meeting| meeting.topic), Some(one.topic));
        assert_eq!(read(&store, MeetingId(uuid(77))), None);
    });
}

#[test]
fn every_state_and_reason_can_be_kept() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut one = meeting(1, room(1), 0, 60);
        insert(&store, &one).unwrap();
        let reasons = ReleaseReason::ALL.into_iter().map(Some).chain([None]);
        for (state, reason) in State::ALL.into_iter().zip(reasons) {
            one.state = state;
            one.holds[0].released = reason;
            assert_eq!(update(&store, &one, 1), Ok(true));
            assert_eq!(read(&store, one.id), Some(one.clone()));
        }
    });
}

#[test]
fn an_update_replaces_everything_and_a_stale_one_nothing() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let before = rich(1);
        insert(&store, &before).unwrap();
        let mut after = meeting(1, room(5), 100, 160);
        after.topic.attendees = Arc::from([guest("a@b.c"), invited(2)]);
        after.version = 2;
        after.state = State::Running;
        after.checked_in_at = Some(at(101));
        after.reason = Some("because".to_owned());
        after.holds.push(Hold {
            id: HoldId(uuid(9001)),
            ..before.holds[1].clone()
        });
        assert_eq!(update(&store, &after, 7), Ok(false));
        assert_eq!(read(&store, before.id), Some(before));
        assert_eq!(update(&store, &after, 1), Ok(true));
        assert_eq!(read(&store, after.id), Some(after));
    });
}

#[test]
fn holds_of_a_room_that_touch_do_not_clash_and_those_that_overlap_do() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let held = [meeting(1, room(1), 0, 60), meeting(2, room(1), 60, 120)];
        let elsewhere = meeting(3, room(2), 0, 120);
        let mut released = meeting(4, room(1), 120, 180);
        released.holds[0].active = false;
        for meeting in held.iter().chain([&elsewhere, &released]) {
            insert(&store, meeting).unwrap();
        }
        let clashes = |from, until, except: Option<&Meeting>| -> Vec<MeetingId> {
            let (wanted, except) = (span(from, until), except.map(|meeting| meeting.id));
            let found = store
                .read(|tx| tx.clashes(room(1), wanted, except))
                .unwrap();
            for clash in &found {
                let taken = held
                    .iter()
                    .find(|held| held.id == clash.meeting)
                    .unwrap()
                    .span;
                let exact = Clash {
                    room: room(1),
                    wanted,
                    taken,
                    meeting: clash.meeting,
                };
                assert_eq!(*clash, exact);
            }
            found.into_iter().map(|clash| clash.meeting).collect()
        };
        assert_eq!(clashes(-60, 0, None), []);
        assert_eq!(clashes(-60, 1, None), [held[0].id]);
        assert_eq!(clashes(59, 60, None), [held[0].id]);
        assert_eq!(clashes(59, 61, None), [held[0].id, held[1].id]);
        assert_eq!(clashes(-100, 200, None), [held[0].id, held[1].id]);
        assert_eq!(clashes(10, 20, Some(&held[0])), []);
        assert_eq!(clashes(10, 70, Some(&held[0])), [held[1].id]);
        assert_eq!(clashes(120, 180, None), []);
    });
}

/// The question that every booking asks, against the plain definition.
#[test]
fn clashes_are_exactly_the_active_holds_that_overlap() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        // Lengths and gaps from a fixed series, gaps of zero included.
        let mut end = 0;
        let mut all = Vec::new();
        for number in 0..40_u128 {
            let gap = (number * 7 % 4) as i64;
            let length = 1 + (number * 5 % 9) as i64;
            let one = meeting(number, room(1), end + gap, end + gap + length);
            end += gap + length;
            insert(&store, &one).unwrap();
            all.push(one);
        }
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 150,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&(-5..end + 5, 1..40_i64), |(from, length)| {
                let wanted = span(from, from + length);
                let found = store
                    .read(|tx| tx.active_holds_between(room(1), wanted))
                    .unwrap();
                let expected: Vec<_> = all
                    .iter()
                    .filter(|meeting| meeting.span.overlaps(&wanted))
                    .map(|meeting| (meeting.span, meeting.id))
                    .collect();
                prop_assert_eq!(found, expected);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn postgres_has_the_last_word_on_overlaps_and_says_it_at_the_commit() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    settle(&store);
    let (mut one, mut other) = (meeting(1, room(1), 0, 60), meeting(2, room(2), 30, 90));
    insert(&store, &one).unwrap();
    insert(&store, &other).unwrap();
    let refused = insert(&store, &meeting(3, room(1), 59, 61));
    let named = Some("hold_no_overlap".to_owned());
    assert_eq!(refused, Err(StoreError::Conflict { constraint: named }));
    assert_eq!(read(&store, MeetingId(uuid(1003))), None);
    (one.holds[0].room, other.holds[0].room) = (room(2), room(1));
    let swapped = [one.clone(), other.clone()];
    store
        .write(move |tx| {
            for meeting in &swapped {
                assert!(tx.update_meeting(meeting, 1)?);
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(read(&store, one.id), Some(one));
    assert_eq!(read(&store, other.id), Some(other));
}

/// Law 1 as the use cases keep it: lock, look, write.
#[test]
fn of_many_who_want_one_slot_exactly_one_gets_it() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let gate = Arc::new(Barrier::new(8));
        let racers: Vec<_> = (0..8_u128)
            .map(|racer| {
                let (store, gate) = (store.clone(), gate.clone());
                thread::spawn(move || {
                    gate.wait();
                    let mut won = Vec::new();
                    for slot in 0..20_i64 {
                        let wish = meeting(
                            racer * 100 + slot as u128,
                            room(1),
                            slot * 60 + racer as i64,
                            slot * 60 + 50 + racer as i64,
                        );
                        let got = store.write(move |tx| {
                            tx.lock_rooms(&[room(2), room(1), room(2)])?;
                            if !tx.clashes(room(1), wish.span, None)?.is_empty() {
                                return Ok(false);
                            }
                            tx.insert_meeting(&wish).map(|()| true)
                        });
                        if got.unwrap() {
                            won.push(slot);
                        }
                    }
                    won
                })
            })
            .collect();
        let mut won: Vec<_> = racers
            .into_iter()
            .flat_map(|racer| racer.join().unwrap())
            .collect();
        won.sort();
        assert_eq!(won, (0..20).collect::<Vec<_>>());
        let held = store
            .read(|tx| tx.active_holds_between(room(1), span(-100, 2000)))
            .unwrap();
        assert_eq!(held.len(), 20);
        assert!(held.windows(2).all(|two| !two[0].0.overlaps(&two[1].0)));
    });
}

pub(super) fn series(number: u128) -> Series {
    let mut topic = rich(number).topic;
    topic.private = false;
    Series {
        id: SeriesId(uuid(3000 + number)),
        topic,
        rooms: vec![room(2), room(1)],
        rule: "FREQ=WEEKLY;BYDAY=MO".to_owned(),
        start: "2026-11-23T09:00:00".parse().unwrap(),
        time_zone: "Europe/Lisbon".into(),
        seconds: 3600,
        exdates: vec!["2026-11-30T09:00:00Z".parse().unwrap()],
        rdates: vec!["2026-12-01T10:30:00Z".parse().unwrap()],
        made_until: at(100),
        prolong_at: at(50),
        complete: false,
        created_at: at(0),
        version: 1,
    }
}

#[test]
fn a_series_comes_back_and_a_stale_update_changes_nothing() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut one = series(1);
        let inserted = one.clone();
        store.write(move |tx| tx.insert_series(&inserted)).unwrap();
        let read = |id| store.read(move |tx| tx.series(id)).unwrap();
        assert_eq!(read(one.id), Some(one.clone()));
        let before = one.clone();
        one.rule = "FREQ=DAILY".to_owned();
        one.rdates.clear();
        one.topic.subject = "Neu".into();
        one.version = 2;
        let (stale, good) = (one.clone(), one.clone());
        assert_eq!(
            store.write(move |tx| tx.update_series(&stale, 5)),
            Ok(false)
        );
        assert_eq!(read(one.id), Some(before));
        assert_eq!(store.write(move |tx| tx.update_series(&good, 1)), Ok(true));
        assert_eq!(
            store.write(move |tx| tx.series_for_update(SeriesId(uuid(3001)))),
            Ok(Some(one))
        );
    });
}

#[test]
fn series_are_due_in_order_until_they_are_complete() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        store
            .write(|tx| {
                for (number, minute, complete) in [(1, 30, false), (2, 10, false), (3, 5, true)] {
                    let due = Series {
                        prolong_at: at(minute),
                        complete,
                        ..series(number)
                    };
                    tx.insert_series(&due)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let due = |minute, limit| store.read(|tx| tx.series_due(at(minute), limit)).unwrap();
        let id = |number: u128| SeriesId(uuid(3000 + number));
        assert_eq!(due(9, 10), []);
        assert_eq!(due(10, 10), [id(2)]);
        assert_eq!(due(99, 10), [id(2), id(1)]);
        assert_eq!(due(99, 1), [id(2)]);
    });
}

#[test]
fn dates_of_a_series_are_read_by_their_original_start() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        store.write(|tx| tx.insert_series(&series(1))).unwrap();
        let dates: Vec<_> = (0..30_u128)
            .map(|number| {
                let minute = number as i64 * 100;
                let mut date = meeting(number, room(1), minute, minute + 50);
                date.series = Some(series(1).id);
                date.original_start = Some(at(minute));
                date.topic.attendees = Arc::from([invited(2 + number % 2)]);
                insert(&store, &date).unwrap();
                date
            })
            .collect();
        insert(&store, &meeting(99, room(2), 0, 50)).unwrap();
        let id = series(1).id;
        assert_eq!(
            store.read(|tx| tx.meetings_of_series(id, None)).unwrap(),
            dates
        );
        let rest = store
            .read(|tx| tx.meetings_of_series(id, Some(at(2000))))
            .unwrap();
        assert_eq!(rest, dates[20..]);
        assert_eq!(
            store.read(|tx| tx.occurrences(id, None, 2)).unwrap(),
            dates[..2]
        );
        let next = store
            .read(|tx| tx.occurrences(id, Some(at(100)), 3))
            .unwrap();
        assert_eq!(next, dates[2..5]);
    });
}

#[test]
fn what_reaches_into_a_span_is_listed_in_order_and_by_page() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let day = 24 * 60;
        // Ends with it, weeks long, two days long, a day before, within, at its very end.
        let times = [
            (-90, 0),
            (-30 * day, 10),
            (-day - 1, day + 1),
            (-day, 1),
            (5, 6),
            (5, 65),
            (60, 70),
        ];
        let all: Vec<_> = times
            .into_iter()
            .zip(1..)
            .map(|((from, until), number)| {
                let mut one = meeting(number, room(number), from, until);
                match number {
                    3 => one.topic.host = someone(2),
                    4 => one.topic.attendees = Arc::from([invited(2)]),
                    5 => (one.topic.organizer, one.topic.host) = (someone(2), someone(3)),
                    _ => {}
                }
                insert(&store, &one).unwrap();
                one
            })
            .collect();
        let ids = |found: Vec<Meeting>| -> Vec<u128> {
            found
                .into_iter()
                .map(|meeting| meeting.id.0.as_u128() - 1000)
                .collect()
        };
        let between = |from, until, person, after, limit| {
            ids(store
                .read(|tx| tx.meetings_between(span(from, until), person, after, limit))
                .unwrap())
        };
        assert_eq!(between(0, 60, None, None, 50), [2, 3, 4, 5, 6]);
        assert_eq!(between(0, 60, Some(someone(2)), None, 50), [3, 4, 5]);
        assert_eq!(between(0, 60, Some(someone(3)), None, 50), [5]);
        assert_eq!(between(0, 60, Some(someone(1)), None, 50), [2, 3, 4, 6]);
        for limit in 1..6 {
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let page = between(0, 60, None, after, limit);
                assert!(page.len() <= limit);
                let Some(last) = page.last() else { break };
                let last = &all[*last as usize - 1];
                after = Some((last.span.from(), last.id));
                seen.extend(page);
            }
            assert_eq!(seen, [2, 3, 4, 5, 6], "by pages of {limit}");
        }
    });
}

#[test]
fn entries_are_the_meetings_that_keep_rooms_or_people_busy() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut all = Vec::new();
        for (number, state) in (1..).zip(State::ALL) {
            let mut one = meeting(number, room(number), 0, 60);
            one.state = state;
            insert(&store, &one).unwrap();
            all.push(one);
        }
        let many = Meeting {
            holds: Vec::new(),
            ..rich(50)
        };
        insert(&store, &many).unwrap();
        all.push(many);
        all.push(rich(51));
        all.last_mut().unwrap().holds[0].room = room(19);
        insert(&store, all.last().unwrap()).unwrap();
        let busy: Vec<_> = all
            .iter()
            .filter(|meeting| meeting.state.holds_rooms())
            .collect();

        let mut entries = Vec::new();
        store
            .read(|tx| tx.for_each_entry(|entry| entries.push(entry)))
            .unwrap();
        entries.sort_by_key(|entry| entry.meeting);
        assert_eq!(entries.len(), busy.len());
        for (entry, meeting) in entries.iter().zip(&busy) {
            assert_eq!(entry.meeting, meeting.id);
            assert_eq!(entry.series, meeting.series);
            assert_eq!(entry.subject, meeting.topic.subject);
            assert_eq!(
                (entry.private, entry.state),
                (meeting.topic.private, meeting.state)
            );
            assert_eq!(entry.span, meeting.span);
            assert_eq!(
                (entry.organizer, &*entry.organizer_name),
                (someone(1), "Anna")
            );
            assert_eq!(entry.people, meeting.topic.members());
            let holds: Vec<_> = meeting
                .active_holds()
                .map(|hold| (hold.id, hold.room, hold.span))
                .collect();
            assert_eq!(entry.holds, holds);
        }
        let ids: Vec<_> = all.iter().map(|meeting| meeting.id).collect();
        let mut some = store.read(|tx| tx.entries_of(&ids)).unwrap();
        some.sort_by_key(|entry| entry.meeting);
        assert_eq!(format!("{some:?}"), format!("{entries:?}"));
        assert!(store.read(|tx| tx.entries_of(&[])).unwrap().is_empty());
    });
}
