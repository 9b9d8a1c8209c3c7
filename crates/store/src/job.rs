//! Jobs: durable work to do at or after a time, written in the transaction that makes it
//! necessary, leased by one worker at a time, repeated until it is done or given up.

use domain::id::JobId;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::value::Json;

/// Work to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    /// Two jobs with the same key are the same work: they never run side by side, and no second
    /// one is written down while the first waits. `None` is equal to no other.
    pub dedup: Option<String>,
    pub due_at: Timestamp,
}

/// Work that the asking worker has leased.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    /// How often it was begun, this time included.
    pub attempts: u32,
    pub due_at: Timestamp,
}

impl Tx {
    /// `false` when the same work waits already.
    pub fn enqueue(&mut self, job: &NewJob) -> Result<bool, StoreError> {
        let NewJob {
            id,
            kind,
            payload,
            dedup,
            due_at,
        } = job;
        let written = self.run(
            "INSERT INTO job (id, kind, payload, dedup, due_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING",
            &[id, kind, &Json(payload), dedup, due_at],
        )?;
        Ok(written == 1)
    }

    /// Leases what is due to `owner` until `until`, oldest first, at most `limit`. Work whose
    /// lease ran out is due again: its worker has died or lost its way.
    pub fn next_jobs(
        &mut self,
        now: Timestamp,
        owner: &str,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Job>, StoreError> {
        // The outer condition repeats the inner one, because on PostgreSQL a rival may have taken
        // the row between the two; only the outer one is looked at again after waiting for it.
        let mut jobs = self.all(
            "UPDATE job SET lease_owner = $2, lease_until = $3, attempts = attempts + 1
             WHERE id IN (
                SELECT due.id FROM job AS due
                WHERE NOT due.given_up AND due.due_at <= $1
                AND (due.lease_until IS NULL OR due.lease_until <= $1)
                AND NOT EXISTS (
                    SELECT 1 FROM job AS other
                    WHERE other.dedup = due.dedup AND NOT other.given_up AND other.id <> due.id
                    AND (other.id < due.id OR other.lease_until > $1)
                )
                ORDER BY due.due_at, due.id LIMIT $4
             )
             AND NOT given_up AND (lease_until IS NULL OR lease_until <= $1)
             RETURNING id, kind, payload, attempts, due_at",
            &[&now, &owner, &until, &limit],
            |row| {
                Ok(Job {
                    id: row.read()?,
                    kind: row.read()?,
                    payload: row.read::<Json<_>>()?.0,
                    attempts: row.read()?,
                    due_at: row.read()?,
                })
            },
        )?;
        jobs.sort_by_key(|job| (job.due_at, job.id));
        Ok(jobs)
    }

    /// When the next job is due that nobody has leased, for a worker that wants to sleep.
    pub fn next_job_due(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.first(
            "SELECT due_at FROM job WHERE NOT given_up AND lease_until IS NULL
             ORDER BY due_at, id LIMIT 1",
            &[],
            |row| row.read(),
        )
    }

    /// `false` when the lease was lost: another worker has the job now, or had it and is done.
    pub fn job_done(&mut self, id: JobId, owner: &str) -> Result<bool, StoreError> {
        let done = self.run(
            "DELETE FROM job WHERE id = $1 AND lease_owner = $2",
            &[&id, &owner],
        )?;
        Ok(done == 1)
    }

    /// Puts the job back until `due_at`. The same work that was written down meanwhile is dropped:
    /// this job will do it, no sooner than the failure allows. `false` when the lease was lost.
    pub fn job_retry(
        &mut self,
        id: JobId,
        owner: &str,
        due_at: Timestamp,
        error: &str,
    ) -> Result<bool, StoreError> {
        self.run(
            "DELETE FROM job
             WHERE dedup = (SELECT dedup FROM job WHERE id = $1 AND lease_owner = $2)
             AND id <> $1 AND NOT given_up AND lease_until IS NULL",
            &[&id, &owner],
        )?;
        let put_back = self.run(
            "UPDATE job SET lease_owner = NULL, lease_until = NULL, due_at = $3, last_error = $4
             WHERE id = $1 AND lease_owner = $2",
            &[&id, &owner, &due_at, &error],
        )?;
        Ok(put_back == 1)
    }

    /// Keeps the job for people to see, with the reason. `false` when the lease was lost.
    pub fn job_give_up(
        &mut self,
        id: JobId,
        owner: &str,
        reason: &str,
    ) -> Result<bool, StoreError> {
        let given_up = self.run(
            "UPDATE job SET lease_owner = NULL, lease_until = NULL, given_up = $3, last_error = $4
             WHERE id = $1 AND lease_owner = $2",
            &[&id, &owner, &true, &reason],
        )?;
        Ok(given_up == 1)
    }

    /// How many jobs are waiting or running.
    pub fn jobs_open(&mut self) -> Result<u64, StoreError> {
        let count = self.first("SELECT COUNT(*) FROM job WHERE NOT given_up", &[], |row| {
            row.read::<u64>()
        })?;
        Ok(count.unwrap_or(0))
    }
}
