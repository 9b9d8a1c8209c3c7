//! How a request walks: a word is heard, a stage is settled, time passes.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Approval, Electors, Outcome, OwnRequests, Progress, Stage, Verdict, Vote};
use crate::id::PersonId;

/// Somebody's word on the stage at hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Whoever speaks.
    pub speaker: PersonId,
    /// Those for whom they may speak besides themselves.
    pub deputy_for: BTreeSet<PersonId>,
    pub verdict: Verdict,
    pub reason: Option<String>,
}

/// Why a word is not heard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It was decided before.
    Settled { progress: Progress },
    /// It is not theirs to decide.
    NotAsked,
    /// They asked, and somebody else has to decide.
    OwnRequest,
    /// They have spoken on this stage.
    Spoken,
}

/// The approval after the word. Whether that settles the stage, `settle` tells.
pub fn speak(
    mut approval: Approval,
    word: Word,
    electors: &Electors,
    now: Timestamp,
) -> Result<Approval, Refusal> {
    if !approval.is_open() {
        return Err(Refusal::Settled {
            progress: approval.progress,
        });
    }
    let may = approval.may_speak(electors.clone());
    let spoken: BTreeSet<_> = approval.votes_here().map(|vote| vote.person).collect();
    let (mut own, mut theirs) = (None, None);
    for person in &may.asked {
        if *person == word.speaker {
            own = Some(*person);
        } else if word.deputy_for.contains(person) && !spoken.contains(person) {
            theirs = theirs.or(Some(*person));
        }
    }
    let person = own
        .filter(|person| !spoken.contains(person))
        .or(theirs.filter(|_| !is_barred(&approval, word.speaker)));
    let overrides = person.is_none() && may.administrators.contains(&word.speaker);
    let person = match person {
        Some(person) => person,
        None if overrides && !spoken.contains(&word.speaker) => word.speaker,
        None if own.is_some() || spoken.contains(&word.speaker) => return Err(Refusal::Spoken),
        None if electors.asked.contains(&word.speaker)
            || electors.administrators.contains(&word.speaker) =>
        {
            return Err(Refusal::OwnRequest);
        }
        None => return Err(Refusal::NotAsked),
    };
    approval.votes.push(Vote {
        stage: approval.stage,
        person,
        cast_by: word.speaker,
        verdict: word.verdict,
        overrides,
        at: now,
        reason: word.reason,
    });
    approval.version += 1;
    Ok(approval)
}

/// Whoever asked cannot speak for another on it either, where somebody else has to decide.
fn is_barred(approval: &Approval, speaker: PersonId) -> bool {
    approval.is_of(speaker)
        && approval
            .current()
            .is_some_and(|stage| stage.step.own_requests == OwnRequests::Another)
}

/// Walks on as far as what was said carries: over stages that have enough yes, to the end, or up
/// to a no. `who` tells who is there to decide at a stage; a stage without anybody goes to the
/// administrators. Says whether it came to another stage.
pub fn settle<E>(
    mut approval: Approval,
    now: Timestamp,
    mut who: impl FnMut(&Stage) -> Result<Electors, E>,
) -> Result<(Approval, bool), E> {
    let mut moved = false;
    while approval.is_open() {
        let Some(stage) = approval.current().cloned() else {
            close(&mut approval, Progress::Approved, now);
            break;
        };
        let electors = approval.may_speak(who(&stage)?);
        match standing(&approval, &stage, &electors) {
            Standing::Open if is_deserted(&stage, &electors) => {
                escalate(&mut approval, stage, now);
                moved = true;
            }
            Standing::Open => break,
            Standing::Agreed => {
                enter(&mut approval, now);
                moved = true;
            }
            Standing::Refused(reason) => {
                approval.reason = reason;
                close(&mut approval, Progress::Declined, now);
            }
        }
    }
    Ok((approval, moved))
}

/// Nobody is left to decide, and there is somebody to turn to.
fn is_deserted(stage: &Stage, electors: &Electors) -> bool {
    electors.asked.is_empty() && !electors.administrators.is_empty() && !stage.is_last_resort()
}

