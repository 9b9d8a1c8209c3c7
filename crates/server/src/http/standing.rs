//! No-shows, bars and appeals.

use std::collections::HashMap;
use std::sync::Arc;

use app::App;
use app::standing::Stands;
use axum::extract::State;
use domain::id::{MeetingId, NoShowId, PersonId, PlaceId};
use domain::standing::{NoShow, NoShowState, Standing, Verdict};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Id, Json, Page, Query, run};
use super::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_standing))
        .routes(routes!(list_appeals))
        .routes(routes!(appeal_no_show))
        .routes(routes!(pardon_no_show))
        .routes(routes!(uphold_no_show))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct StandingView {
    /// Where it counts, with all below; absent: everywhere.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    /// No-shows that count now, of the last `days` days.
    count: u32,
    days: u32,
    /// So many, and one is warned.
    warn_from: Option<u32>,
    warned: bool,
    /// So many, and one may not book for `barDays` days.
    bar_from: Option<u32>,
    bar_days: u32,
    #[schema(value_type = Option<String>, format = DateTime)]
    barred_until: Option<Timestamp>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NoShowView {
    #[schema(value_type = String)]
    id: NoShowId,
    /// Who had booked.
    person: PersonRef,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[schema(value_type = String)]
    room_id: PlaceId,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `counted`, `appealed`, `upheld`, `pardoned` or `undone`; the last two count no more.
    #[schema(value_type = String, example = "counted")]
    state: NoShowState,
    /// Why it should not count, in the words of the person.
    appeal: Option<String>,
    /// Why it counts or does not, in the words of who decided.
    decision: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Timestamp>,
    version: i64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct StandsView {
    standings: Vec<StandingView>,
    /// Newest first.
    no_shows: Page<NoShowView>,
}

fn standing(standing: &Standing) -> StandingView {
    StandingView {
        place_id: standing.rule.place,
        count: standing.count,
        days: standing.rule.days,
        warn_from: standing.rule.warn,
        warned: standing.warned,
        bar_from: standing.rule.bar,
        bar_days: standing.rule.bar_days,
        barred_until: standing.barred_until,
    }
}

fn no_show(no_show: NoShow, names: &HashMap<PersonId, Arc<str>>) -> NoShowView {
    NoShowView {
        id: no_show.id,
        person: PersonRef {
            id: no_show.person,
            name: names.get(&no_show.person).cloned().unwrap_or_default(),
        },
        meeting_id: no_show.meeting,
        room_id: no_show.room,
        at: no_show.at,
        state: no_show.state,
        appeal: no_show.appeal,
        decision: no_show.decision,
        decided_at: no_show.decided_at,
        version: no_show.version,
    }
}

/// How somebody stands: meetings they booked to which nobody came, and what follows from them.
#[utoipa::path(get, path = "/api/v1/people/{id}/standing", tag = "attendance",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `noShows.nextCursor`")),
    responses((status = 200, body = StandsView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_standing(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
    query: Query,
) -> Result<axum::Json<StandsView>, ApiError> {
    let limit = query.limit(50, 200)?;
    let before = query.optional("cursor", Sort::Cursor)?;
    let Stands {
        standings,
        no_shows,
        names,
    } = run(&app, move |app| {
        app.standing(&caller.who, id, before, limit + 1)
    })
    .await?;
    let no_shows = no_shows.into_iter().map(|one| no_show(one, &names));
    let no_shows = no_shows.collect();
    Ok(axum::Json(StandsView {
        standings: standings.iter().map(standing).collect(),
        no_shows: Page::of(no_shows, limit, |last: &NoShowView| last.id.to_string()),
    }))
}

/// Appeals that wait for a decision, oldest first.
#[utoipa::path(get, path = "/api/v1/no-shows/appeals", tag = "attendance",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<NoShowView>), (status = 403, body = ProblemBody)))]
async fn list_appeals(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<NoShowView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let after = query.optional("cursor", Sort::Cursor)?;
    let act = move |app: &Arc<App>| app.appeals(&caller.who, after, limit + 1);
    let (found, names) = run(&app, act).await?;
    let found = found.into_iter().map(|one| no_show(one, &names)).collect();
    Ok(axum::Json(Page::of(found, limit, |last: &NoShowView| {
        last.id.to_string()
    })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Because {
    reason: String,
}

/// Say why it should not count. Until somebody has decided, it does.
#[utoipa::path(post, path = "/api/v1/no-shows/{id}/appeal", tag = "attendance",
    request_body = Because, params(("id" = String, Path)),
    responses((status = 200, body = NoShowView), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn appeal_no_show(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<NoShowId>,
    body: Json<Because>,
) -> Result<axum::Json<NoShowView>, ApiError> {
    let why = body.value.reason;
    let (kept, names) = run(&app, move |app| app.appeal(&caller.who, id, &why)).await?;
    Ok(axum::Json(no_show(kept, &names)))
}

/// Pardon: it counts no more.
#[utoipa::path(post, path = "/api/v1/no-shows/{id}/pardon", tag = "attendance",
    request_body = Because, params(("id" = String, Path)),
    responses((status = 200, body = NoShowView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn pardon_no_show(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<NoShowId>,
    body: Json<Because>,
) -> Result<axum::Json<NoShowView>, ApiError> {
    let why = body.value.reason;
    let (kept, names) = run(&app, move |app| {
        app.decide_no_show(&caller.who, id, Verdict::Pardoned, &why)
    })
    .await?;
    Ok(axum::Json(no_show(kept, &names)))
}

/// Turn an appeal down.
#[utoipa::path(post, path = "/api/v1/no-shows/{id}/uphold", tag = "attendance",
    request_body = Because, params(("id" = String, Path)),
    responses((status = 200, body = NoShowView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn uphold_no_show(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<NoShowId>,
    body: Json<Because>,
) -> Result<axum::Json<NoShowView>, ApiError> {
    let why = body.value.reason;
    let (kept, names) = run(&app, move |app| {
        app.decide_no_show(&caller.who, id, Verdict::Upheld, &why)
    })
    .await?;
    Ok(axum::Json(no_show(kept, &names)))
}
