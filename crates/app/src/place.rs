//! Places: saving one, and the tree.

mod plan;

use std::sync::Arc;

use domain::access::{Audience, Permission, Target};
use domain::approval::Condition;
use domain::event::{Fact, PlaceFact};
use domain::id::PlaceId;
use domain::place::{Place, Places, natural_key};
use domain::policy::Catalogue;
use jiff::Timestamp;
use store::Tx;

pub(crate) use self::plan::needs_check_in;
pub use self::plan::{PlanDetail, ShownSpot, WantedPlan};
use crate::access::grant::admit_audience;
use crate::access::permit;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Who, text};

impl App {
    /// Writes a place that is new or changed; the caller must hold the right where it lies and
    /// where it lay.
    pub fn save_place(
        self: &Arc<Self>,
        who: &Who,
        place: Place,
        version: Option<i64>,
    ) -> Result<Place, Error> {
        let (app, actor) = (self.clone(), who.clone());
        let saved = self
            .store
            .write(move |tx| app.write_place(tx, &actor, place.clone(), version))?;
        self.reread_places()?;
        Ok(saved)
    }

    /// Adds a place; a repetition with the same key adds nothing.
    pub fn add_place(
        self: &Arc<Self>,
        who: &Who,
        place: Place,
        once: Option<Once<Place>>,
    ) -> Result<Answer<Place>, Error> {
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| app.write_place(tx, &actor, place.clone(), None);
        let answer = self.once(who, once, act, |error| error)?;
        if matches!(answer, Answer::Fresh(_)) {
            self.reread_places()?;
        }
        Ok(answer)
    }

    fn write_place(
        &self,
        tx: &mut Tx,
        who: &Who,
        place: Place,
        version: Option<i64>,
    ) -> Result<Place, Error> {
        let place = checked(place)?;
        let places = read(tx, self.now())?;
        let before = places.get(place.id);
        let parent_path = place.parent.map(|id| places.path(id)).unwrap_or_default();
        permit(who, Permission::PlaceManage, &Target::place(parent_path))?;
        if let Some(before) = before {
            permit(
                who,
                Permission::PlaceManage,
                &Target::place(places.path(before.id)),
            )?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
        }
        places.admit(&place)?;
        let flow = place.policy.approval_flow.as_ref();
        if let Some(flow) = flow.and_then(|rule| rule.value)
            && tx.flow(flow)?.is_none()
        {
            return Err(Error::invalid("approvalFlow", Problem::Unknown));
        }
        let conditions = place.policy.approval_when.iter();
        if !conditions
            .flat_map(|rule| &rule.value)
            .all(Condition::is_sound)
        {
            return Err(Error::invalid("approvalWhen", Problem::EndNotAfterStart));
        }
        let place = Place {
            version: before.map_or(1, |b| b.version + 1),
            ..place
        };
        for (field, audience) in audiences(&place) {
            let is_new =
                before.is_none_or(|before| !audiences(before).contains(&(field, audience)));
            if is_new {
                admit_audience(tx, field, audience)?;
            }
        }
        admit_rules(&places, before, &place)?;
        tx.save_place(&place)?;
        let fact = Fact::Place(PlaceFact {
            place: Box::new(place.clone()),
        });
        self.log(tx, who, self.now(), fact)?;
        Ok(place)
    }

    /// Places the caller may see, parents before children.
    pub fn places_seen(&self, who: &Who) -> Vec<Place> {
        let places = self.places();
        let mut seen: Vec<_> = places
            .all()
            .filter(|place| who.caller.sees(&places, place.id))
            .cloned()
            .collect();
        seen.sort_by_cached_key(|place| {
            let names = places.path_names(place.id);
            let name = natural_key(&place.name);
            (
                names.len(),
                names.iter().map(|n| natural_key(n)).collect::<Vec<_>>(),
                name,
                place.id,
            )
        });
        seen
    }

    /// A place the caller may see.
    pub fn place(&self, who: &Who, id: PlaceId) -> Result<Place, Error> {
        let places = self.places();
        let seen = who.caller.sees(&places, id).then(|| places.get(id));
        seen.flatten().cloned().ok_or(Error::NotFound(Noun::Place))
    }
}

