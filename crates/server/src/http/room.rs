//! Rooms, which of them are free, what is on in them, and common times with people.

use std::sync::Arc;

use app::find::{Hours, Wish};
use app::{App, Error, Problem};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::id::{PersonId, PlaceId};
use domain::span::Span;
use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Page, Query, fresh, run};
use super::schedule::{self, ScheduleView, Wanted};
use super::view::{self, RoomView};

/// Rooms whose schedule is given at once.
const SCHEDULE_ROOMS: usize = 1_000;
/// Days one schedule may cover.
const SCHEDULE_DAYS: i64 = 366;
/// Days one schedule may cover that tells when rooms are open.
const HOURS_DAYS: i64 = 62;
/// Days one search for a common time may cover.
const SEARCH_DAYS: i64 = 366;

/// People one search for a common time may name.
const PEOPLE_MOST: usize = 100;

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_rooms))
        .routes(routes!(list_free_rooms))
        .routes(routes!(list_slots))
        .routes(routes!(get_schedule))
}

/// Rooms the caller may see, by place and name.
#[utoipa::path(get, path = "/api/v1/rooms", tag = "room",
    params(("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`"),
        ("place" = Option<String>, Query, description = "Only rooms within this place")),
    responses((status = 200, body = Page<RoomView>), (status = 401, body = ProblemBody)))]
