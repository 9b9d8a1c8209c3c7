//! Bulk input through the interface: the same tables and calendars that the console imports, tried
//! first and then taken. Every row is taken whole or refused with its reason.

use std::sync::Arc;

use app::import::{CalendarOptions, ImportError, Item, Outcome, Report};
use app::{App, Problem, Who};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::StatusCode;
use domain::event::Origin;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody};
use super::request::{Caller, Query, run};

/// Largest file in bytes: some 100,000 rows. Larger ones are imported at the console.
const FILE_MOST: usize = 16 * 1024 * 1024;
/// Items told one by one; what was refused goes first.
const ITEMS_MOST: usize = 1_000;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(import_rooms))
        .routes(routes!(import_people))
        .routes(routes!(import_days))
        .routes(routes!(import_meetings))
        .layer(DefaultBodyLimit::max(FILE_MOST))
}

/// A body that is taken as it is.
struct File(Bytes);

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<File, ApiError> {
        let bytes = Bytes::from_request(request, state).await;
        bytes
            .map(File)
            .map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => ApiError::new("body_too_large"),
                _ => ApiError::malformed(Malformed::CutOff),
            })
    }
}

/// What became of a file, or would.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ImportView {
    /// Nothing was changed.
    dry_run: bool,
    /// Rows that are in the database now, whether or not they were there before.
    accepted: usize,
    rejected: usize,
    created: usize,
    updated: usize,
    unchanged: usize,
    /// Columns of the header that were not looked at.
    unknown_columns: Vec<String>,
    /// The first thousand, those that were refused first.
    items: Vec<ImportItemView>,
}

#[derive(Serialize, ToSchema)]
struct ImportItemView {
    /// Where it begins in the file.
    line: usize,
    /// Code of a room, login of a person, date of a day, UID of an event.
    key: Option<String>,
    #[schema(value_type = String, example = "created")]
    outcome: Outcome,
    /// Why it was refused; stable.
    code: Option<String>,
    #[schema(value_type = Option<Object>)]
    detail: Value,
}

impl From<Item> for ImportItemView {
    fn from(item: Item) -> ImportItemView {
        ImportItemView {
            line: item.line,
            key: item.key.or(item.uid),
            outcome: item.outcome,
            code: item.code,
            detail: item.detail,
        }
    }
}

fn shown(report: Report, dry_run: bool) -> ImportView {
    let count = |outcome| {
        let items = report.items.iter();
        items.filter(|item| item.outcome == outcome).count()
    };
    let (created, updated) = (count(Outcome::Created), count(Outcome::Updated));
    let unchanged = count(Outcome::Unchanged);
    let mut items = report.items;
    items.sort_by_key(|item| (item.outcome != Outcome::Rejected, item.line));
    items.truncate(ITEMS_MOST);
    ImportView {
        dry_run,
        accepted: report.accepted,
        rejected: report.rejected,
        created,
        updated,
        unchanged,
        unknown_columns: report.unknown_columns,
        items: items.into_iter().map(ImportItemView::from).collect(),
    }
}

/// Runs an import where waiting is allowed; what cannot be read at all is a refusal.
async fn import(
    app: &Arc<App>,
    caller: Caller,
    dry_run: bool,
    act: impl FnOnce(&Arc<App>, &Who) -> Result<Report, ImportError> + Send + 'static,
) -> Result<axum::Json<ImportView>, ApiError> {
    let who = Who {
        origin: Origin::Import,
        ..caller.who
    };
    let outcome = run(app, move |app| match act(app, &who) {
        Err(ImportError::Broken(error)) => Err(error),
        other => Ok(other),
    });
    match outcome.await? {
        Ok(report) => Ok(axum::Json(shown(report, dry_run))),
        Err(ImportError::Unreadable(fault)) => Err(ApiError::unreadable(&fault)),
        Err(ImportError::UnknownOrganizer(_)) => {
            Err(ApiError::invalid("organizer", &Problem::UnknownPerson))
        }
        Err(ImportError::Broken(error)) => Err(error.into()),
    }
}

/// Import rooms from a table (CSV, UTF-8). Columns `code,campus,building,floor,name,capacity,kind,time_zone`
/// and, where wanted, `zone,features,booking_mode`.
#[utoipa::path(post, path = "/api/v1/imports/rooms", tag = "import",
    request_body(content = String, content_type = "text/csv"),
    params(("dryRun" = Option<bool>, Query, description = "Say what would happen and change nothing")),
    responses((status = 200, body = ImportView), (status = 403, body = ProblemBody),
        (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn import_rooms(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    File(bytes): File,
) -> Result<axum::Json<ImportView>, ApiError> {
    let dry_run = query.flag("dryRun")?;
    import(&app, caller, dry_run, move |app, who| {
        app.import_rooms(who, &bytes, dry_run, &|_, _| {})
    })
    .await
}

/// Import people from a table (CSV, UTF-8). Columns `login,name` and, where wanted,
/// `email,department,language,time_zone,phone`.
#[utoipa::path(post, path = "/api/v1/imports/people", tag = "import",
    request_body(content = String, content_type = "text/csv"),
    params(("dryRun" = Option<bool>, Query, description = "Say what would happen and change nothing")),
    responses((status = 200, body = ImportView), (status = 403, body = ProblemBody),
        (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn import_people(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    File(bytes): File,
) -> Result<axum::Json<ImportView>, ApiError> {
    let dry_run = query.flag("dryRun")?;
    import(&app, caller, dry_run, move |app, who| {
        app.import_people(who, &bytes, dry_run, &|_, _| {})
    })
    .await
}

/// Import the days of a working calendar from a table (`date,kind` and, where wanted, `as_weekday,name`)
/// or an iCalendar file. They take the place of those it had.
#[utoipa::path(post, path = "/api/v1/imports/calendar-days", tag = "import",
    request_body(content = String, content_type = "text/csv"),
    params(("calendar" = String, Query, description = "Code of the working calendar; a new one is made"),
        ("dryRun" = Option<bool>, Query, description = "Say what would happen and change nothing")),
    responses((status = 200, body = ImportView), (status = 403, body = ProblemBody),
        (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn import_days(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    File(bytes): File,
) -> Result<axum::Json<ImportView>, ApiError> {
    let dry_run = query.flag("dryRun")?;
    let code = query.text("calendar").unwrap_or_default().to_owned();
    import(&app, caller, dry_run, move |app, who| {
        app.import_days(who, &code, &bytes, dry_run, &|_, _| {})
    })
    .await
}

/// Import meetings and series from an iCalendar file. Nobody is told of them.
#[utoipa::path(post, path = "/api/v1/imports/meetings", tag = "import",
    request_body(content = String, content_type = "text/calendar"),
    params(("organizer" = String, Query, description = "Login of the person in whose name they are booked"),
        ("skipConflicts" = Option<bool>, Query,
            description = "Leave clashing dates out instead of refusing their series"),
        ("dryRun" = Option<bool>, Query, description = "Say what would happen and change nothing")),
    responses((status = 200, body = ImportView), (status = 403, body = ProblemBody),
        (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn import_meetings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    File(bytes): File,
) -> Result<axum::Json<ImportView>, ApiError> {
    let dry_run = query.flag("dryRun")?;
    let options = CalendarOptions {
        organizer: query.text("organizer").unwrap_or_default().to_owned(),
        skip_conflicts: query.flag("skipConflicts")?,
        dry_run,
    };
    import(&app, caller, dry_run, move |app, who| {
        app.import_calendar(who, &bytes, &options, &|_, _| {})
    })
    .await
}
