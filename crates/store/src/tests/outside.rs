//! Requests that are repeated, links to things outside, and what sensors say.

use domain::id::ReadingId;
use domain::presence::Reading;

use super::world::{room, settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;
use crate::{KeptAnswer, Link, StoreError};

#[test]
fn an_answer_is_remembered_per_person_and_key_until_it_is_old() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let answer = |version| KeptAnswer {
            request_hash: [9; 32],
            status: 201,
            version,
            body: "{\"è\":1}".to_owned(),
        };
        let remember = |who: u128, key: &'static str, minute| {
            let answer = answer((who == 1).then_some(i64::MAX));
            store.write(move |tx| tx.remember(someone(who), key, &answer, at(minute)))
        };
        remember(1, "k", 0).unwrap();
        remember(2, "k", 5).unwrap();
        let twice = remember(1, "k", 1);
        assert!(
            matches!(twice, Err(StoreError::Conflict { .. })),
            "{twice:?}"
        );
        let remembered = |who, key| store.read(|tx| tx.remembered(someone(who), key)).unwrap();
        assert_eq!(remembered(1, "k"), Some(answer(Some(i64::MAX))));
        assert_eq!(remembered(1, "other"), None);
        assert_eq!(store.write(|tx| tx.purge_idempotency(at(5))), Ok(1));
        assert_eq!(remembered(1, "k"), None);
        assert_eq!(remembered(2, "k"), Some(answer(None)));
    });
}

#[test]
fn a_link_belongs_to_its_connector_and_can_be_pointed_elsewhere() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let link = |number: u128| Link {
            entity_kind: "meeting".to_owned(),
            entity_id: uuid(number),
            content_hash: [number as u8; 32],
        };
        store
            .write(move |tx| tx.save_link("ics", "uid-1", &link(1)))
            .unwrap();
        store
            .write(move |tx| tx.save_link("exchange", "uid-1", &link(2)))
            .unwrap();
        let found = |connector| store.read(|tx| tx.link(connector, "uid-1")).unwrap();
        assert_eq!(found("ics"), Some(link(1)));
        assert_eq!(found("exchange"), Some(link(2)));
        assert_eq!(found("wecom"), None);
        store
            .write(move |tx| tx.save_link("ics", "uid-1", &link(3)))
            .unwrap();
        assert_eq!(found("ics"), Some(link(3)));
    });
}

#[test]
fn readings_are_kept_as_they_came() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let values = serde_json::json!({ "motion": true, "co2": 612.5, "人数": null });
        let reading = Reading {
            id: ReadingId(uuid(1)),
            room: room(1),
            sensor: "door-7".to_owned(),
            at: at(0),
            received_at: at(1),
            values: values.as_object().unwrap().clone(),
        };
        store.write(move |tx| tx.add_reading(&reading)).unwrap();
        let found = store.read(|tx| {
            tx.first("SELECT id, payload, at FROM reading", &[], |row| {
                row.read::<ReadingId>()?;
                Ok((
                    row.read::<crate::value::Json<serde_json::Value>>()?.0,
                    row.read()?,
                ))
            })
        });
        assert_eq!(found, Ok(Some((values, at(0)))));
        let nowhere = Reading {
            id: ReadingId(uuid(2)),
            room: room(99),
            sensor: "door-8".to_owned(),
            at: at(0),
            received_at: at(1),
            values: serde_json::Map::new(),
        };
        let refused = store.write(move |tx| tx.add_reading(&nowhere));
        assert!(
            matches!(refused, Err(StoreError::Conflict { .. })),
            "{refused:?}"
        );
    });
}
