//! A place closes for a while: what is in the way goes elsewhere until nothing is left.

use crate::teller::check;

#[test]
fn a_closure_is_planned_to_zero() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main seats=8 has=screen
         room Rose in Main seats=8
         room Lily in Annex seats=8
         room Fern in Annex seats=6 has=screen
         08:00 alice books Peony +1/10:00-11:00  => confirmed Peony +1/10:00-11:00
         08:00 bob books Rose +1/10:30-11:30     => confirmed Rose +1/10:30-11:30
         08:00 carol books Rose +3/09:00-10:00   => confirmed Rose +3/09:00-10:00
         08:00 dan closes Main +1/00:00-+3/00:00 because Works => refused: not allowed: PlaceManage
         08:00 ADA closes Main +1/00:00-+3/00:00 because Works => planned, 2 of 2 left: confirmed Peony +1/10:00-11:00 -> Fern; confirmed Rose +1/10:30-11:30 -> Lily
         08:00 dan books Peony +2/09:00-10:00    => refused: closed closures {\"from\":\"2026-03-03T00:00:00\",\"reason\":\"Works\",\"until\":\"2026-03-05T00:00:00\"}, was {\"end\":\"2026-03-04T10:00:00\",\"start\":\"2026-03-04T09:00:00\"} set at Main
         08:00 dan books Peony +3/09:00-10:00    => confirmed Peony +3/09:00-10:00
         08:01 ADA takes-offers                  => confirmed Fern +1/10:00-11:00; confirmed Lily +1/10:30-11:30
         08:01 ADA looks-at-closure              => planned, 0 of 2 left
         +3/00:00 ADA looks-at-closure           => over, 0 of 2 left",
    );
}

#[test]
fn no_room_is_offered_twice_at_one_time_and_a_series_stays_together() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main seats=8
         room Rose in Main seats=8
         room Lily in Annex seats=8
         08:00 alice books Peony +1/10:00-11:00 repeat=FREQ=DAILY;COUNT=2 => 2 dates, first confirmed Peony +1/10:00-11:00
         08:00 bob books Rose +1/10:30-11:30     => confirmed Rose +1/10:30-11:30
         08:00 bob books Rose +2/11:00-12:00     => confirmed Rose +2/11:00-12:00
         08:00 ADA closes Main +1/00:00-+9/00:00 because Works => planned, 4 of 4 left: confirmed Peony +1/10:00-11:00 -> Lily; confirmed Rose +1/10:30-11:30 -> nothing; confirmed Peony +2/10:00-11:00 -> Lily; confirmed Rose +2/11:00-12:00 -> Lily
         08:01 ADA takes-offers                  => confirmed Lily +1/10:00-11:00; confirmed Lily +2/10:00-11:00; confirmed Lily +2/11:00-12:00
         08:01 ADA looks-at-closure              => planned, 1 of 4 left: confirmed Rose +1/10:30-11:30 -> nothing
         08:01 ADA looks-around Rose@+1/10:30    => 10:30-11:30, +9/10:30-11:30, +10/10:30-11:30, +11/10:30-11:30
         08:02 ADA cancels-in-the-way Rose@+1/10:30 => cancelled no room +1/10:30-11:30
         08:02 ADA looks-at-closure              => planned, 0 of 4 left",
    );
}

#[test]
fn organizers_are_asked_once_and_reminded_until_they_have_another_room() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main seats=8
         room Lily in Annex seats=8
         08:00 alice books Peony +8/10:00-11:00  => confirmed Peony +8/10:00-11:00
         08:00 alice books Peony +8/12:00-13:00  => confirmed Peony +8/12:00-13:00
         08:00 bob books Peony +8/14:00-15:00    => confirmed Peony +8/14:00-15:00
         08:00 alice own-closings                => nothing
         08:00 ADA closes Main +7/00:00-+9/00:00 because Works => planned, 3 of 3 left: confirmed Peony +8/10:00-11:00 -> Lily; confirmed Peony +8/12:00-13:00 -> Lily; confirmed Peony +8/14:00-15:00 -> Lily
         08:00 ADA asks-organizers               => confirmed Peony +8/10:00-11:00; confirmed Peony +8/12:00-13:00; confirmed Peony +8/14:00-15:00
         08:01 alice's inbox                     => Your room closes: meeting
         08:01 alice own-closings                => confirmed Peony +8/10:00-11:00 -> Lily; confirmed Peony +8/12:00-13:00 -> Lily
         08:01 carol rehouses Peony@+8/10:00 to Lily => refused: not allowed: PlaceManage
         08:02 alice takes-offer of Peony@+8/10:00 => confirmed Lily +8/10:00-11:00
         08:02 bob rehouses Peony@+8/14:00 to Lily => confirmed Lily +8/14:00-15:00
         08:03 ADA looks-at-closure              => planned, 1 of 3 left: confirmed Peony +8/12:00-13:00 -> Lily
         +1/08:00 clock                          => 0 jobs
         +3/08:00 clock                          => 0 jobs
         +3/08:01 alice's inbox                  => Your room closes: meeting
         +3/08:01 bob's inbox                    => Your room closes: meeting
         +3/08:02 alice rehouses Peony@+8/12:00 at +9/12:00 => confirmed Peony +9/12:00-13:00
         +3/08:02 ADA looks-at-closure           => planned, 0 of 3 left
         +6/08:00 clock                          => 0 jobs
         +6/08:01 alice's inbox                  => nothing",
    );
}

