//! Exchanging rooms: at once where one may manage both meetings, else by a proposal that the other
//! organizer answers.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::access::{Admission, Caller, Identity, Permission, Target};
use domain::event::{Event, Fact, Origin};
use domain::id::{MeetingId, PlaceId, SwapOfferId};
use domain::meeting::{
    self, Change, Clash, Happened, Hold, Meeting, OfferState, Side, State, SwapOffer,
};
use domain::place::Places;
use domain::policy::Ask;
use jiff::Timestamp;
use store::Tx;

use super::turn::Turn;
use super::usage::{Count, Counted};
use super::{clashes, require_manage};
use crate::access::person_of;
use crate::{Answer, App, Error, Noun, Once, Refusal, Who};

/// Lines looked through for what a meeting was when its rooms were offered.
const HISTORY_MOST: usize = 200;

impl App {
    /// Exchanges the rooms of two meetings, or proposes it to the organizer of the other.
    pub fn swap(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        with: MeetingId,
        once: Option<Once<SwapOffer>>,
    ) -> Result<Answer<SwapOffer>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let (mine, theirs) = app.both(tx, &actor, id, with)?;
            let places = app.places();
            require_manage(&actor, &mine, &places)?;
            if let Some(open) = tx.open_swap_offer(id, with)? {
                return Ok::<_, Error>(open);
            }
            let mut offer = SwapOffer {
                id: app.ids(now).swap_offer(),
                meeting: id,
                with,
                proposed_by: person,
                state: OfferState::Open,
                created_at: now,
                decided_at: None,
                decided_by: None,
            };
            // What cannot be is refused before the other is bothered with it.
            let exchanged = app.exchanged(tx, &actor, mine, theirs.clone(), now);
            let changes = exchanged.map_err(|error| masked(error, &actor, &theirs, &places))?;
            if theirs.may_manage(&actor.caller, &places) {
                offer.state = OfferState::Accepted;
                offer.decided_at = Some(now);
                offer.decided_by = Some(person);
                app.save_exchange(tx, &actor, changes, now)?;
            } else {
                let proposed = Fact::of_meeting(&theirs, Happened::SwapProposed);
                app.log(tx, &actor, now, proposed)?;
            }
            tx.insert_swap_offer(&offer)?;
            app.log(tx, &actor, now, Fact::of_swap(&offer))?;
            Ok(offer)
        };
        let answer = self.once(who, once, act, |error| error)?;
        if let Answer::Fresh(_) = &answer {
            self.changed([id, with]);
        }
        Ok(answer)
    }

    /// Answers a proposal: the other organizer accepts or declines, the proposer withdraws.
    pub fn answer_swap(
        self: &Arc<Self>,
        who: &Who,
        id: SwapOfferId,
        answer: OfferState,
    ) -> Result<SwapOffer, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let offer = self.write_in_turn(move |tx| {
            let mut offer = tx
                .swap_offer_for_update(id)?
                .ok_or(Error::NotFound(Noun::SwapOffer))?;
            let (mine, theirs) = app
                .both(tx, &actor, offer.meeting, offer.with)
                .map_err(|_| Error::NotFound(Noun::SwapOffer))?;
            let asked = match answer {
                OfferState::Withdrawn => &mine,
                _ => &theirs,
            };
            require_manage(&actor, asked, &app.places())?;
            if offer.state == answer {
                return Ok::<_, Error>(offer);
            }
            if offer.state != OfferState::Open {
                return Err(Error::refused(Refusal::AlreadyAnswered {
                    state: offer.state,
                }));
            }
            if answer == OfferState::Accepted {
                let places = app.places();
                for meeting in [&mine, &theirs] {
                    require_as_offered(tx, meeting, offer.created_at)?;
                }
                let exchanged = app.exchanged(tx, &actor, mine.clone(), theirs, now);
                let changes = exchanged.map_err(|error| masked(error, &actor, &mine, &places))?;
                app.save_exchange(tx, &actor, changes, now)?;
            } else if answer == OfferState::Declined {
                let declined = Fact::of_meeting(&mine, Happened::SwapDeclined);
                app.log(tx, &actor, now, declined)?;
            } else {
                App::take_back_exchange(tx, &offer, &theirs, now)?;
            }
            offer.state = answer;
            offer.decided_at = Some(now);
            offer.decided_by = actor.caller.person();
            tx.decide_swap_offer(&offer)?;
            app.log(tx, &actor, now, Fact::of_swap(&offer))?;
            Ok(offer)
        })?;
        self.changed([offer.meeting, offer.with]);
        Ok(offer)
    }

    /// Open proposals from and to the caller, newest first.
    pub fn swap_offers(
        &self,
        who: &Who,
        before: Option<SwapOfferId>,
        limit: usize,
    ) -> Result<Vec<SwapOffer>, Error> {
        let person = person_of(who)?;
        let now = self.now();
        self.store.read(move |tx| {
            tx.open_swap_offers_of(person, now, before, limit)
                .map_err(Error::from)
        })
    }

    /// Both meetings, locked in the same order by whoever asks, so that nobody waits in a circle.
    fn both(
        &self,
        tx: &mut Tx,
        who: &Who,
        one: MeetingId,
        other: MeetingId,
    ) -> Result<(Meeting, Meeting), Error> {
        let mut read = |id| -> Result<Meeting, Error> {
            let meeting = tx
                .meeting_for_update(id)?
                .ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            Ok(meeting)
        };
        if one < other {
            let first = read(one)?;
            Ok((first, read(other)?))
        } else {
            let second = read(other)?;
            Ok((read(one)?, second))
        }
    }

    fn exchanged(
        &self,
        tx: &mut Tx,
        who: &Who,
        one: Meeting,
        other: Meeting,
        now: Timestamp,
    ) -> Result<[(Change, i64); 2], Error> {
        let mut rooms = one.rooms();
        rooms.extend(other.rooms());
        rooms.sort();
        rooms.dedup();
        let from = one.span.from().min(other.span.from());
        let until = one.span.until().max(other.span.until());
        let places = self.lock(tx, &rooms, (from, until), now)?;
        let (versions, spans) = ((one.version, other.version), [one.span, other.span]);
        let [one_asks, other_asks] =
            [one.state, other.state].map(|state| state == State::Requested);
        let first = self.side(tx, who, &one, &other, now)?;
        let second = self.side(tx, who, &other, &one, now)?;
        let ids = self.ids(now);
        let (first, second) = meeting::swap(first, second, &places, || ids.hold())?;
        // A meeting that stands is not given away for one that somebody may still decline.
        let asks = |change: &Change| change.meeting.state == State::Requested;
        if (asks(&first) && !one_asks) || (asks(&second) && !other_asks) {
            return Err(Error::Denied(Permission::MeetingApprove));
        }
        // Where one lasts longer than the other, time is taken that neither had.
        self.let_go_first(tx, &places, &rooms, &spans, Turn::Last)?;
        Ok([(first, versions.0), (second, versions.1)])
    }

    fn side(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        other: &Meeting,
        now: Timestamp,
    ) -> Result<Side, Error> {
        let rooms = other.rooms();
        let places = self.places();
        let mut found: Vec<Clash> = clashes(tx, &places, &rooms, meeting.span, Some(meeting.id))?;
        found.retain(|clash| clash.meeting != other.id);
        let mut meeting = meeting.clone();
        meeting.apart |= meeting.series.is_some();
        let organizer = meeting.topic.organizer;
        let rights = self.rights_of(tx, organizer, now)?;
        let organizer = Caller::new(Identity::Person(organizer), rights);
        let mut callers = vec![&organizer];
        if meeting.may_manage(&who.caller, &places) {
            callers.push(&who.caller);
        }
        let unseen = rooms
            .iter()
            .any(|room| !callers.iter().any(|caller| caller.sees(&places, *room)));
        if unseen {
            return Err(Error::NotFound(Noun::Room));
        }
        for room in &rooms {
            let target = Target::place(places.path(*room));
            let may = |caller: &&Caller| caller.may(Permission::MeetingBook, &target);
            if !callers.iter().any(may) {
                return Err(Error::Denied(Permission::MeetingBook));
            }
        }
        let admission = Admission::of(&callers, &places, &rooms);
        // The other meeting leaves the rooms that this one gets.
        let counted = Counted {
            organizer: meeting.topic.organizer,
            rooms: &rooms,
            spans: &[meeting.span],
            except: &[meeting.id, other.id],
        };
        let usage = self.usage(tx, &places, &counted, Count::ToBook, now)?;
        Ok(Side {
            ask: Ask {
                people: Some(meeting.topic.head_count()),
                past_allowed: true,
                meeting_type: meeting.topic.meeting_type.clone(),
                usage,
                ..Ask::new(meeting.span, now)
            },
            meeting,
            clashes: found,
            admission,
        })
    }

    fn save_exchange(
        &self,
        tx: &mut Tx,
        who: &Who,
        changes: [(Change, i64); 2],
        now: Timestamp,
    ) -> Result<(), Error> {
        for (change, version_before) in changes {
            if !tx.update_meeting(&change.meeting, version_before)? {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let who = who.running(&change.meeting);
            self.log(tx, &who, now, Fact::of_change(&change))?;
            self.keep_approval(tx, &who, change, now)?;
        }
        Ok(())
    }
}

