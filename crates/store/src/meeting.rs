//! Meetings with their attendees and holds, which are written and read together.

use std::collections::HashMap;

use domain::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::{Attendee, Hold, Meeting, Party, Topic};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx, sixteen};
use crate::value::Json;

/// From here on a meeting is `long` and found by an index of its own.
const DAY: SignedDuration = SignedDuration::from_hours(24);

macro_rules! columns {
    () => {
        "id, series_id, original_start, apart, organizer_id, host_id, subject, description, \
         private, people, meeting_type, starts_at, ends_at, time_zone, state, created_at, checked_in_at, reason, \
         version, proposal"
    };
}

macro_rules! hold_columns {
    () => {
        "id, meeting_id, room_id, held_from, held_until, active, released, asked"
    };
}

/// Meetings that begin in `$1`..`$2` and end after `$3`, after the one `$5` that starts at `$4`, at
/// most `$6`.
macro_rules! beginning {
    () => {
        "starts_at >= $1 AND starts_at < $2 AND ends_at > $3 AND (starts_at, id) > ($4, $5)
        ORDER BY starts_at, id LIMIT $6"
    };
}

/// Meetings of the person `$7`, which are few: a cross join makes SQLite begin with them, too.
macro_rules! of_person {
    () => {
        "(SELECT id AS wanted_id FROM meeting
            WHERE organizer_id = $7 AND starts_at >= $1 AND starts_at < $2
            UNION SELECT id FROM meeting
            WHERE host_id = $7 AND host_id <> organizer_id AND starts_at >= $1 AND starts_at < $2
            UNION SELECT meeting_id FROM attendee WHERE person_id = $7
        ) AS wanted CROSS JOIN meeting WHERE id = wanted_id AND "
    };
}

impl Tx {
    pub fn meeting(&mut self, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
        let found = self.first(
            concat!("SELECT ", columns!(), " FROM meeting WHERE id = $1"),
            &[&id],
            meeting_alone,
        )?;
        self.complete_one(found)
    }

