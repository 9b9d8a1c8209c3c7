//! Telling who booked that their room closes.

use domain::closure::Closure;
use domain::id::PersonId;
use domain::meeting::Meeting;
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;

use super::body::Body;
use super::say::{Audience, Saying};
use crate::{App, Error};

impl App {
    /// Asks one person to find other rooms for meetings that they run, or run for somebody; the first
    /// is named.
    pub(crate) fn tell_room_closes(
        &self,
        tx: &mut Tx,
        closure: &Closure,
        person: PersonId,
        meetings: &[Meeting],
        actor: Option<PersonId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(first) = meetings.iter().min_by_key(|meeting| meeting.span.from()) else {
            return Ok(());
        };
        let audience = Audience::of(tx, [person, first.topic.organizer, first.topic.host])?;
        let body = Body {
            reason: Some(closure.reason.clone()),
            until: Some(closure.span.until()),
            count: meetings.len(),
            description: None,
            ..Body::of_meeting(self, first, &audience.people, now)
        };
        let saying = Saying {
            to: &Recipient::Person(person),
            kind: Kind::RoomCloses,
            asks: None,
            meeting: Some(first.id),
            worthless_at: None,
            language: Language::default(),
            actor: actor.filter(|actor| *actor != person),
            dedup: None,
        };
        self.say(tx, &body, &[saying], &audience, now)?;
        Ok(())
    }
}
