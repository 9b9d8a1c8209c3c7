//! What counts over several bookings: meetings and minutes in a period, rooms at one time.

use crate::teller::check;

#[test]
fn so_many_meetings_a_day_for_one_person() {
    check(
        r#"
        campus North quotas=[{"of":"person","period":"day","mostMeetings":2}]
        room Peony in North
        room Rose in North
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        08:00 alice books Rose 12:00-13:00 => refused: too_many_meetings quotas {"mostMeetings":2,"of":"person","period":"day"}, was 3 set at North
        08:00 alice books Rose +1/00:00-01:00 => confirmed Rose +1/00:00-01:00
        08:00 bob books Rose 12:00-13:00 => confirmed Rose 12:00-13:00
        08:00 alice cancels Rose@10:00 => cancelled no room 10:00-11:00
        08:00 alice books Rose 14:00-15:00 => confirmed Rose 14:00-15:00
        "#,
    );
}

#[test]
fn so_many_minutes_a_week_and_a_move_does_not_count_twice() {
    check(
        r#"
        campus North quotas=[{"of":"person","period":"week","mostMinutes":120}]
        room Peony in North
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony +6/10:00-11:00 => confirmed Peony +6/10:00-11:00
        08:00 alice books Peony +6/12:00-12:01 => refused: too_many_minutes quotas {"mostMinutes":120,"of":"person","period":"week"}, was 121 set at North
        08:00 alice moves Peony@10:00 to 15:00-16:00 => confirmed Peony 15:00-16:00
        08:00 alice moves Peony@15:00 to 15:00-16:01 => refused: too_many_minutes quotas {"mostMinutes":120,"of":"person","period":"week"}, was 121 set at North
        15:30 alice extends Peony@15:00 1 => refused: too_many_minutes quotas {"mostMinutes":120,"of":"person","period":"week"}, was 121 set at North
        15:30 alice books Peony +7/10:00-12:00 => confirmed Peony +7/10:00-12:00
        "#,
    );
}

#[test]
fn months_years_and_what_lies_ahead_are_periods_too() {
    check(
        r#"
        room Peony quotas=[{"of":"person","period":"month","mostMeetings":1}]
        room Rose quotas=[{"of":"person","period":"year","mostMeetings":1}]
        room Lily quotas=[{"of":"person","period":"future","mostMeetings":1}]
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony +29/10:00-11:00 => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"month"}, was 2 set at Peony
        08:00 alice books Peony +30/10:00-11:00 => confirmed Peony +30/10:00-11:00
        08:00 alice books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        08:00 alice books Rose +300/10:00-11:00 => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"year"}, was 2 set at Rose
        08:00 alice books Rose +330/10:00-11:00 => confirmed Rose +330/10:00-11:00
        08:00 alice books Lily 10:00-11:00 => confirmed Lily 10:00-11:00
        08:00 alice books Lily +40/10:00-11:00 => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"future"}, was 2 set at Lily
        10:01 alice books Lily +40/10:00-11:00 => confirmed Lily +40/10:00-11:00
        "#,
    );
}

#[test]
fn a_room_does_not_lift_the_quota_of_its_campus() {
    check(
        r#"
        campus North quotas=[{"of":"person","period":"day","mostMeetings":1}]
        room Peony in North quotas=[{"of":"person","period":"week","mostMeetings":2}]
        room Rose in North
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony 12:00-13:00 => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"day"}, was 2 set at North
        08:00 alice books Peony +1/12:00-13:00 => confirmed Peony +1/12:00-13:00
        08:00 alice books Peony +2/12:00-13:00 => refused: too_many_meetings quotas {"mostMeetings":2,"of":"person","period":"week"}, was 3 set at Peony
        08:00 alice books Rose +2/12:00-13:00 => confirmed Rose +2/12:00-13:00
        08:00 alice books Peony+Rose +1/14:00-15:00 => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"day"}, was 2 set at North; too_many_meetings quotas {"mostMeetings":2,"of":"person","period":"week"}, was 3 set at Peony
        "#,
    );
}

#[test]
fn a_room_that_closes_does_not_open_when_its_campus_is_closed() {
    check(
        r#"
        campus North closures=[{"from":"2026-03-03","until":"2026-03-03","reason":"works"}]
        room Peony in North closures=[{"from":"2026-03-05","until":"2026-03-05","reason":"paint"}]
        08:00 alice books Peony +1/10:00-11:00 => refused: closed closures {"from":"2026-03-03","reason":"works","until":"2026-03-03"}, was {"end":"2026-03-03T11:00:00","start":"2026-03-03T10:00:00"} set at North
        08:00 alice books Peony +3/10:00-11:00 => refused: closed closures {"from":"2026-03-05","reason":"paint","until":"2026-03-05"}, was {"end":"2026-03-05T11:00:00","start":"2026-03-05T10:00:00"} set at Peony
        08:00 alice books Peony +2/10:00-11:00 => confirmed Peony +2/10:00-11:00
        "#,
    );
}

