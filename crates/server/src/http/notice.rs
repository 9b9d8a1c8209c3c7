//! Notices: one's own inbox and wishes; for administrators the words of messages, what became of
//! each, and a test of mail.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use app::notice::{DeliveryFilter, DeliveryLine, Entry, Sample, Template, TemplateEdit};
use app::{App, Noun};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::id::{DeliveryId, MeetingId, NoticeId, PersonId};
use domain::notice::{Channel, DeliveryState, Digest, Kind, Quiet, Settings};
use domain::person::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort, language_of};
use super::request::{Caller, Id, IfMatch, Json, Named, Page, Query, run, versioned};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_inbox))
        .routes(routes!(read_inbox))
        .routes(routes!(read_notice))
        .routes(routes!(get_settings, put_settings))
        .routes(routes!(list_templates))
        .routes(routes!(put_template, delete_template))
        .routes(routes!(preview_template))
        .routes(routes!(list_deliveries))
        .routes(routes!(retry_delivery))
        .routes(routes!(send_test))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InboxView {
    items: Vec<NoticeView>,
    /// Give it as `cursor` to read on; `null` on the last page.
    next_cursor: Option<String>,
    /// In the whole inbox.
    unread: u64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NoticeView {
    #[schema(value_type = String)]
    id: NoticeId,
    /// `invited`, `changed`, `cancelled`, `approvalWanted`, `reminderBefore` …
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = Option<String>)]
    meeting_id: Option<MeetingId>,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    subject: String,
    text: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    read_at: Option<Timestamp>,
}

impl From<Entry> for NoticeView {
    fn from(entry: Entry) -> NoticeView {
        NoticeView {
            id: entry.notice.id,
            kind: entry.notice.kind,
            meeting_id: entry.notice.meeting,
            at: entry.notice.created_at,
            subject: entry.subject,
            text: entry.text,
            read_at: entry.notice.read_at,
        }
    }
}

