//! The time machine: how things stood at an instant, as it was known then, with the line that made
//! it so. Each line holds the whole state after it, so the last one before the instant is enough.

use std::collections::BTreeSet;

use domain::access::{Permission, Target};
use domain::event::{Fact, MeetingFact};
use domain::id::{MeetingId, PlaceId};
use domain::meeting::{Hold, Meeting};
use domain::place::Place;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::{Line, Tx};
use uuid::Uuid;

use super::reader::Reader;
use super::{Entry, Found, WINDOW, fact_of};
use crate::access::permit;
use crate::audit::Cursor;
use crate::{App, Error, Noun, Problem, Who};

/// Hours of a room's day that are told from the instant on.
const AHEAD_HOURS: i64 = 24;
/// Meetings looked at for one room and instant.
const MEETINGS_MOST: usize = 2_000;

/// A room at an instant.
#[derive(Clone, Debug)]
pub struct RoomThen {
    /// What the room was, and the line that made it so. `None`: the log says nothing of it so early.
    pub place: Option<(Place, Entry)>,
    /// What it was kept for at the instant and in the hours after, as was known then; by beginning.
    pub holds: Vec<HeldThen>,
    /// The oldest line that is kept: of what was before, nothing is known.
    pub log_from: Option<Timestamp>,
}

/// A hold with what made it so.
#[derive(Clone, Debug)]
pub struct HeldThen {
    pub hold: Hold,
    pub meeting: MeetingFact,
    pub entry: Entry,
}

/// A meeting at an instant.
#[derive(Clone, Debug)]
pub struct MeetingThen {
    pub meeting: MeetingFact,
    pub entry: Entry,
}

impl App {
    pub fn room_at(&self, who: &Who, room: PlaceId, instant: Timestamp) -> Result<RoomThen, Error> {
        let places = self.places();
        let on = Target::place(places.path(room));
        permit(who, Permission::AuditRead, &on)?;
        places.room(room).ok_or(Error::NotFound(Noun::Room))?;
        self.require_past(instant)?;
        let ahead = SignedDuration::from_hours(AHEAD_HOURS);
        let until = instant.checked_add(ahead).unwrap_or(Timestamp::MAX);
        let span = Span::new(instant, until)
            .ok_or_else(|| Error::invalid("instant", Problem::EndNotAfterStart))?;
        self.store.read(|tx| {
            let mut reader = Reader::new(self, who);
            let place = match last_fact(tx, room.0, instant)? {
                Some((Fact::Place(fact), line)) => {
                    let entry = self.entry(tx, &mut reader, line)?;
                    Some((*fact.place, entry))
                }
                _ => None,
            };
            let mut holds = Vec::new();
            for subject in subjects(tx, room, span, instant)? {
                let Some((Fact::Meeting(fact), line)) = last_fact(tx, subject, instant)? else {
                    continue;
                };
                let held = fact
                    .holds
                    .iter()
                    .find(|hold| hold.active && hold.room == room && hold.span.overlaps(&span));
                if let Some(hold) = held.cloned() {
                    holds.push(HeldThen {
                        hold,
                        meeting: fact,
                        entry: self.entry(tx, &mut reader, line)?,
                    });
                }
            }
            holds.sort_by_key(|held| (held.hold.span, held.hold.id));
            Ok(RoomThen {
                place,
                holds,
                log_from: tx.first_line_at()?,
            })
        })
    }

    /// What happened to a meeting, newest first.
    pub fn meeting_history(
        &self,
        who: &Who,
        id: MeetingId,
        cursor: Option<Cursor>,
        limit: usize,
    ) -> Result<Found, Error> {
        self.store.read(|tx| {
            self.require_history(tx, who, id)?;
            let before = cursor.map_or(i64::MAX, |cursor| cursor.seq);
            let mut lines = tx.lines_about(id.0, before, Timestamp::MAX, limit + 1)?;
            let has_more = lines.len() > limit;
            lines.truncate(limit);
            let next = lines.last().filter(|_| has_more).map(|last| Cursor {
                at: last.at,
                seq: last.seq,
            });
            let mut reader = Reader::new(self, who);
            let mut shown = Vec::with_capacity(lines.len());
            for line in lines {
                shown.push(reader.shown(tx, line)?);
            }
            let entries = self.entries(tx, &mut reader, shown)?;
            Ok(Found { entries, next })
        })
    }

