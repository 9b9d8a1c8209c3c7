//! Minutes: written, confirmed, given out as a document.

use std::sync::Arc;

use app::App;
use app::agenda::{Format, MinutesDetail, WantedMinutes, WantedRound};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::agenda::{Answer, Content, Decision, MinutesState, Round, Section};
use domain::attendance::Mark;
use domain::id::{AgendaItemId, MeetingId, PersonId};
use domain::meeting::Party;
use domain::person::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Names;
use super::attachment::disposition;
use crate::http::problem::{ApiError, Malformed, ProblemBody, Sort, language_of};
use crate::http::request::{Caller, Id, IdempotencyKey, IfMatch, Instant, Json, MaybeJson, Query};
use crate::http::request::{created, made, run, versioned};
use crate::http::view::PersonRef;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_minutes, begin_minutes, write_minutes))
        .routes(routes!(send_minutes))
        .routes(routes!(recall_minutes))
        .routes(routes!(answer_minutes))
        .routes(routes!(get_minutes_document))
}

/// Somebody of the house, or else a guest by mail address.
#[derive(Serialize, Deserialize, ToSchema, Clone)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PartyBody {
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    email: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SectionView {
    /// The item of the agenda that it was made of.
    #[schema(value_type = Option<String>)]
    item_id: Option<AgendaItemId>,
    #[schema(value_type = String)]
    title: Arc<str>,
    /// Markdown.
    #[schema(value_type = String)]
    text: Arc<str>,
    /// Who wrote it last.
    changed_by: Option<PersonRef>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PresenceView {
    person: Option<PersonRef>,
    email: Option<String>,
    /// `expected`, `onTime`, `late` or `absent`.
    #[schema(value_type = String, example = "onTime")]
    mark: Mark,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AnswerView {
    person: PersonRef,
    /// Absent when they agree.
    #[schema(value_type = Option<String>)]
    objection: Option<Arc<str>>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoundView {
    asked: Vec<PersonRef>,
    sent_by: Option<PersonRef>,
    #[schema(value_type = String, format = DateTime)]
    sent_at: Timestamp,
    /// Whoever says nothing until then agrees.
    #[schema(value_type = String, format = DateTime)]
    confirm_by: Timestamp,
    copies: Vec<PartyBody>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MinutesView {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// `draft`, `sent`, `confirmed` or `objected`.
    #[schema(value_type = String, example = "draft")]
    state: MinutesState,
    /// How many times they were sent.
    edition: i64,
    sections: Vec<SectionView>,
    #[schema(value_type = Vec<String>)]
    decisions: Vec<Arc<str>>,
    attendance: Vec<PresenceView>,
    /// Once they were sent.
    round: Option<RoundView>,
    /// What was said to the edition that was sent last.
    answers: Vec<AnswerView>,
    may_write: bool,
    /// Whether the caller is asked to confirm.
    may_answer: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    version: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct SectionBody {
    #[schema(value_type = Option<String>)]
    item_id: Option<AgendaItemId>,
    #[serde(default)]
    title: String,
    /// Markdown.
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct PresenceBody {
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    email: Option<String>,
    #[schema(value_type = String, example = "onTime")]
    mark: Mark,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct MinutesBody {
    sections: Vec<SectionBody>,
    #[serde(default)]
    decisions: Vec<String>,
    #[serde(default)]
    attendance: Vec<PresenceBody>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct RoundBody {
    /// Whoever says nothing until then agrees.
    confirm_by: Instant,
    /// Who gets the document besides those who took part.
    #[serde(default)]
    copies: Vec<PartyBody>,
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AnswerBody {
    /// Absent: the caller agrees.
    objection: Option<String>,
}

/// The minutes of a meeting, for those who took part. A draft only those see who write it.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/minutes", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 200, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    let found = run(&app, move |app| app.minutes(&caller.who, id)).await?;
    Ok(shown(found))
}

/// Begin minutes: one section for each item of the agenda, and who came.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/minutes", tag = "agenda",
    params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn begin_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    key: IdempotencyKey,
) -> Result<Response, ApiError> {
    let once = key.once(&[], |detail: &MinutesDetail| {
        made(detail.minutes.version, &view(detail.clone()))
    });
    let begun = run(&app, move |app| app.begin_minutes(&caller.who, id, once));
    Ok(created(begun.await?, |detail| {
        (detail.minutes.version, view(detail))
    }))
}

/// Write the minutes as a whole. Minutes that were sent become a draft again.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/minutes", tag = "agenda",
    request_body = MinutesBody, params(("id" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read")),
    responses((status = 200, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn write_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    IfMatch(version): IfMatch,
    body: Json<MinutesBody>,
) -> Result<Response, ApiError> {
    let body = body.value;
    let section = |section: SectionBody| Section {
        item: section.item_id,
        title: section.title.into(),
        text: section.text.into(),
        changed_in: 0,
        changed_by: None,
    };
    let decision = |text: String| Decision {
        text: text.into(),
        changed_in: 0,
        changed_by: None,
    };
    let there = body.attendance.into_iter();
    let there = there.map(|one| Ok((party(one.person_id, one.email)?, one.mark)));
    let content = Content {
        sections: body.sections.into_iter().map(section).collect(),
        decisions: body.decisions.into_iter().map(decision).collect(),
        attendance: there.collect::<Result<_, ApiError>>()?,
    };
    let wanted = WantedMinutes { content };
    let written = run(&app, move |app| {
        app.write_minutes(&caller.who, id, wanted, version)
    });
    Ok(shown(written.await?))
}

/// Ask those who took part to confirm the minutes.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/minutes/send", tag = "agenda",
    request_body = RoundBody, params(("id" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read")),
    responses((status = 200, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn send_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    IfMatch(version): IfMatch,
    body: Json<RoundBody>,
) -> Result<Response, ApiError> {
    let copies = body.value.copies.into_iter();
    let copies = copies.map(|one| party(one.person_id, one.email));
    let wanted = WantedRound {
        confirm_by: body.value.confirm_by.0,
        copies: copies.collect::<Result<_, ApiError>>()?,
    };
    let sent = run(&app, move |app| {
        app.send_minutes(&caller.who, id, wanted, version)
    });
    Ok(shown(sent.await?))
}

/// Take the minutes back before all have answered.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/minutes/recall", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 200, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn recall_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    let recalled = run(&app, move |app| app.recall_minutes(&caller.who, id)).await?;
    Ok(shown(recalled))
}

/// Confirm the minutes, or object to them.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/minutes/answer", tag = "agenda",
    request_body(content = AnswerBody), params(("id" = String, Path)),
    responses((status = 200, body = MinutesView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn answer_minutes(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    MaybeJson(body): MaybeJson<AnswerBody>,
) -> Result<Response, ApiError> {
    let answered = run(&app, move |app| {
        app.answer_minutes(&caller.who, id, body.objection)
    });
    Ok(shown(answered.await?))
}

/// The minutes as a file, in the language of `Accept-Language`.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/minutes/document", tag = "agenda",
    params(("id" = String, Path),
        ("format" = Option<String>, Query, description = "`pdf` (when absent), `docx` or `md`"),
        ("language" = Option<String>, Query, description = "Instead of `Accept-Language`"),
        ("edition" = Option<i64>, Query, description = "As it was sent; as it is now when absent")),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn get_minutes_document(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, ApiError> {
    let edition = query.optional("edition", Sort::COUNT)?;
    let format = match query.text("format") {
        None => Format::Pdf,
        Some(text) => Format::parse(text).ok_or_else(|| {
            ApiError::malformed(Malformed::none_of("format", &["pdf", "docx", "md"]))
        })?,
    };
    let language = match query.text("language") {
        None => language_of(&headers),
        Some(text) => Language::parse(text).ok_or_else(|| {
            ApiError::malformed(Malformed::none_of("language", &["en", "zh-CN", "zh-TW"]))
        })?,
    };
    let file = run(&app, move |app| {
        app.minutes_document(&caller.who, id, edition, format, language)
    });
    let file = file.await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(file.media_type),
        ),
        (header::CONTENT_DISPOSITION, disposition(&file.name)),
    ];
    Ok((headers, file.bytes).into_response())
}

fn party(person: Option<PersonId>, email: Option<String>) -> Result<Party, ApiError> {
    match (person, email) {
        (Some(person), None) => Ok(Party::Person(person)),
        (None, Some(address)) => Ok(Party::Guest(address)),
        _ => Err(ApiError::malformed(Malformed::either("personId", "email"))),
    }
}

fn shown(detail: MinutesDetail) -> Response {
    let view = view(detail);
    versioned(StatusCode::OK, view.version, &view)
}

fn view(detail: MinutesDetail) -> MinutesView {
    let names = Names(detail.names);
    let minutes = detail.minutes;
    let section = |section: Section| SectionView {
        item_id: section.item,
        title: section.title,
        text: section.text,
        changed_by: section.changed_by.map(|by| names.of(by)),
    };
    let presence = |(party, mark): (Party, Mark)| {
        let (person, email) = match party {
            Party::Person(person) => (Some(names.of(person)), None),
            Party::Guest(address) => (None, Some(address)),
        };
        PresenceView {
            person,
            email,
            mark,
        }
    };
    let copy = |party: Party| match party {
        Party::Person(person) => PartyBody {
            person_id: Some(person),
            email: None,
        },
        Party::Guest(address) => PartyBody {
            person_id: None,
            email: Some(address),
        },
    };
    let round = |round: Round| RoundView {
        asked: round.asked.into_iter().map(|one| names.of(one)).collect(),
        sent_by: round.sent_by.map(|by| names.of(by)),
        sent_at: round.sent_at,
        confirm_by: round.confirm_by,
        copies: round.copies.into_iter().map(copy).collect(),
    };
    let answer = |answer: Answer| AnswerView {
        person: names.of(answer.person),
        objection: answer.objection,
        at: answer.at,
    };
    let content = minutes.content;
    MinutesView {
        meeting_id: minutes.meeting,
        state: minutes.state,
        edition: minutes.edition,
        sections: content.sections.into_iter().map(section).collect(),
        decisions: content.decisions.into_iter().map(|one| one.text).collect(),
        attendance: content.attendance.into_iter().map(presence).collect(),
        round: minutes.round.map(round),
        answers: detail.answers.into_iter().map(answer).collect(),
        may_write: detail.may_write,
        may_answer: detail.may_answer,
        settled_at: minutes.settled_at,
        version: minutes.version,
    }
}
