//! Flows: the steps a request walks through, who decides at each, and what happens when nobody does.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Condition;
use crate::access::RoleCode;
use crate::id::{FlowId, GroupId, OrgUnitId, PersonId, PlaceId};

/// Steps in one flow.
pub const STEPS_MOST: usize = 10;
/// Approvers named in one step.
pub const APPROVERS_MOST: usize = 50;
/// Hours a step may last: a year.
pub const HOURS_MOST: u32 = 24 * 366;

/// A named way of deciding. Places name one in their rule `approvalFlow`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    pub id: FlowId,
    pub name: String,
    pub steps: Vec<Step>,
    pub version: i64,
}

/// One step of a flow.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    #[serde(default)]
    pub name: String,
    pub approvers: Vec<Approver>,
    #[serde(default)]
    pub quorum: Quorum,
    /// The step is taken when one of these holds; empty: always.
    #[serde(default)]
    pub when: Vec<Condition>,
    #[serde(default)]
    pub own_requests: OwnRequests,
    #[serde(default)]
    pub deadline: Option<Deadline>,
}

/// Who is asked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id")]
pub enum Approver {
    Person(PersonId),
    /// All who belong to it or to what is below.
    OrgUnit(OrgUnitId),
    Group(GroupId),
    /// All who have the role where the rooms are.
    Role(RoleCode),
    /// All who hold `meeting.approve` where the rooms are.
    Holders,
    /// All who hold `meeting.approve` everywhere.
    Administrators,
}

/// How many of them have to say yes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Quorum {
    #[default]
    Any,
    All,
    Count {
        people: u32,
    },
}

impl Quorum {
    /// Of so many who may say yes; never more than there are, never none.
    pub fn of(self, people: usize) -> usize {
        let wanted = match self {
            Quorum::Any => 1,
            Quorum::All => people,
            Quorum::Count { people } => people as usize,
        };
        wanted.clamp(1, people.max(1))
    }
}

/// What holds for somebody who asks and is an approver of the step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OwnRequests {
    /// Asking counts as their yes.
    #[default]
    Agreed,
    /// Somebody else has to decide.
    Another,
}

/// Until when a step is to be decided, counted from its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deadline {
    pub hours: u32,
    /// Only hours count at which the rooms are open.
    #[serde(default)]
    pub working: bool,
    /// Hours before the deadline at which the approvers are reminded.
    #[serde(default)]
    pub remind_hours: Option<u32>,
    pub then: Outcome,
}

/// What becomes of a step that nobody decided.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    Approve,
    Decline,
    /// On to the next step, and after the last one to the administrators.
    Escalate,
}

/// Why a flow cannot be. Steps are counted from one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FlowRefusal {
    NoStep,
    TooManySteps {
        most: usize,
    },
    /// The step names nobody.
    NoApprover {
        step: usize,
    },
    TooManyApprovers {
        step: usize,
        most: usize,
    },
    /// Named twice, so that a count would lie.
    RepeatedApprover {
        step: usize,
    },
    /// There is no such person, unit, group or role.
    UnknownApprover {
        step: usize,
    },
    /// Nobody who could decide is left of those named.
    NobodyThere {
        step: usize,
    },
    /// More have to say yes than there are.
    CountBeyondPeople {
        step: usize,
        people: usize,
    },
    /// The hours of the deadline, or of its reminder, cannot be.
    Deadline {
        step: usize,
    },
    /// A condition that always holds, or never.
    Condition {
        step: usize,
    },
    /// A flow refers to itself: the same step stands twice in a row.
    RepeatedStep {
        step: usize,
    },
}

