//! The commands on one meeting other than changing it: book, approve, decline, check in, extend,
//! end early, cancel.

use jiff::Timestamp;

use super::{
    Action, Change, Clash, Happened, Hold, Meeting, Refusal, ReleaseReason, State, check_in_opens,
};
use crate::access::{Admission, Entry};
use crate::approval::{Reason, Wish, reasons};
use crate::attendance::CheckInRule;
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
    let ask = Ask {
        has_guests: meeting.topic.has_guests(),
        is_series: meeting.series.is_some(),
        ..ask.clone()
    };
    let why = judge(&meeting.rooms(), places, &ask, admission)?.or_refuse()?;
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    let happened = if why.is_empty() {
        meeting.state = State::Confirmed;
        Happened::Booked
    } else {
        meeting.state = State::Requested;
        wait_beside_rivals(&mut meeting.holds, places);
        Happened::Requested
    };
    Ok(Change {
        meeting,
        happened,
        why,
    })
}

/// What the rules say to somebody's wish.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    pub violations: Vec<Violation>,
    /// Rules that are broken by somebody who is above them.
    pub notices: Vec<Violation>,
    pub claim: Claim,
    /// Why it waits.
    pub reasons: Vec<Reason>,
}

/// Whether a booking that breaks no rule stands, or waits for somebody to agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    Stands,
    Waits,
}

