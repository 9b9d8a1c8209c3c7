//! Links between things outside and ours: which of our rows an outside id stands for, and the hash
//! of what was last taken over.

use uuid::Uuid;

use crate::error::StoreError;
use crate::tx::Tx;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The noun of the row: `meeting`, `series`, …
    pub entity_kind: String,
    pub entity_id: Uuid,
    pub content_hash: [u8; 32],
}

impl Tx {
    pub fn link(&mut self, connector: &str, external_id: &str) -> Result<Option<Link>, StoreError> {
        self.first(
            "SELECT entity_kind, entity_id, content_hash FROM link
             WHERE connector = $1 AND external_id = $2",
            &[&connector, &external_id],
            |row| {
                Ok(Link {
                    entity_kind: row.read()?,
                    entity_id: row.read()?,
                    content_hash: row.read()?,
                })
            },
        )
    }

    /// Adds the link, or points the one of this outside id elsewhere.
    pub fn save_link(
        &mut self,
        connector: &str,
        external_id: &str,
        link: &Link,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO link (connector, external_id, entity_kind, entity_id, content_hash)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (connector, external_id) DO UPDATE
             SET entity_kind = $3, entity_id = $4, content_hash = $5",
            &[
                &connector,
                &external_id,
                &link.entity_kind,
                &link.entity_id,
                &link.content_hash,
            ],
        )?;
        Ok(())
    }
}
