//! Who may do what, where: roles are sets of permissions, grants give a role within a scope, and
//! `Caller::may` is the one place that answers.

use serde::{Deserialize, Serialize};

use crate::id::{ApiKeyId, OrgUnitId, PersonId, PlaceId};

/// Something that can be allowed. The wire name is `noun.verb`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Permission {
    /// See the room and when it is taken.
    #[serde(rename = "room.see")]
    RoomSee,
    #[serde(rename = "meeting.book")]
    MeetingBook,
    /// Book, and change what is over.
    #[serde(rename = "meeting.bookPast")]
    MeetingBookPast,
    /// See subject and people of others' private meetings.
    #[serde(rename = "meeting.seePrivate")]
    MeetingSeePrivate,
    /// Change, cancel, extend and end others' meetings.
    #[serde(rename = "meeting.manage")]
    MeetingManage,
    #[serde(rename = "meeting.approve")]
    MeetingApprove,
    #[serde(rename = "place.manage")]
    PlaceManage,
    #[serde(rename = "person.see")]
    PersonSee,
    #[serde(rename = "person.manage")]
    PersonManage,
    #[serde(rename = "apiKey.manage")]
    ApiKeyManage,
    /// Push what sensors see.
    #[serde(rename = "presence.ingest")]
    PresenceIngest,
}

/// A named set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Administrator,
    Employee,
    /// A machine that reports what sensors see.
    Sensor,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Administrator, Role::Employee, Role::Sensor];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Employee => "employee",
            Role::Sensor => "sensor",
        }
    }

    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }

    pub fn permissions(self) -> &'static [Permission] {
        use Permission::*;
        match self {
            Role::Administrator => &[
                RoomSee,
                MeetingBook,
                MeetingBookPast,
                MeetingSeePrivate,
                MeetingManage,
                MeetingApprove,
                PlaceManage,
                PersonSee,
                PersonManage,
                ApiKeyManage,
                PresenceIngest,
            ],
            Role::Employee => &[RoomSee, MeetingBook, PersonSee],
            Role::Sensor => &[PresenceIngest],
        }
    }
}

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

/// A role given within a scope.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
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
    pub grants: Vec<Grant>,
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
    /// The operator at the console and the clock: allowed everything.
    pub fn system() -> Caller {
        let grant = Grant {
            role: Role::Administrator,
            scope: Scope::All,
        };
        Caller {
            identity: Identity::System,
            grants: vec![grant],
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        match self.identity {
            Identity::Person(person) => Some(person),
            Identity::ApiKey(_, person) => Some(person),
            Identity::System => None,
        }
    }

    /// The one answer to 'may they?'.
    pub fn may(&self, permission: Permission, on: &Target<'_>) -> bool {
        self.grants.iter().any(|grant| {
            grant.role.permissions().contains(&permission)
                && match grant.scope {
                    Scope::All => true,
                    Scope::Place(place) => on.places.contains(&place),
                    Scope::OrgUnit(unit) => on.org_units.contains(&unit),
                    Scope::Own => on.owner.is_some() && on.owner == self.person(),
                }
        })
    }

    /// Permissions held somewhere, for menus: what is shown is asked again where it is done.
    pub fn permissions(&self) -> Vec<Permission> {
        let mut all: Vec<_> = self
            .grants
            .iter()
            .flat_map(|grant| grant.role.permissions())
            .copied()
            .collect();
        all.sort();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_grant_counts_inside_its_scope_only() {
        let floor = PlaceId(Uuid::from_u128(1));
        let room = PlaceId(Uuid::from_u128(2));
        let elsewhere = PlaceId(Uuid::from_u128(3));
        let me = PersonId(Uuid::from_u128(4));
        let caller = Caller {
            identity: Identity::Person(me),
            grants: vec![Grant {
                role: Role::Administrator,
                scope: Scope::Place(floor),
            }],
        };
        assert!(caller.may(Permission::PlaceManage, &Target::place(&[floor, room])));
        assert!(!caller.may(Permission::PlaceManage, &Target::place(&[elsewhere])));
        assert!(!caller.may(Permission::PlaceManage, &Target::deployment()));
    }

    #[test]
    fn own_needs_an_owner() {
        let me = PersonId(Uuid::from_u128(4));
        let caller = Caller {
            identity: Identity::Person(me),
            grants: vec![Grant {
                role: Role::Administrator,
                scope: Scope::Own,
            }],
        };
        let mine = Target {
            owner: Some(me),
            ..Target::default()
        };
        assert!(caller.may(Permission::MeetingManage, &mine));
        assert!(!caller.may(Permission::MeetingManage, &Target::default()));
    }
}
