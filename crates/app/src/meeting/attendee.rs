//! Who is named in a meeting, as somebody wrote it down: each attendee once, known people by their
//! records, and nobody anew who has left.

use std::sync::Arc;

use domain::id::PersonId;
use domain::meeting::{self, Attendee, Party, Topic};
use store::Tx;

use super::ATTENDEES_MOST;
use crate::{App, Error, Problem, Who, text};

impl App {
    /// Whoever was named by an address that the directory has for one person is that person, and
    /// not a guest from outside. An address that several people share is nobody's.
    pub(super) fn known_attendees(
        &self,
        attendees: Arc<[Attendee]>,
    ) -> Result<Arc<[Attendee]>, Error> {
        let has_guests = attendees
            .iter()
            .any(|attendee| matches!(attendee.party, Party::Guest(_)));
        if !has_guests {
            return Ok(attendees);
        }
        self.store.read(|tx| {
            let mut known: Vec<Attendee> = Vec::with_capacity(attendees.len());
            for attendee in attendees.iter() {
                let party = match &attendee.party {
                    Party::Guest(address) => match tx.people_with_address(address)?.as_slice() {
                        [person] => Party::Person(*person),
                        _ => attendee.party.clone(),
                    },
                    Party::Person(_) => attendee.party.clone(),
                };
                if !known.iter().any(|other| other.party == party) {
                    let required = attendee.required;
                    known.push(Attendee { party, required });
                }
            }
            Ok(known.into())
        })
    }

    /// Refuses to give somebody who has left a part that they had in none of the topics before.
    /// Whoever asks is there: a panel has a record by which nobody signs in.
    pub(crate) fn refuse_left(
        &self,
        tx: &mut Tx,
        who: &Who,
        before: &[&Topic],
        after: &Topic,
    ) -> Result<(), Error> {
        let had: Vec<_> = before.iter().copied().flat_map(parts).collect();
        let caller = who.caller.person();
        let given = parts(after).filter(|part| !had.contains(part) && Some(part.0) != caller);
        let given: Vec<_> = given.collect();
        if given.is_empty() {
            return Ok(());
        }
        let mut people: Vec<_> = given.iter().map(|(person, _)| *person).collect();
        people.sort();
        people.dedup();
        let mut left = tx.people_by_ids(&people)?;
        left.retain(|person| !person.active);
        let is_left = |person: PersonId| left.iter().any(|one| one.id == person);
        match given.iter().find(|(person, _)| is_left(*person)) {
            None => Ok(()),
            Some((_, field)) => Err(Error::invalid(field, Problem::PersonLeft)),
        }
    }
}

/// Everybody of the house whom the topic names, with the field that names them.
fn parts(topic: &Topic) -> impl Iterator<Item = (PersonId, &'static str)> {
    let attendees = topic.attendees.iter().filter_map(|attendee| {
        let person = match attendee.party {
            Party::Person(person) => person,
            Party::Guest(_) => return None,
        };
        Some((person, "attendees"))
    });
    let run = [(topic.organizer, "organizerId"), (topic.host, "hostId")];
    run.into_iter().chain(attendees)
}

/// Each person or address once; the first mention counts.
pub(super) fn checked_attendees(attendees: Vec<Attendee>) -> Result<Arc<[Attendee]>, Error> {
    if attendees.len() > ATTENDEES_MOST {
        return Err(Error::invalid(
            "attendees",
            Problem::TooMany {
                most: ATTENDEES_MOST,
            },
        ));
    }
    let mut checked: Vec<Attendee> = Vec::with_capacity(attendees.len());
    for attendee in attendees {
        let party = match attendee.party {
            meeting::Party::Guest(address) => {
                meeting::Party::Guest(text::address("attendees", &address)?)
            }
            person => person,
        };
        if !checked.iter().any(|other| other.party == party) {
            checked.push(Attendee {
                party,
                required: attendee.required,
            });
        }
    }
    Ok(checked.into())
}
