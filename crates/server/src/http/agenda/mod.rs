//! Agendas, and in the files beside this one what comes of a meeting: tasks, minutes, files.

mod action;
mod attachment;
mod minutes;

use std::collections::HashMap;
use std::sync::Arc;

use app::App;
use app::agenda::AgendaDetail;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::agenda::{Item, MinutesState, Speaker, WantedItem};
use domain::id::{AgendaItemId, MeetingId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody};
use super::request::{Caller, Id, IfMatch, Json, run, versioned};
use super::view::PersonRef;

pub use self::attachment::{content, is_upload, receive};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_agenda, put_agenda))
        .merge(action::routes())
        .merge(minutes::routes())
        .merge(attachment::routes())
}

/// Names of people beside their ids.
struct Names(HashMap<PersonId, Arc<str>>);

impl Names {
    fn of(&self, id: PersonId) -> PersonRef {
        PersonRef {
            id,
            name: self.0.get(&id).cloned().unwrap_or_default(),
        }
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AgendaItemView {
    #[schema(value_type = String)]
    id: AgendaItemId,
    #[schema(value_type = String)]
    title: Arc<str>,
    /// How long it takes.
    minutes: Option<u32>,
    /// Who speaks, when they can sign in.
    speaker: Option<PersonRef>,
    /// Who speaks, by name, when they cannot.
    #[schema(value_type = Option<String>)]
    speaker_name: Option<Arc<str>>,
    #[schema(value_type = Option<String>)]
    notes: Option<Arc<str>>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AgendaView {
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    /// In the order of talking.
    items: Vec<AgendaItemView>,
    /// Who writes the minutes, besides those who run the meeting.
    keeper: Option<PersonRef>,
    /// What all items take together.
    planned_minutes: u32,
    /// By how much that is more than the meeting lasts.
    over_by_minutes: u32,
    /// Whether the caller may write agenda, tasks and minutes.
    may_write: bool,
    /// Whether the caller may add files: whoever takes part may.
    may_add_files: bool,
    /// Where the minutes stand: `draft`, `sent`, `confirmed` or `objected`. Absent where there are
    /// none that the caller may read.
    #[schema(value_type = Option<String>, example = "sent")]
    minutes_state: Option<MinutesState>,
    version: i64,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AgendaItemBody {
    /// Of an item that is there already; a new one has none.
    #[schema(value_type = Option<String>)]
    id: Option<AgendaItemId>,
    title: String,
    minutes: Option<u32>,
    #[schema(value_type = Option<String>)]
    speaker_id: Option<PersonId>,
    /// Instead of `speakerId`, for somebody who cannot sign in.
    speaker_name: Option<String>,
    notes: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct AgendaBody {
    items: Vec<AgendaItemBody>,
    /// Somebody who takes part.
    #[schema(value_type = Option<String>)]
    keeper_id: Option<PersonId>,
}

/// What a meeting is to talk about.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/agenda", tag = "agenda",
    params(("id" = String, Path)),
    responses((status = 200, body = AgendaView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_agenda(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
) -> Result<Response, ApiError> {
    let found = run(&app, move |app| app.agenda(&caller.who, id)).await?;
    Ok(shown(found))
}

/// Write the agenda as a whole, in its order. Items keep their ids; those that are not named are
/// taken off.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/agenda", tag = "agenda",
    request_body = AgendaBody, params(("id" = String, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read")),
    responses((status = 200, body = AgendaView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 412, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_agenda(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<MeetingId>,
    IfMatch(version): IfMatch,
    body: Json<AgendaBody>,
) -> Result<Response, ApiError> {
    let keeper = body.value.keeper_id;
    let items = body.value.items.into_iter().map(wanted);
    let items = items.collect::<Result<Vec<_>, _>>()?;
    let saved = run(&app, move |app| {
        app.save_agenda(&caller.who, id, keeper, items, version)
    });
    Ok(shown(saved.await?))
}

fn wanted(item: AgendaItemBody) -> Result<WantedItem, ApiError> {
    let speaker = match (item.speaker_id, item.speaker_name) {
        (Some(person), None) => Some(Speaker::Person(person)),
        (None, Some(name)) => Some(Speaker::Other(name.into())),
        (None, None) => None,
        (Some(_), Some(_)) => {
            let what = Malformed::either("speakerId", "speakerName");
            return Err(ApiError::malformed(what));
        }
    };
    Ok(WantedItem {
        id: item.id,
        title: item.title.into(),
        minutes: item.minutes,
        speaker,
        notes: item.notes.map(Into::into),
    })
}

fn shown(detail: AgendaDetail) -> Response {
    let names = Names(detail.names);
    let item = |item: &Item| {
        let (speaker, speaker_name) = match &item.speaker {
            Some(Speaker::Person(person)) => (Some(names.of(*person)), None),
            Some(Speaker::Other(name)) => (None, Some(name.clone())),
            None => (None, None),
        };
        AgendaItemView {
            id: item.id,
            title: item.title.clone(),
            minutes: item.minutes,
            speaker,
            speaker_name,
            notes: item.notes.clone(),
        }
    };
    let agenda = &detail.agenda;
    let view = AgendaView {
        meeting_id: agenda.meeting,
        items: agenda.items.iter().map(item).collect(),
        keeper: agenda.keeper.map(|keeper| names.of(keeper)),
        planned_minutes: agenda.planned_minutes(),
        over_by_minutes: agenda.over_by_minutes(detail.meeting.span),
        may_write: detail.may_write,
        may_add_files: detail.may_add_files,
        minutes_state: detail.minutes,
        version: agenda.version,
    };
    versioned(StatusCode::OK, view.version, &view)
}
