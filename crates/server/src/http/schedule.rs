//! The schedule: written straight from memory into the answer, since it is what people look at
//! all day. Others' private meetings show that the room is taken, not for what or by whom.

use std::sync::Arc;

use app::{App, Who};

use domain::availability::Held;
use domain::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::State;
use domain::place::Places;
use domain::policy::Shut;
use domain::span::Span;
use jiff::Timestamp;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::problem::ApiError;
use super::view::{self, RoomView};

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleView {
    #[schema(value_type = Vec<ScheduleRoom>)]
    rooms: Vec<()>,
    /// Up to which event this is true; where a live stream goes on from.
    position: String,
    /// Give it as `cursor` for the rooms beyond 1,000.
    next_cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct ScheduleRoom {
    room: RoomView,
    holds: Vec<ScheduleHold<'static>>,
    /// With `hours=true`: when the room is not open then, in order.
    closed: Option<Vec<ShutView>>,
}

/// A stretch in which a room is not open.
#[derive(Serialize, ToSchema)]
pub struct ShutView {
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// When it opens, which may be after the time asked for; absent when that is not within the
    /// next 60 days.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

impl From<Shut> for ShutView {
    fn from(Shut { from, until }: Shut) -> ShutView {
        ShutView { from, until }
    }
}

/// What of the schedule is asked for.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub span: Span,
    /// Whether it is told when rooms are not open.
    pub tells_hours: bool,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ScheduleHold<'a> {
    #[schema(value_type = String)]
    id: HoldId,
    #[schema(value_type = String)]
    meeting_id: MeetingId,
    #[schema(value_type = Option<String>)]
    series_id: Option<SeriesId>,
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    /// Absent when the reader may not know it.
    subject: Option<&'a str>,
    organizer: Option<Organizer<'a>>,
    #[schema(value_type = String)]
    state: State,
    private: bool,
    /// The reader organises it or takes part.
    mine: bool,
}

#[derive(Serialize, ToSchema)]
struct Organizer<'a> {
    #[schema(value_type = String)]
    id: PersonId,
    name: &'a str,
}

/// The body of the answer.
pub fn write(
    app: &Arc<App>,
    who: &Who,
    rooms: &[PlaceId],
    Wanted { span, tells_hours }: Wanted,
    next_cursor: Option<PlaceId>,
) -> Result<Vec<u8>, ApiError> {
    let places = app.places();
    let reader = Reader {
        who,
        places: &places,
        now: app.now(),
    };
    let position = app.position().to_string();
    let body = app.look(|picture| {
        let lines = Lines(std::cell::RefCell::new(
            picture.day(rooms, span).filter_map(|(id, holds)| {
                let room = view::room(places.room(id)?, &places);
                let holds: Vec<_> = holds.map(|held| reader.hold(id, &held)).collect();
                let closed = tells_hours.then(|| {
                    let shut = places.shut_within(id, span).into_iter();
                    shut.map(ShutView::from).collect()
                });
                Some(Line {
                    room,
                    holds,
                    closed,
                })
            }),
        ));
        let next_cursor = next_cursor.map(|id| id.to_string());
        serde_json::to_vec(&Body {
            rooms: lines,
            position,
            next_cursor,
        })
    });
    body.map_err(|_| ApiError::new("internal"))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<I> {
    rooms: I,
    position: String,
    next_cursor: Option<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    room: RoomView,
    holds: Vec<ScheduleHold<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<Vec<ShutView>>,
}

/// Lines that are made while they are written, one at a time.
struct Lines<I>(std::cell::RefCell<I>);

impl<'a, I: Iterator<Item = Line<'a>>> Serialize for Lines<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}

/// Who reads, and when.
struct Reader<'a> {
    who: &'a Who,
    places: &'a Places,
    now: Timestamp,
}

impl Reader<'_> {
    fn hold<'h>(&self, room: PlaceId, held: &Held<'h>) -> ScheduleHold<'h> {
        let booking = &held.booking;
        let mine = self
            .who
            .caller
            .acts_as()
            .is_some_and(|person| booking.involves(person));
        let seen = app::find::may_know(self.who, self.places, booking, room);
        let state = match booking.state() {
            State::Confirmed | State::Running if booking.span().until() <= self.now => State::Ended,
            state => state,
        };
        let organizer = booking.organizer().filter(|_| seen);
        ScheduleHold {
            id: held.id,
            meeting_id: booking.meeting(),
            series_id: booking.series(),
            from: held.span.from(),
            until: held.span.until(),
            subject: seen.then(|| booking.subject()),
            organizer: organizer.map(|(id, name)| Organizer { id, name }),
            state,
            private: booking.is_private(),
            mine,
        }
    }
}
