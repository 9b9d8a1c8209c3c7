//! Readings: what sensors said, kept as it came.

use domain::presence::Reading;

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
}
