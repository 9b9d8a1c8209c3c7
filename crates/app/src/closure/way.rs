//! What is in the way of a closure, worked out anew whenever it is asked, so that nothing that was
//! booked meanwhile is missed; and which room each meeting could have instead.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use domain::access::{Admission, Caller, Identity, Permission, Target};
use domain::availability::Availability;
use domain::closure::{Closure, Concern, Wanting, fit, propose};
use domain::id::{ClosureId, MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Claim, Meeting};
use domain::place::Places;
use domain::policy::{Act, Ask};
use domain::span::Span;
use jiff::{Timestamp, ToSpan};
use store::Tx;

use super::require_ahead;
use crate::access::person_of;
use crate::meeting::{Detail, seats_wanted};
use crate::{App, Error, Noun, Refusal, Who};

/// Other rooms and times that are named for one meeting.
const WAYS_MOST: usize = 8;
/// Days around a meeting that are looked through for another time.
const DAYS_AROUND: i64 = 28;

/// A meeting in the way, and its rooms that close.
#[derive(Clone, Debug)]
pub struct Way {
    pub meeting: Meeting,
    pub closed: Vec<PlaceId>,
}

/// A meeting in the way as a reader sees it.
#[derive(Clone, Debug)]
pub struct InTheWay {
    pub closure: Closure,
    pub place_name: String,
    pub meeting: Detail,
    pub closed: Vec<PlaceId>,
    /// All its rooms with others instead of those that close; `None` where nothing like them is
    /// free. Nobody else is offered the same at the same time.
    pub offered: Option<Vec<PlaceId>>,
    pub concern: Option<Concern>,
}

/// What else could be done with one meeting.
#[derive(Debug)]
pub struct Ways {
    pub rooms: Vec<OtherRoom>,
    /// The same rooms at other times.
    pub times: Vec<Span>,
}

#[derive(Debug)]
pub struct OtherRoom {
    /// All rooms the meeting would have.
    pub rooms: Vec<PlaceId>,
    /// The one that stands in.
    pub room: PlaceId,
    /// What it lacks that the room has which closes.
    pub lacking: Vec<String>,
    /// Somebody has to agree.
    pub by_request: bool,
}

impl App {
    /// Meetings in the way of a closure that the caller plans, in the order of time, after the one
    /// given.
    pub fn meetings_in_the_way(
        &self,
        who: &Who,
        id: ClosureId,
        after: Option<(Timestamp, MeetingId)>,
        limit: usize,
    ) -> Result<Vec<InTheWay>, Error> {
        let now = self.now();
        self.renew()?;
        self.store.read(|tx| {
            let closure = self.planned(tx, who, id)?;
            let found = self.found_in_the_way(tx, &closure, now)?;
            let mut seen = self.with_offers(tx, who, &closure, found, now)?;
            let at = |one: &InTheWay| (one.meeting.meeting.span.from(), one.meeting.meeting.id);
            seen.retain(|one| after.is_none_or(|after| at(one) > after));
            seen.truncate(limit);
            Ok(seen)
        })
    }

