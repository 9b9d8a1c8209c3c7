//! Series: their dates, and what a rule expands to.

use std::sync::Arc;

use app::App;
use app::series::Resumed;
use axum::extract::State;
use domain::id::SeriesId;
use domain::series::Moment;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Id, Instant, Json, Page, Query, instant, run};
use super::view::{self, MeetingView, OccurrenceView, RecurrenceView};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_series))
        .routes(routes!(list_occurrences))
        .routes(routes!(resume_series))
        .routes(routes!(expand_recurrence))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SeriesHead {
    #[schema(value_type = String)]
    id: SeriesId,
    recurrence: RecurrenceView,
    #[schema(value_type = String)]
    time_zone: Arc<str>,
    /// The first date.
    meeting: MeetingView,
    goes_on: bool,
    /// Of a series that was stopped because nobody came: until when it can be taken up again.
    #[schema(value_type = Option<String>, format = DateTime)]
    resumable_until: Option<Timestamp>,
    version: i64,
}

/// One series, with its first date.
#[utoipa::path(get, path = "/api/v1/series/{id}", tag = "series",
    params(("id" = String, Path)),
    responses((status = 200, body = SeriesHead), (status = 404, body = ProblemBody)))]
async fn get_series(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SeriesId>,
) -> Result<axum::Json<SeriesHead>, ApiError> {
    let (series, first, resumable_until) =
        run(&app, move |app| app.series(&caller.who, id)).await?;
    Ok(axum::Json(SeriesHead {
        id: series.id,
        recurrence: view::recurrence(&series),
        time_zone: series.time_zone.clone(),
        meeting: view::meeting(&first),
        goes_on: !series.complete,
        resumable_until,
        version: series.version,
    }))
}

/// Dates of a series in order, with their states.
#[utoipa::path(get, path = "/api/v1/series/{id}/occurrences", tag = "series",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<OccurrenceView>), (status = 404, body = ProblemBody)))]
async fn list_occurrences(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SeriesId>,
    query: Query,
) -> Result<axum::Json<Page<OccurrenceView>>, ApiError> {
    let limit = query.limit(200, 1000)?;
    let after = query.text("cursor").map(|text| {
        instant(text).ok_or_else(|| ApiError::malformed(Malformed::wanted("cursor", Sort::Cursor)))
    });
    let after = after.transpose()?;
    let dates = run(&app, move |app| {
        app.occurrences(&caller.who, id, after, limit + 1)
    })
    .await?;
    let dates = dates
        .iter()
        .map(|date| view::occurrence(&date.meeting, date.state))
        .collect();
    let cursor = |last: &OccurrenceView| last.original_start.unwrap_or(last.start).to_string();
    Ok(axum::Json(Page::of(dates, limit, cursor)))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResumedView {
    #[schema(value_type = String)]
    series_id: SeriesId,
    /// Dates that are there again.
    resumed: usize,
    /// What others have by now; these dates are left out.
    conflicts: Vec<view::Conflict>,
}

/// Take a series up again that was stopped because nobody came to it.
#[utoipa::path(post, path = "/api/v1/series/{id}/resume", tag = "series",
    params(("id" = String, Path)),
    responses((status = 200, body = ResumedView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn resume_series(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SeriesId>,
) -> Result<axum::Json<ResumedView>, ApiError> {
    let Resumed {
        series,
        resumed,
        lost,
    } = run(&app, move |app| app.resume_series(&caller.who, id)).await?;
    Ok(axum::Json(ResumedView {
        series_id: series,
        resumed,
        conflicts: lost.iter().map(view::conflict).collect(),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expansion {
    #[schema(example = "FREQ=MONTHLY;BYDAY=-1FR")]
    rrule: String,
    start: Instant,
    /// IANA zone in which local time stays.
    time_zone: String,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    exdates: Vec<Moment>,
    /// 1 to 5000.
    limit: usize,
}

#[derive(Serialize, ToSchema)]
struct Expanded {
    #[schema(value_type = Vec<String>)]
    instants: Vec<Timestamp>,
}

/// The starts a rule gives, from the first one at or after `start`. No side effect.
#[utoipa::path(post, path = "/api/v1/recurrence/expand", tag = "series",
    request_body = Expansion,
    responses((status = 200, body = Expanded), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn expand_recurrence(
    State(app): State<Arc<App>>,
    _caller: Caller,
    body: Json<Expansion>,
) -> Result<axum::Json<Expanded>, ApiError> {
    let Expansion {
        rrule,
        start,
        time_zone,
        exdates,
        limit,
    } = body.value;
    // Expanding can take many milliseconds of pure work, which must not hold up other requests.
    let act = move |_: &Arc<App>| app::series::expand(&rrule, start.0, &time_zone, exdates, limit);
    let instants = run(&app, act).await?;
    Ok(axum::Json(Expanded { instants }))
}
