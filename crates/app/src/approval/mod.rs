//! Requests: opened with a meeting that waits, decided step by step by those who are asked, closed
//! with what becomes of the meeting. Both are saved in one transaction, whoever it was that acted.

mod decide;
mod electors;
mod link;
mod list;
mod preview;
mod rival;
mod sweep;

use std::collections::BTreeSet;

use domain::approval::{Approval, Electors, Flow, Progress, Reason, Stage, Vote, Wish, settle};
use domain::event::{ApprovalFact, ApprovalHappened, Fact};
use domain::id::{FlowId, PersonId, PlaceId};
use domain::meeting::{Change, Happened, Meeting, State};
use jiff::{SignedDuration, Timestamp};
use store::Tx;

pub use self::decide::{Decided, Decision};
pub(crate) use self::electors::Roll;
pub use self::link::{LinkView, Links};
pub use self::list::{ApprovalDetail, Mine};
pub use self::preview::{StepPreview, Supposed};
use crate::{App, Error, Who};

/// Hours after which the clock looks again whether there is still somebody to decide.
const LOOK_HOURS: i64 = 1;
/// People named in one line of the log as asked.
const NAMED_MOST: usize = 100;

impl App {
    /// Opens, renews or closes the request of a meeting that was just saved, and lets those go who
    /// waited for a room that it now has. Answers the meeting as it is after that.
    pub(crate) fn keep_approval(
        &self,
        tx: &mut Tx,
        who: &Who,
        change: Change,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let Change {
            meeting,
            happened,
            why,
        } = change;
        let meeting = match happened {
            Happened::Booked | Happened::CheckedIn | Happened::Released => meeting,
            Happened::Requested | Happened::ChangeRequested => {
                self.close_open(tx, who, &meeting, Progress::Replaced, now)?;
                self.open_approval(tx, who, meeting, why, now)?
            }
            Happened::Swapped if meeting.state == State::Requested && !why.is_empty() => {
                self.close_open(tx, who, &meeting, Progress::Replaced, now)?;
                self.open_approval(tx, who, meeting, why, now)?
            }
            _ if meeting.waits() => {
                self.renew_open(tx, &meeting, now)?;
                meeting
            }
            _ => {
                self.close_open(tx, who, &meeting, closes_with(happened), now)?;
                meeting
            }
        };
        self.outdo_rivals(tx, who, &meeting, now)?;
        Ok(meeting)
    }

    /// Asks whoever is to be asked. Where nobody is, because who asks may say yes themselves, the
    /// meeting is confirmed at once.
    fn open_approval(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: Meeting,
        why: Vec<Reason>,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let asked = self.new_approval(tx, who, &meeting, why, now)?;
        let mut roll = Roll::default();
        let organizer = asked.organizer;
        let (approval, _) = settle(asked, now, |stage| {
            self.electors(tx, &mut roll, stage, organizer, now)
        })?;
        let approval = self.timed(approval);
        self.save_approval(tx, &approval, now)?;
        match approval.progress {
            Progress::Approved => {
                self.log_approval(tx, who, &approval, ApprovalHappened::Approved, now)?;
                self.grant(tx, who, meeting, now)
            }
            _ => {
                self.tell_asked(tx, who, &mut roll, &approval, ApprovalHappened::Wanted, now)?;
                Ok(meeting)
            }
        }
    }

    fn new_approval(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        why: Vec<Reason>,
        now: Timestamp,
    ) -> Result<Approval, Error> {
        let topic = meeting.wanted_topic();
        let span = meeting.wanted_span();
        let wish = Wish::of(topic, span, meeting.series.is_some());
        let stages = self.stages(tx, &meeting.wanted_rooms(), &wish)?;
        let caller = &who.caller;
        let asked = Approval {
            id: self.ids(now).approval(),
            meeting: meeting.id,
            series: meeting.series,
            organizer: topic.organizer,
            asked_by: caller.on_behalf_of.or(caller.person()),
            asked_at: now,
            span,
            why,
            stages,
            stage: 0,
            stage_since: now,
            reminded: false,
            votes: Vec::new(),
            progress: Progress::Waiting,
            lapses_at: lapses_at(meeting, now),
            decided_at: None,
            reason: None,
            version: 1,
        };
        Ok(self.timed(asked))
    }

    /// With the times of the stage it is at, where hours count at which its first room is open.
    fn timed(&self, approval: Approval) -> Approval {
        let places = self.places();
        approval.timed(|stage, since, hours| {
            let room = stage.room_ids.first()?;
            places.working_hours_after(*room, since, hours)
        })
    }

    /// The steps of all flows that the rooms name, each flow once, and the usual one for the rooms
    /// that name none. A step that is for other bookings is left out.
    fn stages(&self, tx: &mut Tx, rooms: &[PlaceId], wish: &Wish) -> Result<Vec<Stage>, Error> {
        let places = self.places();
        let mut by_flow: Vec<(Option<FlowId>, Vec<PlaceId>)> = Vec::new();
        for room in rooms {
            let flow = places
                .policy(*room)
                .and_then(|policy| policy.approval_flow.value);
            match by_flow.iter_mut().find(|(known, _)| *known == flow) {
                Some((_, rooms)) => rooms.push(*room),
                None => by_flow.push((flow, vec![*room])),
            }
        }
        let mut stages = Vec::new();
        for (flow, rooms) in by_flow {
            let flow: Option<Flow> = match flow {
                Some(flow) => tx.flow(flow)?,
                None => None,
            };
            let Some(flow) = flow else {
                stages.push(Stage::usual(rooms));
                continue;
            };
            for step in flow.steps {
                let zone = rooms.first().map(|room| places.zone(*room));
                let holds = zone.is_none_or(|zone| {
                    step.when.is_empty()
                        || step
                            .when
                            .iter()
                            .any(|condition| condition.holds(wish, &zone))
                });
                if holds {
                    let room_ids = rooms.clone();
                    stages.push(Stage {
                        step,
                        room_ids,
                        times: None,
                    });
                }
            }
        }
        // Somebody has to say yes, even where every step is for other bookings.
        if stages.is_empty() {
            stages.push(Stage::usual(rooms.to_vec()));
        }
        Ok(stages)
    }

