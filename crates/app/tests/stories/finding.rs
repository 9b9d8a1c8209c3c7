//! Looking for a room: what is offered can be booked.

use crate::teller::check;

#[test]
fn a_time_is_offered_only_where_the_rules_allow_it() {
    check(
        r#"
        campus North openingHours=[{"weekday":1,"from":"10:00:00","until":"12:00:00"}]
        room Peony in North seats=4
        room Rose in North seats=8 noticeMinutes=180
        08:00 alice seeks 60 08:00-13:00 => Peony 10:00-11:00, Peony 10:15-11:15, Peony 10:30-11:30
        08:00 alice seeks 60 08:00-13:00 for=5 => Rose 11:00-12:00
        08:00 alice seeks 61 11:00-13:00 => nothing
        08:00 alice finds 10:00-11:00 => Peony, Rose
        08:00 alice finds 10:00-11:00 to-book => Peony
        08:00 alice finds 09:00-10:00 => Peony, Rose
        08:00 alice finds 09:00-10:00 to-book => nothing
        "#,
    );
}

#[test]
fn what_is_wanted_may_be_said_in_plain_words() {
    check(
        "campus North
         room Peony in North seats=8 has=projector
         room Vault in North seats=8 has=video whoSees=nobody
         08:00 alice says tomorrow 3pm for 10 with projector one hour => +1, 15:00, 60 minutes, 10 people, projector
         08:00 alice says 明天下午3点 10人 有投影 1小时   => +1, 15:00, 60 minutes, 10 people, projector
         08:00 alice says 9:30 Peony                     => +0, 09:30, Peony
         09:31 alice says 9:30 Peony                     => +1, 09:30, Peony
         09:31 alice says today with unicorns            => +0, not understood: unicorns
         09:31 alice says Vault with video               => not understood: Vault, not understood: video
         09:31 ADA says Vault with video                 => video, Vault
        ",
    );
}

#[test]
fn a_room_too_large_for_so_few_is_not_offered_to_them() {
    check(
        "
        campus North fewestPeoplePercent=30
        room Peony in North seats=10
        room Hall in North seats=100
        08:00 alice finds 10:00-11:00 for=10 => Peony, Hall
        08:00 alice finds 10:00-11:00 for=10 to-book => Peony
        08:00 alice books Peony 10:00-11:00 for=10 => confirmed Peony 10:00-11:00
        08:00 alice seeks 60 10:00-12:00 for=10 => Peony 11:00-12:00
        ",
    );
}

#[test]
fn what_is_kept_around_meetings_is_kept_in_the_offer() {
    check(
        "
        room Peony setUpMinutes=15 tearDownMinutes=15
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00 held 09:45-11:15
        08:00 alice seeks 60 08:30-13:00 => Peony 08:30-09:30, Peony 11:30-12:30, Peony 11:45-12:45
        ",
    );
}

#[test]
fn the_next_best_room_is_offered_when_the_best_one_refuses() {
    check(
        "
        room Nook seats=2 longestMinutes=30
        room Peony seats=8
        08:00 alice seeks 60 10:00-11:00 => Peony 10:00-11:00
        08:00 alice seeks 30 10:00-10:30 => Nook 10:00-10:30
        ",
    );
}
