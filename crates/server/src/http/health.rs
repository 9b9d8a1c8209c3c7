//! Health and figures: alive, ready, and what Prometheus collects.

use std::sync::{Arc, LazyLock};

use app::App;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::problem::ApiError;
use super::request::run;

static FIGURES: LazyLock<PrometheusHandle> = LazyLock::new(|| {
    let seconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];
    let matcher = Matcher::Full("http_request_seconds".into());
    let builder = PrometheusBuilder::new();
    let recorder = match builder.set_buckets_for_metric(matcher, &seconds) {
        Ok(builder) => builder.build_recorder(),
        // Only an empty list of buckets is refused.
        Err(_) => PrometheusBuilder::new().build_recorder(),
    };
    let handle = recorder.handle();
    // A second recorder in one process is a test's; the first keeps counting.
    metrics::set_global_recorder(recorder).ok();
    handle
});

pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
}

/// Whether the database answers.
async fn ready(State(app): State<Arc<App>>) -> Result<&'static str, ApiError> {
    run(&app, |app| app.ask_database()).await?;
    Ok("ok\n")
}

async fn figures() -> Response {
    FIGURES.run_upkeep();
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    (kind, FIGURES.render()).into_response()
}

/// Counts every request by route, method and status, and how long it took.
pub async fn count(request: Request, next: Next) -> Response {
    LazyLock::force(&FIGURES);
    let started = std::time::Instant::now();
    let method = request.method().as_str().to_owned();
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let path = path.unwrap_or_else(|| "other".to_owned());
    let status = response.status().as_u16().to_string();
    let seconds = metrics::histogram!("http_request_seconds", "path" => path.clone());
    seconds.record(started.elapsed().as_secs_f64());
    metrics::counter!("http_requests_total", "path" => path, "method" => method, "status" => status)
        .increment(1);
    response
}
