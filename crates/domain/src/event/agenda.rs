//! What the log says of agendas, of what is to be done, of minutes and of files.

use serde::{Deserialize, Serialize};

use super::Fact;
use crate::agenda::{
    ActionHappened, ActionItem, ActionState, Agenda, Attachment, AttachmentAccess, Minutes,
    MinutesHappened,
};
use crate::id::{ActionItemId, AttachmentId, MeetingId, PersonId, PlaceId};
use crate::meeting::Meeting;
use crate::meeting::Party;

/// The agenda was saved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaFact {
    pub meeting: MeetingId,
    pub version: i64,
    pub items: usize,
    pub keeper: Option<PersonId>,
    pub rooms: Vec<PlaceId>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionFact {
    pub happened: ActionHappened,
    pub action: ActionItemId,
    pub meeting: MeetingId,
    pub owner: PersonId,
    pub state: ActionState,
    pub version: i64,
    pub rooms: Vec<PlaceId>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MinutesFact {
    pub happened: MinutesHappened,
    pub meeting: MeetingId,
    pub edition: i64,
    pub version: i64,
    /// With `answered`: whether they objected.
    #[serde(default)]
    pub objected: Option<bool>,
    /// With `sent`: who gets them besides those who took part.
    #[serde(default)]
    pub copies: Vec<Party>,
    pub rooms: Vec<PlaceId>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentFact {
    pub happened: super::Fate,
    pub attachment: AttachmentId,
    pub meeting: MeetingId,
    pub name: String,
    pub bytes: i64,
    pub access: AttachmentAccess,
    pub rooms: Vec<PlaceId>,
}

impl AttachmentFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            super::Fate::Saved => "attachment.saved",
            super::Fate::Deleted => "attachment.deleted",
        }
    }
}

impl ActionFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            ActionHappened::Added => "action.added",
            ActionHappened::Changed => "action.changed",
            ActionHappened::HandedOver => "action.handedOver",
            ActionHappened::Done => "action.done",
            ActionHappened::Dropped => "action.dropped",
            ActionHappened::Reopened => "action.reopened",
            ActionHappened::Reminded => "action.reminded",
        }
    }
}

impl MinutesFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            MinutesHappened::Begun => "minutes.begun",
            MinutesHappened::Written => "minutes.written",
            MinutesHappened::Sent => "minutes.sent",
            MinutesHappened::Answered => "minutes.answered",
            MinutesHappened::Confirmed => "minutes.confirmed",
            MinutesHappened::Objected => "minutes.objected",
            MinutesHappened::Recalled => "minutes.recalled",
        }
    }
}

impl Fact {
    pub fn of_agenda(agenda: &Agenda, meeting: &Meeting) -> Fact {
        Fact::Agenda(AgendaFact {
            meeting: meeting.id,
            version: agenda.version,
            items: agenda.items.len(),
            keeper: agenda.keeper,
            rooms: meeting.rooms(),
        })
    }

    pub fn of_action(action: &ActionItem, meeting: &Meeting, happened: ActionHappened) -> Fact {
        Fact::Action(ActionFact {
            happened,
            action: action.id,
            meeting: meeting.id,
            owner: action.owner,
            state: action.state,
            version: action.version,
            rooms: meeting.rooms(),
        })
    }

    pub fn of_minutes(minutes: &Minutes, meeting: &Meeting, happened: MinutesHappened) -> Fact {
        let round = minutes.round.as_ref();
        Fact::Minutes(MinutesFact {
            happened,
            meeting: meeting.id,
            edition: minutes.edition,
            version: minutes.version,
            objected: None,
            copies: round.map(|round| round.copies.clone()).unwrap_or_default(),
            rooms: meeting.rooms(),
        })
    }

    pub fn of_answer(minutes: &Minutes, meeting: &Meeting, objected: bool) -> Fact {
        Fact::Minutes(MinutesFact {
            happened: MinutesHappened::Answered,
            meeting: meeting.id,
            edition: minutes.edition,
            version: minutes.version,
            objected: Some(objected),
            copies: Vec::new(),
            rooms: meeting.rooms(),
        })
    }

    pub fn of_attachment(
        attachment: &Attachment,
        meeting: &Meeting,
        happened: super::Fate,
    ) -> Fact {
        Fact::Attachment(AttachmentFact {
            happened,
            attachment: attachment.id,
            meeting: meeting.id,
            name: attachment.name.to_string(),
            bytes: attachment.bytes,
            access: attachment.access,
            rooms: meeting.rooms(),
        })
    }
}
