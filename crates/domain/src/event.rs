//! What happened: one immutable line per change, written with it. Audit, live updates, webhooks
//! and reports read this one log; replaying it gives the state they show.

mod agenda;
mod approval;
mod attendance;
mod closure;
mod delivery;
mod kind;
mod log;
mod meeting;
mod offer;
mod panel;
mod place;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{Caller, Delegation, Grant, Identity, Role, RoleCode, Scope, Source};
use crate::approval::Flow;
use crate::attendance::Evidence;
use crate::id::{ApiKeyId, GroupId, MeetingId, NoticeId, OrgUnitId, PersonId, PlaceId, SeriesId};
use crate::id::{SessionId, WaitingId};
use crate::meeting::{Change, Happened, Hold, Meeting, State, Waiting, WaitingState};
use crate::notice::Kind;
use crate::person::{Language, Person};
use crate::policy::{Calendar, MeetingType};
use crate::series::Series;
use crate::span::Span;

pub use agenda::{ActionFact, AgendaFact, AttachmentFact, MinutesFact};
pub use approval::{ApprovalFact, ApprovalHappened};
pub use attendance::{AttendanceFact, NoShowFact, ResponseFact};
pub use closure::{ClosureFact, ClosureHappened};
pub use delivery::DeliveryFact;
pub use kind::{KINDS, is_delivery, noun_of};
pub use log::LogFact;
pub use offer::{HandOverFact, SwapFact};
pub use panel::{DecorFact, PanelFact, PanelHappened, PictureFact};
pub use place::{PlaceFact, PlanFact};

/// One line of the log.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    pub at: Timestamp,
    pub actor: Actor,
    pub fact: Fact,
}

/// By whom, and by which way it came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Actor {
    pub person: Option<PersonId>,
    pub api_key: Option<ApiKeyId>,
    /// In whose name the person acted as a delegate.
    pub on_behalf_of: Option<PersonId>,
    pub origin: Origin,
    pub source: Source,
}

impl Actor {
    pub fn of(caller: &Caller, origin: Origin) -> Actor {
        let api_key = match caller.identity {
            Identity::ApiKey(key, _) => Some(key),
            Identity::Person(_) | Identity::System => None,
        };
        Actor {
            person: caller.person(),
            api_key,
            on_behalf_of: caller.on_behalf_of,
            origin,
            source: caller.source,
        }
    }
}

/// The door through which a command came.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    Web,
    Api,
    Import,
    /// A command at the operator's console.
    Console,
    /// The clock.
    Timer,
    /// A link in a mail.
    Mail,
}

impl Origin {
    pub const ALL: [Origin; 6] = [
        Origin::Web,
        Origin::Api,
        Origin::Import,
        Origin::Console,
        Origin::Timer,
        Origin::Mail,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Origin::Web => "web",
            Origin::Api => "api",
            Origin::Import => "import",
            Origin::Console => "console",
            Origin::Timer => "timer",
            Origin::Mail => "mail",
        }
    }

    pub fn parse(text: &str) -> Option<Origin> {
        Origin::ALL
            .into_iter()
            .find(|origin| origin.as_str() == text)
    }
}

