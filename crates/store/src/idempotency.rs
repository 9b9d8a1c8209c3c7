//! Idempotency: what was answered to a request that carried a key, so that its repetition has one
//! effect and the same answer.

use domain::id::PersonId;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;

impl Tx {
    /// Hash of the request, status and body of the answer.
    pub fn remembered(
        &mut self,
        person: PersonId,
        key: &str,
    ) -> Result<Option<([u8; 32], i64, String)>, StoreError> {
        self.first(
            "SELECT request_hash, status, body FROM idempotency
             WHERE person_id = $1 AND key = $2",
            &[&person, &key],
            |row| Ok((row.read()?, row.read()?, row.read()?)),
        )
    }

    /// `Conflict` when a rival with the same key was faster; on PostgreSQL the use case is then
    /// run again and finds its answer.
    pub fn remember(
        &mut self,
        person: PersonId,
        key: &str,
        request_hash: &[u8; 32],
        status: i64,
        body: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO idempotency (person_id, key, request_hash, status, body, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[&person, &key, request_hash, &status, &body, &now],
        )?;
        Ok(())
    }

    pub fn purge_idempotency(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.run("DELETE FROM idempotency WHERE created_at < $1", &[&before])
    }
}
