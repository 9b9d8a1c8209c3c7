//! What meetings talk about and what comes of them: agendas, tasks that are reminded of until they
//! are done, minutes that are confirmed or objected to.

use crate::teller::check;

#[test]
fn an_agenda_says_when_it_is_too_long_and_keeps_its_order() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
        08:01 alice plans Peony@10:00 as Budget/40+Rest/35 => Budget, Rest: 75 minutes, 15 too many
        08:02 alice plans Peony@10:00 as Rest/20+Budget/40 => Rest, Budget: 60 minutes
        08:03 bob plans Peony@10:00 as Mine/5 => refused: not allowed: MeetingManage
        08:04 bob reads-the-agenda of Peony@10:00 => Rest, Budget: 60 minutes
        08:05 alice lets bob keep the minutes of Peony@10:00 => Rest, Budget: 60 minutes
        08:06 bob plans Peony@10:00 as Budget/40 => Budget: 40 minutes
        08:07 alice lets carol keep the minutes of Peony@10:00 => wrong_agenda
        ",
    );
}

#[test]
fn a_private_agenda_is_for_those_who_take_part() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 privately inviting=bob => confirmed Peony 10:00-11:00
        08:01 alice plans Peony@10:00 as Merger/30 => Merger: 30 minutes
        08:02 bob reads-the-agenda of Peony@10:00 => Merger: 30 minutes
        08:03 carol reads-the-agenda of Peony@10:00 => refused: not allowed: MeetingSeePrivate
        08:04 carol reads-the-tasks of Peony@10:00 => refused: not allowed: MeetingSeePrivate
        08:05 alice gives carol the-task Report of Peony@10:00 due +2 => Report: carol until +2, open
        08:06 carol's inbox => To do for you: Report
        08:07 carol reads-her-tasks => Report (a private meeting): carol until +2, open
        ",
    );
}

#[test]
fn a_task_is_reminded_of_until_it_is_done() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob => confirmed Peony 10:00-11:00
        10:59 alice gives bob the-task Report of Peony@10:00 due +3 => Report: bob until +3, open
        11:00 bob's inbox => To do for you: Report
        +1/09:30 bob's inbox => nothing
        +2/08:59 bob's inbox => nothing
        +2/09:00 bob's inbox => Still to do: Report
        +2/09:01 bob's inbox => nothing
        +3/09:00 bob's inbox => Still to do: Report
        +5/09:00 bob's inbox => nothing
        +6/09:00 bob's inbox => Still to do: Report
        +6/10:00 bob hands-the-task Report to carol => Report: carol until +3, overdue
        +6/10:01 carol's inbox => To do for you: Report
        +6/10:02 bob finishes Report => refused: not allowed: MeetingManage
        +9/09:00 carol's inbox => Still to do: Report
        +9/09:01 carol finishes Report => Report: carol until +3, done
        +12/09:00 carol's inbox => nothing
        ",
    );
}

#[test]
fn who_gave_a_task_changes_and_drops_it_who_owns_it_does_not() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob => confirmed Peony 10:00-11:00
        08:01 bob gives alice the-task Report of Peony@10:00 due +3 => refused: not allowed: MeetingManage
        08:02 alice gives bob the-task Report of Peony@10:00 due +3 => Report: bob until +3, open
        08:03 bob drops Report => refused: not allowed: MeetingManage
        08:04 bob finishes Report => Report: bob until +3, done
        08:05 alice reopens Report => Report: bob until +3, open
        08:06 alice drops Report => Report: bob until +3, dropped
        +3/09:00 bob reads-her-tasks => nothing
        ",
    );
}

#[test]
fn what_one_date_left_open_is_there_at_the_next() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 inviting=bob repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, first confirmed Peony 10:00-11:00
        10:59 alice gives bob the-task Report of Peony@10:00 due +5 => Report: bob until +5, open
        10:59 alice gives bob the-task Plan of Peony@10:00 due +5 => Plan: bob until +5, open
        11:00 bob finishes Plan => Plan: bob until +5, done
        11:01 bob reads-the-tasks of Peony@10:00 => Report: bob until +5, open; Plan: bob until +5, done
        +7/10:00 bob reads-the-tasks of Peony@+7/10:00 => carried Report: bob until +5, overdue
        +7/10:01 bob finishes Report => Report: bob until +5, done
        +7/10:02 bob reads-the-tasks of Peony@+7/10:00 => nothing
        ",
    );
}

#[test]
fn minutes_are_confirmed_by_all_or_by_silence() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob+carol+eve@else.org => confirmed Peony 10:00-11:00
        08:01 alice plans Peony@10:00 as Budget/30+Rest/20 => Budget, Rest: 50 minutes
        08:02 bob's mail => Invitation: Plans [REQUEST 0]
        08:02 eve@else.org's mail => Invitation: Plans [REQUEST 0]
        11:00 alice begins-minutes of Peony@10:00 => draft: Budget, Rest
        11:01 bob reads-the-minutes of Peony@10:00 => refused: Minutes not found
        11:02 alice sends-minutes of Peony@10:00 until +2/08:00 => minutes_empty
        11:03 alice writes Agreed in the minutes of Peony@10:00 => draft: Budget, Rest
        11:04 alice sends-minutes of Peony@10:00 until +2/08:00 => sent: Budget, Rest
        11:05 bob's mail => Please confirm the minutes: Plans
        11:06 bob confirms-minutes of Peony@10:00 => sent: Budget, Rest
        +2/07:50 clock => 0 jobs
        +2/08:00 bob's mail => Minutes: Plans with a file
        +2/08:00 eve@else.org's mail => Minutes: Plans with a file
        +2/08:01 carol reads-the-minutes of Peony@10:00 => confirmed: Budget, Rest
        +2/08:02 carol confirms-minutes of Peony@10:00 => minutes_wrong_state
        ",
    );
}

#[test]
fn an_objection_brings_minutes_back_and_they_are_sent_anew() {
    check(
        "
        room Peony
        08:00 alice books Peony 10:00-11:00 about=Plans inviting=bob => confirmed Peony 10:00-11:00
        11:00 alice begins-minutes of Peony@10:00 => draft:
        11:01 alice writes Agreed in the minutes of Peony@10:00 => draft:
        11:02 alice sends-minutes of Peony@10:00 until +2/08:00 => sent:
        11:03 bob objects Wrong to the minutes of Peony@10:00 => objected:
        11:04 alice's inbox => Objection to the minutes: Plans
        11:05 alice writes Better in the minutes of Peony@10:00 => draft:
        11:06 bob reads-the-minutes of Peony@10:00 => draft:
        11:07 alice sends-minutes of Peony@10:00 until +2/08:00 => sent:
        11:08 bob confirms-minutes of Peony@10:00 => confirmed:
        11:09 alice's inbox => Minutes: Plans
        11:10 carol reads-the-minutes of Peony@10:00 => refused: not allowed: MeetingManage
        ",
    );
}
