//! The live stream: what happens, as it happens, as Server-Sent Events that go on where a lost
//! connection left off. A line says which meeting and rooms changed and when, never for what: the
//! reader asks again and sees what it may see.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use app::{App, Position, Told, Who};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::access::{Identity, Permission, Target};
use domain::event::{Fact, NoticeFact, SessionHappened};
use domain::id::{MeetingId, NoticeId, PersonId, PlaceId, SessionId};
use futures_util::StreamExt;
use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::{broadcast, watch};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::wrappers::errors::BroadcastStreamRecvError;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{Caller, Query, run};

/// Lines kept for slow readers; who falls further behind is told to read all anew.
const KEPT: usize = 1_024;
/// Lines given to somebody who comes back; beyond that reading all anew is cheaper.
const RESUMED_MOST: usize = 1_000;
/// Proxies close streams that stay silent for a minute.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Passes what the log says on to every open stream.
#[derive(Clone)]
pub struct Live {
    sender: broadcast::Sender<Told>,
    /// Turns true when the server stops; open streams would keep it from ending.
    stopping: watch::Receiver<bool>,
}

impl Live {
    pub fn start(app: &App, stopping: watch::Receiver<bool>) -> Live {
        let (sender, _) = broadcast::channel(KEPT);
        let live = Live {
            sender: sender.clone(),
            stopping,
        };
        app.listen(Box::new(move |told| {
            for line in told {
                // Nobody listening is no fault.
                sender.send(line.clone()).ok();
            }
        }));
        live
    }
}

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(stream_events))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Change {
    /// What happened, as `noun.happened`.
    #[serde(rename = "type")]
    kind: &'static str,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    #[schema(value_type = Option<String>)]
    meeting_id: Option<MeetingId>,
    #[schema(value_type = Vec<String>)]
    room_ids: Vec<PlaceId>,
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Something in the reader's own inbox arrived or was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    notice_id: Option<NoticeId>,
}

/// What happens, live. Events are named `change`; `reset` means: too much was missed, read anew.
#[utoipa::path(get, path = "/api/v1/events", tag = "live",
    params(("room" = Option<String>, Query, description = "Only this room"),
        ("place" = Option<String>, Query, description = "Only rooms within this place"),
        ("Last-Event-ID" = Option<String>, Header, description = "Where to go on")),
    responses((status = 200, body = Change, content_type = "text/event-stream"),
        (status = 401, body = ProblemBody)))]
async fn stream_events(
    State(app): State<Arc<App>>,
    axum::Extension(live): axum::Extension<Live>,
    caller: Caller,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, ApiError> {
    let filter = Filter {
        rooms: query
            .list::<PlaceId>("room", Sort::Id)?
            .into_iter()
            .collect(),
        within: query.optional("place", Sort::Id)?,
        who: caller.who.clone(),
        app: app.clone(),
    };
    // Subscribed before the past is read: a line may come twice, which its id tells, none is lost.
    let receiver = live.sender.subscribe();
    let last = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok());
    let last = last.or(query.text("lastEventId"));
    let past = past(&app, last).await?;
    let seen = past.last();
    let head = tokio_stream::iter(past.events(&filter, app.position()));
    let (session, reader) = (caller.session, caller.who.caller.clone());
    let turn = turn(&app, &reader);
    let tail = BroadcastStream::new(receiver)
        .take_while(move |line| std::future::ready(!ends(session, &reader, line)))
        .filter_map(move |line| {
            std::future::ready(match line {
                Ok(line) if seen.is_some_and(|seen| line.position <= seen) => None,
                Ok(line) => filter.event(&line),
                Err(BroadcastStreamRecvError::Lagged(_)) => Some(reset(filter.app.position())),
            })
        });
    let mut stopping = live.stopping.clone();
    let stopped = async move {
        stopping.wait_for(|stop| *stop).await.ok();
    };
    let stream = head
        .chain(tail)
        .map(Ok::<_, Infallible>)
        .take_until(stopped)
        .take_until(turn);
    let mut response = Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(HEARTBEAT))
        .into_response();
    // Proxies that collect an answer before passing it on would hold the stream back.
    response
        .headers_mut()
        .insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Waits until a right of the reader begins or ends: then it comes again and is looked up anew.