    /// Nobody else changes it before this transaction ends.
    pub fn meeting_for_update(&mut self, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            return self.meeting(id);
        }
        let found = self.first(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE id = $1 FOR NO KEY UPDATE"
            ),
            &[&id],
            meeting_alone,
        )?;
        self.complete_one(found)
    }

    /// Those of the meetings that there are, in no particular order.
    pub fn meetings_by_ids(&mut self, ids: &[MeetingId]) -> Result<Vec<Meeting>, StoreError> {
        let found = self.all_of(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE id IN ",
                sixteen!()
            ),
            ids.iter().map(|id| id.0),
            meeting_alone,
        )?;
        self.complete(found)
    }

    /// The dates of a series whose original start is not before `from`, in that order.
    pub fn meetings_of_series(
        &mut self,
        series: SeriesId,
        from: Option<Timestamp>,
    ) -> Result<Vec<Meeting>, StoreError> {
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE series_id = $1 AND original_start >= $2
                ORDER BY original_start"
            ),
            &[&series, &from.unwrap_or(BEFORE_ALL)],
            meeting_alone,
        )?;
        self.complete(found)
    }

    /// The next dates of a series whose original start is after the given one.
    pub fn occurrences(
        &mut self,
        series: SeriesId,
        after: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<Meeting>, StoreError> {
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE series_id = $1 AND original_start > $2
                ORDER BY original_start LIMIT $3"
            ),
            &[&series, &after.unwrap_or(BEFORE_ALL), &limit],
            meeting_alone,
        )?;
        self.complete(found)
    }

    /// Meetings in any state that overlap the span, in the order of start and id, after the given
    /// one; of one person only those they organize, host or are invited to.
    pub fn meetings_between(
        &mut self,
        span: Span,
        person: Option<PersonId>,
        after: Option<(Timestamp, MeetingId)>,
        limit: usize,
    ) -> Result<Vec<Meeting>, StoreError> {
        let (from, until) = (span.from(), span.until());
        let a_day_before = from.saturating_sub(DAY).unwrap_or(BEFORE_ALL);
        let after = after.unwrap_or((BEFORE_ALL, MeetingId(Uuid::nil())));
        let mut found = self.long_meetings(from, person)?;
        found.retain(|meeting| {
            let start = meeting.span.from();
            start < a_day_before && (start, meeting.id) > after
        });
        found.sort_unstable_by_key(|meeting| (meeting.span.from(), meeting.id));
        found.truncate(limit);

        let (start, id) = after;
        let begin = a_day_before.max(start);
        let limit = limit.saturating_sub(found.len());
        found.extend(match person {
            None => self.all(
                concat!("SELECT ", columns!(), " FROM meeting WHERE ", beginning!()),
                &[&begin, &until, &from, &start, &id, &limit],
                meeting_alone,
            ),
            Some(person) => self.all(
                concat!("SELECT ", columns!(), " FROM ", of_person!(), beginning!()),
                &[&begin, &until, &from, &start, &id, &limit, &person],
                meeting_alone,
            ),
        }?);
        self.complete(found)
    }

    /// Confirmed meetings that are not over and begin before `until`, in the order of start and id,
    /// after the given one; those that began more than a day ago are left out.
    pub fn meetings_to_check_in(
        &mut self,
        now: Timestamp,
        until: Timestamp,
        after: Option<(Timestamp, MeetingId)>,
        limit: usize,
    ) -> Result<Vec<Meeting>, StoreError> {
        let (start, id) = after.unwrap_or((BEFORE_ALL, MeetingId(Uuid::nil())));
        let begin = now.saturating_sub(DAY).unwrap_or(BEFORE_ALL).max(start);
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE state = 'confirmed' AND ",
                beginning!()
            ),
            &[&begin, &until, &now, &start, &id, &limit],
            meeting_alone,
        )?;
        self.complete(found)
    }

    /// Meetings of more than a day that end after `from`. There are few, and without more
    /// conditions their own index is the only way to them.
    fn long_meetings(
        &mut self,
        from: Timestamp,
        person: Option<PersonId>,
    ) -> Result<Vec<Meeting>, StoreError> {
        let Some(person) = person else {
            return self.all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM meeting WHERE long AND ends_at > $1"
                ),
                &[&from],
                meeting_alone,
            );
        };
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE long AND ends_at > $1
                AND ($2 IN (organizer_id, host_id) OR EXISTS (
                    SELECT 1 FROM attendee WHERE meeting_id = meeting.id AND person_id = $2
                ))"
            ),
            &[&from, &person],
            meeting_alone,
        )
    }

    pub fn insert_meeting(&mut self, meeting: &Meeting) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO meeting (",
                columns!(),
                ", long, only_room) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
                    $14, $15, $16, $17, $18, $19, $20, $21, $22)"
            ),
            &[
                &meeting.id,
                &meeting.series,
                &meeting.original_start,
                &meeting.apart,
                &meeting.topic.organizer,
                &meeting.topic.host,
                &meeting.topic.subject,
                &meeting.topic.description,
                &meeting.topic.private,
                &meeting.topic.people,
                &meeting.topic.meeting_type,
                &meeting.span.from(),
                &meeting.span.until(),
                &meeting.time_zone,
                &meeting.state,
                &meeting.created_at,
                &meeting.checked_in_at,
                &meeting.reason,
                &meeting.version,
                &meeting.proposal.as_ref().map(Json),
                &is_long(meeting.span),
                &only_room(meeting),
            ],
        )?;
        self.insert_attendees(meeting)?;
        rows_of(meeting).try_for_each(|(hold, kept)| self.insert_hold(meeting.id, hold, kept))
    }

    /// Replaces the meeting with its attendees and holds. `false`, and nothing is changed, when the
    /// row no longer has the version that the change was worked out from.
    pub fn update_meeting(
        &mut self,
        meeting: &Meeting,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE meeting SET series_id = $2, original_start = $3, apart = $4,
                organizer_id = $5, host_id = $6, subject = $7, description = $8, private = $9,
                people = $10, meeting_type = $11, starts_at = $12, ends_at = $13,
                time_zone = $14, state = $15, checked_in_at = $16, reason = $17, version = $18,
                long = $19, proposal = $21, only_room = $22
             WHERE id = $1 AND version = $20",
            &[
                &meeting.id,
                &meeting.series,
                &meeting.original_start,
                &meeting.apart,
                &meeting.topic.organizer,
                &meeting.topic.host,
                &meeting.topic.subject,
                &meeting.topic.description,
                &meeting.topic.private,
                &meeting.topic.people,
                &meeting.topic.meeting_type,
                &meeting.span.from(),
                &meeting.span.until(),
                &meeting.time_zone,
                &meeting.state,
                &meeting.checked_in_at,
                &meeting.reason,
                &meeting.version,
                &is_long(meeting.span),
                &version_before,
                &meeting.proposal.as_ref().map(Json),
                &only_room(meeting),
            ],
        )?;
        if updated == 0 {
            return Ok(false);
        }
        self.update_attendees(meeting)?;
        self.update_holds(meeting)?;
        Ok(true)
    }

    fn insert_attendees(&mut self, meeting: &Meeting) -> Result<(), StoreError> {
        for (place, attendee) in meeting.topic.attendees.iter().enumerate() {
            let (person, email) = match &attendee.party {
                Party::Person(person) => (Some(*person), None),
                Party::Guest(email) => (None, Some(email)),
            };
            self.run(
                "INSERT INTO attendee (meeting_id, place_in_list, person_id, email, required)
                 VALUES ($1, $2, $3, $4, $5)",
                &[&meeting.id, &place, &person, &email, &attendee.required],
            )?;
        }
        Ok(())
    }

    fn update_attendees(&mut self, meeting: &Meeting) -> Result<(), StoreError> {
        let before = self.attendees_of(meeting.id)?;
        if before == *meeting.topic.attendees {
            return Ok(());
        }
        self.run("DELETE FROM attendee WHERE meeting_id = $1", &[&meeting.id])?;
        self.insert_attendees(meeting)
    }

    fn insert_hold(
        &mut self,
        meeting: MeetingId,
        hold: &Hold,
        kept: Kept,
    ) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO hold (",
                hold_columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            &[
                &hold.id,
                &meeting,
                &hold.room,
                &hold.span.from(),
                &hold.span.until(),
                &hold.active,
                &hold.released,
                &(kept == Kept::Proposed),
            ],
        )?;
        Ok(())
    }

    fn update_holds(&mut self, meeting: &Meeting) -> Result<(), StoreError> {
        let mut before: HashMap<HoldId, (Hold, Kept)> = self
            .holds_of(meeting.id)?
            .into_iter()
            .map(|(hold, kept)| (hold.id, (hold, kept)))
            .collect();
        for (hold, kept) in rows_of(meeting) {
            match before.remove(&hold.id) {
                None => self.insert_hold(meeting.id, hold, kept)?,
                Some(same) if same == (hold.clone(), kept) => {}
                Some(_) => {
                    self.run(
                        "UPDATE hold SET room_id = $2, held_from = $3, held_until = $4,
                            active = $5, released = $6, asked = $8
                         WHERE meeting_id = $7 AND id = $1",
                        &[
                            &hold.id,
                            &hold.room,
                            &hold.span.from(),
                            &hold.span.until(),
                            &hold.active,
                            &hold.released,
                            &meeting.id,
                            &(kept == Kept::Proposed),
                        ],
                    )?;
                }
            }
        }
        for gone in before.into_keys() {
            self.run(
                "DELETE FROM hold WHERE meeting_id = $1 AND id = $2",
                &[&meeting.id, &gone],
            )?;
        }
        Ok(())
    }

    fn attendees_of(&mut self, meeting: MeetingId) -> Result<Vec<Attendee>, StoreError> {
        let found = self.all(
            "SELECT meeting_id, person_id, email, required FROM attendee
             WHERE meeting_id = $1 ORDER BY place_in_list",
            &[&meeting],
            attendee,
        )?;
        Ok(found.into_iter().map(|(_, attendee)| attendee).collect())
    }

    fn holds_of(&mut self, meeting: MeetingId) -> Result<Vec<(Hold, Kept)>, StoreError> {
        let found = self.all(
            concat!(
                "SELECT ",
                hold_columns!(),
                " FROM hold WHERE meeting_id = $1 ORDER BY id"
            ),
            &[&meeting],
            hold,
        )?;
        Ok(found.into_iter().map(|(_, hold)| hold).collect())
    }

    fn complete_one(&mut self, found: Option<Meeting>) -> Result<Option<Meeting>, StoreError> {
        let Some(mut meeting) = found else {
            return Ok(None);
        };
        meeting.topic.attendees = self.attendees_of(meeting.id)?.into();
        let holds = self.holds_of(meeting.id)?;
        take_holds(&mut meeting, holds);
        Ok(Some(meeting))
    }

    fn complete(&mut self, mut found: Vec<Meeting>) -> Result<Vec<Meeting>, StoreError> {
        let ids = || found.iter().map(|meeting| meeting.id.0);
        let attendees = self.all_of(
            concat!(
                "SELECT meeting_id, person_id, email, required FROM attendee WHERE meeting_id IN ",
                sixteen!(),
                " ORDER BY meeting_id, place_in_list"
            ),
            ids(),
            attendee,
        )?;
        let holds = self.all_of(
            concat!(
                "SELECT ",
                hold_columns!(),
                " FROM hold WHERE meeting_id IN ",
                sixteen!(),
                " ORDER BY id"
            ),
            ids(),
            hold,
        )?;
        let (mut attendees, mut holds) = (grouped(attendees), grouped(holds));
        for meeting in &mut found {
            if let Some(attendees) = attendees.remove(&meeting.id) {
                meeting.topic.attendees = attendees.into();
            }
            let own = holds.remove(&meeting.id).unwrap_or_default();
            take_holds(meeting, own);
        }
        Ok(found)
    }
}

