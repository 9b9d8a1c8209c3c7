//! What meetings talk about, what comes of it, and the files that belong to them.

use std::io::Read;
use std::time::Duration;

use domain::agenda::{
    ActionItem, ActionState, Agenda, Answer, Attachment, AttachmentAccess, Content, Decision,
    Edition, Item, Minutes, MinutesState, Round, Section, Speaker,
};
use domain::attendance::Mark;
use domain::id::{ActionItemId, AgendaItemId, AttachmentId};
use domain::meeting::{Meeting, Party};
use jiff::civil::date;

use super::world::{insert, meeting, room, settle, someone};
use super::{at, meetings, uuid};
use crate::testing::{Fresh, on_both_engines};
use crate::{StoreError, Tx};

fn agenda(of: &Meeting) -> Agenda {
    Agenda {
        meeting: of.id,
        keeper: Some(someone(2)),
        items: vec![
            Item {
                id: AgendaItemId(uuid(1)),
                title: "预算 Budget".into(),
                minutes: Some(20),
                speaker: Some(Speaker::Person(someone(3))),
                notes: Some("with figures".into()),
            },
            Item {
                id: AgendaItemId(uuid(2)),
                title: "Rest".into(),
                minutes: None,
                speaker: Some(Speaker::Other("Eve".into())),
                notes: None,
            },
        ],
        version: 1,
    }
}

fn action(number: u128, of: &Meeting) -> ActionItem {
    ActionItem {
        id: ActionItemId(uuid(number)),
        meeting: of.id,
        series: of.series,
        title: "写报告".into(),
        comment: None,
        owner: someone(2),
        due: Some(date(2027, 1, 20)),
        time_zone: of.time_zone.clone(),
        remind_every_days: 3,
        remind_at: Some(at(60)),
        state: ActionState::Open,
        created_by: Some(someone(1)),
        created_at: at(i64::try_from(number).unwrap()),
        settled_at: None,
        version: 1,
    }
}

fn minutes(of: &Meeting) -> Minutes {
    Minutes {
        meeting: of.id,
        state: MinutesState::Draft,
        edition: 0,
        content: Content {
            sections: vec![Section {
                item: Some(AgendaItemId(uuid(1))),
                title: "Budget".into(),
                text: "**is** agreed".into(),
                changed_in: 1,
                changed_by: Some(someone(1)),
            }],
            decisions: vec![Decision {
                text: "Buy".into(),
                changed_in: 1,
                changed_by: None,
            }],
            attendance: vec![(Party::Person(someone(1)), Mark::OnTime)],
        },
        round: None,
        created_at: at(60),
        settled_at: None,
        version: 1,
    }
}

fn round() -> Round {
    Round {
        asked: vec![someone(2)],
        sent_by: Some(someone(1)),
        sent_at: at(70),
        confirm_by: at(100),
        copies: vec![Party::Guest("eve@example.org".to_owned())],
    }
}

fn sent(of: &Meeting) -> (Minutes, Edition) {
    let before = minutes(of);
    let edition = Edition {
        meeting: of.id,
        edition: 1,
        content: before.content.clone(),
        round: round(),
    };
    let sent = Minutes {
        state: MinutesState::Sent,
        edition: 1,
        round: Some(round()),
        version: 2,
        ..before
    };
    (sent, edition)
}

fn answer(of: &Meeting, number: u128, objection: Option<&str>, minute: i64) -> Answer {
    Answer {
        meeting: of.id,
        edition: 1,
        person: someone(number),
        objection: objection.map(Into::into),
        at: at(minute),
    }
}

fn attachment(number: u128, of: &Meeting, hash: [u8; 32]) -> Attachment {
    Attachment {
        id: AttachmentId(uuid(number)),
        meeting: of.id,
        name: "图纸.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 5,
        hash,
        access: AttachmentAccess::Participants,
        added_by: Some(someone(1)),
        added_at: at(1),
        version: 1,
    }
}

pub(super) fn fill(tx: &mut Tx, of: &Meeting, hash: [u8; 32]) -> Result<(), StoreError> {
    let (sent, edition) = sent(of);
    tx.save_agenda(&agenda(of), 0)?;
    tx.insert_action(&action(1, of))?;
    tx.insert_minutes(&sent)?;
    tx.add_edition(&edition)?;
    tx.save_answer(&answer(of, 2, Some("no"), 80))?;
    tx.insert_attachment(&attachment(1, of, hash))
}

/// A store with people, rooms and one meeting.
fn with_meeting(fresh: &Fresh) -> (crate::Store, Meeting) {
    let store = fresh.open();
    settle(&store);
    let meeting = meeting(1, room(1), 0, 60);
    insert(&store, &meeting).unwrap();
    (store, meeting)
}

