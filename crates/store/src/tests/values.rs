//! Every kind of value comes back as it went in, and lies in the native type of the engine.

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::{at, job, uuid};
use crate::error::Unstorable;
use crate::testing::{Fresh, on_both_engines};
use crate::tx::{Engine, Tx};
use crate::value::Json;
use crate::{Store, StoreError};

#[derive(Clone, Debug, PartialEq)]
struct Probe {
    id: Uuid,
    instant: Option<Timestamp>,
    json: Option<Json<serde_json::Value>>,
    truth: Option<bool>,
    number: Option<i64>,
    real: Option<f64>,
    text: Option<String>,
    bytes: Option<Vec<u8>>,
}

fn make_table(tx: &mut Tx) -> Result<(), StoreError> {
    let sql = match tx.engine {
        Engine::Sqlite(_) => {
            "CREATE TABLE IF NOT EXISTS probe (id BLOB PRIMARY KEY, instant INTEGER, json TEXT,
             truth INTEGER, number INTEGER, real REAL, text TEXT, bytes BLOB) STRICT"
        }
        Engine::Postgres(_) => {
            "CREATE TABLE IF NOT EXISTS probe (id UUID PRIMARY KEY, instant TIMESTAMPTZ, json JSONB,
             truth BOOLEAN, number BIGINT, real DOUBLE PRECISION, text TEXT, bytes BYTEA)"
        }
    };
    tx.run(sql, &[]).map(|_| ())
}

fn insert(tx: &mut Tx, probe: &Probe) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO probe (id, instant, json, truth, number, real, text, bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &probe.id,
            &probe.instant,
            &probe.json,
            &probe.truth,
            &probe.number,
            &probe.real,
            &probe.text,
            &probe.bytes,
        ],
    )
    .map(|_| ())
}

fn there_and_back(store: &Store, probe: &Probe) -> Probe {
    let given = probe.clone();
    store
        .write(move |tx| {
            make_table(tx)?;
            tx.run("DELETE FROM probe", &[])?;
            insert(tx, &given)
        })
        .unwrap();
    store
        .read(|tx| {
            tx.first(
                "SELECT id, instant, json, truth, number, real, text, bytes FROM probe
                 WHERE id = $1",
                &[&probe.id],
                |row| {
                    Ok(Probe {
                        id: row.read()?,
                        instant: row.read()?,
                        json: row.read()?,
                        truth: row.read()?,
                        number: row.read()?,
                        real: row.read()?,
                        text: row.read()?,
                        bytes: row.read()?,
                    })
                },
            )
        })
        .unwrap()
        .unwrap()
}

fn probes() -> impl Strategy<Value = Probe> {
    let years = -60_000_000_000_000_000_i64..200_000_000_000_000_000;
    let text = "[^\\x00]{0,40}";
    (
        any::<u128>(),
        proptest::option::of(years),
        proptest::option::of(text),
        any::<Option<bool>>(),
        any::<Option<i64>>(),
        proptest::option::of(-1e300..1e300_f64),
        proptest::option::of(text),
        proptest::option::of(proptest::collection::vec(any::<u8>(), 0..40)),
    )
        .prop_map(
            |(id, instant, json, truth, number, real, text, bytes)| Probe {
                id: Uuid::from_u128(id),
                instant: instant.map(|instant| Timestamp::from_microsecond(instant).unwrap()),
                json: json.map(|text| Json(serde_json::json!({ "text": text, "list": [1, null] }))),
                truth,
                number,
                real,
                text,
                bytes,
            },
        )
}

#[test]
fn values_come_back_as_they_went_in() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 60,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&probes(), |probe| {
                prop_assert_eq!(there_and_back(&store, &probe), probe);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn an_instant_is_the_same_to_postgres_as_to_us() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    let text = store
        .write(|tx| {
            make_table(tx)?;
            tx.first(
                "SELECT to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
                &[&"2026-11-24T08:30:00.000001Z".parse::<Timestamp>().unwrap()],
                |row| row.read::<String>(),
            )
        })
        .unwrap();
    assert_eq!(text.as_deref(), Some("2026-11-24 08:30:00.000001"));
}

#[test]
fn a_nul_is_refused_alike_and_undoes_the_transaction() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let refused = store.write(|tx| {
            tx.enqueue(&job(1, None))?;
            tx.take_lease("a\0b", "me", at(0), at(1))
        });
        assert_eq!(
            refused,
            Err(StoreError::Unstorable(Unstorable::NulCharacter))
        );
        let mut with_nul = job(2, None);
        with_nul.payload = serde_json::json!({ "deep": ["a\0b"] });
        let refused = store.write(move |tx| tx.enqueue(&with_nul));
        assert_eq!(
            refused,
            Err(StoreError::Unstorable(Unstorable::NulCharacter))
        );
        assert_eq!(store.read(|tx| tx.jobs_open()), Ok(0));
    });
}

#[test]
fn a_value_that_cannot_be_read_names_its_place() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store.write(|tx| tx.enqueue(&job(7, None))).unwrap();
        let found = store.read(|tx| {
            tx.first("SELECT id, kind FROM job", &[], |row| {
                Ok((row.read::<Uuid>()?, row.read::<i64>()?))
            })
        });
        assert_eq!(
            found,
            Err(StoreError::Corrupt {
                table: "job".to_owned(),
                column: "kind".to_owned(),
                id: uuid(7).to_string(),
            })
        );
    });
}