/// For what a hold is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Meeting,
    /// For a change that waits.
    Proposed,
}

fn rows_of(meeting: &Meeting) -> impl Iterator<Item = (&Hold, Kept)> {
    let own = meeting.holds.iter().map(|hold| (hold, Kept::Meeting));
    let proposed = meeting.proposal.iter().flat_map(|proposal| &proposal.holds);
    own.chain(proposed.map(|hold| (hold, Kept::Proposed)))
}

fn take_holds(meeting: &mut Meeting, holds: Vec<(Hold, Kept)>) {
    for (hold, kept) in holds {
        match (kept, &mut meeting.proposal) {
            (Kept::Proposed, Some(proposal)) => proposal.holds.push(hold),
            _ => meeting.holds.push(hold),
        }
    }
}

/// Earlier than any meeting, and within what both engines can hold.
pub(crate) const BEFORE_ALL: Timestamp = Timestamp::constant(-62_000_000_000, 0);

fn is_long(span: Span) -> bool {
    span.from().duration_until(span.until()) > DAY
}

/// The room of a short meeting that keeps no other.
fn only_room(meeting: &Meeting) -> Option<PlaceId> {
    let mut kept = rows_of(meeting).filter(|(hold, _)| hold.active);
    let (only, _) = kept.next()?;
    (kept.next().is_none() && !is_long(meeting.span)).then_some(only.room)
}

