//! What sensors say: kept as it came in, with when it came.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::presence::Reading;
use jiff::Timestamp;

use crate::access::grant::permit_anywhere;
use crate::access::permit;
use crate::{App, Error, Noun, Who, text};

/// Readings taken in one request.
pub const READINGS_MOST: usize = 1_000;

/// A reading as the sensor names its room.
#[derive(Clone, Debug)]
pub struct Heard {
    pub room_code: String,
    pub sensor: String,
    pub at: Timestamp,
    pub values: serde_json::Map<String, serde_json::Value>,
}

impl App {
    /// Keeps all readings or, when one names no room, none.
    pub fn hear(self: &Arc<Self>, who: &Who, heard: Vec<Heard>) -> Result<usize, Error> {
        // Said before any code is looked up: whoever may not report anything learns of no room.
        permit_anywhere(who, Permission::PresenceIngest)?;
        let places = self.places();
        let now = self.now();
        let mut readings = Vec::with_capacity(heard.len());
        for one in heard {
            let room = places
                .by_code(&one.room_code)
                .filter(|place| places.room(place.id).is_some());
            let room = room.ok_or(Error::NotFound(Noun::Room))?;
            let target = Target::place(places.path(room.id));
            permit(who, Permission::PresenceIngest, &target)
                .map_err(|_| Error::NotFound(Noun::Room))?;
            readings.push(Reading {
                id: self.ids(now).reading(),
                room: room.id,
                sensor: text::name("sensor", &one.sensor, text::NAME_MOST)?,
                at: one.at,
                received_at: now,
                values: one.values,
            });
        }
        let count = readings.len();
        self.store.write(move |tx| {
            for reading in &readings {
                tx.add_reading(reading)?;
            }
            Ok::<_, Error>(())
        })?;
        Ok(count)
    }
}
