//! Writing down what somebody is told: by which of their channels, in their language, and when. All
//! of it in the transaction of whoever says it, so that it is said once or not at all.

use std::collections::{BTreeSet, HashMap};

use domain::event::{Fact, NoticeFact, NoticeHappened};
use domain::id::{MeetingId, PersonId};
use domain::notice::{Asks, Channel, DeliveryState, Kind, Recipient, Settings};
use domain::person::{Language, Person};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::{Delivery, Notice, Tx};
use uuid::Uuid;

use super::body::{Body, People};
use crate::{App, Error, Who};

/// How long something is tried to be delivered.
const TRIED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// What comes to nothing sooner is tried for this long at least.
const TRIED_LEAST: SignedDuration = SignedDuration::from_hours(1);

/// One thing to say to one person.
pub(super) struct Saying<'a> {
    pub to: &'a Recipient,
    pub kind: Kind,
    pub asks: Option<Asks>,
    pub meeting: Option<MeetingId>,
    /// When it has lost its worth.
    pub worthless_at: Option<Timestamp>,
    /// The language of guests.
    pub language: Language,
    /// Who did what this is about, and so knows it.
    pub actor: Option<PersonId>,
    /// Names what must not be said twice.
    pub dedup: Option<String>,
}

/// The people something is said to, with their wishes.
pub(super) struct Audience {
    pub people: People,
    pub settings: HashMap<PersonId, Settings>,
}

