//! Notices: what waits, what was said, who read it, and deliveries that nobody doubles.

use std::collections::BTreeSet;

use domain::event::{Actor, Event, Fact, Origin, SeriesFact, SeriesHappened};
use domain::id::{DeliveryId, MeetingId, NoticeId, SeriesId};
use domain::meeting::Happened;
use domain::notice::{Asks, Channel, DeliveryState, Digest, Kind, Settings, Thread, Told};
use domain::person::Language;

use super::world::{settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;
use crate::{
    Attempt, Delivery, DeliveryFilter, Notice, NoticeDue, Position, Store, StoreError, Template, Tx,
};

fn notice(number: u128, person: u128) -> Notice {
    Notice {
        id: NoticeId(uuid(number)),
        body: uuid(1),
        person: Some(someone(person)),
        email: None,
        kind: Kind::Invited,
        asks: Some(Asks::Request),
        language: Language::English,
        meeting: Some(MeetingId(uuid(77))),
        created_at: at(0),
        in_inbox: true,
        read_at: None,
    }
}

fn delivery(number: u128, notice: u128) -> Delivery {
    Delivery {
        id: DeliveryId(uuid(number)),
        notice: NoticeId(uuid(notice)),
        channel: Channel::Mail,
        address: "anna@example.org".to_owned(),
        state: DeliveryState::Queued,
        due_at: at(1),
        expires_at: at(100),
        attempts: 0,
        last_error: None,
        settled_at: None,
    }
}

fn with_body(store: &Store) {
    settle(store);
    store
        .write(|tx| tx.add_notice_body(uuid(1), &serde_json::json!({"subject": "计划"})))
        .unwrap();
}

/// At least one row in every table of notices.
pub(super) fn fill(tx: &mut Tx) -> Result<(), StoreError> {
    let thread = Thread::Meeting(MeetingId(uuid(77)));
    tx.save_notice_position(Position { tx: 0, seq: 1 })?;
    tx.save_notice_due(&NoticeDue {
        thread,
        first_at: at(0),
        due_at: at(1),
        happened: vec![(MeetingId(uuid(77)), Happened::Booked)],
        actor: Some(someone(1)),
    })?;
    tx.save_notice_told(thread, &Told::default(), at(0))?;
    tx.add_notice_body(uuid(1), &serde_json::json!({"subject": "计划"}))?;
    tx.add_notice(&notice(10, 1), Some("before/1"))?;
    tx.add_delivery(&delivery(20, 10))?;
    tx.save_notice_settings(someone(1), &Settings::default(), 1)?;
    tx.save_notice_template(&Template {
        kind: Kind::Invited,
        language: Language::English,
        subject: "Come".to_owned(),
        body: "Please".to_owned(),
        version: 1,
    })
}

#[test]
fn a_fresh_log_is_read_from_its_beginning_and_the_position_is_kept() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let begin = store.read(|tx| tx.notice_position()).unwrap();
        assert_eq!(begin, None);
        let fact = Fact::Series(SeriesFact {
            happened: SeriesHappened::Created,
            series: SeriesId(uuid(1)),
            rule: "FREQ=DAILY".to_owned(),
            version: 1,
        });
        let event = Event {
            at: at(0),
            actor: Actor {
                person: None,
                on_behalf_of: None,
                api_key: None,
                origin: Origin::Web,
                source: domain::access::Source::default(),
            },
            fact,
        };
        store.write(move |tx| tx.log(&event)).unwrap();
        let position = Position { tx: 5, seq: 7 };
        store
            .write(move |tx| tx.save_notice_position(position))
            .unwrap();
        assert_eq!(store.read(|tx| tx.notice_position()), Ok(Some(position)));
    });
}

