//! Exchanges of rooms that were proposed.

use domain::id::{MeetingId, PersonId, SwapOfferId};
use domain::meeting::SwapOffer;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

macro_rules! columns {
    () => {
        "swap_offer.id, swap_offer.meeting_id, swap_offer.with_id, swap_offer.proposed_by, \
         swap_offer.state, swap_offer.created_at, swap_offer.decided_at, swap_offer.decided_by"
    };
}

impl Tx {
    pub fn insert_swap_offer(&mut self, offer: &SwapOffer) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO swap_offer
                (id, meeting_id, with_id, proposed_by, state, created_at, decided_at, decided_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &offer.id,
                &offer.meeting,
                &offer.with,
                &offer.proposed_by,
                &offer.state,
                &offer.created_at,
                &offer.decided_at,
                &offer.decided_by,
            ],
        )?;
        Ok(())
    }

    /// Nobody else decides it before this transaction ends.
    pub fn swap_offer_for_update(
        &mut self,
        id: SwapOfferId,
    ) -> Result<Option<SwapOffer>, StoreError> {
        let sql = match self.engine {
            Engine::Sqlite(_) => {
                concat!("SELECT ", columns!(), " FROM swap_offer WHERE id = $1")
            }
            Engine::Postgres(_) => concat!(
                "SELECT ",
                columns!(),
                " FROM swap_offer WHERE id = $1 FOR NO KEY UPDATE"
            ),
        };
        self.first(sql, &[&id], offer)
    }

    /// An open proposal of the same exchange.
    pub fn open_swap_offer(
        &mut self,
        meeting: MeetingId,
        with: MeetingId,
    ) -> Result<Option<SwapOffer>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                columns!(),
                " FROM swap_offer
                WHERE meeting_id = $1 AND with_id = $2 AND state = 'open'"
            ),
            &[&meeting, &with],
            offer,
        )
    }

    /// Open proposals from or to the person, whose meetings both lie ahead, newest first.
    pub fn open_swap_offers_of(
        &mut self,
        person: PersonId,
        now: Timestamp,
        before: Option<SwapOfferId>,
        limit: usize,
    ) -> Result<Vec<SwapOffer>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM swap_offer
                JOIN meeting AS mine ON mine.id = swap_offer.meeting_id
                JOIN meeting AS theirs ON theirs.id = swap_offer.with_id
                WHERE swap_offer.state = 'open'
                AND (mine.organizer_id = $1 OR theirs.organizer_id = $1)
                AND mine.ends_at > $2 AND theirs.ends_at > $2
                AND swap_offer.id < $3
                ORDER BY swap_offer.id DESC LIMIT $4"
            ),
            &[
                &person,
                &now,
                &before.unwrap_or(SwapOfferId(Uuid::max())),
                &limit,
            ],
            offer,
        )
    }

    /// Proposals from or to the meeting that were made or answered since then, oldest first.
    pub fn swap_offers_about(
        &mut self,
        meeting: MeetingId,
        since: Timestamp,
    ) -> Result<Vec<SwapOffer>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM swap_offer
                WHERE (meeting_id = $1 OR with_id = $1)
                AND (created_at >= $2 OR decided_at >= $2)
                ORDER BY id"
            ),
            &[&meeting, &since],
            offer,
        )
    }

    pub fn decide_swap_offer(&mut self, offer: &SwapOffer) -> Result<(), StoreError> {
        self.run(
            "UPDATE swap_offer SET state = $2, decided_at = $3, decided_by = $4 WHERE id = $1",
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

fn offer(row: &mut Row<'_>) -> Result<SwapOffer, StoreError> {
    Ok(SwapOffer {
        id: row.read()?,
        meeting: row.read()?,
        with: row.read()?,
        proposed_by: row.read()?,
        state: row.read()?,
        created_at: row.read()?,
        decided_at: row.read()?,
        decided_by: row.read()?,
    })
}
