//! How somebody who was added gets in: a link that works once and in its time, by which they choose
//! their password. It goes by mail where mail works, and is told to who asked in any case.

use std::sync::Arc;

use domain::access::{Caller, Identity, Permission, Rights, Target};
use domain::event::{Fact, Origin, PersonHappened};
use domain::id::PersonId;
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, Tx};

use super::new_password;
use crate::access::{Device, SignedIn, TokenHash, permit};
use crate::notice::language_of;
use crate::{App, Error, Noun, Refusal, Who};

/// Lines looked through for who invited somebody.
const HISTORY_MOST: usize = 500;
/// How long an invitation works.
const DAYS: i64 = 7;

/// A way in for one person.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// What the link carries.
    pub token: String,
    pub until: Timestamp,
    /// Whether a mail with it was taken by the mail server.
    pub is_mailed: bool,
}

impl App {
    /// Makes a link by which the person chooses a password, in place of those before it.
    pub fn invite(self: &Arc<Self>, who: &Who, id: PersonId) -> Result<Invitation, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let secret = self.new_token();
        let hash = TokenHash::of(secret.as_str());
        let now = self.now();
        let lasts = SignedDuration::from_hours(DAYS * 24);
        let until = now.checked_add(lasts).unwrap_or(now);
        let (app, actor) = (self.clone(), who.clone());
        let (person, language) = self.store.write(move |tx| {
            let found = tx.person(id)?.filter(|person| person.active);
            let person = found.ok_or(Error::NotFound(Noun::Person))?;
            let language = language_of(tx, &person)?;
            app.permit_power_over(tx, &actor, id)?;
            spend_invitations(tx, id, now)?;
            tx.add_one_time_link(&hash.0, &purpose(id), now, until)?;
            let fact = Fact::of_person(&person, PersonHappened::Invited);
            app.log(tx, &actor, now, fact)?;
            Ok::<_, Error>((person, language))
        })?;
        let token = format!("{id}.{}", secret.as_str());
        let is_mailed = self.mail_invitation(&person, language, &token, DAYS);
        Ok(Invitation {
            token,
            until,
            is_mailed,
        })
    }

    /// Uses the link: the person has the password and is signed in.
    pub fn accept_invitation(
        self: &Arc<Self>,
        token: &str,
        password: &str,
        device: Device,
    ) -> Result<SignedIn, Error> {
        let spent = || Error::refused(Refusal::LinkSpent);
        let (id, secret) = token.split_once('.').ok_or_else(spent)?;
        let id: PersonId = id.parse().map_err(|_| spent())?;
        let link = TokenHash::of(secret);
        let hash = new_password(password)?;
        let now = self.now();
        let app = self.clone();
        let person = self.store.write(move |tx| {
            let found = tx.person(id)?.filter(|person| person.active);
            let person = found.ok_or_else(spent)?;
            if !tx.use_one_time_link(&link.0, &purpose(id), now)? {
                return Err(spent());
            }
            // Who invited may still do as much as the person, who may have become somebody since.
            let inviter = app.inviter_of(tx, id, now)?.ok_or_else(spent)?;
            app.permit_power_over(tx, &inviter, id)
                .map_err(|_| spent())?;
            tx.set_password(id, &hash)?;
            spend_invitations(tx, id, now)?;
            tx.close_sessions_of(id)?;
            let caller = Caller::new(Identity::Person(id), Rights::default());
            let fact = Fact::of_person(&person, PersonHappened::PasswordSet);
            let origin = Origin::Mail;
            app.log(tx, &Who { caller, origin }, now, fact)?;
            Ok(person)
        })?;
        self.callers.forget();
        self.open_session(person, device)
    }
}

impl App {
    /// Who made the link that works, with the rights they have now.
    fn inviter_of(
        &self,
        tx: &mut Tx,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<Who>, Error> {
        let events = tx.events_about(person.0, HISTORY_MOST)?;
        let invited = events.into_iter().find(|event| {
            matches!(&event.fact, Fact::Person(fact) if fact.happened == PersonHappened::Invited)
        });
        let Some(actor) = invited.map(|event| event.actor) else {
            return Ok(None);
        };
        let Some(inviter) = actor.person else {
            return Ok(Some(Who::console()));
        };
        let rights = self.rights_of(tx, inviter, now)?;
        Ok(Some(Who {
            caller: Caller::new(Identity::Person(inviter), rights),
            origin: Origin::Mail,
        }))
    }
}

/// Whoever has a password, chosen or given, or is out, needs no link any more.
pub(super) fn spend_invitations(
    tx: &mut Tx,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.spend_one_time_links(&purpose(person), now)
}

/// A link serves one person, and no other purpose.
fn purpose(person: PersonId) -> String {
    format!("password:{person}")
}