fn grouped<T>(rows: Vec<(MeetingId, T)>) -> HashMap<MeetingId, Vec<T>> {
    let mut groups: HashMap<MeetingId, Vec<T>> = HashMap::new();
    for (meeting, row) in rows {
        groups.entry(meeting).or_default().push(row);
    }
    groups
}

/// Without attendees and holds.
fn meeting_alone(row: &mut Row<'_>) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: row.read()?,
        series: row.read()?,
        original_start: row.read()?,
        apart: row.read()?,
        topic: Topic {
            organizer: row.read()?,
            host: row.read()?,
            subject: row.read()?,
            description: row.read()?,
            private: row.read()?,
            people: row.read()?,
            meeting_type: row.read()?,
            attendees: Vec::new().into(),
        },
        span: row.read_span()?,
        time_zone: row.read()?,
        state: row.read()?,
        holds: Vec::new(),
        created_at: row.read()?,
        checked_in_at: row.read()?,
        reason: row.read()?,
        version: row.read()?,
        proposal: row.read::<Option<Json<_>>>()?.map(|proposal| proposal.0),
    })
}

fn attendee(row: &mut Row<'_>) -> Result<(MeetingId, Attendee), StoreError> {
    let meeting = row.read()?;
    let party = match row.read::<Option<PersonId>>()? {
        Some(person) => {
            row.read::<Option<String>>()?;
            Party::Person(person)
        }
        None => Party::Guest(row.read()?),
    };
    Ok((
        meeting,
        Attendee {
            party,
            required: row.read()?,
        },
    ))
}

fn hold(row: &mut Row<'_>) -> Result<(MeetingId, (Hold, Kept)), StoreError> {
    let id = row.read()?;
    let meeting = row.read()?;
    let hold = Hold {
        id,
        room: row.read()?,
        span: row.read_span()?,
        active: row.read()?,
        released: row.read()?,
    };
    let kept = if row.read()? {
        Kept::Proposed
    } else {
        Kept::Meeting
    };
    Ok((meeting, (hold, kept)))
}
