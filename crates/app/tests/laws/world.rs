//! A deployment with some rooms and people, and one wish after another.

use std::sync::Arc;

use app::meeting::{Booked, OnConflict, Wanted};
use app::{Answer, App, Error, SetClock, SystemChance, Who};
use domain::access::{self, BuiltIn, Caller, Identity, Scope};
use domain::event::Origin;
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::testing::Fresh;

pub(crate) const ROOMS: usize = 4;
pub(crate) const PEOPLE: usize = 3;

pub(crate) struct World {
    pub(crate) app: Arc<App>,
    pub(crate) rooms: Vec<PlaceId>,
    pub(crate) people: Vec<PersonId>,
}

pub(crate) fn start() -> Timestamp {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

pub(crate) fn node(store: Store) -> Arc<App> {
    let app = App::over(
        store,
        Arc::new(SetClock::new(start())),
        Arc::new(SystemChance),
    )
    .unwrap();
    app.warm_up().unwrap();
    app
}

impl World {
    pub(crate) fn new(store: Store) -> World {
        World::of(node(store))
    }

    pub(crate) fn of(app: Arc<App>) -> World {
        let mut table = String::from("code,campus,building,floor,name,capacity,kind,time_zone\n");
        for n in 0..ROOMS {
            table.push_str(&format!(
                "r{n},North,Main,{n},Room {n},{},x,UTC\n",
                4 + 4 * n
            ));
        }
        app.import_rooms(&Who::console(), table.as_bytes(), false, &|_, _| {})
            .unwrap();
        let rooms = (0..ROOMS).map(|n| app.places().by_code(&format!("r{n}")).unwrap().id);
        let people = (0..PEOPLE).map(|n| {
            let login = format!("p{n}");
            app.create_administrator(&Who::console(), &login, &login, None)
                .unwrap()
                .id
        });
        let (rooms, people) = (rooms.collect(), people.collect());
        World { app, rooms, people }
    }

    pub(crate) fn who(&self, person: usize) -> Who {
        let identity = Identity::Person(self.people[person]);
        let held = access::Held::of(BuiltIn::Employee, Scope::All);
        Who {
            caller: Caller::new(identity, vec![held]),
            origin: Origin::Api,
        }
    }

    pub(crate) fn wish(&self, room: usize, from: i64, minutes: i64) -> Wanted {
        let span = span(from, minutes);
        Wanted {
            subject: "meeting".to_owned(),
            description: None,
            private: false,
            organizer: None,
            host: None,
            people: None,
            meeting_type: None,
            attendees: Vec::new(),
            start: span.from(),
            end: span.until(),
            time_zone: Some("UTC".to_owned()),
            rooms: vec![self.rooms[room]],
            recurrence: None,
            on_conflict: OnConflict::Refuse,
            bypass: false,
        }
    }
}

/// So many minutes after the start of the story.
pub(crate) fn at(minutes: i64) -> Timestamp {
    start()
        .checked_add(SignedDuration::from_mins(minutes))
        .unwrap()
}

pub(crate) fn span(from: i64, minutes: i64) -> Span {
    Span::new(at(from), at(from + minutes)).unwrap()
}

pub(crate) fn booked(outcome: Result<Answer<Booked>, Error>) -> Result<Vec<MeetingId>, Error> {
    Ok(match outcome? {
        Answer::Fresh(Booked::One(detail)) => vec![detail.meeting.id],
        Answer::Fresh(Booked::Series(series)) => series.made.iter().map(|date| date.id).collect(),
        Answer::Repeated(answer) => panic!("no key was given, yet {answer:?}"),
    })
}

pub(crate) type Held = Vec<(PlaceId, Timestamp, Timestamp)>;

/// Room, start and end of every active hold, straight from the tables.
pub(crate) fn held(fresh: &Fresh) -> Held {
    let instant = |at| Timestamp::from_microsecond(at).unwrap();
    let holds = fresh.holds().into_iter();
    holds
        .map(|(room, from, until)| (PlaceId(room), instant(from), instant(until)))
        .collect()
}

pub(crate) fn overlaps(held: &[(PlaceId, Timestamp, Timestamp)]) -> usize {
    held.windows(2)
        .filter(|pair| pair[0].0 == pair[1].0 && pair[1].1 < pair[0].2)
        .count()
}
