//! Measures the read model of `domain::availability` on 10,000 rooms with 1,000,000 bookings in
//! four weeks, beside plain sorted span lists asked the same questions, and on 200 rooms with
//! 200,000 bookings. Prints one line of JSON per figure; where the name gives another unit than
//! microseconds, that holds. Run it with `--release`.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::availability::{Availability, CommonTime, Entry, Need, RoomFacts, Slot};
use domain::id::{HoldId, MeetingId, PersonId, PlaceId, SeriesId};
use domain::meeting::State;
use domain::span::Span;
use jiff::Timestamp;
use uuid::Uuid;

const MINUTE: i64 = 60;
const DAY: i64 = 1_440 * MINUTE;
/// Monday 2026-11-02, 00:00 UTC.
const MONDAY: i64 = 1_793_577_600;
const PEOPLE: u64 = 50_000;
const BATCH: usize = 8_192;
const FEATURES: [&str; 6] = [
    "display",
    "phone",
    "whiteboard",
    "video",
    "stage",
    "step-free",
];

/// The allocator of the server, so that memory is what it will be there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let before = resident_mb();
    let empty = Availability::default();
    say("empty model, resident MB", &mut [resident_mb() - before]);
    drop(black_box(empty));

    let campus = Campus {
        rooms: 10_000,
        weeks: 4,
    };
    let mut dice = Dice(42);
    let (mut model, spent, memory) = campus.build(&mut dice);
    say(
        "build 1,000,000 bookings, processor ms",
        &mut [spent.as_secs_f64() * 1e3],
    );
    say(
        "10,000 rooms, 1,000,000 bookings, resident MB",
        &mut [memory],
    );
    let lists = Lists::of(&campus);
    ask_for_rooms(&model, &lists, &campus, &mut dice);
    ask_for_common_times(&model, &lists, &mut dice);
    ask_for_other_times(&model, &campus, &mut dice);
    ask_for_days("day of 200 of 10,000 rooms", &model, &campus, &mut dice);
    change(&mut model, &campus, &mut dice);
    drop((model, lists));

    let house = Campus {
        rooms: 200,
        weeks: 40,
    };
    let (model, spent, _) = house.build(&mut dice);
    say(
        "build 200,000 bookings, processor ms",
        &mut [spent.as_secs_f64() * 1e3],
    );
    ask_for_days(
        "day of 200 rooms of 200,000 bookings",
        &model,
        &house,
        &mut dice,
    );
}

/// Five weekly series per room and working day: so many rooms, each date in the same two hours.
struct Campus {
    rooms: u64,
    weeks: u64,
}

impl Campus {
    fn facts(&self, number: u64) -> RoomFacts {
        let mut dice = Dice(number + 7);
        let has = |_: &&&str| dice.below(3) == 0;
        let features: BTreeSet<String> = FEATURES
            .iter()
            .filter(has)
            .map(|feature| (*feature).to_owned())
            .collect();
        let ancestors = vec![place(1 << 40), place((1 << 41) + number / 50)];
        let capacity = Campus::capacity(number);
        RoomFacts {
            id: place(number),
            capacity,
            features,
            ancestors,
            bookable: true,
        }
    }

    fn capacity(room: u64) -> u32 {
        2 + (Dice(room + 7_000_000).below(12) * Dice(room + 9_000_000).below(5)) as u32
    }

    fn series(&self) -> u64 {
        self.rooms * 25
    }

    /// When and who, the same whenever it is asked.
    fn date(&self, series: u64, week: u64) -> (u64, i64, i64, [u64; 3]) {
        let mut dice = Dice(series + 1);
        let (room, day, block) = (series / 25, series % 25 / 5, series % 5);
        let length = 30 + 15 * dice.below(5) as i64;
        let early = 5 * dice.below((120 - length) as u64 / 5 + 1) as i64;
        let odd = if dice.below(10) == 0 {
            -(dice.below(4) as i64)
        } else {
            0
        };
        let from = MONDAY + (week * 7 + day) as i64 * DAY;
        let from = from + (8 * 60 + 120 * block as i64 + early) * MINUTE;
        let people = [dice.below(PEOPLE), dice.below(PEOPLE), dice.below(PEOPLE)];
        (room, from, from + (length + odd) * MINUTE, people)
    }

