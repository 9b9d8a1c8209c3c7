//! Idempotency: what was answered to a request that carried a key, so that its repetition has one
//! effect and the same answer.

use domain::id::PersonId;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;

/// An answer as it was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptAnswer {
    /// Of the request that the key stands for.
    pub request_hash: [u8; 32],
    pub status: i64,
    /// Of the thing that the answer shows, if that has one.
    pub version: Option<i64>,
    pub body: String,
}

impl Tx {
    pub fn remembered(
        &mut self,
        person: PersonId,
        key: &str,
    ) -> Result<Option<KeptAnswer>, StoreError> {
        self.first(
            "SELECT request_hash, status, version, body FROM idempotency
             WHERE person_id = $1 AND key = $2",
            &[&person, &key],
            |row| {
                Ok(KeptAnswer {
                    request_hash: row.read()?,
                    status: row.read()?,
                    version: row.read()?,
                    body: row.read()?,
                })
            },
        )
    }

    /// `Conflict` when a rival with the same key was faster; on PostgreSQL the use case is then
    /// run again and finds its answer.
    pub fn remember(
        &mut self,
        person: PersonId,
        key: &str,
        answer: &KeptAnswer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO idempotency
                (person_id, key, request_hash, status, version, body, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &person,
                &key,
                &answer.request_hash,
                &answer.status,
                &answer.version,
                &answer.body,
                &now,
            ],
        )?;
        Ok(())
    }

    pub fn purge_idempotency(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.run("DELETE FROM idempotency WHERE created_at < $1", &[&before])
    }
}
