//! The waiting list: a wish is booked as soon as a room becomes free for it. First come, first
//! served; a wish that cannot be served does not hold up those behind it.

use std::sync::Arc;

use domain::availability::Slot;
use domain::event::Fact;
use domain::id::{MeetingId, PlaceId, WaitingId};
use domain::meeting::{self, Attendee, Topic, Waiting, WaitingState};
use domain::place::{Place, Places};
use domain::policy::{Ask, Violation};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::turn::Turn;
use super::{OnConflict, Plan, Wanted, seats_wanted};
use crate::access::person_of;
use crate::find::Wish;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, lock};

/// Wishes one person may have open.
const WISHES_MOST: usize = 20;
/// Wishes read at once.
pub(super) const BATCH: usize = 100;
/// Rooms, and things a room has, that one wish names.
const NAMED_MOST: usize = 100;
/// Days a window may be long.
const WINDOW_DAYS: i64 = 92;

/// What somebody waits for.
#[derive(Clone, Debug)]
pub struct WantedWaiting {
    pub subject: String,
    pub private: bool,
    pub people: Option<u32>,
    pub attendees: Vec<Attendee>,
    pub earliest: Timestamp,
    pub latest: Timestamp,
    pub minutes: u32,
    pub time_zone: Option<String>,
    /// Any of these; any that fits when empty.
    pub rooms: Vec<PlaceId>,
    pub within: Option<PlaceId>,
    pub features: Vec<String>,
}

