//! What people are told: invitations, changes, cancellations, reminders; by mail and in the inbox;
//! once, in time, and through all troubles of the mail server.

use crate::teller::check;

#[test]
fn people_are_invited_told_of_changes_and_of_the_end() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob+eve@else.org => confirmed Peony 10:00-11:00
        08:00 bob's mail => nothing
        08:01 bob's mail => Invitation: Plans [REQUEST 0]
        08:01 eve@else.org's mail => Invitation: Plans [REQUEST 0]
        08:01 alice's mail => Booked: Plans [PUBLISH 0]
        08:01 bob's inbox => Invitation: Plans
        08:01 alice's inbox => nothing
        08:05 alice moves Peony@10:00 to 10:30-11:30 => confirmed Peony 10:30-11:30
        08:06 bob's mail => Changed: Plans [REQUEST 1]
        08:06 alice's mail => Changed: Plans [PUBLISH 1]
        08:07 alice invites bob+carol to Peony@10:30 => confirmed Peony 10:30-11:30
        08:08 bob's mail => nothing
        08:08 carol's mail => Invitation: Plans [REQUEST 2]
        08:08 eve@else.org's mail => Changed: Plans [REQUEST 1]; You no longer take part: Plans [CANCEL 2]
        08:09 alice cancels Peony@10:30 => cancelled no room 10:30-11:30
        08:10 bob's mail => Cancelled: Plans [CANCEL 3]
        08:10 carol's inbox => Invitation: Plans; Cancelled: Plans
        08:20 bob's mail => nothing
        ",
    );
}

#[test]
fn a_series_with_a_moved_and_a_cancelled_date_is_three_messages() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob repeat=FREQ=WEEKLY;COUNT=4 => 4 dates, first confirmed Peony 10:00-11:00
        08:01 bob's mail => Invitation: meeting [REQUEST 0]
        08:02 alice moves Peony@+7/10:00 to +7/14:00-15:00 => confirmed Peony +7/14:00-15:00
        08:03 bob's mail => Changed: meeting [REQUEST 1 +7/10:00]
        08:04 alice cancels Peony@+14/10:00 => cancelled no room +14/10:00-11:00
        08:05 bob's mail => Cancelled: meeting [CANCEL 2 +14/10:00]
        08:06 alice moves Peony@10:00 to 09:00-10:00 all => 3 dates changed, first confirmed Peony 09:00-10:00
        08:07 bob's mail => Changed: meeting [REQUEST 3]; Changed: meeting [REQUEST 3 +7/09:00]
        08:08 alice cancels Peony@09:00 all => cancelled no room 09:00-10:00
        08:09 bob's mail => Cancelled: meeting [CANCEL 4]
        ",
    );
}

#[test]
fn a_series_that_ends_early_or_goes_on_otherwise_is_told_as_such() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob repeat=FREQ=DAILY;COUNT=10 => 10 dates, first confirmed Peony 10:00-11:00
        08:01 bob's mail => Invitation: meeting [REQUEST 0]
        08:02 alice moves Peony@+5/10:00 to +5/12:00-13:00 and-following => 5 dates changed, first confirmed Peony +5/12:00-13:00
        08:03 bob's mail => Changed: meeting [REQUEST 1]; Invitation: meeting [REQUEST 0]
        +3/08:00 alice cancels Peony@+3/10:00 and-following => cancelled no room +3/10:00-11:00
        +3/08:01 bob's mail => Cancelled: meeting [REQUEST 2]
        ",
    );
}

#[test]
fn quick_changes_are_one_message_and_a_booking_undone_at_once_is_none() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
        08:00 alice moves Peony@10:00 to 10:15-11:15 => confirmed Peony 10:15-11:15
        08:00 alice renames Peony@10:15 Plans => confirmed Peony 10:15-11:15
        08:00 alice books Peony 14:00-15:00 inviting=bob => confirmed Peony 14:00-15:00
        08:00 alice cancels Peony@14:00 => cancelled no room 14:00-15:00
        08:02 bob's mail => Invitation: Plans [REQUEST 0]
        08:03 alice moves Peony@10:15 to 10:30-11:30 => confirmed Peony 10:30-11:30
        08:03 alice moves Peony@10:30 to 10:15-11:15 => confirmed Peony 10:15-11:15
        08:05 bob's mail => nothing
        ",
    );
}

