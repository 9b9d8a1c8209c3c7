//! A small world for the stories: a campus with rooms, a few people, and meetings among them.

use std::sync::Arc;

use domain::id::{HoldId, MeetingId, OrgUnitId, PersonId, PlaceId};
use domain::meeting::{Attendee, Hold, Meeting, Party, State, Topic};
use domain::person::{Language, Person};
use domain::place::{BookingMode, Place, PlaceKind};
use domain::policy::Policy;
use domain::span::Span;

use super::{at, uuid};
use crate::{Store, StoreError};

pub(super) const CAMPUS: PlaceId = PlaceId(uuid::Uuid::from_u128(1));

pub(super) fn room(number: u128) -> PlaceId {
    PlaceId(uuid(100 + number))
}

pub(super) fn someone(number: u128) -> PersonId {
    PersonId(uuid(200 + number))
}

pub(super) fn span(from: i64, until: i64) -> Span {
    Span::new(at(from), at(until)).unwrap()
}

pub(super) fn place(id: PlaceId, parent: Option<PlaceId>, code: &str) -> Place {
    Place {
        id,
        parent,
        kind: if parent.is_none() {
            PlaceKind::Campus
        } else {
            PlaceKind::Room
        },
        code: code.to_owned(),
        name: format!("{code} 会议室"),
        time_zone: parent.is_none().then(|| "Asia/Shanghai".to_owned()),
        capacity: parent.map(|_| 8),
        room_kind: None,
        features: ["screen", "白板"].map(str::to_owned).into(),
        booking_mode: BookingMode::Approval,
        in_service: true,
        policy: Policy::default(),
        version: 1,
    }
}

pub(super) fn person(number: u128, login: &str, name: &str) -> Person {
    Person {
        id: someone(number),
        login: login.to_owned(),
        name: name.to_owned(),
        email: Some(format!("{login}@example.org")),
        phone: None,
        org_unit: None::<OrgUnitId>,
        language: Language::English,
        time_zone: None,
        active: true,
        version: 1,
    }
}

/// Anna, Bela and 陈晨, and rooms 1 to 20.
pub(super) fn settle(store: &Store) {
    store
        .write(|tx| {
            tx.save_place(&place(CAMPUS, None, "campus"))?;
            for number in 1..=20 {
                tx.save_place(&place(room(number), Some(CAMPUS), &format!("R{number}")))?;
            }
            tx.save_person(&person(1, "anna", "Anna"))?;
            tx.save_person(&person(2, "bela", "Bela"))?;
            tx.save_person(&person(3, "chen", "陈晨"))
        })
        .unwrap();
}

/// Anna's, in one room, from and until minutes.
pub(super) fn meeting(number: u128, in_room: PlaceId, from: i64, until: i64) -> Meeting {
    Meeting {
        id: MeetingId(uuid(1000 + number)),
        series: None,
        original_start: None,
        apart: false,
        topic: Topic {
            subject: "Planung 计划".into(),
            description: Some("in detail".into()),
            private: false,
            organizer: someone(1),
            host: someone(1),
            people: Some(4),
            meeting_type: Some("training".into()),
            attendees: Arc::from([]),
        },
        span: span(from, until),
        time_zone: "Asia/Shanghai".into(),
        state: State::Confirmed,
        holds: vec![Hold {
            id: HoldId(uuid(5000 + number)),
            room: in_room,
            span: span(from, until),
            active: true,
            released: None,
        }],
        created_at: at(-1000),
        checked_in_at: None,
        proposal: None,
        reason: None,
        version: 1,
    }
}

pub(super) fn invited(number: u128) -> Attendee {
    Attendee {
        party: Party::Person(someone(number)),
        required: true,
    }
}

pub(super) fn guest(email: &str) -> Attendee {
    Attendee {
        party: Party::Guest(email.to_owned()),
        required: false,
    }
}

pub(super) fn insert(store: &Store, meeting: &Meeting) -> Result<(), StoreError> {
    let meeting = meeting.clone();
    store.write(move |tx| tx.insert_meeting(&meeting))
}

pub(super) fn update(store: &Store, meeting: &Meeting, before: i64) -> Result<bool, StoreError> {
    let meeting = meeting.clone();
    store.write(move |tx| tx.update_meeting(&meeting, before))
}
