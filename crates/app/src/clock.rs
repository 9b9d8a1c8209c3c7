//! The two things a program cannot work out by itself: what time it is, and chance. Both are
//! fields of `App`, so that tests decide them.

use std::sync::{Mutex, PoisonError};

use domain::id::{
    ActionItemId, AgendaItemId, ApiKeyId, ApprovalId, AttachmentId, AttendanceId, CalendarId,
    ClosureId, DecorId, DelegationId, DeliveryId, FlowId, GrantId, GroupId, HandOverId, HoldId,
    JobId, MeetingId, MeetingTypeId, NoShowId, NoticeId, OrgUnitId, PanelId, PersonId, PictureId,
    PlaceId, ReadingId, RoleId, SeriesId, SessionId, SwapOfferId, WaitingId,
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub trait Clock: Send + Sync {
    /// Whole microseconds, the finest both databases keep.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the system"
    )]
    fn now(&self) -> Timestamp {
        whole_microseconds(Timestamp::now())
    }
}

/// Cuts what the databases could not keep.
pub fn whole_microseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A clock that stands until it is moved.
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    pub fn new(now: Timestamp) -> SetClock {
        SetClock(Mutex::new(now))
    }

    pub fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.checked_add(by).unwrap_or(*now);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The random source of the operating system.
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// New identifiers of every kind, in the order of time.
#[derive(Clone, Copy)]
pub struct Ids<'a> {
    pub chance: &'a dyn Chance,
    pub now: Timestamp,
}

/// An id before that of every notice of that instant or later: ids follow time.
pub(crate) fn first_notice_at(at: Timestamp) -> NoticeId {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    NoticeId(uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid())
}

impl Ids<'_> {
    pub(crate) fn uuid(self) -> Uuid {
        let mut random = [0; 10];
        self.chance.fill(&mut random);
        let millis = u64::try_from(self.now.as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    pub fn attendance(self) -> AttendanceId {
        AttendanceId(self.uuid())
    }

    pub fn action(self) -> ActionItemId {
        ActionItemId(self.uuid())
    }

    pub fn agenda_item(self) -> AgendaItemId {
        AgendaItemId(self.uuid())
    }

    pub fn attachment(self) -> AttachmentId {
        AttachmentId(self.uuid())
    }

    pub fn api_key(self) -> ApiKeyId {
        ApiKeyId(self.uuid())
    }

    pub fn calendar(self) -> CalendarId {
        CalendarId(self.uuid())
    }

    pub fn closure(self) -> ClosureId {
        ClosureId(self.uuid())
    }

    pub fn approval(self) -> ApprovalId {
        ApprovalId(self.uuid())
    }

    pub fn delegation(self) -> DelegationId {
        DelegationId(self.uuid())
    }

    pub fn flow(self) -> FlowId {
        FlowId(self.uuid())
    }

    pub fn grant(self) -> GrantId {
        GrantId(self.uuid())
    }

    pub fn group(self) -> GroupId {
        GroupId(self.uuid())
    }

    pub fn hold(self) -> HoldId {
        HoldId(self.uuid())
    }

    pub fn job(self) -> JobId {
        JobId(self.uuid())
    }

    pub fn meeting(self) -> MeetingId {
        MeetingId(self.uuid())
    }

    pub fn meeting_type(self) -> MeetingTypeId {
        MeetingTypeId(self.uuid())
    }

    pub fn notice(self) -> NoticeId {
        NoticeId(self.uuid())
    }

    pub fn delivery(self) -> DeliveryId {
        DeliveryId(self.uuid())
    }

    pub fn no_show(self) -> NoShowId {
        NoShowId(self.uuid())
    }

    pub fn org_unit(self) -> OrgUnitId {
        OrgUnitId(self.uuid())
    }

    pub fn panel(self) -> PanelId {
        PanelId(self.uuid())
    }

    pub fn decor(self) -> DecorId {
        DecorId(self.uuid())
    }

    pub fn picture(self) -> PictureId {
        PictureId(self.uuid())
    }

    pub fn person(self) -> PersonId {
        PersonId(self.uuid())
    }

    pub fn place(self) -> PlaceId {
        PlaceId(self.uuid())
    }

    pub fn reading(self) -> ReadingId {
        ReadingId(self.uuid())
    }

    pub fn role(self) -> RoleId {
        RoleId(self.uuid())
    }

    pub fn series(self) -> SeriesId {
        SeriesId(self.uuid())
    }

    pub fn session(self) -> SessionId {
        SessionId(self.uuid())
    }

    pub fn hand_over(self) -> HandOverId {
        HandOverId(self.uuid())
    }

    pub fn swap_offer(self) -> SwapOfferId {
        SwapOfferId(self.uuid())
    }

    pub fn waiting(self) -> WaitingId {
        WaitingId(self.uuid())
    }
}
