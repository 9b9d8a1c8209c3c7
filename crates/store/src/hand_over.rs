//! Meetings that somebody would hand to another.

use domain::id::{HandOverId, MeetingId, PersonId};
use domain::meeting::HandOver;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

macro_rules! columns {
    () => {
        "hand_over.id, hand_over.meeting_id, hand_over.to_id, hand_over.scope, \
         hand_over.proposed_by, hand_over.state, hand_over.created_at, hand_over.decided_at, \
         hand_over.decided_by"
    };
}

impl Tx {
    pub fn insert_hand_over(&mut self, offer: &HandOver) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO hand_over
                (id, meeting_id, to_id, scope, proposed_by, state, created_at, decided_at,
                decided_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &offer.id,
                &offer.meeting,
                &offer.to,
                &offer.scope,
                &offer.proposed_by,
                &offer.state,
                &offer.created_at,
                &offer.decided_at,
                &offer.decided_by,
            ],
        )?;
        Ok(())
    }

    pub fn hand_over(&mut self, id: HandOverId) -> Result<Option<HandOver>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM hand_over WHERE id = $1"),
            &[&id],
            offer,
        )
    }

    /// Nobody else decides it before this transaction ends.
    pub fn hand_over_for_update(&mut self, id: HandOverId) -> Result<Option<HandOver>, StoreError> {
        let sql = match self.engine {
            Engine::Sqlite(_) => concat!("SELECT ", columns!(), " FROM hand_over WHERE id = $1"),
            Engine::Postgres(_) => concat!(
                "SELECT ",
                columns!(),
                " FROM hand_over WHERE id = $1 FOR NO KEY UPDATE"
            ),
        };
        self.first(sql, &[&id], offer)
    }

    /// To whom the meeting is offered, of which there is one at a time.
    pub fn open_hand_over(&mut self, meeting: MeetingId) -> Result<Option<HandOver>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                columns!(),
                " FROM hand_over WHERE meeting_id = $1 AND state = 'open'"
            ),
            &[&meeting],
            offer,
        )
    }

    /// Open offers to the person and of meetings that they run, which lie ahead, newest first.
    pub fn open_hand_overs_of(
        &mut self,
        person: PersonId,
        now: Timestamp,
        before: Option<HandOverId>,
        limit: usize,
    ) -> Result<Vec<HandOver>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM hand_over JOIN meeting ON meeting.id = hand_over.meeting_id
                WHERE hand_over.state = 'open'
                AND (hand_over.to_id = $1 OR hand_over.proposed_by = $1
                    OR meeting.organizer_id = $1)
                AND meeting.organizer_id <> hand_over.to_id
                AND meeting.ends_at > $2
                AND meeting.state IN ('requested', 'confirmed', 'running')
                AND hand_over.id < $3
                ORDER BY hand_over.id DESC LIMIT $4"
            ),
            &[
                &person,
                &now,
                &before.unwrap_or(HandOverId(Uuid::max())),
                &limit,
            ],
            offer,
        )
    }

    pub fn decide_hand_over(&mut self, offer: &HandOver) -> Result<(), StoreError> {
        self.run(
            "UPDATE hand_over SET state = $2, decided_at = $3, decided_by = $4 WHERE id = $1",
            &[
                &offer.id,
                &offer.state,
                &offer.decided_at,
                &offer.decided_by,
            ],
        )?;
        Ok(())
    }
}

fn offer(row: &mut Row<'_>) -> Result<HandOver, StoreError> {
    Ok(HandOver {
        id: row.read()?,
        meeting: row.read()?,
        to: row.read()?,
        scope: row.read()?,
        proposed_by: row.read()?,
        state: row.read()?,
        created_at: row.read()?,
        decided_at: row.read()?,
        decided_by: row.read()?,
    })
}
