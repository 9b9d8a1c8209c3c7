//! Checking in from a mail: a signed link that stands for one person at one meeting. It serves once,
//! until the meeting is over or moved. Looking at it changes nothing, because programs that check
//! mails follow every link.

use std::sync::Arc;

use domain::attendance::{Attendance, Method};
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Meeting, Party, State};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;
use uuid::Uuid;

use super::Came;
use crate::meeting::Detail;
use crate::{App, Error, Noun, Refusal, Who};

const KEY: &str = "checkInLink";
/// Bytes of meeting, person and start.
const BYTES: usize = 16 + 16 + 8;

/// What a link is about, in whose words.
#[derive(Debug)]
pub struct CheckInLink {
    pub detail: Detail,
    pub name: String,
    pub language: Language,
}

/// For whom a link was made.
#[derive(Clone, Copy)]
struct Named {
    meeting: MeetingId,
    person: PersonId,
    /// Of the meeting, when it was made.
    start: i64,
}

impl App {
    /// By which the person says that they are there; the same each time it is asked for.
    pub(crate) fn check_in_link(
        &self,
        meeting: MeetingId,
        person: PersonId,
        start: Timestamp,
    ) -> Result<String, Error> {
        let mut bytes = Vec::with_capacity(BYTES);
        bytes.extend(meeting.0.as_bytes());
        bytes.extend(person.0.as_bytes());
        bytes.extend(start.as_second().to_be_bytes());
        self.seal(KEY)?.close(&bytes).ok_or_else(spent)
    }

    /// What the link is about. A link that does not serve any more tells nothing.
    pub fn look_at_check_in_link(&self, token: &str) -> Result<CheckInLink, Error> {
        let named = self.named(token)?;
        let now = self.now();
        self.store.read(|tx| {
            let meeting = tx.meeting(named.meeting)?.ok_or_else(spent)?;
            serves(tx, &meeting, named, now)?;
            let who = self.receiver(tx, named.person, now)?;
            let person = tx.person(named.person)?;
            let person = person.ok_or(Error::NotFound(Noun::Person))?;
            Ok(CheckInLink {
                detail: self.detail(tx, &who, meeting, now)?,
                language: crate::notice::language_of(tx, &person)?,
                name: person.name,
            })
        })
    }

    /// The person whom the link was sent to is there.
    pub fn check_in_by_link(self: &Arc<Self>, token: &str) -> Result<Detail, Error> {
        let named = self.named(token)?;
        let now = self.now();
        let who: Who = self.store.read(|tx| self.receiver(tx, named.person, now))?;
        self.act(
            &who,
            named.meeting,
            None,
            move |app, tx, who, meeting, now| {
                // Of two who use it at once, one is heard.
                serves(tx, &meeting, named, now)?;
                let came = Came {
                    party: Party::Person(named.person),
                    method: Method::Link,
                    by: None,
                    device: None,
                };
                app.note(tx, who, meeting, came, now)
            },
        )
    }

    fn named(&self, token: &str) -> Result<Named, Error> {
        let bytes = self.seal(KEY)?.open::<BYTES>(token).ok_or_else(spent)?;
        let (meeting, rest) = bytes.split_first_chunk::<16>().ok_or_else(spent)?;
        let (person, start) = rest.split_first_chunk::<16>().ok_or_else(spent)?;
        let start = <[u8; 8]>::try_from(start).map_err(|_| spent())?;
        Ok(Named {
            meeting: MeetingId(Uuid::from_bytes(*meeting)),
            person: PersonId(Uuid::from_bytes(*person)),
            start: i64::from_be_bytes(start),
        })
    }
}

/// Refuses unless the person is still expected at that time.
fn serves(tx: &mut Tx, meeting: &Meeting, named: Named, now: Timestamp) -> Result<(), Error> {
    let is_live = matches!(
        meeting.state_at(now),
        State::Confirmed | State::Running | State::Requested
    );
    let party = Party::Person(named.person);
    let came: Vec<Attendance> = tx.attendances_of(meeting.id)?;
    let serves = is_live
        && meeting.span.from().as_second() == named.start
        && meeting.topic.members().contains(&named.person)
        && !came.iter().any(|one| one.party == party);
    if serves { Ok(()) } else { Err(spent()) }
}

fn spent() -> Error {
    Error::refused(Refusal::LinkSpent)
}
