//! Booking rules: where each refuses, where it allows, and the boundary itself. The place that
//! set it is named.

use crate::teller::check;

#[test]
fn a_rule_of_the_campus_counts_in_its_rooms_until_a_room_sets_its_own() {
    check(
        "
        campus North longestMinutes=60
        room Peony in North
        room Rose in North longestMinutes=120
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony 11:00-12:01 => refused: too_long longestMinutes 60, was 61 set at North
        08:00 alice books Rose 10:00-12:00 => confirmed Rose 10:00-12:00
        08:00 alice books Rose 12:00-14:01 => refused: too_long longestMinutes 120, was 121 set at Rose
        ",
    );
}

#[test]
fn a_locked_rule_cannot_be_set_otherwise_below() {
    check(
        "
        campus North longestMinutes=60!locked
        room Rose in North longestMinutes=120
        08:00 alice books Rose 10:00-11:30 => refused: too_long longestMinutes 60, was 90 set at North
        ",
    );
}

#[test]
fn all_broken_rules_are_named_at_once() {
    check(
        "
        room Peony seats=4 shortestMinutes=30 gridMinutes=15 capacityEnforced=true
        08:00 alice books Peony 10:05-10:15 for=5 => refused: too_short shortestMinutes 30, was 10 set at Peony; off_grid gridMinutes 15, was \"2026-03-02T10:05:00\" set at Peony; over_capacity capacityEnforced 4, was 5 set at Peony
        08:00 alice books Peony 10:15-10:45 for=4 => confirmed Peony 10:15-10:45
        ",
    );
}

#[test]
fn the_past_is_for_administrators() {
    check(
        "
        room Peony
        10:00 alice books Peony 09:00-09:30 => refused: in_the_past past \"2026-03-02T10:00:00Z\", was \"2026-03-02T09:00:00Z\"
        10:00 alice books Peony 09:55-10:30 => confirmed Peony 09:55-10:30
        10:00 ADA books Peony 08:00-09:00 => ended Peony 08:00-09:00
        ",
    );
}

#[test]
fn an_extension_obeys_the_rules_too() {
    check(
        "
        room Peony longestMinutes=60
        08:00 alice books Peony 10:00-10:50 => confirmed Peony 10:00-10:50
        10:10 alice extends Peony@10:00 10 => confirmed Peony 10:00-11:00
        10:20 alice extends Peony@10:00 1 => refused: too_long longestMinutes 60, was 61 set at Peony
        ",
    );
}

#[test]
fn a_fresh_deployment_has_these_defaults() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-10:01 => confirmed Peony 10:00-10:01
        08:00 alice books Peony +1/00:00-+2/00:00 => confirmed Peony +1/00:00-+2/00:00
        08:00 alice books Peony +3/00:00-+4/00:01 => refused: too_long longestMinutes 1440, was 1441
        08:00 alice books Peony +731/10:00-11:00 => confirmed Peony +731/10:00-11:00
        08:00 alice books Peony +732/10:00-11:00 => refused: beyond_horizon horizonDays 731, was 732
        ",
    );
}

#[test]
fn closed_periods_are_dates_or_times_with_a_reason() {
    check(
        r#"
        room Peony closures=[{"from":"2026-03-03","until":"2026-03-03","reason":"works"},{"from":"2026-03-04T12:00","until":"2026-03-04T13:00"}]
        08:00 alice books Peony 23:00-24:00 => confirmed Peony 23:00-+1/00:00
        08:00 alice books Peony +1/23:00-+2/00:30 => refused: closed closures {"from":"2026-03-03","reason":"works","until":"2026-03-03"}, was {"end":"2026-03-04T00:30:00","start":"2026-03-03T23:00:00"} set at Peony
        08:00 alice books Peony +2/00:00-12:00 => confirmed Peony +2/00:00-12:00
        08:00 alice books Peony +2/12:59-13:30 => refused: closed closures {"from":"2026-03-04T12:00:00","reason":"","until":"2026-03-04T13:00:00"}, was {"end":"2026-03-04T13:30:00","start":"2026-03-04T12:59:00"} set at Peony
        08:00 alice books Peony +2/13:00-13:30 => confirmed Peony +2/13:00-13:30
        "#,
    );
}

#[test]
fn holidays_close_and_make_up_days_have_the_hours_of_their_weekday() {
    check(
        r#"
        calendar cn 2026-03-06=holiday 2026-03-07=5
        campus North calendar="cn" openingHours=[{"weekday":5,"from":"09:00:00","until":"18:00:00"},{"weekday":7,"from":"10:00:00","until":"12:00:00"}]
        room Peony in North
        room Rose in North holidays="asSunday"
        room Lily in North holidays="ignored"
        08:00 alice books Peony +4/10:00-11:00 => refused: holiday holidays {"calendar":"cn","name":"Feast"}, was "2026-03-06" set at North
        08:00 alice books Peony +5/09:00-18:00 => confirmed Peony +5/09:00-18:00
        08:00 alice books Rose +4/10:00-12:00 => confirmed Rose +4/10:00-12:00
        08:00 alice books Rose +4/12:00-13:00 => refused: outside_opening_hours openingHours [{"from":"09:00:00","until":"18:00:00","weekday":5},{"from":"10:00:00","until":"12:00:00","weekday":7}], was {"end":"2026-03-06T13:00:00","start":"2026-03-06T12:00:00"} set at North
        08:00 alice books Lily +4/17:00-18:00 => confirmed Lily +4/17:00-18:00
        "#,
    );
}

