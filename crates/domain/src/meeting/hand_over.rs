//! A meeting that somebody would hand to another, who has to agree: it counts in their quota, and
//! in what is said of them when nobody comes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Meeting, OfferState};
use crate::access::{Caller, Permission, Target};
use crate::id::{HandOverId, MeetingId, PersonId};
use crate::place::Places;

/// Which dates of a series a change is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EditScope {
    #[default]
    This,
    /// This date and all after it.
    Following,
    All,
}

impl EditScope {
    pub const ALL: [EditScope; 3] = [EditScope::This, EditScope::Following, EditScope::All];

    pub fn as_str(self) -> &'static str {
        match self {
            EditScope::This => "this",
            EditScope::Following => "following",
            EditScope::All => "all",
        }
    }

    pub fn parse(text: &str) -> Option<EditScope> {
        EditScope::ALL
            .into_iter()
            .find(|scope| scope.as_str() == text)
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandOver {
    pub id: HandOverId,
    pub meeting: MeetingId,
    /// Who would have it.
    pub to: PersonId,
    pub scope: EditScope,
    pub proposed_by: PersonId,
    pub state: OfferState,
    pub created_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<PersonId>,
}

impl HandOver {
    /// The offer with its answer.
    #[must_use]
    pub fn answered(self, state: OfferState, by: Option<PersonId>, now: Timestamp) -> HandOver {
        HandOver {
            state,
            decided_at: Some(now),
            decided_by: by,
            ..self
        }
    }
}

/// Whether the caller may give the meeting to somebody without asking them: to themselves, to whom
/// they may book for, and who looks after its rooms or after that person's meetings in them.
pub fn may_give(meeting: &Meeting, to: PersonId, caller: &Caller, places: &Places) -> bool {
    if caller.acts_as() == Some(to) || caller.acts_for(&[to], |powers| powers.books) {
        return true;
    }
    let rooms = meeting.rooms();
    let looks_after = |target: &Target<'_>| caller.may(Permission::MeetingManage, target);
    let owner = Some(to);
    match rooms.is_empty() {
        true => looks_after(&Target {
            owner,
            ..Target::default()
        }),
        false => rooms.iter().all(|room| {
            looks_after(&Target {
                owner,
                ..Target::place(places.path(*room))
            })
        }),
    }
}
