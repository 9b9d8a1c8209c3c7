//! The log: one immutable line per thing that happened, and the position up to which a follower
//! has read. How it is read without missing a line: docs/adr/0005.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use domain::access::Source;
use domain::event::{Actor, Event};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};
use crate::value::Json;

/// A place in the log: everything up to and including it has been read. The default is before the
/// first line. A position beyond [`Tx::last_position`] is from another database (an older backup
/// was restored): its owner has to start anew.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Position {
    pub tx: i64,
    pub seq: i64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.tx, self.seq)
    }
}

impl FromStr for Position {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Position, ParseIntError> {
        let (tx, seq) = text.split_once('-').unwrap_or((text, ""));
        Ok(Position {
            tx: tx.parse()?,
            seq: seq.parse()?,
        })
    }
}

impl Tx {
    /// Adds a line. It belongs to the transaction of the change that it tells of.
    pub fn log(&mut self, event: &Event) -> Result<(), StoreError> {
        self.told = true;
        let Event { at, actor, fact } = event;
        self.run(
            "INSERT INTO event (at, actor_person, actor_api_key, actor_on_behalf_of, origin, kind,
                subject_id, payload, address, session_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                at,
                &actor.person,
                &actor.api_key,
                &actor.on_behalf_of,
                &actor.origin,
                &fact.kind(),
                &fact.subject(),
                &Json(fact),
                &actor.source.address,
                &actor.source.session,
            ],
        )?;
        Ok(())
    }

    /// When something of a kind last happened to a thing.
    pub fn last_event_at(
        &mut self,
        subject: Uuid,
        kind: &str,
    ) -> Result<Option<Timestamp>, StoreError> {
        self.first(
            "SELECT at FROM event WHERE subject_id = $1 AND kind = $2 ORDER BY seq DESC LIMIT 1",
            &[&subject, &kind],
            |row| row.read(),
        )
    }

    /// The next lines after a position, oldest first, at most `limit`. On PostgreSQL a line
    /// appears once every transaction that began to write before its own is over.
    pub fn events_after(
        &mut self,
        position: Position,
        limit: usize,
    ) -> Result<Vec<(Position, Event)>, StoreError> {
        match self.engine {
            Engine::Sqlite(_) => self.all(
                "SELECT tx, seq, at, actor_person, actor_api_key, actor_on_behalf_of, origin, address,
                    session_id, payload FROM event WHERE seq > $1 ORDER BY seq LIMIT $2",
                &[&position.seq, &limit],
                line,
            ),
            Engine::Postgres(_) => self.all(
                "SELECT tx, seq, at, actor_person, actor_api_key, actor_on_behalf_of, origin, address,
                    session_id, payload FROM event WHERE (tx, seq) > ($1, $2) AND tx <
                    CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)
                 ORDER BY tx, seq LIMIT $3",
                &[&position.tx, &position.seq, &limit],
                line,
            ),
        }
    }

    /// Whether every line that was written can be read. On PostgreSQL the newest ones wait for older
    /// transactions, of other databases of the same server as well.
    pub fn log_is_settled(&mut self) -> Result<bool, StoreError> {
        let hidden = match self.engine {
            Engine::Sqlite(_) => None,
            Engine::Postgres(_) => self.first(
                "SELECT tx, seq FROM event WHERE tx >=
                    CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)
                 LIMIT 1",
                &[],
                position,
            )?,
        };
        Ok(hidden.is_none())
    }

    /// What happened to one thing, newest first, at most `limit`.
    pub fn events_about(&mut self, subject: Uuid, limit: usize) -> Result<Vec<Event>, StoreError> {
        let found = self.all(
            "SELECT tx, seq, at, actor_person, actor_api_key, actor_on_behalf_of, origin, address,
                session_id, payload
             FROM event WHERE subject_id = $1 ORDER BY seq DESC LIMIT $2",
            &[&subject, &limit],
            line,
        )?;
        Ok(found.into_iter().map(|(_, event)| event).collect())
    }

    /// The position of the last line that can be read.
    pub fn last_position(&mut self) -> Result<Position, StoreError> {
        let found = match self.engine {
            Engine::Sqlite(_) => self.first(
                "SELECT tx, seq FROM event ORDER BY seq DESC LIMIT 1",
                &[],
                position,
            ),
            Engine::Postgres(_) => self.first(
                "SELECT tx, seq FROM event WHERE tx <
                    CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)
                 ORDER BY tx DESC, seq DESC LIMIT 1",
                &[],
                position,
            ),
        };
        Ok(found?.unwrap_or_default())
    }
}

/// A database restored from a dump carries transaction numbers of its former server. Those of the
/// new one may be lower, and new lines would be read as if they were old: the restored lines are
/// put before all others.
pub(crate) fn settle_restored_log(client: &mut postgres::Client) -> Result<(), StoreError> {
    let moved = client.execute(
        "UPDATE event SET tx = 0 WHERE tx > 0 AND (SELECT max(tx) FROM event) >=
            CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)",
        &[],
    )?;
    if moved > 0 {
        // Who reads the log by a position of that server goes on at the same line.
        client.execute("UPDATE notice_reader SET tx = 0", &[])?;
        client.execute("UPDATE seal_mark SET tx = 0", &[])?;
        tracing::info!(
            lines = moved,
            "the log came from another server and was put in order"
        );
    }
    Ok(())
}

fn position(row: &mut Row<'_>) -> Result<Position, StoreError> {
    Ok(Position {
        tx: row.read()?,
        seq: row.read()?,
    })
}

fn line(row: &mut Row<'_>) -> Result<(Position, Event), StoreError> {
    let position = position(row)?;
    let event = Event {
        at: row.read()?,
        actor: Actor {
            person: row.read()?,
            api_key: row.read()?,
            on_behalf_of: row.read()?,
            origin: row.read()?,
            source: Source {
                address: row.read()?,
                session: row.read()?,
            },
        },
        fact: row.read::<Json<_>>()?.0,
    };
    Ok((position, event))
}
