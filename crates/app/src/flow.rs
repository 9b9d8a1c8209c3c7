//! Flows: making, changing and deleting the ways in which requests are decided. Requests that are
//! open keep the steps they were made with.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::approval::{Approver, Flow, FlowRefusal, OwnRequests, Quorum, Step, admit_steps};
use domain::event::{Fact, Fate, FlowFact};
use domain::id::FlowId;
use domain::place::Places;
use jiff::Timestamp;
use store::Tx;

use crate::access::permit;
use crate::access::rights::permissions_of;
use crate::approval::Roll;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// What is to be different about a flow.
#[derive(Clone, Default, Debug)]
pub struct FlowEdit {
    pub name: Option<String>,
    pub steps: Option<Vec<Step>>,
}

impl App {
    /// Flows by name.
    pub fn flows(
        &self,
        who: &Who,
        after: Option<String>,
        limit: usize,
    ) -> Result<Vec<Flow>, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        self.store
            .read(|tx| tx.flows(after.as_deref(), limit).map_err(Error::from))
    }

    pub fn flow(&self, who: &Who, id: FlowId) -> Result<Flow, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        self.store
            .read(|tx| tx.flow(id)?.ok_or(Error::NotFound(Noun::Flow)))
    }

    pub fn create_flow(
        self: &Arc<Self>,
        who: &Who,
        name: &str,
        steps: Vec<Step>,
        once: Option<Once<Flow>>,
    ) -> Result<Answer<Flow>, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let name = text::name("name", name, text::NAME_MOST)?;
        let now = self.now();
        let id = self.ids(now).flow();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let flow = Flow {
                id,
                name: name.clone(),
                steps: steps.clone(),
                version: 1,
            };
            app.save_flow(tx, &actor, flow, &[], now)
        };
        self.once(who, once, act, |error| error)
    }

    pub fn change_flow(
        self: &Arc<Self>,
        who: &Who,
        id: FlowId,
        edit: FlowEdit,
        version: Option<i64>,
    ) -> Result<Flow, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let name = edit
            .name
            .map(|name| text::name("name", &name, text::NAME_MOST))
            .transpose()?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let before = tx.flow(id)?.ok_or(Error::NotFound(Noun::Flow))?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
            let flow = Flow {
                id,
                name: name.clone().unwrap_or(before.name),
                steps: edit.steps.clone().unwrap_or(before.steps.clone()),
                version: before.version + 1,
            };
            app.save_flow(tx, &who, flow, &before.steps, now)
        })
    }

    /// A flow that a place names stays.
    pub fn delete_flow(self: &Arc<Self>, who: &Who, id: FlowId) -> Result<(), Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let flow = tx.flow(id)?.ok_or(Error::NotFound(Noun::Flow))?;
            let places = Places::new(tx.places()?);
            let named = places.all().filter(|place| {
                let rule = place.policy.approval_flow.as_ref();
                rule.is_some_and(|rule| rule.value == Some(id))
            });
            let uses = i64::try_from(named.count()).unwrap_or(i64::MAX);
            if uses > 0 {
                return Err(Error::refused(Refusal::InUse { uses }));
            }
            tx.delete_flow(id)?;
            let happened = Fate::Deleted;
            app.log(tx, &who, now, Fact::Flow(FlowFact { happened, flow }))
        })
    }

    fn save_flow(
        &self,
        tx: &mut Tx,
        who: &Who,
        flow: Flow,
        before: &[Step],
        now: Timestamp,
    ) -> Result<Flow, Error> {
        if tx.flow_named(&flow.name)?.is_some_and(|id| id != flow.id) {
            return Err(Error::invalid("name", Problem::Repeated));
        }
        let flow = Flow {
            steps: self.checked_steps(flow.steps)?,
            ..flow
        };
        let mut roll = Roll::default();
        for (number, step) in (1..).zip(&flow.steps) {
            self.admit_people(tx, &mut roll, number, step, before, now)?;
        }
        tx.save_flow(&flow)?;
        let fact = FlowFact {
            happened: Fate::Saved,
            flow: flow.clone(),
        };
        self.log(tx, who, now, Fact::Flow(fact))?;
        Ok(flow)
    }

    /// Steps with tidy names, as far as can be seen without knowing who is there.
    pub(crate) fn checked_steps(&self, steps: Vec<Step>) -> Result<Vec<Step>, Error> {
        let steps = named(steps)?;
        admit_steps(&steps).map_err(refused)?;
        Ok(steps)
    }

    /// Refuses a step that nobody could decide. Who has a role or a right differs from place to
    /// place, so that only named people can be counted here.
    fn admit_people(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        number: usize,
        step: &Step,
        before: &[Step],
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut people = std::collections::BTreeSet::new();
        let mut depends_on_place = false;
        for approver in &step.approvers {
            let is_known = match approver {
                // Who decided before may have left; the others go on.
                Approver::Person(person) => tx.person(*person)?.is_some_and(|person| {
                    person.active || before.iter().any(|step| step.approvers.contains(approver))
                }),
                Approver::OrgUnit(unit) => !tx.org_units_above(*unit)?.is_empty(),
                Approver::Group(group) => tx.group(*group)?.is_some(),
                Approver::Role(role) => permissions_of(tx, role)?.is_some(),
                Approver::Holders | Approver::Administrators => true,
            };
            if !is_known {
                return Err(refused(FlowRefusal::UnknownApprover { step: number }));
            }
            depends_on_place |= matches!(approver, Approver::Role(_) | Approver::Holders);
            people.extend(self.people_behind(tx, roll, approver, &[], None, now)?);
        }
        if depends_on_place {
            return Ok(());
        }
        // Where somebody else has to decide, one person alone could never decide on their own.
        let least = match step.own_requests {
            OwnRequests::Agreed => 1,
            OwnRequests::Another => 2,
        };
        if people.len() < least {
            return Err(refused(FlowRefusal::NobodyThere { step: number }));
        }
        match step.quorum {
            Quorum::Count { people: wanted } if wanted as usize > people.len() => {
                Err(refused(FlowRefusal::CountBeyondPeople {
                    step: number,
                    people: people.len(),
                }))
            }
            _ => Ok(()),
        }
    }
}

fn named(steps: Vec<Step>) -> Result<Vec<Step>, Error> {
    let named = steps.into_iter().map(|step| {
        let name = text::line("steps.name", &step.name, text::NAME_MOST)?;
        Ok(Step { name, ..step })
    });
    named.collect()
}

fn refused(refusal: FlowRefusal) -> Error {
    Error::refused(Refusal::Flow(refusal))
}
