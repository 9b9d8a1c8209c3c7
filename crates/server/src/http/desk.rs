//! The front desk: a day of the rooms that somebody receives people for.

use std::sync::Arc;

use app::App;
use app::attendance::DeskLine;
use app::{Error, Problem};
use axum::extract::State;
use domain::attendance::Mark;
use domain::id::PlaceId;
use domain::meeting::Party;
use domain::span::Span;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::meeting::read_cursor;
use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Page, Query, run};
use super::view::{self, MeetingView, PersonRef};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list_desk))
}

/// A meeting as the front desk sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeskLineView {
    meeting: MeetingView,
    /// Of who booked.
    department: Option<String>,
    /// Who was to come and who came; empty for a private meeting that the reader may not see.
    people: Vec<DeskPersonView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeskPersonView {
    /// Absent for somebody from outside.
    person: Option<PersonRef>,
    /// Of somebody from outside.
    email: Option<String>,
    /// `expected`, `onTime`, `late` or, when the meeting is over, `absent`.
    #[schema(value_type = String, example = "expected")]
    mark: Mark,
    /// When they came.
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Timestamp>,
    /// Came without being invited.
    walk_in: bool,
}

fn shown(line: &DeskLine) -> DeskLineView {
    let people = line.lines.iter().map(|one| {
        let (person, email) = match &one.party {
            Party::Person(id) => {
                let name = line.names.get(id).cloned().unwrap_or_default();
                (Some(PersonRef { id: *id, name }), None)
            }
            Party::Guest(address) => (None, Some(address.clone())),
        };
        DeskPersonView {
            person,
            email,
            mark: one.mark,
            at: one.attendance.as_ref().map(|came| came.at),
            walk_in: one.walk_in,
        }
    });
    DeskLineView {
        meeting: view::meeting(&line.detail),
        department: line.department.clone(),
        people: people.collect(),
    }
}

/// Meetings that overlap a span in the rooms in which the caller notes people as being there, with
/// who was to come and who came; by start. Those that were released because nobody came are among
/// them.
#[utoipa::path(get, path = "/api/v1/desk", tag = "attendance",
    params(("start" = String, Query), ("end" = String, Query),
        ("place" = Option<String>, Query, description = "Only rooms within this place"),
        ("limit" = Option<u32>, Query, description = "1 to 500, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<DeskLineView>), (status = 400, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn list_desk(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<DeskLineView>>, ApiError> {
    let (start, end) = (query.instant("start")?, query.instant("end")?);
    let span =
        Span::new(start, end).ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
    let within = query.optional::<PlaceId>("place", Sort::Id)?;
    let limit = query.limit(200, 500)?;
    let after = query.text("cursor").map(read_cursor).transpose()?;
    let found = run(&app, move |app| {
        app.desk(&caller.who, span, within, after, limit + 1)
    });
    let views = found.await?.iter().map(shown).collect();
    let cursor = |last: &DeskLineView| format!("{}~{}", last.meeting.start, last.meeting.id);
    Ok(axum::Json(Page::of(views, limit, cursor)))
}
