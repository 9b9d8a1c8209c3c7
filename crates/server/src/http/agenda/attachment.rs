//! Files of meetings: taken in as they come, given out only as something to save. Whatever is in
//! them, no browser shows it as a page of ours.

use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use app::agenda::{AttachmentDetail, Incoming};
use app::{App, Error, Noun};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::agenda::AttachmentAccess;
use domain::id::{AttachmentId, MeetingId};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::problem::{ApiError, Malformed, ProblemBody, Sort};
use crate::http::request::{Caller, Id, IdempotencyKey, IfMatch, Json, Named, Page, Query};
use crate::http::request::{created, made, run, versioned};
use crate::http::view::PersonRef;

/// How long nothing may come of an upload before it is given up.
const SILENCE: Duration = Duration::from_secs(30);
/// Pieces on their way between the network and the disk.
const PIECES: usize = 8;
/// Bytes of one piece of what is given out.
const PIECE_BYTES: usize = 64 * 1024;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_attachments, upload_attachment))
        .routes(routes!(
            get_attachment,
            change_attachment,
            delete_attachment
        ))
}

/// Whether the request brings a file, which takes as long as it takes.
pub fn is_upload(request: &Request) -> bool {
    request.method() == Method::POST && request.uri().path().ends_with("/attachments")
}

impl Named for AttachmentId {
    const NOUN: Noun = Noun::Attachment;
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AttachmentView {
    #[schema(value_type = String)]
    id: AttachmentId,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[schema(value_type = String)]
    name: Arc<str>,
    /// What its first bytes look like, whatever its name says.
    #[schema(value_type = String, example = "application/pdf")]
    media_type: Arc<str>,
    bytes: i64,
    /// `participants`, `leaders` (who runs the meeting or keeps its minutes) or `everybody` who may
    /// know what the meeting is about.
    #[schema(value_type = String, example = "participants")]
    access: AttachmentAccess,
    added_by: Option<PersonRef>,
    #[schema(value_type = String, format = DateTime)]
    added_at: Timestamp,
    /// Whether the caller may take it away or let others read it.
    may_change: bool,
    version: i64,
}

impl From<AttachmentDetail> for AttachmentView {
    fn from(detail: AttachmentDetail) -> AttachmentView {
        let attachment = detail.attachment;
        AttachmentView {
            id: attachment.id,
            meeting_id: attachment.meeting,
            name: attachment.name,
            media_type: attachment.media_type,
            bytes: attachment.bytes,
            access: attachment.access,
            added_by: detail.added_by.map(|(id, name)| PersonRef { id, name }),
            added_at: attachment.added_at,
            may_change: detail.may_change,
            version: attachment.version,
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AttachmentEdit {
    name: Option<String>,
    #[schema(value_type = Option<String>, example = "everybody")]
    access: Option<AttachmentAccess>,
}

/// The files of a meeting that the caller may read.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/attachments", tag = "agenda",
    params(("id" = String, Path),
        ("limit" = Option<u32>, Query, description = "1 to 100, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<AttachmentView>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn list_attachments(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    query: Query,
) -> Result<axum::Json<Page<AttachmentView>>, ApiError> {
    let limit = query.limit(100, 100)?;
    let from: Option<usize> = query.optional("cursor", Sort::Cursor)?;
    let from = from.unwrap_or_default();
    let found = run(&app, move |app| app.attachments(&caller.who, id)).await?;
    let views = found.into_iter().skip(from).take(limit + 1);
    let views = views.map(AttachmentView::from).collect();
    let next = from + limit;
    Ok(axum::Json(Page::of(views, limit, |_| next.to_string())))
}

/// Add a file: the body is its content, as it is.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/attachments", tag = "agenda",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("id" = String, Path),
        ("name" = String, Query, description = "What the file is called"),
        ("access" = Option<String>, Query,
            description = "`participants` (when absent), `leaders` or `everybody`"),
        ("Idempotency-Key" = Option<String>, Header,
            description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = AttachmentView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 413, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 507, body = ProblemBody)))]
async fn upload_attachment(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    key: IdempotencyKey,
    query: Query,
    request: Request,
) -> Result<Response, ApiError> {
    let access = match query.text("access") {
        None => AttachmentAccess::Participants,
        Some(text) => AttachmentAccess::parse(text).ok_or_else(|| {
            ApiError::malformed(Malformed::none_of(
                "access",
                &["participants", "leaders", "everybody"],
            ))
        })?,
    };
    let name = query.text("name");
    let name = name
        .ok_or_else(|| ApiError::malformed(Malformed::missing("name")))?
        .to_owned();
    let who = caller.who.clone();
    let incoming = run(&app, move |app| app.begin_attachment(&who, id)).await?;
    let incoming = receive(&app, incoming, request.into_body()).await?;
    let content = run(&app, move |app| app.keep_content(incoming)).await?;
    // The key stands for this content under this name.
    let raw = [content.hash.as_slice(), name.as_bytes()].concat();
    let once = key.once(&raw, |detail: &AttachmentDetail| {
        let version = detail.attachment.version;
        made(version, &AttachmentView::from(detail.clone()))
    });
    let added = run(&app, move |app| {
        app.add_attachment(&caller.who, id, &name, access, content, once)
    });
    Ok(created(added.await?, |detail| {
        (detail.attachment.version, AttachmentView::from(detail))
    }))
}

/// Brings the body to the disk. A body that ends before its time ends the upload with it.
pub async fn receive(
    app: &Arc<App>,
    mut incoming: Incoming,
    body: Body,
) -> Result<Incoming, ApiError> {
    let (sender, mut pieces) = mpsc::channel::<Option<Bytes>>(PIECES);
    let writing = run(app, move |_| {
        while let Some(piece) = pieces.blocking_recv() {
            match piece {
                Some(bytes) => incoming.write(&bytes)?,
                None => return Ok(Some(incoming)),
            }
        }
        Ok::<_, Error>(None)
    });
    let reading = async move {
        let mut stream = body.into_data_stream();
        loop {
            match tokio::time::timeout(SILENCE, stream.next()).await {
                Ok(Some(Ok(bytes))) => {
                    // The other side has ended: it says why.
                    if sender.send(Some(bytes)).await.is_err() {
                        return;
                    }
                }
                Ok(None) => {
                    sender.send(None).await.ok();
                    return;
                }
                Ok(Some(Err(_))) | Err(_) => return,
            }
        }
    };
    let (written, ()) = tokio::join!(writing, reading);
    written?.ok_or_else(|| ApiError::malformed(Malformed::CutOff))
}

/// The content of a file, to be saved.
#[utoipa::path(get, path = "/api/v1/attachments/{id}", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, body = ProblemBody)))]
async fn get_attachment(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<AttachmentId>,
) -> Result<Response, ApiError> {
    let opened = run(&app, move |app| app.open_attachment(&caller.who, id)).await?;
    let (attachment, file) = opened;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        ),
        (header::CONTENT_DISPOSITION, disposition(&attachment.name)),
        (header::CONTENT_LENGTH, HeaderValue::from(attachment.bytes)),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("sandbox; default-src 'none'"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        ),
    ];
    Ok((headers, content(file)).into_response())
}

