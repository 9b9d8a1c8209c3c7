//! Who is there, how that is known, and what the host sees of it.

use crate::teller::check;

#[test]
fn the_window_opens_before_the_start_and_closes_with_the_meeting() {
    check(
        "room Peony
         room Rose checkInMinutesBefore=60
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         08:00 alice books Rose 10:00-11:00      => confirmed Rose 10:00-11:00
         08:59 alice checks-in Rose@10:00        => refused: not before 09:00
         09:00 alice checks-in Rose@10:00        => running Rose 10:00-11:00
         09:44 alice checks-in Peony@10:00       => refused: not before 09:45
         09:45 bob checks-in Peony@10:00         => refused: not allowed: MeetingManage
         09:45 alice checks-in Peony@10:00       => running Peony 10:00-11:00
         09:46 alice checks-in Peony@10:00       => running Peony 10:00-11:00
         11:00 alice checks-in Peony@10:00       => refused: over since 11:00",
    );
}

#[test]
fn the_host_sees_who_came_and_how() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob+cara+eve@example.org => confirmed Peony 10:00-11:00
         09:50 bob checks-in Peony@10:00         => running Peony 10:00-11:00
         10:04 DESK notes eve@example.org at Peony@10:00 => running Peony 10:00-11:00
         10:05 alice checks-in Peony@10:00       => running Peony 10:00-11:00
         10:06 DESK notes dan at Peony@10:00     => running Peony 10:00-11:00
         10:07 alice reads-the-sheet of Peony@10:00 => alice late 10:05 by button; bob on time 09:50 by button; cara expected; eve@example.org on time 10:04 by frontDesk; dan late 10:06 by frontDesk, not invited
         10:07 bob reads-the-sheet of Peony@10:00 => refused: not allowed: MeetingManage
         11:00 alice reads-the-sheet of Peony@10:00 => alice late 10:05 by button; bob on time 09:50 by button; cara absent; eve@example.org on time 10:04 by frontDesk; dan late 10:06 by frontDesk, not invited",
    );
}

#[test]
fn who_checks_in_for_somebody_else_is_marked() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob+cara => confirmed Peony 10:00-11:00
         10:00 alice checks-in Peony@10:00 on phone => running Peony 10:00-11:00
         10:01 bob checks-in Peony@10:00 on phone => running Peony 10:00-11:00
         10:03 bob notes cara at Peony@10:00     => refused: not allowed: MeetingManage
         10:03 alice notes cara at Peony@10:00   => running Peony 10:00-11:00
         10:04 alice reads-the-sheet of Peony@10:00 => alice on time 10:00 by button; bob on time 10:01 by button, on the same device; cara on time 10:03 by other, by another",
    );
}

#[test]
fn the_code_of_a_room_is_scanned_where_it_is_shown() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
         09:00 bob scans the-code of Peony       => refused: NoMeetingHere
         09:50 alice keeps-the-code of Peony     => kept
         09:50 bob scans the-code of Peony       => running Peony 10:00-11:00
         09:50:59 alice scans the-kept-code      => running Peony 10:00-11:00
         09:51 dan scans the-code of Peony       => running Peony 10:00-11:00
         09:51 cara scans the-kept-code          => refused: CodeExpired
         09:51 cara scans 00ff                   => refused: UnknownCode
         09:52 alice reads-the-sheet of Peony@10:00 => alice on time 09:50:59 by code; bob on time 09:50 by code; dan on time 09:51 by code, not invited",
    );
}

#[test]
fn a_printed_code_is_for_those_invited_where_it_is_allowed() {
    check(
        "room Peony
         room Rose printedCodeAllowed=true
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         08:00 bob books Rose 10:00-11:00        => confirmed Rose 10:00-11:00
         10:00 alice scans the-printed-code of Peony => refused: PrintedCodeNotAllowed
         10:00 alice scans the-printed-code of Rose => refused: not allowed: AttendanceNote
         10:00 bob scans the-printed-code of Rose => running Rose 10:00-11:00",
    );
}

#[test]
fn a_card_opens_the_meeting() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         08:00 alice has-card 4711               => had
         09:50 READER reads-card 4712 at Peony   => refused: UnknownCard
         09:50 bob reads-card 4711 at Peony      => refused: not allowed: AttendanceIngest
         09:50 READER reads-card 4711 at Peony   => alice is in
         09:51 alice reads-the-sheet of Peony@10:00 => alice on time 09:50 by card",
    );
}
