//! What is read as a rule, how it is printed, and with which code each fault is refused.

use domain::series::{Frequency, Part, Rule, RuleError};

#[track_caller]
fn check(text: &str, code: &str) -> RuleError {
    let refusal = Rule::parse(text).expect_err(text);
    assert_eq!(refusal.code(), code, "{text}: {refusal}");
    refusal
}

#[test]
fn a_rule_is_printed_in_one_canonical_form() {
    let cases = [
        (
            "rrule:freq=weekly;byday=we,mo;interval=1;wkst=mo",
            "FREQ=WEEKLY;BYDAY=MO,WE",
        ),
        (
            "BYDAY=-1FR,+2MO ; FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=-1FR,2MO",
        ),
        (
            "FREQ=DAILY;UNTIL=19971224t000000z",
            "FREQ=DAILY;UNTIL=19971224T000000Z",
        ),
        (
            "FREQ=DAILY;UNTIL=19971224T083000",
            "FREQ=DAILY;UNTIL=19971224T083000",
        ),
        ("FREQ=DAILY;UNTIL=19971224", "FREQ=DAILY;UNTIL=19971224"),
        (
            "FREQ=DAILY;UNTIL=99991231T235959Z",
            "FREQ=DAILY;UNTIL=99991230T220000Z",
        ),
        (
            "FREQ=DAILY;COUNT=007;BYHOUR=09",
            "FREQ=DAILY;COUNT=7;BYHOUR=9",
        ),
        ("FREQ=YEARLY;SKIP=OMIT;RSCALE=gregorian", "FREQ=YEARLY"),
        (
            "FREQ=YEARLY;SKIP=FORWARD",
            "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD",
        ),
        (
            "FREQ=YEARLY;BYSETPOS=-1;BYSECOND=60;BYMINUTE=1;BYHOUR=2;BYMONTHDAY=3;BYYEARDAY=-4;\
             BYWEEKNO=5;BYMONTH=6;WKST=SU",
            "FREQ=YEARLY;BYMONTH=6;BYWEEKNO=5;BYYEARDAY=-4;BYMONTHDAY=3;BYHOUR=2;BYMINUTE=1;\
             BYSECOND=60;BYSETPOS=-1;WKST=SU",
        ),
    ];
    for (text, printed) in cases {
        assert_eq!(Rule::parse(text).expect(text).to_string(), printed);
    }
}

#[test]
fn whether_a_rule_is_bounded_is_in_its_text() {
    let is_bounded = |text| Rule::parse(text).unwrap().is_bounded();
    assert!(!is_bounded("FREQ=DAILY"));
    assert!(is_bounded("FREQ=DAILY;COUNT=3"));
    assert!(is_bounded("FREQ=DAILY;UNTIL=20300101"));
}

#[test]
fn malformed_text_is_refused() {
    check("", "rrule_frequency_missing");
    check("RRULE:", "rrule_frequency_missing");
    check("INTERVAL=2", "rrule_frequency_missing");
    check("FREQ", "rrule_malformed");
    check("FREQ=DAILY;", "rrule_malformed");
    check("FREQ=DAILY;;COUNT=1", "rrule_malformed");
    check("FREQ=DAILY;BYEASTER=1", "rrule_unknown_part");
    check("FREQ=DAILY;X-MINE=1", "rrule_unknown_part");
    check("FREQ=DAILY;FREQ=DAILY", "rrule_repeated_part");
    check("FREQ=FORTNIGHTLY", "rrule_bad_value");
    check("FREQ=DAILY;COUNT=", "rrule_bad_value");
    check("FREQ=DAILY;COUNT=three", "rrule_bad_value");
    check("FREQ=DAILY;COUNT=+3", "rrule_bad_value");
    check("FREQ=DAILY;COUNT=99999999999999999999", "rrule_bad_value");
    check("FREQ=DAILY;BYHOUR=1,,2", "rrule_bad_value");
    check("FREQ=DAILY;BYHOUR=١", "rrule_bad_value");
    check("FREQ=WEEKLY;BYDAY=MÖ", "rrule_bad_value");
    check("FREQ=WEEKLY;BYDAY=M", "rrule_bad_value");
    check("FREQ=WEEKLY;WKST=1MO", "rrule_bad_value");
    check("FREQ=YEARLY;RSCALE=CHINESE", "rrule_unknown_calendar");
    check("FREQ=YEARLY;SKIP=SIDEWAYS", "rrule_bad_value");
    check("FREQ=YEARLY;BYMONTH=5L", "rrule_bad_value");
    let long = format!("FREQ=DAILY;BYHOUR={}1", "1,".repeat(Rule::LONGEST));
    assert_eq!(
        check(&long, "rrule_too_long"),
        RuleError::TooLong { length: long.len() }
    );
}

#[test]
fn an_end_that_is_no_date_is_refused() {
    for until in [
        "",
        "2024",
        "20240230",
        "20240101T",
        "20240101T250000Z",
        "20240101Z",
        "2024-01-01",
    ] {
        check(&format!("FREQ=DAILY;UNTIL={until}"), "rrule_bad_value");
    }
}

#[test]
fn numbers_outside_their_range_are_refused_with_the_range() {
    for part in [
        "INTERVAL=0",
        "COUNT=0",
        "COUNT=4294967296",
        "BYSECOND=61",
        "BYMINUTE=60",
        "BYHOUR=24",
        "BYHOUR=-1",
        "BYMONTHDAY=0",
        "BYMONTHDAY=32",
        "BYMONTHDAY=-32",
        "BYYEARDAY=367",
        "BYYEARDAY=0",
        "BYWEEKNO=54",
        "BYWEEKNO=0",
        "BYMONTH=0",
        "BYMONTH=13",
        "BYSETPOS=0",
        "BYSETPOS=367",
        "BYDAY=0MO",
        "BYDAY=54MO",
        "BYDAY=-54MO",
    ] {
        check(&format!("FREQ=YEARLY;{part}"), "rrule_out_of_range");
    }
    let refusal = check("FREQ=DAILY;BYHOUR=24", "rrule_out_of_range");
    let expected = RuleError::OutOfRange {
        part: Part::ByHour,
        value: 24,
        least: 0,
        most: 23,
    };
    assert_eq!(refusal, expected);
    assert_eq!(refusal.to_string(), "BYHOUR 24 is not within 0 to 23");
}

#[test]
fn parts_that_the_standard_forbids_together_are_refused() {
    for frequency in [
        "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY",
    ] {
        check(
            &format!("FREQ={frequency};BYWEEKNO=20"),
            "rrule_part_forbidden",
        );
    }
    for frequency in ["DAILY", "WEEKLY", "MONTHLY"] {
        check(
            &format!("FREQ={frequency};BYYEARDAY=20"),
            "rrule_part_forbidden",
        );
    }
    for frequency in ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY"] {
        check(
            &format!("FREQ={frequency};BYDAY=1MO"),
            "rrule_ordinal_forbidden",
        );
    }
    let refusal = check("FREQ=WEEKLY;BYMONTHDAY=1", "rrule_part_forbidden");
    let (part, frequency) = (Part::ByMonthDay, Frequency::Weekly);
    assert_eq!(refusal, RuleError::PartForbidden { part, frequency });
    check(
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "rrule_ordinal_with_week_number",
    );
    check("FREQ=DAILY;COUNT=1;UNTIL=20300101", "rrule_count_and_until");
    check("FREQ=DAILY;BYSETPOS=1", "rrule_position_alone");
}
