//! Rooms that pass between people: taken at the door, handed over, exchanged, waited for.

use crate::teller::check;

#[test]
fn somebody_walks_in() {
    check(
        "room Peony seats=8
         room Rose seats=20
         08:00 alice books Peony 09:00-10:00          => confirmed Peony 09:00-10:00
         08:10 bob begins Peony                       => running Peony 08:10-08:40
         08:20 cara begins Peony                      => refused: busy Peony 08:10-08:40; instead Rose 08:20-08:50
         08:20 cara begins any for=12                 => running Rose 08:20-08:50
         08:41 dan begins Peony                       => running Peony 08:41-09:00
         08:50 dan ends Peony@08:41                   => ended Peony 08:41-08:50
         08:57 eve begins any for=21                  => refused: NoRoomFree",
    );
}

#[test]
fn how_long_one_may_go_on() {
    check(
        "room Peony longestMinutes=120
         room Rose
         08:00 alice books Peony 08:00-09:00          => confirmed Peony 08:00-09:00
         08:00 bob books Peony 09:30-10:00            => confirmed Peony 09:30-10:00
         08:50 alice may-go-on Peony@08:00            => by [5, 10, 15, 30]
         08:50 bob may-go-on Peony@08:00              => refused: not allowed: MeetingManage
         08:51 alice extends Peony@08:00 30           => confirmed Peony 08:00-09:30
         08:52 alice may-go-on Peony@08:00            => by []
         08:52 bob may-go-on Peony@09:30              => by [5, 10, 15, 30, 45, 60, 90]",
    );
}

#[test]
fn those_who_are_next_knock() {
    check(
        "room Peony
         room Rose
         08:00 alice books Peony 08:00-09:00          => confirmed Peony 08:00-09:00
         08:00 bob books Peony 09:00-10:00            => confirmed Peony 09:00-10:00
         08:00 bob books Rose 09:00-10:00             => confirmed Rose 09:00-10:00
         08:49 bob knocks Peony@08:00 for Peony@09:00 => refused: not before 08:50
         08:50 cara knocks Peony@08:00 for Peony@09:00 => refused: not allowed: MeetingManage
         08:50 bob knocks Peony@08:00 for Rose@09:00  => refused: OtherRoom
         08:50 bob knocks Peony@08:00 for Peony@09:00 => heard
         08:51 bob knocks Peony@08:00 for Peony@09:00 => refused: TooManyAttempts { retry_after_seconds: 60 }
         08:52 bob knocks Peony@08:00 for Peony@09:00 => heard
         09:00 bob knocks Peony@08:00 for Peony@09:00 => refused: over since 09:00",
    );
}

#[test]
fn a_meeting_gets_another_organizer() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:01 bob hands Peony@10:00 to bob           => refused: not allowed: MeetingManage
         08:02 alice gives Peony@10:00 to bob         => refused: ConsentWanted
         08:02 alice hands Peony@10:00 to bob         => open
         08:02 cara accepts the meeting               => refused: HandOver not found
         08:02 alice accepts the meeting              => refused: not allowed: MeetingManage
         08:02 bob cancels Peony@10:00                => refused: not allowed: MeetingManage
         08:02 bob refuses the meeting                => declined
         08:02 bob accepts the meeting                => refused: AlreadyAnswered { state: Declined }
         08:02 alice hands Peony@10:00 to bob         => open
         08:02 alice withdraws the meeting            => withdrawn
         08:02 alice hands Peony@10:00 to bob         => open
         08:03 bob accepts the meeting                => accepted
         08:03 alice cancels Peony@10:00              => refused: not allowed: MeetingManage
         08:04 bob cancels Peony@10:00                => cancelled no room 10:00-11:00",
    );
}

#[test]
fn who_looks_after_the_room_hands_over_at_once() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:01 alice hands Peony@10:00 to cara        => open
         08:02 ADA hands Peony@10:00 to bob           => accepted
         08:03 cara accepts the meeting               => refused: HandOver not found
         08:04 bob cancels Peony@10:00                => cancelled no room 10:00-11:00",
    );
}

#[test]
fn an_offer_of_a_meeting_ends_when_it_goes_elsewhere() {
    check(
        "room Peony
         room Lily
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:01 alice hands Peony@10:00 to bob         => open
         08:02 alice takes Lily for Peony@10:00       => confirmed Lily 10:00-11:00
         08:03 bob accepts the meeting                => refused: Stale { version: 2 }
         08:04 alice hands Peony@10:00 to bob         => open
         08:05 bob accepts the meeting                => accepted",
    );
}

