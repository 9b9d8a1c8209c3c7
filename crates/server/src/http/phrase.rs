//! Plain language over HTTP: a text in, what was understood of it out, piece by piece.

use std::sync::Arc;

use app::App;
use app::phrase::ReadPhrase;
use axum::extract::State;
use domain::id::PlaceId;
use domain::phrase::{Meaning, Part};
use jiff::civil::{Date, Time};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody};
use super::request::{Caller, Query, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(read_phrase))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PhraseView {
    /// In the order of the text. Words that only join others are in none.
    parts: Vec<PartView>,
    #[schema(value_type = Option<String>, example = "2026-11-26")]
    day: Option<Date>,
    /// The Monday of the week, where only a week was named.
    #[schema(value_type = Option<String>)]
    week: Option<Date>,
    #[schema(example = "15:00")]
    from: Option<String>,
    until: Option<String>,
    /// Whether it has to begin at `from`; else it is some time from then on.
    is_exact: bool,
    minutes: Option<u32>,
    people: Option<u32>,
    /// Codes of what the room is to have.
    features: Vec<String>,
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    place_name: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PartView {
    /// As it was written.
    text: String,
    /// `day`, `week`, `time`, `partOfDay`, `minutes`, `people`, `feature`, `place` or `unknown`.
    #[schema(example = "time")]
    means: &'static str,
    /// The code of what the room is to have.
    feature: Option<String>,
}

impl From<Part> for PartView {
    fn from(part: Part) -> PartView {
        let means = match &part.meaning {
            Meaning::Day(_) => "day",
            Meaning::Week(_) => "week",
            Meaning::Time(_, _) => "time",
            Meaning::PartOfDay(_, _) => "partOfDay",
            Meaning::Minutes(_) => "minutes",
            Meaning::People(_) => "people",
            Meaning::Feature(_) => "feature",
            Meaning::Place(_) => "place",
            Meaning::Unknown => "unknown",
        };
        let feature = match part.meaning {
            Meaning::Feature(code) => Some(code),
            _ => None,
        };
        PartView {
            text: part.text,
            means,
            feature,
        }
    }
}

impl From<ReadPhrase> for PhraseView {
    fn from(read: ReadPhrase) -> PhraseView {
        let phrase = read.phrase;
        let clock = |time: Time| time.strftime("%H:%M").to_string();
        PhraseView {
            parts: phrase.parts.into_iter().map(PartView::from).collect(),
            day: phrase.day,
            week: phrase.week,
            from: phrase.from.map(clock),
            until: phrase.until.map(clock),
            is_exact: phrase.is_exact,
            minutes: phrase.minutes,
            people: phrase.people,
            features: phrase.features,
            place_id: phrase.place,
            place_name: read.place_name,
        }
    }
}

/// What is understood of a text in Chinese or English that says which meeting somebody wants, such
/// as 'tomorrow 3pm for 10 with projector one hour'. Nothing is kept.
#[utoipa::path(get, path = "/api/v1/phrases", tag = "room",
    params(("text" = Option<String>, Query, description = "At most 200 letters"),
        ("timeZone" = String, Query, description = "IANA zone of whoever speaks")),
    responses((status = 200, body = PhraseView), (status = 422, body = ProblemBody)))]
async fn read_phrase(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<PhraseView>, ApiError> {
    let zone = query.text("timeZone");
    let zone = zone.ok_or_else(|| ApiError::malformed(Malformed::missing("timeZone")))?;
    // Who says nothing is understood too.
    let text = query.text("text").unwrap_or_default().to_owned();
    let zone = zone.to_owned();
    let read = run(&app, move |app| app.read_phrase(&caller.who, &text, &zone));
    Ok(axum::Json(read.await?.into()))
}