#[test]
fn what_waits_is_due_in_order_and_taken_once() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let due = |number: u128, minute: i64| NoticeDue {
            thread: Thread::Meeting(MeetingId(uuid(number))),
            first_at: at(0),
            due_at: at(minute),
            happened: vec![(MeetingId(uuid(number)), Happened::Booked)],
            actor: Some(someone(1)),
        };
        let (one, two) = (due(1, 5), due(2, 3));
        let (first, second) = (one.clone(), two.clone());
        store
            .write(move |tx| {
                tx.save_notice_due(&first)?;
                tx.save_notice_due(&second)
            })
            .unwrap();
        assert_eq!(
            store.read(|tx| tx.notices_due(at(4), 10)),
            Ok(vec![two.clone()])
        );
        assert_eq!(
            store.read(|tx| tx.notices_due(at(5), 10)),
            Ok(vec![two, one.clone()])
        );
        let later = NoticeDue {
            due_at: at(9),
            actor: None,
            ..one.clone()
        };
        let saved = later.clone();
        store.write(move |tx| tx.save_notice_due(&saved)).unwrap();
        assert_eq!(
            store.read(|tx| tx.notice_due_of(one.thread)),
            Ok(Some(later))
        );
        let take = || {
            store
                .write(move |tx| tx.take_notice_due(one.thread))
                .unwrap()
        };
        assert!(take());
        assert!(!take());
    });
}

#[test]
fn what_was_told_is_remembered_whole() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let thread = Thread::Series(SeriesId(uuid(3)));
        assert_eq!(store.read(|tx| tx.notice_told(thread)), Ok(Told::default()));
        let told = Told {
            sequence: 4,
            dates: [(at(3), None)].into(),
            whole: None,
        };
        let saved = told.clone();
        store
            .write(move |tx| tx.save_notice_told(thread, &saved, at(1)))
            .unwrap();
        assert_eq!(store.read(|tx| tx.notice_told(thread)), Ok(told));
    });
}

#[test]
fn an_inbox_is_read_by_pages_and_what_has_a_name_is_said_once() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        with_body(&store);
        store
            .write(|tx| {
                assert!(tx.add_notice(&notice(10, 1), Some("before/1"))?);
                assert!(!tx.add_notice(&notice(11, 1), Some("before/1"))?);
                assert!(tx.add_notice(&notice(12, 1), None)?);
                assert!(tx.add_notice(&notice(13, 2), None)?);
                let hidden = Notice {
                    in_inbox: false,
                    ..notice(14, 1)
                };
                tx.add_notice(&hidden, None)
            })
            .unwrap();
        assert_eq!(store.read(|tx| tx.was_said("before/1")), Ok(true));
        assert_eq!(store.read(|tx| tx.was_said("before/2")), Ok(false));
        let page = |before: Option<u128>| {
            let before = before.map(|id| NoticeId(uuid(id)));
            let page = store.read(|tx| tx.inbox(someone(1), before, 1)).unwrap();
            page.first().map(|notice| notice.id.0.as_u128())
        };
        assert_eq!(
            (page(None), page(Some(12)), page(Some(10))),
            (Some(12), Some(10), None)
        );
        let bodies = store.read(|tx| tx.notice_bodies::<serde_json::Value>(&[uuid(1)]));
        assert_eq!(bodies.unwrap()[0].1["subject"], "计划");
        assert_eq!(store.read(|tx| tx.unread_count(someone(1))), Ok(2));
        let read = |person: u128, id: u128| {
            store
                .write(move |tx| tx.mark_read(someone(person), NoticeId(uuid(id)), at(2)))
                .unwrap()
        };
        assert!(!read(2, 10), "another's");
        assert!(read(1, 10));
        assert!(!read(1, 10));
        let all = store.write(|tx| tx.mark_all_read(someone(1), NoticeId(uuid(12)), at(3)));
        assert_eq!(all, Ok(1));
        assert_eq!(store.read(|tx| tx.unread_count(someone(1))), Ok(0));
        assert_eq!(store.read(|tx| tx.unread_count(someone(2))), Ok(1));
    });
}

