//! Requests: when somebody has to agree, who, in which order, until when, and what comes of it.

use crate::teller::check;

#[test]
fn a_step_is_decided_by_any_all_or_some_of_those_asked() {
    check(
        "
        group Board: bob carol dave
        08:00 ADA makes-flow Any any:bob,carol => made
        08:00 ADA makes-flow All all:bob,carol => made
        08:00 ADA makes-flow Two 2:Board => made
        room Peony approval approvalFlow=Any
        room Rose approval approvalFlow=All
        room Tulip approval approvalFlow=Two
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:00 alice books Rose 10:00-11:00 => requested Rose 10:00-11:00
        09:00 alice books Tulip 10:00-11:00 => requested Tulip 10:00-11:00
        09:01 erin approves Peony@10:00 => refused: not allowed: MeetingApprove
        09:01 bob requests => waiting Peony 10:00-11:00 because of the room; waiting Rose 10:00-11:00 because of the room; waiting Tulip 10:00-11:00 because of the room
        09:02 carol approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:03 bob approves Rose@10:00 => requested Rose 10:00-11:00
        09:04 bob approves Rose@10:00 => refused: decided that already
        09:05 carol approves Rose@10:00 => confirmed Rose 10:00-11:00
        09:06 bob declines Tulip@10:00 => requested Tulip 10:00-11:00
        09:07 dave approves Tulip@10:00 => requested Tulip 10:00-11:00
        09:08 carol approves Tulip@10:00 => confirmed Tulip 10:00-11:00
        09:09 bob requests => none
        09:09 carol reads-log => wanted bob+carol, wanted bob+carol, wanted bob+carol+dave, voted yes by carol, approved, voted yes by bob, voted yes by carol, approved, voted no by bob, voted yes by dave, voted yes by carol, approved
        ",
    );
}

#[test]
fn a_no_that_cannot_be_outvoted_declines_with_its_reason() {
    check(
        "
        group Board: bob carol dave
        08:00 ADA makes-flow All all:bob,carol => made
        08:00 ADA makes-flow Two 2:Board => made
        room Rose approval approvalFlow=All
        room Tulip approval approvalFlow=Two
        09:00 alice books Rose 10:00-11:00 => requested Rose 10:00-11:00
        09:00 alice books Tulip 10:00-11:00 => requested Tulip 10:00-11:00
        09:01 carol declines Rose@10:00 because=painting => declined no room 10:00-11:00
        09:02 bob declines Tulip@10:00 => requested Tulip 10:00-11:00
        09:03 dave declines Tulip@10:00 => declined no room 10:00-11:00
        09:04 carol approves Tulip@10:00 => refused: it is declined
        09:05 alice asked-for => declined Tulip 10:00-11:00 because of the room; declined Rose 10:00-11:00 because of the room
        ",
    );
}

#[test]
fn a_request_walks_through_the_steps_that_are_for_it() {
    check(
        "
        08:00 ADA makes-flow Twice any:bob / any:carol when=longer:60 => made
        room Peony approval approvalFlow=Twice
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:00 alice books Peony 11:00-13:00 => requested Peony 11:00-13:00
        09:01 carol requests => none
        09:02 bob approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:03 bob approves Peony@11:00 => requested Peony 11:00-13:00
        09:04 bob approves Peony@11:00 => refused: not allowed: MeetingApprove
        09:05 carol requests => waiting Peony 11:00-13:00 because of the room, step 2 of 2
        09:06 carol approves Peony@11:00 => confirmed Peony 11:00-13:00
        09:07 bob spoke-on => approved Peony 11:00-13:00 because of the room, step 2 of 2; approved Peony 10:00-11:00 because of the room
        ",
    );
}

