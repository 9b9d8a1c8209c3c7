//! How panels and boards within places look.

use domain::id::{DecorId, PlaceId};
use domain::panel::Decor;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, place_id, name, season, look, version"
    };
}

impl Tx {
    pub fn insert_decor(&mut self, decor: &Decor) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO decor (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                &decor.id,
                &decor.place,
                &decor.name,
                &decor.season.as_ref().map(Json),
                &Json(&decor.look),
                &decor.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_decor(&mut self, decor: &Decor, version_before: i64) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE decor SET name = $2, season = $3, look = $4, version = $5
             WHERE id = $1 AND version = $6",
            &[
                &decor.id,
                &decor.name,
                &decor.season.as_ref().map(Json),
                &Json(&decor.look),
                &decor.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    pub fn decor(&mut self, id: DecorId) -> Result<Option<Decor>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM decor WHERE id = $1"),
            &[&id],
            decor,
        )
    }

    /// Decors of one place, not of those above or below.
    pub fn decors_at(&mut self, place: PlaceId, limit: usize) -> Result<Vec<Decor>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM decor WHERE place_id = $1 ORDER BY id LIMIT $2"
            ),
            &[&place, &limit],
            decor,
        )
    }

    /// All decors after the one given, oldest first.
    pub fn decors(
        &mut self,
        after: Option<DecorId>,
        limit: usize,
    ) -> Result<Vec<Decor>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM decor WHERE id > $1 ORDER BY id LIMIT $2"
            ),
            &[&after.unwrap_or(DecorId(Uuid::nil())), &limit],
            decor,
        )
    }

    /// `false` when there is no such decor.
    pub fn delete_decor(&mut self, id: DecorId) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM decor WHERE id = $1", &[&id])? == 1)
    }
}

fn decor(row: &mut Row<'_>) -> Result<Decor, StoreError> {
    Ok(Decor {
        id: row.read()?,
        place: row.read()?,
        name: row.read()?,
        season: row.read::<Option<Json<_>>>()?.map(|season| season.0),
        look: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
