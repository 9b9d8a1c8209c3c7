//! Who may see a room and how one gets into it: the rules `whoSees`, `whoBooks`, `whoRequests` and
//! `whoRequestsOutOfPolicy` of a place, beside what grants allow. Who looks after a room is never
//! kept out of it by these rules.

use serde::{Deserialize, Serialize};

use super::{Caller, Identity, Permission, Subject, Target};
use crate::id::PlaceId;
use crate::place::Places;

/// Those whom a rule is for; an empty list is nobody.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Audience(pub Vec<Subject>);

impl Audience {
    pub fn everyone() -> Audience {
        Audience(vec![Subject::Everyone])
    }

    pub fn is_everyone(&self) -> bool {
        self.0.contains(&Subject::Everyone)
    }

    pub fn admits(&self, caller: &Caller) -> bool {
        self.0.iter().any(|subject| caller.is(subject))
    }
}

impl Caller {
    /// Whether the subject names the caller, or something the caller belongs to.
    pub fn is(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Everyone => true,
            Subject::Person(person) => self.identity == Identity::Person(*person),
            Subject::OrgUnit(unit) => self.rights.org_units.contains(unit),
            Subject::Group(group) => self.rights.groups.contains(group),
        }
    }

    /// Whether the place is there for the caller at all.
    pub fn sees(&self, places: &Places, place: PlaceId) -> bool {
        let on = Target::place(places.path(place));
        let Some(policy) = places.policy(place) else {
            return false;
        };
        self.may(Permission::RoomSee, &on)
            && (policy.who_sees.value.admits(self) || self.looks_after(&on))
    }

    /// Whether every place there is may be seen, without looking at each of them.
    pub fn sees_everything(&self, places: &Places) -> bool {
        let everywhere = Target::deployment();
        self.may(Permission::RoomSee, &everywhere)
            && (!places.hides_any() || self.looks_after(&everywhere))
    }

    fn looks_after(&self, on: &Target<'_>) -> bool {
        [
            Permission::PlaceManage,
            Permission::MeetingManage,
            Permission::MeetingApprove,
            // What hangs beside the door is not kept from the room.
            Permission::PanelUse,
        ]
        .into_iter()
        .any(|permission| self.may(permission, on))
    }

    fn entry(&self, places: &Places, room: PlaceId) -> Entry {
        let on = Target::place(places.path(room));
        let Some(policy) = places.policy(room) else {
            return Entry::Shut;
        };
        if !self.sees(places, room) {
            return Entry::Shut;
        }
        let asks = policy.who_requests.value.admits(self)
            || policy.who_requests_out_of_policy.value.admits(self);
        if self.may(Permission::MeetingApprove, &on) {
            Entry::Approves
        } else if policy.who_books.value.admits(self) || self.may(Permission::MeetingManage, &on) {
            Entry::Books
        } else if asks {
            Entry::Requests
        } else {
            Entry::Shut
        }
    }
}

/// How somebody gets into a room, from not at all to without asking anybody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Entry {
    Shut,
    /// Somebody has to agree.
    Requests,
    /// As the room is booked by all.
    Books,
    /// Whoever may approve needs nobody's approval.
    Approves,
}

/// How somebody gets into all rooms of a meeting together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Admission {
    /// The least of all rooms.
    pub entry: Entry,
    /// A room that is shut.
    pub shut: Option<PlaceId>,
    /// What a rule forbids may be asked for.
    pub out_of_policy: bool,
}

impl Admission {
    /// Of whoever acts; somebody who acts for another gets in where either does.
    pub fn of(callers: &[&Caller], places: &Places, rooms: &[PlaceId]) -> Admission {
        let mut admission = Admission {
            entry: Entry::Approves,
            shut: None,
            out_of_policy: !rooms.is_empty(),
        };
        for room in rooms {
            let entry = callers
                .iter()
                .map(|caller| caller.entry(places, *room))
                .max()
                .unwrap_or(Entry::Shut);
            admission.entry = admission.entry.min(entry);
            if entry == Entry::Shut {
                admission.shut = admission.shut.or(Some(*room));
            }
            admission.out_of_policy &= places.policy(*room).is_some_and(|policy| {
                let asks = &policy.who_requests_out_of_policy.value;
                callers.iter().any(|caller| asks.admits(caller))
            });
        }
        admission
    }

    /// Of somebody who is in these rooms already and stays in them.
    pub fn staying(self) -> Admission {
        Admission {
            entry: self.entry.max(Entry::Requests),
            shut: None,
            ..self
        }
    }
}
