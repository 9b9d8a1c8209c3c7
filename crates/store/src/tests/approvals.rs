//! Flows, requests, what was said about them, links in mails, rivals and proposals.

use domain::approval::{
    Approval, Approver, Condition, Flow, Progress, Quorum, Reason, Stage, Step, Verdict, Vote,
};
use domain::id::{ApprovalId, FlowId, HoldId, SeriesId};
use domain::meeting::{Hold, Meeting, Proposal, ReleaseReason, State};

use super::world::{insert, meeting, room, settle, someone, span, update};
use super::{at, uuid};
use crate::testing::{Fresh, on_both_engines};
use crate::{ApprovalLink, Store, StoreError, Tx};

fn steps() -> Vec<Step> {
    let mut step = Stage::usual(Vec::new()).step;
    step.name = "会签".to_owned();
    step.approvers = vec![Approver::Person(someone(1)), Approver::Holders];
    step.quorum = Quorum::Count { people: 2 };
    step.when = vec![Condition::LongerThan { minutes: 60 }];
    vec![step]
}

fn flow(number: u128, name: &str) -> Flow {
    Flow {
        id: FlowId(uuid(number)),
        name: name.to_owned(),
        steps: steps(),
        version: 1,
    }
}

fn vote(stage: usize, person: u128, verdict: Verdict) -> Vote {
    Vote {
        stage,
        person: someone(person),
        cast_by: someone(person + 1),
        verdict,
        overrides: verdict == Verdict::Decline,
        at: at(3),
        reason: (verdict == Verdict::Decline).then(|| "zu laut 太吵".to_owned()),
    }
}

fn approval(number: u128, of: &Meeting) -> Approval {
    Approval {
        id: ApprovalId(uuid(7000 + number)),
        meeting: of.id,
        series: None,
        organizer: someone(1),
        asked_by: None,
        asked_at: at(-5),
        span: of.span,
        why: vec![Reason::ByRequest, Reason::RoomMode { room_id: room(1) }],
        stages: vec![Stage {
            step: steps().remove(0),
            room_ids: vec![room(1)],
            times: None,
        }],
        stage: 0,
        stage_since: at(-5),
        reminded: false,
        votes: Vec::new(),
        progress: Progress::Waiting,
        lapses_at: of.span.until(),
        decided_at: None,
        reason: None,
        version: 1,
    }
}

/// A row in each table.
pub(super) fn fill(tx: &mut Tx, of: &Meeting) -> Result<(), StoreError> {
    tx.save_flow(&flow(1, "Board"))?;
    let mut one = approval(1, of);
    one.votes.push(vote(0, 1, Verdict::Approve));
    tx.save_approval(&one, at(9))?;
    tx.add_approval_link(&[8; 32], &link(one.id))
}

fn link(approval: ApprovalId) -> ApprovalLink {
    ApprovalLink {
        approval,
        stage: 0,
        person: someone(1),
        expires_at: at(10),
        used_at: None,
    }
}

fn world(fresh: &Fresh) -> (Store, Meeting) {
    let store = fresh.open();
    settle(&store);
    let one = meeting(1, room(1), 0, 60);
    insert(&store, &one).unwrap();
    (store, one)
}

#[test]
fn a_flow_is_found_by_id_and_name_until_it_is_deleted() {
    on_both_engines(|fresh| {
        let (store, _) = world(fresh);
        let (board, aldi) = (flow(1, "Board"), flow(2, "Aldi"));
        for one in [&board, &aldi] {
            let one = one.clone();
            store.write(move |tx| tx.save_flow(&one)).unwrap();
        }
        let all = store.read(|tx| tx.flows(None, 10)).unwrap();
        assert_eq!(all, [aldi.clone(), board.clone()]);
        let after = store.read(|tx| tx.flows(Some("Aldi"), 10)).unwrap();
        assert_eq!(after, std::slice::from_ref(&board));
        let named = store.read(|tx| tx.flow_named("Board")).unwrap();
        assert_eq!(named, Some(board.id));
        let renamed = Flow {
            name: "Bored".to_owned(),
            version: 2,
            ..board.clone()
        };
        let saved = renamed.clone();
        store.write(move |tx| tx.save_flow(&saved)).unwrap();
        let read = store.read(|tx| tx.flow(board.id)).unwrap();
        assert_eq!(read, Some(renamed));
        let taken = flow(3, "Aldi");
        let refused = store.write(move |tx| tx.save_flow(&taken));
        assert!(
            matches!(refused, Err(StoreError::Conflict { .. })),
            "{refused:?}"
        );
        store.write(move |tx| tx.delete_flow(board.id)).unwrap();
        assert_eq!(store.read(|tx| tx.flow(board.id)).unwrap(), None);
    });
}