#[test]
fn an_agenda_is_saved_whole_and_only_over_the_version_that_was_read() {
    on_both_engines(|fresh| {
        let (store, meeting) = with_meeting(fresh);
        let none = store.read(|tx| tx.agenda(meeting.id)).unwrap();
        assert_eq!(none, Agenda::none(meeting.id));
        let save = |agenda: &Agenda, before: i64| {
            let agenda = agenda.clone();
            store.write(move |tx| tx.save_agenda(&agenda, before))
        };
        let first = agenda(&meeting);
        assert!(save(&first, 0).unwrap());
        assert!(!save(&first, 0).unwrap(), "somebody wrote the first");
        let second = Agenda {
            items: first.items.iter().rev().cloned().collect(),
            keeper: None,
            version: 2,
            ..first
        };
        assert!(save(&second, 1).unwrap());
        assert!(!save(&second, 1).unwrap());
        assert_eq!(store.read(|tx| tx.agenda(meeting.id)).unwrap(), second);
    });
}

#[test]
fn what_is_to_be_done_is_found_by_meeting_owner_and_reminder() {
    on_both_engines(|fresh| {
        let (store, meeting) = with_meeting(fresh);
        let never = ActionItem {
            due: None,
            remind_at: None,
            ..action(1, &meeting)
        };
        let later = action(2, &meeting);
        let soon = ActionItem {
            due: Some(date(2027, 1, 2)),
            remind_at: Some(at(30)),
            ..action(3, &meeting)
        };
        let others = ActionItem {
            owner: someone(3),
            comment: Some("soon".into()),
            ..action(4, &meeting)
        };
        let all = [never, later, soon, others];
        let inserted = all.clone();
        store
            .write(move |tx| inserted.iter().try_for_each(|one| tx.insert_action(one)))
            .unwrap();
        let [never, later, soon, others] = &all;
        let of_meeting = store.read(|tx| tx.actions_of(meeting.id, 9)).unwrap();
        assert_eq!(of_meeting, all);
        let owned = |after: Option<&ActionItem>, limit| {
            let after = after.map(|one| (one.due, one.id));
            let open = ActionState::Open;
            store
                .read(|tx| tx.actions_owned(someone(2), open, after, limit))
                .unwrap()
        };
        assert_eq!(owned(None, 2), [soon.clone(), later.clone()]);
        assert_eq!(owned(Some(later), 2), std::slice::from_ref(never));
        assert_eq!(owned(Some(never), 2), []);
        let due = |minute| {
            store
                .read(|tx| tx.actions_to_remind(at(minute), 9))
                .unwrap()
        };
        assert_eq!(due(29), []);
        assert_eq!(due(59), std::slice::from_ref(soon));
        assert_eq!(due(60), [soon.clone(), later.clone(), others.clone()]);
        let done = ActionItem {
            state: ActionState::Done,
            remind_at: None,
            settled_at: Some(at(50)),
            comment: Some("早".into()),
            version: 2,
            ..soon.clone()
        };
        let update = || {
            let done = done.clone();
            store.write(move |tx| tx.update_action(&done, 1)).unwrap()
        };
        assert!(update());
        assert!(!update());
        assert_eq!(store.read(|tx| tx.action(done.id)).unwrap(), Some(done));
        assert_eq!(due(59), []);
        assert_eq!(owned(None, 9), [later.clone(), never.clone()]);
    });
}

#[test]
fn what_earlier_dates_left_open_is_found_for_the_next() {
    on_both_engines(|fresh| {
        let (store, _) = with_meeting(fresh);
        let series = meetings::series(1);
        let id = series.id;
        let date = |number: u128, from: i64| Meeting {
            series: Some(id),
            original_start: Some(at(from)),
            ..meeting(number, room(2), from, from + 30)
        };
        let (first, second) = (date(2, 100), date(3, 200));
        let open = action(1, &first);
        let done = ActionItem {
            state: ActionState::Done,
            ..action(2, &first)
        };
        let own = action(3, &second);
        let (one, two) = (first.clone(), second.clone());
        let actions = [open.clone(), done, own];
        store
            .write(move |tx| {
                tx.insert_series(&series)?;
                tx.insert_meeting(&one)?;
                tx.insert_meeting(&two)?;
                actions.iter().try_for_each(|one| tx.insert_action(one))
            })
            .unwrap();
        let left = |before: &Meeting| {
            let before = before.span.from();
            store
                .read(|tx| tx.actions_left_open(id, before, 9))
                .unwrap()
        };
        assert_eq!(left(&second), [open]);
        assert_eq!(left(&first), []);
    });
}

