//! The front desk over HTTP: whose rooms it shows, who has arrived, and what stays private.

use serde_json::json;

use super::world::World;

const DAY: &str = "/api/v1/desk?start=2026-03-03T00:00:00Z&end=2026-03-04T00:00:00Z";

#[tokio::test]
async fn the_desk_sees_who_comes_and_who_has_come() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"email": "eve@acme.example"}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let meeting = booked.body["id"].as_str().unwrap().to_owned();
    let gone = world.book("12:00", "13:00").await;
    let cancel = format!(
        "/api/v1/meetings/{}/cancel",
        gone.body["id"].as_str().unwrap()
    );
    assert_eq!(
        world.post(&cancel, &world.alice, json!({})).await.status,
        200
    );
    assert_eq!(world.get(DAY, "").await.status, 401);
    let none = world.get(DAY, &world.bob).await;
    assert_eq!(none.body["items"], json!([]), "not theirs to receive");
    let seen = world.get(DAY, &world.admin).await;
    assert_eq!(seen.body["items"].as_array().unwrap().len(), 1);
    assert_eq!(seen.body["items"][0]["people"][1]["mark"], "expected");

    world.clock.set("2026-03-03T09:55:00Z".parse().unwrap());
    let note = format!("/api/v1/meetings/{meeting}/attendance");
    let guest = json!({"email": "eve@acme.example"});
    assert_eq!(world.post(&note, &world.admin, guest).await.status, 200);
    let seen = world.get(DAY, &world.admin).await;
    let line = &seen.body["items"][0];
    assert_eq!(line["meeting"]["state"], "running");
    assert_eq!(line["people"][1]["email"], "eve@acme.example");
    assert_eq!(line["people"][1]["at"], "2026-03-03T09:55:00Z");
    let elsewhere = format!("{DAY}&place={}", world.rose);
    let elsewhere = world.get(&elsewhere, &world.admin).await;
    assert_eq!(elsewhere.body["items"], json!([]));
    let backwards = "/api/v1/desk?start=2026-03-04T00:00:00Z&end=2026-03-03T00:00:00Z";
    let backwards = world.get(backwards, &world.admin).await;
    assert_eq!(backwards.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn a_private_meeting_takes_a_line_and_says_nothing() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let grant = json!({"subject": {"kind": "person", "id": me["person"]["id"]},
        "role": "frontDesk", "scope": {"kind": "place", "id": world.peony}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await;
    assert_eq!(given.status, 201);
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    wish["attendees"] = json!([{"email": "eve@acme.example"}]);
    assert_eq!(
        world
            .post("/api/v1/meetings", &world.alice, wish)
            .await
            .status,
        201
    );
    let seen = world.get(DAY, &world.bob).await;
    let line = &seen.body["items"][0];
    assert_eq!(line["meeting"]["subject"], json!(null), "{}", seen.body);
    assert_eq!(
        (&line["people"], &line["department"]),
        (&json!([]), &json!(null))
    );
    assert!(!seen.body.to_string().contains("acme"));
}
