//! Stories about the store, each told to both engines.

mod agenda;
mod approvals;
mod attendance;
mod audit;
mod backup;
mod catalogue;
mod closures;
mod engine;
mod jobs;
mod log;
mod meetings;
mod no_shows;
mod notices;
mod outside;
mod panels;
mod people;
mod plans;
mod rights;
mod trouble;
mod usage;
mod values;
mod waiting;
mod world;

use domain::id::JobId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::NewJob;

/// Minutes after an arbitrary beginning.
fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
}

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn job(number: u128, dedup: Option<&str>) -> NewJob {
    NewJob {
        id: JobId(uuid(number)),
        kind: "test".to_owned(),
        payload: serde_json::json!({ "number": number as u64 }),
        dedup: dedup.map(str::to_owned),
        due_at: at(0),
    }
}