    fn entry(&self, series: u64, week: u64, subject: &Arc<str>) -> Option<Entry> {
        let (room, from, until, people) = self.date(series, week);
        let (span, number) = (span(from, until)?, series * self.weeks + week);
        let [organizer, ..] = people;
        Some(Entry {
            meeting: MeetingId(id(number)),
            series: Some(SeriesId(id(series))),
            subject: Arc::clone(subject),
            organizer: PersonId(id(organizer)),
            organizer_name: format!("Organizer {organizer}").into(),
            private: false,
            state: State::Confirmed,
            span,
            holds: vec![(HoldId(id(number)), place(room), span)],
            people: people
                .into_iter()
                .map(|person| PersonId(id(person)))
                .collect(),
        })
    }

    /// The model, the time it took to apply all entries (without making them up), its megabytes.
    fn build(&self, dice: &mut Dice) -> (Availability, Duration, f64) {
        let before = resident_mb();
        let mut model = Availability::default();
        let mut spent = Duration::ZERO;
        let facts = (0..self.rooms).map(|number| self.facts(number)).collect();
        let start = processor_time();
        model.set_rooms(facts);
        spent += processor_time() - start;
        // As a database would bring them: series by series, in the order in which they were made.
        let mut order: Vec<u64> = (0..self.series()).collect();
        dice.shuffle(&mut order);
        let mut batch = Vec::with_capacity(BATCH);
        for series in order {
            let subject: Arc<str> = format!("Weekly review of undertaking {series:>6}").into();
            batch.extend((0..self.weeks).filter_map(|week| self.entry(series, week, &subject)));
            if batch.len() + self.weeks as usize > BATCH {
                spent += apply(&mut model, &mut batch);
            }
        }
        spent += apply(&mut model, &mut batch);
        drop(batch);
        (model, spent, resident_mb() - before)
    }

    /// A time in working hours, on the five minutes.
    fn working_time(&self, dice: &mut Dice) -> (i64, i64) {
        let day = (dice.below(self.weeks) * 7 + dice.below(5)) as i64;
        let from = MONDAY + day * DAY + (8 * 60 + 5 * dice.below(96) as i64) * MINUTE;
        (from, from + (30 + 15 * dice.below(7) as i64) * MINUTE)
    }
}

fn apply(model: &mut Availability, batch: &mut Vec<Entry>) -> Duration {
    let start = processor_time();
    batch.drain(..).for_each(|entry| model.apply(entry));
    processor_time() - start
}

fn ask_for_rooms(model: &Availability, lists: &Lists, campus: &Campus, dice: &mut Dice) {
    let times: Vec<(i64, i64, u32)> = (0..4_000)
        .map(|_| {
            let (from, until) = campus.working_time(dice);
            (from, until, dice.below(20) as u32)
        })
        .collect();
    let free = |(from, until, least): (i64, i64, u32), need: Need| {
        let need = Need {
            capacity_min: least,
            ..need
        };
        span(from, until).map(|span| model.free_rooms(span, &need, 0, 50))
    };
    time("free rooms", &times, |asked| free(asked, Need::default()));
    time("free rooms, odd minutes", &times, |(from, until, least)| {
        free(
            (from + 2 * MINUTE, until + 3 * MINUTE, least),
            Need::default(),
        )
    });
    let features = ["display", "video"];
    let floor = Need {
        features: &features,
        within: Some(place(1 << 40)),
        ..Need::default()
    };
    time("free rooms with features in a place", &times, |asked| {
        free(asked, floor)
    });
    time(
        "free rooms, span lists",
        times.get(..1_000).unwrap_or_default(),
        |asked| lists.free(asked, 50),
    );
    for asked in times.iter().step_by(100) {
        let found = free(*asked, Need::default()).map(|found| found.total);
        assert_eq!(
            found,
            Some(lists.free(*asked, usize::MAX).len()),
            "both find as many rooms"
        );
    }
}

