//! A word on a request, and what it leads to: the next stage, the end, and with it the meeting.

use std::sync::Arc;

use domain::access::{Caller, Permission};
use domain::approval::{self, Approval, Progress, Refusal, Verdict, Word, speak};
use domain::event::ApprovalHappened;
use domain::id::{ApprovalId, MeetingId};
use domain::meeting::{self, Action, Meeting};
use jiff::Timestamp;
use store::Tx;

use super::electors::deputy_for;
use super::{Roll, ended};
use crate::meeting::{Detail, checked_reason};
use crate::{App, Error, Noun, Who};

/// What somebody says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    pub verdict: Verdict,
    pub reason: Option<String>,
}

/// What their word led to.
#[derive(Debug)]
pub struct Decided {
    pub approval: Approval,
    pub meeting: Detail,
}

impl App {
    pub fn decide(
        self: &Arc<Self>,
        who: &Who,
        id: ApprovalId,
        decision: Decision,
    ) -> Result<Decided, Error> {
        let decision = checked(decision)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let decided = self
            .store
            .write(move |tx| app.decide_in(tx, &actor, id, &decision, now))?;
        self.decided(&decided);
        Ok(decided)
    }

    /// Many at once, each answered by itself.
    pub fn decide_all(
        self: &Arc<Self>,
        who: &Who,
        ids: &[ApprovalId],
        decision: &Decision,
    ) -> Vec<(ApprovalId, Result<Decided, Error>)> {
        ids.iter()
            .map(|id| (*id, self.decide(who, *id, decision.clone())))
            .collect()
    }

    pub fn approve(self: &Arc<Self>, who: &Who, id: MeetingId) -> Result<Detail, Error> {
        let decision = Decision {
            verdict: Verdict::Approve,
            reason: None,
        };
        self.decide_meeting(who, id, decision)
    }

    pub fn decline(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        reason: Option<String>,
    ) -> Result<Detail, Error> {
        let verdict = Verdict::Decline;
        self.decide_meeting(who, id, Decision { verdict, reason })
    }

