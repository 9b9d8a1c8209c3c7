//! Meetings and series: book, preview, look, change, and the commands on one of them.

use std::sync::Arc;

use app::meeting::{Booked, Changed, Detail, EditScope, OnConflict, Wanted, WantedChange};
use app::series::WantedRecurrence;
use app::{Answer, App, Error, Problem};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::{Attendee, Edit, Party};
use domain::series::Moment;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Instant, Json, MaybeJson, Page, Query, instant, made,
    repeated, run, versioned,
};
use super::view::{self, AlternativeView, MeetingView, PreviewDateView, SeriesView};

/// Days that a list of meetings reaches when nobody says how far.
const DAYS_AHEAD: i64 = 31;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(create_meeting, list_meetings))
        .routes(routes!(preview_meeting))
        .routes(routes!(get_meeting, patch_meeting))
        .routes(routes!(cancel_meeting))
        .routes(routes!(extend_meeting))
        .routes(routes!(end_meeting))
        .routes(routes!(approve_meeting))
        .routes(routes!(decline_meeting))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AttendeeBody {
    /// Somebody of the house; or else `email`.
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    email: Option<String>,
    #[serde(default = "yes")]
    required: bool,
}

fn yes() -> bool {
    true
}

pub fn attendees(bodies: Vec<AttendeeBody>) -> Result<Vec<Attendee>, ApiError> {
    let read = |body: AttendeeBody| {
        let party = match (body.person_id, body.email) {
            (Some(person), None) => Party::Person(person),
            (None, Some(address)) => Party::Guest(address),
            _ => {
                return Err(ApiError::malformed(Malformed::either("personId", "email")));
            }
        };
        Ok(Attendee {
            party,
            required: body.required,
        })
    };
    bodies.into_iter().map(read).collect()
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RecurrenceBody {
    /// RRULE of RFC 5545, without the property name.
    #[schema(example = "FREQ=WEEKLY;COUNT=10")]
    rrule: String,
    /// Starts that do not take place: instants, or local times in `timeZone`.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    exdates: Vec<Moment>,
    /// Starts besides those of the rule.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    rdates: Vec<Moment>,
}

impl From<RecurrenceBody> for WantedRecurrence {
    fn from(body: RecurrenceBody) -> WantedRecurrence {
        WantedRecurrence {
            rule: body.rrule,
            exdates: body.exdates,
            rdates: body.rdates,
        }
    }
}

#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum OnConflictBody {
    /// Book nothing when any date clashes.
    #[default]
    Refuse,
    /// Leave clashing dates out.
    Skip,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewMeeting {
    subject: String,
    description: Option<String>,
    /// Others see that the room is taken, not for what or by whom.
    #[serde(default)]
    private: bool,
    start: Instant,
    end: Instant,
    /// IANA zone in which the times are meant; the zone of the first room when absent.
    time_zone: Option<String>,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    #[serde(default)]
    attendees: Vec<AttendeeBody>,
    /// On behalf of somebody else; needs `meeting.manage`.
    #[schema(value_type = Option<String>)]
    organizer_id: Option<PersonId>,
    #[schema(value_type = Option<String>)]
    host_id: Option<PersonId>,
    /// People expected.
    people: Option<u32>,
    /// Code of a type of meetings.
    #[serde(rename = "type")]
    meeting_type: Option<String>,
    recurrence: Option<RecurrenceBody>,
    #[serde(default)]
    on_conflict: OnConflictBody,
    /// Go beyond booking rules; needs `policy.bypass`. What is broken comes back as `notices`.
    #[serde(default)]
    bypass_rules: bool,
}

impl TryFrom<NewMeeting> for Wanted {
    type Error = ApiError;

    fn try_from(body: NewMeeting) -> Result<Wanted, ApiError> {
        Ok(Wanted {
            subject: body.subject,
            description: body.description,
            private: body.private,
            organizer: body.organizer_id,
            host: body.host_id,
            people: body.people,
            meeting_type: body.meeting_type,
            attendees: attendees(body.attendees)?,
            start: body.start.0,
            end: body.end.0,
            time_zone: body.time_zone,
            rooms: body.room_ids,
            recurrence: body.recurrence.map(WantedRecurrence::from),
            on_conflict: match body.on_conflict {
                OnConflictBody::Refuse => OnConflict::Refuse,
                OnConflictBody::Skip => OnConflict::Skip,
            },
            bypass: body.bypass_rules,
        })
    }
}

/// A meeting, or a series with its dates.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum BookedView {
    One(Box<MeetingView>),
    Series(Box<SeriesView>),
}

