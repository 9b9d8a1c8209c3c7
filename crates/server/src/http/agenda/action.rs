//! What people are to do after meetings.

use std::sync::Arc;

use app::agenda::{ActionDetail, WantedAction, WantedActionEdit};
use app::{App, Noun};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::agenda::{ActionState, Part};
use domain::id::{ActionItemId, MeetingId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::problem::{ApiError, Malformed, ProblemBody, Sort};
use crate::http::request::{
    CalendarDate, Caller, Id, IdempotencyKey, IfMatch, Json, Named, Page, Query,
};
use crate::http::request::{created, given, made, run, versioned};
use crate::http::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_meeting_actions, create_action))
        .routes(routes!(list_actions))
        .routes(routes!(get_action, change_action))
}

impl Named for ActionItemId {
    const NOUN: Noun = Noun::ActionItem;
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ActionView {
    #[schema(value_type = String)]
    id: ActionItemId,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// What the meeting was about; absent where the caller may not know.
    #[schema(value_type = Option<String>)]
    subject: Option<Arc<str>>,
    #[schema(value_type = String, format = DateTime)]
    held_at: Timestamp,
    #[schema(value_type = String)]
    title: Arc<str>,
    #[schema(value_type = Option<String>)]
    comment: Option<Arc<str>>,
    owner: PersonRef,
    /// The day by which it is to be done, in the time zone of the meeting.
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    remind_every_days: u32,
    /// `open`, `done` or `dropped`.
    #[schema(value_type = String, example = "open")]
    state: ActionState,
    overdue: bool,
    /// An earlier date of the series left it open.
    carried: bool,
    /// Whether the caller may say what it is and until when, and drop it.
    may_change: bool,
    /// Whether the caller may do it, comment on it and hand it over.
    may_settle: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    version: i64,
}

impl From<ActionDetail> for ActionView {
    fn from(detail: ActionDetail) -> ActionView {
        let action = detail.action;
        ActionView {
            id: action.id,
            meeting_id: action.meeting,
            subject: detail.subject,
            held_at: detail.held_at,
            title: action.title,
            comment: action.comment,
            owner: PersonRef {
                id: action.owner,
                name: detail.owner,
            },
            due: action.due,
            remind_every_days: action.remind_every_days,
            state: action.state,
            overdue: detail.overdue,
            carried: detail.carried,
            may_change: detail.part == Some(Part::Leads),
            may_settle: detail.part.is_some(),
            settled_at: action.settled_at,
            version: action.version,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewAction {
    title: String,
    comment: Option<String>,
    #[schema(value_type = String)]
    owner_id: PersonId,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<CalendarDate>,
    /// 1 to 30; 3 when absent.
    remind_every_days: Option<u32>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ActionEditBody {
    title: Option<String>,
    /// `null` takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    comment: Option<Option<String>>,
    /// Hands it over.
    #[schema(value_type = Option<String>)]
    owner_id: Option<PersonId>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Option<CalendarDate>>,
    remind_every_days: Option<u32>,
    #[schema(value_type = Option<String>, example = "done")]
    state: Option<ActionState>,
}

/// The tasks of a meeting, after those that earlier dates of its series left open.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/actions", tag = "agenda",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 500, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<ActionView>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn list_meeting_actions(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    query: Query,
) -> Result<axum::Json<Page<ActionView>>, ApiError> {
    let limit = query.limit(200, 500)?;
    let from: Option<usize> = query.optional("cursor", Sort::Cursor)?;
    let from = from.unwrap_or_default();
    let found = run(&app, move |app| app.actions_of(&caller.who, id)).await?;
    let views = found.into_iter().skip(from).take(limit + 1);
    let views = views.map(ActionView::from).collect();
    let next = from + limit;
    Ok(axum::Json(Page::of(views, limit, |_| next.to_string())))
}

/// Give somebody something to do.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/actions", tag = "agenda",
    request_body = NewAction, params(("id" = String, Path),
        ("Idempotency-Key" = Option<String>, Header,
            description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = ActionView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_action(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    key: IdempotencyKey,
    body: Json<NewAction>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |detail: &ActionDetail| {
        made(detail.action.version, &ActionView::from(detail.clone()))
    });
    let body = body.value;
    let wanted = WantedAction {
        title: body.title,
        comment: body.comment,
        owner: body.owner_id,
        due: body.due.map(|due| due.0),
        remind_every_days: body.remind_every_days,
    };
    let answer = run(&app, move |app| {
        app.add_action(&caller.who, id, wanted, once)
    });
    Ok(created(answer.await?, |detail| {
        (detail.action.version, ActionView::from(detail))
    }))
}

/// What the caller is to do after all meetings: what is due first comes first.
#[utoipa::path(get, path = "/api/v1/actions", tag = "agenda",
    params(("state" = Option<String>, Query,
            description = "`open` (when absent), `done` or `dropped`"),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<ActionView>), (status = 403, body = ProblemBody)))]
async fn list_actions(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ActionView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let after = query.optional("cursor", Sort::Cursor)?;
    let state = match query.text("state") {
        None => ActionState::Open,
        Some(text) => ActionState::parse(text).ok_or_else(|| {
            ApiError::malformed(Malformed::none_of("state", &["open", "done", "dropped"]))
        })?,
    };
    let found = run(&app, move |app| {
        app.my_actions(&caller.who, state, after, limit + 1)
    });
    let views = found.await?.into_iter().map(ActionView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &ActionView| {
        last.id.to_string()
    })))
}

/// One task, for whoever owns it or may know of its meeting.
#[utoipa::path(get, path = "/api/v1/actions/{id}", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 200, body = ActionView), (status = 404, body = ProblemBody)))]
async fn get_action(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ActionItemId>,
) -> Result<Response, ApiError> {
    let found = run(&app, move |app| app.action(&caller.who, id)).await?;
    Ok(shown(found))
}

/// Do a task, drop it, hand it over or change it. Whoever owns it may do it, comment on it and hand
/// it over; the rest is for those who run the meeting or keep its minutes.
#[utoipa::path(patch, path = "/api/v1/actions/{id}", tag = "agenda",
    request_body = ActionEditBody, params(("id" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read")),
    responses((status = 200, body = ActionView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_action(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ActionItemId>,
    IfMatch(version): IfMatch,
    body: Json<ActionEditBody>,
) -> Result<Response, ApiError> {
    let body = body.value;
    let edit = WantedActionEdit {
        title: body.title,
        comment: body.comment,
        owner: body.owner_id,
        due: body.due.map(|due| due.map(|due| due.0)),
        remind_every_days: body.remind_every_days,
        state: body.state,
    };
    let changed = run(&app, move |app| {
        app.change_action(&caller.who, id, edit, version)
    });
    Ok(shown(changed.await?))
}

fn shown(detail: ActionDetail) -> Response {
    let view = ActionView::from(detail);
    versioned(StatusCode::OK, view.version, &view)
}
