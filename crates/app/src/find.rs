//! Finding: free rooms, common times, the schedule, and ways out of a clash. All of it from
//! memory, which follows the log; only a booking itself asks the database.

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use domain::access::{Admission, Permission, Target};
use domain::availability::{Availability, Booking, CommonTime, Need, RoomFacts, Slot};
use domain::id::{PersonId, PlaceId};
use domain::meeting::{self, Topic};
use domain::place::{BookingMode, Place, Places};
use domain::policy::{Ask, ViolationCode};
use domain::span::Span;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::place::checked_people;
use crate::{App, Error, Who};

/// Ways out that are offered at most.
const MOST_ALTERNATIVES: usize = 6;
/// Times and rooms tried for one wish of somebody who waits, in one round.
const SLOTS_TRIED: usize = 8;
/// Minutes between starts that are tried.
const STEP_MINUTES: u32 = 15;
/// How far another time may lie, in hours.
const REACH_HOURS: i64 = 72;

/// The same meeting elsewhere or at another time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Alternative {
    pub room: PlaceId,
    pub span: Span,
}

/// What a search asks of a room.
#[derive(Clone, Default, Debug)]
pub struct Wish {
    pub capacity: u32,
    pub features: Vec<String>,
    pub within: Option<PlaceId>,
}

impl Wish {
    /// For so many people, which stand in a field; for however many when it is zero.
    pub fn new(
        (field, people): (&'static str, u32),
        features: Vec<String>,
        within: Option<PlaceId>,
    ) -> Result<Wish, Error> {
        checked_people(field, (people > 0).then_some(people))?;
        Ok(Wish {
            capacity: people,
            features,
            within,
        })
    }

    fn features(&self) -> Vec<&str> {
        self.features.iter().map(String::as_str).collect()
    }

    fn need<'a>(&self, features: &'a [&'a str], rooms: Option<&'a [PlaceId]>) -> Need<'a> {
        let Wish {
            capacity, within, ..
        } = *self;
        Need {
            capacity_min: capacity,
            features,
            within,
            rooms,
            ignoring: None,
        }
    }
}

pub(crate) fn room_facts(places: &Places) -> Vec<RoomFacts> {
    let rooms = places.rooms().iter().filter_map(|id| places.room(*id));
    rooms
        .map(|room| RoomFacts {
            id: room.id,
            capacity: room.capacity.unwrap_or(0),
            features: room.features.clone(),
            ancestors: places.path(room.id).to_vec(),
            bookable: room.in_service && room.booking_mode != BookingMode::Instant,
        })
        .collect()
}

/// Whether the caller may know subject and people of what is in a room: as `Meeting::may_see` says
/// for one room of it.
pub fn may_know(who: &Who, places: &Places, booking: &Booking<'_>, room: PlaceId) -> bool {
    let caller = &who.caller;
    let is_mine = caller
        .acts_as()
        .is_some_and(|person| booking.involves(person));
    if !booking.is_private() || is_mine {
        return true;
    }
    let target = Target {
        owner: booking.organizer().map(|(person, _)| person),
        ..Target::place(places.path(room))
    };
    let principals = &caller.rights.acts_for;
    caller.may(Permission::MeetingSeePrivate, &target)
        || principals
            .iter()
            .any(|given| given.powers.sees_private && booking.involves(given.person))
}

impl App {
    /// Reads the picture. Whoever must see what this node just wrote calls `renew` first.
    pub fn look<T>(&self, ask: impl FnOnce(&Availability) -> T) -> T {
        ask(&self
            .availability
            .read()
            .unwrap_or_else(PoisonError::into_inner))
    }

    /// Rooms the caller may see, in reading order.
    pub fn visible_rooms(&self, who: &Who, places: &Places) -> Vec<PlaceId> {
        let rooms = places.rooms().iter().copied();
        if who.caller.sees_everything(places) {
            return rooms.collect();
        }
        rooms.filter(|id| who.caller.sees(places, *id)).collect()
    }

