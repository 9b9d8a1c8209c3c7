//! What somebody proposed to somebody else, and what became of it.

use serde::{Deserialize, Serialize};

use super::Fact;
use crate::id::{HandOverId, MeetingId, PersonId, SwapOfferId};
use crate::meeting::{EditScope, HandOver, OfferState, SwapOffer};

/// An exchange of rooms was proposed or answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SwapFact {
    pub offer: SwapOfferId,
    pub state: OfferState,
    pub meeting: MeetingId,
    pub with: MeetingId,
}

impl SwapFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.state {
            OfferState::Open => "swap.proposed",
            OfferState::Accepted => "swap.accepted",
            OfferState::Declined => "swap.declined",
            OfferState::Withdrawn => "swap.withdrawn",
        }
    }
}

/// A meeting was offered to somebody, or they answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOverFact {
    pub offer: HandOverId,
    pub state: OfferState,
    pub meeting: MeetingId,
    pub to: PersonId,
    pub scope: EditScope,
}

impl HandOverFact {
    pub(super) fn kind(&self) -> &'static str {
        match self.state {
            OfferState::Open => "handOver.proposed",
            OfferState::Accepted => "handOver.accepted",
            OfferState::Declined => "handOver.declined",
            OfferState::Withdrawn => "handOver.withdrawn",
        }
    }
}

impl Fact {
    pub fn of_swap(offer: &SwapOffer) -> Fact {
        Fact::Swap(SwapFact {
            offer: offer.id,
            state: offer.state,
            meeting: offer.meeting,
            with: offer.with,
        })
    }

    pub fn of_hand_over(offer: &HandOver) -> Fact {
        Fact::HandOver(HandOverFact {
            offer: offer.id,
            state: offer.state,
            meeting: offer.meeting,
            to: offer.to,
            scope: offer.scope,
        })
    }
}
