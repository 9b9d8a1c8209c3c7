//! Pictures for panels and boards: added at a place by those who look after its panels, shown by
//! any panel or board there or below.

use std::fs::File;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, Fate};
use domain::id::{PictureId, PlaceId};
use domain::panel::{PICTURE_BYTES_MOST, PICTURES_MOST, Picture, PictureKind, measure};
use store::{Arrived, Tx};

use super::door::own_panel;
use crate::access::permit;
use crate::agenda::{Incoming, file_name};
use crate::{Answer, App, Error, Noun, Once, Problem, Refusal, Who};

/// Panels read at once when it is asked where a picture is shown.
const PAGE: usize = 200;

/// A picture's content that has arrived and was measured.
#[derive(Clone, Debug)]
pub struct Measured {
    pub content: Arrived,
    kind: PictureKind,
    width: u32,
    height: u32,
}

impl App {
    /// Whoever may add a picture at the place begins here. Asked before a byte is read.
    pub fn begin_picture(&self, who: &Who, place: PlaceId) -> Result<Incoming, Error> {
        self.permit_pictures(who, place)?;
        self.store.read(|tx| has_room(tx, place))?;
        self.take_in(PICTURE_BYTES_MOST)
    }

    /// The content has reached the disk; what it is, is told by its bytes.
    pub fn keep_picture(&self, incoming: Incoming) -> Result<Measured, Error> {
        let content = self.keep_content(incoming)?;
        let bytes = self.read_content(&content.hash, PICTURE_BYTES_MOST)?;
        let refused = || Error::invalid("picture", Problem::NotAPicture);
        let (kind, width, height) = measure(&bytes).ok_or_else(refused)?;
        Ok(Measured {
            content,
            kind,
            width,
            height,
        })
    }

    pub fn add_picture(
        self: &Arc<Self>,
        who: &Who,
        place: PlaceId,
        name: &str,
        measured: Measured,
        once: Option<Once<Picture>>,
    ) -> Result<Answer<Picture>, Error> {
        let name: Arc<str> = file_name(name)?.into();
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            app.permit_pictures(&actor, place)?;
            has_room(tx, place)?;
            let picture = Picture {
                id: app.ids(now).picture(),
                place,
                name: name.clone(),
                kind: measured.kind,
                width: measured.width,
                height: measured.height,
                bytes: i64::try_from(measured.content.bytes).unwrap_or(i64::MAX),
                hash: measured.content.hash,
                added_by: actor.caller.person(),
                added_at: now,
            };
            tx.insert_picture(&picture)?;
            let fact = Fact::of_picture(&picture, Fate::Saved);
            app.log(tx, &actor, now, fact)?;
            Ok(picture)
        };
        self.once(who, once, act, |error| error)
    }

    /// Pictures that a panel or board at the place may show: its own, and those of places above.
    pub fn pictures(
        &self,
        who: &Who,
        place: PlaceId,
        after: Option<PictureId>,
        limit: usize,
    ) -> Result<Vec<Picture>, Error> {
        self.permit_pictures(who, place)?;
        let places = self.places();
        self.store.read(|tx| {
            let mut found = Vec::new();
            for at in places.path(place) {
                found.extend(tx.pictures_at(*at, after, limit)?);
            }
            found.sort_by_key(|picture| picture.id);
            found.truncate(limit);
            Ok(found)
        })
    }

    /// The content of a picture, for those who look after panels there and for what may show it.
    pub fn open_picture(&self, who: &Who, id: PictureId) -> Result<(Picture, File), Error> {
        let gone = || Error::NotFound(Noun::Picture);
        let places = self.places();
        let picture = self.store.read(|tx| {
            let picture = tx.picture(id)?.ok_or_else(gone)?;
            let shows = match own_panel(tx, who) {
                Ok(panel) => places.is_within(panel.place, picture.place),
                // Whoever looks after a panel below sees what it may show.
                Err(Error::NotFound(_)) => {
                    let below = places
                        .all()
                        .filter(|at| places.is_within(at.id, picture.place));
                    let mut below = below.map(|at| at.id);
                    below.any(|at| self.manages(who, at))
                }
                Err(error) => return Err(error),
            };
            shows.then_some(picture).ok_or_else(gone)
        })?;
        let file = self.open_content(&picture.hash)?.ok_or_else(gone)?;
        Ok((picture, file))
    }

    /// Takes a picture away that nothing shows.
    pub fn remove_picture(self: &Arc<Self>, who: &Who, id: PictureId) -> Result<(), Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let picture = tx.picture(id)?.filter(|one| app.manages(&who, one.place));
            let picture = picture.ok_or(Error::NotFound(Noun::Picture))?;
            let uses = uses_of(tx, id)? + decors_with(tx, id)?;
            if uses > 0 {
                return Err(Error::refused(Refusal::InUse { uses }));
            }
            app.keep_for_backups(&picture.hash, now);
            tx.delete_picture(id)?;
            app.log(tx, &who, now, Fact::of_picture(&picture, Fate::Deleted))
        })
    }

    /// Refuses pictures that a panel or board at the place may not show.
    pub(super) fn admit_pictures(
        &self,
        tx: &mut Tx,
        field: &'static str,
        place: PlaceId,
        wanted: impl IntoIterator<Item = PictureId>,
    ) -> Result<(), Error> {
        let places = self.places();
        for id in wanted {
            let picture = tx.picture(id)?;
            let fits = picture.filter(|picture| places.is_within(place, picture.place));
            fits.ok_or_else(|| Error::invalid(field, Problem::Unknown))?;
        }
        Ok(())
    }

    fn permit_pictures(&self, who: &Who, place: PlaceId) -> Result<(), Error> {
        let places = self.places();
        let target = Target::place(places.path(place));
        permit(who, Permission::PanelManage, &target)?;
        let known = places.get(place);
        known.map(|_| ()).ok_or(Error::NotFound(Noun::Place))
    }
}

fn has_room(tx: &mut Tx, place: PlaceId) -> Result<(), Error> {
    let most = PICTURES_MOST;
    match tx.pictures_at(place, None, most)?.len() < most {
        true => Ok(()),
        false => Err(Error::invalid("picture", Problem::TooMany { most })),
    }
}

/// How many boards show the picture.
fn uses_of(tx: &mut Tx, id: PictureId) -> Result<i64, Error> {
    let (mut after, mut uses) = (None, 0);
    loop {
        let page = tx.panels(after, PAGE)?;
        let boards = page.iter().filter_map(|panel| panel.board.as_ref());
        let shows = |slide: &domain::panel::Slide| slide.picture == id;
        let count = boards.filter(|board| board.playlist.iter().any(shows));
        uses += i64::try_from(count.count()).unwrap_or(i64::MAX);
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some(last.id),
            _ => return Ok(uses),
        }
    }
}

/// How many decors show the picture.
fn decors_with(tx: &mut Tx, id: PictureId) -> Result<i64, Error> {
    let (mut after, mut uses) = (None, 0);
    loop {
        let page = tx.decors(after, PAGE)?;
        let shows = page
            .iter()
            .filter(|one| one.look.pictures().any(|other| other == id));
        uses += i64::try_from(shows.count()).unwrap_or(i64::MAX);
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some(last.id),
            _ => return Ok(uses),
        }
    }
}
