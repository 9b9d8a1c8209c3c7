//! Deliveries: what goes out by a channel, leased by one worker at a time, with what became of it.

use domain::id::{DeliveryId, MeetingId, NoticeId, PersonId};
use domain::notice::{Channel, DeliveryState, Kind};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::person::containing;
use crate::row::Row;
use crate::tx::Tx;

/// One way to one person.
#[derive(Clone, PartialEq, Debug)]
pub struct Delivery {
    pub id: DeliveryId,
    pub notice: NoticeId,
    pub channel: Channel,
    pub address: String,
    pub state: DeliveryState,
    pub due_at: Timestamp,
    /// From then on it is not tried any more.
    pub expires_at: Timestamp,
    /// How often it was tried, this time included.
    pub attempts: u32,
    pub last_error: Option<String>,
    pub settled_at: Option<Timestamp>,
}

/// How an attempt ended.
#[derive(Clone, PartialEq, Debug)]
pub struct Attempt {
    pub state: DeliveryState,
    /// When to try again, of what stays queued.
    pub due_at: Timestamp,
    pub error: Option<String>,
}

/// Which deliveries an administrator wants to see.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct DeliveryFilter {
    pub person: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub state: Option<DeliveryState>,
    /// Part of the address, in any letter case.
    pub address: Option<String>,
}

/// A delivery with what it carries.
#[derive(Clone, PartialEq, Debug)]
pub struct DeliveryLine {
    pub delivery: Delivery,
    pub person: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub kind: Kind,
    pub created_at: Timestamp,
}

macro_rules! columns {
    () => {
        "delivery.id, notice_id, channel, address, state, due_at, expires_at, attempts, \
         last_error, settled_at"
    };
}