#[test]
fn a_new_day_opens_for_booking_at_a_time_of_day() {
    check(
        r#"
        room Peony horizonDays=7 horizonOpensAt="08:00:00"
        07:59:59 alice books Peony +7/10:00-11:00 => refused: beyond_horizon horizonDays 7, was 7 set at Peony
        07:59:59 alice books Peony +6/23:00-+7/00:00 => confirmed Peony +6/23:00-+7/00:00
        08:00 alice books Peony +7/10:00-11:00 => confirmed Peony +7/10:00-11:00
        "#,
    );
}

#[test]
fn the_horizon_looks_at_the_end_or_at_the_start() {
    check(
        r#"
        room Peony horizonDays=1
        room Rose horizonDays=1 horizonMeasuredTo="start"
        08:00 alice books Peony +1/23:00-+2/01:00 => refused: beyond_horizon horizonDays 1, was 1 set at Peony
        08:00 alice books Rose +1/23:00-+2/01:00 => confirmed Rose +1/23:00-+2/01:00
        08:00 alice books Rose +2/01:00-+2/02:00 => refused: beyond_horizon horizonDays 1, was 1 set at Rose
        "#,
    );
}

#[test]
fn changing_and_cancelling_have_a_notice_of_their_own() {
    check(
        "
        room Peony changeNoticeMinutes=60 cancelNoticeMinutes=30 changeHorizonDays=2 cancelHorizonDays=3
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        09:00 alice moves Peony@10:00 to 10:15-11:15 => confirmed Peony 10:15-11:15
        09:16 alice moves Peony@10:15 to 12:00-13:00 => refused: too_late_to_change changeNoticeMinutes 60, was 59 set at Peony
        09:16 alice renames Peony@10:15 sync => confirmed Peony 10:15-11:15
        09:46 alice cancels Peony@10:15 => refused: too_late_to_cancel cancelNoticeMinutes 30, was 29 set at Peony
        09:45 alice cancels Peony@10:15 => cancelled no room 10:15-11:15
        08:00 alice books Peony +4/08:00-09:00 => confirmed Peony +4/08:00-09:00
        08:00 alice moves Peony@+4/08:00 to +5/08:00-09:00 => refused: too_far_to_change changeHorizonDays 2, was 4 set at Peony
        08:00 alice cancels Peony@+4/08:00 => refused: too_far_to_cancel cancelHorizonDays 3, was 4 set at Peony
        +1/08:00 alice cancels Peony@+4/08:00 => cancelled no room +4/08:00-09:00
        ",
    );
}

#[test]
fn notice_is_counted_to_the_minute() {
    check(
        "
        room Peony noticeMinutes=60
        08:00 alice books Peony 08:59-10:00 => refused: too_little_notice noticeMinutes 60, was 59 set at Peony
        08:00 alice books Peony 09:00-10:00 => confirmed Peony 09:00-10:00
        ",
    );
}

#[test]
fn a_term_has_a_first_and_a_last_day() {
    check(
        r#"
        room Peony firstDate="2026-03-09" lastDate="2026-03-13"
        08:00 alice books Peony +6/23:00-+7/00:30 => refused: outside_term firstDate "2026-03-09", was "2026-03-08" set at Peony
        08:00 alice books Peony +7/00:00-01:00 => confirmed Peony +7/00:00-01:00
        08:00 alice books Peony +11/23:00-+12/00:00 => confirmed Peony +11/23:00-+12/00:00
        08:00 alice books Peony +11/22:00-+12/00:01 => refused: outside_term lastDate "2026-03-13", was "2026-03-14" set at Peony
        "#,
    );
}

#[test]
fn one_day_and_one_room_only() {
    check(
        r#"
        room Peony severalDaysAllowed=false mostRooms=1
        room Rose
        08:00 alice books Peony 22:00-+1/00:00 => confirmed Peony 22:00-+1/00:00
        08:00 alice books Peony +1/22:00-+2/00:01 => refused: several_days severalDaysAllowed "2026-03-03", was "2026-03-04" set at Peony
        08:00 alice books Peony+Rose 10:00-11:00 => refused: too_many_rooms mostRooms 1, was 2 set at Peony
        "#,
    );
}

/// A rule that nobody told a story of is a rule that nobody tried.
#[test]
fn every_rule_has_its_story() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let stories: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let untold: Vec<_> = domain::policy::RULES
        .iter()
        .filter(|rule| {
            let set = format!(" {rule}=");
            !stories.iter().any(|story| story.contains(&set))
        })
        .collect();
    assert!(untold.is_empty(), "no story sets {untold:?}");
}

