//! What the clock does to requests: reminders, deadlines, what lapses, and stages whose people have
//! gone. Each is asked 'what is due now?', so that a missed week is made up in order, once.

use std::sync::Arc;

use domain::approval::{self, Approval, Due, Outcome, Progress};
use domain::event::ApprovalHappened;
use domain::id::ApprovalId;
use domain::meeting::Meeting;
use jiff::Timestamp;
use store::Tx;

use super::Roll;
use crate::{App, Error, Who};

/// Requests looked at in one sweep.
const LOOKED_AT_MOST: usize = 500;

impl App {
    pub(crate) fn sweep_approvals(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.now();
        let due = self
            .store
            .read(|tx| tx.approvals_due(now, LOOKED_AT_MOST).map_err(Error::from))?;
        for (id, meeting) in due {
            let app = self.clone();
            match self.store.write(move |tx| app.look_at(tx, id, now)) {
                Ok(()) => self.changed([meeting]),
                // Another node was faster, or somebody changed it just now: it comes again.
                Err(Error::Stale { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Does what is due on one request.
    fn look_at(&self, tx: &mut Tx, id: ApprovalId, now: Timestamp) -> Result<(), Error> {
        let Some(asked) = tx.approval(id)?.filter(Approval::is_open) else {
            return Ok(());
        };
        let meeting = self.lock_for_decision(tx, &asked)?;
        let Some(open) = tx.approval(id)?.filter(Approval::is_open) else {
            return Ok(());
        };
        if !meeting.waits() {
            // Whatever became of the meeting, there is nothing left to decide.
            let closed = open.closed(Progress::Replaced, now);
            return self.save_approval(tx, &closed, now);
        }
        let who = Who::timer();
        let mut roll = Roll::default();
        let organizer = open.organizer;
        let (approval, due) = approval::due(open, now);
        if due == Due::Remind {
            let happened = ApprovalHappened::Reminded;
            self.tell_asked(tx, &who, &mut roll, &approval, happened, now)?;
        }
        let (settled, moved) = approval::settle(approval, now, |stage| {
            self.electors(tx, &mut roll, stage, organizer, now)
        })?;
        let moved = match due {
            Due::Deadline(Outcome::Approve) => Some(ApprovalHappened::Wanted),
            Due::Deadline(Outcome::Escalate) => Some(ApprovalHappened::Escalated),
            _ => moved.then_some(ApprovalHappened::Escalated),
        };
        let settled = self.unless_taken(tx, self.timed(settled), &meeting)?;
        self.carry_out(tx, &who, &mut roll, &settled, meeting, moved, now)?;
        Ok(())
    }

    /// A deadline that approves what somebody else has got meanwhile ends in nothing.
    fn unless_taken(
        &self,
        tx: &mut Tx,
        settled: Approval,
        meeting: &Meeting,
    ) -> Result<Approval, Error> {
        if settled.progress != Progress::Approved {
            return Ok(settled);
        }
        for hold in meeting.rival_holds() {
            if !tx
                .clashes(hold.room, hold.span, Some(meeting.id))?
                .is_empty()
            {
                let progress = Progress::Outdone;
                return Ok(Approval {
                    progress,
                    ..settled
                });
            }
        }
        Ok(settled)
    }
}
