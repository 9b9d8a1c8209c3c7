//! Meetings and series from an iCalendar file, one transaction each, in the order of the file:
//! who stands first is held first. The UID is the key: an event that is there as it is changes
//! nothing, one that changed takes the place of what was there.

use std::collections::HashMap;
use std::sync::Arc;

use connect::ical::{self, CalendarItem, ExtraDate, Status};
use domain::access::{Permission, Target};
use domain::event::{Fact, SeriesHappened};
use domain::id::{MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::{self, Attendee, Meeting, Party};
use domain::place::Places;
use domain::policy::Ask;
use domain::series::{Moment, Rule};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Link, Tx};
use uuid::Uuid;

use super::{ImportError, Item, Outcome, Progress, Report, fault_detail};
use crate::access::permit;
use crate::meeting::{Count, OnConflict, Plan, Turn, Wanted, clashes};
use crate::series::WantedRecurrence;
use crate::{App, Error, Who};

/// The name under which links of imported events are kept.
const CONNECTOR: &str = "calendar-import";
/// Events that share a transaction.
const TOGETHER: usize = 50;
/// People read at once.
const PEOPLE_PAGE: usize = 1_000;
/// Shown where an event has no summary.
const UNTITLED: &str = "(untitled)";

/// How to read a calendar.
#[derive(Clone, Debug)]
pub struct CalendarOptions {
    /// Login of the person in whose name the meetings are booked.
    pub organizer: String,
    /// Leave clashing dates out instead of refusing their series.
    pub skip_conflicts: bool,
    pub dry_run: bool,
}

/// Why one event was not taken.
enum Refused {
    Item { code: String, detail: Value },
    Broken(Error),
}

/// Ends a dry run: what it did is undone.
enum Dry {
    Run(Vec<Item>),
    Broken(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        match super::refusal(error) {
            Ok((code, detail)) => Refused::Item { code, detail },
            Err(broken) => Refused::Broken(broken),
        }
    }
}

impl From<store::StoreError> for Refused {
    fn from(error: store::StoreError) -> Refused {
        Refused::Broken(error.into())
    }
}

impl From<store::StoreError> for Dry {
    fn from(error: store::StoreError) -> Dry {
        Dry::Broken(error.into())
    }
}

/// Why several events could not be taken in one transaction.
enum Together {
    /// One of them has to be undone without the others.
    Apart,
    Broken(Error),
}

impl From<store::StoreError> for Together {
    fn from(error: store::StoreError) -> Together {
        Together::Broken(error.into())
    }
}

type ReadItem = Result<CalendarItem, ical::ItemError>;

impl App {
    pub fn import_calendar(
        self: &Arc<Self>,
        who: &Who,
        bytes: &[u8],
        options: &CalendarOptions,
        progress: Progress<'_>,
    ) -> Result<Report, ImportError> {
        permit(who, Permission::MeetingManage, &Target::deployment())?;
        let places = self.places();
        let zone = places
            .rooms()
            .first()
            .map_or(TimeZone::UTC, |room| places.zone(*room));
        let items = ical::read(bytes, &zone)?;
        let login = domain::person::login_key(&options.organizer);
        let organizer = self
            .store
            .read(|tx| tx.person_by_login(&login).map_err(Error::from))?;
        let organizer =
            organizer.ok_or_else(|| ImportError::UnknownOrganizer(options.organizer.clone()))?;
        let import = Import {
            app: self.clone(),
            who: who.clone(),
            organizer: organizer.id,
            on_conflict: if options.skip_conflicts {
                OnConflict::Skip
            } else {
                OnConflict::Refuse
            },
            rooms: Arc::new(Rooms::of(&places)),
            people: Arc::new(self.people_by_address()?),
        };
        let mut report = Report::default();
        if options.dry_run {
            for item in import.rehearse(items)? {
                report.take(item);
            }
            return Ok(report);
        }
        let total = items.len();
        let items: Arc<[ReadItem]> = items.into();
        for start in (0..total).step_by(TOGETHER) {
            let range = start..total.min(start + TOGETHER);
            for item in import.take_together(&items, range)? {
                report.take(item);
            }
            progress(report.items.len(), total);
        }
        Ok(report)
    }

