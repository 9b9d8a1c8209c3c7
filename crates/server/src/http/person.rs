//! The directory of people, and those who look after it.

use std::sync::Arc;

use app::App;
use app::person::leave::{Ahead, Fate, Part, Passed};
use app::person::{NewPerson, PersonEdit};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{OrgUnitId, PersonId};
use domain::person::{Language, Person};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Json, Page, Query, created, given, made, run, versioned,
};
use super::view::{self, MeetingView, PersonView};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_people, create_person))
        .routes(routes!(patch_person))
        .routes(routes!(invite_person))
        .routes(routes!(list_ahead, pass_on))
        .routes(routes!(set_password))
}

/// People by name.
#[utoipa::path(get, path = "/api/v1/people", tag = "person",
    params(("query" = Option<String>, Query, description = "Sought in name, login and address"),
        ("inactive" = Option<bool>, Query,
            description = "Those who cannot sign in any more, for those who look after people"),
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
    let inactive: Option<bool> = query.optional("inactive", Sort::YesOrNo)?;
    let after = query.text("cursor").map(read_cursor).transpose()?;
    let people = run(&app, move |app| match inactive {
        Some(true) => app.inactive_people(&caller.who, sought, after, limit + 1),
        _ => app.people(&caller.who, sought, after, limit + 1),
    })
    .await?;
    let people = people.into_iter().map(PersonView::from).collect();
    Ok(axum::Json(Page::of(people, limit, |last| {
        format!("{}~{}", last.id, last.name)
    })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewPersonBody {
    /// Unique, without regard to case.
    login: String,
    name: String,
    email: Option<String>,
    #[schema(value_type = Option<String>)]
    org_unit_id: Option<OrgUnitId>,
    #[schema(value_type = Option<String>, example = "zh-CN")]
    language: Option<Language>,
    /// IANA name; that of the room or the browser when absent.
    time_zone: Option<String>,
}

/// Add somebody. An invitation lets them in.
#[utoipa::path(post, path = "/api/v1/people", tag = "person", request_body = NewPersonBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = PersonView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_person(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewPersonBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |person: &Person| {
        made(person.version, &PersonView::from(person.clone()))
    });
    let wanted = body.value;
    let new = NewPerson {
        login: wanted.login,
        name: wanted.name,
        email: wanted.email,
        org_unit: wanted.org_unit_id,
        language: wanted.language,
        time_zone: wanted.time_zone,
    };
    let answer = run(&app, move |app| app.create_person(&caller.who, new, once)).await?;
    Ok(created(answer, |person| {
        (person.version, PersonView::from(person))
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PersonPatch {
    name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    org_unit_id: Option<Option<OrgUnitId>>,
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    time_zone: Option<Option<String>>,
    /// `false` ends all sessions; what the person booked stays.
    active: Option<bool>,
}

/// Change what is known of somebody, or whether they can sign in.
#[utoipa::path(patch, path = "/api/v1/people/{id}", tag = "person", request_body = PersonPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = PersonView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn patch_person(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
    IfMatch(version): IfMatch,
    body: Json<PersonPatch>,
) -> Result<Response, ApiError> {
    let patch = body.value;
    let edit = PersonEdit {
        name: patch.name,
        email: patch.email,
        org_unit: patch.org_unit_id,
        language: patch.language,
        time_zone: patch.time_zone,
        active: patch.active,
    };
    let person = run(&app, move |app| {
        app.change_person(&caller.who, id, edit, version)
    })
    .await?;
    let view = PersonView::from(person);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InvitationView {
    /// The page `/welcome#invited=TOKEN` takes it, once.
    token: String,
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    /// Whether it went to the person by mail.
    mailed: bool,
}

/// Let somebody choose a password, by a link that works once within a week.
#[utoipa::path(post, path = "/api/v1/people/{id}/invitation", tag = "person",
    params(("id" = String, Path)),
    responses((status = 200, body = InvitationView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn invite_person(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
) -> Result<axum::Json<InvitationView>, ApiError> {
    let invitation = run(&app, move |app| app.invite(&caller.who, id)).await?;
    Ok(axum::Json(InvitationView {
        token: invitation.token,
        until: invitation.until,
        mailed: invitation.is_mailed,
    }))
}

/// A meeting, or a series by its first date, that somebody still has to run.
#[derive(Serialize, ToSchema)]
struct AheadView {
    meeting: MeetingView,
    /// How many dates there are.
    dates: usize,
    /// `organizer`: it is theirs; `host`: somebody else booked it, and it takes place without them.
    #[schema(value_type = String, example = "organizer")]
    part: &'static str,
    /// Why it stays as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    problem: Option<serde_json::Value>,
}

#[derive(Serialize, ToSchema)]
struct AheadListView {
    items: Vec<AheadView>,
}

/// What somebody still has to run: single meetings and series, by their first date. Subjects of
/// private meetings are masked.
#[utoipa::path(get, path = "/api/v1/people/{id}/meetings", tag = "person",
    params(("id" = String, Path)),
    responses((status = 200, body = AheadListView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn list_ahead(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
) -> Result<axum::Json<AheadListView>, ApiError> {
    let ahead = run(&app, move |app| app.meetings_ahead_of(&caller.who, id)).await?;
    let items = ahead.iter().map(|ahead| AheadView {
        meeting: view::meeting(&ahead.meeting),
        dates: ahead.dates.len(),
        part: part_of(ahead),
        problem: None,
    });
    Ok(axum::Json(AheadListView {
        items: items.collect(),
    }))
}

fn part_of(ahead: &Ahead) -> &'static str {
    match ahead.part {
        Part::Organizer => "organizer",
        Part::Host => "host",
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PassOnBody {
    /// Who has them from now on; `null`, written out, cancels them.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(value_type = Option<String>, required)]
    to: Option<PersonId>,
    /// Told to those invited, when they are cancelled.
    reason: Option<String>,
}

/// Hand all that somebody still has to run to another, or cancel it. What they only host gets the
/// other as its host, or whoever booked it, and is not cancelled. Each comes out by itself: what has
/// a `problem` stays theirs, such as private meetings, which are not handed to others.
#[utoipa::path(post, path = "/api/v1/people/{id}/meetings", tag = "person",
    request_body = PassOnBody, params(("id" = String, Path)),
    responses((status = 200, body = AheadListView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn pass_on(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: axum::http::HeaderMap,
    Id(id): Id<PersonId>,
    body: Json<PassOnBody>,
) -> Result<axum::Json<AheadListView>, ApiError> {
    let PassOnBody { to, reason } = body.value;
    let fate = to.map_or(Fate::Cancelled { reason }, Fate::To);
    let passed = run(&app, move |app| app.pass_on(&caller.who, id, &fate)).await?;
    let language = super::problem::language_of(&headers);
    let items = passed.into_iter().map(|passed| {
        let Passed { ahead, outcome } = passed;
        let problem = outcome.err().map(ApiError::from);
        AheadView {
            meeting: view::meeting(&ahead.meeting),
            dates: ahead.dates.len(),
            part: part_of(&ahead),
            problem: problem
                .and_then(|problem| serde_json::from_str(&problem.render(language).1).ok()),
        }
    });
    Ok(axum::Json(AheadListView {
        items: items.collect(),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    /// At least 10 characters.
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
    let wrong = || ApiError::malformed(Malformed::wanted("cursor", Sort::Cursor));
    let (id, name) = text.split_once('~').ok_or_else(wrong)?;
    Ok((name.to_owned(), id.parse().map_err(|_| wrong())?))
}
