//! `Idempotency-Key`: a request repeated with its key has one effect and one answer, wherever
//! something is made; a secret is never answered twice.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Answer, World};

/// Operations that make something and take no key: what they make is a secret of its own, and
/// signing in twice does no harm. This list may only shrink.
const WITHOUT_KEY: &[&str] = &["/api/v1/sessions", "/api/v1/welcome"];

async fn post(world: &World, token: &str, path: &str, key: &str, body: &Value) -> Answer {
    let body = Some(body.to_string().into_bytes());
    let headers = [("idempotency-key", key)];
    world.call(Method::POST, path, token, body, &headers).await
}

#[test]
fn every_operation_that_makes_something_takes_a_key() {
    let document = serde_json::to_value(crate::http::document()).unwrap();
    let mut seen = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let makes = item["post"]["responses"].get("201").is_some();
        if !makes || WITHOUT_KEY.contains(&path.as_str()) {
            continue;
        }
        let parameters = item["post"]["parameters"].as_array();
        let takes_key = parameters.is_some_and(|parameters| {
            parameters
                .iter()
                .any(|parameter| parameter["name"] == "Idempotency-Key")
        });
        assert!(takes_key, "POST {path} takes no Idempotency-Key");
        seen += 1;
    }
    assert!(seen >= 3, "only {seen} operations make something");
}

#[tokio::test]
async fn a_repeated_request_has_one_effect_and_the_same_answer() {
    let world = World::new().await;
    let path = "/api/v1/meetings";
    let wish = world.wish("10:00", "11:00");
    let first = post(&world, &world.alice, path, "k1", &wish).await;
    let before = world.log_position();
    let second = post(&world, &world.alice, path, "k1", &wish).await;
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (201, 201));
    assert_eq!(first.body, second.body);
    assert_eq!(first.headers["etag"], second.headers["etag"]);
    assert_eq!(second.headers["idempotency-replayed"], "true");
    assert_eq!(world.log_position(), before, "the repetition did something");
    let other = world.wish("12:00", "13:00");
    let other = post(&world, &world.alice, path, "k1", &other).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    for _ in 0..2 {
        let refused = post(&world, &world.bob, path, "k2", &wish).await;
        assert_eq!(refused.refusal(), (409, "room_busy"));
        assert!(!refused.headers.contains_key("etag"));
    }
}

#[tokio::test]
async fn a_series_is_made_once_and_keeps_its_tag() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=3"});
    let path = "/api/v1/meetings";
    let first = post(&world, &world.alice, path, "k", &wish).await;
    let second = post(&world, &world.alice, path, "k", &wish).await;
    assert_eq!(first.status, 201);
    assert_eq!(second.body["occurrences"].as_array().unwrap().len(), 3);
    assert_eq!(first.body, second.body);
    assert_eq!(first.headers["etag"], second.headers["etag"]);
}

#[tokio::test]
async fn a_place_is_made_once() {
    let world = World::new().await;
    let path = "/api/v1/places";
    let lily = json!({"kind": "room", "code": "lily", "name": "Lily", "timeZone": "Europe/Lisbon"});
    let first = post(&world, &world.admin, path, "k", &lily).await;
    let second = post(&world, &world.admin, path, "k", &lily).await;
    assert_eq!(
        (first.status.as_u16(), second.status.as_u16()),
        (201, 201),
        "{}",
        second.body
    );
    assert_eq!(first.body, second.body);
    assert_eq!(second.headers["etag"], "\"1\"");
    let without_key = world.post(path, &world.admin, lily).await;
    assert_eq!(without_key.refusal(), (409, "duplicate_code"));
    let iris = json!({"kind": "room", "code": "iris", "name": "Iris"});
    let reused = post(&world, &world.admin, path, "k", &iris).await;
    assert_eq!(reused.refusal(), (422, "idempotency_key_reused"));
    let elsewhere = post(&world, &world.admin, "/api/v1/api-keys", "k", &iris).await;
    assert_eq!(elsewhere.status, 400, "{}", elsewhere.body);
    for _ in 0..2 {
        let refused = post(&world, &world.alice, path, "k", &iris).await;
        assert_eq!(refused.refusal(), (403, "forbidden"));
    }
}

#[tokio::test]
async fn a_key_of_a_machine_is_made_once_and_its_token_shown_once() {
    let world = World::new().await;
    let path = "/api/v1/api-keys";
    let wish = json!({"name": "door", "role": "sensor"});
    let first = post(&world, &world.admin, path, "k", &wish).await;
    assert_eq!(first.status, 201);
    let keys = || async { world.get(path, &world.admin).await.body["items"].clone() };
    let before = keys().await;
    let second = post(&world, &world.admin, path, "k", &wish).await;
    assert_eq!(second.refusal(), (409, "idempotency_key_spent"));
    assert_eq!(second.body["params"]["id"], first.body["id"]);
    let token = first.body["token"].as_str().unwrap();
    assert!(!second.body.to_string().contains(token));
    assert_eq!(keys().await, before);
    let ingest = world
        .post("/api/v1/ingest/presence", token, json!([]))
        .await;
    assert_eq!(ingest.status, 202, "the first token works: {}", ingest.body);
    let other = json!({"name": "window", "role": "sensor"});
    let reused = post(&world, &world.admin, path, "k", &other).await;
    assert_eq!(reused.refusal(), (422, "idempotency_key_reused"));
}