#[test]
fn a_request_comes_back_with_its_votes_and_a_meeting_has_one_that_is_open() {
    on_both_engines(|fresh| {
        let (store, one) = world(fresh);
        let mut asked = approval(1, &one);
        let saved = asked.clone();
        store
            .write(move |tx| tx.save_approval(&saved, at(9)))
            .unwrap();
        let open = || store.read(|tx| tx.open_approval(one.id)).unwrap();
        assert_eq!(open(), Some(asked.clone()));
        let second = approval(2, &one);
        let refused = store.write(move |tx| tx.save_approval(&second, at(9)));
        assert!(
            matches!(refused, Err(StoreError::Conflict { .. })),
            "{refused:?}"
        );
        asked.votes = vec![vote(0, 1, Verdict::Approve), vote(0, 2, Verdict::Decline)];
        asked.progress = Progress::Declined;
        asked.decided_at = Some(at(4));
        asked.reason = Some("zu laut".to_owned());
        asked.version = 2;
        // Saving it twice says nothing twice.
        for _ in 0..2 {
            let saved = asked.clone();
            store
                .write(move |tx| tx.save_approval(&saved, at(9)))
                .unwrap();
        }
        assert_eq!(store.read(|tx| tx.approval(asked.id)).unwrap(), Some(asked));
        assert_eq!(open(), None);
    });
}

#[test]
fn every_way_to_end_can_be_kept() {
    on_both_engines(|fresh| {
        let (store, one) = world(fresh);
        for progress in Progress::ALL {
            let mut asked = approval(1, &one);
            asked.progress = progress;
            let saved = asked.clone();
            store
                .write(move |tx| tx.save_approval(&saved, at(9)))
                .unwrap();
            assert_eq!(store.read(|tx| tx.approval(asked.id)).unwrap(), Some(asked));
        }
    });
}

#[test]
fn requests_are_listed_by_who_waits_who_spoke_and_who_asked() {
    on_both_engines(|fresh| {
        let (store, one) = world(fresh);
        let mut all = Vec::new();
        for number in 1..=4 {
            let of = meeting(
                10 + number,
                room(2),
                number as i64 * 100,
                number as i64 * 100 + 9,
            );
            insert(&store, &of).unwrap();
            let mut asked = approval(number, &of);
            if number == 2 {
                asked.series = Some(SeriesId(uuid(5)));
                asked.votes = vec![vote(0, 2, Verdict::Approve)];
            }
            if number == 3 {
                asked.progress = Progress::Approved;
                asked.votes = vec![vote(0, 2, Verdict::Approve)];
            }
            if number == 4 {
                asked.organizer = someone(2);
            }
            let saved = asked.clone();
            store
                .write(move |tx| tx.save_approval(&saved, at(9)))
                .unwrap();
            all.push(asked);
        }
        let ids = |found: Vec<Approval>| -> Vec<u128> {
            let numbers = found.iter().map(|one| one.id.0.as_u128() - 7000);
            numbers.collect()
        };
        let waiting = |series, after, limit| {
            let read = store.read(move |tx| tx.approvals_waiting(series, after, limit));
            ids(read.unwrap())
        };
        assert_eq!(waiting(None, None, 10), [1, 2, 4]);
        assert_eq!(waiting(None, Some(all[0].id), 1), [2]);
        assert_eq!(waiting(Some(SeriesId(uuid(5))), None, 10), [2]);
        let spoke = |before| {
            let read = store.read(move |tx| tx.approvals_decided_by(someone(3), before, 10));
            ids(read.unwrap())
        };
        assert_eq!(spoke(None), [3, 2]);
        assert_eq!(spoke(Some(all[2].id)), [2]);
        let of = store
            .read(|tx| tx.approvals_of(someone(1), None, 10))
            .unwrap();
        assert_eq!(ids(of), [3, 2, 1]);
        let about = |meeting, limit| {
            let read = store.read(move |tx| tx.approvals_about(meeting, limit));
            ids(read.unwrap())
        };
        assert_eq!(about(all[1].meeting, 10), [2]);
        assert_eq!(about(all[1].meeting, 0), [] as [u128; 0]);
        assert_eq!(store.read(|tx| tx.open_approval(one.id)).unwrap(), None);
    });
}

