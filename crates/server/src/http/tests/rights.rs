//! Nobody gets in without a token, and nobody sees or does more than their grants allow.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::World;
use crate::http::rights::{Need, TABLE};

#[tokio::test]
async fn every_operation_refuses_somebody_who_is_not_signed_in() {
    let world = World::new().await;
    let open: Vec<_> = TABLE
        .iter()
        .filter(|(_, _, need)| *need == Need::Anyone)
        .map(|(verb, path, _)| (*verb, *path))
        .collect();
    // This list may only shrink.
    assert_eq!(
        open,
        [
            ("post", "/api/v1/sessions"),
            ("post", "/api/v1/welcome"),
            // Whoever has the link of an invitation.
            ("post", "/api/v1/welcome/invited"),
            // A screen that is nobody's yet; what it gets opens nothing until somebody enters it.
            ("post", "/api/v1/panels/pairings"),
            ("post", "/api/v1/panels/pairings/progress"),
        ]
    );
    for (verb, path, _) in TABLE.iter().filter(|(_, _, need)| *need != Need::Anyone) {
        let method: Method = verb.to_uppercase().parse().unwrap();
        let path = path.replace("{id}", &world.peony);
        for token in ["", "0000"] {
            let answer = world
                .call(method.clone(), &path, token, Some(b"{}".to_vec()), &[])
                .await;
            assert_eq!(answer.refusal(), (401, "not_signed_in"), "{verb} {path}");
            assert_eq!(answer.headers["www-authenticate"], "Bearer");
        }
    }
}

#[tokio::test]
async fn an_employee_does_nothing_that_is_for_administrators() {
    let world = World::new().await;
    let place = json!({"kind": "room", "code": "x", "name": "X"});
    let forbidden = (403, "forbidden");
    assert_eq!(
        world
            .post("/api/v1/places", &world.alice, place)
            .await
            .refusal(),
        forbidden
    );
    let path = format!("/api/v1/places/{}", world.peony);
    let patch = json!({"name": "Mine"});
    assert_eq!(
        world.patch(&path, &world.alice, patch).await.refusal(),
        forbidden
    );
    assert_eq!(
        world.get("/api/v1/api-keys", &world.alice).await.refusal(),
        forbidden
    );
    let key = json!({"name": "k", "role": "administrator"});
    assert_eq!(
        world
            .post("/api/v1/api-keys", &world.alice, key)
            .await
            .refusal(),
        forbidden
    );
    let mut wish = world.wish("10:00", "11:00");
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    wish["organizerId"] = bob;
    assert_eq!(
        world
            .post("/api/v1/meetings", &world.alice, wish)
            .await
            .refusal(),
        forbidden
    );
}

/// Its owner is an administrator with a meeting, and yet the key opens one door.
#[tokio::test]
async fn the_key_of_a_sensor_is_refused_everywhere_but_where_it_reports() {
    let world = World::new().await;
    let wish = world.wish("10:00", "11:00");
    let booked = world.post("/api/v1/meetings", &world.admin, wish).await;
    let id = booked.body["id"].as_str().unwrap();
    let before = world.log_position();
    for (verb, path, need) in TABLE {
        if *need == Need::Anyone || path.contains("/ingest/") {
            continue;
        }
        let method: Method = verb.to_uppercase().parse().unwrap();
        let path = path.replace("{id}", id);
        let body = Some(b"{}".to_vec());
        let answer = world.call(method, &path, &world.sensor, body, &[]).await;
        assert_eq!(answer.refusal(), (403, "forbidden"), "{verb} {path}");
    }
    assert_eq!(world.log_position(), before, "something was written");
    let reading = json!({"roomCode": "p", "sensor": "s", "at": "2026-03-02T08:00:00Z"});
    let path = "/api/v1/ingest/presence";
    let heard = world.post(path, &world.sensor, reading.clone()).await;
    assert_eq!(heard.status, 202, "{}", heard.body);
    let foreign = world.post(path, &world.alice, reading).await;
    assert_eq!(foreign.refusal(), (403, "forbidden"));
}

#[tokio::test]
async fn a_revoked_key_is_worth_nothing_at_once() {
    let world = World::new().await;
    let keys = world.get("/api/v1/api-keys", &world.admin).await.body;
    let id = keys["items"][0]["id"].as_str().unwrap();
    assert_eq!(
        world.get("/api/v1/rooms", &world.sensor).await.refusal(),
        (403, "forbidden")
    );
    let path = format!("/api/v1/api-keys/{id}");
    let revoked = world
        .call(Method::DELETE, &path, &world.admin, None, &[])
        .await;
    assert_eq!(revoked.status, 204);
    assert_eq!(
        world.get("/api/v1/rooms", &world.sensor).await.refusal(),
        (401, "not_signed_in")
    );
}

#[tokio::test]
async fn a_private_meeting_is_masked_wherever_it_shows() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    wish["subject"] = json!("Secret merger");
    wish["description"] = json!("Secret plan");
    wish["attendees"] = json!([{"email": "secret@example.org"}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let id = booked.body["id"].as_str().unwrap();
    let day = "start=2026-03-03T00:00:00Z&end=2026-03-04T00:00:00Z";
    let paths = [
        format!("/api/v1/meetings/{id}"),
        format!("/api/v1/meetings?{day}"),
        format!("/api/v1/schedule?{day}"),
    ];
    let leaks = |answer: &Value| {
        let text = answer.to_string().to_lowercase();
        text.contains("secret") || text.contains("alice")
    };
    for path in &paths {
        let seen = world.get(path, &world.bob).await;
        assert_eq!(seen.status, 200);
        assert!(
            seen.body.to_string().contains(id),
            "{path} shows that the room is taken"
        );
        assert!(!leaks(&seen.body), "{path}: {}", seen.body);
        assert!(leaks(&world.get(path, &world.alice).await.body));
        assert!(leaks(&world.get(path, &world.admin).await.body));
    }
    let clash = world
        .post("/api/v1/meetings", &world.bob, world.wish("10:00", "11:00"))
        .await;
    assert!(!leaks(&clash.body), "{}", clash.body);
}