    /// Whose address it is, in lower case. An address that several people share is nobody's.
    fn people_by_address(&self) -> Result<HashMap<String, PersonId>, Error> {
        let mut known: HashMap<String, Option<PersonId>> = HashMap::new();
        let mut after = None;
        loop {
            let page = self.store.read(|tx| {
                tx.people_matching(None, after.clone(), PEOPLE_PAGE)
                    .map_err(Error::from)
            })?;
            let Some(last) = page.last() else {
                break;
            };
            after = Some((last.name.clone(), last.id));
            for person in page {
                let Some(address) = person.email else {
                    continue;
                };
                known
                    .entry(address.to_lowercase())
                    .and_modify(|owner| *owner = None)
                    .or_insert(Some(person.id));
            }
        }
        let owned = known.into_iter();
        Ok(owned
            .filter_map(|(address, owner)| Some((address, owner?)))
            .collect())
    }
}

/// One run over a file.
#[derive(Clone)]
struct Import {
    app: Arc<App>,
    who: Who,
    organizer: PersonId,
    on_conflict: OnConflict,
    rooms: Arc<Rooms>,
    people: Arc<HashMap<String, PersonId>>,
}

impl Import {
    /// Some events in one transaction, which costs one flush of the disk. When one is refused that
    /// had begun to write, all of them are done again, each in a transaction of its own.
    fn take_together(
        &self,
        items: &Arc<[ReadItem]>,
        range: std::ops::Range<usize>,
    ) -> Result<Vec<Item>, Error> {
        let (import, all, together) = (self.clone(), items.clone(), range.clone());
        let outcome = self.app.store.write(move |tx| {
            let mut told_of = Vec::with_capacity(together.len());
            for item in all.get(together.clone()).unwrap_or_default() {
                let outcome = import.outcome(tx, item);
                if matches!(outcome, Err(Refused::Item { .. })) && may_have_written(tx, item)? {
                    return Err(Together::Apart);
                }
                told_of.push(told(item, outcome).map_err(Together::Broken)?);
            }
            Ok(told_of)
        });
        match outcome {
            Ok(items) => Ok(items),
            Err(Together::Broken(error)) => Err(error),
            Err(Together::Apart) => range.map(|index| self.take(items, index)).collect(),
        }
    }

    /// One event in a transaction of its own.
    fn take(&self, items: &Arc<[ReadItem]>, index: usize) -> Result<Item, Error> {
        let (import, all) = (self.clone(), items.clone());
        let outcome = self.app.store.write(move |tx| match all.get(index) {
            Some(item) => import.outcome(tx, item),
            None => Ok((Outcome::Unchanged, Value::Null)),
        });
        match items.get(index) {
            Some(item) => told(item, outcome),
            None => Err(Error::NotFound(crate::Noun::Meeting)),
        }
    }

    fn outcome(&self, tx: &mut Tx, item: &ReadItem) -> Result<(Outcome, Value), Refused> {
        match item {
            Ok(event) => self.event(tx, event),
            Err(fault) => Err(of_fault(fault)),
        }
    }

    /// All events in one transaction that is undone.
    fn rehearse(&self, items: Vec<ReadItem>) -> Result<Vec<Item>, Error> {
        let import = self.clone();
        let outcome = self.app.store.write(move |tx| {
            let mut all = Vec::with_capacity(items.len());
            for item in &items {
                let outcome = import.outcome(tx, item);
                all.push(told(item, outcome).map_err(Dry::Broken)?);
            }
            Err::<(), _>(Dry::Run(all))
        });
        match outcome {
            Err(Dry::Run(items)) => Ok(items),
            Err(Dry::Broken(error)) => Err(error),
            Ok(()) => Ok(Vec::new()),
        }
    }