#[test]
fn an_offer_of_a_series_is_of_its_dates_as_they_were() {
    check(
        "room Peony horizonDays=14
         room Lily
         08:00 alice books Peony 09:00-10:00 repeat=FREQ=WEEKLY => 3 dates, first confirmed Peony 09:00-10:00
         08:01 alice hands Peony@+7/09:00 to bob all   => open
         08:02 alice moves Peony@+14/09:00 to +14/11:00-12:00 => confirmed Peony +14/11:00-12:00
         08:03 bob accepts the meeting                 => refused: Stale { version: 2 }
         08:04 alice hands Peony@+7/09:00 to bob all   => open
         +7/08:01 clock                                => 1 jobs
         +7/08:02 bob accepts the meeting              => accepted
         +7/08:03 bob cancels Peony@+14/11:00 and-following => cancelled no room +14/11:00-12:00
         +7/08:04 alice books Peony +21/09:00-10:00    => confirmed Peony +21/09:00-10:00",
    );
}

#[test]
fn what_does_not_take_place_is_not_handed_over() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:01 alice hands Peony@10:00 to alice       => refused: Invalid { field: \"personId\", problem: TheirsAlready }
         08:02 alice hands Peony@10:00 to bob         => open
         08:03 alice cancels Peony@10:00              => cancelled no room 10:00-11:00
         08:04 bob accepts the meeting                => refused: it is cancelled",
    );
}

#[test]
fn no_rule_of_the_person_is_walked_around_by_handing_on_or_exchanging() {
    check(
        r#"
         group Board: bob alice
         campus North quotas=[{"of":"person","period":"day","mostMeetings":1}]
         room Peony in North
         room Rose
         room Lily mostSimultaneous=1
         room Iris whoBooks=Board
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:00 bob books Peony 12:00-13:00            => confirmed Peony 12:00-13:00
         08:00 bob books Rose 14:00-15:00             => confirmed Rose 14:00-15:00
         08:01 alice hands Peony@10:00 to bob         => open
         08:01 bob accepts the meeting                => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"day"}, was 2 set at North
         08:01 alice hands Peony@10:00 to cara        => open
         08:01 cara accepts the meeting               => accepted
         08:02 ADA swaps Peony@10:00 with Rose@14:00  => refused: too_many_meetings quotas {"mostMeetings":1,"of":"person","period":"day"}, was 2 set at North
         08:03 bob books Lily 10:00-11:00             => confirmed Lily 10:00-11:00
         08:03 bob hands Lily@10:00 to alice          => open
         08:03 alice accepts the meeting              => accepted
         08:04 alice books Iris 16:00-17:00           => confirmed Iris 16:00-17:00
         08:04 alice hands Iris@16:00 to cara         => open
         08:04 cara accepts the meeting               => refused: not_admitted whoBooks null, was null set at Iris
         08:04 alice hands Iris@16:00 to bob          => open
         08:04 bob accepts the meeting                => accepted
        "#,
    );
}

#[test]
fn whoever_walks_in_is_on_no_grid() {
    check(
        "room Peony gridMinutes=15
         08:00 alice books Peony 10:07-10:37          => refused: off_grid gridMinutes 15, was \"2026-03-02T10:07:00\" set at Peony
         10:07 alice begins Peony                     => running Peony 10:07-10:37
         10:30 alice extends Peony@10:07 15           => running Peony 10:07-10:52",
    );
}

#[test]
fn two_exchange_their_rooms() {
    check(
        "room Peony seats=8
         room Rose seats=20 capacityEnforced=true
         room Lily seats=2 capacityEnforced=true
         08:00 alice books Peony 10:00-11:00 for=6    => confirmed Peony 10:00-11:00
         08:00 bob books Rose 10:30-11:30 for=2       => confirmed Rose 10:30-11:30
         08:00 cara books Lily 10:00-11:00 for=2      => confirmed Lily 10:00-11:00
         08:01 alice swaps Peony@10:00 with Lily@10:00 => refused: over_capacity capacityEnforced 2, was 6 set at Lily
         08:02 cara swaps Peony@10:00 with Lily@10:00 => refused: not allowed: MeetingManage
         08:03 alice swaps Peony@10:00 with Rose@10:30 => open
         08:04 alice accepts the swap                 => refused: not allowed: MeetingManage
         08:05 bob accepts the swap                   => accepted
         08:06 alice sees Peony@10:00                 => confirmed Rose 10:00-11:00 'meeting'
         08:06 bob sees Rose@10:30                    => confirmed Peony 10:30-11:30 'meeting'
         08:07 bob refuses the swap                   => refused: AlreadyAnswered { state: Accepted }
         08:08 cara books Peony 10:00-10:30           => confirmed Peony 10:00-10:30
         08:09 alice swaps Peony@10:00 with Rose@10:30 => refused: not allowed: MeetingManage
         08:10 cara swaps Peony@10:00 with Rose@10:30 => refused: Meeting(SameRooms)",
    );
}