    fn renew_open(&self, tx: &mut Tx, meeting: &Meeting, now: Timestamp) -> Result<(), Error> {
        let Some(mut open) = tx.open_approval(meeting.id)? else {
            return Ok(());
        };
        open.span = meeting.wanted_span();
        open.lapses_at = lapses_at(meeting, open.asked_at);
        open.version += 1;
        self.save_approval(tx, &open, now)
    }

    /// Ends the open request, if there is one.
    fn close_open(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
        progress: Progress,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(open) = tx.open_approval(meeting.id)? else {
            return Ok(());
        };
        let closed = open.closed(progress, now);
        self.save_approval(tx, &closed, now)?;
        self.log_approval(tx, who, &closed, ended(progress), now)
    }

    fn save_approval(&self, tx: &mut Tx, approval: &Approval, now: Timestamp) -> Result<(), Error> {
        let look_at = now.checked_add(SignedDuration::from_hours(LOOK_HOURS));
        tx.save_approval(approval, look_at.unwrap_or(now))?;
        Ok(())
    }

    /// Saves what became of a meeting by a word, a deadline or a rival.
    fn save_change(
        &self,
        tx: &mut Tx,
        who: &Who,
        change: &Change,
        version_before: i64,
        now: Timestamp,
    ) -> Result<(), Error> {
        if !tx.update_meeting(&change.meeting, version_before)? {
            return Err(Error::Stale {
                version: version_before,
            });
        }
        self.log(tx, who, now, Fact::of_change(change))
    }

    /// Those who are asked at the stage that the request is at.
    pub(crate) fn asked_now(
        &self,
        tx: &mut Tx,
        roll: &mut Roll,
        approval: &Approval,
        now: Timestamp,
    ) -> Result<BTreeSet<PersonId>, Error> {
        let electors = match approval.current() {
            Some(stage) => {
                approval.may_speak(self.electors(tx, roll, stage, approval.organizer, now)?)
            }
            None => Electors::default(),
        };
        Ok(electors.asked)
    }

    /// Tells who is asked at the stage.
    fn tell_asked(
        &self,
        tx: &mut Tx,
        who: &Who,
        roll: &mut Roll,
        approval: &Approval,
        happened: ApprovalHappened,
        now: Timestamp,
    ) -> Result<(), Error> {
        let asked = self.asked_now(tx, roll, approval, now)?;
        let mut fact = fact(approval, happened);
        fact.people = asked.into_iter().take(NAMED_MOST).collect();
        self.log(tx, who, now, Fact::Approval(fact))
    }

    fn log_approval(
        &self,
        tx: &mut Tx,
        who: &Who,
        approval: &Approval,
        happened: ApprovalHappened,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.log(tx, who, now, Fact::Approval(fact(approval, happened)))
    }

    fn log_vote(
        &self,
        tx: &mut Tx,
        who: &Who,
        approval: &Approval,
        vote: Vote,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut fact = fact(approval, ApprovalHappened::Voted);
        fact.stage = vote.stage;
        fact.reason.clone_from(&vote.reason);
        fact.vote = Some(vote);
        self.log(tx, who, now, Fact::Approval(fact))
    }
}

/// A request may be decided while there is time to meet; a change until the meeting as it still is
/// begins, or what is asked for does. What was asked for later than that may be decided until it
/// is over.
fn lapses_at(meeting: &Meeting, asked_at: Timestamp) -> Timestamp {
    let wanted = meeting.wanted_span();
    if meeting.proposal.is_none() {
        return wanted.until();
    }
    let begins = meeting.span.from().min(wanted.from());
    if asked_at < begins {
        begins
    } else {
        meeting.span.until().min(wanted.until())
    }
}

fn closes_with(happened: Happened) -> Progress {
    match happened {
        Happened::Approved | Happened::ChangeApproved => Progress::Approved,
        Happened::Declined | Happened::ChangeDeclined => Progress::Declined,
        Happened::Cancelled | Happened::ChangeWithdrawn => Progress::Recalled,
        _ => Progress::Replaced,
    }
}

fn ended(progress: Progress) -> ApprovalHappened {
    match progress {
        Progress::Waiting => ApprovalHappened::Wanted,
        Progress::Approved => ApprovalHappened::Approved,
        Progress::Declined => ApprovalHappened::Declined,
        Progress::Recalled => ApprovalHappened::Recalled,
        Progress::Lapsed => ApprovalHappened::Lapsed,
        Progress::Replaced => ApprovalHappened::Replaced,
        Progress::Outdone => ApprovalHappened::Outdone,
    }
}

fn fact(approval: &Approval, happened: ApprovalHappened) -> ApprovalFact {
    ApprovalFact {
        happened,
        approval: approval.id,
        meeting: approval.meeting,
        series: approval.series,
        stage: approval.stage,
        people: Vec::new(),
        vote: None,
        due_at: approval.due_at(),
        reason: approval.reason.clone(),
    }
}
