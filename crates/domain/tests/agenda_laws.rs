//! Laws of agendas, reminders and minutes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::agenda::{
    Agenda, Answer, Content, MinutesState, Section, WantedItem, answer, arrange, begin,
    changed_since, lapse, next_reminder, send, write,
};
use domain::id::{AgendaItemId, MeetingId, PersonId};
use domain::meeting::{Meeting, State, Topic};
use domain::span::Span;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn at(minutes: i64) -> Timestamp {
    let start: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    start
        .checked_add(SignedDuration::from_mins(minutes))
        .unwrap()
}

fn meeting() -> Meeting {
    Meeting {
        id: MeetingId(Uuid::from_u128(7)),
        series: None,
        original_start: None,
        apart: false,
        topic: Topic {
            subject: "S".into(),
            description: None,
            private: false,
            organizer: person(1),
            host: person(1),
            people: None,
            meeting_type: None,
            attendees: [].into(),
        },
        span: Span::new(at(0), at(60)).unwrap(),
        time_zone: "Europe/Lisbon".into(),
        state: State::Confirmed,
        holds: Vec::new(),
        created_at: at(-60),
        checked_in_at: None,
        proposal: None,
        reason: None,
        version: 1,
    }
}

fn wanted(id: Option<AgendaItemId>, minutes: u32) -> WantedItem {
    WantedItem {
        id,
        title: "T".into(),
        minutes: Some(minutes),
        speaker: None,
        notes: None,
    }
}

fn agenda_of(minutes: &[u32]) -> Agenda {
    let meeting = meeting();
    let mut next = 0;
    let wanted = minutes.iter().map(|one| wanted(None, *one)).collect();
    arrange(&Agenda::none(meeting.id), &meeting, None, wanted, || {
        next += 1;
        AgendaItemId(Uuid::from_u128(next))
    })
    .unwrap()
}

fn content(texts: &[String]) -> Content {
    let section = |(at, text): (usize, &String)| Section {
        item: None,
        title: format!("{at}").into(),
        text: text.as_str().into(),
        changed_in: 0,
        changed_by: None,
    };
    Content {
        sections: texts.iter().enumerate().map(section).collect(),
        ..Content::default()
    }
}

