//! The HTTP interface: routes, the document that describes them, and what lies around every
//! request. Handlers take a request apart, call one use case and put the answer together.

mod accepted;
mod agenda;
mod api_key;
mod approval;
mod approval_link;
mod attendance;
mod audit;
mod catalogue;
mod check_in_link;
mod closure;
mod delegation;
mod desk;
mod docs;
mod door;
mod flow;
mod grant;
mod group;
mod hand_over;
mod health;
mod import;
mod letter;
pub mod live;
pub mod manual;
mod meeting;
mod notice;
mod now;
mod panel;
mod person;
mod phrase;
mod place;
mod presence;
pub mod problem;
mod request;
mod response;
pub mod rights;
mod room;
mod rules;
mod schedule;
mod schema;
mod series;
mod session;
mod standing;
mod swap;
#[cfg(test)]
mod tests;
mod view;
mod waiting;
mod web;

use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;

use self::live::Live;
use self::problem::ApiError;

/// A request that takes longer is given up; live streams answer at once and go on.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(OpenApi)]
#[openapi(
    info(title = "Smart Meeting", description = "Rooms, meetings and all that hangs on them.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")),
    modifiers(&SignInSchemes),
    security(("bearer" = []), ("cookie" = [])),
)]
struct Base;

/// How a caller says who it is.
struct SignInSchemes;

impl utoipa::Modify for SignInSchemes {
    fn modify(&self, document: &mut Document) {
        use utoipa::openapi::security::{
            ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme,
        };
        let components = document.components.get_or_insert_default();
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(request::COOKIE)));
        components.add_security_scheme("bearer", bearer);
        components.add_security_scheme("cookie", cookie);
        for item in document.paths.paths.values_mut() {
            let operations = [
                &mut item.get,
                &mut item.post,
                &mut item.put,
                &mut item.patch,
                &mut item.delete,
            ];
            for operation in operations.into_iter().flatten() {
                let refused = utoipa::openapi::Response::new("Not signed in");
                operation
                    .responses
                    .responses
                    .entry("401".into())
                    .or_insert(refused.into());
            }
        }
    }
}

fn api() -> (Router<Arc<App>>, Document) {
    OpenApiRouter::with_openapi(Base::openapi())
        .merge(session::routes())
        .merge(person::routes())
        .merge(place::routes())
        .merge(rules::routes())
        .merge(catalogue::routes())
        .merge(room::routes())
        .merge(meeting::routes())
        .merge(attendance::routes())
        .merge(agenda::routes())
        .merge(response::routes())
        .merge(door::routes())
        .merge(standing::routes())
        .merge(now::routes())
        .merge(swap::routes())
        .merge(hand_over::routes())
        .merge(waiting::routes())
        .merge(approval::routes())
        .merge(flow::routes())
        .merge(series::routes())
        .merge(live::routes())
        .merge(presence::routes())
        .merge(api_key::routes())
        .merge(grant::routes())
        .merge(group::routes())
        .merge(delegation::routes())
        .merge(notice::routes())
        .merge(import::routes())
        .merge(audit::routes())
        .merge(panel::routes())
        .merge(phrase::routes())
        .merge(closure::routes())
        .merge(desk::routes())
        .split_for_parts()
}

/// The OpenAPI document of the interface.
pub fn document() -> Document {
    api().1
}

/// Everything the server answers.
pub fn router(app: Arc<App>, live: Live) -> Router {
    let (api, document) = api();
    let accepted = Arc::new(accepted::Accepted::of(&document));
    let api = api
        .merge(approval_link::routes())
        .merge(check_in_link::routes())
        .layer(axum::Extension(live))
        .layer(DefaultBodyLimit::max(request::BODY_MOST))
        .layer(axum::middleware::from_fn_with_state(
            accepted,
            accepted::refuse_unknown,
        ))
        .layer(axum::middleware::from_fn(give_up));
    api.merge(health::routes())
        .merge(docs::routes(document))
        .fallback(web::serve)
        .method_not_allowed_fallback(async || ApiError::new("method_not_allowed"))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn(problem::translate))
        .layer(axum::middleware::from_fn(health::count))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
        .with_state(app)
}

/// Styles may be inline because positions on the timeline are; nothing else may.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; \
    frame-ancestors 'self'";

fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// Ends a request that takes too long; what it began may still come to its end.
async fn give_up(request: Request, next: Next) -> Response {
    let brings_file = [agenda::is_upload, panel::is_upload, place::is_upload];
    if brings_file.iter().any(|brings| brings(&request)) {
        // It has an end of its own: when nothing comes any more.
        return next.run(request).await;
    }
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new("unavailable").into_response(),
    }
}

fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic.downcast_ref::<&str>().copied().map(str::to_owned);
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    tracing::error!(panic = text.unwrap_or_default(), "a handler panicked");
    ApiError::new("internal").into_response()
}

/// A refusal in English, for the console.
pub fn in_words(refusal: &app::Refusal) -> String {
    let error = ApiError::of_refusal(refusal);
    error.detail(domain::person::Language::English)
}
