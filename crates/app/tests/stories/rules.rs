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
