//! The page behind a link in a mail: shows what is to be decided, in the language of the receiver,
//! and decides by a form. It needs no script, and looking at it changes nothing.

use std::sync::Arc;

use app::approval::{Decision, LinkView};
use app::{App, Error};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use domain::approval::{Progress, Verdict};
use domain::place::Places;

use super::letter::{Secret, Words, escaped, facts, page, sorry};
use super::problem::{ApiError, Malformed, language_of};
use super::request::run;
use crate::language::{Arg, say};

const WORDS: Words = Words {
    title: "approval-page-title",
    spent: "approval-page-spent",
};

pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/approve/{token}", get(show).post(decide))
}

async fn show(State(app): State<Arc<App>>, Secret(token): Secret, headers: HeaderMap) -> Response {
    let looked = run(&app, move |app| {
        let places = app.places();
        app.look_at_link(&token).map(|seen| (seen, places))
    });
    match looked.await {
        Ok((seen, places)) => {
            let language = seen.language;
            page(StatusCode::OK, language, WORDS, &form(&seen, &places))
        }
        Err(error) => sorry(&error, language_of(&headers), WORDS),
    }
}

async fn decide(
    State(app): State<Arc<App>>,
    Secret(token): Secret,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(decision) = read(&body) else {
        return sorry(
            &ApiError::malformed(Malformed::none_of("verdict", &["approve", "decline"])),
            language_of(&headers),
            WORDS,
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
            page(StatusCode::OK, language, WORDS, &format!("<h1>{text}</h1>"))
        }
        Err(error) => sorry(&error, language_of(&headers), WORDS),
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

fn form(seen: &LinkView, places: &Places) -> String {
    let language = seen.language;
    let text = |id: &str| escaped(&say(language, id, &[]));
    let approval = &seen.detail.approval;
    let meeting = &seen.detail.meeting.meeting;
    let topic = meeting.wanted_topic();
    let rows = facts(language, topic, approval.span, &seen.detail.meeting, places);
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
