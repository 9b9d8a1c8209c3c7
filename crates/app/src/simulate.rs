//! The policy simulator: what was booked lately is booked again under a draft of rules, before
//! anybody meets them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::id::{OrgUnitId, PersonId, PlaceId};
use domain::meeting::Meeting;
use domain::place::Place;
use domain::policy::{PastBooking, Policy, Violation, simulate};
use domain::span::Span;
use jiff::SignedDuration;
use store::Tx;

use crate::access::permit;
use crate::{App, Error, Noun, Problem, Who};

/// Days that may be played again.
pub const DAYS_MOST: u32 = 366;
/// Meetings that are played again at most, and read at once.
const MEETINGS_MOST: usize = 50_000;
const PAGE: usize = 1_000;

/// What a draft would have meant.
pub struct Simulated {
    /// The days that were played again.
    pub span: Span,
    pub tried: usize,
    /// There were more meetings than are played again: the latest are missing.
    pub is_cut: bool,
    pub refused: usize,
    /// Minutes of rooms that would have stayed free.
    pub freed_minutes: i64,
    pub by_rule: BTreeMap<&'static str, (usize, i64)>,
    /// The first so many of those that would have been refused.
    pub items: Vec<SimulatedRefusal>,
}

/// One meeting that would have been refused.
pub struct SimulatedRefusal {
    pub meeting: Meeting,
    /// `None` where the caller may not know who it is.
    pub organizer: Option<(PersonId, Arc<str>)>,
    pub violations: Vec<Violation>,
    pub minutes: i64,
}

impl App {
    /// Plays the last days again, with `draft` in place of what the place sets itself.
    pub fn simulate_rules(
        &self,
        who: &Who,
        id: PlaceId,
        draft: Policy,
        days: u32,
        items: usize,
    ) -> Result<Simulated, Error> {
        let place = self.place(who, id)?;
        let present = self.places();
        permit(
            who,
            Permission::PlaceManage,
            &Target::place(present.path(id)),
        )?;
        if !(1..=DAYS_MOST).contains(&days) {
            let most = i64::from(DAYS_MOST);
            return Err(Error::invalid(
                "days",
                Problem::OutOfRange { least: 1, most },
            ));
        }
        let drafted = Place {
            policy: draft,
            ..place
        };
        let drafted = crate::place::with_place(&present, drafted);
        drafted.admit_rules(id)?;
        let now = self.now();
        let back = SignedDuration::from_hours(24 * i64::from(days));
        let from = now.checked_sub(back).unwrap_or(now);
        let span = Span::new(from, now).ok_or(Error::NotFound(Noun::Place))?;
        self.store.read(|tx| {
            let is_within = |meeting: &Meeting| {
                let mut holds = meeting.holds.iter();
                meeting.span.from() >= from && holds.any(|hold| present.is_within(hold.room, id))
            };
            let (meetings, is_cut) = all_between(tx, span, is_within)?;
            let bookings = with_departments(tx, meetings)?;
            let found = simulate(&present, &drafted, bookings);
            let organizers = found.refused.iter().take(items);
            let organizers = organizers.map(|refused| refused.meeting.topic.organizer);
            let names = self.names(tx, organizers)?;
            let freed_minutes = found.refused.iter().map(|refused| refused.minutes).sum();
            let refused = found.refused.len();
            let item = |refused: domain::policy::WouldRefuse| {
                let organizer = refused.meeting.topic.organizer;
                let seen = refused.meeting.may_see(&who.caller, &present);
                SimulatedRefusal {
                    organizer: seen.then(|| {
                        (
                            organizer,
                            names.get(&organizer).cloned().unwrap_or_default(),
                        )
                    }),
                    meeting: refused.meeting,
                    violations: refused.violations,
                    minutes: refused.minutes,
                }
            };
            Ok(Simulated {
                span,
                tried: found.tried,
                is_cut,
                refused,
                freed_minutes,
                by_rule: found.by_rule,
                items: found.refused.into_iter().take(items).map(item).collect(),
            })
        })
    }
}

/// The meetings that are wanted, and whether there are more than are played again.
fn all_between(
    tx: &mut Tx,
    span: Span,
    is_wanted: impl Fn(&Meeting) -> bool,
) -> Result<(Vec<Meeting>, bool), Error> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = tx.meetings_between(span, None, after, PAGE)?;
        after = page.last().map(|last| (last.span.from(), last.id));
        let is_last = page.len() < PAGE;
        found.extend(page.into_iter().filter(&is_wanted));
        if found.len() > MEETINGS_MOST {
            found.truncate(MEETINGS_MOST);
            return Ok((found, true));
        }
        if is_last {
            return Ok((found, false));
        }
    }
}

fn with_departments(tx: &mut Tx, meetings: Vec<Meeting>) -> Result<Vec<PastBooking>, Error> {
    let mut departments: HashMap<PersonId, Option<OrgUnitId>> = HashMap::new();
    let mut bookings = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let organizer = meeting.topic.organizer;
        let department = match departments.get(&organizer) {
            Some(known) => *known,
            None => {
                let unit = tx.org_unit_of(organizer)?;
                departments.insert(organizer, unit);
                unit
            }
        };
        bookings.push(PastBooking {
            meeting,
            department,
        });
    }
    Ok(bookings)
}
