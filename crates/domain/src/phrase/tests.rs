//! What is understood of what people say, and laws that hold whatever they say.

use jiff::civil::{DateTime, date, time};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

/// A Wednesday morning.
fn now() -> DateTime {
    date(2026, 11, 25).at(10, 0, 0, 0)
}

fn vocabulary() -> Vocabulary {
    let place = |number| PlaceId(Uuid::from_u128(number));
    let places = [
        ("总部", 1),
        ("Main Building", 2),
        ("泰山", 3),
        ("2", 4),
        ("Peony", 5),
    ];
    Vocabulary {
        features: ["projector", "白板", "video"].map(str::to_owned).into(),
        places: places
            .map(|(name, number)| (name.to_owned(), place(number)))
            .into(),
    }
}

/// What was understood, in short.
fn told(text: &str) -> String {
    let phrase = read(text, &vocabulary(), now());
    let mut said = Vec::new();
    said.extend(phrase.day.map(|day| day.to_string()));
    said.extend(phrase.week.map(|monday| format!("week {monday}")));
    let clock = |time: Time| time.strftime("%H:%M").to_string();
    if let Some(from) = phrase.from {
        let until = phrase.until.map(|until| format!("-{}", clock(until)));
        let about = if phrase.is_exact { "" } else { "~" };
        said.push(format!(
            "{about}{}{}",
            clock(from),
            until.unwrap_or_default()
        ));
    }
    said.extend(phrase.minutes.map(|minutes| format!("{minutes}min")));
    said.extend(phrase.people.map(|count| format!("{count}p")));
    said.extend(phrase.features.iter().cloned());
    said.extend(phrase.place.map(|place| format!("@{}", place.0.as_u128())));
    let unknown = phrase
        .parts
        .iter()
        .filter(|part| part.meaning == Meaning::Unknown);
    said.extend(unknown.map(|part| format!("?{}", part.text)));
    said.join(" ")
}

