//! Closures of places, and what was done about each meeting in the way.

use domain::closure::{Closure, Concern};
use domain::id::{ClosureId, MeetingId, PlaceId};
use domain::span::Span;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

macro_rules! columns {
    () => {
        "id, place_id, closed_from, closed_until, reason, planned_by, planned_at, withdrawn_at, \
         version"
    };
}

impl Tx {
    pub fn insert_closure(&mut self, closure: &Closure) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO closure (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ),
            &[
                &closure.id,
                &closure.place,
                &closure.span.from(),
                &closure.span.until(),
                &closure.reason,
                &closure.planned_by,
                &closure.planned_at,
                &closure.withdrawn_at,
                &closure.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_closure(
        &mut self,
        closure: &Closure,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE closure SET closed_from = $2, closed_until = $3, reason = $4,
                withdrawn_at = $5, version = $6
             WHERE id = $1 AND version = $7",
            &[
                &closure.id,
                &closure.span.from(),
                &closure.span.until(),
                &closure.reason,
                &closure.withdrawn_at,
                &closure.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    pub fn closure(&mut self, id: ClosureId) -> Result<Option<Closure>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM closure WHERE id = $1"),
            &[&id],
            closure,
        )
    }

    /// Nobody else changes it before this transaction ends.
    pub fn closure_for_update(&mut self, id: ClosureId) -> Result<Option<Closure>, StoreError> {
        let sql = match self.engine {
            Engine::Sqlite(_) => concat!("SELECT ", columns!(), " FROM closure WHERE id = $1"),
            Engine::Postgres(_) => concat!(
                "SELECT ",
                columns!(),
                " FROM closure WHERE id = $1 FOR NO KEY UPDATE"
            ),
        };
        self.first(sql, &[&id], closure)
    }

    /// Those that count and are not over, in the order of their planning.
    pub fn closures_ahead(&mut self, now: Timestamp) -> Result<Vec<Closure>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM closure WHERE closed_until > $1 AND withdrawn_at IS NULL ORDER BY id"
            ),
            &[&now],
            closure,
        )
    }

    /// Closures that are not over and overlap the stretch, each with its version.
    pub fn closures_within(
        &mut self,
        from: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<(ClosureId, i64)>, StoreError> {
        self.all(
            "SELECT id, version FROM closure
             WHERE closed_until > $1 AND closed_until > $2 AND closed_from < $3
               AND withdrawn_at IS NULL ORDER BY id",
            &[&now, &from, &until],
            |row| Ok((row.read()?, row.read()?)),
        )
    }

    /// All closures before the one given, the latest first.
    pub fn closures(
        &mut self,
        before: Option<ClosureId>,
        limit: usize,
    ) -> Result<Vec<Closure>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM closure WHERE id < $1 ORDER BY id DESC LIMIT $2"
            ),
            &[&before.unwrap_or(ClosureId(Uuid::max())), &limit],
            closure,
        )
    }

    /// Meetings that keep a room over some of the span, or wait for it beside rivals.
    pub fn meetings_holding(
        &mut self,
        room: PlaceId,
        span: Span,
    ) -> Result<Vec<MeetingId>, StoreError> {
        let held = self.active_holds_between(room, span)?;
        let mut found: Vec<_> = held.into_iter().map(|(_, meeting)| meeting).collect();
        found.extend(self.rivals_between(room, span)?);
        Ok(found)
    }

    pub fn concerns_of(&mut self, id: ClosureId) -> Result<Vec<Concern>, StoreError> {
        self.all(
            "SELECT closure_id, meeting_id, asked_at, told_at, reminders FROM concern
             WHERE closure_id = $1 ORDER BY meeting_id",
            &[&id],
            concern,
        )
    }

    pub fn concern(
        &mut self,
        id: ClosureId,
        meeting: MeetingId,
    ) -> Result<Option<Concern>, StoreError> {
        self.first(
            "SELECT closure_id, meeting_id, asked_at, told_at, reminders FROM concern
             WHERE closure_id = $1 AND meeting_id = $2",
            &[&id, &meeting],
            concern,
        )
    }

    pub fn save_concern(&mut self, concern: &Concern) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO concern (closure_id, meeting_id, asked_at, told_at, reminders)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (closure_id, meeting_id) DO UPDATE SET asked_at = excluded.asked_at,
                told_at = excluded.told_at, reminders = excluded.reminders",
            &[
                &concern.closure,
                &concern.meeting,
                &concern.asked_at,
                &concern.told_at,
                &concern.reminders,
            ],
        )?;
        Ok(())
    }
}

fn closure(row: &mut Row<'_>) -> Result<Closure, StoreError> {
    Ok(Closure {
        id: row.read()?,
        place: row.read()?,
        span: row.read_span()?,
        reason: row.read()?,
        planned_by: row.read()?,
        planned_at: row.read()?,
        withdrawn_at: row.read()?,
        version: row.read()?,
    })
}

fn concern(row: &mut Row<'_>) -> Result<Concern, StoreError> {
    Ok(Concern {
        closure: row.read()?,
        meeting: row.read()?,
        asked_at: row.read()?,
        told_at: row.read()?,
        reminders: row.read()?,
    })
}