impl App {
    /// Joins the waiting list. What is free already is booked at once.
    pub fn wait_for_room(
        self: &Arc<Self>,
        who: &Who,
        wanted: WantedWaiting,
        once: Option<Once<Waiting>>,
    ) -> Result<Answer<Waiting>, Error> {
        let waiting = match self.checked_waiting(who, wanted) {
            Ok(waiting) => waiting,
            Err(error) => return self.refuse_once(who, once, error),
        };
        self.renew()?;
        let now = self.now();
        let id = waiting.id;
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let person = waiting.topic.organizer;
            let open = tx.waitings_of(person, None, WISHES_MOST * 10)?;
            let count = open
                .iter()
                .filter(|wish| wish.state == WaitingState::Open && wish.window.until() > now)
                .count();
            if count >= WISHES_MOST {
                return Err(Error::refused(Refusal::WaitsForTooMany {
                    most: WISHES_MOST,
                }));
            }
            tx.insert_waiting(&waiting)?;
            app.log(tx, &actor, now, Fact::of_waiting(&waiting))?;
            Ok(waiting.clone())
        };
        let answer = self.once(who, once, act, |error| error)?;
        let Answer::Fresh(waiting) = answer else {
            return Ok(answer);
        };
        // Earlier wishes for the same go first: what it would take makes way for them.
        self.serve(waiting.clone())?;
        let person = waiting.topic.organizer;
        let mine = self.store.read(move |tx| {
            tx.waitings_of(person, None, WISHES_MOST * 10)
                .map_err(Error::from)
        })?;
        let current = mine.into_iter().find(|wish| wish.id == id);
        Ok(Answer::Fresh(current.unwrap_or(waiting)))
    }

    fn checked_waiting(&self, who: &Who, wanted: WantedWaiting) -> Result<Waiting, Error> {
        let window = checked_window(&wanted)?;
        let places = self.places();
        let suiting = self.rooms_that_suit(who, &wanted, &places)?;
        let any = suiting.first().map(|room| room.id);
        let any = any.ok_or_else(|| Error::refused(Refusal::NoRoomFree))?;
        let now = self.now();
        // The texts, people and zone are checked as those of a booking are.
        let plan = self.plan_anew(
            who,
            Wanted {
                subject: wanted.subject,
                description: None,
                private: wanted.private,
                organizer: None,
                host: None,
                people: wanted.people,
                meeting_type: None,
                attendees: wanted.attendees,
                start: window.from(),
                end: window.until(),
                time_zone: wanted.time_zone,
                rooms: vec![any],
                recurrence: None,
                on_conflict: OnConflict::Refuse,
                bypass: false,
            },
        )?;
        if wanted.rooms.is_empty() {
            require_seats(&suiting, &plan.topic)?;
        }
        self.refuse_the_impossible(&wanted.rooms, &plan, wanted.minutes, now)?;
        let waiting = Waiting {
            id: self.ids(now).waiting(),
            topic: plan.topic,
            window,
            minutes: wanted.minutes,
            time_zone: plan.time_zone,
            rooms: wanted.rooms,
            within: wanted.within,
            features: wanted.features.into_iter().collect(),
            state: WaitingState::Open,
            meeting: None,
            created_at: now,
            version: 1,
        };
        if waiting.window_left(now).is_none() {
            return Err(Error::invalid("latest", Problem::EndNotAfterStart));
        }
        Ok(waiting)
    }

    /// The rooms named, or all that the person sees, which lie where they should and have what they
    /// should.
    fn rooms_that_suit<'a>(
        &self,
        who: &Who,
        wanted: &WantedWaiting,
        places: &'a Places,
    ) -> Result<Vec<&'a Place>, Error> {
        if let Some(place) = wanted.within {
            let seen = places.get(place).is_some() && who.caller.sees(places, place);
            seen.then_some(()).ok_or(Error::NotFound(Noun::Place))?;
        }
        for (field, count) in [
            ("roomIds", wanted.rooms.len()),
            ("features", wanted.features.len()),
        ] {
            if count > NAMED_MOST {
                return Err(Error::invalid(field, Problem::TooMany { most: NAMED_MOST }));
            }
        }
        for room in &wanted.rooms {
            self.visible_room(who, *room)?;
        }
        let asked = match wanted.rooms.as_slice() {
            [] => self.visible_rooms(who, places),
            named => named.to_vec(),
        };
        let there = asked.into_iter().filter(|room| {
            let within = wanted.within;
            within.is_none_or(|place| places.path(*room).contains(&place))
        });
        let mut rooms: Vec<_> = there.filter_map(|room| places.room(room)).collect();
        let is_any_there = !rooms.is_empty();
        rooms.retain(|room| {
            let mut features = wanted.features.iter();
            features.all(|feature| room.features.contains(feature))
        });
        if is_any_there && rooms.is_empty() {
            return Err(Error::invalid("features", Problem::NoSuchRoom));
        }
        Ok(rooms)
    }

    /// A wish that none of the rooms named can ever grant is refused instead of waiting in vain.
    fn refuse_the_impossible(
        &self,
        rooms: &[PlaceId],
        plan: &Plan,
        minutes: u32,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut all = Vec::new();
        for room in rooms {
            let found = self.never_granted(*room, plan.span, minutes, &plan.topic, now)?;
            if found.is_empty() {
                return Ok(());
            }
            all.extend(found);
        }
        if all.is_empty() {
            Ok(())
        } else {
            Err(meeting::Refusal::Violates(all).into())
        }
    }

    /// Why the room says no to a meeting of this length and size at any time.
    fn never_granted(
        &self,
        room: PlaceId,
        window: Span,
        minutes: u32,
        topic: &Topic,
        now: Timestamp,
    ) -> Result<Vec<Violation>, Error> {
        let start = window.from();
        let length = SignedDuration::from_mins(i64::from(minutes));
        let end = start.checked_add(length).unwrap_or(start);
        let Some(span) = Span::new(start, end) else {
            return Ok(Vec::new());
        };
        let ask = Ask {
            people: Some(topic.head_count()),
            meeting_type: topic.meeting_type.clone(),
            ..Ask::new(span, now)
        };
        let mut found = meeting::violations_in(&[room], &self.places(), &ask)?;
        found.retain(|violation| violation.code.is_for_ever());
        Ok(found)
    }

    /// The caller's wishes, newest first.
    pub fn waitings(
        &self,
        who: &Who,
        before: Option<WaitingId>,
        limit: usize,
    ) -> Result<Vec<Waiting>, Error> {
        let person = person_of(who)?;
        self.store
            .read(move |tx| tx.waitings_of(person, before, limit).map_err(Error::from))
    }

    /// Waits no longer.
    pub fn withdraw_waiting(self: &Arc<Self>, who: &Who, id: WaitingId) -> Result<Waiting, Error> {
        let person = person_of(who)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let waiting = tx
                .waiting_for_update(id)?
                .filter(|waiting| waiting.topic.organizer == person)
                .ok_or(Error::NotFound(Noun::Waiting))?;
            match waiting.state {
                WaitingState::Withdrawn => Ok(waiting),
                WaitingState::Open => {
                    app.end_waiting(tx, &actor, waiting, WaitingState::Withdrawn, None, now)
                }
                state => Err(Error::refused(Refusal::WaitedNoLonger { state })),
            }
        })
    }

    /// Books for those who wait whatever has become free, and ends the wishes whose time passed.
    /// Harmless to repeat.
    pub fn serve_waiting(self: &Arc<Self>) -> Result<(), Error> {
        if !self
            .store
            .read(|tx| tx.anybody_waits().map_err(Error::from))?
        {
            return Ok(());
        }
        self.renew()?;
        lock(&self.passed_over).clear();
        let mut after = None;
        loop {
            let batch = self
                .store
                .read(move |tx| tx.open_waitings(after, BATCH).map_err(Error::from))?;
            let Some(last) = batch.last() else {
                return Ok(());
            };
            after = Some((last.created_at, last.id));
            for waiting in batch {
                self.serve(waiting)?;
            }
        }
    }

    /// At once when a whole place opened again. What was done stands even if this fails: the next
    /// sweep makes up for it.
    pub(crate) fn serve_all_who_wait(self: &Arc<Self>) {
        if let Err(error) = self.serve_waiting() {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "those who wait will be served by the next sweep");
        }
    }

    fn serve(self: &Arc<Self>, waiting: Waiting) -> Result<(), Error> {
        let now = self.now();
        let Some(left) = waiting.window_left(now) else {
            return self.settle_waiting(&waiting, WaitingState::Expired, None);
        };
        let who = self.waiting_person(&waiting)?;
        for slot in self.slots_for(&who, &waiting, left) {
            let Some(plan) = self.plan_for(&who, &waiting, &slot) else {
                continue;
            };
            match self.settle_waiting(&waiting, WaitingState::Served, Some(plan)) {
                Ok(()) => return Ok(()),
                // Somebody was faster, or a rule says no: the next may do.
                Err(Error::Refused(_) | Error::Denied(_) | Error::NotFound(_)) => {}
                // Another node served or withdrew it.
                Err(Error::Stale { .. }) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// With the rights they have now, which may be fewer than when they began to wait.
    pub(super) fn waiting_person(&self, waiting: &Waiting) -> Result<Who, Error> {
        Ok(Who {
            caller: self.caller_of(waiting.topic.organizer)?,
            origin: domain::event::Origin::Timer,
        })
    }

    fn slots_for(&self, who: &Who, waiting: &Waiting, left: Span) -> Vec<Slot> {
        let wish = Wish {
            capacity: if waiting.rooms.is_empty() {
                seats_wanted(&waiting.topic)
            } else {
                0
            },
            features: waiting.features.iter().cloned().collect(),
            within: waiting.within,
        };
        // A room that never says yes must not use up the tries.
        let rooms: Vec<_> = waiting
            .rooms
            .iter()
            .copied()
            .filter(|room| {
                let never =
                    self.never_granted(*room, left, waiting.minutes, &waiting.topic, self.now());
                never.is_ok_and(|found| found.is_empty())
            })
            .collect();
        if rooms.is_empty() && !waiting.rooms.is_empty() {
            return Vec::new();
        }
        self.slots_in(who, left, waiting.minutes, &wish, &rooms, &waiting.topic)
    }

    pub(super) fn plan_for(&self, who: &Who, waiting: &Waiting, slot: &Slot) -> Option<Plan> {
        let topic = &waiting.topic;
        let wanted = Wanted {
            subject: topic.subject.to_string(),
            description: topic.description.as_ref().map(ToString::to_string),
            private: topic.private,
            organizer: Some(topic.organizer),
            host: Some(topic.host),
            people: topic.people,
            meeting_type: topic.meeting_type.as_ref().map(ToString::to_string),
            attendees: topic.attendees.to_vec(),
            start: slot.span.from(),
            end: slot.span.until(),
            time_zone: Some(waiting.time_zone.to_string()),
            rooms: vec![slot.room],
            recurrence: None,
            on_conflict: OnConflict::Refuse,
            bypass: false,
        };
        let turn = Turn::Waited {
            since: waiting.created_at,
            id: waiting.id,
        };
        let plan = self.plan(who, wanted).ok()?;
        Some(Plan { turn, ..plan })
    }

    /// Ends the wish, with its booking in the same transaction.
    pub(super) fn settle_waiting(
        self: &Arc<Self>,
        waiting: &Waiting,
        state: WaitingState,
        booking: Option<Plan>,
    ) -> Result<(), Error> {
        let now = self.now();
        let app = self.clone();
        let waiting = waiting.clone();
        let booked = self.write_in_turn(move |tx| {
            // The clock did it, not the person: so their inbox tells them.
            let who = Who::timer();
            let meeting = match &booking {
                Some(plan) => Some(app.book_one(tx, &who, plan, now)?.0.id),
                None => None,
            };
            app.end_waiting(tx, &who, waiting.clone(), state, meeting, now)?;
            Ok::<_, Error>(meeting)
        })?;
        self.changed(booked);
        self.renew()
    }

    fn end_waiting(
        &self,
        tx: &mut Tx,
        who: &Who,
        waiting: Waiting,
        state: WaitingState,
        meeting: Option<MeetingId>,
        now: Timestamp,
    ) -> Result<Waiting, Error> {
        let version_before = waiting.version;
        let ended = waiting.ended(state, meeting);
        if !tx.update_waiting(&ended, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_waiting(&ended))?;
        Ok(ended)
    }
}

/// Refuses more people than the largest of the rooms holds.
fn require_seats(rooms: &[&Place], topic: &Topic) -> Result<(), Error> {
    let most = rooms.iter().filter_map(|room| room.capacity).max();
    let most = most.unwrap_or(0);
    if seats_wanted(topic) <= most {
        return Ok(());
    }
    let (least, most) = (1, i64::from(most));
    Err(Error::invalid(
        "people",
        Problem::OutOfRange { least, most },
    ))
}

fn checked_window(wanted: &WantedWaiting) -> Result<Span, Error> {
    let window = Span::new(wanted.earliest, wanted.latest)
        .ok_or_else(|| Error::invalid("latest", Problem::EndNotAfterStart))?;
    if window.seconds() > WINDOW_DAYS * 86_400 {
        return Err(Error::invalid(
            "latest",
            Problem::OutOfRange {
                least: 0,
                most: WINDOW_DAYS,
            },
        ));
    }
    let longest = window.seconds() / 60;
    if wanted.minutes == 0 || i64::from(wanted.minutes) > longest.min(1440) {
        return Err(Error::invalid(
            "minutes",
            Problem::OutOfRange {
                least: 1,
                most: longest.min(1440),
            },
        ));
    }
    Ok(window)
}
