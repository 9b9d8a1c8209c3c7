//! Whether people come: saying so, and the tally.

use std::sync::Arc;

use app::App;
use app::attendance::{Responses, Word};
use axum::extract::State;
use domain::attendance::Response as Answer;
use domain::id::{MeetingId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::ScopeBody;
use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, Json, run};
use super::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_responses))
        .routes(routes!(respond))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum ResponseWord {
    Accepted,
    Declined,
    Tentative,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ResponseBody {
    response: ResponseWord,
    /// In one's own words; whoever runs the meeting reads it.
    note: Option<String>,
    /// Somebody else, for whom whoever runs the meeting notes it.
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    /// Which dates of a series it is about.
    #[serde(default)]
    scope: ScopeBody,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RespondedView {
    person: PersonRef,
    /// `accepted`, `declined` or `tentative`.
    #[schema(value_type = String, example = "accepted")]
    response: Answer,
    /// Only for whoever said it, and for who runs the meeting.
    note: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// What the people of a meeting say about the time at which it is now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResponsesView {
    /// Empty for those who neither take part in the meeting nor run it, as is `silent`.
    items: Vec<RespondedView>,
    accepted: usize,
    declined: usize,
    tentative: usize,
    /// How many said nothing yet.
    unanswered: usize,
    /// People of the house who said nothing yet.
    silent: Vec<PersonRef>,
    /// What the caller said.
    #[schema(value_type = Option<String>)]
    own: Option<Answer>,
    /// Whether the caller is asked.
    asked: bool,
}

fn shown(found: &Responses) -> ResponsesView {
    let named = |id: PersonId| PersonRef {
        id,
        name: found.names.get(&id).cloned().unwrap_or_default(),
    };
    ResponsesView {
        items: found
            .said
            .iter()
            .map(|one| RespondedView {
                person: named(one.person),
                response: one.response,
                note: one.note.clone(),
                at: one.at,
            })
            .collect(),
        accepted: found.tally.accepted,
        declined: found.tally.declined,
        tentative: found.tally.tentative,
        unanswered: found.tally.silent,
        silent: found.silent.iter().map(|person| named(*person)).collect(),
        own: found.own,
        asked: found.is_asked,
    }
}

/// Who says that they come. As many as are invited, so this list has one page.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/responses", tag = "attendance",
    params(("id" = String, Path)),
    responses((status = 200, body = ResponsesView), (status = 404, body = ProblemBody)))]
async fn list_responses(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<axum::Json<ResponsesView>, ApiError> {
    let found = run(&app, move |app| app.responses(&caller.who, id)).await?;
    Ok(axum::Json(shown(&found)))
}

/// Say whether one comes. When the meeting is moved, everybody is asked anew.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/response", tag = "attendance",
    request_body = ResponseBody, params(("id" = String, Path)),
    responses((status = 200, body = ResponsesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn respond(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    body: Json<ResponseBody>,
) -> Result<axum::Json<ResponsesView>, ApiError> {
    let body = body.value;
    let word = Word {
        response: match body.response {
            ResponseWord::Accepted => Answer::Accepted,
            ResponseWord::Declined => Answer::Declined,
            ResponseWord::Tentative => Answer::Tentative,
        },
        note: body.note,
        person: body.person_id,
        scope: body.scope.into(),
    };
    let found = run(&app, move |app| app.respond(&caller.who, id, word)).await?;
    Ok(axum::Json(shown(&found)))
}
