//! Closures of places: planning them, and finding all that is in the way another room.

use std::sync::Arc;

use app::closure::{
    ClosureDetail, ClosureEdit, InTheWay, Outcomes, Rehousing, WantedClosure, Ways,
};
use app::{App, Noun, Who};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::closure::Progress;
use domain::id::{ClosureId, MeetingId, PlaceId};
use domain::place::Places;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::read_cursor;
use super::problem::{ApiError, ProblemBody, Sort, language_of};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Instant, Json, Named, Page, Query, Segment, created, made,
    run, versioned,
};
use super::view::{self, MeetingView, SpanView};

/// Meetings that a preview names.
const PREVIEW_MOST: usize = 100;

impl Named for ClosureId {
    const NOUN: Noun = Noun::Closure;
}

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_closures, plan_closure))
        .routes(routes!(preview_closure))
        .routes(routes!(get_closure, change_closure))
        .routes(routes!(withdraw_closure))
        .routes(routes!(list_in_the_way))
        .routes(routes!(ways_around))
        .routes(routes!(rehouse))
        .routes(routes!(ask_organizers))
        .routes(routes!(cancel_in_the_way))
        .routes(routes!(list_own))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ClosureView {
    #[schema(value_type = String)]
    id: ClosureId,
    /// It counts here and in all below.
    #[schema(value_type = String)]
    place_id: PlaceId,
    place_name: String,
    place_path: Vec<String>,
    /// IANA zone of the place.
    time_zone: String,
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    reason: String,
    /// `planned`, `closed` (now), `over` or `withdrawn`.
    #[schema(value_type = String, example = "planned")]
    state: Progress,
    planned_by: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    planned_at: Timestamp,
    /// Meetings still in the way.
    remaining: usize,
    /// Those of them whose organizers were asked.
    asked: usize,
    /// Meetings that are or were in the way.
    total: usize,
    version: i64,
}

