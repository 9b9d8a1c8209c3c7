//! What the log says of messages: in inboxes, and on their way – there only what people did to them,
//! not each attempt.

use serde::{Deserialize, Serialize};

use super::{NoticeFact, NoticeHappened};
use crate::id::{DeliveryId, NoticeId};

/// Somebody sent a message again that had not arrived.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryFact {
    pub delivery: DeliveryId,
    pub notice: NoticeId,
}

impl NoticeFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.happened {
            NoticeHappened::Arrived => "notice.arrived",
            NoticeHappened::Read => "notice.read",
        }
    }
}
