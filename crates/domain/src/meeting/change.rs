//! Changing a meeting: subject, people, time, rooms.

use std::sync::Arc;

use super::command::{Claim, done, judge, require, revise_holds};
use super::{Action, Attendee, Change, Clash, Happened, Meeting, Refusal, State};
use crate::access::Admission;
use crate::id::{HoldId, PersonId, PlaceId};
use crate::place::Places;
use crate::policy::Ask;
use crate::span::Span;

/// What is to be different; `None` leaves it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Edit {
    pub subject: Option<Arc<str>>,
    /// `Some(None)` removes it.
    pub description: Option<Option<Arc<str>>>,
    pub private: Option<bool>,
    /// Who has the meeting from now on; the host goes along where it was the old organizer.
    pub organizer: Option<PersonId>,
    pub host: Option<PersonId>,
    pub people: Option<Option<u32>>,
    pub attendees: Option<Arc<[Attendee]>>,
    pub span: Option<Span>,
    pub rooms: Option<Vec<PlaceId>>,
}

impl Edit {
    /// Applies what concerns the topic; time and rooms are settled by `change`.
    pub fn revise_topic(&self, topic: &mut super::Topic) {
        if let Some(subject) = &self.subject {
            topic.subject = subject.clone();
        }
        if let Some(description) = &self.description {
            topic.description = description.clone();
        }
        topic.private = self.private.unwrap_or(topic.private);
        if let Some(organizer) = self.organizer {
            if topic.host == topic.organizer {
                topic.host = organizer;
            }
            topic.organizer = organizer;
        }
        topic.host = self.host.unwrap_or(topic.host);
        topic.people = self.people.unwrap_or(topic.people);
        if let Some(attendees) = &self.attendees {
            topic.attendees = attendees.clone();
        }
    }
}

/// The meeting after `edit`. `ask.span` is the wanted span, `clashes` were sought for the wanted
/// rooms and span without this meeting's own holds.
///
/// A room that needs approval is asked for again unless the time only became shorter.
pub fn change(
    mut meeting: Meeting,
    edit: &Edit,
    places: &Places,
    ask: &Ask,
    clashes: Vec<Clash>,
    admission: Admission,
    new_id: impl FnMut() -> HoldId,
) -> Result<Change, Refusal> {
    let changeable = [State::Requested, State::Confirmed, State::Running];
    if !(ask.past_allowed && meeting.state_at(ask.now) == State::Ended) {
        require(&meeting, ask.now, Action::Change, &changeable)?;
    }
    let before = meeting.clone();
    edit.revise_topic(&mut meeting.topic);
    let rooms = edit.rooms.clone().unwrap_or_else(|| before.rooms());
    let moved = ask.span != before.span || rooms != before.rooms();
    let mut claim = Claim::Stands;
    if moved || meeting.topic.head_count() != before.topic.head_count() {
        let starts_as_before = ask.span.from() == before.span.from();
        let ask = Ask {
            past_allowed: ask.past_allowed || starts_as_before,
            ..ask.clone()
        };
        let stays = rooms.iter().all(|room| before.rooms().contains(room));
        // Whoever is in the rooms already is not shut out of them by another time.
        let admission = if stays {
            admission.staying()
        } else {
            admission
        };
        claim = judge(&rooms, places, &ask, admission)?.or_refuse()?;
    }
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    let is_within_before = before.span.from() <= ask.span.from()
        && ask.span.until() <= before.span.until()
        && rooms.iter().all(|room| before.rooms().contains(room));
    if moved && !is_within_before && claim == Claim::Waits {
        meeting.state = State::Requested;
    }
    meeting.span = ask.span;
    if moved {
        revise_holds(&mut meeting.holds, &rooms, ask.span, new_id);
    }
    if meeting == before {
        return Ok(Change {
            meeting,
            happened: Happened::Changed,
        });
    }
    Ok(done(meeting, Happened::Changed))
}
