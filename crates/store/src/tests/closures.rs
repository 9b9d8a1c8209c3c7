//! Closures, and what was done about meetings in the way.

use std::slice::from_ref;

use domain::closure::{Closure, Concern};
use domain::id::ClosureId;
use domain::meeting::Meeting;

use super::world::{CAMPUS, insert, meeting, room, settle, someone, span};
use super::{at, uuid};
use crate::testing::on_both_engines;

pub(super) fn closure(number: u128, from: i64, until: i64) -> Closure {
    Closure {
        id: ClosureId(uuid(number)),
        place: CAMPUS,
        span: span(from, until),
        reason: "Works".to_owned(),
        planned_by: Some(someone(1)),
        planned_at: at(-5),
        withdrawn_at: None,
        version: 1,
    }
}

pub(super) fn asked(number: u128, meeting: &Meeting) -> Concern {
    Concern {
        asked_at: Some(at(1)),
        told_at: Some(at(2)),
        reminders: 1,
        ..Concern::new(ClosureId(uuid(number)), meeting.id)
    }
}

#[test]
fn closures_count_until_they_are_over_or_withdrawn() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (early, late) = (closure(1, 0, 60), closure(2, 60, 120));
        for one in [early.clone(), late.clone()] {
            store.write(move |tx| tx.insert_closure(&one)).unwrap();
        }
        let ahead = |minute| store.read(move |tx| tx.closures_ahead(at(minute))).unwrap();
        assert_eq!(ahead(0), [early.clone(), late.clone()]);
        assert_eq!(ahead(60), from_ref(&late));
        let withdrawn = Closure {
            withdrawn_at: Some(at(3)),
            version: 2,
            ..late.clone()
        };
        let update = |before| {
            let withdrawn = withdrawn.clone();
            store
                .write(move |tx| tx.update_closure(&withdrawn, before))
                .unwrap()
        };
        assert!(update(1));
        assert!(!update(1), "somebody was faster");
        assert_eq!(ahead(60), []);
        let page = |before| store.read(move |tx| tx.closures(before, 1)).unwrap();
        assert_eq!(page(None), from_ref(&withdrawn));
        assert_eq!(page(Some(withdrawn.id)), from_ref(&early));
        let read = store
            .write(move |tx| tx.closure_for_update(early.id))
            .unwrap();
        assert_eq!(read, Some(early));
    });
}

#[test]
fn what_was_done_about_a_meeting_is_kept_once() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let one = meeting(1, room(1), 0, 60);
        insert(&store, &one).unwrap();
        let (planned, before) = (closure(1, 0, 60), Concern::new(ClosureId(uuid(1)), one.id));
        let after = asked(1, &one);
        store
            .write({
                let after = after.clone();
                move |tx| {
                    tx.insert_closure(&planned)?;
                    tx.save_concern(&before)?;
                    tx.save_concern(&after)
                }
            })
            .unwrap();
        let id = ClosureId(uuid(1));
        assert_eq!(
            store.read(move |tx| tx.concerns_of(id)).unwrap(),
            from_ref(&after)
        );
        let found = store.read(move |tx| tx.concern(id, one.id)).unwrap();
        assert_eq!(found, Some(after));
        let holding = store.read(|tx| tx.meetings_holding(room(1), span(30, 40)));
        assert_eq!(holding.unwrap(), [one.id]);
        let beside = store.read(|tx| tx.meetings_holding(room(1), span(60, 90)));
        assert_eq!(beside.unwrap(), []);
    });
}
