//! Grants: a role given to somebody within a scope, for a time or for good. A person's rights are
//! what all grants that reach them add up to.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BuiltIn, Delegation, Permissions, RoleCode, Scope};
use crate::id::{GrantId, GroupId, OrgUnitId, PersonId};

/// To whom something is given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id")]
pub enum Subject {
    Everyone,
    Person(PersonId),
    /// All who belong to it or to what is below.
    OrgUnit(OrgUnitId),
    Group(GroupId),
}

/// A role given to somebody within a scope.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    pub id: GrantId,
    pub subject: Subject,
    pub role: RoleCode,
    pub scope: Scope,
    /// Counts from then on; `None`: from the beginning.
    pub from: Option<Timestamp>,
    /// Counts until then; `None`: for good.
    pub until: Option<Timestamp>,
    pub note: Option<String>,
    /// `None`: the operator, or it came with the product.
    pub given_by: Option<PersonId>,
    pub given_at: Option<Timestamp>,
}

impl Grant {
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

/// Permissions held within a scope.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Held {
    pub permissions: Permissions,
    pub scope: Scope,
    /// When it ends; `None`: it does not.
    pub until: Option<Timestamp>,
}

impl Held {
    pub fn of(role: BuiltIn, scope: Scope) -> Held {
        Held {
            permissions: role.permissions(),
            scope,
            until: None,
        }
    }
}

/// All that one person may do, worked out once and kept while they are busy.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rights {
    pub held: Vec<Held>,
    /// Where the person belongs: their unit and those above it.
    pub org_units: Vec<OrgUnitId>,
    pub groups: Vec<GroupId>,
    /// Who belongs to the org units within which something is held.
    pub people_within: HashMap<OrgUnitId, HashSet<PersonId>>,
    /// Those who let this person act for them.
    pub acts_for: Vec<Delegation>,
    /// When a grant or delegation next begins or ends.
    pub turn_at: Option<Timestamp>,
}

impl From<Vec<Held>> for Rights {
    fn from(held: Vec<Held>) -> Rights {
        Rights {
            held,
            ..Rights::default()
        }
    }
}
