//! Panels over HTTP: paired by code, what they may do at their door and nowhere else, silent and
//! back, moved and removed.

use app::Position;
use axum::http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::world::{Answer, World};

const PANELS: &str = "/api/v1/panels";
const ME: &str = "/api/v1/panels/me";

async fn offer(world: &World) -> (String, String) {
    let offered = world.post("/api/v1/panels/pairings", "", json!({})).await;
    assert_eq!(offered.status, 200, "{}", offered.body);
    let text = |name: &str| offered.body[name].as_str().unwrap().to_owned();
    (text("code"), text("secret"))
}

async fn progress(world: &World, secret: &str) -> Answer {
    let path = "/api/v1/panels/pairings/progress";
    world.post(path, "", json!({"secret": secret})).await
}

/// A panel beside a room: its id and its key.
pub(super) async fn paired(world: &World, room: &str) -> (String, String) {
    let (code, secret) = offer(world).await;
    let wanted = json!({"code": code, "placeId": room});
    let made = world.post(PANELS, &world.admin, wanted).await;
    assert_eq!(made.status, 201, "{}", made.body);
    (made.body["id"].as_str().unwrap().to_owned(), secret)
}

async fn beat(world: &World, key: &str, body: Value) -> Answer {
    let path = format!("{ME}/heartbeat");
    let body = Some(body.to_string().into_bytes());
    world.call(Method::PUT, &path, key, body, &[]).await
}

fn later(world: &World, minutes: i64) {
    world.clock.advance(SignedDuration::from_mins(minutes));
}

fn kinds(world: &World) -> Vec<&'static str> {
    let lines = world.app.events_after(Position::default(), 10_000).unwrap();
    let kinds = lines.iter().map(|line| line.event.fact.kind());
    kinds.filter(|kind| kind.starts_with("panel.")).collect()
}

#[tokio::test]
async fn a_screen_is_paired_by_its_code_once() {
    let world = World::new().await;
    let (code, secret) = offer(&world).await;
    let waits = progress(&world, &secret).await;
    assert_eq!(waits.body["paired"], false);
    assert_eq!(waits.body["expiresAt"], "2026-03-02T08:10:00Z");
    assert_eq!(world.get(ME, &secret).await.status, 401, "not a key yet");
    let typed = format!("{} {}", &code[..3].to_lowercase(), &code[3..]);
    let wanted = json!({"code": typed, "placeId": world.peony});
    assert_eq!(world.post(PANELS, "", wanted.clone()).await.status, 401);
    let refused = world.post(PANELS, &world.alice, wanted.clone()).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let made = world.post(PANELS, &world.admin, wanted.clone()).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(made.body["name"], "Peony");
    assert_eq!(made.body["state"], "new");
    assert_eq!(made.body["responsible"]["name"], "Ada");
    let again = world.post(PANELS, &world.admin, wanted).await;
    assert_eq!(again.refusal(), (422, "unknown_pairing"));
    // An answer that got lost is asked for again.
    for _ in 0..2 {
        let done = progress(&world, &secret).await;
        assert_eq!(done.body["paired"], true);
        assert_eq!(done.body["kind"], "panel");
    }
    let door = world.get(ME, &secret).await;
    assert_eq!(door.status, 200, "{}", door.body);
    assert_eq!(door.body["room"]["name"], "Peony");
    assert_eq!(kinds(&world), ["panel.paired"]);
}

#[tokio::test]
async fn a_code_is_worth_nothing_late_elsewhere_or_in_masses() {
    let world = World::new().await;
    let (code, secret) = offer(&world).await;
    let path = format!("/api/v1/places/{}", world.peony);
    let floor = world.get(&path, &world.admin).await.body["parentId"].clone();
    let wanted = |place: &Value, kind: &str| json!({"code": code, "placeId": place, "kind": kind});
    for (place, kind) in [(&floor, "panel"), (&json!(world.peony), "board")] {
        let refused = world.post(PANELS, &world.admin, wanted(place, kind)).await;
        assert_eq!(refused.refusal(), (422, "invalid_value"), "{kind}");
    }
    for wrong in ["AAAAAA", "O0O0O0", ""] {
        let body = json!({"code": wrong, "placeId": world.peony});
        let refused = world.post(PANELS, &world.admin, body).await;
        assert_eq!(refused.refusal(), (422, "unknown_pairing"), "{wrong}");
    }
    later(&world, 10);
    let late = wanted(&json!(world.peony), "panel");
    let refused = world.post(PANELS, &world.admin, late).await;
    assert_eq!(refused.refusal(), (422, "unknown_pairing"));
    let over = progress(&world, &secret).await;
    assert_eq!(over.refusal(), (410, "pairing_over"));
    for _ in 0..60 {
        offer(&world).await;
    }
    let refused = world.post("/api/v1/panels/pairings", "", json!({})).await;
    assert_eq!(refused.refusal(), (429, "too_many_attempts"));
    later(&world, 10);
    offer(&world).await;
}

