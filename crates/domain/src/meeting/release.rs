//! Releasing the rooms of a meeting to which nobody came, and undoing it.

use jiff::Timestamp;

use super::command::{done, free, require};
use super::{Action, Change, Clash, Happened, Meeting, Refusal, ReleaseReason, State};
use crate::attendance::{CheckInRule, undo_until};

/// Nobody checked in: the rooms are free at once.
pub fn release(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    require(&meeting, now, Action::CheckIn, &[State::Confirmed])?;
    meeting.state = State::Released;
    free(&mut meeting.holds, ReleaseReason::NoShow);
    Ok(done(meeting, Happened::Released))
}

/// Takes the rooms back for those who come late; `clashes` were sought in what was released. Who
/// undoes a release is there, so the meeting runs.
pub fn undo_release(
    mut meeting: Meeting,
    rule: &CheckInRule,
    released_at: Timestamp,
    clashes: Vec<Clash>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    require(&meeting, now, Action::UndoRelease, &[State::Released])?;
    let until = undo_until(rule, released_at).min(meeting.span.until());
    if until <= now {
        return Err(Refusal::TooLate { since: until });
    }
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    for hold in &mut meeting.holds {
        if hold.released == Some(ReleaseReason::NoShow) {
            hold.active = true;
            hold.released = None;
        }
    }
    meeting.state = State::Running;
    meeting.checked_in_at = Some(now);
    Ok(done(meeting, Happened::ReleaseUndone))
}

/// A date of a series to which nobody comes is given back before its time.
pub fn stop(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    require(&meeting, now, Action::Cancel, &[State::Confirmed])?;
    meeting.state = State::Released;
    free(&mut meeting.holds, ReleaseReason::SeriesStopped);
    Ok(done(meeting, Happened::Released))
}

/// Somebody does want the date; nothing is in its way.
pub fn resume(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    require(&meeting, now, Action::UndoRelease, &[State::Released])?;
    for hold in &mut meeting.holds {
        if hold.released == Some(ReleaseReason::SeriesStopped) {
            hold.active = true;
            hold.released = None;
        }
    }
    meeting.state = State::Confirmed;
    Ok(done(meeting, Happened::ReleaseUndone))
}
