//! Meetings to which nobody comes: asked, warned, released, taken back.

use crate::teller::check;

#[test]
fn nobody_comes() {
    check(
        "room Peony checkInRequired=true
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         09:44 clock                             => 0 jobs
         09:45 clock                             => asked to check in Peony@10:00
         09:46 clock                             => 0 jobs
         10:09 clock                             => 0 jobs
         10:10 clock                             => warned of the release of Peony@10:00
         10:14 clock                             => 0 jobs
         10:15 clock                             => released Peony@10:00: no_show
         10:15 bob books Peony 10:15-11:00       => confirmed Peony 10:15-11:00
         10:16 clock                             => 0 jobs",
    );
}

#[test]
fn how_long_a_room_waits_and_when_it_says_so_are_rules() {
    check(
        "room Peony checkInRequired=true checkInMinutesAfter=30 releaseWarnMinutes=10
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         09:45 clock                             => asked to check in Peony@10:00
         10:19 clock                             => 0 jobs
         10:20 clock                             => warned of the release of Peony@10:00
         10:29 clock                             => 0 jobs
         10:30 clock                             => released Peony@10:00: no_show",
    );
}

#[test]
fn who_was_there_before_the_rule_is_asked_first() {
    check(
        "room Peony
         08:00 alice books Peony 10:00-12:00     => confirmed Peony 10:00-12:00
         10:30 clock                             => 0 jobs
         10:32 ADA sets Peony checkInRequired=true => set
         10:33 clock                             => asked to check in Peony@10:00
         10:42 clock                             => 0 jobs
         10:43 clock                             => warned of the release of Peony@10:00
         10:48 clock                             => released Peony@10:00: no_show",
    );
}

#[test]
fn somebody_comes_in_the_last_minute() {
    check(
        "room Peony checkInRequired=true
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:14 alice checks-in Peony@10:00       => running Peony 10:00-11:00
         10:15 clock                             => 0 jobs
         11:15 clock                             => 0 jobs",
    );
}

#[test]
fn who_comes_too_late_takes_the_room_back() {
    check(
        "room Peony checkInRequired=true releaseUndoMinutes=10
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:24 bob undoes the release of Peony@10:00 => refused: not allowed: MeetingManage
         10:24 alice undoes the release of Peony@10:00 => running Peony 10:00-11:00
         10:24 bob books Peony 10:30-11:00       => refused: busy Peony 10:00-11:00; instead Peony 11:00-11:30
         10:25 alice undoes the release of Peony@10:00 => refused: it is running",
    );
    check(
        "room Peony checkInRequired=true releaseUndoMinutes=10
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:25 alice undoes the release of Peony@10:00 => refused: too late since 10:25",
    );
}

#[test]
fn who_comes_too_late_and_finds_others_is_offered_another_room() {
    check(
        "room Peony checkInRequired=true
         room Rose
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:16 bob begins Peony                  => running Peony 10:16-10:46
         10:17 alice undoes the release of Peony@10:00 => refused: busy Peony 10:16-10:46; instead Rose 10:17-11:00",
    );
}

#[test]
fn nobody_loses_a_room_without_a_warning_however_late_the_clock_is() {
    check(
        "room Peony checkInRequired=true
         08:00 alice books Peony 10:00-12:00     => confirmed Peony 10:00-12:00
         08:00 bob books Peony 12:00-13:00       => confirmed Peony 12:00-13:00
         10:40 clock                             => warned of the release of Peony@10:00
         10:44 clock                             => 0 jobs
         10:45 clock                             => released Peony@10:00: no_show
         +7/08:00 clock                          => 0 jobs",
    );
}

#[test]
fn who_books_late_has_as_long_as_others() {
    check(
        "room Peony checkInRequired=true
         10:10 alice books Peony 10:10-11:00     => confirmed Peony 10:10-11:00
         10:20 clock                             => warned of the release of Peony@10:10
         10:24 clock                             => 0 jobs
         10:25 clock                             => released Peony@10:10: no_show",
    );
}

#[test]
fn sensors_keep_a_room_and_doubt_changes_nothing() {
    check(
        "room Peony checkInRequired=true
         room Rose
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:02 sensor Peony sees somebody
         10:05 sensor Peony sees nobody
         10:10 clock                             => somebody is there Peony@10:00
         10:20 clock                             => 0 jobs
         10:21 alice books Rose 12:00-13:00      => confirmed Rose 12:00-13:00
         12:05 sensor Rose sees nobody
         12:30 clock                             => 0 jobs",
    );
    check(
        "room Peony checkInRequired=true
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         09:50 sensor Peony sees somebody
         10:10 clock                             => somebody is there Peony@10:00",
    );
    check(
        "room Peony checkInRequired=true
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:02 sensor Peony sees nothing
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show",
    );
}

#[test]
fn kinds_of_meetings_have_rules_of_their_own() {
    let profiles = r#"checkInProfiles=[{"when":{"atLeastMinutes":120},"then":{"required":false}},{"when":{"guests":true},"then":{"minutesAfter":30}},{"when":{"words":["INTERVIEW"]},"then":{"minutesAfter":45,"warnMinutes":10}}]"#;
    check(&format!(
        "room Peony checkInRequired=true {profiles}
         08:00 alice books Peony 10:00-12:00     => confirmed Peony 10:00-12:00
         10:30 clock                             => 0 jobs
         12:00 alice books Peony 13:00-14:59 inviting=eve@example.org => confirmed Peony 13:00-14:59
         12:46 clock                             => asked to check in Peony@13:00
         13:24 clock                             => 0 jobs
         13:25 clock                             => warned of the release of Peony@13:00
         13:30 clock                             => released Peony@13:00: no_show"
    ));
    check(&format!(
        "room Peony checkInRequired=true {profiles}
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         08:00 alice renames Peony@10:00 Interviews => confirmed Peony 10:00-11:00
         09:46 clock                             => asked to check in Peony@10:00
         10:34 clock                             => 0 jobs
         10:35 clock                             => warned of the release of Peony@10:00
         10:45 clock                             => released Peony@10:00: no_show"
    ));
}

#[test]
fn organizers_may_be_exempt() {
    check(
        r#"group board eve
         room Peony checkInRequired=true checkInProfiles=[{"when":{"organizers":["board"]},"then":{"required":false}}]
         08:00 eve books Peony 10:00-11:00       => confirmed Peony 10:00-11:00
         08:00 alice books Peony 11:00-12:00     => confirmed Peony 11:00-12:00
         10:30 clock                             => 0 jobs
         11:15 clock                             => warned of the release of Peony@11:00
         11:20 clock                             => released Peony@11:00: no_show"#,
    );
}