#[test]
fn a_delivery_has_one_worker_and_ends_once() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        with_body(&store);
        store
            .write(|tx| {
                tx.add_notice(&notice(10, 1), None)?;
                tx.add_delivery(&delivery(20, 10))?;
                tx.add_delivery(&Delivery {
                    due_at: at(0),
                    ..delivery(21, 10)
                })
            })
            .unwrap();
        assert_eq!(store.read(|tx| tx.next_delivery_due()), Ok(Some(at(0))));
        assert_eq!(
            store.read(|tx| tx.deliveries_waiting()),
            Ok((2, Some(at(0))))
        );
        let take = |minute: i64, owner: &'static str| {
            let taken = store
                .write(move |tx| tx.next_deliveries(at(minute), owner, at(minute + 5), 10))
                .unwrap();
            let ids = taken.iter().map(|one| (one.id.0.as_u128(), one.attempts));
            ids.collect::<Vec<_>>()
        };
        assert_eq!(take(1, "a"), [(21, 1), (20, 1)]);
        assert_eq!(take(2, "b"), []);
        let settle = |id: u128, owner: &'static str, state, minute: i64| {
            let attempt = Attempt {
                state,
                due_at: at(minute),
                error: Some("451 later".to_owned()),
            };
            let id = DeliveryId(uuid(id));
            store
                .write(move |tx| tx.settle_delivery(id, owner, &attempt, at(3)))
                .unwrap()
        };
        assert!(!settle(20, "b", DeliveryState::Sent, 3), "not b's");
        assert!(settle(20, "a", DeliveryState::Queued, 9));
        assert!(settle(21, "a", DeliveryState::Sent, 3));
        assert!(!settle(21, "a", DeliveryState::Failed, 3), "it has ended");
        assert_eq!(take(8, "b"), []);
        assert_eq!(take(9, "b"), [(20, 2)]);
        assert_eq!(take(14, "c"), [(20, 3)], "b has died");
        let id = DeliveryId(uuid(20));
        store
            .write(move |tx| tx.release_delivery(id, "c", at(30)))
            .unwrap();
        assert_eq!(take(30, "d"), [(20, 3)], "c did not try");
        let log = |filter: DeliveryFilter| {
            let lines = store.read(|tx| tx.deliveries(&filter, None, 10)).unwrap();
            let ids = lines.iter().map(|line| line.delivery.id.0.as_u128());
            ids.collect::<Vec<_>>()
        };
        let filter = DeliveryFilter::default;
        assert_eq!(log(filter()), [21, 20]);
        let sent = DeliveryFilter {
            state: Some(DeliveryState::Sent),
            person: Some(someone(1)),
            meeting: Some(MeetingId(uuid(77))),
            address: Some(" ANNA@ex".to_owned()),
        };
        assert_eq!(log(sent), [21]);
        let elsewhere = DeliveryFilter {
            address: Some("anna_example".to_owned()),
            ..filter()
        };
        assert_eq!(log(elsewhere), [], "a wildcard is a letter");
        let other = DeliveryFilter {
            person: Some(someone(2)),
            ..filter()
        };
        assert_eq!(log(other), []);
        let all = store
            .read(|tx| tx.deliveries_of(NoticeId(uuid(10))))
            .unwrap();
        assert_eq!(all.len(), 2);
    });
}

