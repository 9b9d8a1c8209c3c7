//! What the log says of requests.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Fate, FlowFact};
use crate::approval::Vote;
use crate::id::{ApprovalId, MeetingId, PersonId, SeriesId};

/// Something about a request, apart from what it does to the meeting.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalFact {
    pub happened: ApprovalHappened,
    pub approval: ApprovalId,
    pub meeting: MeetingId,
    pub series: Option<SeriesId>,
    pub stage: usize,
    /// With `wanted`, `escalated` and `reminded`: who is asked, so far as they are few.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// With `voted`: what was said, by and for whom.
    #[serde(default)]
    pub vote: Option<Vote>,
    /// Until when the stage is to be decided.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
    #[serde(default)]
    pub reason: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ApprovalHappened {
    /// It came to a stage at which somebody is asked.
    Wanted,
    Voted,
    Reminded,
    /// A deadline passed, or nobody was there to decide: others are asked.
    Escalated,
    Approved,
    Declined,
    Recalled,
    Lapsed,
    Replaced,
    Outdone,
}

impl ApprovalFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            ApprovalHappened::Wanted => "approval.wanted",
            ApprovalHappened::Voted => "approval.voted",
            ApprovalHappened::Reminded => "approval.reminded",
            ApprovalHappened::Escalated => "approval.escalated",
            ApprovalHappened::Approved => "approval.approved",
            ApprovalHappened::Declined => "approval.declined",
            ApprovalHappened::Recalled => "approval.recalled",
            ApprovalHappened::Lapsed => "approval.lapsed",
            ApprovalHappened::Replaced => "approval.replaced",
            ApprovalHappened::Outdone => "approval.outdone",
        }
    }
}

impl FlowFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            Fate::Saved => "flow.saved",
            Fate::Deleted => "flow.deleted",
        }
    }
}
