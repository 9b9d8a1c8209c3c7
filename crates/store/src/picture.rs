//! Pictures for panels and boards; their contents lie in the folder of files.

use std::sync::Arc;

use domain::id::{PictureId, PlaceId};
use domain::panel::Picture;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

macro_rules! columns {
    () => {
        "id, place_id, name, kind, width, height, bytes, hash, added_by, added_at"
    };
}

impl Tx {
    pub fn insert_picture(&mut self, picture: &Picture) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO picture (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            &[
                &picture.id,
                &picture.place,
                &picture.name,
                &picture.kind,
                &picture.width,
                &picture.height,
                &picture.bytes,
                &picture.hash,
                &picture.added_by,
                &picture.added_at,
            ],
        )?;
        Ok(())
    }

    pub fn picture(&mut self, id: PictureId) -> Result<Option<Picture>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM picture WHERE id = $1"),
            &[&id],
            picture,
        )
    }

    /// Pictures of one place, not of those above or below, after the one given, oldest first.
    pub fn pictures_at(
        &mut self,
        place: PlaceId,
        after: Option<PictureId>,
        limit: usize,
    ) -> Result<Vec<Picture>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM picture WHERE place_id = $1 AND id > $2 ORDER BY id LIMIT $3"
            ),
            &[&place, &after.unwrap_or(PictureId(Uuid::nil())), &limit],
            picture,
        )
    }

    /// `false` when there is no such picture.
    pub fn delete_picture(&mut self, id: PictureId) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM picture WHERE id = $1", &[&id])? == 1)
    }
}

fn picture(row: &mut Row<'_>) -> Result<Picture, StoreError> {
    Ok(Picture {
        id: row.read()?,
        place: row.read()?,
        name: row.read::<Arc<str>>()?,
        kind: row.read()?,
        width: row.read()?,
        height: row.read()?,
        bytes: row.read()?,
        hash: row.read()?,
        added_by: row.read()?,
        added_at: row.read()?,
    })
}