#[test]
fn minutes_and_what_was_sent_of_them_stay_apart() {
    on_both_engines(|fresh| {
        let (store, meeting) = with_meeting(fresh);
        let draft = minutes(&meeting);
        let begin = || {
            let draft = draft.clone();
            store.write(move |tx| tx.insert_minutes(&draft)).unwrap()
        };
        assert!(begin());
        assert!(!begin(), "they are begun once");
        assert_eq!(
            store.read(|tx| tx.minutes(meeting.id)).unwrap(),
            Some(draft)
        );
        let (sent, edition) = sent(&meeting);
        let update = |minutes: &Minutes, before: i64| {
            let minutes = minutes.clone();
            store.write(move |tx| tx.update_minutes(&minutes, before))
        };
        assert!(update(&sent, 1).unwrap());
        assert!(!update(&sent, 1).unwrap());
        let kept = edition.clone();
        store.write(move |tx| tx.add_edition(&kept)).unwrap();
        let due = |minute| store.read(|tx| tx.minutes_due(at(minute), 9)).unwrap();
        assert_eq!(due(99), []);
        assert_eq!(due(100), std::slice::from_ref(&sent));
        let words = [
            answer(&meeting, 2, None, 80),
            answer(&meeting, 3, Some("不"), 81),
            answer(&meeting, 2, Some("wrong sum"), 82),
        ];
        let said = words.clone();
        store
            .write(move |tx| said.iter().try_for_each(|one| tx.save_answer(one)))
            .unwrap();
        let answers = store.read(|tx| tx.answers_to(meeting.id, 1)).unwrap();
        assert_eq!(answers, words[1..]);
        let written = Minutes {
            state: MinutesState::Draft,
            round: None,
            content: Content::default(),
            version: 3,
            ..sent
        };
        assert!(update(&written, 2).unwrap());
        assert_eq!(due(100), []);
        let found = store.read(|tx| tx.edition(meeting.id, 1)).unwrap();
        assert_eq!(found, Some(edition));
        assert_eq!(store.read(|tx| tx.edition(meeting.id, 2)).unwrap(), None);
    });
}

#[test]
fn attachments_are_listed_changed_and_taken_away() {
    on_both_engines(|fresh| {
        let (store, meeting) = with_meeting(fresh);
        let (one, two) = (
            attachment(1, &meeting, [7; 32]),
            attachment(2, &meeting, [7; 32]),
        );
        let all = [one.clone(), two.clone()];
        store
            .write(move |tx| all.iter().try_for_each(|one| tx.insert_attachment(one)))
            .unwrap();
        let list = |after| {
            store
                .read(|tx| tx.attachments_of(meeting.id, after, 1))
                .unwrap()
        };
        assert_eq!(list(None), std::slice::from_ref(&one));
        assert_eq!(list(Some(one.id)), std::slice::from_ref(&two));
        let open = Attachment {
            access: AttachmentAccess::Everybody,
            name: "plan".into(),
            version: 2,
            ..two
        };
        let update = || {
            let open = open.clone();
            store
                .write(move |tx| tx.update_attachment(&open, 1))
                .unwrap()
        };
        assert!(update());
        assert!(!update());
        let found = store.read(|tx| tx.attachment(open.id)).unwrap();
        assert_eq!(found.as_ref(), Some(&open));
        let used = || store.read(|tx| tx.is_file_used(&[7; 32])).unwrap();
        for id in [one.id, open.id] {
            assert!(used());
            assert!(store.write(move |tx| tx.delete_attachment(id)).unwrap());
        }
        assert!(!used());
        let gone = open.id;
        assert!(!store.write(move |tx| tx.delete_attachment(gone)).unwrap());
    });
}

#[test]
fn a_content_is_there_whole_or_not_at_all() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    let files = store.files();
    let mut broken = files.begin().unwrap();
    broken.write(b"half").unwrap();
    drop(broken);
    let keep = || {
        let mut upload = files.begin().unwrap();
        upload.write(b"%PDF-").unwrap();
        upload.write(b"1.7").unwrap();
        files.keep(upload).unwrap()
    };
    let (once, twice) = (keep(), keep());
    assert_eq!(once, twice);
    assert_eq!((once.bytes, once.head.as_slice()), (8, &b"%PDF-1.7"[..]));
    let mut text = String::new();
    let mut content = files.open(&once.hash).unwrap();
    content.read_to_string(&mut text).unwrap();
    assert_eq!(text, "%PDF-1.7");
    let written = content.metadata().unwrap().modified().unwrap();
    let soon = written + Duration::from_secs(3600);
    assert_eq!(files.older_than(soon).unwrap(), [once.hash]);
    files.touch(&once.hash, soon).unwrap();
    assert!(files.older_than(soon).unwrap().is_empty());
    assert_eq!(files.clear_incoming(soon).unwrap(), 0);
    files.remove(&once.hash).unwrap();
    assert!(files.open(&once.hash).is_err());
}
