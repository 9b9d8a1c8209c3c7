//! The inbox: what somebody was told, in the product itself.

use std::sync::Arc;

use domain::event::{Fact, NoticeFact, NoticeHappened};
use domain::id::NoticeId;
use domain::person::Language;
use jiff::tz::TimeZone;
use store::Notice;

use super::body::Body;
use super::render::{Links, Words};
use super::template::Templates;
use crate::access::person_of;
use crate::{App, Error, Noun, Who};

/// One thing in the inbox, in words.
#[derive(Clone, Debug)]
pub struct Entry {
    pub notice: Notice,
    pub subject: String,
    pub text: String,
}

/// One page of an inbox.
#[derive(Clone, Debug)]
pub struct Inbox {
    pub entries: Vec<Entry>,
    /// In the whole inbox, not on this page.
    pub unread: u64,
}

impl App {
    /// What the caller was told, newest first, older than the given one; in the language of the page
    /// that shows it, else in that in which it was said.
    pub fn inbox(
        &self,
        who: &Who,
        language: Option<Language>,
        before: Option<NoticeId>,
        limit: usize,
    ) -> Result<Inbox, Error> {
        let id = person_of(who)?;
        self.store.read(|tx| {
            let person = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            let notices = tx.inbox(id, before, limit)?;
            let bodies: Vec<_> = notices.iter().map(|notice| notice.body).collect();
            let bodies = tx.notice_bodies::<Body>(&bodies)?;
            let templates = Templates::read(tx)?;
            let entries = notices.into_iter().filter_map(|notice| {
                let (_, body) = bodies.iter().find(|(id, _)| *id == notice.body)?;
                let zone = super::say::zone_of(&person, body);
                let language = language.unwrap_or(notice.language);
                let words = templates.of(notice.kind, language);
                let url = self.public_url();
                let words = Words::of(
                    &words,
                    body,
                    language,
                    &zone,
                    &person.name,
                    &Links::to(url, body),
                );
                Some(Entry {
                    notice,
                    subject: words.subject,
                    text: words.lead,
                })
            });
            Ok(Inbox {
                entries: entries.collect(),
                unread: tx.unread_count(id)?,
            })
        })
    }

    /// Marks one as read. Reading it again changes nothing; another's is not found.
    pub fn read_notice(self: &Arc<Self>, who: &Who, id: NoticeId) -> Result<(), Error> {
        let person = person_of(who)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let notice = tx
                .notice(id)?
                .filter(|notice| notice.person == Some(person) && notice.in_inbox)
                .ok_or(Error::NotFound(Noun::Notice))?;
            if tx.mark_read(person, id, now)? {
                app.log_read(tx, &actor, &notice)?;
            }
            Ok(())
        })
    }

    /// Marks everything up to and including the given one as read.
    pub fn read_notices_up_to(self: &Arc<Self>, who: &Who, id: NoticeId) -> Result<u64, Error> {
        let person = person_of(who)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let notice = tx
                .notice(id)?
                .filter(|notice| notice.person == Some(person) && notice.in_inbox)
                .ok_or(Error::NotFound(Noun::Notice))?;
            let count = tx.mark_all_read(person, id, now)?;
            if count > 0 {
                app.log_read(tx, &actor, &notice)?;
            }
            Ok(count)
        })
    }

    fn log_read(&self, tx: &mut store::Tx, who: &Who, notice: &Notice) -> Result<(), Error> {
        let Some(person) = notice.person else {
            return Ok(());
        };
        let fact = Fact::Notice(NoticeFact {
            happened: NoticeHappened::Read,
            notice: notice.id,
            person,
            kind: notice.kind,
            meeting: notice.meeting,
        });
        self.log(tx, who, self.now(), fact)
    }
}

/// The zone in which somebody reads what has none of its own.
pub(super) fn zone_named(name: Option<&str>) -> TimeZone {
    name.and_then(|name| TimeZone::get(name).ok())
        .unwrap_or(TimeZone::UTC)
}
