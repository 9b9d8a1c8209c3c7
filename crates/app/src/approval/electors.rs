//! Who may decide: the people behind the approvers of a stage, as they are now. What grants,
//! groups and departments say is read when it is asked, so that whoever left is not waited for.

use std::collections::{BTreeSet, HashMap};

use domain::access::{Caller, Grant, Permission, Permissions, Scope, Subject, Target};
use domain::approval::{Approval, Approver, Electors, OwnRequests, Stage};
use domain::id::{PersonId, PlaceId};
use domain::meeting::Meeting;
use jiff::Timestamp;
use store::Tx;

use crate::access::rights::permissions_of;
use crate::{App, Error};

/// Grants read at once.
const GRANTS_READ: usize = 1_000;
/// Of a grant to everyone, so many are taken for people who may decide.
const EVERYONE_MOST: usize = 1_000;

/// What was found out about approvers within one transaction.
#[derive(Default)]
pub(crate) struct Roll {
    grants: Option<Vec<(Grant, Permissions)>>,
    known: HashMap<(Approver, Vec<PlaceId>, Option<PersonId>), BTreeSet<PersonId>>,
}

impl App {
    pub(crate) fn electors(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        stage: &Stage,
        organizer: PersonId,
        now: Timestamp,
    ) -> Result<Electors, Error> {
        let mut asked = BTreeSet::new();
        let whose = Some(organizer);
        for approver in &stage.step.approvers {
            asked.extend(self.people_behind(tx, roll, approver, &stage.room_ids, whose, now)?);
        }
        let administrators = Approver::Administrators;
        let administrators = self.people_behind(tx, roll, &administrators, &[], None, now)?;
        Ok(Electors {
            asked,
            administrators,
        })
    }

    /// Active people that the approver stands for where the rooms are. Grants within a department
    /// count for meetings of the people in it.
    pub(crate) fn people_behind(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        approver: &Approver,
        rooms: &[PlaceId],
        organizer: Option<PersonId>,
        now: Timestamp,
    ) -> Result<BTreeSet<PersonId>, Error> {
        let key = (approver.clone(), rooms.to_vec(), organizer);
        if let Some(known) = roll.known.get(&key) {
            return Ok(known.clone());
        }
        let named: BTreeSet<PersonId> = match approver {
            Approver::Person(person) => [*person].into(),
            Approver::OrgUnit(unit) => tx.people_within(*unit)?.into_iter().collect(),
            Approver::Group(group) => match tx.group(*group)? {
                Some(group) => group.members,
                None => BTreeSet::new(),
            },
            Approver::Role(role) => self.granted(tx, roll, rooms, organizer, now, |grant, _| {
                grant.role == *role
            })?,
            Approver::Holders => {
                self.granted(tx, roll, rooms, organizer, now, |_, permissions| {
                    permissions.contains(Permission::MeetingApprove)
                })?
            }
            Approver::Administrators => {
                self.granted(tx, roll, &[], None, now, |grant, permissions| {
                    grant.scope == Scope::All && permissions.contains(Permission::MeetingApprove)
                })?
            }
        };
        let ids: Vec<_> = named.into_iter().collect();
        let there = tx.people_by_ids(&ids)?.into_iter();
        let active = there.filter(|person| person.active);
        let active: BTreeSet<_> = active.map(|person| person.id).collect();
        roll.known.insert(key, active.clone());
        Ok(active)
    }

    /// Active people who hold the permission in the room, wherever they have it from.
    pub(crate) fn holders(
        &self,
        tx: &mut Tx,
        permission: Permission,
        room: PlaceId,
        now: Timestamp,
    ) -> Result<BTreeSet<PersonId>, Error> {
        let holds = |_: &Grant, permissions: &Permissions| permissions.contains(permission);
        let named = self.granted(tx, &mut Roll::default(), &[room], None, now, holds)?;
        let ids: Vec<_> = named.into_iter().collect();
        let there = tx.people_by_ids(&ids)?.into_iter();
        Ok(there.filter(|one| one.active).map(|one| one.id).collect())
    }

