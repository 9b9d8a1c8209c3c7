//! How wall-clock time meets the clocks' changes, the forms of UNTIL, extra and exception dates,
//! and rules that yield rarely, never, or far too much.

use std::time::Instant;

use domain::series::{Frequency, Moment, Recurrence, Rule};
use jiff::Timestamp;
use jiff::tz::TimeZone;

fn recurrence(zone: &str, start: &str, rule: &str) -> Recurrence {
    let zone = TimeZone::get(zone).unwrap();
    Recurrence::new(Rule::parse(rule).unwrap(), start.parse().unwrap(), zone)
}

#[track_caller]
fn check(recurrence: &Recurrence, expected: &[&str]) {
    let mut instances = recurrence.instances();
    let found: Vec<_> = instances
        .by_ref()
        .take(expected.len() + 1)
        .map(|date| date.at.to_string())
        .collect();
    assert_eq!(found, expected);
    assert!(!instances.is_exhausted());
}

fn local(text: &str) -> Moment {
    Moment::Local(text.parse().unwrap())
}

fn instant(text: &str) -> Moment {
    Moment::Instant(text.parse().unwrap())
}

#[test]
fn nine_o_clock_stays_nine_o_clock() {
    let lisbon = recurrence("Europe/Lisbon", "2016-10-24T09:00", "FREQ=WEEKLY;COUNT=2");
    check(&lisbon, &["2016-10-24T08:00:00Z", "2016-10-31T09:00:00Z"]);
}

#[test]
fn a_time_the_clocks_skip_is_read_with_the_offset_before() {
    let daily = recurrence("America/New_York", "2024-03-09T02:30", "FREQ=DAILY;COUNT=3");
    check(
        &daily,
        &[
            "2024-03-09T07:30:00Z",
            "2024-03-10T07:30:00Z",
            "2024-03-11T06:30:00Z",
        ],
    );
    let skipped = daily.instances().nth(1).unwrap();
    assert_eq!(skipped.local.to_string(), "2024-03-10T02:30:00");
}

#[test]
fn of_a_time_the_clocks_show_twice_the_first_is_taken() {
    let daily = recurrence("America/New_York", "2024-11-02T01:30", "FREQ=DAILY;COUNT=3");
    check(
        &daily,
        &[
            "2024-11-02T05:30:00Z",
            "2024-11-03T05:30:00Z",
            "2024-11-04T06:30:00Z",
        ],
    );
}

#[test]
fn times_moved_out_of_a_gap_are_sorted_among_the_others_and_meet_only_once() {
    let rule = "FREQ=MINUTELY;INTERVAL=20;COUNT=12";
    let minutely = recurrence("America/New_York", "2024-03-10T01:30", rule);
    // 02:10, 02:30 and 02:50 were never shown and fall on 03:10, 03:30 and 03:50.
    check(
        &minutely,
        &[
            "2024-03-10T06:30:00Z",
            "2024-03-10T06:50:00Z",
            "2024-03-10T07:10:00Z",
            "2024-03-10T07:30:00Z",
            "2024-03-10T07:50:00Z",
            "2024-03-10T08:10:00Z",
            "2024-03-10T08:30:00Z",
            "2024-03-10T08:50:00Z",
            "2024-03-10T09:10:00Z",
        ],
    );
    let rule = "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,45;COUNT=6";
    let daily = recurrence("America/New_York", "2024-03-10T00:00", rule);
    check(
        &daily,
        &[
            "2024-03-10T07:00:00Z",
            "2024-03-10T07:45:00Z",
            "2024-03-11T06:00:00Z",
            "2024-03-11T06:45:00Z",
        ],
    );
}

#[test]
fn a_day_that_a_country_left_out_falls_on_the_next() {
    // Samoa had no 30 December 2011.
    let daily = recurrence("Pacific/Apia", "2011-12-28T09:00", "FREQ=DAILY;COUNT=5");
    check(
        &daily,
        &[
            "2011-12-28T19:00:00Z",
            "2011-12-29T19:00:00Z",
            "2011-12-30T19:00:00Z",
            "2011-12-31T19:00:00Z",
        ],
    );
}

