//! What people hear of exchanges of rooms: whose meeting is asked hears by whom and for which rooms,
//! as long as there is something to answer; who proposed hears what became of it and by whom.

use std::collections::BTreeSet;

use domain::id::{MeetingId, PersonId};
use domain::meeting::{Happened, Meeting, OfferState, SwapOffer};
use domain::notice::{Kind, Letter, Recipient};
use jiff::Timestamp;
use store::{NoticeDue, Tx};

use super::body::{Body, place};
use super::say::Saying;
use super::watch::Round;
use crate::{App, Error};

/// A proposal or an answer of which somebody is to hear.
pub(super) struct Exchange {
    kind: Kind,
    offer: SwapOffer,
    /// The meeting of those who hear of it.
    meeting: MeetingId,
}

impl Exchange {
    /// Who did it.
    pub(super) fn by(&self) -> PersonId {
        match self.kind {
            Kind::SwapProposed => self.offer.proposed_by,
            _ => self.offer.decided_by.unwrap_or(self.offer.proposed_by),
        }
    }

    /// Whether it is the answer to the reader: they proposed what is now exchanged.
    pub(super) fn is_accepted_for(&self, reader: &Recipient, meeting: MeetingId) -> bool {
        self.kind == Kind::SwapAccepted
            && self.meeting == meeting
            && *reader == Recipient::Person(self.offer.proposed_by)
    }

    pub(super) fn people(&self) -> impl Iterator<Item = PersonId> {
        [Some(self.offer.proposed_by), self.offer.decided_by]
            .into_iter()
            .flatten()
    }
}

/// Names what must not be said twice.
fn said_to(offer: &SwapOffer, reader: PersonId) -> String {
    let (id, state) = (offer.id, offer.state.as_str());
    format!("swap/{id}/{state}/{reader}")
}

impl App {
    /// Nobody finds what they need not answer any more. The offer is as it was while it was open.
    pub(crate) fn take_back_exchange(
        tx: &mut Tx,
        offer: &SwapOffer,
        theirs: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        for reader in [theirs.topic.organizer, theirs.topic.host] {
            tx.take_back_notice(&said_to(offer, reader), now)?;
        }
        Ok(())
    }

    /// What was proposed or answered, as far as it still holds. Whoever may exchange both rooms
    /// without asking need not be told.
    pub(super) fn exchanges(&self, tx: &mut Tx, due: &NoticeDue) -> Result<Vec<Exchange>, Error> {
        let of_exchanges = due.happened.iter().filter(|(_, happened)| {
            matches!(
                happened,
                Happened::SwapProposed | Happened::Swapped | Happened::SwapDeclined
            )
        });
        let meetings: BTreeSet<_> = of_exchanges.map(|(meeting, _)| *meeting).collect();
        let mut exchanges = Vec::new();
        for meeting in meetings {
            for offer in tx.swap_offers_about(meeting, due.first_at)? {
                let is_asked = offer.with == meeting;
                let kind = match offer.state {
                    OfferState::Open if is_asked => Kind::SwapProposed,
                    OfferState::Declined if !is_asked => Kind::SwapDeclined,
                    OfferState::Accepted
                        if !is_asked && offer.decided_by != Some(offer.proposed_by) =>
                    {
                        Kind::SwapAccepted
                    }
                    _ => continue,
                };
                exchanges.push(Exchange {
                    kind,
                    offer,
                    meeting,
                });
            }
        }
        Ok(exchanges)
    }

    /// What is not in a letter to the same person already.
    pub(super) fn say_exchanges(
        &self,
        tx: &mut Tx,
        round: &Round<'_>,
        letters: &[Letter],
    ) -> Result<(), Error> {
        for exchange in round.exchanges {
            let mut meetings = round.meetings.iter();
            let Some(meeting) = meetings.find(|one| one.id == exchange.meeting) else {
                continue;
            };
            let topic = &meeting.topic;
            let mut readers = match exchange.kind {
                Kind::SwapProposed => vec![topic.organizer, topic.host],
                _ => vec![exchange.offer.proposed_by],
            };
            readers.sort();
            readers.dedup();
            let mut body = Body::of_meeting(self, meeting, &round.audience.people, round.now);
            body.by = round.name_of(exchange.by());
            if exchange.kind == Kind::SwapProposed
                && let Some(theirs) = tx.meeting(exchange.offer.meeting)?
            {
                let places = self.places();
                let rooms = theirs.rooms().into_iter();
                body.offered = rooms.map(|room| place(&places, room)).collect();
            }
            for reader in readers {
                let to = Recipient::Person(reader);
                let is_told = letters.iter().any(|letter| {
                    letter.to == to
                        && round
                            .accepted(letter)
                            .is_some_and(|one| one.offer.id == exchange.offer.id)
                });
                if is_told {
                    continue;
                }
                let saying = Saying {
                    to: &to,
                    kind: exchange.kind,
                    asks: None,
                    meeting: Some(meeting.id),
                    worthless_at: Some(meeting.span.until()),
                    language: round.language_of(topic.organizer),
                    actor: Some(exchange.by()),
                    dedup: Some(said_to(&exchange.offer, reader)),
                };
                self.say(tx, &body, &[saying], round.audience, round.now)?;
            }
        }
        Ok(())
    }
}
