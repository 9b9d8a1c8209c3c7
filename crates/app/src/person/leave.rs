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

/// A meeting, or all dates ahead of a series, and how it came out.
#[derive(Debug)]
pub struct Passed {
    /// The first of them.
    pub meeting: Detail,
    pub dates: usize,
    pub outcome: Result<(), Error>,
}

impl App {
    /// What somebody still has to run: single meetings and whole series, by their first date.
    pub fn meetings_ahead_of(
        &self,
        who: &Who,
        person: PersonId,
    ) -> Result<Vec<(Detail, usize)>, Error> {
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
            let mut dates: BTreeMap<Key, (Meeting, usize)> = BTreeMap::new();
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
                    dates.entry(first).or_insert((meeting, 0)).1 += 1;
                }
                if is_last {
                    break;
                }
            }
            for (meeting, count) in dates.into_values() {
                ahead.push((self.detail(tx, who, meeting, now)?, count));
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
        let pass = |(detail, dates): (Detail, usize)| {
            let meeting = &detail.meeting;
            let scope = match series_of(meeting) {
                Some(_) => EditScope::All,
                None => EditScope::This,
            };
            let outcome = match fate {
                Fate::To(to) => {
                    let edit = Edit {
                        organizer: Some(*to),
                        ..Edit::default()
                    };
                    let wanted = WantedChange {
                        edit,
                        ..WantedChange::default()
                    };
                    let changed = self.change(who, meeting.id, wanted, scope, None);
                    changed.map(|_| ())
                }
                Fate::Cancelled { reason } => {
                    let reason = reason.clone();
                    let cancelled = self.cancel(who, meeting.id, reason, scope, None);
                    cancelled.map(|_| ())
                }
            };
            Passed {
                meeting: detail,
                dates,
                outcome,
            }
        };
        Ok(ahead.into_iter().map(pass).collect())
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
