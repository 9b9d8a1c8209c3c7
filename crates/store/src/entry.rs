//! Entries of the read model: meetings that keep rooms or people busy, without what a search never
//! looks at. All of them are read at start, so this goes straight through the tables.

use std::collections::HashMap;
use std::sync::Arc;

use domain::availability::Entry;
use domain::id::{HoldId, MeetingId, PersonId, PlaceId};
use domain::span::Span;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Tx, sixteen};

macro_rules! columns {
    () => {
        "id, series_id, subject, organizer_id, host_id, private, state, starts_at, ends_at"
    };
}

/// Those states for which `State::holds_rooms`.
macro_rules! keeps_busy {
    () => {
        "state IN ('requested', 'confirmed', 'running', 'ended')"
    };
}

type HoldRow = (MeetingId, (HoldId, PlaceId, Span));
type PersonRow = (MeetingId, PersonId);

impl Tx {
    /// Every meeting that keeps rooms or people busy, past ones too, in no particular order.
    pub fn for_each_entry(&mut self, mut give: impl FnMut(Entry)) -> Result<(), StoreError> {
        let names = self
            .all("SELECT id, name FROM person", &[], name)?
            .into_iter()
            .collect();
        // Without a condition: SQLite would go by the index of active holds, row by row.
        let holds = self
            .all(
                "SELECT id, meeting_id, room_id, held_from, held_until, active FROM hold",
                &[],
                |row| Ok((hold(row)?, row.read::<bool>()?)),
            )?
            .into_iter()
            .filter_map(|(hold, active)| active.then_some(hold))
            .collect();
        let people = self.all(
            "SELECT meeting_id, person_id FROM attendee WHERE person_id IS NOT NULL",
            &[],
            person,
        )?;
        let mut parts = Parts::new(names, holds, people);
        self.all(
            concat!("SELECT ", columns!(), " FROM meeting WHERE ", keeps_busy!()),
            &[],
            |row| {
                give(parts.entry(row)?);
                Ok(())
            },
        )?;
        Ok(())
    }

    /// The same for some meetings; those that keep nothing busy, or are not there, are left out.
    pub fn entries_of(&mut self, ids: &[MeetingId]) -> Result<Vec<Entry>, StoreError> {
        let ids = || ids.iter().map(|id| id.0);
        let names = self.all_of(
            concat!(
                "SELECT id, name FROM person
                WHERE id IN (SELECT organizer_id FROM meeting WHERE id IN ",
                sixteen!(),
                ")"
            ),
            ids(),
            name,
        )?;
        let holds = self.all_of(
            concat!(
                "SELECT id, meeting_id, room_id, held_from, held_until FROM hold
                WHERE active AND meeting_id IN ",
                sixteen!()
            ),
            ids(),
            hold,
        )?;
        let people = self.all_of(
            concat!(
                "SELECT meeting_id, person_id FROM attendee
                WHERE person_id IS NOT NULL AND meeting_id IN ",
                sixteen!()
            ),
            ids(),
            person,
        )?;
        let mut parts = Parts::new(names.into_iter().collect(), holds, people);
        self.all_of(
            concat!(
                "SELECT ",
                columns!(),
                " FROM meeting WHERE ",
                keeps_busy!(),
                " AND id IN ",
                sixteen!()
            ),
            ids(),
            |row| parts.entry(row),
        )
    }
}

/// What belongs to the meetings.
struct Parts {
    names: HashMap<PersonId, Arc<str>>,
    holds: Sorted<(HoldId, PlaceId, Span)>,
    people: Sorted<PersonId>,
}

impl Parts {
    fn new(
        names: HashMap<PersonId, Arc<str>>,
        holds: Vec<HoldRow>,
        people: Vec<PersonRow>,
    ) -> Parts {
        Parts {
            names,
            holds: Sorted::new(holds),
            people: Sorted::new(people),
        }
    }

    fn entry(&mut self, row: &mut Row<'_>) -> Result<Entry, StoreError> {
        let meeting = row.read()?;
        let series = row.read()?;
        let subject = row.read()?;
        let organizer = row.read()?;
        let host = row.read()?;
        let invited = self.people.of(meeting).iter().map(|(_, person)| *person);
        let mut people: Vec<PersonId> = [organizer, host].into_iter().chain(invited).collect();
        people.sort_unstable();
        people.dedup();
        Ok(Entry {
            meeting,
            series,
            subject,
            organizer,
            organizer_name: self.names.get(&organizer).cloned().unwrap_or_default(),
            private: row.read()?,
            state: row.read()?,
            span: row.read_span()?,
            holds: self
                .holds
                .of(meeting)
                .iter()
                .map(|(_, hold)| *hold)
                .collect(),
            people,
        })
    }
}

/// Rows by meeting: far less to keep than a map of lists. Meetings are mostly asked for in the
/// order of their ids, as that is the order in which they were made.
struct Sorted<T> {
    rows: Vec<(MeetingId, T)>,
    next: usize,
}

impl<T: Ord> Sorted<T> {
    fn new(mut rows: Vec<(MeetingId, T)>) -> Sorted<T> {
        rows.sort_unstable();
        Sorted { rows, next: 0 }
    }

    fn of(&mut self, meeting: MeetingId) -> &[(MeetingId, T)] {
        let is_before = |row: &(MeetingId, T)| row.0 < meeting;
        let skipped = self
            .next
            .checked_sub(1)
            .and_then(|before| self.rows.get(before));
        let here = self.rows.get(self.next);
        let in_step = skipped.is_none_or(is_before) && here.is_some_and(|row| row.0 == meeting);
        let first = if in_step {
            self.next
        } else {
            self.rows.partition_point(is_before)
        };
        let rest = self.rows.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|row| row.0 == meeting).count();
        self.next = first + count;
        rest.get(..count).unwrap_or_default()
    }
}

fn name(row: &mut Row<'_>) -> Result<(PersonId, Arc<str>), StoreError> {
    Ok((row.read()?, row.read()?))
}

fn hold(row: &mut Row<'_>) -> Result<HoldRow, StoreError> {
    let hold = row.read()?;
    let meeting = row.read()?;
    Ok((meeting, (hold, row.read()?, row.read_span()?)))
}

fn person(row: &mut Row<'_>) -> Result<PersonRow, StoreError> {
    Ok((row.read()?, row.read()?))
}
