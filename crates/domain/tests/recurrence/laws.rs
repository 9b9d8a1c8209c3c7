//! What holds for every rule: order, bounds, meaning of the parts, splitting, and that nothing
//! a person can type makes the engine panic or work for long.

use std::collections::BTreeMap;

use domain::series::{End, Frequency, Moment, Recurrence, Rule};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use proptest::collection::btree_set;
use proptest::option::weighted;
use proptest::prelude::*;

const ZONES: [&str; 6] = [
    "UTC",
    "Asia/Shanghai",
    "Europe/Lisbon",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
];
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A valid rule as its parts, by name.
type Parts = BTreeMap<&'static str, String>;

fn text(parts: &Parts) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    parts.join(";")
}

fn some(range: std::ops::RangeInclusive<i32>) -> impl Strategy<Value = Option<String>> {
    let list = btree_set(
        range.prop_filter("there is no zeroth", |n| *n != i32::MAX),
        1..5,
    );
    weighted(
        0.3,
        list.prop_map(|set| joined(set.iter().map(i32::to_string))),
    )
}

fn signed(most: i32) -> impl Strategy<Value = Option<String>> {
    let number = prop_oneof![-most..=-1, 1..=most];
    weighted(
        0.25,
        btree_set(number, 1..6).prop_map(|set| joined(set.iter().map(i32::to_string))),
    )
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

fn frequencies() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY",
        "MINUTELY", "SECONDLY",
    ])
}

fn rules() -> impl Strategy<Value = Parts> {
    let ends = prop_oneof![
        3 => Just(None),
        1 => (1_u32..40).prop_map(|count| Some(("COUNT", count.to_string()))),
        1 => (2000_i16..2040, 1_i8..13, 1_i8..29, any::<bool>()).prop_map(|(year, month, day, utc)| {
            let zulu = if utc { "T120000Z" } else { "" };
            Some(("UNTIL", format!("{year:04}{month:02}{day:02}{zulu}")))
        }),
    ];
    let weekdays = weighted(0.4, btree_set((-5_i32..6, 0_usize..7), 1..5));
    let dates = (some(1..=12), signed(53), signed(366), signed(31), weekdays);
    let times = (some(0..=23), some(0..=59), some(0..=60), signed(12));
    let rest = (weighted(0.3, 0_usize..7), weighted(0.2, any::<bool>()));
    (frequencies(), 1_u32..30, ends, dates, times, rest).prop_map(
        |(frequency, interval, end, dates, times, (week_start, forward))| {
            let mut parts = Parts::from([("FREQ", frequency.to_owned())]);
            parts.insert("INTERVAL", interval.to_string());
            parts.extend(end);
            let mut put = |name, value: Option<String>| parts.extend(value.map(|v| (name, v)));
            let (month, week_number, year_day, month_day, weekdays) = dates;
            let yearly = frequency == "YEARLY";
            let sub_daily = ["HOURLY", "MINUTELY", "SECONDLY"].contains(&frequency);
            let numbered = frequency == "MONTHLY" || yearly && week_number.is_none();
            put("BYMONTH", month);
            put("BYWEEKNO", week_number.filter(|_| yearly));
            put("BYYEARDAY", year_day.filter(|_| yearly || sub_daily));
            put("BYMONTHDAY", month_day.filter(|_| frequency != "WEEKLY"));
            let weekday = |(ordinal, day): &(i32, usize)| match ordinal {
                ordinal if *ordinal != 0 && numbered => format!("{ordinal}{}", WEEKDAYS[*day]),
                _ => WEEKDAYS[*day].to_owned(),
            };
            put(
                "BYDAY",
                weekdays.map(|days| joined(days.iter().map(weekday))),
            );
            let (hour, minute, second, positions) = times;
            put("BYHOUR", hour);
            put("BYMINUTE", minute);
            put("BYSECOND", second);
            put("WKST", week_start.map(|day| WEEKDAYS[day].to_owned()));
            let skip = |forward| if forward { "FORWARD" } else { "BACKWARD" }.to_owned();
            put("SKIP", forward.map(skip));
            if parts.keys().any(|name| name.starts_with("BY")) {
                parts.extend(positions.map(|positions| ("BYSETPOS", positions)));
            }
            parts
        },
    )
}

fn starts() -> impl Strategy<Value = DateTime> {
    (1995_i16..2035, 1_i8..13, 1_i8..32, 0_i8..24, 0_i8..60).prop_map(|(y, m, d, hour, minute)| {
        let first = Date::new(y, m, 1).unwrap();
        first
            .with()
            .day(d.min(first.days_in_month()))
            .build()
            .unwrap()
            .at(hour, minute, 0, 0)
    })
}

fn zones() -> impl Strategy<Value = TimeZone> {
    prop::sample::select(ZONES.to_vec()).prop_map(|name| TimeZone::get(name).unwrap())
}

