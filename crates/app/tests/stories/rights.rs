//! Rights: roles given to people, departments, groups and everyone, within a scope and for a time;
//! rooms that are not for everybody; delegates.

use crate::teller::check;

#[test]
fn everyone_books_until_an_administrator_narrows_it() {
    check(
        "
        unit Company: alice
        room Peony
        08:00 alice may meeting.book => yes, as employee
        08:00 ADA grants employee to Company => granted
        08:00 ADA revokes employee from everyone => revoked
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 bob books Peony 12:00-13:00 => refused: Room not found
        08:00 bob may meeting.book => no
        ",
    );
}

#[test]
fn a_department_hands_its_rights_down_and_a_group_to_its_members() {
    check(
        "
        unit Company
        unit Lab below Company: alice
        group Board: bob
        campus North
        campus South
        room Peony in North approval
        room Rose in South approval
        08:00 carol books Peony 10:00-11:00 => requested Peony 10:00-11:00
        08:00 carol books Rose 10:00-11:00 => requested Rose 10:00-11:00
        08:00 alice approves Peony@10:00 => refused: not allowed: MeetingApprove
        08:00 ADA grants approver to Company in North => granted
        08:00 ADA grants approver to Board in South => granted
        08:00 alice approves Peony@10:00 => confirmed Peony 10:00-11:00
        08:00 alice approves Rose@10:00 => refused: not allowed: MeetingApprove
        08:00 bob approves Rose@10:00 => confirmed Rose 10:00-11:00
        08:00 alice may meeting.approve => not everywhere, as approver
        08:00 alice may meeting.approve in Peony => yes, as approver
        ",
    );
}

#[test]
fn a_grant_counts_from_its_beginning_to_its_end() {
    check(
        "
        room Peony approval
        08:00 carol books Peony 18:00-19:00 => requested Peony 18:00-19:00
        08:00 ADA grants approver to alice from=10:00 until=12:00 => granted
        09:59 alice may meeting.approve => no
        10:00 alice may meeting.approve => yes, as approver
        11:59 alice may meeting.approve => yes, as approver
        12:00 alice approves Peony@18:00 => refused: not allowed: MeetingApprove
        ",
    );
}

#[test]
fn nobody_gives_what_they_do_not_hold_there_or_not_for_as_long() {
    check(
        "
        campus North
        campus South
        room Peony in North
        08:00 ADA grants roomManager to alice in North until=18:00 => granted
        08:00 alice grants approver to bob in Peony until=12:00 => granted
        08:00 alice grants approver to carol in Peony => refused: beyond own rights: meeting.approve
        08:00 alice grants approver to bob in South until=12:00 => refused: not allowed: AccessGrant
        08:00 alice grants approver to bob until=12:00 => refused: not allowed: AccessGrant
        08:00 alice grants administrator to alice in North until=12:00 => refused: beyond own rights: meeting.seePrivate
        08:00 bob grants approver to carol in Peony until=12:00 => refused: not allowed: AccessGrant
        08:00 alice revokes approver from bob => revoked
        08:00 alice revokes employee from everyone => refused: Grant not found
        ",
    );
}

#[test]
fn whoever_puts_people_into_a_group_needs_what_the_group_has() {
    check(
        "
        group Keepers: ADA
        unit Top
        unit Lab: bob
        08:00 ADA grants administrator to Keepers => granted
        08:00 ADA grants administrator to Top => granted
        08:00 ADA grants approver to alice => granted
        08:00 alice puts alice into Keepers => refused: not allowed: GroupManage
        08:00 alice moves-unit Lab below Top => refused: not allowed: OrgUnitManage
        08:00 ADA puts bob into Keepers => done
        08:00 bob may role.manage => yes, as administrator
        ",
    );
}

#[test]
fn the_last_administrator_stays() {
    check(
        "
        group Keepers: bob
        room Peony
        08:00 ADA revokes administrator from ADA => refused: the last administrator stays
        08:00 ADA grants administrator to Keepers until=+1/08:00 => granted
        08:00 ADA revokes administrator from ADA => refused: the last administrator stays
        08:00 ADA grants administrator to Keepers => granted
        08:00 ADA revokes administrator from ADA => revoked
        08:00 ADA may role.manage => no
        08:00 bob revokes employee from everyone => revoked
        ",
    );
}