async fn list_rooms(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<RoomView>>, ApiError> {
    let limit = query.limit(200, 1000)?;
    let rooms = rooms_asked(&app, &caller, &query)?;
    let start = start_after(&query, &rooms)?;
    let places = app.places();
    let page = rooms
        .iter()
        .skip(start)
        .take(limit + 1)
        .filter_map(|id| places.room(*id));
    let page = page.map(|room| view::room(room, &places)).collect();
    Ok(axum::Json(Page::of(page, limit, |last: &RoomView| {
        last.id.to_string()
    })))
}

/// Rooms free for the whole span, best fit first. With `bookable=true` only those that the caller
/// could book then without breaking a rule.
#[utoipa::path(get, path = "/api/v1/rooms/available", tag = "room",
    params(("start" = String, Query), ("end" = String, Query),
        ("capacity" = Option<u32>, Query, description = "People who must fit"),
        ("features" = Option<String>, Query, description = "All of these, between commas"),
        ("place" = Option<String>, Query, description = "Only rooms within this place"),
        ("bookable" = Option<bool>, Query, description = "Rules are asked too; false by default"),
        ("limit" = Option<u32>, Query, description = "1 to 1000, 200 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<RoomView>), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn list_free_rooms(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<RoomView>>, ApiError> {
    let span = span_asked(&query, SCHEDULE_DAYS)?;
    let limit = query.limit(200, 1000)?;
    let start = query
        .optional::<usize>("cursor", Sort::Cursor)?
        .unwrap_or(0);
    let wish = wish(&query)?;
    let places = app.places();
    fresh(&app).await;
    let page = if query.optional("bookable", Sort::YesOrNo)?.unwrap_or(false) {
        app.bookable_rooms(&caller.who, span, &wish, start, limit + 1)
    } else {
        app.free_rooms(&caller.who, span, &wish, start, limit + 1)
    };
    let page = page.into_iter().filter_map(|id| places.room(id));
    let page = page.map(|room| view::room(room, &places)).collect();
    Ok(axum::Json(Page::of(page, limit, |_| {
        (start + limit).to_string()
    })))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SlotView {
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
    #[schema(value_type = String)]
    room_id: PlaceId,
}

#[derive(Serialize, ToSchema)]
struct SlotList {
    items: Vec<SlotView>,
}

/// The first times at which all these people are free and the caller could book a fitting room:
/// rules, and what is kept around meetings, are heeded.
#[utoipa::path(get, path = "/api/v1/slots", tag = "room",
    params(("people" = Option<String>, Query, description = "Ids between commas"),
        ("minutes" = u32, Query), ("start" = String, Query), ("end" = String, Query),
        ("capacity" = Option<u32>, Query), ("features" = Option<String>, Query),
        ("place" = Option<String>, Query), ("limit" = Option<u32>, Query),
        ("dayFrom" = Option<String>, Query, description = "Not before this time of day: 09:00"),
        ("dayUntil" = Option<String>, Query, description = "Not after this time of day: 18:00"),
        ("weekdays" = Option<String>, Query, description = "1 = Monday … 7, between commas"),
        ("timeZone" = Option<String>, Query, description = "IANA zone of these times")),
    responses((status = 200, body = SlotList), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn list_slots(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<SlotList>, ApiError> {
    let window = span_asked(&query, SEARCH_DAYS)?;
    let people: Vec<PersonId> = query.list("people", Sort::Id)?;
    let minutes = query.optional::<u32>("minutes", Sort::COUNT)?;
    let minutes = minutes.ok_or_else(|| ApiError::malformed(Malformed::missing("minutes")))?;
    if !(1..=1440).contains(&minutes) {
        let range = Problem::OutOfRange {
            least: 1,
            most: 1440,
        };
        return Err(Error::invalid("minutes", range).into());
    }
    let limit = query.limit(10, 100)?;
    let wish = wish(&query)?;
    let windows = windows(&query, window)?;
    if people.len() > PEOPLE_MOST {
        return Err(Error::invalid("people", Problem::TooMany { most: PEOPLE_MOST }).into());
    }
    fresh(&app).await;
    // A year without a common time is looked through to its end.
    let slots = run(&app, move |app| {
        Ok(app.common_slots(&caller.who, &people, minutes, &windows, &wish, limit))
    })
    .await?;
    let items = slots.into_iter().map(|slot| SlotView {
        start: slot.span.from(),
        end: slot.span.until(),
        room_id: slot.room,
    });
    Ok(axum::Json(SlotList {
        items: items.collect(),
    }))
}

/// What is on in the rooms, as far as the caller may see it.
#[utoipa::path(get, path = "/api/v1/schedule", tag = "room",
    params(("start" = String, Query), ("end" = String, Query),
        ("place" = Option<String>, Query), ("rooms" = Option<String>, Query),
        ("hours" = Option<bool>, Query, description = "Told when rooms are closed; 62 days at most"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = ScheduleView), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn get_schedule(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<Response, ApiError> {
    let tells_hours = query.optional("hours", Sort::YesOrNo)?.unwrap_or(false);
    let days_most = if tells_hours {
        HOURS_DAYS
    } else {
        SCHEDULE_DAYS
    };
    let span = span_asked(&query, days_most)?;
    let mut rooms = rooms_asked(&app, &caller, &query)?;
    rooms.drain(..start_after(&query, &rooms)?);
    let next = (rooms.len() > SCHEDULE_ROOMS).then(|| rooms.get(SCHEDULE_ROOMS - 1).copied());
    rooms.truncate(SCHEDULE_ROOMS);
    fresh(&app).await;
    let body = schedule::write(
        &app,
        &caller.who,
        &rooms,
        Wanted { span, tells_hours },
        next.flatten(),
    )?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// The rooms named, or those of a place, or all; unseen ones are as if they were not.
fn rooms_asked(app: &Arc<App>, caller: &Caller, query: &Query) -> Result<Vec<PlaceId>, ApiError> {
    let places = app.places();
    let named: Vec<PlaceId> = query.list("rooms", Sort::Id)?;
    let within: Option<PlaceId> = query.optional("place", Sort::Id)?;
    let mut rooms = app.visible_rooms(&caller.who, &places);
    if let Some(place) = within {
        rooms.retain(|room| places.is_within(*room, place));
    }
    if query.text("rooms").is_some() {
        let named: std::collections::HashSet<_> = named.into_iter().collect();
        rooms.retain(|room| named.contains(room));
    }
    Ok(rooms)
}

/// Where the page begins: after the room the cursor names.
fn start_after(query: &Query, rooms: &[PlaceId]) -> Result<usize, ApiError> {
    let Some(last) = query.optional::<PlaceId>("cursor", Sort::Cursor)? else {
        return Ok(0);
    };
    let found = rooms.iter().position(|room| *room == last);
    found
        .map(|at| at + 1)
        .ok_or_else(|| ApiError::malformed(Malformed::wanted("cursor", Sort::Cursor)))
}

fn span_asked(query: &Query, days_most: i64) -> Result<Span, ApiError> {
    let (start, end) = (query.instant("start")?, query.instant("end")?);
    let span =
        Span::new(start, end).ok_or_else(|| Error::invalid("end", Problem::EndNotAfterStart))?;
    if span.seconds() > SignedDuration::from_hours(24 * days_most).as_secs() {
        let range = Problem::OutOfRange {
            least: 0,
            most: days_most * 24 * 60,
        };
        return Err(Error::invalid("end", range).into());
    }
    Ok(span)
}

/// The window, or the part of each of its days that was asked for.
fn windows(query: &Query, window: Span) -> Result<Vec<Span>, ApiError> {
    let from = query.optional::<Time>("dayFrom", Sort::TimeOfDay)?;
    let until = query.optional::<Time>("dayUntil", Sort::TimeOfDay)?;
    let weekdays: Vec<i8> = query.list("weekdays", Sort::whole(1, 7))?;
    if from.is_none() && until.is_none() && weekdays.is_empty() {
        return Ok(vec![window]);
    }
    let zone = app::text::time_zone("timeZone", query.text("timeZone").unwrap_or("UTC"))?;
    let hours = Hours {
        from: from.unwrap_or(Time::midnight()),
        until,
        weekdays,
    };
    Ok(app::find::days_within(window, &hours, &zone))
}

fn wish(query: &Query) -> Result<Wish, ApiError> {
    let people = query.optional("capacity", Sort::whole(0, i64::MAX))?;
    let people = ("capacity", people.unwrap_or(0));
    let features = query.list("features", Sort::Text)?;
    Ok(Wish::new(
        people,
        features,
        query.optional("place", Sort::Id)?,
    )?)
}
