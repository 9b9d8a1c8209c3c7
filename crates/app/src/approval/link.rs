//! Deciding from a mail: a link that stands for one person's word on one stage. It is a random
//! secret of which only the hash is kept, serves once, and runs out. Looking at it changes nothing,
//! because programs that check mails follow every link.

use std::sync::Arc;

use domain::id::{ApprovalId, PersonId};
use domain::person::Language;
use jiff::{SignedDuration, Timestamp};
use store::{ApprovalLink, Tx};

use super::{ApprovalDetail, Decided, Decision, Roll};
use crate::access::{Token, TokenHash};
use crate::{App, Error, Noun, Refusal, Who};
use domain::access::{Caller, Identity};
use domain::event::Origin;

/// Days for which a link serves, if there is so much time to decide.
const LINK_DAYS: i64 = 14;

/// What a mail that asks somebody needs.
#[derive(Clone)]
pub struct Links {
    pub token: Token,
    pub expires_at: Timestamp,
}

/// What a link is about, in whose words.
#[derive(Debug)]
pub struct LinkView {
    pub detail: ApprovalDetail,
    pub person: PersonId,
    pub name: String,
    pub language: Language,
}

impl App {
    /// A link by which the person may decide at the stage that the request is at; `None` when there
    /// is nothing to decide for them. Each call makes another one.
    pub fn approval_link(
        self: &Arc<Self>,
        id: ApprovalId,
        person: PersonId,
    ) -> Result<Option<Links>, Error> {
        let token = self.new_token();
        let now = self.now();
        let (app, hash) = (self.clone(), TokenHash::of(token.as_str()));
        let expires_at = self.store.write(move |tx| {
            let Some(approval) = tx.approval(id)? else {
                return Ok(None);
            };
            let who = app.receiver(tx, person, now)?;
            let mut roll = Roll::default();
            if !app.may_decide(tx, &mut roll, &who.caller, &approval, now)? {
                return Ok(None);
            }
            let days = SignedDuration::from_hours(24 * LINK_DAYS);
            let latest = now.checked_add(days).unwrap_or(now);
            let expires_at = approval.lapses_at.min(latest);
            let link = ApprovalLink {
                approval: id,
                stage: approval.stage,
                person,
                expires_at,
                used_at: None,
            };
            tx.add_approval_link(&hash.0, &link)?;
            Ok::<_, Error>(Some(expires_at))
        })?;
        Ok(expires_at.map(|expires_at| Links { token, expires_at }))
    }

    /// What the link is about. A link that does not serve any more tells nothing.
    pub fn look_at_link(&self, token: &str) -> Result<LinkView, Error> {
        let hash = TokenHash::of(token);
        let now = self.now();
        self.store.read(|tx| {
            let link = self.serving(tx, hash, now)?;
            let who = self.receiver(tx, link.person, now)?;
            let person = tx
                .person(link.person)?
                .ok_or(Error::NotFound(Noun::Person))?;
            let approval = tx.approval(link.approval)?.ok_or_else(spent)?;
            let mut roll = Roll::default();
            let detail = self.approval_detail(tx, &mut roll, &who, approval, now)?;
            // Whoever is not asked any more reads nothing of what others ask.
            if !detail.may_decide {
                return Err(spent());
            }
            Ok(LinkView {
                detail,
                person: person.id,
                language: crate::notice::language_of(tx, &person)?,
                name: person.name,
            })
        })
    }

    /// The word of the person whom the link was sent to.
    pub fn decide_by_link(
        self: &Arc<Self>,
        token: &str,
        decision: Decision,
    ) -> Result<Decided, Error> {
        let hash = TokenHash::of(token);
        let now = self.now();
        let app = self.clone();
        let reason = crate::meeting::checked_reason(decision.reason)?;
        let decision = Decision {
            verdict: decision.verdict,
            reason,
        };
        let decided = self.store.write(move |tx| {
            let link = app.serving(tx, hash, now)?;
            // Of two who use it at once, one is heard.
            if !tx.use_approval_link(&hash.0, now)? {
                return Err(spent());
            }
            let who = app.receiver(tx, link.person, now)?;
            app.decide_in(tx, &who, link.approval, &decision, now)
        })?;
        self.decided(&decided);
        Ok(decided)
    }

    fn serving(&self, tx: &mut Tx, hash: TokenHash, now: Timestamp) -> Result<ApprovalLink, Error> {
        let link = tx.approval_link(&hash.0)?.ok_or_else(spent)?;
        let approval = tx.approval(link.approval)?.ok_or_else(spent)?;
        let serves = link.used_at.is_none()
            && now < link.expires_at
            && approval.is_open()
            && approval.stage == link.stage;
        if serves { Ok(link) } else { Err(spent()) }
    }

    /// The receiver of a mail, as long as they are there.
    pub(crate) fn receiver(
        &self,
        tx: &mut Tx,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Who, Error> {
        let active = tx.person(person)?.is_some_and(|person| person.active);
        if !active {
            return Err(spent());
        }
        let rights = self.rights_of(tx, person, now)?;
        Ok(Who {
            caller: Caller::new(Identity::Person(person), rights),
            origin: Origin::Mail,
        })
    }
}

fn spent() -> Error {
    Error::refused(Refusal::LinkSpent)
}
