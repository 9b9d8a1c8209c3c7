//! Panels and boards: pairing by code, looking after them, and what they ask and report themselves.

mod board;
mod decor;
mod door;
mod picture;

use std::net::SocketAddr;
use std::sync::Arc;

use app::App;
use app::panel::{Offered, PanelDetail, PanelEdit, Progress, WantedPanel};
use axum::Extension;
use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{PanelId, PersonId, PlaceId};
use domain::panel::{Board, Look, PanelCommand, PanelKind, PanelState, Theme};
use domain::person::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::board::BoardBody;
pub use self::picture::is_upload;
use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Json, Page, Query, created, made, run, versioned,
};
use super::view::PersonRef;

const PAGE: usize = 100;
const PAGE_MOST: usize = 200;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(offer_pairing))
        .routes(routes!(get_progress))
        .routes(routes!(list_panels, pair_panel))
        .routes(routes!(get_panel, change_panel, remove_panel))
        .routes(routes!(command_panel))
        .merge(door::routes())
        .merge(board::routes())
        .merge(decor::routes())
        .merge(picture::routes())
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PairingBody {}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OfferedView {
    /// To be shown, and entered by somebody who looks after the place.
    #[schema(example = "K7WQ4M")]
    code: String,
    /// What to ask with whether somebody has, and then the key for `Authorization: Bearer`.
    secret: String,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl From<Offered> for OfferedView {
    fn from(offered: Offered) -> OfferedView {
        OfferedView {
            code: offered.code,
            secret: offered.secret.as_str().to_owned(),
            expires_at: offered.expires_at,
        }
    }
}

/// Ask for a code to be shown on a screen that is to become a panel. It is worth something for ten
/// minutes.
#[utoipa::path(post, path = "/api/v1/panels/pairings", tag = "panel", request_body = PairingBody,
    security(()), responses((status = 200, body = OfferedView), (status = 429, body = ProblemBody)))]
async fn offer_pairing(
    State(app): State<Arc<App>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    _body: Json<PairingBody>,
) -> Result<axum::Json<OfferedView>, ApiError> {
    let address = peer.map(|Extension(ConnectInfo(address))| address.ip().to_string());
    let offered = run(&app, move |app| {
        app.offer_pairing(address.as_deref().unwrap_or_default())
    });
    Ok(axum::Json(offered.await?.into()))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SecretBody {
    secret: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ProgressView {
    /// Whether somebody has entered the code: from then on the secret is the key.
    paired: bool,
    /// What the screen has become; absent while it waits.
    #[schema(value_type = Option<String>, example = "panel")]
    kind: Option<PanelKind>,
    /// Until when the code is worth something; absent once it was entered.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
}

/// Whether somebody has entered the code of a screen.
#[utoipa::path(post, path = "/api/v1/panels/pairings/progress", tag = "panel",
    request_body = SecretBody, security(()),
    responses((status = 200, body = ProgressView), (status = 410, body = ProblemBody)))]