    /// The caller's own meetings whose rooms close, in the order of time.
    pub fn own_meetings_in_the_way(&self, who: &Who, limit: usize) -> Result<Vec<InTheWay>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        self.renew()?;
        let runs = |meeting: &Meeting| {
            [meeting.topic.organizer, meeting.topic.host].contains(&person)
                || meeting.runs_for(&who.caller).is_some()
        };
        let mut own = self.store.read(|tx| {
            let mut own = Vec::new();
            for closure in tx.closures_ahead(now)? {
                let found = self.found_in_the_way(tx, &closure, now)?;
                if found.iter().any(|found| runs(&found.meeting)) {
                    let seen = self.with_offers(tx, who, &closure, found, now)?;
                    own.extend(seen.into_iter().filter(|one| runs(&one.meeting.meeting)));
                }
            }
            Ok::<_, Error>(own)
        })?;
        own.sort_by_key(|one| (one.meeting.meeting.span.from(), one.meeting.meeting.id));
        own.truncate(limit);
        Ok(own)
    }

    /// What else could be done with one meeting in the way, by who plans or who runs it.
    pub fn ways_around(&self, who: &Who, id: ClosureId, meeting: MeetingId) -> Result<Ways, Error> {
        let now = self.now();
        self.renew()?;
        self.store.read(|tx| {
            let meeting = tx.meeting(meeting)?.ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            let (closure, way) = self.way_of(tx, who, id, meeting, now)?;
            let organizer = self.organizer_of(tx, &way.meeting, now)?;
            let places = self.places();
            let suits = Suits {
                places: &places,
                closure: &closure,
                who,
                now,
            };
            Ok(self.look(|picture| Ways {
                rooms: suits.other_rooms(picture, &way, &organizer),
                times: suits.other_times(picture, &way, &organizer),
            }))
        })
    }

    /// A meeting in the way, for who plans the closure or runs the meeting.
    pub(super) fn way_of(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: ClosureId,
        meeting: Meeting,
        now: Timestamp,
    ) -> Result<(Closure, Way), Error> {
        let closure = tx.closure(id)?.ok_or(Error::NotFound(Noun::Closure))?;
        let places = self.places();
        if !meeting.may_manage(&who.caller, &places) {
            self.require_planner(who, &closure)?;
        }
        require_ahead(&closure, now)?;
        let closed = closure.closes(&meeting, &places, now);
        if closed.is_empty() {
            return Err(Error::refused(Refusal::NotInTheWay));
        }
        Ok((closure, Way { meeting, closed }))
    }

    /// All that is in the way now, in the order of time.
    pub(super) fn found_in_the_way(
        &self,
        tx: &mut Tx,
        closure: &Closure,
        now: Timestamp,
    ) -> Result<Vec<Way>, Error> {
        if require_ahead(closure, now).is_err() {
            return Ok(Vec::new());
        }
        let places = self.places();
        let mut ids = Vec::new();
        let within = |room: &&PlaceId| places.is_within(**room, closure.place);
        for room in places.rooms().iter().filter(within) {
            ids.extend(tx.meetings_holding(*room, closure.span)?);
        }
        ids.sort();
        ids.dedup();
        let mut found = Vec::new();
        for meeting in tx.meetings_by_ids(&ids)? {
            let closed = closure.closes(&meeting, &places, now);
            if !closed.is_empty() {
                found.push(Way { meeting, closed });
            }
        }
        found.sort_by_key(|way| (way.meeting.span.from(), way.meeting.id));
        Ok(found)
    }

    pub(super) fn with_offers(
        &self,
        tx: &mut Tx,
        who: &Who,
        closure: &Closure,
        found: Vec<Way>,
        now: Timestamp,
    ) -> Result<Vec<InTheWay>, Error> {
        let places = self.places();
        let mut organizers: HashMap<PersonId, Who> = HashMap::new();
        for way in &found {
            let organizer = way.meeting.topic.organizer;
            if let Entry::Vacant(unknown) = organizers.entry(organizer) {
                unknown.insert(self.organizer_of(tx, &way.meeting, now)?);
            }
        }
        let suits = Suits {
            places: &places,
            closure,
            who,
            now,
        };
        let offered = self.look(|picture| suits.offers(picture, &found, &organizers));
        let concerns = tx.concerns_of(closure.id)?;
        let place_name = places.get(closure.place).map(|place| place.name.clone());
        let place_name = place_name.unwrap_or_default();
        let mut seen = Vec::with_capacity(found.len());
        for (way, offered) in found.into_iter().zip(offered) {
            let concern = concerns.iter().find(|one| one.meeting == way.meeting.id);
            seen.push(InTheWay {
                closure: closure.clone(),
                place_name: place_name.clone(),
                meeting: self.detail(tx, who, way.meeting, now)?,
                closed: way.closed,
                offered,
                concern: concern.cloned(),
            });
        }
        Ok(seen)
    }

    /// Whoever booked, with the rights they have now.
    pub(super) fn organizer_of(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Who, Error> {
        let organizer = meeting.topic.organizer;
        let rights = self.rights_of(tx, organizer, now)?;
        Ok(Who {
            caller: Caller::new(Identity::Person(organizer), rights),
            origin: domain::event::Origin::Timer,
        })
    }
}

/// Whether rooms would do, asked for many meetings.
struct Suits<'a> {
    places: &'a Places,
    /// What lies in it stands in for nothing, whether or not the rules know already.
    closure: &'a Closure,
    /// Who is shown them.
    who: &'a Who,
    now: Timestamp,
}