#[test]
fn whoever_decides_is_asked_and_people_hear_of_it_once_it_is_decided() {
    check(
        "
        room Peony approval
        07:59 ADA wants digest weekly => noted
        08:00 alice books Peony 10:00-11:00 inviting=bob => requested Peony 10:00-11:00
        08:01 ADA's mail => Please decide: meeting
        08:01 bob's mail => nothing
        08:01 alice's mail => nothing
        08:02 ADA approves Peony@10:00 => confirmed Peony 10:00-11:00
        08:03 alice's mail => Approved: meeting [PUBLISH 0]
        08:03 alice's inbox => Approved: meeting
        08:03 bob's mail => Invitation: meeting [REQUEST 0]
        08:04 alice books Peony 12:00-13:00 privately about=Secret => requested Peony 12:00-13:00
        08:05 ADA's mail => Please decide: Private meeting
        08:06 ADA declines Peony@12:00 => declined no room 12:00-13:00
        08:07 alice's mail => Declined: Secret
        ",
    );
}

#[test]
fn a_mail_server_that_is_away_for_a_day_loses_and_doubles_nothing() {
    check(
        "
        room Peony
        08:00 mail is down
        08:00 alice books Peony +3/10:00-11:00 inviting=bob => confirmed Peony +3/10:00-11:00
        08:01 bob's mail => nothing
        12:00 bob's mail => nothing
        12:00 bob's inbox => Invitation: meeting
        13:00 alice moves Peony@+3/10:00 to +3/11:00-12:00 => confirmed Peony +3/11:00-12:00
        13:01 bob's mail => nothing
        +1/08:00 bob's mail => nothing
        +1/08:30 mail is up
        +1/10:00 bob's mail => Invitation: meeting [REQUEST 0]; Changed: meeting [REQUEST 1]
        +1/12:00 bob's mail => nothing
        ",
    );
}

#[test]
fn greylisting_is_waited_for_and_a_refused_address_is_not_tried_again() {
    check(
        "
        room Peony
        08:00 mail greylists bob
        08:00 mail refuses carol
        08:00 alice books Peony 10:00-11:00 inviting=bob+carol => confirmed Peony 10:00-11:00
        08:01 bob's mail => nothing
        08:01 alice's mail => Booked: meeting [PUBLISH 0]
        08:02 mail takes bob
        08:02 mail takes carol
        08:05 bob's mail => Invitation: meeting [REQUEST 0]
        08:05 carol's mail => nothing
        ",
    );
}

#[test]
fn reminders_come_once_and_never_late() {
    check(
        "
        room Peony
        08:00 bob wants reminders 30 => noted
        08:00 carol wants mail about reminderBefore => noted
        08:00 alice books Peony 10:00-11:00 inviting=bob+carol => confirmed Peony 10:00-11:00
        08:01 bob's inbox => Invitation: meeting
        08:01 carol's mail => Invitation: meeting [REQUEST 0]
        09:29 bob's inbox => nothing
        09:30 bob's inbox => Soon: meeting
        09:31 bob's inbox => nothing
        09:45 alice's inbox => Soon: meeting
        09:46 alice moves Peony@10:00 to 10:30-11:30 => confirmed Peony 10:30-11:30
        09:47 carol's mail => Soon: meeting; Changed: meeting [REQUEST 1]
        10:15 carol's mail => Soon: meeting
        11:25 alice's inbox => Soon: meeting; Ends soon: meeting
        11:25 carol's inbox => Invitation: meeting; Soon: meeting; Changed: meeting; Soon: meeting
        08:00 alice books Peony +1/10:00-11:00 => confirmed Peony +1/10:00-11:00
        +7/08:00 alice's inbox => nothing
        ",
    );
}

#[test]
fn nobody_is_woken_and_who_wants_no_mail_gets_none() {
    check(
        "
        room Peony
        08:00 bob wants quiet 20:00-07:00 => noted
        08:00 carol wants no mail about invited => noted
        21:00 alice books Peony +2/10:00-11:00 inviting=bob+carol => confirmed Peony +2/10:00-11:00
        21:01 bob's mail => nothing
        21:01 bob's inbox => Invitation: meeting
        21:01 carol's mail => nothing
        21:01 carol's inbox => Invitation: meeting
        +1/06:59 bob's mail => nothing
        +1/07:00 bob's mail => Invitation: meeting [REQUEST 0]
        22:00 alice books Peony 22:30-23:00 inviting=bob => confirmed Peony 22:30-23:00
        22:01 bob's mail => Invitation: meeting [REQUEST 0]
        ",
    );
}

