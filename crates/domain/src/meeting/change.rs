//! Changing a meeting: subject, people, time, rooms.

use std::sync::Arc;

use super::command::{
    Claim, Verdict, done, in_scene, require, resume, revise_holds, unchanged, verdict_on,
    violations_in, wait_beside_rivals,
};
use super::proposal::propose;
use super::{Action, Attendee, Change, Clash, Happened, Meeting, Refusal, State};
use crate::access::{Admission, Entry};
use crate::approval::{Reason, Wish, reasons};
use crate::id::{HoldId, PersonId, PlaceId};
use crate::place::{BookingMode, Places};
use crate::policy::{Act, Ask, Violation, exceeded, refuse_change};
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
    /// The host changes only where it is this person.
    pub host_was: Option<PersonId>,
    pub people: Option<Option<u32>>,
    /// `Some(None)` removes it.
    pub meeting_type: Option<Option<Arc<str>>>,
    pub attendees: Option<Arc<[Attendee]>>,
    pub span: Option<Span>,
    pub rooms: Option<Vec<PlaceId>>,
}

impl Edit {
    /// Whether it touches what a private meeting keeps from others: all but time and rooms.
    pub fn is_about_topic(&self) -> bool {
        let Edit {
            subject,
            description,
            private,
            organizer,
            host,
            host_was: _,
            people,
            meeting_type,
            attendees,
            span: _,
            rooms: _,
        } = self;
        subject.is_some()
            || description.is_some()
            || private.is_some()
            || organizer.is_some()
            || host.is_some()
            || people.is_some()
            || meeting_type.is_some()
            || attendees.is_some()
    }

    /// Who gets the meeting, when that is somebody else.
    pub fn new_organizer(&self, before: &Meeting) -> Option<PersonId> {
        self.organizer
            .filter(|person| *person != before.topic.organizer)
    }

    /// The topic as the edit leaves it.
    pub fn revised(&self, before: &super::Topic) -> super::Topic {
        let mut topic = before.clone();
        self.revise_topic(&mut topic);
        topic
    }

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
        if self.host_was.is_none_or(|was| was == topic.host) {
            topic.host = self.host.unwrap_or(topic.host);
        }
        topic.people = self.people.unwrap_or(topic.people);
        if let Some(meeting_type) = &self.meeting_type {
            topic.meeting_type = meeting_type.clone();
        }
        if let Some(attendees) = &self.attendees {
            topic.attendees = attendees.clone();
        }
    }
}

/// The meeting after `edit`. `ask.span` is the wanted span, `clashes` were sought for the wanted
/// rooms and span without this meeting's own holds.
///
/// What needs approval is asked for again, unless the time only became shorter or nothing changed
/// that anybody decides on. A meeting that was confirmed keeps what it has until that is decided.
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
    let mut topic = meeting.topic.clone();
    edit.revise_topic(&mut topic);
    let rooms = edit.rooms.clone().unwrap_or_else(|| before.rooms());
    let move_to = Move::between(&before, ask.span, &rooms);
    let wish = Wish::of(&topic, ask.span, before.series.is_some());
    let was = Wish::of(&before.topic, before.span, before.series.is_some());
    let is_judged = move_to != Move::Stays || wish != was;
    let why = judge_change(&before, edit, places, ask, admission)?.or_refuse()?;
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    // Whoever may only ask for the room gets it by asking, also out of the hands of another.
    let is_given_to_who_asks =
        edit.new_organizer(&before).is_some() && why.contains(&Reason::ByRequest);
    let matters = move_to == Move::Beyond || is_given_to_who_asks || {
        let known = reasons(&before.rooms(), places, &was);
        let asked = reasons(&rooms, places, &wish);
        asked.iter().any(|reason| !known.contains(reason))
    };
    let asks_anew = matters && !why.is_empty();
    let is_request = before.state == State::Requested && before.proposal.is_none();
    if asks_anew && !is_request {
        resume(&mut meeting);
        propose(&mut meeting, topic, ask.span, rooms, places, new_id);
        if is_same(&meeting, &before) {
            return Ok(unchanged(before, Happened::Changed));
        }
        return Ok(Change {
            why,
            ..done(meeting, Happened::ChangeRequested)
        });
    }
    if let Some(proposal) = &mut meeting.proposal {
        edit.revise_topic(&mut proposal.topic);
    }
    meeting.topic = topic;
    if move_to != Move::Stays {
        if !is_request {
            // What was proposed before is answered by moving it in another way.
            resume(&mut meeting);
        }
        meeting.span = ask.span;
        revise_holds(&mut meeting.holds, &rooms, ask.span, places, new_id);
    }
    let happened = if is_judged && why.is_empty() && is_request {
        meeting.state = State::Confirmed;
        for hold in meeting.holds.iter_mut().filter(|hold| hold.is_rival()) {
            hold.active = true;
        }
        Happened::Approved
    } else if asks_anew {
        Happened::Requested
    } else {
        Happened::Changed
    };
    if meeting.state == State::Requested && meeting.proposal.is_none() {
        wait_beside_rivals(&mut meeting.holds, places);
    }
    if meeting == before {
        return Ok(unchanged(meeting, happened));
    }
    Ok(Change {
        why,
        ..done(meeting, happened)
    })
}

