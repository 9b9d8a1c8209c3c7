//! Who looks back: what was done, by whom, and how a room stood at any time.

use crate::teller::check;

#[test]
fn a_room_is_looked_at_as_it_was_known_then() {
    check(
        "room Peony
         room Rose
         08:00 alice books Peony 09:00-10:00          => confirmed Peony 09:00-10:00
         08:10 alice moves Peony@09:00 to 11:00-12:00 => confirmed Peony 11:00-12:00
         08:20 BOSS books Peony 09:30-10:00           => confirmed Peony 09:30-10:00
         09:40 BOSS ends Peony@09:30                  => ended Peony 09:30-09:40
         09:50 BOSS looks-at Peony 08:05              => 09:00-10:00 meeting.booked by alice
         09:50 BOSS looks-at Peony 08:15              => 11:00-12:00 meeting.changed by alice
         09:50 BOSS looks-at Peony 09:35              => 09:30-10:00 meeting.booked by BOSS, 11:00-12:00 meeting.changed by alice
         09:50 BOSS looks-at Peony 09:45              => 11:00-12:00 meeting.changed by alice
         09:50 clock                                  => 0 jobs
         09:55 BOSS looks-at Peony 08:05              => 09:00-10:00 meeting.booked by alice
         09:55 BOSS looks-at Rose 08:05               => nothing
         09:55 alice looks-at Peony 08:05             => refused: not allowed: AuditRead",
    );
}

#[test]
fn whoever_runs_a_meeting_knows_what_was_done_to_it() {
    check(
        "room Peony
         08:00 alice books Peony 09:00-10:00          => confirmed Peony 09:00-10:00
         08:10 BOSS moves Peony@09:00 to 11:00-12:00  => confirmed Peony 11:00-12:00
         08:20 alice looks-back-on Peony@11:00        => meeting.changed by BOSS, meeting.booked by alice
         08:20 BOSS looks-back-on Peony@11:00         => meeting.changed by BOSS, meeting.booked by alice
         08:20 bob looks-back-on Peony@11:00          => refused: not allowed: AuditRead",
    );
}
