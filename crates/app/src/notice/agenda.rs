//! What people are told of tasks and minutes. It is said in the transaction of whatever it is about,
//! because there is nothing to wait for: each change concerns somebody else.

use std::collections::BTreeSet;

use domain::access::{Caller, Identity};
use domain::agenda::{ActionItem, Answer, Edition, Minutes};
use domain::event::Origin;
use domain::id::PersonId;
use domain::meeting::{Meeting, Party};
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;

use super::body::{Body, Task};
use super::say::{Audience, Saying};
use crate::agenda::Scene;
use crate::{App, Error, Who};

impl App {
    /// To the owner: there is something to do, or it is due.
    pub(crate) fn tell_action(
        &self,
        tx: &mut Tx,
        kind: Kind,
        action: &ActionItem,
        meeting: &Meeting,
        actor: Option<PersonId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let readers = vec![Recipient::Person(action.owner)];
        let mut told = Told::new(kind, readers, now);
        told.actor = actor;
        told.tasks = vec![Task::of(action)];
        told.masked = !self.may_know(tx, action.owner, meeting, now)?;
        if kind == Kind::ActionDue {
            let day = now.as_second();
            told.dedup = Some(format!("action/{}/{day}", action.id));
        }
        self.tell_of(tx, meeting, told)
    }

    /// To everybody who is asked to confirm.
    pub(crate) fn tell_minutes_sent(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        edition: &Edition,
        now: Timestamp,
    ) -> Result<(), Error> {
        let asked = edition.round.asked.iter().copied();
        let readers = asked.map(Recipient::Person).collect();
        let mut told = Told::new(Kind::MinutesSent, readers, now);
        told.actor = edition.round.sent_by;
        told.until = Some(edition.round.confirm_by);
        self.tell_of(tx, meeting, told)
    }

    /// To whoever sent them, and those who run the meeting.
    pub(crate) fn tell_objection(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        minutes: &Minutes,
        word: &Answer,
        now: Timestamp,
    ) -> Result<(), Error> {
        let topic = &scene.meeting.topic;
        let sent_by = minutes.round.as_ref().and_then(|round| round.sent_by);
        let keeper = scene.agenda.keeper;
        let leaders = [topic.organizer, topic.host].into_iter();
        let leaders: BTreeSet<_> = leaders.chain(sent_by).chain(keeper).collect();
        let readers = leaders.into_iter().map(Recipient::Person).collect();
        let mut told = Told::new(Kind::MinutesObjected, readers, now);
        told.actor = Some(word.person);
        told.reason = word.objection.as_deref().map(str::to_owned);
        self.tell_of(tx, &scene.meeting, told)
    }

    /// To everybody who took part, guests among them, and those who get a copy; with the document.
    pub(crate) fn tell_minutes_confirmed(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        minutes: &Minutes,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(round) = &minutes.round else {
            return Ok(());
        };
        let members = meeting.topic.members().into_iter().map(Recipient::Person);
        let invited = meeting.topic.attendees.iter().map(|one| &one.party);
        let others = invited.chain(&round.copies).map(|party| match party {
            Party::Person(person) => Recipient::Person(*person),
            Party::Guest(address) => Recipient::Guest(address.clone()),
        });
        let readers: BTreeSet<_> = members.chain(others).collect();
        let readers = readers.into_iter().collect();
        let mut told = Told::new(Kind::MinutesConfirmed, readers, now);
        told.edition = Some(minutes.edition);
        self.tell_of(tx, meeting, told)
    }

    /// A task may be given to somebody who has no part in the meeting.
    pub(super) fn may_know(
        &self,
        tx: &mut Tx,
        person: PersonId,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let rights = self.rights_of(tx, person, now)?;
        let caller = Caller::new(Identity::Person(person), rights);
        let sees = meeting.may_see(&caller, &self.places());
        let origin = Origin::Timer;
        Ok(sees && self.see(&Who { caller, origin }, meeting).is_ok())
    }

    fn tell_of(&self, tx: &mut Tx, meeting: &Meeting, told: Told) -> Result<(), Error> {
        let people = told.readers.iter().filter_map(|reader| match reader {
            Recipient::Person(person) => Some(*person),
            Recipient::Guest(_) => None,
        });
        let topic = &meeting.topic;
        let named = [topic.organizer, topic.host];
        let audience = Audience::of(tx, people.chain(named))?;
        let organizer = audience.people.get(&topic.organizer);
        let language = organizer.map_or_else(Language::default, |one| audience.language_of(one));
        let body = Body {
            reason: told.reason,
            tasks: told.tasks,
            edition: told.edition,
            until: told.until,
            description: None,
            ..Body::of_meeting(self, meeting, &audience.people, told.now)
        };
        let body = match told.masked {
            true => Body {
                rooms: Vec::new(),
                ..body.masked()
            },
            false => body,
        };
        let sayings: Vec<_> = told
            .readers
            .iter()
            .map(|to| Saying {
                to,
                kind: told.kind,
                asks: None,
                meeting: Some(meeting.id),
                worthless_at: None,
                language,
                actor: told.actor,
                dedup: told.dedup.clone(),
            })
            .collect();
        self.say(tx, &body, &sayings, &audience, told.now)
            .map(|_| ())
    }
}

/// One thing to say to several people.
struct Told {
    kind: Kind,
    readers: Vec<Recipient>,
    actor: Option<PersonId>,
    tasks: Vec<Task>,
    edition: Option<i64>,
    reason: Option<String>,
    until: Option<Timestamp>,
    /// They may not know what the meeting is about.
    masked: bool,
    dedup: Option<String>,
    now: Timestamp,
}

impl Told {
    fn new(kind: Kind, readers: Vec<Recipient>, now: Timestamp) -> Told {
        Told {
            kind,
            readers,
            actor: None,
            tasks: Vec::new(),
            edition: None,
            reason: None,
            until: None,
            masked: false,
            dedup: None,
            now,
        }
    }
}
