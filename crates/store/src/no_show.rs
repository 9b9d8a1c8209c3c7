//! Meetings to which nobody came, as they count against those who booked them.

use domain::id::{MeetingId, NoShowId, PersonId};
use domain::standing::NoShow;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

macro_rules! columns {
    () => {
        "id, person_id, meeting_id, room_id, at, state, appeal, appealed_at, decided_by, \
         decided_at, decision, version"
    };
}

impl Tx {
    pub fn insert_no_show(&mut self, no_show: &NoShow) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO no_show (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
            ),
            &[
                &no_show.id,
                &no_show.person,
                &no_show.meeting,
                &no_show.room,
                &no_show.at,
                &no_show.state,
                &no_show.appeal,
                &no_show.appealed_at,
                &no_show.decided_by,
                &no_show.decided_at,
                &no_show.decision,
                &no_show.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_no_show(
        &mut self,
        no_show: &NoShow,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE no_show SET state = $2, appeal = $3, appealed_at = $4, decided_by = $5,
                decided_at = $6, decision = $7, version = $8
             WHERE id = $1 AND version = $9",
            &[
                &no_show.id,
                &no_show.state,
                &no_show.appeal,
                &no_show.appealed_at,
                &no_show.decided_by,
                &no_show.decided_at,
                &no_show.decision,
                &no_show.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    /// Nobody else changes it before this transaction ends.
    pub fn no_show_for_update(&mut self, id: NoShowId) -> Result<Option<NoShow>, StoreError> {
        let sql = match self.engine {
            Engine::Sqlite(_) => concat!("SELECT ", columns!(), " FROM no_show WHERE id = $1"),
            Engine::Postgres(_) => concat!(
                "SELECT ",
                columns!(),
                " FROM no_show WHERE id = $1 FOR NO KEY UPDATE"
            ),
        };
        self.first(sql, &[&id], no_show)
    }

    /// The last of a meeting.
    pub fn no_show_of(&mut self, meeting: MeetingId) -> Result<Option<NoShow>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                columns!(),
                " FROM no_show WHERE meeting_id = $1 ORDER BY id DESC LIMIT 1"
            ),
            &[&meeting],
            no_show,
        )
    }

    /// A person's since then, in the order of time.
    pub fn no_shows_since(
        &mut self,
        person: PersonId,
        since: Timestamp,
    ) -> Result<Vec<NoShow>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM no_show WHERE person_id = $1 AND at >= $2 ORDER BY at, id LIMIT 1000"
            ),
            &[&person, &since],
            no_show,
        )
    }

    /// All of a person, newest first.
    pub fn no_shows_of(
        &mut self,
        person: PersonId,
        before: Option<NoShowId>,
        limit: usize,
    ) -> Result<Vec<NoShow>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM no_show WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
            ),
            &[&person, &before.unwrap_or(NoShowId(Uuid::max())), &limit],
            no_show,
        )
    }

    /// Those against which somebody appealed and nobody decided, in the order of time.
    pub fn appealed_no_shows(
        &mut self,
        after: Option<NoShowId>,
        limit: usize,
    ) -> Result<Vec<NoShow>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM no_show WHERE state = 'appealed' AND id > $1 ORDER BY id LIMIT $2"
            ),
            &[&after.unwrap_or(NoShowId(Uuid::nil())), &limit],
            no_show,
        )
    }
}

fn no_show(row: &mut Row<'_>) -> Result<NoShow, StoreError> {
    Ok(NoShow {
        id: row.read()?,
        person: row.read()?,
        meeting: row.read()?,
        room: row.read()?,
        at: row.read()?,
        state: row.read()?,
        appeal: row.read()?,
        appealed_at: row.read()?,
        decided_by: row.read()?,
        decided_at: row.read()?,
        decision: row.read()?,
        version: row.read()?,
    })
}
