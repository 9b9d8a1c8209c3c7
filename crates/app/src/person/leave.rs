//! What somebody who leaves had still to run goes to another, or does not take place.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::id::{MeetingId, PersonId, SeriesId};
use domain::meeting::{Edit, Meeting, State};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};

use crate::access::permit;
use crate::meeting::{Detail, EditScope, WantedChange};
use crate::{App, Error, Noun, Who};

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

/// A meeting, or the dates of a series, that somebody still has to run.
#[derive(Debug)]
pub struct Ahead {
    /// The first of them.
    pub meeting: Detail,
    pub dates: Vec<MeetingId>,
    /// The series is theirs, and not only some dates of it.
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
            let mut firsts: HashMap<SeriesId, Key> = HashMap::new();
            let mut after = None;
            loop {
                let found = tx.meetings_between(span, Some(person), after, PAGE)?;
                let is_last = found.len() < PAGE;
                after = found.last().map(|last| (last.span.from(), last.id));
                for meeting in found.into_iter().filter(|one| is_ahead_of(one, person)) {
                    let key = (meeting.span.from(), meeting.id);
                    let first = match series_of(&meeting) {
                        Some(series) => *firsts.entry(series).or_insert(key),
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
                ahead.push(Ahead {
                    runs_series: series.is_some_and(|series| series.topic.organizer == person),
                    meeting: self.detail(tx, who, meeting, now)?,
                    dates: ids,
                });
            }
            Ok(ahead)
        })
    }

    /// Hands everything that somebody still has to run to another, or cancels it. Each comes out by
    /// itself: what cannot be handed over stays theirs and says why.
    pub fn pass_on(
        self: &Arc<Self>,
        who: &Who,
        person: PersonId,
        fate: &Fate,
    ) -> Result<Vec<Passed>, Error> {
        let ahead = self.meetings_ahead_of(who, person)?;
        let pass = |ahead: Ahead| {
            let asked = if ahead.runs_series {
                vec![(ahead.meeting.meeting.id, EditScope::All)]
            } else {
                let each = ahead.dates.iter();
                each.map(|date| (*date, EditScope::This)).collect()
            };
            // One that stays does not keep the others.
            let outcomes = asked
                .into_iter()
                .map(|(date, scope)| self.pass(who, date, scope, fate));
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
                let wanted = WantedChange {
                    edit: Edit {
                        organizer: Some(*to),
                        ..Edit::default()
                    },
                    ..WantedChange::default()
                };
                self.change(who, date, wanted, scope, None).map(|_| ())
            }
            Fate::Cancelled { reason } => {
                let cancelled = self.cancel(who, date, reason.clone(), scope, None);
                cancelled.map(|_| ())
            }
        }
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
    meeting.topic.organizer == person && takes_place
}
