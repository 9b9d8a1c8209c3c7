//! Follows the event log: whatever anybody wrote, on this node, another node or the console, is
//! read here, brings memory up to date and is told to whoever listens.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use domain::availability::Availability;
use domain::event::{Event, Fact, SessionHappened};
use domain::id::{MeetingId, PersonId};
use store::Position;

use crate::{App, Error, lock};

/// Lines of the log read at once.
const BATCH: usize = 500;
/// Meetings read anew at once.
const REFRESH: usize = 500;
/// How long the log may stay unread when nobody pokes; bounds how late another node's change is
/// seen where the database cannot say that there is one.
const PATIENCE: Duration = Duration::from_millis(250);

/// A breath between two looks at the log. Under load, what was booked meanwhile is taken in together,
/// which costs a fraction; nobody's question waits for it, because `renew` comes before each answer.
const BREATH: Duration = Duration::from_millis(5);

/// A line of the log as it is told on.
#[derive(Clone, Debug)]
pub struct Told {
    pub position: Position,
    pub event: Arc<Event>,
}

pub type Listener = Box<dyn Fn(&[Told]) + Send + Sync>;

#[derive(Default)]
pub(crate) struct Follower {
    /// Meetings whose picture in memory is older than the database.
    stale: Mutex<Vec<MeetingId>>,
    /// Meetings noted as stale and not yet shown: those being read just now are among them.
    pending: AtomicUsize,
    /// Held while the picture is renewed, so that an older reading never overwrites a newer one.
    renewing: Mutex<()>,
    /// The same of the places.
    rereading: Mutex<()>,
    /// How often names were forgotten: what was read before that is not kept.
    renamed: AtomicU64,
    /// How far the log was read.
    position: Mutex<Position>,
    listeners: RwLock<Vec<Listener>>,
    stopped: AtomicBool,
}

impl Follower {
    pub(crate) fn renamed(&self) -> u64 {
        self.renamed.load(Ordering::SeqCst)
    }

    pub(crate) fn stale(&self, meetings: impl IntoIterator<Item = MeetingId>) {
        let mut stale = lock(&self.stale);
        let before = stale.len();
        stale.extend(meetings);
        self.pending
            .fetch_add(stale.len() - before, Ordering::SeqCst);
    }
}

impl App {
    /// Reads all holds into memory, so that the first question finds its answer. The position is
    /// taken first: what is written meanwhile is read again rather than missed.
    pub fn warm_up(&self) -> Result<(), Error> {
        let position = self
            .store
            .read(|tx| tx.last_position().map_err(Error::from))?;
        *lock(&self.follower.position) = position;
        let entries = self.store.read(|tx| {
            let mut entries = Vec::new();
            tx.for_each_entry(|entry| entries.push(entry))?;
            Ok::<_, Error>(entries)
        })?;
        let mut picture = Availability::default();
        picture.set_rooms(crate::find::room_facts(&self.places()));
        for entry in entries {
            picture.apply(entry);
        }
        *self
            .availability
            .write()
            .unwrap_or_else(PoisonError::into_inner) = picture;
        Ok(())
    }

    pub(crate) fn reread_places(&self) -> Result<(), Error> {
        let _rereading = lock(&self.follower.rereading);
        let now = self.now();
        let places = Arc::new(self.store.read(|tx| crate::place::read(tx, now))?);
        let rooms = crate::find::room_facts(&places);
        *self.places.write().unwrap_or_else(PoisonError::into_inner) = places;
        self.availability
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .set_rooms(rooms);
        Ok(())
    }

    /// Brings what is known to be stale up to date. Whoever asks calls this first and so sees
    /// every booking that was answered before on this node.
    pub fn renew(&self) -> Result<(), Error> {
        if self.is_fresh() {
            return Ok(());
        }
        // Whoever comes second waits here for what the first is reading just now.
        let _renewing = lock(&self.follower.renewing);
        loop {
            let taken = {
                let mut stale = lock(&self.follower.stale);
                let rest = stale.len().saturating_sub(REFRESH);
                stale.split_off(rest)
            };
            if taken.is_empty() {
                return Ok(());
            }
            let mut ids = taken.clone();
            ids.sort();
            ids.dedup();
            let read = self
                .store
                .read(|tx| tx.entries_of(&ids).map_err(Error::from))
                .inspect_err(|_| lock(&self.follower.stale).extend(&taken));
            let entries = read?;
            let mut availability = self
                .availability
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            for id in ids {
                availability.forget(id);
            }
            for entry in entries {
                availability.apply(entry);
            }
            self.follower
                .pending
                .fetch_sub(taken.len(), Ordering::SeqCst);
        }
    }

