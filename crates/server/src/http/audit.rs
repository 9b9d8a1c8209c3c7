//! Audit: the log searched, exported, and the past looked at. Who reads the log sees what was done in
//! all rooms and meetings of their scope; what a private meeting is about stays masked as elsewhere.

use std::sync::Arc;

use app::audit::{
    Break, Cursor, Difference, Entry, Found, HeldThen, Line, MeetingThen, RoomThen, Search, Sought,
    Verified,
};
use app::{App, Who};
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use domain::event::{KINDS, Origin, noun_of};
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::State as MeetingState;
use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Id, Page, Query, run};
use super::view::HoldView;

/// The first row of a table.
const COLUMNS: &str = "id,at,kind,subjectId,personId,apiKeyId,onBehalfOfId,origin,address,\
    sessionId,details\r\n";

/// Seals looked at in one call.
const VERIFIED_MOST: usize = 20;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(search_log))
        .routes(routes!(export_log))
        .routes(routes!(verify_log))
        .routes(routes!(get_room_at))
        .routes(routes!(get_meeting_history))
        .routes(routes!(get_meeting_at))
}

/// One line of the log as it lies there.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LineView {
    /// Its number in the log.
    id: i64,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(example = "meeting.booked")]
    kind: String,
    /// The thing it happened to.
    #[schema(value_type = String)]
    subject_id: Uuid,
    /// Who did it; `null`: the clock or the operator at the console.
    #[schema(value_type = Option<String>)]
    person_id: Option<Uuid>,
    #[schema(value_type = Option<String>)]
    api_key_id: Option<Uuid>,
    /// In whose name a delegate acted.
    #[schema(value_type = Option<String>)]
    on_behalf_of_id: Option<Uuid>,
    /// `web`, `api`, `import`, `console` or `timer`.
    origin: String,
    /// Of the machine that asked.
    address: Option<String>,
    #[schema(value_type = Option<String>)]
    session_id: Option<Uuid>,
    /// The state after it.
    #[schema(value_type = Object)]
    details: Value,
}

impl From<Line> for LineView {
    fn from(line: Line) -> LineView {
        LineView {
            id: line.seq,
            at: line.at,
            kind: line.kind,
            subject_id: line.subject,
            person_id: line.person,
            api_key_id: line.api_key,
            on_behalf_of_id: line.on_behalf_of,
            origin: line.origin,
            address: line.address,
            session_id: line.session,
            details: line.payload,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct EntryView {
    #[serde(flatten)]
    line: LineView,
    /// Name of who did it.
    #[schema(value_type = Option<String>)]
    person: Option<Arc<str>>,
    #[schema(value_type = Option<String>)]
    on_behalf_of: Option<Arc<str>>,
    /// What the thing is called today.
    title: Option<String>,
    /// The caller may not know what the meeting is about.
    masked: bool,
    /// What is different from the line before about the same thing.
    changes: Vec<DifferenceView>,
}

#[derive(Serialize, ToSchema)]
struct DifferenceView {
    field: String,
    #[schema(value_type = Option<Object>)]
    before: Option<Value>,
    #[schema(value_type = Option<Object>)]
    after: Option<Value>,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> EntryView {
        let difference = |difference: Difference| DifferenceView {
            field: difference.field,
            before: difference.before,
            after: difference.after,
        };
        EntryView {
            line: entry.line.into(),
            person: entry.person,
            on_behalf_of: entry.on_behalf_of,
            title: entry.title,
            masked: entry.masked,
            changes: entry.changes.into_iter().map(difference).collect(),
        }
    }
}

fn page(found: Found) -> axum::Json<Page<EntryView>> {
    axum::Json(Page {
        items: found.entries.into_iter().map(EntryView::from).collect(),
        next_cursor: found.next.map(|cursor| cursor.to_string()),
    })
}

/// What was done, newest first. A page may hold fewer lines than asked for, even none, and yet have a
/// `nextCursor`: so much of the log was looked through.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit",
    params(("subject" = Option<String>, Query, description = "Id of the thing it happened to"),
        ("person" = Option<String>, Query, description = "Who did it, or to whom"),
        ("kind" = Option<String>, Query, description = "`meeting`, `meeting.booked`, or `all`; without, lines that only say that \
                somebody was told (`notice`) are left out"),
        ("origin" = Option<String>, Query, description = "`web`, `api`, `import`, `console`, `timer`"),
        ("place" = Option<String>, Query, description = "Rooms within this place"),
        ("from" = Option<String>, Query), ("until" = Option<String>, Query),
        ("query" = Option<String>, Query, description = "Part of an id, an address or the details"),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<EntryView>), (status = 403, body = ProblemBody)))]
