//! Audit: what was done, by whom, from where. The one log is searched and exported here, its past
//! is played again in `past`, and `seal` proves that nobody changed it.

mod past;
mod retention;
mod seal;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, Origin};
use domain::id::{MeetingId, PersonId, PlaceId};
use jiff::Timestamp;
use serde_json::Value;
pub use store::Line;
use store::Tx;
use uuid::Uuid;

pub use self::past::{HeldThen, MeetingThen, RoomThen};
pub use self::retention::{KEEP_DAYS_LEAST, Retention};
pub use self::seal::{Break, Checked, SealNote, Tampering};
use crate::access::permit;
use crate::{App, Error, Noun, Who};

/// Lines read at once.
const WINDOW: usize = 1_000;
/// Lines looked at for one page; a page may be short of what was asked for and still not the last.
const SCANNED_MOST: usize = 20_000;

/// What is sought; a field that is absent lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The thing it happened to.
    pub subject: Option<Uuid>,
    /// Who did it, in whose name, or to whom.
    pub person: Option<PersonId>,
    /// `meeting` for all of a noun, `meeting.booked` for one kind.
    pub kind: Option<String>,
    pub origin: Option<Origin>,
    /// Lines about this place and what lies below.
    pub place: Option<PlaceId>,
    pub from: Option<Timestamp>,
    /// Not included.
    pub until: Option<Timestamp>,
    /// Part of an id or of what a line says.
    pub text: Option<String>,
}

/// Where a page ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cursor {
    at: Timestamp,
    seq: i64,
}

/// A text that is no cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoCursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at.as_microsecond(), self.seq)
    }
}

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Cursor, NoCursor> {
        let (at, seq) = text.rsplit_once('-').ok_or(NoCursor)?;
        let at = at.parse().map_err(|_| NoCursor)?;
        Ok(Cursor {
            at: Timestamp::from_microsecond(at).map_err(|_| NoCursor)?,
            seq: seq.parse().map_err(|_| NoCursor)?,
        })
    }
}

/// A line with what a reader needs to make sense of it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub line: Line,
    pub person: Option<Arc<str>>,
    pub on_behalf_of: Option<Arc<str>>,
    /// What the thing is called today.
    pub title: Option<String>,
    /// The reader may not know what the meeting is about.
    pub masked: bool,
    /// What is different from the line before about the same thing.
    pub changes: Vec<Difference>,
}

/// One field of what a line says, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub field: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Some of what was found, newest first.
#[derive(Clone, Debug)]
pub struct Found {
    pub entries: Vec<Entry>,
    /// Where to go on; `None` when there is no more.
    pub next: Option<Cursor>,
}

impl App {
    /// Looks through the log, newest line first.
    pub fn search_log(
        &self,
        who: &Who,
        search: &Search,
        cursor: Option<Cursor>,
        limit: usize,
    ) -> Result<Found, Error> {
        let sight = self.sight(who, search.place)?;
        self.store.read(|tx| {
            let (lines, next) = self.find_lines(tx, who, search, sight, cursor, limit)?;
            Ok(Found {
                entries: self.entries(tx, who, lines)?,
                next,
            })
        })
    }

    /// The next lines of an export, oldest first, with the number to go on after; it is `None` at the
    /// end. A stretch in which nothing was found gives no lines and yet a number.
    pub fn export_log(
        &self,
        who: &Who,
        search: &Search,
        after: i64,
    ) -> Result<(Vec<Line>, Option<i64>), Error> {
        let sight = self.sight(who, search.place)?;
        let lines = self.store.read(|tx| {
            tx.lines_within(after, i64::MAX, WINDOW)
                .map_err(Error::from)
        })?;
        let next = (lines.len() == WINDOW)
            .then(|| lines.last().map(|last| last.seq))
            .flatten();
        let found = lines
            .into_iter()
            .filter(|line| self.fits(who, search, sight, line));
        Ok((found.collect(), next))
    }

