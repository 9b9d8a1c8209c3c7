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
        let holds = self.all(
            "SELECT id, meeting_id, room_id, held_from, held_until FROM hold WHERE active",
            &[],
            hold,
        )?;
        let people = self.all(
            "SELECT meeting_id, person_id FROM attendee WHERE person_id IS NOT NULL",
            &[],
            person,
        )?;
        let parts = Parts::new(names, holds, people);
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
        let parts = Parts::new(names.into_iter().collect(), holds, people);
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

/// What belongs to the meetings, sorted by meeting: far less to keep than a map of lists.
struct Parts {
    names: HashMap<PersonId, Arc<str>>,
    holds: Vec<HoldRow>,
    people: Vec<PersonRow>,
}

impl Parts {
    fn new(
        names: HashMap<PersonId, Arc<str>>,
        mut holds: Vec<HoldRow>,
        mut people: Vec<PersonRow>,
    ) -> Parts {
        holds.sort_unstable_by_key(|(meeting, (hold, ..))| (*meeting, *hold));
        people.sort_unstable();
        Parts {
            names,
            holds,
            people,
        }
    }

    fn entry(&self, row: &mut Row<'_>) -> Result<Entry, StoreError> {
        let meeting = row.read()?;
        let series = row.read()?;
        let subject = row.read()?;
        let organizer = row.read()?;
        let host = row.read()?;
        let mut people: Vec<PersonId> = [organizer, host]
            .into_iter()
            .chain(of(&self.people, meeting).copied())
            .collect();
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
            holds: of(&self.holds, meeting).copied().collect(),
            people,
        })
    }
}

fn of<T>(sorted: &[(MeetingId, T)], meeting: MeetingId) -> impl Iterator<Item = &T> {
    let first = sorted.partition_point(|(other, _)| *other < meeting);
    let rest = sorted.get(first..).unwrap_or_default();
    rest.iter()
        .take_while(move |(other, _)| *other == meeting)
        .map(|(_, part)| part)
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
