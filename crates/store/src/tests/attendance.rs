//! Who came, what was done about those who did not, and what sensors said meanwhile.

use std::slice::from_ref;

use domain::attendance::{Attendance, Method, Proxy, Watch};
use domain::id::{AttendanceId, ReadingId};
use domain::meeting::{Meeting, Party, State};
use domain::presence::Reading;

use super::world::{insert, meeting, room, settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;

pub(super) fn came(number: u128, to: &Meeting, party: Party, minute: i64) -> Attendance {
    Attendance {
        id: AttendanceId(uuid(number)),
        meeting: to.id,
        party,
        at: at(minute),
        method: Method::Button,
        by: None,
        device: Some("phone".into()),
        proxy: None,
    }
}

pub(super) fn watch(of: &Meeting) -> Watch {
    Watch {
        asked_at: Some(at(-15)),
        ..Watch::new(of)
    }
}

#[test]
fn everybody_comes_once() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let meeting = meeting(1, room(1), 0, 60);
        insert(&store, &meeting).unwrap();
        let add = |attendance: &Attendance| {
            let attendance = attendance.clone();
            store
                .write(move |tx| tx.add_attendance(&attendance))
                .unwrap()
        };
        let guest = Party::Guest("eve@example.org".to_owned());
        let late = came(1, &meeting, guest.clone(), 9);
        let early = Attendance {
            by: Some(someone(2)),
            proxy: Some(Proxy::ByOther),
            method: Method::Other,
            ..came(2, &meeting, Party::Person(someone(1)), 3)
        };
        assert!(add(&late));
        assert!(add(&early));
        assert!(!add(&came(3, &meeting, Party::Person(someone(1)), 20)));
        assert!(!add(&came(4, &meeting, guest, 20)));
        let all = store.read(|tx| tx.attendances_of(meeting.id)).unwrap();
        assert_eq!(all, [early, late]);
        let shared = |minute, person| {
            store
                .read(move |tx| tx.device_used_by_other("phone", at(minute), someone(person)))
                .unwrap()
        };
        assert!(shared(3, 2));
        assert!(!shared(3, 1), "one's own phone");
        assert!(!shared(4, 2), "guests have no phone of ours");
    });
}

#[test]
fn what_was_done_is_known_and_replaced() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let meeting = meeting(1, room(1), 0, 60);
        insert(&store, &meeting).unwrap();
        let known = || store.read(|tx| tx.check_in_watch(meeting.id)).unwrap();
        assert_eq!(known(), None);
        let asked = watch(&meeting);
        let warned = Watch {
            warned_at: Some(at(10)),
            released_at: Some(at(15)),
            ..asked
        };
        for watch in [asked, warned] {
            store
                .write(move |tx| tx.save_check_in_watch(&watch))
                .unwrap();
            assert_eq!(known(), Some(watch));
        }
    });
}

#[test]
fn who_is_to_check_in_has_begun_or_is_about_to() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let running = Meeting {
            state: State::Running,
            ..meeting(1, room(1), 0, 60)
        };
        let begun = meeting(2, room(2), 10, 60);
        let soon = meeting(3, room(3), 40, 60);
        let later = meeting(4, room(4), 41, 60);
        let over = meeting(5, room(5), 0, 20);
        for meeting in [&running, &begun, &soon, &later, &over] {
            insert(&store, meeting).unwrap();
        }
        let found = |after, limit| {
            store
                .read(move |tx| tx.meetings_to_check_in(at(20), at(41), after, limit))
                .unwrap()
        };
        assert_eq!(found(None, 9), [begun.clone(), soon.clone()]);
        assert_eq!(found(None, 1), from_ref(&begun));
        let after = Some((begun.span.from(), begun.id));
        assert_eq!(found(after, 9), [soon]);
    });
}

#[test]
fn readings_are_read_in_the_order_of_time() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let reading = |number: u128, of: u128, minute| Reading {
            id: ReadingId(uuid(number)),
            room: room(of),
            sensor: "ceiling".to_owned(),
            at: at(minute),
            received_at: at(minute),
            values: serde_json::Map::from_iter([("motion".to_owned(), true.into())]),
        };
        let (late, early) = (reading(1, 1, 9), reading(2, 1, 3));
        for one in [&late, &early, &reading(3, 1, 10), &reading(4, 2, 5)] {
            let one = one.clone();
            store.write(move |tx| tx.add_reading(&one)).unwrap();
        }
        let found = store.read(|tx| tx.readings_between(room(1), at(3), at(9)));
        assert_eq!(found.unwrap(), [early, late]);
    });
}
