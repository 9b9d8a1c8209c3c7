//! Taking a request apart: who asks, the body, the query, the headers of concurrency. Whatever is
//! not as the interface describes it is refused here, and nothing is half-read.

mod path;
mod value;

use std::collections::HashSet;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use app::access::{Bearer, TokenHash};
use app::{Answer, App, Error, Once, Problem, Remembered, Who};
use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use domain::access::Source;
use domain::event::Origin;
use domain::id::SessionId;
use domain::person::Language;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

pub use self::path::{Id, Named, Segment};
pub use self::value::{CalendarDate, Instant};
use super::problem::{ApiError, Malformed, PROBLEM_JSON, Sort, language_of};
use crate::proxy::Proxies;

/// Largest body in bytes; uploads of files have their own door.
pub const BODY_MOST: usize = 1024 * 1024;
pub const COOKIE: &str = "sm_session";
/// Browsers add custom headers only for their own origin, so its presence tells a page of ours
/// from a foreign form that rides on the cookie.
const CSRF_HEADER: &str = "x-requested-with";

/// Runs a use case where waiting is allowed.
pub async fn run<T: Send + 'static>(
    app: &Arc<App>,
    act: impl FnOnce(&Arc<App>) -> Result<T, Error> + Send + 'static,
) -> Result<T, ApiError> {
    let app = app.clone();
    match tokio::task::spawn_blocking(move || act(&app)).await {
        Ok(outcome) => outcome.map_err(ApiError::from),
        Err(broken) => {
            tracing::error!(error = %broken, "a use case panicked");
            Err(ApiError::new("internal"))
        }
    }
}

/// Waits until memory shows what this node has written. Where the database does not answer, what
/// memory has is better than nothing.
pub async fn fresh(app: &Arc<App>) {
    if !app.is_fresh() {
        run(app, |app| app.renew()).await.ok();
    }
}

/// Somebody signed in, or a machine that may do more than report.
pub struct Caller {
    pub who: Who,
    pub session: Option<SessionId>,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        let Reporter(caller) = Reporter::from_request_parts(parts, app).await?;
        app::access::admit(&caller.who)?;
        Ok(caller)
    }
}

/// As `Caller`, for the doors of machines that only report: whoever they are is asked there.
pub struct Reporter(pub Caller);

impl FromRequestParts<Arc<App>> for Reporter {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        let (token, from_cookie) = token(parts).ok_or_else(|| ApiError::new("not_signed_in"))?;
        if from_cookie && changes_things(&parts.method) && !parts.headers.contains_key(CSRF_HEADER)
        {
            return Err(ApiError::new("csrf_header_missing"));
        }
        let hash = TokenHash::of(&token);
        let origin = if from_cookie {
            Origin::Web
        } else {
            Origin::Api
        };
        let bearer = match app.believed(hash) {
            Some(bearer) => Some(bearer),
            None => run(app, move |app| app.bearer(hash, origin)).await?,
        };
        let Bearer { mut who, session } = bearer.ok_or_else(|| ApiError::new("not_signed_in"))?;
        who.origin = origin;
        who.caller.source = Source {
            address: address(parts),
            session,
        };
        Ok(Reporter(Caller { who, session }))
    }
}

/// The address of the machine that asks, as far as it can be known.
pub struct Peer(pub Option<IpAddr>);

impl<S: Send + Sync> FromRequestParts<S> for Peer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Peer(address(parts)))
    }
}

fn address(parts: &Parts) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let proxies = parts.extensions.get::<Proxies>();
    let client = |proxies: &Proxies| proxies.client(peer.ip(), &parts.headers);
    Some(proxies.map_or_else(|| client(&Proxies::default()), client))
}

fn changes_things(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The token and whether it came by cookie; the header goes first.
fn token(parts: &Parts) -> Option<(String, bool)> {
    if let Some(value) = parts.headers.get(header::AUTHORIZATION) {
        let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
        return scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| (token.trim().to_owned(), false));
    }
    let jar = CookieJar::from_headers(&parts.headers);
    jar.get(COOKIE)
        .map(|cookie| (cookie.value().to_owned(), true))
}

/// A JSON body. `raw` is what the idempotency key is bound to.
pub struct Json<T> {
    pub value: T,
    pub raw: Bytes,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::new("unsupported_media_type"));
        }
        let raw = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| {
                if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                    ApiError::new("body_too_large")
                } else {
                    ApiError::malformed(Malformed::CutOff)
                }
            })?;
        let mut reader = serde_json::Deserializer::from_slice(&raw);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            ApiError::malformed(Malformed::of_json(&path, error.inner()))
        })?;
        reader
            .end()
            .map_err(|error| ApiError::malformed(Malformed::of_json("", &error)))?;
        if let Some(field) = holding_nul(&raw) {
            return Err(ApiError::invalid(&field, &Problem::ControlCharacter));
        }
        Ok(Json { value, raw })
    }
}