#[test]
fn an_exchange_that_a_third_is_in_the_way_of_is_refused_before_the_other_is_asked() {
    check(
        "room Peony
         room Rose
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:00 bob books Rose 11:00-12:00             => confirmed Rose 11:00-12:00
         08:00 cara books Peony 11:30-12:30           => confirmed Peony 11:30-12:30
         08:01 alice swaps Peony@10:00 with Rose@11:00 => refused: busy Peony 11:30-12:30
         08:02 cara cancels Peony@11:30               => cancelled no room 11:30-12:30
         08:03 alice swaps Peony@10:00 with Rose@11:00 => open
         08:04 bob withdraws the swap                 => refused: not allowed: MeetingManage
         08:05 alice withdraws the swap               => withdrawn
         08:06 bob accepts the swap                   => refused: AlreadyAnswered { state: Withdrawn }",
    );
}

#[test]
fn a_wish_waits_until_a_room_is_given_back() {
    check(
        "room Peony
         room Rose
         08:00 alice books Peony 10:00-12:00          => confirmed Peony 10:00-12:00
         08:00 alice books Rose 10:00-12:00           => confirmed Rose 10:00-12:00
         08:01 bob waits Peony+Rose 10:00-12:00 60    => open
         08:02 cara waits any 10:00-12:00 90          => open
         08:03 dan waits Peony 12:00-14:00 30         => served
         08:03 dan waits-for                          => confirmed Peony 12:00-12:30
         08:04 clock                                  => 0 jobs
         08:05 bob waits-for                          => open
         08:06 alice cancels Peony@10:00              => cancelled no room 10:00-12:00
         08:06 eve books Peony 10:00-11:00            => refused: busy Peony 10:00-11:00; instead Peony 11:00-12:00
         08:08 bob waits-for                          => confirmed Peony 10:00-11:00
         08:08 cara waits-for                         => open
         10:30 alice ends Rose@10:00                  => ended Rose 10:00-10:30
         10:31 cara waits-for                         => confirmed Rose 10:30-12:00",
    );
}

