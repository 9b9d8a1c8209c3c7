//! The commands on one meeting other than changing it: book, approve, decline, check in, extend,
//! end early, cancel.

use jiff::{SignedDuration, Timestamp};

use super::{
    Action, CHECK_IN_MINUTES_BEFORE, Change, Clash, Happened, Hold, Meeting, Refusal,
    ReleaseReason, State, may_check_in_at,
};
use crate::access::{Admission, Entry};
use crate::id::{HoldId, PlaceId};
use crate::place::{BookingMode, Place, Places};
use crate::policy::{
    Act, Ask, Scene, Violation, ViolationCode, exceeded, refuse_cancel, violations,
};
use crate::span::Span;

/// Books `meeting`, whose state is still `draft`: rules first, then clashes, so that nobody is
/// told to look for another time in a room they may not have.
pub fn book(
    mut meeting: Meeting,
    places: &Places,
    ask: &Ask,
    clashes: Vec<Clash>,
    admission: Admission,
) -> Result<Change, Refusal> {
    let verdict = judge(&meeting.rooms(), places, ask, admission)?.or_refuse()?;
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    let (state, happened) = match verdict {
        Claim::Stands => (State::Confirmed, Happened::Booked),
        Claim::Waits => (State::Requested, Happened::Requested),
    };
    meeting.state = state;
    Ok(Change { meeting, happened })
}

/// What the rules say to somebody's wish.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    pub violations: Vec<Violation>,
    /// Rules that are broken by somebody who is above them.
    pub notices: Vec<Violation>,
    pub claim: Claim,
}

/// Whether a booking that breaks no rule stands, or waits for somebody to agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    Stands,
    Waits,
}

impl Verdict {
    pub fn or_refuse(self) -> Result<Claim, Refusal> {
        if self.violations.is_empty() {
            Ok(self.claim)
        } else {
            Err(Refusal::Violates(self.violations))
        }
    }
}

/// What the rules say: which forbid it, and whether it has to be agreed to.
pub fn judge(
    rooms: &[PlaceId],
    places: &Places,
    ask: &Ask,
    admission: Admission,
) -> Result<Verdict, Refusal> {
    let found = violations_in(rooms, places, ask)?;
    Ok(verdict_on(found, rooms, places, ask, admission))
}

/// Whoever is above the rules is told of what is broken; whoever may ask for what a rule forbids,
/// asks instead of being refused.
pub(super) fn verdict_on(
    found: Vec<Violation>,
    rooms: &[PlaceId],
    places: &Places,
    ask: &Ask,
    admission: Admission,
) -> Verdict {
    let (notices, mut violations): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|broken| ask.bypass && broken.code.can_be_waived());
    let waived = admission.out_of_policy
        && !violations.is_empty()
        && violations.iter().all(|broken| broken.code.can_be_waived());
    if waived {
        violations.clear();
    }
    violations.extend(admission.shut.map(|room| not_admitted(room, places, ask)));
    let needs_yes = waived
        || admission.entry <= Entry::Requests
        || (admission.entry < Entry::Approves && needs_approval(rooms, places));
    let claim = if needs_yes {
        Claim::Waits
    } else {
        Claim::Stands
    };
    Verdict {
        violations,
        notices,
        claim,
    }
}

/// The room is for others.
fn not_admitted(room: PlaceId, places: &Places, ask: &Ask) -> Violation {
    let set_at = places
        .policy(room)
        .and_then(|policy| policy.who_books.place);
    Violation {
        code: ViolationCode::NotAdmitted,
        rule: "whoBooks",
        room_id: room,
        place_id: set_at,
        limit: serde_json::Value::Null,
        actual: serde_json::Value::Null,
        start: ask.span.from(),
    }
}

/// Every rule of any of the rooms that says no.
pub fn violations_in(
    rooms: &[PlaceId],
    places: &Places,
    ask: &Ask,
) -> Result<Vec<Violation>, Refusal> {
    if rooms.is_empty() {
        return Err(Refusal::NoRoom);
    }
    let mut found = Vec::new();
    for id in rooms {
        let room = places.room(*id).ok_or(Refusal::UnknownRoom(*id))?;
        found.extend(unbookable(room, ask));
        found.extend(in_scene(*id, rooms.len(), places, |scene| {
            violations(scene, ask)
        })?);
    }
    found.extend(exceeded(rooms, places, ask));
    Ok(found)
}

