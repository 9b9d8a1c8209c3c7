//! Times of day, with or without an end, and lengths: 下午3点半, 3-4:30 pm, 15:00, 一个半小时, 90 min.

use jiff::civil::Time;

use super::number::{digits, sixtieths, whole};
use super::scan::Text;
use super::words;

/// Half of the day that a time was said to lie in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Half {
    Morning,
    Afternoon,
    /// As it stands, like 15:00 or 09:30.
    Whole,
    /// Nobody said: 3 is three in the afternoon, since few meet at night.
    Open,
}

#[derive(Clone, Copy, Debug)]
struct Clock {
    length: usize,
    hour: u32,
    minute: u32,
    half: Half,
    /// A number alone is a time only beside other times.
    is_bare: bool,
}

const PARTS: &[(&str, (i8, i8))] = &[
    ("上午", (8, 12)),
    ("早上", (8, 12)),
    ("早晨", (8, 12)),
    ("早", (8, 12)),
    ("中午", (12, 14)),
    ("下午", (12, 18)),
    ("傍晚", (17, 20)),
    ("晚上", (18, 22)),
    ("晚", (18, 22)),
    ("morning", (8, 12)),
    ("this morning", (8, 12)),
    ("afternoon", (12, 18)),
    ("this afternoon", (12, 18)),
    ("evening", (18, 22)),
    ("this evening", (18, 22)),
    ("tonight", (18, 22)),
    ("lunchtime", (12, 14)),
];
const HALVES: &[(&str, Half)] = &[
    ("上午", Half::Morning),
    ("早上", Half::Morning),
    ("早晨", Half::Morning),
    ("早", Half::Morning),
    ("凌晨", Half::Morning),
    ("中午", Half::Afternoon),
    ("下午", Half::Afternoon),
    ("傍晚", Half::Afternoon),
    ("晚上", Half::Afternoon),
    ("晚", Half::Afternoon),
];
const MARKS: &[(&str, Half)] = &[
    ("am", Half::Morning),
    ("a.m.", Half::Morning),
    ("a.m", Half::Morning),
    ("pm", Half::Afternoon),
    ("p.m.", Half::Afternoon),
    ("p.m", Half::Afternoon),
    ("o'clock", Half::Open),
    ("o’clock", Half::Open),
];
/// Words after which a number alone is a time.
const BEFORE: &[(&str, ())] = &[("at", ()), ("from", ()), ("between", ()), ("从", ())];
const BETWEEN: &[(&str, ())] = &[
    ("-", ()),
    ("–", ()),
    ("—", ()),
    ("~", ()),
    ("到", ()),
    ("至", ()),
    ("to", ()),
    ("until", ()),
    ("till", ()),
    ("and", ()),
];

/// Some time within these.
pub fn part_of_day(text: &Text, at: usize) -> Option<(usize, Time, Time)> {
    let (length, (from, until)) = text.longest(at, PARTS)?;
    Some((length, time(from, 0)?, time(until, 0)?))
}

/// From when on, and until when.
pub fn times(text: &Text, at: usize) -> Option<(usize, Time, Option<Time>)> {
    let before = text.longest(at, BEFORE).map(|(length, ())| length);
    let start = before.map_or(at, |length| text.skip(at + length));
    let is_announced = before.is_some();
    let first = clock(text, start).or_else(|| bare(text, start))?;
    let end = start + first.length;
    if let Some((more, second)) = second(text, end)
        && (!first.is_bare || !second.is_bare || is_announced || stands_alone(text, at, end + more))
        && let Some((from, until)) = both(first, second)
    {
        return Some((end + more - at, from, Some(until)));
    }
    let is_alone = !first.is_bare || (is_announced && !has_unit(text, end));
    let from = time_of(settled(first)?, first.minute)?;
    is_alone.then_some((end - at, from, None))
}

/// Whether two numbers are hours although nothing says so: 10-11, but neither 10-11 people nor a
/// piece of 2026-10-11.
fn stands_alone(text: &Text, at: usize, end: usize) -> bool {
    let goes_on = |letter: Option<char>| matches!(letter, Some('-' | '/' | '.' | ':'));
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    !goes_on(before) && !goes_on(text.get(end)) && !words::are_counted(text, end)
}