#[test]
fn beginning_anywhere_around_a_change_of_the_clocks_misses_nothing() {
    let changes = [
        ("America/New_York", "2024-03-09T00:10"),
        ("America/New_York", "2024-11-02T00:10"),
        ("Australia/Lord_Howe", "2024-04-05T00:10"),
        ("Australia/Lord_Howe", "2024-10-04T00:10"),
        ("Pacific/Apia", "2011-12-28T00:10"),
        ("Pacific/Kwajalein", "1993-08-19T00:10"),
    ];
    for (zone, start) in changes {
        for rule in [
            "FREQ=MINUTELY;INTERVAL=25",
            "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,10",
        ] {
            let recurrence = recurrence(zone, start, rule);
            let dates: Vec<_> = recurrence.instances().take(250).collect();
            assert!(
                dates.is_sorted_by(|one, other| one.at < other.at),
                "{zone} {rule}"
            );
            for (place, date) in dates.iter().enumerate() {
                for (from, place) in [
                    (date.at, place),
                    (date.at + jiff::SignedDuration::from_secs(1), place + 1),
                ] {
                    let found = recurrence.instances_from(from).take(5);
                    assert!(
                        found
                            .zip(&dates[place..])
                            .all(|(found, date)| found == *date)
                    );
                }
            }
        }
    }
}

#[test]
fn until_includes_its_moment_in_every_form() {
    let expected = ["2024-06-03T08:00:00Z", "2024-06-04T08:00:00Z"];
    for until in [
        "20240604T080000Z",
        "20240604T090000",
        "20240604",
        "20240605T075959Z",
    ] {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        check(
            &recurrence("Europe/Lisbon", "2024-06-03T09:00", &rule),
            &expected,
        );
    }
    let rule = "FREQ=DAILY;UNTIL=20240604T075959Z";
    check(
        &recurrence("Europe/Lisbon", "2024-06-03T09:00", rule),
        &expected[..1],
    );
    let rule = "FREQ=DAILY;UNTIL=20240604T085959";
    check(
        &recurrence("Europe/Lisbon", "2024-06-03T09:00", rule),
        &expected[..1],
    );
    let rule = "FREQ=DAILY;UNTIL=20240602";
    check(&recurrence("Europe/Lisbon", "2024-06-03T09:00", rule), &[]);
}

#[test]
fn nothing_comes_before_a_start_that_the_clocks_skip() {
    // From 02:00 to 02:30 there is nothing on the clock: 02:03 is half past two and three minutes,
    // and 02:30, which stands after it in the rule, would be before.
    let howe = recurrence(
        "Australia/Lord_Howe",
        "2034-10-01T02:03",
        "FREQ=MINUTELY;INTERVAL=3",
    );
    let found: Vec<_> = howe.instances().take(20).map(|date| date.at).collect();
    assert_eq!(found[0].to_string(), "2034-09-30T15:33:00Z");
    let steps = found.windows(2).map(|pair| (pair[1] - pair[0]).as_secs());
    assert!(steps.clone().all(|step| step == 180), "{found:?}");
}

#[test]
fn a_start_outside_its_rule_is_no_date_and_not_counted() {
    let rule = "FREQ=WEEKLY;BYDAY=MO;COUNT=2";
    let mondays = recurrence("UTC", "2024-06-04T09:00", rule);
    check(&mondays, &["2024-06-10T09:00:00Z", "2024-06-17T09:00:00Z"]);
}

