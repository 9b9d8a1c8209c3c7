//! The page behind the link in a mail by which somebody says that they are there: looking at it
//! changes nothing, its one button checks in.

use std::sync::Arc;

use app::attendance::CheckInLink;
use app::{App, Error};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use domain::place::Places;

use super::letter::{Secret, Words, escaped, facts, page, sorry};
use super::problem::language_of;
use super::request::run;
use crate::language::{Arg, say};

const WORDS: Words = Words {
    title: "check-in-page-title",
    spent: "check-in-page-spent",
};

pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/here/{token}", get(show).post(check_in))
}

async fn show(State(app): State<Arc<App>>, Secret(token): Secret, headers: HeaderMap) -> Response {
    let looked = run(&app, move |app| {
        let places = app.places();
        app.look_at_check_in_link(&token).map(|seen| (seen, places))
    });
    match looked.await {
        Ok((seen, places)) => page(StatusCode::OK, seen.language, WORDS, &form(&seen, &places)),
        Err(error) => sorry(&error, language_of(&headers), WORDS),
    }
}

async fn check_in(
    State(app): State<Arc<App>>,
    Secret(token): Secret,
    headers: HeaderMap,
) -> Response {
    let came = run(&app, move |app| {
        let language = app.look_at_check_in_link(&token)?.language;
        app.check_in_by_link(&token)?;
        Ok::<_, Error>(language)
    });
    match came.await {
        Ok(language) => {
            let text = escaped(&say(language, "check-in-page-done", &[]));
            page(StatusCode::OK, language, WORDS, &format!("<h1>{text}</h1>"))
        }
        Err(error) => sorry(&error, language_of(&headers), WORDS),
    }
}

fn form(seen: &CheckInLink, places: &Places) -> String {
    let language = seen.language;
    let text = |id: &str| escaped(&say(language, id, &[]));
    let meeting = &seen.detail.meeting;
    let rows = facts(language, &meeting.topic, meeting.span, &seen.detail, places);
    let name = [("name", Arg::from(seen.name.as_str()))];
    let hello = say(language, "check-in-page-hello", &name);
    format!(
        "<h1>{}</h1><p>{}</p><table>{rows}</table><form method=post><p><button>{}</button></form>",
        text("check-in-page-title"),
        escaped(&hello),
        text("check-in-page-button"),
    )
}
