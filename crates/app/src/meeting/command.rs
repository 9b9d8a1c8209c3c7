//! The commands on one meeting: cancel, check in, extend, end, approve, decline.

use std::sync::Arc;

use domain::access::Permission;
use domain::id::MeetingId;
use domain::meeting::{self, Meeting};
use domain::place::Places;
use domain::policy::Ask;
use domain::span::Span;
use jiff::SignedDuration;

use super::{Detail, EditScope, clashes, require_manage};
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
        self.act(who, id, version, move |app, tx, who, meeting, now| {
            let places = app.places();
            require_manage(who, &meeting, &places)?;
            let rights = app.rights_in(tx, who, &meeting.rooms(), &places)?;
            let past_allowed = rights.past_allowed;
            Ok(meeting::cancel(meeting, reason.clone(), past_allowed, now)?)
        })
    }

    pub fn check_in(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            let is_member = who
                .caller
                .acts_as()
                .is_some_and(|p| meeting.topic.members().contains(&p));
            if !is_member {
                require_manage(who, &meeting, &app.places())?;
            }
            Ok(meeting::check_in(meeting, now)?)
        })
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
            require_manage(who, &meeting, &places)?;
            let until = meeting.span.until();
            let later = until.checked_add(SignedDuration::from_mins(i64::from(minutes)));
            let added = later.ok().and_then(|later| Span::new(until, later));
            let added =
                added.ok_or_else(|| Error::invalid("minutes", Problem::EndNotAfterStart))?;
            let rooms = meeting.rooms();
            tx.lock_rooms(&rooms)?;
            let found = clashes(tx, &rooms, added, Some(meeting.id))?;
            let span = Span::new(meeting.span.from(), added.until()).unwrap_or(added);
            let people = Some(meeting.topic.head_count());
            let ask = Ask {
                span,
                now,
                people,
                past_allowed: true,
            };
            Ok(meeting::extend(meeting, &places, &ask, found)?)
        })
    }

    pub fn end(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            require_manage(who, &meeting, &app.places())?;
            Ok(meeting::end(meeting, now)?)
        })
    }

    pub fn approve(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        self.act(who, id, None, |app, _, who, meeting, now| {
            require_approve(who, &meeting, &app.places())?;
            Ok(meeting::approve(meeting, now)?)
        })
    }

    pub fn decline(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
    ) -> Result<Detail, Error> {
        let reason = checked_reason(reason)?;
        self.act(who, id, None, move |app, _, who, meeting, now| {
            require_approve(who, &meeting, &app.places())?;
            Ok(meeting::decline(meeting, reason.clone(), now)?)
        })
    }
}

fn require_approve(who: &Who, meeting: &Meeting, places: &Places) -> Result<(), Error> {
    if meeting.may_approve(&who.caller, places) {
        Ok(())
    } else {
        Err(Error::Denied(Permission::MeetingApprove))
    }
}

fn checked_reason(reason: Option<String>) -> Result<Option<String>, Error> {
    let checked = reason
        .map(|reason| text::paragraphs("reason", &reason, 1_000))
        .transpose()?;
    Ok(checked.flatten())
}
