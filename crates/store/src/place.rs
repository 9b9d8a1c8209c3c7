//! Places: the tree that rooms are the leaves of. It is small and read whole.

mod plan;

use domain::id::PlaceId;
use domain::place::Place;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx, sixteen};
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, parent_id, kind, code, name, time_zone, capacity, room_kind, features, booking_mode, \
         in_service, policy, version"
    };
}

impl Tx {
    pub fn places(&mut self) -> Result<Vec<Place>, StoreError> {
        self.all(
            concat!("SELECT ", columns!(), " FROM place ORDER BY id"),
            &[],
            place,
        )
    }

    pub fn place(&mut self, id: PlaceId) -> Result<Option<Place>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM place WHERE id = $1"),
            &[&id],
            place,
        )
    }

    /// Adds the place, or replaces the one with its id. `Conflict` when another place has its
    /// code.
    pub fn save_place(&mut self, place: &Place) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO place (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                ON CONFLICT (id) DO UPDATE SET parent_id = $2, kind = $3, code = $4, name = $5,
                    time_zone = $6, capacity = $7, room_kind = $8, features = $9,
                    booking_mode = $10, in_service = $11, policy = $12, version = $13"
            ),
            &[
                &place.id,
                &place.parent,
                &place.kind,
                &place.code,
                &place.name,
                &place.time_zone,
                &place.capacity,
                &place.room_kind,
                &Json(&place.features),
                &place.booking_mode,
                &place.in_service,
                &Json(&place.policy),
                &place.version,
            ],
        )?;
        Ok(())
    }

    /// Makes every other transaction that locks one of these rooms wait for the end of this one,
    /// so that what was found free stays free. In the order of ids, so that two transactions never
    /// wait for each other. On SQLite there is only one writer anyway.
    pub fn lock_rooms(&mut self, rooms: &[PlaceId]) -> Result<(), StoreError> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            return Ok(());
        }
        let mut rooms: Vec<_> = rooms.iter().map(|room| room.0).collect();
        rooms.sort_unstable();
        rooms.dedup();
        self.all_of(
            concat!(
                "SELECT id FROM place WHERE id IN ",
                sixteen!(),
                " ORDER BY id FOR NO KEY UPDATE"
            ),
            rooms,
            |row| row.read::<PlaceId>(),
        )?;
        Ok(())
    }
}

fn place(row: &mut Row<'_>) -> Result<Place, StoreError> {
    Ok(Place {
        id: row.read()?,
        parent: row.read()?,
        kind: row.read()?,
        code: row.read()?,
        name: row.read()?,
        time_zone: row.read()?,
        capacity: row.read()?,
        room_kind: row.read()?,
        features: row.read::<Json<_>>()?.0,
        booking_mode: row.read()?,
        in_service: row.read()?,
        policy: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