    /// How far the caller sees into the log: everything, or what lies in places of theirs.
    fn sight(&self, who: &Who, place: Option<PlaceId>) -> Result<Sight, Error> {
        let places = self.places();
        if let Some(place) = place {
            permit(
                who,
                Permission::AuditRead,
                &Target::place(places.path(place)),
            )?;
            places.get(place).ok_or(Error::NotFound(Noun::Place))?;
        }
        if who.caller.may(Permission::AuditRead, &Target::deployment()) {
            Ok(Sight::Everything)
        } else if who.caller.permissions().contains(Permission::AuditRead) {
            Ok(Sight::OwnPlaces)
        } else {
            Err(Error::Denied(Permission::AuditRead))
        }
    }

    fn find_lines(
        &self,
        tx: &mut Tx,
        who: &Who,
        search: &Search,
        sight: Sight,
        cursor: Option<Cursor>,
        limit: usize,
    ) -> Result<(Vec<Line>, Option<Cursor>), Error> {
        let from = search.from.unwrap_or(Timestamp::UNIX_EPOCH);
        let until = search.until.unwrap_or(Timestamp::MAX);
        // Exclusive, as `until` is.
        let seq = if search.subject.is_some() {
            i64::MAX
        } else {
            i64::MIN
        };
        let mut cursor = cursor.unwrap_or(Cursor { at: until, seq });
        let mut found: Vec<Line> = Vec::new();
        for _ in 0..SCANNED_MOST / WINDOW {
            let lines = match search.subject {
                Some(subject) => tx.lines_about(subject, cursor.seq, until, WINDOW)?,
                None => tx.lines_before((cursor.at, cursor.seq), from, WINDOW)?,
            };
            let is_last = lines.len() < WINDOW;
            for line in lines {
                let here = Cursor {
                    at: line.at,
                    seq: line.seq,
                };
                if self.fits(who, search, sight, &line) {
                    if found.len() == limit {
                        return Ok((found, Some(cursor)));
                    }
                    found.push(line);
                }
                cursor = here;
            }
            if is_last {
                return Ok((found, None));
            }
        }
        Ok((found, Some(cursor)))
    }

    fn fits(&self, who: &Who, search: &Search, sight: Sight, line: &Line) -> bool {
        let Search {
            subject,
            person,
            kind,
            origin,
            place,
            from,
            until,
            text,
        } = search;
        subject.is_none_or(|subject| line.subject == subject)
            && from.is_none_or(|from| from <= line.at)
            && until.is_none_or(|until| line.at < until)
            && origin.is_none_or(|origin| line.origin == origin.as_str())
            && kind.as_ref().is_none_or(|kind| is_of_kind(line, kind))
            && person.is_none_or(|person| concerns(line, person.0))
            && text.as_ref().is_none_or(|text| says(line, text))
            && self.lies_in(who, *place, sight, line)
    }

    fn lies_in(&self, who: &Who, place: Option<PlaceId>, sight: Sight, line: &Line) -> bool {
        if place.is_none() && sight == Sight::Everything {
            return true;
        }
        let rooms = fact_of(line).map(|fact| fact.rooms()).unwrap_or_default();
        let places = self.places();
        rooms.into_iter().any(|room| {
            let path = places.path(room);
            place.is_none_or(|place| path.contains(&place))
                && who.caller.may(Permission::AuditRead, &Target::place(path))
        })
    }

    /// Lines with names, titles and what changed.
    fn entries(&self, tx: &mut Tx, who: &Who, lines: Vec<Line>) -> Result<Vec<Entry>, Error> {
        let people = lines
            .iter()
            .flat_map(|line| {
                let fact = fact_of(line);
                let told = match fact {
                    Some(Fact::Session(fact)) => Some(fact.person.0),
                    Some(Fact::Person(fact)) => Some(fact.person.0),
                    _ => None,
                };
                [line.person, line.on_behalf_of, told]
            })
            .flatten()
            .map(PersonId)
            .collect::<HashSet<_>>();
        let names = self.names(tx, people)?;
        let name = |id: Option<Uuid>| names.get(&PersonId(id?)).cloned();
        let mut titles: HashMap<Uuid, (Option<String>, bool)> = HashMap::new();
        let mut entries = Vec::with_capacity(lines.len());
        for line in lines {
            let (title, masked) = match fact_of(&line) {
                Some(Fact::Meeting(fact)) => match titles.get(&line.subject) {
                    Some(known) => known.clone(),
                    None => {
                        let title = self.meeting_title(tx, who, fact.meeting)?;
                        titles.insert(line.subject, title.clone());
                        title
                    }
                },
                Some(Fact::Session(fact)) => {
                    (name(Some(fact.person.0)).map(|n| n.to_string()), false)
                }
                Some(Fact::Person(fact)) => {
                    (name(Some(fact.person.0)).map(|n| n.to_string()), false)
                }
                _ => (called(&line.payload), false),
            };
            entries.push(Entry {
                person: name(line.person),
                on_behalf_of: name(line.on_behalf_of),
                title,
                masked,
                changes: differences(tx, &line)?,
                line,
            });
        }
        Ok(entries)
    }

