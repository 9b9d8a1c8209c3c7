//! Rooms that pass between people, over HTTP.

use axum::http::Method;
use serde_json::json;

use super::world::World;

#[tokio::test]
async fn a_room_is_taken_at_once_and_only_once_per_key() {
    let world = World::new().await;
    let body = json!({"roomId": world.peony, "minutes": 45});
    let send = || {
        world.call(
            Method::POST,
            "/api/v1/meetings/now",
            &world.alice,
            Some(body.to_string().into_bytes()),
            &[("idempotency-key", "k"), ("accept-language", "zh-CN")],
        )
    };
    let first = send().await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(first.body["state"], "running");
    assert_eq!(first.body["subject"], "会议");
    assert_eq!(first.body["start"], "2026-03-02T08:00:00Z");
    assert_eq!(first.body["end"], "2026-03-02T08:45:00Z");
    let again = send().await;
    assert_eq!(again.body["id"], first.body["id"]);
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let busy = world
        .post(
            "/api/v1/meetings/now",
            &world.bob,
            json!({"roomId": world.peony}),
        )
        .await;
    assert_eq!(busy.refusal(), (409, "room_busy"));
    assert_eq!(busy.body["alternatives"][0]["roomId"], world.rose.as_str());
    let any = |people: u32| {
        let body = json!({"people": people});
        async { world.post("/api/v1/meetings/now", &world.bob, body).await }
    };
    assert_eq!(any(21).await.refusal(), (409, "no_room_free"));
    assert_eq!(any(9).await.body["holds"][0]["roomId"], world.rose.as_str());
    let wrong = json!({"minutes": 0});
    let wrong = world.post("/api/v1/meetings/now", &world.bob, wrong).await;
    assert_eq!(wrong.refusal(), (422, "invalid_value"));
    let nobody = world.post("/api/v1/meetings/now", "", json!({})).await;
    assert_eq!(nobody.refusal(), (401, "not_signed_in"));
}

