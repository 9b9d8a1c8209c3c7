//! What a panel itself asks and reports: the day of its room, how it is, what is broken.

use std::sync::Arc;

use app::App;
use app::panel::{Booking, Door, Reported};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::{MeetingId, PanelId, PlaceId};
use domain::meeting::{Action, State as MeetingState};
use domain::panel::{BEAT_SECONDS, Panel, PanelCommand};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::LookBody;
use super::decor::DecorLookBody;
use crate::http::problem::{ApiError, ProblemBody};
use crate::http::request::{Caller, Json, run};
use crate::http::schedule::ShutView;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_door))
        .routes(routes!(put_heartbeat))
        .routes(routes!(report_fault))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DoorView {
    panel: SelfView,
    room: DoorRoom,
    /// What it wears today.
    decor: DecorLookBody,
    /// What the server's clock says.
    #[schema(value_type = String, format = DateTime)]
    now: Timestamp,
    /// What keeps the room from yesterday to tomorrow, in order of time.
    bookings: Vec<DoorBooking>,
    /// When it is not open from yesterday to tomorrow, in order of time.
    closed: Vec<ShutView>,
}

/// What a panel knows of itself.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SelfView {
    #[schema(value_type = String)]
    id: PanelId,
    name: String,
    look: LookBody,
}

impl From<Panel> for SelfView {
    fn from(panel: Panel) -> SelfView {
        SelfView {
            id: panel.id,
            name: panel.name,
            look: panel.look.into(),
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DoorRoom {
    #[schema(value_type = String)]
    id: PlaceId,
    code: String,
    name: String,
    capacity: Option<u32>,
    time_zone: String,
    in_service: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DoorBooking {
    #[schema(value_type = String)]
    id: MeetingId,
    /// Absent when the door does not tell.
    subject: Option<String>,
    organizer: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    /// With the minutes that are kept before and after it.
    #[schema(value_type = String, format = DateTime)]
    held_from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    held_until: Timestamp,
    #[schema(value_type = String, example = "running")]
    state: MeetingState,
    /// What may be done with it at the door now.
    #[schema(value_type = Vec<String>)]
    actions: Vec<Action>,
    /// From when on somebody has to check in; absent when nobody has to, or has.
    #[schema(value_type = Option<String>, format = DateTime)]
    check_in_from: Option<Timestamp>,
    /// When the room is given to others if nobody does.
    #[schema(value_type = Option<String>, format = DateTime)]
    check_in_until: Option<Timestamp>,
}

impl From<&Booking> for DoorBooking {
    fn from(booking: &Booking) -> DoorBooking {
        let Booking {
            detail,
            held,
            check_in,
        } = booking;
        let meeting = &detail.meeting;
        let is_told = !detail.masked;
        let organizer = detail.names.get(&meeting.topic.organizer);
        DoorBooking {
            id: meeting.id,
            subject: is_told.then(|| meeting.topic.subject.to_string()),
            organizer: organizer.filter(|_| is_told).map(|name| name.to_string()),
            start: meeting.span.from(),
            end: meeting.span.until(),
            held_from: held.from(),
            held_until: held.until(),
            state: detail.state,
            actions: detail.actions.clone(),
            check_in_from: check_in.map(|(from, _)| from),
            check_in_until: check_in.map(|(_, until)| until),
        }
    }
}

impl From<&Door> for DoorView {
    fn from(door: &Door) -> DoorView {
        DoorView {
            panel: door.panel.clone().into(),
            room: DoorRoom {
                id: door.room.id,
                code: door.room.code.clone(),
                name: door.room.name.clone(),
                capacity: door.room.capacity,
                time_zone: door.time_zone.clone(),
                in_service: door.room.in_service,
            },
            decor: door.decor.clone().into(),
            now: door.now,
            bookings: door.bookings.iter().map(DoorBooking::from).collect(),
            closed: door.shut.iter().copied().map(ShutView::from).collect(),
        }
    }
}

/// What the panel that asks is to show: its room with all that keeps it, and its look.
#[utoipa::path(get, path = "/api/v1/panels/me", tag = "panel",
    responses((status = 200, body = DoorView), (status = 404, body = ProblemBody)))]
async fn get_door(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<DoorView>, ApiError> {
    let door = run(&app, move |app| app.panel_door(&caller.who)).await?;
    Ok(axum::Json(DoorView::from(&door)))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct Heartbeat {
    app_version: String,
    /// Absent: it hangs at the mains, or does not tell.
    battery_percent: Option<u8>,
    width: u32,
    height: u32,
    /// How far its clock is ahead of the server's.
    clock_offset_ms: i64,
    /// The last lines of its log, oldest first; what is too long is cut.
    log: Vec<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ToldView {
    /// What the server's clock says.
    #[schema(value_type = String, format = DateTime)]
    now: Timestamp,
    /// Seconds until the next report is wanted.
    beat_seconds: i64,
    /// To be done once: `reload` or `identify`.
    #[schema(value_type = Option<String>)]
    command: Option<PanelCommand>,
    panel: SelfView,
    #[schema(value_type = String)]
    place_id: PlaceId,
}

/// A panel says how it is, and hears the time, its settings, and what it is to do. One that misses
/// three reports counts as offline.
#[utoipa::path(put, path = "/api/v1/panels/me/heartbeat", tag = "panel", request_body = Heartbeat,
    responses((status = 200, body = ToldView), (status = 404, body = ProblemBody)))]
async fn put_heartbeat(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<Heartbeat>,
) -> Result<axum::Json<ToldView>, ApiError> {
    let beat = body.value;
    let seen = Reported {
        app_version: beat.app_version,
        battery_percent: beat.battery_percent,
        width: beat.width,
        height: beat.height,
        clock_offset_ms: beat.clock_offset_ms,
        log: beat.log,
    };
    let told = run(&app, move |app| app.panel_beat(&caller.who, seen)).await?;
    Ok(axum::Json(ToldView {
        now: told.now,
        beat_seconds: BEAT_SECONDS,
        command: told.command,
        place_id: told.panel.place,
        panel: told.panel.into(),
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FaultBody {
    /// What is broken, in the words of whoever stands there.
    words: String,
}

/// Say at a panel what is broken. Who is responsible for it hears of it.
#[utoipa::path(post, path = "/api/v1/panels/me/faults", tag = "panel", request_body = FaultBody,
    responses((status = 204), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn report_fault(
    State(app): State<Arc<App>>,
    caller: Caller,
    body: Json<FaultBody>,
) -> Result<Response, ApiError> {
    let words = body.value.words;
    run(&app, move |app| app.report_panel_fault(&caller.who, &words)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