impl Tx {
    pub fn add_delivery(&mut self, delivery: &Delivery) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO delivery (id, notice_id, channel, address, state, due_at, expires_at,
                attempts, last_error, settled_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &delivery.id,
                &delivery.notice,
                &delivery.channel,
                &delivery.address,
                &delivery.state,
                &delivery.due_at,
                &delivery.expires_at,
                &delivery.attempts,
                &delivery.last_error,
                &delivery.settled_at,
            ],
        )?;
        Ok(())
    }

    /// Leases what is due to `owner` until `until`, oldest first. What a worker that died had taken
    /// is due again.
    pub fn next_deliveries(
        &mut self,
        now: Timestamp,
        owner: &str,
        until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, StoreError> {
        // The outer conditions repeat the inner ones: on PostgreSQL a rival may have been faster.
        let mut taken = self.all(
            concat!(
                "UPDATE delivery SET lease_owner = $2, lease_until = $3, attempts = attempts + 1
                WHERE id IN (
                    SELECT id FROM delivery WHERE state = 'queued' AND due_at <= $1
                    AND (lease_until IS NULL OR lease_until <= $1)
                    ORDER BY due_at, id LIMIT $4
                ) AND state = 'queued' AND (lease_until IS NULL OR lease_until <= $1)
                RETURNING ",
                columns!()
            ),
            &[&now, &owner, &until, &limit],
            delivery,
        )?;
        taken.sort_by_key(|delivery| (delivery.due_at, delivery.id));
        Ok(taken)
    }

    /// When the next one is due that nobody has leased, or whose worker may have died.
    pub fn next_delivery_due(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.first(
            "SELECT due_at, lease_until FROM delivery WHERE state = 'queued'
             ORDER BY COALESCE(lease_until, due_at), due_at, id LIMIT 1",
            &[],
            |row| {
                let due_at: Timestamp = row.read()?;
                let leased: Option<Timestamp> = row.read()?;
                Ok(leased.map_or(due_at, |until| due_at.max(until)))
            },
        )
    }

    /// Notes how an attempt ended. `false` when the lease was lost to another worker.
    pub fn settle_delivery(
        &mut self,
        id: DeliveryId,
        owner: &str,
        attempt: &Attempt,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let settled_at = (attempt.state != DeliveryState::Queued).then_some(now);
        let settled = self.run(
            "UPDATE delivery SET state = $3, due_at = $4, last_error = $5, settled_at = $6,
                lease_owner = NULL, lease_until = NULL
             WHERE id = $1 AND lease_owner = $2 AND state = 'queued'",
            &[
                &id,
                &owner,
                &attempt.state,
                &attempt.due_at,
                &attempt.error,
                &settled_at,
            ],
        )?;
        Ok(settled == 1)
    }

    /// Gives back what was leased and not tried.
    pub fn release_delivery(
        &mut self,
        id: DeliveryId,
        owner: &str,
        due_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE delivery SET lease_owner = NULL, lease_until = NULL,
                attempts = attempts - 1, due_at = $3
             WHERE id = $1 AND lease_owner = $2 AND state = 'queued'",
            &[&id, &owner, &due_at],
        )?;
        Ok(())
    }

    /// Puts what did not arrive in line again, due at `now` and worth sending until `expires_at`.
    /// `false` when there is no such delivery, or it did not end that way.
    pub fn requeue_delivery(
        &mut self,
        id: DeliveryId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let queued = self.run(
            "UPDATE delivery SET state = 'queued', due_at = $2, expires_at = $3, attempts = 0,
                settled_at = NULL, lease_owner = NULL, lease_until = NULL
             WHERE id = $1 AND state IN ('failed', 'bounced')",
            &[&id, &now, &expires_at],
        )?;
        Ok(queued == 1)
    }

    /// One of the log.
    pub fn delivery(&mut self, id: DeliveryId) -> Result<Option<DeliveryLine>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                columns!(),
                ", person_id, meeting_id, kind, created_at FROM delivery
                JOIN notice ON notice.id = notice_id WHERE delivery.id = $1"
            ),
            &[&id],
            line,
        )
    }

    /// Newest first, older than the given one.
    pub fn deliveries(
        &mut self,
        filter: &DeliveryFilter,
        before: Option<DeliveryId>,
        limit: usize,
    ) -> Result<Vec<DeliveryLine>, StoreError> {
        let before = before.unwrap_or(DeliveryId(Uuid::max()));
        let (person, meeting, state) = (filter.person, filter.meeting, filter.state);
        let address = filter.address.as_deref().map(containing);
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                ", person_id, meeting_id, kind, created_at FROM delivery
                JOIN notice ON notice.id = notice_id
                WHERE delivery.id < $1
                AND (CAST($2 AS UUID) IS NULL OR person_id = $2)
                AND (CAST($3 AS UUID) IS NULL OR meeting_id = $3)
                AND (CAST($4 AS TEXT) IS NULL OR state = $4)
                AND (CAST($6 AS TEXT) IS NULL OR LOWER(address) LIKE $6 ESCAPE '!')
                ORDER BY delivery.id DESC LIMIT $5"
            ),
            &[&before, &person, &meeting, &state, &limit, &address],
            line,
        )
    }

    /// How many wait, and since when the oldest does.
    pub fn deliveries_waiting(&mut self) -> Result<(u64, Option<Timestamp>), StoreError> {
        let found = self.first(
            "SELECT COUNT(*), MIN(created_at) FROM delivery
             JOIN notice ON notice.id = notice_id WHERE state = 'queued'",
            &[],
            |row| Ok((row.read::<u64>()?, row.read()?)),
        )?;
        Ok(found.unwrap_or((0, None)))
    }

    pub fn deliveries_of(&mut self, notice: NoticeId) -> Result<Vec<Delivery>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM delivery WHERE notice_id = $1 ORDER BY id"
            ),
            &[&notice],
            delivery,
        )
    }
}

fn line(row: &mut Row<'_>) -> Result<DeliveryLine, StoreError> {
    Ok(DeliveryLine {
        delivery: delivery(row)?,
        person: row.read()?,
        meeting: row.read()?,
        kind: row.read()?,
        created_at: row.read()?,
    })
}

fn delivery(row: &mut Row<'_>) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: row.read()?,
        notice: row.read()?,
        channel: row.read()?,
        address: row.read()?,
        state: row.read()?,
        due_at: row.read()?,
        expires_at: row.read()?,
        attempts: row.read()?,
        last_error: row.read()?,
        settled_at: row.read()?,
    })
}
