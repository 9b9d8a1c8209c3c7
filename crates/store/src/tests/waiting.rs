//! Wishes that wait, exchanges that were proposed, and meetings that were offered.

use std::collections::BTreeSet;
use std::slice::from_ref;

use domain::id::{HandOverId, SwapOfferId, WaitingId};
use domain::meeting::{EditScope, HandOver, Meeting, OfferState, SwapOffer, Waiting, WaitingState};

use super::world::{insert, meeting, room, settle, someone, span};
use super::{at, uuid};
use crate::testing::on_both_engines;

pub(super) fn wish(number: u128, minute: i64) -> Waiting {
    Waiting {
        id: WaitingId(uuid(number)),
        topic: meeting(1, room(1), 0, 60).topic,
        window: span(0, 600),
        minutes: 30,
        time_zone: "Asia/Shanghai".into(),
        rooms: vec![room(1), room(2)],
        within: None,
        features: BTreeSet::from(["projector".to_owned()]),
        state: WaitingState::Open,
        meeting: None,
        created_at: at(minute),
        version: 1,
    }
}

pub(super) fn offer(mine: &Meeting, theirs: &Meeting) -> SwapOffer {
    SwapOffer {
        id: SwapOfferId(uuid(5)),
        meeting: mine.id,
        with: theirs.id,
        proposed_by: someone(1),
        state: OfferState::Open,
        created_at: at(-5),
        decided_at: None,
        decided_by: None,
    }
}

pub(super) fn hand_over(meeting: &Meeting) -> HandOver {
    HandOver {
        id: HandOverId(uuid(7)),
        meeting: meeting.id,
        to: someone(2),
        scope: EditScope::Following,
        proposed_by: someone(1),
        state: OfferState::Open,
        created_at: at(-5),
        decided_at: None,
        decided_by: None,
    }
}

#[test]
fn an_offer_is_open_until_it_is_answered_or_the_meeting_is_over() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mine = meeting(1, room(1), 0, 60);
        insert(&store, &mine).unwrap();
        let offer = hand_over(&mine);
        let added = offer.clone();
        store.write(move |tx| tx.insert_hand_over(&added)).unwrap();
        let open = |person, minute| {
            let open =
                move |tx: &mut crate::Tx| tx.open_hand_overs_of(person, at(minute), None, 10);
            store.read(open).unwrap()
        };
        let organizer = mine.topic.organizer;
        assert_eq!(open(organizer, 0), std::slice::from_ref(&offer));
        assert_eq!(open(offer.to, 0), std::slice::from_ref(&offer));
        assert_eq!(open(offer.to, 60), [], "the meeting is over");
        let id = mine.id;
        let of_meeting = move |tx: &mut crate::Tx| tx.open_hand_over(id);
        assert_eq!(store.read(of_meeting).unwrap(), Some(offer.clone()));
        let declined = offer.answered(OfferState::Declined, Some(someone(2)), at(1));
        let decided = declined.clone();
        store
            .write(move |tx| tx.decide_hand_over(&decided))
            .unwrap();
        assert_eq!((open(organizer, 0), open(declined.to, 0)), (vec![], vec![]));
        assert_eq!(store.read(of_meeting).unwrap(), None);
        let id = declined.id;
        let read = store.write(move |tx| tx.hand_over_for_update(id)).unwrap();
        assert_eq!(read, Some(declined));
    });
}

#[test]
fn wishes_wait_in_the_order_of_their_coming() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let anybody = || store.read(|tx| tx.anybody_waits()).unwrap();
        assert!(!anybody());
        let (late, early) = (wish(1, 9), wish(2, 3));
        for wish in [late.clone(), early.clone()] {
            store.write(move |tx| tx.insert_waiting(&wish)).unwrap();
        }
        assert!(anybody());
        let open = |after| store.read(move |tx| tx.open_waitings(after, 10)).unwrap();
        assert_eq!(open(None), [early.clone(), late.clone()]);
        assert_eq!(open(Some((early.created_at, early.id))), from_ref(&late));
        let over = |from, until| {
            let over = move |tx: &mut crate::Tx| tx.open_waitings_over(span(from, until), None, 10);
            store.read(over).unwrap().len()
        };
        assert_eq!(
            (over(-60, 0), over(-60, 1), over(599, 700), over(600, 700)),
            (0, 2, 2, 0)
        );
        let served = early.clone().ended(WaitingState::Served, None);
        let update = |version| {
            let served = served.clone();
            store
                .write(move |tx| tx.update_waiting(&served, version))
                .unwrap()
        };
        assert!(update(1));
        assert!(!update(1), "somebody was faster");
        assert_eq!(open(None), from_ref(&late));
        let organizer = late.topic.organizer;
        let mine = |before| {
            store
                .read(move |tx| tx.waitings_of(organizer, before, 10))
                .unwrap()
        };
        assert_eq!(mine(None), [served.clone(), late.clone()]);
        assert_eq!(mine(Some(served.id)), from_ref(&late));
        let id = late.id;
        let read = store.write(move |tx| tx.waiting_for_update(id)).unwrap();
        assert_eq!(read, Some(late));
    });
}

#[test]
fn a_proposal_is_open_until_it_is_decided_or_a_meeting_is_over() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (mine, theirs) = (meeting(1, room(1), 0, 60), meeting(2, room(2), 0, 30));
        insert(&store, &mine).unwrap();
        insert(&store, &theirs).unwrap();
        let mut offer = offer(&mine, &theirs);
        let added = offer.clone();
        store.write(move |tx| tx.insert_swap_offer(&added)).unwrap();
        let organizer = theirs.topic.organizer;
        let open = |minute| {
            store
                .read(move |tx| tx.open_swap_offers_of(organizer, at(minute), None, 10))
                .unwrap()
        };
        assert_eq!(open(0), [offer.clone()]);
        assert_eq!(open(30), [], "one of the meetings is over");
        let same = move |tx: &mut crate::Tx| tx.open_swap_offer(mine.id, theirs.id);
        assert_eq!(store.read(same).unwrap(), Some(offer.clone()));
        offer.state = OfferState::Declined;
        offer.decided_at = Some(at(1));
        let decided = offer.clone();
        store
            .write(move |tx| tx.decide_swap_offer(&decided))
            .unwrap();
        assert_eq!(open(0), []);
        assert_eq!(store.read(same).unwrap(), None);
        let id = offer.id;
        let read = store.write(move |tx| tx.swap_offer_for_update(id)).unwrap();
        assert_eq!(read, Some(offer));
    });
}
