//! Reads the tables as an operator would, with the engine's own shell.

use super::checker::{HoldRow, MeetingRow, Rows};
use crate::deployment::{Deployment, Engine};
use anyhow::{Context, Result};
use std::collections::HashMap;

/// Sums up the rows in three questions.
pub(super) fn read(deployment: &Deployment) -> Result<Rows> {
    let id = |column: &str| match deployment.engine() {
        Engine::Sqlite => format!("lower(hex({column}))"),
        Engine::Postgres => format!("replace({column}::text, '-', '')"),
    };
    let seconds = |column: &str| match deployment.engine() {
        Engine::Sqlite => format!("{column} / 1000000"),
        Engine::Postgres => format!("extract(epoch from {column})::bigint"),
    };
    let version = match deployment.engine() {
        Engine::Sqlite => "json_extract(payload, '$.version')",
        Engine::Postgres => "(payload ->> 'version')::bigint",
    };
    let meetings = format!(
        "SELECT {}, subject, {}, version FROM meeting",
        id("id"),
        seconds("original_start")
    );
    let holds = format!(
        "SELECT {}, {}, {}, {} FROM hold WHERE active",
        id("room_id"),
        seconds("held_from"),
        seconds("held_until"),
        id("meeting_id")
    );
    let logged = format!(
        "SELECT {}, max({version}) FROM event WHERE kind LIKE 'meeting.%' GROUP BY subject_id",
        id("subject_id")
    );
    Ok(Rows {
        meetings: table(deployment, &meetings)?
            .iter()
            .map(meeting)
            .collect::<Option<_>>()
            .context("a meeting cannot be read")?,
        holds: table(deployment, &holds)?
            .iter()
            .map(hold)
            .collect::<Option<_>>()
            .context("a hold cannot be read")?,
        logged: table(deployment, &logged)?
            .iter()
            .map(version_told)
            .collect::<Option<HashMap<_, _>>>()
            .context("an event cannot be read")?,
    })
}

/// Where the log stands.
pub(super) fn last_position(deployment: &Deployment) -> Result<String> {
    let query = "SELECT tx || '-' || seq FROM event ORDER BY tx DESC, seq DESC LIMIT 1";
    Ok(deployment.ask(query)?.trim().to_owned())
}

/// Every line of the log that tells of a meeting.
pub(super) fn positions(deployment: &Deployment) -> Result<Vec<String>> {
    let query = "SELECT tx || '-' || seq FROM event WHERE kind LIKE 'meeting.%'";
    Ok(deployment.ask(query)?.lines().map(String::from).collect())
}

/// Rows of columns. No text in these tables has a bar in it: the subjects are ours.
fn table(deployment: &Deployment, query: &str) -> Result<Vec<Vec<String>>> {
    let text = deployment.ask(query)?;
    let rows = text.lines();
    Ok(rows
        .map(|row| row.split('|').map(String::from).collect())
        .collect())
}

fn meeting(row: &Vec<String>) -> Option<MeetingRow> {
    let [id, subject, original_start, version] = row.as_slice() else {
        return None;
    };
    Some(MeetingRow {
        id: id.clone(),
        subject: subject.clone(),
        original_start: match original_start.as_str() {
            "" => None,
            seconds => Some(seconds.parse().ok()?),
        },
        version: version.parse().ok()?,
    })
}

fn hold(row: &Vec<String>) -> Option<HoldRow> {
    let [room, from, until, meeting] = row.as_slice() else {
        return None;
    };
    Some(HoldRow {
        room: room.clone(),
        from: from.parse().ok()?,
        until: until.parse().ok()?,
        meeting: meeting.clone(),
    })
}

fn version_told(row: &Vec<String>) -> Option<(String, i64)> {
    let [id, version] = row.as_slice() else {
        return None;
    };
    Some((id.clone(), version.parse().ok()?))
}
