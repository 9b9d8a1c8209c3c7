//! Two meetings that exchange their rooms.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::command::{done, judge, require, resume, revise_holds, wait_beside_rivals};
use super::{Action, Change, Clash, Happened, Meeting, Refusal, State};
use crate::access::Admission;
use crate::id::{HoldId, MeetingId, PersonId, PlaceId, SwapOfferId};
use crate::place::Places;
use crate::policy::Ask;

/// What is over belongs to the record, and a request is answered first: it has no room to give.
const LIVE: [State; 2] = [State::Confirmed, State::Running];

/// An exchange that somebody proposed to the organizer of another meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SwapOffer {
    pub id: SwapOfferId,
    pub meeting: MeetingId,
    pub with: MeetingId,
    pub proposed_by: PersonId,
    pub state: OfferState,
    pub created_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<PersonId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OfferState {
    Open,
    Accepted,
    Declined,
    Withdrawn,
}

impl OfferState {
    pub const ALL: [OfferState; 4] = [
        OfferState::Open,
        OfferState::Accepted,
        OfferState::Declined,
        OfferState::Withdrawn,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            OfferState::Open => "open",
            OfferState::Accepted => "accepted",
            OfferState::Declined => "declined",
            OfferState::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<OfferState> {
        OfferState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}

/// One side of an exchange: what the rules look at for the rooms it would get, and what was found
/// in the way there, the other side's own holds left out.
pub struct Side {
    pub meeting: Meeting,
    pub ask: Ask,
    pub clashes: Vec<Clash>,
    /// How whoever is on this side gets into the rooms it would have.
    pub admission: Admission,
}

/// Both meetings with each other's rooms; times stay. Both or none.
///
/// No hold of one can clash with one of the other afterwards: in a room that both want, each has
/// the time it had or the other has left.
pub fn swap(
    one: Side,
    other: Side,
    places: &Places,
    mut new_id: impl FnMut() -> HoldId,
) -> Result<(Change, Change), Refusal> {
    let rooms_of_one = one.meeting.rooms();
    let rooms_of_other = other.meeting.rooms();
    if rooms_of_one == rooms_of_other {
        return Err(Refusal::SameRooms);
    }
    let first = give(one, &rooms_of_other, places, &mut new_id)?;
    let second = give(other, &rooms_of_one, places, &mut new_id)?;
    Ok((first, second))
}

/// Whether the people of `next` may ask those of `running` to come to an end: theirs is the next in
/// one of the rooms, and about to begin.
pub fn knock(running: &Meeting, next: &Meeting, now: Timestamp) -> Result<(), Refusal> {
    require(
        running,
        now,
        Action::Knock,
        &[State::Confirmed, State::Running],
    )?;
    require(next, now, Action::Knock, &[State::Confirmed])?;
    if now < running.span.from() {
        return Err(Refusal::NotYet {
            from: running.span.from(),
        });
    }
    let opens = next
        .span
        .from()
        .checked_sub(SignedDuration::from_mins(KNOCK_MINUTES_BEFORE))
        .unwrap_or(next.span.from());
    if now < opens {
        return Err(Refusal::NotYet { from: opens });
    }
    Ok(())
}

/// Minutes before its start from which the people of a meeting may knock.
pub const KNOCK_MINUTES_BEFORE: i64 = 10;

fn give(
    side: Side,
    rooms: &[PlaceId],
    places: &Places,
    new_id: &mut impl FnMut() -> HoldId,
) -> Result<Change, Refusal> {
    let Side {
        mut meeting,
        ask,
        clashes,
        admission,
    } = side;
    require(&meeting, ask.now, Action::Swap, &LIVE)?;
    // The time was admitted when it was booked.
    let ask = Ask {
        past_allowed: true,
        has_guests: meeting.topic.has_guests(),
        is_series: meeting.series.is_some(),
        ..ask
    };
    let why = judge(rooms, places, &ask, admission)?.or_refuse()?;
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    // A change that waited is answered by having other rooms.
    if meeting.proposal.is_some() {
        resume(&mut meeting);
    }
    if !why.is_empty() && meeting.state == State::Confirmed {
        meeting.state = State::Requested;
    }
    let span = meeting.span;
    revise_holds(&mut meeting.holds, rooms, span, places, new_id);
    if meeting.state == State::Requested {
        wait_beside_rivals(&mut meeting.holds, places);
    }
    Ok(Change {
        why,
        ..done(meeting, Happened::Swapped)
    })
}
