//! Laws of what people are told: readers who do what the letters ask end up with the truth, nobody
//! is told the same twice, and the sequence never falls.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{PersonId, PlaceId};
use domain::notice::{Asks, Letter, Look, Part, Picture, Recipient, Told, Which, tell};
use domain::span::Span;
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

const HOUR: i64 = 3_600;

fn at(hour: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + hour * HOUR).unwrap()
}

fn reader(number: u8) -> Recipient {
    match number {
        3 => Recipient::Guest("eve@else.org".to_owned()),
        number => Recipient::Person(PersonId(Uuid::from_u128(u128::from(number)))),
    }
}

fn look(start: i64, room: u8, rule: bool) -> Look {
    Look {
        subject: "Plans".into(),
        description: None,
        private: false,
        organizer: PersonId(Uuid::from_u128(0)),
        host: PersonId(Uuid::from_u128(0)),
        span: Span::lasting(at(start), HOUR),
        time_zone: "UTC".into(),
        rooms: vec![PlaceId(Uuid::from_u128(u128::from(room)))],
        rule: rule.then(|| "FREQ=DAILY".to_owned()),
        rdates: Vec::new(),
    }
}

fn people() -> impl Strategy<Value = BTreeSet<Recipient>> {
    proptest::collection::btree_set(1_u8..4, 0..4)
        .prop_map(|some| some.into_iter().chain([0]).map(reader).collect())
}

fn part(rule: bool) -> impl Strategy<Value = Part> {
    (0_i64..3, 0_u8..2, people()).prop_map(move |(shift, room, people)| Part {
        look: look(24 + shift, room, rule),
        people,
    })
}

/// A series of dates at 48, 72 and 96 hours, some of them otherwise or gone.
fn picture() -> impl Strategy<Value = Picture> {
    let date = (0_u8..4, part(false));
    let dates = proptest::collection::vec(date, 3);
    (proptest::option::weighted(0.85, part(true)), dates).prop_map(|(whole, dates)| {
        let is_there = whole.is_some();
        let dates = dates.into_iter().enumerate();
        let shown = dates.filter_map(|(index, (what, mut part))| {
            let start = at(48 + 24 * i64::try_from(index).unwrap());
            part.look.span = Span::lasting(part.look.span.from() + (start - at(24)), HOUR);
            match what {
                0 if is_there => Some((start, None)),
                1 if is_there => Some((start, Some(part))),
                _ => None,
            }
        });
        Picture {
            whole,
            dates: shown.collect(),
            ahead: is_there,
        }
    })
}

/// A calendar that does what it is asked and drops what is older than what it has.
#[derive(Clone, Default, PartialEq, Debug)]
struct Calendar {
    whole: Option<Look>,
    dates: BTreeMap<Timestamp, Option<Look>>,
}

impl Calendar {
    fn take(&mut self, letter: &Letter) {
        match (letter.which, letter.asks) {
            (Which::Whole, Asks::Cancel) => *self = Calendar::default(),
            (Which::Whole, _) => {
                self.whole = Some(letter.look.clone());
                self.dates = letter.exdates.iter().map(|start| (*start, None)).collect();
            }
            (Which::Date(start), Asks::Cancel) => {
                self.dates.insert(start, None);
            }
            (Which::Date(start), _) => {
                self.dates.insert(start, Some(letter.look.clone()));
            }
        }
    }

    /// What it shows on a date.
    fn on(&self, start: Timestamp) -> Option<(Span, Vec<PlaceId>)> {
        let plain = || {
            let series = self.whole.as_ref()?;
            Some((Span::lasting(start, HOUR), series.rooms.clone()))
        };
        match self.dates.get(&start) {
            Some(date) => date.as_ref().map(|look| (look.span, look.rooms.clone())),
            None => plain(),
        }
    }
}

fn truth(picture: &Picture, reader: &Recipient, start: Timestamp) -> Option<(Span, Vec<PlaceId>)> {
    let has = |part: &&Part| part.people.contains(reader);
    match picture.dates.get(&start) {
        Some(date) => {
            let part = date.as_ref().filter(|part| part.people.contains(reader))?;
            Some((part.look.span, part.look.rooms.clone()))
        }
        None => {
            let part = picture.whole.as_ref().filter(has)?;
            Some((Span::lasting(start, HOUR), part.look.rooms.clone()))
        }
    }
}

proptest! {
    #[test]
    fn readers_end_up_with_the_truth_and_hear_nothing_twice(
        pictures in proptest::collection::vec(picture(), 1..6)
    ) {
        let now = at(0);
        let mut told = Told::default();
        let mut calendars: BTreeMap<Recipient, Calendar> = BTreeMap::new();
        for picture in pictures {
            let (letters, after) = tell(&told, &picture, now);
            prop_assert!(after.sequence >= told.sequence);
            let mut said = BTreeSet::new();
            for letter in &letters {
                prop_assert!(
                    said.insert((letter.to.clone(), letter.which)),
                    "twice in one round: {letter:?}"
                );
                calendars.entry(letter.to.clone()).or_default().take(letter);
            }
            for number in 0..4 {
                let reader = reader(number);
                let calendar = calendars.get(&reader).cloned().unwrap_or_default();
                for start in [48, 72, 96, 120].map(at) {
                    prop_assert_eq!(
                        calendar.on(start),
                        truth(&picture, &reader, start),
                        "{:?} on {} after {:?}", reader, start, letters
                    );
                }
            }
            let (again, same) = tell(&after, &picture, now);
            prop_assert!(again.is_empty(), "said again: {again:?}");
            prop_assert_eq!(&same, &after);
            told = after;
        }
    }

    #[test]
    fn what_is_over_is_not_spoken_of(pictures in proptest::collection::vec(picture(), 1..4)) {
        let now = at(24 * 30);
        let mut told = Told::default();
        for mut picture in pictures {
            picture.ahead = false;
            let whole_is_as_before = told.whole.is_none();
            let (letters, after) = tell(&told, &picture, now);
            let about_dates = letters.iter().filter(|letter| letter.which != Which::Whole);
            prop_assert_eq!(about_dates.count(), 0);
            prop_assert!(!whole_is_as_before || letters.is_empty());
            told = after;
        }
    }
}
