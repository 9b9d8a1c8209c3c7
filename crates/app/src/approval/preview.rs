//! Who would have to agree to a booking, asked before anybody books: for whoever draws up a flow.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::approval::{OwnRequests, Stage, Step, Wish};
use domain::id::{PersonId, PlaceId};
use jiff::{SignedDuration, Timestamp};

use super::Roll;
use crate::access::permit;
use crate::place::checked_people;
use crate::{App, Error, Noun, Who};

/// People named of one step.
const NAMED_MOST: usize = 20;

/// A booking that is made up.
pub struct Supposed {
    pub rooms: Vec<PlaceId>,
    pub wish: Wish,
    /// Who would ask.
    pub organizer: PersonId,
}

/// What one step would mean for it.
pub struct StepPreview {
    /// It is for such bookings; others are passed over.
    pub is_taken: bool,
    /// Of whom so many have to say yes.
    pub needed: usize,
    /// Whoever asks is one of them, and asking counts as a yes.
    pub asking_counts: bool,
    pub count: usize,
    /// The first of them, by name.
    pub people: Vec<(PersonId, Arc<str>)>,
    /// Nobody is left to decide it: it goes to the administrators.
    pub is_deserted: bool,
    /// Until when it would have to be decided, were it to begin now.
    pub due_at: Option<Timestamp>,
}

impl App {
    /// Steps are taken as they are given, whether or not they are a flow's.
    pub fn preview_flow(
        &self,
        who: &Who,
        steps: Vec<Step>,
        supposed: &Supposed,
    ) -> Result<Vec<StepPreview>, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let steps = self.checked_steps(steps)?;
        let people = supposed.wish.people;
        checked_people("people", (people > 0).then_some(people))?;
        let places = self.places();
        if supposed
            .rooms
            .iter()
            .any(|room| places.room(*room).is_none())
        {
            return Err(Error::NotFound(Noun::Room));
        }
        let zone = supposed.rooms.first().map(|room| places.zone(*room));
        let now = self.now();
        self.store.read(|tx| {
            let mut roll = Roll::default();
            let mut previews = Vec::new();
            for step in &steps {
                let holds = |zone: &jiff::tz::TimeZone| {
                    let mut when = step.when.iter();
                    when.any(|condition| condition.holds(&supposed.wish, zone))
                };
                let is_taken = step.when.is_empty() || zone.as_ref().is_none_or(holds);
                let stage = Stage {
                    step: step.clone(),
                    room_ids: supposed.rooms.clone(),
                    times: None,
                };
                let organizer = supposed.organizer;
                let mut asked = self.electors(tx, &mut roll, &stage, organizer, now)?.asked;
                let is_another = step.own_requests == OwnRequests::Another;
                if is_another {
                    asked.remove(&organizer);
                }
                let asking_counts = !is_another && asked.contains(&organizer);
                let names = self.names(tx, asked.iter().copied())?;
                let name = |person: &PersonId| names.get(person).cloned().unwrap_or_default();
                let mut people: Vec<_> = asked.iter().map(|one| (*one, name(one))).collect();
                people.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
                people.truncate(NAMED_MOST);
                previews.push(StepPreview {
                    is_taken,
                    needed: step.quorum.of(asked.len()),
                    asking_counts,
                    count: asked.len(),
                    people,
                    is_deserted: asked.is_empty(),
                    due_at: self.due_at(&stage, now),
                });
            }
            Ok(previews)
        })
    }

    fn due_at(&self, stage: &Stage, now: Timestamp) -> Option<Timestamp> {
        let deadline = stage.step.deadline?;
        if !deadline.working {
            let hours = SignedDuration::from_hours(i64::from(deadline.hours));
            return now.checked_add(hours).ok();
        }
        let room = stage.room_ids.first()?;
        self.places()
            .working_hours_after(*room, now, deadline.hours)
    }
}