async fn get_progress(
    State(app): State<Arc<App>>,
    body: Json<SecretBody>,
) -> Result<axum::Json<ProgressView>, ApiError> {
    let secret = body.value.secret;
    let progress = run(&app, move |app| app.pairing_progress(&secret)).await?;
    Ok(axum::Json(match progress {
        Progress::Waiting { expires_at } => ProgressView {
            paired: false,
            kind: None,
            expires_at: Some(expires_at),
        },
        Progress::Paired { kind } => ProgressView {
            paired: true,
            kind: Some(kind),
            expires_at: None,
        },
    }))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct LookBody {
    /// `auto`, `light` or `dark`.
    #[schema(value_type = String, example = "auto")]
    theme: Theme,
    /// `null`: that of the device.
    #[schema(value_type = Option<String>, example = "zh-CN")]
    language: Option<Language>,
    /// Whether it shows what meetings are about and whose they are.
    shows_subjects: bool,
    /// Whether touching it is enough to check in; else by its code or with login and password.
    touch_check_in: bool,
    /// A line of welcome.
    welcome: Option<String>,
    /// Of the background while the room is free, as `#rrggbb`.
    background: Option<String>,
}

impl Default for LookBody {
    fn default() -> LookBody {
        Look::default().into()
    }
}

impl From<Look> for LookBody {
    fn from(look: Look) -> LookBody {
        LookBody {
            theme: look.theme,
            language: look.language,
            shows_subjects: look.shows_subjects,
            touch_check_in: look.touch_check_in,
            welcome: look.welcome,
            background: look.background,
        }
    }
}

impl From<LookBody> for Look {
    fn from(look: LookBody) -> Look {
        Look {
            theme: look.theme,
            language: look.language,
            shows_subjects: look.shows_subjects,
            touch_check_in: look.touch_check_in,
            welcome: look.welcome,
            background: look.background,
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FaultView {
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    words: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PanelView {
    #[schema(value_type = String)]
    id: PanelId,
    name: String,
    /// `panel` beside one door, `board` for all rooms of a floor or building.
    #[schema(value_type = String, example = "panel")]
    kind: PanelKind,
    #[schema(value_type = String)]
    place_id: PlaceId,
    place_name: String,
    look: LookBody,
    /// What a board shows; absent of a panel.
    board: Option<BoardBody>,
    /// `new` (it has not spoken yet), `online` or `offline`.
    #[schema(value_type = String, example = "online")]
    state: PanelState,
    #[schema(value_type = Option<String>, format = DateTime)]
    seen_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    offline_since: Option<Timestamp>,
    app_version: Option<String>,
    battery_percent: Option<u8>,
    width: Option<u32>,
    height: Option<u32>,
    /// How far its clock is ahead of the server's.
    clock_offset_ms: Option<i64>,
    /// The last lines of its log, oldest first.
    log: Vec<String>,
    /// Who hears when it is silent, or somebody reports a fault.
    responsible: PersonRef,
    /// What was reported at it, newest first.
    faults: Vec<FaultView>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    version: i64,
}

impl From<&PanelDetail> for PanelView {
    fn from(detail: &PanelDetail) -> PanelView {
        let panel = &detail.panel;
        let seen = panel.seen.as_ref();
        let fault = |fault: &domain::panel::PanelFault| FaultView {
            at: fault.at,
            words: fault.words.clone(),
        };
        PanelView {
            id: panel.id,
            name: panel.name.clone(),
            kind: panel.kind,
            place_id: panel.place,
            place_name: detail.place_name.clone(),
            look: panel.look.clone().into(),
            board: panel.board.clone().map(BoardBody::from),
            state: panel.state(),
            seen_at: panel.seen_at,
            offline_since: panel.offline_since,
            app_version: seen.map(|seen| seen.app_version.clone()),
            battery_percent: seen.and_then(|seen| seen.battery_percent),
            width: seen.map(|seen| seen.width),
            height: seen.map(|seen| seen.height),
            clock_offset_ms: seen.map(|seen| seen.clock_offset_ms),
            log: seen.map(|seen| seen.log.clone()).unwrap_or_default(),
            responsible: PersonRef {
                id: panel.responsible,
                name: detail.responsible.clone().unwrap_or_default().into(),
            },
            faults: detail.faults.iter().map(fault).collect(),
            created_at: panel.created_at,
            version: panel.version,
        }
    }
}

/// Panels and boards of the places the caller looks after, oldest first.
#[utoipa::path(get, path = "/api/v1/panels", tag = "panel",
    params(("limit" = Option<usize>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = Page<PanelView>)))]
async fn list_panels(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PanelView>>, ApiError> {
    let limit = query.limit(PAGE, PAGE_MOST)?;
    let after = query.optional::<PanelId>("cursor", Sort::Cursor)?;
    let panels = run(&app, move |app| app.panels(&caller.who, after, limit + 1)).await?;
    let items = panels.iter().map(PanelView::from).collect();
    Ok(axum::Json(Page::of(items, limit, |panel: &PanelView| {
        panel.id.to_string()
    })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewPanel {
    /// As the screen shows it; small letters and spaces do no harm.
    code: String,
    /// The room beside whose door it hangs; of a board, the floor or building it shows.
    #[schema(value_type = String)]
    place_id: PlaceId,
    /// `panel` when absent.
    #[schema(value_type = Option<String>, example = "panel")]
    kind: Option<PanelKind>,
    /// That of the place when absent.
    name: Option<String>,
}

/// Make the screen that shows a code a panel. The caller is responsible for it at first.
#[utoipa::path(post, path = "/api/v1/panels", tag = "panel", request_body = NewPanel,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "Repeats with the same key have one effect and the same answer")),
    responses((status = 201, body = PanelView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn pair_panel(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewPanel>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |detail: &PanelDetail| {
        made(detail.panel.version, &PanelView::from(detail))
    });
    let wanted = WantedPanel {
        code: body.value.code,
        place: body.value.place_id,
        kind: body.value.kind.unwrap_or(PanelKind::Panel),
        name: body.value.name,
    };
    let paired = run(&app, move |app| app.pair_panel(&caller.who, wanted, once)).await?;
    Ok(created(paired, |detail| {
        (detail.panel.version, PanelView::from(&detail))
    }))
}

/// One panel.
#[utoipa::path(get, path = "/api/v1/panels/{id}", tag = "panel", params(("id" = String, Path)),
    responses((status = 200, body = PanelView), (status = 404, body = ProblemBody)))]
async fn get_panel(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PanelId>,
) -> Result<Response, ApiError> {
    let detail = run(&app, move |app| app.panel(&caller.who, id)).await?;
    Ok(one(&detail))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
struct PanelPatch {
    name: Option<String>,
    /// Moves it; from then on it shows and books this room.
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    look: Option<LookBody>,
    /// Of a board.
    board: Option<BoardBody>,
    #[schema(value_type = Option<String>)]
    responsible_id: Option<PersonId>,
}

/// Rename a panel, move it to another place, give it another look.
#[utoipa::path(patch, path = "/api/v1/panels/{id}", tag = "panel", request_body = PanelPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header,
        description = "The ETag that was read")),
    responses((status = 200, body = PanelView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_panel(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PanelId>,
    IfMatch(version): IfMatch,
    body: Json<PanelPatch>,
) -> Result<Response, ApiError> {
    let edit = PanelEdit {
        name: body.value.name,
        place: body.value.place_id,
        look: body.value.look.map(Look::from),
        board: body.value.board.map(Board::from),
        responsible: body.value.responsible_id,
    };
    let act = move |app: &Arc<App>| app.change_panel(&caller.who, id, edit, version);
    Ok(one(&run(&app, act).await?))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommandBody {
    /// `reload`: fetch the page anew; `identify`: show its name in large letters.
    #[schema(value_type = String, example = "identify")]
    command: PanelCommand,
}

/// Tell a panel something. It hears it at once when it listens, else with its next report.
#[utoipa::path(post, path = "/api/v1/panels/{id}/command", tag = "panel",
    request_body = CommandBody, params(("id" = String, Path)),
    responses((status = 200, body = PanelView), (status = 404, body = ProblemBody)))]
async fn command_panel(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PanelId>,
    body: Json<CommandBody>,
) -> Result<Response, ApiError> {
    let command = body.value.command;
    let act = move |app: &Arc<App>| app.command_panel(&caller.who, id, command);
    Ok(one(&run(&app, act).await?))
}

/// Remove a panel: its key opens nothing any more, and its screen shows a code again.
#[utoipa::path(delete, path = "/api/v1/panels/{id}", tag = "panel", params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn remove_panel(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PanelId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.remove_panel(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn one(detail: &PanelDetail) -> Response {
    let view = PanelView::from(detail);
    versioned(StatusCode::OK, view.version, &view)
}
