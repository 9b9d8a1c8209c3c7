//! What those who look after the product do: change flows, take files in, send what did not arrive.

use crate::teller::check;

#[test]
fn a_flow_is_not_changed_into_one_that_nobody_could_decide() {
    check(
        "
        gone dave
        08:00 ADA makes-flow Board any:bob => made
        room Peony approval approvalFlow=Board
        08:01 ADA changes-flow Board => refused: no_step None
        08:01 ADA changes-flow Board any: => refused: no_approver Some(1)
        08:01 ADA changes-flow Board any:bob / any:dave => refused: unknown_approver Some(2)
        08:01 ADA changes-flow Board 2:bob => refused: count_beyond_people Some(1)
        08:01 bob changes-flow Board any:bob => refused: not allowed: PlaceManage
        08:02 alice books Peony 10:00-11:00 => requested Peony 10:00-11:00
        08:03 ADA changes-flow Board any:carol => changed
        08:04 bob approves Peony@10:00 => confirmed Peony 10:00-11:00
        08:05 alice books Peony 12:00-13:00 => requested Peony 12:00-13:00
        08:06 carol approves Peony@12:00 => confirmed Peony 12:00-13:00
        ",
    );
}

#[test]
fn files_are_taken_in_by_who_may_and_a_second_time_changes_nothing() {
    check(
        "
        room Peony
        08:00 bob imports-people dan+erin => refused: not allowed: PersonManage
        08:00 bob imports-rooms Iris:8 => refused: not allowed: PlaceManage
        08:00 bob imports-meetings Peony 10:00-11:00 for=dan => refused: not allowed: MeetingManage
        08:01 ADA tries-to-import-people dan+erin => Created, Created
        08:02 ADA imports-people dan+erin => Created, Created
        08:02 ADA imports-people dan+erin => Unchanged, Unchanged
        08:04 ADA imports-meetings Peony 10:00-11:00 for=nobody => there is nobody with the login nobody
        08:04 ADA imports-meetings Peony 10:00-11:00 for=dan => Created
        08:05 ADA imports-meetings Peony 10:00-11:00 for=dan => Unchanged
        08:06 alice books Peony 10:30-11:30 => refused: busy Peony 10:00-11:00; instead Peony 10:45-11:45
        08:07 dan's inbox => nothing
        08:08 ADA imports-rooms Iris:8+Lily:many => Created, Rejected
        ",
    );
}

#[test]
fn mail_that_was_refused_is_sent_again_by_hand() {
    check(
        "
        room Peony
        08:00 mail refuses carol
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob+carol => confirmed Peony 10:00-11:00
        08:01 bob's mail => Invitation: Plans [REQUEST 0]
        08:01 carol's mail => nothing
        08:02 mail takes carol
        08:05 carol's mail => nothing
        08:06 bob sends-again the-mail-to carol => refused: not allowed: NoticeManage
        08:06 ADA sends-again the-mail-to bob => refused: NothingToRetry { state: Sent }
        08:06 ADA sends-again the-mail-to carol => queued
        08:07 carol's mail => Invitation: Plans [REQUEST 0]
        08:08 ADA sends-again the-mail-to carol => refused: NothingToRetry { state: Sent }
        ",
    );
}

#[test]
fn who_asked_for_a_change_hears_that_it_is_declined_and_nobody_else() {
    check(
        "
        room Peony
        room Rose approval
        08:00 ADA requests => none
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob => confirmed Peony 10:00-11:00
        08:01 bob's mail => Invitation: Plans [REQUEST 0]
        08:02 alice takes Rose for Peony@10:00 => requested Peony 10:00-11:00, to be Rose 10:00-11:00
        08:03 ADA's mail => Please decide: Plans
        08:04 ADA declines Peony@10:00 because=Full => confirmed Peony 10:00-11:00
        08:05 alice's inbox => Change declined: Plans
        08:05 bob's mail => nothing
        08:05 bob's inbox => Invitation: Plans
        ",
    );
}
