//! What a meeting is to talk about, and what comes of it: the agenda here, what somebody is to do
//! afterwards in `action`, the minutes and their confirmation in `minutes`, files in `attachment`.

mod action;
mod attachment;
mod minutes;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use action::{
    ActionEdit, ActionHappened, ActionItem, ActionState, Part, REMIND_EVERY_DAYS_MOST,
    change as change_action, next_reminder,
};
pub use attachment::{Attachment, AttachmentAccess, sniff};
pub use minutes::{
    Answer, Content, Decision, Edition, Minutes, MinutesHappened, MinutesRefusal, MinutesState,
    Round, Section, answer, begin, changed_since, lapse, revoke, send, write,
};

use crate::access::Caller;
use crate::id::{AgendaItemId, MeetingId, PersonId};
use crate::meeting::Meeting;
use crate::place::Places;
use crate::span::Span;

/// Items one agenda may have.
pub const ITEMS_MOST: usize = 100;

/// In one order, which is the order of talking.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agenda {
    pub meeting: MeetingId,
    /// Who writes the minutes, besides those who run the meeting.
    pub keeper: Option<PersonId>,
    pub items: Vec<Item>,
    /// 0: nobody has written one.
    pub version: i64,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub id: AgendaItemId,
    pub title: Arc<str>,
    pub minutes: Option<u32>,
    pub speaker: Option<Speaker>,
    pub notes: Option<Arc<str>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "who")]
pub enum Speaker {
    Person(PersonId),
    /// Somebody who cannot sign in, by name.
    Other(Arc<str>),
}

/// An item as somebody wants it; without an id it is a new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WantedItem {
    pub id: Option<AgendaItemId>,
    pub title: Arc<str>,
    pub minutes: Option<u32>,
    pub speaker: Option<Speaker>,
    pub notes: Option<Arc<str>>,
}

/// Why an agenda cannot be as it is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AgendaRefusal {
    TooMany {
        most: usize,
    },
    /// The id is none of this agenda's: somebody may have taken the item off meanwhile.
    UnknownItem(AgendaItemId),
    /// One item stands twice.
    RepeatedItem(AgendaItemId),
    /// Minutes are kept by somebody who takes part.
    KeeperNotInvited(PersonId),
}

impl Agenda {
    pub fn none(meeting: MeetingId) -> Agenda {
        Agenda {
            meeting,
            keeper: None,
            items: Vec::new(),
            version: 0,
        }
    }

    /// What all items take together, as far as somebody said.
    pub fn planned_minutes(&self) -> u32 {
        self.items
            .iter()
            .filter_map(|item| item.minutes)
            .fold(0, u32::saturating_add)
    }

    /// By how much the items take longer than there is time; said, never refused.
    pub fn over_by_minutes(&self, span: Span) -> u32 {
        let there = u32::try_from(span.seconds() / 60).unwrap_or_default();
        self.planned_minutes().saturating_sub(there)
    }

    /// Whether the caller may write agenda and minutes: who runs the meeting, and the keeper for as
    /// long as they are invited.
    pub fn may_write(&self, meeting: &Meeting, caller: &Caller, places: &Places) -> bool {
        let me = caller.acts_as();
        let keeps = self.keeper.is_some()
            && self.keeper == me
            && me.is_some_and(|me| meeting.topic.members().contains(&me));
        keeps || meeting.may_manage(caller, places)
    }
}

/// The agenda as wanted: items keep their ids through any order, new ones get ids.
pub fn arrange(
    before: &Agenda,
    meeting: &Meeting,
    keeper: Option<PersonId>,
    wanted: Vec<WantedItem>,
    mut new_id: impl FnMut() -> AgendaItemId,
) -> Result<Agenda, AgendaRefusal> {
    if wanted.len() > ITEMS_MOST {
        return Err(AgendaRefusal::TooMany { most: ITEMS_MOST });
    }
    if let Some(keeper) = keeper.filter(|keeper| !meeting.topic.members().contains(keeper)) {
        return Err(AgendaRefusal::KeeperNotInvited(keeper));
    }
    let mut items: Vec<Item> = Vec::with_capacity(wanted.len());
    for item in wanted {
        let id = match item.id {
            None => new_id(),
            Some(id) if !before.items.iter().any(|known| known.id == id) => {
                return Err(AgendaRefusal::UnknownItem(id));
            }
            Some(id) if items.iter().any(|placed| placed.id == id) => {
                return Err(AgendaRefusal::RepeatedItem(id));
            }
            Some(id) => id,
        };
        items.push(Item {
            id,
            title: item.title,
            minutes: item.minutes,
            speaker: item.speaker,
            notes: item.notes,
        });
    }
    Ok(Agenda {
        meeting: before.meeting,
        keeper,
        items,
        version: before.version + 1,
    })
}
