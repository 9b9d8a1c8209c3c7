//! Rooms with the places above them. What a file asks for is worked out first, against the places
//! that are there, and then written in one transaction.

use std::collections::HashMap;
use std::sync::Arc;

use connect::table::{RoomRow, read_rooms};
use domain::access::{Permission, Target};
use domain::event::{Fact, PlaceFact};
use domain::id::PlaceId;
use domain::place::{BookingMode, Place, PlaceKind};
use domain::policy::Policy;

use super::{ImportError, Item, Outcome, Progress, Report, fault_detail};
use crate::access::permit;
use crate::{App, Error, Who, place};

impl App {
    /// Rooms by `code`: new ones are made, with the places above them; known ones are updated.
    pub fn import_rooms(
        self: &Arc<Self>,
        who: &Who,
        bytes: &[u8],
        dry_run: bool,
        progress: Progress<'_>,
    ) -> Result<Report, ImportError> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let table = read_rooms(bytes)?;
        let places = self.store.read(|tx| tx.places().map_err(Error::from))?;
        let mut draft = Draft::new(self, places);
        let mut report = Report {
            unknown_columns: table.unknown_columns,
            ..Report::default()
        };
        let total = table.lines.len();
        for (done, line) in table.lines.into_iter().enumerate() {
            let (outcome, code, detail) = match line.row {
                Ok(row) => match draft.room(row) {
                    Ok(outcome) => (outcome, None, serde_json::Value::Null),
                    Err(error) => {
                        let (code, detail) = super::refusal(error)?;
                        (Outcome::Rejected, Some(code), detail)
                    }
                },
                Err(fault) => {
                    let detail = fault_detail(&fault);
                    (Outcome::Rejected, Some(fault.code().to_owned()), detail)
                }
            };
            let key = Some(line.key);
            report.take(Item {
                uid: None,
                key,
                line: line.line,
                outcome,
                code,
                detail,
            });
            progress(done + 1, total);
        }
        if !dry_run {
            self.save_places(who, draft.changed())?;
        }
        Ok(report)
    }

    fn save_places(self: &Arc<Self>, who: &Who, places: Vec<Place>) -> Result<(), Error> {
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            for place in &places {
                tx.save_place(place)?;
                let fact = Fact::Place(PlaceFact {
                    place: Box::new(place.clone()),
                });
                app.log(tx, &who, app.now(), fact)?;
            }
            Ok::<_, Error>(())
        })?;
        self.reread_places()
    }
}

/// The places as they will be.
struct Draft<'a> {
    app: &'a App,
    places: HashMap<PlaceId, Place>,
    by_code: HashMap<String, PlaceId>,
    by_name: HashMap<(Option<PlaceId>, PlaceKind, String), PlaceId>,
    /// In the order in which they came up, parents first.
    touched: Vec<PlaceId>,
}

