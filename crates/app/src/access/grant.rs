//! Giving roles and taking them away. Nobody gives what they do not hold themselves, and somebody
//! who may do everything is always left.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Audience, Grant, Permission, RoleCode, Scope, Subject};
use domain::event::{Fact, GrantFact, GrantHappened};
use domain::id::{GrantId, PersonId};
use jiff::Timestamp;
use store::{StoreError, Tx};
use uuid::Uuid;

use super::permit;
use super::rights::permissions_of;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

const NOTE_MOST: usize = 500;

/// A role to be given.
#[derive(Clone, Debug)]
pub struct NewGrant {
    pub subject: Subject,
    pub role: RoleCode,
    pub scope: Scope,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub note: Option<String>,
}

/// A grant with the names of whom and what it mentions.
#[derive(Debug)]
pub struct Given {
    pub grant: Grant,
    pub names: Names,
}

/// Names by the id of whatever has them.
pub type Names = HashMap<Uuid, Arc<str>>;

impl App {
    pub fn give_grant(
        self: &Arc<Self>,
        who: &Who,
        wanted: NewGrant,
        once: Option<Once<Given>>,
    ) -> Result<Answer<Given>, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let grant = app.grant_to_give(tx, &actor, &wanted, now)?;
            if !tx.give_grant(&grant)? {
                return Err(Error::invalid("role", Problem::Repeated));
            }
            app.log_grant(tx, &actor, now, GrantHappened::Given, &grant)?;
            let names = app.names_in(tx, &actor, &[&grant])?;
            Ok(Given { grant, names })
        };
        let answer = self.once(who, once, act, |error| error)?;
        self.callers.forget();
        Ok(answer)
    }

    fn grant_to_give(
        &self,
        tx: &mut Tx,
        who: &Who,
        wanted: &NewGrant,
        now: Timestamp,
    ) -> Result<Grant, Error> {
        self.permit_grant(tx, who, &wanted.role, wanted.scope, wanted.until)?;
        let unknown = |field| Err(Error::invalid(field, Problem::Unknown));
        if !exists(tx, wanted.subject)? {
            return unknown("subject");
        }
        let is_there = match wanted.scope {
            Scope::All | Scope::Own => true,
            Scope::Place(place) => self.places().get(place).is_some(),
            Scope::OrgUnit(unit) => !tx.org_units_above(unit)?.is_empty(),
        };
        if !is_there {
            return unknown("scope");
        }
        if wanted
            .until
            .is_some_and(|until| until <= wanted.from.unwrap_or(now))
        {
            return Err(Error::invalid("until", Problem::EndNotAfterStart));
        }
        let note = wanted
            .note
            .as_deref()
            .map(|note| text::paragraphs("note", note, NOTE_MOST))
            .transpose()?;
        Ok(Grant {
            id: self.ids(now).grant(),
            subject: wanted.subject,
            role: wanted.role.clone(),
            scope: wanted.scope,
            from: wanted.from,
            until: wanted.until,
            note: note.flatten(),
            given_by: who.caller.person(),
            given_at: Some(now),
        })
    }

    /// Refuses unless the caller may give or take this role there: `access.grant` within the scope,
    /// and everything the role allows.
    pub(crate) fn permit_grant(
        &self,
        tx: &mut Tx,
        who: &Who,
        role: &RoleCode,
        scope: Scope,
        until: Option<Timestamp>,
    ) -> Result<(), Error> {
        let reach = self.reach(tx, scope)?;
        permit(who, Permission::AccessGrant, &reach.target())?;
        let permissions =
            permissions_of(tx, role)?.ok_or_else(|| Error::invalid("role", Problem::Unknown))?;
        match who.caller.lacks(permissions, &reach.target(), until) {
            Some(missing) => Err(Error::refused(Refusal::BeyondOwnRights { missing })),
            None => Ok(()),
        }
    }

    /// Refuses unless the caller could have given every grant that the subject has: whoever puts
    /// people into it gives them these.
    pub(crate) fn permit_joining(
        &self,
        tx: &mut Tx,
        who: &Who,
        subject: Subject,
    ) -> Result<(), Error> {
        let grants = tx.grants(Some(subject), None, GRANTS_READ)?;
        self.permit_all_of(tx, who, &grants)
    }

    /// Refuses unless the caller may do all that the person may: whoever lets somebody in as a person,
    /// or has them act for one, gives them that person's rights.
    pub(crate) fn permit_power_over(
        &self,
        tx: &mut Tx,
        who: &Who,
        person: PersonId,
    ) -> Result<(), Error> {
        let grants = tx.grants_of(person)?;
        self.permit_all_of(tx, who, &grants)
    }

    fn permit_all_of(&self, tx: &mut Tx, who: &Who, grants: &[Grant]) -> Result<(), Error> {
        for grant in grants {
            let reach = self.reach(tx, grant.scope)?;
            let permissions = permissions_of(tx, &grant.role)?.unwrap_or_default();
            let missing = who.caller.lacks(permissions, &reach.target(), grant.until);
            if let Some(missing) = missing {
                return Err(Error::refused(Refusal::BeyondOwnRights { missing }));
            }
        }
        Ok(())
    }

    /// Does `act`, which may take rights away, and refuses what would leave nobody who may do
    /// everything.
    pub(crate) fn keeping_an_administrator<T>(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        act: impl FnOnce(&mut Tx) -> Result<T, Error>,
    ) -> Result<T, Error> {
        tx.lock_administrators()?;
        let had_one = tx.any_administrator(now)?;
        let done = act(tx)?;
        if had_one && !tx.any_administrator(now)? {
            return Err(Error::refused(Refusal::LastAdministrator));
        }
        Ok(done)
    }

    pub fn revoke_grant(self: &Arc<Self>, who: &Who, id: GrantId) -> Result<(), Error> {
        permit_anywhere(who, Permission::AccessGrant)?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let nothing = Error::NotFound(Noun::Grant);
            let Some(grant) = tx.grant(id)? else {
                return Err(nothing);
            };
            let reach = app.reach(tx, grant.scope)?;
            permit(&who, Permission::AccessSee, &reach.target()).map_err(|_| nothing)?;
            app.permit_grant(tx, &who, &grant.role, grant.scope, Some(now))?;
            app.keeping_an_administrator(tx, now, |tx| Ok(tx.revoke_grant(id)?))?;
            app.log_grant(tx, &who, now, GrantHappened::Revoked, &grant)
        })?;
        self.callers.forget();
        Ok(())
    }

    /// Grants within what the caller may look at, in the order they were given.
    pub fn grants(
        &self,
        who: &Who,
        subject: Option<Subject>,
        after: Option<GrantId>,
        limit: usize,
    ) -> Result<Vec<Grant>, Error> {
        permit_anywhere(who, Permission::AccessSee)?;
        self.store.read(|tx| {
            let mut seen = Vec::new();
            let mut last = after;
            while seen.len() < limit {
                let page = tx.grants(subject, last, GRANTS_READ)?;
                let Some(end) = page.last() else { break };
                last = Some(end.id);
                for grant in page {
                    let reach = self.reach(tx, grant.scope)?;
                    if who.caller.may(Permission::AccessSee, &reach.target()) {
                        seen.push(grant);
                    }
                }
            }
            seen.truncate(limit);
            Ok(seen)
        })
    }

    /// Names of whom and what the grants mention, as far as the caller may know them.
    pub fn names_in_grants<'a>(
        &self,
        who: &Who,
        grants: impl IntoIterator<Item = &'a Grant>,
    ) -> Result<Names, Error> {
        let grants: Vec<_> = grants.into_iter().collect();
        self.store.read(|tx| self.names_in(tx, who, &grants))
    }

    fn names_in(&self, tx: &mut Tx, who: &Who, grants: &[&Grant]) -> Result<Names, Error> {
        let places = self.places();
        let mut names = HashMap::new();
        let mut people: Vec<_> = grants.iter().filter_map(|grant| grant.given_by).collect();
        let mut units = Vec::new();
        for grant in grants {
            match grant.subject {
                Subject::Everyone => {}
                Subject::Person(person) => people.push(person),
                Subject::OrgUnit(unit) => units.push(unit),
                Subject::Group(group) => {
                    if !names.contains_key(&group.0)
                        && let Some(found) = tx.group(group)?
                    {
                        names.insert(group.0, Arc::from(found.name));
                    }
                }
            }
            match grant.scope {
                Scope::All | Scope::Own => {}
                Scope::OrgUnit(unit) => units.push(unit),
                Scope::Place(id) => {
                    let seen = who.caller.sees(&places, id).then(|| places.get(id));
                    if let Some(place) = seen.flatten() {
                        names.insert(id.0, Arc::from(place.name.as_str()));
                    }
                }
            }
        }
        if !units.is_empty() {
            let known = tx.org_units()?.into_iter();
            let named = known.filter(|unit| units.contains(&unit.id));
            names.extend(named.map(|unit| (unit.id.0, Arc::from(unit.name))));
        }
        let people = self.names(tx, people)?;
        names.extend(people.into_iter().map(|(id, name)| (id.0, name)));
        Ok(names)
    }

    pub(crate) fn log_grant(
        &self,
        tx: &mut Tx,
        who: &Who,
        now: Timestamp,
        happened: GrantHappened,
        grant: &Grant,
    ) -> Result<(), Error> {
        let grant = grant.clone();
        self.log(tx, who, now, Fact::Grant(GrantFact { happened, grant }))
    }
}

