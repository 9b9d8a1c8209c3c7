//! Exchanging rooms with another meeting.

use std::sync::Arc;

use app::{Answer, App, Remembered};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::{MeetingId, PersonId, SwapOfferId};
use domain::meeting::{OfferState, SwapOffer};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Id, IdempotencyKey, Json, Page, Query, repeated, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(swap))
        .routes(routes!(list_swaps))
        .routes(routes!(accept_swap))
        .routes(routes!(decline_swap))
        .routes(routes!(withdraw_swap))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SwapBody {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SwapView {
    #[schema(value_type = String)]
    id: SwapOfferId,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[schema(value_type = String)]
    with_meeting_id: MeetingId,
    #[schema(value_type = String)]
    proposed_by: PersonId,
    /// `open`, `accepted` (the rooms are exchanged), `declined` or `withdrawn`.
    #[schema(value_type = String, example = "open")]
    state: OfferState,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Timestamp>,
    /// Who answered or withdrew it.
    #[schema(value_type = Option<String>)]
    decided_by: Option<PersonId>,
}

impl From<SwapOffer> for SwapView {
    fn from(offer: SwapOffer) -> SwapView {
        SwapView {
            id: offer.id,
            meeting_id: offer.meeting,
            with_meeting_id: offer.with,
            proposed_by: offer.proposed_by,
            state: offer.state,
            created_at: offer.created_at,
            decided_at: offer.decided_at,
            decided_by: offer.decided_by,
        }
    }
}

/// Exchange rooms with another meeting: at once where the caller manages both, else as a proposal
/// to its organizer. Times stay.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/swap", tag = "meeting",
    request_body = SwapBody,
    params(("id" = String, Path),
        ("Idempotency-Key" = Option<String>, Header,
            description = "Repeats with the same key have one effect and the same answer; without, \
                the same request again exchanges back")),
    responses((status = 200, body = SwapView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn swap(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    key: IdempotencyKey,
    body: Json<SwapBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |offer: &SwapOffer| {
        told(&SwapView::from(offer.clone()))
    });
    let with = body.value.meeting_id;
    let answer = run(&app, move |app| app.swap(&caller.who, id, with, once)).await?;
    Ok(match answer {
        Answer::Fresh(offer) => axum::Json(SwapView::from(offer)).into_response(),
        Answer::Repeated(answer) => repeated(answer),
    })
}

/// What is remembered of an exchange: its answer, which has no version.
fn told(view: &SwapView) -> Option<Remembered> {
    Some(Remembered {
        status: StatusCode::OK.as_u16(),
        version: None,
        body: serde_json::to_string(view).ok()?,
    })
}

/// Open proposals from and to the caller, newest first.
#[utoipa::path(get, path = "/api/v1/swaps", tag = "meeting",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<SwapView>), (status = 401, body = ProblemBody)))]
async fn list_swaps(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<SwapView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let before = query.optional("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| {
        app.swap_offers(&caller.who, before, limit + 1)
    })
    .await?;
    let views = found.into_iter().map(SwapView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &SwapView| {
        last.id.to_string()
    })))
}

async fn answer(
    app: &Arc<App>,
    caller: Caller,
    id: SwapOfferId,
    answer: OfferState,
) -> Result<axum::Json<SwapView>, ApiError> {
    let offer = run(app, move |app| app.answer_swap(&caller.who, id, answer)).await?;
    Ok(axum::Json(offer.into()))
}

/// Accept a proposal: the rooms are exchanged.
#[utoipa::path(post, path = "/api/v1/swaps/{id}/accept", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = SwapView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn accept_swap(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SwapOfferId>,
) -> Result<axum::Json<SwapView>, ApiError> {
    answer(&app, caller, id, OfferState::Accepted).await
}

/// Decline a proposal; both keep their rooms.
#[utoipa::path(post, path = "/api/v1/swaps/{id}/decline", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = SwapView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn decline_swap(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SwapOfferId>,
) -> Result<axum::Json<SwapView>, ApiError> {
    answer(&app, caller, id, OfferState::Declined).await
}

/// Take a proposal back.
#[utoipa::path(post, path = "/api/v1/swaps/{id}/withdraw", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = SwapView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn withdraw_swap(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<SwapOfferId>,
) -> Result<axum::Json<SwapView>, ApiError> {
    answer(&app, caller, id, OfferState::Withdrawn).await
}
