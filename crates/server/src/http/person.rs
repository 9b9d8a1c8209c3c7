//! The directory of people.

use std::sync::Arc;

use app::App;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::PersonId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, Json, Page, Query, run};
use super::view::PersonView;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_people))
        .routes(routes!(set_password))
}

/// People by name.
#[utoipa::path(get, path = "/api/v1/people", tag = "person",
    params(("query" = Option<String>, Query, description = "Sought in name, login and address"),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<PersonView>), (status = 401, body = ProblemBody)))]
async fn list_people(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PersonView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let sought = query
        .text("query")
        .map(|text| text.chars().take(100).collect());
    let after = query.text("cursor").map(read_cursor).transpose()?;
    let people = run(&app, move |app| {
        app.people(&caller.who, sought, after, limit + 1)
    })
    .await?;
    let people = people.into_iter().map(PersonView::from).collect();
    Ok(axum::Json(Page::of(people, limit, |last| {
        format!("{}~{}", last.id, last.name)
    })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    /// 8 characters at least.
    password: String,
}

/// Give somebody a new password; their sessions end.
#[utoipa::path(put, path = "/api/v1/people/{id}/password", tag = "person",
    request_body = NewPassword, params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn set_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
    body: Json<NewPassword>,
) -> Result<StatusCode, ApiError> {
    let password = body.value.password;
    run(&app, move |app| {
        app.reset_password(&caller.who, id, &password)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read_cursor(text: &str) -> Result<(String, PersonId), ApiError> {
    let wrong = || ApiError::malformed("cursor: not one of this list");
    let (id, name) = text.split_once('~').ok_or_else(wrong)?;
    Ok((name.to_owned(), id.parse().map_err(|_| wrong())?))
}
