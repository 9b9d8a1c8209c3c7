//! The questions of search: which rooms are free, when is everybody, when else is this room.

use super::Availability;
use super::bits::Bits;
use super::catalogue::Need;
use super::line::RoomLine;
use super::stretch::{MINUTE, Stretch};
use crate::id::{MeetingId, PersonId, PlaceId};
use crate::span::Span;

/// One page of rooms, best fit first, and how many there are in all.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    pub rooms: Vec<PlaceId>,
    pub total: usize,
}

/// A time at which everybody asked for is free, and the best room for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    pub span: Span,
    pub room: PlaceId,
}

/// What a common time has to be like.
#[derive(Clone, Copy, Debug)]
pub struct CommonTime<'a> {
    pub people: &'a [PersonId],
    pub need: Need<'a>,
    /// A slot lies whole within one of them and starts a multiple of the step after its beginning,
    /// so the caller chooses working hours and grid by the windows.
    pub windows: &'a [Span],
    /// None count as one.
    pub minutes: u32,
    pub step_minutes: u32,
}

impl Availability {
    /// Rooms that meet the need and are free for the whole span: the smallest that is large enough
    /// first, then the fewest features beyond those asked for, then the order of `set_rooms`.
    pub fn free_rooms(&self, span: Span, need: &Need, offset: usize, limit: usize) -> Found {
        let free = self.free_among(&self.fitting(need), span.into(), self.ignored(need));
        let ranked = self.rooms.catalogue.ranked(&free, need.capacity_min);
        let rooms = ranked
            .skip(offset)
            .take(limit)
            .filter_map(|slot| self.rooms.id(slot));
        Found {
            rooms: rooms.collect(),
            total: free.len(),
        }
    }

    /// The first times at which all the people and a fitting room are free, earliest first within
    /// each window, the windows in the order given. Of the free rooms it is the best that `suits`
    /// at that time: what the model does not know, such as rules, is asked there.
    pub fn common_slots(
        &self,
        wanted: &CommonTime,
        limit: usize,
        suits: &mut dyn FnMut(PlaceId, Span) -> bool,
    ) -> Vec<Slot> {
        let need = &wanted.need;
        let people = wanted.people.iter();
        let search = Search {
            model: self,
            people: people.filter_map(|id| self.people.slot(*id)).collect(),
            fitting: self.fitting(need),
            capacity_min: need.capacity_min,
            ignored: self.ignored(need),
            length: i64::from(wanted.minutes.max(1)) * MINUTE,
            step: i64::from(wanted.step_minutes.max(1)) * MINUTE,
        };
        let mut slots = Vec::new();
        if !search.fitting.is_empty() {
            for window in wanted.windows {
                search.window((*window).into(), limit, suits, &mut slots);
            }
        }
        slots
    }

    /// The nearest times at which the room is free for the length of `span`, within the window and
    /// a multiple of the step before or after; nearest first, later before earlier where equal.
    /// `span` itself is not among them. What `ignoring` holds counts as free.
    pub fn other_times(
        &self,
        room: PlaceId,
        span: Span,
        ignoring: Option<MeetingId>,
        window: Span,
        step_minutes: u32,
        limit: usize,
    ) -> Vec<Span> {
        let nothing = RoomLine::default();
        let shifts = Shifts {
            line: self.rooms.get(room).map_or(&nothing, |(_, line)| line),
            ignored: ignoring.and_then(|meeting| self.meetings.slot(meeting)),
            wanted: span.into(),
            window: window.into(),
            step: i64::from(step_minutes.max(1)) * MINUTE,
        };
        let mut later = shifts.free_after(0);
        let mut earlier = shifts.free_before(0);
        let mut times = Vec::new();
        while times.len() < limit {
            let forward = match (later, earlier) {
                (Some(later), Some(earlier)) => later <= -earlier,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => break,
            };
            let next = if forward { &mut later } else { &mut earlier };
            if let Some(steps) = *next {
                times.push(shifts.at(steps).into());
                *next = if forward {
                    shifts.free_after(steps)
                } else {
                    shifts.free_before(steps)
                };
            }
        }
        times
    }

    fn fitting(&self, need: &Need) -> Bits {
        self.rooms.catalogue.fitting(need, &self.rooms.slots)
    }

    fn ignored(&self, need: &Need) -> Option<u32> {
        need.ignoring
            .and_then(|meeting| self.meetings.slot(meeting))
    }

