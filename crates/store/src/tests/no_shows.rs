//! What counts against people, the cards they have, and the keys we sign with.

use std::slice::from_ref;

use domain::id::NoShowId;
use domain::meeting::Meeting;
use domain::standing::{NoShow, NoShowState, Verdict};

use super::meetings::series as series_of;
use super::world::{insert, meeting, room, settle, someone};
use super::{at, uuid};
use crate::SeriesStop;
use crate::testing::on_both_engines;

pub(super) fn no_show(number: u128, of: &Meeting, minute: i64) -> NoShow {
    let id = NoShowId(uuid(number));
    NoShow::counted(id, of.topic.organizer, of.id, room(1), at(minute))
}

pub(super) fn stop(number: u128, minute: i64) -> SeriesStop {
    SeriesStop {
        series: series_of(number).id,
        at: at(minute),
        rule: "FREQ=DAILY".to_owned(),
        exdates: vec![at(1)],
        rdates: vec![at(2), at(3)],
        complete: false,
        undone_at: None,
    }
}

#[test]
fn the_last_stop_of_a_series_is_known() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        store.write(|tx| tx.insert_series(&series_of(1))).unwrap();
        let known = || store.read(|tx| tx.series_stop(series_of(1).id)).unwrap();
        assert_eq!(known(), None);
        let undone = SeriesStop {
            undone_at: Some(at(8)),
            complete: true,
            ..stop(1, 7)
        };
        for one in [stop(1, 5), undone] {
            let saved = one.clone();
            store.write(move |tx| tx.save_series_stop(&saved)).unwrap();
            assert_eq!(known(), Some(one));
        }
    });
}

#[test]
fn a_no_show_is_kept_appealed_and_decided() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let meeting = meeting(1, room(1), 0, 60);
        insert(&store, &meeting).unwrap();
        let (early, late) = (no_show(1, &meeting, 3), no_show(2, &meeting, 9));
        for one in [late.clone(), early.clone()] {
            store.write(move |tx| tx.insert_no_show(&one)).unwrap();
        }
        let person = meeting.topic.organizer;
        let since = |minute| {
            store
                .read(move |tx| tx.no_shows_since(person, at(minute)))
                .unwrap()
        };
        assert_eq!(since(3), [early.clone(), late.clone()]);
        assert_eq!(since(4), from_ref(&late));
        let all = |before| {
            store
                .read(move |tx| tx.no_shows_of(person, before, 9))
                .unwrap()
        };
        assert_eq!(all(None), [late.clone(), early.clone()]);
        assert_eq!(all(Some(late.id)), from_ref(&early));
        let last = store.read(|tx| tx.no_show_of(meeting.id)).unwrap();
        assert_eq!(last, Some(late.clone()));
        let appealed = early.appealed("I was ill".to_owned(), at(10)).unwrap();
        let update = |no_show: &NoShow, version| {
            let no_show = no_show.clone();
            store
                .write(move |tx| tx.update_no_show(&no_show, version))
                .unwrap()
        };
        assert!(update(&appealed, 1));
        assert!(!update(&appealed, 1), "somebody was faster");
        let open = |after| {
            store
                .read(move |tx| tx.appealed_no_shows(after, 9))
                .unwrap()
        };
        assert_eq!(open(None), from_ref(&appealed));
        assert_eq!(open(Some(appealed.id)), []);
        let reason = "get well".to_owned();
        let by = Some(someone(2));
        let pardoned = appealed.decided(Verdict::Pardoned, by, reason, at(11));
        let pardoned = pardoned.unwrap();
        assert_eq!(pardoned.state, NoShowState::Pardoned);
        assert!(update(&pardoned, 2));
        assert_eq!(open(None), []);
        let id = pardoned.id;
        let read = store.write(move |tx| tx.no_show_for_update(id)).unwrap();
        assert_eq!(read, Some(pardoned));
    });
}

#[test]
fn cards_belong_to_one_person_and_are_replaced_together() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let set = |person, cards: &[&str]| {
            let cards: Vec<_> = cards.iter().map(|card| (*card).to_owned()).collect();
            store.write(move |tx| tx.set_cards(someone(person), &cards))
        };
        set(1, &["b", "a"]).unwrap();
        assert!(set(2, &["a"]).is_err(), "it is somebody else's");
        let of = |person| store.read(move |tx| tx.cards_of(someone(person))).unwrap();
        assert_eq!((of(1), of(2)), (vec!["a".into(), "b".into()], vec![]));
        set(1, &["b"]).unwrap();
        set(2, &["a"]).unwrap();
        let owner = store.read(|tx| tx.person_of_card("a")).unwrap();
        assert_eq!(owner, Some(someone(2)));
        assert_eq!(store.read(|tx| tx.person_of_card("c")).unwrap(), None);
    });
}

#[test]
fn the_first_secret_of_a_name_stays() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        for bytes in [[1; 32], [2; 32]] {
            store
                .write(move |tx| tx.add_secret("code", &bytes))
                .unwrap();
        }
        let known = store.read(|tx| tx.secret("code")).unwrap();
        assert_eq!(known, Some([1; 32]));
        assert_eq!(store.read(|tx| tx.secret("other")).unwrap(), None);
    });
}
