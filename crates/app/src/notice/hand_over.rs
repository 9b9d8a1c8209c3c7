//! What people hear of meetings that would be handed to somebody: who is asked hears by whom, who
//! asked hears that it was declined. That it was accepted everybody hears who takes part.

use domain::id::PersonId;
use domain::meeting::{HandOver, Meeting, OfferState};
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;

use super::body::Body;
use super::say::{Audience, Saying};
use crate::{App, Error};

impl App {
    pub(crate) fn tell_of_hand_over(
        &self,
        tx: &mut Tx,
        offer: &HandOver,
        meeting: &Meeting,
        by: Option<PersonId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let (kind, reader) = match offer.state {
            OfferState::Open => (Kind::HandOverProposed, offer.to),
            OfferState::Declined => (Kind::HandOverDeclined, offer.proposed_by),
            OfferState::Accepted => return Ok(()),
            OfferState::Withdrawn => {
                // Who was asked does not find what they need not answer any more.
                tx.take_back_notice(&said_of(offer), now)?;
                return Ok(());
            }
        };
        let topic = &meeting.topic;
        let people = [reader, topic.organizer, topic.host];
        let audience = Audience::of(tx, people.into_iter().chain(by))?;
        let named = by.and_then(|by| audience.people.get(&by));
        let body = Body {
            by: named.map(|person| person.name.clone()),
            ..Body::of_meeting(self, meeting, &audience.people, now)
        };
        let saying = Saying {
            to: &Recipient::Person(reader),
            kind,
            asks: None,
            meeting: Some(meeting.id),
            worthless_at: Some(meeting.span.until()),
            language: Language::default(),
            actor: by,
            dedup: (kind == Kind::HandOverProposed).then(|| said_of(offer)),
        };
        self.say(tx, &body, &[saying], &audience, now)?;
        Ok(())
    }
}

/// Names the question of an offer.
fn said_of(offer: &HandOver) -> String {
    format!("hand-over/{}", offer.id)
}