/// What the caller was told, newest first; in the language of `Accept-Language`, without it in that
/// in which it was said.
#[utoipa::path(get, path = "/api/v1/inbox", tag = "notice",
    params(("limit" = Option<u32>, Query, description = "1 to 100, 30 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = InboxView), (status = 401, body = ProblemBody)))]
async fn list_inbox(
    State(app): State<Arc<App>>,
    caller: Caller,
    headers: HeaderMap,
    query: Query,
) -> Result<axum::Json<InboxView>, ApiError> {
    let limit = query.limit(30, 100)?;
    let before = query.optional::<NoticeId>("cursor", Sort::Cursor)?;
    let language = headers
        .contains_key(header::ACCEPT_LANGUAGE)
        .then(|| language_of(&headers));
    let inbox = run(&app, move |app| {
        app.inbox(&caller.who, language, before, limit + 1)
    })
    .await?;
    let items = inbox.entries.into_iter().map(NoticeView::from).collect();
    let page = Page::of(items, limit, |last: &NoticeView| last.id.to_string());
    Ok(axum::Json(InboxView {
        items: page.items,
        next_cursor: page.next_cursor,
        unread: inbox.unread,
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ReadUpTo {
    /// The newest that was seen.
    #[schema(value_type = String)]
    up_to: NoticeId,
}

#[derive(Serialize, ToSchema)]
struct ReadCount {
    count: u64,
}

/// Mark everything up to one notice as read.
#[utoipa::path(post, path = "/api/v1/inbox/read", tag = "notice", request_body = ReadUpTo,
    responses((status = 200, body = ReadCount), (status = 404, body = ProblemBody)))]
async fn read_inbox(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<ReadUpTo>,
) -> Result<axum::Json<ReadCount>, ApiError> {
    let up_to = body.value.up_to;
    let count = run(&app, move |app| app.read_notices_up_to(&caller.who, up_to)).await?;
    Ok(axum::Json(ReadCount { count }))
}

/// Mark one notice as read.
#[utoipa::path(post, path = "/api/v1/inbox/{id}/read", tag = "notice",
    params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn read_notice(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<NoticeId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.read_notice(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Wishes about notices; a field that is missing goes the usual way.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SettingsView {
    /// Kinds that do not go the usual ways: a map from kind to a list of `inbox` and `mail`.
    #[serde(default)]
    #[schema(value_type = Object, example = json!({"reminderBefore": ["inbox", "mail"]}))]
    channels: BTreeMap<Kind, BTreeSet<Channel>>,
    /// Language of messages; the profile's when `null`.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "en")]
    language: Option<Language>,
    /// Hours of the day in which no mail comes.
    #[serde(default)]
    #[schema(value_type = Option<Object>, example = json!({"from": "22:00:00", "until": "07:00:00"}))]
    quiet: Option<Quiet>,
    /// Minutes before the start; 0 for never.
    #[serde(default = "usual_minutes")]
    remind_minutes: u32,
    /// Minutes before the end, for those who run a meeting; 0 for never.
    #[serde(default = "usual_end_minutes")]
    remind_end_minutes: u32,
    /// `never`, `daily` or `weekly`.
    #[serde(default)]
    #[schema(value_type = String)]
    digest: Digest,
}

fn usual_minutes() -> u32 {
    Settings::REMIND_MINUTES
}

fn usual_end_minutes() -> u32 {
    Settings::REMIND_END_MINUTES
}

impl From<Settings> for SettingsView {
    fn from(settings: Settings) -> SettingsView {
        SettingsView {
            channels: settings.channels,
            language: settings.language,
            quiet: settings.quiet,
            remind_minutes: settings.remind_minutes,
            remind_end_minutes: settings.remind_end_minutes,
            digest: settings.digest,
        }
    }
}

impl From<SettingsView> for Settings {
    fn from(view: SettingsView) -> Settings {
        Settings {
            channels: view.channels,
            language: view.language,
            quiet: view.quiet,
            remind_minutes: view.remind_minutes,
            remind_end_minutes: view.remind_end_minutes,
            digest: view.digest,
        }
    }
}

/// The caller's wishes about notices.
#[utoipa::path(get, path = "/api/v1/me/notice-settings", tag = "notice",
    responses((status = 200, body = SettingsView), (status = 401, body = ProblemBody)))]
async fn get_settings(State(app): State<Arc<App>>, caller: Caller) -> Result<Response, ApiError> {
    let (settings, version) = run(&app, move |app| app.notice_settings(&caller.who)).await?;
    Ok(versioned(
        StatusCode::OK,
        version,
        &SettingsView::from(settings),
    ))
}

/// Replace the caller's wishes about notices.
#[utoipa::path(put, path = "/api/v1/me/notice-settings", tag = "notice",
    request_body = SettingsView,
    params(("If-Match" = Option<String>, Header, description = "The version that was read")),
    responses((status = 200, body = SettingsView), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_settings(
    State(app): State<Arc<App>>,
    caller: Caller,
    IfMatch(version): IfMatch,
    body: Json<SettingsView>,
) -> Result<Response, ApiError> {
    let settings = body.value.into();
    let (settings, version) = run(&app, move |app| {
        app.save_notice_settings(&caller.who, settings, version)
    })
    .await?;
    Ok(versioned(
        StatusCode::OK,
        version,
        &SettingsView::from(settings),
    ))
}

/// A kind in a language, as `invited.zh-CN`.
struct TemplateId {
    kind: Kind,
    language: Language,
}

impl FromStr for TemplateId {
    type Err = ();

    fn from_str(text: &str) -> Result<TemplateId, ()> {
        let (kind, language) = text.split_once('.').ok_or(())?;
        Ok(TemplateId {
            kind: Kind::parse(kind).ok_or(())?,
            language: Language::parse(language).ok_or(())?,
        })
    }
}

impl Named for TemplateId {
    const NOUN: Noun = Noun::Notice;
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TemplateView {
    /// Kind and language, as `invited.zh-CN`.
    id: String,
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = String)]
    language: Language,
    subject: String,
    body: String,
    /// Words of this deployment, not of the product.
    own: bool,
    version: i64,
}

impl From<Template> for TemplateView {
    fn from(template: Template) -> TemplateView {
        TemplateView {
            id: format!("{}.{}", template.kind.as_str(), template.language.as_str()),
            kind: template.kind,
            language: template.language,
            subject: template.subject,
            body: template.body,
            own: template.version > 0,
            version: template.version,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TemplatesView {
    items: Vec<TemplateView>,
    next_cursor: Option<String>,
    /// What may stand in braces.
    placeholders: Vec<&'static str>,
}

/// The words of each kind of notice in each language. There are few, so this list has one page.
#[utoipa::path(get, path = "/api/v1/notices/templates", tag = "notice",
    responses((status = 200, body = TemplatesView), (status = 403, body = ProblemBody)))]
async fn list_templates(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<TemplatesView>, ApiError> {
    let templates = run(&app, move |app| app.notice_templates(&caller.who)).await?;
    Ok(axum::Json(TemplatesView {
        items: templates.into_iter().map(TemplateView::from).collect(),
        next_cursor: None,
        placeholders: app::notice::PLACEHOLDERS.to_vec(),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewTemplate {
    subject: String,
    body: String,
}

impl From<NewTemplate> for TemplateEdit {
    fn from(new: NewTemplate) -> TemplateEdit {
        TemplateEdit {
            subject: new.subject,
            body: new.body,
        }
    }
}

/// Give a kind of notice words of your own in a language.
#[utoipa::path(put, path = "/api/v1/notices/templates/{id}", tag = "notice",
    request_body = NewTemplate,
    params(("id" = String, Path, description = "Kind and language, as `invited.zh-CN`"),
        ("If-Match" = Option<String>, Header, description = "The version that was read")),
    responses((status = 200, body = TemplateView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_template(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<TemplateId>,
    IfMatch(version): IfMatch,
    body: Json<NewTemplate>,
) -> Result<Response, ApiError> {
    let edit = body.value.into();
    let saved = run(&app, move |app| {
        app.save_notice_template(&caller.who, id.kind, id.language, &edit, version)
    })
    .await?;
    let version = saved.version;
    Ok(versioned(
        StatusCode::OK,
        version,
        &TemplateView::from(saved),
    ))
}

/// Go back to the words of the product.
#[utoipa::path(delete, path = "/api/v1/notices/templates/{id}", tag = "notice",
    params(("id" = String, Path, description = "Kind and language, as `invited.zh-CN`")),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn delete_template(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<TemplateId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| {
        app.drop_notice_template(&caller.who, id.kind, id.language)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WantedPreview {
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = String)]
    language: Language,
    /// The words to try; those in use when absent.
    template: Option<NewTemplate>,
}

#[derive(Serialize, ToSchema)]
struct PreviewView {
    subject: String,
    text: String,
    html: String,
}

/// How a message would look, by a meeting that is made up.
#[utoipa::path(post, path = "/api/v1/notices/templates/preview", tag = "notice",
    request_body = WantedPreview,
    responses((status = 200, body = PreviewView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn preview_template(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<WantedPreview>,
) -> Result<axum::Json<PreviewView>, ApiError> {
    let wanted = body.value;
    let edit = wanted.template.map(TemplateEdit::from);
    let preview = run(&app, move |app| {
        app.preview_notice(&caller.who, wanted.kind, wanted.language, edit.as_ref())
    })
    .await?;
    Ok(axum::Json(PreviewView {
        subject: preview.subject,
        text: preview.text,
        html: preview.html,
    }))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeliveryView {
    #[schema(value_type = String)]
    id: DeliveryId,
    #[schema(value_type = String)]
    notice_id: NoticeId,
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    #[schema(value_type = Option<String>)]
    meeting_id: Option<MeetingId>,
    #[schema(value_type = String)]
    channel: Channel,
    address: String,
    /// `queued`, `sent`, `failed` (given up), `bounced` (refused for good), `off` (mail not set up).
    #[schema(value_type = String)]
    state: DeliveryState,
    attempts: u32,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it is tried next, of what is queued.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    /// In the words of the other side.
    last_error: Option<String>,
}

impl From<DeliveryLine> for DeliveryView {
    fn from(line: DeliveryLine) -> DeliveryView {
        let DeliveryLine { delivery, .. } = line;
        DeliveryView {
            id: delivery.id,
            notice_id: delivery.notice,
            kind: line.kind,
            person_id: line.person,
            meeting_id: line.meeting,
            channel: delivery.channel,
            address: delivery.address,
            state: delivery.state,
            attempts: delivery.attempts,
            created_at: line.created_at,
            due_at: (delivery.state == DeliveryState::Queued).then_some(delivery.due_at),
            settled_at: delivery.settled_at,
            last_error: delivery.last_error,
        }
    }
}

/// What went out, or did not, newest first.
#[utoipa::path(get, path = "/api/v1/notices/deliveries", tag = "notice",
    params(("address" = Option<String>, Query, description = "Only to addresses with this in them"),
        ("person" = Option<String>, Query, description = "Only to this person"),
        ("meeting" = Option<String>, Query, description = "Only about this meeting"),
        ("state" = Option<String>, Query, description = "queued, sent, failed, bounced or off"),
        ("limit" = Option<u32>, Query, description = "1 to 200, 50 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<DeliveryView>), (status = 403, body = ProblemBody)))]
async fn list_deliveries(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<DeliveryView>>, ApiError> {
    let limit = query.limit(50, 200)?;
    let person = query.optional::<PersonId>("person", Sort::Id)?;
    let meeting = query.optional::<MeetingId>("meeting", Sort::Id)?;
    let before = query.optional::<DeliveryId>("cursor", Sort::Cursor)?;
    let state = query
        .text("state")
        .map(|text| {
            DeliveryState::parse(text).ok_or_else(|| {
                ApiError::malformed(Malformed::none_of(
                    "state",
                    &["queued", "sent", "failed", "bounced", "off"],
                ))
            })
        })
        .transpose()?;
    let filter = DeliveryFilter {
        person,
        meeting,
        state,
        address: query.text("address").map(str::to_owned),
    };
    let lines = run(&app, move |app| {
        app.deliveries(&caller.who, &filter, before, limit + 1)
    })
    .await?;
    let views = lines.into_iter().map(DeliveryView::from).collect();
    let page = Page::of(views, limit, |last: &DeliveryView| last.id.to_string());
    Ok(axum::Json(page))
}

/// Send again what failed or bounced, as if it had never been tried.
#[utoipa::path(post, path = "/api/v1/notices/deliveries/{id}/retry", tag = "notice",
    params(("id" = String, Path)),
    responses((status = 200, body = DeliveryView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn retry_delivery(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<DeliveryId>,
) -> Result<axum::Json<DeliveryView>, ApiError> {
    let line = run(&app, move |app| app.retry_delivery(&caller.who, id)).await?;
    Ok(axum::Json(line.into()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TestMail {
    /// Where to send it.
    to: String,
    /// Words to try, about a meeting that is made up; a short greeting when absent.
    sample: Option<WantedPreview>,
}

/// Send a message at once, to see that mail works.
#[utoipa::path(post, path = "/api/v1/notices/test", tag = "notice", request_body = TestMail,
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 502, body = ProblemBody)))]
async fn send_test(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<TestMail>,
) -> Result<StatusCode, ApiError> {
    let TestMail { to, sample } = body.value;
    let sample = sample.map(|wanted| Sample {
        kind: wanted.kind,
        language: wanted.language,
        edit: wanted.template.map(TemplateEdit::from),
    });
    run(&app, move |app| {
        app.send_test_notice(&caller.who, &to, sample.as_ref())
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}
