//! The log sought by what meetings are about: found by who may know it, and by nobody else.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::World;

/// Kinds of the lines that a search finds.
async fn kinds(world: &World, token: &str, query: &str) -> Vec<String> {
    let path = format!("/api/v1/audit?query={query}");
    let found = world.get(&path, token).await;
    assert_eq!(found.status, 200, "{}", found.body);
    let items = found.body["items"].as_array().unwrap().iter();
    items
        .map(|item| item["kind"].as_str().unwrap().to_owned())
        .collect()
}

async fn book(world: &World, wish: Value) -> String {
    let made = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.body["id"].as_str();
    let id = id.or_else(|| made.body["seriesId"].as_str());
    id.unwrap().to_owned()
}

#[tokio::test]
async fn lines_are_found_by_words_of_the_subject() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["subject"] = json!("Budget 2027 预算评审");
    let id = book(&world, wish).await;
    let path = format!("/api/v1/meetings/{id}");
    world.patch(&path, &world.alice, json!({"people": 5})).await;
    world.book("12:00", "13:00").await;
    let cancelled = format!("{path}/cancel");
    world.post(&cancelled, &world.alice, json!({})).await;
    for words in ["budget", "BUDGET%202027", "%E9%A2%84%E7%AE%97"] {
        let found = kinds(&world, &world.admin, words).await;
        let expected = ["meeting.cancelled", "meeting.changed", "meeting.booked"];
        assert_eq!(found, expected, "{words}");
    }
    let other = kinds(&world, &world.admin, "budget%202028").await;
    assert!(other.is_empty(), "{other:?}");
    let one = "budget&kind=meeting.booked";
    assert_eq!(kinds(&world, &world.admin, one).await, ["meeting.booked"]);
    // The file has the same lines.
    let file = "/api/v1/audit/export?format=csv&query=budget";
    let file = world.get(file, &world.admin).await.body;
    let lines = file.as_str().unwrap().lines();
    let about = lines.filter(|line| line.contains("\"meeting."));
    assert_eq!(about.count(), 3, "{file}");
    let mut wish = world.wish("15:00", "16:00");
    wish["subject"] = json!("Retrospective");
    wish["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=2"});
    book(&world, wish).await;
    let found = kinds(&world, &world.admin, "retrospective").await;
    assert!(found.contains(&"series.created".to_owned()), "{found:?}");
    assert!(found.contains(&"meeting.booked".to_owned()), "{found:?}");
}

#[tokio::test]
async fn what_is_private_is_not_found_by_its_subject() {
    let world = World::new().await;
    let people = world.get("/api/v1/people?query=bob", &world.admin).await;
    let bob = people.body["items"][0]["id"].clone();
    let peony = format!("/api/v1/places/{}", world.peony);
    let floor = world.get(&peony, &world.admin).await;
    let grant = json!({"subject": {"kind": "person", "id": bob}, "role": "auditor",
        "scope": {"kind": "place", "id": floor.body["parentId"]}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let mut wish = world.wish("10:00", "11:00");
    wish["subject"] = json!("Merger");
    let open = book(&world, wish.clone()).await;
    assert_eq!(
        kinds(&world, &world.bob, "merger").await,
        ["meeting.booked"]
    );
    // The same meeting, made private: it is there, and not to be found by what it is about.
    let path = format!("/api/v1/meetings/{open}");
    let private = json!({"private": true});
    let hidden = world.patch(&path, &world.alice, private).await;
    assert_eq!(hidden.status, 200, "{}", hidden.body);
    assert!(kinds(&world, &world.bob, "merger").await.is_empty());
    assert!(!kinds(&world, &world.bob, &open).await.is_empty());
    assert!(!kinds(&world, &world.admin, "merger").await.is_empty());
    let mut weekly = world.wish("12:00", "13:00");
    weekly["subject"] = json!("Merger");
    weekly["private"] = json!(true);
    weekly["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=2"});
    book(&world, weekly).await;
    assert!(kinds(&world, &world.bob, "merger").await.is_empty());
    let file = "/api/v1/audit/export?format=csv&query=merger";
    let file = world.call(Method::GET, file, &world.bob, None, &[]).await;
    let lines = file.body.as_str().unwrap().lines().count();
    assert_eq!(lines, 1, "{}", file.body);
    // Elsewhere is not theirs to read at all.
    wish["subject"] = json!("Picnic");
    wish["roomIds"] = json!([world.rose]);
    book(&world, wish).await;
    assert!(kinds(&world, &world.bob, "picnic").await.is_empty());
}
