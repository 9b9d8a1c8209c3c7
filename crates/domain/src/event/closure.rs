//! What the log says of places that are closed for a while.

use serde::{Deserialize, Serialize};

use super::Fact;
use crate::closure::Closure;
use crate::id::{ClosureId, MeetingId, PlaceId};
use crate::span::Span;

/// A closure was planned or changed, or something was done about a meeting in its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClosureFact {
    pub happened: ClosureHappened,
    pub closure: ClosureId,
    pub place: PlaceId,
    pub span: Span,
    pub reason: String,
    /// The meeting in its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ClosureHappened {
    Planned,
    Changed,
    Withdrawn,
    /// The organizer of the meeting was asked to find another room.
    Asked,
    /// They were reminded.
    Reminded,
    /// The meeting was given another room or time.
    Rehoused,
    /// The meeting was cancelled because of it.
    Cancelled,
}

impl ClosureFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            ClosureHappened::Planned => "closure.planned",
            ClosureHappened::Changed => "closure.changed",
            ClosureHappened::Withdrawn => "closure.withdrawn",
            ClosureHappened::Asked => "closure.asked",
            ClosureHappened::Reminded => "closure.reminded",
            ClosureHappened::Rehoused => "closure.rehoused",
            ClosureHappened::Cancelled => "closure.cancelled",
        }
    }

    /// Whether it changes what may be booked.
    pub fn changes_rules(&self) -> bool {
        matches!(
            self.happened,
            ClosureHappened::Planned | ClosureHappened::Changed | ClosureHappened::Withdrawn
        )
    }
}

impl Fact {
    pub fn of_closure(
        closure: &Closure,
        happened: ClosureHappened,
        meeting: Option<MeetingId>,
    ) -> Fact {
        Fact::Closure(ClosureFact {
            happened,
            closure: closure.id,
            place: closure.place,
            span: closure.span,
            reason: closure.reason.clone(),
            meeting,
        })
    }
}