/// Whether a unit makes something else of the number before it.
pub fn has_unit(text: &Text, end: usize) -> bool {
    let end = text.skip(end);
    let unit = text.longest(end, UNITS).map(|(_, _)| ());
    let clock = text.longest(end, MARKS).map(|(_, _)| ());
    unit.or(clock).is_some() || matches!(text.get(end), Some('点' | ':' | '月' | '号' | '%'))
}

const UNITS: &[(&str, u32)] = &[
    ("小时", 60),
    ("个小时", 60),
    ("个钟头", 60),
    ("个钟", 60),
    ("钟头", 60),
    ("分钟", 1),
    ("分", 1),
    ("刻钟", 15),
    ("hours", 60),
    ("hour", 60),
    ("hrs", 60),
    ("hr", 60),
    ("h", 60),
    ("minutes", 1),
    ("minute", 1),
    ("mins", 1),
    ("min", 1),
];
const WHOLE_LENGTHS: &[(&str, u32)] = &[
    ("half an hour", 30),
    ("half hour", 30),
    ("an hour", 60),
    ("an hour and a half", 90),
    ("a quarter of an hour", 15),
    ("quarter of an hour", 15),
    ("半小时", 30),
    ("半个小时", 30),
    ("半个钟头", 30),
    ("半个钟", 30),
];

/// Minutes that something takes.
pub fn length(text: &Text, at: usize) -> Option<(usize, u32)> {
    if let Some(found) = text.longest(at, WHOLE_LENGTHS) {
        return Some(found);
    }
    let (number, value) = sixtieths(text, at)?;
    let mut end = text.skip(at + number);
    if end == at + number && text.get(end) == Some('-') {
        end += 1;
    }
    // 一个半小时
    if let Some(half) = ["个半小时", "个半钟头", "个半钟"]
        .into_iter()
        .find_map(|word| text.word(end, word))
    {
        return Some((end + half - at, value + 30));
    }
    let (unit, each) = text.longest(end, UNITS).or_else(|| glued(text, end))?;
    end += unit;
    let mut minutes = value.checked_mul(each)? / 60;
    if each == 60 {
        let halves = ["半", " and a half"];
        if let Some(half) = halves.into_iter().find_map(|word| text.word(end, word)) {
            return Some((end + half - at, minutes + 30));
        }
        if let Some((more, rest)) = rest(text, end) {
            end += more;
            minutes += rest;
        }
    }
    Some((end - at, minutes))
}

/// The h of 1h30, which is no word.
fn glued(text: &Text, at: usize) -> Option<(usize, u32)> {
    let is_h = text.get(at) == Some('h') && digits(text, at + 1).is_some();
    is_h.then_some((1, 60))
}

/// The minutes after hours: 1小时30分, 1h30, 1 hour 30 min.
fn rest(text: &Text, at: usize) -> Option<(usize, u32)> {
    let from = text.skip(at);
    let (number, minutes) = digits(text, from)?;
    let unit = text.longest(text.skip(from + number), UNITS);
    let end = match unit {
        Some((unit, 1)) => text.skip(from + number) + unit,
        // 1h30: right after the hours a number is minutes.
        None if from == at && minutes < 60 => from + number,
        _ => return None,
    };
    (minutes < 60).then_some((end - at, minutes))
}

fn second(text: &Text, end: usize) -> Option<(usize, Clock)> {
    let from = text.skip(end);
    let (between, ()) = text.longest(from, BETWEEN)?;
    let start = text.skip(from + between);
    let clock = clock(text, start).or_else(|| {
        let bare = bare(text, start)?;
        (!has_unit(text, start + bare.length)).then_some(bare)
    })?;
    Some((start + clock.length - end, clock))
}

fn both(first: Clock, second: Clock) -> Option<(Time, Time)> {
    let late = settled(second)?;
    let early = match (first.half, second.half) {
        // 3-4 pm, but 11-1 pm begins before noon.
        (Half::Open, Half::Afternoon) if first.hour < 12 && first.hour + 12 <= late => {
            first.hour + 12
        }
        (Half::Open, Half::Afternoon | Half::Morning) => first.hour,
        _ => settled(first)?,
    };
    let from = time_of(early, first.minute)?;
    let hours = [late, late + 12];
    let ends = hours
        .into_iter()
        .filter(|hour| *hour == late || second.half == Half::Open)
        .filter_map(|hour| time_of(hour, second.minute));
    let until = ends.into_iter().find(|until| *until > from)?;
    Some((from, until))
}

