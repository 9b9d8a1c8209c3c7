//! Whose turn it is. Time that somebody on the waiting list could have is not taken by anybody who
//! came later: the command that would take it steps back, the wish is granted in a transaction of
//! its own, and the command is tried again. So it does not matter by which way time became free,
//! nor how long ago.

use std::sync::{Arc, Mutex};

use domain::access::{Caller, Identity};
use domain::availability::Slot;
use domain::event::Origin;
use domain::id::{PlaceId, WaitingId};
use domain::meeting::{self, Hold, Waiting, WaitingState};
use domain::place::{BookingMode, Places};
use domain::policy::Ask;
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use super::usage::{Count, Counted};
use super::waiting::BATCH;
use super::{Rights, seats_wanted};
use crate::{App, Error, Who, lock};

/// Wishes that are granted before one command at most; beyond that it is told to try again.
const GRANTED_MOST: usize = 50;
/// Times tried for one wish in one room.
const TIMES_TRIED: usize = 8;

/// When somebody's turn is to take free time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Turn {
    /// They did not wait: all who do go first.
    Last,
    /// They waited: those go first who came before.
    Waited { since: Timestamp, id: WaitingId },
    /// It was theirs already, or was agreed elsewhere: nobody goes first.
    Theirs,
}

/// A wish that could be granted, and when and where.
#[derive(Debug)]
pub struct Outwaited {
    waiting: Waiting,
    slot: Slot,
}

