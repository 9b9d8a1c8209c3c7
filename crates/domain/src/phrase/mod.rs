//! What somebody says of the meeting they want, in Chinese or English or both: 'tomorrow 3pm for 10
//! with projector one hour'. Every piece of the text is understood as one thing, or said not to be.
//! Nothing outside is asked, and nothing is guessed from what was said before.

mod day;
mod number;
mod scan;
mod time;
mod words;

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan};

use crate::id::PlaceId;
use scan::Text;

/// Longest text that is looked at, in letters.
pub const LETTERS_MOST: usize = 200;
const MINUTES_MOST: u32 = 24 * 60;
const PEOPLE_MOST: u32 = 10_000;

/// The words of one deployment.
#[derive(Clone, Default, Debug)]
pub struct Vocabulary {
    /// Codes of what rooms have.
    pub features: Vec<String>,
    /// Names of places, rooms among them.
    pub places: Vec<(String, PlaceId)>,
}

/// A piece of the text, and what it means.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// As it was written.
    pub text: String,
    pub meaning: Meaning,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Meaning {
    Day(Date),
    /// Some day of the week that begins on this Monday.
    Week(Date),
    /// A time of day: from when on, and until when where that was said.
    Time(Time, Option<Time>),
    /// Some time within these.
    PartOfDay(Time, Time),
    Minutes(u32),
    People(u32),
    /// The code of what the room is to have.
    Feature(String),
    Place(PlaceId),
    Unknown,
}

/// What was said, put together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Phrase {
    /// In the order of the text; words that only join others are in none.
    pub parts: Vec<Part>,
    /// Of a time without a day: the next day on which it lies ahead.
    pub day: Option<Date>,
    pub week: Option<Date>,
    pub from: Option<Time>,
    pub until: Option<Time>,
    /// Whether it has to begin at `from`, and not just after.
    pub is_exact: bool,
    pub minutes: Option<u32>,
    pub people: Option<u32>,
    pub features: Vec<String>,
    pub place: Option<PlaceId>,
}

/// Reads a text; `now` is the wall clock of whoever speaks.
pub fn read(text: &str, vocabulary: &Vocabulary, now: DateTime) -> Phrase {
    let mut phrase = Phrase::default();
    for (text, meaning) in pieces(text, vocabulary, now) {
        let meaning = phrase.admit(meaning);
        phrase.parts.push(Part { text, meaning });
    }
    phrase.conclude(now);
    phrase
}

fn pieces(text: &str, vocabulary: &Vocabulary, now: DateTime) -> Vec<(String, Meaning)> {
    let text = Text::new(text, LETTERS_MOST);
    let mut found = Vec::new();
    let (mut at, mut unknown) = (0, None);
    let close = |from: &mut Option<usize>, at: usize, found: &mut Vec<_>| {
        if let Some(from) = from.take() {
            found.push((text.between(from, at), Meaning::Unknown));
        }
    };
    while at < text.len() {
        if let Some((length, meaning)) = understood(&text, at, vocabulary, now) {
            close(&mut unknown, at, &mut found);
            found.push((text.between(at, at + length), meaning));
            at += length;
        } else if let Some(length) = words::joining(&text, at) {
            close(&mut unknown, at, &mut found);
            at += length;
        } else {
            unknown.get_or_insert(at);
            at += text.word_length(at);
        }
    }
    close(&mut unknown, text.len(), &mut found);
    found
}

