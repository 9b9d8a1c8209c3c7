//! What somebody may do, worked out of all grants that reach them, and told with its reasons.

use domain::access::{
    Admission, BuiltIn, Caller, Entry, Grant, Held, Identity, Permission, Permissions, Rights,
    RoleCode, Scope, Target,
};
use domain::id::{OrgUnitId, PersonId, PlaceId};
use jiff::Timestamp;
use store::Tx;

use super::permit;
use crate::{App, Error, Noun, Who};

/// Why somebody may or may not do something at a place, or everywhere.
#[derive(Debug)]
pub struct Explanation {
    pub person: PersonId,
    pub place: Option<PlaceId>,
    pub rights: Vec<Right>,
    pub room: Option<RoomAccess>,
}

/// One permission, and the grants that give it there.
#[derive(Debug)]
pub struct Right {
    pub permission: Permission,
    pub allowed: bool,
    pub by: Vec<Grant>,
}

/// What the rules of a place say beside the grants, and who set them.
#[derive(Debug)]
pub struct RoomAccess {
    pub sees: bool,
    pub entry: Entry,
    pub who_sees_set_at: Option<PlaceId>,
    pub who_books_set_at: Option<PlaceId>,
}

/// Where a scope lies, as rights look at it.
pub(crate) struct Reach {
    places: Vec<PlaceId>,
    org_units: Vec<OrgUnitId>,
}

impl Reach {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            places: &self.places,
            org_units: &self.org_units,
            owner: None,
        }
    }
}

impl App {
    /// All that the person may do now.
    pub(crate) fn rights_of(
        &self,
        tx: &mut Tx,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Rights, Error> {
        let mut rights = Rights::default();
        let mut turns = Vec::new();
        let known = tx.person(person)?;
        if known.as_ref().is_some_and(|known| !known.active) {
            return Ok(rights);
        }
        for grant in tx.grants_of(person)? {
            turns.extend(grant.turns_after(now));
            let Some(permissions) = permissions_of(tx, &grant.role)? else {
                continue;
            };
            if !grant.counts_at(now) {
                continue;
            }
            if let Scope::OrgUnit(unit) = grant.scope {
                let people = tx.people_within(unit)?.into_iter().collect();
                rights.people_within.insert(unit, people);
            }
            rights.held.push(Held {
                permissions,
                scope: grant.scope,
                until: grant.until,
            });
        }
        if let Some(unit) = known.and_then(|person| person.org_unit) {
            rights.org_units = tx.org_units_above(unit)?;
        }
        rights.groups = tx.groups_of(person)?;
        for given in tx.delegations_of(person)? {
            if given.delegate == person {
                turns.extend(given.turns_after(now));
                rights
                    .acts_for
                    .extend(given.counts_at(now).then_some(given));
            }
        }
        rights.turn_at = turns.into_iter().min();
        Ok(rights)
    }

    /// The person as a caller, with all rights they have now.
    pub fn caller_of(&self, person: PersonId) -> Result<Caller, Error> {
        let now = self.now();
        let rights = self.store.read(|tx| self.rights_of(tx, person, now))?;
        Ok(Caller::new(Identity::Person(person), rights))
    }

    /// Whoever acts, and in whose name: what either of them may do is open.
    pub(crate) fn callers(&self, tx: &mut Tx, who: &Who) -> Result<Vec<Caller>, Error> {
        let mut callers = vec![who.caller.clone()];
        if let Some(person) = who.caller.on_behalf_of {
            let rights = self.rights_of(tx, person, self.now())?;
            callers.push(Caller::new(Identity::Person(person), rights));
        }
        Ok(callers)
    }

    /// What somebody may do at a place, or everywhere, and which grants say so. Everybody may ask
    /// about themselves.
    pub fn explain_rights(
        &self,
        who: &Who,
        person: PersonId,
        permission: Option<Permission>,
        place: Option<PlaceId>,
    ) -> Result<Explanation, Error> {
        let places = self.places();
        if place.is_some_and(|place| !who.caller.sees(&places, place)) {
            return Err(Error::NotFound(Noun::Place));
        }
        let path = place.map(|place| places.path(place)).unwrap_or_default();
        let target = Target::place(path);
        if !who.caller.is_person(person) {
            permit(who, Permission::AccessSee, &target)?;
        }
        let now = self.now();
        self.store.read(|tx| {
            tx.person(person)?.ok_or(Error::NotFound(Noun::Person))?;
            let rights = self.rights_of(tx, person, now)?;
            let caller = Caller::new(Identity::Person(person), rights);
            let mut grants = Vec::new();
            for grant in tx.grants_of(person)? {
                if let Some(permissions) = permissions_of(tx, &grant.role)? {
                    grants.extend(grant.counts_at(now).then_some((grant, permissions)));
                }
            }
            let asked = permission.map_or(Permissions::all(), |one| Permissions::of(&[one]));
            let right = |permission| {
                let gives = |(grant, permissions): &(Grant, Permissions)| {
                    permissions.contains(permission)
                        && (place.is_none() || caller.reaches(grant.scope, &target))
                };
                let by = grants.iter().filter(|grant| gives(grant));
                Right {
                    permission,
                    allowed: caller.may(permission, &target),
                    by: by.map(|(grant, _)| grant.clone()).collect(),
                }
            };
            let rights = asked.iter().map(right).collect();
            let room = place.and_then(|place| {
                let policy = places.policy(place)?;
                Some(RoomAccess {
                    sees: caller.sees(&places, place),
                    entry: Admission::of(&[&caller], &places, &[place]).entry,
                    who_sees_set_at: policy.who_sees.place,
                    who_books_set_at: policy.who_books.place,
                })
            });
            Ok(Explanation {
                person,
                place,
                rights,
                room,
            })
        })
    }

    /// Where a scope lies. A place that there is not lies nowhere, as what belongs to all does.
    pub(crate) fn reach(&self, tx: &mut Tx, scope: Scope) -> Result<Reach, Error> {
        let places = self.places();
        Ok(Reach {
            places: match scope {
                Scope::Place(place) => places.path(place).to_vec(),
                _ => Vec::new(),
            },
            org_units: match scope {
                Scope::OrgUnit(unit) => tx.org_units_above(unit)?,
                _ => Vec::new(),
            },
        })
    }
}

/// What a role allows; `None` when there is no such role.
pub(crate) fn permissions_of(tx: &mut Tx, role: &RoleCode) -> Result<Option<Permissions>, Error> {
    match role.built_in() {
        Some(built_in) => Ok(Some(BuiltIn::permissions(built_in))),
        None => Ok(tx.role(role)?.map(|role| role.permissions)),
    }
}
