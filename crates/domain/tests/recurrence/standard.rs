//! The examples of RFC 5545 section 3.8.5.3 and the Gregorian ones of RFC 7529: which dates each
//! rule must give. They start at 09:00 in New York unless said otherwise.

use domain::series::{Moment, Recurrence, Rule};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

fn recurrence(start: &str, rule: &str) -> Recurrence {
    let zone = TimeZone::get("America/New_York").unwrap();
    Recurrence::new(Rule::parse(rule).unwrap(), start.parse().unwrap(), zone)
}

/// Holds the dates against a list such as `1997-09:2-4,9 1997-10:1`, each at the time of the
/// start. A list that ends with `…` is the beginning of an endless one.
#[track_caller]
fn check(start: &str, rule: &str, expected: &str) {
    let start = format!("{start}T09:00");
    check_recurrence(&recurrence(&start, rule), expected);
}

#[track_caller]
fn check_recurrence(recurrence: &Recurrence, expected: &str) {
    let (dates, endless) = match expected.strip_suffix('…') {
        Some(dates) => (dates, true),
        None => (expected, false),
    };
    let time = recurrence.start().time();
    let expected: Vec<DateTime> = days(dates).map(|day| day.to_datetime(time)).collect();
    let wanted = expected.len() + usize::from(!endless);
    let mut instances = recurrence.instances();
    let found: Vec<_> = instances
        .by_ref()
        .take(wanted)
        .map(|date| date.local)
        .collect();
    assert_eq!(found, expected, "{}", recurrence.rule());
    assert!(!instances.is_exhausted());
    for date in recurrence.instances().take(wanted) {
        assert_eq!(recurrence.zone().to_datetime(date.at), date.local);
    }
}

/// As `check`, for times within one day.
#[track_caller]
fn check_times(rule: &str, expected: &[&str]) {
    let recurrence = recurrence("1997-09-02T09:00", rule);
    let instances = recurrence.instances().take(expected.len() + 1);
    let day = |date: &domain::series::Occurrence| date.local.day() == 2;
    let found: Vec<_> = instances
        .take_while(day)
        .map(|date| date.local.time().strftime("%H:%M").to_string())
        .collect();
    assert_eq!(found, expected, "{rule}");
}

fn days(list: &str) -> impl Iterator<Item = Date> {
    list.split_whitespace().flat_map(|group| {
        let (month, days) = group.split_once(':').unwrap();
        let first: Date = format!("{month}-01").parse().unwrap();
        days.split(',').flat_map(move |day| {
            let (from, to) = day.split_once('-').unwrap_or((day, day));
            let days = from.parse::<i8>().unwrap()..=to.parse().unwrap();
            days.map(move |day| first.with().day(day).build().unwrap())
        })
    })
}

#[test]
fn daily() {
    check("1997-09-02", "FREQ=DAILY;COUNT=10", "1997-09:2-11");
    check(
        "1997-09-02",
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        "1997-09:2-30 1997-10:1-31 1997-11:1-30 1997-12:1-23",
    );
    check(
        "1997-09-02",
        "FREQ=DAILY;INTERVAL=2",
        "1997-09:2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 1997-10:2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 1997-11:1,3…",
    );
    check(
        "1997-09-02",
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "1997-09:2,12,22 1997-10:2,12",
    );
    let januaries = "1998-01:1-31 1999-01:1-31 2000-01:1-31";
    check(
        "1998-01-01",
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        januaries,
    );
    check(
        "1998-01-01",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        januaries,
    );
}

