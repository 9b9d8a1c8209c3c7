//! Leads: one function per thing a person, a device or the clock may want. Each walks the five
//! beats: permit, load, decide, save, tell. It speaks no HTTP and knows no JSON shapes.

pub mod access;
pub mod agenda;
pub mod approval;
pub mod attendance;
pub mod audit;
mod backup;
pub mod clock;
pub mod closure;
pub mod demo;
pub mod doctor;
pub mod error;
pub mod find;
pub mod flow;
mod follow;
pub mod group;
pub mod import;
pub mod job;
pub mod meeting;
pub mod notice;
pub mod once;
pub mod org_unit;
pub mod panel;
pub mod person;
pub mod phrase;
pub mod place;
pub mod policy;
pub mod presence;
pub mod series;
pub mod simulate;
pub mod standing;
pub mod sweep;
pub mod text;
pub mod words;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use domain::access::Caller;
use domain::availability::Availability;
use domain::event::{Actor, Event, Fact, Origin};
use domain::id::{MeetingId, PersonId, WaitingId};
use domain::meeting::Meeting;
use domain::person::Language;
use domain::place::Places;
use jiff::Timestamp;
pub use store::{ApiKey, BackupError, GroupLine, Options, Position, check_backup};
use store::{Store, Tx};

pub use crate::clock::{Chance, Clock, Ids, SetClock, SystemChance, SystemClock};
pub use crate::error::{Error, Noun, Problem, Refusal, StartError};
pub use crate::follow::{Listener, Told};
pub use crate::once::{Answer, Once, Remembered};

/// Everything a use case works with. One per process.
pub struct App {
    store: Store,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    /// Replaced whole when the tree changes.
    places: RwLock<Arc<Places>>,
    /// What is free and what is on: answers questions, is never trusted for writing.
    availability: RwLock<Availability>,
    names: RwLock<HashMap<PersonId, Arc<str>>>,
    /// Wishes that seemed to suit and could not be granted, until they are looked at again.
    passed_over: Mutex<HashSet<WaitingId>>,
    callers: access::Callers,
    follower: follow::Follower,
    post: notice::Post,
    retention: audit::Retention,
    /// What the operator said of files; set once.
    files: OnceLock<FileSettings>,
    /// When contents that nobody names were looked for last.
    files_swept: Mutex<Option<Timestamp>>,
    typeface: OnceLock<Option<connect::document::Typeface>>,
    /// Of people of whom nobody said one; set once.
    language: OnceLock<Language>,
    /// How long people stay signed in; set once.
    sessions: OnceLock<access::SessionLength>,
}

/// What the operator said of files and documents.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct FileSettings {
    /// Bytes that one file may have; 50 MiB when absent.
    pub bytes_most: Option<u64>,
    /// A typeface with Latin and Chinese letters, for PDF; one of the system when absent.
    pub typeface: Option<std::path::PathBuf>,
}

/// Who asks, and by which door.
#[derive(Clone, Debug)]
pub struct Who {
    pub caller: Caller,
    pub origin: Origin,
}

impl Who {
    /// The operator at the console.
    pub fn console() -> Who {
        Who {
            caller: Caller::system(),
            origin: Origin::Console,
        }
    }

    pub fn timer() -> Who {
        Who {
            caller: Caller::system(),
            origin: Origin::Timer,
        }
    }
}

impl Who {
    /// The same, acting in the name of somebody else.
    pub(crate) fn on_behalf_of(&self, person: Option<PersonId>) -> Who {
        Who {
            caller: Caller {
                on_behalf_of: person,
                ..self.caller.clone()
            },
            origin: self.origin,
        }
    }

    /// A delegate acts in the name of whoever runs the meeting, others in their own.
    pub(crate) fn running(&self, meeting: &Meeting) -> Who {
        let runs = [meeting.topic.organizer, meeting.topic.host];
        let is_theirs = self.caller.person().is_some_and(|me| runs.contains(&me));
        self.on_behalf_of(meeting.runs_for(&self.caller).filter(|_| !is_theirs))
    }
}