fn turn(app: &App, reader: &domain::access::Caller) -> impl Future<Output = ()> + use<> {
    let wait = reader.rights.turn_at.map(|turn| {
        let seconds = turn.as_second() - app.now().as_second();
        Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
    });
    async move {
        match wait {
            Some(wait) => tokio::time::sleep(wait).await,
            None => std::future::pending().await,
        }
    }
}

/// Whether the line ends the right to listen, or changes what the reader may see: the session was
/// closed, the key revoked, a role given or taken. Who still may comes again and goes on.
fn ends(
    session: Option<SessionId>,
    reader: &domain::access::Caller,
    line: &Result<Told, BroadcastStreamRecvError>,
) -> bool {
    let Ok(line) = line else { return false };
    let is_me = |person: &PersonId| reader.person() == Some(*person);
    match &line.event.fact {
        Fact::Session(fact) => {
            fact.happened == SessionHappened::Closed && session == Some(fact.session)
        }
        Fact::ApiKey(fact) => {
            let identity = reader.identity;
            fact.revoked && matches!(identity, Identity::ApiKey(key, _) if key == fact.api_key)
        }
        Fact::Grant(fact) => reader.is(&fact.grant.subject),
        Fact::Group(fact) => fact.joined.iter().chain(&fact.left).any(is_me),
        Fact::Person(fact) => is_me(&fact.person),
        Fact::Role(_) | Fact::OrgUnit(_) => true,
        _ => false,
    }
}

/// What a reader missed who saw everything up to `last`. A position that is none, or that lies
/// ahead of the log as after a restore, tells nothing: such a reader reads all anew.
async fn past(app: &Arc<App>, last: Option<&str>) -> Result<Past, ApiError> {
    let Some(last) = last else {
        return Ok(Past::Nothing);
    };
    let Ok(last) = last.parse::<Position>() else {
        return Ok(Past::TooMuch);
    };
    // Asked of the database: this node's memory may lag behind the node the reader comes from.
    let (lines, is_ahead) = run(app, move |app| {
        let lines = app.events_after(last, RESUMED_MOST + 1)?;
        let is_ahead = lines.is_empty() && app.is_rewound(last)?;
        Ok((lines, is_ahead))
    })
    .await?;
    if lines.len() > RESUMED_MOST || is_ahead {
        return Ok(Past::TooMuch);
    }
    Ok(Past::Lines { after: last, lines })
}

/// Tells a reader to read all anew, and from where the stream goes on.
fn reset(position: Position) -> Event {
    Event::default()
        .event("reset")
        .id(position.to_string())
        .data("{}")
}

/// What was missed.
enum Past {
    Nothing,
    Lines { after: Position, lines: Vec<Told> },
    TooMuch,
}

impl Past {
    fn last(&self) -> Option<Position> {
        match self {
            Past::Lines { after, lines } => Some(lines.last().map_or(*after, |line| line.position)),
            Past::Nothing | Past::TooMuch => None,
        }
    }

    fn events(self, filter: &Filter, position: Position) -> Vec<Event> {
        // A first line at once tells the reader that the stream is open, and from where.
        let hello = Event::default()
            .event("hello")
            .id(position.to_string())
            .data("{}");
        match self {
            Past::Nothing => vec![hello],
            Past::Lines { lines, .. } => {
                lines.iter().filter_map(|line| filter.event(line)).collect()
            }
            Past::TooMuch => vec![reset(position)],
        }
    }
}

