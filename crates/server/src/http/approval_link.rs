//! The page behind a link in a mail: shows what is to be decided, in the language of the receiver,
//! and decides by a form. It needs no script, and looking at it changes nothing.

use std::sync::Arc;

use app::approval::{Decision, LinkView};
use app::{App, Error};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use domain::approval::{Progress, Verdict};
use domain::person::Language;
use jiff::tz::TimeZone;

use super::problem::{ApiError, language_of};
use super::request::run;
use crate::language::{Arg, say};

pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/approve/{token}", get(show).post(decide))
}

async fn show(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let looked = run(&app, move |app| {
        let places = app.places();
        app.look_at_link(&token).map(|seen| (seen, places))
    });
    match looked.await {
        Ok((seen, places)) => {
            let language = seen.language;
            let rooms = seen.detail.meeting.meeting.wanted_rooms();
            let named = rooms.iter().filter_map(|room| places.get(*room));
            let names: Vec<_> = named.map(|place| place.name.as_str()).collect();
            page(StatusCode::OK, language, &form(&seen, &names.join(", ")))
        }
        Err(error) => sorry(&error, language_of(&headers)),
    }
}

async fn decide(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(decision) = read(&body) else {
        return sorry(
            &ApiError::malformed("verdict: approve or decline expected"),
            language_of(&headers),
        );
    };
    let decided = run(&app, move |app| {
        let language = app.look_at_link(&token)?.language;
        let decided = app.decide_by_link(&token, decision)?;
        Ok::<_, Error>((language, decided.approval.progress))
    });
    match decided.await {
        Ok((language, progress)) => {
            let id = match progress {
                Progress::Waiting => "approval-page-heard",
                Progress::Approved => "approval-page-approved",
                _ => "approval-page-declined",
            };
            let text = escaped(&say(language, id, &[]));
            page(StatusCode::OK, language, &format!("<h1>{text}</h1>"))
        }
        Err(error) => sorry(&error, language_of(&headers)),
    }
}

fn read(body: &[u8]) -> Option<Decision> {
    let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).ok()?;
    let field = |name: &str| {
        let found = fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone())
    };
    let verdict = match field("verdict")?.as_str() {
        "approve" => Verdict::Approve,
        "decline" => Verdict::Decline,
        _ => return None,
    };
    Some(Decision {
        verdict,
        reason: field("reason").filter(|reason| !reason.trim().is_empty()),
    })
}

fn form(seen: &LinkView, rooms: &str) -> String {
    let language = seen.language;
    let text = |id: &str| escaped(&say(language, id, &[]));
    let approval = &seen.detail.approval;
    let meeting = &seen.detail.meeting.meeting;
    let zone = TimeZone::get(&meeting.time_zone).unwrap_or(TimeZone::UTC);
    let local = |at| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
    let organizer = seen.detail.meeting.names.get(&approval.organizer);
    let topic = meeting.wanted_topic();
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
                local(approval.span.from()),
                local(approval.span.until()),
                meeting.time_zone
            ),
        ),
        ("approval-page-where", rooms.to_owned()),
    ];
    let rows: String = rows
        .iter()
        .map(|(id, value)| format!("<tr><th>{}<td>{}", text(id), escaped(value)))
        .collect();
    let rivals = match seen.detail.rivals.len() {
        0 => String::new(),
        count => {
            let args = [("count", Arg::from(i64::try_from(count).unwrap_or(i64::MAX)))];
            let words = say(language, "approval-page-rivals", &args);
            format!("<p>{}</p>", escaped(&words))
        }
    };
    let hello = say(
        language,
        "approval-page-hello",
        &[("name", Arg::from(seen.name.as_str()))],
    );
    format!(
        "<h1>{}</h1><p>{}</p><table>{rows}</table>{rivals}\
         <form method=post><label>{}<textarea name=reason rows=3 maxlength=1000></textarea></label>\
         <p><button name=verdict value=approve>{}</button> \
         <button name=verdict value=decline>{}</button></form>",
        text("approval-page-title"),
        escaped(&hello),
        text("approval-page-reason"),
        text("approval-page-approve"),
        text("approval-page-decline"),
    )
}

fn sorry(error: &ApiError, language: Language) -> Response {
    let (status, title, detail) = error.in_words(language);
    let detail = if status == StatusCode::GONE {
        say(language, "approval-page-spent", &[])
    } else {
        detail
    };
    let text = format!("<h1>{}</h1><p>{}</p>", escaped(&title), escaped(&detail));
    page(status, language, &text)
}

fn page(status: StatusCode, language: Language, body: &str) -> Response {
    let title = escaped(&say(language, "approval-page-title", &[]));
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
    // The address is the secret: it is told to nobody.
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

fn escaped(text: &str) -> String {
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