impl Verdict {
    /// Why it has to be agreed to; nothing, where it stands.
    pub fn or_refuse(self) -> Result<Vec<Reason>, Refusal> {
        if self.violations.is_empty() {
            Ok(self.reasons)
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
    let mut why = Vec::new();
    if waived {
        let rules = violations.drain(..).map(|broken| broken.rule.to_owned());
        why.push(Reason::OutOfPolicy {
            rules: rules.collect(),
        });
    }
    violations.extend(admission.shut.map(|room| not_admitted(room, places, ask)));
    if admission.entry <= Entry::Requests {
        why.push(Reason::ByRequest);
    }
    // Whoever may approve need not ask, unless a flow says who is to be asked.
    let has_flow = |room: &PlaceId| {
        places
            .policy(*room)
            .is_some_and(|policy| policy.approval_flow.value.is_some())
    };
    if admission.entry < Entry::Approves || rooms.iter().any(has_flow) {
        why.extend(reasons(rooms, places, &Wish::of_ask(ask)));
    }
    let claim = if why.is_empty() {
        Claim::Stands
    } else {
        Claim::Waits
    };
    Verdict {
        violations,
        notices,
        claim,
        reasons: why,
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

/// A request that was approved is confirmed; a change that was approved takes effect. Nothing may
/// be in the way of holds that waited beside rivals: whoever calls has looked.
pub fn approve(
    mut meeting: Meeting,
    places: &Places,
    clashes: Vec<Clash>,
    now: Timestamp,
    new_id: impl FnMut() -> HoldId,
) -> Result<Change, Refusal> {
    require_waiting(&meeting, Action::Approve, now)?;
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    let Some(proposal) = meeting.proposal.take() else {
        meeting.state = State::Confirmed;
        for hold in meeting.holds.iter_mut().filter(|hold| hold.is_rival()) {
            hold.active = true;
        }
        return Ok(done(meeting, Happened::Approved));
    };
    resume(&mut meeting);
    meeting.topic = proposal.topic;
    meeting.span = proposal.span;
    let (rooms, span) = (&proposal.rooms, proposal.span);
    revise_holds(&mut meeting.holds, rooms, span, places, new_id);
    Ok(done(meeting, Happened::ChangeApproved))
}

/// A request that was declined gives its rooms back; a change that was declined leaves the meeting
/// as it was.
pub fn decline(
    mut meeting: Meeting,
    reason: Option<String>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    require_waiting(&meeting, Action::Decline, now)?;
    if meeting.proposal.is_some() {
        resume(&mut meeting);
        return Ok(done(meeting, Happened::ChangeDeclined));
    }
    meeting.state = State::Declined;
    meeting.reason = reason;
    free(&mut meeting.holds, ReleaseReason::Declined);
    Ok(done(meeting, Happened::Declined))
}

/// Takes a request back: what was never confirmed is cancelled, what was stays as it is.
pub fn recall(
    mut meeting: Meeting,
    reason: Option<String>,
    now: Timestamp,
) -> Result<Change, Refusal> {
    require_waiting(&meeting, Action::Recall, now)?;
    if meeting.proposal.is_some() {
        return Ok(withdraw(meeting));
    }
    meeting.state = State::Cancelled;
    meeting.reason = reason;
    free(&mut meeting.holds, ReleaseReason::Cancelled);
    Ok(done(meeting, Happened::Cancelled))
}

/// Gives a change up that nobody decided on, whatever has become of the meeting.
pub fn withdraw(mut meeting: Meeting) -> Change {
    resume(&mut meeting);
    done(meeting, Happened::ChangeWithdrawn)
}

/// Drops what was proposed: the meeting is what it was before that.
pub(super) fn resume(meeting: &mut Meeting) {
    meeting.proposal = None;
    if meeting.state == State::Requested {
        meeting.state = if meeting.checked_in_at.is_some() {
            State::Running
        } else {
            State::Confirmed
        };
    }
}

/// Where rivals are let wait beside each other, a request keeps nobody out.
pub(super) fn wait_beside_rivals(holds: &mut [Hold], places: &Places) {
    for hold in holds.iter_mut().filter(|hold| hold.active) {
        let rivals = places
            .policy(hold.room)
            .is_some_and(|policy| policy.rival_requests.value);
        hold.active = !rivals;
    }
}

fn require_waiting(meeting: &Meeting, action: Action, now: Timestamp) -> Result<(), Refusal> {
    if !meeting.waits() {
        return Err(Refusal::WrongState {
            state: meeting.state_at(now),
            action,
        });
    }
    let until = meeting.wanted_span().until();
    if until <= now && action == Action::Approve {
        return Err(Refusal::Over { since: until });
    }
    Ok(())
}

/// Checking in twice is no fault: the second time changes nothing, which the caller sees by the
/// unchanged version.
pub fn check_in(
    mut meeting: Meeting,
    rule: &CheckInRule,
    now: Timestamp,
) -> Result<Change, Refusal> {
    if meeting.state_at(now) == State::Running {
        return Ok(unchanged(meeting, Happened::CheckedIn));
    }
    // A change that waits keeps nobody from coming to the meeting as it still is.
    let comes = match meeting.proposal {
        Some(_) => [State::Confirmed, State::Requested].as_slice(),
        None => &[State::Confirmed],
    };
    require(&meeting, now, Action::CheckIn, comes)?;
    let from = check_in_opens(&meeting, rule);
    if now < from {
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
        has_guests: meeting.topic.has_guests(),
        is_series: meeting.series.is_some(),
        ..ask.clone()
    };
    let verdict = judge(&meeting.rooms(), places, &ask, admission.staying())?;
    if !verdict.or_refuse()?.is_empty() {
        return Err(Refusal::NeedsApproval);
    }
    if !clashes.is_empty() {
        return Err(Refusal::Clashes(clashes));
    }
    // It goes on where it is: another wish for it is answered by that.
    resume(&mut meeting);
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
    meeting.proposal = None;
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
    meeting.proposal = None;
    meeting.state = State::Cancelled;
    meeting.reason = reason;
    free(&mut meeting.holds, ReleaseReason::Cancelled);
    Ok(done(meeting, Happened::Cancelled))
}

pub(super) fn free(holds: &mut [Hold], reason: ReleaseReason) {
    for hold in holds.iter_mut().filter(|hold| hold.is_wanted()) {
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
    for hold in holds.iter_mut().filter(|hold| hold.is_wanted()) {
        if rooms.contains(&hold.room) {
            hold.span = places.hold_span(hold.room, span);
            hold.active = true;
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
    unchanged(meeting, happened)
}

/// The same version: there is nothing to write.
pub(super) fn unchanged(meeting: Meeting, happened: Happened) -> Change {
    Change {
        meeting,
        happened,
        why: Vec::new(),
    }
}
