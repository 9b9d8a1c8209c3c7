//! A campus to try things on: rooms, people and a month of meetings, the same for the same seed.

mod cast;
mod floor;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::Caller;
use domain::event::Origin;
use domain::id::{PersonId, PlaceId};
use domain::meeting::{Attendee, Party};
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use store::Tx;

use crate::import::ImportError;
use crate::meeting::{OnConflict, Plan, Turn, Wanted};
use crate::place::WantedPlan;
use crate::series::WantedRecurrence;
use crate::{App, Error, Who};

/// Days before and after today that have meetings.
const DAYS: std::ops::RangeInclusive<i32> = -7..=24;

/// What the demonstration consists of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Demo {
    pub rooms: usize,
    pub people: usize,
    pub meetings: usize,
    pub series: usize,
    /// Floors that were drawn.
    pub plans: usize,
}

impl App {
    /// Fills the database. Rooms and people that are there stay; meetings that clash are left out.
    pub fn fill_with_demo(self: &Arc<Self>, seed: u64) -> Result<Demo, ImportError> {
        let who = Who {
            caller: Caller::system(),
            origin: Origin::Import,
        };
        let rooms = self.import_rooms(&who, cast::rooms().as_bytes(), false, &|_, _| {})?;
        let people = self.import_people(&who, cast::people().as_bytes(), false, &|_, _| {})?;
        let mut script = Script::new(self, seed)?;
        let mut demo = Demo {
            rooms: rooms.accepted,
            people: people.accepted,
            plans: self.draw_floors(&who)?,
            ..Demo::default()
        };
        for wanted in script.series() {
            demo.series += usize::from(self.play(&who, wanted)?);
        }
        for day in DAYS {
            for wanted in script.day(day) {
                demo.meetings += usize::from(self.play(&who, wanted)?);
            }
        }
        Ok(demo)
    }

    /// Draws the floors of the rooms that have no plan yet; how many.
    fn draw_floors(self: &Arc<Self>, who: &Who) -> Result<usize, Error> {
        let places = self.places();
        let codes = cast::codes();
        let mut floors: BTreeMap<PlaceId, Vec<(PlaceId, u32)>> = BTreeMap::new();
        for room in places.rooms().iter().filter_map(|id| places.room(*id)) {
            let ours = codes.contains(&room.code.as_str());
            if let Some(floor) = room.parent.filter(|_| ours) {
                let seats = room.capacity.unwrap_or(0);
                floors.entry(floor).or_default().push((room.id, seats));
            }
        }
        let drawn = self.store.read(|tx| tx.planned_places())?;
        floors.retain(|floor, _| !drawn.contains(floor));
        for (place, rooms) in &floors {
            let floor = floor::draw(rooms);
            let wanted = WantedPlan {
                spots: floor.spots,
                keeps_drawing: true,
            };
            let plan = self.draw_plan(who, *place, wanted, None)?;
            let mut incoming = self.begin_drawing(who, *place)?;
            incoming.write(floor.drawing.as_bytes())?;
            let drawing = self.keep_drawing(incoming)?;
            self.set_drawing(who, *place, drawing, Some(plan.version))?;
        }
        Ok(floors.len())
    }

