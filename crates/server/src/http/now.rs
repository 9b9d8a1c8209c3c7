//! What is done at the door: book now, see how long one may go on, knock.

use std::sync::Arc;

use app::App;
use app::find::Wish;
use app::meeting::{Booked, WantedNow};
use app::{Answer, Error, Problem};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{MeetingId, PlaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Caller, Id, IdempotencyKey, Json, made, repeated, run, versioned};
use super::view::{self, AlternativeView, MeetingView};
use crate::language::say;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(book_now))
        .routes(routes!(get_extension))
        .routes(routes!(knock))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NowBody {
    /// This room; the best that fits and is free when absent.
    #[schema(value_type = Option<String>)]
    room_id: Option<PlaceId>,
    /// Only rooms within this place.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    /// People it must hold.
    #[serde(default)]
    people: u32,
    #[serde(default)]
    features: Vec<String>,
    /// 1 to 1440; 30 when absent. Shorter where the next meeting begins before.
    minutes: Option<u32>,
    subject: Option<String>,
}

/// Take a room from this minute on: booked and checked in.
#[utoipa::path(post, path = "/api/v1/meetings/now", tag = "meeting", request_body = NowBody,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = MeetingView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn book_now(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NowBody>,
) -> Result<Response, ApiError> {
    let subject = say(key.language(), "meeting-now", &[]);
    let once = key.once(&body.raw, |outcome| match outcome {
        Booked::One(detail) => made(detail.meeting.version, &view::meeting(detail)),
        Booked::Series(_) => None,
    });
    let NowBody {
        room_id,
        place_id,
        people,
        features,
        minutes,
        subject: named,
    } = body.value;
    if minutes.is_some_and(|minutes| !(1..=1440).contains(&minutes)) {
        let problem = Problem::OutOfRange {
            least: 1,
            most: 1440,
        };
        return Err(Error::invalid("minutes", problem).into());
    }
    let wanted = WantedNow {
        room: room_id,
        wish: Wish::new(("people", people), features, place_id)?,
        minutes,
        subject: named.unwrap_or(subject),
    };
    match run(&app, move |app| app.book_now(&caller.who, wanted, once)).await? {
        Answer::Fresh(Booked::One(detail)) => Ok(versioned(
            StatusCode::CREATED,
            detail.meeting.version,
            &view::meeting(&detail),
        )),
        Answer::Fresh(Booked::Series(_)) => Err(ApiError::new("internal")),
        Answer::Repeated(answer) => Ok(repeated(answer)),
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ExtensionView {
    /// When the next meeting begins in one of its rooms; absent: not within a day.
    #[schema(value_type = Option<String>, format = DateTime)]
    free_until: Option<Timestamp>,
    /// Minutes by which `/extend` would be accepted.
    minutes: Vec<u32>,
    /// Where it could go on when it cannot here.
    elsewhere: Vec<AlternativeView>,
}

/// How long a meeting may go on where it is.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/extension", tag = "meeting",
    params(("id" = String, Path)),
    responses((status = 200, body = ExtensionView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_extension(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<axum::Json<ExtensionView>, ApiError> {
    let extension = run(&app, move |app| app.extension(&caller.who, id)).await?;
    Ok(axum::Json(ExtensionView {
        free_until: extension.free_until,
        minutes: extension.minutes,
        elsewhere: extension.elsewhere.iter().map(view::alternative).collect(),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct KnockBody {
    /// The meeting that is next in the room.
    #[schema(value_type = String)]
    meeting_id: MeetingId,
}

/// Ask the people of a running meeting to come to an end, for those whose meeting is next.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/knock", tag = "meeting",
    request_body = KnockBody, params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
async fn knock(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    body: Json<KnockBody>,
) -> Result<StatusCode, ApiError> {
    let next = body.value.meeting_id;
    run(&app, move |app| app.knock(&caller.who, id, next)).await?;
    Ok(StatusCode::NO_CONTENT)
}