fn ask_for_common_times(model: &Availability, lists: &Lists, dice: &mut Dice) {
    let hours = |day: i64| {
        span(
            MONDAY + day * DAY + 8 * 3_600,
            MONDAY + day * DAY + 18 * 3_600,
        )
    };
    let windows: Vec<Span> = (0..28)
        .filter(|day| day % 7 < 5)
        .filter_map(hours)
        .collect();
    let parties: Vec<(Vec<u64>, u32)> = (0..2_000)
        .map(|_| {
            (
                (0..20).map(|_| dice.below(PEOPLE)).collect(),
                5 + dice.below(15) as u32,
            )
        })
        .collect();
    let parties: Vec<(Vec<PersonId>, &Vec<u64>, u32)> = parties
        .iter()
        .map(|(party, least)| {
            (
                party.iter().map(|person| PersonId(id(*person))).collect(),
                party,
                *least,
            )
        })
        .collect();
    let common = |people: &[PersonId], need: &Need, minutes: u32, limit: usize| {
        let wanted = CommonTime {
            people,
            need: *need,
            windows: &windows,
            minutes,
            step_minutes: 15,
        };
        model.common_slots(&wanted, limit, &mut |_, _| true)
    };
    let asked: Vec<_> = parties.iter().collect();
    let need = |least: u32| Need {
        capacity_min: least,
        ..Need::default()
    };
    time(
        "first common hour of 20 people",
        &asked,
        |(people, _, least)| common(people, &need(*least), 60, 1),
    );
    time(
        "six common hours of 20 people",
        &asked,
        |(people, _, least)| common(people, &need(*least), 60, 6),
    );
    // Nobody to wait for and a room that is never free so long: every start has to be looked at.
    let hopeless = Need {
        capacity_min: 40,
        ..Need::default()
    };
    time("common times that do not exist", &asked, |_| {
        common(&[], &hopeless, 599, 1)
    });
    time(
        "first common hour of 20 people, span lists",
        asked.get(..500).unwrap_or_default(),
        |(_, party, least)| lists.common(party, *least, &windows, 60),
    );
    for (people, party, least) in asked.iter().take(50) {
        let start = |slot: &Slot| slot.span.from().as_second();
        let found = common(people, &need(*least), 60, 1).first().map(start);
        assert_eq!(
            found,
            lists.common(party, *least, &windows, 60),
            "both find the same hour"
        );
    }
}

fn ask_for_other_times(model: &Availability, campus: &Campus, dice: &mut Dice) {
    let asked: Vec<(u64, (i64, i64))> = (0..4_000)
        .map(|_| (dice.below(campus.rooms), campus.working_time(dice)))
        .collect();
    time(
        "six other times of a room",
        &asked,
        |(room, (from, until))| {
            let (wanted, window) = (span(from, until)?, span(from - 7 * DAY, until + 7 * DAY)?);
            Some(model.other_times(place(room), wanted, None, window, 15, 6))
        },
    );
}

fn ask_for_days(name: &str, model: &Availability, campus: &Campus, dice: &mut Dice) {
    let asked: Vec<(Vec<PlaceId>, Option<Span>)> = (0..1_000)
        .map(|_| {
            let first = dice.below(campus.rooms - 199);
            let day = MONDAY + (dice.below(campus.weeks) * 7 + dice.below(5)) as i64 * DAY;
            (
                (first..first + 200).map(place).collect(),
                span(day, day + DAY),
            )
        })
        .collect();
    let asked: Vec<_> = asked.iter().collect();
    let show = |(rooms, day): &(Vec<PlaceId>, Option<Span>)| {
        let holds = model.day(rooms, (*day)?).flat_map(|(_, holds)| holds);
        Some(holds.fold(0, |sum, held| {
            let (subject, organizer) = (held.booking.subject(), held.booking.organizer());
            let texts = subject.len() + organizer.map_or(0, |(_, name)| name.len());
            sum + texts + held.span.seconds() as usize
        }))
    };
    // Everybody looks at today; another day each time finds nothing in the processor's caches.
    let today: Vec<_> = asked.iter().take(5).cycle().take(1_000).copied().collect();
    time(&format!("{name}, the same day again"), &today, show);
    time(&format!("{name}, another day each time"), &asked, show);
}

