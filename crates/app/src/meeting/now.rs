//! What is done at the door: book now, see how long one may go on, knock.

use std::sync::Arc;

use domain::event::Fact;
use domain::id::{MeetingId, PlaceId};
use domain::meeting::{self, Happened, Meeting, State};
use domain::policy::{Act, Ask};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::{Booked, OnConflict, Plan, Wanted, require_hand, require_manage, seats_wanted};
use crate::find::{Alternative, Wish};
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Refusal, Who};

/// Minutes a meeting booked on the spot lasts when nobody says.
const MINUTES: u32 = 30;
/// A room free for less is no room.
const LEAST_MINUTES: i64 = 5;
/// Rooms tried before saying that there is none.
const TRIED: usize = 10;
/// How far it is looked whether a room stays free.
const REACH_HOURS: i64 = 24;
/// By how many minutes going on is offered.
const OFFERED_MINUTES: [u32; 7] = [5, 10, 15, 30, 45, 60, 90];
/// Other rooms offered to who cannot go on in this one.
const ELSEWHERE_MOST: usize = 3;
/// Seconds between two knocks on one meeting.
const KNOCK_AGAIN_SECONDS: i64 = 120;

/// A room at once: this one, or the best that fits.
#[derive(Clone, Debug)]
pub struct WantedNow {
    pub room: Option<PlaceId>,
    pub wish: Wish,
    /// `None`: half an hour. Shorter where the next meeting begins before.
    pub minutes: Option<u32>,
    pub subject: String,
}

/// How long a meeting may go on where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Extension {
    /// When the next meeting begins in one of its rooms; `None`: not within a day.
    pub free_until: Option<Timestamp>,
    /// Minutes by which it can be extended.
    pub minutes: Vec<u32>,
    /// Where it could go on for half an hour, when not here.
    pub elsewhere: Vec<Alternative>,
}

impl App {
    /// Books a room from this minute on and checks in.
    pub fn book_now(
        self: &Arc<Self>,
        who: &Who,
        wanted: WantedNow,
        once: Option<Once<Booked>>,
    ) -> Result<Answer<Booked>, Error> {
        let now = self.now();
        let candidates = self
            .rooms_now(who, &wanted, now)
            .and_then(|found| self.plans_now(who, &wanted, found));
        let plans = match candidates {
            Ok(plans) => plans,
            Err(error) => return self.refuse_once(who, once, error),
        };
        let (app, actor, tried) = (self.clone(), who.clone(), plans.clone());
        let act = move |tx: &mut Tx| {
            let mut outcome = Err(Error::refused(Refusal::NoRoomFree));
            for plan in &tried {
                outcome = app.begin_now(tx, &actor, plan, now);
                // Memory may lag behind the database by a moment: the next room may do.
                if !matches!(&outcome, Err(Error::Refused(why)) if why.code() == "room_busy") {
                    break;
                }
            }
            let detail = app.detail(tx, &actor, outcome?, now)?;
            Ok(Booked::One(Box::new(detail)))
        };
        let (app, asker) = (self.clone(), who.clone());
        let mend = move |error| match plans.first() {
            Some(plan) => app.with_alternatives(&asker, plan, now, error),
            None => error,
        };
        let answer = self.once(who, once, act, mend)?;
        if let Answer::Fresh(Booked::One(detail)) = &answer {
            self.changed([detail.meeting.id]);
        }
        Ok(answer)
    }

