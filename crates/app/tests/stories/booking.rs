//! Booking one date, and the life of a meeting.

use crate::teller::check;

#[test]
fn a_room_is_held_once() {
    check(
        "
        room Peony seats=8
        room Rose seats=8
        09:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        09:05 bob books Peony 10:30-11:30 => refused: busy Peony 10:00-11:00; instead Rose 10:30-11:30
        09:05 bob books Peony 11:00-12:00 => confirmed Peony 11:00-12:00
        09:05 bob books Peony 09:05-10:00 => confirmed Peony 09:05-10:00
        09:05 bob books Peony 09:30-12:30 => refused: busy Peony 09:05-10:00, Peony 10:00-11:00, Peony 11:00-12:00; instead Rose 09:30-12:30
        ",
    );
}

#[test]
fn a_meeting_over_two_sites_gets_both_rooms_or_none() {
    check(
        "
        room Peony
        room Rose
        09:00 alice books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        09:05 bob books Peony+Rose 10:00-11:00 => refused: busy Rose 10:00-11:00; instead Rose 11:00-12:00
        09:06 bob books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        09:07 bob books Peony+Rose 11:00-12:00 => confirmed Peony+Rose 11:00-12:00
        ",
    );
}

#[test]
fn a_room_that_needs_approval_is_held_while_it_waits() {
    check(
        "
        room Peony approval
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:01 bob books Peony 10:00-11:00 => refused: busy Peony 10:00-11:00; instead Peony 11:00-12:00
        09:02 bob approves Peony@10:00 => refused: not allowed: MeetingApprove
        09:03 ADA approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:04 ADA approves Peony@10:00 => refused: it is confirmed
        09:05 carol books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:06 ADA declines Peony@11:00 => declined no room 11:00-12:00
        09:07 bob books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:08 ADA books Peony 12:00-13:00 => confirmed Peony 12:00-13:00
        09:09 alice moves Peony@10:00 to 10:15-10:45 => confirmed Peony 10:15-10:45
        09:10 alice moves Peony@10:15 to 09:30-10:30 => requested Peony 10:15-10:45, to be Peony 09:30-10:30
        ",
    );
}

#[test]
fn checking_in_extending_and_ending_early() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 bob books Peony 11:30-12:00 => confirmed Peony 11:30-12:00
        09:44 alice checks-in Peony@10:00 => refused: not before 09:45
        09:45 alice checks-in Peony@10:00 => running Peony 10:00-11:00
        09:46 bob checks-in Peony@10:00 => refused: not allowed: MeetingManage
        09:46 alice checks-in Peony@10:00 => running Peony 10:00-11:00
        10:30 alice extends Peony@10:00 45 => refused: busy Peony 11:30-12:00
        10:30 alice extends Peony@10:00 30 => running Peony 10:00-11:30
        10:40 bob ends Peony@10:00 => refused: not allowed: MeetingManage
        10:40 alice ends Peony@10:00 => ended Peony 10:00-10:40
        10:40 carol books Peony 10:40-11:30 => confirmed Peony 10:40-11:30
        10:41 alice extends Peony@10:00 15 => refused: over since 10:40
        10:41 bob ends Peony@11:30 => refused: not before 11:30
        12:01 bob cancels Peony@11:30 => refused: over since 12:00
        12:01 ADA cancels Peony@11:30 => cancelled no room 11:30-12:00
        ",
    );
}

#[test]
fn moving_and_cancelling_give_the_time_back() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:01 bob moves Peony@10:00 to 12:00-13:00 => refused: not allowed: MeetingManage
        08:01 alice moves Peony@10:00 to 10:30-11:30 => confirmed Peony 10:30-11:30
        08:02 bob books Peony 10:00-10:30 => confirmed Peony 10:00-10:30
        08:03 alice takes Rose for Peony@10:30 => confirmed Rose 10:30-11:30
        08:04 bob moves Peony@10:00 to 10:30-11:30 => confirmed Peony 10:30-11:30
        08:05 bob takes Rose for Peony@10:30 => refused: busy Rose 10:30-11:30
        08:06 alice cancels Peony@10:30 => refused: not allowed: MeetingManage
        08:06 bob cancels Peony@10:30 => cancelled no room 10:30-11:30
        08:07 bob cancels Peony@10:30 => refused: it is cancelled
        08:08 carol books Peony 10:30-11:30 => confirmed Peony 10:30-11:30
        ",
    );
}

#[test]
fn private_meetings_show_that_the_room_is_taken_and_no_more() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 privately => confirmed Peony 10:00-11:00
        08:01 alice sees Peony@10:00 => confirmed Peony 10:00-11:00 'meeting'
        08:01 bob sees Peony@10:00 => confirmed Peony 10:00-11:00 (masked)
        08:01 ADA sees Peony@10:00 => confirmed Peony 10:00-11:00 'meeting'
        08:02 bob books Peony 12:00-13:00 on-behalf-of=alice => refused: not allowed: MeetingManage
        08:02 ADA books Peony 12:00-13:00 on-behalf-of=alice => confirmed Peony 12:00-13:00
        08:03 alice cancels Peony@12:00 => cancelled no room 12:00-13:00
        ",
    );
}

#[test]
fn the_best_room_is_the_smallest_that_fits() {
    check(
        "
        room Hall seats=100 has=projector
        room Peony seats=8 has=projector,phone
        room Rose seats=8 has=projector
        room Nook seats=2
        room Closed seats=8 has=projector closed
        room Lounge seats=8 has=projector instant
        08:00 alice finds 10:00-11:00 for=5 with=projector => Rose, Peony, Hall
        08:00 alice books Rose 10:30-11:00 => confirmed Rose 10:30-11:00
        08:00 alice finds 10:00-11:00 for=5 with=projector => Peony, Hall
        08:00 alice finds 10:00-10:30 for=5 with=projector => Rose, Peony, Hall
        08:00 alice finds 10:00-11:00 for=101 => nothing
        08:00 alice books Closed 10:00-11:00 => refused: not_bookable inService null, was \"out of service\" set at Closed
        08:00 alice books Lounge 10:00-11:00 => refused: not_bookable bookingMode null, was \"instant\" set at Lounge
        ",
    );
}
