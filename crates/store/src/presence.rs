//! Readings: what sensors said, kept as it came.

use domain::id::PlaceId;
use domain::presence::Reading;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::value::Json;

impl Tx {
    pub fn add_reading(&mut self, reading: &Reading) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO reading (id, room_id, sensor, at, received_at, payload)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                &reading.id,
                &reading.room,
                &reading.sensor,
                &reading.at,
                &reading.received_at,
                &Json(&reading.values),
            ],
        )?;
        Ok(())
    }

    /// What was measured in the room from then until then, in the order of time.
    pub fn readings_between(
        &mut self,
        room: PlaceId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<Reading>, StoreError> {
        self.all(
            "SELECT id, room_id, sensor, at, received_at, payload FROM reading
             WHERE room_id = $1 AND at >= $2 AND at <= $3 ORDER BY at DESC LIMIT $4",
            &[&room, &from, &until, &READINGS_MOST],
            |row| {
                Ok(Reading {
                    id: row.read()?,
                    room: row.read()?,
                    sensor: row.read()?,
                    at: row.read()?,
                    received_at: row.read()?,
                    values: row.read::<Json<_>>()?.0,
                })
            },
        )
        .map(|mut found| {
            found.reverse();
            found
        })
    }
}

/// Of more readings than these the newest are looked at.
const READINGS_MOST: usize = 2_000;
