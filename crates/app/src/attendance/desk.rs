//! The front desk: the meetings of a stretch of time in the rooms somebody receives people for, with
//! who was to come and who came.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::attendance::{SheetLine, sheet};
use domain::id::{MeetingId, OrgUnitId, PersonId, PlaceId};
use domain::meeting::{Meeting, Party, State};
use domain::place::Places;
use domain::span::Span;
use jiff::Timestamp;

use crate::meeting::Detail;
use crate::{App, Error, Who};

/// Meetings read at once.
const BATCH: usize = 500;

/// A meeting as the front desk sees it.
#[derive(Clone, Debug)]
pub struct DeskLine {
    pub detail: Detail,
    /// The department of who booked; `None` where the reader may not know who that is.
    pub department: Option<String>,
    /// Who was to come and who came; empty where the reader may not know.
    pub lines: Vec<SheetLine>,
    pub names: HashMap<PersonId, Arc<str>>,
}

impl App {
    /// Meetings that take place, or were given up because nobody came, in rooms in which the caller
    /// notes people as being there; by start.
    pub fn desk(
        &self,
        who: &Who,
        span: Span,
        within: Option<PlaceId>,
        after: Option<(Timestamp, MeetingId)>,
        limit: usize,
    ) -> Result<Vec<DeskLine>, Error> {
        let now = self.now();
        let places = self.places();
        self.store.read(|tx| {
            let units: HashMap<OrgUnitId, String> = tx
                .org_units()?
                .into_iter()
                .map(|unit| (unit.id, unit.name))
                .collect();
            let mut after = after;
            let mut found = Vec::new();
            loop {
                let page = tx.meetings_between(span, None, after, BATCH)?;
                let is_last = page.len() < BATCH;
                after = page.last().map(|last| (last.span.from(), last.id));
                for meeting in page {
                    if found.len() == limit {
                        return Ok(found);
                    }
                    if !is_received(who, &meeting, within, &places) {
                        continue;
                    }
                    let seen = meeting.may_see(&who.caller, &places);
                    let came = tx.attendances_of(meeting.id)?;
                    let lines = match seen {
                        true => sheet(&meeting, &came, now),
                        false => Vec::new(),
                    };
                    let people = lines.iter().filter_map(|line| match line.party {
                        Party::Person(person) => Some(person),
                        Party::Guest(_) => None,
                    });
                    let names = self.names(tx, people.collect::<Vec<_>>())?;
                    let unit = match seen {
                        true => tx.org_unit_of(meeting.topic.organizer)?,
                        false => None,
                    };
                    found.push(DeskLine {
                        detail: self.detail(tx, who, meeting, now)?,
                        department: unit.and_then(|unit| units.get(&unit).cloned()),
                        lines,
                        names,
                    });
                }
                if is_last {
                    return Ok(found);
                }
            }
        })
    }
}

fn is_received(who: &Who, meeting: &Meeting, within: Option<PlaceId>, places: &Places) -> bool {
    let takes_place = !matches!(
        meeting.state,
        State::Draft | State::Cancelled | State::Declined
    );
    takes_place
        && meeting.standing_holds().any(|hold| {
            let target = Target::place(places.path(hold.room));
            who.caller.may(Permission::AttendanceNote, &target)
                && who.caller.sees(places, hold.room)
                && within.is_none_or(|place| places.is_within(hold.room, place))
        })
}
