//! Who may do what, where: roles are sets of permissions, grants give a role within a scope, and
//! `Caller::may` is the one place that answers. Which rooms exist for somebody, and how one gets
//! into them, is told in `room`.

mod delegation;
mod grant;
mod permission;
mod role;
mod room;

use std::net::IpAddr;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::delegation::{Delegation, Powers};
pub use self::grant::{Grant, Held, Rights, Subject};
pub use self::permission::{Permission, Permissions};
pub use self::role::{BuiltIn, Role, RoleCode, RoleName};
pub use self::room::{Admission, Audience, Entry};
use crate::id::{ApiKeyId, OrgUnitId, PersonId, PlaceId, SessionId};

/// Where a role counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id")]
pub enum Scope {
    All,
    Place(PlaceId),
    OrgUnit(OrgUnitId),
    /// Only what belongs to the person.
    Own,
}

/// What an act touches, as far as rights look at it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Target<'a> {
    /// The way from the root down to the place concerned.
    pub places: &'a [PlaceId],
    /// Departments the thing belongs to, root first.
    pub org_units: &'a [OrgUnitId],
    pub owner: Option<PersonId>,
}

impl<'a> Target<'a> {
    /// Something that belongs to the whole deployment.
    pub fn deployment() -> Target<'static> {
        Target::default()
    }

    pub fn place(path: &'a [PlaceId]) -> Target<'a> {
        Target {
            places: path,
            ..Target::default()
        }
    }
}

/// Whoever asks: a person by session, a machine by API key, or the system itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Caller {
    pub identity: Identity,
    pub rights: Arc<Rights>,
    /// In whose name a delegate acts; the log says so.
    pub on_behalf_of: Option<PersonId>,
    pub source: Source,
}

/// From where somebody acts: what the log keeps beside the door.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// Of the machine that asked, where there was one.
    pub address: Option<IpAddr>,
    pub session: Option<SessionId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Identity {
    Person(PersonId),
    /// A machine, with the person who answers for it.
    ApiKey(ApiKeyId, PersonId),
    /// Timers and commands of the operator at the console.
    System,
}

impl Caller {
    pub fn new(identity: Identity, rights: impl Into<Rights>) -> Caller {
        Caller {
            identity,
            rights: Arc::new(rights.into()),
            on_behalf_of: None,
            source: Source::default(),
        }
    }

    /// The operator at the console and the clock: allowed everything.
    pub fn system() -> Caller {
        let everything = Held::of(BuiltIn::Administrator, Scope::All);
        Caller::new(Identity::System, vec![everything])
    }

    pub fn person(&self) -> Option<PersonId> {
        match self.identity {
            Identity::Person(person) => Some(person),
            Identity::ApiKey(_, person) => Some(person),
            Identity::System => None,
        }
    }

    /// Whose own things the caller may treat as theirs. A machine stands for the person who answers
    /// for it only where it was made to book for them.
    pub fn acts_as(&self) -> Option<PersonId> {
        match self.identity {
            Identity::Person(person) => Some(person),
            Identity::ApiKey(_, person) => self
                .permissions()
                .contains(Permission::MeetingBook)
                .then_some(person),
            Identity::System => None,
        }
    }

    /// Whether this is the person themselves, and not a machine of theirs.
    pub fn is_person(&self, person: PersonId) -> bool {
        self.identity == Identity::Person(person)
    }

    /// The one answer to 'may they?'.
    pub fn may(&self, permission: Permission, on: &Target<'_>) -> bool {
        self.rights
            .held
            .iter()
            .any(|held| held.permissions.contains(permission) && self.reaches(held.scope, on))
    }

    /// Whether what lies within the scope includes the target.
    pub fn reaches(&self, scope: Scope, on: &Target<'_>) -> bool {
        match scope {
            Scope::All => true,
            Scope::Place(place) => on.places.contains(&place),
            Scope::OrgUnit(unit) => {
                let people = self.rights.people_within.get(&unit);
                on.org_units.contains(&unit)
                    || on
                        .owner
                        .is_some_and(|owner| people.is_some_and(|people| people.contains(&owner)))
            }
            Scope::Own => on.owner.is_some() && on.owner == self.acts_as(),
        }
    }

    /// One of these that the caller does not hold there for as long as `until`; `None` when all are
    /// held. Nobody gives away what they lack, nor for longer than they have it.
    pub fn lacks(
        &self,
        permissions: Permissions,
        on: &Target<'_>,
        until: Option<Timestamp>,
    ) -> Option<Permission> {
        let lasts = |held: &Held| match (held.until, until) {
            (None, _) => true,
            (Some(held), Some(until)) => until <= held,
            (Some(_), None) => false,
        };
        permissions.iter().find(|permission| {
            !self.rights.held.iter().any(|held| {
                held.permissions.contains(*permission)
                    && lasts(held)
                    && self.reaches(held.scope, on)
            })
        })
    }

    /// Whether one of the people lets the caller act for them in the way that `power` picks.
    pub fn acts_for(&self, people: &[PersonId], power: impl Fn(Powers) -> bool) -> bool {
        self.rights
            .acts_for
            .iter()
            .any(|given| people.contains(&given.person) && power(given.powers))
    }

    /// Permissions held somewhere, for menus: what is shown is asked again where it is done.
    pub fn permissions(&self) -> Permissions {
        self.rights
            .held
            .iter()
            .fold(Permissions::default(), |all, held| {
                all.union(held.permissions)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn holding(role: BuiltIn, scope: Scope) -> Caller {
        let me = PersonId(Uuid::from_u128(4));
        Caller::new(Identity::Person(me), vec![Held::of(role, scope)])
    }

    #[test]
    fn a_grant_counts_inside_its_scope_only() {
        let floor = PlaceId(Uuid::from_u128(1));
        let room = PlaceId(Uuid::from_u128(2));
        let elsewhere = PlaceId(Uuid::from_u128(3));
        let caller = holding(BuiltIn::Administrator, Scope::Place(floor));
        assert!(caller.may(Permission::PlaceManage, &Target::place(&[floor, room])));
        assert!(!caller.may(Permission::PlaceManage, &Target::place(&[elsewhere])));
        assert!(!caller.may(Permission::PlaceManage, &Target::deployment()));
    }

    #[test]
    fn own_needs_an_owner() {
        let caller = holding(BuiltIn::Administrator, Scope::Own);
        let mine = Target {
            owner: caller.person(),
            ..Target::default()
        };
        assert!(caller.may(Permission::MeetingManage, &mine));
        assert!(!caller.may(Permission::MeetingManage, &Target::default()));
    }

    #[test]
    fn what_belongs_to_people_of_an_org_unit_is_within_it() {
        let unit = OrgUnitId(Uuid::from_u128(8));
        let (theirs, other) = (PersonId(Uuid::from_u128(5)), PersonId(Uuid::from_u128(6)));
        let mut rights = Rights::from(vec![Held::of(BuiltIn::FrontDesk, Scope::OrgUnit(unit))]);
        rights.people_within.insert(unit, [theirs].into());
        let caller = Caller::new(Identity::Person(other), rights);
        let of = |owner| Target {
            owner: Some(owner),
            ..Target::default()
        };
        assert!(caller.may(Permission::MeetingManage, &of(theirs)));
        assert!(!caller.may(Permission::MeetingManage, &of(other)));
    }
}
