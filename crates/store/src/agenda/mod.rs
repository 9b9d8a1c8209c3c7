//! What meetings are to talk about; what comes of it is told in the files beside.

mod action;
mod attachment;
mod minutes;

use domain::agenda::Agenda;
use domain::id::MeetingId;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::value::Json;

impl Tx {
    /// Where nobody has written one: an empty one of version 0.
    pub fn agenda(&mut self, meeting: MeetingId) -> Result<Agenda, StoreError> {
        let found = self.first(
            "SELECT meeting_id, keeper_id, items, version FROM agenda WHERE meeting_id = $1",
            &[&meeting],
            |row| {
                Ok(Agenda {
                    meeting: row.read()?,
                    keeper: row.read()?,
                    items: row.read::<Json<_>>()?.0,
                    version: row.read()?,
                })
            },
        )?;
        Ok(found.unwrap_or_else(|| Agenda::none(meeting)))
    }

    /// `false` when it no longer has the version that the change was worked out from.
    pub fn save_agenda(
        &mut self,
        agenda: &Agenda,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let saved = self.run(
            "INSERT INTO agenda (meeting_id, keeper_id, items, version) VALUES ($1, $2, $3, $4)
             ON CONFLICT (meeting_id) DO UPDATE SET keeper_id = $2, items = $3, version = $4
             WHERE agenda.version = $5",
            &[
                &agenda.meeting,
                &agenda.keeper,
                &Json(&agenda.items),
                &agenda.version,
                &version_before,
            ],
        )?;
        Ok(saved == 1)
    }
}