fn booked(booked: &Booked) -> (i64, BookedView) {
    match booked {
        Booked::One(detail) => (
            detail.meeting.version,
            BookedView::One(Box::new(view::meeting(detail))),
        ),
        Booked::Series(detail) => (
            detail.series.version,
            BookedView::Series(Box::new(view::series(detail))),
        ),
    }
}

/// Book a meeting, once or in series.
#[utoipa::path(post, path = "/api/v1/meetings", tag = "meeting", request_body = NewMeeting,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = BookedView), (status = 400, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewMeeting>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |outcome| {
        let (version, view) = booked(outcome);
        made(version, &view)
    });
    let wanted = Wanted::try_from(body.value)?;
    match run(&app, move |app| app.book(&caller.who, wanted, once)).await? {
        Answer::Fresh(outcome) => {
            let (version, view) = booked(&outcome);
            Ok(versioned(StatusCode::CREATED, version, &view))
        }
        Answer::Repeated(answer) => Ok(repeated(answer)),
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PreviewView {
    /// Whether booking it now would succeed as asked.
    ok: bool,
    /// The state it would get.
    #[schema(value_type = String)]
    state: domain::meeting::State,
    occurrences: Vec<PreviewDateView>,
    /// With clashes: at most six ways out, best first.
    alternatives: Vec<AlternativeView>,
    /// Further dates would follow as the booking horizon moves.
    goes_on: bool,
}

/// What booking would lead to; nothing is saved.
#[utoipa::path(post, path = "/api/v1/meetings/preview", tag = "meeting",
    request_body = NewMeeting,
    responses((status = 200, body = PreviewView), (status = 400, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn preview_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<NewMeeting>,
) -> Result<axum::Json<PreviewView>, ApiError> {
    let wanted = Wanted::try_from(body.value)?;
    let preview = run(&app, move |app| app.preview(&caller.who, wanted)).await?;
    Ok(axum::Json(PreviewView {
        ok: preview.is_bookable(),
        state: preview.state,
        occurrences: preview.dates.iter().map(view::preview_date).collect(),
        alternatives: preview.alternatives.iter().map(view::alternative).collect(),
        goes_on: preview.goes_on,
    }))
}

/// Meetings that overlap a span, by start.
#[utoipa::path(get, path = "/api/v1/meetings", tag = "meeting",
    params(("start" = Option<String>, Query, description = "Now when absent"),
        ("end" = Option<String>, Query, description = "31 days after the start when absent"),
        ("mine" = Option<bool>, Query, description = "Only those the caller has a part in"),
        ("limit" = Option<u32>, Query, description = "1 to 500, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<MeetingView>), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn list_meetings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<MeetingView>>, ApiError> {
    let start = query.instant_or("start", || app.now())?;
    let end = query.instant_or("end", || later(start, DAYS_AHEAD))?;
    let span =
        Span::new(start, end).ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
    let mine = query.flag("mine")?;
    let limit = query.limit(100, 500)?;
    let after = query.text("cursor").map(read_cursor).transpose()?;
    let found = run(&app, move |app| {
        app.meetings(&caller.who, span, mine, after, limit + 1)
    })
    .await?;
    let views = found.iter().map(view::meeting).collect();
    let cursor = |last: &MeetingView| format!("{}~{}", last.start, last.id);
    Ok(axum::Json(Page::of(views, limit, cursor)))
}

fn later(start: Timestamp, days: i64) -> Timestamp {
    start
        .checked_add(SignedDuration::from_hours(24 * days))
        .unwrap_or(Timestamp::MAX)
}

pub(super) fn read_cursor(text: &str) -> Result<(Timestamp, MeetingId), ApiError> {
    let wrong = || ApiError::malformed(Malformed::wanted("cursor", Sort::Cursor));
    let (start, id) = text.split_once('~').ok_or_else(wrong)?;
    Ok((
        instant(start).ok_or_else(wrong)?,
        id.parse().map_err(|_| wrong())?,
    ))
}

pub(super) fn one(detail: &Detail) -> Response {
    versioned(
        StatusCode::OK,
        detail.meeting.version,
        &view::meeting(detail),
    )
}

/// One meeting.
#[utoipa::path(get, path = "/api/v1/meetings/{id}", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 404, body = ProblemBody)))]
async fn get_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    run(&app, move |app| app.meeting(&caller.who, id))
        .await
        .map(|detail| one(&detail))
}

#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum ScopeBody {
    /// This date.
    #[default]
    This,
    /// This date and all after it.
    Following,
    /// All dates that lie ahead.
    All,
}

impl From<ScopeBody> for EditScope {
    fn from(scope: ScopeBody) -> EditScope {
        match scope {
            ScopeBody::This => EditScope::This,
            ScopeBody::Following => EditScope::Following,
            ScopeBody::All => EditScope::All,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct MeetingPatch {
    subject: Option<String>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    description: Option<Option<String>>,
    private: Option<bool>,
    /// A new start alone moves the meeting and keeps its length.
    start: Option<Instant>,
    end: Option<Instant>,
    #[schema(value_type = Option<Vec<String>>)]
    room_ids: Option<Vec<PlaceId>>,
    attendees: Option<Vec<AttendeeBody>>,
    /// Hands the meeting over to another organizer.
    #[schema(value_type = Option<String>)]
    organizer_id: Option<PersonId>,
    #[schema(value_type = Option<String>)]
    host_id: Option<PersonId>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<u32>)]
    people: Option<Option<u32>>,
    #[serde(default, rename = "type", deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    meeting_type: Option<Option<String>>,
    /// Another rule for the dates ahead; with scope `following` or `all`.
    recurrence: Option<RecurrenceBody>,
    #[serde(default)]
    scope: ScopeBody,
    /// Go beyond booking rules; needs `policy.bypass`. What is broken comes back as `notices`.
    #[serde(default)]
    bypass_rules: bool,
    /// As `If-Match`, for clients that cannot set headers.
    version: Option<i64>,
}

/// A changed meeting; of a series the first date, and how many were changed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ChangedView {
    #[serde(flatten)]
    meeting: MeetingView,
    /// Dates changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<usize>,
}

/// Change a meeting, or the dates of its series from it on.
#[utoipa::path(patch, path = "/api/v1/meetings/{id}", tag = "meeting",
    request_body = MeetingPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = ChangedView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn patch_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    IfMatch(tag): IfMatch,
    body: Json<MeetingPatch>,
) -> Result<Response, ApiError> {
    let patch = body.value;
    let scope = EditScope::from(patch.scope);
    let version = tag.or(patch.version);
    let edit = Edit {
        subject: patch.subject.map(Into::into),
        description: patch.description.map(|text| text.map(Into::into)),
        private: patch.private,
        organizer: patch.organizer_id,
        host: patch.host_id,
        people: patch.people,
        meeting_type: patch.meeting_type.map(|kind| kind.map(Into::into)),
        attendees: patch.attendees.map(attendees).transpose()?.map(Into::into),
        rooms: patch.room_ids,
        ..Edit::default()
    };
    let wanted = WantedChange {
        edit,
        start: patch.start.map(|at| at.0),
        end: patch.end.map(|at| at.0),
        recurrence: patch.recurrence.map(WantedRecurrence::from),
        bypass: patch.bypass_rules,
        ..WantedChange::default()
    };
    let changed = run(&app, move |app| {
        app.change(&caller.who, id, wanted, scope, version)
    })
    .await?;
    let (detail, changed) = match changed {
        Changed::One(detail) => (detail, None),
        Changed::Series(series) => (Box::new(series.first), Some(series.changed)),
    };
    let view = ChangedView {
        meeting: view::meeting(&detail),
        changed,
    };
    Ok(versioned(StatusCode::OK, detail.meeting.version, &view))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Cancellation {
    reason: Option<String>,
    #[serde(default)]
    scope: ScopeBody,
}

/// Cancel a meeting, or the dates of its series from it on.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/cancel", tag = "meeting",
    request_body(content = Cancellation),
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn cancel_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    IfMatch(version): IfMatch,
    MaybeJson(body): MaybeJson<Cancellation>,
) -> Result<Response, ApiError> {
    let scope = EditScope::from(body.scope);
    let reason = body.reason;
    let detail = run(&app, move |app| {
        app.cancel(&caller.who, id, reason, scope, version)
    })
    .await?;
    Ok(one(&detail))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Extension {
    /// 1 to 1440.
    minutes: u32,
}

/// Go on for some minutes more, if the rooms are free.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/extend", tag = "meeting",
    request_body = Extension, params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn extend_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    body: Json<Extension>,
) -> Result<Response, ApiError> {
    let minutes = body.value.minutes;
    run(&app, move |app| app.extend(&caller.who, id, minutes))
        .await
        .map(|detail| one(&detail))
}

/// End it now: the rest of its time is free at once.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/end", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn end_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    run(&app, move |app| app.end(&caller.who, id))
        .await
        .map(|detail| one(&detail))
}

/// Approve a request.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/approve", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn approve_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    run(&app, move |app| app.approve(&caller.who, id))
        .await
        .map(|detail| one(&detail))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Declination {
    reason: Option<String>,
}

/// Decline a request; its rooms are free again.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/decline", tag = "meeting",
    request_body(content = Declination), params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn decline_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    MaybeJson(body): MaybeJson<Declination>,
) -> Result<Response, ApiError> {
    let reason = body.reason;
    run(&app, move |app| app.decline(&caller.who, id, reason))
        .await
        .map(|detail| one(&detail))
}
