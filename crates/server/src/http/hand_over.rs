//! Handing a meeting to somebody who has to agree.

use std::sync::Arc;

use app::meeting::HandOverDetail;
use app::{Answer, App, Remembered};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::{HandOverId, MeetingId, PersonId, PlaceId};
use domain::meeting::{EditScope, OfferState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::ScopeBody;
use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Id, IdempotencyKey, Json, Page, Query, repeated, run};
use super::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(hand_over))
        .routes(routes!(list_hand_overs))
        .routes(routes!(accept_hand_over))
        .routes(routes!(decline_hand_over))
        .routes(routes!(withdraw_hand_over))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct HandOverBody {
    /// Who gets the meeting.
    #[schema(value_type = String)]
    person_id: PersonId,
    /// Which dates of a series.
    #[serde(default)]
    scope: ScopeBody,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct HandOverView {
    #[schema(value_type = String)]
    id: HandOverId,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// Who offers it.
    from: Option<PersonRef>,
    /// Who would have it.
    to: Option<PersonRef>,
    /// `this`, `following` or `all`.
    #[schema(value_type = String, example = "this")]
    scope: EditScope,
    /// `open`, `accepted` (it is handed over), `declined` or `withdrawn`.
    #[schema(value_type = String, example = "open")]
    state: OfferState,
    /// What the meeting is about: whoever is asked may know, others as much as of the meeting.
    #[schema(value_type = Option<String>)]
    subject: Option<Arc<str>>,
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    #[schema(value_type = String)]
    time_zone: Arc<str>,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Timestamp>,
    /// Who answered or withdrew it.
    decided_by: Option<PersonRef>,
}

impl From<&HandOverDetail> for HandOverView {
    fn from(detail: &HandOverDetail) -> HandOverView {
        let HandOverDetail {
            offer,
            meeting,
            knows,
            names,
        } = detail;
        let person = |id: PersonId| {
            let name = names.get(&id)?.clone();
            Some(PersonRef { id, name })
        };
        HandOverView {
            id: offer.id,
            meeting_id: offer.meeting,
            from: person(offer.proposed_by),
            to: person(offer.to),
            scope: offer.scope,
            state: offer.state,
            subject: knows.then(|| meeting.topic.subject.clone()),
            start: meeting.span.from(),
            end: meeting.span.until(),
            time_zone: meeting.time_zone.clone(),
            room_ids: meeting.rooms(),
            created_at: offer.created_at,
            decided_at: offer.decided_at,
            decided_by: offer.decided_by.and_then(person),
        }
    }
}

/// Hand a meeting or a series to somebody: at once where the caller looks after its rooms or acts
/// for who gets it, else as an offer that they answer.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/hand-over", tag = "meeting",
    request_body = HandOverBody,
    params(("id" = String, Path),
        ("Idempotency-Key" = Option<String>, Header,
            description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 200, body = HandOverView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn hand_over(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    key: IdempotencyKey,
    body: Json<HandOverBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |offer: &HandOverDetail| {
        Some(Remembered {
            status: StatusCode::OK.as_u16(),
            version: None,
            body: serde_json::to_string(&HandOverView::from(offer)).ok()?,
        })
    });
    let (to, scope) = (body.value.person_id, body.value.scope.into());
    let answer = run(&app, move |app| {
        app.hand_over(&caller.who, id, to, scope, once)
    })
    .await?;
    Ok(match answer {
        Answer::Fresh(offer) => axum::Json(HandOverView::from(&offer)).into_response(),
        Answer::Repeated(answer) => repeated(answer),
    })
}

/// Open offers to the caller and of their meetings, newest first.
#[utoipa::path(get, path = "/api/v1/hand-overs", tag = "meeting",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<HandOverView>), (status = 401, body = ProblemBody)))]
async fn list_hand_overs(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<HandOverView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let before = query.optional("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| {
        app.hand_overs(&caller.who, before, limit + 1)
    })
    .await?;
    let views = found.iter().map(HandOverView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &HandOverView| {
        last.id.to_string()
    })))
}

async fn answer(
    app: &Arc<App>,
    caller: Caller,
    id: HandOverId,
    answer: OfferState,
) -> Result<axum::Json<HandOverView>, ApiError> {
    let offer = run(app, move |app| {
        app.answer_hand_over(&caller.who, id, answer)
    })
    .await?;
    Ok(axum::Json(HandOverView::from(&offer)))
}

/// Accept an offer: the meeting is the caller's, and counts in their quotas.
#[utoipa::path(post, path = "/api/v1/hand-overs/{id}/accept", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = HandOverView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn accept_hand_over(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<HandOverId>,
) -> Result<axum::Json<HandOverView>, ApiError> {
    answer(&app, caller, id, OfferState::Accepted).await
}

/// Decline an offer; the meeting stays with who has it.
#[utoipa::path(post, path = "/api/v1/hand-overs/{id}/decline", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = HandOverView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn decline_hand_over(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<HandOverId>,
) -> Result<axum::Json<HandOverView>, ApiError> {
    answer(&app, caller, id, OfferState::Declined).await
}

/// Take an offer back.
#[utoipa::path(post, path = "/api/v1/hand-overs/{id}/withdraw", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = HandOverView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn withdraw_hand_over(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<HandOverId>,
) -> Result<axum::Json<HandOverView>, ApiError> {
    answer(&app, caller, id, OfferState::Withdrawn).await
}