#[test]
fn what_did_not_arrive_is_put_in_line_again() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        with_body(&store);
        let bounced = Delivery {
            state: DeliveryState::Bounced,
            attempts: 3,
            last_error: Some("no such mailbox".to_owned()),
            settled_at: Some(at(5)),
            ..delivery(20, 10)
        };
        let sent = Delivery {
            state: DeliveryState::Sent,
            ..delivery(21, 10)
        };
        store
            .write(move |tx| {
                tx.add_notice(&notice(10, 1), None)?;
                tx.add_delivery(&bounced)?;
                tx.add_delivery(&sent)
            })
            .unwrap();
        let again =
            |id| store.write(move |tx| tx.requeue_delivery(DeliveryId(uuid(id)), at(7), at(90)));
        assert_eq!(again(20), Ok(true));
        assert_eq!(again(20), Ok(false), "it is on its way");
        assert_eq!(again(21), Ok(false), "it arrived");
        assert_eq!(again(22), Ok(false), "there is none");
        let line = store.read(|tx| tx.delivery(DeliveryId(uuid(20)))).unwrap();
        let queued = line.unwrap().delivery;
        assert_eq!((queued.state, queued.attempts), (DeliveryState::Queued, 0));
        assert_eq!((queued.due_at, queued.expires_at), (at(7), at(90)));
        assert_eq!(queued.settled_at, None);
        assert_eq!(queued.last_error.as_deref(), Some("no such mailbox"));
    });
}

#[test]
fn wishes_and_own_words_are_kept_and_dropped() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        assert_eq!(store.read(|tx| tx.notice_settings(someone(1))), Ok(None));
        let wishes = Settings {
            channels: [(Kind::Invited, BTreeSet::from([Channel::Inbox]))].into(),
            remind_minutes: 30,
            digest: Digest::Weekly,
            ..Settings::default()
        };
        let saved = wishes.clone();
        store
            .write(move |tx| {
                tx.save_notice_settings(someone(1), &saved, 1)?;
                tx.save_notice_settings(someone(2), &Settings::default(), 1)
            })
            .unwrap();
        let own = store.read(|tx| tx.notice_settings(someone(1)));
        assert_eq!(own, Ok(Some((wishes.clone(), 1))));
        let of = store.read(|tx| tx.notice_settings_of(&[someone(1), someone(3)]));
        assert_eq!(of, Ok(vec![(someone(1), wishes.clone())]));
        let readers = store.read(|tx| tx.digest_readers_after(None, 10));
        assert_eq!(readers, Ok(vec![(someone(1), wishes)]));
        let minutes = store.read(|tx| tx.remind_minutes_in_use());
        assert_eq!(minutes, Ok((vec![15, 30], vec![5])));

        let (kind, language) = (Kind::Invited, Language::English);
        let words = Template {
            kind,
            language,
            subject: "Come to {meeting}".to_owned(),
            body: "Please".to_owned(),
            version: 1,
        };
        let saved = words.clone();
        store
            .write(move |tx| tx.save_notice_template(&saved))
            .unwrap();
        assert_eq!(
            store.read(|tx| tx.notice_templates()),
            Ok(vec![words.clone()])
        );
        assert_eq!(
            store.read(|tx| tx.notice_template(kind, language)),
            Ok(Some(words))
        );
        let drop = || store.write(move |tx| tx.drop_notice_template(kind, language));
        assert_eq!((drop(), drop()), (Ok(true), Ok(false)));
    });
}

#[test]
fn old_notices_are_forgotten_but_not_what_still_waits() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        with_body(&store);
        store
            .write(|tx| {
                tx.add_notice(&notice(10, 1), None)?;
                tx.add_notice(&notice(11, 1), None)?;
                tx.add_notice(&notice(12, 1), None)?;
                tx.add_delivery(&delivery(20, 10))?;
                let sent = Delivery {
                    state: DeliveryState::Sent,
                    ..delivery(21, 11)
                };
                tx.add_delivery(&sent)
            })
            .unwrap();
        let gone = store.write(|tx| tx.purge_notices(NoticeId(uuid(12)), at(0)));
        assert_eq!(gone, Ok(1));
        let there = |id: u128| {
            let found = store.read(|tx| tx.notice(NoticeId(uuid(id))));
            found.unwrap().is_some()
        };
        assert_eq!((there(10), there(11), there(12)), (true, false, true));
        let waits: Result<_, StoreError> = store.read(|tx| tx.log_is_settled());
        assert!(waits.is_ok());
    });
}
