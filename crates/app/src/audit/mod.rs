//! Audit: what was done, by whom, from where. The one log is searched and exported here, its past
//! is played again in `past`, and `seal` proves that nobody changed it.

mod past;
mod reader;
mod retention;
mod seal;

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::{Fact, KINDS, LogFact, Origin, is_delivery, noun_of};
use domain::id::{PersonId, PlaceId};
use jiff::Timestamp;
use serde_json::Value;
pub use store::Line;
use store::Tx;
use uuid::Uuid;

pub use self::past::{HeldThen, MeetingThen, RoomThen};
use self::reader::Reader;
pub use self::retention::{KEEP_DAYS_LEAST, Retention};
pub use self::seal::{Break, Checked, SealNote, Tampering, Verified};
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
    pub kind: Sought,
    pub origin: Option<Origin>,
    /// Lines about this place and what lies below.
    pub place: Option<PlaceId>,
    pub from: Option<Timestamp>,
    /// Not included.
    pub until: Option<Timestamp>,
    /// Part of an id, of what a line says, or of what its meeting is about today.
    pub text: Option<String>,
}

/// Which lines by their kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Sought {
    /// All but those that say that somebody was told of others, unless it is all about one thing.
    #[default]
    Deeds,
    All,
    /// `meeting` for all of a noun, `meeting.booked` for one kind.
    Of(String),
}

impl Sought {
    /// What `parse` takes, beside single kinds.
    pub fn nouns() -> Vec<&'static str> {
        let mut nouns: Vec<_> = KINDS.iter().map(|kind| noun_of(kind)).collect();
        nouns.dedup();
        std::iter::once(Sought::ALL).chain(nouns).collect()
    }

    const ALL: &str = "all";

    /// `all`, a noun or a kind that there is.
    pub fn parse(text: &str) -> Option<Sought> {
        if text == Sought::ALL {
            return Some(Sought::All);
        }
        let mut kinds = KINDS.iter();
        let is_known = kinds.any(|kind| *kind == text || noun_of(kind) == text);
        is_known.then(|| Sought::Of(text.to_owned()))
    }

    fn fits(&self, line: &Line, search: &Search) -> bool {
        match self {
            Sought::Deeds => search.subject.is_some() || !is_delivery(&line.kind),
            Sought::All => true,
            Sought::Of(kind) => line.kind == *kind || noun_of(&line.kind) == kind,
        }
    }

    fn word(&self) -> Option<String> {
        match self {
            Sought::Deeds => None,
            Sought::All => Some(Sought::ALL.to_owned()),
            Sought::Of(kind) => Some(kind.clone()),
        }
    }
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
        self.require_log(who, search.place)?;
        self.store.read(|tx| {
            let mut reader = Reader::new(self, who);
            let (lines, next) = find_lines(tx, &mut reader, search, cursor, limit)?;
            Ok(Found {
                entries: self.entries(tx, &mut reader, lines)?,
                next,
            })
        })
    }

    /// Notes that somebody takes what is sought away as a file, before the first line of it goes.
    pub fn begin_export(
        self: &Arc<Self>,
        who: &Who,
        search: &Search,
        format: &str,
    ) -> Result<(), Error> {
        self.require_log(who, search.place)?;
        let fact = Fact::Log(LogFact::Exported {
            format: format.to_owned(),
            search: search.words(),
        });
        let (app, who, now) = (self.clone(), who.clone(), self.now());
        self.store
            .write(move |tx| app.log(tx, &who, now, fact.clone()))
    }

    /// The next lines of an export, oldest first, with the number to go on after; it is `None` at the
    /// end. A stretch in which nothing was found gives no lines and yet a number.
    pub fn export_log(
        &self,
        who: &Who,
        search: &Search,
        after: i64,
    ) -> Result<(Vec<Line>, Option<i64>), Error> {
        self.require_log(who, search.place)?;
        self.store.read(|tx| {
            let lines = tx.lines_within(after, i64::MAX, WINDOW)?;
            let next = (lines.len() == WINDOW)
                .then(|| lines.last().map(|last| last.seq))
                .flatten();
            let mut reader = Reader::new(self, who);
            let mut found = Vec::new();
            reader.learn(tx, search, &lines)?;
            for line in lines {
                found.extend(reader.find(tx, search, line)?);
            }
            Ok((found, next))
        })
    }

    /// The log of a place, or of whatever places the caller reads it of.
    fn require_log(&self, who: &Who, place: Option<PlaceId>) -> Result<(), Error> {
        if let Some(place) = place {
            let places = self.places();
            permit(
                who,
                Permission::AuditRead,
                &Target::place(places.path(place)),
            )?;
            places.get(place).ok_or(Error::NotFound(Noun::Place))?;
        }
        if who.caller.permissions().contains(Permission::AuditRead) {
            Ok(())
        } else {
            Err(Error::Denied(Permission::AuditRead))
        }
    }

    /// Lines with names, titles and what changed.
    fn entries(
        &self,
        tx: &mut Tx,
        reader: &mut Reader<'_>,
        lines: Vec<Line>,
    ) -> Result<Vec<Entry>, Error> {
        let people = lines
            .iter()
            .flat_map(|line| [line.person, line.on_behalf_of, told_of(line)])
            .flatten()
            .map(PersonId)
            .collect::<HashSet<_>>();
        let names = self.names(tx, people)?;
        let name = |id: Option<Uuid>| names.get(&PersonId(id?)).cloned();
        let mut entries = Vec::with_capacity(lines.len());
        for line in lines {
            let (title, masked) = reader.title(tx, &line)?;
            entries.push(Entry {
                person: name(line.person),
                on_behalf_of: name(line.on_behalf_of),
                title: title.or_else(|| name(told_of(&line)).map(|name| name.to_string())),
                masked,
                changes: reader.differences(tx, &line)?,
                line,
            });
        }
        Ok(entries)
    }
}

