//! What rules refer to by code: working calendars with holidays and make-up days, and types of
//! meetings.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Audience, Permission};
use domain::policy::{Calendar, Day, DayKind, IsoWeekday, MeetingType};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody};
use super::request::{CalendarDate, Caller, IfMatch, Json, Page, Query, Segment, run, versioned};
use super::schema::SubjectBody;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_calendars))
        .routes(routes!(get_calendar, put_calendar))
        .routes(routes!(list_meeting_types))
        .routes(routes!(put_meeting_type))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CalendarView {
    /// What rules call it.
    code: String,
    name: String,
    days: Vec<DayBody>,
    version: i64,
}

/// A day that is not what its weekday says.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct DayBody {
    #[schema(value_type = String, format = Date)]
    date: CalendarDate,
    #[schema(value_type = String, example = "holiday")]
    kind: DayKind,
    /// Whose hours count on a `workday`: 1 = Monday … 7 = Sunday; Monday when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<u8>)]
    as_weekday: Option<IsoWeekday>,
    #[serde(default)]
    name: String,
}

impl From<Calendar> for CalendarView {
    fn from(calendar: Calendar) -> CalendarView {
        let day = |(date, day): (Date, Day)| DayBody {
            date: CalendarDate(date),
            kind: day.kind,
            as_weekday: day.as_weekday,
            name: day.name,
        };
        CalendarView {
            code: calendar.code,
            name: calendar.name,
            days: calendar.days.into_iter().map(day).collect(),
            version: calendar.version,
        }
    }
}

/// Working calendars by code, without their days.
#[utoipa::path(get, path = "/api/v1/calendars", tag = "rule",
    params(("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<CalendarLine>), (status = 401, body = ProblemBody)))]
async fn list_calendars(
    State(app): State<Arc<App>>,
    _: Caller,
    query: Query,
) -> Result<axum::Json<Page<CalendarLine>>, ApiError> {
    let lines = app.calendars().into_iter().map(|calendar| CalendarLine {
        days: calendar.days.len(),
        code: calendar.code,
        name: calendar.name,
        version: calendar.version,
    });
    page(&query, lines.collect(), |line| &line.code).map(axum::Json)
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CalendarLine {
    code: String,
    name: String,
    /// How many days it names.
    days: usize,
    version: i64,
}

/// One working calendar with its days.
#[utoipa::path(get, path = "/api/v1/calendars/{code}", tag = "rule",
    params(("code" = String, Path)),
    responses((status = 200, body = CalendarView), (status = 404, body = ProblemBody)))]
async fn get_calendar(
    State(app): State<Arc<App>>,
    _: Caller,
    Segment(code): Segment<String>,
) -> Result<Response, ApiError> {
    let calendar = app.calendar(&code)?;
    let version = calendar.version;
    Ok(versioned(
        StatusCode::OK,
        version,
        &CalendarView::from(calendar),
    ))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct CalendarBody {
    name: String,
    #[serde(default)]
    days: Vec<DayBody>,
}

/// Add a working calendar, or replace it with all its days.
#[utoipa::path(put, path = "/api/v1/calendars/{code}", tag = "rule",
    request_body = CalendarBody,
    params(("code" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = CalendarView), (status = 403, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn put_calendar(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(code): Segment<String>,
    IfMatch(version): IfMatch,
    body: Json<CalendarBody>,
) -> Result<Response, ApiError> {
    let CalendarBody { name, days } = body.value;
    let mut kept = BTreeMap::new();
    for day in days {
        let DayBody {
            kind, as_weekday, ..
        } = day;
        let date = day.date.0;
        let named = Day {
            kind,
            as_weekday,
            name: day.name,
        };
        if kept.insert(date, named).is_some() {
            let twice = Malformed::Twice(format!("days: {date}"));
            return Err(ApiError::malformed(twice));
        }
    }
    let calendar = run(&app, move |app| {
        app.save_calendar(&caller.who, &code, &name, kept, version)
    })
    .await?;
    let version = calendar.version;
    Ok(versioned(
        StatusCode::OK,
        version,
        &CalendarView::from(calendar),
    ))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MeetingTypeView {
    /// What meetings and rules call it.
    code: String,
    name: String,
    /// Names of the rules that do not count for it.
    exempt: Vec<String>,
    /// Who may give it to a meeting, beside those who look after its rooms.
    #[schema(value_type = Vec<SubjectBody>)]
    users: Audience,
    /// Whether the caller is among them, or looks after some room.
    usable: bool,
    version: i64,
}

impl MeetingTypeView {
    fn new(kind: MeetingType, caller: &Caller) -> MeetingTypeView {
        let permissions = caller.who.caller.permissions();
        let looks_after = permissions.contains(Permission::MeetingManage);
        MeetingTypeView {
            code: kind.code,
            name: kind.name,
            exempt: kind.exempt,
            usable: kind.users.admits(&caller.who.caller) || looks_after,
            users: kind.users,
            version: kind.version,
        }
    }
}

/// Types of meetings by code.
#[utoipa::path(get, path = "/api/v1/meeting-types", tag = "rule",
    params(("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<MeetingTypeView>), (status = 401, body = ProblemBody)))]
async fn list_meeting_types(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<MeetingTypeView>>, ApiError> {
    let types = app.meeting_types().into_iter();
    let views = types.map(|kind| MeetingTypeView::new(kind, &caller));
    page(&query, views.collect(), |view| &view.code).map(axum::Json)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct MeetingTypeBody {
    name: String,
    #[serde(default)]
    exempt: Vec<String>,
    /// Everybody by default.
    #[serde(default = "Audience::everyone")]
    #[schema(value_type = Vec<SubjectBody>)]
    users: Audience,
}

/// Add a type of meetings, or replace it.
#[utoipa::path(put, path = "/api/v1/meeting-types/{code}", tag = "rule",
    request_body = MeetingTypeBody,
    params(("code" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = MeetingTypeView), (status = 403, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn put_meeting_type(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(code): Segment<String>,
    IfMatch(version): IfMatch,
    body: Json<MeetingTypeBody>,
) -> Result<Response, ApiError> {
    let MeetingTypeBody {
        name,
        exempt,
        users,
    } = body.value;
    let who = caller.who.clone();
    let kind = run(&app, move |app| {
        app.save_meeting_type(&who, &code, &name, exempt, users, version)
    })
    .await?;
    let version = kind.version;
    Ok(versioned(
        StatusCode::OK,
        version,
        &MeetingTypeView::new(kind, &caller),
    ))
}

/// The items after the cursor, which is the code of the last one seen.
fn page<T>(
    query: &Query,
    items: Vec<T>,
    code: impl Fn(&T) -> &String,
) -> Result<Page<T>, ApiError> {
    let limit = query.limit(200, 1000)?;
    let after = query.text("cursor").unwrap_or_default();
    let rest = items.into_iter().filter(|item| code(item).as_str() > after);
    let rest = rest.take(limit + 1).collect();
    Ok(Page::of(rest, limit, |last| code(last).clone()))
}