/// How what is wanted lies to what there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Stays,
    /// Shorter, or in fewer of its rooms.
    Within,
    Beyond,
}

impl Move {
    fn between(before: &Meeting, span: Span, rooms: &[PlaceId]) -> Move {
        let own = before.rooms();
        if span == before.span && rooms == own {
            Move::Stays
        } else if before.span.from() <= span.from()
            && span.until() <= before.span.until()
            && rooms.iter().all(|room| own.contains(room))
        {
            Move::Within
        } else {
            Move::Beyond
        }
    }
}

/// What the rules say to the edit: those about moving what is booked, and those about booking where
/// it is to be. Somebody who gets the meeting is asked what concerns the person: who may book there
/// and how much. Nothing is asked of an edit that leaves time, rooms, people, type and organizer
/// alone.
pub fn judge_change(
    before: &Meeting,
    edit: &Edit,
    places: &Places,
    ask: &Ask,
    admission: Admission,
) -> Result<Verdict, Refusal> {
    let mut topic = before.topic.clone();
    edit.revise_topic(&mut topic);
    let rooms = edit.rooms.clone().unwrap_or_else(|| before.rooms());
    let moved = ask.span != before.span || rooms != before.rooms();
    let is_other = topic.head_count() != before.topic.head_count()
        || topic.has_guests() != before.topic.has_guests()
        || topic.meeting_type != before.topic.meeting_type;
    let is_handed_on = edit.new_organizer(before).is_some();
    if !moved && !is_other && is_handed_on {
        let ask = Ask {
            meeting_type: topic.meeting_type,
            ..ask.clone()
        };
        let found = exceeded(&rooms, places, &ask);
        return Ok(verdict_on(found, &rooms, places, &ask, admission));
    }
    if !moved && !is_other {
        return Ok(Verdict {
            violations: Vec::new(),
            notices: Vec::new(),
            claim: Claim::Stands,
            reasons: Vec::new(),
        });
    }
    let mut found = Vec::new();
    if moved && !ask.past_allowed && ask.act != Act::Rehouse {
        found.extend(refused_moves(before, rooms.len(), places, ask, admission)?);
    }
    let starts_as_before = ask.span.from() == before.span.from();
    let ask = Ask {
        past_allowed: ask.past_allowed || starts_as_before,
        has_guests: topic.has_guests(),
        is_series: before.series.is_some(),
        meeting_type: topic.meeting_type,
        ..ask.clone()
    };
    found.extend(violations_in(&rooms, places, &ask)?);
    let stays = rooms.iter().all(|room| before.rooms().contains(room));
    // Whoever is in the rooms already is not shut out of them by another time.
    let admission = if stays && !is_handed_on {
        admission.staying()
    } else {
        admission
    };
    Ok(verdict_on(found, &rooms, places, &ask, admission))
}

/// The rules of the rooms a meeting has that say it may not be moved now.
fn refused_moves(
    before: &Meeting,
    rooms: usize,
    places: &Places,
    ask: &Ask,
    admission: Admission,
) -> Result<Vec<Violation>, Refusal> {
    let kind = before.topic.meeting_type.as_deref();
    let mut found = Vec::new();
    for hold in before.active_holds() {
        let Some(room) = places.room(hold.room) else {
            continue;
        };
        let is_approved = before.state == State::Confirmed
            && room.booking_mode == BookingMode::Approval
            && admission.entry < Entry::Approves;
        found.extend(in_scene(hold.room, rooms, places, |scene| {
            refuse_change(scene, kind, before.span.from(), ask.now, is_approved)
        })?);
    }
    Ok(found)
}

/// Whether what is proposed was proposed before, apart from the ids of its holds.
fn is_same(meeting: &Meeting, before: &Meeting) -> bool {
    match (&meeting.proposal, &before.proposal) {
        (Some(now), Some(then)) => {
            now.topic == then.topic && now.span == then.span && now.rooms == then.rooms
        }
        _ => false,
    }
}