#[test]
fn conditions_say_when_somebody_has_to_agree() {
    check(
        "
        room Peony approvalWhen=longer:60
        room Rose approvalWhen=people:10,guests
        room Tulip approvalWhen=outside:09:00-18:00
        room Lily approvalWhen=series
        08:00 ADA requests => none
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony 11:00-12:01 => requested Peony 11:00-12:01
        08:00 alice books Rose 10:00-11:00 for=10 => confirmed Rose 10:00-11:00
        08:00 alice books Rose 11:00-12:00 for=11 => requested Rose 11:00-12:00
        08:00 alice books Rose 12:00-13:00 for=2 guest=eve@example.org => requested Rose 12:00-13:00
        08:00 alice books Tulip 09:00-18:00 => confirmed Tulip 09:00-18:00
        08:00 alice books Tulip 18:00-18:30 => requested Tulip 18:00-18:30
        08:00 alice books Lily 10:00-11:00 => confirmed Lily 10:00-11:00
        08:00 alice books Lily 11:00-12:00 repeat=FREQ=DAILY;COUNT=2 => 2 dates, first requested Lily 11:00-12:00
        08:01 ADA requests => waiting Peony 11:00-12:01 because longer than 60; waiting Rose 11:00-12:00 because more than 10 people; waiting Rose 12:00-13:00 because of guests; waiting Tulip 18:00-18:30 because out of hours; waiting Lily 11:00-12:00 because of a series; waiting Lily +1/11:00-12:00 because of a series
        ",
    );
}

#[test]
fn a_change_that_needs_approval_keeps_what_there_is_until_it_is_decided() {
    check(
        "
        room Peony approval
        room Rose approval
        09:00 ADA requests => none
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:01 ADA approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:02 alice moves Peony@10:00 to 10:30-11:30 => requested Peony 10:00-11:00, to be Peony 10:30-11:30
        09:03 bob books Peony 11:00-12:00 => refused: busy Peony 11:00-11:30; instead Peony 11:30-12:30
        09:03 bob books Peony 09:30-10:30 => refused: busy Peony 10:00-11:00; instead Peony 09:00-10:00
        09:04 ADA declines Peony@10:00 because=no => confirmed Peony 10:00-11:00
        09:05 bob books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:06 alice takes Rose for Peony@10:00 => requested Peony 10:00-11:00, to be Rose 10:00-11:00
        09:07 carol books Rose 10:00-11:00 => refused: busy Rose 10:00-11:00; instead Rose 11:00-12:00
        09:08 ADA requests => waiting Peony 11:00-12:00 because of the room; waiting Rose 10:00-11:00 because of the room
        09:09 ADA approves Peony@10:00 => confirmed Rose 10:00-11:00
        09:10 carol books Peony 10:00-11:00 => requested Peony 10:00-11:00
        ",
    );
}

#[test]
fn only_a_change_that_matters_is_asked_for_again() {
    check(
        "
        room Peony seats=8 approval approvalWhen=people:8
        room Rose seats=8 approval
        09:00 ADA requests => none
        09:00 alice books Peony+Rose 10:00-12:00 for=4 => requested Peony+Rose 10:00-12:00
        09:01 ADA approves Peony@10:00 => confirmed Peony+Rose 10:00-12:00
        09:02 alice moves Peony@10:00 to 10:00-11:00 => confirmed Peony+Rose 10:00-11:00
        09:03 alice renames Peony@10:00 Retro => confirmed Peony+Rose 10:00-11:00
        09:04 alice takes Peony for Peony@10:00 => confirmed Peony 10:00-11:00
        09:05 alice expects 8 at Peony@10:00 => confirmed Peony 10:00-11:00
        09:06 alice expects 9 at Peony@10:00 => requested Peony 10:00-11:00, to be Peony 10:00-11:00
        09:07 ADA requests => waiting Peony 10:00-11:00 because of the room and more than 8 people
        09:08 alice recalls Peony@10:00 => confirmed Peony 10:00-11:00
        09:09 alice moves Peony@10:00 to 10:00-11:01 => requested Peony 10:00-11:00, to be Peony 10:00-11:01
        ",
    );
}