/// What happened, with the state after it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum Fact {
    Meeting(MeetingFact),
    Series(SeriesFact),
    Place(PlaceFact),
    Person(PersonFact),
    Session(SessionFact),
    ApiKey(ApiKeyFact),
    Grant(GrantFact),
    Role(RoleFact),
    Group(GroupFact),
    OrgUnit(OrgUnitFact),
    Delegation(DelegationFact),
    Swap(SwapFact),
    HandOver(HandOverFact),
    Waiting(WaitingFact),
    Attendance(AttendanceFact),
    NoShow(NoShowFact),
    Response(ResponseFact),
    Notice(NoticeFact),
    NoticeSettings(NoticeSettingsFact),
    NoticeTemplate(NoticeTemplateFact),
    Delivery(DeliveryFact),
    Calendar(CalendarFact),
    MeetingType(MeetingTypeFact),
    Flow(FlowFact),
    Approval(ApprovalFact),
    Log(LogFact),
    Agenda(AgendaFact),
    Action(ActionFact),
    Minutes(MinutesFact),
    Attachment(AttachmentFact),
    Panel(PanelFact),
    Picture(PictureFact),
    Decor(DecorFact),
    Plan(PlanFact),
    Closure(ClosureFact),
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingFact {
    pub happened: Happened,
    pub meeting: MeetingId,
    pub series: Option<SeriesId>,
    pub state: State,
    pub span: Span,
    pub version: i64,
    pub holds: Vec<Hold>,
    /// Why the clock did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriesFact {
    pub happened: SeriesHappened,
    pub series: SeriesId,
    pub rule: String,
    pub version: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SeriesHappened {
    Created,
    Changed,
    /// Further dates were made, or found impossible.
    Prolonged,
    Cancelled,
    /// Nobody came to some dates in a row, and the rest was given back.
    Stopped,
    /// Somebody wanted it back.
    Resumed,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PersonFact {
    pub happened: PersonHappened,
    pub person: PersonId,
    pub login: String,
    pub active: bool,
    pub role: Option<RoleCode>,
    pub scope: Option<Scope>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PersonHappened {
    Saved,
    /// Of lines written before grants had facts of their own.
    Granted,
    PasswordSet,
    Invited,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionFact {
    pub happened: SessionHappened,
    pub session: SessionId,
    pub person: PersonId,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SessionHappened {
    Opened,
    Closed,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyFact {
    pub api_key: ApiKeyId,
    pub name: String,
    pub revoked: bool,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GrantFact {
    pub happened: GrantHappened,
    pub grant: Grant,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GrantHappened {
    Given,
    Revoked,
}

/// What became of a thing that is saved and deleted whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    Saved,
    Deleted,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleFact {
    pub happened: Fate,
    pub role: Role,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupFact {
    pub happened: Fate,
    pub group: GroupId,
    pub name: String,
    pub joined: Vec<PersonId>,
    pub left: Vec<PersonId>,
    pub version: i64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrgUnitFact {
    pub happened: Fate,
    pub org_unit: OrgUnitId,
    pub parent: Option<OrgUnitId>,
    pub name: String,
    pub version: i64,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegationFact {
    pub happened: GrantHappened,
    pub delegation: Delegation,
}

/// A wish began to wait, or got or gave up its room.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaitingFact {
    pub waiting: WaitingId,
    pub state: WaitingState,
    pub organizer: PersonId,
    /// What was booked for it.
    pub meeting: Option<MeetingId>,
}

/// Something in somebody's inbox. What was sent out is in the delivery log, not here.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeFact {
    pub happened: NoticeHappened,
    pub notice: NoticeId,
    /// Whose inbox it is.
    pub person: PersonId,
    pub kind: Kind,
    pub meeting: Option<MeetingId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoticeHappened {
    Arrived,
    Read,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeSettingsFact {
    pub person: PersonId,
    pub version: i64,
}

/// A deployment's own words for a kind of notice; version 0: they are gone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeTemplateFact {
    pub kind: Kind,
    pub language: Language,
    pub version: i64,
}

/// A working calendar was saved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarFact {
    pub calendar: Calendar,
}

/// A type of meetings was saved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingTypeFact {
    pub meeting_type: MeetingType,
}

/// A flow was saved or deleted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FlowFact {
    pub happened: Fate,
    pub flow: Flow,
}

impl Fact {
    pub fn of_waiting(waiting: &Waiting) -> Fact {
        Fact::Waiting(WaitingFact {
            waiting: waiting.id,
            state: waiting.state,
            organizer: waiting.topic.organizer,
            meeting: waiting.meeting,
        })
    }

    pub fn of_change(change: &Change) -> Fact {
        Fact::of_meeting(&change.meeting, change.happened)
    }

    pub fn of_meeting(meeting: &Meeting, happened: Happened) -> Fact {
        Fact::Meeting(MeetingFact {
            happened,
            meeting: meeting.id,
            series: meeting.series,
            state: meeting.state,
            span: meeting.span,
            version: meeting.version,
            holds: meeting.all_holds().cloned().collect(),
            evidence: None,
        })
    }

    pub fn of_series(series: &Series, happened: SeriesHappened) -> Fact {
        Fact::Series(SeriesFact {
            happened,
            series: series.id,
            rule: series.rule.clone(),
            version: series.version,
        })
    }

    pub fn of_person(person: &Person, happened: PersonHappened) -> Fact {
        Fact::Person(PersonFact {
            happened,
            person: person.id,
            login: person.login.clone(),
            active: person.active,
            role: None,
            scope: None,
        })
    }

    /// `noun.happened`, the stable name in the log, on live streams and in webhooks.
    pub fn kind(&self) -> &'static str {
        match self {
            Fact::Meeting(fact) => meeting::kind_of(fact.happened),
            Fact::Series(fact) => match fact.happened {
                SeriesHappened::Created => "series.created",
                SeriesHappened::Changed => "series.changed",
                SeriesHappened::Prolonged => "series.prolonged",
                SeriesHappened::Stopped => "series.stopped",
                SeriesHappened::Resumed => "series.resumed",
                SeriesHappened::Cancelled => "series.cancelled",
            },
            Fact::Place(_) => "place.saved",
            Fact::Person(fact) => match fact.happened {
                PersonHappened::Saved => "person.saved",
                PersonHappened::Granted => "person.granted",
                PersonHappened::PasswordSet => "person.passwordSet",
                PersonHappened::Invited => "person.invited",
            },
            Fact::Session(fact) => match fact.happened {
                SessionHappened::Opened => "session.opened",
                SessionHappened::Closed => "session.closed",
            },
            Fact::ApiKey(_) => "apiKey.saved",
            Fact::Flow(fact) => fact.kind(),
            Fact::Approval(fact) => fact.kind(),
            Fact::Notice(fact) => fact.kind(),
            Fact::NoticeSettings(_) => "noticeSettings.saved",
            Fact::NoticeTemplate(_) => "noticeTemplate.saved",
            Fact::Delivery(_) => "delivery.retried",
            Fact::Log(fact) => fact.kind(),
            Fact::Grant(fact) => match fact.happened {
                GrantHappened::Given => "grant.given",
                GrantHappened::Revoked => "grant.revoked",
            },
            Fact::Role(fact) => match fact.happened {
                Fate::Saved => "role.saved",
                Fate::Deleted => "role.deleted",
            },
            Fact::Group(fact) => match fact.happened {
                Fate::Saved => "group.saved",
                Fate::Deleted => "group.deleted",
            },
            Fact::OrgUnit(fact) => match fact.happened {
                Fate::Saved => "orgUnit.saved",
                Fate::Deleted => "orgUnit.deleted",
            },
            Fact::Delegation(fact) => match fact.happened {
                GrantHappened::Given => "delegation.given",
                GrantHappened::Revoked => "delegation.revoked",
            },
            Fact::Swap(fact) => fact.kind(),
            Fact::HandOver(fact) => fact.kind(),
            Fact::Waiting(fact) => match fact.state {
                WaitingState::Open => "waiting.opened",
                WaitingState::Served => "waiting.served",
                WaitingState::Withdrawn => "waiting.withdrawn",
                WaitingState::Expired => "waiting.expired",
            },
            Fact::Calendar(_) => "calendar.saved",
            Fact::MeetingType(_) => "meetingType.saved",
            Fact::Attendance(_) => "attendance.recorded",
            Fact::NoShow(fact) => fact.kind(),
            Fact::Agenda(_) => "agenda.saved",
            Fact::Action(fact) => fact.kind(),
            Fact::Minutes(fact) => fact.kind(),
            Fact::Attachment(fact) => fact.kind(),
            Fact::Panel(fact) => fact.kind(),
            Fact::Response(_) => "attendance.responded",
            Fact::Picture(fact) => fact.kind(),
            Fact::Decor(fact) => fact.kind(),
            Fact::Plan(fact) => fact.kind(),
            Fact::Closure(fact) => fact.kind(),
        }
    }

    /// The thing it happened to.
    pub fn subject(&self) -> Uuid {
        match self {
            Fact::Meeting(fact) => fact.meeting.0,
            Fact::Series(fact) => fact.series.0,
            Fact::Place(fact) => fact.place.id.0,
            Fact::Person(fact) => fact.person.0,
            Fact::Session(fact) => fact.session.0,
            Fact::ApiKey(fact) => fact.api_key.0,
            Fact::Flow(fact) => fact.flow.id.0,
            Fact::Approval(fact) => fact.approval.0,
            Fact::Notice(fact) => fact.notice.0,
            Fact::NoticeSettings(fact) => fact.person.0,
            // The words belong to the whole deployment, as does the log.
            Fact::NoticeTemplate(_) | Fact::Log(_) => Uuid::nil(),
            Fact::Delivery(fact) => fact.delivery.0,
            Fact::Grant(fact) => fact.grant.id.0,
            Fact::Role(fact) => fact.role.id.0,
            Fact::Group(fact) => fact.group.0,
            Fact::OrgUnit(fact) => fact.org_unit.0,
            Fact::Delegation(fact) => fact.delegation.id.0,
            Fact::Swap(fact) => fact.offer.0,
            Fact::HandOver(fact) => fact.offer.0,
            Fact::Waiting(fact) => fact.waiting.0,
            Fact::Calendar(fact) => fact.calendar.id.0,
            Fact::MeetingType(fact) => fact.meeting_type.id.0,
            Fact::Attendance(fact) => fact.meeting.0,
            Fact::NoShow(fact) => fact.no_show.0,
            Fact::Agenda(fact) => fact.meeting.0,
            Fact::Action(fact) => fact.action.0,
            Fact::Minutes(fact) => fact.meeting.0,
            Fact::Attachment(fact) => fact.attachment.0,
            Fact::Panel(fact) => fact.panel.0,
            Fact::Response(fact) => fact.meeting.0,
            Fact::Picture(fact) => fact.picture.0,
            Fact::Decor(fact) => fact.decor.0,
            Fact::Plan(fact) => fact.place.0,
            Fact::Closure(fact) => fact.closure.0,
        }
    }

    /// Rooms whose picture changed.
    pub fn rooms(&self) -> Vec<PlaceId> {
        let mut rooms: Vec<_> = match self {
            Fact::Meeting(fact) => fact.holds.iter().map(|hold| hold.room).collect(),
            Fact::Place(fact) => vec![fact.place.id],
            Fact::Attendance(fact) => fact.rooms.clone(),
            Fact::Agenda(fact) => fact.rooms.clone(),
            Fact::Action(fact) => fact.rooms.clone(),
            Fact::Minutes(fact) => fact.rooms.clone(),
            Fact::Attachment(fact) => fact.rooms.clone(),
            Fact::Panel(fact) => vec![fact.place],
            Fact::Response(fact) => fact.rooms.clone(),
            Fact::Picture(fact) => vec![fact.place],
            Fact::Decor(fact) => vec![fact.place],
            Fact::Plan(fact) => vec![fact.place],
            Fact::Closure(fact) => vec![fact.place],
            _ => Vec::new(),
        };
        rooms.sort();
        rooms.dedup();
        rooms
    }
}