    fn event(&self, tx: &mut Tx, event: &CalendarItem) -> Result<(Outcome, Value), Refused> {
        let now = self.app.now();
        let content_hash = content_hash(event);
        let key = key(event);
        let known = tx.link(CONNECTOR, &key)?;
        if known
            .as_ref()
            .is_some_and(|link| link.content_hash == content_hash)
        {
            return Ok((Outcome::Unchanged, Value::Null));
        }
        if let Some(property) = unsupported(event) {
            let code = "unsupported_property".to_owned();
            return Err(Refused::Item {
                code,
                detail: json!({"property": property}),
            });
        }
        if let Some(link) = &known {
            self.undo(tx, link, now)?;
        }
        let (entity_kind, entity_id, detail) = if event.status == Status::Cancelled {
            let gone = known
                .as_ref()
                .map(|link| link.entity_id)
                .unwrap_or_default();
            ("cancelled", gone, Value::Null)
        } else {
            self.book(tx, event, now)?
        };
        let entity_kind = entity_kind.to_owned();
        tx.save_link(
            CONNECTOR,
            &key,
            &Link {
                entity_kind,
                entity_id,
                content_hash,
            },
        )?;
        let outcome = if known.is_some() {
            Outcome::Updated
        } else {
            Outcome::Created
        };
        Ok((outcome, detail))
    }

    fn book(
        &self,
        tx: &mut Tx,
        event: &CalendarItem,
        now: Timestamp,
    ) -> Result<(&'static str, Uuid, Value), Refused> {
        let room = self.rooms.find(event)?;
        let plan = Plan {
            // It was agreed elsewhere.
            turn: Turn::Theirs,
            ..self.app.plan(&self.who, self.wanted(event, room))?
        };
        let Some(recurrence) = &plan.recurrence else {
            let (meeting, _) = self.app.book_one(tx, &self.who, &plan, now)?;
            return Ok(("meeting", meeting.id.0, Value::Null));
        };
        let made = self
            .app
            .book_series(tx, &self.who, &plan, recurrence, now)?;
        for date in event
            .overrides
            .iter()
            .filter(|date| date.status != Status::Cancelled)
        {
            self.book_override(tx, date, room, &plan, made.series.id, now)?;
        }
        let skipped: Vec<_> = made
            .skipped
            .iter()
            .map(|clash| json!({"start": clash.wanted.from()}))
            .collect();
        let detail = if skipped.is_empty() {
            Value::Null
        } else {
            json!({"skipped": skipped})
        };
        Ok(("series", made.series.id.0, detail))
    }

    /// A date of a series that stands apart: at its own time, in its own room.
    fn book_override(
        &self,
        tx: &mut Tx,
        date: &CalendarItem,
        room: PlaceId,
        series: &Plan,
        series_id: SeriesId,
        now: Timestamp,
    ) -> Result<Meeting, Refused> {
        let names_room = date.room_code.is_some() || date.location.is_some();
        let room = if names_room {
            self.rooms.find(date)?
        } else {
            room
        };
        let wanted = self.wanted(date, room);
        let plan = self.app.plan(
            &self.who,
            Wanted {
                recurrence: None,
                ..wanted
            },
        )?;
        let plan = Plan {
            time_zone: series.time_zone.clone(),
            ..plan
        };
        let ends = (plan.span.from(), plan.span.until());
        let places = self.app.lock(tx, &plan.rooms, ends, now)?;
        let found = clashes(tx, &places, &plan.rooms, plan.span, None)?;
        let mut draft = self.app.draft(&plan, plan.span, now);
        draft.series = Some(series_id);
        draft.original_start = date.recurrence_id.as_ref().map(|moment| moment.at());
        draft.apart = true;
        let counted = plan.counted(std::slice::from_ref(&plan.span));
        let usage = self.app.usage(tx, &places, &counted, Count::ToBook, now)?;
        let ask = Ask {
            usage,
            ..plan.ask(plan.span, now)
        };
        let change =
            meeting::book(draft, &places, &ask, found, plan.admission).map_err(Error::from)?;
        tx.insert_meeting(&change.meeting)?;
        self.app.log(tx, &self.who, now, Fact::of_change(&change))?;
        Ok(self.app.keep_approval(tx, &self.who, change, now)?)
    }

