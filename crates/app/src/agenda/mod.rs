//! Agendas: what a meeting is to talk about. What comes of it, tasks, minutes and files, has a
//! file each beside this one.

mod action;
mod attachment;
mod document;
mod minutes;

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::Permission;
use domain::agenda::{Agenda, ITEMS_MOST, MinutesState, Speaker, WantedItem, arrange};
use domain::event::Fact;
use domain::id::{MeetingId, PersonId};
use domain::meeting::Meeting;
use store::Tx;

pub use self::action::{ActionDetail, WantedAction, WantedActionEdit};
pub(crate) use self::attachment::file_name;
pub use self::attachment::{AttachmentDetail, Incoming};
pub use self::document::{DocumentFile, Format};
pub use self::minutes::{MinutesDetail, WantedMinutes, WantedRound};
use crate::{App, Error, Noun, Problem, Who, text};

/// Minutes one item may take: a day.
const ITEM_MINUTES_MOST: u32 = 1_440;
const NOTES_MOST: usize = 4_000;

/// An agenda with what a reader needs to show it.
#[derive(Clone, Debug)]
pub struct AgendaDetail {
    pub agenda: Agenda,
    pub meeting: Meeting,
    /// Names of the people it mentions.
    pub names: HashMap<PersonId, Arc<str>>,
    /// Whether the reader may write it.
    pub may_write: bool,
    /// Whether the reader may add files: whoever takes part may.
    pub may_add_files: bool,
    /// Where the minutes stand, if there are any that the reader may know of.
    pub minutes: Option<MinutesState>,
}

/// What is known before anything is done about an agenda.
pub(crate) struct Scene {
    pub meeting: Meeting,
    pub agenda: Agenda,
    pub who: Who,
    /// Whether the caller runs the meeting or keeps its minutes.
    pub leads: bool,
}

impl Scene {
    pub(crate) fn require_lead(&self) -> Result<(), Error> {
        match self.leads {
            true => Ok(()),
            false => Err(Error::Denied(Permission::MeetingManage)),
        }
    }
}

impl App {
    /// Whoever may know what the meeting is about may know its agenda.
    pub fn agenda(&self, who: &Who, id: MeetingId) -> Result<AgendaDetail, Error> {
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            self.agenda_detail(tx, scene)
        })
    }

    /// The agenda as a whole, in its order, and who keeps the minutes.
    pub fn save_agenda(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        keeper: Option<PersonId>,
        items: Vec<WantedItem>,
        version: Option<i64>,
    ) -> Result<AgendaDetail, Error> {
        let items = checked(items)?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let scene = app.scene(tx, &who, id)?;
            scene.require_lead()?;
            let before = &scene.agenda;
            if version.is_some_and(|version| version != before.version) {
                let version = before.version;
                return Err(Error::Stale { version });
            }
            for item in &items {
                if let Some(Speaker::Person(person)) = item.speaker {
                    // Whoever stands there from before may have left the meeting since, or the house.
                    if before.items.iter().any(|old| old.speaker == item.speaker) {
                        continue;
                    }
                    let known = tx.person(person)?.filter(|person| person.active);
                    known.ok_or(Error::invalid("items.speaker", Problem::UnknownPerson))?;
                    if !scene.meeting.topic.members().contains(&person) {
                        let problem = Problem::NotTakingPart;
                        return Err(Error::invalid("items.speaker", problem));
                    }
                }
            }
            let ids = app.ids(now);
            let after = arrange(before, &scene.meeting, keeper, items.clone(), || {
                ids.agenda_item()
            })?;
            if !tx.save_agenda(&after, before.version)? {
                let version = tx.agenda(id)?.version;
                return Err(Error::Stale { version });
            }
            let fact = Fact::of_agenda(&after, &scene.meeting);
            app.log(tx, &scene.who, now, fact)?;
            let scene = app.scene(tx, &who, id)?;
            app.agenda_detail(tx, scene)
        })
    }

    /// The meeting and its agenda, for somebody who may know of them.
    pub(crate) fn scene(&self, tx: &mut Tx, who: &Who, id: MeetingId) -> Result<Scene, Error> {
        let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
        self.see(who, &meeting)?;
        let places = self.places();
        if !meeting.may_see(&who.caller, &places) {
            return Err(Error::Denied(Permission::MeetingSeePrivate));
        }
        let agenda = tx.agenda(id)?;
        let leads = agenda.may_write(&meeting, &who.caller, &places);
        Ok(Scene {
            who: who.running(&meeting),
            meeting,
            agenda,
            leads,
        })
    }

    fn agenda_detail(&self, tx: &mut Tx, scene: Scene) -> Result<AgendaDetail, Error> {
        let speakers = scene.agenda.items.iter();
        let speakers = speakers.filter_map(|item| match item.speaker {
            Some(Speaker::Person(person)) => Some(person),
            _ => None,
        });
        let people: Vec<_> = speakers.chain(scene.agenda.keeper).collect();
        let takes_part = scene.meeting.involves(&scene.who.caller);
        let minutes = tx.minutes(scene.meeting.id)?;
        let minutes = minutes.filter(|one| scene.leads || (takes_part && one.edition > 0));
        Ok(AgendaDetail {
            names: self.names(tx, people)?,
            may_write: scene.leads,
            may_add_files: scene.leads || takes_part,
            minutes: minutes.map(|minutes| minutes.state),
            agenda: scene.agenda,
            meeting: scene.meeting,
        })
    }
}

fn checked(items: Vec<WantedItem>) -> Result<Vec<WantedItem>, Error> {
    if items.len() > ITEMS_MOST {
        let most = ITEMS_MOST;
        return Err(Error::invalid("items", Problem::TooMany { most }));
    }
    let item = |item: WantedItem| {
        let out_of_range = item.minutes.is_some_and(|one| one > ITEM_MINUTES_MOST);
        if out_of_range {
            let (least, most) = (0, i64::from(ITEM_MINUTES_MOST));
            let problem = Problem::OutOfRange { least, most };
            return Err(Error::invalid("items.minutes", problem));
        }
        let speaker = match item.speaker {
            Some(Speaker::Other(name)) => {
                let name = text::name("items.speaker", &name, text::NAME_MOST)?;
                Some(Speaker::Other(name.into()))
            }
            speaker => speaker,
        };
        let notes = item.notes.as_deref().unwrap_or_default();
        Ok(WantedItem {
            title: text::name("items.title", &item.title, text::NAME_MOST)?.into(),
            notes: text::paragraphs("items.notes", notes, NOTES_MOST)?.map(Into::into),
            speaker,
            ..item
        })
    };
    items.into_iter().map(item).collect()
}
