//! Boards over HTTP: paired like panels, what they may read, their settings, and pictures.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::world::{Answer, World, read};

const PANELS: &str = "/api/v1/panels";
const OWN: &str = "/api/v1/panels/me/board";
const PICTURES: &str = "/api/v1/pictures";

/// The first bytes of a picture are enough to measure it.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut content = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    content.extend(width.to_be_bytes());
    content.extend(height.to_be_bytes());
    content
}

pub(super) async fn floor_of(world: &World, room: &str) -> String {
    let path = format!("/api/v1/places/{room}");
    let room = world.get(&path, &world.admin).await.body;
    room["parentId"].as_str().unwrap().to_owned()
}

/// A board of the floor of Peony: its id, its key, and the floor.
pub(super) async fn hung(world: &World) -> (String, String, String) {
    let floor = floor_of(world, &world.peony).await;
    let offered = world.post("/api/v1/panels/pairings", "", json!({})).await;
    let wanted = json!({"code": offered.body["code"], "placeId": floor, "kind": "board"});
    let made = world.post(PANELS, &world.admin, wanted).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made.body["id"]), text(&offered.body["secret"]), floor)
}

pub(super) async fn upload(
    world: &World,
    token: &str,
    query: &str,
    content: &[u8],
    key: &str,
) -> Answer {
    let mut request = Request::post(format!("{PICTURES}?{query}")).header("idempotency-key", key);
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let request = request.body(Body::from(content.to_vec())).unwrap();
    read(world.send(request).await).await
}

#[tokio::test]
async fn a_board_reads_its_floor_and_nothing_else() {
    let world = World::new().await;
    let (id, key, _) = hung(&world).await;
    world.book("10:00", "11:00").await;
    let mut secret = world.wish("11:00", "12:00");
    secret["private"] = json!(true);
    world.post("/api/v1/meetings", &world.alice, secret).await;
    world.clock.set("2026-03-03T09:55:00Z".parse().unwrap());
    let day = world.get(OWN, &key).await;
    assert_eq!(day.status, 200, "{}", day.body);
    assert_eq!(day.body["placeName"], "1");
    assert_eq!(day.body["rooms"].as_array().unwrap().len(), 1);
    let room = &day.body["rooms"][0];
    assert_eq!(
        (&room["name"], &room["capacity"]),
        (&json!("Peony"), &json!(8))
    );
    assert_eq!(room["bookings"][0]["subject"], "Sync");
    assert_eq!(room["bookings"][0]["organizer"], "Alice");
    assert_eq!(room["bookings"][1]["subject"], Value::Null);
    assert_eq!(room["bookings"][1]["organizer"], Value::Null);
    assert_eq!(world.get(OWN, "").await.status, 401);
    assert_eq!(
        world.get(OWN, &world.alice).await.refusal(),
        (404, "not_found")
    );
    let door = world.get("/api/v1/panels/me", &key).await;
    assert_eq!(door.refusal(), (404, "not_found"), "it has no door");
    let now = json!({"roomId": world.peony, "minutes": 15});
    let refused = world.post("/api/v1/meetings/now", &key, now).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));

    let preview = format!("{PANELS}/{id}/board");
    assert_eq!(world.get(&preview, "").await.status, 401);
    assert_eq!(
        world.get(&preview, &world.alice).await.refusal(),
        (404, "not_found")
    );
    let seen = world.get(&preview, &world.admin).await;
    assert_eq!(
        seen.body["rooms"], day.body["rooms"],
        "even for administrators"
    );
}