impl App {
    /// Opens the database and reads the places. A server calls `warm_up` as well.
    pub fn open(
        options: &Options,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Arc<App>, StartError> {
        App::over(Store::open(options)?, clock, chance)
    }

    /// As `open`, over a store that is open.
    pub fn over(
        store: Store,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Arc<App>, StartError> {
        let app = App {
            store,
            clock,
            chance,
            places: RwLock::default(),
            availability: RwLock::default(),
            names: RwLock::default(),
            passed_over: Mutex::default(),
            callers: access::Callers::default(),
            follower: follow::Follower::default(),
            post: notice::Post::default(),
            retention: audit::Retention::default(),
            files: OnceLock::new(),
            files_swept: Mutex::default(),
            typeface: OnceLock::new(),
            language: OnceLock::new(),
            sessions: OnceLock::new(),
        };
        app.reread_places().map_err(StartError::from)?;
        Ok(Arc::new(app))
    }

    /// To be called once, before anything is done with files.
    pub fn set_files(&self, settings: FileSettings) {
        self.files.set(settings).ok();
    }

    /// The language of the house. To be called once, before anybody is added.
    pub fn set_language(&self, language: Language) {
        self.language.set(language).ok();
    }

    /// To be called once, before anybody signs in.
    pub fn set_session_length(&self, length: access::SessionLength) {
        self.sessions.set(length).ok();
    }

    pub fn session_length(&self) -> access::SessionLength {
        self.sessions.get().copied().unwrap_or_default()
    }

    pub(crate) fn language_of_house(&self) -> Language {
        self.language.get().copied().unwrap_or_default()
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether the database answers.
    pub fn ask_database(&self) -> Result<(), Error> {
        self.store
            .read(|tx| tx.last_position().map_err(Error::from))
            .map(|_| ())
    }

    /// A name for this process among those that share the database.
    pub fn worker_name(&self) -> String {
        self.ids(self.now()).job().to_string()
    }

    pub fn new_place_id(&self) -> domain::id::PlaceId {
        self.ids(self.now()).place()
    }

    pub fn places(&self) -> Arc<Places> {
        self.places
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn ids(&self, now: Timestamp) -> Ids<'_> {
        Ids {
            chance: self.chance.as_ref(),
            now,
        }
    }

    /// Writes one line of the log in the transaction of the change.
    fn log(&self, tx: &mut Tx, who: &Who, now: Timestamp, fact: Fact) -> Result<(), Error> {
        tx.log(&Event {
            at: now,
            actor: Actor::of(&who.caller, who.origin),
            fact,
        })?;
        Ok(())
    }

    /// After a commit: what these meetings look like is read anew before anybody is told.
    fn changed(&self, meetings: impl IntoIterator<Item = MeetingId>) {
        self.follower.stale(meetings);
    }

    /// Names that are in memory.
    fn known_names(&self, people: &[PersonId]) -> HashMap<PersonId, Arc<str>> {
        let known = self.names.read().unwrap_or_else(PoisonError::into_inner);
        people
            .iter()
            .filter_map(|person| Some((*person, known.get(person)?.clone())))
            .collect()
    }

    /// Names of people, most of them from memory.
    pub fn names(
        &self,
        tx: &mut Tx,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<HashMap<PersonId, Arc<str>>, Error> {
        let people: Vec<_> = people.into_iter().collect();
        let renamed = self.follower.renamed();
        let mut found = self.known_names(&people);
        let missing: Vec<_> = people
            .into_iter()
            .filter(|person| !found.contains_key(person))
            .collect();
        if !missing.is_empty() {
            for person in tx.people_by_ids(&missing)? {
                found.insert(person.id, person.name.into());
            }
            let mut known = self.names.write().unwrap_or_else(PoisonError::into_inner);
            // Who was renamed while their name was read is read again the next time.
            if self.follower.renamed() == renamed {
                let names = missing.iter();
                known.extend(names.filter_map(|id| Some((*id, found.get(id)?.clone()))));
            }
        }
        Ok(found)
    }
}

/// A lock whose holder panicked still guards data that is whole: every change under these locks
/// is a single replacement.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
