//! Counting what was booked already, for the rules that look at more than one booking. Where no
//! such rule is set, nothing is asked.

use std::sync::Arc;

use domain::id::{MeetingId, PersonId, PlaceId};
use domain::place::Places;
use domain::policy::{self, Usage};
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use crate::{App, Error};

/// Why something is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// To book: nobody else may count for the same person meanwhile.
    ToBook,
    /// To say what booking would lead to.
    ToLook,
}

/// Whose bookings of which rooms are counted.
pub(crate) struct Counted<'a> {
    pub organizer: PersonId,
    pub rooms: &'a [PlaceId],
    pub spans: &'a [Span],
    /// Meetings about to be replaced.
    pub except: &'a [MeetingId],
}

impl App {
    pub(crate) fn usage(
        &self,
        tx: &mut Tx,
        places: &Places,
        counted: &Counted<'_>,
        count: Count,
        now: Timestamp,
    ) -> Result<Arc<Usage>, Error> {
        let needs = policy::needs(counted.rooms, places, counted.spans, now);
        let mut usage = Usage::default();
        if needs.are_none() {
            return Ok(Arc::new(usage));
        }
        let organizer = counted.organizer;
        let unit = match needs.department {
            Some(_) => tx.org_unit_of(organizer)?,
            None => None,
        };
        if count == Count::ToBook {
            if !needs.groups.is_empty() {
                tx.lock_rooms(&needs.groups)?;
            }
            tx.lock_counted(unit, organizer)?;
        }
        if let Some(span) = needs.person {
            usage.person = tx.used_by_person(organizer, span)?;
        }
        if let (Some(span), Some(unit)) = (needs.department, unit) {
            usage.department = tx.used_by_department(unit, span)?;
        }
        if let Some(span) = needs.everyone {
            let is_counted = |room: &&PlaceId| {
                needs
                    .groups
                    .iter()
                    .any(|group| places.is_within(**room, *group))
            };
            for room in places.rooms().iter().filter(is_counted) {
                usage.everyone.extend(tx.used_in_room(*room, span)?);
            }
        }
        for list in [
            &mut usage.person,
            &mut usage.department,
            &mut usage.everyone,
        ] {
            list.retain(|used| !counted.except.contains(&used.meeting));
        }
        Ok(Arc::new(usage))
    }
}