impl Search {
    /// Whether a line is what is sought, as far as it says so itself: not by the place.
    fn fits(&self, line: &Line) -> bool {
        self.fits_beside_text(line) && self.text.as_ref().is_none_or(|text| says(line, text))
    }

    fn fits_beside_text(&self, line: &Line) -> bool {
        self.subject.is_none_or(|subject| line.subject == subject)
            && self.from.is_none_or(|from| from <= line.at)
            && self.until.is_none_or(|until| line.at < until)
            && self
                .origin
                .is_none_or(|origin| line.origin == origin.as_str())
            && self.kind.fits(line, self)
            && self.person.is_none_or(|person| concerns(line, person.0))
    }

    /// As it is noted in the log.
    fn words(&self) -> BTreeMap<String, String> {
        let id = |id: Option<Uuid>| id.map(|id| id.to_string());
        let at = |at: Option<Timestamp>| at.map(|at| at.to_string());
        let all = [
            ("subject", id(self.subject)),
            ("person", id(self.person.map(|person| person.0))),
            ("kind", self.kind.word()),
            (
                "origin",
                self.origin.map(|origin| origin.as_str().to_owned()),
            ),
            ("place", id(self.place.map(|place| place.0))),
            ("from", at(self.from)),
            ("until", at(self.until)),
            ("query", self.text.clone()),
        ];
        let given = all.into_iter();
        given
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect()
    }
}

fn find_lines(
    tx: &mut Tx,
    reader: &mut Reader<'_>,
    search: &Search,
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
        reader.learn(tx, search, &lines)?;
        for line in lines {
            let here = Cursor {
                at: line.at,
                seq: line.seq,
            };
            if let Some(line) = reader.find(tx, search, line)? {
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

/// What a line says, if this release understands it.
fn fact_of(line: &Line) -> Option<Fact> {
    serde::Deserialize::deserialize(&line.payload).ok()
}

/// The person a line tells of, where that is what it is about.
fn told_of(line: &Line) -> Option<Uuid> {
    let person = line.payload.get("person")?.as_str()?;
    matches!(line.kind.split_once('.')?.0, "session" | "person")
        .then(|| person.parse().ok())
        .flatten()
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

/// Fields that differ, those within an object one by one; all of them where nothing came before.
fn compare(before: Option<&Value>, after: &Value) -> Vec<Difference> {
    let none = Value::Object(serde_json::Map::new());
    let mut told = Vec::new();
    differ("", before.unwrap_or(&none), after, &mut told);
    told
}

fn differ(within: &str, before: &Value, after: &Value, told: &mut Vec<Difference>) {
    let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else {
        return;
    };
    let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
    fields.sort();
    fields.dedup();
    for field in fields {
        let (old, new) = (before.get(field), after.get(field));
        if old == new || ["type", "happened", "version"].contains(&field.as_str()) {
            continue;
        }
        let field = format!("{within}{field}");
        match (old, new) {
            // A stretch of time is read as one.
            (Some(old @ Value::Object(_)), Some(new @ Value::Object(_))) if field != "span" => {
                differ(&format!("{field}."), old, new, told);
            }
            _ => told.push(Difference {
                field,
                before: old.cloned(),
                after: new.cloned(),
            }),
        }
    }
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
        let before = json!({"place": {"name": "Peony", "capacity": 8, "version": 1}});
        let after = json!({"place": {"name": "Peony", "capacity": 9, "version": 2}});
        let fields: Vec<_> = compare(Some(&before), &after)
            .into_iter()
            .map(|difference| difference.field)
            .collect();
        assert_eq!(fields, ["place.capacity"]);
    }

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let at = Timestamp::from_microsecond(-5).unwrap();
        let cursor = Cursor { at, seq: 7 };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        assert_eq!("7".parse::<Cursor>(), Err(NoCursor));
    }
}
