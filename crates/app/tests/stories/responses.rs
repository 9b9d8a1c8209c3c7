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

#[test]
fn who_calls_people_together_is_told_of_answers_together() {
    check(
        "room Peony
         08:00 alice books Peony 12:00-13:00 about=Plans inviting=bob+cara => confirmed Peony 12:00-13:00
         08:01 bob comes to Peony@12:00 => bob comes; cara is silent
         08:05 cara stays-away from Peony@12:00 because=ill => bob comes; cara stays away: ill
         08:06 bob reads-who-comes to Peony@12:00 => bob comes; cara stays away
         08:06 dan reads-who-comes to Peony@12:00 => 1 come, 1 stay away
         08:06 alice reads-who-comes to Peony@12:00 => bob comes; cara stays away: ill
         08:15 alice's inbox => nothing
         08:16 alice's inbox => Answers: Plans
         08:16 alice's mail => Booked: Plans [PUBLISH 0]; Answers: Plans
         08:17 alice comes to Peony@12:00 says cara => bob comes; cara comes
         08:40 alice's inbox => nothing
         11:10 bob stays-away from Peony@12:00 => bob stays away; cara comes
         11:11 alice's inbox => Answers: Plans
         11:12 bob comes to Peony@12:00 => bob comes; cara comes
         11:12 alice cancels Peony@12:00 => cancelled no room 12:00-13:00
         11:20 alice's inbox => nothing",
    );
}

#[test]
fn an_answer_to_all_dates_of_a_series_is_one_message() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob repeat=FREQ=DAILY;COUNT=5 => 5 dates, first confirmed Peony 10:00-11:00
         08:01 bob comes to Peony@10:00 always => bob comes
         08:16 alice's inbox => Answers: Plans
         08:17 bob reads-who-comes to Peony@+3/10:00 => bob comes
         08:18 bob stays-away from Peony@+3/10:00 => bob stays away
         08:33 alice's inbox => Answers: Plans",
    );
}

#[test]
fn answers_to_a_private_meeting_are_for_its_people() {
    check(
        "room Peony
         08:00 alice books Peony 12:00-13:00 privately about=Secret inviting=bob => confirmed Peony 12:00-13:00
         08:01 bob stays-away from Peony@12:00 because=ill => bob stays away: ill
         08:02 dan reads-who-comes to Peony@12:00 => refused: Meeting not found
         08:02 dan comes to Peony@12:00 => refused: not allowed: MeetingManage
         08:16 alice's inbox => Answers: Secret
         08:16 dan's inbox => nothing",
    );
}
