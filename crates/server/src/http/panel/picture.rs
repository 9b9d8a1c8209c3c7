//! Pictures for panels and boards: taken in as they come, measured, and given out as pictures and
//! as nothing else.

use std::sync::Arc;

use app::App;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{PictureId, PlaceId};
use domain::panel::Picture;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::agenda::{content, receive};
use crate::http::problem::{ApiError, Malformed, ProblemBody, Sort};
use crate::http::request::{Caller, Id, IdempotencyKey, Page, Query, created, made, run};

const PAGE: usize = 100;
const PAGE_MOST: usize = 200;
/// A picture never changes; another one is another picture.
const VERSION: i64 = 1;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_pictures, upload_picture))
        .routes(routes!(get_picture, delete_picture))
}

/// Whether the request brings a picture, which takes as long as it takes.
pub fn is_upload(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path().ends_with("/pictures")
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PictureView {
    #[schema(value_type = String)]
    id: PictureId,
    /// Panels and boards there, and below, may show it.
    #[schema(value_type = String)]
    place_id: PlaceId,
    #[schema(value_type = String)]
    name: Arc<str>,
    /// What its bytes say: `image/png`, `image/jpeg` or `image/webp`.
    #[schema(example = "image/png")]
    media_type: &'static str,
    width: u32,
    height: u32,
    bytes: i64,
    #[schema(value_type = String, format = DateTime)]
    added_at: Timestamp,
}

impl From<Picture> for PictureView {
    fn from(picture: Picture) -> PictureView {
        PictureView {
            id: picture.id,
            place_id: picture.place,
            name: picture.name,
            media_type: picture.kind.as_str(),
            width: picture.width,
            height: picture.height,
            bytes: picture.bytes,
            added_at: picture.added_at,
        }
    }
}

/// Pictures that panels and boards at a place may show: its own, and those of places above.
#[utoipa::path(get, path = "/api/v1/pictures", tag = "panel",
    params(("place" = String, Query), ("limit" = Option<usize>, Query),
        ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<PictureView>), (status = 403, body = ProblemBody)))]
async fn list_pictures(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PictureView>>, ApiError> {
    let limit = query.limit(PAGE, PAGE_MOST)?;
    let after = query.optional::<PictureId>("cursor", Sort::Cursor)?;
    let place = place_of(&query)?;
    let found = run(&app, move |app| {
        app.pictures(&caller.who, place, after, limit + 1)
    });
    let views = found.await?.into_iter().map(PictureView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |view: &PictureView| {
        view.id.to_string()
    })))
}

/// Add a picture: the body is its content, as it is. PNG, JPEG and WebP are taken, up to 10 MB and
/// 8,192 points wide or high.
#[utoipa::path(post, path = "/api/v1/pictures", tag = "panel",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("place" = String, Query, description = "Panels there, and below, may show it"),
        ("name" = String, Query),
        ("Idempotency-Key" = Option<String>, Header,
            description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = PictureView), (status = 403, body = ProblemBody),
        (status = 413, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 507, body = ProblemBody)))]
async fn upload_picture(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    query: Query,
    request: Request,
) -> Result<Response, ApiError> {
    let place = place_of(&query)?;
    let name = query.text("name");
    let name = name
        .ok_or_else(|| ApiError::malformed(Malformed::missing("name")))?
        .to_owned();
    let who = caller.who.clone();
    let incoming = run(&app, move |app| app.begin_picture(&who, place)).await?;
    let incoming = receive(&app, incoming, request.into_body()).await?;
    let measured = run(&app, move |app| app.keep_picture(incoming)).await?;
    // The key stands for this content under this name.
    let raw = [measured.content.hash.as_slice(), name.as_bytes()].concat();
    let once = key.once(&raw, |picture: &Picture| {
        made(VERSION, &PictureView::from(picture.clone()))
    });
    let added = run(&app, move |app| {
        app.add_picture(&caller.who, place, &name, measured, once)
    });
    Ok(created(added.await?, |picture| {
        (VERSION, PictureView::from(picture))
    }))
}

/// A picture itself, for those who look after panels there and for what may show it.
#[utoipa::path(get, path = "/api/v1/pictures/{id}", tag = "panel",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "image/png", body = Vec<u8>),
        (status = 404, body = ProblemBody)))]
async fn get_picture(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PictureId>,
) -> Result<Response, ApiError> {
    let (picture, file) = run(&app, move |app| app.open_picture(&caller.who, id)).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(picture.kind.as_str()),
        ),
        (header::CONTENT_LENGTH, HeaderValue::from(picture.bytes)),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("sandbox; default-src 'none'"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, max-age=31536000, immutable"),
        ),
    ];
    Ok((headers, content(file)).into_response())
}

/// Take a picture away that nothing shows.
#[utoipa::path(delete, path = "/api/v1/pictures/{id}", tag = "panel",
    params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn delete_picture(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PictureId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.remove_picture(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn place_of(query: &Query) -> Result<PlaceId, ApiError> {
    let place = query.optional("place", Sort::Id)?;
    place.ok_or_else(|| ApiError::malformed(Malformed::missing("place")))
}