#[tokio::test]
async fn who_runs_a_meeting_is_told_how_long_it_may_go_on() {
    let world = World::new().await;
    let id = world.book("10:00", "11:00").await.body["id"].clone();
    world.book("11:20", "12:00").await;
    let path = format!("/api/v1/meetings/{}/extension", id.as_str().unwrap());
    let mine = world.get(&path, &world.alice).await;
    assert_eq!(mine.body["freeUntil"], "2026-03-03T11:20:00Z");
    assert_eq!(mine.body["minutes"], json!([5, 10, 15]));
    assert_eq!(
        world.get(&path, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(world.get(&path, "").await.status, 401);
}

#[tokio::test]
async fn a_swap_is_proposed_listed_and_answered() {
    let world = World::new().await;
    let mine = world.book("10:00", "11:00").await.body["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["roomIds"] = json!([world.rose]);
    let theirs = world.post("/api/v1/meetings", &world.bob, wish).await.body["id"].clone();
    let swap = format!("/api/v1/meetings/{}/swap", mine.as_str().unwrap());
    let body = json!({"meetingId": theirs});
    assert_eq!(world.post(&swap, "", body.clone()).await.status, 401);
    assert_eq!(
        world.post(&swap, &world.bob, body.clone()).await.refusal(),
        (403, "forbidden")
    );
    let offer = world.post(&swap, &world.alice, body.clone()).await;
    assert_eq!(offer.body["state"], "open", "{}", offer.body);
    let again = world.post(&swap, &world.alice, body).await;
    assert_eq!(again.body["id"], offer.body["id"], "asking twice asks once");
    let listed = world.get("/api/v1/swaps", &world.bob).await;
    assert_eq!(listed.body["items"][0]["id"], offer.body["id"]);
    let answer = |word: &str, token: String| {
        let path = format!(
            "/api/v1/swaps/{}/{word}",
            offer.body["id"].as_str().unwrap()
        );
        let world = &world;
        async move { world.post(&path, &token, json!({})).await }
    };
    assert_eq!(
        answer("accept", world.alice.clone()).await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(
        answer("accept", world.bob.clone()).await.body["state"],
        "accepted"
    );
    assert_eq!(
        answer("decline", world.bob.clone()).await.refusal(),
        (409, "already_answered")
    );
    let path = format!("/api/v1/meetings/{}", mine.as_str().unwrap());
    let moved = world.get(&path, &world.alice).await;
    let held = moved.body["holds"]
        .as_array()
        .unwrap()
        .iter()
        .find(|hold| hold["active"] == true)
        .unwrap();
    assert_eq!(held["roomId"], world.rose.as_str());
    assert_eq!(
        world.get("/api/v1/swaps", &world.bob).await.body["items"],
        json!([])
    );
}

#[tokio::test]
async fn a_wish_waits_and_is_withdrawn_by_its_owner_alone() {
    let world = World::new().await;
    world.book("10:00", "11:00").await;
    let body = json!({
        "subject": "Sync", "earliest": "2026-03-03T10:00:00Z",
        "latest": "2026-03-03T11:00:00Z", "minutes": 30, "roomIds": [world.peony],
    });
    assert_eq!(
        world
            .post("/api/v1/waitings", "", body.clone())
            .await
            .status,
        401
    );
    let wish = world
        .post("/api/v1/waitings", &world.bob, body.clone())
        .await;
    assert_eq!(wish.status, 201, "{}", wish.body);
    assert_eq!(wish.body["state"], "open");
    let mut long = body;
    long["minutes"] = json!(90);
    assert_eq!(
        world
            .post("/api/v1/waitings", &world.bob, long)
            .await
            .refusal(),
        (422, "invalid_value")
    );
    let path = format!("/api/v1/waitings/{}", wish.body["id"].as_str().unwrap());
    let delete = |token: String| {
        let (world, path) = (&world, &path);
        async move { world.call(Method::DELETE, path, &token, None, &[]).await }
    };
    assert_eq!(
        delete(world.alice.clone()).await.refusal(),
        (404, "not_found")
    );
    assert_eq!(delete(world.bob.clone()).await.status, 204);
    let mine = world.get("/api/v1/waitings", &world.bob).await;
    assert_eq!(mine.body["items"][0]["state"], "withdrawn");
    let others = world.get("/api/v1/waitings", &world.alice).await;
    assert_eq!(others.body["items"], json!([]));
}

#[tokio::test]
async fn those_who_are_next_may_knock() {
    let world = World::new().await;
    let now = json!({"roomId": world.peony, "minutes": 30});
    let running = world.post("/api/v1/meetings/now", &world.alice, now).await;
    let mut wish = world.wish("08:30", "09:00");
    wish["start"] = json!("2026-03-02T08:30:00Z");
    wish["end"] = json!("2026-03-02T09:00:00Z");
    let next = world.post("/api/v1/meetings", &world.bob, wish).await;
    let path = format!(
        "/api/v1/meetings/{}/knock",
        running.body["id"].as_str().unwrap()
    );
    let body = json!({"meetingId": next.body["id"]});
    assert_eq!(world.post(&path, "", body.clone()).await.status, 401);
    assert_eq!(
        world.post(&path, &world.bob, body.clone()).await.refusal(),
        (409, "too_early")
    );
    world.clock.set("2026-03-02T08:25:00Z".parse().unwrap());
    assert_eq!(
        world.post(&path, &world.bob, body.clone()).await.status,
        204
    );
    let again = world.post(&path, &world.bob, body).await;
    assert_eq!(again.refusal(), (429, "too_many_attempts"));
    assert_eq!(again.headers["retry-after"], "120");
}

#[tokio::test]
async fn an_exchange_repeated_with_its_key_does_not_exchange_back() {
    let world = World::new().await;
    let one = world.book("10:00", "11:00").await.body["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["roomIds"] = json!([world.rose]);
    let other = world
        .post("/api/v1/meetings", &world.alice, wish)
        .await
        .body["id"]
        .clone();
    let path = format!("/api/v1/meetings/{}/swap", one.as_str().unwrap());
    let body = json!({"meetingId": other}).to_string().into_bytes();
    let headers = [
        ("idempotency-key", "k"),
        ("content-type", "application/json"),
    ];
    let send = || {
        let body = Some(body.clone());
        world.call(Method::POST, &path, &world.alice, body, &headers)
    };
    let first = send().await;
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.body["state"], "accepted");
    let again = send().await;
    assert_eq!(again.body, first.body);
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let path = format!("/api/v1/meetings/{}", one.as_str().unwrap());
    let now = world.get(&path, &world.alice).await.body;
    let mut held = now["holds"].as_array().unwrap().iter();
    let held = held.find(|hold| hold["active"] == true).unwrap();
    assert_eq!(held["roomId"], world.rose.as_str());
}