impl<'a> Draft<'a> {
    fn new(app: &'a App, places: Vec<Place>) -> Draft<'a> {
        let mut draft = Draft {
            app,
            places: HashMap::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            touched: Vec::new(),
        };
        for place in places {
            draft.note(place);
        }
        draft
    }

    fn note(&mut self, place: Place) {
        self.by_code.insert(place.code.clone(), place.id);
        self.by_name
            .insert((place.parent, place.kind, place.name.clone()), place.id);
        self.places.insert(place.id, place);
    }

    fn room(&mut self, row: RoomRow) -> Result<Outcome, Error> {
        let zone = &row.time_zone;
        let known = self
            .by_code
            .get(&row.code)
            .and_then(|id| self.places.get(id))
            .cloned();
        if let Some(other) = known.as_ref().filter(|place| place.kind != PlaceKind::Room) {
            let code = other.code.clone();
            return Err(domain::place::PlaceRefusal::DuplicateCode { code }.into());
        }
        // Looked at before anything is drafted, so that a refused row leaves no places behind.
        place::checked(room_of(
            &row,
            known.clone(),
            None,
            None,
            PlaceId(uuid::Uuid::nil()),
        ))?;
        let mut parent = self.above(PlaceKind::Campus, &row.campus, None, Some(zone))?;
        let between = [
            (PlaceKind::Building, &row.building),
            (PlaceKind::Floor, &row.floor),
            (PlaceKind::Zone, &row.zone),
        ];
        for (kind, name) in between {
            if let Some(name) = name {
                parent = self.above(kind, name, Some(parent), None)?;
            }
        }
        let own_zone = (self.zone_of(parent) != Some(zone)).then(|| zone.clone());
        let id = known
            .as_ref()
            .map_or_else(|| self.app.new_place_id(), |place| place.id);
        let room = place::checked(room_of(&row, known.clone(), Some(parent), own_zone, id))?;
        match known {
            Some(before) if before == room => Ok(Outcome::Unchanged),
            Some(before) => {
                self.touch(Place {
                    version: before.version + 1,
                    ..room
                });
                Ok(Outcome::Updated)
            }
            None => {
                self.touch(room);
                Ok(Outcome::Created)
            }
        }
    }

    /// A place above a room, by name under its parent; made where it is missing.
    fn above(
        &mut self,
        kind: PlaceKind,
        name: &str,
        parent: Option<PlaceId>,
        time_zone: Option<&String>,
    ) -> Result<PlaceId, Error> {
        if let Some(id) = self.by_name.get(&(parent, kind, name.to_owned())) {
            return Ok(*id);
        }
        let prefix = parent
            .and_then(|id| self.places.get(&id))
            .map(|place| place.code.clone());
        let place = place::checked(Place {
            id: self.app.new_place_id(),
            parent,
            kind,
            code: self.free_code(prefix.as_deref(), name),
            name: name.to_owned(),
            time_zone: time_zone.cloned(),
            capacity: None,
            room_kind: None,
            features: Default::default(),
            booking_mode: BookingMode::Open,
            in_service: true,
            policy: Policy::default(),
            version: 1,
        })?;
        let id = place.id;
        self.touch(place);
        Ok(id)
    }

    /// A readable code that nobody has: `taguspark.main.1`.
    fn free_code(&self, prefix: Option<&str>, name: &str) -> String {
        let words = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
        let slug = if slug.is_empty() {
            "place".to_owned()
        } else {
            slug
        };
        let wished = prefix.map_or(slug.clone(), |prefix| format!("{prefix}.{slug}"));
        // Leaves room for a number behind it.
        let wished: String = wished.chars().take(place::CODE_MOST - 8).collect();
        let mut code = wished.clone();
        let mut number = 2;
        while self.by_code.contains_key(&code) {
            code = format!("{wished}-{number}");
            number += 1;
        }
        code
    }

    fn zone_of(&self, mut id: PlaceId) -> Option<&String> {
        loop {
            let place = self.places.get(&id)?;
            if place.time_zone.is_some() {
                return place.time_zone.as_ref();
            }
            id = place.parent?;
        }
    }

    fn touch(&mut self, place: Place) {
        if !self.touched.contains(&place.id) {
            self.touched.push(place.id);
        }
        self.note(place);
    }

    fn changed(self) -> Vec<Place> {
        let mut places = self.places;
        self.touched
            .iter()
            .filter_map(|id| places.remove(id))
            .collect()
    }
}

/// The room as the row has it; what the row leaves out stays as it is.
fn room_of(
    row: &RoomRow,
    known: Option<Place>,
    parent: Option<PlaceId>,
    time_zone: Option<String>,
    id: PlaceId,
) -> Place {
    let (features, booking_mode, in_service, policy, version) = match known {
        Some(place) => {
            let Place {
                features,
                booking_mode,
                in_service,
                policy,
                version,
                ..
            } = place;
            (features, booking_mode, in_service, policy, version)
        }
        None => (
            Default::default(),
            BookingMode::Open,
            true,
            Policy::default(),
            1,
        ),
    };
    Place {
        id,
        parent,
        kind: PlaceKind::Room,
        code: row.code.clone(),
        name: row.name.clone(),
        time_zone,
        capacity: Some(row.capacity),
        room_kind: row.kind.clone(),
        features: row.features.clone().unwrap_or(features),
        booking_mode: row.booking_mode.unwrap_or(booking_mode),
        in_service,
        policy,
        version,
    }
}