fn told(line: &Told, change: Change) -> Option<Event> {
    let event = Event::default()
        .event("change")
        .id(line.position.to_string());
    event.json_data(change).ok()
}

/// Which lines a reader gets.
struct Filter {
    rooms: HashSet<PlaceId>,
    within: Option<PlaceId>,
    who: Who,
    app: Arc<App>,
}

impl Filter {
    fn event(&self, line: &Told) -> Option<Event> {
        let fact = &line.event.fact;
        let (meeting_id, span) = match fact {
            Fact::Meeting(fact) => (Some(fact.meeting), Some(fact.span)),
            Fact::Attendance(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Agenda(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Action(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Minutes(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Attachment(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Response(fact) => (Some(self.known(fact.meeting, &fact.rooms)?), None),
            Fact::Place(_) | Fact::Panel(_) | Fact::Plan(_) => (None, None),
            // How far it is concerns those who plan it; that it is there, everybody.
            Fact::Closure(fact) if fact.changes_rules() || self.plans(fact.place) => (None, None),
            Fact::Closure(_) => return None,
            Fact::Notice(notice) => return self.notice(line, notice),
            Fact::Series(_)
            | Fact::NoShow(_)
            | Fact::Person(_)
            | Fact::Session(_)
            | Fact::ApiKey(_)
            | Fact::Grant(_)
            | Fact::Role(_)
            | Fact::Group(_)
            | Fact::OrgUnit(_)
            | Fact::Delegation(_)
            | Fact::Swap(_)
            | Fact::HandOver(_)
            | Fact::Waiting(_)
            | Fact::NoticeSettings(_)
            | Fact::NoticeTemplate(_)
            | Fact::Delivery(_)
            | Fact::Calendar(_)
            | Fact::MeetingType(_)
            | Fact::Flow(_)
            | Fact::Approval(_)
            | Fact::Picture(_)
            | Fact::Decor(_)
            | Fact::Log(_) => return None,
        };
        let mut room_ids = fact.rooms();
        room_ids.retain(|room| self.wants(*room));
        if room_ids.is_empty() {
            return None;
        }
        let change = Change {
            kind: fact.kind(),
            at: line.event.at,
            meeting_id,
            room_ids,
            from: span.map(|span| span.from()),
            until: span.map(|span| span.until()),
            notice_id: None,
        };
        told(line, change)
    }

    /// What concerns an inbox is for its owner alone, whichever rooms they look at.
    fn notice(&self, line: &Told, fact: &NoticeFact) -> Option<Event> {
        let is_owner = matches!(self.who.caller.identity, Identity::Person(reader)
            if reader == fact.person);
        let change = Change {
            kind: line.event.fact.kind(),
            at: line.event.at,
            meeting_id: fact.meeting,
            room_ids: Vec::new(),
            from: None,
            until: None,
            notice_id: Some(fact.notice),
        };
        is_owner.then(|| told(line, change)).flatten()
    }

    /// The meeting, if the reader may know what goes on in it: how often somebody came to a private
    /// one tells how many they are.
    fn known(&self, meeting: MeetingId, rooms: &[PlaceId]) -> Option<MeetingId> {
        let places = self.app.places();
        let is_known = self.app.look(|picture| {
            picture.meeting(meeting).is_some_and(|booking| {
                rooms
                    .iter()
                    .all(|room| app::find::may_know(&self.who, &places, &booking, *room))
            })
        });
        is_known.then_some(meeting)
    }

    fn plans(&self, place: PlaceId) -> bool {
        let places = self.app.places();
        let target = Target::place(places.path(place));
        self.who.caller.may(Permission::PlaceManage, &target)
    }

    fn wants(&self, room: PlaceId) -> bool {
        let places = self.app.places();
        (self.rooms.is_empty() || self.rooms.contains(&room))
            && self
                .within
                .is_none_or(|place| places.is_within(room, place))
            && self.who.caller.sees(&places, room)
    }
}
