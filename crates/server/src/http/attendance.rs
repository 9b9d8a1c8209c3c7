//! Who is there: checking in, the sheet of a meeting, and taking released rooms back.

use std::collections::HashMap;
use std::sync::Arc;

use app::App;
use app::attendance::{FileKind, Sheet};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::attendance::{Mark, Method, Proxy, SheetLine};
use domain::id::{MeetingId, PersonId};
use domain::meeting::Party;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::one;
use super::problem::{ApiError, Malformed, ProblemBody, Sort, language_of};
use super::request::{Caller, Id, Json, MaybeJson, Page, Query, run};
use super::view::{MeetingView, PersonRef};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(check_in_meeting))
        .routes(routes!(undo_release))
        .routes(routes!(list_attendance, note_attendance))
        .routes(routes!(export_attendance))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CheckIn {
    /// A name of the device that stays the same, so that it shows when several people use one.
    device: Option<String>,
}

/// Say that one is there: the meeting runs and keeps its rooms.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/check-in", tag = "attendance",
    request_body(content = CheckIn), params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn check_in_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    MaybeJson(body): MaybeJson<CheckIn>,
) -> Result<Response, ApiError> {
    let device = body.device;
    run(&app, move |app| {
        app.check_in(&caller.who, id, device.as_deref())
    })
    .await
    .map(|detail| one(&detail))
}

/// Take the rooms back that were released because nobody had come.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/undo-release", tag = "attendance",
    params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn undo_release(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    run(&app, move |app| app.undo_release(&caller.who, id))
        .await
        .map(|detail| one(&detail))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewAttendance {
    /// Somebody of the house; or else `email`.
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    email: Option<String>,
}

/// Note somebody else as being there. Whoever is not the front desk but runs the meeting may, too;
/// that is marked.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/attendance", tag = "attendance",
    request_body = NewAttendance, params(("id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn note_attendance(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    body: Json<NewAttendance>,
) -> Result<Response, ApiError> {
    let party = match (body.value.person_id, body.value.email) {
        (Some(person), None) => Party::Person(person),
        (None, Some(address)) => Party::Guest(address),
        _ => return Err(ApiError::malformed(Malformed::either("personId", "email"))),
    };
    run(&app, move |app| app.check_in_other(&caller.who, id, party))
        .await
        .map(|detail| one(&detail))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SheetLineView {
    /// Absent for a guest.
    person: Option<PersonRef>,
    /// Of a guest.
    email: Option<String>,
    /// `expected`, `onTime`, `late` or, when the meeting is over, `absent`.
    #[schema(value_type = String, example = "onTime")]
    mark: Mark,
    required: bool,
    /// Came without being invited.
    walk_in: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Timestamp>,
    /// `button`, `link`, `code`, `printedCode`, `password`, `card`, `frontDesk` or `other`.
    #[schema(value_type = Option<String>, example = "button")]
    method: Option<Method>,
    /// Who noted it, when it was not the person.
    by: Option<PersonRef>,
    /// Why it may be that somebody checked in for somebody else: `byOther` or `sameDevice`.
    #[schema(value_type = Option<String>)]
    proxy: Option<Proxy>,
}

/// Who was to come and who came: those invited in their order, then those who came unasked.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/attendance", tag = "attendance",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 1000, 500 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<SheetLineView>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn list_attendance(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    query: Query,
) -> Result<axum::Json<Page<SheetLineView>>, ApiError> {
    let limit = query.limit(500, 1_000)?;
    let from: usize = query.optional("cursor", Sort::Cursor)?.unwrap_or_default();
    let sheet = run(&app, move |app| app.attendance(&caller.who, id)).await?;
    let Sheet { lines, names, .. } = sheet;
    let shown = lines.into_iter().skip(from).take(limit + 1);
    let shown = shown.map(|line| view(line, &names)).collect();
    let next = from + limit;
    Ok(axum::Json(Page::of(shown, limit, |_| next.to_string())))
}

/// The same as a file, in the language of `Accept-Language` and by the clock of the meeting.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/attendance/export", tag = "attendance",
    params(("id" = String, Path),
        ("format" = String, Query, description = "`csv` or `xlsx`")),
    responses((status = 200, description = "The file",
            content(([u8] = "text/csv"),
                ([u8] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn export_attendance(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    query: Query,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (kind, media, name) = match query.text("format") {
        Some("csv") => (FileKind::Csv, "text/csv; charset=utf-8", "attendance.csv"),
        Some("xlsx") => (FileKind::Xlsx, WORKBOOK, "attendance.xlsx"),
        _ => {
            return Err(ApiError::malformed(Malformed::none_of(
                "format",
                &["csv", "xlsx"],
            )));
        }
    };
    let language = language_of(&headers);
    let act = move |app: &Arc<App>| app.attendance_file(&caller.who, id, kind, language);
    let file = run(&app, act).await?;
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        // Who was where is kept by nobody on the way.
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn view(line: SheetLine, names: &HashMap<PersonId, Arc<str>>) -> SheetLineView {
    let person_ref = |id: PersonId| PersonRef {
        id,
        name: names.get(&id).cloned().unwrap_or_default(),
    };
    let (person, email) = match line.party {
        Party::Person(person) => (Some(person_ref(person)), None),
        Party::Guest(address) => (None, Some(address)),
    };
    let came = line.attendance;
    SheetLineView {
        person,
        email,
        mark: line.mark,
        required: line.required,
        walk_in: line.walk_in,
        at: came.as_ref().map(|came| came.at),
        method: came.as_ref().map(|came| came.method),
        by: came.as_ref().and_then(|came| came.by).map(person_ref),
        proxy: came.and_then(|came| came.proxy),
    }
}