impl FlowRefusal {
    pub fn reason(&self) -> &'static str {
        match self {
            FlowRefusal::NoStep => "no_step",
            FlowRefusal::TooManySteps { .. } => "too_many_steps",
            FlowRefusal::NoApprover { .. } => "no_approver",
            FlowRefusal::TooManyApprovers { .. } => "too_many_approvers",
            FlowRefusal::RepeatedApprover { .. } => "repeated_approver",
            FlowRefusal::UnknownApprover { .. } => "unknown_approver",
            FlowRefusal::NobodyThere { .. } => "nobody_there",
            FlowRefusal::CountBeyondPeople { .. } => "count_beyond_people",
            FlowRefusal::Deadline { .. } => "deadline",
            FlowRefusal::Condition { .. } => "condition",
            FlowRefusal::RepeatedStep { .. } => "repeated_step",
        }
    }

    pub fn step(&self) -> Option<usize> {
        match self {
            FlowRefusal::NoStep | FlowRefusal::TooManySteps { .. } => None,
            FlowRefusal::NoApprover { step }
            | FlowRefusal::TooManyApprovers { step, .. }
            | FlowRefusal::RepeatedApprover { step }
            | FlowRefusal::UnknownApprover { step }
            | FlowRefusal::NobodyThere { step }
            | FlowRefusal::CountBeyondPeople { step, .. }
            | FlowRefusal::Deadline { step }
            | FlowRefusal::Condition { step }
            | FlowRefusal::RepeatedStep { step } => Some(*step),
        }
    }
}

/// Refuses what can be seen without knowing who is there.
pub fn admit_steps(steps: &[Step]) -> Result<(), FlowRefusal> {
    if steps.is_empty() {
        return Err(FlowRefusal::NoStep);
    }
    if steps.len() > STEPS_MOST {
        return Err(FlowRefusal::TooManySteps { most: STEPS_MOST });
    }
    for (number, step) in (1..).zip(steps) {
        admit_step(number, step)?;
    }
    let mut pairs = steps.windows(2).zip(2..);
    let twice = pairs.find(|(pair, _)| match pair {
        [one, next] => one.approvers == next.approvers && one.when == next.when,
        _ => false,
    });
    match twice {
        Some((_, step)) => Err(FlowRefusal::RepeatedStep { step }),
        None => Ok(()),
    }
}

fn admit_step(number: usize, step: &Step) -> Result<(), FlowRefusal> {
    if step.approvers.is_empty() {
        return Err(FlowRefusal::NoApprover { step: number });
    }
    if step.approvers.len() > APPROVERS_MOST {
        return Err(FlowRefusal::TooManyApprovers {
            step: number,
            most: APPROVERS_MOST,
        });
    }
    let mut named: Vec<_> = step.approvers.iter().collect();
    named.sort();
    named.dedup();
    if named.len() < step.approvers.len() {
        return Err(FlowRefusal::RepeatedApprover { step: number });
    }
    if step.quorum == (Quorum::Count { people: 0 }) {
        return Err(FlowRefusal::CountBeyondPeople {
            step: number,
            people: 0,
        });
    }
    if let Some(deadline) = step.deadline {
        let hours = 1..=HOURS_MOST;
        let reminds = deadline
            .remind_hours
            .is_none_or(|before| (1..deadline.hours).contains(&before));
        if !hours.contains(&deadline.hours) || !reminds {
            return Err(FlowRefusal::Deadline { step: number });
        }
    }
    if step.when.iter().all(Condition::is_sound) {
        Ok(())
    } else {
        Err(FlowRefusal::Condition { step: number })
    }
}

/// The steps of a request: a step of a flow, and the rooms for which it is taken.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stage {
    #[serde(flatten)]
    pub step: Step,
    pub room_ids: Vec<PlaceId>,
    /// Worked out when the stage began, where hours count at which the rooms are open: rules and
    /// calendars that change later leave open requests as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<Times>,
}

/// When a stage is to be decided and its people are reminded; absent: never.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    pub due_at: Option<Timestamp>,
    pub remind_at: Option<Timestamp>,
}

impl Stage {
    /// Where no flow is named: whoever may approve there, any of them.
    pub fn usual(rooms: Vec<PlaceId>) -> Stage {
        Stage::asking(Approver::Holders, rooms)
    }

    /// Where a step has nobody left to decide it. If somebody else had to, somebody else still has.
    pub fn last_resort(from: Stage) -> Stage {
        let mut last = Stage::asking(Approver::Administrators, from.room_ids);
        last.step.own_requests = from.step.own_requests;
        last
    }

    fn asking(approver: Approver, room_ids: Vec<PlaceId>) -> Stage {
        Stage {
            step: Step {
                name: String::new(),
                approvers: vec![approver],
                quorum: Quorum::Any,
                when: Vec::new(),
                own_requests: OwnRequests::Agreed,
                deadline: None,
            },
            room_ids,
            times: None,
        }
    }

    pub fn is_last_resort(&self) -> bool {
        self.step.approvers == [Approver::Administrators]
    }
}
