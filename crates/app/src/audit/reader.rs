//! What one reader of the log may know of its lines. A meeting that is private to others leaves no
//! more of itself than when and where it was, and not who did it: whoever books, answers and comes
//! takes part; rooms that the reader neither sees nor audits are gone.
//! What is sought is sought in what is shown, so that a search cannot find out what stays hidden.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::id::{MeetingId, PlaceId, SeriesId, WaitingId};
use domain::meeting::Topic;
use domain::place::Places;
use serde_json::Value;
use store::{Line, Tx};
use uuid::Uuid;

use super::{Difference, Search, compare};
use crate::{App, Error, Who};

/// What lines about a private meeting still say, whatever sort of lines comes in time.
const PLAIN: &[&str] = &[
    "type", "happened", "meeting", "series", "state", "span", "holds", "rooms", "version", "stage",
    "dueAt", "method", "evidence", "approval", "noShow", "offer", "with", "waiting",
];

pub(super) struct Reader<'a> {
    app: &'a App,
    who: &'a Who,
    places: Arc<Places>,
    /// Reads the log of all places, and lines that belong to none.
    everywhere: bool,
    meetings: HashMap<Uuid, Known>,
    /// Series and wishes, and whether they are hidden.
    hidden: HashMap<Uuid, bool>,
    /// Meetings and series, and whether a search finds its words in what they are about.
    topics: HashMap<Uuid, bool>,
}

