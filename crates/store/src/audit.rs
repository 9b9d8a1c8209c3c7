//! The log as it is looked through: backwards in time, by thing, and by room. Lines come as they
//! lie in the table, so that a line that was tampered with can still be looked at.

use domain::id::PlaceId;
use domain::span::Span;
use jiff::Timestamp;
use serde_json::Value as JsonValue;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Tx, sixteen};
use crate::value::Json;

/// One line of the log with all its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub seq: i64,
    pub at: Timestamp,
    pub person: Option<Uuid>,
    pub api_key: Option<Uuid>,
    pub on_behalf_of: Option<Uuid>,
    pub origin: String,
    pub address: Option<String>,
    pub session: Option<Uuid>,
    pub kind: String,
    pub subject: Uuid,
    pub payload: JsonValue,
}

/// A line that spoke of a room, and the time for which it kept it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceLine {
    pub place: PlaceId,
    pub held: Span,
    pub seq: i64,
    pub at: Timestamp,
    pub subject: Uuid,
}

/// Lines that come after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    pub lines: u64,
    pub first: i64,
    /// When the first was written.
    pub from: Timestamp,
    /// When the last was written.
    pub until: Timestamp,
}

macro_rules! line_columns {
    () => {
        "seq, at, actor_person, actor_api_key, actor_on_behalf_of, origin, address, session_id,
            kind, subject_id, payload"
    };
}

impl Tx {
    /// Lines before the one at `before`, and not before `from`, newest first.
    pub fn lines_before(
        &mut self,
        before: (Timestamp, i64),
        from: Timestamp,
        limit: usize,
    ) -> Result<Vec<Line>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                line_columns!(),
                " FROM event WHERE (at, seq) < ($1, $2) AND at >= $3
                ORDER BY at DESC, seq DESC LIMIT $4"
            ),
            &[&before.0, &before.1, &from, &limit],
            line,
        )
    }

    /// Lines about one thing before a number and until a time, newest first.
    pub fn lines_about(
        &mut self,
        subject: Uuid,
        before: i64,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Line>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                line_columns!(),
                " FROM event WHERE subject_id = $1 AND seq < $2 AND at <= $3
                ORDER BY seq DESC LIMIT $4"
            ),
            &[&subject, &before, &until, &limit],
            line,
        )
    }

    /// Lines after one number up to another, oldest first.
    pub fn lines_within(
        &mut self,
        after: i64,
        until: i64,
        limit: usize,
    ) -> Result<Vec<Line>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                line_columns!(),
                " FROM event WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3"
            ),
            &[&after, &until, &limit],
            line,
        )
    }

    /// What comes after a number; `None` when nothing does.
    pub fn lines_beyond(&mut self, after: i64) -> Result<Option<Beyond>, StoreError> {
        let beyond = self.first(
            "SELECT COUNT(*), MIN(seq),
                (SELECT at FROM event WHERE seq > $1 ORDER BY seq LIMIT 1),
                (SELECT at FROM event WHERE seq > $1 ORDER BY seq DESC LIMIT 1)
             FROM event WHERE seq > $1",
            &[&after],
            |row| {
                let lines = row.read::<u64>()?;
                let first = row.read::<Option<i64>>()?;
                let written = (
                    row.read::<Option<Timestamp>>()?,
                    row.read::<Option<Timestamp>>()?,
                );
                Ok(first
                    .zip(written.0.zip(written.1))
                    .map(|(first, (from, until))| Beyond {
                        lines,
                        first,
                        from,
                        until,
                    }))
            },
        )?;
        Ok(beyond.flatten())
    }

    /// What these meetings and series are about today.
    pub fn subjects_of(&mut self, ids: &[Uuid]) -> Result<Vec<(Uuid, String)>, StoreError> {
        let pair = |row: &mut Row<'_>| Ok((row.read()?, row.read()?));
        let meetings = concat!("SELECT id, subject FROM meeting WHERE id IN ", sixteen!());
        let mut found = self.all_of(meetings, ids.iter().copied(), pair)?;
        let series = concat!("SELECT id, subject FROM series WHERE id IN ", sixteen!());
        found.extend(self.all_of(series, ids.iter().copied(), pair)?);
        Ok(found)
    }

    /// When the oldest line that is kept was written.
    pub fn first_line_at(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.first(
            "SELECT at FROM event ORDER BY at, seq LIMIT 1",
            &[],
            |row| row.read(),
        )
    }

    /// Notes that a line spoke of a room. Saying it twice is saying it once.
    pub fn add_place_line(&mut self, line: &PlaceLine) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO event_place (place_id, held_until, seq, held_from, at, subject_id)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            &[
                &line.place,
                &line.held.until(),
                &line.seq,
                &line.held.from(),
                &line.at,
                &line.subject,
            ],
        )?;
        Ok(())
    }

    /// Things that at some time until `at` were to be in the room during the span. Lines that are not
    /// sealed yet are not among them.
    pub fn subjects_in_place(
        &mut self,
        place: PlaceId,
        span: Span,
        at: Timestamp,
        limit: usize,
    ) -> Result<Vec<Uuid>, StoreError> {
        self.all(
            "SELECT DISTINCT subject_id FROM event_place WHERE place_id = $1 AND held_until > $2
                AND held_from < $3 AND at <= $4 ORDER BY subject_id LIMIT $5",
            &[&place, &span.from(), &span.until(), &at, &limit],
            |row| row.read(),
        )
    }
}

fn line(row: &mut Row<'_>) -> Result<Line, StoreError> {
    Ok(Line {
        seq: row.read()?,
        at: row.read()?,
        person: row.read()?,
        api_key: row.read()?,
        on_behalf_of: row.read()?,
        origin: row.read()?,
        address: row.read()?,
        session: row.read()?,
        kind: row.read()?,
        subject: row.read()?,
        payload: row.read::<Json<JsonValue>>()?.0,
    })
}