#[test]
fn a_request_that_changes_is_asked_anew_and_earlier_words_are_void() {
    check(
        "
        08:00 ADA makes-flow All all:bob,carol => made
        room Peony approval approvalFlow=All
        09:00 alice books Peony 10:00-12:00 => requested Peony 10:00-12:00
        09:01 bob approves Peony@10:00 => requested Peony 10:00-12:00
        09:02 alice moves Peony@10:00 to 10:00-11:00 => requested Peony 10:00-11:00
        09:03 bob approves Peony@10:00 => refused: decided that already
        09:04 alice moves Peony@10:00 to 11:00-12:00 => requested Peony 11:00-12:00
        09:05 bob approves Peony@11:00 => requested Peony 11:00-12:00
        09:06 carol approves Peony@11:00 => confirmed Peony 11:00-12:00
        09:07 bob reads-log => wanted bob+carol, voted yes by bob, replaced, wanted bob+carol, voted yes by bob, voted yes by carol, approved
        ",
    );
}

#[test]
fn a_request_is_taken_back_and_so_is_a_change() {
    check(
        "
        room Peony approval
        09:00 ADA requests => none
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:01 bob recalls Peony@10:00 => refused: not allowed: MeetingManage
        09:02 alice recalls Peony@10:00 => cancelled no room 10:00-11:00
        09:03 alice recalls Peony@10:00 => refused: it is cancelled
        09:04 ADA approves Peony@10:00 => refused: it is cancelled
        09:05 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:06 ADA approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:07 alice moves Peony@10:00 to 12:00-13:00 => requested Peony 10:00-11:00, to be Peony 12:00-13:00
        09:08 alice recalls Peony@10:00 => confirmed Peony 10:00-11:00
        09:09 bob books Peony 12:00-13:00 => requested Peony 12:00-13:00
        09:10 alice cancels Peony@10:00 => cancelled no room 10:00-11:00
        09:11 alice reads-log => wanted ADA, recalled, wanted ADA, voted yes by ADA, approved, wanted ADA, recalled, wanted ADA
        ",
    );
}

#[test]
fn whoever_asks_agrees_by_asking_unless_another_has_to() {
    check(
        "
        08:00 ADA makes-flow Own any:bob / any:carol => made
        08:00 ADA makes-flow Another any:bob,carol own=another => made
        room Peony approval approvalFlow=Own
        room Rose approval approvalFlow=Another
        09:00 bob books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:01 bob reads-log => wanted carol
        09:02 carol approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:03 bob books Rose 10:00-11:00 => requested Rose 10:00-11:00
        09:04 bob approves Rose@10:00 => refused: somebody else has to decide
        09:05 bob requests => none
        09:06 carol approves Rose@10:00 => confirmed Rose 10:00-11:00
        09:07 ADA books Rose 11:00-12:00 => requested Rose 11:00-12:00
        09:08 ADA approves Rose@11:00 => refused: somebody else has to decide
        gone bob
        gone carol
        11:00 clock => 0 jobs
        11:01 ADA approves Rose@11:00 => refused: somebody else has to decide
        11:02 EVA approves Rose@11:00 => confirmed Rose 11:00-12:00
        ",
    );
}

#[test]
fn deputies_decide_while_they_are_let() {
    check(
        "
        08:00 ADA makes-flow Bob any:bob => made
        room Peony approval approvalFlow=Bob
        09:00 alice books Peony +1/10:00-11:00 => requested Peony +1/10:00-11:00
        09:00 alice books Peony +1/11:00-12:00 => requested Peony +1/11:00-12:00
        09:01 carol requests => none
        09:02 bob appoints carol to=manage until=+1/08:00 => appointed
        09:03 carol approves Peony@+1/10:00 => refused: not allowed: MeetingApprove
        09:04 bob appoints carol to=decide until=12:00 => appointed
        09:05 carol requests => waiting Peony +1/10:00-11:00 because of the room; waiting Peony +1/11:00-12:00 because of the room
        09:06 carol approves Peony@+1/10:00 => confirmed Peony +1/10:00-11:00
        12:00 carol approves Peony@+1/11:00 => refused: not allowed: MeetingApprove
        12:01 bob reads-log => wanted bob, wanted bob, voted yes by carol for bob, approved
        ",
    );
}