    /// Those of the rooms that nothing holds during the stretch but perhaps the ignored meeting.
    fn free_among(&self, rooms: &Bits, asked: Stretch, ignored: Option<u32>) -> Bits {
        let mut free = rooms.clone();
        let mut unsure = rooms.blank();
        self.cells.strike(asked, &mut free, &mut unsure);
        let is_free = |slot: u32| {
            self.rooms
                .line(slot)
                .is_some_and(|line| is_clear(line, asked, ignored))
        };
        for slot in unsure.iter().filter(|slot| !is_free(*slot)) {
            free.remove(slot);
        }
        let moved = ignored.and_then(|meeting| self.meetings.get(meeting));
        for slot in moved.map(|record| record.links.rooms()).unwrap_or_default() {
            if rooms.contains(*slot) && is_free(*slot) {
                free.insert(*slot);
            }
        }
        free
    }
}

/// A search for common times, with its names looked up.
struct Search<'a> {
    model: &'a Availability,
    people: Vec<u32>,
    fitting: Bits,
    capacity_min: u32,
    ignored: Option<u32>,
    length: i64,
    step: i64,
}

impl Search<'_> {
    fn window(
        &self,
        window: Stretch,
        limit: usize,
        suits: &mut dyn FnMut(PlaceId, Span) -> bool,
        slots: &mut Vec<Slot>,
    ) {
        let last = window.until - self.length;
        let mut start = window.from;
        while start <= last && slots.len() < limit {
            let asked = Stretch {
                from: start,
                until: start + self.length,
            };
            if let Some(until) = self.busy_until(asked) {
                start = window.from + self.step * steps_up(until - window.from, self.step);
                continue;
            }
            slots.extend(self.best_room(asked, suits).map(|room| Slot {
                span: asked.into(),
                room,
            }));
            start += self.step;
        }
    }

    fn best_room(
        &self,
        asked: Stretch,
        suits: &mut dyn FnMut(PlaceId, Span) -> bool,
    ) -> Option<PlaceId> {
        let free = self.model.free_among(&self.fitting, asked, self.ignored);
        if free.is_empty() {
            return None;
        }
        let rooms = &self.model.rooms;
        let ranked = rooms.catalogue.ranked(&free, self.capacity_min);
        let mut ranked = ranked.filter_map(|slot| rooms.id(slot));
        ranked.find(|room| suits(*room, asked.into()))
    }

    /// When the first of the people found busy is free again. Most times fail on one of the first
    /// people asked, so nobody's meetings are gathered.
    fn busy_until(&self, asked: Stretch) -> Option<i64> {
        let meetings = &self.model.meetings;
        let mut people = self
            .people
            .iter()
            .filter_map(|slot| self.model.people.get(*slot));
        people.find_map(|person| {
            let busy = person.line.overlapping(asked, meetings);
            let others = busy.filter(|(meeting, _)| Some(*meeting) != self.ignored);
            others.map(|(_, stretch)| stretch.until).max()
        })
    }
}

/// One room, and the wanted time moved by whole steps.
struct Shifts<'a> {
    line: &'a RoomLine,
    ignored: Option<u32>,
    wanted: Stretch,
    window: Stretch,
    step: i64,
}

impl Shifts<'_> {
    fn at(&self, steps: i64) -> Stretch {
        let by = steps * self.step;
        Stretch {
            from: self.wanted.from + by,
            until: self.wanted.until + by,
        }
    }

    /// The next number of steps beyond the given one at which the room is free.
    fn free_after(&self, steps: i64) -> Option<i64> {
        let first = steps_up(self.window.from - self.wanted.from, self.step);
        let mut steps = first.max(steps + 1);
        loop {
            let asked = self.at(steps);
            if asked.until > self.window.until {
                return None;
            }
            match self.in_the_way(asked).map(|taken| taken.until).max() {
                Some(until) => steps = steps_up(until - self.wanted.from, self.step),
                None => return Some(steps),
            }
        }
    }

    fn free_before(&self, steps: i64) -> Option<i64> {
        let last = (self.window.until - self.wanted.until).div_euclid(self.step);
        let mut steps = last.min(steps - 1);
        loop {
            let asked = self.at(steps);
            if asked.from < self.window.from {
                return None;
            }
            match self.in_the_way(asked).map(|taken| taken.from).min() {
                Some(from) => steps = (from - self.wanted.until).div_euclid(self.step),
                None => return Some(steps),
            }
        }
    }

    fn in_the_way(&self, asked: Stretch) -> impl Iterator<Item = Stretch> {
        let holds = self.line.overlapping(asked);
        holds
            .filter(|hold| Some(hold.meeting) != self.ignored)
            .map(|hold| hold.stretch)
    }
}

fn is_clear(line: &RoomLine, asked: Stretch, ignored: Option<u32>) -> bool {
    line.overlapping(asked)
        .all(|hold| Some(hold.meeting) == ignored)
}

/// How many steps it takes to cover a distance; negative ones backward.
fn steps_up(distance: i64, step: i64) -> i64 {
    distance.div_euclid(step) + i64::from(distance.rem_euclid(step) != 0)
}