    /// A meeting as it was at an instant; 'not found' before it was there.
    pub fn meeting_at(
        &self,
        who: &Who,
        id: MeetingId,
        instant: Timestamp,
    ) -> Result<MeetingThen, Error> {
        self.store.read(|tx| {
            let now = self.require_history(tx, who, id)?;
            self.require_past(instant)?;
            match last_fact(tx, id.0, instant)? {
                Some((Fact::Meeting(mut meeting), line)) => {
                    let mut reader = Reader::new(self, who);
                    let entry = self.entry(tx, &mut reader, line)?;
                    if !now.involves(&who.caller) {
                        meeting.holds.retain(|hold| reader.knows_room(hold.room));
                    }
                    Ok(MeetingThen { meeting, entry })
                }
                _ => Err(Error::NotFound(Noun::Meeting)),
            }
        })
    }

    /// Whoever runs a meeting may know what was done to it, and so may who reads the log there.
    fn require_history(&self, tx: &mut Tx, who: &Who, id: MeetingId) -> Result<Meeting, Error> {
        let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
        let places = self.places();
        let mut rooms = meeting.holds.iter().map(|hold| hold.room);
        let audits = who.caller.may(Permission::AuditRead, &Target::deployment())
            || rooms.any(|room| {
                let on = Target::place(places.path(room));
                who.caller.may(Permission::AuditRead, &on)
            });
        if audits {
            return Ok(meeting);
        }
        self.see(who, &meeting)?;
        if !meeting.may_manage(&who.caller, &places) {
            return Err(Error::Denied(Permission::AuditRead));
        }
        // Whoever looks after the room need not know who did what to a private meeting.
        if !meeting.may_see(&who.caller, &places) {
            return Err(Error::Denied(Permission::MeetingSeePrivate));
        }
        Ok(meeting)
    }

    fn require_past(&self, instant: Timestamp) -> Result<(), Error> {
        let now = self.now();
        if instant <= now {
            return Ok(());
        }
        Err(Error::invalid("instant", Problem::InTheFuture { now }))
    }

    fn entry(&self, tx: &mut Tx, reader: &mut Reader<'_>, line: Line) -> Result<Entry, Error> {
        let shown = reader.shown(tx, line)?;
        let mut entries = self.entries(tx, reader, vec![shown])?;
        entries.pop().ok_or(Error::NotFound(Noun::Meeting))
    }
}

/// What the last line about a thing until an instant says.
fn last_fact(
    tx: &mut Tx,
    subject: Uuid,
    instant: Timestamp,
) -> Result<Option<(Fact, Line)>, Error> {
    let mut lines = tx.lines_about(subject, i64::MAX, instant, 1)?;
    let line = lines.pop();
    Ok(line.and_then(|line| Some((fact_of(&line)?, line))))
}

/// What may have been in the room: by the notes made when the log was sealed, and by the lines that
/// are not sealed yet.
fn subjects(
    tx: &mut Tx,
    room: PlaceId,
    span: Span,
    instant: Timestamp,
) -> Result<BTreeSet<Uuid>, Error> {
    let noted = tx.subjects_in_place(room, span, instant, MEETINGS_MOST)?;
    let mut subjects: BTreeSet<Uuid> = noted.into_iter().collect();
    let mut after = tx.last_seal()?.map_or(0, |seal| seal.until_seq);
    loop {
        let lines = tx.lines_within(after, i64::MAX, WINDOW)?;
        let spoke = lines
            .iter()
            .filter(|line| line.at <= instant && line.kind.starts_with("meeting."));
        subjects.extend(
            spoke
                .filter(|line| fact_of(line).is_some_and(|fact| fact.rooms().contains(&room)))
                .map(|line| line.subject),
        );
        match lines.last() {
            Some(last) if lines.len() == WINDOW => after = last.seq,
            _ => return Ok(subjects),
        }
    }
}
