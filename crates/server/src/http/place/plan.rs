//! Floor plans: where rooms are on them, and the drawing below.

use std::sync::Arc;

use app::App;
use app::place::{PlanDetail, ShownSpot, WantedPlan};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::PlaceId;
use domain::place::Place;
use domain::place::plan::{Corner, Drawing, Spot};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::agenda::{content, receive};
use crate::http::problem::{ApiError, ProblemBody, Sort};
use crate::http::request::{Caller, Id, IfMatch, Json, Page, Query, run, versioned};

const PAGE: usize = 200;
const PAGE_MOST: usize = 1_000;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_plans))
        .routes(routes!(get_plan, draw_plan, delete_plan))
        .routes(routes!(get_drawing, put_drawing))
}

/// Whether the request brings a drawing, which takes as long as it takes.
pub fn is_upload(request: &Request) -> bool {
    request.method() == Method::PUT && request.uri().path().ends_with("/plan/drawing")
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlannedPlace {
    #[schema(value_type = String)]
    place_id: PlaceId,
    name: String,
    /// Names of the places above, from the top.
    path: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    #[schema(value_type = String)]
    place_id: PlaceId,
    place_name: String,
    /// `null`: rooms lie on an empty sheet.
    drawing: Option<DrawingView>,
    /// Rooms that the reader sees.
    spots: Vec<SpotView>,
    /// `change`, if the reader may draw it.
    actions: Vec<&'static str>,
    version: i64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DrawingView {
    /// `image/png`, `image/jpeg`, `image/webp` or `image/svg+xml`.
    #[schema(example = "image/svg+xml")]
    media_type: &'static str,
    width: u32,
    height: u32,
    bytes: i64,
    /// Another drawing has another one.
    tag: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SpotView {
    #[schema(value_type = String)]
    room_id: PlaceId,
    corners: Vec<CornerBody>,
    /// Whether a meeting there that nobody checked in to still waits for its people.
    needs_check_in: bool,
}

/// A point of the plan, from the left and from the top: 0 to 10,000 on both sides.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CornerBody {
    x: u16,
    y: u16,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PlanBody {
    spots: Vec<SpotBody>,
    /// `false`: the drawing below the rooms is taken away.
    #[serde(default = "keeps")]
    keeps_drawing: bool,
}

fn keeps() -> bool {
    true
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SpotBody {
    #[schema(value_type = String)]
    room_id: PlaceId,
    /// The outline of the room: 3 to 40 corners in order.
    corners: Vec<CornerBody>,
}

impl From<CornerBody> for Corner {
    fn from(CornerBody { x, y }: CornerBody) -> Corner {
        Corner { x, y }
    }
}

impl From<Corner> for CornerBody {
    fn from(Corner { x, y }: Corner) -> CornerBody {
        CornerBody { x, y }
    }
}

impl From<SpotBody> for Spot {
    fn from(body: SpotBody) -> Spot {
        Spot {
            room: body.room_id,
            corners: body.corners.into_iter().map(Corner::from).collect(),
        }
    }
}

impl From<ShownSpot> for SpotView {
    fn from(shown: ShownSpot) -> SpotView {
        SpotView {
            room_id: shown.spot.room,
            corners: (shown.spot.corners.into_iter().map(CornerBody::from)).collect(),
            needs_check_in: shown.needs_check_in,
        }
    }
}

impl From<Drawing> for DrawingView {
    fn from(drawing: Drawing) -> DrawingView {
        let tag = drawing.hash.iter().take(8);
        DrawingView {
            media_type: drawing.kind.as_str(),
            width: drawing.width,
            height: drawing.height,
            bytes: drawing.bytes,
            tag: tag.map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl From<PlanDetail> for PlanView {
    fn from(detail: PlanDetail) -> PlanView {
        PlanView {
            place_id: detail.place,
            place_name: detail.place_name,
            drawing: detail.drawing.map(DrawingView::from),
            spots: detail.spots.into_iter().map(SpotView::from).collect(),
            actions: detail.may_change.then_some("change").into_iter().collect(),
            version: detail.version,
        }
    }
}

fn answer(detail: PlanDetail) -> Response {
    let view = PlanView::from(detail);
    versioned(StatusCode::OK, view.version, &view)
}

/// Places with a plan that the caller may see, parents before children.
#[utoipa::path(get, path = "/api/v1/plans", tag = "place",
    params(("limit" = Option<usize>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<PlannedPlace>)))]
async fn list_plans(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PlannedPlace>>, ApiError> {
    let limit = query.limit(PAGE, PAGE_MOST)?;
    let start = query.optional::<usize>("cursor", Sort::Cursor)?;
    let start = start.unwrap_or(0);
    let found = run(&app, move |app| app.planned_places(&caller.who)).await?;
    let places = app.places();
    let view = |place: &Place| PlannedPlace {
        place_id: place.id,
        name: place.name.clone(),
        path: places.path_names(place.id),
    };
    let page = found.iter().skip(start).take(limit + 1).map(view).collect();
    let next = start + limit;
    Ok(axum::Json(Page::of(page, limit, |_| next.to_string())))
}

/// Where the rooms of a place are on its plan.
#[utoipa::path(get, path = "/api/v1/places/{id}/plan", tag = "place",
    params(("id" = String, Path)),
    responses((status = 200, body = PlanView), (status = 404, body = ProblemBody)))]
async fn get_plan(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
) -> Result<Response, ApiError> {
    let found = run(&app, move |app| app.floor_plan(&caller.who, id)).await?;
    Ok(answer(found))
}

/// Place rooms on the plan of a place above them; without one, it has one from then on.
#[utoipa::path(put, path = "/api/v1/places/{id}/plan", tag = "place", request_body = PlanBody,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header,
        description = "The ETag that was read")),
    responses((status = 200, body = PlanView), (status = 403, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn draw_plan(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    IfMatch(version): IfMatch,
    body: Json<PlanBody>,
) -> Result<Response, ApiError> {
    let PlanBody {
        spots,
        keeps_drawing,
    } = body.value;
    let wanted = WantedPlan {
        spots: spots.into_iter().map(Spot::from).collect(),
        keeps_drawing,
    };
    let drawn = run(&app, move |app| {
        app.draw_plan(&caller.who, id, wanted, version)
    });
    Ok(answer(drawn.await?))
}

/// Take a plan away, with its drawing.
#[utoipa::path(delete, path = "/api/v1/places/{id}/plan", tag = "place",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn delete_plan(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.remove_plan(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lay a drawing below the rooms: the body is its content, as it is. PNG, JPEG, WebP and SVG are
/// taken, up to 10 MB; an SVG that holds programs or points elsewhere is refused.
#[utoipa::path(put, path = "/api/v1/places/{id}/plan/drawing", tag = "place",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("id" = String, Path), ("If-Match" = Option<String>, Header,
        description = "The ETag that was read")),
    responses((status = 200, body = PlanView), (status = 403, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 413, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_drawing(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    IfMatch(version): IfMatch,
    request: Request,
) -> Result<Response, ApiError> {
    let who = caller.who.clone();
    let incoming = run(&app, move |app| app.begin_drawing(&who, id)).await?;
    let incoming = receive(&app, incoming, request.into_body()).await?;
    let drawing = run(&app, move |app| app.keep_drawing(incoming)).await?;
    let drawn = run(&app, move |app| {
        app.set_drawing(&caller.who, id, drawing, version)
    });
    Ok(answer(drawn.await?))
}

/// The drawing below the rooms. With the `tag` of the plan in the address it may be kept for ever.
#[utoipa::path(get, path = "/api/v1/places/{id}/plan/drawing", tag = "place",
    params(("id" = String, Path), ("tag" = Option<String>, Query)),
    responses((status = 200, content_type = "image/png", body = Vec<u8>),
        (status = 404, body = ProblemBody)))]
async fn get_drawing(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    query: Query,
) -> Result<Response, ApiError> {
    let kept = match query.text("tag") {
        Some(_) => "private, max-age=31536000, immutable",
        None => "private, no-cache",
    };
    let (drawing, file) = run(&app, move |app| app.open_drawing(&caller.who, id)).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(drawing.kind.as_str()),
        ),
        (header::CONTENT_LENGTH, HeaderValue::from(drawing.bytes)),
        // Opened by itself it is no page: nothing in it runs, and nothing is fetched for it.
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
            ),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
    ];
    Ok((headers, content(file)).into_response())
}