    fn decide_meeting(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        decision: Decision,
    ) -> Result<Detail, Error> {
        let decision = checked(decision)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let decided = self.store.write(move |tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            app.see(&actor, &meeting)?;
            let open = match tx.open_approval(id)? {
                Some(open) => open,
                None => app.belated(tx, &actor, &meeting, &decision, now)?,
            };
            app.decide_in(tx, &actor, open.id, &decision, now)
        })?;
        self.decided(&decided);
        Ok(decided.meeting)
    }

    /// The request of a meeting that was asked for before requests were kept apart.
    fn belated(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<Approval, Error> {
        if !self.may_decide_on(tx, &who.caller, meeting, now)? {
            return Err(Error::Denied(Permission::MeetingApprove));
        }
        if !meeting.waits() {
            let action = match decision.verdict {
                Verdict::Approve => Action::Approve,
                Verdict::Decline => Action::Decline,
            };
            let state = meeting.state_at(now);
            return Err(meeting::Refusal::WrongState { state, action }.into());
        }
        let timer = Who::timer();
        let made = self.new_approval(tx, &timer, meeting, Vec::new(), now)?;
        self.save_approval(tx, &made, now)?;
        Ok(made)
    }

    /// The picture in memory is renewed, and what was given back goes to those who wait for it.
    pub(super) fn decided(self: &Arc<Self>, decided: &Decided) {
        self.changed([decided.meeting.meeting.id]);
        if decided.approval.progress == Progress::Declined {
            self.serve_those_who_wait(&decided.meeting.meeting.holds);
        }
    }

    pub(super) fn decide_in(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: ApprovalId,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<Decided, Error> {
        let nothing = || Error::NotFound(Noun::Approval);
        let asked = tx.approval(id)?.ok_or_else(nothing)?;
        let meeting = self.lock_for_decision(tx, &asked)?;
        // Read again: somebody else may have decided while this one waited.
        let approval = tx.approval(id)?.ok_or_else(nothing)?;
        let mut roll = Roll::default();
        let spoken = self.speak(tx, &mut roll, who, approval, decision, now)?;
        let vote = spoken.votes.last().cloned();
        let organizer = spoken.organizer;
        let (settled, moved) = approval::settle(spoken, now, |stage| {
            self.electors(tx, &mut roll, stage, organizer, now)
        })?;
        let settled = self.timed(settled);
        if let Some(vote) = vote {
            self.log_vote(tx, who, &settled, vote, now)?;
        }
        let moved = moved.then_some(ApprovalHappened::Wanted);
        let meeting = self.carry_out(tx, who, &mut roll, &settled, meeting, moved, now)?;
        // Who decided knows what was said, also without a part in the meeting.
        let reason = meeting.reason.clone();
        let mut meeting = self.detail(tx, who, meeting, now)?;
        meeting.meeting.reason = reason;
        Ok(Decided {
            approval: settled,
            meeting,
        })
    }

    /// Holds the meeting and, where rivals wait for them, its rooms: rooms first, so that two who
    /// approve two rivals at once take their turns.
    pub(super) fn lock_for_decision(
        &self,
        tx: &mut Tx,
        approval: &Approval,
    ) -> Result<Meeting, Error> {
        let nothing = || Error::NotFound(Noun::Meeting);
        let meeting = tx.meeting(approval.meeting)?.ok_or_else(nothing)?;
        if meeting.rival_holds().next().is_some() {
            tx.lock_rooms(&meeting.wanted_rooms())?;
        }
        tx.meeting_for_update(approval.meeting)?.ok_or_else(nothing)
    }

    fn speak(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        who: &Who,
        approval: Approval,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<Approval, Error> {
        let caller: &Caller = &who.caller;
        let speaker = self.decider(caller, &approval);
        let denied = Error::Denied(Permission::MeetingApprove);
        let Some(speaker) = speaker else {
            return Err(denied);
        };
        let electors = match approval.current() {
            Some(stage) => self.electors(tx, roll, stage, approval.organizer, now)?,
            None => Default::default(),
        };
        let is_concerned = approval.is_of(speaker);
        let word = Word {
            speaker,
            deputy_for: deputy_for(caller),
            verdict: decision.verdict,
            reason: decision.reason.clone(),
        };
        let seen = tx
            .meeting(approval.meeting)?
            .is_some_and(|meeting| self.see(who, &meeting).is_ok());
        speak(approval, word, &electors, now).map_err(|refusal| match refusal {
            // What somebody is not asked about is not there for them, unless they see the meeting.
            Refusal::NotAsked if !seen && !is_concerned => Error::NotFound(Noun::Approval),
            Refusal::NotAsked => denied,
            other => Error::refused(crate::Refusal::Approval(other)),
        })
    }

    /// Saves where the request has come to and does to the meeting what follows from it.
    pub(super) fn carry_out(
        &self,
        tx: &mut Tx,
        who: &Who,
        roll: &mut Roll,
        approval: &Approval,
        meeting: Meeting,
        moved: Option<ApprovalHappened>,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        self.save_approval(tx, approval, now)?;
        if approval.is_open() {
            if let Some(happened) = moved {
                self.tell_asked(tx, who, roll, approval, happened, now)?;
            }
            return Ok(meeting);
        }
        self.log_approval(tx, who, approval, ended(approval.progress), now)?;
        if approval.progress == Progress::Approved {
            return self.grant(tx, who, meeting, now);
        }
        self.deny(tx, who, approval, meeting, now)
    }

    /// The meeting, or its change, is approved: it has its rooms, and rivals go without.
    pub(super) fn grant(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: Meeting,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let mut clashes = Vec::new();
        for hold in meeting.rival_holds() {
            clashes.extend(tx.clashes(hold.room, hold.span, Some(meeting.id))?);
        }
        let version = meeting.version;
        let ids = self.ids(now);
        let places = self.places();
        let change = meeting::approve(meeting, &places, clashes, now, || ids.hold())?;
        self.save_change(tx, who, &change, version, now)?;
        self.outdo_rivals(tx, who, &change.meeting, now)?;
        Ok(change.meeting)
    }

    /// The request came to nothing: the meeting gives its rooms back, or stays as it was.
    pub(super) fn deny(
        &self,
        tx: &mut Tx,
        who: &Who,
        approval: &Approval,
        meeting: Meeting,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let version = meeting.version;
        let is_change = meeting.proposal.is_some();
        let change = match approval.progress {
            Progress::Lapsed if is_change => meeting::withdraw(meeting),
            _ => meeting::decline(meeting, approval.reason.clone(), now)?,
        };
        self.save_change(tx, who, &change, version, now)?;
        Ok(change.meeting)
    }
}

fn checked(decision: Decision) -> Result<Decision, Error> {
    Ok(Decision {
        verdict: decision.verdict,
        reason: checked_reason(decision.reason)?,
    })
}