    /// Those whom such grants reach that count in all of the rooms.
    fn granted(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        rooms: &[PlaceId],
        organizer: Option<PersonId>,
        now: Timestamp,
        is_one: impl Fn(&Grant, &Permissions) -> bool,
    ) -> Result<BTreeSet<PersonId>, Error> {
        let grants = match roll.grants.take() {
            Some(grants) => grants,
            None => all_grants(tx)?,
        };
        let places = self.places();
        // Which rooms each person has it in: one may have it in each by another grant.
        let mut where_held: HashMap<PersonId, BTreeSet<PlaceId>> = HashMap::new();
        let mut everywhere = BTreeSet::new();
        for (grant, permissions) in &grants {
            if !grant.counts_at(now) || !is_one(grant, permissions) {
                continue;
            }
            let held: Vec<_> = match grant.scope {
                Scope::All => rooms.to_vec(),
                Scope::Place(place) => {
                    let within = |room: &&PlaceId| places.is_within(**room, place);
                    rooms.iter().filter(within).copied().collect()
                }
                Scope::OrgUnit(unit) => {
                    let within = tx.people_within(unit)?;
                    if organizer.is_some_and(|organizer| within.contains(&organizer)) {
                        rooms.to_vec()
                    } else {
                        continue;
                    }
                }
                // One's own requests are settled by asking, not by a right.
                Scope::Own => continue,
            };
            if held.is_empty() && grant.scope != Scope::All {
                continue;
            }
            for person in people_of(tx, grant.subject)? {
                if grant.scope == Scope::All {
                    everywhere.insert(person);
                }
                where_held.entry(person).or_default().extend(&held);
            }
        }
        roll.grants = Some(grants);
        let has_all = |held: &BTreeSet<PlaceId>| rooms.iter().all(|room| held.contains(room));
        let mut found: BTreeSet<_> = where_held
            .into_iter()
            .filter(|(_, held)| has_all(held))
            .map(|(person, _)| person)
            .collect();
        found.extend(everywhere);
        Ok(found)
    }

    /// Whether the caller's word on the meeting would be heard.
    pub(crate) fn may_decide_on(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let open = tx.open_approval(meeting.id)?;
        let Some(approval) = open else {
            // Asked before requests were kept apart from their meetings.
            let rooms = meeting.rooms();
            return Ok(holds_in_all(self, caller, &rooms));
        };
        self.may_decide(tx, &mut Roll::default(), caller, &approval, now)
    }

    pub(crate) fn may_decide(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        caller: &Caller,
        approval: &Approval,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let Some(me) = self.decider(caller, approval) else {
            return Ok(false);
        };
        let Some(stage) = approval.current().filter(|_| approval.is_open()) else {
            return Ok(false);
        };
        let is_barred = stage.step.own_requests == OwnRequests::Another && approval.is_of(me);
        if is_barred || approval.votes_here().any(|vote| vote.cast_by == me) {
            return Ok(false);
        }
        if caller.may(Permission::MeetingApprove, &Target::deployment()) {
            return Ok(true);
        }
        let electors =
            approval.may_speak(self.electors(tx, roll, stage, approval.organizer, now)?);
        let deputy = deputy_for(caller);
        Ok(electors
            .asked
            .iter()
            .any(|person| *person == me || deputy.contains(person)))
    }

    /// The person whose word it is: a machine speaks only where it may approve itself.
    pub(crate) fn decider(&self, caller: &Caller, approval: &Approval) -> Option<PersonId> {
        let me = caller.person()?;
        let rooms = approval.current().map(|stage| stage.room_ids.as_slice());
        let speaks = caller.is_person(me) || holds_in_all(self, caller, rooms.unwrap_or_default());
        speaks.then_some(me)
    }
}

/// Those who let the caller decide for them.
pub(crate) fn deputy_for(caller: &Caller) -> BTreeSet<PersonId> {
    let given = caller.rights.acts_for.iter();
    let decides = given.filter(|given| given.powers.decides);
    decides.map(|given| given.person).collect()
}

fn holds_in_all(app: &App, caller: &Caller, rooms: &[PlaceId]) -> bool {
    let places = app.places();
    rooms.iter().all(|room| {
        let target = Target::place(places.path(*room));
        caller.may(Permission::MeetingApprove, &target)
    })
}

fn all_grants(tx: &mut Tx) -> Result<Vec<(Grant, Permissions)>, Error> {
    let mut all = Vec::new();
    let mut last = None;
    loop {
        let page = tx.grants(None, last, GRANTS_READ)?;
        let Some(end) = page.last() else {
            return Ok(all);
        };
        last = Some(end.id);
        for grant in page {
            let permissions = permissions_of(tx, &grant.role)?.unwrap_or_default();
            all.push((grant, permissions));
        }
    }
}

fn people_of(tx: &mut Tx, subject: Subject) -> Result<Vec<PersonId>, Error> {
    Ok(match subject {
        Subject::Person(person) => vec![person],
        Subject::OrgUnit(unit) => tx.people_within(unit)?,
        Subject::Group(group) => match tx.group(group)? {
            Some(group) => group.members.into_iter().collect(),
            None => Vec::new(),
        },
        Subject::Everyone => {
            let all = tx.people_matching(None, None, EVERYONE_MOST)?;
            all.into_iter().map(|person| person.id).collect()
        }
    })
}
