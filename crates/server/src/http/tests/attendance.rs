//! Coming and not coming, over HTTP.

use serde_json::json;

use super::world::World;

/// Lets rooms go in which nobody checks in.
async fn require_check_in(world: &World) {
    let path = format!("/api/v1/places/{}", world.peony);
    let policy = json!({"policy": {"checkInRequired": {"value": true}}});
    let saved = world.patch(&path, &world.admin, policy).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
}

#[tokio::test]
async fn the_host_reads_the_sheet_and_the_front_desk_writes_it() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let bob = me["person"]["id"].as_str().unwrap();
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"personId": bob}, {"email": "eve@example.org", "required": false}]);
    let meeting = world
        .post("/api/v1/meetings", &world.alice, wish)
        .await
        .body;
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let (sheet, check_in) = (format!("{path}/attendance"), format!("{path}/check-in"));
    world.clock.set("2026-03-03T09:50:00Z".parse().unwrap());
    assert_eq!(world.post(&check_in, "", json!({})).await.status, 401);
    let mine = json!({"device": "phone"});
    let came = world.post(&check_in, &world.bob, mine).await;
    assert_eq!(came.body["state"], "running", "{}", came.body);
    let eve = json!({"email": "eve@example.org"});
    assert_eq!(world.post(&sheet, "", eve.clone()).await.status, 401);
    let denied = world.post(&sheet, &world.bob, eve.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let wrong = world.post(&sheet, &world.admin, json!({})).await;
    assert_eq!(wrong.refusal(), (400, "malformed"));
    assert_eq!(world.post(&sheet, &world.admin, eve).await.status, 200);
    assert_eq!(world.get(&sheet, "").await.status, 401);
    assert_eq!(
        world.get(&sheet, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    let first = world.get(&format!("{sheet}?limit=2"), &world.alice).await;
    let lines = first.body["items"].as_array().unwrap();
    let shown: Vec<_> = lines
        .iter()
        .map(|line| (&line["mark"], &line["method"]))
        .collect();
    assert_eq!(
        shown,
        [
            (&json!("expected"), &json!(null)),
            (&json!("onTime"), &json!("button"))
        ]
    );
    let cursor = first.body["nextCursor"].as_str().unwrap();
    let rest = world
        .get(&format!("{sheet}?limit=2&cursor={cursor}"), &world.alice)
        .await;
    assert_eq!(rest.body["items"][0]["email"], "eve@example.org");
    assert_eq!(rest.body["items"][0]["method"], "frontDesk");
    assert_eq!(rest.body["nextCursor"], json!(null));
}

#[tokio::test]
async fn a_release_is_offered_to_be_undone_and_undone() {
    let world = World::new().await;
    require_check_in(&world).await;
    let meeting = world.book("10:00", "11:00").await.body;
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    let undo = format!("{path}/undo-release");
    let early = world.post(&undo, &world.alice, json!({})).await;
    assert_eq!(early.refusal(), (409, "wrong_state"));
    for minute in ["10:10", "10:15"] {
        let at = format!("2026-03-03T{minute}:00Z");
        world.clock.set(at.parse().unwrap());
        world.app.sweep("test").unwrap();
    }
    let released = world.get(&path, &world.alice).await.body;
    assert_eq!(released["state"], "released");
    assert_eq!(released["holds"][0]["released"], "no_show");
    assert_eq!(released["actions"], json!(["undoRelease"]));
    assert_eq!(
        world.get(&path, &world.bob).await.body["actions"],
        json!([])
    );
    assert_eq!(world.post(&undo, "", json!({})).await.status, 401);
    assert_eq!(
        world.post(&undo, &world.bob, json!({})).await.refusal(),
        (403, "forbidden")
    );
    let back = world.post(&undo, &world.alice, json!({})).await;
    assert_eq!(back.body["state"], "running", "{}", back.body);
    assert_eq!(back.body["holds"][0]["active"], true);
}

#[tokio::test]
async fn a_release_cannot_be_undone_for_ever_nor_against_others() {
    let world = World::new().await;
    require_check_in(&world).await;
    let meeting = world.book("10:00", "12:00").await.body;
    let undo = format!(
        "/api/v1/meetings/{}/undo-release",
        meeting["id"].as_str().unwrap()
    );
    for minute in ["10:10", "10:15"] {
        let at = format!("2026-03-03T{minute}:00Z");
        world.clock.set(at.parse().unwrap());
        world.app.sweep("test").unwrap();
    }
    let now = json!({"roomId": world.peony, "minutes": 10});
    let other = world.post("/api/v1/meetings/now", &world.bob, now).await;
    assert_eq!(other.status, 201, "{}", other.body);
    let busy = world.post(&undo, &world.alice, json!({})).await;
    assert_eq!(busy.refusal(), (409, "room_busy"));
    assert_eq!(busy.body["alternatives"][0]["roomId"], world.rose.as_str());
    world.clock.set("2026-03-03T10:30:00Z".parse().unwrap());
    let late = world.post(&undo, &world.alice, json!({})).await;
    assert_eq!(late.refusal(), (409, "too_late"));
    assert_eq!(late.body["params"]["since"], "2026-03-03T10:30:00Z");
}
