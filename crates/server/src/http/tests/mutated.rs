//! Bodies of meetings with something wrong in them, made by chance: bytes flipped, cut and inserted,
//! and values of every other kind in any place. Each gets an answer of the interface and no fault.

use axum::http::Method;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::world::World;
use crate::http::problem::CODES;

const ROUNDS: usize = 400;

#[derive(Clone, Debug)]
enum Mutation {
    /// Another value in some place of the body.
    Value(Index, Value),
    /// A member nobody knows, or a known one where it does not belong.
    Member(Index, String, Value),
    Flip(Index, u8),
    Cut(Index),
    Insert(Index, Vec<u8>),
}

fn value() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(vec![
        "",
        " ",
        "a\u{0}b",
        "\u{202e}",
        "会议",
        "2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00+14:00",
        "9999-12-30T22:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-02-30T10:00:00Z",
        "Europe/Lisbon",
        "../../etc/passwd",
        "FREQ=DAILY;COUNT=3",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO,TU;INTERVAL=4294967295",
        "FREQ=WEEKLY;UNTIL=99991231T235959Z",
        "00000000-0000-7000-8000-000000000000",
        "following",
        "skip",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        prop::sample::select(vec![1e308, -0.0, 0.1, 1e-320]).prop_map(Value::from),
        texts.prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        Just(Value::from("x".repeat(70_000))),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-zA-Z]{1,10}", inner, 0..4)
                .prop_map(|members| json!(members)),
        ]
    })
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let names = prop::sample::select(vec![
        "subject",
        "start",
        "end",
        "rrule",
        "exdates",
        "scope",
        "version",
        "__proto__",
        "",
    ]);
    prop_oneof![
        6 => (any::<Index>(), value()).prop_map(|(at, value)| Mutation::Value(at, value)),
        2 => (any::<Index>(), names, value())
            .prop_map(|(at, name, value)| Mutation::Member(at, name.to_owned(), value)),
        1 => (any::<Index>(), 1_u8..).prop_map(|(at, bits)| Mutation::Flip(at, bits)),
        1 => any::<Index>().prop_map(Mutation::Cut),
        1 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..9))
            .prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
    ]
}

/// Every place in the body, the body itself among them.
fn places(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{here}/{name}"), all);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{at}"), all);
            }
        }
        _ => {}
    }
}

fn mutated(body: &Value, mutation: &Mutation) -> Vec<u8> {
    let mut body = body.clone();
    let mut all = Vec::new();
    places(&body, "", &mut all);
    match mutation {
        Mutation::Value(at, value) => {
            *body.pointer_mut(at.get::<String>(&all)).unwrap() = value.clone();
        }
        Mutation::Member(at, name, value) => {
            if let Some(members) = body
                .pointer_mut(at.get::<String>(&all))
                .unwrap()
                .as_object_mut()
            {
                members.insert(name.clone(), value.clone());
            }
        }
        Mutation::Flip(..) | Mutation::Cut(_) | Mutation::Insert(..) => {}
    }
    let mut bytes = body.to_string().into_bytes();
    match mutation {
        Mutation::Flip(at, bits) => {
            let at = at.index(bytes.len());
            bytes[at] ^= bits;
        }
        Mutation::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Mutation::Insert(at, inserted) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, inserted.iter().copied());
        }
        Mutation::Value(..) | Mutation::Member(..) => {}
    }
    bytes
}

#[tokio::test]
async fn no_body_of_a_meeting_makes_a_fault() {
    let world = World::new().await;
    let booked = world.book("08:00", "09:00").await;
    let meeting = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let mut series = world.wish("10:00", "11:00");
    series["recurrence"] =
        json!({"rrule": "FREQ=WEEKLY;COUNT=4", "exdates": ["2026-03-10T10:00:00"], "rdates": []});
    series["attendees"] = json!([{"email": "guest@example.org", "required": false}]);
    let change = json!({
        "subject": "Other", "description": null, "start": "2026-03-03T12:00:00Z",
        "end": "2026-03-03T13:00:00Z", "roomIds": [world.rose], "people": 3, "scope": "all",
        "attendees": [{"email": "guest@example.org"}], "recurrence": {"rrule": "FREQ=DAILY;COUNT=2"},
    });
    let doors = [
        (Method::POST, "/api/v1/meetings", &series),
        (Method::POST, "/api/v1/meetings/preview", &series),
        (Method::PATCH, meeting.as_str(), &change),
    ];
    let mut runner = TestRunner::deterministic();
    let mut refused = 0;
    for round in 0..ROUNDS {
        let mutation = mutation().new_tree(&mut runner).unwrap().current();
        let (method, path, body) = &doors[round % doors.len()];
        let bytes = mutated(body, &mutation);
        let answer = world
            .call(method.clone(), path, &world.alice, Some(bytes), &[])
            .await;
        assert!(
            answer.status.as_u16() < 500,
            "{mutation:?}: {}",
            answer.body
        );
        if !answer.status.is_success() {
            let (status, code) = answer.refusal();
            assert!(
                CODES.contains(&(code, status)),
                "{mutation:?}: {}",
                answer.body
            );
            refused += 1;
        }
    }
    assert!(
        refused > ROUNDS / 2,
        "only {refused} of {ROUNDS} were refused"
    );
}