#[test]
fn the_clock_looks_at_what_is_due_the_longest_due_first() {
    on_both_engines(|fresh| {
        let (store, _) = world(fresh);
        for (number, lapses) in [(1, 30), (2, 20), (3, 90)] {
            let of = meeting(20 + number, room(2), lapses, lapses + 1);
            insert(&store, &of).unwrap();
            let mut asked = approval(number, &of);
            asked.lapses_at = at(lapses);
            store
                .write(move |tx| tx.save_approval(&asked, at(60)))
                .unwrap();
        }
        let due = |minute| -> Vec<u128> {
            let found = store
                .read(move |tx| tx.approvals_due(at(minute), 10))
                .unwrap();
            let numbers = found.iter().map(|(id, _)| id.0.as_u128() - 7000);
            numbers.collect()
        };
        assert_eq!(due(19), [] as [u128; 0]);
        assert_eq!(due(30), [2, 1]);
        // Nothing is due on the third, but it is time to look who is there.
        assert_eq!(due(60), [2, 1, 3]);
        let one = store.read(|tx| tx.approvals_due(at(60), 1)).unwrap();
        assert_eq!(one.len(), 1);
    });
}

#[test]
fn a_link_is_used_once_in_its_time_and_forgotten_after() {
    on_both_engines(|fresh| {
        let (store, one) = world(fresh);
        let asked = approval(1, &one);
        let given = link(asked.id);
        let kept = given.clone();
        store
            .write(move |tx| {
                tx.save_approval(&asked, at(9))?;
                tx.add_approval_link(&[1; 32], &kept)?;
                tx.add_approval_link(&[2; 32], &kept)
            })
            .unwrap();
        let read = |hash: u8| store.read(move |tx| tx.approval_link(&[hash; 32])).unwrap();
        let take =
            |hash: u8, minute| store.write(move |tx| tx.use_approval_link(&[hash; 32], at(minute)));
        assert_eq!(read(1), Some(given.clone()));
        assert_eq!(read(7), None);
        assert_eq!(take(1, 5), Ok(true));
        assert_eq!(take(1, 5), Ok(false));
        assert_eq!(take(2, 10), Ok(false), "it has run out");
        assert_eq!(take(7, 5), Ok(false));
        assert_eq!(read(1).unwrap().used_at, Some(at(5)));
        let purge = |minute| store.write(move |tx| tx.purge_approval_links(at(minute)));
        assert_eq!(purge(9), Ok(0));
        assert_eq!(purge(10), Ok(2));
        assert_eq!(read(2), None);
    });
}

#[test]
fn a_proposal_is_kept_beside_the_meeting_with_holds_of_its_own() {
    on_both_engines(|fresh| {
        let (store, mut one) = world(fresh);
        let asked = Hold {
            id: HoldId(uuid(9001)),
            room: room(1),
            span: span(60, 90),
            active: true,
            released: None,
        };
        one.state = State::Requested;
        one.version = 2;
        one.proposal = Some(Box::new(Proposal {
            topic: one.topic.clone(),
            span: span(30, 90),
            rooms: vec![room(1)],
            holds: vec![asked],
        }));
        assert_eq!(update(&store, &one, 1), Ok(true));
        let read = || store.read(|tx| tx.meeting(one.id)).unwrap().unwrap();
        assert_eq!(read(), one);
        let other = meeting(2, room(1), 60, 70);
        let found = store
            .read(|tx| tx.clashes(room(1), other.span, None))
            .unwrap();
        assert_eq!(found.len(), 1, "it keeps others out");
        one.holds[0].span = span(30, 90);
        one.span = span(30, 90);
        one.proposal = None;
        one.version = 3;
        assert_eq!(update(&store, &one, 2), Ok(true));
        assert_eq!(read(), one);
        let left = store
            .read(|tx| tx.active_holds_between(room(1), span(0, 100)))
            .unwrap();
        assert_eq!(left, [(span(30, 90), one.id)], "nothing is kept twice");
    });
}

#[test]
fn rivals_wait_beside_each_other_and_keep_nobody_out() {
    on_both_engines(|fresh| {
        let (store, _) = world(fresh);
        let waiting = |number, from, until| {
            let mut one = meeting(number, room(3), from, until);
            one.state = State::Requested;
            one.holds[0].active = false;
            insert(&store, &one).unwrap();
            one
        };
        let (one, other, later) = (waiting(31, 0, 60), waiting(32, 30, 90), waiting(33, 90, 99));
        let rivals = |from, until| {
            let wanted = span(from, until);
            store
                .read(move |tx| tx.rivals_between(room(3), wanted))
                .unwrap()
        };
        assert_eq!(rivals(0, 90), [one.id, other.id]);
        assert_eq!(rivals(90, 120), [later.id]);
        let clashes = store
            .read(|tx| tx.clashes(room(3), span(0, 99), None))
            .unwrap();
        assert_eq!(clashes, []);
        let mut gone = one.clone();
        gone.holds[0].released = Some(ReleaseReason::Declined);
        gone.version = 2;
        assert_eq!(update(&store, &gone, 1), Ok(true));
        assert_eq!(rivals(0, 90), [other.id]);
    });
}
