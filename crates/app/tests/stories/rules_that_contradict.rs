//! Rules that leave nothing to book are refused when they are set, naming both.

use crate::teller::check;

#[test]
fn both_rules_and_their_places_are_named() {
    check(
        r#"
        campus North shortestMinutes=60
        room Peony in North
        room Rose in North longestMinutes=90
        08:00 ADA sets Peony longestMinutes=59 => refused: at Peony, shortestMinutes set at North contradicts longestMinutes set at Peony
        08:00 ADA sets Peony longestMinutes=60 => set
        08:00 ADA sets North shortestMinutes=91 => refused: at Peony, shortestMinutes set at North contradicts longestMinutes set at Peony
        08:00 ADA sets Peony gridMinutes=50 longestMinutes=70 => refused: at Peony, gridMinutes set at Peony contradicts shortestMinutes set at North
        08:00 ADA sets Peony noticeMinutes=2880 horizonDays=1 => refused: at Peony, noticeMinutes set at Peony contradicts horizonDays set at Peony
        08:00 ADA sets Peony noticeMinutes=2879 horizonDays=1 => set
        08:00 ADA sets Peony firstDate="2026-05-02" lastDate="2026-05-01" => refused: at Peony, firstDate set at Peony contradicts lastDate set at Peony
        08:00 ADA sets Peony openingHours=[{"weekday":1,"from":"09:00:00","until":"09:59:00"}] => refused: at Peony, openingHours set at Peony contradicts shortestMinutes set at North
        08:00 ADA sets Peony openingHours=[{"weekday":7,"from":"23:30:00","until":"00:00:00"},{"weekday":1,"from":"00:00:00","until":"00:30:00"}] => set
        08:00 ADA sets Peony quotas=[{"of":"person","period":"day","mostMinutes":59}] => refused: at Peony, quotas set at Peony contradicts shortestMinutes set at North
        08:00 ADA sets Peony checkInRequired=true checkInMinutesBefore=0 checkInMinutesAfter=0 => refused: at Peony, checkInMinutesBefore set at Peony contradicts checkInMinutesAfter set at Peony
        08:00 ADA sets Peony noShowsWarn=3 noShowsBar=2 => refused: at Peony, noShowsWarn set at Peony contradicts noShowsBar set at Peony
        08:00 ADA sets Peony noShowsWarn=2 noShowsBar=2 => set
        "#,
    );
}

#[test]
fn values_that_cannot_be_are_refused() {
    check(
        r#"
        room Peony
        08:00 ADA sets Peony openingHours=[] => refused: openingHours Empty
        08:00 ADA sets Peony openingHours=[{"weekday":1,"from":"18:00:00","until":"09:00:00"}] => refused: openingHours Backwards
        08:00 ADA sets Peony closures=[{"from":"2026-03-05","until":"2026-03-04"}] => refused: closures Backwards
        08:00 ADA sets Peony quotas=[{"of":"person","period":"day"}] => refused: quotas Empty
        08:00 ADA sets Peony calendar="cn" => refused: calendar Unknown { code: "cn" }
        08:00 ADA sets Peony allowedTypes=[{"type":"party"}] => refused: allowedTypes Unknown { code: "party" }
        08:00 ADA sets Peony fewestPeoplePercent=101 => refused: fewestPeoplePercent OutOfRange { least: 0, most: 100 }
        08:00 ADA sets Peony mostRooms=0 => refused: mostRooms OutOfRange { least: 1, most: 20 }
        08:00 alice sets Peony mostRooms=1 => refused: not allowed: PlaceManage
        "#,
    );
}
