//! Decors: how panels and boards within a place look, always or within a season.

use std::sync::Arc;

use app::App;
use app::panel::{DecorDetail, WantedDecor};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{DecorId, PictureId, PlaceId};
use domain::panel::{DecorLook, Ornament, Season};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::problem::{ApiError, ProblemBody, Sort};
use crate::http::request::{
    CalendarDate, Caller, Id, IdempotencyKey, IfMatch, Json, Page, Query, created, made, run,
    versioned,
};

const PAGE: usize = 100;
const PAGE_MOST: usize = 200;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_decors, add_decor))
        .routes(routes!(change_decor, remove_decor))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SeasonBody {
    #[schema(value_type = String, example = "2027-02-05")]
    from: CalendarDate,
    /// The last day on which it is worn.
    #[schema(value_type = String, example = "2027-02-20")]
    until: CalendarDate,
    /// Every year on the same days of the calendar.
    #[serde(default)]
    yearly: bool,
}

/// What a decor changes; what it leaves out is as elsewhere.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct DecorLookBody {
    /// A picture behind everything.
    #[schema(value_type = Option<String>)]
    background_id: Option<PictureId>,
    #[schema(value_type = Option<String>)]
    logo_id: Option<PictureId>,
    /// In its place where the screen speaks English.
    #[schema(value_type = Option<String>)]
    english_logo_id: Option<PictureId>,
    /// As `#rrggbb`.
    accent: Option<String>,
    /// `lanterns`, `blossom`, `snow` or `stars`.
    #[schema(value_type = Option<String>, example = "lanterns")]
    ornament: Option<Ornament>,
    /// A line while nothing is on.
    greeting: Option<String>,
}

impl From<DecorLook> for DecorLookBody {
    fn from(look: DecorLook) -> DecorLookBody {
        DecorLookBody {
            background_id: look.background,
            logo_id: look.logo,
            english_logo_id: look.english_logo,
            accent: look.accent,
            ornament: look.ornament,
            greeting: look.greeting,
        }
    }
}

impl From<DecorLookBody> for DecorLook {
    fn from(body: DecorLookBody) -> DecorLook {
        DecorLook {
            background: body.background_id,
            logo: body.logo_id,
            english_logo: body.english_logo_id,
            accent: body.accent,
            ornament: body.ornament,
            greeting: body.greeting,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DecorView {
    #[schema(value_type = String)]
    id: DecorId,
    /// Where it counts, and in all below.
    #[schema(value_type = String)]
    place_id: PlaceId,
    place_name: String,
    name: String,
    /// `null`: always.
    season: Option<SeasonBody>,
    look: DecorLookBody,
    version: i64,
}

impl From<DecorDetail> for DecorView {
    fn from(detail: DecorDetail) -> DecorView {
        let decor = detail.decor;
        DecorView {
            id: decor.id,
            place_id: decor.place,
            place_name: detail.place_name,
            name: decor.name,
            season: decor.season.map(|season| SeasonBody {
                from: CalendarDate(season.from),
                until: CalendarDate(season.until),
                yearly: season.yearly,
            }),
            look: decor.look.into(),
            version: decor.version,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewDecor {
    #[schema(value_type = String)]
    place_id: PlaceId,
    name: String,
    season: Option<SeasonBody>,
    #[serde(default)]
    look: DecorLookBody,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DecorBody {
    name: String,
    season: Option<SeasonBody>,
    look: DecorLookBody,
}

fn wanted(name: String, season: Option<SeasonBody>, look: DecorLookBody) -> WantedDecor {
    WantedDecor {
        name,
        season: season.map(|body| Season {
            from: body.from.0,
            until: body.until.0,
            yearly: body.yearly,
        }),
        look: look.into(),
    }
}

/// Decors of the places whose panels the caller looks after, oldest first.
#[utoipa::path(get, path = "/api/v1/decors", tag = "panel",
    params(("limit" = Option<usize>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<DecorView>)))]
async fn list_decors(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<DecorView>>, ApiError> {
    let limit = query.limit(PAGE, PAGE_MOST)?;
    let after = query.optional::<DecorId>("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| app.decors(&caller.who, after, limit + 1)).await?;
    let items = found.into_iter().map(DecorView::from).collect();
    Ok(axum::Json(Page::of(items, limit, |view: &DecorView| {
        view.id.to_string()
    })))
}

/// Give panels and boards within a place another look, always or within a season. What lies nearer
/// counts before what lies above, and a season before what is always.
#[utoipa::path(post, path = "/api/v1/decors", tag = "panel", request_body = NewDecor,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = DecorView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn add_decor(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewDecor>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |detail: &DecorDetail| {
        made(detail.decor.version, &DecorView::from(detail.clone()))
    });
    let NewDecor {
        place_id,
        name,
        season,
        look,
    } = body.value;
    let wanted = wanted(name, season, look);
    let added = run(&app, move |app| {
        app.add_decor(&caller.who, place_id, wanted, once)
    });
    Ok(created(added.await?, |detail| {
        (detail.decor.version, DecorView::from(detail))
    }))
}

/// Give a decor another name, season or look.
#[utoipa::path(put, path = "/api/v1/decors/{id}", tag = "panel", request_body = DecorBody,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header,
        description = "The ETag that was read")),
    responses((status = 200, body = DecorView), (status = 404, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn change_decor(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<DecorId>,
    IfMatch(version): IfMatch,
    body: Json<DecorBody>,
) -> Result<Response, ApiError> {
    let DecorBody { name, season, look } = body.value;
    let wanted = wanted(name, season, look);
    let changed = run(&app, move |app| {
        app.change_decor(&caller.who, id, wanted, version)
    });
    let view = DecorView::from(changed.await?);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

/// Take a decor away.
#[utoipa::path(delete, path = "/api/v1/decors/{id}", tag = "panel", params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn remove_decor(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<DecorId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.remove_decor(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
