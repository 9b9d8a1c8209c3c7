//! Changing a meeting or the dates of its series.

use std::sync::Arc;

use domain::access::{Caller, Identity, Permission, Target};
use domain::id::MeetingId;
use domain::meeting::{self, Change, Edit, EditScope, Meeting};
use domain::place::Places;
use domain::policy::{Ask, Violation};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::attendee::checked_attendees;
use super::book::checked_type;
use super::turn::Turn;
use super::usage::{Count, Counted};
use super::{Detail, clashes, distinct_rooms, on_whole_minutes, require_knowledge, require_manage};
use crate::access::permit;
use crate::place::checked_people;
use crate::series::{ChangedSeries, WantedRecurrence};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Whether who gets a meeting has agreed to it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Consent {
    /// They have to be asked, unless the caller may give it to them.
    #[default]
    Wanted,
    Given,
}

/// What is to be different about a meeting.
#[derive(Clone, Default, Debug)]
pub struct WantedChange {
    pub edit: Edit,
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
    /// Only with scope `following` or `all`.
    pub recurrence: Option<WantedRecurrence>,
    /// Go beyond the rules; for those who may.
    pub bypass: bool,
    pub consent: Consent,
}

/// What a change led to.
#[derive(Debug)]
pub enum Changed {
    One(Box<Detail>),
    Series(Box<ChangedSeries>),
}

