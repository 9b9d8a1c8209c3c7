//! People: the first administrator, the directory, one's own profile.

mod invitation;
pub mod leave;
mod record;

use std::sync::Arc;

use domain::access::{BuiltIn, Grant, Permission, Scope, Subject, Target};
use domain::event::{Fact, GrantHappened, PersonHappened};
use domain::id::{PersonId, SessionId};
use domain::person::{Language, Person, login_key};
use store::Tx;

pub use self::invitation::Invitation;
pub use self::record::{NewPerson, PersonEdit};
use crate::access::{Device, SignedIn, TokenHash, hash_password, permit};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Shortest password in characters; length is what counts (NIST SP 800-63B).
pub const PASSWORD_LEAST: usize = 10;
const PASSWORD_MOST: usize = 200;
pub(crate) const LOGIN_MOST: usize = 100;
/// The purpose of the link that lets the first administrator in.
pub const WELCOME: &str = "welcome";

/// What is to be different in one's own profile.
#[derive(Clone, Default, Debug)]
pub struct ProfileEdit {
    pub name: Option<String>,
    pub email: Option<Option<String>>,
    pub language: Option<Language>,
    pub time_zone: Option<Option<String>>,
}

impl App {
    pub fn has_administrator(&self) -> Result<bool, Error> {
        self.store
            .read(|tx| tx.any_administrator(self.now()).map_err(Error::from))
    }

    /// Makes an administrator, or makes one of a person who is there.
    pub fn create_administrator(
        self: &Arc<Self>,
        who: &Who,
        login: &str,
        name: &str,
        password: Option<&str>,
    ) -> Result<Person, Error> {
        self.create_administrator_speaking(who, login, name, password, None)
    }

