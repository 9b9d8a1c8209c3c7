//! People say beforehand whether they come.

use crate::teller::check;

#[test]
fn people_say_whether_they_come_and_the_last_word_counts() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob+cara => confirmed Peony 10:00-11:00
         08:01 alice reads-who-comes to Peony@10:00 => bob is silent; cara is silent
         08:02 bob comes to Peony@10:00          => bob comes; cara is silent
         08:03 cara may-come to Peony@10:00      => bob comes; cara may come
         08:04 bob stays-away from Peony@10:00   => bob stays away; cara may come
         08:05 dan comes to Peony@10:00          => refused: not allowed: MeetingManage
         08:06 bob comes to Peony@10:00 says cara => refused: not allowed: MeetingManage
         08:07 alice comes to Peony@10:00 says cara => bob stays away; cara comes
         11:00 bob comes to Peony@10:00          => refused: over since 11:00",
    );
}

#[test]
fn who_said_yes_to_another_time_is_asked_anew() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
         08:02 bob comes to Peony@10:00          => bob comes
         08:03 alice moves Peony@10:00 to 14:00-15:00 => confirmed Peony 14:00-15:00
         08:04 alice reads-who-comes to Peony@14:00 => bob is silent
         08:05 alice moves Peony@14:00 to 10:00-11:00 => confirmed Peony 10:00-11:00
         08:06 alice reads-who-comes to Peony@10:00 => bob comes",
    );
}

#[test]
fn nobody_comes_to_what_is_cancelled() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
         08:01 alice cancels Peony@10:00         => cancelled no room 10:00-11:00
         08:02 bob comes to Peony@10:00          => refused: it is cancelled",
    );
}