    /// Books one wish; `false` when it clashes.
    fn play(self: &Arc<Self>, who: &Who, wanted: Wanted) -> Result<bool, Error> {
        let plan = Plan {
            turn: Turn::Theirs,
            ..self.plan(who, wanted)?
        };
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        let outcome = self.store.write(move |tx: &mut Tx| match &plan.recurrence {
            Some(rule) => app.book_series(tx, &who, &plan, rule, now).map(|_| ()),
            None => app.book_one(tx, &who, &plan, now).map(|_| ()),
        });
        match outcome {
            Ok(()) => Ok(true),
            Err(Error::Refused(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Makes up who meets when, and about what.
struct Script {
    random: StdRng,
    rooms: Vec<(PlaceId, u32)>,
    people: Vec<PersonId>,
    midnight: jiff::ZonedDateTime,
}

impl Script {
    fn new(app: &App, seed: u64) -> Result<Script, Error> {
        let places = app.places();
        let rooms: Vec<_> = places
            .rooms()
            .iter()
            .filter_map(|id| Some((*id, places.room(*id)?.capacity?)))
            .collect();
        let zone = rooms
            .first()
            .map_or(jiff::tz::TimeZone::UTC, |(room, _)| places.zone(*room));
        let people = app.store.read(|tx| {
            cast::LOGINS
                .iter()
                .filter_map(|login| tx.person_by_login(login).transpose())
                .map(|person| person.map(|person| person.id))
                .collect::<Result<Vec<_>, _>>()
                .map_err(Error::from)
        })?;
        let now = app.now().to_zoned_datetime(zone);
        let midnight = now.start_of_day().unwrap_or(now);
        Ok(Script {
            random: StdRng::seed_from_u64(seed),
            rooms,
            people,
            midnight,
        })
    }

    /// Recurring meetings of teams.
    fn series(&mut self) -> Vec<Wanted> {
        let teams = cast::SERIES;
        teams
            .iter()
            .filter_map(|(subject, rule, hour, minutes)| {
                let wanted = self.wish(subject, -7, *hour, 0, *minutes)?;
                Some(Wanted {
                    recurrence: Some(WantedRecurrence {
                        rule: (*rule).to_owned(),
                        exdates: Vec::new(),
                        rdates: Vec::new(),
                    }),
                    on_conflict: OnConflict::Skip,
                    ..wanted
                })
            })
            .collect()
    }

    /// The single meetings of a day: many on weekdays, few on weekends.
    fn day(&mut self, day: i32) -> Vec<Wanted> {
        let is_weekend = self
            .midnight
            .checked_add(day.days())
            .is_ok_and(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        let share = if is_weekend { 0.1 } else { 2.2 };
        let count = (self.rooms.len() as f64 * share) as usize;
        (0..count)
            .filter_map(|_| {
                let subject = cast::SUBJECTS.choose(&mut self.random).copied()?;
                let hour = self.random.random_range(8..18);
                let minute = [0, 0, 30, 15].choose(&mut self.random).copied()?;
                let minutes = [30, 30, 60, 60, 60, 90, 120]
                    .choose(&mut self.random)
                    .copied()?;
                self.wish(subject, day, hour, minute, minutes)
            })
            .collect()
    }

    fn wish(
        &mut self,
        subject: &str,
        day: i32,
        hour: i64,
        minute: i64,
        minutes: i64,
    ) -> Option<Wanted> {
        let (room, capacity) = self.rooms.choose(&mut self.random).copied()?;
        let organizer = self.people.choose(&mut self.random).copied()?;
        let size = self.random.random_range(2..=capacity.clamp(2, 9)) as usize;
        let invited = self.people.choose_multiple(&mut self.random, size - 1);
        let attendees = invited
            .filter(|person| **person != organizer)
            .map(|person| Attendee {
                party: Party::Person(*person),
                required: true,
            });
        let time = hour.hours().minutes(minute);
        let start = self
            .midnight
            .checked_add(day.days())
            .ok()?
            .checked_add(time)
            .ok()?;
        let start: Timestamp = start.timestamp();
        Some(Wanted {
            subject: subject.to_owned(),
            description: None,
            private: self.random.random_bool(0.06),
            organizer: Some(organizer),
            host: None,
            people: None,
            meeting_type: None,
            attendees: attendees.collect(),
            start,
            end: start.checked_add(SignedDuration::from_mins(minutes)).ok()?,
            time_zone: None,
            rooms: vec![room],
            recurrence: None,
            on_conflict: OnConflict::Refuse,
            bypass: false,
        })
    }
}
