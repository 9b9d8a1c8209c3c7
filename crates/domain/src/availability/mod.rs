//! Who and what is free, and what is on: the read model behind search, suggestions and day views.
//! It is fed by replacement, one meeting at a time, and never trusted for writing.
//!
//! Bitmaps (`cells`) say for all rooms at once where five minutes are taken; sorted lines (`line`)
//! of every room and person settle exact edges and show days. Spans are half-open; the grain is a
//! microsecond. Unknown rooms and people are simply free.

mod bits;
mod catalogue;
mod cells;
mod find;
mod index;
mod line;
mod meetings;
mod people;
mod stretch;
#[cfg(test)]
mod tests;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

use self::catalogue::Catalogue;
use self::cells::Cells;
use self::line::{Kept, RoomLine};
use self::meetings::{Links, Meetings, Record};
use self::people::People;
use self::stretch::Stretch;
use crate::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use crate::meeting::State;
use crate::span::Span;

pub use self::catalogue::{Need, RoomFacts};
pub use self::find::{CommonTime, Found, Slot};
pub use self::view::{Booking, Held};

#[derive(Default)]
pub struct Availability {
    rooms: Rooms,
    people: People,
    meetings: Meetings,
    cells: Cells,
}

/// One meeting as it is now.
#[derive(Clone, Debug)]
pub struct Entry {
    pub meeting: MeetingId,
    pub series: Option<SeriesId>,
    pub subject: Arc<str>,
    pub organizer: PersonId,
    /// Kept once per person: the name that came last is shown with all their meetings.
    pub organizer_name: Arc<str>,
    pub private: bool,
    pub state: State,
    pub span: Span,
    /// Only active holds, buffers included. May be several, or none.
    pub holds: Vec<(HoldId, PlaceId, Span)>,
    /// Whom it occupies; the organizer too, if they are to count as busy.
    pub people: Vec<PersonId>,
}

/// Rooms have a slot from the first time they are named, by their facts or by a hold, and keep it.
#[derive(Default)]
struct Rooms {
    slots: HashMap<PlaceId, u32>,
    list: Vec<(PlaceId, RoomLine)>,
    catalogue: Catalogue,
}

impl Availability {
    /// Replaces all that is known of rooms. Holds stay, also those of rooms left out, which are no
    /// longer offered. Rooms of equal fit are offered in the order given here.
    pub fn set_rooms(&mut self, facts: Vec<RoomFacts>) {
        let facts: Vec<(u32, RoomFacts)> = facts
            .into_iter()
            .map(|room| (self.rooms.enter(room.id), room))
            .collect();
        self.rooms.catalogue = Catalogue::new(&facts);
    }

    /// Replaces whatever was known of that meeting.
    pub fn apply(&mut self, entry: Entry) {
        self.forget(entry.meeting);
        let holds: Vec<(u32, HoldId, Stretch)> = entry
            .holds
            .into_iter()
            .map(|(id, room, span)| (self.rooms.enter(room), id, span.into()))
            .collect();
        let rooms = distinct(holds.iter().map(|(room, ..)| *room));
        let people = distinct(
            entry
                .people
                .into_iter()
                .map(|person| self.people.enter(person)),
        );
        let organizer = self.people.enter(entry.organizer);
        if let Some(person) = self.people.get_mut(organizer)
            && person.name != entry.organizer_name
        {
            person.name = entry.organizer_name;
        }
        let (series, subject) = match entry.series {
            Some(series) => {
                let (slot, subject) = self.meetings.join(series, entry.subject);
                (Some(slot), subject)
            }
            None => (None, entry.subject),
        };
        let stretch = Stretch::from(entry.span);
        let meeting = self.meetings.insert(Record {
            id: entry.meeting,
            stretch,
            subject,
            links: Links::new(&rooms, &people),
            organizer,
            series,
            state: entry.state,
            private: entry.private,
        });
        for (room, id, stretch) in holds {
            self.cells.mark(room, stretch, self.rooms.list.len());
            if let Some((_, line)) = self.rooms.list.get_mut(room as usize) {
                line.insert(Kept {
                    id,
                    stretch,
                    meeting,
                });
            }
        }
        for person in people {
            if let Some(person) = self.people.get_mut(person) {
                person.line.insert(meeting, stretch);
            }
        }
    }

    /// Drops a meeting; nothing happens when it is not known.
    pub fn forget(&mut self, meeting: MeetingId) {
        let Some((slot, record)) = self.meetings.remove(meeting) else {
            return;
        };
        for room in record.links.rooms() {
            let Some((_, line)) = self.rooms.list.get_mut(*room as usize) else {
                continue;
            };
            for hold in line.remove(slot) {
                let others = line
                    .overlapping(Cells::around(hold))
                    .map(|other| other.stretch);
                self.cells.clear(*room, hold, others);
            }
        }
        for person in record.links.people() {
            if let Some(person) = self.people.get_mut(*person) {
                person.line.remove(slot);
            }
        }
    }
}

impl Rooms {
    fn enter(&mut self, id: PlaceId) -> u32 {
        *self.slots.entry(id).or_insert_with(|| {
            self.list.push((id, RoomLine::default()));
            self.list.len() as u32 - 1
        })
    }

    fn get(&self, id: PlaceId) -> Option<(u32, &RoomLine)> {
        let slot = *self.slots.get(&id)?;
        Some((slot, self.line(slot)?))
    }

    fn line(&self, slot: u32) -> Option<&RoomLine> {
        self.list.get(slot as usize).map(|(_, line)| line)
    }

    fn id(&self, slot: u32) -> Option<PlaceId> {
        self.list.get(slot as usize).map(|(id, _)| *id)
    }
}

fn distinct(slots: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut slots: Vec<u32> = slots.collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}
