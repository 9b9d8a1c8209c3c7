//! Requests as their readers see them: what is wanted by whom and why, what is in the way, and what
//! the reader may do about it.

use std::collections::HashMap;
use std::sync::Arc;

use domain::approval::{Approval, Progress};
use domain::id::{ApprovalId, MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::Clash;
use jiff::Timestamp;
use store::Tx;

use super::Roll;
use crate::access::person_of;
use crate::meeting::Detail;
use crate::{App, Error, Noun, Who};

/// Which requests.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mine {
    /// On which the reader's word is waited for.
    #[default]
    Waiting,
    /// On which the reader spoke.
    Decided,
    /// About meetings that the reader organizes.
    Asked,
}

/// A request with what a reader needs to decide on it.
#[derive(Debug)]
pub struct ApprovalDetail {
    pub approval: Approval,
    pub meeting: Detail,
    /// Others' requests that wait for the same rooms.
    pub rivals: Vec<MeetingId>,
    /// What is in the way by now, so that it could not be approved.
    pub clashes: Vec<Clash>,
    /// Those who are asked at the step it is at and have not spoken, some of many.
    pub deciders: Vec<PersonId>,
    /// What those who asked, are asked and spoke are called.
    pub names: HashMap<PersonId, Arc<str>>,
    pub may_decide: bool,
    pub may_recall: bool,
}

/// Requests read at once when looking for those that wait for somebody.
const READ: usize = 200;
/// Of those who are asked, so many are named.
const NAMED_MOST: usize = 20;
/// Requests shown about one meeting: each change of it that waited was one.
const ABOUT_MOST: usize = 50;

impl App {
    /// Those that wait are in the order in which they were made, others the latest first.
    pub fn approvals(
        &self,
        who: &Who,
        mine: Mine,
        series: Option<SeriesId>,
        after: Option<ApprovalId>,
        limit: usize,
    ) -> Result<Vec<ApprovalDetail>, Error> {
        let now = self.now();
        let me = person_of(who)?;
        self.store.read(|tx| {
            let mut roll = Roll::default();
            let found = match mine {
                Mine::Waiting => self.waiting_for(tx, &mut roll, who, series, after, limit, now)?,
                Mine::Decided => tx.approvals_decided_by(me, after, limit)?,
                Mine::Asked => tx.approvals_of(me, after, limit)?,
            };
            found
                .into_iter()
                .map(|approval| self.approval_detail(tx, &mut roll, who, approval, now))
                .collect()
        })
    }