    /// Rooms free for the whole span, best fit first: the smallest that is large enough.
    pub fn free_rooms(
        &self,
        who: &Who,
        span: Span,
        wish: &Wish,
        offset: usize,
        limit: usize,
    ) -> Vec<PlaceId> {
        let places = self.places();
        let visible =
            (!who.caller.sees_everything(&places)).then(|| self.visible_rooms(who, &places));
        let features = wish.features();
        let need = wish.need(&features, visible.as_deref());
        if !places.keep_buffers() {
            return self.look(|picture| picture.free_rooms(span, &need, offset, limit).rooms);
        }
        self.look(|picture| {
            let found = picture.free_rooms(span, &need, 0, usize::MAX).rooms;
            let free = found
                .into_iter()
                .filter(|room| is_free(picture, &places, *room, span));
            free.skip(offset).take(limit).collect()
        })
    }

    /// Of the rooms that are free, those that the caller could have now without breaking a rule.
    pub fn bookable_rooms(
        &self,
        who: &Who,
        span: Span,
        wish: &Wish,
        offset: usize,
        limit: usize,
    ) -> Vec<PlaceId> {
        let places = self.places();
        let ask = self.ask_to_find(who, span, wish.capacity);
        let mut suiting = Suiting::new(who, &places, ask);
        let free = self.free_rooms(who, span, wish, 0, usize::MAX);
        let suits = free.into_iter().filter(|room| suiting.admits(*room, span));
        suits.skip(offset).take(limit).collect()
    }

    /// The first times at which all these people are free and a fitting room could be booked.
    pub fn common_slots(
        &self,
        who: &Who,
        people: &[PersonId],
        minutes: u32,
        windows: &[Span],
        wish: &Wish,
        limit: usize,
    ) -> Vec<Slot> {
        let Some(first) = windows.first() else {
            return Vec::new();
        };
        let places = self.places();
        let visible =
            (!who.caller.sees_everything(&places)).then(|| self.visible_rooms(who, &places));
        let features = wish.features();
        let wanted = CommonTime {
            people,
            need: wish.need(&features, visible.as_deref()),
            windows,
            minutes,
            step_minutes: STEP_MINUTES,
        };
        let expected = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let ask = self.ask_to_find(who, *first, wish.capacity.max(expected));
        let suiting = Suiting::new(who, &places, ask);
        self.look(|picture| suiting.slots(picture, &wanted, limit))
    }

    /// The first times within a window at which one of the rooms named, or any that fits when none
    /// is, could be booked for the topic.
    pub(crate) fn slots_in(
        &self,
        who: &Who,
        window: Span,
        minutes: u32,
        wish: &Wish,
        rooms: &[PlaceId],
        topic: &Topic,
    ) -> Vec<Slot> {
        let places = self.places();
        let mut allowed = if who.caller.sees_everything(&places) && rooms.is_empty() {
            None
        } else {
            Some(self.visible_rooms(who, &places))
        };
        if let (Some(allowed), false) = (&mut allowed, rooms.is_empty()) {
            allowed.retain(|room| rooms.contains(room));
        }
        let features = wish.features();
        let wanted = CommonTime {
            people: &[],
            need: wish.need(&features, allowed.as_deref()),
            windows: std::slice::from_ref(&window),
            minutes,
            step_minutes: STEP_MINUTES,
        };
        let ask = Ask {
            meeting_type: topic.meeting_type.clone(),
            has_guests: topic.has_guests(),
            ..self.ask_to_find(who, window, topic.head_count())
        };
        let suiting = Suiting::new(who, &places, ask);
        self.look(|picture| suiting.slots(picture, &wanted, SLOTS_TRIED))
    }

    /// Those of the times at which the caller could have the room without breaking a rule.
    pub(crate) fn suiting_times(
        &self,
        who: &Who,
        places: &Places,
        room: PlaceId,
        mut times: Vec<Span>,
        topic: &Topic,
    ) -> Vec<Span> {
        times.retain(|span| {
            let ask = Ask {
                meeting_type: topic.meeting_type.clone(),
                has_guests: topic.has_guests(),
                ..self.ask_to_find(who, *span, topic.head_count())
            };
            who.caller.sees(places, room) && is_admitted(who, places, room, &ask)
        });
        times
    }

