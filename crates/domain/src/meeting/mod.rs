//! A meeting: what people come together for, with the rooms held for it. Its states and what may
//! be done in each; every transition is a pure function from facts and a command to a change with
//! its event, or to a refusal.

mod change;
mod command;
mod exchange;
mod hand_over;
mod proposal;
mod release;
mod waiting;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use change::{Edit, change, judge_change};
pub use command::{
    Claim, Verdict, admit_cancel, approve, book, cancel, check_in, decline, end, extend, judge,
    recall, revise_holds, violations_in, withdraw,
};
pub use exchange::{KNOCK_MINUTES_BEFORE, OfferState, Side, SwapOffer, knock, swap};
pub use hand_over::{EditScope, HandOver, may_give};
pub use proposal::Proposal;
pub use release::{release, resume, stop, undo_release};
pub use waiting::{Waiting, WaitingState};

use crate::access::{Caller, Permission, Target};
use crate::approval::Reason;
use crate::attendance::{CheckInRule, undo_until};
use crate::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use crate::place::Places;
use crate::policy::Violation;
use crate::span::Span;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    Draft,
    Requested,
    Confirmed,
    Running,
    Ended,
    Declined,
    Released,
    Cancelled,
}

impl State {
    pub const ALL: [State; 8] = [
        State::Draft,
        State::Requested,
        State::Confirmed,
        State::Running,
        State::Ended,
        State::Declined,
        State::Released,
        State::Cancelled,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Requested => "requested",
            State::Confirmed => "confirmed",
            State::Running => "running",
            State::Ended => "ended",
            State::Declined => "declined",
            State::Released => "released",
            State::Cancelled => "cancelled",
        }
    }

    pub fn parse(text: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether the meeting still keeps its rooms.
    pub fn holds_rooms(self) -> bool {
        matches!(
            self,
            State::Requested | State::Confirmed | State::Running | State::Ended
        )
    }
}

/// Why a hold ended before its time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseReason {
    NoShow,
    Vacated,
    EndedEarly,
    Cancelled,
    Declined,
    Moved,
    RoomClosed,
    /// Nobody came to the dates before it.
    SeriesStopped,
}

impl ReleaseReason {
    pub const ALL: [ReleaseReason; 8] = [
        ReleaseReason::NoShow,
        ReleaseReason::Vacated,
        ReleaseReason::EndedEarly,
        ReleaseReason::Cancelled,
        ReleaseReason::Declined,
        ReleaseReason::Moved,
        ReleaseReason::RoomClosed,
        ReleaseReason::SeriesStopped,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ReleaseReason::NoShow => "no_show",
            ReleaseReason::Vacated => "vacated",
            ReleaseReason::EndedEarly => "ended_early",
            ReleaseReason::Cancelled => "cancelled",
            ReleaseReason::Declined => "declined",
            ReleaseReason::Moved => "moved",
            ReleaseReason::RoomClosed => "room_closed",
            ReleaseReason::SeriesStopped => "series_stopped",
        }
    }

    pub fn parse(text: &str) -> Option<ReleaseReason> {
        ReleaseReason::ALL
            .into_iter()
            .find(|reason| reason.as_str() == text)
    }
}

/// One room kept for one meeting. Only active holds can clash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    pub id: HoldId,
    pub room: PlaceId,
    pub span: Span,
    pub active: bool,
    /// Set when the hold ended before its time; an `ended_early` hold stays active for the part
    /// that was used.
    pub released: Option<ReleaseReason>,
}

impl Hold {
    /// It keeps nobody out yet: it waits beside its rivals for one of them to be approved.
    pub fn is_rival(&self) -> bool {
        !self.active && self.released.is_none()
    }

    /// Whether the room is kept, or would be.
    pub fn is_wanted(&self) -> bool {
        self.active || self.is_rival()
    }
}

/// Somebody who is to come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attendee {
    pub party: Party,
    pub required: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
    Person(PersonId),
    /// A guest, by mail address.
    Guest(String),
}

