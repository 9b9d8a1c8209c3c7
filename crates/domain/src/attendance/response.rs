//! What the people of a meeting say beforehand: whether they will come. A response is to a time: when
//! the meeting is moved it counts no more, and they are asked anew.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::meeting::{Action, Meeting, Refusal, State};
use crate::span::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Response {
    Accepted,
    Declined,
    Tentative,
}

impl Response {
    pub const ALL: [Response; 3] = [Response::Accepted, Response::Declined, Response::Tentative];
}

/// Somebody's word on a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Responded {
    pub person: PersonId,
    pub response: Response,
    pub note: Option<String>,
    /// The time that they said it about.
    pub span: Span,
    pub at: Timestamp,
}

/// Whether the people of the meeting may still say whether they come.
pub fn may_respond(meeting: &Meeting, now: Timestamp) -> Result<(), Refusal> {
    match meeting.state_at(now) {
        State::Draft | State::Requested | State::Confirmed | State::Running => Ok(()),
        State::Ended => Err(Refusal::Over {
            since: meeting.span.until(),
        }),
        state => Err(Refusal::WrongState {
            state,
            action: Action::Respond,
        }),
    }
}

/// Of all that was said, in any order, what counts: the last word of everybody who is still asked,
/// if it is about the time at which the meeting now is.
pub fn responses(meeting: &Meeting, said: Vec<Responded>) -> BTreeMap<PersonId, Responded> {
    let members = meeting.topic.members();
    let mut last: BTreeMap<PersonId, Responded> = BTreeMap::new();
    for one in said {
        if !members.contains(&one.person) {
            continue;
        }
        let is_newer = last.get(&one.person).is_none_or(|known| known.at <= one.at);
        if is_newer {
            last.insert(one.person, one);
        }
    }
    last.retain(|_, one| one.span == meeting.span);
    last
}