#[test]
fn a_room_one_may_not_see_is_nowhere() {
    check(
        "
        group Board: carol
        campus North
        room Peony in North seats=8
        room Secret in North seats=8 whoSees=Board
        08:00 carol books Secret 10:00-11:00 => confirmed Secret 10:00-11:00
        08:00 alice books Secret 12:00-13:00 => refused: Room not found
        08:00 alice sees Secret@10:00 => refused: Meeting not found
        08:00 alice finds 12:00-13:00 => Peony
        08:00 carol finds 12:00-13:00 => Peony, Secret
        08:00 ADA finds 12:00-13:00 => Peony, Secret
        08:00 bob books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 alice books Peony 10:00-11:00 => refused: busy Peony 10:00-11:00; instead Peony 11:00-12:00
        ",
    );
}

#[test]
fn a_room_is_booked_by_some_asked_for_by_others_and_shut_to_the_rest() {
    check(
        "
        group Board: carol
        unit Company: bob
        room Peony whoBooks=Board whoRequests=Company
        08:00 carol books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 bob books Peony 12:00-13:00 => requested Peony 12:00-13:00
        08:00 alice books Peony 14:00-15:00 => refused: not_admitted whoBooks null, was null set at Peony
        08:00 alice previews Peony 14:00-15:00 => 1 dates, 0 clash, 1 violations, bookable: false
        08:00 bob approves Peony@12:00 => refused: not allowed: MeetingApprove
        08:00 ADA approves Peony@12:00 => confirmed Peony 12:00-13:00
        08:00 bob moves Peony@12:00 to 13:00-14:00 => requested Peony 12:00-13:00, to be Peony 13:00-14:00
        08:00 ADA books Peony 16:00-17:00 => confirmed Peony 16:00-17:00
        ",
    );
}

#[test]
fn some_may_ask_for_what_a_rule_forbids() {
    check(
        "
        group Board: carol
        room Peony longestMinutes=60 whoRequestsOutOfPolicy=Board
        08:00 carol books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 carol books Peony 12:00-13:01 => requested Peony 12:00-13:01
        08:00 alice books Peony 14:00-15:01 => refused: too_long longestMinutes 60, was 61 set at Peony
        09:00 carol books Peony 08:00-08:30 => refused: in_the_past past \"2026-03-02T09:00:00Z\", was \"2026-03-02T08:00:00Z\"
        ",
    );
}

#[test]
fn who_may_use_a_place_is_inherited_and_can_be_locked() {
    check(
        "
        group Board: carol
        campus North whoBooks=Board
        campus South whoBooks=Board!locked
        room Peony in North
        room Rose in North whoBooks=everyone
        room Lily in South whoBooks=everyone
        08:00 alice books Peony 10:00-11:00 => refused: not_admitted whoBooks null, was null set at North
        08:00 alice books Rose 10:00-11:00 => confirmed Rose 10:00-11:00
        08:00 alice books Lily 10:00-11:00 => refused: not_admitted whoBooks null, was null set at South
        ",
    );
}

#[test]
fn a_delegate_books_and_changes_for_somebody_and_the_log_says_so() {
    check(
        "
        group Board: carol
        room Peony whoBooks=Board
        08:00 dave books Peony 10:00-11:00 on-behalf-of=carol => refused: not allowed: MeetingManage
        08:00 carol appoints dave to=book until=12:00 => appointed
        08:00 dave books Peony 10:00-11:00 on-behalf-of=carol => confirmed Peony 10:00-11:00
        08:00 carol reads log of Peony@10:00 => meeting.booked by dave for carol
        08:00 dave cancels Peony@10:00 => refused: not allowed: MeetingManage
        08:00 dave books Peony 11:00-11:30 => refused: not_admitted whoBooks null, was null set at Peony
        08:00 carol appoints dave to=manage => appointed
        08:00 dave moves Peony@10:00 to 14:00-15:00 => confirmed Peony 14:00-15:00
        08:00 carol reads log of Peony@14:00 => meeting.changed by dave for carol
        12:00 dave books Peony 16:00-17:00 on-behalf-of=carol => refused: not allowed: MeetingManage
        ",
    );
}