#[test]
fn extra_dates_are_merged_and_exceptions_taken_out_whichever_way_they_are_given() {
    let rule = "FREQ=DAILY;COUNT=4";
    let base = recurrence("Europe/Lisbon", "2024-06-03T09:00", rule);
    let extra = [
        local("2024-06-04T15:00"),
        instant("2024-06-05T08:00:00Z"),
        local("2024-07-01T09:00"),
        local("2024-06-01T09:00"),
    ];
    let merged = base.with_extra(extra);
    check(
        &merged,
        &[
            "2024-06-01T08:00:00Z",
            "2024-06-03T08:00:00Z",
            "2024-06-04T08:00:00Z",
            "2024-06-04T14:00:00Z",
            "2024-06-05T08:00:00Z",
            "2024-06-06T08:00:00Z",
            "2024-07-01T08:00:00Z",
        ],
    );
    let except = [
        local("2024-06-03T09:00"),
        instant("2024-06-06T08:00:00Z"),
        local("2024-07-01T09:00"),
        local("1999-01-01T00:00"),
    ];
    let fewer = merged.without(except);
    check(
        &fewer,
        &[
            "2024-06-01T08:00:00Z",
            "2024-06-04T08:00:00Z",
            "2024-06-04T14:00:00Z",
            "2024-06-05T08:00:00Z",
        ],
    );
    let from = "2024-06-04T08:00:01Z".parse().unwrap();
    let later: Vec<_> = fewer
        .instances_from(from)
        .map(|date| date.at.to_string())
        .collect();
    assert_eq!(later, ["2024-06-04T14:00:00Z", "2024-06-05T08:00:00Z"]);
}

#[test]
fn an_exception_also_meets_a_date_inside_a_gap() {
    let daily = recurrence("America/New_York", "2024-03-09T02:30", "FREQ=DAILY;COUNT=3");
    let fewer = daily.without([local("2024-03-10T02:30")]);
    check(&fewer, &["2024-03-09T07:30:00Z", "2024-03-11T06:30:00Z"]);
}

#[test]
fn extra_dates_alone_make_a_recurrence() {
    let once = Recurrence::new(
        Rule::once(),
        "2024-06-03T09:00".parse().unwrap(),
        TimeZone::UTC,
    );
    let dates = once.with_extra([local("2024-08-08T10:00")]);
    check(&dates, &["2024-06-03T09:00:00Z", "2024-08-08T10:00:00Z"]);
    let rest = dates
        .continued_from("2024-06-04T00:00:00Z".parse().unwrap())
        .unwrap()
        .unwrap();
    check(&rest, &["2024-08-08T10:00:00Z"]);
    assert_eq!(
        rest.continued_from("2024-08-09T00:00:00Z".parse().unwrap()),
        Ok(None)
    );
    assert_eq!(
        dates.ended_before("2024-06-03T09:00:00Z".parse().unwrap()),
        Ok(None)
    );
}