/// The first field that holds a NUL, which PostgreSQL keeps in no text. In JSON it is always written
/// in one way, so few bodies need a second look.
fn holding_nul(raw: &[u8]) -> Option<String> {
    fn within(value: &Value, path: &str) -> Option<String> {
        match value {
            Value::String(text) => text.contains('\0').then(|| path.to_owned()),
            Value::Array(items) => {
                let mut items = items.iter().enumerate();
                items.find_map(|(at, item)| within(item, &format!("{path}[{at}]")))
            }
            Value::Object(fields) => fields.iter().find_map(|(name, value)| {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", name.replace('\0', ""));
                if name.contains('\0') {
                    return Some(path);
                }
                within(value, &path)
            }),
            _ => None,
        }
    }
    raw.windows(6).find(|six| six == b"\\u0000")?;
    within(&serde_json::from_slice(raw).ok()?, "")
}

/// A body may come without the header that says what it is; another type is refused.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return true;
    };
    let value = value.to_str().unwrap_or_default().to_ascii_lowercase();
    let kind = value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// A JSON body that may be absent.
pub struct MaybeJson<T>(pub T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for MaybeJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let is_absent = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .is_none_or(|length| length == "0")
            && !request.headers().contains_key(header::TRANSFER_ENCODING);
        if is_absent {
            return Ok(MaybeJson(T::default()));
        }
        Json::from_request(request, state)
            .await
            .map(|body: Json<T>| MaybeJson(body.value))
    }
}

/// The query string. Empty values count as absent, unknown names are passed over, and a name that
/// stands twice is refused: which one was meant nobody can know.
pub struct Query(Vec<(String, String)>);

/// Names whose values add up.
const LISTS: [&str; 5] = ["features", "people", "room", "rooms", "weekdays"];

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let text = parts.uri.query().unwrap_or_default();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(text)
            .map_err(|_| ApiError::malformed(Malformed::NotUtf8))?;
        if let Some((name, _)) = pairs.iter().find(|(_, value)| value.contains('\0')) {
            return Err(ApiError::invalid(name, &Problem::ControlCharacter));
        }
        let mut seen = HashSet::new();
        let twice = pairs
            .iter()
            .map(|(name, _)| name.as_str())
            .find(|name| !seen.insert(*name) && !LISTS.contains(name));
        match twice {
            Some(name) => Err(ApiError::malformed(Malformed::Twice(name.to_owned()))),
            None => Ok(Query(pairs)),
        }
    }
}

impl Query {
    pub fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// What has to be there.
    pub fn needed(&self, name: &'static str) -> Result<&str, ApiError> {
        let text = self.text(name);
        text.ok_or_else(|| ApiError::malformed(Malformed::missing(name)))
    }

    pub fn optional<T: FromStr>(
        &self,
        name: &'static str,
        wanted: Sort,
    ) -> Result<Option<T>, ApiError> {
        let parse = |text: &str| {
            text.parse()
                .map_err(|_| ApiError::malformed(Malformed::wanted(name, wanted)))
        };
        self.text(name).map(parse).transpose()
    }

    /// An instant of RFC 3339. A `+` that was not encoded arrives as a space; there is only one
    /// thing it can have meant.
    pub fn instant(&self, name: &'static str) -> Result<Timestamp, ApiError> {
        instant(&self.needed(name)?.replace(' ', "+"))
            .ok_or_else(|| ApiError::malformed(Malformed::wanted(name, Sort::Instant)))
    }

    /// As `instant`, with a value for when it is absent.
    pub fn instant_or(
        &self,
        name: &'static str,
        absent: impl FnOnce() -> Timestamp,
    ) -> Result<Timestamp, ApiError> {
        if self.text(name).is_some() {
            self.instant(name)
        } else {
            Ok(absent())
        }
    }

    /// Items between commas.
    pub fn list<T: FromStr>(&self, name: &'static str, wanted: Sort) -> Result<Vec<T>, ApiError> {
        let items = self
            .0
            .iter()
            .filter(|(key, _)| key == name)
            .flat_map(|(_, v)| v.split(','));
        items
            .map(str::trim)
            .filter(|item| !item.is_empty())
            .map(|item| {
                item.parse()
                    .map_err(|_| ApiError::malformed(Malformed::wanted(name, wanted)))
            })
            .collect()
    }

    pub fn flag(&self, name: &'static str) -> Result<bool, ApiError> {
        match self.text(name) {
            None => Ok(false),
            Some("true" | "1") => Ok(true),
            Some("false" | "0") => Ok(false),
            Some(_) => Err(ApiError::malformed(Malformed::wanted(name, Sort::YesOrNo))),
        }
    }

