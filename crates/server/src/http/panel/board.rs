//! Boards: their settings as the interface has them, and what one is to show.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::App;
use app::panel::{BoardBooking, BoardDay, BoardRoom};
use axum::extract::State;
use domain::id::{MeetingId, PanelId, PictureId, PlaceId};
use domain::meeting::State as MeetingState;
use domain::panel::{Arrow, Board, BoardLayout, MediaTime, Slide, Way};
use domain::person::Language;
use domain::place::plan::Corner;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::decor::DecorLookBody;
use super::door::SelfView;
use crate::http::place::{CornerBody, PlanView};
use crate::http::problem::{ApiError, ProblemBody};
use crate::http::request::{Caller, Id, run};
use crate::http::schedule::ShutView;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_own_board))
        .routes(routes!(preview_board))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct BoardBody {
    /// `rooms`, `meetings` in order of time, or rooms on the `plan` of the place.
    #[schema(value_type = String, example = "rooms")]
    layout: BoardLayout,
    /// Shown beside that of the look.
    #[schema(value_type = Option<String>, example = "en")]
    second_language: Option<Language>,
    /// By the id of a place: which way to it and all within it.
    #[schema(value_type = std::collections::HashMap<String, WayBody>)]
    ways: BTreeMap<PlaceId, WayBody>,
    /// How long one page stands: 5 to 120.
    page_seconds: u16,
    /// Lines of one page, 3 to 30; `null`: as many as can be read from afar.
    lines: Option<u8>,
    /// Whether meetings with guests are welcomed on a page of their own.
    greets_guests: bool,
    playlist: Vec<SlideBody>,
    /// `between` rounds of pages, or in place of them while the house is `idle`.
    #[schema(value_type = String, example = "between")]
    media: MediaTime,
    /// Where the board itself hangs on the plan.
    here: Option<CornerBody>,
    /// Which way of the plan somebody looks who reads the board: arrows to rooms that have none of
    /// their own follow from it and `here`.
    #[schema(value_type = String, example = "up")]
    facing: Arrow,
}

#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct WayBody {
    /// `left`, `upLeft`, `up`, `upRight`, `right`, `downRight`, `down` or `downLeft`, as seen by who
    /// stands before the board.
    #[schema(value_type = String, example = "left")]
    arrow: Arrow,
    /// Such as 'by the lift'.
    words: Option<String>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SlideBody {
    #[schema(value_type = String)]
    picture_id: PictureId,
    /// 3 to 600.
    seconds: u16,
}

impl Default for BoardBody {
    fn default() -> BoardBody {
        Board::default().into()
    }
}

impl From<Way> for WayBody {
    fn from(way: Way) -> WayBody {
        WayBody {
            arrow: way.arrow,
            words: way.words,
        }
    }
}

impl From<Board> for BoardBody {
    fn from(board: Board) -> BoardBody {
        let slide = |slide: Slide| SlideBody {
            picture_id: slide.picture,
            seconds: slide.seconds,
        };
        let ways = board.ways.into_iter();
        BoardBody {
            layout: board.layout,
            second_language: board.second_language,
            ways: ways.map(|(place, way)| (place, way.into())).collect(),
            page_seconds: board.page_seconds,
            lines: board.lines,
            greets_guests: board.greets_guests,
            playlist: board.playlist.into_iter().map(slide).collect(),
            media: board.media,
            here: board.here.map(CornerBody::from),
            facing: board.facing,
        }
    }
}

