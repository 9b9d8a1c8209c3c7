//! The interface described: the OpenAPI document and a page to read it on, served from here so
//! that it works without any other network.

use std::sync::Arc;

use app::App;
use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::Config;

use super::problem::{self, ApiError};
use super::request::Segment;

const DOCUMENT: &str = "/api/v1/openapi.json";

pub fn routes(document: OpenApi) -> Router<Arc<App>> {
    let text: Arc<str> = document.to_json().unwrap_or_default().into();
    let config = Arc::new(Config::from(DOCUMENT));
    Router::new()
        .route(
            DOCUMENT,
            get(async move || {
                (
                    [(header::CONTENT_TYPE, "application/json")],
                    text.to_string(),
                )
            }),
        )
        .route(
            "/docs/errors",
            get(async |headers: HeaderMap| Html(problem::page(problem::language_of(&headers)))),
        )
        .route("/api/docs", get(async || Redirect::permanent("/api/docs/")))
        .route(
            "/api/docs/",
            get({
                let config = config.clone();
                async move || file("", config)
            }),
        )
        .route(
            "/api/docs/{*path}",
            get(async move |Segment(path): Segment<String>| file(&path, config)),
        )
}

fn file(path: &str, config: Arc<Config<'static>>) -> Response {
    match utoipa_swagger_ui::serve(path, config) {
        Ok(Some(file)) => (
            [(header::CONTENT_TYPE, file.content_type)],
            file.bytes.into_owned(),
        )
            .into_response(),
        Ok(None) => ApiError::new("not_found").into_response(),
        Err(error) => {
            tracing::error!(error = %error, path, "cannot show the documentation");
            ApiError::new("internal").into_response()
        }
    }
}
