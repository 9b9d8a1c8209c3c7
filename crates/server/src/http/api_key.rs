//! Keys of machines.

use std::sync::Arc;

use app::App;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Role;
use domain::id::ApiKeyId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, Json, Page, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_api_keys, create_api_key))
        .routes(routes!(delete_api_key))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewApiKey {
    name: String,
    #[schema(value_type = String, example = "sensor")]
    role: Role,
}

#[derive(Serialize, ToSchema)]
struct CreatedApiKey {
    #[schema(value_type = String)]
    id: ApiKeyId,
    /// For `Authorization: Bearer`; shown this once.
    token: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApiKeyView {
    #[schema(value_type = String)]
    id: ApiKeyId,
    name: String,
    #[schema(value_type = String)]
    role: Role,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Timestamp>,
}

/// Make a key for a machine.
#[utoipa::path(post, path = "/api/v1/api-keys", tag = "apiKey", request_body = NewApiKey,
    responses((status = 201, body = CreatedApiKey), (status = 403, body = ProblemBody)))]
async fn create_api_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<NewApiKey>,
) -> Result<(StatusCode, axum::Json<CreatedApiKey>), ApiError> {
    let NewApiKey { name, role } = body.value;
    let (id, token) = run(&app, move |app| {
        app.create_api_key(&caller.who, &name, role)
    })
    .await?;
    let created = CreatedApiKey {
        id,
        token: token.as_str().to_owned(),
    };
    Ok((StatusCode::CREATED, axum::Json(created)))
}

/// Keys that were made, without their tokens. There are few, so this list has one page.
#[utoipa::path(get, path = "/api/v1/api-keys", tag = "apiKey",
    responses((status = 200, body = Page<ApiKeyView>), (status = 403, body = ProblemBody)))]
async fn list_api_keys(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<Page<ApiKeyView>>, ApiError> {
    let keys = run(&app, move |app| app.api_keys(&caller.who)).await?;
    let items = keys.into_iter().map(|key| ApiKeyView {
        id: key.id,
        name: key.name,
        role: key.role,
        created_at: key.created_at,
        revoked_at: key.revoked_at,
    });
    Ok(axum::Json(Page {
        items: items.collect(),
        next_cursor: None,
    }))
}

/// Revoke a key.
#[utoipa::path(delete, path = "/api/v1/api-keys/{id}", tag = "apiKey",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn delete_api_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ApiKeyId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.revoke_api_key(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
