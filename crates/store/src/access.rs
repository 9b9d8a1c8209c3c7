//! The ways in: sessions, API keys and one-time links. Tokens are known here by their hash only.

use domain::access::RoleCode;
use domain::id::{ApiKeyId, PersonId, PlaceId, SessionId};
use jiff::Timestamp;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

/// A bearer token of a machine, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub name: String,
    /// Who answers for it.
    pub person: PersonId,
    pub role: RoleCode,
    /// Where its role counts, with all below; `None`: everywhere.
    pub place: Option<PlaceId>,
    pub created_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

/// Somebody is signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Session {
    pub id: SessionId,
    pub person: PersonId,
    pub opened_at: Timestamp,
    pub expires_at: Timestamp,
}

impl Tx {
    pub fn open_session(
        &mut self,
        id: SessionId,
        token_hash: &[u8; 32],
        person: PersonId,
        created_at: Timestamp,
        expires_at: Timestamp,
        user_agent: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO session (id, token_hash, person_id, created_at, expires_at, user_agent)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                &id,
                token_hash,
                &person,
                &created_at,
                &expires_at,
                &user_agent,
            ],
        )?;
        Ok(())
    }

    /// The session that the token opens at `now`.
    pub fn session(
        &mut self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        self.first(
            "SELECT id, person_id, created_at, expires_at FROM session
             WHERE token_hash = $1 AND expires_at > $2",
            &[token_hash, &now],
            |row| {
                Ok(Session {
                    id: row.read()?,
                    person: row.read()?,
                    opened_at: row.read()?,
                    expires_at: row.read()?,
                })
            },
        )
    }

    /// Lets a session that is used go on.
    pub fn prolong_session(
        &mut self,
        id: SessionId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE session SET expires_at = $2 WHERE id = $1 AND expires_at < $2";
        self.run(sql, &[&id, &expires_at])?;
        Ok(())
    }

    /// `false` when there is no such session (any more).
    pub fn close_session(&mut self, id: SessionId) -> Result<bool, StoreError> {
        let closed = self.run("DELETE FROM session WHERE id = $1", &[&id])?;
        Ok(closed == 1)
    }

    pub fn close_sessions_of(&mut self, person: PersonId) -> Result<u64, StoreError> {
        self.run("DELETE FROM session WHERE person_id = $1", &[&person])
    }

    /// All sessions of the person except the one given.
    pub fn close_other_sessions_of(
        &mut self,
        person: PersonId,
        kept: Option<SessionId>,
    ) -> Result<u64, StoreError> {
        self.run(
            "DELETE FROM session WHERE person_id = $1 AND id <> $2",
            &[&person, &kept.unwrap_or(SessionId(uuid::Uuid::nil()))],
        )
    }

    /// Forgets sessions that are over and one-time links that open nothing any more.
    pub fn purge_sessions(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let links = self.run("DELETE FROM one_time_link WHERE expires_at <= $1", &[&now])?;
        let sessions = self.run("DELETE FROM session WHERE expires_at <= $1", &[&now])?;
        Ok(links + sessions)
    }

    pub fn save_api_key(&mut self, key: &ApiKey, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO api_key (id, token_hash, name, person_id, role, created_at, revoked_at,
                place_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &key.id,
                token_hash,
                &key.name,
                &key.person,
                &key.role,
                &key.created_at,
                &key.revoked_at,
                &key.place,
            ],
        )?;
        Ok(())
    }

    /// The key that the token opens, unless it was revoked.
    pub fn api_key(&mut self, token_hash: &[u8; 32]) -> Result<Option<ApiKey>, StoreError> {
        self.first(
            "SELECT id, name, person_id, role, place_id, created_at, revoked_at FROM api_key
             WHERE token_hash = $1 AND revoked_at IS NULL",
            &[token_hash],
            api_key,
        )
    }

    /// All keys, the revoked ones too, oldest first.
    pub fn api_keys(&mut self) -> Result<Vec<ApiKey>, StoreError> {
        self.all(
            "SELECT id, name, person_id, role, place_id, created_at, revoked_at FROM api_key
             ORDER BY id",
            &[],
            api_key,
        )
    }

    /// `false` when there is no such key, or it was revoked before.
    pub fn revoke_api_key(&mut self, id: ApiKeyId, now: Timestamp) -> Result<bool, StoreError> {
        let revoked = self.run(
            "UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
            &[&id, &now],
        )?;
        Ok(revoked == 1)
    }

    pub fn add_one_time_link(
        &mut self,
        token_hash: &[u8; 32],
        purpose: &str,
        created_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO one_time_link (token_hash, purpose, created_at, expires_at)
             VALUES ($1, $2, $3, $4)",
            &[token_hash, &purpose, &created_at, &expires_at],
        )?;
        Ok(())
    }

    /// All links for a purpose work no more.
    pub fn spend_one_time_links(
        &mut self,
        purpose: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE one_time_link SET used_at = $2 WHERE purpose = $1 AND used_at IS NULL",
            &[&purpose, &now],
        )?;
        Ok(())
    }

    /// `true` for exactly one of all who use the link in its time.
    pub fn use_one_time_link(
        &mut self,
        token_hash: &[u8; 32],
        purpose: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let used = self.run(
            "UPDATE one_time_link SET used_at = $3
             WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
            &[token_hash, &purpose, &now],
        )?;
        Ok(used == 1)
    }
}

fn api_key(row: &mut Row<'_>) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: row.read()?,
        name: row.read()?,
        person: row.read()?,
        role: row.read()?,
        place: row.read()?,
        created_at: row.read()?,
        revoked_at: row.read()?,
    })
}