    /// Items wanted on one page, 1 to `most`.
    pub fn limit(&self, default: usize, most: usize) -> Result<usize, ApiError> {
        match self.optional::<usize>("limit", Sort::COUNT)? {
            None => Ok(default),
            Some(0) => Err(ApiError::malformed(Malformed::wanted("limit", Sort::COUNT))),
            Some(limit) => Ok(limit.min(most)),
        }
    }
}

/// An instant with its offset, in the whole microseconds the databases keep. Years have four digits
/// (RFC 3339, section 1); a leap second is the second before it, as the clocks of machines have it.
pub fn instant(text: &str) -> Option<Timestamp> {
    let year = text.as_bytes().get(..5)?;
    let has_year = year.iter().take(4).all(u8::is_ascii_digit) && year.ends_with(b"-");
    let at = has_year.then(|| text.parse().ok()).flatten();
    at.map(app::clock::whole_microseconds)
}

/// `If-Match` with the version that the caller read; absent or `*` matches any.
pub struct IfMatch(pub Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Ok(IfMatch(None));
        };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(IfMatch(None));
        }
        let version = text.trim_start_matches("W/").trim_matches('"').parse();
        version
            .map(|version| IfMatch(Some(version)))
            .map_err(|_| ApiError::malformed(Malformed::wanted("If-Match", Sort::Tag)))
    }
}

/// `Idempotency-Key`, with the languages in which refusals are remembered.
pub struct IdempotencyKey {
    key: Option<String>,
    headers: HeaderMap,
    request: String,
}

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let key = parts
            .headers
            .get("idempotency-key")
            .map(|value| {
                let key = value.to_str().unwrap_or_default().trim();
                if key.is_empty() || key.len() > 200 {
                    let wrong = Malformed::wanted("Idempotency-Key", Sort::Key);
                    return Err(ApiError::malformed(wrong));
                }
                Ok(key.to_owned())
            })
            .transpose()?;
        let request = format!("{} {}", parts.method, parts.uri.path());
        Ok(IdempotencyKey {
            key,
            headers: parts.headers.clone(),
            request,
        })
    }
}

impl IdempotencyKey {
    /// In which a refusal is remembered.
    pub fn language(&self) -> Language {
        language_of(&self.headers)
    }

    /// Binds the key to this request; `word` makes what is remembered of a success.
    pub fn once<T: 'static>(
        self,
        raw: &[u8],
        word: impl Fn(&T) -> Option<Remembered> + Send + Sync + 'static,
    ) -> Option<Once<T>> {
        let language = self.language();
        let render = move |outcome: &Result<T, Error>| match outcome {
            Ok(value) => word(value),
            Err(error) => Some(ApiError::of_ref(error)?.remembered(language)),
        };
        Some(Once {
            key: self.key?,
            request_hash: app::once::request_hash(&self.request, raw),
            render: Arc::new(render),
        })
    }
}

/// What is remembered of something that was made: the body and tag of its first answer.
pub fn made<T: Serialize>(version: i64, body: &T) -> Option<Remembered> {
    Some(Remembered {
        status: StatusCode::CREATED.as_u16(),
        version: Some(version),
        body: serde_json::to_string(body).ok()?,
    })
}

/// The same answer as the first time.
pub fn repeated(answer: Remembered) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, answer.body).into_response();
    let kind = if status.is_success() {
        JSON
    } else {
        PROBLEM_JSON
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(
        "idempotency-replayed",
        header::HeaderValue::from_static("true"),
    );
    if let Some(tag) = answer.version.and_then(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn tag(version: i64) -> Option<header::HeaderValue> {
    header::HeaderValue::from_str(&format!("\"{version}\"")).ok()
}

const JSON: header::HeaderValue = header::HeaderValue::from_static("application/json");

/// A body with the tag of its version.
pub fn versioned<T: Serialize>(status: StatusCode, version: i64, body: &T) -> Response {
    let mut response = (status, axum::Json(body)).into_response();
    if let Some(tag) = tag(version) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// The answer to a request that makes something: with its version and how it is shown, or as it was
/// the first time.
pub fn created<T, V: Serialize>(answer: Answer<T>, show: impl FnOnce(T) -> (i64, V)) -> Response {
    match answer {
        Answer::Fresh(made) => {
            let (version, view) = show(made);
            versioned(StatusCode::CREATED, version, &view)
        }
        Answer::Repeated(answer) => repeated(answer),
    }
}

/// Tells a field that is `null` (`Some(None)`: remove it) from one that is absent (`None`).
pub fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    reader: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(reader).map(Some)
}

/// One page of a list.
#[derive(Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Give it as `cursor` to read on; `null` on the last page.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// Of up to `limit + 1` items, the first `limit`, and a cursor if there are more.
    pub fn of(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> String) -> Page<T> {
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().filter(|_| has_more).map(cursor);
        Page { items, next_cursor }
    }
}
