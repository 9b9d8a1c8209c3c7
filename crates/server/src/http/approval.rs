//! Requests: which wait for somebody's word, what they are about, and the word itself.

use std::sync::Arc;

use app::approval::{ApprovalDetail, Decided, Decision, Mine};
use app::{App, Error, Problem};
use axum::extract::State;
use domain::approval::{Progress, Reason, Verdict};
use domain::id::{ApprovalId, MeetingId, PersonId, PlaceId, SeriesId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Id, Json, MaybeJson, Page, Query, run};
use super::view::{self, Conflict, MeetingView, PersonRef};

/// Requests decided at once.
const BATCH_MOST: usize = 200;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_approvals))
        .routes(routes!(get_approval))
        .routes(routes!(decide_approval))
        .routes(routes!(decide_approvals))
        .routes(routes!(recall_meeting))
}

/// A request with what is needed to decide on it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApprovalView {
    #[schema(value_type = String)]
    id: ApprovalId,
    /// `waiting`, `approved`, `declined`, `recalled`, `lapsed`, `replaced` or `outdone`.
    #[schema(value_type = String, example = "waiting")]
    state: Progress,
    meeting: MeetingView,
    /// The time that is asked for.
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    asked_by: Option<PersonRef>,
    #[schema(value_type = String, format = DateTime)]
    asked_at: Timestamp,
    /// Why somebody has to agree; each has a `kind`.
    #[schema(value_type = Vec<Object>)]
    why: Vec<Reason>,
    /// The step it is at, counted from one, its name, and how many there are.
    step: usize,
    step_name: Option<String>,
    steps: usize,
    /// Until when the step is to be decided.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// When it is too late to decide.
    #[schema(value_type = String, format = DateTime)]
    lapses_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    decided_at: Option<Timestamp>,
    reason: Option<String>,
    votes: Vec<VoteView>,
    /// Those who may say yes or no at this step and have not; the first twenty.
    deciders: Vec<PersonRef>,
    /// Meetings of others that wait for the same rooms: approving this one declines them.
    #[schema(value_type = Vec<String>)]
    rivals: Vec<MeetingId>,
    /// What has been booked meanwhile, so that it could not be approved.
    conflicts: Vec<Conflict>,
    /// What the caller may do: `approve`, `decline`, `recall`.
    actions: Vec<&'static str>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VoteView {
    step: usize,
    person: PersonRef,
    /// Who spoke, where that was somebody who acts for the person.
    cast_by: Option<PersonRef>,
    #[schema(value_type = String, example = "approve")]
    verdict: Verdict,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    reason: Option<String>,
}

fn shown(detail: &ApprovalDetail) -> ApprovalView {
    let approval = &detail.approval;
    let stage = approval.current();
    let mut actions = Vec::new();
    if detail.may_decide {
        actions.extend(["approve", "decline"]);
    }
    if detail.may_recall {
        actions.push("recall");
    }
    let seen = !detail.meeting.masked;
    let named = |id: PersonId| PersonRef {
        id,
        name: detail.names.get(&id).cloned().unwrap_or_default(),
    };
    let votes = approval.votes.iter().filter(|_| seen);
    ApprovalView {
        id: approval.id,
        state: approval.progress,
        meeting: view::meeting(&detail.meeting),
        start: approval.span.from(),
        end: approval.span.until(),
        room_ids: approval.rooms(),
        asked_by: approval.asked_by.filter(|_| seen).map(named),
        asked_at: approval.asked_at,
        why: approval.why.clone(),
        step: (approval.stage + 1).min(approval.stages.len()),
        step_name: stage.map(|stage| stage.step.name.clone()),
        steps: approval.stages.len(),
        due_at: approval.due_at(),
        lapses_at: approval.lapses_at,
        decided_at: approval.decided_at,
        reason: approval.reason.clone().filter(|_| seen),
        votes: votes
            .map(|vote| VoteView {
                step: vote.stage + 1,
                person: named(vote.person),
                cast_by: (vote.cast_by != vote.person).then(|| named(vote.cast_by)),
                verdict: vote.verdict,
                at: vote.at,
                reason: vote.reason.clone(),
            })
            .collect(),
        deciders: detail
            .deciders
            .iter()
            .filter(|_| seen)
            .map(|decider| named(*decider))
            .collect(),
        rivals: detail.rivals.clone(),
        conflicts: detail.clashes.iter().map(view::conflict).collect(),
        actions,
    }
}

/// Requests that wait for the caller's word, oldest first; or those they spoke on, or made.
#[utoipa::path(get, path = "/api/v1/approvals", tag = "approval",
    params(("mine" = Option<String>, Query,
            description = "`waiting` (default), `decided` or `asked`"),
        ("series" = Option<String>, Query, description = "Only dates of this series that wait"),
        ("meeting" = Option<String>, Query,
            description = "All that was asked about this meeting, the latest first, on one page"),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<ApprovalView>), (status = 400, body = ProblemBody)))]