#[tokio::test]
async fn at_its_door_a_panel_books_extends_and_ends_and_nowhere_else() {
    let world = World::new().await;
    let (_, key) = paired(&world, &world.peony).await;
    let now = "/api/v1/meetings/now";
    let wanted = json!({"roomId": world.peony, "minutes": 15, "subject": "Stand-up"});
    let booked = world.post(now, &key, wanted).await;
    assert_eq!(booked.status, 201, "{}", booked.body);
    assert_eq!(booked.body["state"], "running");
    assert_eq!(booked.body["organizer"]["name"], "Peony");
    let elsewhere = json!({"roomId": world.rose, "minutes": 15});
    let refused = world.post(now, &key, elsewhere).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
    let door = world.get(ME, &key).await.body;
    assert_eq!(door["bookings"][0]["subject"], "Stand-up");
    let id = booked.body["id"].as_str().unwrap();
    let at = |what: &str| format!("/api/v1/meetings/{id}/{what}");
    let extended = world
        .post(&at("extend"), &key, json!({"minutes": 15}))
        .await;
    assert_eq!(extended.body["end"], "2026-03-02T08:30:00Z");
    later(&world, 5);
    world.clock.advance(SignedDuration::from_secs(10));
    let ended = world.post(&at("end"), &key, json!({})).await;
    assert_eq!(ended.status, 200, "{}", ended.body);

    // Whoever comes right after does not wait for the minute to pass.
    world.clock.advance(SignedDuration::from_secs(20));
    let wanted = json!({"roomId": world.peony, "minutes": 15});
    let again = world.post(now, &key, wanted).await;
    assert_eq!(again.status, 201, "{}", again.body);

    // Somebody else's meeting: while it is on, as anybody in the room; before, not at all.
    let others = world.book("10:00", "11:00").await.body;
    let id = others["id"].as_str().unwrap();
    let act = async |what: &str, body: Value| {
        let path = format!("/api/v1/meetings/{id}/{what}");
        world.post(&path, &key, body).await
    };
    for what in ["end", "cancel"] {
        let refused = act(what, json!({})).await;
        assert_eq!(refused.refusal(), (403, "forbidden"), "{what}");
    }
    let early = act("check-in", json!({})).await;
    assert_eq!(early.refusal(), (409, "too_early"));
    let refused = act("extend", json!({"minutes": 5})).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    world.clock.set("2026-03-03T10:10:00Z".parse().unwrap());
    let door = world.get(ME, &key).await.body;
    assert_eq!(door["bookings"][0]["actions"], json!(["extend", "end"]));
    let path = format!("/api/v1/meetings/{id}/extension");
    assert_eq!(world.get(&path, &key).await.status, 200);
    assert_eq!(act("check-in", json!({})).await.body["state"], "running");
    assert_eq!(act("extend", json!({"minutes": 5})).await.status, 200);
    let refused = act("cancel", json!({})).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    assert_eq!(act("end", json!({})).await.status, 200);
    let people = world.get("/api/v1/people", &key).await;
    assert_eq!(people.refusal(), (403, "forbidden"));
}

