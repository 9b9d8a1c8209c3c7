//! Pages that open from mails: plain forms in the language of the receiver, without any script.
//! The address is the secret, so nothing keeps it and nothing is told of it.

use std::convert::Infallible;

use app::meeting::Detail;
use app::notice::when;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::meeting::Topic;
use domain::person::Language;
use domain::place::Places;
use domain::span::Span;
use jiff::tz::TimeZone;

use super::problem::ApiError;
use super::request::Segment;
use crate::language::say;

/// What stands in the address. One that cannot be read, such as half of one, opens nothing, and
/// whoever follows it gets a page like others.
pub(super) struct Secret(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Secret {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let read = Segment::<String>::from_request_parts(parts, state).await;
        Ok(Secret(read.map(|Segment(text)| text).unwrap_or_default()))
    }
}

/// The words of one kind of page.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub title: &'static str,
    /// Of a link that does not serve any more.
    pub spent: &'static str,
}

/// What it is about, as rows of a table.
pub(super) fn facts(
    language: Language,
    topic: &Topic,
    span: Span,
    detail: &Detail,
    places: &Places,
) -> String {
    let meeting = &detail.meeting;
    let zone = TimeZone::get(&meeting.time_zone).unwrap_or(TimeZone::UTC);
    let organizer = detail.names.get(&topic.organizer);
    let rooms = meeting.wanted_rooms();
    let named = rooms.iter().filter_map(|room| places.get(*room));
    let names: Vec<_> = named.map(|place| place.name.as_str()).collect();
    let rows = [
        ("approval-page-what", topic.subject.to_string()),
        (
            "approval-page-who",
            organizer.map(|name| name.to_string()).unwrap_or_default(),
        ),
        ("approval-page-when", when(span, &zone, language)),
        ("approval-page-where", names.join(", ")),
    ];
    let row = |(id, value): &(&str, String)| {
        format!(
            "<tr><th scope=row>{}<td>{}",
            escaped(&say(language, id, &[])),
            escaped(value)
        )
    };
    rows.iter().map(row).collect()
}

pub(super) fn sorry(error: &ApiError, language: Language, words: Words) -> Response {
    let (status, title, detail) = error.in_words(language);
    let detail = if status == StatusCode::GONE {
        say(language, words.spent, &[])
    } else {
        detail
    };
    let text = format!("<h1>{}</h1><p>{}</p>", escaped(&title), escaped(&detail));
    page(status, language, words, &text)
}

pub(super) fn page(status: StatusCode, language: Language, words: Words, body: &str) -> Response {
    let title = escaped(&say(language, words.title, &[]));
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n\
         <main><img src=\"/favicon.svg\" alt=\"\" width=36 height=36>{body}</main>\n",
        language.as_str()
    );
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

/// The colours of the web app, in both themes; small enough to stand in the page itself.
const STYLE: &str = "\
    :root { --ground: #f5f6f9; --card: #fff; --line: #e4e7ed; --control: #7d8696; --text: #151821; \
    --soft: #4a5161; --accent: #3557d6; --shade: 0 1px 2px rgba(20,24,34,.06); color-scheme: light } \
    @media (prefers-color-scheme: dark) { :root { --ground: #0e1014; --card: #15181e; \
    --line: #262b35; --control: #707a8c; --text: #edeff4; --soft: #b4bac7; --accent: #4263e0; \
    --shade: none; color-scheme: dark } } \
    * { box-sizing: border-box } \
    body { margin: 0; padding: 1rem; background: var(--ground); color: var(--text); \
    font: 16px/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei UI', 'Noto Sans CJK SC', sans-serif } \
    :lang(zh-TW) body { font-family: system-ui, 'PingFang TC', 'Microsoft JhengHei UI', \
    'Noto Sans CJK TC', sans-serif } \
    main { max-width: 34rem; margin: 6vh auto 2rem; padding: 1.75rem; border-radius: 14px; \
    border: 1px solid var(--line); background: var(--card); box-shadow: var(--shade) } \
    img { display: block; margin-bottom: 1rem } \
    h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3 } p { margin: 0 0 1rem; \
    color: var(--soft) } table { width: 100%; margin: 0 0 1rem; border-collapse: collapse } \
    th, td { padding: .5rem 0; border-top: 1px solid var(--line); vertical-align: top } \
    th { width: 6.5rem; padding-right: 1rem; text-align: start; color: var(--soft); \
    font-weight: 400; overflow-wrap: anywhere } td { font-weight: 600; overflow-wrap: anywhere } \
    label { display: block; margin-bottom: 1.25rem; color: var(--soft); font-size: .875rem } \
    textarea { display: block; width: 100%; margin-top: .375rem; padding: .5rem .625rem; \
    border: 1px solid var(--control); border-radius: 7px; background: var(--card); \
    color: var(--text); font: inherit; font-size: 1rem } \
    form p { display: flex; flex-wrap: wrap; margin: 0 -.375rem } \
    button { flex: 1 1 9rem; min-height: 46px; margin: .25rem .375rem; padding: 0 1.25rem; \
    border: 1px solid var(--control); border-radius: 7px; background: var(--card); \
    color: var(--text); font: inherit; font-weight: 600; cursor: pointer } \
    button:first-child { border-color: transparent; background: var(--accent); color: #fff } \
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px } \
    main > :last-child, form p:last-child { margin-bottom: 0 }";

pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
