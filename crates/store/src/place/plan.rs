//! Floor plans; their drawings lie in the folder of files.

use domain::id::PlaceId;
use domain::place::plan::{Drawing, FloorPlan};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

macro_rules! columns {
    () => {
        "place_id, kind, width, height, bytes, hash, spots, version"
    };
}

impl Tx {
    pub fn insert_plan(&mut self, plan: &FloorPlan) -> Result<(), StoreError> {
        let drawing = plan.drawing.as_ref();
        self.run(
            concat!(
                "INSERT INTO plan (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            &[
                &plan.place,
                &drawing.map(|drawing| drawing.kind),
                &drawing.map(|drawing| drawing.width),
                &drawing.map(|drawing| drawing.height),
                &drawing.map(|drawing| drawing.bytes),
                &drawing.map(|drawing| drawing.hash),
                &Json(&plan.spots),
                &plan.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_plan(
        &mut self,
        plan: &FloorPlan,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let drawing = plan.drawing.as_ref();
        let updated = self.run(
            "UPDATE plan SET kind = $2, width = $3, height = $4, bytes = $5, hash = $6, spots = $7,
                version = $8 WHERE place_id = $1 AND version = $9",
            &[
                &plan.place,
                &drawing.map(|drawing| drawing.kind),
                &drawing.map(|drawing| drawing.width),
                &drawing.map(|drawing| drawing.height),
                &drawing.map(|drawing| drawing.bytes),
                &drawing.map(|drawing| drawing.hash),
                &Json(&plan.spots),
                &plan.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    pub fn plan(&mut self, place: PlaceId) -> Result<Option<FloorPlan>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM plan WHERE place_id = $1"),
            &[&place],
            plan,
        )
    }

    /// Places that have a plan: some of the tree, which is small and read whole.
    pub fn planned_places(&mut self) -> Result<Vec<PlaceId>, StoreError> {
        self.all("SELECT place_id FROM plan ORDER BY place_id", &[], |row| {
            row.read()
        })
    }

    /// `false` when there is no such plan.
    pub fn delete_plan(&mut self, place: PlaceId) -> Result<bool, StoreError> {
        Ok(self.run("DELETE FROM plan WHERE place_id = $1", &[&place])? == 1)
    }
}

fn plan(row: &mut Row<'_>) -> Result<FloorPlan, StoreError> {
    let place = row.read()?;
    let (kind, width, height) = (row.read()?, row.read()?, row.read()?);
    let (bytes, hash) = (row.read()?, row.read()?);
    let drawing = match (kind, width, height, bytes, hash) {
        (Some(kind), Some(width), Some(height), Some(bytes), Some(hash)) => Some(Drawing {
            kind,
            width,
            height,
            bytes,
            hash,
        }),
        _ => None,
    };
    Ok(FloorPlan {
        place,
        drawing,
        spots: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
