//! What somebody who leaves had still to run goes to another, or does not take place. What they only
//! host takes place, with another host.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::id::{MeetingId, PersonId, SeriesId};
use domain::meeting::{Edit, Meeting, State};
use domain::series::Series;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};

use crate::access::permit;
use crate::meeting::{Consent, Detail, EditScope, WantedChange};
use crate::{App, Error, Noun, Problem, Who};

/// Meetings read at once.
const PAGE: usize = 500;
/// Days ahead that are looked at; longer than anything can be booked.
const AHEAD_DAYS: i64 = 3 * 366;

/// Where a meeting stands among others.
type Key = (Timestamp, MeetingId);

/// What becomes of meetings.
#[derive(Clone, Debug)]
pub enum Fate {
    To(PersonId),
    Cancelled { reason: Option<String> },
}

/// What somebody is to a meeting ahead.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// It is theirs.
    Organizer,
    /// They lead what somebody else booked.
    Host,
}

/// A meeting, or the dates of a series, that somebody still has to run.
#[derive(Debug)]
pub struct Ahead {
    /// The first of them.
    pub meeting: Detail,
    pub dates: Vec<MeetingId>,
    pub part: Part,
    /// Who booked, also where the caller may not know.
    organizer: PersonId,
    /// The series is theirs to run, and not only some dates of it.
    runs_series: bool,
}

/// What became of it.
#[derive(Debug)]
pub struct Passed {
    pub ahead: Ahead,
    pub outcome: Result<(), Error>,
}

impl App {
    /// What somebody still has to run: single meetings and whole series, by their first date.
    pub fn meetings_ahead_of(&self, who: &Who, person: PersonId) -> Result<Vec<Ahead>, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let now = self.now();
        self.store.read(|tx| {
            tx.person(person)?.ok_or(Error::NotFound(Noun::Person))?;
            let mut ahead = Vec::new();
            let until = now
                .checked_add(SignedDuration::from_hours(24 * AHEAD_DAYS))
                .unwrap_or(Timestamp::MAX);
            let Some(span) = Span::new(now, until) else {
                return Ok(ahead);
            };
            let mut dates: BTreeMap<Key, (Meeting, Vec<MeetingId>)> = BTreeMap::new();
            let mut firsts: HashMap<(SeriesId, PersonId), Key> = HashMap::new();
            let mut after = None;
            loop {
                let found = tx.meetings_between(span, Some(person), after, PAGE)?;
                let is_last = found.len() < PAGE;
                after = found.last().map(|last| (last.span.from(), last.id));
                for meeting in found.into_iter().filter(|one| is_ahead_of(one, person)) {
                    let key = (meeting.span.from(), meeting.id);
                    let first = match series_of(&meeting) {
                        Some(series) => {
                            let whose = (series, meeting.topic.organizer);
                            *firsts.entry(whose).or_insert(key)
                        }
                        None => key,
                    };
                    let id = meeting.id;
                    dates
                        .entry(first)
                        .or_insert((meeting, Vec::new()))
                        .1
                        .push(id);
                }
                if is_last {
                    break;
                }
            }
            for (meeting, ids) in dates.into_values() {
                let series = series_of(&meeting).map(|series| tx.series(series));
                let series = series.transpose()?.flatten();
                let organizer = meeting.topic.organizer;
                let part = match organizer == person {
                    true => Part::Organizer,
                    false => Part::Host,
                };
                let runs = |series: Series| {
                    let leads = part == Part::Organizer || series.topic.host == person;
                    leads && series.topic.organizer == organizer
                };
                ahead.push(Ahead {
                    part,
                    organizer,
                    runs_series: series.is_some_and(runs),
                    meeting: self.detail(tx, who, meeting, now)?,
                    dates: ids,
                });
            }
            Ok(ahead)
        })
    }

    /// Hands everything that somebody still has to run to another, or cancels it. What they only
    /// host gets the other as its host, or else whoever booked it. Each comes out by itself: what
    /// cannot be handed over stays theirs and says why.
    pub fn pass_on(
        self: &Arc<Self>,
        who: &Who,
        person: PersonId,
        fate: &Fate,
    ) -> Result<Vec<Passed>, Error> {
        let ahead = self.meetings_ahead_of(who, person)?;
        if let Fate::To(to) = *fate {
            let next = self.store.read(|tx| tx.person(to).map_err(Error::from))?;
            let next = next.ok_or_else(|| Error::invalid("to", Problem::UnknownPerson))?;
            if !next.active {
                return Err(Error::invalid("to", Problem::PersonLeft));
            }
        }
        let pass = |ahead: Ahead| {
            let asked = if ahead.runs_series {
                vec![(ahead.meeting.meeting.id, EditScope::All)]
            } else {
                let each = ahead.dates.iter();
                each.map(|date| (*date, EditScope::This)).collect()
            };
            // One that stays does not keep the others.
            let outcomes = asked.into_iter().map(|(date, scope)| match ahead.part {
                Part::Organizer => self.pass(who, date, scope, fate),
                Part::Host => self.pass_host(who, &ahead, person, date, scope, fate),
            });
            let outcome = outcomes.fold(Ok(()), Result::and);
            Passed { ahead, outcome }
        };
        Ok(ahead.into_iter().map(pass).collect())
    }

    fn pass(
        self: &Arc<Self>,
        who: &Who,
        date: MeetingId,
        scope: EditScope,
        fate: &Fate,
    ) -> Result<(), Error> {
        match fate {
            Fate::To(to) => {
                let edit = Edit {
                    organizer: Some(*to),
                    ..Edit::default()
                };
                self.edit_ahead(who, date, edit, scope)
            }
            Fate::Cancelled { reason } => {
                let cancelled = self.cancel(who, date, reason.clone(), scope, None);
                cancelled.map(|_| ())
            }
        }
    }

    /// What others booked is not cancelled because its host has left.
    fn pass_host(
        self: &Arc<Self>,
        who: &Who,
        ahead: &Ahead,
        host: PersonId,
        date: MeetingId,
        scope: EditScope,
        fate: &Fate,
    ) -> Result<(), Error> {
        let next = match fate {
            Fate::To(to) => *to,
            Fate::Cancelled { .. } => ahead.organizer,
        };
        let edit = Edit {
            host: Some(next),
            host_was: Some(host),
            ..Edit::default()
        };
        self.edit_ahead(who, date, edit, scope)
    }

    fn edit_ahead(
        self: &Arc<Self>,
        who: &Who,
        date: MeetingId,
        edit: Edit,
        scope: EditScope,
    ) -> Result<(), Error> {
        let wanted = WantedChange {
            edit,
            // Whoever looks after people says who goes on.
            consent: Consent::Given,
            ..WantedChange::default()
        };
        self.change(who, date, wanted, scope, None).map(|_| ())
    }
}

/// A date that is held already is passed on by itself.
fn series_of(meeting: &Meeting) -> Option<SeriesId> {
    meeting.series.filter(|_| meeting.state != State::Running)
}

fn is_ahead_of(meeting: &Meeting, person: PersonId) -> bool {
    let takes_place = matches!(
        meeting.state,
        State::Requested | State::Confirmed | State::Running
    );
    [meeting.topic.organizer, meeting.topic.host].contains(&person) && takes_place
}
