//! The rules of a place: what counts, who set it, and setting them.

use std::sync::Arc;

use app::App;
use app::policy::RuleDetail;
use app::simulate::{Simulated, SimulatedRefusal};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::event::Origin;
use domain::id::{MeetingId, PlaceId};
use domain::policy::{Policy, Violation};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, IfMatch, Json, run, versioned};
use super::schema::PolicyBody;
use super::view::{PersonRef, SpanView};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_rules, put_rules))
        .routes(routes!(simulate_rules))
}

/// All rules of a place.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RulesView {
    #[schema(value_type = String)]
    place_id: PlaceId,
    /// Version of the place, for `If-Match`.
    version: i64,
    rules: Vec<RuleView>,
}

/// One rule, and why it is as it is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RuleView {
    #[schema(example = "longestMinutes")]
    rule: &'static str,
    /// What counts here.
    value: Value,
    /// What counts where nobody set anything.
    default: Value,
    /// The place that set it; absent for the default.
    place: Option<PlaceRef>,
    /// Places below cannot set it otherwise.
    locked: bool,
    /// Who set it there last.
    set_by: Option<SetByView>,
    /// `{value, locked}` as this place sets it; absent when it inherits.
    own: Option<Value>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlaceRef {
    #[schema(value_type = String)]
    id: PlaceId,
    code: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SetByView {
    /// Absent for the operator at the console.
    person: Option<PersonRef>,
    #[schema(value_type = String, example = "web")]
    origin: Origin,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<RuleDetail> for RuleView {
    fn from(detail: RuleDetail) -> RuleView {
        let RuleDetail { row, place, set_by } = detail;
        RuleView {
            rule: row.rule,
            value: row.value,
            default: row.default,
            place: place.map(|place| PlaceRef {
                id: place.id,
                code: place.code,
                name: place.name,
            }),
            locked: row.locked,
            set_by: set_by.map(|set_by| SetByView {
                person: set_by.person.map(|(id, name)| PersonRef { id, name }),
                origin: set_by.origin,
                at: set_by.at,
            }),
            own: row.own,
        }
    }
}

/// The rules that count at a place: value, the place that set it, who and when.
#[utoipa::path(get, path = "/api/v1/places/{id}/rules", tag = "place",
    params(("id" = String, Path)),
    responses((status = 200, body = RulesView), (status = 404, body = ProblemBody)))]
async fn get_rules(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
) -> Result<Response, ApiError> {
    let (place, rules) = run(&app, move |app| app.rules(&caller.who, id)).await?;
    let view = RulesView {
        place_id: id,
        version: place.version,
        rules: rules.into_iter().map(RuleView::from).collect(),
    };
    Ok(versioned(StatusCode::OK, place.version, &view))
}

/// Replace all rules that a place sets itself.
#[utoipa::path(put, path = "/api/v1/places/{id}/rules", tag = "place",
    request_body(content = PolicyBody,
        description = "By rule: `{value, locked}`; what is absent is inherited"),
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = RulesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_rules(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    IfMatch(version): IfMatch,
    body: Json<Policy>,
) -> Result<Response, ApiError> {
    let policy = body.value;
    let (place, rules) = run(&app, move |app| {
        app.set_rules(&caller.who, id, policy, version)?;
        app.rules(&caller.who, id)
    })
    .await?;
    let view = RulesView {
        place_id: id,
        version: place.version,
        rules: rules.into_iter().map(RuleView::from).collect(),
    };
    Ok(versioned(StatusCode::OK, place.version, &view))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SimulationBody {
    /// Rules as the place would set them: `{value, locked}` by name.
    #[schema(value_type = PolicyBody)]
    draft: Policy,
    /// 1 to 366.
    #[serde(default = "ninety")]
    days: u32,
}

fn ninety() -> u32 {
    90
}

/// What a draft of rules would have meant.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SimulationView {
    /// What was played again.
    span: SpanView,
    /// Meetings that were played again.
    tried: usize,
    /// There were more than are played again: the latest are missing.
    is_cut: bool,
    /// Meetings that would have been refused.
    refused: usize,
    /// Minutes of rooms that would have stayed free.
    freed_minutes: i64,
    rules: Vec<SimulatedRuleView>,
    /// The first 200 that would have been refused, as they were asked for.
    items: Vec<SimulatedView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SimulatedRuleView {
    rule: &'static str,
    meetings: usize,
    minutes: i64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SimulatedView {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// Absent where the reader may not know.
    organizer: Option<PersonRef>,
    span: SpanView,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    minutes: i64,
    #[schema(value_type = Vec<Object>)]
    violations: Vec<Violation>,
}

impl From<SimulatedRefusal> for SimulatedView {
    fn from(refusal: SimulatedRefusal) -> SimulatedView {
        let mut room_ids: Vec<_> = refusal.meeting.holds.iter().map(|hold| hold.room).collect();
        room_ids.sort();
        room_ids.dedup();
        SimulatedView {
            meeting_id: refusal.meeting.id,
            organizer: refusal.organizer.map(|(id, name)| PersonRef { id, name }),
            span: refusal.meeting.span.into(),
            room_ids,
            minutes: refusal.minutes,
            violations: refusal.violations,
        }
    }
}

impl From<Simulated> for SimulationView {
    fn from(simulated: Simulated) -> SimulationView {
        let rule = |(rule, (meetings, minutes))| SimulatedRuleView {
            rule,
            meetings,
            minutes,
        };
        SimulationView {
            span: simulated.span.into(),
            tried: simulated.tried,
            is_cut: simulated.is_cut,
            refused: simulated.refused,
            freed_minutes: simulated.freed_minutes,
            rules: simulated.by_rule.into_iter().map(rule).collect(),
            items: simulated
                .items
                .into_iter()
                .map(SimulatedView::from)
                .collect(),
        }
    }
}

/// Meetings that are shown one by one.
const SHOWN: usize = 200;

/// Try a draft of rules on what was booked lately; nothing is changed.
#[utoipa::path(post, path = "/api/v1/places/{id}/rules/simulate", tag = "place",
    request_body = SimulationBody, params(("id" = String, Path)),
    responses((status = 200, body = SimulationView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn simulate_rules(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PlaceId>,
    body: Json<SimulationBody>,
) -> Result<axum::Json<SimulationView>, ApiError> {
    let SimulationBody { draft, days } = body.value;
    let simulated = run(&app, move |app| {
        app.simulate_rules(&caller.who, id, draft, days, SHOWN)
    })
    .await?;
    Ok(axum::Json(simulated.into()))
}