/// Whether somebody or something of that name is in the directory.
fn exists(tx: &mut Tx, subject: Subject) -> Result<bool, StoreError> {
    Ok(match subject {
        Subject::Everyone => true,
        Subject::Person(person) => tx.person(person)?.is_some(),
        Subject::OrgUnit(unit) => !tx.org_units_above(unit)?.is_empty(),
        Subject::Group(group) => tx.group(group)?.is_some(),
    })
}

/// Subjects a rule or a type of meetings names; more of them are a group.
const AUDIENCE_MOST: usize = 100;

/// Refuses an audience that is too long or names whom nobody knows.
pub(crate) fn admit_audience(
    tx: &mut Tx,
    field: &'static str,
    audience: &Audience,
) -> Result<(), Error> {
    let most = AUDIENCE_MOST;
    if audience.0.len() > most {
        return Err(Error::invalid(field, Problem::TooMany { most }));
    }
    for subject in &audience.0 {
        if !exists(tx, *subject)? {
            return Err(Error::invalid(field, Problem::Unknown));
        }
    }
    Ok(())
}

/// Grants read at once.
const GRANTS_READ: usize = 1_000;

/// Refuses who does not hold the permission anywhere.
pub(crate) fn permit_anywhere(who: &Who, permission: Permission) -> Result<(), Error> {
    if who.caller.permissions().contains(permission) {
        Ok(())
    } else {
        Err(Error::Denied(permission))
    }
}