/// What a meeting is about: the same for all dates of a series unless one date was changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    pub subject: Arc<str>,
    pub description: Option<Arc<str>>,
    /// Others see that the room is taken, not for what or by whom.
    pub private: bool,
    pub organizer: PersonId,
    pub host: PersonId,
    /// People expected; `None` when nobody said.
    pub people: Option<u32>,
    /// Code of the type of meeting, where the deployment tells types apart.
    #[serde(default)]
    pub meeting_type: Option<Arc<str>>,
    pub attendees: Arc<[Attendee]>,
}

impl Topic {
    /// People of the house who are to be there: organizer, host and invited people, once each.
    pub fn members(&self) -> Vec<PersonId> {
        let invited = self
            .attendees
            .iter()
            .filter_map(|attendee| match attendee.party {
                Party::Person(person) => Some(person),
                Party::Guest(_) => None,
            });
        let mut all: Vec<_> = [self.organizer, self.host]
            .into_iter()
            .chain(invited)
            .collect();
        all.sort();
        all.dedup();
        all
    }

    pub fn has_guests(&self) -> bool {
        let mut attendees = self.attendees.iter();
        attendees.any(|one| matches!(one.party, Party::Guest(_)))
    }

    /// The head-count rules look at: what was said, else the number of people known.
    pub fn head_count(&self) -> u32 {
        let guests = self
            .attendees
            .iter()
            .filter(|a| matches!(a.party, Party::Guest(_)))
            .count();
        let known = u32::try_from(self.members().len() + guests).unwrap_or(u32::MAX);
        self.people.unwrap_or(known)
    }
}

/// One date. A meeting of a series has `series` and `original_start`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    pub id: MeetingId,
    pub series: Option<SeriesId>,
    /// The start the rule of the series gives, which stays when the date is moved.
    pub original_start: Option<Timestamp>,
    /// Changed apart from its series.
    pub apart: bool,
    pub topic: Topic,
    pub span: Span,
    /// IANA zone in which the times were meant.
    pub time_zone: Arc<str>,
    pub state: State,
    pub holds: Vec<Hold>,
    pub created_at: Timestamp,
    pub checked_in_at: Option<Timestamp>,
    /// A change that waits for somebody to agree.
    pub proposal: Option<Box<Proposal>>,
    /// Why it was declined or cancelled, in the words of who did it.
    pub reason: Option<String>,
    pub version: i64,
}

impl Meeting {
    /// A meeting whose time has passed has ended, whether or not anybody said so.
    pub fn state_at(&self, now: Timestamp) -> State {
        match self.state {
            State::Confirmed | State::Running if self.span.until() <= now => State::Ended,
            // Only the change was not decided; the meeting itself took place.
            State::Requested if self.proposal.is_some() && self.span.until() <= now => State::Ended,
            state => state,
        }
    }

