//! What is on: holds of rooms and meetings of people, lent out without copying a text.

use super::Availability;
use super::line::Kept;
use super::meetings::Record;
use super::stretch::Stretch;
use crate::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use crate::meeting::State;
use crate::span::Span;

/// A room kept for a meeting.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    pub id: HoldId,
    /// Buffers included; the meeting's own time is `booking.span()`.
    pub span: Span,
    pub booking: Booking<'a>,
}

/// A meeting as it was last applied. Who may see what of it is the caller's matter.
#[derive(Clone, Copy)]
pub struct Booking<'a> {
    model: &'a Availability,
    record: &'a Record,
}

impl Availability {
    /// The holds of each room that overlap the span, in order of start.
    pub fn day<'a>(
        &'a self,
        rooms: &[PlaceId],
        span: Span,
    ) -> impl Iterator<Item = (PlaceId, impl Iterator<Item = Held<'a>>)> {
        let asked = Stretch::from(span);
        // All places are found before the first hold is read: the searches of one room and the
        // next do not wait for each other then, and memory is slower than all else here.
        let near = |room: &PlaceId| {
            let line = self.rooms.get(*room).map(|(_, line)| line.near(asked));
            (*room, line.unwrap_or_default())
        };
        let lines: Vec<(PlaceId, &[Kept])> = rooms.iter().map(near).collect();
        lines
            .into_iter()
            .map(move |(room, near)| (room, self.held(near, asked)))
    }

    /// The holds of a room that overlap the span, in order of start.
    pub fn conflicts(&self, room: PlaceId, span: Span) -> impl Iterator<Item = Held<'_>> {
        let asked = Stretch::from(span);
        let line = self.rooms.get(room).map(|(_, line)| line.near(asked));
        self.held(line.unwrap_or_default(), asked)
    }

    fn held<'a>(&'a self, near: &'a [Kept], asked: Stretch) -> impl Iterator<Item = Held<'a>> {
        let overlapping = near.iter().filter(move |kept| kept.stretch.overlaps(asked));
        overlapping.filter_map(
            |Kept {
                 id,
                 stretch,
                 meeting,
             }| {
                Some(Held {
                    id: *id,
                    span: (*stretch).into(),
                    booking: self.booking(*meeting)?,
                })
            },
        )
    }

    /// Whether nothing holds the room; it may still not be bookable.
    pub fn is_free(&self, room: PlaceId, span: Span) -> bool {
        self.conflicts(room, span).next().is_none()
    }

    /// The meetings of a person that overlap the span, in order of start. They may overlap each
    /// other.
    pub fn person_busy(&self, person: PersonId, span: Span) -> impl Iterator<Item = Booking<'_>> {
        let line = self
            .people
            .slot(person)
            .and_then(|slot| self.people.get(slot));
        let asked = Stretch::from(span);
        let mut busy: Vec<(i64, u32)> = line
            .into_iter()
            .flat_map(|person| person.line.overlapping(asked, &self.meetings))
            .map(|(meeting, stretch)| (stretch.from, meeting))
            .collect();
        busy.sort_unstable();
        busy.into_iter()
            .filter_map(|(_, meeting)| self.booking(meeting))
    }

    /// A meeting that holds rooms or people; `None` when it does not, or no longer.
    pub fn meeting(&self, id: MeetingId) -> Option<Booking<'_>> {
        self.booking(self.meetings.slot(id)?)
    }

    fn booking(&self, meeting: u32) -> Option<Booking<'_>> {
        self.meetings.get(meeting).map(|record| Booking {
            model: self,
            record,
        })
    }
}

impl<'a> Booking<'a> {
    pub fn meeting(&self) -> MeetingId {
        self.record.id
    }

    pub fn series(&self) -> Option<SeriesId> {
        self.record
            .series
            .and_then(|slot| self.model.meetings.series(slot))
    }

    pub fn span(&self) -> Span {
        self.record.stretch.into()
    }

    pub fn subject(&self) -> &'a str {
        &self.record.subject
    }

    pub fn state(&self) -> State {
        self.record.state
    }

    pub fn is_private(&self) -> bool {
        self.record.private
    }

    /// `None` never happens to a meeting that was applied: every organizer has a slot.
    pub fn organizer(&self) -> Option<(PersonId, &'a str)> {
        let person = self.model.people.get(self.record.organizer)?;
        Some((person.id, &person.name))
    }

    /// Whether it occupies that person or they organise it.
    pub fn involves(&self, person: PersonId) -> bool {
        self.model.people.slot(person).is_some_and(|slot| {
            self.record.organizer == slot || self.record.links.people().contains(&slot)
        })
    }
}