    fn wanted(&self, event: &CalendarItem, room: PlaceId) -> Wanted {
        let subject = match event.summary.trim() {
            "" => UNTITLED.to_owned(),
            summary => summary.to_owned(),
        };
        let attendees = event.attendees.iter().map(|attendee| Attendee {
            party: self.party(&attendee.email),
            required: attendee.required,
        });
        Wanted {
            subject,
            description: event.description.clone(),
            private: event.private,
            organizer: Some(self.organizer),
            host: None,
            people: event.expected_attendees,
            meeting_type: None,
            attendees: attendees.collect(),
            start: crate::clock::whole_microseconds(event.start.at()),
            end: crate::clock::whole_microseconds(event.end.at()),
            time_zone: Some(event.start.zone_name().to_owned()),
            rooms: vec![room],
            recurrence: recurrence(event),
            on_conflict: self.on_conflict,
            bypass: false,
        }
    }

    /// Somebody of the house where the address says so, or else a guest.
    fn party(&self, address: &str) -> Party {
        let found = self.people.get(&address.trim().to_lowercase());
        found.map_or_else(|| Party::Guest(address.to_owned()), |id| Party::Person(*id))
    }

    /// Takes back what an earlier import made of this event.
    fn undo(&self, tx: &mut Tx, link: &Link, now: Timestamp) -> Result<(), Refused> {
        let dates = match link.entity_kind.as_str() {
            "series" => {
                let id = SeriesId(link.entity_id);
                if let Some(series) = tx.series_for_update(id)? {
                    let before = series.version;
                    let ended = domain::series::Series {
                        complete: true,
                        version: before + 1,
                        ..series
                    };
                    tx.update_series(&ended, before)?;
                    let fact = Fact::of_series(&ended, SeriesHappened::Cancelled);
                    self.app.log(tx, &self.who, now, fact)?;
                }
                tx.meetings_of_series(id, None)?
            }
            "meeting" => tx.meeting(MeetingId(link.entity_id))?.into_iter().collect(),
            _ => Vec::new(),
        };
        for date in dates {
            let before = date.version;
            // What was ended, declined or cancelled by people stays as they left it.
            let Ok(change) = meeting::cancel(date, None, true, now) else {
                continue;
            };
            tx.update_meeting(&change.meeting, before)?;
            self.app.log(tx, &self.who, now, Fact::of_change(&change))?;
            self.app.keep_approval(tx, &self.who, change, now)?;
        }
        Ok(())
    }
}

/// The rule with its exceptions. Dates that stand apart are no dates of the rule.
fn recurrence(event: &CalendarItem) -> Option<WantedRecurrence> {
    let rule = match &event.rrule {
        Some(rule) => rule.clone(),
        None if event.rdates.is_empty() => return None,
        None => Rule::once().to_string(),
    };
    let apart = event
        .overrides
        .iter()
        .filter_map(|date| date.recurrence_id.as_ref());
    let exdates = event
        .exdates
        .iter()
        .chain(apart)
        .map(|moment| Moment::Instant(moment.at()));
    let rdates = event
        .rdates
        .iter()
        .map(|date| Moment::Instant(date.start.at()));
    Some(WantedRecurrence {
        rule,
        exdates: exdates.collect(),
        rdates: rdates.collect(),
    })
}