#[test]
fn an_overview_comes_in_the_morning_of_days_that_have_meetings() {
    check(
        "
        room Peony
        08:00 bob wants digest daily => noted
        08:00 alice books Peony +1/10:00-11:00 inviting=bob => confirmed Peony +1/10:00-11:00
        08:01 bob's mail => Invitation: meeting [REQUEST 0]
        +1/06:59 bob's mail => nothing
        +1/07:00 bob's mail => Your meetings: 1
        +1/07:30 bob's mail => nothing
        +2/07:30 bob's mail => nothing
        ",
    );
}

#[test]
fn imports_and_what_is_over_are_silent() {
    check(
        "
        room Peony
        08:00 alice wants digest weekly => noted
        08:00 imports Peony 10:00-11:00 on-behalf-of=alice inviting=bob => confirmed Peony 10:00-11:00
        08:01 bob's mail => nothing
        08:02 alice renames Peony@10:00 Plans => confirmed Peony 10:00-11:00
        08:03 bob's mail => Invitation: Plans [REQUEST 0]
        12:00 ADA cancels Peony@10:00 => cancelled no room 10:00-11:00
        12:01 bob's mail => nothing
        ",
    );
}

#[test]
fn people_hear_of_exchanges_knocks_and_rooms_they_waited_for() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 08:30-09:30 about=Plans => confirmed Peony 08:30-09:30
        08:00 bob books Rose 08:30-09:30 about=Sales    => confirmed Rose 08:30-09:30
        08:00 cara books Peony 09:30-10:00 about=Next   => confirmed Peony 09:30-10:00
        08:05 bob's inbox => nothing
        08:06 alice swaps Peony@08:30 with Rose@08:30   => open
        08:07 bob's inbox => Exchange rooms? Sales
        08:07 bob's inbox says => alice would like to exchange rooms: “Sales” would get Peony. Accept or decline in Smart Meeting; until then nothing changes.
        08:07 alice's inbox => nothing
        09:22 cara knocks Peony@08:30 for Peony@09:30   => heard
        09:23 alice's inbox => The next are waiting: Plans
        ",
    );
}

#[test]
fn an_exchange_that_is_agreed_to_is_told_as_done_and_never_as_a_question() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=carl => confirmed Peony 10:00-11:00
        08:00 bob books Rose 10:00-11:00 about=Sales inviting=dora => confirmed Rose 10:00-11:00
        08:05 carl's mail => Invitation: Plans [REQUEST 0]
        08:05 dora's mail => Invitation: Sales [REQUEST 0]
        08:05 alice's mail => Booked: Plans [PUBLISH 0]
        08:05 bob's mail => Booked: Sales [PUBLISH 0]
        08:06 alice swaps Peony@10:00 with Rose@10:00 => open
        08:06 bob accepts the swap => accepted
        08:08 alice's inbox => Rooms exchanged: Plans
        08:08 alice's inbox says => bob agreed to exchange rooms with “Plans”. This is how it is now:
        08:08 alice's mail => Rooms exchanged: Plans [PUBLISH 1]
        08:08 bob's inbox => nothing
        08:08 bob's mail => Changed: Sales [PUBLISH 1]
        08:08 carl's mail => Changed: Plans [REQUEST 1]
        08:08 dora's mail => Changed: Sales [REQUEST 1]
        08:20 alice's mail => nothing
        08:20 bob's mail => nothing
        ",
    );
}

#[test]
fn who_proposed_an_exchange_hears_that_it_is_declined_and_by_whom() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=carl => confirmed Peony 10:00-11:00
        08:00 bob books Rose 10:00-11:00 about=Sales inviting=dora => confirmed Rose 10:00-11:00
        08:05 carl's mail => Invitation: Plans [REQUEST 0]
        08:05 alice's mail => Booked: Plans [PUBLISH 0]
        08:06 alice swaps Peony@10:00 with Rose@10:00 => open
        08:08 bob's inbox => Exchange rooms? Sales
        08:10 bob refuses the swap => declined
        08:12 alice's inbox => Exchange declined: Plans
        08:12 alice's inbox says => bob declined to exchange rooms with “Plans”. It keeps its room.
        08:12 alice's mail => Exchange declined: Plans
        08:12 carl's mail => nothing
        08:13 alice swaps Peony@10:00 with Rose@10:00 => open
        08:13 alice withdraws the swap => withdrawn
        08:15 bob's inbox => nothing
        08:16 alice swaps Peony@10:00 with Rose@10:00 => open
        08:18 bob's inbox => Exchange rooms? Sales
        ",
    );
}

