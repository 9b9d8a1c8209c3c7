//! The tree of places, and saving one.

mod plan;

use std::collections::BTreeSet;
use std::sync::Arc;

use app::{Answer, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::PlaceId;
use domain::place::{BookingMode, Place, PlaceKind};
use domain::policy::Policy;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use self::plan::{CornerBody, PlanView, is_upload};
use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Json, Page, Query, made, repeated, run, versioned,
};
use super::schema::PolicyBody;
use super::view::PlaceView;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_places, create_place))
        .routes(routes!(get_place, patch_place))
        .merge(plan::routes())
}

/// Places the caller may see, parents before children.
#[utoipa::path(get, path = "/api/v1/places", tag = "place",
    params(("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<PlaceView>), (status = 401, body = ProblemBody)))]
async fn list_places(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PlaceView>>, ApiError> {
    let limit = query.limit(200, 1000)?;
    let start = query
        .optional::<usize>("cursor", Sort::Cursor)?
        .unwrap_or(0);
    let places = app.places_seen(&caller.who);
    let page: Vec<_> = places
        .iter()
        .skip(start)
        .take(limit + 1)
        .map(PlaceView::from)
        .collect();
    let next = start + limit;
    Ok(axum::Json(Page::of(page, limit, |_| next.to_string())))
}

/// One place.
#[utoipa::path(get, path = "/api/v1/places/{id}", tag = "place",
    params(("id" = String, Path)),
    responses((status = 200, body = PlaceView), (status = 404, body = ProblemBody)))]
async fn get_place(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
) -> Result<Response, ApiError> {
    let place = app.place(&caller.who, id)?;
    Ok(versioned(
        StatusCode::OK,
        place.version,
        &PlaceView::from(&place),
    ))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewPlace {
    #[schema(value_type = Option<String>)]
    parent_id: Option<PlaceId>,
    #[schema(value_type = String, example = "room")]
    kind: PlaceKind,
    /// Stable key of imports, topics and panels.
    code: String,
    name: String,
    time_zone: Option<String>,
    capacity: Option<u32>,
    #[serde(default)]
    features: BTreeSet<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    booking_mode: BookingMode,
    #[serde(default)]
    #[schema(value_type = PolicyBody)]
    policy: Policy,
}

/// Add a place.
#[utoipa::path(post, path = "/api/v1/places", tag = "place", request_body = NewPlace,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = PlaceView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_place(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewPlace>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |place: &Place| {
        made(place.version, &PlaceView::from(place))
    });
    let new = body.value;
    let place = Place {
        id: app.new_place_id(),
        parent: new.parent_id,
        kind: new.kind,
        code: new.code,
        name: new.name,
        time_zone: new.time_zone,
        capacity: new.capacity,
        room_kind: None,
        features: new.features,
        booking_mode: new.booking_mode,
        in_service: true,
        policy: new.policy,
        version: 0,
    };
    match run(&app, move |app| app.add_place(&caller.who, place, once)).await? {
        Answer::Fresh(saved) => {
            let view = PlaceView::from(&saved);
            Ok(versioned(StatusCode::CREATED, saved.version, &view))
        }
        Answer::Repeated(answer) => Ok(repeated(answer)),
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PlacePatch {
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    parent_id: Option<Option<PlaceId>>,
    code: Option<String>,
    name: Option<String>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    time_zone: Option<Option<String>>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<u32>)]
    capacity: Option<Option<u32>>,
    features: Option<BTreeSet<String>>,
    #[schema(value_type = Option<String>)]
    booking_mode: Option<BookingMode>,
    in_service: Option<bool>,
    /// Replaces all rules set here.
    #[schema(value_type = Option<PolicyBody>)]
    policy: Option<Policy>,
}

/// Change a place.
#[utoipa::path(patch, path = "/api/v1/places/{id}", tag = "place", request_body = PlacePatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = PlaceView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody)))]
async fn patch_place(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    IfMatch(version): IfMatch,
    body: Json<PlacePatch>,
) -> Result<Response, ApiError> {
    let patch = body.value;
    let before = app.place(&caller.who, id)?;
    let place = Place {
        parent: patch.parent_id.unwrap_or(before.parent),
        code: patch.code.unwrap_or(before.code),
        name: patch.name.unwrap_or(before.name),
        time_zone: patch.time_zone.unwrap_or(before.time_zone),
        capacity: patch.capacity.unwrap_or(before.capacity),
        features: patch.features.unwrap_or(before.features),
        booking_mode: patch.booking_mode.unwrap_or(before.booking_mode),
        in_service: patch.in_service.unwrap_or(before.in_service),
        policy: patch.policy.unwrap_or(before.policy),
        ..before
    };
    let version = Some(version.unwrap_or(before.version));
    let saved = run(&app, move |app| app.save_place(&caller.who, place, version)).await?;
    Ok(versioned(
        StatusCode::OK,
        saved.version,
        &PlaceView::from(&saved),
    ))
}