#[test]
fn a_closure_is_shortened_and_given_up() {
    check(
        "campus North
         building Main in North
         room Peony in Main
         08:00 alice books Peony +1/10:00-11:00  => confirmed Peony +1/10:00-11:00
         08:00 alice books Peony +2/10:00-11:00  => confirmed Peony +2/10:00-11:00
         08:00 ADA closes Peony +1/00:00-+3/00:00 because Works => planned, 2 of 2 left: confirmed Peony +1/10:00-11:00 -> nothing; confirmed Peony +2/10:00-11:00 -> nothing
         08:01 ADA shortens-closure to +1/00:00-+2/00:00 => planned, 1 of 2 left: confirmed Peony +1/10:00-11:00 -> nothing
         08:01 bob books Peony +2/12:00-13:00    => confirmed Peony +2/12:00-13:00
         08:02 ADA withdraws-closure             => withdrawn
         08:02 bob books Peony +1/12:00-13:00    => confirmed Peony +1/12:00-13:00
         08:02 ADA withdraws-closure             => refused: ClosureOver { progress: Withdrawn }
         08:03 ADA takes-offers                  => refused: Invalid { field: \"meetings\", problem: Empty }",
    );
}

#[test]
fn what_is_booked_late_is_in_the_way_as_well_and_rules_of_moving_do_not_count() {
    check(
        "campus North
         building Main in North
         room Peony in Main changeNoticeMinutes=6000 gridMinutes=30
         room Lily in North
         08:00 alice books Peony +1/10:00-11:00  => confirmed Peony +1/10:00-11:00
         08:00 alice moves Peony@+1/10:00 to +1/11:00-12:00 => refused: too_late_to_change changeNoticeMinutes 6000, was 1560 set at Peony
         08:00 ADA closes Main +1/00:00-+3/00:00 because Works => planned, 1 of 1 left: confirmed Peony +1/10:00-11:00 -> Lily
         08:01 bob books Lily +1/10:00-11:00     => confirmed Lily +1/10:00-11:00
         08:01 ADA looks-at-closure              => planned, 1 of 1 left: confirmed Peony +1/10:00-11:00 -> nothing
         08:01 ADA rehouses Peony@+1/10:00 to Lily => refused: busy Lily +1/10:00-11:00
         08:02 bob cancels Lily@+1/10:00         => cancelled no room +1/10:00-11:00
         08:02 ADA takes-offers                  => confirmed Lily +1/10:00-11:00",
    );
}

#[test]
fn for_organizers_who_have_left_others_are_asked() {
    check(
        "campus North
         building Main in North
         room Peony in Main seats=8
         room Lily in Main seats=8
         08:00 alice books Peony +8/10:00-11:00 host=bob => confirmed Peony +8/10:00-11:00
         08:00 carol books Lily +8/10:00-11:00   => confirmed Lily +8/10:00-11:00
         08:00 dan books Lily +8/12:00-13:00     => confirmed Lily +8/12:00-13:00
         08:00 eve books Lily +8/14:00-15:00     => confirmed Lily +8/14:00-15:00
         08:00 eve books Lily +8/16:00-17:00 privately => confirmed Lily +8/16:00-17:00
         08:01 carol appoints frank to=manage    => appointed
         gone alice
         gone carol
         gone eve
         08:02 ADA closes Main +7/00:00-+9/00:00 because Works => planned, 5 of 5 left: confirmed Peony +8/10:00-11:00 -> nothing; confirmed Lily +8/10:00-11:00 -> nothing; confirmed Lily +8/12:00-13:00 -> nothing; confirmed Lily +8/14:00-15:00 -> nothing; confirmed Lily +8/16:00-17:00 -> nothing
         08:03 ADA asks-organizers               => confirmed Peony +8/10:00-11:00; confirmed Lily +8/10:00-11:00; confirmed Lily +8/12:00-13:00; confirmed Lily +8/14:00-15:00; confirmed Lily +8/16:00-17:00
         08:04 bob's inbox                       => Your room closes: meeting; Invitation: meeting
         08:04 dan's inbox                       => Your room closes: meeting
         08:04 frank's inbox                     => Your room closes: meeting
         08:04 ADA's inbox                       => Your room closes: meeting
         +5/08:00 clock                          => 0 jobs
         +5/08:01 bob's inbox                    => Your room closes: meeting
         +5/08:01 ADA's inbox                    => Your room closes: meeting",
    );
}