#[test]
fn a_delegate_looks_after_a_series_and_it_grows_by_the_rights_of_whom_it_is() {
    check(
        "
        group Board: carol
        room Peony whoBooks=Board whoRequests=everyone horizonDays=14
        08:00 carol appoints dave to=book,manage => appointed
        08:00 dave books Peony 10:00-11:00 on-behalf-of=carol repeat=FREQ=WEEKLY => 3 dates, first confirmed Peony 10:00-11:00
        08:00 dave moves Peony@10:00 to 12:00-13:00 all => 3 dates changed, first confirmed Peony 12:00-13:00
        08:00 carol reads log of Peony@12:00 => meeting.changed by dave for carol
        08:00 dave cancels Peony@12:00 => cancelled no room 12:00-13:00
        08:00 erin books Peony 15:00-16:00 repeat=FREQ=WEEKLY => 3 dates, first requested Peony 15:00-16:00
        +8/08:00 clock => 2 jobs
        +8/08:00 carol dates Peony@12:00 => 12:00-13:00 cancelled, +7/12:00-13:00 ended, +14/12:00-13:00 confirmed, +21/12:00-13:00 confirmed
        +8/08:00 erin dates Peony@15:00 => 15:00-16:00 declined, +7/15:00-16:00 declined, +14/15:00-16:00 requested, +21/15:00-16:00 requested
        ",
    );
}

#[test]
fn a_date_moved_into_a_hidden_room_leaves_the_others_in_sight() {
    check(
        "
        group Board: carol
        room Peony
        room Secret whoSees=Board
        08:00 carol books Peony 10:00-11:00 repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, first confirmed Peony 10:00-11:00
        08:00 carol takes Secret for Peony@10:00 => confirmed Secret 10:00-11:00
        08:00 dave dates Peony@+7/10:00 => +7/10:00-11:00 confirmed, +14/10:00-11:00 confirmed
        08:00 carol dates Peony@+7/10:00 => 10:00-11:00 confirmed, +7/10:00-11:00 confirmed, +14/10:00-11:00 confirmed
        08:00 dave sees Peony@10:00 => refused: Meeting not found
        08:00 carol books Peony+Secret 12:00-13:00 => confirmed Peony+Secret 12:00-13:00
        08:00 dave sees Peony@12:00 => confirmed Peony 12:00-13:00 'meeting'
        ",
    );
}

#[test]
fn a_private_meeting_is_seen_by_those_who_take_part_and_by_a_delegate_who_may() {
    check(
        "
        room Peony
        08:00 carol books Peony 10:00-11:00 privately => confirmed Peony 10:00-11:00
        08:00 dave sees Peony@10:00 => confirmed Peony 10:00-11:00 (masked)
        08:00 carol appoints dave to=see-private => appointed
        08:00 dave sees Peony@10:00 => confirmed Peony 10:00-11:00 'meeting'
        08:00 dave cancels Peony@10:00 => refused: not allowed: MeetingManage
        08:00 carol dismisses dave => dismissed
        08:00 dave sees Peony@10:00 => confirmed Peony 10:00-11:00 (masked)
        08:00 ADA sees Peony@10:00 => confirmed Peony 10:00-11:00 'meeting'
        ",
    );
}

#[test]
fn a_department_scope_reaches_what_its_people_booked() {
    check(
        "
        unit Company
        unit Lab below Company: alice
        room Peony
        08:00 alice books Peony 10:00-11:00 => confirmed Peony 10:00-11:00
        08:00 carol books Peony 12:00-13:00 => confirmed Peony 12:00-13:00
        08:00 ADA grants frontDesk to bob in Company => granted
        08:00 bob cancels Peony@10:00 => cancelled no room 10:00-11:00
        08:00 bob cancels Peony@12:00 => refused: not allowed: MeetingManage
        ",
    );
}
