//! The waiting list: wishes that are booked as soon as a room becomes free.

use std::sync::Arc;

use app::meeting::WantedWaiting;
use app::{Answer, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{MeetingId, PlaceId, WaitingId};
use domain::meeting::{Waiting, WaitingState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::{AttendeeBody, attendees};
use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Id, IdempotencyKey, Instant, Json, Page, Query};
use super::request::{made, repeated, run, versioned};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_waitings, create_waiting))
        .routes(routes!(delete_waiting))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewWaiting {
    subject: String,
    #[serde(default)]
    private: bool,
    /// The meeting lies between `earliest` and `latest`, at most 92 days apart.
    earliest: Instant,
    latest: Instant,
    /// How long it lasts.
    minutes: u32,
    /// IANA zone in which the times are meant; that of the room when absent.
    time_zone: Option<String>,
    /// Any of these rooms; any that fits when empty.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    /// Only rooms within this place.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    #[serde(default)]
    features: Vec<String>,
    /// People expected; the room must hold them.
    people: Option<u32>,
    #[serde(default)]
    attendees: Vec<AttendeeBody>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WaitingView {
    #[schema(value_type = String)]
    id: WaitingId,
    #[schema(value_type = String)]
    subject: Arc<str>,
    #[schema(value_type = String, format = DateTime)]
    earliest: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    latest: Timestamp,
    minutes: u32,
    #[schema(value_type = String)]
    time_zone: Arc<str>,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    features: Vec<String>,
    people: u32,
    /// `open`, `served` (a room is booked), `withdrawn` or `expired`.
    #[schema(value_type = String, example = "open")]
    state: WaitingState,
    /// What was booked for it.
    #[schema(value_type = Option<String>)]
    meeting_id: Option<MeetingId>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    version: i64,
}

impl From<&Waiting> for WaitingView {
    fn from(waiting: &Waiting) -> WaitingView {
        WaitingView {
            id: waiting.id,
            subject: waiting.topic.subject.clone(),
            earliest: waiting.window.from(),
            latest: waiting.window.until(),
            minutes: waiting.minutes,
            time_zone: waiting.time_zone.clone(),
            room_ids: waiting.rooms.clone(),
            place_id: waiting.within,
            features: waiting.features.iter().cloned().collect(),
            people: waiting.topic.head_count(),
            state: waiting.state,
            meeting_id: waiting.meeting,
            created_at: waiting.created_at,
            version: waiting.version,
        }
    }
}

/// Wait for a room: the first that becomes free within the window is booked. What is free already
/// is booked at once.
#[utoipa::path(post, path = "/api/v1/waitings", tag = "meeting", request_body = NewWaiting,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = WaitingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn create_waiting(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewWaiting>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |waiting: &Waiting| {
        made(waiting.version, &WaitingView::from(waiting))
    });
    let body = body.value;
    let wanted = WantedWaiting {
        subject: body.subject,
        private: body.private,
        people: body.people,
        attendees: attendees(body.attendees)?,
        earliest: body.earliest.0,
        latest: body.latest.0,
        minutes: body.minutes,
        time_zone: body.time_zone,
        rooms: body.room_ids,
        within: body.place_id,
        features: body.features,
    };
    match run(&app, move |app| {
        app.wait_for_room(&caller.who, wanted, once)
    })
    .await?
    {
        Answer::Fresh(waiting) => Ok(versioned(
            StatusCode::CREATED,
            waiting.version,
            &WaitingView::from(&waiting),
        )),
        Answer::Repeated(answer) => Ok(repeated(answer)),
    }
}

/// The caller's wishes, newest first.
#[utoipa::path(get, path = "/api/v1/waitings", tag = "meeting",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<WaitingView>), (status = 401, body = ProblemBody)))]
async fn list_waitings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<WaitingView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let before = query.optional("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| {
        app.waitings(&caller.who, before, limit + 1)
    })
    .await?;
    let views = found.iter().map(WaitingView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &WaitingView| {
        last.id.to_string()
    })))
}

/// Wait no longer.
#[utoipa::path(delete, path = "/api/v1/waitings/{id}", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn delete_waiting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<WaitingId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.withdraw_waiting(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
