//! Panels beside doors and boards on floors: paired by code, looked after by those who manage the
//! place, and what they themselves ask and report.

mod board;
mod decor;
mod door;
mod pairing;
mod picture;
mod watch;

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{ApiKeyFact, Fact, PanelHappened, PersonHappened};
use domain::id::{PanelId, PersonId, PlaceId};
use domain::panel::{Board, Look, Panel, PanelCommand, PanelFault, PanelKind, is_colour};
use store::Tx;

pub use self::board::{BoardBooking, BoardDay, BoardRoom};
pub use self::decor::{DecorDetail, WantedDecor};
pub use self::door::{Booking, Door, Reported, Told};
pub use self::pairing::{Offered, Progress, WantedPanel};
pub use self::picture::Measured;
use crate::access::permit;
use crate::{App, Error, Noun, Problem, Who, text};

/// Panels read at once when a page is filled with those the caller may see.
const PAGE: usize = 100;
/// Reports of faults that are shown with a panel.
const FAULTS_SHOWN: usize = 20;
const WELCOME_MOST: usize = 120;

/// A panel with what those who look after it want to know.
#[derive(Clone, Debug)]
pub struct PanelDetail {
    pub panel: Panel,
    pub place_name: String,
    pub responsible: Option<String>,
    /// Newest first.
    pub faults: Vec<PanelFault>,
}

/// What is to be different.
#[derive(Clone, Default, Debug)]
pub struct PanelEdit {
    pub name: Option<String>,
    pub place: Option<PlaceId>,
    pub look: Option<Look>,
    /// Of a board.
    pub board: Option<Board>,
    pub responsible: Option<PersonId>,
}

impl App {
    /// Panels of the places the caller looks after, oldest first, after the one given.
    pub fn panels(
        &self,
        who: &Who,
        after: Option<PanelId>,
        limit: usize,
    ) -> Result<Vec<PanelDetail>, Error> {
        let mut after = after;
        let mut seen = Vec::new();
        self.store.read(|tx| {
            loop {
                let page = tx.panels(after, PAGE)?;
                let is_last = page.len() < PAGE;
                after = page.last().map(|panel| panel.id);
                for panel in page {
                    if self.manages(who, panel.place) {
                        seen.push(self.panel_detail(tx, panel)?);
                    }
                    if seen.len() == limit {
                        return Ok(std::mem::take(&mut seen));
                    }
                }
                if is_last {
                    return Ok(std::mem::take(&mut seen));
                }
            }
        })
    }

    pub fn panel(&self, who: &Who, id: PanelId) -> Result<PanelDetail, Error> {
        self.store.read(|tx| {
            let panel = self.managed_panel(tx, who, id)?;
            self.panel_detail(tx, panel)
        })
    }

    /// Renames it, moves it to another place, gives it another look.
    pub fn change_panel(
        self: &Arc<Self>,
        who: &Who,
        id: PanelId,
        edit: PanelEdit,
        version: Option<i64>,
    ) -> Result<PanelDetail, Error> {
        let look = edit.look.map(checked_look).transpose()?;
        let name = edit.name.as_deref();
        let name = name.map(|name| text::name("name", name, text::NAME_MOST));
        let name = name.transpose()?;
        let (place, responsible, board) = (edit.place, edit.responsible, edit.board);
        self.alter_panel(
            who,
            id,
            version,
            PanelHappened::Changed,
            move |app, tx, who, panel| {
                if let Some(place) = place.filter(|place| *place != panel.place) {
                    app.admit_panel_at(who, panel.kind, place)?;
                    panel.place = place;
                    let before = panel.board.take();
                    let carried = before.map(|board| app.carried(tx, place, board));
                    panel.board = carried.transpose()?;
                }
                if let Some(name) = &name {
                    panel.name.clone_from(name);
                }
                if let Some(look) = &look {
                    panel.look = look.clone();
                }
                if let Some(board) = &board {
                    if panel.kind != PanelKind::Board {
                        return Err(Error::invalid("board", Problem::Unknown));
                    }
                    panel.board = Some(app.checked_board(tx, panel.place, board)?);
                }
                if let Some(person) = responsible.filter(|person| *person != panel.responsible) {
                    let found = tx.person(person)?.filter(|person| person.active);
                    found.ok_or_else(|| Error::invalid("responsibleId", Problem::UnknownPerson))?;
                    panel.responsible = person;
                }
                Ok(())
            },
        )
    }

    /// Tells it something; it hears it at once when it listens, else with its next report.
    pub fn command_panel(
        self: &Arc<Self>,
        who: &Who,
        id: PanelId,
        command: PanelCommand,
    ) -> Result<PanelDetail, Error> {
        self.alter_panel(
            who,
            id,
            None,
            PanelHappened::Commanded,
            move |_, _, _, panel| {
                panel.command = Some(command);
                Ok(())
            },
        )
    }