#[test]
fn the_approvers_of_a_place_are_those_who_have_the_role_there() {
    check(
        "
        campus North
        campus South
        room Peony in North approval
        room Rose in South approval
        08:00 ADA grants approver to bob in North => granted
        08:00 ADA grants approver to carol in South => granted
        08:00 ADA makes-flow Local any:the-approvers => made
        room Tulip in North approval approvalFlow=Local
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:00 alice books Rose 10:00-11:00 => requested Rose 10:00-11:00
        09:00 alice books Tulip 10:00-11:00 => requested Tulip 10:00-11:00
        09:00 alice books Peony+Rose 12:00-13:00 => requested Peony+Rose 12:00-13:00
        09:01 alice reads-log => wanted ADA+bob, wanted ADA+carol, wanted bob, wanted ADA
        09:02 carol approves Peony@10:00 => refused: not allowed: MeetingApprove
        09:03 bob approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:04 bob approves Tulip@10:00 => confirmed Tulip 10:00-11:00
        09:05 bob approves Peony@12:00 => refused: not allowed: MeetingApprove
        ",
    );
}

#[test]
fn a_flow_that_cannot_be_is_refused() {
    check(
        "
        group Empty:
        gone dave
        08:00 ADA makes-flow A => refused: no_step None
        08:00 ADA makes-flow A any: => refused: no_approver Some(1)
        08:00 ADA makes-flow A any:bob / any:dave => refused: unknown_approver Some(2)
        08:00 ADA makes-flow A any:Empty => refused: nobody_there Some(1)
        08:00 ADA makes-flow A 3:bob,carol => refused: count_beyond_people Some(1)
        08:00 ADA makes-flow A any:bob,bob => refused: repeated_approver Some(1)
        08:00 ADA makes-flow A any:bob / any:bob => refused: repeated_step Some(2)
        08:00 ADA makes-flow A any:bob own=another => refused: nobody_there Some(1)
        08:00 ADA makes-flow A any:bob within=4 remind=4 => refused: deadline Some(1)
        08:00 ADA makes-flow A any:bob within=9000 => refused: deadline Some(1)
        08:00 ADA makes-flow A any:bob when=during:18:00-09:00 => refused: condition Some(1)
        08:00 bob makes-flow A any:bob => refused: not allowed: PlaceManage
        08:00 ADA makes-flow A any:bob within=4 remind=3 => made
        room Peony approval approvalFlow=A
        08:00 ADA drops-flow A => refused: in use 1 times
        ",
    );
}

#[test]
fn people_who_leave_are_not_waited_for() {
    check(
        "
        08:00 ADA makes-flow All all:bob,carol => made
        08:00 ADA makes-flow Bob any:bob => made
        room Peony approval approvalFlow=All
        room Rose approval approvalFlow=Bob
        09:00 alice books Peony +1/10:00-11:00 => requested Peony +1/10:00-11:00
        09:00 alice books Rose +1/10:00-11:00 => requested Rose +1/10:00-11:00
        09:01 carol approves Peony@+1/10:00 => requested Peony +1/10:00-11:00
        gone bob
        10:30 clock => 0 jobs
        10:31 alice sees Peony@+1/10:00 => confirmed Peony +1/10:00-11:00 'meeting'
        10:32 alice reads-log => wanted bob+carol, wanted bob, voted yes by carol, approved, escalated ADA
        10:33 ADA approves Rose@+1/10:00 => confirmed Rose +1/10:00-11:00
        10:34 alice books Rose +1/12:00-13:00 => requested Rose +1/12:00-13:00
        10:35 alice reads-log => voted yes by ADA, approved, wanted ADA
        ",
    );
}