    fn meeting_title(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: MeetingId,
    ) -> Result<(Option<String>, bool), Error> {
        let Some(meeting) = tx.meeting(id)? else {
            return Ok((None, false));
        };
        let may_know =
            self.see(who, &meeting).is_ok() && meeting.may_see(&who.caller, &self.places());
        let title = may_know.then(|| meeting.topic.subject.to_string());
        Ok((title, !may_know))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    Everything,
    OwnPlaces,
}

/// What a line says, if this release understands it.
fn fact_of(line: &Line) -> Option<Fact> {
    serde::Deserialize::deserialize(&line.payload).ok()
}

fn is_of_kind(line: &Line, kind: &str) -> bool {
    line.kind == kind
        || line
            .kind
            .split_once('.')
            .is_some_and(|(noun, _)| noun == kind)
}

fn concerns(line: &Line, person: Uuid) -> bool {
    line.person == Some(person)
        || line.on_behalf_of == Some(person)
        || line.subject == person
        || line.payload.to_string().contains(&person.to_string())
}

fn says(line: &Line, text: &str) -> bool {
    let text = text.to_lowercase();
    let ids = [
        Some(line.subject),
        line.person,
        line.on_behalf_of,
        line.api_key,
        line.session,
    ];
    ids.into_iter()
        .flatten()
        .any(|id| id.to_string().contains(&text))
        || line.kind.to_lowercase().contains(&text)
        || line
            .address
            .as_ref()
            .is_some_and(|address| address.contains(&text))
        || line.payload.to_string().to_lowercase().contains(&text)
}

/// A name within what a line says.
fn called(payload: &Value) -> Option<String> {
    ["/place/name", "/name", "/role/code"]
        .into_iter()
        .find_map(|path| Some(payload.pointer(path)?.as_str()?.to_owned()))
}

fn differences(tx: &mut Tx, line: &Line) -> Result<Vec<Difference>, Error> {
    // Few things have lines of more than one sort: a person also has settings.
    let before = tx.lines_about(line.subject, line.seq, Timestamp::MAX, 8)?;
    let sort = line.payload.get("type");
    let before = before
        .iter()
        .map(|line| &line.payload)
        .find(|payload| payload.get("type") == sort);
    Ok(compare(before, &line.payload))
}

/// Fields that differ; all of them where nothing came before.
fn compare(before: Option<&Value>, after: &Value) -> Vec<Difference> {
    let none = serde_json::Map::new();
    let before = before.and_then(Value::as_object).unwrap_or(&none);
    let after = after.as_object().unwrap_or(&none);
    let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
    fields.sort();
    fields.dedup();
    fields
        .into_iter()
        .filter(|field| !["type", "happened", "version"].contains(&field.as_str()))
        .filter(|field| before.get(*field) != after.get(*field))
        .map(|field| Difference {
            field: field.clone(),
            before: before.get(field).cloned(),
            after: after.get(field).cloned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_told() {
        let before = json!({"type": "meeting", "state": "requested", "span": 1, "version": 1});
        let after = json!({"type": "meeting", "state": "confirmed", "span": 1, "version": 2});
        let told = compare(Some(&before), &after);
        assert_eq!(
            told,
            [Difference {
                field: "state".to_owned(),
                before: Some(json!("requested")),
                after: Some(json!("confirmed")),
            }]
        );
        assert_eq!(compare(None, &after).len(), 2, "at first all is new");
    }

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let at = Timestamp::from_microsecond(-5).unwrap();
        let cursor = Cursor { at, seq: 7 };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        assert_eq!("7".parse::<Cursor>(), Err(NoCursor));
    }
}