impl Audience {
    pub(super) fn of(
        tx: &mut Tx,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<Audience, Error> {
        let ids: BTreeSet<_> = people.into_iter().collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let people = tx.people_by_ids(&ids)?;
        let settings = tx.notice_settings_of(&ids)?;
        Ok(Audience {
            people: people
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
            settings: settings.into_iter().collect(),
        })
    }

    pub(super) fn settings_of(&self, person: PersonId) -> Settings {
        self.settings.get(&person).cloned().unwrap_or_default()
    }

    pub(super) fn language_of(&self, person: &Person) -> Language {
        let wished = self.settings.get(&person.id);
        wished
            .and_then(|settings| settings.language)
            .unwrap_or(person.language)
    }
}

/// Where and how one notice goes.
struct Ways {
    language: Language,
    person: Option<PersonId>,
    email: Option<String>,
    in_inbox: bool,
    mail: Option<(String, Timestamp)>,
}

impl App {
    /// Writes down one thing for everybody it is said to, and for whoever gets copies of what they
    /// are told. Says to how many of them it was said.
    pub(super) fn say(
        &self,
        tx: &mut Tx,
        body: &Body,
        sayings: &[Saying<'_>],
        audience: &Audience,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let said = self.say_once(tx, body, sayings, audience, now)?;
        self.say_copies(tx, body, sayings, now)?;
        Ok(said)
    }

    /// Bodies that are equal are kept once.
    pub(super) fn say_once(
        &self,
        tx: &mut Tx,
        body: &Body,
        sayings: &[Saying<'_>],
        audience: &Audience,
        now: Timestamp,
    ) -> Result<usize, Error> {
        let mut body_id: Option<Uuid> = None;
        let mut said = 0;
        for saying in sayings {
            let Some(ways) = self.ways(saying, body, audience, now) else {
                continue;
            };
            if let Some(dedup) = &saying.dedup
                && tx.was_said(dedup)?
            {
                continue;
            }
            let body_id = match body_id {
                Some(id) => id,
                None => {
                    let id = self.ids(now).uuid();
                    tx.add_notice_body(id, body)?;
                    *body_id.insert(id)
                }
            };
            self.write_down(tx, saying, ways, body_id, now)?;
            said += 1;
        }
        Ok(said)
    }

    fn write_down(
        &self,
        tx: &mut Tx,
        saying: &Saying<'_>,
        ways: Ways,
        body: Uuid,
        now: Timestamp,
    ) -> Result<(), Error> {
        let notice = Notice {
            id: self.ids(now).notice(),
            body,
            person: ways.person,
            email: ways.email,
            kind: saying.kind,
            asks: saying.asks,
            language: ways.language,
            meeting: saying.meeting,
            created_at: now,
            in_inbox: ways.in_inbox,
            read_at: None,
        };
        if !tx.add_notice(&notice, saying.dedup.as_deref())? {
            return Ok(());
        }
        if let Some((address, due_at)) = ways.mail {
            let is_on = self.is_mail_on();
            let later = |by: SignedDuration| now.checked_add(by).unwrap_or(Timestamp::MAX);
            let worthless_at = saying.worthless_at.unwrap_or(Timestamp::MAX);
            let least = if saying.kind.is_reminder() {
                now
            } else {
                later(TRIED_LEAST)
            };
            tx.add_delivery(&Delivery {
                id: self.ids(now).delivery(),
                notice: notice.id,
                channel: Channel::Mail,
                address,
                state: if is_on {
                    DeliveryState::Queued
                } else {
                    DeliveryState::Off
                },
                due_at,
                expires_at: later(TRIED_FOR).min(worthless_at.max(least)),
                attempts: 0,
                last_error: None,
                settled_at: (!is_on).then_some(now),
            })?;
        }
        if let (true, Some(person)) = (notice.in_inbox, notice.person) {
            let fact = Fact::Notice(NoticeFact {
                happened: NoticeHappened::Arrived,
                notice: notice.id,
                person,
                kind: notice.kind,
                meeting: notice.meeting,
            });
            self.log(tx, &Who::timer(), now, fact)?;
        }
        Ok(())
    }

    /// `None` when it reaches them by no channel.
    fn ways(
        &self,
        saying: &Saying<'_>,
        body: &Body,
        audience: &Audience,
        now: Timestamp,
    ) -> Option<Ways> {
        let id = match saying.to {
            Recipient::Guest(address) => {
                return Some(Ways {
                    language: saying.language,
                    person: None,
                    email: Some(address.clone()),
                    in_inbox: false,
                    mail: Some((address.clone(), now)),
                });
            }
            Recipient::Person(id) => *id,
        };
        let person = audience.people.get(&id).filter(|person| person.active)?;
        let settings = audience.settings_of(id);
        let channels = settings.channels_for(saying.kind);
        let knows = saying.actor == Some(id);
        let in_inbox = channels.contains(&Channel::Inbox) && !knows;
        let zone = zone_of(person, body);
        let undisturbed = settings.undisturbed(&zone, now);
        let begins = body.span.map(|span| span.from());
        // What is about to begin cannot wait for the morning; a reminder is not worth waking for.
        let cannot_wait = begins.is_some_and(|begins| begins > now && begins <= undisturbed);
        let due_at = match (undisturbed > now, saying.kind.is_reminder()) {
            (true, true) => None,
            (true, false) if cannot_wait => Some(now),
            _ => Some(undisturbed),
        };
        // Their own deeds are mailed only to keep their calendar right.
        let wants_mail = channels.contains(&Channel::Mail) && (!knows || saying.asks.is_some());
        let mail = person
            .email
            .clone()
            .filter(|_| wants_mail)
            .zip(due_at)
            // Where mail is off, a line that says so is kept beside what the inbox shows.
            .filter(|_| in_inbox || self.is_mail_on());
        (in_inbox || mail.is_some()).then(|| Ways {
            language: audience.language_of(person),
            person: Some(id),
            email: None,
            in_inbox,
            mail,
        })
    }
}

/// The language in which somebody is told things, and so that of the pages that mails lead to.
pub(crate) fn language_of(tx: &mut Tx, person: &Person) -> Result<Language, Error> {
    let settings = tx.notice_settings(person.id)?;
    let wished = settings.and_then(|(settings, _)| settings.language);
    Ok(wished.unwrap_or(person.language))
}

/// Where the person's day begins and ends.
pub(super) fn zone_of(person: &Person, body: &Body) -> TimeZone {
    let name = person.time_zone.as_deref().unwrap_or(&body.time_zone);
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
