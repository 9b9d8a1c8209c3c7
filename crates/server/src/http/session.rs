//! Signing in and out, and who one is.

use std::net::IpAddr;
use std::sync::Arc;

use app::App;
use app::access::browser::BROWSER_DAYS;
use app::access::{Device, SignedIn};
use app::person::ProfileEdit;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::access::{Held, Permissions, Scope};
use domain::person::Language;
use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, SemaphorePermit};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody, language_of};
use super::request::{COOKIE, Caller, Json, Peer, run};
use super::schema::GrantScopeBody;
use super::view::PersonView;

/// By which a browser shows that somebody signed in there before.
const MARK: &str = "sm_browser";

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(create_session))
        .routes(routes!(delete_session))
        .routes(routes!(welcome))
        .routes(routes!(accept_invitation))
        .routes(routes!(get_me, patch_me))
        .routes(routes!(put_my_password))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    login: String,
    password: String,
}

#[derive(Serialize, ToSchema)]
struct SessionView {
    /// For `Authorization: Bearer`; browsers get a cookie as well.
    token: String,
    person: PersonView,
}

/// Sign in with login and password.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "session", request_body = SignIn,
    responses((status = 201, body = SessionView), (status = 401, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
async fn create_session(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Peer(address): Peer,
    body: Json<SignIn>,
) -> Result<Response, ApiError> {
    let device = device(&headers, address);
    let SignIn { login, password } = body.value;
    let days = app.session_length().days;
    let _turn = turn().await?;
    let signed_in = run(&app, move |app| app.sign_in(&login, &password, device)).await?;
    Ok(signed_in_answer(signed_in, days, &headers))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Welcome {
    /// From the one-time link that the first start prints.
    token: String,
    login: String,
    name: String,
    password: String,
}

/// Become the first administrator by the one-time link; the language is that of the request.
#[utoipa::path(post, path = "/api/v1/welcome", tag = "session", request_body = Welcome,
    responses((status = 201, body = SessionView), (status = 410, body = ProblemBody)))]
async fn welcome(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Peer(address): Peer,
    body: Json<Welcome>,
) -> Result<Response, ApiError> {
    let device = device(&headers, address);
    let Welcome {
        token,
        login,
        name,
        password,
    } = body.value;
    let language = language_of(&headers);
    let days = app.session_length().days;
    let _turn = turn().await?;
    let signed_in = run(&app, move |app| {
        app.welcome(&token, &login, &name, &password, language, device)
    })
    .await?;
    Ok(signed_in_answer(signed_in, days, &headers))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Invited {
    /// From the link of an invitation.
    token: String,
    password: String,
}

/// Choose a password by the link of an invitation, and be signed in.
#[utoipa::path(post, path = "/api/v1/welcome/invited", tag = "session", request_body = Invited,
    responses((status = 200, body = SessionView), (status = 410, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn accept_invitation(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Peer(address): Peer,
    body: Json<Invited>,
) -> Result<Response, ApiError> {
    let device = device(&headers, address);
    let Invited { token, password } = body.value;
    let days = app.session_length().days;
    let _turn = turn().await?;
    let signed_in = run(&app, move |app| {
        app.accept_invitation(&token, &password, device)
    })
    .await?;
    let mut answer = signed_in_answer(signed_in, days, &headers);
    *answer.status_mut() = StatusCode::OK;
    Ok(answer)
}

/// Sign out: the session ends everywhere.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "session",
    responses((status = 204), (status = 401, body = ProblemBody)))]
async fn delete_session(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    caller: Caller,
) -> Result<Response, ApiError> {
    if let Some(session) = caller.session {
        run(&app, move |app| app.sign_out(&caller.who, session)).await?;
    }
    let gone = cookie((COOKIE, "/"), String::new(), 0, &headers);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response())
}

#[derive(Serialize, ToSchema)]
struct Me {
    person: PersonView,
    /// Permissions held somewhere; what is shown is asked again where it is done.
    #[schema(value_type = Vec<String>)]
    permissions: Permissions,
    /// The same permissions by where they are held.
    held: Vec<HeldView>,
    /// Of the server.
    version: &'static str,
}

/// What one may do within a scope.
#[derive(Serialize, ToSchema)]
struct HeldView {
    #[schema(value_type = GrantScopeBody)]
    scope: Scope,
    #[schema(value_type = Vec<String>)]
    permissions: Permissions,
}

impl From<&Held> for HeldView {
    fn from(held: &Held) -> HeldView {
        HeldView {
            scope: held.scope,
            permissions: held.permissions,
        }
    }
}

/// Who one is, and what one may do.
#[utoipa::path(get, path = "/api/v1/me", tag = "session",
    responses((status = 200, body = Me), (status = 401, body = ProblemBody)))]