#[test]
fn weekly() {
    check(
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10",
        "1997-09:2,9,16,23,30 1997-10:7,14,21,28 1997-11:4",
    );
    check(
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1997-09:2,9,16,23,30 1997-10:7,14,21,28 1997-11:4,11,18,25 1997-12:2,9,16,23",
    );
    check(
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997-09:2,16,30 1997-10:14,28 1997-11:11,25 1997-12:9,23 1998-01:6,20 1998-02:3,17…",
    );
    let five_weeks = "1997-09:2,4,9,11,16,18,23,25,30 1997-10:2";
    check(
        "1997-09-02",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        five_weeks,
    );
    check(
        "1997-09-02",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        five_weeks,
    );
    check(
        "1997-09-01",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09:1,3,5,15,17,19,29 1997-10:1,3,13,15,17,27,29,31 1997-11:10,12,14,24,26,28 1997-12:8,10,12,22",
    );
    check(
        "1997-09-02",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09:2,4,16,18,30 1997-10:2,14,16",
    );
}

#[test]
fn the_start_of_the_week_matters() {
    let rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=";
    check("1997-08-05", &format!("{rule}MO"), "1997-08:5,10,19,24");
    check("1997-08-05", &format!("{rule}SU"), "1997-08:5,17,19,31");
}