#[tokio::test]
async fn a_panel_tells_how_it_is_and_hears_what_to_do() {
    let world = World::new().await;
    let (id, key) = paired(&world, &world.peony).await;
    let report = json!({"appVersion": "1", "batteryPercent": 80, "width": 1280, "height": 800,
        "clockOffsetMs": -250, "log": ["started"]});
    assert_eq!(beat(&world, "", report.clone()).await.status, 401);
    let refused = beat(&world, &world.alice, report.clone()).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
    let told = beat(&world, &key, report.clone()).await;
    assert_eq!(told.status, 200, "{}", told.body);
    assert_eq!(told.body["now"], "2026-03-02T08:00:00Z");
    assert_eq!(told.body["command"], Value::Null);
    let path = format!("{PANELS}/{id}");
    let command = format!("{path}/command");
    let refused = world.post(&command, &world.bob, json!({"command": "reload"}));
    assert_eq!(refused.await.refusal(), (404, "not_found"));
    let sent = world.post(&command, &world.admin, json!({"command": "identify"}));
    assert_eq!(sent.await.status, 200);
    assert_eq!(
        beat(&world, &key, report.clone()).await.body["command"],
        "identify"
    );
    assert_eq!(
        beat(&world, &key, report.clone()).await.body["command"],
        Value::Null
    );
    let shown = world.get(&path, &world.admin).await.body;
    assert_eq!(shown["state"], "online");
    assert_eq!(
        (&shown["batteryPercent"], &shown["width"]),
        (&json!(80), &json!(1280))
    );

    later(&world, 3);
    assert!(world.app.sweep("test").unwrap());
    assert_eq!(world.get(&path, &world.admin).await.body["state"], "online");
    later(&world, 1);
    assert!(world.app.sweep("test").unwrap());
    assert!(world.app.sweep("test").unwrap());
    let silent = world.get(&path, &world.admin).await.body;
    assert_eq!(silent["state"], "offline");
    assert_eq!(silent["offlineSince"], "2026-03-02T08:04:00Z");
    let inbox = world.get("/api/v1/inbox", &world.admin).await.body;
    assert_eq!(inbox["items"][0]["kind"], "panelOffline", "{inbox}");
    assert_eq!(beat(&world, &key, report).await.status, 200);
    assert_eq!(world.get(&path, &world.admin).await.body["state"], "online");
    let expected = [
        "panel.paired",
        "panel.commanded",
        "panel.wentOffline",
        "panel.cameBack",
    ];
    assert_eq!(kinds(&world), expected);
}

#[tokio::test]
async fn a_fault_reported_at_the_door_reaches_who_is_responsible() {
    let world = World::new().await;
    let (id, key) = paired(&world, &world.peony).await;
    let path = format!("{ME}/faults");
    let words = json!({"words": "The projector is dark"});
    assert_eq!(world.post(&path, "", words.clone()).await.status, 401);
    let refused = world.post(&path, &world.alice, words.clone()).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
    let refused = world.post(&path, &key, json!({"words": " "})).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    assert_eq!(world.post(&path, &key, words).await.status, 204);
    let shown = world
        .get(&format!("{PANELS}/{id}"), &world.admin)
        .await
        .body;
    assert_eq!(shown["faults"][0]["words"], "The projector is dark");
    let inbox = world.get("/api/v1/inbox", &world.admin).await.body;
    assert_eq!(inbox["items"][0]["kind"], "panelFault", "{inbox}");
}

#[tokio::test]
async fn a_panel_is_moved_given_another_look_and_removed() {
    let world = World::new().await;
    let (id, key) = paired(&world, &world.peony).await;
    let path = format!("{PANELS}/{id}");
    let read = world.get(&path, &world.admin).await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let look = json!({"theme": "dark", "language": "zh-CN", "showsSubjects": false});
    let edit = json!({"placeId": world.rose, "name": "Left", "look": look});
    let body = || Some(edit.to_string().into_bytes());
    let patch = async |token: &str, tag: &str| {
        let headers = [("if-match", tag)];
        world
            .call(Method::PATCH, &path, token, body(), &headers)
            .await
    };
    assert_eq!(
        patch(&world.alice, &tag).await.refusal(),
        (404, "not_found")
    );
    let moved = patch(&world.admin, &tag).await;
    assert_eq!(moved.status, 200, "{}", moved.body);
    assert_eq!(moved.body["placeName"], "Rose");
    assert_eq!(patch(&world.admin, &tag).await.refusal(), (412, "stale"));
    let bad = json!({"look": {"background": "red"}});
    let refused = world.patch(&path, &world.admin, bad).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let booked = json!({"roomId": world.rose, "subject": "Secret"});
    let booked = world.post("/api/v1/meetings/now", &key, booked).await;
    assert_eq!(booked.body["organizer"]["name"], "Left");
    let door = world.get(ME, &key).await.body;
    assert_eq!(door["room"]["name"], "Rose");
    assert_eq!(door["panel"]["look"]["theme"], "dark");
    assert_eq!(
        door["bookings"][0]["subject"],
        Value::Null,
        "it keeps quiet"
    );
    let gone = json!({"roomId": world.peony});
    let refused = world.post("/api/v1/meetings/now", &key, gone).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
    let list = world.get(PANELS, &world.alice).await;
    assert_eq!(list.body["items"], json!([]));
    let remove = async |token: &str| world.call(Method::DELETE, &path, token, None, &[]).await;
    assert_eq!(remove(&world.alice).await.refusal(), (404, "not_found"));
    assert_eq!(remove(&world.admin).await.status, 204);
    assert_eq!(world.get(ME, &key).await.status, 401);
    assert_eq!(
        world.get(PANELS, &world.admin).await.body["items"],
        json!([])
    );
}