impl From<ClosureDetail> for ClosureView {
    fn from(detail: ClosureDetail) -> ClosureView {
        let closure = detail.closure;
        ClosureView {
            id: closure.id,
            place_id: closure.place,
            place_name: detail.place_name,
            place_path: detail.place_path,
            time_zone: detail.time_zone,
            start: closure.span.from(),
            end: closure.span.until(),
            reason: closure.reason,
            state: detail.progress,
            planned_by: detail.planned_by.map(|name| name.to_string()),
            planned_at: closure.planned_at,
            remaining: detail.remaining,
            asked: detail.asked,
            total: detail.total,
            version: closure.version,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoomNamed {
    #[schema(value_type = String)]
    id: PlaceId,
    name: String,
    /// Names of the places above, from the campus down.
    place_path: Vec<String>,
    capacity: Option<u32>,
}

fn named(places: &Places, id: PlaceId) -> RoomNamed {
    let room = places.get(id);
    RoomNamed {
        id,
        name: room.map(|room| room.name.clone()).unwrap_or_default(),
        place_path: places.path_names(id),
        capacity: room.and_then(|room| room.capacity),
    }
}

/// A meeting in the way of a closure.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InTheWayView {
    #[schema(value_type = String)]
    closure_id: ClosureId,
    place_name: String,
    /// Why the place closes, and when.
    reason: String,
    #[schema(value_type = String, format = DateTime)]
    closed_from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    closed_until: Timestamp,
    meeting: MeetingView,
    /// The rooms of it that close.
    closed: Vec<RoomNamed>,
    /// All rooms it could have instead, which nobody else is offered at that time; `null` where
    /// nothing like them is free.
    offered: Option<Vec<RoomNamed>>,
    /// When the organizer was asked to find another room, and how often reminded.
    #[schema(value_type = Option<String>, format = DateTime)]
    asked_at: Option<Timestamp>,
    reminders: u32,
}

/// Rooms that are not there for the reader are left out: they stay as they are.
fn in_the_way(one: &InTheWay, places: &Places, who: &Who) -> InTheWayView {
    let all = |rooms: &[PlaceId]| {
        let seen = rooms.iter().filter(|room| who.caller.sees(places, **room));
        seen.map(|room| named(places, *room)).collect()
    };
    let concern = one.concern.as_ref();
    InTheWayView {
        closure_id: one.closure.id,
        place_name: one.place_name.clone(),
        reason: one.closure.reason.clone(),
        closed_from: one.closure.span.from(),
        closed_until: one.closure.span.until(),
        meeting: view::meeting(&one.meeting),
        closed: all(&one.closed),
        offered: one.offered.as_deref().map(all),
        asked_at: concern.and_then(|concern| concern.asked_at),
        reminders: concern.map_or(0, |concern| concern.reminders),
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClosureBody {
    /// A room, or a place with all rooms in it.
    #[schema(value_type = String)]
    place_id: PlaceId,
    #[schema(value_type = String, format = DateTime)]
    start: Instant,
    #[schema(value_type = String, format = DateTime)]
    end: Instant,
    /// Shown to whoever books there, and to those who have to move.
    reason: String,
}

impl From<ClosureBody> for WantedClosure {
    fn from(body: ClosureBody) -> WantedClosure {
        WantedClosure {
            place: body.place_id,
            start: body.start.0,
            end: body.end.0,
            reason: body.reason,
        }
    }
}

/// Closures of the places that the caller manages, the latest planned first.
#[utoipa::path(get, path = "/api/v1/closures", tag = "closure",
    params(("all" = Option<bool>, Query, description = "Those that are over or withdrawn, too"),
        ("limit" = Option<u32>, Query, description = "1 to 100, 20 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<ClosureView>), (status = 400, body = ProblemBody)))]
async fn list_closures(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ClosureView>>, ApiError> {
    let limit = query.limit(20, 100)?;
    let open_only = !query.flag("all")?;
    let before = query.optional("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| {
        app.closures(&caller.who, open_only, before, limit + 1)
    });
    let views = found.await?.into_iter().map(ClosureView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &ClosureView| {
        last.id.to_string()
    })))
}

/// Close a place from `start` to `end`. From now on nothing new is booked there for that time (the
/// rule `closures` refuses it); what is booked already is listed as in the way, until it has
/// another room or time or is cancelled.
#[utoipa::path(post, path = "/api/v1/closures", tag = "closure", request_body = ClosureBody,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = ClosureView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn plan_closure(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<ClosureBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |detail: &ClosureDetail| {
        made(detail.closure.version, &ClosureView::from(detail.clone()))
    });
    let wanted = body.value.into();
    let planned = run(&app, move |app| app.plan_closure(&caller.who, wanted, once));
    Ok(created(planned.await?, |detail| {
        (detail.closure.version, ClosureView::from(detail))
    }))
}

/// What a closure would be in the way of.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ClosurePreview {
    /// All meetings in the way.
    total: usize,
    /// Those of them for which nothing alike is free.
    without_offer: usize,
    /// The first hundred, by time.
    items: Vec<InTheWayView>,
}

/// What closing a place would be in the way of, with a room offered to each meeting; nothing is
/// saved.
#[utoipa::path(post, path = "/api/v1/closures/preview", tag = "closure",
    request_body = ClosureBody,
    responses((status = 200, body = ClosurePreview), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn preview_closure(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<ClosureBody>,
) -> Result<axum::Json<ClosurePreview>, ApiError> {
    let places = app.places();
    let who = caller.who.clone();
    let wanted = body.value.into();
    let found = run(&app, move |app| app.preview_closure(&caller.who, wanted)).await?;
    let shown = found.iter().take(PREVIEW_MOST);
    Ok(axum::Json(ClosurePreview {
        total: found.len(),
        without_offer: found.iter().filter(|one| one.offered.is_none()).count(),
        items: shown.map(|one| in_the_way(one, &places, &who)).collect(),
    }))
}

/// One closure, with how many meetings are still in the way.
#[utoipa::path(get, path = "/api/v1/closures/{id}", tag = "closure",
    params(("id" = String, Path)),
    responses((status = 200, body = ClosureView), (status = 404, body = ProblemBody)))]
async fn get_closure(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ClosureId>,
) -> Result<Response, ApiError> {
    let detail = run(&app, move |app| app.closure(&caller.who, id)).await?;
    let view = ClosureView::from(detail);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ClosureChange {
    #[schema(value_type = Option<String>, format = DateTime)]
    start: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime)]
    end: Option<Instant>,
    reason: Option<String>,
}