impl Suits<'_> {
    fn offers(
        &self,
        picture: &Availability,
        found: &[Way],
        organizers: &HashMap<PersonId, Who>,
    ) -> Vec<Option<Vec<PlaceId>>> {
        let by_id: HashMap<MeetingId, &Way> =
            found.iter().map(|way| (way.meeting.id, way)).collect();
        let wanting: Vec<_> = found.iter().map(wanting).collect();
        let mut alike: HashMap<PlaceId, Arc<[PlaceId]>> = HashMap::new();
        let mut candidates = |one: &Wanting, room: PlaceId| {
            let all = alike.entry(room).or_insert_with(|| self.alike(room));
            let seats = |room: &PlaceId| self.has_seats(*room, one.people);
            all.iter().copied().filter(seats).collect()
        };
        let mut admits = |one: &Wanting, room: PlaceId| {
            let Some(way) = by_id.get(&one.meeting) else {
                return false;
            };
            let Some(organizer) = organizers.get(&way.meeting.topic.organizer) else {
                return false;
            };
            self.is_free(picture, room, one.span, None)
                && self.claim(&way.meeting, organizer, room, one.span) == Some(Claim::Stands)
        };
        propose(&wanting, self.places, &mut candidates, &mut admits)
    }

    /// Rooms with all that the room has, the most like it first.
    fn alike(&self, room: PlaceId) -> Arc<[PlaceId]> {
        let ranked = self.ranked(room);
        let all = ranked
            .into_iter()
            .filter(|(fit, _)| fit.lacks_nothing())
            .map(|(_, other)| other);
        all.collect()
    }

    fn ranked(&self, room: PlaceId) -> Vec<(domain::closure::Fit, PlaceId)> {
        let Some(wanted) = self.places.room(room) else {
            return Vec::new();
        };
        let others = self.places.rooms().iter().filter(|other| **other != room);
        let mut ranked: Vec<_> = others
            .filter(|other| self.who.caller.sees(self.places, **other))
            .filter(|other| !self.places.is_within(**other, self.closure.place))
            .filter_map(|other| {
                let place = self.places.room(*other)?;
                Some((fit(self.places, wanted, place), *other))
            })
            .collect();
        ranked.sort_unstable();
        ranked
    }

    fn has_seats(&self, room: PlaceId, people: u32) -> bool {
        let seats = self.places.room(room).and_then(|room| room.capacity);
        people == 0 || seats.unwrap_or(0) >= people
    }

    fn is_free(
        &self,
        picture: &Availability,
        room: PlaceId,
        span: Span,
        own: Option<MeetingId>,
    ) -> bool {
        let held = self.places.hold_span(room, span);
        match own {
            None => picture.is_free(room, held),
            Some(own) => {
                let mut taken = picture.conflicts(room, held);
                taken.all(|held| held.booking.meeting() == own)
            }
        }
    }

    /// What the rules say to the meeting in another room, or at another time; `None`: no.
    fn claim(
        &self,
        meeting: &Meeting,
        organizer: &Who,
        room: PlaceId,
        span: Span,
    ) -> Option<Claim> {
        let target = Target::place(self.places.path(room));
        let caller = &organizer.caller;
        if !caller.may(Permission::MeetingBook, &target) {
            return None;
        }
        let admission = Admission {
            out_of_policy: false,
            ..Admission::of(&[caller], self.places, &[room])
        };
        let ask = Ask {
            people: Some(meeting.topic.head_count()),
            past_allowed: span.from() == meeting.span.from(),
            meeting_type: meeting.topic.meeting_type.clone(),
            has_guests: meeting.topic.has_guests(),
            is_series: meeting.series.is_some(),
            act: Act::Rehouse,
            ..Ask::new(span, self.now)
        };
        let verdict = meeting::judge(&[room], self.places, &ask, admission).ok()?;
        let waits_anyway = meeting.waits() && meeting.proposal.is_none();
        verdict
            .violations
            .is_empty()
            .then_some(match verdict.claim {
                Claim::Waits if waits_anyway => Claim::Stands,
                claim => claim,
            })
    }

    fn other_rooms(&self, picture: &Availability, way: &Way, organizer: &Who) -> Vec<OtherRoom> {
        let meeting = &way.meeting;
        let Some(closed) = way.closed.first().copied() else {
            return Vec::new();
        };
        let own = meeting.rooms();
        let people = seats_wanted(&meeting.topic);
        let ranked = self.ranked(closed).into_iter().map(|(_, other)| other);
        let fitting = ranked.filter(|other| {
            !own.contains(other)
                && self.has_seats(*other, people)
                && self.is_free(picture, *other, meeting.span, None)
        });
        let named = fitting.filter_map(|other| {
            let claim = self.claim(meeting, organizer, other, meeting.span)?;
            let (was, is) = (self.places.room(closed)?, self.places.room(other)?);
            let lacking = was.features.difference(&is.features);
            let stands_in = |room: &PlaceId| if *room == closed { other } else { *room };
            Some(OtherRoom {
                rooms: own.iter().map(stands_in).collect(),
                room: other,
                lacking: lacking.cloned().collect(),
                by_request: claim == Claim::Waits,
            })
        });
        named.take(WAYS_MOST).collect()
    }

    /// The same time of day on days around, in all rooms it has.
    fn other_times(&self, picture: &Availability, way: &Way, organizer: &Who) -> Vec<Span> {
        let meeting = &way.meeting;
        let zone = jiff::tz::TimeZone::get(&meeting.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let start = meeting.span.from().to_zoned_datetime(zone);
        let rooms = meeting.rooms();
        let days = (1..=DAYS_AROUND).flat_map(|days| [days, -days]);
        let spans = days.filter_map(|days| {
            let from = start.checked_add(days.days()).ok()?.timestamp();
            let span = Span::lasting(from, meeting.span.seconds());
            let suits = |room: &PlaceId| {
                self.is_free(picture, *room, span, Some(meeting.id))
                    && self.claim(meeting, organizer, *room, span) == Some(Claim::Stands)
            };
            let is_later = from > self.now && !span.overlaps(&self.closure.span);
            (is_later && rooms.iter().all(suits)).then_some(span)
        });
        spans.take(WAYS_MOST / 2).collect()
    }
}

fn wanting(way: &Way) -> Wanting {
    let meeting = &way.meeting;
    Wanting {
        meeting: meeting.id,
        series: meeting.series,
        span: meeting.span,
        rooms: meeting.rooms(),
        closed: way.closed.clone(),
        people: seats_wanted(&meeting.topic),
    }
}
