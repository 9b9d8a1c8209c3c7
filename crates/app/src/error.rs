//! What a use case may answer instead of its result. Refusals carry data; words are found at the
//! rim, in the language of the reader.

use std::sync::Arc;

use domain::access::Permission;
use domain::agenda::{AgendaRefusal, MinutesRefusal, MinutesState};
use domain::approval::{self, FlowRefusal};
use domain::closure::Progress;
use domain::id::PlaceId;
use domain::meeting::{self, Clash, OfferState, WaitingState};
use domain::notice::DeliveryState;
use domain::person::OrgUnitRefusal;
use domain::place::PlaceRefusal;
use domain::policy::RuleRefusal;
use domain::series::RuleError;
use domain::span::Span;
use domain::standing::{self, NoShowState};
use jiff::Timestamp;
use store::{OpenError, StoreError};

use crate::find::Alternative;
use crate::meeting::Outwaited;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the permission {0:?} is missing")]
    Denied(Permission),
    #[error("{0:?} not found")]
    NotFound(Noun),
    /// Somebody changed it since the caller read it.
    #[error("stale: the current version is {version}")]
    Stale { version: i64 },
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    /// Somebody waits for what was to be taken: they go first, then it is tried again.
    #[error("somebody waits for it")]
    Outwaited(Box<Outwaited>),
    /// The database cannot be reached or has no room: worth trying again later.
    #[error("the database is not available")]
    Busy(#[source] StoreError),
    #[error("broken")]
    Broken(#[source] StoreError),
    #[error(transparent)]
    Unwritten(#[from] connect::sheet::Unwritten),
}

/// Why the product cannot start on a database.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the places cannot be read")]
    Read(#[from] Error),
}

/// What was not found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Noun {
    ActionItem,
    Attachment,
    Minutes,
    ApiKey,
    Calendar,
    Approval,
    Closure,
    Flow,
    Decor,
    Delegation,
    Grant,
    Group,
    Meeting,
    MeetingType,
    NoShow,
    OrgUnit,
    Notice,
    Panel,
    Person,
    Picture,
    Place,
    Plan,
    Role,
    Room,
    Series,
    Session,
    SwapOffer,
    HandOver,
    Waiting,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// Another hold is in the way.
    RoomBusy {
        clashes: Vec<Clash>,
        alternatives: Vec<Alternative>,
    },
    Meeting(meeting::Refusal),
    /// The recurrence rule is no rule.
    Rule(RuleError),
    /// A meeting begins and ends on a whole minute.
    WholeMinutes {
        field: &'static str,
    },
    /// The recurrence yields no date that could be booked.
    NoOccurrence,
    /// The series was not stopped, or was taken up again.
    SeriesNotStopped,
    /// Two dates of the series would be at the same time.
    SeriesOverlapsItself {
        one: Span,
        other: Span,
    },
    /// The new time needs a recurrence of its own: the rule names days the change would leave.
    RecurrenceNeeded,
    /// The scope 'following' or 'all' was asked for a meeting without a series.
    NotInSeries,
    Place(PlaceRefusal),
    /// Nothing that fits is free.
    NoRoomFree,
    /// The closure is not in the way of the meeting, or not any more.
    NotInTheWay,
    /// Whoever booked has left, and nobody stands in for them.
    NobodyToAsk,
    /// The closure is over, or was withdrawn.
    ClosureOver {
        progress: Progress,
    },
    /// The two meetings share no room.
    OtherRoom,
    /// A rule keeps two meetings from exchanging rooms, and one of them is private.
    OtherDoesNotFit,
    /// A proposal or wish that was answered before.
    AlreadyAnswered {
        state: OfferState,
    },
    /// Somebody has to agree to get the meeting: it is offered to them, not given.
    ConsentWanted,
    /// The wish no longer waits.
    WaitedNoLonger {
        state: WaitingState,
    },
    /// Somebody may only wait for so many things.
    WaitsForTooMany {
        most: usize,
    },
    /// A flow cannot be.
    Flow(FlowRefusal),
    /// A word on a request is not heard.
    Approval(approval::Refusal),
    /// Too many did not come whom they had booked for.
    Barred {
        until: Timestamp,
        /// Where; `None`: everywhere.
        place: Option<PlaceId>,
        count: u32,
    },
    /// It was decided before, or does not count anyway.
    NoShowSettled {
        state: NoShowState,
    },
    PrintedCodeNotAllowed,
    /// It was shown too long ago.
    CodeExpired,
    /// We did not make it.
    UnknownCode,
    UnknownCard,
    /// No meeting in the room is open to check in.
    NoMeetingHere,
    /// The agenda cannot be as it is wanted.
    Agenda(AgendaRefusal),
    /// Whoever wrote did not know what others had written meanwhile.
    MinutesChanged {
        version: i64,
        changed: Vec<Written>,
    },
    /// Their state does not allow it.
    MinutesWrongState {
        state: MinutesState,
    },
    /// The caller is not among those who are asked.
    MinutesNotAsked,
    /// There is nothing in them.
    MinutesEmpty,
    /// There are minutes already.
    MinutesBegun,
    /// A file is larger than is allowed.
    FileTooLarge {
        most: u64,
    },
    /// The disk for files is full.
    StorageFull,
    /// The folder for files cannot be written.
    StorageClosed,
    /// No typeface on this machine has the letters.
    NoTypeface,
    /// No panel shows this code, or not any more.
    UnknownPairing,
    /// The panel waited too long for somebody to enter its code.
    PairingOver,
    /// The key was used before, for something else.
    KeyReused,
    WrongPassword,
    TooManyAttempts {
        retry_after_seconds: i64,
    },
    /// The one-time link was used, has run out, or never was.
    LinkSpent,
    LoginTaken {
        login: String,
    },
    /// Nobody gives away what they do not hold there themselves, or not for as long.
    BeyondOwnRights {
        missing: Permission,
    },
    /// Nobody would be left who may do everything.
    LastAdministrator,
    /// So many things still name it.
    InUse {
        uses: i64,
    },
    NameTaken {
        name: String,
    },
    /// A role that comes with the product stays as it is.
    BuiltInRole,
    OrgUnit(OrgUnitRefusal),
    /// There is no way out: mail is not set up.
    MailOff,
    /// The mail server did not take the message; in its words.
    NotDelivered {
        reason: String,
    },
    /// It is on its way, or it arrived.
    NothingToRetry {
        state: DeliveryState,
    },
    /// A value the field does not accept.
    Invalid {
        field: &'static str,
        problem: Problem,
    },
}

/// A part of minutes that somebody wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub what: Arc<str>,
    pub by: Option<Arc<str>>,
}

