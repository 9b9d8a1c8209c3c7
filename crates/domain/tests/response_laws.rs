//! Laws of what people say beforehand: the last word counts, only of those who are asked, and only
//! about the time at which the meeting is.

use std::sync::Arc;

use domain::attendance::{Responded, Response, responses};
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Attendee, Meeting, Party, State, Topic};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

fn someone(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn at(minutes: i64) -> Timestamp {
    let later = SignedDuration::from_mins(minutes);
    Timestamp::UNIX_EPOCH
        .checked_add(later)
        .unwrap_or(Timestamp::MAX)
}

fn span(hour: i64) -> Span {
    #[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    Span::new(at(hour * 60), at(hour * 60 + 60)).unwrap()
}

/// One organizes, two and three are invited.
fn meeting(hour: i64) -> Meeting {
    let invited = [2, 3].map(|number| Attendee {
        party: Party::Person(someone(number)),
        required: true,
    });
    Meeting {
        id: MeetingId(Uuid::from_u128(9)),
        series: None,
        original_start: None,
        apart: false,
        topic: Topic {
            subject: "s".into(),
            description: None,
            private: false,
            organizer: someone(1),
            host: someone(1),
            people: None,
            meeting_type: None,
            attendees: Arc::new(invited),
        },
        span: span(hour),
        time_zone: "Europe/Lisbon".into(),
        state: State::Confirmed,
        holds: Vec::new(),
        created_at: at(0),
        checked_in_at: None,
        proposal: None,
        reason: None,
        version: 1,
    }
}

fn word() -> impl Strategy<Value = Responded> {
    let response = proptest::sample::select(Response::ALL.to_vec());
    (1_u128..6, response, 1_i64..3, 0_i64..1000).prop_map(|(person, response, hour, minute)| {
        Responded {
            person: someone(person),
            response,
            note: None,
            span: span(hour),
            at: at(minute),
        }
    })
}

proptest! {
    #[test]
    fn what_counts_is_the_last_word_of_those_who_are_asked(said in proptest::collection::vec(word(), 0..30)) {
        let meeting = meeting(1);
        let counted = responses(&meeting, said.clone());
        for (person, one) in &counted {
            prop_assert_eq!(one.span, meeting.span);
            prop_assert!(meeting.topic.members().contains(person));
            let newer = said.iter().any(|other| other.person == *person && other.at > one.at);
            prop_assert!(!newer);
        }
        for person in meeting.topic.members() {
            let own: Vec<_> = said.iter().filter(|one| one.person == person).collect();
            let newest = own.iter().map(|one| one.at).max();
            let last = own.iter().rev().find(|one| Some(one.at) == newest);
            let expected = last.filter(|one| one.span == meeting.span).map(|one| one.response);
            prop_assert_eq!(counted.get(&person).map(|one| one.response), expected);
        }
    }
}