async fn get_me(State(app): State<Arc<App>>, caller: Caller) -> Result<axum::Json<Me>, ApiError> {
    let permissions = caller.who.caller.permissions();
    let held = caller.who.caller.rights.held.iter();
    let held = held.map(HeldView::from).collect();
    let person = run(&app, move |app| app.me(&caller.who)).await?;
    Ok(axum::Json(Me {
        person: person.into(),
        permissions,
        held,
        version: env!("CARGO_PKG_VERSION"),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ProfilePatch {
    name: Option<String>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    time_zone: Option<Option<String>>,
}

/// Change one's own profile.
#[utoipa::path(patch, path = "/api/v1/me", tag = "session", request_body = ProfilePatch,
    responses((status = 200, body = PersonView), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn patch_me(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<ProfilePatch>,
) -> Result<axum::Json<PersonView>, ApiError> {
    let ProfilePatch {
        name,
        email,
        language,
        time_zone,
    } = body.value;
    let edit = ProfileEdit {
        name,
        email,
        language,
        time_zone,
    };
    let person = run(&app, move |app| app.edit_profile(&caller.who, edit)).await?;
    Ok(axum::Json(person.into()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    current: String,
    /// At least 10 characters.
    password: String,
}

/// Choose another password; the caller's other sessions end.
#[utoipa::path(put, path = "/api/v1/me/password", tag = "session", request_body = PasswordChange,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn put_my_password(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<PasswordChange>,
) -> Result<StatusCode, ApiError> {
    let PasswordChange { current, password } = body.value;
    let _turn = turn().await?;
    run(&app, move |app| {
        app.change_password(&caller.who, caller.session, &current, &password)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Passwords looked at side by side: each takes 19 MiB for a moment (OWASP's argon2id), on purpose.
static TURNS: Semaphore = Semaphore::const_new(4);

async fn turn() -> Result<SemaphorePermit<'static>, ApiError> {
    TURNS
        .acquire()
        .await
        .map_err(|_| ApiError::new("unavailable"))
}

fn device(headers: &HeaderMap, address: Option<IpAddr>) -> Device {
    let agent = headers.get(header::USER_AGENT);
    let mark = CookieJar::from_headers(headers)
        .get(MARK)
        .map(|cookie| cookie.value().to_owned());
    Device {
        user_agent: agent
            .and_then(|agent| agent.to_str().ok())
            .map(str::to_owned),
        address,
        mark,
    }
}

/// The cookie of the session lasts as long as a session may; when it ends is for the server to say.
fn signed_in_answer(signed_in: SignedIn, days: i64, headers: &HeaderMap) -> Response {
    let token = signed_in.token.as_str().to_owned();
    let session = cookie((COOKIE, "/"), token.clone(), days, headers);
    let mark = signed_in
        .mark
        .map(|mark| cookie((MARK, "/api/v1/"), mark, BROWSER_DAYS, headers));
    let cookies = [Some(session), mark].into_iter().flatten();
    let cookies = cookies.map(|cookie| (header::SET_COOKIE, cookie));
    let body = SessionView {
        token,
        person: signed_in.person.into(),
    };
    (
        StatusCode::CREATED,
        AppendHeaders(cookies),
        axum::Json(body),
    )
        .into_response()
}

/// Scripts cannot read it, and other sites do not send it along with what changes things.
fn cookie(
    (name, path): (&'static str, &'static str),
    value: String,
    days: i64,
    headers: &HeaderMap,
) -> String {
    let is_secure = headers
        .get("x-forwarded-proto")
        .is_some_and(|proto| proto == "https");
    let cookie = Cookie::build((name, value))
        .path(path)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure)
        .build();
    format!("{cookie}; Max-Age={}", days * 24 * 3_600)
}