    /// What was asked about one meeting, the latest first; for whoever may see the meeting.
    pub fn approvals_about(
        &self,
        who: &Who,
        meeting: MeetingId,
    ) -> Result<Vec<ApprovalDetail>, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let nothing = || Error::NotFound(Noun::Meeting);
            let about = tx.meeting(meeting)?.ok_or_else(nothing)?;
            let found = tx.approvals_about(meeting, ABOUT_MOST)?;
            let mut roll = Roll::default();
            let is_seen = self.see(who, &about).is_ok();
            let mut details = Vec::new();
            for approval in found {
                let detail = self.approval_detail(tx, &mut roll, who, approval, now)?;
                if is_seen || detail.may_decide {
                    details.push(detail);
                }
            }
            if is_seen || !details.is_empty() {
                Ok(details)
            } else {
                Err(nothing())
            }
        })
    }

    fn waiting_for(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        who: &Who,
        series: Option<SeriesId>,
        after: Option<ApprovalId>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<Approval>, Error> {
        let mut found = Vec::new();
        let mut last = after;
        while found.len() < limit {
            let page = tx.approvals_waiting(series, last, READ)?;
            let Some(end) = page.last() else { break };
            last = Some(end.id);
            for approval in page {
                if self.may_decide(tx, roll, &who.caller, &approval, now)? {
                    found.push(approval);
                }
            }
        }
        found.truncate(limit);
        Ok(found)
    }

    /// One request; for whoever asked, is asked, or may see the meeting.
    pub fn approval(&self, who: &Who, id: ApprovalId) -> Result<ApprovalDetail, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let nothing = || Error::NotFound(Noun::Approval);
            let approval = tx.approval(id)?.ok_or_else(nothing)?;
            let mut roll = Roll::default();
            let detail = self.approval_detail(tx, &mut roll, who, approval, now)?;
            let is_concerned = who.caller.person().is_some_and(|me| {
                let spoke = detail.approval.votes.iter().any(|vote| vote.cast_by == me);
                detail.approval.is_of(me) || spoke
            });
            let seen =
                detail.may_decide || is_concerned || self.see(who, &detail.meeting.meeting).is_ok();
            if seen { Ok(detail) } else { Err(nothing()) }
        })
    }

    pub(super) fn approval_detail(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        who: &Who,
        approval: Approval,
        now: Timestamp,
    ) -> Result<ApprovalDetail, Error> {
        let meeting = tx
            .meeting(approval.meeting)?
            .ok_or(Error::NotFound(Noun::Meeting))?;
        let may_decide = self.may_decide(tx, roll, &who.caller, &approval, now)?;
        let places = self.places();
        let knows_all = may_decide || meeting.involves(&who.caller);
        let knows = |room: PlaceId| knows_all || who.caller.sees(&places, room);
        let (mut rivals, mut clashes) = (Vec::new(), Vec::new());
        if approval.progress == Progress::Waiting {
            for hold in meeting.rival_holds().filter(|hold| knows(hold.room)) {
                rivals.extend(tx.rivals_between(hold.room, hold.span)?);
                clashes.extend(tx.clashes(hold.room, hold.span, Some(meeting.id))?);
            }
            rivals.retain(|rival| *rival != meeting.id);
            rivals.sort();
            rivals.dedup();
        }
        let me = who.caller.person();
        let hears = may_decide
            || meeting.concerns(&who.caller, &places)
            || (me.is_some() && approval.asked_by == me)
            || (approval.votes.iter()).any(|vote| Some(vote.person) == me);
        let may_recall = approval.is_open() && meeting.may_manage(&who.caller, &places);
        // Whoever is asked has to know what about, private or not.
        let reason = meeting.reason.clone();
        let mut detail = self.detail(tx, who, meeting, now)?;
        if detail.masked && may_decide {
            detail.names = self.names(tx, detail.meeting.topic.members())?;
            detail.masked = false;
        }
        let deciders = self.still_asked(tx, roll, &approval, now)?;
        let mut approval = approval;
        if hears {
            detail.meeting.reason = reason;
        } else {
            approval.reason = None;
            for vote in &mut approval.votes {
                vote.reason = None;
            }
        }
        if !knows_all {
            for stage in &mut approval.stages {
                stage.room_ids.retain(|room| knows(*room));
            }
            // Why it had to be asked for tells how many come, and from where.
            if detail.masked {
                approval.why.clear();
            }
        }
        let spoke = approval.votes.iter();
        let named = spoke
            .flat_map(|vote| [vote.person, vote.cast_by])
            .chain(approval.asked_by)
            .chain(deciders.iter().copied());
        let named: Vec<_> = named.collect();
        let names = self.names(tx, named)?;
        Ok(ApprovalDetail {
            approval,
            meeting: detail,
            rivals,
            clashes,
            deciders,
            names,
            may_decide,
            may_recall,
        })
    }

    fn still_asked(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        approval: &Approval,
        now: Timestamp,
    ) -> Result<Vec<PersonId>, Error> {
        if !approval.is_open() {
            return Ok(Vec::new());
        }
        let asked = self.asked_now(tx, roll, approval, now)?;
        let spoke = |person: &PersonId| approval.votes_here().any(|vote| vote.person == *person);
        let silent = asked.into_iter().filter(|person| !spoke(person));
        Ok(silent.take(NAMED_MOST).collect())
    }
}
