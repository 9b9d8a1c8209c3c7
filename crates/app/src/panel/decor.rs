//! Decors: how panels and boards within a place look, kept by those who look after its panels.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, Fate};
use domain::id::{DecorId, PlaceId};
use domain::panel::{DECORS_MOST, Decor, DecorLook, GREETING_MOST, Season, is_colour, worn};
use jiff::Timestamp;
use store::Tx;

use crate::access::permit;
use crate::{Answer, App, Error, Noun, Once, Problem, Who, text};

/// Decors read at once.
const PAGE: usize = 200;

/// A decor with what those who look after it want to know.
#[derive(Clone, Debug)]
pub struct DecorDetail {
    pub decor: Decor,
    pub place_name: String,
}

/// A decor as somebody wants it.
#[derive(Clone, Debug)]
pub struct WantedDecor {
    pub name: String,
    pub season: Option<Season>,
    pub look: DecorLook,
}

impl App {
    /// Decors of the places the caller looks after, oldest first, after the one given.
    pub fn decors(
        &self,
        who: &Who,
        after: Option<DecorId>,
        limit: usize,
    ) -> Result<Vec<DecorDetail>, Error> {
        let mut after = after;
        self.store.read(|tx| {
            let mut seen = Vec::new();
            loop {
                let page = tx.decors(after, PAGE)?;
                let is_last = page.len() < PAGE;
                after = page.last().map(|decor| decor.id);
                let managed = page.into_iter().filter(|one| self.manages(who, one.place));
                seen.extend(managed.map(|decor| self.decor_detail(decor)));
                if is_last || seen.len() >= limit {
                    seen.truncate(limit);
                    return Ok(seen);
                }
            }
        })
    }

    pub fn add_decor(
        self: &Arc<Self>,
        who: &Who,
        place: PlaceId,
        wanted: WantedDecor,
        once: Option<Once<DecorDetail>>,
    ) -> Result<Answer<DecorDetail>, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let places = app.places();
            permit(
                &actor,
                Permission::PanelManage,
                &Target::place(places.path(place)),
            )?;
            places.get(place).ok_or(Error::NotFound(Noun::Place))?;
            if tx.decors_at(place, DECORS_MOST)?.len() == DECORS_MOST {
                let most = DECORS_MOST;
                return Err(Error::invalid("decors", Problem::TooMany { most }));
            }
            let wanted = app.checked_decor(tx, place, wanted.clone())?;
            let decor = Decor {
                id: app.ids(now).decor(),
                place,
                name: wanted.name,
                season: wanted.season,
                look: wanted.look,
                version: 1,
            };
            tx.insert_decor(&decor)?;
            let fact = Fact::of_decor(&decor, Fate::Saved);
            app.log(tx, &actor, now, fact)?;
            Ok(app.decor_detail(decor))
        };
        self.once(who, once, act, |error| error)
    }

    /// Another name, season or look; it stays at its place.
    pub fn change_decor(
        self: &Arc<Self>,
        who: &Who,
        id: DecorId,
        wanted: WantedDecor,
        version: Option<i64>,
    ) -> Result<DecorDetail, Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let before = app.managed_decor(tx, &who, id)?;
            let stale = || Error::Stale {
                version: before.version,
            };
            if version.is_some_and(|version| version != before.version) {
                return Err(stale());
            }
            let wanted = app.checked_decor(tx, before.place, wanted.clone())?;
            let after = Decor {
                name: wanted.name,
                season: wanted.season,
                look: wanted.look,
                version: before.version + 1,
                ..before.clone()
            };
            if !tx.update_decor(&after, before.version)? {
                return Err(stale());
            }
            app.log(tx, &who, now, Fact::of_decor(&after, Fate::Saved))?;
            Ok(app.decor_detail(after))
        })
    }

    pub fn remove_decor(self: &Arc<Self>, who: &Who, id: DecorId) -> Result<(), Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let decor = app.managed_decor(tx, &who, id)?;
            tx.delete_decor(id)?;
            app.log(tx, &who, now, Fact::of_decor(&decor, Fate::Deleted))
        })
    }

    /// What is worn at the place today, by its own calendar.
    pub(super) fn worn_at(
        &self,
        tx: &mut Tx,
        place: PlaceId,
        now: Timestamp,
    ) -> Result<DecorLook, Error> {
        let places = self.places();
        let path = places.path(place);
        let mut decors = Vec::new();
        for at in path {
            decors.extend(tx.decors_at(*at, DECORS_MOST)?);
        }
        let today = places.zone(place).to_datetime(now).date();
        Ok(worn(&decors, path, today))
    }

    fn managed_decor(&self, tx: &mut Tx, who: &Who, id: DecorId) -> Result<Decor, Error> {
        tx.decor(id)?
            .filter(|decor| self.manages(who, decor.place))
            .ok_or(Error::NotFound(Noun::Decor))
    }

    fn checked_decor(
        &self,
        tx: &mut Tx,
        place: PlaceId,
        wanted: WantedDecor,
    ) -> Result<WantedDecor, Error> {
        let name = text::name("name", &wanted.name, text::NAME_MOST)?;
        if wanted.season.is_some_and(|season| !season.is_sound()) {
            return Err(Error::invalid("until", Problem::EndNotAfterStart));
        }
        let look = wanted.look;
        if look
            .accent
            .as_ref()
            .is_some_and(|colour| !is_colour(colour))
        {
            return Err(Error::invalid("accent", Problem::NotACode));
        }
        self.admit_pictures(tx, "picture", place, look.pictures())?;
        let greeting = look.greeting.as_deref();
        let greeting = greeting.map(|words| text::line("greeting", words, GREETING_MOST));
        let greeting = greeting.transpose()?.filter(|words| !words.is_empty());
        Ok(WantedDecor {
            name,
            look: DecorLook { greeting, ..look },
            ..wanted
        })
    }

    fn decor_detail(&self, decor: Decor) -> DecorDetail {
        let places = self.places();
        let place = places.get(decor.place);
        DecorDetail {
            place_name: place.map(|place| place.name.clone()).unwrap_or_default(),
            decor,
        }
    }
}