    /// Rooms to try, each with the end the meeting could have there.
    fn rooms_now(
        &self,
        who: &Who,
        wanted: &WantedNow,
        now: Timestamp,
    ) -> Result<Vec<(PlaceId, Span)>, Error> {
        self.renew()?;
        let start = Timestamp::from_second(now.as_second().div_euclid(60) * 60).unwrap_or(now);
        let minutes = wanted.minutes.unwrap_or(MINUTES);
        let end = later(start, i64::from(minutes));
        let least = later(start, LEAST_MINUTES.min(i64::from(minutes)));
        let (Some(whole), Some(least)) = (Span::new(start, end), Span::new(start, least)) else {
            return Err(Error::invalid(
                "minutes",
                crate::Problem::OutOfRange {
                    least: 1,
                    most: 1440,
                },
            ));
        };
        let rooms = match wanted.room {
            Some(room) => vec![room],
            // Best those that stay free for the whole time, then those that do for a while.
            None => {
                let mut found = self.free_rooms(who, whole, &wanted.wish, 0, TRIED);
                if found.is_empty() {
                    found = self.free_rooms(who, least, &wanted.wish, 0, TRIED);
                }
                found
            }
        };
        if rooms.is_empty() {
            return Err(Error::refused(Refusal::NoRoomFree));
        }
        let places = self.places();
        let until = |room: PlaceId| {
            // What is kept after the meeting has to end before the next begins.
            let kept = places.buffers(room);
            let next = self.look(|picture| {
                let held = picture.conflicts(room, kept.widen(whole));
                let ahead = held.filter(|held| held.span.until() > now);
                ahead
                    .map(|held| earlier(held.span.from(), kept.after))
                    .min()
            });
            match next {
                Some(next) if next >= least.until() => next,
                _ => end,
            }
        };
        // A meeting that ended within this minute still keeps its beginning: the next one takes over.
        let begin = |room: PlaceId| {
            let begun = Span::new(start, now);
            let is_kept = begun.is_some_and(|begun| {
                self.look(|picture| {
                    let mut held = picture.conflicts(room, begun);
                    held.any(|held| held.span.until() <= now)
                })
            });
            if is_kept { later(start, 1) } else { start }
        };
        let span = |room| Span::new(begin(room), until(room)).unwrap_or(whole);
        Ok(rooms.into_iter().map(|room| (room, span(room))).collect())
    }

    fn plans_now(
        &self,
        who: &Who,
        wanted: &WantedNow,
        rooms: Vec<(PlaceId, Span)>,
    ) -> Result<Vec<Plan>, Error> {
        let plan = |(room, span): (PlaceId, Span)| {
            let wanted = Wanted {
                subject: wanted.subject.clone(),
                description: None,
                private: false,
                organizer: None,
                host: None,
                people: (wanted.wish.capacity > 0).then_some(wanted.wish.capacity),
                meeting_type: None,
                attendees: Vec::new(),
                start: span.from(),
                end: span.until(),
                time_zone: None,
                rooms: vec![room],
                recurrence: None,
                on_conflict: OnConflict::Refuse,
                bypass: false,
            };
            Ok(Plan {
                act: Act::OnTheSpot,
                ..self.plan_anew(who, wanted)?
            })
        };
        rooms.into_iter().map(plan).collect()
    }

    /// Books and checks in; where a room is had by request only, the request waits.
    fn begin_now(
        &self,
        tx: &mut Tx,
        who: &Who,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let (booked, _) = self.book_one(tx, who, plan, now)?;
        if booked.state != State::Confirmed {
            return Ok(booked);
        }
        let version_before = booked.version;
        let rule = self.check_in_rule(tx, &booked, now)?;
        let change = meeting::check_in(booked, &rule, now)?;
        if !tx.update_meeting(&change.meeting, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_change(&change))?;
        Ok(change.meeting)
    }

