//! Files of meetings, as far as the database knows them; their content is in `files`.

use domain::agenda::Attachment;
use domain::id::{AttachmentId, MeetingId};
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

macro_rules! columns {
    () => {
        "id, meeting_id, name, media_type, bytes, hash, access, added_by, added_at, version"
    };
}

impl Tx {
    pub fn insert_attachment(&mut self, attachment: &Attachment) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO attachment (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            &[
                &attachment.id,
                &attachment.meeting,
                &attachment.name,
                &attachment.media_type,
                &attachment.bytes,
                &attachment.hash,
                &attachment.access,
                &attachment.added_by,
                &attachment.added_at,
                &attachment.version,
            ],
        )?;
        Ok(())
    }

    /// Name and access. `false` when the row no longer has that version.
    pub fn update_attachment(
        &mut self,
        attachment: &Attachment,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE attachment SET name = $2, access = $3, version = $4
             WHERE id = $1 AND version = $5",
            &[
                &attachment.id,
                &attachment.name,
                &attachment.access,
                &attachment.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    /// `false` when it was not there.
    pub fn delete_attachment(&mut self, id: AttachmentId) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM attachment WHERE id = $1", &[&id])? == 1)
    }

    pub fn attachment(&mut self, id: AttachmentId) -> Result<Option<Attachment>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM attachment WHERE id = $1"),
            &[&id],
            attachment,
        )
    }

    /// Of one meeting, in the order in which they were added.
    pub fn attachments_of(
        &mut self,
        meeting: MeetingId,
        after: Option<AttachmentId>,
        limit: usize,
    ) -> Result<Vec<Attachment>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM attachment WHERE meeting_id = $1 AND id > $2 ORDER BY id LIMIT $3"
            ),
            &[
                &meeting,
                &after.unwrap_or(AttachmentId(Uuid::nil())),
                &limit,
            ],
            attachment,
        )
    }

    /// Whether any attachment, picture or plan has this content.
    pub fn is_file_used(&mut self, hash: &[u8; 32]) -> Result<bool, StoreError> {
        let found = self.first(
            "SELECT 1 FROM attachment WHERE hash = $1
             UNION ALL SELECT 1 FROM picture WHERE hash = $1
             UNION ALL SELECT 1 FROM plan WHERE hash = $1 LIMIT 1",
            &[hash],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// Contents after the given one that are used, by hash.
    pub(crate) fn files_used(
        &mut self,
        after: &[u8],
        limit: usize,
    ) -> Result<Vec<[u8; 32]>, StoreError> {
        self.all(
            "SELECT hash FROM (
                SELECT hash FROM attachment UNION SELECT hash FROM picture
                UNION SELECT hash FROM plan
             ) AS used WHERE hash > $1 ORDER BY hash LIMIT $2",
            &[&after.to_vec(), &limit],
            |row| row.read(),
        )
    }
}

fn attachment(row: &mut Row<'_>) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        id: row.read()?,
        meeting: row.read()?,
        name: row.read()?,
        media_type: row.read()?,
        bytes: row.read()?,
        hash: row.read()?,
        access: row.read()?,
        added_by: row.read()?,
        added_at: row.read()?,
        version: row.read()?,
    })
}