fn change(model: &mut Availability, campus: &Campus, dice: &mut Dice) {
    let subject: Arc<str> = "Moved".into();
    let mut micros: Vec<f64> = (0..20_000)
        .filter_map(|_| campus.entry(dice.below(campus.series()), dice.below(4), &subject))
        .map(|entry| {
            let start = Instant::now();
            model.apply(entry);
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    say("replace one meeting", &mut micros);
}

/// The peer: sorted span lists of each room and person, without bitmaps.
struct Lists {
    rooms: Vec<(u32, Vec<(i64, i64)>)>,
    people: Vec<Vec<(i64, i64)>>,
}

impl Lists {
    fn of(campus: &Campus) -> Lists {
        let room = |number| (Campus::capacity(number), Vec::new());
        let mut lists = Lists {
            rooms: (0..campus.rooms).map(room).collect(),
            people: (0..PEOPLE).map(|_| Vec::new()).collect(),
        };
        let dates =
            (0..campus.series()).flat_map(|at| (0..campus.weeks).map(move |week| (at, week)));
        for (series, week) in dates {
            let (room, from, until, people) = campus.date(series, week);
            if let Some((_, list)) = lists.rooms.get_mut(room as usize) {
                list.push((from, until));
            }
            for person in people {
                if let Some(list) = lists.people.get_mut(person as usize) {
                    list.push((from, until));
                }
            }
        }
        lists
            .rooms
            .iter_mut()
            .for_each(|(_, list)| list.sort_unstable());
        lists
            .people
            .iter_mut()
            .for_each(|list| list.sort_unstable());
        lists.rooms.sort_by_key(|(capacity, _)| *capacity);
        lists
    }

    /// Rooms hold one meeting at a time: the last that starts before the end decides.
    fn is_free(list: &[(i64, i64)], from: i64, until: i64) -> bool {
        let next = list.partition_point(|held| held.0 < until);
        list.get(..next)
            .and_then(|held| held.last())
            .is_none_or(|held| held.1 <= from)
    }

    fn free(&self, (from, until, least): (i64, i64, u32), limit: usize) -> Vec<usize> {
        let rooms = self.rooms.iter().enumerate();
        rooms
            .filter(|(_, (capacity, list))| *capacity >= least && Lists::is_free(list, from, until))
            .map(|(at, _)| at)
            .take(limit)
            .collect()
    }

    fn common(&self, party: &[u64], least: u32, windows: &[Span], minutes: i64) -> Option<i64> {
        let people: Vec<_> = party
            .iter()
            .filter_map(|person| self.people.get(*person as usize))
            .collect();
        windows.iter().find_map(|window| {
            let last = window.until().as_second() - minutes * MINUTE;
            (window.from().as_second()..=last)
                .step_by(900)
                .find(|from| {
                    let until = from + minutes * MINUTE;
                    // People's meetings may overlap, none lasts for two hours.
                    let is_busy = |list: &&Vec<(i64, i64)>| {
                        let first = list.partition_point(|held| held.0 < from - 120 * MINUTE);
                        let near = list.get(first..).unwrap_or_default().iter();
                        near.take_while(|held| held.0 < until)
                            .any(|held| held.1 > *from)
                    };
                    !people.iter().any(is_busy) && !self.free((*from, until, least), 1).is_empty()
                })
        })
    }
}

/// A small generator of repeatable chance (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    fn shuffle(&mut self, list: &mut [u64]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at as u64 + 1) as usize);
        }
    }
}

fn time<Q: Copy, A>(name: &str, questions: &[Q], answer: impl Fn(Q) -> A) {
    let mut micros: Vec<f64> = questions
        .iter()
        .map(|question| {
            let start = Instant::now();
            black_box(answer(*question));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    say(name, &mut micros);
}

fn say(name: &str, figures: &mut [f64]) {
    figures.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| {
        let rank = (figures.len() as f64 * part) as usize;
        figures
            .get(rank)
            .or(figures.last())
            .copied()
            .unwrap_or_default()
    };
    let [p50, p95, p99] = [0.5, 0.95, 0.99].map(at);
    println!(r#"{{"name":"{name}","p50_us":{p50:.2},"p95_us":{p95:.2},"p99_us":{p99:.2}}}"#);
}

/// Spread over all bits as real ids are.
fn id(number: u64) -> Uuid {
    let mut dice = Dice(number);
    Uuid::from_u64_pair(dice.below(u64::MAX), dice.below(u64::MAX))
}

fn place(number: u64) -> PlaceId {
    PlaceId(id(number))
}

fn span(from: i64, until: i64) -> Option<Span> {
    Span::new(
        Timestamp::from_second(from).ok()?,
        Timestamp::from_second(until).ok()?,
    )
}

/// What this thread has computed, which other programs hardly change; zero where the system does
/// not tell.
fn processor_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text
        .split_whitespace()
        .next()
        .and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

/// Zero where the system does not tell.
fn resident_mb() -> f64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = text
        .split_whitespace()
        .nth(1)
        .and_then(|pages| pages.parse::<f64>().ok());
    pages.unwrap_or_default() * 4_096.0 / 1_048_576.0
}