    /// How long the meeting may go on, and where else if not here.
    pub fn extension(&self, who: &Who, id: MeetingId) -> Result<Extension, Error> {
        let now = self.now();
        let places = self.places();
        let (meeting, rights) = self.store.read(|tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            let rights = self.rights_in(tx, who, &meeting.rooms(), &places)?;
            Ok::<_, Error>((meeting, rights))
        })?;
        require_hand(who, &meeting, &places, now)?;
        self.renew()?;
        let admission = rights.admission.staying();
        let end = meeting.span.until();
        let ahead = Span::new(end, later(end, REACH_HOURS * 60));
        let rooms = meeting.rooms();
        let free_until = ahead.and_then(|ahead| {
            self.look(|picture| {
                let mut next = None;
                for room in &rooms {
                    let kept = places.buffers(*room).after;
                    let taken = picture.conflicts(*room, ahead);
                    let taken = taken.filter(|held| held.booking.meeting() != id);
                    let begins = taken.map(|held| earlier(held.span.from(), kept));
                    next = begins.chain(next).min();
                }
                next
            })
        });
        let minutes: Vec<u32> = OFFERED_MINUTES
            .into_iter()
            .filter(|minutes| {
                let until = later(end, i64::from(*minutes));
                let ask = Span::new(meeting.span.from(), until).map(|span| Ask {
                    act: Act::Extend,
                    has_guests: meeting.topic.has_guests(),
                    is_series: meeting.series.is_some(),
                    people: Some(meeting.topic.head_count()),
                    meeting_type: meeting.topic.meeting_type.clone(),
                    ..Ask::new(span, now)
                });
                free_until.is_none_or(|free| until <= free)
                    && ask.is_some_and(|ask| {
                        meeting::judge(&rooms, &places, &ask, admission)
                            .and_then(meeting::Verdict::or_refuse)
                            .is_ok_and(|why| why.is_empty())
                    })
            })
            .collect();
        let elsewhere = if minutes.is_empty() {
            self.elsewhere(who, &meeting)
        } else {
            Vec::new()
        };
        Ok(Extension {
            free_until,
            minutes,
            elsewhere,
        })
    }

    /// Rooms that are free for half an hour when the meeting ends.
    pub(super) fn elsewhere(&self, who: &Who, meeting: &Meeting) -> Vec<Alternative> {
        let end = meeting.span.until();
        let Some(span) = Span::new(end, later(end, i64::from(MINUTES))) else {
            return Vec::new();
        };
        let wish = Wish {
            capacity: seats_wanted(&meeting.topic),
            ..Wish::default()
        };
        self.bookable_rooms(who, span, &wish, 0, ELSEWHERE_MOST)
            .into_iter()
            .map(|room| Alternative { room, span })
            .collect()
    }

    /// Rooms that are free from now to the end of the meeting.
    pub(crate) fn free_for_rest(
        &self,
        who: &Who,
        meeting: &Meeting,
        now: Timestamp,
        most: usize,
    ) -> Vec<Alternative> {
        let start = Timestamp::from_second(now.as_second().div_euclid(60) * 60).unwrap_or(now);
        let Some(span) = Span::new(start.max(meeting.span.from()), meeting.span.until()) else {
            return Vec::new();
        };
        let wish = Wish {
            capacity: seats_wanted(&meeting.topic),
            ..Wish::default()
        };
        self.free_rooms(who, span, &wish, 0, most)
            .into_iter()
            .map(|room| Alternative { room, span })
            .collect()
    }

    /// Asks the people of a running meeting to come to an end, for those whose meeting is next.
    pub fn knock(self: &Arc<Self>, who: &Who, id: MeetingId, next: MeetingId) -> Result<(), Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let running = tx
                .meeting_for_update(id)?
                .ok_or(Error::NotFound(Noun::Meeting))?;
            let next = tx.meeting(next)?.ok_or(Error::NotFound(Noun::Meeting))?;
            app.see(&actor, &running)?;
            app.see(&actor, &next)?;
            let places = app.places();
            let is_theirs = actor
                .caller
                .person()
                .is_some_and(|person| next.topic.members().contains(&person));
            if !is_theirs {
                require_manage(&actor, &next, &places)?;
            }
            let shares = running
                .rooms()
                .iter()
                .any(|room| next.rooms().contains(room));
            if !shares {
                return Err(Error::refused(Refusal::OtherRoom));
            }
            meeting::knock(&running, &next, now)?;
            let since = now
                .checked_sub(SignedDuration::from_secs(KNOCK_AGAIN_SECONDS))
                .unwrap_or(now);
            if let Some(last) = tx.last_event_at(running.id.0, "meeting.knocked")?
                && last > since
            {
                let passed = now.as_second() - last.as_second();
                return Err(Error::refused(Refusal::TooManyAttempts {
                    retry_after_seconds: KNOCK_AGAIN_SECONDS - passed,
                }));
            }
            app.log(
                tx,
                &actor.running(&next),
                now,
                Fact::of_meeting(&running, Happened::Knocked),
            )
        })
    }

    /// Refuses where the caller may not even look.
    pub(crate) fn visible_room(&self, who: &Who, room: PlaceId) -> Result<(), Error> {
        let places = self.places();
        if places.room(room).is_some() && who.caller.sees(&places, room) {
            Ok(())
        } else {
            Err(Error::NotFound(Noun::Room))
        }
    }
}

fn earlier(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_sub(by).unwrap_or(at)
}

fn later(start: Timestamp, minutes: i64) -> Timestamp {
    start
        .checked_add(SignedDuration::from_mins(minutes))
        .unwrap_or(Timestamp::MAX)
}