#[test]
fn what_people_say_is_understood() {
    for (text, expected) in [
        (
            "明天下午3点 10人 有投影 1小时",
            "2026-11-26 15:00 60min 10p projector",
        ),
        (
            "tomorrow 3pm for 10 with projector one hour",
            "2026-11-26 15:00 60min 10p projector",
        ),
        (
            "明天下午三点订一个10人会议室一小时",
            "2026-11-26 15:00 60min 10p",
        ),
        (
            "明天下午三點訂一個十人會議室一個半小時",
            "2026-11-26 15:00 90min 10p",
        ),
        (
            "后天上午九点半到十一点 二十个人",
            "2026-11-27 09:30-11:00 90min 20p",
        ),
        ("下周三 3点到4点半 泰山", "2026-12-02 15:00-16:30 90min @3"),
        ("周五下午 半小时", "2026-11-27 ~12:00-18:00 30min"),
        ("今晚8点", "2026-11-25 20:00"),
        ("下周 带白板 6位", "week 2026-11-30 6p 白板"),
        (
            "12月3日 15:00-16:00 视频会议",
            "2026-12-03 15:00-16:00 60min video",
        ),
        ("3号 中午12点", "2026-12-03 12:00"),
        ("2027年1月8号 1小时30分钟", "2027-01-08 90min"),
        ("明天９：３０　５人", "2026-11-26 09:30 5p"),
        (
            "next monday 9am to 10:30am, 4 people",
            "2026-11-30 09:00-10:30 90min 4p",
        ),
        (
            "tomorrow 10-11 for 6 people",
            "2026-11-26 10:00-11:00 60min 6p",
        ),
        ("明天 10-11 6人", "2026-11-26 10:00-11:00 60min 6p"),
        ("friday 9 to 12", "2026-11-27 09:00-12:00 180min"),
        ("fri 3-4pm", "2026-11-27 15:00-16:00 60min"),
        ("friday 11-1pm", "2026-11-27 11:00-13:00 120min"),
        (
            "from 2 to 4 today for six",
            "2026-11-25 14:00-16:00 120min 6p",
        ),
        ("half an hour on 3 Dec at noon", "2026-12-03 12:00 30min"),
        ("Dec 3rd, 1.5 hours, whiteboard", "2026-12-03 90min 白板"),
        ("2026-12-24 at 4", "2026-12-24 16:00"),
        (
            "this afternoon 45 min Main Building",
            "~12:00-18:00 45min @2",
        ),
        ("next week for 1h30", "week 2026-11-30 90min"),
        ("9am", "2026-11-26 09:00"),
        ("4pm", "2026-11-25 16:00"),
        ("tonight", "2026-11-25 ~18:00-22:00"),
        ("an hour and a half with video for 8", "90min 8p video"),
        ("12 people", "12p"),
        ("", ""),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_said() {
    for (text, expected) in [
        ("tomorrow with unicorns", "2026-11-26 ?unicorns"),
        ("明天 红烧肉 3点", "2026-11-26 15:00 ?红烧肉"),
        ("10人 20人", "10p ?20人"),
        ("tomorrow 6-8 people", "2026-11-26 8p ?6-"),
        ("2026-13-05", "?2026-13-05"),
        ("tomorrow friday", "2026-11-26 ?friday"),
        ("25:00", "?25 ?00"),
        ("2026-02-30", "?2026-02-30"),
        ("with coffee", "?coffee"),
        ("0 people", "?0 ?people"),
        ("Peonyx", "?Peonyx"),
        ("99999 people", "?99999 ?people"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[derive(Clone, Debug)]
struct Wish {
    day: usize,
    hour: i8,
    people: u32,
    minutes: u32,
    order: Vec<usize>,
    is_chinese: bool,
}

fn wish() -> impl Strategy<Value = Wish> {
    let order = Just(vec![0_usize, 1, 2, 3]).prop_shuffle();
    let (hour, length) = (
        1_i8..12,
        prop::sample::select(vec![15_u32, 30, 60, 90, 120]),
    );
    (0_usize..3, hour, 1_u32..200, length, order, any::<bool>()).prop_map(
        |(day, hour, people, minutes, order, is_chinese)| Wish {
            day,
            hour,
            people,
            minutes,
            order,
            is_chinese,
        },
    )
}

proptest! {
    #[test]
    fn a_wish_is_understood_in_any_order(wish in wish()) {
        let days = [["今天", "明天", "后天"], ["today", "tomorrow", "the day after tomorrow"]];
        let said = match wish.is_chinese {
            true => [
                days[0][wish.day].to_owned(),
                format!("下午{}点", wish.hour),
                format!("{}人", wish.people),
                format!("{}分钟", wish.minutes),
            ],
            false => [
                days[1][wish.day].to_owned(),
                format!("{}pm", wish.hour),
                format!("{} people", wish.people),
                format!("{} minutes", wish.minutes),
            ],
        };
        let said: Vec<_> = wish.order.iter().map(|at| said[*at].as_str()).collect();
        let phrase = read(&said.join(" "), &vocabulary(), now());
        let day = now().date().checked_add(i64::try_from(wish.day).unwrap().days()).unwrap();
        prop_assert_eq!(phrase.day, Some(day));
        prop_assert_eq!(phrase.from, Some(time(wish.hour + 12, 0, 0, 0)));
        prop_assert_eq!(phrase.people, Some(wish.people));
        prop_assert_eq!(phrase.minutes, Some(wish.minutes));
        prop_assert_eq!(phrase.parts.len(), 4);
    }

    #[test]
    fn every_part_stands_in_the_text_in_its_order(text in ".{0,60}|([0-9:一二三十半点人小时周月日明天下午 到apm-]|tomorrow|hour|for ){0,30}") {
        let phrase = read(&text, &vocabulary(), now());
        let mut rest: String = text.chars().take(LETTERS_MOST).collect();
        for part in &phrase.parts {
            let at = rest.find(&part.text);
            prop_assert!(at.is_some(), "{:?} is not in {rest:?}", part.text);
            rest = rest.split_off(at.unwrap() + part.text.len());
        }
        if let (Some(from), Some(until)) = (phrase.from, phrase.until) {
            prop_assert!(from < until);
        }
        prop_assert!(phrase.minutes.is_none_or(|minutes| (1..=1440).contains(&minutes)));
        prop_assert!(phrase.day.is_none_or(|day| day.year() >= 0));
    }

    #[test]
    fn what_is_said_twice_counts_once(text in "[0-9]{1,3}人|[0-9]{1,3} min|明天|at 3") {
        let once = read(&text, &vocabulary(), now());
        let twice = read(&format!("{text} {text}"), &vocabulary(), now());
        prop_assert_eq!(once.day, twice.day);
        prop_assert_eq!(once.people, twice.people);
        prop_assert_eq!(once.minutes, twice.minutes);
    }
}
