//! Approvals: a request walking through the steps of a flow. Who may decide is a fact that comes
//! from outside; what their word leads to is decided here, and nowhere else.

mod condition;
mod flow;
mod walk;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use condition::{Condition, Hours, Reason, Wish, reasons};
pub use flow::{
    Approver, Deadline, Flow, FlowRefusal, Outcome, OwnRequests, Quorum, Stage, Step, Times,
    admit_steps,
};
pub use walk::{Due, Refusal, Word, due, settle, speak};

use crate::id::{ApprovalId, MeetingId, PersonId, PlaceId, SeriesId};
use crate::span::Span;

/// A request for one date, or for the change of one.
#[derive(Clone, PartialEq, Debug)]
pub struct Approval {
    pub id: ApprovalId,
    pub meeting: MeetingId,
    pub series: Option<SeriesId>,
    pub organizer: PersonId,
    /// Who asked, or in whose name; `None` when the clock did, as for further dates of a series.
    pub asked_by: Option<PersonId>,
    pub asked_at: Timestamp,
    /// The time that is asked for.
    pub span: Span,
    pub why: Vec<Reason>,
    /// As the flows were when it was asked: a flow that changes leaves open requests as they are.
    pub stages: Vec<Stage>,
    /// The stage it is at.
    pub stage: usize,
    pub stage_since: Timestamp,
    pub reminded: bool,
    pub votes: Vec<Vote>,
    pub progress: Progress,
    /// After this it is too late to decide: it lapses.
    pub lapses_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    /// Why it was declined, in the words of who did it.
    pub reason: Option<String>,
    pub version: i64,
}

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Progress {
    Waiting,
    Approved,
    Declined,
    /// Taken back by who asked.
    Recalled,
    /// Nobody decided in time.
    Lapsed,
    /// Something else was asked for instead, or it was settled in another way.
    Replaced,
    /// The rooms went to somebody else who wanted them at that time.
    Outdone,
}

impl Progress {
    pub const ALL: [Progress; 7] = [
        Progress::Waiting,
        Progress::Approved,
        Progress::Declined,
        Progress::Recalled,
        Progress::Lapsed,
        Progress::Replaced,
        Progress::Outdone,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Progress::Waiting => "waiting",
            Progress::Approved => "approved",
            Progress::Declined => "declined",
            Progress::Recalled => "recalled",
            Progress::Lapsed => "lapsed",
            Progress::Replaced => "replaced",
            Progress::Outdone => "outdone",
        }
    }

    pub fn parse(text: &str) -> Option<Progress> {
        Progress::ALL
            .into_iter()
            .find(|progress| progress.as_str() == text)
    }
}

/// What one approver said at one stage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
    pub stage: usize,
    /// Whose word it is.
    pub person: PersonId,
    /// Who gave it: the same person, or somebody who acts for them.
    pub cast_by: PersonId,
    pub verdict: Verdict,
    /// An administrator who is not asked at this stage and settles it.
    pub overrides: bool,
    pub at: Timestamp,
    pub reason: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    Approve,
    Decline,
}

/// Those who may decide at a stage: the ones asked, and the administrators.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Electors {
    pub asked: BTreeSet<PersonId>,
    pub administrators: BTreeSet<PersonId>,
}

impl Approval {
    pub fn is_open(&self) -> bool {
        self.progress == Progress::Waiting
    }

    pub fn current(&self) -> Option<&Stage> {
        self.stages.get(self.stage)
    }

    /// The rooms that are asked for.
    pub fn rooms(&self) -> Vec<PlaceId> {
        let mut rooms = Vec::new();
        for room in self.stages.iter().flat_map(|stage| &stage.room_ids) {
            if !rooms.contains(room) {
                rooms.push(*room);
            }
        }
        rooms
    }

    pub fn votes_here(&self) -> impl Iterator<Item = &Vote> {
        self.votes.iter().filter(|vote| vote.stage == self.stage)
    }

    /// Whether the person asked, or it is their meeting.
    pub fn is_of(&self, person: PersonId) -> bool {
        self.organizer == person || self.asked_by == Some(person)
    }

    /// Those of `electors` who may speak: not who asked, where somebody else has to decide.
    pub fn may_speak(&self, electors: Electors) -> Electors {
        let another = self
            .current()
            .is_some_and(|stage| stage.step.own_requests == OwnRequests::Another);
        if !another {
            return electors;
        }
        let others = |people: BTreeSet<PersonId>| {
            people
                .into_iter()
                .filter(|person| !self.is_of(*person))
                .collect()
        };
        Electors {
            asked: others(electors.asked),
            administrators: others(electors.administrators),
        }
    }

    /// Until when the stage is to be decided.
    pub fn due_at(&self) -> Option<Timestamp> {
        let stage = self.current()?;
        let deadline = stage.step.deadline?;
        match stage.times {
            Some(times) => times.due_at,
            None => Some(hours_after(self.stage_since, i64::from(deadline.hours))),
        }
    }

    pub fn remind_at(&self) -> Option<Timestamp> {
        let stage = self.current()?;
        let deadline = stage.step.deadline?;
        let before = deadline.remind_hours.filter(|_| !self.reminded)?;
        match stage.times {
            Some(times) => times.remind_at,
            None => {
                let hours = i64::from(deadline.hours) - i64::from(before);
                Some(hours_after(self.stage_since, hours))
            }
        }
    }

    /// With the times of the stage at hand, where it counts hours at which the rooms are open:
    /// `count` tells when so many of them have passed.
    #[must_use]
    pub fn timed(
        mut self,
        count: impl Fn(&Stage, Timestamp, u32) -> Option<Timestamp>,
    ) -> Approval {
        let since = self.stage_since;
        let Some(stage) = self.stages.get_mut(self.stage) else {
            return self;
        };
        let counts = stage.step.deadline.filter(|deadline| deadline.working);
        if let Some(deadline) = counts
            && stage.times.is_none()
        {
            let remind = deadline.remind_hours;
            let remind = remind.map(|before| deadline.hours.saturating_sub(before));
            stage.times = Some(Times {
                due_at: count(stage, since, deadline.hours),
                remind_at: remind.and_then(|hours| count(stage, since, hours)),
            });
        }
        self
    }

    /// Ends it, if it has not ended yet.
    #[must_use]
    pub fn closed(mut self, progress: Progress, now: Timestamp) -> Approval {
        if self.is_open() {
            self.progress = progress;
            self.decided_at = Some(now);
            self.version += 1;
        }
        self
    }

    /// When the clock next has something to do with it, apart from looking who is there.
    pub fn next_at(&self) -> Timestamp {
        [self.due_at(), self.remind_at()]
            .into_iter()
            .flatten()
            .fold(self.lapses_at, Timestamp::min)
    }
}

fn hours_after(since: Timestamp, hours: i64) -> Timestamp {
    since
        .checked_add(jiff::SignedDuration::from_hours(hours))
        .unwrap_or(Timestamp::MAX)
}
