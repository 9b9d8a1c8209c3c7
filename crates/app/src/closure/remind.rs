//! Reminding those who were asked to find another room, until nothing is in the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::closure::{Closure, Concern};
use domain::event::{ClosureHappened, Fact};
use domain::id::PersonId;
use domain::meeting::Meeting;
use jiff::Timestamp;
use store::Tx;

use super::way::Way;
use crate::{App, Error, Who};

impl App {
    pub(crate) fn sweep_closures(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.now();
        let ahead = self
            .store
            .read(|tx| tx.closures_ahead(now).map_err(Error::from))?;
        for closure in ahead {
            if self
                .store
                .read(|tx| self.due(tx, &closure, now))?
                .is_empty()
            {
                continue;
            }
            let app = self.clone();
            self.store
                .write(move |tx| app.remind_of_closure(tx, &closure, now))?;
        }
        Ok(())
    }

    /// Meetings still in the way whose organizers are to be reminded.
    fn due(
        &self,
        tx: &mut Tx,
        closure: &Closure,
        now: Timestamp,
    ) -> Result<Vec<(Concern, Way)>, Error> {
        let mut asked = tx.concerns_of(closure.id)?;
        asked.retain(|concern| concern.asked_at.is_some());
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.found_in_the_way(tx, closure, now)?;
        let due = found.into_iter().filter_map(|way| {
            let concern = asked.iter().find(|one| one.meeting == way.meeting.id)?;
            let at = concern.reminder_at(way.meeting.span.from())?;
            (at <= now).then(|| (concern.clone(), way))
        });
        Ok(due.collect())
    }

    fn remind_of_closure(
        &self,
        tx: &mut Tx,
        closure: &Closure,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut told: BTreeMap<PersonId, Vec<Meeting>> = BTreeMap::new();
        for (concern, way) in self.due(tx, closure, now)? {
            let asked = self.asked_about(tx, &way, now)?;
            let meeting = way.meeting;
            tx.save_concern(&Concern {
                told_at: Some(now),
                reminders: concern.reminders.saturating_add(1),
                ..concern
            })?;
            let happened = ClosureHappened::Reminded;
            let fact = Fact::of_closure(closure, happened, Some(meeting.id));
            self.log(tx, &Who::timer(), now, fact)?;
            for person in asked {
                told.entry(person).or_default().push(meeting.clone());
            }
        }
        for (person, meetings) in told {
            self.tell_room_closes(tx, closure, person, &meetings, None, now)?;
        }
        Ok(())
    }
}
