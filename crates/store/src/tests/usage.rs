//! What counts for a quota, and for whom.

use domain::id::{HoldId, OrgUnitId};
use domain::meeting::{Hold, Meeting, State};
use domain::person::Person;

use super::world::{insert, meeting, person, room, settle, someone, span};
use super::{at, uuid};
use crate::Tx;
use crate::testing::on_both_engines;

#[test]
fn what_overlaps_the_span_and_keeps_its_room_counts_for_its_organizer() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut cancelled = meeting(4, room(4), 60, 90);
        cancelled.state = State::Cancelled;
        cancelled.holds[0].active = false;
        let mut of_bela = meeting(5, room(5), 60, 90);
        of_bela.topic.organizer = someone(2);
        let week = 7 * 24 * 60;
        let all = [
            meeting(1, room(1), 0, 60),
            meeting(2, room(2), 60, 90),
            meeting(3, room(3), -week, 90),
            cancelled,
            of_bela,
            meeting(6, room(6), 120, 180),
        ];
        all.iter().for_each(|one| insert(&store, one).unwrap());
        let used = store
            .read(|tx| tx.used_by_person(someone(1), span(60, 120)))
            .unwrap();
        let mut rooms: Vec<_> = used.iter().map(|used| used.room).collect();
        rooms.sort();
        // The first ends where the span begins, the last begins where it ends.
        assert_eq!(rooms, [room(2), room(3)]);
        let long = used.iter().find(|used| used.room == room(3)).unwrap();
        assert_eq!(long.span, span(-week, 90));
        assert_eq!(long.meeting_type.as_deref(), Some("training"));
        let in_room = store
            .read(|tx| tx.used_in_room(room(5), span(0, 120)))
            .unwrap();
        assert_eq!(in_room.len(), 1);
        assert_eq!(at(0), span(0, 120).from());
    });
}

#[test]
fn each_room_of_a_meeting_counts_while_it_is_kept() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut several = meeting(1, room(1), 0, 60);
        several.holds.push(Hold {
            id: HoldId(uuid(700)),
            room: room(2),
            ..several.holds[0].clone()
        });
        insert(&store, &several).unwrap();
        let counted = || {
            let find = |tx: &mut Tx| tx.used_by_person(someone(1), span(0, 60));
            let mut rooms: Vec<_> = store.read(find).unwrap();
            rooms.sort_by_key(|used| used.room);
            rooms.iter().map(|used| used.room).collect::<Vec<_>>()
        };
        assert_eq!(counted(), [room(1), room(2)]);
        let mut change = |change: fn(&mut Meeting)| {
            let before = several.version;
            change(&mut several);
            several.version += 1;
            let after = several.clone();
            let updated = store.write(move |tx| tx.update_meeting(&after, before));
            assert!(updated.unwrap());
        };
        change(|meeting| meeting.holds[0].active = false);
        assert_eq!(counted(), [room(2)]);
        change(|meeting| meeting.holds[1].room = room(3));
        assert_eq!(counted(), [room(3)]);
        change(|meeting| meeting.holds[1].active = false);
        assert_eq!(counted(), []);
        change(|meeting| meeting.holds[0].active = true);
        assert_eq!(counted(), [room(1)]);
    });
}

#[test]
fn a_department_counts_for_all_its_people() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let unit = OrgUnitId(uuid(900));
        store
            .write(move |tx| {
                tx.save_org_unit(&domain::person::OrgUnit {
                    id: unit,
                    parent: None,
                    name: "R&D".to_owned(),
                    version: 1,
                })?;
                for number in [1, 2] {
                    tx.save_person(&Person {
                        org_unit: Some(unit),
                        ..person(number, if number == 1 { "anna" } else { "bela" }, "P")
                    })?;
                }
                tx.lock_counted(Some(unit), someone(1))
            })
            .unwrap();
        let of = |number: u128, organizer| {
            let mut one = meeting(number, room(number), 0, 60);
            one.topic.organizer = someone(organizer);
            one
        };
        for one in [of(1, 1), of(2, 2), of(3, 3)] {
            insert(&store, &one).unwrap();
        }
        let used = store
            .read(|tx| tx.used_by_department(unit, span(0, 60)))
            .unwrap();
        assert_eq!(used.len(), 2);
        let unit_of = |number| store.read(|tx| tx.org_unit_of(someone(number))).unwrap();
        assert_eq!((unit_of(1), unit_of(3)), (Some(unit), None));
    });
}