proptest! {
    /// Whatever the new order, items keep their ids, and the sum does not change.
    #[test]
    fn a_new_order_keeps_items_and_sum(
        minutes in prop::collection::vec(0u32..500, 1..20),
        seed in any::<u64>(),
    ) {
        let before = agenda_of(&minutes);
        let mut order: Vec<usize> = (0..minutes.len()).collect();
        order.sort_by_key(|one| (seed.wrapping_mul(*one as u64 + 1)) % 17);
        let items = order.iter().map(|one| {
            let item = &before.items[*one];
            wanted(Some(item.id), item.minutes.unwrap())
        });
        let after = arrange(&before, &meeting(), None, items.collect(), || unreachable!()).unwrap();
        prop_assert_eq!(after.planned_minutes(), before.planned_minutes());
        prop_assert_eq!(after.version, before.version + 1);
        let ids = |agenda: &Agenda| {
            let mut ids: Vec<_> = agenda.items.iter().map(|item| item.id).collect();
            ids.sort();
            ids
        };
        prop_assert_eq!(ids(&after), ids(&before));
    }

    /// An item that is not there, or stands twice, is never taken.
    #[test]
    fn no_item_twice(minutes in prop::collection::vec(0u32..500, 1..20)) {
        let before = agenda_of(&minutes);
        let id = Some(before.items[0].id);
        let twice = vec![wanted(id, 1), wanted(id, 1)];
        prop_assert!(arrange(&before, &meeting(), None, twice, || unreachable!()).is_err());
        let unknown = vec![wanted(Some(AgendaItemId(Uuid::from_u128(999))), 1)];
        prop_assert!(arrange(&before, &meeting(), None, unknown, || unreachable!()).is_err());
    }

    /// Reminders lie ahead, at nine, and follow each other by no more than the wait.
    #[test]
    fn reminders_go_on_for_ever(after in 0i64..600_000, every in 1u32..=30, due in 0i64..300) {
        let due = date(2026, 3, 1).checked_add(jiff::Span::new().days(due)).unwrap();
        let zone = "America/Sao_Paulo";
        let first = next_reminder(due, zone, every, at(after)).unwrap();
        prop_assert!(first > at(after));
        let second = next_reminder(due, zone, every, first).unwrap();
        let there = jiff::tz::TimeZone::get(zone).unwrap();
        let (one, two) = (there.to_datetime(first), there.to_datetime(second));
        prop_assert_eq!((one.hour(), two.hour()), (9, 9));
        let days = one.date().until(two.date()).unwrap().get_days();
        prop_assert!(days >= 1 && days <= every as i32, "{days} days");
    }

    /// What is told to somebody who wrote on an old version is just what differs from it.
    #[test]
    fn what_changed_since_is_what_differs(
        rounds in prop::collection::vec(prop::collection::vec("[a-c]{0,2}", 3), 1..6),
        base in 0usize..6,
    ) {
        let mut all = vec![begin(&Agenda::none(meeting().id), Vec::new(), None, at(0))];
        for texts in &rounds {
            let last = all.last().unwrap();
            all.push(write(last, content(texts), Some(person(2))));
        }
        let base = &all[base.min(all.len() - 1)];
        let last = all.last().unwrap();
        let told = changed_since(last, base.version);
        for section in &last.content.sections {
            let same = base.content.sections.iter().any(|one| {
                one.title == section.title && one.text == section.text
            });
            let is_told = told.iter().any(|(title, _)| *title == section.title);
            // Written away and back again counts as written.
            prop_assert!(same || is_told, "{section:?} was not told");
        }
        prop_assert!(base.version < last.version || told.is_empty());
    }

    /// However people answer, a round ends as all have answered or at its date, objected to if and
    /// only if somebody's last word is an objection.
    #[test]
    fn a_round_ends_as_its_last_words_say(
        words in prop::collection::vec((2u128..6, any::<bool>()), 0..12),
    ) {
        let members: Vec<_> = (1..6).map(person).collect();
        let draft = begin(&Agenda::none(meeting().id), Vec::new(), Some(person(1)), at(0));
        let draft = write(&draft, content(&["text".to_owned()]), Some(person(1)));
        let by = Some(person(1));
        let (mut minutes, edition) = send(&draft, members, at(100), vec![], by, at(1)).unwrap();
        prop_assert_eq!(edition.round.asked.len(), 4);
        let mut answers: Vec<Answer> = Vec::new();
        for (number, objects) in words {
            let objection = objects.then(|| "no".into());
            let said = answer(&minutes, &answers, person(number), objection, at(2));
            if minutes.state != MinutesState::Sent {
                prop_assert!(said.is_err());
                continue;
            }
            let (after, said) = said.unwrap();
            answers.retain(|one| one.person != said.person);
            answers.push(said);
            prop_assert_eq!(after.state == MinutesState::Sent, answers.len() < 4);
            minutes = after;
        }
        prop_assert!(lapse(&minutes, &answers, at(99)).is_none());
        let ended = lapse(&minutes, &answers, at(100)).unwrap_or(minutes);
        let objected = answers.iter().any(|one| one.objection.is_some());
        prop_assert_eq!(ended.state == MinutesState::Objected, objected);
        prop_assert_eq!(ended.state == MinutesState::Confirmed, !objected);
    }
}

#[test]
fn more_than_there_is_time_for_is_said() {
    let agenda = agenda_of(&[30, 45]);
    assert_eq!(agenda.planned_minutes(), 75);
    assert_eq!(agenda.over_by_minutes(meeting().span), 15);
    assert_eq!(agenda_of(&[30, 30]).over_by_minutes(meeting().span), 0);
}