#[tokio::test]
async fn a_board_is_set_and_a_panel_has_no_such_settings() {
    let world = World::new().await;
    let (id, key, floor) = hung(&world).await;
    let path = format!("{PANELS}/{id}");
    let shown = world.get(&path, &world.admin).await.body;
    assert_eq!(shown["kind"], "board");
    assert_eq!(shown["board"]["pageSeconds"], 12);
    let mut settings = json!({"layout": "meetings", "secondLanguage": "en", "pageSeconds": 8,
        "ways": {(floor): {"arrow": "upLeft", "words": " by the lift "}}});
    let edit = |settings: &Value| json!({"board": settings});
    let saved = world.patch(&path, &world.admin, edit(&settings)).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let day = world.get(OWN, &key).await.body;
    let way = &day["rooms"][0]["way"];
    assert_eq!(way, &json!({"arrow": "upLeft", "words": "by the lift"}));
    assert_eq!(day["board"]["layout"], "meetings");
    let denied = world.patch(&path, &world.alice, edit(&settings)).await;
    assert_eq!(denied.refusal(), (404, "not_found"));
    for (name, wrong) in [
        ("pageSeconds", json!(1)),
        ("lines", json!(200)),
        ("ways", json!({(world.rose.as_str()): {"arrow": "left"}})),
        (
            "playlist",
            json!([{"pictureId": world.peony, "seconds": 5}]),
        ),
    ] {
        let before = settings[name].take();
        settings[name] = wrong;
        let refused = world.patch(&path, &world.admin, edit(&settings)).await;
        assert_eq!(refused.refusal(), (422, "invalid_value"), "{name}");
        settings[name] = before;
    }
    let offered = world.post("/api/v1/panels/pairings", "", json!({})).await;
    let wanted = json!({"code": offered.body["code"], "placeId": world.peony});
    let panel = world.post(PANELS, &world.admin, wanted).await.body;
    assert_eq!(panel["board"], Value::Null);
    let path = format!("{PANELS}/{}", panel["id"].as_str().unwrap());
    let refused = world.patch(&path, &world.admin, json!({"board": {}})).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn a_picture_is_told_by_its_bytes_and_shown_below_its_place() {
    let world = World::new().await;
    let (id, key, floor) = hung(&world).await;
    let query = format!("place={floor}&name=C%3A%5Cpics%5Cspring.png");
    let content = png(640, 480);
    assert_eq!(upload(&world, "", &query, &content, "k").await.status, 401);
    let denied = upload(&world, &world.alice, &query, &content, "k").await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let program = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>";
    let refused = upload(&world, &world.admin, &query, program, "s").await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    assert_eq!(refused.body["params"]["reason"], "not_a_picture");
    let huge = vec![0; 10 * 1024 * 1024 + 1];
    let refused = upload(&world, &world.admin, &query, &huge, "h").await;
    assert_eq!(refused.refusal(), (413, "file_too_large"));
    let made = upload(&world, &world.admin, &query, &content, "k").await;
    assert_eq!(made.status, 201, "{}", made.body);
    let again = upload(&world, &world.admin, &query, &content, "k").await;
    assert_eq!(again.body["id"], made.body["id"], "once");
    assert_eq!(made.body["name"], "spring.png");
    assert_eq!(
        (&made.body["width"], &made.body["mediaType"]),
        (&json!(640), &json!("image/png"))
    );

    let picture = made.body["id"].as_str().unwrap();
    let path = format!("{PICTURES}/{picture}");
    for token in [&world.admin, &key] {
        let answer = world.get(&path, token).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], "image/png");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    }
    assert_eq!(world.get(&path, "").await.status, 401);
    assert_eq!(
        world.get(&path, &world.bob).await.refusal(),
        (404, "not_found")
    );
    let list = format!("{PICTURES}?place={}", world.peony);
    let found = world.get(&list, &world.admin).await.body;
    assert_eq!(
        found["items"][0]["id"], picture,
        "a room shows what its floor has"
    );
    let elsewhere = floor_of(&world, &world.rose).await;
    let found = world
        .get(&format!("{PICTURES}?place={elsewhere}"), &world.admin)
        .await;
    assert_eq!(found.body["items"], json!([]));
    assert_eq!(
        world.get(&list, &world.alice).await.refusal(),
        (403, "forbidden")
    );

    let panel = format!("{PANELS}/{id}");
    let board = |playlist: Value| json!({"board": {"playlist": playlist}});
    let shows = board(json!([{"pictureId": picture, "seconds": 5}]));
    assert_eq!(world.patch(&panel, &world.admin, shows).await.status, 200);
    let remove = async |token: &str| world.call(Method::DELETE, &path, token, None, &[]).await;
    assert_eq!(remove(&world.alice).await.refusal(), (404, "not_found"));
    assert_eq!(remove(&world.admin).await.refusal(), (409, "in_use"));
    assert_eq!(
        world
            .patch(&panel, &world.admin, board(json!([])))
            .await
            .status,
        200
    );
    assert_eq!(remove(&world.admin).await.status, 204);
    assert_eq!(
        world.get(&path, &world.admin).await.refusal(),
        (404, "not_found")
    );
}