    /// What the rules are asked while searching: quotas are left to the booking itself.
    fn ask_to_find(&self, who: &Who, span: Span, people: u32) -> Ask {
        let past_allowed = who
            .caller
            .may(Permission::MeetingBookPast, &Target::deployment());
        Ask {
            people: (people > 0).then_some(people),
            past_allowed,
            ..Ask::new(span, self.now())
        }
    }

    /// Other rooms at the times wanted, and other times in the room wanted; at most six, nearest
    /// and best fitting first. `dates` are all dates of a series, or the one date.
    pub(crate) fn alternatives(
        &self,
        who: &Who,
        busy: PlaceId,
        dates: &[Span],
        people: u32,
        now: Timestamp,
    ) -> Result<Vec<Alternative>, Error> {
        let Some(first) = dates.first().copied() else {
            return Ok(Vec::new());
        };
        let places = self.places();
        let Some(room) = places.room(busy) else {
            return Ok(Vec::new());
        };
        let past_allowed = who
            .caller
            .may(Permission::MeetingBookPast, &Target::deployment());
        let admits = |room: PlaceId, span: Span| {
            let ask = Ask {
                people: Some(people),
                past_allowed,
                ..Ask::new(span, now)
            };
            is_admitted(who, &places, room, &ask)
        };
        let wish = Wish {
            capacity: people,
            ..Wish::default()
        };
        let visible =
            (!who.caller.sees_everything(&places)).then(|| self.visible_rooms(who, &places));
        self.renew()?;
        let need = wish.need(&[], visible.as_deref());
        let found = self.look(|picture| {
            let free = |room: PlaceId, shift: SignedDuration| {
                dates.iter().all(|date| {
                    shifted(*date, shift).is_some_and(|span| {
                        is_free(picture, &places, room, span) && admits(room, span)
                    })
                })
            };
            let mut elsewhere: Vec<_> = picture
                .free_rooms(first, &need, 0, usize::MAX)
                .rooms
                .into_iter()
                .filter(|other| *other != busy)
                .filter_map(|other| Some((distance(&places, room, places.room(other)?), other)))
                .collect();
            elsewhere.sort();
            let mut elsewhere = elsewhere
                .into_iter()
                .map(|(_, id)| id)
                .filter(|id| free(*id, SignedDuration::ZERO));
            let mut otherwise = nearest_shifts().filter(|shift| free(busy, *shift));
            let half = MOST_ALTERNATIVES / 2;
            let mut rooms: Vec<_> = elsewhere.by_ref().take(half).collect();
            let times: Vec<_> = otherwise
                .by_ref()
                .take(MOST_ALTERNATIVES - rooms.len())
                .collect();
            rooms.extend(elsewhere.take(MOST_ALTERNATIVES - rooms.len() - times.len()));
            let rooms = rooms
                .into_iter()
                .map(|room| Alternative { room, span: first });
            let times = times.into_iter().filter_map(|shift| {
                Some(Alternative {
                    room: busy,
                    span: shifted(first, shift)?,
                })
            });
            rooms.chain(times).collect()
        });
        Ok(found)
    }
}

/// Whether rooms suit a caller, asked for many rooms and times: what the rules of a place say of a
/// time is worked out once for all its rooms.
struct Suiting<'a> {
    who: &'a Who,
    places: &'a Places,
    ask: Ask,
    /// Rooms that do not fit whatever the time is.
    unfit: HashSet<PlaceId>,
    /// What the rules set at a place said of the time that was asked last.
    said: HashMap<PlaceId, (Span, bool)>,
}

impl<'a> Suiting<'a> {
    fn new(who: &'a Who, places: &'a Places, ask: Ask) -> Suiting<'a> {
        Suiting {
            who,
            places,
            ask,
            unfit: HashSet::new(),
            said: HashMap::new(),
        }
    }

    fn slots(mut self, picture: &Availability, wanted: &CommonTime, limit: usize) -> Vec<Slot> {
        let keep_buffers = self.places.keep_buffers();
        picture.common_slots(wanted, limit, &mut |room, span| {
            self.admits(room, span) && (!keep_buffers || is_free(picture, self.places, room, span))
        })
    }

    fn admits(&mut self, room: PlaceId, span: Span) -> bool {
        let Some(place) = self.places.rules_from(room) else {
            return false;
        };
        let said = self.said.get(&place).filter(|(asked, _)| *asked == span);
        if self.unfit.contains(&room) || said.is_some_and(|(_, admits)| !admits) {
            return false;
        }
        self.ask.span = span;
        let broken = broken_rules(self.who, self.places, room, &self.ask);
        let time_suits = broken.iter().all(|code| code.is_of_the_room());
        self.said.insert(place, (span, time_suits));
        if broken.iter().any(|code| code.is_of_the_room()) {
            self.unfit.insert(room);
        }
        broken.is_empty()
    }
}

