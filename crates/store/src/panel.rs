//! Panels and boards, the codes they are paired with, and the faults reported at them.

use domain::id::{ApiKeyId, PanelId, PlaceId};
use domain::panel::{Pairing, Panel, PanelFault, Seen};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, name, place_id, kind, look, board, api_key_id, person_id, responsible_id, created_at, seen, \
         seen_at, offline_since, command, version"
    };
}

impl Tx {
    pub fn insert_panel(&mut self, panel: &Panel) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO panel (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
                 $15)"
            ),
            &[
                &panel.id,
                &panel.name,
                &panel.place,
                &panel.kind,
                &Json(&panel.look),
                &panel.board.as_ref().map(Json),
                &panel.key,
                &panel.person,
                &panel.responsible,
                &panel.created_at,
                &panel.seen.as_ref().map(Json),
                &panel.seen_at,
                &panel.offline_since,
                &panel.command,
                &panel.version,
            ],
        )?;
        Ok(())
    }

    /// Everything that people decide about it. `false` when the row no longer has the version that
    /// the change was worked out from.
    pub fn update_panel(&mut self, panel: &Panel, version_before: i64) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE panel SET name = $2, place_id = $3, look = $4, board = $5,
                responsible_id = $6, command = $7, version = $8 WHERE id = $1 AND version = $9",
            &[
                &panel.id,
                &panel.name,
                &panel.place,
                &Json(&panel.look),
                &panel.board.as_ref().map(Json),
                &panel.responsible,
                &panel.command,
                &panel.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    /// It spoke; what it was to be told it has been told.
    pub fn note_beat(&mut self, id: PanelId, seen: &Seen, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE panel SET seen = $2, seen_at = $3, offline_since = NULL, command = NULL
             WHERE id = $1",
            &[&id, &Json(seen), &at],
        )?;
        Ok(())
    }

    /// `false` when it has spoken since, or was known to be silent.
    pub fn note_silence(
        &mut self,
        id: PanelId,
        seen_before: Timestamp,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let noted = self.run(
            "UPDATE panel SET offline_since = $3
             WHERE id = $1 AND seen_at < $2 AND offline_since IS NULL",
            &[&id, &seen_before, &at],
        )?;
        Ok(noted == 1)
    }

    /// Panels that spoke last before the instant and are not known to be silent.
    pub fn silent_panels(
        &mut self,
        seen_before: Timestamp,
        limit: usize,
    ) -> Result<Vec<Panel>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM panel WHERE seen_at < $1 AND offline_since IS NULL ORDER BY id LIMIT $2"
            ),
            &[&seen_before, &limit],
            panel,
        )
    }

    pub fn panel(&mut self, id: PanelId) -> Result<Option<Panel>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM panel WHERE id = $1"),
            &[&id],
            panel,
        )
    }

    /// Whose key it is.
    pub fn panel_of_key(&mut self, key: ApiKeyId) -> Result<Option<Panel>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM panel WHERE api_key_id = $1"),
            &[&key],
            panel,
        )
    }

    /// All panels after the one given, oldest first.
    pub fn panels(
        &mut self,
        after: Option<PanelId>,
        limit: usize,
    ) -> Result<Vec<Panel>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM panel WHERE id > $1 ORDER BY id LIMIT $2"
            ),
            &[&after.unwrap_or(PanelId(Uuid::nil())), &limit],
            panel,
        )
    }

    /// Forgets it and what was reported at it. `false` when there is no such panel.
    pub fn delete_panel(&mut self, id: PanelId) -> Result<bool, StoreError> {
        self.run("DELETE FROM panel_fault WHERE panel_id = $1", &[&id])?;
        Ok(self.run("DELETE FROM panel WHERE id = $1", &[&id])? == 1)
    }

    pub fn add_panel_fault(&mut self, fault: &PanelFault) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO panel_fault (id, panel_id, place_id, at, words)
             VALUES ($1, $2, $3, $4, $5)",
            &[
                &fault.id,
                &fault.panel,
                &fault.place,
                &fault.at,
                &fault.words,
            ],
        )?;
        Ok(())
    }

    /// What was reported at a panel, newest first.
    pub fn panel_faults(
        &mut self,
        panel: PanelId,
        limit: usize,
    ) -> Result<Vec<PanelFault>, StoreError> {
        self.all(
            "SELECT id, panel_id, place_id, at, words FROM panel_fault WHERE panel_id = $1
             ORDER BY at DESC, id DESC LIMIT $2",
            &[&panel, &limit],
            |row| {
                Ok(PanelFault {
                    id: row.read()?,
                    panel: row.read()?,
                    place: row.read()?,
                    at: row.read()?,
                    words: row.read()?,
                })
            },
        )
    }

    /// `false` when the code is taken.
    pub fn add_pairing(&mut self, pairing: &Pairing) -> Result<bool, StoreError> {
        let added = self.run(
            "INSERT INTO panel_pairing (code, secret_hash, address, expires_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            &[
                &pairing.code,
                &pairing.secret_hash,
                &pairing.address,
                &pairing.expires_at,
            ],
        )?;
        Ok(added == 1)
    }

    /// The pairing a code stands for, which then is spent.
    pub fn take_pairing(
        &mut self,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<Pairing>, StoreError> {
        let found = self.first(
            "SELECT code, secret_hash, address, expires_at FROM panel_pairing
             WHERE code = $1 AND expires_at > $2",
            &[&code, &now],
            pairing,
        )?;
        let taken = self.run("DELETE FROM panel_pairing WHERE code = $1", &[&code])?;
        Ok(found.filter(|_| taken == 1))
    }

    /// The pairing that a panel with this secret waits for.
    pub fn pairing_of_secret(
        &mut self,
        secret_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<Pairing>, StoreError> {
        self.first(
            "SELECT code, secret_hash, address, expires_at FROM panel_pairing
             WHERE secret_hash = $1 AND expires_at > $2",
            &[secret_hash, &now],
            pairing,
        )
    }

    /// How many codes are worth something: of one address, and of all.
    pub fn pairings_open(
        &mut self,
        address: &str,
        now: Timestamp,
    ) -> Result<(u32, u32), StoreError> {
        let found = self.first(
            "SELECT CAST(COUNT(CASE WHEN address = $1 THEN 1 END) AS BIGINT),
                CAST(COUNT(*) AS BIGINT) FROM panel_pairing WHERE expires_at > $2",
            &[&address, &now],
            |row| Ok((row.read()?, row.read()?)),
        )?;
        Ok(found.unwrap_or_default())
    }

    pub fn purge_pairings(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        self.run("DELETE FROM panel_pairing WHERE expires_at <= $1", &[&now])
    }

    /// Lets a key count elsewhere.
    pub fn move_api_key(&mut self, id: ApiKeyId, place: PlaceId) -> Result<(), StoreError> {
        self.run(
            "UPDATE api_key SET place_id = $2 WHERE id = $1",
            &[&id, &place],
        )?;
        Ok(())
    }
}

fn panel(row: &mut Row<'_>) -> Result<Panel, StoreError> {
    Ok(Panel {
        id: row.read()?,
        name: row.read()?,
        place: row.read()?,
        kind: row.read()?,
        look: row.read::<Json<_>>()?.0,
        board: row.read::<Option<Json<_>>>()?.map(|board| board.0),
        key: row.read()?,
        person: row.read()?,
        responsible: row.read()?,
        created_at: row.read()?,
        seen: row.read::<Option<Json<_>>>()?.map(|seen| seen.0),
        seen_at: row.read()?,
        offline_since: row.read()?,
        command: row.read()?,
        version: row.read()?,
    })
}

fn pairing(row: &mut Row<'_>) -> Result<Pairing, StoreError> {
    Ok(Pairing {
        code: row.read()?,
        secret_hash: row.read()?,
        address: row.read()?,
        expires_at: row.read()?,
    })
}
