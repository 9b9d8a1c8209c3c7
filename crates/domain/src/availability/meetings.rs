//! The meetings the read model knows, packed: a slot number stands for a meeting everywhere else,
//! and the dates of a series share one subject whoever brought it.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::index::Index;
use super::stretch::Stretch;
use crate::id::{MeetingId, SeriesId};
use crate::meeting::State;

/// Records per chunk.
const CHUNK: usize = 4_096;

#[derive(Default)]
pub(super) struct Meetings {
    slots: Index,
    /// In chunks, so that the millionth meeting does not wait until the others have moved.
    chunks: Vec<Vec<Option<Record>>>,
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
    slots: Index,
    list: Vec<(SeriesId, Arc<str>)>,
}

impl Meetings {
    pub(super) fn get(&self, slot: u32) -> Option<&Record> {
        self.chunks
            .get(slot as usize / CHUNK)?
            .get(slot as usize % CHUNK)?
            .as_ref()
    }

    pub(super) fn slot(&self, id: MeetingId) -> Option<u32> {
        self.slots.find(id, |slot| {
            self.get(slot).is_some_and(|record| record.id == id)
        })
    }

    /// The meeting must not be known yet.
    pub(super) fn insert(&mut self, record: Record) -> u32 {
        let id = record.id;
        let slot = match self.vacant.pop() {
            Some(slot) => {
                if let Some(vacancy) = self.place(slot) {
                    *vacancy = Some(record);
                }
                slot
            }
            None => self.append(record),
        };
        self.slots.insert(id, slot);
        slot
    }

    pub(super) fn remove(&mut self, id: MeetingId) -> Option<(u32, Record)> {
        let slot = self.slot(id)?;
        self.slots.remove(id, slot);
        self.vacant.push(slot);
        Some((slot, self.place(slot)?.take()?))
    }

    fn place(&mut self, slot: u32) -> Option<&mut Option<Record>> {
        self.chunks
            .get_mut(slot as usize / CHUNK)?
            .get_mut(slot as usize % CHUNK)
    }

    fn append(&mut self, record: Record) -> u32 {
        let full = self.chunks.len().saturating_sub(1) * CHUNK;
        match self.chunks.last_mut().filter(|chunk| chunk.len() < CHUNK) {
            Some(chunk) => {
                chunk.push(Some(record));
                (full + chunk.len() - 1) as u32
            }
            None => {
                let slot = (self.chunks.len() * CHUNK) as u32;
                self.chunks.push(vec![Some(record)]);
                slot
            }
        }
    }

    /// The slot of a series, and its subject: the one given, or the equal one that is shared.
    pub(super) fn join(&mut self, series: SeriesId, subject: Arc<str>) -> (SeriesSlot, Arc<str>) {
        let AllSeries { slots, list } = &mut self.series;
        let is = |slot: u32| list.get(slot as usize).is_some_and(|(id, _)| *id == series);
        let slot = slots.find(series, is).unwrap_or_else(|| {
            slots.insert(series, list.len() as u32);
            list.push((series, Arc::clone(&subject)));
            list.len() as u32 - 1
        });
        let shared = match list.get_mut(slot as usize) {
            Some((_, shared)) if *shared == subject => Arc::clone(shared),
            Some((_, shared)) => {
                *shared = Arc::clone(&subject);
                subject
            }
            None => subject,
        };
        (SeriesSlot::MIN.saturating_add(slot), shared)
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