/// What begins at this letter, and how many letters it takes: the longest reading.
fn understood(
    text: &Text,
    at: usize,
    vocabulary: &Vocabulary,
    now: DateTime,
) -> Option<(usize, Meaning)> {
    let today = now.date();
    let readings = [
        words::place(text, at, &vocabulary.places).map(|(n, id)| (n, Meaning::Place(id))),
        words::feature(text, at, &vocabulary.features).map(|(n, code)| (n, Meaning::Feature(code))),
        day::day(text, at, today).map(|(n, day)| (n, Meaning::Day(day))),
        day::week(text, at, today).map(|(n, monday)| (n, Meaning::Week(monday))),
        length(text, at),
        people(text, at),
        time::times(text, at).map(|(n, from, until)| (n, Meaning::Time(from, until))),
        time::part_of_day(text, at).map(|(n, from, until)| (n, Meaning::PartOfDay(from, until))),
    ];
    // Of readings of equal length the first counts.
    let mut best: Option<(usize, Meaning)> = None;
    for reading in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|(length, _)| reading.0 > *length) {
            best = Some(reading);
        }
    }
    best
}

fn length(text: &Text, at: usize) -> Option<(usize, Meaning)> {
    let (length, minutes) = time::length(text, at)?;
    (1..=MINUTES_MOST)
        .contains(&minutes)
        .then_some((length, Meaning::Minutes(minutes)))
}

fn people(text: &Text, at: usize) -> Option<(usize, Meaning)> {
    let (length, count) = words::people(text, at)?;
    (1..=PEOPLE_MOST)
        .contains(&count)
        .then_some((length, Meaning::People(count)))
}

impl Phrase {
    /// Takes a meaning in; what was said twice, or contradicts, is not understood.
    fn admit(&mut self, meaning: Meaning) -> Meaning {
        let has_day = self.day.is_some() || self.week.is_some();
        let is_new = match &meaning {
            Meaning::Day(_) | Meaning::Week(_) => !has_day,
            Meaning::Time(_, _) => !self.is_exact,
            Meaning::PartOfDay(_, _) => self.from.is_none(),
            Meaning::Minutes(_) => self.minutes.is_none(),
            Meaning::People(_) => self.people.is_none(),
            Meaning::Feature(code) => !self.features.contains(code),
            Meaning::Place(_) => self.place.is_none(),
            Meaning::Unknown => false,
        };
        if !is_new {
            return Meaning::Unknown;
        }
        match &meaning {
            Meaning::Day(day) => self.day = Some(*day),
            Meaning::Week(monday) => self.week = Some(*monday),
            Meaning::Time(from, until) => {
                // 'tomorrow afternoon … at 3' is three in the afternoon.
                let afternoon = self.from.is_some_and(|part| part.hour() >= 12);
                let shift = |time: Time| match afternoon && time.hour() < 12 {
                    true => time.saturating_add(12.hours()),
                    false => time,
                };
                self.from = Some(shift(*from));
                self.until = until.map(shift);
                self.is_exact = true;
                return Meaning::Time(shift(*from), until.map(shift));
            }
            Meaning::PartOfDay(from, until) => {
                (self.from, self.until) = (Some(*from), Some(*until));
            }
            Meaning::Minutes(minutes) => self.minutes = Some(*minutes),
            Meaning::People(count) => self.people = Some(*count),
            Meaning::Feature(code) => self.features.push(code.clone()),
            Meaning::Place(place) => self.place = Some(*place),
            Meaning::Unknown => {}
        }
        meaning
    }

    /// What follows from what was said.
    fn conclude(&mut self, now: DateTime) {
        if self.is_exact
            && self.minutes.is_none()
            && let (Some(from), Some(until)) = (self.from, self.until)
        {
            let minutes = minutes_of(until) - minutes_of(from);
            self.minutes = u32::try_from(minutes).ok().filter(|minutes| *minutes > 0);
        }
        let has_day = self.day.is_some() || self.week.is_some();
        if !has_day
            && self
                .parts
                .iter()
                .any(|part| part.text.eq_ignore_ascii_case("tonight"))
        {
            self.day = Some(now.date());
        }
        if self.day.is_none()
            && self.week.is_none()
            && self.is_exact
            && let Some(from) = self.from
        {
            let wait: Span = match from > now.time() {
                true => 0.days(),
                false => 1.days(),
            };
            self.day = now.date().checked_add(wait).ok();
        }
    }
}

fn minutes_of(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

#[cfg(test)]
mod tests;