/// What is wrong with a field, and what it would accept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    Empty,
    TooLong {
        most: usize,
    },
    TooShort {
        least: usize,
    },
    TooMany {
        most: usize,
    },
    /// Control characters, among them NUL.
    ControlCharacter,
    /// One that turns or hides the text around it.
    HiddenCharacter,
    UnknownTimeZone,
    UnknownPerson,
    /// Somebody who has left: nothing new is given to them.
    PersonLeft,
    UnknownLanguage,
    /// No calendar, type or rule has this name.
    UnknownCode,
    /// It is kept for others.
    KeptForOthers,
    NotAnAddress,
    EndNotAfterStart,
    OutOfRange {
        least: i64,
        most: i64,
    },
    /// An instant that has not come yet.
    InTheFuture {
        now: Timestamp,
    },
    /// It belongs to somebody else.
    Taken,
    /// Somebody who does not take part.
    NotTakingPart,
    Repeated,
    /// Whoever is to get it has it.
    TheirsAlready,
    /// No room has all of that.
    NoSuchRoom,
    /// It names nothing that there is.
    Unknown,
    /// Not PNG, JPEG or WebP, or wider or higher than 8,192 points.
    NotAPicture,
    /// Not one of these, nor an SVG that is nothing but a drawing.
    NotADrawing,
    /// A room without an area.
    NoArea,
    /// A code is made of ASCII letters and digits, a letter first.
    NotACode,
    /// Braces around a name that means nothing in a template.
    UnknownPlaceholder {
        name: String,
    },
}