async fn search_log(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<EntryView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let cursor = query.optional::<Cursor>("cursor", Sort::Cursor)?;
    let search = search(&query)?;
    let found = run(&app, move |app| {
        app.search_log(&caller.who, &search, cursor, limit)
    });
    Ok(page(found.await?))
}

fn search(query: &Query) -> Result<Search, ApiError> {
    let known = Origin::ALL.map(Origin::as_str);
    let origin = query.text("origin").map(|text| {
        Origin::parse(text).ok_or_else(|| ApiError::malformed(Malformed::none_of("origin", &known)))
    });
    let instant = |name| match query.text(name) {
        Some(_) => query.instant(name).map(Some),
        None => Ok(None),
    };
    Ok(Search {
        subject: query.optional("subject", Sort::Id)?,
        person: query.optional::<PersonId>("person", Sort::Id)?,
        kind: query.text("kind").map_or(Ok(Sought::Deeds), sought)?,
        origin: origin.transpose()?,
        place: query.optional::<PlaceId>("place", Sort::Id)?,
        from: instant("from")?,
        until: instant("until")?,
        text: query.text("query").map(str::to_owned),
    })
}

/// A filter that means nothing would answer as if nothing had happened.
fn sought(kind: &str) -> Result<Sought, ApiError> {
    Sought::parse(kind).ok_or_else(|| {
        let of_noun = |known: &&&str| noun_of(known) == noun_of(kind);
        let of_noun: Vec<_> = KINDS.iter().filter(of_noun).copied().collect();
        let accepted = match of_noun.is_empty() {
            true => Sought::nouns(),
            false => of_noun,
        };
        let accepted: Vec<_> = accepted.into_iter().map(str::to_owned).collect();
        ApiError::unknown_query(&format!("kind={kind}"), &accepted)
    })
}

/// The same lines as a file, oldest first, streamed: a table (`csv`) or a JSON object per line
/// (`ndjson`).
#[utoipa::path(get, path = "/api/v1/audit/export", tag = "audit",
    params(("format" = Option<String>, Query, description = "`ndjson` (default) or `csv`"),
        ("subject" = Option<String>, Query), ("person" = Option<String>, Query),
        ("kind" = Option<String>, Query), ("origin" = Option<String>, Query),
        ("place" = Option<String>, Query), ("from" = Option<String>, Query),
        ("until" = Option<String>, Query), ("query" = Option<String>, Query)),
    responses((status = 200, content_type = "application/x-ndjson", body = String),
        (status = 403, body = ProblemBody)))]