/// Asks something of the rules of one of the meeting's rooms.
pub(super) fn in_scene(
    id: PlaceId,
    rooms: usize,
    places: &Places,
    ask: impl FnOnce(&Scene<'_>) -> Vec<Violation>,
) -> Result<Vec<Violation>, Refusal> {
    let room = places.room(id).ok_or(Refusal::UnknownRoom(id))?;
    let policy = places.policy(id).ok_or(Refusal::UnknownRoom(id))?;
    Ok(ask(&Scene {
        room: id,
        policy,
        capacity: room.capacity,
        zone: &places.zone(id),
        catalogue: places.catalogue(),
        rooms,
    }))
}

/// The rules that say the meeting may not be cancelled now. A request may be recalled at any time.
pub fn admit_cancel(
    meeting: &Meeting,
    places: &Places,
    now: Timestamp,
) -> Result<Vec<Violation>, Refusal> {
    let rooms = meeting.rooms();
    let kind = meeting.topic.meeting_type.as_deref();
    let mut found = Vec::new();
    if meeting.state != State::Confirmed {
        return Ok(found);
    }
    // A room that is gone has no rules left.
    for room in rooms.iter().filter(|room| places.room(**room).is_some()) {
        found.extend(in_scene(*room, rooms.len(), places, |scene| {
            refuse_cancel(scene, kind, meeting.span.from(), now)
        })?);
    }
    Ok(found)
}

fn unbookable(room: &Place, ask: &Ask) -> Option<Violation> {
    let (rule, actual) = if !room.in_service {
        ("inService", "out of service")
    } else if room.booking_mode == BookingMode::Instant {
        ("bookingMode", "instant")
    } else {
        return None;
    };
    Some(Violation {
        code: ViolationCode::NotBookable,
        rule,
        room_id: room.id,
        place_id: Some(room.id),
        limit: serde_json::Value::Null,
        actual: actual.into(),
        start: ask.span.from(),
    })
}

/// Whether any of the rooms is booked by request.
pub fn needs_approval(rooms: &[PlaceId], places: &Places) -> bool {
    rooms
        .iter()
        .filter_map(|id| places.room(*id))
        .any(|room| room.booking_mode == BookingMode::Approval)
}

pub fn approve(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    require(&meeting, now, Action::Approve, &[State::Requested])?;
    if meeting.span.until() <= now {
        return Err(Refusal::Over {
            since: meeting.span.until(),
        });
    }
    meeting.state = State::Confirmed;
    Ok(done(meeting, Happened::Approved))
}

pub fn decline(
    mut meeting: Meeting,
    reason: Option<String>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    require(&meeting, now, Action::Decline, &[State::Requested])?;
    meeting.state = State::Declined;
    meeting.reason = reason;
    free(&mut meeting.holds, ReleaseReason::Declined);
    Ok(done(meeting, Happened::Declined))
}

/// Checking in twice is no fault: the second time changes nothing, which the caller sees by the
/// unchanged version.
pub fn check_in(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    if meeting.state_at(now) == State::Running {
        return Ok(Change {
            meeting,
            happened: Happened::CheckedIn,
        });
    }
    require(&meeting, now, Action::CheckIn, &[State::Confirmed])?;
    if !may_check_in_at(&meeting, now) {
        let before = SignedDuration::from_mins(CHECK_IN_MINUTES_BEFORE);
        let from = meeting
            .span
            .from()
            .checked_sub(before)
            .unwrap_or(meeting.span.from());
        return Err(Refusal::NotYet { from });
    }
    meeting.state = State::Running;
    meeting.checked_in_at = Some(now);
    Ok(done(meeting, Happened::CheckedIn))
}

/// `ask.span` is the whole span after extending; `clashes` were sought in the added part.
pub fn extend(
    mut meeting: Meeting,
    places: &Places,
    ask: &Ask,
    clashes: Vec<Clash>,
    admission: Admission,
) -> Result<Change, Refusal> {
    require(
        &meeting,
        ask.now,
        Action::Extend,
        &[State::Confirmed, State::Running],
    )?;
    // The start was admitted when it was booked: an extension is not a booking in the past.
    let ask = Ask {
        act: Act::Extend,
        ..ask.clone()
    };
    let verdict = judge(&meeting.rooms(), places, &ask, admission.staying())?;
    if verdict.or_refuse()? == Claim::Waits {
        return Err(Refusal::NeedsApproval);
    }
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    meeting.span = ask.span;
    for hold in meeting.holds.iter_mut().filter(|hold| hold.active) {
        let until = places.hold_span(hold.room, ask.span).until();
        hold.span = Span::new(hold.span.from(), until).ok_or(Refusal::EmptySpan)?;
    }
    Ok(done(meeting, Happened::Extended))
}

/// Ends it now: the rest of its time is free at once, the used part stays on record.
pub fn end(mut meeting: Meeting, now: Timestamp) -> Result<Change, Refusal> {
    require(
        &meeting,
        now,
        Action::End,
        &[State::Confirmed, State::Running],
    )?;
    let used = Span::new(meeting.span.from(), now);
    if used.is_none() && meeting.state == State::Confirmed {
        return Err(Refusal::NotYet {
            from: meeting.span.from(),
        });
    }
    meeting.state = State::Ended;
    match used {
        Some(used) => {
            let saved = meeting.span.until().duration_since(now);
            meeting.span = used;
            for hold in meeting.holds.iter_mut().filter(|hold| hold.active) {
                hold.released = Some(ReleaseReason::EndedEarly);
                // What is kept after a meeting is kept after its earlier end, too.
                let until = hold.span.until().checked_sub(saved).unwrap_or(now);
                match Span::new(hold.span.from(), until) {
                    Some(span) => hold.span = span,
                    None => hold.active = false,
                }
            }
        }
        None => free(&mut meeting.holds, ReleaseReason::EndedEarly),
    }
    Ok(done(meeting, Happened::EndedEarly))
}

/// `past_allowed`: the caller may correct the record of meetings that are over.
pub fn cancel(
    mut meeting: Meeting,
    reason: Option<String>,
    past_allowed: bool,
    now: Timestamp,
) -> Result<Change, Refusal> {
    if meeting.state_at(now) == State::Ended && meeting.state != State::Ended && past_allowed {
        // Falls through: the record is corrected.
    } else {
        let cancellable = [State::Draft, State::Requested, State::Confirmed];
        require(&meeting, now, Action::Cancel, &cancellable)?;
    }
    meeting.state = State::Cancelled;
    meeting.reason = reason;
    free(&mut meeting.holds, ReleaseReason::Cancelled);
    Ok(done(meeting, Happened::Cancelled))
}

fn free(holds: &mut [Hold], reason: ReleaseReason) {
    for hold in holds.iter_mut().filter(|hold| hold.active) {
        hold.active = false;
        hold.released = Some(reason);
    }
}

/// Makes `holds` cover exactly `rooms` over the meeting's `span` with buffers: rooms that stay keep their hold, rooms that go
/// are released as moved, rooms that come get a new one.
pub fn revise_holds(
    holds: &mut Vec<Hold>,
    rooms: &[PlaceId],
    span: Span,
    places: &Places,
    mut new_id: impl FnMut() -> HoldId,
) {
    for hold in holds.iter_mut().filter(|hold| hold.active) {
        if rooms.contains(&hold.room) {
            hold.span = places.hold_span(hold.room, span);
        } else {
            hold.active = false;
            hold.released = Some(ReleaseReason::Moved);
        }
    }
    for room in rooms {
        if !holds.iter().any(|hold| hold.active && hold.room == *room) {
            holds.push(Hold {
                id: new_id(),
                room: *room,
                span: places.hold_span(*room, span),
                active: true,
                released: None,
            });
        }
    }
}

pub(super) fn require(
    meeting: &Meeting,
    now: Timestamp,
    action: Action,
    allowed: &[State],
) -> Result<(), Refusal> {
    let state = meeting.state_at(now);
    if allowed.contains(&state) {
        Ok(())
    } else if state == State::Ended {
        Err(Refusal::Over {
            since: meeting.span.until(),
        })
    } else {
        Err(Refusal::WrongState { state, action })
    }
}

pub(super) fn done(mut meeting: Meeting, happened: Happened) -> Change {
    meeting.version += 1;
    Change { meeting, happened }
}