async fn list_approvals(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ApprovalView>>, ApiError> {
    let mine = match query.text("mine") {
        None | Some("waiting") => Mine::Waiting,
        Some("decided") => Mine::Decided,
        Some("asked") => Mine::Asked,
        Some(_) => {
            return Err(ApiError::malformed(Malformed::none_of(
                "mine",
                &["waiting", "decided", "asked"],
            )));
        }
    };
    if let Some(meeting) = query.optional::<MeetingId>("meeting", Sort::Id)? {
        let found = run(&app, move |app| app.approvals_about(&caller.who, meeting)).await?;
        return Ok(axum::Json(Page {
            items: found.iter().map(shown).collect(),
            next_cursor: None,
        }));
    }
    let series = query.optional::<SeriesId>("series", Sort::Id)?;
    let after = query.optional::<ApprovalId>("cursor", Sort::Cursor)?;
    let limit = query.limit(50, 200)?;
    let found = run(&app, move |app| {
        app.approvals(&caller.who, mine, series, after, limit + 1)
    })
    .await?;
    let views = found.iter().map(shown).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &ApprovalView| {
        last.id.to_string()
    })))
}

/// One request.
#[utoipa::path(get, path = "/api/v1/approvals/{id}", tag = "approval",
    params(("id" = String, Path)),
    responses((status = 200, body = ApprovalView), (status = 404, body = ProblemBody)))]
async fn get_approval(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ApprovalId>,
) -> Result<axum::Json<ApprovalView>, ApiError> {
    let detail = run(&app, move |app| app.approval(&caller.who, id)).await?;
    Ok(axum::Json(shown(&detail)))
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum VerdictBody {
    Approve,
    Decline,
}

impl From<VerdictBody> for Verdict {
    fn from(body: VerdictBody) -> Verdict {
        match body {
            VerdictBody::Approve => Verdict::Approve,
            VerdictBody::Decline => Verdict::Decline,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WordBody {
    verdict: VerdictBody,
    reason: Option<String>,
}

/// What became of the request, and of its meeting.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DecidedView {
    #[schema(value_type = String)]
    id: ApprovalId,
    #[schema(value_type = String, example = "approved")]
    state: Progress,
    meeting: MeetingView,
}

impl From<&Decided> for DecidedView {
    fn from(decided: &Decided) -> DecidedView {
        DecidedView {
            id: decided.approval.id,
            state: decided.approval.progress,
            meeting: view::meeting(&decided.meeting),
        }
    }
}

/// Say yes or no at the step that a request is at.
#[utoipa::path(post, path = "/api/v1/approvals/{id}/decide", tag = "approval",
    request_body = WordBody, params(("id" = String, Path)),
    responses((status = 200, body = DecidedView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn decide_approval(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<ApprovalId>,
    body: Json<WordBody>,
) -> Result<axum::Json<DecidedView>, ApiError> {
    let decision = Decision {
        verdict: body.value.verdict.into(),
        reason: body.value.reason,
    };
    let decided = run(&app, move |app| app.decide(&caller.who, id, decision)).await?;
    Ok(axum::Json(DecidedView::from(&decided)))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BatchBody {
    /// 1 to 200.
    #[schema(value_type = Vec<String>)]
    ids: Vec<ApprovalId>,
    verdict: VerdictBody,
    /// The same for all.
    reason: Option<String>,
}

/// How one of many came out: `state` and `meeting`, or else `problem`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OutcomeView {
    #[schema(value_type = String)]
    id: ApprovalId,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    state: Option<Progress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting: Option<MeetingView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    problem: Option<serde_json::Value>,
}

#[derive(Serialize, ToSchema)]
struct OutcomesView {
    items: Vec<OutcomeView>,
}

/// Say yes or no to many at once; each is answered by itself.
#[utoipa::path(post, path = "/api/v1/approvals/decide", tag = "approval",
    request_body = BatchBody,
    responses((status = 200, body = OutcomesView), (status = 400, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn decide_approvals(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: axum::http::HeaderMap,
    body: Json<BatchBody>,
) -> Result<axum::Json<OutcomesView>, ApiError> {
    let BatchBody {
        ids,
        verdict,
        reason,
    } = body.value;
    if ids.is_empty() {
        return Err(Error::invalid("ids", Problem::Empty).into());
    }
    if ids.len() > BATCH_MOST {
        return Err(Error::invalid("ids", Problem::TooMany { most: BATCH_MOST }).into());
    }
    let decision = Decision {
        verdict: verdict.into(),
        reason,
    };
    let outcomes = run(&app, move |app| {
        Ok(app.decide_all(&caller.who, &ids, &decision))
    })
    .await?;
    let language = super::problem::language_of(&headers);
    let items = outcomes.into_iter().map(|(id, outcome)| match outcome {
        Ok(decided) => OutcomeView {
            id,
            state: Some(decided.approval.progress),
            meeting: Some(view::meeting(&decided.meeting)),
            problem: None,
        },
        Err(error) => OutcomeView {
            id,
            state: None,
            meeting: None,
            problem: serde_json::from_str(&ApiError::from(error).render(language).1).ok(),
        },
    });
    Ok(axum::Json(OutcomesView {
        items: items.collect(),
    }))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Recall {
    reason: Option<String>,
}

/// Take a request back; a change that was asked for is given up, and the meeting stays as it was.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/recall", tag = "approval",
    request_body(content = Recall), params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn recall_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    MaybeJson(body): MaybeJson<Recall>,
) -> Result<axum::Json<MeetingView>, ApiError> {
    let detail = run(&app, move |app| app.recall(&caller.who, id, body.reason)).await?;
    Ok(axum::Json(view::meeting(&detail)))
}