    /// Its key opens nothing any more, and the list forgets it.
    pub fn remove_panel(self: &Arc<Self>, who: &Who, id: PanelId) -> Result<(), Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let panel = app.managed_panel(tx, &actor, id)?;
            tx.delete_panel(id)?;
            app.log(
                tx,
                &actor,
                now,
                Fact::of_panel(&panel, PanelHappened::Removed),
            )?;
            if tx.revoke_api_key(panel.key, now)? {
                let fact = key_fact(&panel, true);
                app.log(tx, &actor, now, fact)?;
            }
            Ok::<_, Error>(())
        })?;
        self.callers.forget();
        Ok(())
    }

    fn alter_panel(
        self: &Arc<Self>,
        who: &Who,
        id: PanelId,
        version: Option<i64>,
        happened: PanelHappened,
        mut decide: impl FnMut(&App, &mut Tx, &Who, &mut Panel) -> Result<(), Error> + Send + 'static,
    ) -> Result<PanelDetail, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let detail = self.store.write(move |tx| {
            let before = app.managed_panel(tx, &actor, id)?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
            let mut panel = before.clone();
            decide(&app, tx, &actor, &mut panel)?;
            if panel != before {
                panel.version += 1;
                if !tx.update_panel(&panel, before.version)? {
                    return Err(Error::Stale {
                        version: before.version,
                    });
                }
                app.log(tx, &actor, now, Fact::of_panel(&panel, happened))?;
            }
            if panel.place != before.place {
                tx.move_api_key(panel.key, panel.place)?;
                app.log(tx, &actor, now, key_fact(&panel, false))?;
                // Who looks at the old room's stream is told as well.
                app.log(tx, &actor, now, Fact::of_panel(&before, happened))?;
            }
            if panel.name != before.name
                && let Some(mut person) = tx.person(panel.person)?
            {
                person.name.clone_from(&panel.name);
                person.version += 1;
                tx.save_person(&person)?;
                let fact = Fact::of_person(&person, PersonHappened::Saved);
                app.log(tx, &actor, now, fact)?;
            }
            app.panel_detail(tx, panel)
        })?;
        self.callers.forget();
        self.forget_names(&[detail.panel.person]);
        Ok(detail)
    }

    fn manages(&self, who: &Who, place: PlaceId) -> bool {
        let places = self.places();
        let target = Target::place(places.path(place));
        who.caller.may(Permission::PanelManage, &target)
    }

    /// 'Not found' for who does not look after its place: what hangs where is nobody else's matter.
    fn managed_panel(&self, tx: &mut Tx, who: &Who, id: PanelId) -> Result<Panel, Error> {
        tx.panel(id)?
            .filter(|panel| self.manages(who, panel.place))
            .ok_or(Error::NotFound(Noun::Panel))
    }

    /// Whether the caller may have a screen of this kind there: a panel hangs beside a room.
    fn admit_panel_at(&self, who: &Who, kind: PanelKind, place: PlaceId) -> Result<(), Error> {
        let places = self.places();
        let target = Target::place(places.path(place));
        permit(who, Permission::PanelManage, &target)?;
        let fits = match kind {
            PanelKind::Panel => places.room(place).is_some(),
            PanelKind::Board => places.get(place).is_some() && places.room(place).is_none(),
        };
        if fits {
            Ok(())
        } else {
            Err(Error::invalid("placeId", Problem::Unknown))
        }
    }

    fn panel_detail(&self, tx: &mut Tx, panel: Panel) -> Result<PanelDetail, Error> {
        let places = self.places();
        let place = places.get(panel.place);
        Ok(PanelDetail {
            place_name: place.map(|place| place.name.clone()).unwrap_or_default(),
            responsible: tx.person(panel.responsible)?.map(|person| person.name),
            faults: tx.panel_faults(panel.id, FAULTS_SHOWN)?,
            panel,
        })
    }
}

fn key_fact(panel: &Panel, revoked: bool) -> Fact {
    Fact::ApiKey(ApiKeyFact {
        api_key: panel.key,
        name: panel.name.clone(),
        revoked,
    })
}

fn checked_look(look: Look) -> Result<Look, Error> {
    let welcome = look.welcome.as_deref();
    let welcome = welcome
        .map(|welcome| text::line("look.welcome", welcome, WELCOME_MOST))
        .transpose()?;
    if let Some(colour) = &look.background
        && !is_colour(colour)
    {
        return Err(Error::invalid("look.background", Problem::NotACode));
    }
    Ok(Look {
        welcome: welcome.filter(|welcome| !welcome.is_empty()),
        ..look
    })
}