#[test]
fn a_deadline_declines_approves_or_asks_others() {
    check(
        "
        08:00 ADA makes-flow No any:bob within=24 remind=4 then=decline => made
        08:00 ADA makes-flow Yes any:bob within=24 then=approve => made
        08:00 ADA makes-flow Up any:bob within=24 then=escalate / any:carol within=24 then=escalate => made
        room Peony approval approvalFlow=No
        room Rose approval approvalFlow=Yes
        room Tulip approval approvalFlow=Up
        09:00 alice books Peony +7/10:00-11:00 => requested Peony +7/10:00-11:00
        09:00 alice books Rose +7/10:00-11:00 => requested Rose +7/10:00-11:00
        09:00 alice books Tulip +7/10:00-11:00 => requested Tulip +7/10:00-11:00
        09:00 alice reads-log => wanted bob, wanted bob, wanted bob
        +1/04:59 clock => 0 jobs
        +1/04:59 alice reads-log => nothing
        +1/05:00 clock => 0 jobs
        +1/05:00 alice reads-log => reminded bob
        +1/05:01 clock => 0 jobs
        +1/05:01 alice reads-log => nothing
        +1/09:00 clock => 0 jobs
        +1/09:00 alice reads-log => declined, approved, escalated carol
        +1/09:01 alice sees Peony@+7/10:00 => declined no room +7/10:00-11:00 'meeting'
        +1/09:01 alice sees Rose@+7/10:00 => confirmed Rose +7/10:00-11:00 'meeting'
        +1/09:01 bob approves Tulip@+7/10:00 => refused: not allowed: MeetingApprove
        +2/09:00 clock => 0 jobs
        +2/09:00 alice reads-log => escalated ADA
        +2/09:01 ADA approves Tulip@+7/10:00 => confirmed Tulip +7/10:00-11:00
        ",
    );
}

#[test]
fn a_deadline_in_working_hours_waits_for_the_next_working_day() {
    check(
        r#"
        calendar cn 2026-03-06=holiday 2026-03-07=5
        campus North calendar="cn" openingHours=[{"weekday":4,"from":"09:00:00","until":"17:00:00"},{"weekday":5,"from":"09:00:00","until":"17:00:00"}]
        08:00 ADA makes-flow Up any:bob within=4 remind=1 working then=escalate / any:carol within=8 working then=approve => made
        room Peony in North approval approvalFlow=Up
        +3/15:00 alice books Peony +11/10:00-11:00 => requested Peony +11/10:00-11:00
        +3/15:00 alice reads-log => wanted bob
        +5/09:59 clock => 0 jobs
        +5/09:59 alice reads-log => nothing
        +5/10:00 clock => 0 jobs
        +5/10:00 alice reads-log => reminded bob
        +5/10:59 clock => 0 jobs
        +5/10:59 alice reads-log => nothing
        +5/11:00 clock => 0 jobs
        +5/11:00 alice reads-log => escalated carol
        +10/10:59 clock => 0 jobs
        +10/10:59 alice reads-log => nothing
        +10/11:00 clock => 0 jobs
        +10/11:00 alice reads-log => approved
        "#,
    );
}

#[test]
fn a_week_of_missed_sweeps_is_made_up_in_order_and_once() {
    check(
        "
        08:00 ADA makes-flow Up any:bob within=24 remind=4 then=escalate / any:carol within=24 remind=4 then=decline => made
        room Peony approval approvalFlow=Up
        09:00 alice books Peony +9/10:00-11:00 => requested Peony +9/10:00-11:00
        09:00 alice reads-log => wanted bob
        +7/09:00 clock => 0 jobs
        +7/09:00 clock => 0 jobs
        +7/09:00 alice reads-log => escalated carol
        +8/05:00 clock => 0 jobs
        +8/05:00 alice reads-log => reminded carol
        +8/09:00 clock => 0 jobs
        +8/09:00 clock => 0 jobs
        +8/09:00 alice reads-log => declined
        ",
    );
}

