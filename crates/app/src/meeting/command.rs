//! The commands on one meeting: cancel, check in, extend, end, recall.

use std::sync::Arc;

use domain::id::MeetingId;
use domain::meeting::{self, Meeting};
use domain::policy::{Ask, Violation};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};

use super::turn::Turn;
use super::usage::{Count, Counted};
use super::{Detail, EditScope, Rights, clashes, require_hand, require_manage};
use crate::{App, Error, Problem, Who, text};

impl App {
    pub fn cancel(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
        scope: EditScope,
        version: Option<i64>,
    ) -> Result<Detail, Error> {
        let reason = checked_reason(reason)?;
        if scope != EditScope::This {
            return self.cancel_series(who, id, reason, scope, version);
        }
        self.act_noting(who, id, version, move |app, tx, who, meeting, now| {
            let places = app.places();
            require_manage(who, &meeting, &places)?;
            let rights = app.rights_in(tx, who, &meeting.rooms(), &places)?;
            let notices = app.admit_cancel(&meeting, rights, now)?;
            let past_allowed = rights.past_allowed;
            let change = meeting::cancel(meeting, reason.clone(), past_allowed, now)?;
            Ok((change, notices))
        })
    }

    /// Refuses where a rule says it is too late or too early to cancel; those above the rules are
    /// told, and who may correct the past is not asked.
    pub(crate) fn admit_cancel(
        &self,
        meeting: &Meeting,
        rights: Rights,
        now: Timestamp,
    ) -> Result<Vec<Violation>, Error> {
        if rights.past_allowed {
            return Ok(Vec::new());
        }
        let found = meeting::admit_cancel(meeting, &self.places(), now)?;
        if found.is_empty() || rights.may_bypass {
            Ok(found)
        } else {
            Err(meeting::Refusal::Violates(found).into())
        }
    }

    pub fn extend(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        minutes: u32,
    ) -> Result<Detail, Error> {
        if !(1..=1440).contains(&minutes) {
            return Err(Error::invalid(
                "minutes",
                Problem::OutOfRange {
                    least: 1,
                    most: 1440,
                },
            ));
        }
        self.act(who, id, None, move |app, tx, who, meeting, now| {
            let places = app.places();
            require_hand(who, &meeting, &places, now)?;
            let until = meeting.span.until();
            let later = until.checked_add(SignedDuration::from_mins(i64::from(minutes)));
            let added = later.ok().and_then(|later| Span::new(until, later));
            let added =
                added.ok_or_else(|| Error::invalid("minutes", Problem::EndNotAfterStart))?;
            let rooms = meeting.rooms();
            let span = Span::new(meeting.span.from(), added.until()).unwrap_or(added);
            let places = app.lock(tx, &rooms, (span.from(), span.until()), now)?;
            let found = clashes(tx, &places, &rooms, span, Some(meeting.id))?;
            let counted = Counted {
                organizer: meeting.topic.organizer,
                rooms: &rooms,
                spans: &[span],
                except: &[meeting.id],
            };
            let ask = Ask {
                people: Some(meeting.topic.head_count()),
                meeting_type: meeting.topic.meeting_type.clone(),
                usage: app.usage(tx, &places, &counted, Count::ToBook, now)?,
                ..Ask::new(span, now)
            };
            let rights = app.rights_in(tx, who, &rooms, &places)?;
            let change = meeting::extend(meeting, &places, &ask, found, rights.admission)?;
            app.let_go_first(tx, &places, &rooms, &[span], Turn::Last)?;
            Ok(change)
        })
    }

    pub fn end(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            require_hand(who, &meeting, &app.places(), now)?;
            Ok(meeting::end(meeting, now)?)
        })
    }

    /// Takes a request back, or the change that was asked for.
    pub fn recall(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
    ) -> Result<Detail, Error> {
        let reason = checked_reason(reason)?;
        self.act(who, id, None, move |app, _, who, meeting, now| {
            require_manage(who, &meeting, &app.places())?;
            Ok(meeting::recall(meeting, reason.clone(), now)?)
        })
    }
}

pub(crate) fn checked_reason(reason: Option<String>) -> Result<Option<String>, Error> {
    let checked = reason
        .map(|reason| text::paragraphs("reason", &reason, 1_000))
        .transpose()?;
    Ok(checked.flatten())
}