/// The UID; with the date where the file holds a date of a series without the series, because
/// several such dates share the UID.
fn key(event: &CalendarItem) -> String {
    match &event.recurrence_id {
        Some(date) => format!("{}#RECURRENCE-ID={}", event.uid, date.at()),
        None => event.uid.clone(),
    }
}

/// What the file asks for and a series cannot hold; leaving it out would book other times than
/// the file means.
fn unsupported(event: &CalendarItem) -> Option<&'static str> {
    if event.and_following || event.overrides.iter().any(|date| date.and_following) {
        return Some("RANGE");
    }
    let length = event.end.at().duration_since(event.start.at());
    let differs = |date: &ExtraDate| {
        let end = date.end.as_ref().map(ical::Moment::at);
        end.is_some_and(|end| end.duration_since(date.start.at()) != length)
    };
    event.rdates.iter().any(differs).then_some("RDATE")
}

fn content_hash(event: &CalendarItem) -> [u8; 32] {
    let text = serde_json::to_vec(event).unwrap_or_default();
    Sha256::digest(&text).into()
}

/// A refusal comes before the first write, but where dates stand apart from their series or an
/// earlier import is replaced.
fn may_have_written(tx: &mut Tx, item: &ReadItem) -> Result<bool, store::StoreError> {
    match item {
        Ok(event) => Ok(!event.overrides.is_empty() || tx.link(CONNECTOR, &key(event))?.is_some()),
        Err(_) => Ok(false),
    }
}

fn of_fault(error: &ical::ItemError) -> Refused {
    let code = error.fault.code().to_owned();
    Refused::Item {
        code,
        detail: fault_detail(&error.fault),
    }
}

/// The line of the report.
fn told(item: &ReadItem, outcome: Result<(Outcome, Value), Refused>) -> Result<Item, Error> {
    let (uid, line) = match item {
        Ok(event) => (Some(event.uid.clone()), event.line),
        Err(error) => (error.uid.clone(), error.line),
    };
    let (outcome, code, detail) = match outcome {
        Ok((outcome, detail)) => (outcome, None, detail),
        Err(Refused::Item { code, detail }) => (Outcome::Rejected, Some(code), detail),
        Err(Refused::Broken(error)) => return Err(error),
    };
    Ok(Item {
        uid,
        key: None,
        line,
        outcome,
        code,
        detail,
    })
}

/// Rooms by code and by name.
struct Rooms {
    by_code: HashMap<String, PlaceId>,
    /// `None` where several rooms have the name.
    by_name: HashMap<String, Option<PlaceId>>,
}

impl Rooms {
    fn of(places: &Places) -> Rooms {
        let mut rooms = Rooms {
            by_code: HashMap::new(),
            by_name: HashMap::new(),
        };
        for room in places.rooms().iter().filter_map(|id| places.room(*id)) {
            rooms.by_code.insert(room.code.clone(), room.id);
            rooms
                .by_name
                .entry(room.name.clone())
                .and_modify(|known| *known = None)
                .or_insert(Some(room.id));
        }
        rooms
    }

    /// The room whose code the event names, or else whose unique name or whose code is its location.
    fn find(&self, event: &CalendarItem) -> Result<PlaceId, Refused> {
        let refuse = |code: &str, detail: Value| Refused::Item {
            code: code.to_owned(),
            detail,
        };
        if let Some(code) = &event.room_code {
            let found = self.by_code.get(code.trim()).copied();
            return found.ok_or_else(|| refuse("room_not_found", json!({"roomCode": code})));
        }
        let location = event.location.as_deref().unwrap_or_default().trim();
        let by_code = self.by_code.get(location).copied();
        match (self.by_name.get(location), by_code) {
            (Some(Some(room)), _) => Ok(*room),
            (_, Some(room)) => Ok(room),
            (Some(None), None) => Err(refuse("room_ambiguous", json!({"location": location}))),
            (None, None) => Err(refuse("room_not_found", json!({"location": location}))),
        }
    }
}
