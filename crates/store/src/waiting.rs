//! Wishes that wait for a room.

use domain::id::{PersonId, WaitingId};
use domain::meeting::{Topic, Waiting};
use domain::span::Span;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::meeting::BEFORE_ALL;
use crate::row::Row;
use crate::tx::{Engine, Tx};
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, topic, window_from, window_until, minutes, time_zone, rooms, within_id, features, \
         state, meeting_id, created_at, version"
    };
}

impl Tx {
    pub fn insert_waiting(&mut self, waiting: &Waiting) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO waiting (",
                columns!(),
                ", organizer_id)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
            ),
            &[
                &waiting.id,
                &Json(&waiting.topic),
                &waiting.window.from(),
                &waiting.window.until(),
                &waiting.minutes,
                &waiting.time_zone,
                &Json(&waiting.rooms),
                &waiting.within,
                &Json(&waiting.features),
                &waiting.state,
                &waiting.meeting,
                &waiting.created_at,
                &waiting.version,
                &waiting.topic.organizer,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_waiting(
        &mut self,
        waiting: &Waiting,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE waiting SET state = $2, meeting_id = $3, version = $4
             WHERE id = $1 AND version = $5",
            &[
                &waiting.id,
                &waiting.state,
                &waiting.meeting,
                &waiting.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    /// Nobody else changes it before this transaction ends.
    pub fn waiting(&mut self, id: WaitingId) -> Result<Option<Waiting>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM waiting WHERE id = $1"),
            &[&id],
            waiting,
        )
    }

    pub fn waiting_for_update(&mut self, id: WaitingId) -> Result<Option<Waiting>, StoreError> {
        let sql = match self.engine {
            Engine::Sqlite(_) => concat!("SELECT ", columns!(), " FROM waiting WHERE id = $1"),
            Engine::Postgres(_) => concat!(
                "SELECT ",
                columns!(),
                " FROM waiting WHERE id = $1 FOR NO KEY UPDATE"
            ),
        };
        self.first(sql, &[&id], waiting)
    }

    /// Whether anybody waits for anything.
    pub fn anybody_waits(&mut self) -> Result<bool, StoreError> {
        let found = self.first(
            "SELECT 1 FROM waiting WHERE state = 'open' LIMIT 1",
            &[],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Wishes that wait, in the order of their coming, after the one given.
    pub fn open_waitings(
        &mut self,
        after: Option<(Timestamp, WaitingId)>,
        limit: usize,
    ) -> Result<Vec<Waiting>, StoreError> {
        let (since, id) = after.unwrap_or((BEFORE_ALL, WaitingId(Uuid::nil())));
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM waiting WHERE state = 'open' AND (created_at, id) > ($1, $2)
                ORDER BY created_at, id LIMIT $3"
            ),
            &[&since, &id, &limit],
            waiting,
        )
    }

    /// Of the wishes that wait, those whose window reaches into the span.
    pub fn open_waitings_over(
        &mut self,
        span: Span,
        after: Option<(Timestamp, WaitingId)>,
        limit: usize,
    ) -> Result<Vec<Waiting>, StoreError> {
        let (since, id) = after.unwrap_or((BEFORE_ALL, WaitingId(Uuid::nil())));
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM waiting WHERE state = 'open' AND (created_at, id) > ($1, $2)
                AND window_from < $3 AND window_until > $4
                ORDER BY created_at, id LIMIT $5"
            ),
            &[&since, &id, &span.until(), &span.from(), &limit],
            waiting,
        )
    }

    /// All wishes of a person, newest first.
    pub fn waitings_of(
        &mut self,
        person: PersonId,
        before: Option<WaitingId>,
        limit: usize,
    ) -> Result<Vec<Waiting>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM waiting WHERE organizer_id = $1 AND id < $2
                ORDER BY id DESC LIMIT $3"
            ),
            &[&person, &before.unwrap_or(WaitingId(Uuid::max())), &limit],
            waiting,
        )
    }
}

fn waiting(row: &mut Row<'_>) -> Result<Waiting, StoreError> {
    Ok(Waiting {
        id: row.read()?,
        topic: row.read::<Json<Topic>>()?.0,
        window: row.read_span()?,
        minutes: row.read()?,
        time_zone: row.read()?,
        rooms: row.read::<Json<_>>()?.0,
        within: row.read()?,
        features: row.read::<Json<_>>()?.0,
        state: row.read()?,
        meeting: row.read()?,
        created_at: row.read()?,
        version: row.read()?,
    })
}