/// Why two meetings cannot exchange rooms, without what the caller may not know about the other: how
/// many come, of what type it is, who booked it.
fn masked(error: Error, who: &Who, other: &Meeting, places: &Places) -> Error {
    let is_told = other.may_see(&who.caller, places);
    match &error {
        Error::Refused(refusal)
            if !is_told && matches!(**refusal, Refusal::Meeting(meeting::Refusal::Violates(_))) =>
        {
            Error::refused(Refusal::OtherDoesNotFit)
        }
        _ => error,
    }
}

/// Refuses to take what nobody offered: rooms and time are those of the moment of the proposal. A
/// date that its series has made since, when its time came, was offered with it.
pub(super) fn require_as_offered(
    tx: &mut Tx,
    meeting: &Meeting,
    offered_at: Timestamp,
) -> Result<(), Error> {
    let events = tx.events_about(meeting.id.0, HISTORY_MOST)?;
    let then = events.iter().find_map(|event| match &event.fact {
        Fact::Meeting(fact) if event.at <= offered_at || is_made_by_clock(event) => Some(fact),
        _ => None,
    });
    let rooms = |holds: &[Hold]| -> BTreeSet<PlaceId> {
        let active = holds.iter().filter(|hold| hold.active);
        active.map(|hold| hold.room).collect()
    };
    let is_as_offered = then.is_some_and(|then| {
        then.span == meeting.span && rooms(&then.holds) == rooms(&meeting.holds)
    });
    if is_as_offered {
        return Ok(());
    }
    Err(Error::Stale {
        version: meeting.version,
    })
}

fn is_made_by_clock(event: &Event) -> bool {
    let is_made = matches!(&event.fact, Fact::Meeting(fact)
        if matches!(fact.happened, Happened::Booked | Happened::Requested));
    is_made && event.actor.origin == Origin::Timer
}