    /// Whether the log ends before where it was read to, as after a restore.
    pub fn is_rewound(&self, position: Position) -> Result<bool, Error> {
        let last = self
            .store
            .read(|tx| tx.last_position().map_err(Error::from))?;
        Ok(last < position)
    }

    /// Whether memory shows everything this node wrote.
    pub fn is_fresh(&self) -> bool {
        self.follower.pending.load(Ordering::SeqCst) == 0
    }

    /// Reads the log from where it was left, until nothing is new.
    pub fn follow_once(&self) -> Result<(), Error> {
        loop {
            let position = *lock(&self.follower.position);
            let lines = self
                .store
                .read(move |tx| tx.events_after(position, BATCH).map_err(Error::from))?;
            let Some((last, _)) = lines.last() else {
                if self.is_rewound(position)? {
                    tracing::warn!("the log is shorter than it was: reading everything anew");
                    self.reread_places()?;
                    self.callers.forget();
                    return self.warm_up();
                }
                return self.renew();
            };
            let last = *last;
            let told: Vec<_> = lines
                .into_iter()
                .map(|(position, event)| Told {
                    position,
                    event: Arc::new(event),
                })
                .collect();
            self.take_note(&told)?;
            self.renew()?;
            *lock(&self.follower.position) = last;
            for listener in self
                .follower
                .listeners
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
            {
                listener(&told);
            }
        }
    }

    /// What a line means for what is kept in memory.
    fn take_note(&self, told: &[Told]) -> Result<(), Error> {
        let mut places_changed = false;
        let mut rights_changed = false;
        let mut renamed: Vec<PersonId> = Vec::new();
        for Told { event, .. } in told {
            match &event.fact {
                Fact::Meeting(fact) => self.follower.stale([fact.meeting]),
                Fact::Place(_) | Fact::Calendar(_) | Fact::MeetingType(_) => {
                    places_changed = true;
                }
                Fact::Closure(fact) => places_changed |= fact.changes_rules(),
                Fact::Person(fact) => {
                    renamed.push(fact.person);
                    rights_changed = true;
                }
                Fact::Session(fact) => {
                    rights_changed |= fact.happened == SessionHappened::Closed;
                }
                Fact::ApiKey(_)
                | Fact::Grant(_)
                | Fact::Role(_)
                | Fact::Group(_)
                | Fact::OrgUnit(_)
                | Fact::Delegation(_) => rights_changed = true,
                // Nothing in memory shows these; notices have a reader of the log of their own.
                Fact::Series(_)
                | Fact::Swap(_)
                | Fact::HandOver(_)
                | Fact::Waiting(_)
                | Fact::Attendance(_)
                | Fact::NoShow(_)
                | Fact::Response(_)
                | Fact::Notice(_)
                | Fact::NoticeSettings(_)
                | Fact::NoticeTemplate(_)
                | Fact::Delivery(_)
                | Fact::Flow(_)
                | Fact::Approval(_)
                | Fact::Log(_)
                | Fact::Agenda(_)
                | Fact::Action(_)
                | Fact::Minutes(_)
                | Fact::Attachment(_)
                | Fact::Panel(_)
                | Fact::Picture(_)
                | Fact::Decor(_)
                | Fact::Plan(_) => {}
            }
        }
        if places_changed {
            self.reread_places()?;
        }
        if rights_changed {
            self.callers.forget();
        }
        if !renamed.is_empty() {
            self.forget_names(&renamed);
        }
        Ok(())
    }

    pub(crate) fn forget_names(&self, people: &[PersonId]) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        self.follower.renamed.fetch_add(1, Ordering::SeqCst);
        for person in people {
            names.remove(person);
        }
    }

    /// Told every line, in order, after memory shows what it says.
    pub fn listen(&self, listener: Listener) {
        self.follower
            .listeners
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(listener);
    }

    /// Follows until `stop`. A database that is away for days is no reason to end: it is asked
    /// again, and the log tells what was missed.
    pub fn keep_following(&self) {
        let mut seen = 0;
        while !self.is_stopped() {
            if let Err(error) = self.follow_once() {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "cannot follow the log"
                );
            }
            std::thread::sleep(BREATH);
            seen = self.store.wait_for_events(seen, PATIENCE);
        }
    }

    pub fn stop(&self) {
        self.follower.stopped.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.follower.stopped.load(Ordering::Relaxed)
    }

    /// Lines after `position` that still are in the log, for a listener that was away.
    pub fn events_after(&self, position: Position, limit: usize) -> Result<Vec<Told>, Error> {
        let lines = self
            .store
            .read(move |tx| tx.events_after(position, limit).map_err(Error::from))?;
        Ok(lines
            .into_iter()
            .map(|(position, event)| Told {
                position,
                event: Arc::new(event),
            })
            .collect())
    }

    /// Up to where memory has followed the log.
    pub fn position(&self) -> Position {
        *lock(&self.follower.position)
    }
}