#[test]
fn so_few_do_not_get_the_room() {
    check(
        "
        room Peony seats=10 fewestPeople=4
        08:00 alice books Peony 10:00-11:00 for=3 => refused: too_few_people fewestPeople 4, was 3 set at Peony
        08:00 alice books Peony 10:00-11:00 for=4 => confirmed Peony 10:00-11:00
        ",
    );
}

#[test]
fn large_rooms_are_kept_for_large_meetings() {
    check(
        "
        campus North fewestPeoplePercent=30
        room Peony in North seats=10
        08:00 alice books Peony 10:00-11:00 for=2 => refused: too_few_people fewestPeoplePercent 3, was 2 set at North
        08:00 alice books Peony 10:00-11:00 for=3 => confirmed Peony 10:00-11:00
        ",
    );
}

#[test]
fn types_are_allowed_or_forbidden_by_weekday() {
    check(
        r#"
        type board
        type training
        room Peony allowedTypes=[{"type":"board"},{"type":"training","weekdays":[1]}]
        room Rose forbiddenTypes=[{"type":"training","weekdays":[1]}]
        08:00 alice books Peony 10:00-11:00 type=training => confirmed Peony 10:00-11:00
        08:00 alice books Peony +1/10:00-11:00 type=training => refused: type_not_allowed allowedTypes [{"type":"board"},{"type":"training","weekdays":[1]}], was "training" set at Peony
        08:00 alice books Peony +1/10:00-11:00 => refused: type_not_allowed allowedTypes [{"type":"board"},{"type":"training","weekdays":[1]}], was null set at Peony
        08:00 alice books Rose 10:00-11:00 type=training => refused: type_not_allowed forbiddenTypes [{"type":"training","weekdays":[1]}], was "training" set at Rose
        08:00 alice books Rose +1/10:00-11:00 type=training => confirmed Rose +1/10:00-11:00
        08:00 alice books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        "#,
    );
}

#[test]
fn a_room_is_kept_before_and_after_a_meeting() {
    check(
        "
        room Peony setUpMinutes=15 tearDownMinutes=10
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00 held 09:45-11:10
        08:00 bob books Peony 11:00-12:00 => refused: busy Peony 09:45-11:10; instead Peony 11:30-12:30
        08:00 bob books Peony 11:24-12:00 => refused: busy Peony 09:45-11:10; instead Peony 11:39-12:15
        08:00 bob books Peony 11:25-12:00 => confirmed Peony 11:25-12:00 held 11:10-12:10
        08:00 bob finds 12:10-12:20 => nothing
        08:00 bob finds 12:25-12:30 => Peony
        08:00 alice moves Peony@10:00 to 09:30-10:30 => confirmed Peony 09:30-10:30 held 09:15-10:40
        09:40 alice extends Peony@09:30 31 => refused: busy Peony 11:10-12:10
        09:40 alice extends Peony@09:30 30 => confirmed Peony 09:30-11:00 held 09:15-11:10
        10:20 alice ends Peony@09:30 => ended Peony 09:30-10:20 held 09:15-10:30
        ",
    );
}

#[test]
fn what_was_approved_may_no_longer_be_moved_by_who_asked() {
    check(
        "
        room Peony approval approvedChangeable=false
        08:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        08:00 alice moves Peony@10:00 to 10:00-11:30 => requested Peony 10:00-11:30
        08:00 ADA approves Peony@10:00 => confirmed Peony 10:00-11:30
        08:00 alice moves Peony@10:00 to 10:00-11:00 => refused: approved_unchangeable approvedChangeable false, was true set at Peony
        08:00 alice renames Peony@10:00 sync => confirmed Peony 10:00-11:30
        08:00 ADA moves Peony@10:00 to 10:00-11:00 => confirmed Peony 10:00-11:00
        ",
    );
}

#[test]
fn who_may_go_beyond_the_rules_says_so_and_is_told_of_them() {
    check(
        "
        room Peony longestMinutes=60
        room Rose closed longestMinutes=60
        08:00 ADA grants roomManager to max => granted
        08:00 max books Peony 10:00-11:30 => refused: too_long longestMinutes 60, was 90 set at Peony
        08:00 alice books Peony 10:00-11:30 regardless => refused: not allowed: PolicyBypass
        08:00 max previews Peony 10:00-11:30 regardless => 1 dates, 0 clash, bookable: true
        08:00 max books Peony 10:00-11:30 regardless => confirmed Peony 10:00-11:30, told: too_long longestMinutes 60, was 90 set at Peony
        08:00 max books Peony 11:00-12:00 regardless => refused: busy Peony 10:00-11:30; instead Peony 11:30-12:30
        08:00 max books Peony +1/10:00-12:00 repeat=FREQ=DAILY;COUNT=2 regardless => 2 dates, first confirmed Peony +1/10:00-12:00
        08:00 max books Rose 10:00-11:30 regardless => refused: not_bookable inService null, was \"out of service\" set at Rose
        ",
    );
}
