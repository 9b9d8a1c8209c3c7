//! Minutes, what was sent of them, and what people answered.

use domain::agenda::{Answer, Edition, Minutes};
use domain::id::MeetingId;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

macro_rules! columns {
    () => {
        "meeting_id, state, edition, content, round, created_at, settled_at, version"
    };
}

impl Tx {
    /// `false` when there are some already.
    pub fn insert_minutes(&mut self, minutes: &Minutes) -> Result<bool, StoreError> {
        let inserted = self.run(
            concat!(
                "INSERT INTO minutes (",
                columns!(),
                ", due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING"
            ),
            &[
                &minutes.meeting,
                &minutes.state,
                &minutes.edition,
                &Json(&minutes.content),
                &minutes.round.as_ref().map(Json),
                &minutes.created_at,
                &minutes.settled_at,
                &minutes.version,
                &minutes.round.as_ref().map(|round| round.confirm_by),
            ],
        )?;
        Ok(inserted == 1)
    }

    /// `false` when they no longer have the version that the change was worked out from.
    pub fn update_minutes(
        &mut self,
        minutes: &Minutes,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE minutes SET state = $2, edition = $3, content = $4, round = $5, due_at = $6,
                settled_at = $7, version = $8
             WHERE meeting_id = $1 AND version = $9",
            &[
                &minutes.meeting,
                &minutes.state,
                &minutes.edition,
                &Json(&minutes.content),
                &minutes.round.as_ref().map(Json),
                &minutes.round.as_ref().map(|round| round.confirm_by),
                &minutes.settled_at,
                &minutes.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    pub fn minutes(&mut self, meeting: MeetingId) -> Result<Option<Minutes>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM minutes WHERE meeting_id = $1"),
            &[&meeting],
            minutes,
        )
    }

    /// Those whose time to be confirmed is over.
    pub fn minutes_due(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Minutes>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM minutes WHERE state = 'sent' AND due_at <= $1
                 ORDER BY due_at, meeting_id LIMIT $2"
            ),
            &[&now, &limit],
            minutes,
        )
    }

    pub fn add_edition(&mut self, edition: &Edition) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO minutes_edition (meeting_id, edition, content, round)
             VALUES ($1, $2, $3, $4)",
            &[
                &edition.meeting,
                &edition.edition,
                &Json(&edition.content),
                &Json(&edition.round),
            ],
        )?;
        Ok(())
    }

    pub fn edition(
        &mut self,
        meeting: MeetingId,
        edition: i64,
    ) -> Result<Option<Edition>, StoreError> {
        self.first(
            "SELECT meeting_id, edition, content, round FROM minutes_edition
             WHERE meeting_id = $1 AND edition = $2",
            &[&meeting, &edition],
            |row| {
                Ok(Edition {
                    meeting: row.read()?,
                    edition: row.read()?,
                    content: row.read::<Json<_>>()?.0,
                    round: row.read::<Json<_>>()?.0,
                })
            },
        )
    }

    /// A later word of the same person takes the place of the earlier.
    pub fn save_answer(&mut self, answer: &Answer) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO minutes_answer (meeting_id, edition, person_id, objection, at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (meeting_id, edition, person_id) DO UPDATE SET objection = $4, at = $5",
            &[
                &answer.meeting,
                &answer.edition,
                &answer.person,
                &answer.objection,
                &answer.at,
            ],
        )?;
        Ok(())
    }

    /// What was said to an edition, in the order of time.
    pub fn answers_to(
        &mut self,
        meeting: MeetingId,
        edition: i64,
    ) -> Result<Vec<Answer>, StoreError> {
        self.all(
            "SELECT meeting_id, edition, person_id, objection, at FROM minutes_answer
             WHERE meeting_id = $1 AND edition = $2 ORDER BY at, person_id",
            &[&meeting, &edition],
            |row| {
                Ok(Answer {
                    meeting: row.read()?,
                    edition: row.read()?,
                    person: row.read()?,
                    objection: row.read()?,
                    at: row.read()?,
                })
            },
        )
    }
}

fn minutes(row: &mut Row<'_>) -> Result<Minutes, StoreError> {
    Ok(Minutes {
        meeting: row.read()?,
        state: row.read()?,
        edition: row.read()?,
        content: row.read::<Json<_>>()?.0,
        round: row.read::<Option<Json<_>>>()?.map(|round| round.0),
        created_at: row.read()?,
        settled_at: row.read()?,
        version: row.read()?,
    })
}