#[test]
fn a_department_shares_its_quota_and_others_do_not_count() {
    check(
        r#"
        department R&D anna bela
        campus North quotas=[{"of":"department","period":"day","mostMinutes":120}]
        room Peony in North
        08:00 anna books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 carl books Peony 11:00-12:00 => confirmed Peony 11:00-12:00
        08:00 bela books Peony 12:00-13:01 => refused: too_many_minutes quotas {"mostMinutes":120,"of":"department","period":"day"}, was 121 set at North
        08:00 bela books Peony 12:00-13:00 => confirmed Peony 12:00-13:00
        "#,
    );
}

#[test]
fn a_room_group_is_shared_by_everyone() {
    check(
        r#"
        campus North
        building Main in North quotas=[{"of":"everyone","period":"day","mostMeetings":2}]
        room Peony in Main
        room Rose in Main
        room Lily in North
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 bob books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        08:00 carl books Rose 12:00-13:00 => refused: too_many_meetings quotas {"mostMeetings":2,"of":"everyone","period":"day"}, was 3 set at Main
        08:00 carl books Lily 12:00-13:00 => confirmed Lily 12:00-13:00
        "#,
    );
}

#[test]
fn a_series_counts_date_by_date() {
    check(
        r#"
        room Peony quotas=[{"of":"person","period":"future","mostMeetings":4}]
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=5 => refused: too_many_meetings quotas {"mostMeetings":4,"of":"person","period":"future"}, was 5 set at Peony
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, first confirmed Peony 10:00-11:00
        08:00 alice previews Peony 12:00-13:00 => 1 dates, 0 clash, 1 violations, bookable: false
        08:00 alice moves Peony@10:00 to 14:00-15:00 all => 4 dates changed, first confirmed Peony 14:00-15:00
        "#,
    );
}

#[test]
fn one_person_holds_so_many_rooms_at_one_time() {
    check(
        "
        campus North mostSimultaneous=2
        room Peony in North
        room Rose in North
        room Lily in North
        08:00 alice books Peony 10:00-12:00 => confirmed Peony 10:00-12:00
        08:00 alice books Rose 11:00-13:00 => confirmed Rose 11:00-13:00
        08:00 alice books Lily 11:30-12:30 => refused: too_many_at_once mostSimultaneous 2, was 3 set at North
        08:00 alice books Lily 12:00-13:00 => confirmed Lily 12:00-13:00
        08:00 bob books Peony+Rose+Lily +1/11:30-12:30 => refused: too_many_at_once mostSimultaneous 2, was 3 set at North
        08:00 bob books Peony+Rose +1/11:30-12:30 => confirmed Peony+Rose +1/11:30-12:30
        ",
    );
}

#[test]
fn a_type_is_given_by_those_it_is_for() {
    check(
        r#"
        group Board: carol
        type board longestMinutes for=Board
        room Peony longestMinutes=60
        08:00 alice books Peony 10:00-12:00 type=board => refused: Invalid { field: "type", problem: KeptForOthers }
        08:00 alice books Peony 10:00-10:30 type=board => refused: Invalid { field: "type", problem: KeptForOthers }
        08:00 carol books Peony 10:00-12:00 type=board => confirmed Peony 10:00-12:00
        08:00 carol hands Peony@10:00 to alice        => open
        08:00 alice accepts the meeting               => refused: Invalid { field: "type", problem: KeptForOthers }
        08:00 alice books Peony 13:00-14:00           => confirmed Peony 13:00-14:00
        08:00 alice types Peony@13:00 board             => refused: Invalid { field: "type", problem: KeptForOthers }
        08:00 ADA books Peony 15:00-17:00 type=board  => confirmed Peony 15:00-17:00
        08:00 carol invites alice to Peony@10:00      => confirmed Peony 10:00-12:00
        08:00 ADA types Peony@13:00 board             => confirmed Peony 13:00-14:00
        08:00 alice types Peony@13:00 board           => confirmed Peony 13:00-14:00
        08:00 carol appoints alice to=book           => appointed
        08:00 alice books Peony 18:00-20:00 type=board on-behalf-of=carol => confirmed Peony 18:00-20:00
        "#,
    );
}

#[test]
fn a_type_of_meetings_is_free_of_the_rules_it_names() {
    check(
        r#"
        type board quotas longestMinutes
        type training
        room Peony longestMinutes=60 quotas=[{"of":"person","period":"day","mostMeetings":1}]
        08:00 alice books Peony 10:00-12:00 type=board => confirmed Peony 10:00-12:00
        08:00 alice books Peony 12:00-13:00 type=training => confirmed Peony 12:00-13:00
        08:00 alice books Peony 13:00-14:00 type=training => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"day"}, was 2 set at Peony
        08:00 alice books Peony 14:00-14:30 type=board => confirmed Peony 14:00-14:30
        08:00 alice books Peony 15:00-16:00 type=party => refused: Invalid { field: "type", problem: UnknownCode }
        "#,
    );
}
