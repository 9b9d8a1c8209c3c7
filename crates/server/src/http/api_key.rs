//! Keys of machines.

use std::sync::Arc;

use app::access::MadeApiKey;
use app::{Answer, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::access::RoleCode;
use domain::id::{ApiKeyId, PlaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, IdempotencyKey, Json, Page, repeated, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_api_keys, create_api_key))
        .routes(routes!(delete_api_key))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewApiKey {
    name: String,
    #[schema(value_type = String, example = "sensor")]
    role: RoleCode,
    /// Where the role counts, with all below; everywhere when absent.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
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
    role: RoleCode,
    /// Where the role counts, with all below; `null`: everywhere.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Timestamp>,
}

/// Make a key for a machine. Its token is shown once: a repetition with the same
/// `Idempotency-Key` makes no second key and is refused with the id of the first.
#[utoipa::path(post, path = "/api/v1/api-keys", tag = "apiKey", request_body = NewApiKey,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key make no second one")),
    responses((status = 201, body = CreatedApiKey), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn create_api_key(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewApiKey>,
) -> Result<Response, ApiError> {
    let language = key.language();
    let once = key.once(&body.raw, move |made: &MadeApiKey| {
        Some(ApiError::key_spent(made.id).remembered(language))
    });
    let NewApiKey {
        name,
        role,
        place_id,
    } = body.value;
    let act = move |app: &Arc<App>| app.create_api_key(&caller.who, &name, role, place_id, once);
    match run(&app, act).await? {
        Answer::Fresh(MadeApiKey { id, token }) => {
            let token = token.as_str().to_owned();
            let created = CreatedApiKey { id, token };
            Ok((StatusCode::CREATED, axum::Json(created)).into_response())
        }
        Answer::Repeated(answer) => Ok(repeated(answer)),
    }
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
        place_id: key.place,
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
