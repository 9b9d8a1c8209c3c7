//! Pages that open from mails: plain forms in the language of the receiver, without any script.
//! The address is the secret, so nothing keeps it and nothing is told of it.

use app::meeting::Detail;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::meeting::Topic;
use domain::person::Language;
use domain::place::Places;
use domain::span::Span;
use jiff::tz::TimeZone;

use super::problem::ApiError;
use crate::language::say;

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
    let local = |at| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
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
        (
            "approval-page-when",
            format!(
                "{} – {} ({})",
                local(span.from()),
                local(span.until()),
                meeting.time_zone
            ),
        ),
        ("approval-page-where", names.join(", ")),
    ];
    let row = |(id, value): &(&str, String)| {
        format!(
            "<tr><th>{}<td>{}",
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
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <main>{body}</main>\n",
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

const STYLE: &str = "body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color-scheme: light \
    dark } main { max-width: 36rem; margin: 2rem auto; padding: 0 1rem } h1 { font-size: 1.4rem } \
    th { text-align: start; padding: .25rem 1rem .25rem 0; vertical-align: top; font-weight: 600 } \
    td { overflow-wrap: anywhere } label { display: block; margin-top: 1rem } \
    textarea { display: block; width: 100%; box-sizing: border-box; font: inherit } \
    button { font: inherit; padding: .6rem 1.4rem; min-height: 44px }";

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