async fn export_log(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<Response, ApiError> {
    let search = search(&query)?;
    let format = match query.text("format") {
        None | Some("ndjson") => Format::Lines,
        Some("csv") => Format::Table,
        Some(_) => {
            return Err(ApiError::malformed(Malformed::none_of(
                "format",
                &["ndjson", "csv"],
            )));
        }
    };
    let export = Export {
        app,
        who: caller.who,
        search,
        format,
    };
    let (who, search) = (export.who.clone(), export.search.clone());
    run(&export.app, move |app| {
        app.begin_export(&who, &search, format.name())
    })
    .await?;
    // The first piece is read before anything is answered, so that a refusal is one.
    let (first, next) = export.piece(0).await?;
    let head = match format {
        Format::Lines => Bytes::new(),
        Format::Table => Bytes::from_static(COLUMNS.as_bytes()),
    };
    let rest = stream::unfold(next.map(|next| (export, next)), |state| async {
        let (export, after) = state?;
        match export.piece(after).await {
            Ok((piece, next)) => Some((Ok(piece), next.map(|next| (export, next)))),
            // A stream that breaks off is seen to be incomplete; one that ends is not.
            Err(_) => Some((Err(std::io::Error::other("the log cannot be read")), None)),
        }
    });
    let head = stream::iter([Ok(head), Ok(first)]);
    let (kind, name) = match format {
        Format::Lines => ("application/x-ndjson", "audit.ndjson"),
        Format::Table => ("text/csv; charset=utf-8", "audit.csv"),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, Body::from_stream(head.chain(rest))).into_response())
}

#[derive(Clone, Copy)]
enum Format {
    Lines,
    Table,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Format::Lines => "ndjson",
            Format::Table => "csv",
        }
    }
}

struct Export {
    app: Arc<App>,
    who: Who,
    search: Search,
    format: Format,
}

impl Export {
    /// The next piece of the file, and where to go on.
    async fn piece(&self, after: i64) -> Result<(Bytes, Option<i64>), ApiError> {
        let (who, search) = (self.who.clone(), self.search.clone());
        let (lines, next) = run(&self.app, move |app| app.export_log(&who, &search, after)).await?;
        let mut text = String::new();
        for line in lines {
            match self.format {
                Format::Lines => {
                    text.push_str(&serde_json::json!(LineView::from(line)).to_string());
                    text.push('\n');
                }
                Format::Table => write_row(&line, &mut text),
            }
        }
        Ok((Bytes::from(text), next))
    }
}

fn write_row(line: &Line, text: &mut String) {
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let cells = [
        line.seq.to_string(),
        line.at.to_string(),
        line.kind.clone(),
        id(Some(line.subject)),
        id(line.person),
        id(line.api_key),
        id(line.on_behalf_of),
        line.origin.clone(),
        line.address.clone().unwrap_or_default(),
        id(line.session),
        line.payload.to_string(),
    ];
    // Nothing of a line begins with what a spreadsheet takes for a formula: numbers, times, ids,
    // our own words, addresses, and an object.
    let cells = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VerifiedView {
    /// Lines looked at that are as they were written.
    lines: u64,
    /// Nobody changed what was written up to then.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Give it as `after` to look on; `null` at the end.
    next: Option<i64>,
    /// The first thing that is not as it was sealed.
    #[schema(inline)]
    fault: Option<FaultView>,
}

#[derive(Serialize, ToSchema)]
struct FaultView {
    seal: i64,
    /// The line that was changed, removed or put in, when it is known.
    line: Option<i64>,
    /// The seal is not there, or never was, and the line is the first of those that lack it.
    unsealed: bool,
}

impl From<Verified> for VerifiedView {
    fn from(verified: Verified) -> VerifiedView {
        let fault = verified.fault.map(|fault| FaultView {
            seal: fault.seal(),
            unsealed: matches!(fault, Break::Unsealed { .. }),
            line: match fault {
                Break::Line { line, .. } | Break::Unsealed { line, .. } => Some(line),
                _ => None,
            },
        });
        VerifiedView {
            lines: verified.lines,
            until: verified.until,
            next: verified.next,
            fault,
        }
    }
}

/// Whether the log is as it was written: some seals and the lines under them, in their order. It proves
/// nothing against whoever can write the database and made all seals anew; `audit verify --note` does.
#[utoipa::path(get, path = "/api/v1/audit/verify", tag = "audit",
    params(("after" = Option<i64>, Query, description = "A seal, from `next`; the first ones by default")),
    responses((status = 200, body = VerifiedView), (status = 403, body = ProblemBody)))]