/// The hour of the day.
fn settled(clock: Clock) -> Option<u32> {
    let hour = match (clock.half, clock.hour) {
        (Half::Morning, 12) => 0,
        (Half::Morning, hour) => (hour < 12).then_some(hour)?,
        (Half::Afternoon, hour) if hour < 12 => hour + 12,
        (Half::Open, hour @ 1..=7) => hour + 12,
        (_, hour) => hour,
    };
    (hour < 24).then_some(hour)
}

fn clock(text: &Text, at: usize) -> Option<Clock> {
    if let Some(length) = text.word(at, "noon").or_else(|| text.word(at, "midday")) {
        return Some(Clock {
            length,
            hour: 12,
            minute: 0,
            half: Half::Whole,
            is_bare: false,
        });
    }
    let (prefix, said) = match text.longest(at, HALVES) {
        Some((length, half)) => (length, Some(half)),
        None => (0, None),
    };
    let start = text.skip(at + prefix);
    let written = colon(text, start)
        .or_else(|| chinese(text, start))
        .or_else(|| number(text, start))?;
    let end = start + written.length;
    let mark = text.longest(text.skip(end), MARKS);
    let (end, mark) = match mark {
        Some((length, half)) => (text.skip(end) + length, Some(half)),
        None => (end, None),
    };
    // A number is a time only with something that says so.
    let is_time = !written.is_bare || mark.is_some();
    is_time.then_some(Clock {
        length: end - at,
        half: said.or(mark).unwrap_or(written.half),
        is_bare: false,
        ..written
    })
}

/// 15:30, 3:30.
fn colon(text: &Text, at: usize) -> Option<Clock> {
    let (length, hour) = digits(text, at)?;
    (text.get(at + length) == Some(':')).then_some(())?;
    let (more, minute) = digits(text, at + length + 1)?;
    let is_clock = hour < 24 && more == 2 && minute < 60;
    let half = match length == 2 && text.get(at) == Some('0') {
        true => Half::Whole,
        false => Half::Open,
    };
    is_clock.then_some(Clock {
        length: length + 1 + more,
        hour,
        minute,
        half,
        is_bare: false,
    })
}

/// 3点, 3点半, 三点一刻, 3点15分, 15时.
fn chinese(text: &Text, at: usize) -> Option<Clock> {
    let (length, hour) = whole(text, at).filter(|(_, hour)| *hour < 24)?;
    let mut end = at + length;
    (text.get(end) == Some('点') || (text.get(end) == Some('时'))).then_some(())?;
    end += 1;
    let quarters = [("半", 30), ("一刻", 15), ("三刻", 45), ("钟", 0), ("整", 0)];
    let mut minute = 0;
    if let Some((length, quarter)) = text.longest(end, &quarters) {
        end += length;
        minute = quarter;
    } else if let Some((length, value)) = whole(text, end)
        && value < 60
        && text.get(end + length) == Some('分')
        && text.get(end + length + 1) != Some('钟')
    {
        end += length + 1;
        minute = value;
    }
    Some(Clock {
        length: end - at,
        hour,
        minute,
        half: Half::Open,
        is_bare: false,
    })
}

/// A number that a mark after it makes a time.
fn number(text: &Text, at: usize) -> Option<Clock> {
    let (length, hour) = whole(text, at).filter(|(_, hour)| (1..=12).contains(hour))?;
    Some(Clock {
        length,
        hour,
        minute: 0,
        half: Half::Open,
        is_bare: true,
    })
}

fn bare(text: &Text, at: usize) -> Option<Clock> {
    let (length, hour) = digits(text, at).filter(|(_, hour)| *hour < 24)?;
    Some(Clock {
        length,
        hour,
        minute: 0,
        half: Half::Open,
        is_bare: true,
    })
}

fn time_of(hour: u32, minute: u32) -> Option<Time> {
    time(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?)
}

fn time(hour: i8, minute: i8) -> Option<Time> {
    Time::new(hour, minute, 0, 0).ok()
}
