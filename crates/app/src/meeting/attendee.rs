//! Who is invited, as somebody wrote it down: each once, and known people by their records.

use std::sync::Arc;

use domain::meeting::{self, Attendee, Party};

use super::ATTENDEES_MOST;
use crate::{App, Error, Problem, text};

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