impl App {
    /// Locks the rooms, and gives the places as they count for what will be in them within the
    /// stretch: the picture in memory may not know yet of a closure that was saved a moment ago.
    pub(crate) fn lock(
        &self,
        tx: &mut Tx,
        rooms: &[PlaceId],
        (from, until): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<Arc<Places>, Error> {
        tx.lock_rooms(rooms)?;
        let places = self.places();
        let saved = tx.closures_within(from, until, now)?;
        let known = places.closures().iter().filter(|closure| {
            let span = closure.span;
            span.until() > now && span.until() > from && span.from() < until
        });
        let mut known: Vec<_> = known.map(|closure| (closure.id, closure.version)).collect();
        known.sort_unstable();
        match known == saved {
            true => Ok(places),
            false => Ok(Arc::new(read(tx, now)?)),
        }
    }
}

/// Whom the rules of a place name, by rule.
fn audiences(place: &Place) -> Vec<(&'static str, &Audience)> {
    let policy = &place.policy;
    let rules = [
        ("whoSees", &policy.who_sees),
        ("whoBooks", &policy.who_books),
        ("whoRequests", &policy.who_requests),
        ("whoRequestsOutOfPolicy", &policy.who_requests_out_of_policy),
    ];
    let set = rules.into_iter();
    set.filter_map(|(name, rule)| Some((name, &rule.as_ref()?.value)))
        .collect()
}

/// All places, with what their rules refer to, and closures that are not over.
pub(crate) fn read(tx: &mut Tx, now: Timestamp) -> Result<Places, Error> {
    let catalogue = Catalogue::new(tx.calendars()?, tx.meeting_types()?);
    let closures = tx.closures_ahead(now)?;
    let places = Places::new(tx.places()?).with_catalogue(catalogue);
    Ok(places.with_closures(closures))
}

/// The places with one of them as it will be.
pub(crate) fn with_place(places: &Places, place: Place) -> Places {
    let others = places.all().filter(|row| row.id != place.id).cloned();
    let rows = others.chain([place.clone()]).collect();
    let after = Places::new(rows).with_catalogue(places.catalogue().clone());
    after.with_closures(places.closures().to_vec())
}

/// Refuses rules that cannot be, where saving the place changes what counts.
pub(crate) fn admit_rules(
    places: &Places,
    before: Option<&Place>,
    place: &Place,
) -> Result<(), Error> {
    let is_as_before = before.is_some_and(|before| {
        before.policy == place.policy
            && before.parent == place.parent
            && before.capacity == place.capacity
    });
    if is_as_before {
        return Ok(());
    }
    let after = with_place(places, place.clone());
    Ok(after.admit_rules(place.id)?)
}

/// Longest code in characters; codes appear in topics and addresses.
pub const CODE_MOST: usize = 64;
/// Most people a room may be said to hold, or a meeting to expect.
pub const CAPACITY_MOST: u32 = 100_000;
const FEATURES_MOST: usize = 50;

/// A number of people, where one is given.
pub(crate) fn checked_people(
    field: &'static str,
    people: Option<u32>,
) -> Result<Option<u32>, Error> {
    if people.is_some_and(|people| !(1..=CAPACITY_MOST).contains(&people)) {
        let range = Problem::OutOfRange {
            least: 1,
            most: i64::from(CAPACITY_MOST),
        };
        return Err(Error::invalid(field, range));
    }
    Ok(people)
}

/// The place with its texts trimmed, if they and its numbers can be.
pub(crate) fn checked(place: Place) -> Result<Place, Error> {
    checked_people("capacity", place.capacity)?;
    if place.features.len() > FEATURES_MOST {
        return Err(Error::invalid(
            "features",
            Problem::TooMany {
                most: FEATURES_MOST,
            },
        ));
    }
    let features = place
        .features
        .iter()
        .map(|name| text::name("features", name, CODE_MOST));
    Ok(Place {
        code: text::name("code", &place.code, CODE_MOST)?,
        name: text::name("name", &place.name, text::NAME_MOST)?,
        time_zone: place
            .time_zone
            .as_deref()
            .map(|zone| text::time_zone("timeZone", zone))
            .transpose()?,
        features: features.collect::<Result<_, _>>()?,
        ..place
    })
}
