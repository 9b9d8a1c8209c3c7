//! A change that somebody has to agree to. Until they do, the meeting keeps its time and rooms, and
//! what the change wants beyond them is kept beside. Both never overlap: of the room it has, only
//! the part that is new is asked for.

use serde::{Deserialize, Serialize};

use super::command::wait_beside_rivals;
use super::{Hold, Meeting, State, Topic};
use crate::id::{HoldId, PlaceId};
use crate::place::Places;
use crate::span::Span;

/// The meeting as it is to be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    pub topic: Topic,
    pub span: Span,
    pub rooms: Vec<PlaceId>,
    /// What is kept for it beyond what the meeting has; rows of their own.
    #[serde(skip)]
    pub holds: Vec<Hold>,
}

impl Meeting {
    /// Whether somebody has to decide: on all of it, or on a change.
    pub fn waits(&self) -> bool {
        self.state == State::Requested || self.proposal.is_some()
    }

    /// The time it has, or asks for.
    pub fn wanted_span(&self) -> Span {
        self.proposal
            .as_ref()
            .map_or(self.span, |proposal| proposal.span)
    }

    pub fn wanted_topic(&self) -> &Topic {
        self.proposal
            .as_ref()
            .map_or(&self.topic, |proposal| &proposal.topic)
    }

    pub fn wanted_rooms(&self) -> Vec<PlaceId> {
        match &self.proposal {
            Some(proposal) => proposal.rooms.clone(),
            None => self.rooms(),
        }
    }

    /// Its holds, and those of what is proposed.
    pub fn all_holds(&self) -> impl Iterator<Item = &Hold> {
        let proposed = self.proposal.iter().flat_map(|proposal| &proposal.holds);
        self.holds.iter().chain(proposed)
    }

    /// What would have to be free besides what is kept already, when it is approved.
    pub fn rival_holds(&self) -> impl Iterator<Item = &Hold> {
        self.all_holds().filter(|hold| hold.is_rival())
    }
}

/// Keeps what `topic`, `span` and `rooms` want beyond what the meeting has.
pub(super) fn propose(
    meeting: &mut Meeting,
    topic: Topic,
    span: Span,
    rooms: Vec<PlaceId>,
    places: &Places,
    mut new_id: impl FnMut() -> HoldId,
) {
    let mut holds = Vec::new();
    for room in &rooms {
        let own = meeting
            .active_holds()
            .find(|hold| hold.room == *room)
            .map(|hold| hold.span);
        for part in beyond(places.hold_span(*room, span), own) {
            holds.push(Hold {
                id: new_id(),
                room: *room,
                span: part,
                active: true,
                released: None,
            });
        }
    }
    wait_beside_rivals(&mut holds, places);
    if meeting.state == State::Confirmed {
        meeting.state = State::Requested;
    }
    meeting.proposal = Some(Box::new(Proposal {
        topic,
        span,
        rooms,
        holds,
    }));
}

/// The parts of `wanted` that lie outside of `own`.
fn beyond(wanted: Span, own: Option<Span>) -> Vec<Span> {
    let Some(own) = own.filter(|own| own.overlaps(&wanted)) else {
        return vec![wanted];
    };
    let before = Span::new(wanted.from(), own.from());
    let after = Span::new(own.until(), wanted.until());
    before.into_iter().chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn span(from: i64, until: i64) -> Span {
        let at = |minute| Timestamp::from_second(minute * 60).unwrap();
        Span::new(at(from), at(until)).unwrap()
    }

    #[test]
    fn only_what_is_new_is_asked_for() {
        let own = Some(span(10, 20));
        assert_eq!(beyond(span(5, 15), own), [span(5, 10)]);
        assert_eq!(beyond(span(15, 25), own), [span(20, 25)]);
        assert_eq!(beyond(span(5, 25), own), [span(5, 10), span(20, 25)]);
        assert_eq!(beyond(span(12, 18), own), []);
        assert_eq!(beyond(span(20, 30), own), [span(20, 30)]);
        assert_eq!(beyond(span(5, 15), None), [span(5, 15)]);
    }
}
