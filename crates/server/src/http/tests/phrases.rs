//! Plain language over HTTP: what is understood, with whose words, and what is refused.

use serde_json::{Value, json};

use super::world::World;

fn asked(text: &str) -> String {
    let text: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("/api/v1/phrases?timeZone=Europe/Lisbon&text={text}")
}

#[tokio::test]
async fn a_phrase_is_understood_piece_by_piece() {
    let world = World::new().await;
    let said = asked("明天下午3点 10人 有投影 1小时 Main 哈哈");
    let read = world.get(&said, &world.alice).await;
    assert_eq!(read.status, 200, "{}", read.body);
    let body = read.body;
    assert_eq!(
        (&body["day"], &body["from"]),
        (&json!("2026-03-03"), &json!("15:00"))
    );
    assert_eq!(
        (&body["minutes"], &body["people"]),
        (&json!(60), &json!(10))
    );
    assert_eq!(
        (&body["features"], &body["placeName"]),
        (&json!(["projector"]), &json!("Main"))
    );
    let parts = body["parts"].as_array().unwrap();
    let means: Vec<_> = parts
        .iter()
        .map(|part| part["means"].as_str().unwrap())
        .collect();
    assert_eq!(
        means,
        [
            "day", "time", "people", "feature", "minutes", "place", "unknown"
        ]
    );
    assert_eq!(
        parts[3],
        json!({"text": "投影", "means": "feature", "feature": "projector"})
    );
    assert_eq!(parts[6]["text"], "哈哈");
    assert_eq!(body["week"], Value::Null);
}

#[tokio::test]
async fn a_phrase_tells_nobody_of_rooms_they_may_not_see() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let bob = json!([{"kind": "person", "id": me["person"]["id"]}]);
    let hidden = json!({"policy": {"whoSees": {"value": bob}}, "name": "Vault"});
    let path = format!("/api/v1/places/{}", world.peony);
    let saved = world.patch(&path, &world.admin, hidden).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let read = world
        .get(&asked("Vault with projector"), &world.alice)
        .await;
    assert_eq!(read.body["placeName"], Value::Null, "{}", read.body);
    assert_eq!(read.body["features"], json!([]));
    let read = world
        .get(&asked("Vault with projector"), &world.admin)
        .await;
    assert_eq!(read.body["placeName"], "Vault", "{}", read.body);
}

#[tokio::test]
async fn a_phrase_is_refused_that_is_none() {
    let world = World::new().await;
    assert_eq!(world.get(&asked("3pm"), "").await.status, 401);
    let long = world.get(&asked(&"a".repeat(201)), &world.alice).await;
    assert_eq!(long.refusal(), (422, "invalid_value"));
    let zone = world
        .get("/api/v1/phrases?text=3pm&timeZone=Mars", &world.alice)
        .await;
    assert_eq!(zone.refusal(), (422, "invalid_value"));
    let none = world.get("/api/v1/phrases?text=3pm", &world.alice).await;
    assert_eq!(none.refusal(), (400, "malformed"));
    let empty = world.get(&asked(""), &world.alice).await;
    assert_eq!(empty.body["parts"], json!([]));
}