impl From<BoardBody> for Board {
    fn from(body: BoardBody) -> Board {
        let slide = |slide: SlideBody| Slide {
            picture: slide.picture_id,
            seconds: slide.seconds,
        };
        let way = |way: WayBody| Way {
            arrow: way.arrow,
            words: way.words,
        };
        let ways = body.ways.into_iter();
        Board {
            layout: body.layout,
            second_language: body.second_language,
            ways: ways.map(|(place, body)| (place, way(body))).collect(),
            page_seconds: body.page_seconds,
            lines: body.lines,
            greets_guests: body.greets_guests,
            playlist: body.playlist.into_iter().map(slide).collect(),
            media: body.media,
            here: body.here.map(Corner::from),
            facing: body.facing,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BoardView {
    panel: SelfView,
    board: BoardBody,
    /// What it wears today.
    decor: DecorLookBody,
    /// The floor or building it shows.
    place_name: String,
    time_zone: String,
    /// What the server's clock says.
    #[schema(value_type = String, format = DateTime)]
    now: Timestamp,
    /// In reading order.
    rooms: Vec<BoardRoomView>,
    /// With the layout `plan`, or where the board hangs on it: where they are.
    plan: Option<PlanView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BoardRoomView {
    #[schema(value_type = String)]
    id: PlaceId,
    code: String,
    name: String,
    capacity: Option<u32>,
    /// Names of the places between that of the board and the room.
    within: Vec<String>,
    time_zone: String,
    in_service: bool,
    /// Which way to it, where somebody said.
    way: Option<WayBody>,
    /// Whether a meeting there that nobody checked in to still waits for its people.
    needs_check_in: bool,
    /// What is on or to come, in order of time.
    bookings: Vec<BoardBookingView>,
    /// When it is not open, in order of time.
    closed: Vec<ShutView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BoardBookingView {
    #[schema(value_type = String)]
    id: MeetingId,
    /// Absent when the board does not tell.
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
    /// `confirmed` or `running`.
    #[schema(value_type = String, example = "running")]
    state: MeetingState,
    /// Whether its guests are welcomed.
    greets: bool,
}

impl From<BoardBooking> for BoardBookingView {
    fn from(booking: BoardBooking) -> BoardBookingView {
        BoardBookingView {
            id: booking.meeting,
            subject: booking.subject,
            organizer: booking.organizer,
            start: booking.span.from(),
            end: booking.span.until(),
            held_from: booking.held.from(),
            held_until: booking.held.until(),
            state: booking.state,
            greets: booking.is_greeted,
        }
    }
}

impl From<BoardRoom> for BoardRoomView {
    fn from(shown: BoardRoom) -> BoardRoomView {
        let bookings = shown.bookings.into_iter();
        BoardRoomView {
            id: shown.room.id,
            code: shown.room.code,
            name: shown.room.name,
            capacity: shown.room.capacity,
            within: shown.within,
            time_zone: shown.time_zone,
            in_service: shown.room.in_service,
            way: shown.way.map(WayBody::from),
            needs_check_in: shown.needs_check_in,
            bookings: bookings.map(BoardBookingView::from).collect(),
            closed: shown.shut.into_iter().map(ShutView::from).collect(),
        }
    }
}

impl From<BoardDay> for BoardView {
    fn from(day: BoardDay) -> BoardView {
        BoardView {
            panel: SelfView::from(day.panel),
            board: day.board.into(),
            decor: day.decor.into(),
            place_name: day.place_name,
            time_zone: day.time_zone,
            now: day.now,
            rooms: day.rooms.into_iter().map(BoardRoomView::from).collect(),
            plan: day.plan.map(PlanView::from),
        }
    }
}

/// What the board that asks is to show: the rooms of its floor or building, and its settings.
#[utoipa::path(get, path = "/api/v1/panels/me/board", tag = "panel",
    responses((status = 200, body = BoardView), (status = 404, body = ProblemBody)))]
async fn get_own_board(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<BoardView>, ApiError> {
    let day = run(&app, move |app| app.board_day(&caller.who)).await?;
    Ok(axum::Json(day.into()))
}

/// What a board shows, for those who look after it. Private meetings are hidden from them too.
#[utoipa::path(get, path = "/api/v1/panels/{id}/board", tag = "panel",
    params(("id" = String, Path)),
    responses((status = 200, body = BoardView), (status = 404, body = ProblemBody)))]
async fn preview_board(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PanelId>,
) -> Result<axum::Json<BoardView>, ApiError> {
    let day = run(&app, move |app| app.board_preview(&caller.who, id)).await?;
    Ok(axum::Json(day.into()))
}
