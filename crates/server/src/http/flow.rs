//! Flows: the ways in which requests are decided.

use std::sync::Arc;

use app::approval::{StepPreview, Supposed};
use app::flow::FlowEdit;
use app::{App, Problem};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::approval::{Flow, Step, Wish};
use domain::id::{FlowId, PersonId, PlaceId};
use domain::span::Span;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Instant, Json, Page, Query, created, made, run, versioned,
};
use super::schema::StepBody;
use super::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_flows, create_flow))
        .routes(routes!(preview_flow))
        .routes(routes!(get_flow, patch_flow, delete_flow))
}

/// A way of deciding. Places name it in their rule `approvalFlow`.
#[derive(Serialize, ToSchema)]
struct FlowView {
    #[schema(value_type = String)]
    id: FlowId,
    name: String,
    #[schema(value_type = Vec<StepBody>)]
    steps: Vec<Step>,
    version: i64,
}

impl From<Flow> for FlowView {
    fn from(flow: Flow) -> FlowView {
        FlowView {
            id: flow.id,
            name: flow.name,
            steps: flow.steps,
            version: flow.version,
        }
    }
}

/// Flows by name.
#[utoipa::path(get, path = "/api/v1/flows", tag = "approval",
    params(("limit" = Option<u32>, Query, description = "1 to 500, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<FlowView>), (status = 403, body = ProblemBody)))]
async fn list_flows(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<FlowView>>, ApiError> {
    let limit = query.limit(100, 500)?;
    let after = query.text("cursor").map(str::to_owned);
    let flows = run(&app, move |app| app.flows(&caller.who, after, limit + 1)).await?;
    let views = flows.into_iter().map(FlowView::from).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &FlowView| {
        last.name.clone()
    })))
}

/// One flow.
#[utoipa::path(get, path = "/api/v1/flows/{id}", tag = "approval",
    params(("id" = String, Path)),
    responses((status = 200, body = FlowView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_flow(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<FlowId>,
) -> Result<Response, ApiError> {
    let flow = run(&app, move |app| app.flow(&caller.who, id)).await?;
    Ok(versioned(
        StatusCode::OK,
        flow.version,
        &FlowView::from(flow),
    ))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewFlow {
    name: String,
    #[schema(value_type = Vec<StepBody>)]
    steps: Vec<Step>,
}

/// Make a flow.
#[utoipa::path(post, path = "/api/v1/flows", tag = "approval", request_body = NewFlow,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = FlowView), (status = 400, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_flow(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewFlow>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |flow: &Flow| {
        made(flow.version, &FlowView::from(flow.clone()))
    });
    let NewFlow { name, steps } = body.value;
    let answer = run(&app, move |app| {
        app.create_flow(&caller.who, &name, steps, once)
    })
    .await?;
    Ok(created(answer, |flow| (flow.version, FlowView::from(flow))))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FlowPatch {
    name: Option<String>,
    /// Replaces all steps. Open requests keep those they were made with.
    #[schema(value_type = Option<Vec<StepBody>>)]
    steps: Option<Vec<Step>>,
}

/// Change a flow.
#[utoipa::path(patch, path = "/api/v1/flows/{id}", tag = "approval", request_body = FlowPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = FlowView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn patch_flow(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<FlowId>,
    IfMatch(version): IfMatch,
    body: Json<FlowPatch>,
) -> Result<Response, ApiError> {
    let edit = FlowEdit {
        name: body.value.name,
        steps: body.value.steps,
    };
    let flow = run(&app, move |app| {
        app.change_flow(&caller.who, id, edit, version)
    })
    .await?;
    Ok(versioned(
        StatusCode::OK,
        flow.version,
        &FlowView::from(flow),
    ))
}

/// Delete a flow that no place names.
#[utoipa::path(delete, path = "/api/v1/flows/{id}", tag = "approval",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn delete_flow(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<FlowId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.delete_flow(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SupposedBody {
    #[schema(value_type = Vec<StepBody>)]
    steps: Vec<Step>,
    /// One to ten rooms.
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    start: Instant,
    end: Instant,
    #[serde(default)]
    people: u32,
    /// Somebody from outside is invited.
    #[serde(default)]
    guests: bool,
    /// It is a date of a series.
    #[serde(default)]
    series: bool,
    /// Who asks; the caller when absent.
    #[schema(value_type = Option<String>)]
    organizer_id: Option<PersonId>,
}

/// What one step would mean for the booking.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct StepPreviewView {
    /// It is for such bookings; others pass it over.
    taken: bool,
    /// So many of `count` people have to say yes.
    needed: usize,
    count: usize,
    /// Whoever asks is one of them, and asking counts as a yes.
    asking_counts: bool,
    /// Nobody is there to decide: the administrators are asked.
    deserted: bool,
    /// Until when it would have to be decided, were it to begin now; null: no deadline.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// The first twenty by name.
    people: Vec<PersonRef>,
}

impl From<StepPreview> for StepPreviewView {
    fn from(step: StepPreview) -> StepPreviewView {
        let people = step.people.into_iter();
        StepPreviewView {
            taken: step.is_taken,
            needed: step.needed,
            count: step.count,
            asking_counts: step.asking_counts,
            deserted: step.is_deserted,
            due_at: step.due_at,
            people: people.map(|(id, name)| PersonRef { id, name }).collect(),
        }
    }
}

#[derive(Serialize, ToSchema)]
struct FlowPreviewView {
    steps: Vec<StepPreviewView>,
}

/// Who would have to agree to a booking by these steps; nothing is booked or saved.
#[utoipa::path(post, path = "/api/v1/flows/preview", tag = "approval",
    request_body = SupposedBody,
    responses((status = 200, body = FlowPreviewView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn preview_flow(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<SupposedBody>,
) -> Result<axum::Json<FlowPreviewView>, ApiError> {
    let body = body.value;
    if !(1..=10).contains(&body.room_ids.len()) {
        let problem = if body.room_ids.is_empty() {
            Problem::Empty
        } else {
            Problem::TooMany { most: 10 }
        };
        return Err(ApiError::invalid("roomIds", &problem));
    }
    let span = Span::new(body.start.0, body.end.0);
    let span = span.ok_or_else(|| ApiError::invalid("end", &Problem::EndNotAfterStart))?;
    let asks = body.organizer_id.or_else(|| caller.who.caller.person());
    let organizer = asks.ok_or_else(|| ApiError::malformed(Malformed::missing("organizerId")))?;
    let supposed = Supposed {
        rooms: body.room_ids,
        wish: Wish {
            span,
            people: body.people,
            has_guests: body.guests,
            is_series: body.series,
        },
        organizer,
    };
    let steps = body.steps;
    let steps = run(&app, move |app| {
        app.preview_flow(&caller.who, steps, &supposed)
    })
    .await?;
    let steps = steps.into_iter().map(StepPreviewView::from).collect();
    Ok(axum::Json(FlowPreviewView { steps }))
}
