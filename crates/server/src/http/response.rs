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
enum AnswerBody {
    Accepted,
    Declined,
    Tentative,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ResponseBody {
    response: AnswerBody,
    /// In one's own words; those who may see the meeting read it.
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
    note: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// What the people of a meeting say about the time at which it is now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResponsesView {
    items: Vec<RespondedView>,
    accepted: usize,
    declined: usize,
    tentative: usize,
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
    let count = |wanted| {
        let matching = found.said.iter().filter(|one| one.response == wanted);
        matching.count()
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
        accepted: count(Answer::Accepted),
        declined: count(Answer::Declined),
        tentative: count(Answer::Tentative),
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
            AnswerBody::Accepted => Answer::Accepted,
            AnswerBody::Declined => Answer::Declined,
            AnswerBody::Tentative => Answer::Tentative,
        },
        note: body.note,
        person: body.person_id,
        scope: body.scope.into(),
    };
    let found = run(&app, move |app| app.respond(&caller.who, id, word)).await?;
    Ok(axum::Json(shown(&found)))
}
