//! Reads the tables as an operator would, with the engine's own shell.

use super::checker::{HoldRow, MeetingRow, Rows};
use crate::postgres::Postgres;
use crate::process;
use anyhow::{Context, Result};
use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

pub(super) enum Database<'a> {
    Sqlite(PathBuf),
    Postgres(&'a Postgres),
}

/// Sums up the rows in three questions.
pub(super) fn read(database: &Database) -> Result<Rows> {
    let id = |column: &str| match database {
        Database::Sqlite(_) => format!("lower(hex({column}))"),
        Database::Postgres(_) => format!("replace({column}::text, '-', '')"),
    };
    let seconds = |column: &str| match database {
        Database::Sqlite(_) => format!("{column} / 1000000"),
        Database::Postgres(_) => format!("extract(epoch from {column})::bigint"),
    };
    let version = match database {
        Database::Sqlite(_) => "json_extract(payload, '$.version')",
        Database::Postgres(_) => "(payload ->> 'version')::bigint",
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
        meetings: table(database, &meetings)?
            .iter()
            .map(meeting)
            .collect::<Option<_>>()
            .context("a meeting cannot be read")?,
        holds: table(database, &holds)?
            .iter()
            .map(hold)
            .collect::<Option<_>>()
            .context("a hold cannot be read")?,
        logged: table(database, &logged)?
            .iter()
            .map(version_told)
            .collect::<Option<HashMap<_, _>>>()
            .context("an event cannot be read")?,
    })
}

/// Rows of columns. No text in these tables has a bar in it: the subjects are ours.
fn table(database: &Database, query: &str) -> Result<Vec<Vec<String>>> {
    let text = match database {
        Database::Sqlite(path) => {
            let mut shell = Command::new("sqlite3");
            shell.args(["-batch", "-bail", "-separator", "|"]);
            process::output(shell.arg(path).arg(query))?
        }
        Database::Postgres(postgres) => postgres.ask(query)?,
    };
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