#[test]
fn a_counted_rule_is_parted_into_an_end_and_what_is_left_to_count() {
    let start = "2024-06-03T09:00";
    let whole = recurrence("Europe/Lisbon", start, "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6");
    let cut: Timestamp = "2024-06-13T08:00:00Z".parse().unwrap();
    let before = whole.ended_before(cut).unwrap().unwrap();
    assert_eq!(
        before.rule().to_string(),
        "FREQ=WEEKLY;UNTIL=20240613T075959Z;BYDAY=MO,TH"
    );
    let after = whole.continued_from(cut).unwrap().unwrap();
    assert_eq!(after.rule().to_string(), "FREQ=WEEKLY;COUNT=3;BYDAY=MO,TH");
    assert_eq!(after.start().to_string(), "2024-06-13T09:00:00");
    // Where the rule had ended by itself, its end stays as it was.
    let late = whole
        .ended_before("2030-01-01T00:00:00Z".parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(late, whole);
    assert_eq!(
        whole.continued_from("2030-01-01T00:00:00Z".parse().unwrap()),
        Ok(None)
    );
}

#[test]
fn a_moment_is_read_as_an_instant_or_as_wall_clock_time() {
    let read = |text: &str| serde_json::from_str::<Moment>(text);
    assert_eq!(
        read("\"2024-06-03T09:00:00+02:00\"").unwrap(),
        instant("2024-06-03T07:00:00Z")
    );
    assert_eq!(
        read("\"2024-06-03T09:00:00\"").unwrap(),
        local("2024-06-03T09:00")
    );
    assert!(read("\"Monday\"").is_err());
}

#[test]
fn rare_dates_are_found() {
    let leap_mondays = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO";
    check_first(leap_mondays, "2027-01-01T09:00", "2044-02-29T09:00:00Z");
    let fridays = "FREQ=SECONDLY;BYMONTH=1;BYMONTHDAY=1;BYDAY=FR;BYHOUR=0;BYMINUTE=0;BYSECOND=0";
    check_first(fridays, "2022-01-01T09:00", "2027-01-01T00:00:00Z");
    check_first(
        "FREQ=YEARLY;INTERVAL=1000",
        "2000-02-29T09:00",
        "2000-02-29T09:00:00Z",
    );
}

#[track_caller]
fn check_first(rule: &str, start: &str, expected: &str) {
    let first = recurrence("UTC", start, rule).instances().next();
    assert_eq!(
        first.map(|date| date.at.to_string()).as_deref(),
        Some(expected),
        "{rule}"
    );
}

#[test]
fn rules_without_any_date_end_soon() {
    let rules = [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
        "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=10",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1",
        "FREQ=YEARLY;BYDAY=53MO;BYYEARDAY=1",
        "FREQ=DAILY;INTERVAL=7;BYDAY=SU",
        "FREQ=DAILY;BYHOUR=9;BYSETPOS=2",
        "FREQ=SECONDLY;BYSECOND=0,1;BYSETPOS=2",
        "FREQ=HOURLY;BYMINUTE=0,1;BYSETPOS=-3",
        "FREQ=WEEKLY;UNTIL=20230101;BYDAY=MO",
        "FREQ=YEARLY;INTERVAL=4294967295;BYMONTH=2;BYMONTHDAY=30",
    ];
    for rule in rules {
        let recurrence = recurrence("Europe/Lisbon", "2024-01-01T09:00", rule);
        let mut instances = recurrence.instances();
        assert_eq!(instances.next(), None, "{rule}");
        assert!(!instances.is_exhausted(), "{rule}");
    }
}

#[test]
fn what_cannot_be_decided_soon_is_given_up_and_says_so() {
    // From Monday midnight, 42 hours lead to Tuesday 18:00, Thursday 12:00, Saturday 06:00.
    let rule = "FREQ=HOURLY;INTERVAL=42;BYDAY=TU,TH,SA;BYHOUR=0";
    let recurrence = recurrence("UTC", "2024-01-01T00:00", rule);
    let mut instances = recurrence.instances();
    assert_eq!(instances.next(), None);
    assert!(instances.is_exhausted());
    let later = "2025-01-01T00:00:00Z".parse().unwrap();
    assert!(recurrence.ended_before(later).is_err());
    assert!(recurrence.continued_from(later).is_err());
}

#[test]
fn an_endless_rule_stops_with_the_calendar() {
    let yearly = recurrence("UTC", "9990-06-01T09:00", "FREQ=YEARLY");
    assert_eq!(yearly.instances().count(), 10);
    let daily = recurrence("Asia/Shanghai", "9999-12-01T09:00", "FREQ=DAILY");
    assert!(daily.instances().count() <= 31);
    assert_eq!(daily.rule().frequency(), Frequency::Daily);
}

/// Work is counted, so a rule that explodes or began long ago cannot be slow; the generous bound
/// only catches a jump that is not made at all.
#[test]
fn nothing_takes_long() {
    let began = Instant::now();
    let all = |most: u32| {
        (0..most)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    let explosion = format!(
        "FREQ=YEARLY;BYHOUR={};BYMINUTE={};BYSECOND={};BYDAY=MO,TU,WE,TH,FR,SA,SU",
        all(24),
        all(60),
        all(60)
    );
    let late = recurrence("UTC", "2024-12-31T12:00", &explosion);
    assert_eq!(late.instances().take(1_000).count(), 1_000);
    let from = "2030-12-30T00:00:00Z".parse().unwrap();
    assert_eq!(late.instances_from(from).next().unwrap().at, from);
    let last = format!("{explosion};BYSETPOS=-1");
    assert_eq!(
        recurrence("UTC", "2024-01-01T00:00", &explosion)
            .instances()
            .take(1_000)
            .count(),
        1_000
    );
    check_first(&last, "2024-01-01T00:00", "2024-12-31T23:59:59Z");
    let from = "2024-01-01T00:00:00Z".parse().unwrap();
    for rule in [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=0",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
    ] {
        let old = recurrence("UTC", "0001-01-01T00:00", rule);
        let first = old.instances_from(from).next().unwrap();
        assert_eq!(first.at, from, "{rule}");
    }
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}
