//! Rivals: requests that wait for the same room at the same time. Whoever gets it, by approval or
//! by booking it outright, sends the others away.

use domain::approval::Progress;
use domain::event::ApprovalHappened;
use domain::id::MeetingId;
use domain::meeting::{self, Meeting};
use jiff::Timestamp;
use store::Tx;

use crate::{App, Error, Who};

impl App {
    /// Declines what waits for a room that the meeting has. A room where rivals may not wait is not
    /// asked about, so that ordinary bookings pay nothing.
    pub(crate) fn outdo_rivals(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<(), Error> {
        let places = self.places();
        let mut outdone: Vec<MeetingId> = Vec::new();
        for hold in meeting.all_holds().filter(|hold| hold.active) {
            let rivals = places
                .policy(hold.room)
                .is_some_and(|policy| policy.rival_requests.value);
            if rivals {
                outdone.extend(tx.rivals_between(hold.room, hold.span)?);
            }
        }
        outdone.sort();
        outdone.dedup();
        outdone.retain(|rival| *rival != meeting.id);
        for rival in &outdone {
            self.outdo(tx, who, *rival, now)?;
        }
        self.changed(outdone);
        Ok(())
    }

    fn outdo(&self, tx: &mut Tx, who: &Who, rival: MeetingId, now: Timestamp) -> Result<(), Error> {
        let Some(rival) = tx.meeting_for_update(rival)?.filter(Meeting::waits) else {
            return Ok(());
        };
        if let Some(open) = tx.open_approval(rival.id)? {
            let closed = open.closed(Progress::Outdone, now);
            self.save_approval(tx, &closed, now)?;
            self.log_approval(tx, who, &closed, ApprovalHappened::Outdone, now)?;
        }
        let version = rival.version;
        let change = meeting::decline(rival, None, now)?;
        self.save_change(tx, who, &change, version, now)
    }
}