impl Refusal {
    /// The stable code of the refusal, the same at every door.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::RoomBusy { .. } => "room_busy",
            Refusal::Meeting(refusal) => match refusal {
                meeting::Refusal::Violates(_) => "policy_violation",
                meeting::Refusal::WrongState { .. } => "wrong_state",
                meeting::Refusal::NotYet { .. } => "too_early",
                meeting::Refusal::TooLate { .. } => "too_late",
                meeting::Refusal::Over { .. } => "meeting_over",
                meeting::Refusal::Clashes(_) => "room_busy",
                meeting::Refusal::NeedsApproval => "needs_approval",
                meeting::Refusal::SameRooms => "same_rooms",
                meeting::Refusal::UnknownRoom(_) => "not_found",
                meeting::Refusal::NoRoom | meeting::Refusal::EmptySpan => "invalid_value",
            },
            Refusal::Rule(_) => "invalid_recurrence",
            Refusal::WholeMinutes { .. } => "whole_minutes_wanted",
            Refusal::NoOccurrence => "no_occurrence",
            Refusal::SeriesNotStopped => "series_not_stopped",
            Refusal::SeriesOverlapsItself { .. } => "series_overlaps_itself",
            Refusal::RecurrenceNeeded => "recurrence_needed",
            Refusal::NotInSeries => "not_in_series",
            Refusal::Place(PlaceRefusal::DuplicateCode { .. }) => "duplicate_code",
            Refusal::Place(PlaceRefusal::UnknownTimeZone { .. }) => "invalid_value",
            Refusal::Place(PlaceRefusal::Rules(RuleRefusal::Value { .. })) => "invalid_value",
            Refusal::Place(PlaceRefusal::Rules(RuleRefusal::Contradicts(_))) => "rules_contradict",
            Refusal::Place(_) => "wrong_place",
            Refusal::NoRoomFree => "no_room_free",
            Refusal::NotInTheWay => "not_in_the_way",
            Refusal::NobodyToAsk => "nobody_to_ask",
            Refusal::ClosureOver { .. } => "closure_over",
            Refusal::OtherRoom => "other_room",
            Refusal::OtherDoesNotFit => "other_does_not_fit",
            Refusal::WaitedNoLonger { .. } => "waits_no_longer",
            Refusal::AlreadyAnswered { .. } => "already_answered",
            Refusal::ConsentWanted => "consent_wanted",
            Refusal::WaitsForTooMany { .. } => "waits_for_too_many",
            Refusal::Flow(_) => "wrong_flow",
            Refusal::Approval(refusal) => match refusal {
                approval::Refusal::Settled { .. } => "already_decided",
                approval::Refusal::Spoken => "already_spoken",
                approval::Refusal::OwnRequest => "own_request",
                approval::Refusal::NotAsked => "forbidden",
            },
            Refusal::Barred { .. } => "barred",
            Refusal::NoShowSettled { .. } => "no_show_settled",
            Refusal::PrintedCodeNotAllowed => "printed_code_not_allowed",
            Refusal::CodeExpired => "code_expired",
            Refusal::UnknownCode => "unknown_code",
            Refusal::UnknownCard => "unknown_card",
            Refusal::NoMeetingHere => "no_meeting_here",
            Refusal::Agenda(_) => "wrong_agenda",
            Refusal::MinutesChanged { .. } => "minutes_changed",
            Refusal::MinutesWrongState { .. } => "minutes_wrong_state",
            Refusal::MinutesNotAsked => "not_asked",
            Refusal::MinutesEmpty => "minutes_empty",
            Refusal::MinutesBegun => "minutes_begun",
            Refusal::FileTooLarge { .. } => "file_too_large",
            Refusal::StorageFull => "storage_full",
            Refusal::StorageClosed => "storage_closed",
            Refusal::NoTypeface => "no_typeface",
            Refusal::UnknownPairing => "unknown_pairing",
            Refusal::PairingOver => "pairing_over",
            Refusal::KeyReused => "idempotency_key_reused",
            Refusal::WrongPassword => "wrong_password",
            Refusal::TooManyAttempts { .. } => "too_many_attempts",
            Refusal::LinkSpent => "link_spent",
            Refusal::LoginTaken { .. } => "login_taken",
            Refusal::BeyondOwnRights { .. } => "beyond_own_rights",
            Refusal::LastAdministrator => "last_administrator",
            Refusal::InUse { .. } => "in_use",
            Refusal::NameTaken { .. } | Refusal::OrgUnit(OrgUnitRefusal::NameTaken) => "name_taken",
            Refusal::BuiltInRole => "built_in_role",
            Refusal::OrgUnit(_) => "wrong_org_unit",
            Refusal::MailOff => "mail_off",
            Refusal::NotDelivered { .. } => "not_delivered",
            Refusal::NothingToRetry { .. } => "nothing_to_retry",
            Refusal::Invalid { .. } => "invalid_value",
        }
    }
}

