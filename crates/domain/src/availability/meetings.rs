//! The meetings the read model knows, packed: a slot number stands for a meeting everywhere else,
//! and the dates of a series share one subject whoever brought it.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::stretch::Stretch;
use crate::id::{MeetingId, SeriesId};
use crate::meeting::State;

#[derive(Default)]
pub(super) struct Meetings {
    slots: HashMap<MeetingId, u32>,
    records: Vec<Option<Record>>,
    vacant: Vec<u32>,
    series: AllSeries,
}

pub(super) struct Record {
    pub(super) id: MeetingId,
    pub(super) stretch: Stretch,
    pub(super) subject: Arc<str>,
    pub(super) links: Links,
    pub(super) organizer: u32,
    pub(super) series: Option<SeriesSlot>,
    pub(super) state: State,
    pub(super) private: bool,
}

/// The slots of a meeting's rooms and people, in one allocation: how many rooms, they, the people.
pub(super) struct Links(Box<[u32]>);

/// Counted from one, so that a meeting outside a series spends nothing on saying so.
pub(super) type SeriesSlot = NonZeroU32;

/// A series stays known after its last meeting went: a hundred bytes until the next start.
#[derive(Default)]
struct AllSeries {
    slots: HashMap<SeriesId, SeriesSlot>,
    list: Vec<(SeriesId, Arc<str>)>,
}

impl Meetings {
    pub(super) fn get(&self, slot: u32) -> Option<&Record> {
        self.records.get(slot as usize)?.as_ref()
    }

    pub(super) fn slot(&self, id: MeetingId) -> Option<u32> {
        self.slots.get(&id).copied()
    }

    pub(super) fn insert(&mut self, record: Record) -> u32 {
        let id = record.id;
        let slot = self.vacant.pop().unwrap_or(self.records.len() as u32);
        match self.records.get_mut(slot as usize) {
            Some(vacancy) => *vacancy = Some(record),
            None => self.records.push(Some(record)),
        }
        self.slots.insert(id, slot);
        slot
    }

    pub(super) fn remove(&mut self, id: MeetingId) -> Option<(u32, Record)> {
        let slot = self.slots.remove(&id)?;
        let record = self.records.get_mut(slot as usize)?.take()?;
        self.vacant.push(slot);
        Some((slot, record))
    }

    /// The slot of a series, and its subject: the one given, or the equal one that is shared.
    pub(super) fn join(&mut self, series: SeriesId, subject: Arc<str>) -> (SeriesSlot, Arc<str>) {
        let AllSeries { slots, list } = &mut self.series;
        let slot = *slots.entry(series).or_insert_with(|| {
            list.push((series, Arc::clone(&subject)));
            SeriesSlot::MIN.saturating_add(list.len() as u32 - 1)
        });
        match list.get_mut(slot.get() as usize - 1) {
            Some((_, shared)) if *shared == subject => (slot, Arc::clone(shared)),
            Some((_, shared)) => {
                *shared = Arc::clone(&subject);
                (slot, subject)
            }
            None => (slot, subject),
        }
    }

    pub(super) fn series(&self, slot: SeriesSlot) -> Option<SeriesId> {
        self.series
            .list
            .get(slot.get() as usize - 1)
            .map(|(id, _)| *id)
    }
}

impl Links {
    pub(super) fn new(rooms: &[u32], people: &[u32]) -> Links {
        Links(
            [&[rooms.len() as u32], rooms, people]
                .concat()
                .into_boxed_slice(),
        )
    }

    pub(super) fn rooms(&self) -> &[u32] {
        self.split().0
    }

    pub(super) fn people(&self) -> &[u32] {
        self.split().1
    }

    fn split(&self) -> (&[u32], &[u32]) {
        let split = self.0.split_first();
        split
            .and_then(|(rooms, slots)| slots.split_at_checked(*rooms as usize))
            .unwrap_or_default()
    }
}
