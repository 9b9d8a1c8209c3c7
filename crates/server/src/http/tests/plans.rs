//! Floor plans over HTTP: drawn by who looks after the place, seen with just the rooms that the
//! reader sees, told to who listens, and never anything but looked at.

use axum::http::Method;
use serde_json::{Value, json};

use super::boards::{floor_of, hung, png};
use super::world::{Answer, World};

fn spot(room: &str) -> Value {
    let corner = |x: u16, y: u16| json!({"x": x, "y": y});
    json!({"roomId": room, "corners":
        [corner(100, 100), corner(2_000, 100), corner(2_000, 3_000), corner(100, 3_000)]})
}

async fn put(world: &World, path: &str, token: &str, body: Vec<u8>, version: &str) -> Answer {
    let headers = [("if-match", version)];
    let headers = if version.is_empty() {
        &headers[..0]
    } else {
        &headers
    };
    let put = world.call(Method::PUT, path, token, Some(body), headers);
    put.await
}

fn bytes(body: &Value) -> Vec<u8> {
    body.to_string().into_bytes()
}

#[tokio::test]
async fn a_plan_is_drawn_seen_changed_by_version_and_taken_away() {
    let world = World::new().await;
    let floor = floor_of(&world, &world.peony).await;
    let path = format!("/api/v1/places/{floor}/plan");
    let none = world.get(&path, &world.alice).await;
    assert_eq!(none.refusal(), (404, "not_found"));
    let wanted = bytes(&json!({"spots": [spot(&world.peony)]}));
    assert_eq!(put(&world, &path, "", wanted.clone(), "").await.status, 401);
    let denied = put(&world, &path, &world.alice, wanted.clone(), "").await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let drawn = put(&world, &path, &world.admin, wanted.clone(), "").await;
    assert_eq!(drawn.status, 200, "{}", drawn.body);
    assert_eq!(drawn.headers["etag"], "\"1\"");
    assert_eq!(drawn.body["actions"], json!(["change"]));

    let seen = world.get(&path, &world.alice).await;
    assert_eq!(seen.status, 200, "{}", seen.body);
    assert_eq!(seen.body["placeName"], "1");
    assert_eq!(seen.body["drawing"], Value::Null);
    assert_eq!(seen.body["actions"], json!([]));
    let shown = &seen.body["spots"][0];
    assert_eq!(shown["roomId"], world.peony.as_str());
    assert_eq!(shown["corners"][2], json!({"x": 2_000, "y": 3_000}));
    assert_eq!(shown["needsCheckIn"], false);
    let list = world.get("/api/v1/plans", &world.alice).await.body;
    let path_names = json!(["North", "Main"]);
    assert_eq!(list["items"][0]["placeId"], floor.as_str());
    assert_eq!(list["items"][0]["path"], path_names);
    assert_eq!(list["items"].as_array().unwrap().len(), 1);

    let stale = put(&world, &path, &world.admin, wanted, "\"7\"").await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let remove = async |token: &str| world.call(Method::DELETE, &path, token, None, &[]).await;
    assert_eq!(remove(&world.alice).await.refusal(), (403, "forbidden"));
    assert_eq!(remove(&world.admin).await.status, 204);
    assert_eq!(remove(&world.admin).await.refusal(), (404, "not_found"));
    let audit = "/api/v1/audit?kind=plan.deleted";
    let lines = world.get(audit, &world.admin).await.body;
    assert_eq!(lines["items"].as_array().unwrap().len(), 1, "{lines}");
}