    pub fn active_holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|hold| hold.active)
    }

    /// The rooms it has or, while it waits beside rivals, would have.
    pub fn rooms(&self) -> Vec<PlaceId> {
        let wanted = self.holds.iter().filter(|hold| hold.is_wanted());
        wanted.map(|hold| hold.room).collect()
    }

    /// The holds that say where it is, or was when it ended: rooms it moved out of are not.
    pub fn standing_holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds
            .iter()
            .filter(|hold| hold.active || hold.released != Some(ReleaseReason::Moved))
    }

    /// Whether it left some of the time that it held before.
    pub fn gives_back(&self, before: &[Hold]) -> bool {
        before.iter().any(|held| {
            !self.active_holds().any(|hold| {
                hold.room == held.room
                    && hold.span.from() <= held.span.from()
                    && held.span.until() <= hold.span.until()
            })
        })
    }

    fn is_run_by(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|p| p == self.topic.organizer || p == self.topic.host)
    }

    /// Whether the caller may change, cancel, extend or end it.
    pub fn may_manage(&self, caller: &Caller, places: &Places) -> bool {
        self.is_run_by(caller.acts_as())
            || self.holds_all(caller, Permission::MeetingManage, places)
            || self.runs_for(caller).is_some()
    }

    /// Whether the caller stands at the door of one of its rooms while it is on, and so may extend
    /// and end it as anybody in the room could.
    pub fn may_run_at_door(&self, caller: &Caller, places: &Places, now: Timestamp) -> bool {
        let state = self.state_at(now);
        let is_on =
            state == State::Running || (state == State::Confirmed && self.span.from() <= now);
        is_on && self.is_at_door_of(caller, places)
    }

    /// Whether the caller stands at the door of its one room.
    pub fn is_at_door_of(&self, caller: &Caller, places: &Places) -> bool {
        let mut rooms = self.active_holds().map(|hold| hold.room);
        match (rooms.next(), rooms.next()) {
            (Some(room), None) => {
                caller.may(Permission::PanelUse, &Target::place(places.path(room)))
            }
            _ => false,
        }
    }

    /// Whom of those who run it the caller may act for.
    pub fn runs_for(&self, caller: &Caller) -> Option<PersonId> {
        [self.topic.organizer, self.topic.host]
            .into_iter()
            .find(|person| caller.acts_for(&[*person], |powers| powers.manages))
    }

    /// Whether the caller has a part in it, or acts for somebody who has.
    pub fn involves(&self, caller: &Caller) -> bool {
        let members = self.topic.members();
        caller
            .acts_as()
            .is_some_and(|person| members.contains(&person))
            || caller.acts_for(&members, |powers| powers.manages || powers.sees_private)
    }

    /// Whether the caller may know subject and people.
    pub fn may_see(&self, caller: &Caller, places: &Places) -> bool {
        !self.topic.private || self.is_known_to(caller, places)
    }

    /// Whether what was written about it, as why it was declined, is for the caller, too: for those
    /// who take part or act for them, and for those who look after its rooms.
    pub fn concerns(&self, caller: &Caller, places: &Places) -> bool {
        self.is_known_to(caller, places) || self.may_manage(caller, places)
    }

    /// Whether the caller has to do with it, and so would see it even if it was private.
    fn is_known_to(&self, caller: &Caller, places: &Places) -> bool {
        caller
            .acts_as()
            .is_some_and(|person| self.topic.members().contains(&person))
            || caller.acts_for(&self.topic.members(), |powers| powers.sees_private)
            || self.holds_all(caller, Permission::MeetingSeePrivate, places)
    }

    /// Whether the caller holds the permission for every room of the meeting.
    fn holds_all(&self, caller: &Caller, permission: Permission, places: &Places) -> bool {
        let owner = Some(self.topic.organizer);
        let mut holds = self.standing_holds().peekable();
        if holds.peek().is_none() {
            return caller.may(
                permission,
                &Target {
                    owner,
                    ..Target::default()
                },
            );
        }
        holds.all(|hold| {
            let target = Target {
                places: places.path(hold.room),
                owner,
                ..Target::default()
            };
            caller.may(permission, &target)
        })
    }
}

/// What the caller may do with a meeting now; views carry it, so that no client copies the rules.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    Change,
    Cancel,
    CheckIn,
    Extend,
    End,
    Approve,
    Decline,
    /// Exchange rooms with another meeting.
    Swap,
    /// Ask the people in the room to come to an end.
    Knock,
    /// Take a request back, or the change that was asked for.
    Recall,
    /// Take the rooms back that were released because nobody had come.
    UndoRelease,
    /// Say whether one comes.
    Respond,
}

/// What is known of a meeting besides itself when it is asked what may be done with it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Circumstances {
    pub check_in: CheckInRule,
    /// When its rooms were released because nobody had come.
    pub released_at: Option<Timestamp>,
}