    /// As `create_administrator`, with the language of the person; without one, a new person has
    /// that of the product and a known one keeps their own.
    pub fn create_administrator_speaking(
        self: &Arc<Self>,
        who: &Who,
        login: &str,
        name: &str,
        password: Option<&str>,
        language: Option<Language>,
    ) -> Result<Person, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let login = text::name("login", login, LOGIN_MOST)?;
        let name = text::name("name", name, text::NAME_MOST)?;
        let hash = password.map(new_password).transpose()?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let person = app.person_to_save(tx, &login, &name, language)?;
            app.save_administrator(tx, &who, &person, hash.as_deref())?;
            Ok(person)
        })
    }

    /// Gives somebody a password, by login.
    pub fn set_password(
        self: &Arc<Self>,
        who: &Who,
        login: &str,
        password: &str,
    ) -> Result<(), Error> {
        let key = login_key(login);
        let found = self
            .store
            .read(|tx| tx.person_by_login(&key).map_err(Error::from))?;
        let person = found.ok_or(Error::NotFound(Noun::Person))?;
        self.reset_password(who, person.id, password)
    }

    /// Gives somebody a password; whoever knew the old one is out.
    pub fn reset_password(
        self: &Arc<Self>,
        who: &Who,
        id: PersonId,
        password: &str,
    ) -> Result<(), Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let hash = new_password(password)?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let person = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            app.permit_power_over(tx, &who, id)?;
            tx.set_password(id, &hash)?;
            invitation::spend_invitations(tx, id, app.now())?;
            tx.close_sessions_of(id)?;
            let fact = Fact::of_person(&person, PersonHappened::PasswordSet);
            app.log(tx, &who, app.now(), fact)
        })?;
        self.callers.forget();
        Ok(())
    }

    /// Chooses another password for oneself, knowing the old one. All one's sessions end but this.
    pub fn change_password(
        self: &Arc<Self>,
        who: &Who,
        session: Option<SessionId>,
        current: &str,
        password: &str,
    ) -> Result<(), Error> {
        let me = who.caller.person();
        let Some(id) = me.filter(|me| who.caller.is_person(*me)) else {
            return Err(Error::Denied(Permission::PersonManage));
        };
        self.verify_password(id, current)?;
        let hash = new_password(password)?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let person = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            tx.set_password(id, &hash)?;
            invitation::spend_invitations(tx, id, app.now())?;
            tx.close_other_sessions_of(id, session)?;
            let fact = Fact::of_person(&person, PersonHappened::PasswordSet);
            app.log(tx, &who, app.now(), fact)
        })?;
        self.callers.forget();
        Ok(())
    }

    /// Uses the one-time link: makes the first administrator and signs in.
    pub fn welcome(
        self: &Arc<Self>,
        token: &str,
        login: &str,
        name: &str,
        password: &str,
        language: Language,
        device: Device,
    ) -> Result<SignedIn, Error> {
        let login = text::name("login", login, LOGIN_MOST)?;
        let name = text::name("name", name, text::NAME_MOST)?;
        let hash = new_password(password)?;
        let link = TokenHash::of(token);
        let now = self.now();
        let app = self.clone();
        let person = self.store.write(move |tx| {
            // Links of earlier starts end with the first administrator.
            if tx.any_administrator(now)? || !tx.use_one_time_link(&link.0, WELCOME, now)? {
                return Err(Error::refused(Refusal::LinkSpent));
            }
            if tx.person_by_login(&login_key(&login))?.is_some() {
                return Err(Error::refused(Refusal::LoginTaken {
                    login: login.clone(),
                }));
            }
            let person = app.person_to_save(tx, &login, &name, Some(language))?;
            app.save_administrator(tx, &Who::console(), &person, Some(&hash))?;
            Ok(person)
        })?;
        self.open_session(person, device)
    }

    fn person_to_save(
        &self,
        tx: &mut Tx,
        login: &str,
        name: &str,
        language: Option<Language>,
    ) -> Result<Person, Error> {
        if let Some(found) = tx.person_by_login(&login_key(login))? {
            let version = found.version + 1;
            return Ok(Person {
                name: name.to_owned(),
                language: language.unwrap_or(found.language),
                active: true,
                version,
                ..found
            });
        }
        Ok(Person {
            id: self.ids(self.now()).person(),
            login: login.to_owned(),
            name: name.to_owned(),
            email: None,
            phone: None,
            org_unit: None,
            language: language.unwrap_or_else(|| self.language_of_house()),
            time_zone: None,
            active: true,
            version: 1,
        })
    }

    fn save_administrator(
        &self,
        tx: &mut Tx,
        who: &Who,
        person: &Person,
        hash: Option<&str>,
    ) -> Result<(), Error> {
        let now = self.now();
        tx.save_person(person)?;
        self.log(tx, who, now, Fact::of_person(person, PersonHappened::Saved))?;
        if let Some(hash) = hash {
            tx.set_password(person.id, hash)?;
            invitation::spend_invitations(tx, person.id, now)?;
            tx.close_sessions_of(person.id)?;
            self.log(
                tx,
                who,
                now,
                Fact::of_person(person, PersonHappened::PasswordSet),
            )?;
        }
        let grant = Grant {
            id: self.ids(now).grant(),
            subject: Subject::Person(person.id),
            role: BuiltIn::Administrator.into(),
            scope: Scope::All,
            from: None,
            until: None,
            note: None,
            given_by: who.caller.person(),
            given_at: Some(now),
        };
        if tx.give_grant(&grant)? {
            self.log_grant(tx, who, now, GrantHappened::Given, &grant)?;
        }
        Ok(())
    }

    /// The caller as a person.
    pub fn me(&self, who: &Who) -> Result<Person, Error> {
        let id = who.caller.person().ok_or(Error::NotFound(Noun::Person))?;
        self.store
            .read(move |tx| tx.person(id)?.ok_or(Error::NotFound(Noun::Person)))
    }

    /// The directory, by name; `query` is sought in name, login and address.
    pub fn people(
        &self,
        who: &Who,
        query: Option<String>,
        after: Option<(String, PersonId)>,
        limit: usize,
    ) -> Result<Vec<Person>, Error> {
        permit(who, Permission::PersonSee, &Target::deployment())?;
        self.store.read(move |tx| {
            tx.people_matching(query.as_deref(), after.clone(), limit)
                .map_err(Error::from)
        })
    }

    /// Changes one's own profile. By their name and mail address others know who somebody is: panels,
    /// mails, imports. So these are given by who keeps the directory; an address can be taken away.
    pub fn edit_profile(self: &Arc<Self>, who: &Who, edit: ProfileEdit) -> Result<Person, Error> {
        let me = who.caller.person();
        let Some(id) = me.filter(|me| who.caller.is_person(*me)) else {
            return Err(Error::Denied(Permission::PersonManage));
        };
        let name = edit
            .name
            .map(|name| text::name("name", &name, text::NAME_MOST))
            .transpose()?;
        let email = edit
            .email
            .map(|email| {
                email
                    .map(|email| text::address("email", &email))
                    .transpose()
            })
            .transpose()?;
        let time_zone = edit
            .time_zone
            .map(|zone| {
                zone.map(|zone| text::time_zone("timeZone", &zone))
                    .transpose()
            })
            .transpose()?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let mut person = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            let claims = |email: &Option<String>| email.is_some() && *email != person.email;
            let poses = |name: &String| *name != person.name;
            if email.as_ref().is_some_and(claims) || name.as_ref().is_some_and(poses) {
                permit(&who, Permission::PersonManage, &Target::deployment())?;
            }
            person.name = name.clone().unwrap_or(person.name);
            person.email = email.clone().unwrap_or(person.email);
            person.language = edit.language.unwrap_or(person.language);
            person.time_zone = time_zone.clone().unwrap_or(person.time_zone);
            person.version += 1;
            tx.save_person(&person)?;
            let fact = Fact::of_person(&person, PersonHappened::Saved);
            app.log(tx, &who, app.now(), fact)?;
            Ok(person)
        })
    }
}

/// Checks the length and hashes.
pub(crate) fn new_password(password: &str) -> Result<String, Error> {
    let length = password.chars().count();
    if length < PASSWORD_LEAST {
        return Err(Error::invalid(
            "password",
            Problem::TooShort {
                least: PASSWORD_LEAST,
            },
        ));
    }
    if length > PASSWORD_MOST {
        return Err(Error::invalid(
            "password",
            Problem::TooLong {
                most: PASSWORD_MOST,
            },
        ));
    }
    hash_password(password)
}