#[tokio::test]
async fn what_cannot_be_drawn_is_refused_with_its_reason() {
    let world = World::new().await;
    let floor = floor_of(&world, &world.peony).await;
    let path = format!("/api/v1/places/{floor}/plan");
    let mut flat = spot(&world.peony);
    flat["corners"] = json!([{"x": 1, "y": 1}, {"x": 9, "y": 1}, {"x": 5, "y": 1}]);
    let mut outside = spot(&world.peony);
    outside["corners"][0]["x"] = json!(10_001);
    let twice = json!([spot(&world.peony), spot(&world.peony)]);
    for (spots, reason) in [
        (json!([flat]), "no_area"),
        (json!([outside]), "out_of_range"),
        (twice, "repeated"),
        (json!([spot(&world.rose)]), "unknown"),
        (json!([spot(&floor)]), "unknown"),
    ] {
        let body = bytes(&json!({"spots": spots}));
        let refused = put(&world, &path, &world.admin, body, "").await;
        assert_eq!(refused.refusal(), (422, "invalid_value"), "{reason}");
        assert_eq!(refused.body["params"]["reason"], reason);
    }
    let of_room = format!("/api/v1/places/{}/plan", world.peony);
    let body = bytes(&json!({"spots": []}));
    let refused = put(&world, &of_room, &world.admin, body, "").await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn a_drawing_is_told_by_its_bytes_and_is_only_ever_looked_at() {
    let world = World::new().await;
    let floor = floor_of(&world, &world.peony).await;
    let plan = format!("/api/v1/places/{floor}/plan");
    let path = format!("{plan}/drawing");
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'><path d='M0 0h4'/></svg>";
    let denied = put(&world, &path, &world.alice, svg.into(), "").await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    for wrong in [
        "<svg viewBox='0 0 4 2'><script>alert(1)</script></svg>",
        "<svg viewBox='0 0 4 2'><image href='https://evil.example/a.png'/></svg>",
        "<html></html>",
    ] {
        let refused = put(&world, &path, &world.admin, wrong.into(), "").await;
        assert_eq!(refused.refusal(), (422, "invalid_value"));
        assert_eq!(refused.body["params"]["reason"], "not_a_drawing");
    }
    let drawn = put(&world, &path, &world.admin, svg.into(), "").await;
    assert_eq!(drawn.status, 200, "{}", drawn.body);
    let drawing = &drawn.body["drawing"];
    assert_eq!(drawing["mediaType"], "image/svg+xml");
    assert_eq!(
        (&drawing["width"], &drawing["height"]),
        (&json!(8_192), &json!(4_096))
    );
    let got = world.get(&path, &world.alice).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.body, svg);
    assert_eq!(got.headers["content-type"], "image/svg+xml");
    assert_eq!(got.headers["x-content-type-options"], "nosniff");
    let policy = got.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("sandbox; default-src 'none'"));
    assert!(!policy.contains("script"));
    assert_eq!(world.get(&path, "").await.status, 401);

    // Rooms stay where they are below another drawing, and when it is taken away.
    let body = bytes(&json!({"spots": [spot(&world.peony)]}));
    let placed = put(&world, &plan, &world.admin, body, "\"1\"").await;
    assert_eq!(placed.body["drawing"]["mediaType"], "image/svg+xml");
    let other = put(&world, &path, &world.admin, png(640, 480), "\"2\"").await;
    assert_eq!(other.body["drawing"]["mediaType"], "image/png");
    assert_eq!(other.body["spots"], placed.body["spots"]);
    let body = bytes(&json!({"spots": [spot(&world.peony)], "keepsDrawing": false}));
    let bare = put(&world, &plan, &world.admin, body, "\"3\"").await;
    assert_eq!(bare.body["drawing"], Value::Null);
    let gone = world.get(&path, &world.alice).await;
    assert_eq!(gone.refusal(), (404, "not_found"));
}

#[tokio::test]
async fn a_room_that_is_hidden_is_not_on_the_plan_and_stays_on_it() {
    let world = World::new().await;
    let floor = floor_of(&world, &world.peony).await;
    let building = floor_of(&world, &floor).await;
    let path = format!("/api/v1/places/{building}/plan");
    let both = bytes(&json!({"spots": [spot(&world.peony), spot(&world.rose)]}));
    let drawn = put(&world, &path, &world.admin, both, "").await;
    assert_eq!(drawn.body["spots"].as_array().unwrap().len(), 2);
    let hidden = format!("/api/v1/places/{}", world.rose);
    let policy = json!({"policy": {"whoSees": {"value": []}, "checkInRequired": {"value": true}}});
    let saved = world.patch(&hidden, &world.admin, policy).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let seen = world.get(&path, &world.alice).await.body;
    assert!(seen.to_string().contains(&world.peony));
    assert!(!seen.to_string().contains(&world.rose), "{seen}");
    let seen = world.get(&path, &world.admin).await.body;
    assert_eq!(seen["spots"][1]["needsCheckIn"], true);
}

#[tokio::test]
async fn a_board_shows_the_plan_of_its_place_and_where_it_hangs() {
    let world = World::new().await;
    let (id, key, floor) = hung(&world).await;
    let path = format!("/api/v1/places/{floor}/plan");
    let body = bytes(&json!({"spots": [spot(&world.peony)]}));
    put(&world, &path, &world.admin, body, "").await;
    let panel = format!("/api/v1/panels/{id}");
    let edit = |x: u16| json!({"board": {"layout": "plan", "here": {"x": x, "y": 9_000}}});
    let refused = world.patch(&panel, &world.admin, edit(10_001)).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let saved = world.patch(&panel, &world.admin, edit(500)).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let day = world.get("/api/v1/panels/me/board", &key).await.body;
    assert_eq!(day["board"]["here"], json!({"x": 500, "y": 9_000}));
    assert_eq!(day["plan"]["spots"][0]["roomId"], world.peony.as_str());
    assert_eq!(day["plan"]["actions"], json!([]));
    assert_eq!(day["rooms"][0]["needsCheckIn"], false);
    let drawing = format!("{path}/drawing");
    put(&world, &drawing, &world.admin, png(8, 8), "").await;
    assert_eq!(world.get(&drawing, &key).await.status, 200);
    let elsewhere = floor_of(&world, &world.rose).await;
    let elsewhere = format!("/api/v1/places/{elsewhere}/plan/drawing");
    put(&world, &elsewhere, &world.admin, png(8, 8), "").await;
    let refused = world.get(&elsewhere, &key).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
}