/// The part of a day in which people want to meet.
pub struct Hours {
    pub from: Time,
    /// `None`: midnight at the end of the day.
    pub until: Option<Time>,
    /// 1 = Monday … 7; empty: every day.
    pub weekdays: Vec<i8>,
}

/// What the hours leave of each day of a window, in the zone named.
pub fn days_within(window: Span, hours: &Hours, time_zone: &str) -> Vec<Span> {
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    let mut day = zone.to_datetime(window.from()).date();
    let last = zone.to_datetime(window.until()).date();
    let mut found = Vec::new();
    while day <= last {
        let tomorrow = day.tomorrow().ok();
        let wanted = hours.weekdays.is_empty()
            || hours
                .weekdays
                .contains(&day.weekday().to_monday_one_offset());
        let until = match hours.until {
            Some(until) => Some(day.to_datetime(until)),
            None => tomorrow.map(|next| next.to_datetime(Time::midnight())),
        };
        let from = zone.to_timestamp(day.to_datetime(hours.from)).ok();
        let until = until.and_then(|until| zone.to_timestamp(until).ok());
        if let (true, Some(from), Some(until)) = (wanted, from, until) {
            found.extend(Span::new(
                from.max(window.from()),
                until.min(window.until()),
            ));
        }
        let Some(next) = tomorrow else { break };
        day = next;
    }
    found
}

/// Whether the caller could book or ask for the room without breaking a rule.
fn is_admitted(who: &Who, places: &Places, room: PlaceId, ask: &Ask) -> bool {
    broken_rules(who, places, room, ask).is_empty()
}

/// Why the caller could not book or ask for the room.
fn broken_rules(who: &Who, places: &Places, room: PlaceId, ask: &Ask) -> Vec<ViolationCode> {
    let target = Target::place(places.path(room));
    if !who.caller.may(Permission::MeetingBook, &target) {
        return vec![ViolationCode::NotAdmitted];
    }
    let admission = Admission {
        out_of_policy: false,
        ..Admission::of(&[&who.caller], places, &[room])
    };
    match meeting::judge(&[room], places, ask, admission) {
        Ok(verdict) => verdict.violations.iter().map(|one| one.code).collect(),
        // It is not there any more.
        Err(_) => vec![ViolationCode::NotBookable],
    }
}

/// Whether the room is free for a meeting, with what is kept around it.
fn is_free(picture: &Availability, places: &Places, room: PlaceId, meeting: Span) -> bool {
    picture.is_free(room, places.hold_span(room, meeting))
}

/// Steps up from the wanted room to what both share, then lacking features, then how much larger
/// or smaller it is.
fn distance(places: &Places, wanted: &Place, other: &Place) -> (usize, usize, u32) {
    let path = places.path(wanted.id);
    let shared = path
        .iter()
        .zip(places.path(other.id))
        .take_while(|(mine, theirs)| mine == theirs)
        .count();
    let lacking = wanted.features.difference(&other.features).count();
    let size = wanted
        .capacity
        .unwrap_or(0)
        .abs_diff(other.capacity.unwrap_or(0));
    (path.len() - shared, lacking, size)
}

/// A quarter of an hour later, earlier, half an hour later …
fn nearest_shifts() -> impl Iterator<Item = SignedDuration> {
    let step = i64::from(STEP_MINUTES);
    (1..=REACH_HOURS * 60 / step).flat_map(move |n| {
        [
            SignedDuration::from_mins(n * step),
            SignedDuration::from_mins(-n * step),
        ]
    })
}

fn shifted(span: Span, by: SignedDuration) -> Option<Span> {
    Span::new(
        span.from().checked_add(by).ok()?,
        span.until().checked_add(by).ok()?,
    )
}