#[test]
fn who_is_taken_off_or_hands_over_hears_just_that() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob+carl => confirmed Peony 10:00-11:00
        08:02 carl's mail => Invitation: Plans [REQUEST 0]
        08:02 bob's mail => Invitation: Plans [REQUEST 0]
        08:02 alice's mail => Booked: Plans [PUBLISH 0]
        08:03 alice invites bob to Peony@10:00 => confirmed Peony 10:00-11:00
        08:05 carl's mail => You no longer take part: Plans [CANCEL 1]
        08:05 carl's inbox => Invitation: Plans; You no longer take part: Plans
        08:05 carl's inbox says => You no longer take part in “Plans”. It takes place without you and is run by alice.
        08:06 alice invites alice+bob to Peony@10:00 => confirmed Peony 10:00-11:00
        08:08 alice hands Peony@10:00 to bob => open
        08:08 bob accepts the meeting => accepted
        08:10 bob's mail => Take over? Plans; New organizer: Plans [PUBLISH 2]
        08:10 bob's inbox says => “Plans” is run by bob from now on.
        08:10 alice's mail => New organizer: Plans [REQUEST 2]
        ",
    );
}

#[test]
fn what_was_asked_and_taken_back_lies_in_no_inbox() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony 10:00-11:00 about=Plans => confirmed Peony 10:00-11:00
        08:00 bob books Rose 10:00-11:00 about=Talks => confirmed Rose 10:00-11:00
        08:02 bob's mail => Booked: Talks [PUBLISH 0]
        08:02 alice hands Peony@10:00 to bob => open
        08:02 bob's inbox => Take over? Plans
        08:02 alice withdraws the meeting => withdrawn
        08:02 bob's inbox says => nothing
        08:03 bob's mail => Take over? Plans
        08:04 alice hands Peony@10:00 to bob => open
        08:05 alice hands Peony@10:00 to carl => open
        08:06 bob's inbox says => nothing
        08:06 bob's mail => nothing
        08:06 alice swaps Peony@10:00 with Rose@10:00 => open
        08:08 bob's inbox says => alice would like to exchange rooms: “Talks” would get Peony. Accept or decline in Smart Meeting; until then nothing changes.
        08:09 alice withdraws the swap => withdrawn
        08:09 bob's inbox says => nothing
        ",
    );
}

#[test]
fn who_runs_a_meeting_no_longer_and_does_not_come_loses_it_from_the_calendar() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=carl => confirmed Peony 10:00-11:00
        08:02 alice's mail => Booked: Plans [PUBLISH 0]
        08:02 carl's mail => Invitation: Plans [REQUEST 0]
        08:06 ADA hands Peony@10:00 to bob => accepted
        08:08 alice's mail => You no longer take part: Plans [CANCEL 1]
        08:08 bob's mail => New organizer: Plans [PUBLISH 1]
        08:08 carl's mail => New organizer: Plans [REQUEST 1]
        08:08 carl's inbox says => “Plans” is run by bob from now on.
        08:08 alice's inbox says => You no longer take part in “Plans”. It takes place without you and is run by bob.
        08:09 bob cancels Peony@10:00 => cancelled no room 10:00-11:00
        08:11 alice's mail => nothing
        ",
    );
}

#[test]
fn whoever_waited_finds_the_room_in_the_inbox() {
    check(
        "
        room Rose
        08:00 bob books Rose 10:00-12:00    => confirmed Rose 10:00-12:00
        08:01 dan waits Rose 10:00-12:00 30 => open
        08:02 bob cancels Rose@10:00        => cancelled no room 10:00-12:00
        08:03 clock                         => 0 jobs
        08:04 dan's inbox => Booked: meeting
        ",
    );
}

#[test]
fn a_delegate_gets_copies_of_what_somebody_is_told() {
    check(
        "
        room Peony
        08:00 bob appoints dora to=get-copies => appointed
        08:00 bob appoints eve to=book => appointed
        08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
        08:02 bob's mail => Invitation: meeting [REQUEST 0]
        08:02 dora's mail => For bob: Invitation: meeting
        08:02 dora's inbox => For bob: Invitation: meeting
        08:02 eve's mail => nothing
        08:03 alice books Peony 12:00-13:00 inviting=bob+dora => confirmed Peony 12:00-13:00
        08:05 dora's mail => Invitation: meeting [REQUEST 0]
        08:06 alice books Peony 14:00-15:00 inviting=bob privately => confirmed Peony 14:00-15:00
        08:08 bob's mail => Invitation: meeting [REQUEST 0]; Invitation: meeting [REQUEST 0]
        08:08 dora's mail => For bob: Invitation: Private meeting
        08:09 bob dismisses dora => dismissed
        08:09 alice cancels Peony@10:00 => cancelled no room 10:00-11:00
        08:11 dora's mail => nothing
        ",
    );
}
