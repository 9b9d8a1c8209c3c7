//! What somebody wants, as far as rules look at it, and what a rule answers that says no.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::quota::Usage;
use crate::id::PlaceId;
use crate::span::Span;

/// What somebody wants, as far as the rules look at it.
#[derive(Clone, Debug)]
pub struct Ask {
    pub span: Span,
    pub now: Timestamp,
    pub act: Act,
    /// People expected; `None` when nobody said.
    pub people: Option<u32>,
    /// The caller may book in the past.
    pub past_allowed: bool,
    /// The caller is above the rules: they are told and do not refuse.
    pub bypass: bool,
    pub meeting_type: Option<Arc<str>>,
    /// Somebody from outside is invited.
    pub has_guests: bool,
    /// It is a date of a series.
    pub is_series: bool,
    /// What was booked already, where a quota asks for it.
    pub usage: Arc<Usage>,
}

/// Whether time is taken anew or longer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    Book,
    /// Whoever stands in the room takes it now: it begins when it does, on no grid.
    OnTheSpot,
    /// Goes on: no question of notice nor of the grid.
    Extend,
    /// Its room closes, and it has to go elsewhere: no question of the grid, nor whether what is
    /// booked may be moved.
    Rehouse,
}

impl Ask {
    pub fn new(span: Span, now: Timestamp) -> Ask {
        Ask {
            span,
            now,
            act: Act::Book,
            people: None,
            past_allowed: false,
            bypass: false,
            meeting_type: None,
            has_guests: false,
            is_series: false,
            usage: Arc::default(),
        }
    }
}

/// The rule that says no. The code is stable and listed in the manual.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    pub code: ViolationCode,
    /// Name of the policy field.
    pub rule: &'static str,
    pub room_id: PlaceId,
    /// The place that set the rule; absent for the default of a fresh deployment.
    pub place_id: Option<PlaceId>,
    pub limit: Value,
    pub actual: Value,
    /// Start of the date concerned.
    pub start: Timestamp,
}

macro_rules! codes {
    ($($code:ident),* $(,)?) => {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ViolationCode {
            $($code),*
        }

        impl ViolationCode {
            pub const ALL: &[ViolationCode] = &[$(ViolationCode::$code),*];
        }
    };
}

codes! {
    OutsideOpeningHours,
    Closed,
    Holiday,
    TooShort,
    TooLong,
    OffGrid,
    SeveralDays,
    TooLittleNotice,
    TooLateToChange,
    TooLateToCancel,
    TooFarToChange,
    TooFarToCancel,
    BeyondHorizon,
    OutsideTerm,
    InThePast,
    OverCapacity,
    TooFewPeople,
    TooManyRooms,
    TooManyAtOnce,
    TooManyMeetings,
    TooManyMinutes,
    TypeNotAllowed,
    ApprovedUnchangeable,
    RecurrenceNotAllowed,
    TooManyOccurrences,
    SeriesTooLong,
    SeriesBeyondHorizon,
    NotBookable,
    NotAdmitted,
}

impl ViolationCode {
    /// Whether another time in the room would change nothing.
    pub fn is_for_ever(self) -> bool {
        matches!(
            self,
            ViolationCode::TooShort
                | ViolationCode::TooLong
                | ViolationCode::OverCapacity
                | ViolationCode::TooFewPeople
                | ViolationCode::NotBookable
        )
    }

    /// Whether another room with the same rules at the same time could be had: the room itself is
    /// what does not fit.
    pub fn is_of_the_room(self) -> bool {
        matches!(
            self,
            ViolationCode::OverCapacity
                | ViolationCode::TooFewPeople
                | ViolationCode::NotBookable
                | ViolationCode::NotAdmitted
        )
    }

    /// Whether somebody with the right to decide could let it pass: time does not run backwards, a
    /// room out of service is of no use, and a room for others stays theirs.
    pub fn can_be_waived(self) -> bool {
        !matches!(
            self,
            ViolationCode::InThePast | ViolationCode::NotBookable | ViolationCode::NotAdmitted
        )
    }
}
