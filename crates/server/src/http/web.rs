//! The web app, embedded: hashed files for ever, pages fresh, compressed at build time only.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::problem::ApiError;

/// What `npm run build` made, if it was run.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// Says how to get the web app, where it was not built.
const PLACEHOLDER: &str = include_str!("../../placeholder/app.html");

/// Pages that are not the app, by the first part of their path.
const PAGES: [(&str, &str); 2] = [("panel", "panel.html"), ("board", "board.html")];
const PAGE: &str = "app.html";
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Every path that no route took: a file, or a page of the app that finds its way by the path.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") || !matches!(method, Method::GET | Method::HEAD) {
        return ApiError::new("not_found").into_response();
    }
    if let Some(file) = Built::get(path) {
        return answer(path, file, &headers);
    }
    let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
    if !is_page {
        return ApiError::new("not_found").into_response();
    }
    let first = path.split('/').next().unwrap_or_default();
    let own = PAGES.iter().find(|(part, _)| *part == first);
    let name = own.map_or(PAGE, |(_, name)| *name);
    match Built::get(name) {
        Some(page) => answer(name, page, &headers),
        None => Html(PLACEHOLDER).into_response(),
    }
}

fn answer(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = tag(&file);
    let kind = HeaderValue::from_str(file.metadata.mimetype());
    let is_hashed = path.starts_with("assets/");
    let mut answer = if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|seen| *seen == tag)
    {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (file, encoding) = smallest(path, file, headers);
        let mut answer = file.data.into_owned().into_response();
        if let Some(encoding) = encoding {
            let encoding = HeaderValue::from_static(encoding);
            answer
                .headers_mut()
                .insert(header::CONTENT_ENCODING, encoding);
        }
        if let Ok(kind) = kind {
            answer.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        answer
    };
    let cache = if is_hashed { FOREVER } else { ASK_AGAIN };
    answer.headers_mut().insert(header::CACHE_CONTROL, cache);
    answer.headers_mut().insert(header::ETAG, tag);
    answer
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer
}

/// The compressed form made at build time, where the reader takes it.
fn smallest(
    path: &str,
    file: EmbeddedFile,
    headers: &HeaderMap,
) -> (EmbeddedFile, Option<&'static str>) {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default();
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let is_accepted = accepted
            .split(',')
            .any(|item| item.split(';').next().unwrap_or("").trim() == encoding);
        if is_accepted && let Some(packed) = Built::get(&format!("{path}.{ending}")) {
            return (packed, Some(encoding));
        }
    }
    (file, None)
}

fn tag(file: &EmbeddedFile) -> HeaderValue {
    let hash: String = file
        .metadata
        .sha256_hash()
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}
