//! People as those who look after them write them down: added, changed, and put out of work. Nobody
//! gives more than they have themselves: not by a department that has grants, nor by changing
//! somebody who may do more.

use std::sync::Arc;

use domain::access::{Permission, Subject, Target};
use domain::event::{Fact, PersonHappened};
use domain::id::{OrgUnitId, PersonId};
use domain::person::{Language, Person, login_key};
use store::Tx;

use super::LOGIN_MOST;
use super::invitation::spend_invitations;
use crate::access::permit;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Somebody who is to be able to sign in.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub org_unit: Option<OrgUnitId>,
    pub language: Option<Language>,
    pub time_zone: Option<String>,
}

/// What is to be different about somebody.
#[derive(Clone, Default, Debug)]
pub struct PersonEdit {
    pub name: Option<String>,
    pub email: Option<Option<String>>,
    pub org_unit: Option<Option<OrgUnitId>>,
    pub language: Option<Language>,
    pub time_zone: Option<Option<String>>,
    /// Inactive people keep their record and cannot sign in.
    pub active: Option<bool>,
}

impl PersonEdit {
    fn checked(self) -> Result<PersonEdit, Error> {
        Ok(PersonEdit {
            name: self
                .name
                .map(|name| text::name("name", &name, text::NAME_MOST))
                .transpose()?,
            email: self.email.map(address).transpose()?,
            time_zone: self.time_zone.map(zone).transpose()?,
            ..self
        })
    }

    fn applied(self, before: &Person) -> Person {
        let was = before.clone();
        Person {
            name: self.name.unwrap_or(was.name),
            email: self.email.unwrap_or(was.email),
            org_unit: self.org_unit.unwrap_or(was.org_unit),
            language: self.language.unwrap_or(was.language),
            time_zone: self.time_zone.unwrap_or(was.time_zone),
            active: self.active.unwrap_or(was.active),
            version: was.version + 1,
            ..was
        }
    }
}

impl App {
    /// Adds somebody; they can sign in once they have a password.
    pub fn create_person(
        self: &Arc<Self>,
        who: &Who,
        new: NewPerson,
        once: Option<Once<Person>>,
    ) -> Result<Answer<Person>, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let now = self.now();
        let person = Person {
            id: self.ids(now).person(),
            login: text::name("login", &new.login, LOGIN_MOST)?,
            name: text::name("name", &new.name, text::NAME_MOST)?,
            email: address(new.email)?,
            phone: None,
            org_unit: new.org_unit,
            language: new.language.unwrap_or_else(|| self.language_of_house()),
            time_zone: zone(new.time_zone)?,
            active: true,
            version: 1,
        };
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            if tx.person_by_login(&login_key(&person.login))?.is_some() {
                let login = person.login.clone();
                return Err(Error::refused(Refusal::LoginTaken { login }));
            }
            app.permit_unit(tx, &actor, None, person.org_unit)?;
            tx.save_person(&person)?;
            let fact = Fact::of_person(&person, PersonHappened::Saved);
            app.log(tx, &actor, now, fact)?;
            Ok(person.clone())
        };
        self.once(who, once, act, |error| error)
    }

    /// Changes what is known of somebody. Whoever becomes inactive is out at once; what they booked
    /// stays.
    pub fn change_person(
        self: &Arc<Self>,
        who: &Who,
        id: PersonId,
        edit: PersonEdit,
        version: Option<i64>,
    ) -> Result<Person, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let edit = edit.checked()?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        let person = self.store.write(move |tx| {
            let before = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            let stale = version.is_some_and(|version| version != before.version);
            if stale {
                let version = before.version;
                return Err(Error::Stale { version });
            }
            app.permit_power_over(tx, &who, id)?;
            let after = edit.clone().applied(&before);
            app.permit_unit(tx, &who, before.org_unit, after.org_unit)?;
            app.keeping_an_administrator(tx, now, |tx| Ok(tx.save_person(&after)?))?;
            if !after.active {
                tx.close_sessions_of(id)?;
                spend_invitations(tx, id, now)?;
            }
            let fact = Fact::of_person(&after, PersonHappened::Saved);
            app.log(tx, &who, now, fact)?;
            Ok(after)
        })?;
        self.callers.forget();
        Ok(person)
    }

    /// Those who are no longer active, by name, for those who look after people.
    pub fn inactive_people(
        &self,
        who: &Who,
        query: Option<String>,
        after: Option<(String, PersonId)>,
        limit: usize,
    ) -> Result<Vec<Person>, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        self.store.read(move |tx| {
            tx.inactive_people_matching(query.as_deref(), after.clone(), limit)
                .map_err(Error::from)
        })
    }

    /// Whether somebody may be put into a department: it is there, and has no grants that the
    /// caller lacks.
    pub(crate) fn permit_unit(
        &self,
        tx: &mut Tx,
        who: &Who,
        was: Option<OrgUnitId>,
        becomes: Option<OrgUnitId>,
    ) -> Result<(), Error> {
        let Some(unit) = becomes.filter(|unit| Some(*unit) != was) else {
            return Ok(());
        };
        let above = tx.org_units_above(unit)?;
        if above.is_empty() {
            return Err(Error::invalid("orgUnitId", Problem::Unknown));
        }
        for unit in above {
            self.permit_joining(tx, who, Subject::OrgUnit(unit))?;
        }
        Ok(())
    }
}

fn address(email: Option<String>) -> Result<Option<String>, Error> {
    let email = email.map(|email| text::address("email", &email));
    email.transpose()
}

fn zone(name: Option<String>) -> Result<Option<String>, Error> {
    let name = name.map(|name| text::time_zone("timeZone", &name));
    name.transpose()
}