#[test]
fn what_nobody_decides_in_time_lapses() {
    check(
        "
        room Peony approval
        09:00 ADA requests => none
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:00 bob books Peony 12:00-13:00 => requested Peony 12:00-13:00
        09:01 ADA approves Peony@12:00 => confirmed Peony 12:00-13:00
        09:02 bob moves Peony@12:00 to 14:00-15:00 => requested Peony 12:00-13:00, to be Peony 14:00-15:00
        11:00 clock => 0 jobs
        11:00 alice sees Peony@10:00 => declined no room 10:00-11:00 'meeting'
        11:59 clock => 0 jobs
        11:59 bob checks-in Peony@12:00 => running Peony 12:00-13:00, to be Peony 14:00-15:00
        12:00 clock => 0 jobs
        12:00 bob sees Peony@12:00 => running Peony 12:00-13:00 'meeting'
        12:01 carol books Peony 14:00-15:00 => requested Peony 14:00-15:00
        12:02 ADA reads-log => wanted ADA, wanted ADA, voted yes by ADA, approved, wanted ADA, lapsed, lapsed, wanted ADA
        ",
    );
}

#[test]
fn of_rivals_one_gets_the_room_and_the_others_go_without() {
    check(
        "
        room Peony approval rivalRequests=true
        09:00 ADA requests => none
        09:00 alice books Peony 10:00-12:00 => requested Peony 10:00-12:00
        09:01 bob books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:02 carol books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:03 dave books Peony 12:00-13:00 => requested Peony 12:00-13:00
        09:04 ADA requests => waiting Peony 10:00-12:00 because of the room, 2 rivals; waiting Peony 10:00-11:00 because of the room, 1 rivals; waiting Peony 11:00-12:00 because of the room, 1 rivals; waiting Peony 12:00-13:00 because of the room
        09:05 ADA approves Peony@11:00 => confirmed Peony 11:00-12:00
        09:06 alice sees Peony@10:00 => requested Peony 10:00-11:00 'meeting'
        09:07 alice asked-for => outdone Peony 10:00-12:00 because of the room
        09:08 bob books Peony 11:30-12:30 => refused: busy Peony 11:00-12:00; instead Peony 12:00-13:00
        09:09 ADA books Peony 12:30-13:30 => confirmed Peony 12:30-13:30
        09:10 dave asked-for => outdone Peony 12:00-13:00 because of the room
        ",
    );
}

#[test]
fn a_change_may_have_rivals_and_loses_to_them_without_a_trace() {
    check(
        "
        room Peony approval rivalRequests=true
        room Rose approval
        09:00 ADA requests => none
        09:00 alice books Rose 10:00-11:00 => requested Rose 10:00-11:00
        09:01 ADA approves Rose@10:00 => confirmed Rose 10:00-11:00
        09:02 alice takes Peony for Rose@10:00 => requested Rose 10:00-11:00, to be Peony 10:00-11:00
        09:03 bob books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:04 ADA approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:05 alice sees Rose@10:00 => confirmed Rose 10:00-11:00 'meeting'
        ",
    );
}

#[test]
fn of_a_series_some_dates_are_approved_and_others_declined() {
    check(
        "
        room Peony approval
        09:00 ADA requests => none
        09:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first requested Peony 10:00-11:00
        09:01 ADA decides approve Peony@10:00,Peony@+2/10:00 => confirmed Peony 10:00-11:00; confirmed Peony +2/10:00-11:00
        09:02 ADA decides decline Peony@+1/10:00 => declined no room +1/10:00-11:00
        09:03 alice dates Peony@10:00 => 10:00-11:00 confirmed, +1/10:00-11:00 declined, +2/10:00-11:00 confirmed
        ",
    );
}

