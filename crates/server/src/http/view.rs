//! What the interface shows of meetings, rooms and people. Shapes only: the worth of every field
//! was decided before it gets here.

use std::collections::HashMap;
use std::sync::Arc;

use app::find::Alternative;
use app::meeting::{Detail, PreviewDate, SeriesDetail};
use domain::id::{ClosureId, HoldId, MeetingId, OrgUnitId, PersonId, PlaceId, SeriesId};
use domain::meeting::{Action, Attendee, Clash, Hold, Meeting, Party, ReleaseReason, State};
use domain::person::{Language, Person};
use domain::place::{BookingMode, Place, PlaceKind, Places};
use domain::policy::Violation;
use domain::series::Series;
use domain::span::Span;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonRef {
    #[schema(value_type = String)]
    pub id: PersonId,
    #[schema(value_type = String)]
    pub name: Arc<str>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    #[schema(value_type = String)]
    pub id: PersonId,
    pub name: String,
    pub login: String,
    pub email: Option<String>,
    #[schema(value_type = String, example = "zh-CN")]
    pub language: Language,
    pub time_zone: Option<String>,
    /// The department the person belongs to.
    #[schema(value_type = Option<String>)]
    pub org_unit_id: Option<OrgUnitId>,
    /// Inactive people cannot sign in.
    pub active: bool,
    pub version: i64,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> PersonView {
        PersonView {
            id: person.id,
            name: person.name,
            login: person.login,
            email: person.email,
            language: person.language,
            time_zone: person.time_zone,
            org_unit_id: person.org_unit,
            active: person.active,
            version: person.version,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
    #[schema(value_type = String)]
    pub id: PlaceId,
    pub code: String,
    pub name: String,
    /// People who fit; absent when nobody said.
    pub capacity: Option<u32>,
    pub features: Vec<String>,
    #[schema(value_type = String, example = "open")]
    pub booking_mode: BookingMode,
    /// IANA zone in which the room's days begin and end.
    pub time_zone: String,
    /// Names of the places above, from the campus down.
    pub place_path: Vec<String>,
    /// What the customer calls this sort of room.
    pub kind: Option<String>,
    pub in_service: bool,
}

pub fn room(place: &Place, places: &Places) -> RoomView {
    RoomView {
        id: place.id,
        code: place.code.clone(),
        name: place.name.clone(),
        capacity: place.capacity,
        features: place.features.iter().cloned().collect(),
        booking_mode: place.booking_mode,
        time_zone: places
            .zone(place.id)
            .iana_name()
            .unwrap_or("UTC")
            .to_owned(),
        place_path: places.path_names(place.id),
        kind: place.room_kind.clone(),
        in_service: place.in_service,
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    #[schema(value_type = String)]
    pub id: PlaceId,
    #[schema(value_type = Option<String>)]
    pub parent_id: Option<PlaceId>,
    #[schema(value_type = String, example = "floor")]
    pub kind: PlaceKind,
    pub code: String,
    pub name: String,
    /// Set here; absent when inherited.
    pub time_zone: Option<String>,
    pub capacity: Option<u32>,
    pub features: Vec<String>,
    #[schema(value_type = String)]
    pub booking_mode: BookingMode,
    pub in_service: bool,
    /// Rules set here, by name; each is `{value, locked}`.
    #[schema(value_type = super::schema::PolicyBody)]
    pub policy: domain::policy::Policy,
    pub version: i64,
}

impl From<&Place> for PlaceView {
    fn from(place: &Place) -> PlaceView {
        PlaceView {
            id: place.id,
            parent_id: place.parent,
            kind: place.kind,
            code: place.code.clone(),
            name: place.name.clone(),
            time_zone: place.time_zone.clone(),
            capacity: place.capacity,
            features: place.features.iter().cloned().collect(),
            booking_mode: place.booking_mode,
            in_service: place.in_service,
            policy: place.policy.clone(),
            version: place.version,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HoldView {
    #[schema(value_type = String)]
    pub id: HoldId,
    #[schema(value_type = String)]
    pub room_id: PlaceId,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    pub active: bool,
    /// Why it ended before its time.
    #[schema(value_type = Option<String>)]
    pub released: Option<ReleaseReason>,
}

impl From<&Hold> for HoldView {
    fn from(hold: &Hold) -> HoldView {
        HoldView {
            id: hold.id,
            room_id: hold.room,
            from: hold.span.from(),
            until: hold.span.until(),
            active: hold.active,
            released: hold.released,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendeeView {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub person_id: Option<PersonId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub name: Option<Arc<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    pub required: bool,
}

fn attendee(attendee: &Attendee, names: &HashMap<PersonId, Arc<str>>) -> AttendeeView {
    let (person_id, email) = match &attendee.party {
        Party::Person(person) => (Some(*person), None),
        Party::Guest(address) => (None, Some(address.clone())),
    };
    let name = person_id.and_then(|person| names.get(&person).cloned());
    AttendeeView {
        person_id,
        name,
        email,
        required: attendee.required,
    }
}

/// One date. Subject and people are absent when the reader may not know them.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeetingView {
    #[schema(value_type = String)]
    pub id: MeetingId,
    #[schema(value_type = Option<String>)]
    pub series_id: Option<SeriesId>,
    #[schema(value_type = Option<String>)]
    pub subject: Option<Arc<str>>,
    #[schema(value_type = Option<String>)]
    pub description: Option<Arc<str>>,
    pub private: bool,
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    #[schema(value_type = String)]
    pub time_zone: Arc<str>,
    #[schema(value_type = String, example = "confirmed")]
    pub state: State,
    pub organizer: Option<PersonRef>,
    pub host: Option<PersonRef>,
    /// People expected.
    pub people: Option<u32>,
    /// Code of the type of meeting.
    #[serde(rename = "type")]
    #[schema(value_type = Option<String>)]
    pub meeting_type: Option<Arc<str>>,
    pub holds: Vec<HoldView>,
    pub attendees: Vec<AttendeeView>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub checked_in_at: Option<Timestamp>,
    /// When the rooms are given away unless somebody checks in; for those who can do so now.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub release_at: Option<Timestamp>,
    /// Until when a release can be undone, for those who can.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub undo_until: Option<Timestamp>,
    pub reason: Option<String>,
    /// A change that waits for somebody to agree; until then all else is as it was.
    pub proposal: Option<ProposalView>,
    /// What the caller may do with it now.
    #[schema(value_type = Vec<String>)]
    pub actions: Vec<Action>,
    /// Rules this command went beyond, by the caller's right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub notices: Vec<Violation>,
    /// One of its rooms closes, and it has to go elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closure: Option<RoomCloses>,
    pub version: i64,
}

/// When and why rooms of a meeting close.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomCloses {
    #[schema(value_type = String)]
    pub id: ClosureId,
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    pub reason: String,
}

/// The meeting as it is to be.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProposalView {
    #[schema(value_type = Option<String>)]
    pub subject: Option<Arc<str>>,
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    #[schema(value_type = Vec<String>)]
    pub room_ids: Vec<PlaceId>,
}

pub fn meeting(detail: &Detail) -> MeetingView {
    let Meeting { topic, .. } = &detail.meeting;
    let seen = !detail.masked;
    let person = |id: PersonId| {
        seen.then(|| PersonRef {
            id,
            name: detail.names.get(&id).cloned().unwrap_or_default(),
        })
    };
    MeetingView {
        id: detail.meeting.id,
        series_id: detail.meeting.series,
        subject: seen.then(|| topic.subject.clone()),
        description: topic.description.clone().filter(|_| seen),
        private: topic.private,
        start: detail.meeting.span.from(),
        end: detail.meeting.span.until(),
        time_zone: detail.meeting.time_zone.clone(),
        state: detail.state,
        organizer: person(topic.organizer),
        host: person(topic.host),
        people: topic.people.filter(|_| seen),
        meeting_type: topic.meeting_type.clone().filter(|_| seen),
        holds: detail.meeting.holds.iter().map(HoldView::from).collect(),
        attendees: if seen {
            topic
                .attendees
                .iter()
                .map(|one| attendee(one, &detail.names))
                .collect()
        } else {
            Vec::new()
        },
        checked_in_at: detail.meeting.checked_in_at,
        release_at: detail.release_at,
        undo_until: detail.undo_until,
        reason: detail.meeting.reason.clone().filter(|_| seen),
        proposal: detail
            .meeting
            .proposal
            .as_ref()
            .map(|proposal| ProposalView {
                subject: seen.then(|| proposal.topic.subject.clone()),
                start: proposal.span.from(),
                end: proposal.span.until(),
                room_ids: proposal.rooms.clone(),
            }),
        actions: detail.actions.clone(),
        notices: detail.notices.clone(),
        closure: detail.closure.as_ref().map(|closure| RoomCloses {
            id: closure.id,
            start: closure.span.from(),
            end: closure.span.until(),
            reason: closure.reason.clone(),
        }),
        version: detail.meeting.version,
    }
}

/// A date of a series in short.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OccurrenceView {
    /// The meeting.
    #[schema(value_type = String)]
    pub id: MeetingId,
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    /// Start by the rule, where the date was moved.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub original_start: Option<Timestamp>,
    #[schema(value_type = String)]
    pub state: State,
}

pub fn occurrence(meeting: &Meeting, state: State) -> OccurrenceView {
    OccurrenceView {
        id: meeting.id,
        start: meeting.span.from(),
        end: meeting.span.until(),
        original_start: meeting.original_start,
        state,
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecurrenceView {
    pub rrule: String,
    #[schema(value_type = Vec<String>)]
    pub exdates: Vec<Timestamp>,
    #[schema(value_type = Vec<String>)]
    pub rdates: Vec<Timestamp>,
}

pub fn recurrence(series: &Series) -> RecurrenceView {
    RecurrenceView {
        rrule: series.rule.clone(),
        exdates: series.exdates.clone(),
        rdates: series.rdates.clone(),
    }
}

/// A series that was just booked, with its first date's fields and all dates made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SeriesView {
    /// The series.
    #[schema(value_type = String)]
    pub id: SeriesId,
    #[schema(value_type = String)]
    pub series_id: SeriesId,
    pub recurrence: RecurrenceView,
    /// The first date.
    pub meeting: Option<MeetingView>,
    #[schema(value_type = Option<String>)]
    pub subject: Option<Arc<str>>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub start: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub end: Option<Timestamp>,
    #[schema(value_type = String)]
    pub time_zone: Arc<str>,
    #[schema(value_type = Option<String>)]
    pub state: Option<State>,
    /// Dates made.
    pub occurrences: Vec<OccurrenceView>,
    /// Dates left out because a room was taken.
    pub skipped: Vec<Conflict>,
    /// Rules this command went beyond, by the caller's right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub notices: Vec<Violation>,
    /// Further dates follow as the booking horizon moves.
    pub goes_on: bool,
    pub version: i64,
}

pub fn series(detail: &SeriesDetail) -> SeriesView {
    let first = detail.first.as_ref().map(meeting);
    SeriesView {
        id: detail.series.id,
        series_id: detail.series.id,
        recurrence: recurrence(&detail.series),
        subject: first.as_ref().and_then(|first| first.subject.clone()),
        start: first.as_ref().map(|first| first.start),
        end: first.as_ref().map(|first| first.end),
        time_zone: detail.series.time_zone.clone(),
        state: first.as_ref().map(|first| first.state),
        meeting: first,
        occurrences: detail
            .made
            .iter()
            .map(|made| occurrence(made, made.state))
            .collect(),
        skipped: detail.skipped.iter().map(conflict).collect(),
        notices: detail.notices.clone(),
        goes_on: !detail.series.complete,
        version: detail.series.version,
    }
}

/// What is in the way.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    #[schema(value_type = String)]
    pub room_id: PlaceId,
    /// The time that is taken.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    /// The time that was wanted.
    pub wanted: SpanView,
}

#[derive(Serialize, Deserialize, ToSchema)]
pub struct SpanView {
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
}

impl From<Span> for SpanView {
    fn from(span: Span) -> SpanView {
        SpanView {
            start: span.from(),
            end: span.until(),
        }
    }
}

pub fn conflict(clash: &Clash) -> Conflict {
    Conflict {
        room_id: clash.room,
        start: clash.taken.from(),
        end: clash.taken.until(),
        wanted: clash.wanted.into(),
    }
}

/// A way out of a clash.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    #[schema(value_type = String)]
    pub room_id: PlaceId,
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
}

pub fn alternative(way: &Alternative) -> AlternativeView {
    AlternativeView {
        room_id: way.room,
        start: way.span.from(),
        end: way.span.until(),
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PreviewDateView {
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    pub conflicts: Vec<Conflict>,
    /// Rules that refuse the date.
    #[schema(value_type = Vec<Object>)]
    pub violations: Vec<Violation>,
    /// Rules that `bypassRules` goes beyond.
    #[schema(value_type = Vec<Object>)]
    pub notices: Vec<Violation>,
}

pub fn preview_date(date: &PreviewDate) -> PreviewDateView {
    PreviewDateView {
        start: date.span.from(),
        end: date.span.until(),
        conflicts: date.clashes.iter().map(conflict).collect(),
        violations: date.violations.clone(),
        notices: date.notices.clone(),
    }
}