impl App {
    /// As `store.write`, for whatever may take free time: who waits for it goes first.
    pub(crate) fn write_in_turn<T: Send + 'static>(
        self: &Arc<Self>,
        act: impl FnMut(&mut Tx) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let act = Arc::new(Mutex::new(act));
        let mut granted = 0;
        loop {
            let again = act.clone();
            match self.store.write(move |tx| (*lock(&again))(tx)) {
                Err(Error::Outwaited(first)) if granted < GRANTED_MOST => {
                    self.serve_first(*first)?;
                    granted += 1;
                }
                outcome => return outcome,
            }
        }
    }

    /// Grants at once what can be had of the time that was given back. What was done stands even if
    /// this fails: whoever would take it makes way, and the next sweep looks at all who wait.
    pub(crate) fn serve_those_who_wait(self: &Arc<Self>, given: &[Hold]) {
        if given.is_empty() {
            return;
        }
        let mut rooms: Vec<_> = given.iter().map(|hold| hold.room).collect();
        rooms.sort_unstable();
        rooms.dedup();
        let mut spans: Vec<_> = given.iter().map(|hold| hold.span).collect();
        spans.dedup();
        let app = self.clone();
        let outcome = self.write_in_turn(move |tx| {
            if !tx.anybody_waits()? {
                return Ok(());
            }
            app.let_go_first(tx, &app.places(), &rooms, &spans, Turn::Last)
        });
        if let Err(error) = outcome {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "those who wait will be served later");
        }
    }

    /// Refuses to take the spans in the rooms while somebody waits who could have some of that and
    /// came before. To be asked after it was found that nothing is in the way: what becomes free
    /// later cannot be taken by the command any more.
    pub(crate) fn let_go_first(
        &self,
        tx: &mut Tx,
        places: &Places,
        rooms: &[PlaceId],
        spans: &[Span],
        turn: Turn,
    ) -> Result<(), Error> {
        let before = match turn {
            Turn::Theirs => return Ok(()),
            Turn::Last => None,
            Turn::Waited { since, id } => Some((since, id)),
        };
        let kept: Vec<_> = rooms
            .iter()
            .flat_map(|room| {
                // What is kept around one meeting and around the other: between them lies both.
                let kept = places.buffers(*room);
                spans.iter().map(move |span| kept.widen(kept.widen(*span)))
            })
            .collect();
        let from = kept.iter().map(Span::from).min();
        let until = kept.iter().map(Span::until).max();
        let Some(whole) = from
            .zip(until)
            .and_then(|(from, until)| Span::new(from, until))
        else {
            return Ok(());
        };
        let mut after = None;
        loop {
            let batch = tx.open_waitings_over(whole, after, BATCH)?;
            let is_last = batch.len() < BATCH;
            for waiting in batch {
                let place_in_line = (waiting.created_at, waiting.id);
                if before.is_some_and(|before| before <= place_in_line) {
                    return Ok(());
                }
                after = Some(place_in_line);
                if let Some(slot) = self.slot_taken_from(tx, places, &waiting, rooms, spans)? {
                    return Err(Error::Outwaited(Box::new(Outwaited { waiting, slot })));
                }
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Where and when the wish could be granted now, in time that the spans in the rooms would take.
    fn slot_taken_from(
        &self,
        tx: &mut Tx,
        places: &Places,
        waiting: &Waiting,
        rooms: &[PlaceId],
        spans: &[Span],
    ) -> Result<Option<Slot>, Error> {
        let now = self.now();
        let is_passed_over = lock(&self.passed_over).contains(&waiting.id);
        let Some(left) = waiting.window_left(now).filter(|_| !is_passed_over) else {
            return Ok(None);
        };
        let mut who = None;
        for room in rooms.iter().filter(|room| suits(waiting, **room, places)) {
            let kept = places.buffers(*room);
            for span in spans {
                let Some(reach) = waiting.reach(left, kept, *span) else {
                    continue;
                };
                let held = tx.active_holds_between(*room, kept.widen(reach))?;
                let held: Vec<_> = held.into_iter().map(|(held, _)| held).collect();
                let times = waiting.times_beside(reach, kept, &held, *span);
                if times.is_empty() {
                    continue;
                }
                let who = match &mut who {
                    Some(who) => who,
                    none => {
                        let organizer = waiting.topic.organizer;
                        let rights = self.rights_of(tx, organizer, now)?;
                        none.insert(Who {
                            caller: Caller::new(Identity::Person(organizer), rights),
                            origin: Origin::Timer,
                        })
                    }
                };
                let suiting = self.suiting_times(who, places, *room, times, &waiting.topic);
                for time in suiting.into_iter().take(TIMES_TRIED) {
                    if self.could_be_served(tx, who, places, waiting, *room, time)? {
                        let slot = Slot {
                            span: time,
                            room: *room,
                        };
                        return Ok(Some(slot));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether the wish could be booked there and then, quotas and bars included.
    fn could_be_served(
        &self,
        tx: &mut Tx,
        who: &Who,
        places: &Places,
        waiting: &Waiting,
        room: PlaceId,
        span: Span,
    ) -> Result<bool, Error> {
        let now = self.now();
        let rooms = [room];
        let topic = &waiting.topic;
        match self.refuse_barred_in(tx, topic.organizer, &rooms) {
            Err(Error::Refused(_)) => return Ok(false),
            outcome => outcome?,
        }
        let counted = Counted {
            organizer: topic.organizer,
            rooms: &rooms,
            spans: &[span],
            except: &[],
        };
        let usage = self.usage(tx, places, &counted, Count::ToLook, now)?;
        let rights = Rights::of(&[&who.caller], &rooms, places);
        let ask = Ask {
            people: Some(topic.head_count()),
            past_allowed: rights.past_allowed,
            meeting_type: topic.meeting_type.clone(),
            has_guests: topic.has_guests(),
            usage,
            ..Ask::new(span, now)
        };
        let verdict = meeting::judge(&rooms, places, &ask, rights.admission);
        Ok(verdict.is_ok_and(|verdict| verdict.violations.is_empty()))
    }

    /// Books what the wish could have, before others take it.
    fn serve_first(self: &Arc<Self>, first: Outwaited) -> Result<(), Error> {
        let Outwaited { waiting, slot } = first;
        let who = self.waiting_person(&waiting)?;
        let Some(plan) = self.plan_for(&who, &waiting, &slot) else {
            lock(&self.passed_over).insert(waiting.id);
            return Ok(());
        };
        match self.settle_waiting(&waiting, WaitingState::Served, Some(plan)) {
            // Somebody else was faster, or another node served or withdrew it.
            Err(Error::Stale { .. }) => Ok(()),
            Err(Error::Refused(refusal)) if refusal.code() == "room_busy" => Ok(()),
            // It could not be had after all: that must not keep the room from everybody.
            Err(Error::Refused(_) | Error::Denied(_) | Error::NotFound(_)) => {
                lock(&self.passed_over).insert(waiting.id);
                Ok(())
            }
            outcome => outcome,
        }
    }
}

/// Whether the wish is for this room, or for any like it.
fn suits(waiting: &Waiting, room: PlaceId, places: &Places) -> bool {
    let Some(place) = places.room(room) else {
        return false;
    };
    let seats = place.capacity.unwrap_or(0);
    let is_named = match waiting.rooms.is_empty() {
        true => seats >= seats_wanted(&waiting.topic),
        false => waiting.rooms.contains(&room),
    };
    let is_within = |within| places.path(room).contains(&within);
    is_named
        && place.in_service
        && place.booking_mode != BookingMode::Instant
        && waiting.within.is_none_or(is_within)
        && waiting.features.is_subset(&place.features)
}