fn recurrence(parts: &Parts, start: DateTime, zone: TimeZone) -> Recurrence {
    Recurrence::new(Rule::parse(&text(parts)).unwrap(), start, zone)
}

/// The numbers a part holds, if the rule has it.
fn numbers(parts: &Parts, name: &str) -> Option<Vec<i64>> {
    let list = parts.get(name)?;
    Some(
        list.split(',')
            .map(|number| number.parse().unwrap())
            .collect(),
    )
}

/// Whether a number, or the same counted from the end, is in the list; absent lists hold all.
fn named(list: &Option<Vec<i64>>, number: i64, from_end: i64) -> bool {
    list.as_ref()
        .is_none_or(|list| list.contains(&number) || list.contains(&from_end))
}

/// Written from the text of the standard, without regard to how the engine does it.
fn fits(parts: &Parts, local: DateTime) -> bool {
    let date = local.date();
    let month_length = i64::from(date.days_in_month());
    let year_length = i64::from(date.days_in_year());
    let (day, year_day) = (i64::from(date.day()), i64::from(date.day_of_year()));
    let second: Option<Vec<i64>> = numbers(parts, "BYSECOND")
        .map(|list| list.into_iter().map(|second| second.min(59)).collect());
    let clock = named(&numbers(parts, "BYHOUR"), local.hour().into(), -1)
        && named(&numbers(parts, "BYMINUTE"), local.minute().into(), -1)
        && named(&second, local.second().into(), -1);
    let weekday = parts.get("BYDAY").is_none_or(|list| {
        list.split(',').any(|item| {
            let (ordinal, name) = item.split_at(item.len() - 2);
            let offset = date.weekday().to_monday_zero_offset();
            let within = match parts["FREQ"] == "YEARLY" && !parts.contains_key("BYMONTH") {
                true => (year_day, year_length),
                false => (day, month_length),
            };
            WEEKDAYS[usize::try_from(offset).unwrap()] == name
                && (ordinal.is_empty()
                    || ordinal.parse() == Ok((within.0 - 1) / 7 + 1)
                    || ordinal.parse() == Ok(-((within.1 - within.0) / 7 + 1)))
        })
    });
    let week = !parts.contains_key("BYWEEKNO") || parts.contains_key("WKST") || {
        // The weeks of the standard are those of ISO 8601 as long as they begin on Monday.
        let iso = date.iso_week_date();
        let from_end = i64::from(iso.week()) - i64::from(iso.weeks_in_year()) - 1;
        named(&numbers(parts, "BYWEEKNO"), iso.week().into(), from_end)
    };
    clock
        && weekday
        && week
        && named(&numbers(parts, "BYMONTH"), date.month().into(), -1)
        && named(&numbers(parts, "BYMONTHDAY"), day, day - month_length - 1)
        && named(
            &numbers(parts, "BYYEARDAY"),
            year_day,
            year_day - year_length - 1,
        )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn dates_ascend_from_the_start_and_none_comes_twice(
        parts in rules(), start in starts(), zone in zones(),
    ) {
        let first = zone.to_timestamp(start).unwrap();
        let recurrence = recurrence(&parts, start, zone);
        let dates: Vec<_> = recurrence.instances().take(100).collect();
        prop_assert!(dates.iter().all(|date| date.at >= first && date.local >= start));
        prop_assert!(dates.windows(2).all(|pair| pair[0].at < pair[1].at));
    }

    #[test]
    fn every_date_has_what_the_parts_ask(
        mut parts in rules(), start in starts(), zone in zones(),
    ) {
        parts.remove("SKIP");
        for date in recurrence(&parts, start, zone).instances().take(60) {
            prop_assert!(fits(&parts, date.local), "{} in {}", date.local, text(&parts));
        }
    }

    /// The simplest reading of the standard for DAILY: try every day.
    #[test]
    fn no_daily_date_is_missing(mut parts in rules(), start in starts()) {
        parts.insert("FREQ", "DAILY".to_owned());
        for name in ["UNTIL", "COUNT", "BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND"] {
            parts.remove(name);
        }
        if let Some(days) = parts.get_mut("BYDAY") {
            *days = days.replace(|c: char| !c.is_ascii_alphabetic() && c != ',', "");
        }
        let interval: i32 = parts["INTERVAL"].parse().unwrap();
        let tried = (0..3_000).map(|step| {
            let days = jiff::Span::new().days(step * interval);
            start.checked_add(days).unwrap()
        });
        let expected: Vec<_> = tried.filter(|local| fits(&parts, *local)).take(50).collect();
        let found: Vec<_> = recurrence(&parts, start, TimeZone::UTC)
            .instances().take(expected.len()).map(|date| date.local).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_rule_never_yields_more_than_its_count_nor_later_than_its_end(
        parts in rules(), start in starts(), zone in zones(),
    ) {
        let recurrence = recurrence(&parts, start, zone.clone());
        let dates: Vec<_> = recurrence.instances().take(1_000).collect();
        match recurrence.rule().end() {
            End::Never => {}
            End::Count(count) => prop_assert!(dates.len() <= usize::try_from(count).unwrap()),
            End::Until(domain::series::Until::Instant(last)) => {
                prop_assert!(dates.iter().all(|date| date.at <= last));
            }
            End::Until(domain::series::Until::Day(day)) => {
                prop_assert!(dates.iter().all(|date| date.local.date() <= day));
            }
            End::Until(domain::series::Until::Local(_)) => unreachable!("not generated"),
        }
    }

    #[test]
    fn what_is_printed_reads_back_as_the_same_rule(parts in rules()) {
        let rule = Rule::parse(&text(&parts)).unwrap();
        let printed = rule.to_string();
        prop_assert_eq!(&Rule::parse(&printed).unwrap(), &rule);
        prop_assert_eq!(&Rule::parse(&printed.to_lowercase()).unwrap(), &rule);
        let json = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = Rule::parse(&text);
    }

    #[test]
    fn a_later_beginning_gives_the_same_dates(
        parts in rules(), start in starts(), zone in zones(), place in 0_usize..80, later in 0_i64..2,
    ) {
        let recurrence = recurrence(&parts, start, zone);
        let dates: Vec<_> = recurrence.instances().take(100).collect();
        let Some(place) = place.checked_rem(dates.len()) else { return Ok(()) };
        let from = Timestamp::from_second(dates[place].at.as_second() + later).unwrap();
        let place = place + usize::try_from(later).unwrap();
        let found: Vec<_> = recurrence.instances_from(from).take(dates.len() - place).collect();
        prop_assert_eq!(&found[..], &dates[place..]);
    }

    #[test]
    fn parting_a_series_loses_and_adds_nothing(
        mut parts in rules(), start in starts(), zone in zones(), place in 0_usize..60,
        taken in btree_set(0_usize..60, 0..4), hours in -2_i64..3,
    ) {
        parts.remove("SKIP");
        if parts["FREQ"] == "WEEKLY" {
            parts.remove("BYSETPOS");
        }
        let whole = recurrence(&parts, start, zone);
        let all: Vec<_> = whole.instances().take(60).collect();
        let taken = taken.iter().filter_map(|place| all.get(*place));
        let whole = whole.clone().without(taken.map(|date| Moment::Instant(date.at)));
        let dates: Vec<_> = whole.instances().take(60).map(|date| date.at).collect();
        let Some(place) = place.checked_rem(dates.len()) else { return Ok(()) };
        let cut = dates[place] + jiff::SignedDuration::from_hours(hours);
        // Times that a change of the clocks throws together cannot be parted by count.
        let day = jiff::SignedDuration::from_hours(30);
        let next_change = whole.zone().following(cut - day).next().map(|next| next.timestamp());
        if parts.contains_key("COUNT") && next_change.is_some_and(|change| change < cut + day) {
            return Ok(());
        }
        let before = whole.ended_before(cut).unwrap();
        let after = whole.continued_from(cut).unwrap();
        let mut joined: Vec<Timestamp> = Vec::new();
        if let Some(before) = &before {
            joined.extend(before.instances().take(60).map(|date| date.at));
            prop_assert!(joined.iter().all(|at| *at < cut));
        }
        if let Some(after) = &after {
            prop_assert!(after.instances().take(60).all(|date| date.at >= cut));
            joined.extend(after.instances().take(60).map(|date| date.at));
        }
        joined.truncate(dates.len());
        prop_assert_eq!(joined, dates, "cut at {}, {:?} and {:?}", cut, before, after);
    }

    /// Whatever the rule, a thousand dates or the end or exhaustion come quickly; and a rule is
    /// only given up after it was quiet for long.
    #[test]
    fn expansion_is_bounded(parts in rules(), start in starts(), interval in any::<u32>()) {
        let mut parts = parts;
        parts.insert("INTERVAL", interval.max(1).to_string());
        let recurrence = recurrence(&parts, start, TimeZone::UTC);
        let mut instances = recurrence.instances();
        let found = instances.by_ref().take(1_000).count();
        prop_assert!(found <= 1_000);
        if recurrence.rule().frequency() >= Frequency::Daily {
            prop_assert!(!instances.is_exhausted(), "{}", recurrence.rule());
        }
    }
}

#[test]
fn the_weekday_names_of_this_file_are_in_order() {
    for (offset, name) in WEEKDAYS.iter().enumerate() {
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(offset).unwrap()).unwrap();
        let rule = Rule::parse(&format!("FREQ=WEEKLY;BYDAY={name};COUNT=1")).unwrap();
        let start = DateTime::constant(2026, 1, 5, 9, 0, 0, 0);
        let recurrence = Recurrence::new(rule, start, TimeZone::UTC);
        assert_eq!(
            recurrence.instances().next().unwrap().local.weekday(),
            weekday
        );
    }
}
