//! Delegates: somebody lets another act in their name, in the ways they name.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{DelegationId, PersonId};

/// `person` lets `delegate` act for them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delegation {
    pub id: DelegationId,
    pub person: PersonId,
    pub delegate: PersonId,
    pub powers: Powers,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

/// What a delegate may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Powers {
    /// Book in the person's name, with the person's rights.
    pub books: bool,
    /// See the person's private meetings.
    pub sees_private: bool,
    /// Change and cancel the person's meetings.
    pub manages: bool,
    /// Get copies of what the person is told.
    pub gets_copies: bool,
    /// Decide on requests that the person is asked about.
    pub decides: bool,
}

impl Powers {
    pub fn is_empty(self) -> bool {
        self == Powers::default()
    }
}

impl Delegation {
    pub fn counts_at(&self, now: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }

    /// When it next begins or ends.
    pub fn turns_after(&self, now: Timestamp) -> Option<Timestamp> {
        [self.from, self.until]
            .into_iter()
            .flatten()
            .filter(|turn| *turn > now)
            .min()
    }
}
