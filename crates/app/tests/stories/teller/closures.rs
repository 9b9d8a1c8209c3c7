//! What the teller knows of places that close: `closes Main +1/00:00-+3/00:00 because Works` (who
//! plans it, and what is in the way) · `looks-at-closure` · `shortens-closure to TIMES` ·
//! `withdraws-closure` · `takes-offers` (all that are offered) · `rehouses MEETING to ROOM` or `at
//! TIME` · `asks-organizers` · `cancels-in-the-way MEETING` · `own-closings`.

use app::closure::{ClosureDetail, ClosureEdit, InTheWay, Outcomes, Rehousing, WantedClosure};
use app::{Answer, Error, Who};
use domain::id::{ClosureId, MeetingId};

use super::when::at;
use super::{Teller, span};

pub(super) fn act(teller: &mut Teller, who: &Who, words: &[&str]) -> Option<String> {
    Some(match words {
        ["closes", place, times, "because", reason @ ..] => {
            let span = span(times);
            let wanted = WantedClosure {
                place: teller.rooms[*place],
                start: span.from(),
                end: span.until(),
                reason: reason.join(" "),
            };
            match teller.app.plan_closure(who, wanted, None) {
                Ok(Answer::Fresh(detail)) => {
                    teller.closure = Some(detail.closure.id);
                    told(teller, who, &detail)
                }
                Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
                Err(error) => teller.refusal(error),
            }
        }
        ["looks-at-closure"] => match teller.app.closure(who, closure(teller)) {
            Ok(detail) => told(teller, who, &detail),
            Err(error) => teller.refusal(error),
        },
        ["shortens-closure", "to", times] => {
            let span = span(times);
            let edit = ClosureEdit {
                start: Some(span.from()),
                end: Some(span.until()),
                reason: None,
            };
            match teller.app.change_closure(who, closure(teller), edit, None) {
                Ok(detail) => told(teller, who, &detail),
                Err(error) => teller.refusal(error),
            }
        }
        ["withdraws-closure"] => match teller.app.withdraw_closure(who, closure(teller)) {
            Ok(detail) => detail.progress.as_str().to_owned(),
            Err(error) => teller.refusal(error),
        },
        ["takes-offers"] => {
            let offers = in_the_way(teller, who).into_iter().filter_map(|one| {
                Some(Rehousing {
                    meeting: one.meeting.meeting.id,
                    rooms: Some(one.offered?),
                    start: None,
                })
            });
            let offers = offers.collect();
            let settled = teller.app.rehouse(who, closure(teller), offers);
            outcomes(teller, settled)
        }
        ["takes-offer", "of", meeting] => {
            let id = teller.named(meeting);
            let own = teller.app.own_meetings_in_the_way(who, 100).unwrap();
            let one = own.into_iter().find(|one| one.meeting.meeting.id == id);
            let offered = one.and_then(|one| one.offered);
            rehouse(teller, who, id, offered, None)
        }
        ["rehouses", meeting, "to", room] => {
            let id = teller.named(meeting);
            rehouse(teller, who, id, Some(vec![teller.rooms[*room]]), None)
        }
        ["rehouses", meeting, "at", start] => {
            let id = teller.named(meeting);
            rehouse(teller, who, id, None, Some(at(start)))
        }
        ["looks-around", meeting] => {
            let id = teller.named(meeting);
            match teller.app.ways_around(who, closure(teller), id) {
                Ok(ways) => {
                    let rooms = ways.rooms.iter().map(|other| {
                        let lacks = other.lacking.iter().map(|one| format!(" lacking {one}"));
                        let asks = if other.by_request { " by request" } else { "" };
                        let lacks: String = lacks.collect();
                        format!("{}{lacks}{asks}", teller.room_name(other.room))
                    });
                    let times = ways.times.iter().map(|time| super::times(*time));
                    rooms.chain(times).collect::<Vec<_>>().join(", ")
                }
                Err(error) => teller.refusal(error),
            }
        }
        ["asks-organizers"] => {
            let all = in_the_way(teller, who);
            let all: Vec<_> = all.iter().map(|one| one.meeting.meeting.id).collect();
            let asked = teller.app.ask_organizers(who, closure(teller), &all);
            outcomes(teller, asked)
        }
        ["cancels-in-the-way", meeting] => {
            let id = [teller.named(meeting)];
            let cancelled = teller
                .app
                .cancel_in_the_way(who, closure(teller), &id, None);
            outcomes(teller, cancelled)
        }
        ["own-closings"] => {
            let own = teller.app.own_meetings_in_the_way(who, 100).unwrap();
            listed(teller, &own)
        }
        _ => return None,
    })
}

fn closure(teller: &Teller) -> ClosureId {
    teller.closure.unwrap()
}

fn rehouse(
    teller: &mut Teller,
    who: &Who,
    meeting: MeetingId,
    rooms: Option<Vec<domain::id::PlaceId>>,
    start: Option<jiff::Timestamp>,
) -> String {
    let wanted = Rehousing {
        meeting,
        rooms,
        start,
    };
    let settled = teller.app.rehouse(who, closure(teller), vec![wanted]);
    outcomes(teller, settled)
}

fn in_the_way(teller: &Teller, who: &Who) -> Vec<InTheWay> {
    teller
        .app
        .meetings_in_the_way(who, closure(teller), None, 100)
        .unwrap()
}

fn told(teller: &Teller, who: &Who, detail: &ClosureDetail) -> String {
    let progress = detail.progress.as_str();
    let ClosureDetail {
        remaining, total, ..
    } = detail;
    let list = listed(teller, &in_the_way(teller, who));
    match remaining {
        0 => format!("{progress}, 0 of {total} left"),
        _ => format!("{progress}, {remaining} of {total} left: {list}"),
    }
}

fn listed(teller: &Teller, all: &[InTheWay]) -> String {
    let shown = all.iter().map(|one| {
        let what = if one.meeting.masked { "masked " } else { "" };
        let offered = match &one.offered {
            None => "nothing".to_owned(),
            Some(rooms) => {
                let names = rooms.iter().map(|room| teller.room_name(*room));
                names.collect::<Vec<_>>().join("+")
            }
        };
        format!("{what}{} -> {offered}", teller.shown(&one.meeting))
    });
    match all {
        [] => "nothing".to_owned(),
        _ => shown.collect::<Vec<_>>().join("; "),
    }
}

fn outcomes(teller: &mut Teller, outcomes: Result<Outcomes, Error>) -> String {
    match outcomes {
        Err(error) => teller.refusal(error),
        Ok(all) => {
            let told = all.into_iter().map(|(_, outcome)| match outcome {
                Ok(detail) => teller.known(&detail),
                Err(error) => teller.refusal(error),
            });
            told.collect::<Vec<_>>().join("; ")
        }
    }
}