impl App {
    /// Changes one date, or with a scope the series it belongs to.
    pub fn change(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        wanted: WantedChange,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<Changed, Error> {
        let wanted = self.checked_change(who, wanted)?;
        if scope != EditScope::This {
            let changed = self.change_series(who, id, wanted, scope, version)?;
            return Ok(Changed::Series(Box::new(changed)));
        }
        if wanted.recurrence.is_some() {
            return Err(Error::refused(Refusal::NotInSeries));
        }
        self.act_noting(who, id, version, move |app, tx, who, meeting, now| {
            app.decide_change(tx, who, who, meeting, &wanted, now)
        })
        .map(Box::new)
        .map(Changed::One)
    }

    /// Decides on one date; `runs` has a say over it, `who` asks. They are the same but where
    /// somebody accepts what another offered.
    pub(super) fn decide_change(
        &self,
        tx: &mut Tx,
        runs: &Who,
        who: &Who,
        mut meeting: Meeting,
        wanted: &WantedChange,
        now: Timestamp,
    ) -> Result<(Change, Vec<Violation>), Error> {
        let places = self.places();
        require_manage(runs, &meeting, &places)?;
        require_knowledge(runs, &meeting, &wanted.edit, &places)?;
        require_consent(who, &meeting, wanted, &places)?;
        self.require_type(tx, who, &meeting, &wanted.edit)?;
        let after = wanted.edit.revised(&meeting.topic);
        self.refuse_left(tx, who, &[&meeting.topic], &after)?;
        let span = wanted.span_for(&meeting)?;
        let rooms = wanted.edit.rooms.clone().unwrap_or_else(|| meeting.rooms());
        let places = self.lock(tx, &rooms, (span.from(), span.until()), now)?;
        let found = clashes(tx, &places, &rooms, span, Some(meeting.id))?;
        let edit = &wanted.edit;
        let rights = self.rights_to_change(tx, who, &meeting, edit, &rooms, &places)?;
        let bypass = rights.bypass(wanted.bypass)?;
        let gets_it = edit.new_organizer(&meeting);
        let takes = span != meeting.span || rooms != meeting.rooms();
        let counted = Counted {
            organizer: gets_it.unwrap_or(meeting.topic.organizer),
            rooms: if takes || gets_it.is_some() {
                &rooms
            } else {
                &[]
            },
            spans: &[span],
            except: &[meeting.id],
        };
        let usage = self.usage(tx, &places, &counted, Count::ToBook, now)?;
        let ask = Ask {
            people: Some(after.head_count()),
            past_allowed: rights.past_allowed,
            bypass,
            usage,
            ..Ask::new(span, now)
        };
        let admission = rights.admission;
        let notices = if bypass {
            meeting::judge_change(&meeting, edit, &places, &ask, admission)?.notices
        } else {
            Vec::new()
        };
        let ids = self.ids(now);
        meeting.apart |= meeting.series.is_some();
        let new_id = || ids.hold();
        let change = meeting::change(meeting, edit, &places, &ask, found, admission, new_id)?;
        if takes {
            self.let_go_first(tx, &places, &rooms, &[span], Turn::Last)?;
        }
        Ok((change, notices))
    }

    /// A type is given by those it is for, to their meetings by others, too, and by who looks after
    /// the rooms; and again when the meeting goes to other rooms or to another organizer.
    pub(crate) fn require_type(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        edit: &Edit,
    ) -> Result<(), Error> {
        let before = meeting.topic.meeting_type.clone();
        let Some(code) = edit.meeting_type.clone().unwrap_or(before.clone()) else {
            return Ok(());
        };
        let held = meeting.rooms();
        let rooms = edit.rooms.clone().unwrap_or_else(|| held.clone());
        let is_new = before.as_ref() != Some(&code)
            || edit.new_organizer(meeting).is_some()
            || rooms.iter().any(|room| !held.contains(room));
        if !is_new {
            return Ok(());
        }
        let places = self.places();
        let looks_after = rooms.iter().all(|room| {
            let target = Target::place(places.path(*room));
            who.caller.may(Permission::MeetingManage, &target)
        });
        let passes_on = edit.new_organizer(meeting);
        let organizer = passes_on.unwrap_or(meeting.topic.organizer);
        let theirs = self.rights_of(tx, organizer, self.now())?;
        let theirs = Caller::new(Identity::Person(organizer), theirs);
        checked_type(&places, Some(&code), |users| {
            let may_give = passes_on.is_none() && users.admits(&who.caller);
            looks_after || may_give || users.admits(&theirs)
        })?;
        Ok(())
    }

    /// Checks texts, people and rooms of a change.
    fn checked_change(&self, who: &Who, mut wanted: WantedChange) -> Result<WantedChange, Error> {
        let edit = &mut wanted.edit;
        if let Some(subject) = &edit.subject {
            edit.subject = Some(text::name("subject", subject, text::NAME_MOST)?.into());
        }
        if let Some(Some(description)) = &edit.description {
            let most = text::DESCRIPTION_MOST;
            let checked = text::paragraphs("description", description, most)?;
            edit.description = Some(checked.map(Into::into));
        }
        if let Some(people) = edit.people {
            checked_people("people", people)?;
        }
        if let Some(Some(kind)) = &edit.meeting_type {
            // Whether they may give it is asked where the meeting is known.
            edit.meeting_type = Some(checked_type(&self.places(), Some(kind), |_| true)?);
        }
        if let Some(attendees) = &edit.attendees {
            let checked = checked_attendees(attendees.to_vec())?;
            edit.attendees = Some(self.known_attendees(checked)?);
        }
        self.refuse_unknown(edit)?;
        if let Some(rooms) = edit.rooms.take() {
            let rooms = distinct_rooms(rooms)?;
            let places = self.places();
            for room in &rooms {
                let target = Target::place(places.path(*room));
                if places.room(*room).is_none() || !who.caller.sees(&places, *room) {
                    return Err(Error::NotFound(Noun::Room));
                }
                permit(who, Permission::MeetingBook, &target)?;
            }
            edit.rooms = Some(rooms);
        }
        Ok(wanted)
    }

    /// Refuses people nobody knows, naming the field.
    fn refuse_unknown(&self, edit: &Edit) -> Result<(), Error> {
        let attendees = edit.attendees.iter().flat_map(|all| all.iter());
        let invited = attendees.filter_map(|attendee| match attendee.party {
            meeting::Party::Person(person) => Some((person, "attendees")),
            meeting::Party::Guest(_) => None,
        });
        let organizer = edit.organizer.map(|person| (person, "organizerId"));
        let host = edit.host.map(|person| (person, "hostId"));
        let named: Vec<_> = organizer.into_iter().chain(host).chain(invited).collect();
        if named.is_empty() {
            return Ok(());
        }
        let mut asked: Vec<_> = named.iter().map(|(person, _)| *person).collect();
        asked.sort();
        asked.dedup();
        let find = move |tx: &mut Tx| tx.people_by_ids(&asked).map_err(Error::from);
        let found = self.store.read(find)?;
        let is_known = |person| found.iter().any(|one| one.id == person);
        match named.iter().find(|(person, _)| !is_known(*person)) {
            None => Ok(()),
            Some((_, field)) => Err(Error::invalid(field, Problem::UnknownPerson)),
        }
    }
}

impl WantedChange {
    /// The span after the change: a new start alone moves the meeting, a new end alone resizes it.
    pub(crate) fn span_for(&self, meeting: &Meeting) -> Result<Span, Error> {
        let before = meeting.span;
        let length = SignedDuration::from_micros(
            before.until().as_microsecond() - before.from().as_microsecond(),
        );
        let (from, until) = match (self.start, self.end) {
            (None, None) => return Ok(before),
            (Some(start), Some(end)) => (start, end),
            (Some(start), None) => (start, start.checked_add(length).unwrap_or(start)),
            (None, Some(end)) => (before.from(), end),
        };
        let span = Span::new(from, until);
        let span = span.ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
        on_whole_minutes(span, ["start", "end"])
    }
}

/// Refuses to give a meeting to somebody who was not asked, but by those who may.
pub(crate) fn require_consent(
    who: &Who,
    meeting: &Meeting,
    wanted: &WantedChange,
    places: &Places,
) -> Result<(), Error> {
    let gets_it = wanted.edit.new_organizer(meeting);
    let is_asked = |to| !meeting::may_give(meeting, to, &who.caller, places);
    match gets_it.filter(|_| wanted.consent == Consent::Wanted) {
        Some(to) if is_asked(to) => Err(Error::refused(Refusal::ConsentWanted)),
        _ => Ok(()),
    }
}