#[test]
fn nobody_waits_for_what_no_room_has() {
    check(
        "room Peony seats=8
         08:00 ann books Peony 10:00-11:00            => confirmed Peony 10:00-11:00
         08:01 bob waits any 10:00-11:00 30 with=sauna => refused: Invalid { field: \"features\", problem: NoSuchRoom }
         08:01 bob waits Peony 10:00-11:00 30 with=sauna => refused: Invalid { field: \"features\", problem: NoSuchRoom }
         08:02 bob waits any 10:00-11:00 30 for=9      => refused: Invalid { field: \"people\", problem: OutOfRange { least: 1, most: 8 } }
         08:03 bob waits any 10:00-11:00 30 for=8      => open",
    );
}

#[test]
fn who_waits_is_served_when_a_series_or_a_request_gives_back() {
    check(
        "room Peony
         room Rose approval
         08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony 10:00-11:00
         08:00 alice books Rose 10:00-11:00           => requested Rose 10:00-11:00
         08:01 bob waits Peony 10:00-11:00 60         => open
         08:01 ANN waits Rose 10:00-11:00 60          => open
         08:02 alice cancels Peony@10:00 all          => cancelled no room 10:00-11:00
         08:02 bob waits-for                          => confirmed Peony 10:00-11:00
         08:03 ANN declines Rose@10:00                => declined no room 10:00-11:00
         08:03 ANN waits-for                          => confirmed Rose 10:00-11:00",
    );
}

#[test]
fn who_waits_goes_before_who_comes_when_a_day_opens() {
    check(
        "room Peony horizonDays=7
         room Rose horizonDays=7
         08:00 bob waits Peony +8/08:00-+8/09:00 60   => open
         08:00 cara waits Peony+Rose +8/08:00-+8/09:00 60 => open
         +1/08:30 eve books Peony +8/08:30-+8/09:00   => refused: busy Peony +8/08:00-09:00; instead Peony +8/09:00-09:30
         +1/08:30 bob waits-for                       => confirmed Peony +8/08:00-09:00
         +1/08:30 cara waits-for                      => open
         +1/08:30 eve books Rose +8/08:30-+8/09:00    => refused: busy Rose +8/08:00-09:00; instead Rose +8/09:00-09:30
         +1/08:30 cara waits-for                      => confirmed Rose +8/08:00-09:00",
    );
}

#[test]
fn who_waits_for_what_a_rule_keeps_from_them_holds_nobody_up() {
    check(
        r#"
         campus North quotas=[{"of":"person","period":"day","mostMeetings":1}]
         room Peony in North
         room Rose in North
         08:00 alice books Peony 10:00-11:00          => confirmed Peony 10:00-11:00
         08:00 bob books Rose 12:00-13:00             => confirmed Rose 12:00-13:00
         08:01 bob waits Peony 10:00-11:00 60         => open
         08:02 cara waits Peony 10:00-11:00 30        => open
         08:03 alice cancels Peony@10:00              => cancelled no room 10:00-11:00
         08:03 bob waits-for                          => open
         08:03 cara waits-for                         => confirmed Peony 10:00-10:30
         08:04 eve books Peony 10:30-11:00            => confirmed Peony 10:30-11:00
        "#,
    );
}

#[test]
fn a_wish_ends_with_its_window() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-12:00          => confirmed Peony 10:00-12:00
         08:01 bob waits Peony 10:00-12:00 60         => open
         08:01 bob waits Peony 10:00-10:30 60         => refused: Invalid { field: \"minutes\", problem: OutOfRange { least: 1, most: 30 } }
         11:00 clock                                  => 0 jobs
         11:00 bob waits-for                          => open
         11:01 alice ends Peony@10:00                 => ended Peony 10:00-11:01
         11:01 clock                                  => 0 jobs
         11:01 bob waits-for                          => expired",
    );
}

#[test]
fn nobody_waits_for_what_no_room_can_grant() {
    check(
        "room Peony longestMinutes=60
         room Rose longestMinutes=90
         08:00 bob waits Peony 10:00-14:00 120        => refused: too_long longestMinutes 60, was 120 set at Peony
         08:00 bob waits Peony+Rose 10:00-14:00 90    => served",
    );
}

#[test]
fn a_longer_time_in_a_room_on_request_is_asked_for() {
    check(
        "room Peony approval
         08:00 alice books Peony 10:00-11:00          => requested Peony 10:00-11:00
         08:01 ANN approves Peony@10:00               => confirmed Peony 10:00-11:00
         08:02 alice extends Peony@10:00 600          => refused: Meeting(NeedsApproval)
         08:03 ANN extends Peony@10:00 30             => confirmed Peony 10:00-11:30",
    );
}

#[test]
fn a_meeting_that_stands_is_not_exchanged_for_one_that_somebody_may_decline() {
    check(
        "room Peony
         room Rose approvalWhen=longer:5
         08:00 alice books Peony 10:00-11:00           => confirmed Peony 10:00-11:00
         08:00 ADA books Rose 10:00-11:00              => confirmed Rose 10:00-11:00
         08:01 alice swaps Peony@10:00 with Rose@10:00 => refused: not allowed: MeetingApprove",
    );
}

#[test]
fn rooms_go_only_to_those_who_may_book_there() {
    check(
        "campus North
         campus South
         room Peony in North
         room Lily in South
         08:00 ADA grants employee to bob              => granted
         08:00 ADA grants employee to alice in North   => granted
         08:00 ADA grants auditor to alice             => granted
         08:00 ADA revokes employee from everyone      => revoked
         08:01 alice books Peony 10:00-11:00           => confirmed Peony 10:00-11:00
         08:01 bob books Lily 10:00-11:00              => confirmed Lily 10:00-11:00
         08:02 alice swaps Peony@10:00 with Lily@10:00 => refused: not allowed: MeetingBook
         08:03 bob hands Lily@10:00 to alice           => refused: not allowed: MeetingBook",
    );
}

#[test]
fn an_offer_ends_when_what_was_offered_is_another() {
    check(
        "room Peony
         room Rose
         room Lily
         08:00 alice books Peony 10:00-11:00           => confirmed Peony 10:00-11:00
         08:00 bob books Rose 10:00-11:00              => confirmed Rose 10:00-11:00
         08:01 alice swaps Peony@10:00 with Rose@10:00 => open
         08:02 alice takes Lily for Peony@10:00        => confirmed Lily 10:00-11:00
         08:03 bob accepts the swap                    => refused: Stale { version: 2 }",
    );
}
