//! Floor plans: drawn by those who look after the place, seen by whoever sees it, with just the
//! rooms that they see.

use std::collections::HashSet;
use std::fs::File;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, Fate, PlanFact};
use domain::id::PlaceId;
use domain::panel::PICTURE_BYTES_MOST;
use domain::place::plan::{Drawing, FloorPlan, PlanRefusal, Spot, admit_spots, measure_drawing};
use domain::place::{Place, PlaceKind, Places};
use store::{StoreError, Tx};

use crate::access::permit;
use crate::agenda::Incoming;
use crate::{App, Error, Noun, Problem, Who};

/// A plan as its reader sees it.
#[derive(Clone, Debug)]
pub struct PlanDetail {
    pub place: PlaceId,
    pub place_name: String,
    pub drawing: Option<Drawing>,
    pub spots: Vec<ShownSpot>,
    /// Whether the reader may draw it.
    pub may_change: bool,
    pub version: i64,
}

#[derive(Clone, Debug)]
pub struct ShownSpot {
    pub spot: Spot,
    /// Whether a meeting there that nobody checked in to still waits for its people.
    pub needs_check_in: bool,
}

/// How a plan is to be.
#[derive(Clone, Debug)]
pub struct WantedPlan {
    pub spots: Vec<Spot>,
    /// Whether what lies below the rooms stays.
    pub keeps_drawing: bool,
}

impl App {
    /// Places with a plan that the caller may see, parents before children.
    pub fn planned_places(&self, who: &Who) -> Result<Vec<Place>, Error> {
        let planned = self.store.read(|tx| tx.planned_places())?;
        let planned: HashSet<_> = planned.into_iter().collect();
        let mut seen = self.places_seen(who);
        seen.retain(|place| planned.contains(&place.id));
        Ok(seen)
    }

    pub fn floor_plan(&self, who: &Who, place: PlaceId) -> Result<PlanDetail, Error> {
        self.place(who, place)?;
        let plan = self.store.read(|tx| tx.plan(place))?;
        let plan = plan.ok_or(Error::NotFound(Noun::Plan))?;
        Ok(self.floor_plan_for(who, plan))
    }

    /// Places rooms on the plan of a place, which then has one.
    pub fn draw_plan(
        self: &Arc<Self>,
        who: &Who,
        place: PlaceId,
        wanted: WantedPlan,
        version: Option<i64>,
    ) -> Result<PlanDetail, Error> {
        self.change_plan(who, place, version, move |app, who, places, before| {
            admit_spots(&wanted.spots).map_err(|refusal| refused(&refusal))?;
            let is_there = |spot: &Spot| {
                places.room(spot.room).is_some() && places.is_within(spot.room, place)
            };
            if !wanted.spots.iter().all(is_there) {
                return Err(Error::invalid("spots", Problem::Unknown));
            }
            // Rooms that the caller does not see stay where they are.
            let hidden = before.spots.into_iter().filter(|spot| {
                let is_new = wanted.spots.iter().any(|other| other.room == spot.room);
                !is_new && is_there(spot) && !who.caller.sees(places, spot.room)
            });
            let (kept, dropped) = match wanted.keeps_drawing {
                true => (before.drawing, None),
                false => (None, before.drawing),
            };
            if let Some(drawing) = &dropped {
                app.keep_for_backups(&drawing.hash, app.now());
            }
            Ok(FloorPlan {
                drawing: kept,
                spots: wanted.spots.iter().cloned().chain(hidden).collect(),
                place,
                version: before.version,
            })
        })
    }

    /// Whoever may give the place another drawing begins here. Asked before a byte is read.
    pub fn begin_drawing(&self, who: &Who, place: PlaceId) -> Result<Incoming, Error> {
        self.permit_plan(who, &self.places(), place)?;
        self.take_in(PICTURE_BYTES_MOST)
    }

    /// The content has reached the disk; what it is, is told by its bytes.
    pub fn keep_drawing(&self, incoming: Incoming) -> Result<Drawing, Error> {
        let content = self.keep_content(incoming)?;
        let bytes = self.read_content(&content.hash, PICTURE_BYTES_MOST)?;
        let refused = || Error::invalid("drawing", Problem::NotADrawing);
        let (kind, width, height) = measure_drawing(&bytes).ok_or_else(refused)?;
        Ok(Drawing {
            kind,
            width,
            height,
            bytes: i64::try_from(content.bytes).unwrap_or(i64::MAX),
            hash: content.hash,
        })
    }

    /// Lays a drawing below the rooms, in place of the one before.
    pub fn set_drawing(
        self: &Arc<Self>,
        who: &Who,
        place: PlaceId,
        drawing: Drawing,
        version: Option<i64>,
    ) -> Result<PlanDetail, Error> {
        self.change_plan(who, place, version, move |app, _, _, before| {
            if let Some(before) = &before.drawing {
                app.keep_for_backups(&before.hash, app.now());
            }
            Ok(FloorPlan {
                drawing: Some(drawing.clone()),
                ..before
            })
        })
    }