#[test]
fn a_series_whose_dates_wait_does_not_move_onto_itself() {
    check(
        "
        room Peony approval
        09:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first requested Peony 10:00-11:00
        09:01 ADA decides approve Peony@10:00,Peony@+1/10:00,Peony@+2/10:00 => confirmed Peony 10:00-11:00; confirmed Peony +1/10:00-11:00; confirmed Peony +2/10:00-11:00
        09:02 alice moves Peony@10:00 to +1/10:00-11:00 all => refused: busy Peony +1/10:00-11:00
        09:03 alice moves Peony@10:00 to 10:30-11:30 all => 3 dates changed, first requested Peony 10:00-11:00, to be Peony 10:30-11:30
        09:04 ADA decides approve Peony@10:00 => confirmed Peony 10:30-11:30
        ",
    );
}

#[test]
fn a_link_in_a_mail_decides_once_and_looking_at_it_changes_nothing() {
    check(
        "
        08:00 ADA makes-flow Twice any:bob / any:carol => made
        room Peony approval approvalFlow=Twice
        09:00 alice books Peony 10:00-11:00 privately => requested Peony 10:00-11:00
        09:01 ADA mails carol Peony@10:00 => nothing to decide
        09:01 ADA mails bob Peony@10:00 => a link
        09:02 bob looks => bob: waiting Peony 10:00-11:00 because of the room, step 1 of 2
        09:02 bob looks => bob: waiting Peony 10:00-11:00 because of the room, step 1 of 2
        09:02 bob forges approve => refused: LinkSpent
        09:03 bob submits approve => requested Peony 10:00-11:00
        09:03 bob submits approve => refused: LinkSpent
        09:03 bob looks => refused: LinkSpent
        09:04 ADA mails carol Peony@10:00 => a link
        09:05 carol declines Peony@10:00 => declined no room 10:00-11:00
        09:06 carol submits approve => refused: LinkSpent
        09:07 alice books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:08 ADA mails bob Peony@11:00 => a link
        gone bob
        09:09 bob submits approve => refused: LinkSpent
        ",
    );
}

#[test]
fn a_link_runs_out_with_the_time_to_decide() {
    check(
        "
        08:00 ADA makes-flow Bob any:bob => made
        room Peony approval approvalFlow=Bob
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:00 alice books Peony +30/10:00-11:00 => requested Peony +30/10:00-11:00
        09:01 ADA mails bob Peony@10:00 => a link
        11:00 bob submits approve => refused: LinkSpent
        11:01 ADA mails bob Peony@+30/10:00 => a link
        +14/11:01 bob submits approve => refused: LinkSpent
        ",
    );
}

#[test]
fn what_a_rule_forbids_may_be_asked_for_and_says_so() {
    check(
        "
        room Peony longestMinutes=60 whoRequestsOutOfPolicy=alice
        09:00 ADA requests => none
        09:00 bob books Peony 10:00-12:00 => refused: too_long longestMinutes 60, was 120 set at Peony
        09:00 alice books Peony 10:00-12:00 => requested Peony 10:00-12:00
        09:01 ADA requests => waiting Peony 10:00-12:00 because of longestMinutes
        ",
    );
}

#[test]
fn an_open_request_keeps_the_steps_it_was_made_with() {
    check(
        "
        08:00 ADA makes-flow Once any:bob => made
        room Peony approval approvalFlow=Once
        09:00 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        09:01 ADA changes-flow Once any:carol => changed
        09:02 alice books Peony 11:00-12:00 => requested Peony 11:00-12:00
        09:03 carol approves Peony@10:00 => refused: not allowed: MeetingApprove
        09:04 bob approves Peony@10:00 => confirmed Peony 10:00-11:00
        09:05 carol approves Peony@11:00 => confirmed Peony 11:00-12:00
        ",
    );
}