impl Error {
    pub fn refused(refusal: Refusal) -> Error {
        Error::Refused(Box::new(refusal))
    }

    pub fn invalid(field: &'static str, problem: Problem) -> Error {
        Error::refused(Refusal::Invalid { field, problem })
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        match error {
            StoreError::Full | StoreError::Unavailable { .. } => Error::Busy(error),
            // A text that no column can hold came from outside.
            StoreError::Unstorable(_) => Error::invalid("text", Problem::ControlCharacter),
            other => Error::Broken(other),
        }
    }
}

impl From<meeting::Refusal> for Error {
    fn from(refusal: meeting::Refusal) -> Error {
        match refusal {
            meeting::Refusal::UnknownRoom(_) => Error::NotFound(Noun::Room),
            meeting::Refusal::Clashes(clashes) => Error::refused(Refusal::RoomBusy {
                clashes,
                alternatives: Vec::new(),
            }),
            other => Error::refused(Refusal::Meeting(other)),
        }
    }
}

impl From<AgendaRefusal> for Error {
    fn from(refusal: AgendaRefusal) -> Error {
        Error::refused(Refusal::Agenda(refusal))
    }
}

impl From<MinutesRefusal> for Error {
    fn from(refusal: MinutesRefusal) -> Error {
        Error::refused(match refusal {
            MinutesRefusal::WrongState { state } => Refusal::MinutesWrongState { state },
            MinutesRefusal::NotAsked => Refusal::MinutesNotAsked,
            MinutesRefusal::Empty => Refusal::MinutesEmpty,
            MinutesRefusal::TooEarly => {
                return Error::invalid("confirmBy", Problem::EndNotAfterStart);
            }
        })
    }
}

impl From<RuleError> for Error {
    fn from(error: RuleError) -> Error {
        Error::refused(Refusal::Rule(error))
    }
}

impl From<OrgUnitRefusal> for Error {
    fn from(refusal: OrgUnitRefusal) -> Error {
        Error::refused(Refusal::OrgUnit(refusal))
    }
}

impl From<standing::Refusal> for Error {
    fn from(refusal: standing::Refusal) -> Error {
        let standing::Refusal::Settled { state } = refusal;
        Error::refused(Refusal::NoShowSettled { state })
    }
}

impl From<PlaceRefusal> for Error {
    fn from(refusal: PlaceRefusal) -> Error {
        Error::refused(Refusal::Place(refusal))
    }
}