/// Shorten, lengthen or explain a closure that is not over. What is in the way follows.
#[utoipa::path(patch, path = "/api/v1/closures/{id}", tag = "closure",
    request_body = ClosureChange,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header,
        description = "The ETag that was read")),
    responses((status = 200, body = ClosureView), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_closure(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ClosureId>,
    IfMatch(version): IfMatch,
    body: Json<ClosureChange>,
) -> Result<Response, ApiError> {
    let ClosureChange { start, end, reason } = body.value;
    let edit = ClosureEdit {
        start: start.map(|start| start.0),
        end: end.map(|end| end.0),
        reason,
    };
    let changed = run(&app, move |app| {
        app.change_closure(&caller.who, id, edit, version)
    });
    let view = ClosureView::from(changed.await?);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

/// Give a closure up: the place may be booked again, and what was moved stays where it is.
#[utoipa::path(post, path = "/api/v1/closures/{id}/withdraw", tag = "closure",
    params(("id" = String, Path)),
    responses((status = 200, body = ClosureView), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn withdraw_closure(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ClosureId>,
) -> Result<Response, ApiError> {
    let detail = run(&app, move |app| app.withdraw_closure(&caller.who, id)).await?;
    let view = ClosureView::from(detail);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

/// Meetings in the way of a closure, by start, worked out anew each time. Never are two meetings
/// offered the same room at the same time; dates of a series are offered the same room where that
/// can be. Private ones are masked and can be moved all the same.
#[utoipa::path(get, path = "/api/v1/closures/{id}/meetings", tag = "closure",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 500, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<InTheWayView>), (status = 404, body = ProblemBody)))]
async fn list_in_the_way(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ClosureId>,
    query: Query,
) -> Result<axum::Json<Page<InTheWayView>>, ApiError> {
    let limit = query.limit(100, 500)?;
    let after = query.text("cursor").map(read_cursor).transpose()?;
    let places = app.places();
    let who = caller.who.clone();
    let found = run(&app, move |app| {
        app.meetings_in_the_way(&caller.who, id, after, limit + 1)
    });
    let found = found.await?;
    let views = found
        .iter()
        .map(|one| in_the_way(one, &places, &who))
        .collect();
    let cursor = |last: &InTheWayView| format!("{}~{}", last.meeting.start, last.meeting.id);
    Ok(axum::Json(Page::of(views, limit, cursor)))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WaysView {
    /// Rooms that are free and that the organizer could have, the most like first; at most eight.
    rooms: Vec<OtherRoomView>,
    /// The same rooms at the same time of day on other days; at most four, nearest first.
    times: Vec<SpanView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OtherRoomView {
    room: RoomNamed,
    /// All rooms that the meeting would have.
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    /// What it lacks that the room has which closes.
    lacking: Vec<String>,
    /// Somebody has to agree: until then the meeting stays in the way.
    by_request: bool,
}

fn ways(found: Ways, places: &Places, who: &Who) -> WaysView {
    let sees = |room: &PlaceId| who.caller.sees(places, *room);
    let seen = found.rooms.into_iter().filter(|other| sees(&other.room));
    let rooms = seen.map(|other| OtherRoomView {
        room: named(places, other.room),
        room_ids: other.rooms.into_iter().filter(sees).collect(),
        lacking: other.lacking,
        by_request: other.by_request,
    });
    WaysView {
        rooms: rooms.collect(),
        times: found.times.into_iter().map(SpanView::from).collect(),
    }
}

/// What else could be done with a meeting in the way; for who plans the closure, and who runs the
/// meeting.
#[utoipa::path(get, path = "/api/v1/closures/{id}/meetings/{meetingId}/ways", tag = "closure",
    params(("id" = String, Path), ("meetingId" = String, Path)),
    responses((status = 200, body = WaysView), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn ways_around(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment((id, meeting)): Segment<(String, String)>,
) -> Result<axum::Json<WaysView>, ApiError> {
    let nothing = || ApiError::of_ref(&app::Error::NotFound(Noun::Closure));
    let ids = id
        .parse::<ClosureId>()
        .ok()
        .zip(meeting.parse::<MeetingId>().ok());
    let Some((id, meeting)) = ids else {
        return Err(nothing().unwrap_or_else(|| ApiError::new("not_found")));
    };
    let places = app.places();
    let who = caller.who.clone();
    let found = run(&app, move |app| app.ways_around(&caller.who, id, meeting)).await?;
    Ok(axum::Json(ways(found, &places, &who)))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RehouseBody {
    /// 1 to 200.
    meetings: Vec<RehousingBody>,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RehousingBody {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// All rooms it will have; absent: those it has.
    #[schema(value_type = Option<Vec<String>>)]
    room_ids: Option<Vec<PlaceId>>,
    /// When it will begin; it lasts as long as before.
    #[schema(value_type = Option<String>, format = DateTime)]
    start: Option<Instant>,
}

/// How one of many came out: `meeting`, or else `problem`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SettledView {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<MeetingView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    problem: Option<serde_json::Value>,
}

#[derive(Serialize, ToSchema)]
struct SettledViews {
    items: Vec<SettledView>,
}

fn settled(outcomes: Outcomes, headers: &HeaderMap) -> axum::Json<SettledViews> {
    let language = language_of(headers);
    let one = |(meeting_id, outcome)| match outcome {
        Ok(detail) => SettledView {
            meeting_id,
            meeting: Some(view::meeting(&detail)),
            problem: None,
        },
        Err(error) => SettledView {
            meeting_id,
            meeting: None,
            problem: serde_json::from_str(&ApiError::from(error).render(language).1).ok(),
        },
    };
    axum::Json(SettledViews {
        items: outcomes.into_iter().map(one).collect(),
    })
}

/// Give meetings in the way other rooms or another time, each answered by itself. They are judged
/// as a booking of their organizer there would be, and change as any meeting does: those who take
/// part are told, calendars follow. By who plans the closure, or who runs the meetings.
#[utoipa::path(post, path = "/api/v1/closures/{id}/rehouse", tag = "closure",
    request_body = RehouseBody, params(("id" = String, Path)),
    responses((status = 200, body = SettledViews), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn rehouse(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    Id(id): Id<ClosureId>,
    body: Json<RehouseBody>,
) -> Result<axum::Json<SettledViews>, ApiError> {
    let wanted = body.value.meetings.into_iter().map(|one| Rehousing {
        meeting: one.meeting_id,
        rooms: one.room_ids,
        start: one.start.map(|start| start.0),
    });
    let wanted = wanted.collect();
    let outcomes = run(&app, move |app| app.rehouse(&caller.who, id, wanted)).await?;
    Ok(settled(outcomes, &headers))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AskBody {
    /// 1 to 200.
    #[schema(value_type = Vec<String>)]
    meeting_ids: Vec<MeetingId>,
}

/// Ask the organizers of meetings in the way to find other rooms: each is told once of all of
/// theirs, and reminded until nothing is in the way.
#[utoipa::path(post, path = "/api/v1/closures/{id}/ask", tag = "closure",
    request_body = AskBody, params(("id" = String, Path)),
    responses((status = 200, body = SettledViews), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn ask_organizers(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    Id(id): Id<ClosureId>,
    body: Json<AskBody>,
) -> Result<axum::Json<SettledViews>, ApiError> {
    let ids = body.value.meeting_ids;
    let outcomes = run(&app, move |app| app.ask_organizers(&caller.who, id, &ids)).await?;
    Ok(settled(outcomes, &headers))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct CancelBody {
    /// 1 to 200.
    #[schema(value_type = Vec<String>)]
    meeting_ids: Vec<MeetingId>,
    /// Told to those who were to come; the reason of the closure when absent.
    reason: Option<String>,
}

/// Cancel meetings in the way, each answered by itself.
#[utoipa::path(post, path = "/api/v1/closures/{id}/cancel", tag = "closure",
    request_body = CancelBody, params(("id" = String, Path)),
    responses((status = 200, body = SettledViews), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn cancel_in_the_way(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    Id(id): Id<ClosureId>,
    body: Json<CancelBody>,
) -> Result<axum::Json<SettledViews>, ApiError> {
    let CancelBody {
        meeting_ids,
        reason,
    } = body.value;
    let outcomes = run(&app, move |app| {
        app.cancel_in_the_way(&caller.who, id, &meeting_ids, reason)
    });
    Ok(settled(outcomes.await?, &headers))
}

/// Meetings that the caller runs and whose rooms close, by start.
#[utoipa::path(get, path = "/api/v1/me/closures", tag = "closure",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 100 by default; there is one page")),
    responses((status = 200, body = Page<InTheWayView>), (status = 401, body = ProblemBody)))]
async fn list_own(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<InTheWayView>>, ApiError> {
    let limit = query.limit(100, 200)?;
    let places = app.places();
    let who = caller.who.clone();
    let found = run(&app, move |app| {
        app.own_meetings_in_the_way(&caller.who, limit)
    })
    .await?;
    Ok(axum::Json(Page {
        items: found
            .iter()
            .map(|one| in_the_way(one, &places, &who))
            .collect(),
        next_cursor: None,
    }))
}