/// What there is to know of a meeting, as it is today.
#[derive(Clone, Default)]
struct Known {
    title: Option<String>,
    rooms: Vec<PlaceId>,
    /// The reader may know what it is about.
    open: bool,
    /// The reader has a part in it.
    own: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(app: &'a App, who: &'a Who) -> Reader<'a> {
        Reader {
            app,
            who,
            places: app.places(),
            everywhere: who.caller.may(Permission::AuditRead, &Target::deployment()),
            meetings: HashMap::new(),
            hidden: HashMap::new(),
            topics: HashMap::new(),
        }
    }

    /// What a search by words has to know of the lines it looks at next.
    pub(super) fn learn(
        &mut self,
        tx: &mut Tx,
        search: &Search,
        lines: &[Line],
    ) -> Result<(), Error> {
        let Some(text) = &search.text else {
            return Ok(());
        };
        let text = text.to_lowercase();
        let about = lines.iter().filter_map(|line| topic_of(&line.payload));
        let mut new: Vec<Uuid> = about.filter(|id| !self.topics.contains_key(id)).collect();
        new.sort();
        new.dedup();
        for (id, subject) in tx.subjects_of(&new)? {
            let is_sought = subject.to_lowercase().contains(&text);
            self.topics.insert(id, is_sought);
        }
        Ok(())
    }

    /// The line as the reader may know it, if it is what is sought.
    pub(super) fn find(
        &mut self,
        tx: &mut Tx,
        search: &Search,
        line: Line,
    ) -> Result<Option<Line>, Error> {
        let topic = topic_of(&line.payload).and_then(|id| self.topics.get(&id));
        let by_topic = topic.copied().unwrap_or_default();
        // The whole line says at least as much as what is shown of it: most are out here already.
        let may_fit = search.fits(&line) || by_topic && search.fits_beside_text(&line);
        if !may_fit || !self.lies_in(tx, search.place, &line)? {
            return Ok(None);
        }
        let shown = self.shown(tx, line)?;
        let fits = search.fits(&shown)
            || by_topic && search.fits_beside_text(&shown) && !self.hides(tx, &shown.payload)?;
        Ok(fits.then_some(shown))
    }

    /// The line without what the reader may not know.
    pub(super) fn shown(&mut self, tx: &mut Tx, mut line: Line) -> Result<Line, Error> {
        if self.hides(tx, &line.payload)? && !self.is_own(&line) {
            (line.person, line.on_behalf_of) = (None, None);
            (line.address, line.session, line.api_key) = (None, None, None);
        }
        line.payload = self.payload(tx, line.payload)?;
        if !self.audits(tx, &line)? {
            // Who runs a meeting learns who changed it, not where they sat.
            (line.address, line.session, line.api_key) = (None, None, None);
        }
        Ok(line)
    }

    /// What the thing is called today, and whether the reader may not know.
    pub(super) fn title(
        &mut self,
        tx: &mut Tx,
        line: &Line,
    ) -> Result<(Option<String>, bool), Error> {
        let masked = self.hides(tx, &line.payload)?;
        let title = match meeting_of(&line.payload) {
            Some(meeting) => self.known(tx, meeting)?.title,
            None => called(&line.payload),
        };
        Ok((title.filter(|_| !masked), masked))
    }

    /// Whether it is about something private that the reader may not know. What a line says of its
    /// own stays when it is shown, so that this can be asked again.
    fn hides(&mut self, tx: &mut Tx, payload: &Value) -> Result<bool, Error> {
        for field in ["meeting", "with"] {
            if let Some(meeting) = payload.get(field).and_then(id_in)
                && !self.known(tx, meeting)?.open
            {
                return Ok(true);
            }
        }
        let sort = payload.get("type").and_then(Value::as_str);
        let of = |field| payload.get(field).and_then(id_in);
        let (id, is_series) = match (sort, of("series"), of("waiting")) {
            (Some("series"), Some(series), _) => (series, true),
            (Some("waiting"), _, Some(waiting)) => (waiting, false),
            _ => return Ok(false),
        };
        if let Some(hidden) = self.hidden.get(&id) {
            return Ok(*hidden);
        }
        let found = match is_series {
            true => tx.series(SeriesId(id))?.map(|one| (one.topic, one.rooms)),
            false => tx.waiting(WaitingId(id))?.map(|one| (one.topic, one.rooms)),
        };
        let hidden = found.is_some_and(|(topic, rooms)| !self.may_see(&topic, &rooms));
        self.hidden.insert(id, hidden);
        Ok(hidden)
    }

    /// As of a meeting, of what will be some.
    fn may_see(&self, topic: &Topic, rooms: &[PlaceId]) -> bool {
        let caller = &self.who.caller;
        let sees = |target: &Target<'_>| caller.may(Permission::MeetingSeePrivate, target);
        let members = topic.members();
        !topic.private
            || members.iter().any(|member| caller.is_person(*member))
            || caller.acts_for(&members, |powers| powers.sees_private)
            || match rooms {
                [] => sees(&Target::deployment()),
                rooms => {
                    let mut rooms = rooms.iter();
                    rooms.all(|room| sees(&Target::place(self.places.path(*room))))
                }
            }
    }

    fn is_own(&self, line: &Line) -> bool {
        let me = self.who.caller.person().map(|me| me.0);
        me.is_some() && line.person == me
    }

    /// What is different from the line before about the same thing.
    pub(super) fn differences(
        &mut self,
        tx: &mut Tx,
        line: &Line,
    ) -> Result<Vec<Difference>, Error> {
        // Few things have lines of more than one sort: a person also has settings.
        let before = tx.lines_about(line.subject, line.seq, jiff::Timestamp::MAX, 8)?;
        let sort = line.payload.get("type");
        let before = before
            .into_iter()
            .map(|line| line.payload)
            .find(|payload| payload.get("type") == sort);
        let before = before
            .map(|payload| self.payload(tx, payload))
            .transpose()?;
        Ok(compare(before.as_ref(), &line.payload))
    }

    /// Whether the reader may know that something is in this room.
    pub(super) fn knows_room(&self, room: PlaceId) -> bool {
        self.everywhere || self.who.caller.sees(&self.places, room) || self.audits_place(room)
    }

    fn payload(&mut self, tx: &mut Tx, mut payload: Value) -> Result<Value, Error> {
        let hides = self.hides(tx, &payload)?;
        let known = match meeting_of(&payload) {
            Some(meeting) => Some(self.known(tx, meeting)?),
            None => None,
        };
        let Some(fields) = payload.as_object_mut() else {
            return Ok(payload);
        };
        if hides {
            fields.retain(|field, _| PLAIN.contains(&field.as_str()));
        }
        if known.is_some_and(|known| known.own) {
            return Ok(payload);
        }
        for field in ["holds", "rooms"] {
            if let Some(Value::Array(items)) = fields.get_mut(field) {
                items.retain(|item| {
                    let room = id_in(item.get("room").unwrap_or(item));
                    room.is_none_or(|room| self.knows_room(PlaceId(room)))
                });
            }
        }
        Ok(payload)
    }

    fn lies_in(&mut self, tx: &mut Tx, place: Option<PlaceId>, line: &Line) -> Result<bool, Error> {
        if place.is_none() && self.everywhere {
            return Ok(true);
        }
        let rooms = self.rooms(tx, line)?;
        Ok(rooms.into_iter().any(|room| {
            place.is_none_or(|place| self.places.path(room).contains(&place))
                && self.audits_place(room)
        }))
    }

    /// Whether the line is in the log that the reader may read, not only in that of their meeting.
    fn audits(&mut self, tx: &mut Tx, line: &Line) -> Result<bool, Error> {
        if self.everywhere {
            return Ok(true);
        }
        let rooms = self.rooms(tx, line)?;
        Ok(rooms.into_iter().any(|room| self.audits_place(room)))
    }

    fn audits_place(&self, place: PlaceId) -> bool {
        let on = Target::place(self.places.path(place));
        self.who.caller.may(Permission::AuditRead, &on)
    }

    /// The places a line is about: those it names, else those of the meeting it names.
    fn rooms(&mut self, tx: &mut Tx, line: &Line) -> Result<Vec<PlaceId>, Error> {
        let payload = &line.payload;
        let named = ["holds", "rooms"]
            .into_iter()
            .filter_map(|field| payload.get(field)?.as_array())
            .flatten()
            .filter_map(|item| id_in(item.get("room").unwrap_or(item)));
        let single = ["/place/id", "/grant/scope/id"]
            .into_iter()
            .filter_map(|path| id_in(payload.pointer(path)?));
        let mut rooms: Vec<_> = named.chain(single).map(PlaceId).collect();
        if rooms.is_empty()
            && let Some(meeting) = meeting_of(payload)
        {
            rooms = self.known(tx, meeting)?.rooms;
        }
        Ok(rooms)
    }

    fn known(&mut self, tx: &mut Tx, id: Uuid) -> Result<Known, Error> {
        if let Some(known) = self.meetings.get(&id) {
            return Ok(known.clone());
        }
        // Of a meeting that is not there, nothing can be said about who may know it.
        let known = match tx.meeting(MeetingId(id))? {
            None => Known::default(),
            Some(meeting) => {
                let open = self.app.see(self.who, &meeting).is_ok()
                    && meeting.may_see(&self.who.caller, &self.places);
                Known {
                    title: open.then(|| meeting.topic.subject.to_string()),
                    rooms: meeting.holds.iter().map(|hold| hold.room).collect(),
                    open,
                    own: meeting.involves(&self.who.caller),
                }
            }
        };
        self.meetings.insert(id, known.clone());
        Ok(known)
    }
}

fn meeting_of(payload: &Value) -> Option<Uuid> {
    id_in(payload.get("meeting")?)
}

/// The meeting that a line is about, or the series.
fn topic_of(payload: &Value) -> Option<Uuid> {
    meeting_of(payload).or_else(|| id_in(payload.get("series")?))
}

fn id_in(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

/// A name within what a line says.
fn called(payload: &Value) -> Option<String> {
    [
        "/place/name",
        "/name",
        "/role/code",
        "/flow/name",
        "/calendar/name",
    ]
    .into_iter()
    .find_map(|path| Some(payload.pointer(path)?.as_str()?.to_owned()))
}