/// Whoever may decide on a request may do that besides: see `approval`.
pub fn actions(
    meeting: &Meeting,
    caller: &Caller,
    places: &Places,
    known: &Circumstances,
    now: Timestamp,
) -> Vec<Action> {
    let mut all = Vec::new();
    let manages = meeting.may_manage(caller, places);
    let is_member = caller
        .acts_as()
        .is_some_and(|person| meeting.topic.members().contains(&person));
    let state = meeting.state_at(now);
    if manages && matches!(state, State::Requested | State::Confirmed | State::Running) {
        all.extend([Action::Change, Action::Swap]);
    }
    if manages && matches!(state, State::Draft | State::Requested | State::Confirmed) {
        all.push(Action::Cancel);
    }
    let is_kept =
        state == State::Confirmed || (state == State::Requested && meeting.proposal.is_some());
    if (manages || is_member) && is_kept && may_check_in_at(meeting, &known.check_in, now) {
        all.push(Action::CheckIn);
    }
    let runs = manages || meeting.may_run_at_door(caller, places, now);
    if runs && matches!(state, State::Confirmed | State::Running) {
        all.push(Action::Extend);
        if meeting.span.from() < now || state == State::Running {
            all.push(Action::End);
        }
    }
    if manages && meeting.waits() {
        all.push(Action::Recall);
    }
    let can_be_undone = known.released_at.is_some_and(|released_at| {
        now < undo_until(&known.check_in, released_at).min(meeting.span.until())
    });
    if state == State::Released && can_be_undone && (manages || is_member) {
        all.push(Action::UndoRelease);
    }
    all
}

fn may_check_in_at(meeting: &Meeting, rule: &CheckInRule, now: Timestamp) -> bool {
    check_in_opens(meeting, rule) <= now && now < meeting.span.until()
}

/// From when on a meeting can be checked in.
pub fn check_in_opens(meeting: &Meeting, rule: &CheckInRule) -> Timestamp {
    let start = meeting.span.from();
    let before = SignedDuration::from_mins(i64::from(rule.minutes_before));
    start.checked_sub(before).unwrap_or(start)
}

/// A hold in the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Clash {
    pub room: PlaceId,
    /// The time that was wanted.
    pub wanted: Span,
    /// The time that is taken.
    pub taken: Span,
    pub meeting: MeetingId,
}

/// Why a command on a meeting is refused.
#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    Clashes(Vec<Clash>),
    Violates(Vec<Violation>),
    /// The state does not allow it.
    WrongState {
        state: State,
        action: Action,
    },
    /// Too early: possible from this instant on.
    NotYet {
        from: Timestamp,
    },
    /// The meeting is over since.
    Over {
        since: Timestamp,
    },
    /// The rooms are given on request: the longer time has to be asked for, by changing it.
    NeedsApproval,
    /// It was possible until then.
    TooLate {
        since: Timestamp,
    },
    /// Both meetings have the same rooms: there is nothing to exchange.
    SameRooms,
    NoRoom,
    UnknownRoom(PlaceId),
    EmptySpan,
}

/// What a command leads to: the meeting after it, and what happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    pub meeting: Meeting,
    pub happened: Happened,
    /// Where somebody has to agree: why.
    pub why: Vec<Reason>,
}

/// What happened to a meeting; the event's kind follows from it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Happened {
    Booked,
    Requested,
    Changed,
    Approved,
    Declined,
    CheckedIn,
    Extended,
    EndedEarly,
    Cancelled,
    Released,
    /// It has another meeting's rooms, and that one its own.
    Swapped,
    /// Somebody proposed to exchange rooms with it.
    SwapProposed,
    /// The exchange that its people proposed was declined.
    SwapDeclined,
    /// The people of the next meeting asked those in the room to come to an end.
    Knocked,
    /// A change was asked for that somebody has to agree to; what there is stays until then.
    ChangeRequested,
    ChangeApproved,
    ChangeDeclined,
    /// The change that was asked for is not wanted any more, or nobody decided in time.
    ChangeWithdrawn,
    /// The time to check in began.
    CheckInAsked,
    /// Nobody has checked in, and soon the rooms are released.
    ReleaseWarned,
    /// Those who came late have the rooms again.
    ReleaseUndone,
}