#[test]
fn monthly_on_weekdays() {
    check(
        "1997-09-05",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09:5 1997-10:3 1997-11:7 1997-12:5 1998-01:2 1998-02:6 1998-03:6 1998-04:3 1998-05:1 1998-06:5",
    );
    check(
        "1997-09-05",
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1997-09:5 1997-10:3 1997-11:7 1997-12:5",
    );
    check(
        "1997-09-07",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09:7,28 1997-11:2,30 1998-01:4,25 1998-03:1,29 1998-05:3,31",
    );
    check(
        "1997-09-22",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09:22 1997-10:20 1997-11:17 1997-12:22 1998-01:19 1998-02:16",
    );
    check(
        "1997-09-02",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1997-09:2,9,16,23,30 1997-11:4,11,18,25 1998-01:6,13,20,27 1998-03:3,10,17,24,31…",
    );
    let mut fridays = recurrence("1997-09-02T09:00", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13");
    fridays = fridays.without([Moment::Local("1997-09-02T09:00".parse().unwrap())]);
    check_recurrence(
        &fridays,
        "1998-02:13 1998-03:13 1998-11:13 1999-08:13 2000-10:13…",
    );
    check(
        "1997-09-13",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09:13 1997-10:11 1997-11:8 1997-12:13 1998-01:10 1998-02:7 1998-03:7 1998-04:11 1998-05:9 1998-06:13…",
    );
}

#[test]
fn monthly_on_days() {
    check(
        "1997-09-28",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09:28 1997-10:29 1997-11:28 1997-12:29 1998-01:29 1998-02:26…",
    );
    check(
        "1997-09-02",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997-09:2,15 1997-10:2,15 1997-11:2,15 1997-12:2,15 1998-01:2,15",
    );
    check(
        "1997-09-30",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09:30 1997-10:1,31 1997-11:1,30 1997-12:1,31 1998-01:1,31 1998-02:1",
    );
    check(
        "1997-09-10",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09:10-15 1999-03:10-13",
    );
    check(
        "2007-01-15",
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01:15,30 2007-02:15 2007-03:15,30",
    );
}

#[test]
fn positions_within_a_period() {
    check(
        "1997-09-04",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09:4 1997-10:7 1997-11:6",
    );
    check(
        "1997-09-29",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09:29 1997-10:30 1997-11:27 1997-12:30 1998-01:29 1998-02:26 1998-03:30…",
    );
}

#[test]
fn yearly() {
    check(
        "1997-06-10",
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06:10 1997-07:10 1998-06:10 1998-07:10 1999-06:10 1999-07:10 2000-06:10 2000-07:10 2001-06:10 2001-07:10",
    );
    check(
        "1997-03-10",
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03:10 1999-01:10 1999-02:10 1999-03:10 2001-01:10 2001-02:10 2001-03:10 2003-01:10 2003-02:10 2003-03:10",
    );
    check(
        "1997-01-01",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01:1 1997-04:10 1997-07:19 2000-01:1 2000-04:9 2000-07:18 2003-01:1 2003-04:10 2003-07:19 2006-01:1",
    );
    check(
        "1997-05-19",
        "FREQ=YEARLY;BYDAY=20MO",
        "1997-05:19 1998-05:18 1999-05:17…",
    );
    check(
        "1997-05-12",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "1997-05:12 1998-05:11 1999-05:17…",
    );
    check(
        "1997-03-13",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03:13,20,27 1998-03:5,12,19,26 1999-03:4,11,18,25…",
    );
    check(
        "1997-06-05",
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06:5,12,19,26 1997-07:3,10,17,24,31 1997-08:7,14,21,28 1998-06:4,11,18,25 1998-07:2,9,16,23,30 1998-08:6,13,20,27 1999-06:3,10,17,24 1999-07:1,8,15,22,29 1999-08:5,12,19,26…",
    );
    check(
        "1996-11-05",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11:5 2000-11:7 2004-11:2…",
    );
}

#[test]
fn within_the_day() {
    // The standard's own UNTIL (17:00Z) is noted as an error: 17:00 in New York was meant.
    check_times(
        "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z",
        &["09:00", "12:00", "15:00"],
    );
    check_times(
        "FREQ=MINUTELY;INTERVAL=15;COUNT=6",
        &["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"],
    );
    check_times(
        "FREQ=MINUTELY;INTERVAL=90;COUNT=4",
        &["09:00", "10:30", "12:00", "13:30"],
    );
    let mut every_20_minutes = Vec::new();
    for hour in 9..17 {
        for minute in [0, 20, 40] {
            every_20_minutes.push(format!("{hour:02}:{minute:02}"));
        }
    }
    let every_20_minutes: Vec<_> = every_20_minutes.iter().map(String::as_str).collect();
    check_times(
        "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
        &every_20_minutes,
    );
    check_times(
        "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
        &every_20_minutes,
    );
}

#[test]
fn days_a_month_or_year_lacks_are_omitted_or_moved() {
    let monthly = "RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=4;SKIP=";
    let check_skip =
        |skip: &str, expected| check("2014-01-31", &format!("{monthly}{skip}"), expected);
    check_skip("OMIT", "2014-01:31 2014-03:31 2014-05:31 2014-07:31");
    check_skip("FORWARD", "2014-01:31 2014-03:1,31 2014-05:1");
    check_skip("BACKWARD", "2014-01:31 2014-02:28 2014-03:31 2014-04:30");
    let yearly = "RSCALE=GREGORIAN;FREQ=YEARLY;COUNT=5;SKIP=";
    let check_skip =
        |skip: &str, expected| check("2016-02-29", &format!("{yearly}{skip}"), expected);
    check_skip(
        "OMIT",
        "2016-02:29 2020-02:29 2024-02:29 2028-02:29 2032-02:29",
    );
    check_skip(
        "FORWARD",
        "2016-02:29 2017-03:1 2018-03:1 2019-03:1 2020-02:29",
    );
    check_skip(
        "BACKWARD",
        "2016-02:29 2017-02:28 2018-02:28 2019-02:28 2020-02:29",
    );
}

#[test]
fn a_moved_day_is_named_once_and_still_filtered_by_weekday() {
    check(
        "2023-01-01",
        "FREQ=MONTHLY;BYMONTHDAY=1,29,30,31;SKIP=FORWARD;COUNT=8",
        "2023-01:1,29,30,31 2023-02:1 2023-03:1,29,30",
    );
    check(
        "2023-01-01",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;SKIP=BACKWARD;COUNT=5",
        "2023-01:28,29,30 2023-02:28 2023-03:28",
    );
    // 1 March was a Wednesday in 2023, a Friday in 2024 and a Saturday in 2025.
    check(
        "2023-01-01",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=FR;SKIP=FORWARD;COUNT=1",
        "2024-03:1",
    );
    check(
        "2023-01-01",
        "FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD;COUNT=3",
        "2024-01:1 2024-12:31 2026-01:1",
    );
    check(
        "2023-01-01",
        "FREQ=YEARLY;BYYEARDAY=366;SKIP=BACKWARD;COUNT=3",
        "2023-12:31 2024-12:31 2025-12:31",
    );
}
