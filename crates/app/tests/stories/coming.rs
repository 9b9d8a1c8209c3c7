//! What people are told who are to check in, and who did not come.

use crate::teller::check;

#[test]
fn people_are_asked_warned_and_told_of_the_release() {
    check(
        "
        room Peony checkInRequired=true
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob => confirmed Peony 10:00-11:00
        08:01 alice's mail => Booked: Plans [PUBLISH 0]
        08:01 bob's mail => Invitation: Plans [REQUEST 0]
        09:45 clock => asked to check in Peony@10:00
        09:45 alice's mail => Check in: Plans
        09:45 alice's inbox => Check in: Plans; Soon: Plans
        09:46 alice's mail => nothing
        10:10 clock => warned of the release of Peony@10:00
        10:10 alice's mail => Nobody has checked in: Plans
        10:11 alice's mail => nothing
        10:15 clock => released Peony@10:00: no_show
        10:16 alice's mail => Room released: Plans [CANCEL 1]
        10:16 bob's mail => Room released: Plans [CANCEL 1]
        10:16 alice's inbox => Nobody has checked in: Plans; Room released: Plans
        10:20 alice undoes the release of Peony@10:00 => running Peony 10:00-11:00
        10:21 alice's mail => Booked: Plans [PUBLISH 2]
        10:21 bob's mail => Invitation: Plans [REQUEST 2]
        10:30 bob's mail => nothing
        ",
    );
}

#[test]
fn a_date_of_a_series_that_is_released_leaves_the_calendars() {
    check(
        "
        room Peony checkInRequired=true
        08:00 alice books Peony 10:00-11:00 inviting=bob repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony 10:00-11:00
        08:01 bob's mail => Invitation: meeting [REQUEST 0]
        10:10 clock => warned of the release of Peony@10:00
        10:15 clock => released Peony@10:00: no_show
        10:16 bob's mail => Room released: meeting [CANCEL 1 10:00]
        10:20 alice undoes the release of Peony@10:00 => running Peony 10:00-11:00
        10:21 bob's mail => Invitation: meeting [REQUEST 2 10:00]
        12:00 bob's mail => nothing
        ",
    );
}

#[test]
fn the_link_in_the_mail_checks_in_once() {
    check(
        "
        room Peony checkInRequired=true
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:01 alice's mail => Booked: meeting [PUBLISH 0]
        09:45 clock => asked to check in Peony@10:00
        09:45 alice's mail => Check in: meeting
        09:44 nobody follows-the-link of alice => refused: not before 09:45
        09:50 nobody follows-the-link of alice => running Peony 10:00-11:00
        09:50 nobody follows-the-link of alice => refused: LinkSpent
        09:50 nobody follows-the-link of bob => refused: LinkSpent
        09:51 alice reads-the-sheet of Peony@10:00 => alice on time 09:50 by link
        10:30 clock => 0 jobs
        ",
    );
    check(
        "
        room Peony checkInRequired=true
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:01 alice's mail => Booked: meeting [PUBLISH 0]
        09:45 clock => asked to check in Peony@10:00
        09:45 alice's mail => Check in: meeting
        09:46 alice moves Peony@10:00 to 12:00-13:00 => confirmed Peony 12:00-13:00
        11:50 nobody follows-the-link of alice => refused: LinkSpent
        ",
    );
}

#[test]
fn who_booked_is_told_what_counts_and_what_follows() {
    check(
        "
        room Peony checkInRequired=true noShowsBar=2
        08:00 alice books Peony 10:00-11:00 about=Plans => confirmed Peony 10:00-11:00
        08:00 alice books Peony 12:00-13:00 about=Lunch => confirmed Peony 12:00-13:00
        08:01 alice's mail => Booked: Plans [PUBLISH 0]; Booked: Lunch [PUBLISH 0]
        10:10 clock => warned of the release of Peony@10:00
        10:15 clock => released Peony@10:00: no_show
        10:16 alice's inbox => Nobody has checked in: Plans; Nobody came: Plans; Room released: Plans
        10:16 alice's mail => Room released: Plans [CANCEL 1]
        12:10 clock => warned of the release of Peony@12:00
        12:15 clock => released Peony@12:00: no_show
        12:16 alice's mail => You cannot book until Monday, 16 March 2026, 12:15; Room released: Lunch [CANCEL 1]
        12:20 alice appeals => appealed
        12:21 ADA upholds alice => upheld
        12:22 alice's mail => Still counts: Lunch
        12:23 ADA pardons alice => pardoned
        12:24 alice's mail => Does not count any more: Lunch
        ",
    );
}
