//! Days: today, 后天, next Monday, 下周三, 12月3日, 3 Dec, 2026-12-03.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::number::{digits, whole};
use super::scan::Text;

const DAYS: &[(&str, i64)] = &[
    ("today", 0),
    ("tomorrow", 1),
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("今天", 0),
    ("今日", 0),
    ("明天", 1),
    ("明日", 1),
    ("后天", 2),
    ("大后天", 3),
];
const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("wed", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sat", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("sun", Weekday::Sunday),
];
const CHINESE_WEEKDAYS: &[(&str, Weekday)] = &[
    ("一", Weekday::Monday),
    ("二", Weekday::Tuesday),
    ("三", Weekday::Wednesday),
    ("四", Weekday::Thursday),
    ("五", Weekday::Friday),
    ("六", Weekday::Saturday),
    ("日", Weekday::Sunday),
    ("天", Weekday::Sunday),
];
/// How many weeks ahead; `None`: the next such day.
const WEEKS: &[(&str, Option<i64>)] = &[
    ("next ", Some(1)),
    ("this ", Some(0)),
    ("coming ", None),
    ("下下", Some(2)),
    ("下个", Some(1)),
    ("下", Some(1)),
    ("这个", Some(0)),
    ("这", Some(0)),
    ("本", Some(0)),
];
const CHINESE_WEEK: [&str; 3] = ["星期", "礼拜", "周"];

pub fn day(text: &Text, at: usize, today: Date) -> Option<(usize, Date)> {
    let named = || {
        let (length, ahead) = text.longest(at, DAYS)?;
        Some((length, later(today, ahead.days())?))
    };
    // 今晚, 明早: the time of day that follows is read by itself.
    let short = || {
        let (length, ahead) = text.longest(at, &[("今", 0_i64), ("明", 1)])?;
        let goes_on = matches!(text.get(at + length), Some('早' | '晚'));
        goes_on.then_some((length, later(today, ahead.days())?))
    };
    let readings = [
        named(),
        short(),
        weekday(text, at, today),
        full(text, at),
        chinese(text, at, today),
        english(text, at, today),
    ];
    readings
        .into_iter()
        .flatten()
        .max_by_key(|(length, _)| *length)
}

/// The Monday of 'next week' and the like.
pub fn week(text: &Text, at: usize, today: Date) -> Option<(usize, Date)> {
    let (length, ahead) = ahead(text, at)?;
    let weeks = ahead?;
    let named = [&CHINESE_WEEK[..], &["week"]].concat();
    let found = named.into_iter();
    let word = found
        .filter_map(|name| text.word(at + length, name))
        .max()?;
    Some((length + word, later(monday(today), weeks.weeks())?))
}

fn weekday(text: &Text, at: usize, today: Date) -> Option<(usize, Date)> {
    let (prefix, weeks) = ahead(text, at).unwrap_or((0, None));
    let english = || text.longest(at + prefix, WEEKDAYS);
    let chinese = || {
        let mut names = CHINESE_WEEK.iter();
        let week = names.find_map(|name| text.word(at + prefix, name))?;
        let (length, day) = text.longest(at + prefix + week, CHINESE_WEEKDAYS)?;
        Some((week + length, day))
    };
    let (length, day) = english().or_else(chinese)?;
    let offset = i64::from(day.to_monday_zero_offset());
    let date = match weeks {
        Some(weeks) => later(monday(today), (weeks * 7 + offset).days())?,
        None => {
            let ahead = offset - i64::from(today.weekday().to_monday_zero_offset());
            later(today, ahead.rem_euclid(7).days())?
        }
    };
    Some((prefix + length, date))
}

fn ahead(text: &Text, at: usize) -> Option<(usize, Option<i64>)> {
    // 'next' has its blank within: it stands before another word.
    let found = WEEKS.iter().filter_map(|(word, weeks)| {
        let bare = word.trim_end();
        let length = text.word(at, bare)?;
        let blank = text.skip(at + length) - at;
        Some((if bare == *word { length } else { blank }, *weeks))
    });
    found.max_by_key(|(length, _)| *length)
}

/// 2026-12-03, 2026/12/3, 2026年12月3日.
fn full(text: &Text, at: usize) -> Option<(usize, Date)> {
    let (length, year) = digits(text, at).filter(|(length, _)| *length == 4)?;
    let mut end = at + length;
    let mark = text.get(end)?;
    (matches!(mark, '-' | '/' | '.' | '年')).then_some(())?;
    let (length, month) = digits(text, end + 1)?;
    end += 1 + length;
    let second = text.get(end)?;
    (second == if mark == '年' { '月' } else { mark }).then_some(())?;
    let (length, day) = digits(text, end + 1)?;
    end += 1 + length;
    if mark == '年' {
        end += usize::from(matches!(text.get(end), Some('日' | '号')));
    }
    Some((end - at, date(year, month, day)?))
}

/// 12月3日, 12月3号, 十二月三日, and 3号.
fn chinese(text: &Text, at: usize, today: Date) -> Option<(usize, Date)> {
    let (length, first) = whole(text, at)?;
    match text.get(at + length)? {
        '月' => {
            let (more, day) = whole(text, at + length + 1)?;
            let end = length + 1 + more;
            let mark = usize::from(matches!(text.get(at + end), Some('日' | '号')));
            Some((end + mark, next_yearly(first, day, today)?))
        }
        '号' => {
            let mut months = (0..=12).filter_map(|ahead: i64| {
                let month = later(today.first_of_month(), ahead.months())?;
                let day = date(
                    u32::try_from(month.year()).ok()?,
                    u32::try_from(month.month()).ok()?,
                    first,
                )?;
                (day >= today).then_some(day)
            });
            Some((length + 1, months.next()?))
        }
        _ => None,
    }
}

/// 3 Dec, 3rd of December, Dec 3, December 3rd.
fn english(text: &Text, at: usize, today: Date) -> Option<(usize, Date)> {
    const ENDINGS: &[(&str, ())] = &[("st", ()), ("nd", ()), ("rd", ()), ("th", ())];
    let ending = |at: usize| text.longest(at, ENDINGS).map_or(0, |(length, ())| length);
    let month_first = || {
        let (length, month) = text.longest(at, MONTHS)?;
        let from = text.skip(at + length);
        let (more, day) = digits(text, from)?;
        let end = from + more;
        // 'may 10 people' is no date.
        Some((end + ending(end) - at, month, day))
    };
    let day_first = || {
        let (length, day) = digits(text, at)?;
        let mut from = text.skip(at + length + ending(at + length));
        if let Some(of) = text.word(from, "of") {
            from = text.skip(from + of);
        }
        let (more, month) = text.longest(from, MONTHS)?;
        Some((from + more - at, month, day))
    };
    let (length, month, day) = month_first().or_else(day_first)?;
    Some((length, next_yearly(u32::try_from(month).ok()?, day, today)?))
}

/// The next such day: this year's, or the next year's when that is over.
fn next_yearly(month: u32, day: u32, today: Date) -> Option<Date> {
    let year = u32::try_from(today.year()).ok()?;
    let mut years = (year..=year + 8).filter_map(|year| date(year, month, day));
    years.find(|date| *date >= today)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    later(day, (-back).days()).unwrap_or(day)
}

fn later(day: Date, by: Span) -> Option<Date> {
    day.checked_add(by).ok()
}