/// What is in a file, piece by piece.
pub fn content(mut file: File) -> Body {
    let (sender, pieces) = mpsc::channel(PIECES);
    // Ends by itself when nobody reads on, so nobody waits for it.
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = vec![0; PIECE_BYTES];
            let read = file.read(&mut piece);
            let is_end = matches!(read, Ok(0));
            let piece = read.map(|bytes| {
                piece.truncate(bytes);
                Bytes::from(piece)
            });
            if is_end || sender.blocking_send(piece).is_err() {
                return;
            }
        }
    });
    Body::from_stream(ReceiverStream::new(pieces))
}

/// Give a file another name, or other readers.
#[utoipa::path(patch, path = "/api/v1/attachments/{id}", tag = "agenda",
    request_body = AttachmentEdit, params(("id" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read")),
    responses((status = 200, body = AttachmentView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_attachment(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<AttachmentId>,
    IfMatch(version): IfMatch,
    body: Json<AttachmentEdit>,
) -> Result<Response, ApiError> {
    let AttachmentEdit { name, access } = body.value;
    let changed = run(&app, move |app| {
        app.change_attachment(&caller.who, id, name, access, version)
    });
    let view = AttachmentView::from(changed.await?);
    Ok(versioned(StatusCode::OK, view.version, &view))
}

/// Take a file away.
#[utoipa::path(delete, path = "/api/v1/attachments/{id}", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn delete_attachment(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<AttachmentId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.remove_attachment(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A file to save under that name (RFC 6266), which may be in any language (RFC 8187).
pub(super) fn disposition(name: &str) -> HeaderValue {
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    let value = format!("attachment; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}