/// What the clock does to a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    Nothing,
    Remind,
    /// The deadline of the stage has passed; what comes of it.
    Deadline(Outcome),
    Lapse,
}

/// The approval after what is due at `now`, one thing at a time, the latest to be done first: a
/// reminder of a deadline that has passed is of no use to anybody.
pub fn due(mut approval: Approval, now: Timestamp) -> (Approval, Due) {
    if !approval.is_open() {
        return (approval, Due::Nothing);
    }
    if approval.lapses_at <= now {
        close(&mut approval, Progress::Lapsed, now);
        return (approval, Due::Lapse);
    }
    let deadline = approval.current().and_then(|stage| stage.step.deadline);
    if let Some(deadline) = deadline
        && approval.due_at().is_some_and(|due| due <= now)
    {
        match (deadline.then, approval.current().cloned()) {
            (Outcome::Approve, _) => enter(&mut approval, now),
            (Outcome::Decline, _) => close(&mut approval, Progress::Declined, now),
            (Outcome::Escalate, Some(stage)) => escalate(&mut approval, stage, now),
            (Outcome::Escalate, None) => {}
        }
        return (approval, Due::Deadline(deadline.then));
    }
    if approval.remind_at().is_some_and(|remind| remind <= now) {
        approval.reminded = true;
        approval.version += 1;
        return (approval, Due::Remind);
    }
    (approval, Due::Nothing)
}

enum Standing {
    Open,
    Agreed,
    Refused(Option<String>),
}

fn standing(approval: &Approval, stage: &Stage, electors: &Electors) -> Standing {
    if let Some(last) = approval.votes_here().find(|vote| vote.overrides) {
        return match last.verdict {
            Verdict::Approve => Standing::Agreed,
            Verdict::Decline => Standing::Refused(last.reason.clone()),
        };
    }
    // What was said counts also when who said it has gone since.
    let said = |verdict| {
        approval
            .votes_here()
            .filter(move |vote| vote.verdict == verdict)
    };
    let mut agreed: BTreeSet<_> = said(Verdict::Approve).map(|vote| vote.person).collect();
    if stage.step.own_requests == OwnRequests::Agreed {
        let own = approval.asked_by;
        agreed.extend(own.filter(|person| electors.asked.contains(person)));
    }
    let refused: BTreeSet<_> = said(Verdict::Decline).map(|vote| vote.person).collect();
    let all: BTreeSet<_> = electors
        .asked
        .iter()
        .copied()
        .chain(agreed.iter().copied())
        .chain(refused.iter().copied())
        .collect();
    let enough = stage.step.quorum.of(all.len());
    if agreed.len() >= enough && !all.is_empty() {
        return Standing::Agreed;
    }
    // Of one that is enough the first word decides; else a no counts once it cannot be outvoted.
    let is_lost = enough == 1 || all.len() - refused.len() < enough;
    if is_lost && !refused.is_empty() {
        let reason = said(Verdict::Decline).find_map(|vote| vote.reason.clone());
        return Standing::Refused(reason);
    }
    Standing::Open
}

/// Goes to the next stage; past the last one the request is approved.
fn enter(approval: &mut Approval, now: Timestamp) {
    approval.stage += 1;
    approval.stage_since = now;
    approval.reminded = false;
    approval.version += 1;
    if approval.stage >= approval.stages.len() {
        close(approval, Progress::Approved, now);
    }
}

/// Goes on without a decision: after the last stage the administrators are asked.
fn escalate(approval: &mut Approval, from: Stage, now: Timestamp) {
    if approval.stage + 1 >= approval.stages.len() {
        approval.stages.push(Stage::last_resort(from));
    }
    enter(approval, now);
}

fn close(approval: &mut Approval, progress: Progress, now: Timestamp) {
    approval.progress = progress;
    approval.decided_at = Some(now);
    approval.version += 1;
}
