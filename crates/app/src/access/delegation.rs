//! Delegates: letting somebody act in one's name, and giving that up.

use std::sync::Arc;

use domain::access::{Delegation, Permission, Powers, Target};
use domain::event::{DelegationFact, Fact, GrantHappened};
use domain::id::{DelegationId, PersonId};
use jiff::Timestamp;
use store::Tx;

use super::{permit, person_of};
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Who};

/// Delegates one person may have, and people one may act for.
const DELEGATIONS_MOST: usize = 100;

/// Leave to be given.
#[derive(Clone, Debug)]
pub struct NewDelegation {
    /// `None`: the caller.
    pub person: Option<PersonId>,
    pub delegate: PersonId,
    pub powers: Powers,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

impl App {
    /// Lets somebody act for the caller, or, with the right to manage people, for somebody else.
    pub fn give_delegation(
        self: &Arc<Self>,
        who: &Who,
        wanted: NewDelegation,
        once: Option<Once<Delegation>>,
    ) -> Result<Answer<Delegation>, Error> {
        let person = match wanted.person {
            Some(person) => person,
            None => person_of(who)?,
        };
        permit_for(who, person, Permission::PersonManage)?;
        if wanted.powers.is_empty() {
            return Err(Error::invalid("powers", Problem::Empty));
        }
        if wanted.delegate == person {
            return Err(Error::invalid("delegateId", Problem::Repeated));
        }
        let now = self.now();
        if wanted
            .until
            .is_some_and(|until| until <= wanted.from.unwrap_or(now))
        {
            return Err(Error::invalid("until", Problem::EndNotAfterStart));
        }
        let given = Delegation {
            id: self.ids(now).delegation(),
            person,
            delegate: wanted.delegate,
            powers: wanted.powers,
            from: wanted.from,
            until: wanted.until,
        };
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            for (field, one) in [("personId", person), ("delegateId", given.delegate)] {
                let found = tx.person(one)?;
                let found = found.ok_or(Error::invalid(field, Problem::UnknownPerson))?;
                // Somebody may still act for who has left, and nobody who has left acts.
                if !found.active && one == given.delegate {
                    return Err(Error::invalid(field, Problem::PersonLeft));
                }
                if tx.delegations_of(one)?.len() >= DELEGATIONS_MOST {
                    let most = DELEGATIONS_MOST;
                    return Err(Error::invalid(field, Problem::TooMany { most }));
                }
            }
            if !actor.caller.is_person(person) {
                app.permit_power_over(tx, &actor, person)?;
            }
            tx.add_delegation(&given)?;
            app.log_delegation(tx, &actor, now, GrantHappened::Given, &given)?;
            Ok(given.clone())
        };
        let answer = self.once(who, once, act, |error| error)?;
        self.callers.forget();
        Ok(answer)
    }

    /// Whom the person lets act for them, and whom they act for.
    pub fn delegations(
        &self,
        who: &Who,
        person: Option<PersonId>,
    ) -> Result<Vec<Delegation>, Error> {
        let person = match person {
            Some(person) => person,
            None => person_of(who)?,
        };
        permit_for(who, person, Permission::AccessSee)?;
        self.store
            .read(|tx| tx.delegations_of(person).map_err(Error::from))
    }

    /// Ends it: by whoever gave it, by the delegate, or by who manages people.
    pub fn revoke_delegation(self: &Arc<Self>, who: &Who, id: DelegationId) -> Result<(), Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let nothing = Error::NotFound(Noun::Delegation);
            let Some(given) = tx.delegation(id)? else {
                return Err(nothing);
            };
            if !who.caller.is_person(given.delegate) {
                permit_for(&who, given.person, Permission::PersonManage).map_err(|_| nothing)?;
            }
            tx.delete_delegation(id)?;
            app.log_delegation(tx, &who, now, GrantHappened::Revoked, &given)
        })?;
        self.callers.forget();
        Ok(())
    }

    fn log_delegation(
        &self,
        tx: &mut Tx,
        who: &Who,
        now: Timestamp,
        happened: GrantHappened,
        given: &Delegation,
    ) -> Result<(), Error> {
        let delegation = given.clone();
        let fact = DelegationFact {
            happened,
            delegation,
        };
        self.log(tx, who, now, Fact::Delegation(fact))
    }
}

/// Everybody for themselves; for others only with the permission.
fn permit_for(who: &Who, person: PersonId, permission: Permission) -> Result<(), Error> {
    if who.caller.is_person(person) {
        return Ok(());
    }
    let of_person = Target {
        owner: Some(person),
        ..Target::default()
    };
    permit(who, permission, &of_person)
}