async fn verify_log(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<VerifiedView>, ApiError> {
    let after = query.optional::<i64>("after", Sort::COUNT)?.unwrap_or(0);
    let verified = run(&app, move |app| {
        app.verify_some(&caller.who, after, VERIFIED_MOST)
    });
    Ok(axum::Json(verified.await?.into()))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoomThenView {
    /// What the room was; `null` when the log says nothing of it so early.
    #[schema(value_type = Option<Object>)]
    place: Option<Value>,
    /// The line that made it so.
    #[schema(inline)]
    entry: Option<EntryView>,
    /// What it was kept for at the instant and in the 24 hours after it, as was known then.
    holds: Vec<HeldThenView>,
    /// The oldest line that is kept: of what was before, nothing is known.
    #[schema(value_type = Option<String>, format = DateTime)]
    log_from: Option<Timestamp>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct HeldThenView {
    hold: HoldView,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[schema(value_type = String, example = "confirmed")]
    state: MeetingState,
    /// When the meeting begins; the room may be kept for longer.
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    /// The line that made it so.
    #[schema(inline)]
    entry: EntryView,
}

impl From<HeldThen> for HeldThenView {
    fn from(held: HeldThen) -> HeldThenView {
        HeldThenView {
            hold: HoldView::from(&held.hold),
            meeting_id: held.meeting.meeting,
            state: held.meeting.state,
            start: held.meeting.span.from(),
            end: held.meeting.span.until(),
            entry: held.entry.into(),
        }
    }
}

impl From<RoomThen> for RoomThenView {
    fn from(then: RoomThen) -> RoomThenView {
        let (place, entry) = then.place.unzip();
        RoomThenView {
            place: place.and_then(|place| serde_json::to_value(place).ok()),
            entry: entry.map(EntryView::from),
            holds: then.holds.into_iter().map(HeldThenView::from).collect(),
            log_from: then.log_from,
        }
    }
}

/// How a room stood at an instant, as it was known then, and who or what made it so.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/at", tag = "audit",
    params(("id" = String, Path), ("instant" = String, Query)),
    responses((status = 200, body = RoomThenView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn get_room_at(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(room): Id<PlaceId>,
    query: Query,
) -> Result<axum::Json<RoomThenView>, ApiError> {
    let instant = query.instant("instant")?;
    let then = run(&app, move |app| app.room_at(&caller.who, room, instant)).await?;
    Ok(axum::Json(then.into()))
}

/// What happened to a meeting, newest first.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/history", tag = "audit",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<EntryView>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_meeting_history(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(meeting): Id<MeetingId>,
    query: Query,
) -> Result<axum::Json<Page<EntryView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let cursor = query.optional::<Cursor>("cursor", Sort::Cursor)?;
    let found = run(&app, move |app| {
        app.meeting_history(&caller.who, meeting, cursor, limit)
    });
    Ok(page(found.await?))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MeetingThenView {
    #[schema(value_type = String, example = "confirmed")]
    state: MeetingState,
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    version: i64,
    holds: Vec<HoldView>,
    /// The line that made it so.
    #[schema(inline)]
    entry: EntryView,
}

/// How a meeting stood at an instant; 404 before it was there.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/at", tag = "audit",
    params(("id" = String, Path), ("instant" = String, Query)),
    responses((status = 200, body = MeetingThenView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn get_meeting_at(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(meeting): Id<MeetingId>,
    query: Query,
) -> Result<axum::Json<MeetingThenView>, ApiError> {
    let instant = query.instant("instant")?;
    let MeetingThen { meeting, entry } = run(&app, move |app| {
        app.meeting_at(&caller.who, meeting, instant)
    })
    .await?;
    Ok(axum::Json(MeetingThenView {
        state: meeting.state,
        start: meeting.span.from(),
        end: meeting.span.until(),
        version: meeting.version,
        holds: meeting.holds.iter().map(HoldView::from).collect(),
        entry: entry.into(),
    }))
}