    /// The drawing below the rooms, for whoever sees the place.
    pub fn open_drawing(&self, who: &Who, place: PlaceId) -> Result<(Drawing, File), Error> {
        let gone = || Error::NotFound(Noun::Plan);
        self.place(who, place)?;
        let plan = self.store.read(|tx| tx.plan(place))?;
        let drawing = plan.and_then(|plan| plan.drawing).ok_or_else(gone)?;
        let file = self.open_content(&drawing.hash)?.ok_or_else(gone)?;
        Ok((drawing, file))
    }

    pub fn remove_plan(self: &Arc<Self>, who: &Who, place: PlaceId) -> Result<(), Error> {
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            app.permit_plan(&who, &super::read(tx, app.now())?, place)?;
            let plan = tx.plan(place)?.ok_or(Error::NotFound(Noun::Plan))?;
            if let Some(drawing) = &plan.drawing {
                app.keep_for_backups(&drawing.hash, app.now());
            }
            tx.delete_plan(place)?;
            app.log(tx, &who, app.now(), fact(&plan, Fate::Deleted))
        })
    }

    /// The plan with the rooms that the caller sees, as they lie in the tree by now.
    pub(crate) fn floor_plan_for(&self, who: &Who, plan: FloorPlan) -> PlanDetail {
        let places = self.places();
        let is_shown = |spot: &Spot| {
            places.room(spot.room).is_some()
                && places.is_within(spot.room, plan.place)
                && who.caller.sees(&places, spot.room)
        };
        let spots = plan.spots.into_iter().filter(is_shown);
        let place = places.get(plan.place);
        PlanDetail {
            place: plan.place,
            place_name: place.map(|place| place.name.clone()).unwrap_or_default(),
            drawing: plan.drawing,
            spots: spots
                .map(|spot| ShownSpot {
                    needs_check_in: needs_check_in(&places, spot.room),
                    spot,
                })
                .collect(),
            may_change: self.permit_plan(who, &places, plan.place).is_ok(),
            version: plan.version,
        }
    }

    fn change_plan(
        self: &Arc<Self>,
        who: &Who,
        place: PlaceId,
        version: Option<i64>,
        decide: impl Fn(&App, &Who, &Places, FloorPlan) -> Result<FloorPlan, Error>
        + Send
        + Sync
        + 'static,
    ) -> Result<PlanDetail, Error> {
        let (app, actor) = (self.clone(), who.clone());
        let plan = self.store.write(move |tx| {
            let places = super::read(tx, app.now())?;
            app.permit_plan(&actor, &places, place)?;
            let before = tx.plan(place)?.unwrap_or_else(|| FloorPlan::empty(place));
            let version_before = before.version;
            if version.is_some_and(|version| version != version_before) {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let decided = decide(&app, &actor, &places, before)?;
            let after = FloorPlan {
                version: version_before + 1,
                ..decided
            };
            if !save(tx, &after, version_before)? {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            app.log(tx, &actor, app.now(), fact(&after, Fate::Saved))?;
            Ok::<_, Error>(after)
        })?;
        Ok(self.floor_plan_for(who, plan))
    }

    fn permit_plan(&self, who: &Who, places: &Places, place: PlaceId) -> Result<(), Error> {
        let path = places.path(place);
        permit(who, Permission::PlaceManage, &Target::place(path))?;
        match places.get(place).map(|place| place.kind) {
            None => Err(Error::NotFound(Noun::Place)),
            // A room is on a plan and has none.
            Some(PlaceKind::Room) => Err(Error::invalid("placeId", Problem::Unknown)),
            Some(_) => Ok(()),
        }
    }
}

/// Whether meetings there wait for somebody to check in, exceptions for some kinds left aside.
pub(crate) fn needs_check_in(places: &Places, room: PlaceId) -> bool {
    let policy = places.policy(room);
    policy.is_some_and(|policy| policy.check_in_required.value)
}

/// `false` when somebody else was faster.
fn save(tx: &mut Tx, plan: &FloorPlan, version_before: i64) -> Result<bool, StoreError> {
    match version_before {
        0 => tx.insert_plan(plan).map(|()| true),
        _ => tx.update_plan(plan, version_before),
    }
}

fn refused(refusal: &PlanRefusal) -> Error {
    let problem = match *refusal {
        PlanRefusal::TooManySpots { most } | PlanRefusal::TooManyCorners { most } => {
            Problem::TooMany { most }
        }
        PlanRefusal::Outside { most } => Problem::OutOfRange {
            least: 0,
            most: most.into(),
        },
        PlanRefusal::NoArea => Problem::NoArea,
        PlanRefusal::Twice => Problem::Repeated,
    };
    let field = match refusal {
        PlanRefusal::TooManySpots { .. } | PlanRefusal::Twice => "spots",
        _ => "spots.corners",
    };
    Error::invalid(field, problem)
}

fn fact(plan: &FloorPlan, happened: Fate) -> Fact {
    Fact::Plan(PlanFact {
        happened,
        place: plan.place,
        rooms: plan.spots.len(),
        drawing: plan.drawing.is_some(),
    })
}
