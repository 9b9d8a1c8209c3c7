//! Checking in at the door of a room: the code it shows, and what readers and panels report.

use std::sync::Arc;

use app::App;
use app::attendance::LetIn;
use axum::extract::State;
use axum::response::Response;
use domain::id::{MeetingId, PersonId, PlaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::one;
use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Id, Json, Query, Reporter, run};
use super::view::{MeetingView, PersonRef};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_check_in_code))
        .routes(routes!(check_in_by_code))
        .routes(routes!(ingest_check_in))
        .routes(routes!(get_cards, put_cards))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CodeView {
    token: String,
    /// Where a phone goes that scans it: path and query of the web app.
    path: String,
    /// When the next one is to be shown; absent for one that is printed.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// The code that the room is to show now. It changes every 30 seconds, so a picture of it is worth
/// nothing; one to be printed stays the same, where the rules of the room allow it.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/check-in-code", tag = "attendance",
    params(("id" = String, Path),
        ("printed" = Option<bool>, Query, description = "`true`: one to be printed")),
    responses((status = 200, body = CodeView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn get_check_in_code(
    State(app): State<Arc<App>>,
    Reporter(caller): Reporter,
    Id(id): Id<PlaceId>,
    query: Query,
) -> Result<axum::Json<CodeView>, ApiError> {
    let printed = query.optional("printed", Sort::YesOrNo)?.unwrap_or(false);
    let code = run(&app, move |app| app.room_code(&caller.who, id, printed)).await?;
    Ok(axum::Json(CodeView {
        path: format!("/check-in?t={}", code.token),
        token: code.token,
        until: code.until,
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Scanned {
    token: String,
    /// A name of the device that stays the same.
    device: Option<String>,
}

/// Say that one has scanned the code of a room, and so is there: in one's own meeting there, or the
/// one that is on.
#[utoipa::path(post, path = "/api/v1/check-in", tag = "attendance", request_body = Scanned,
    responses((status = 200, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 410, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn check_in_by_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<Scanned>,
) -> Result<Response, ApiError> {
    let Scanned { token, device } = body.value;
    run(&app, move |app| {
        app.check_in_by_code(&caller.who, &token, device.as_deref())
    })
    .await
    .map(|detail| one(&detail))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AtDoor {
    room_code: String,
    /// Number of the card that was held against the reader; or else `login` and `password`.
    card: Option<String>,
    login: Option<String>,
    password: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LetInView {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    person: PersonRef,
}

/// Report that somebody held a card against the reader of a room, or signed in at its panel.
#[utoipa::path(post, path = "/api/v1/ingest/check-in", tag = "attendance", request_body = AtDoor,
    responses((status = 200, body = LetInView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn ingest_check_in(
    State(app): State<Arc<App>>,
    Reporter(caller): Reporter,
    body: Json<AtDoor>,
) -> Result<axum::Json<LetInView>, ApiError> {
    let AtDoor {
        room_code,
        card,
        login,
        password,
    } = body.value;
    let let_in = match (card, login, password) {
        (Some(card), None, None) => {
            run(&app, move |app| {
                app.check_in_by_card(&caller.who, &room_code, &card)
            })
            .await?
        }
        (None, Some(login), Some(password)) => {
            run(&app, move |app| {
                app.check_in_by_password(&caller.who, &room_code, &login, &password)
            })
            .await?
        }
        _ => {
            return Err(ApiError::malformed(Malformed::either("card", "login")));
        }
    };
    let LetIn {
        meeting,
        person,
        name,
    } = let_in;
    Ok(axum::Json(LetInView {
        meeting_id: meeting,
        person: PersonRef {
            id: person,
            name: name.into(),
        },
    }))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Cards {
    /// Numbers as readers report them.
    cards: Vec<String>,
}

/// The cards of a person.
#[utoipa::path(get, path = "/api/v1/people/{id}/cards", tag = "attendance",
    params(("id" = String, Path)),
    responses((status = 200, body = Cards), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_cards(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
) -> Result<axum::Json<Cards>, ApiError> {
    let cards = run(&app, move |app| app.cards(&caller.who, id)).await?;
    Ok(axum::Json(Cards { cards }))
}

/// Give a person these cards instead of those they had.
#[utoipa::path(put, path = "/api/v1/people/{id}/cards", tag = "attendance", request_body = Cards,
    params(("id" = String, Path)),
    responses((status = 200, body = Cards), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn put_cards(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
    body: Json<Cards>,
) -> Result<axum::Json<Cards>, ApiError> {
    let cards = body.value.cards;
    let cards = run(&app, move |app| app.set_cards(&caller.who, id, cards)).await?;
    Ok(axum::Json(Cards { cards }))
}
