//! Coming and not coming, over HTTP.

use std::sync::Arc;

use app::notice::{Fake, Mailbox};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
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
    world.clock.set("2026-03-03T09:44:00Z".parse().unwrap());
    let early = world.get(&path, &world.alice).await.body;
    assert_eq!(early["releaseAt"], json!(null), "nothing can be done yet");
    world.clock.set("2026-03-03T09:45:00Z".parse().unwrap());
    for (token, at) in [
        (&world.alice, json!("2026-03-03T10:15:00Z")),
        (&world.bob, json!(null)),
    ] {
        assert_eq!(world.get(&path, token).await.body["releaseAt"], at);
    }
    for minute in ["10:10", "10:15"] {
        let at = format!("2026-03-03T{minute}:00Z");
        world.clock.set(at.parse().unwrap());
        world.app.sweep("test").unwrap();
    }
    let released = world.get(&path, &world.alice).await.body;
    assert_eq!(released["state"], "released");
    assert_eq!(released["holds"][0]["released"], "no_show");
    assert_eq!(released["actions"], json!(["undoRelease"]));
    assert_eq!(released["undoUntil"], "2026-03-03T10:30:00Z");
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

/// Opens a page as a browser in Chinese does; status and text.
async fn page(world: &World, method: Method, path: &str) -> (StatusCode, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::ACCEPT_LANGUAGE, "zh-CN")
        .body(Body::empty())
        .unwrap();
    let response = world.send(request).await;
    let (parts, body) = response.into_parts();
    assert_eq!(parts.headers[header::CACHE_CONTROL], "no-store");
    let bytes = axum::body::to_bytes(body, 1024 * 1024).await.unwrap();
    (parts.status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn the_link_in_a_mail_shows_a_button_that_checks_in_once() {
    let world = World::new().await;
    require_check_in(&world).await;
    let fake = Arc::new(Fake::default());
    let from = Mailbox {
        name: None,
        address: "rooms@example.org".to_owned(),
    };
    world
        .app
        .set_post(Some((fake.clone(), from)), "https://rooms.example.org");
    let mut wish = world.wish("10:00", "11:00");
    wish["subject"] = json!("<b>Plans</b>");
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    world.clock.set("2026-03-03T09:45:00Z".parse().unwrap());
    world.app.sweep("test").unwrap();
    world.app.deliver_notices("test").unwrap();
    let mails = fake.take();
    let mail = mails.iter().find(|mail| mail.text.contains("/here/"));
    let (_, rest) = mail.unwrap().text.split_once("/here/").unwrap();
    let link = format!("/here/{}", rest.lines().next().unwrap());
    for _ in 0..2 {
        let (status, text) = page(&world, Method::GET, &link).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        assert!(text.contains("&lt;b&gt;Plans"), "{text}");
        assert!(text.contains("<form method=post>"), "{text}");
    }
    let seen = world.get(&path, &world.alice).await.body;
    assert_eq!(seen["state"], "confirmed");
    let last = if link.ends_with('0') { "1" } else { "0" };
    let forged = format!("{}{last}", &link[..link.len() - 1]);
    for method in [Method::GET, Method::POST] {
        let (status, text) = page(&world, method, &forged).await;
        assert_eq!(status, StatusCode::GONE);
        assert!(!text.contains("Plans"), "{text}");
    }
    assert_eq!(page(&world, Method::POST, &link).await.0, StatusCode::OK);
    let seen = world.get(&path, &world.alice).await.body;
    assert_eq!(seen["state"], "running");
    for method in [Method::GET, Method::POST] {
        let (status, _) = page(&world, method, &link).await;
        assert_eq!(status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn the_sheet_is_taken_home_as_a_file_by_those_who_may_read_it() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"email": "eve@example.org", "required": false}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    world.clock.set("2026-03-03T10:06:00Z".parse().unwrap());
    let check_in = format!("{path}/check-in");
    let came = world.post(&check_in, &world.alice, json!({})).await;
    assert_eq!(came.status, 200);
    let export = |format: &str| format!("{path}/attendance/export?format={format}");
    let open = async |format: &str, token: &str| {
        let request = Request::builder()
            .uri(export(format))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ACCEPT_LANGUAGE, "en")
            .body(Body::empty())
            .unwrap();
        let (parts, body) = world.send(request).await.into_parts();
        let bytes = axum::body::to_bytes(body, 1024 * 1024).await.unwrap();
        assert_eq!(parts.status, StatusCode::OK);
        let disposition = parts.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(disposition.ends_with(&format!("attendance.{format}\"")));
        bytes.to_vec()
    };
    let text = String::from_utf8(open("csv", &world.alice).await).unwrap();
    assert_eq!(
        text,
        "\u{feff}Name,Mail,Came,At,How,Noted by,Note\r\n\
         Alice,,late,2026-03-03 10:06,button,,\r\n\
         ,eve@example.org,expected,,,,need not come\r\n"
    );
    assert!(open("xlsx", &world.admin).await.starts_with(b"PK"));
    let wrong = world.get(&export("pdf"), &world.alice).await;
    assert_eq!(wrong.refusal(), (400, "malformed"));
    let stranger = world.get(&export("csv"), &world.bob).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    assert_eq!(world.get(&export("csv"), "").await.status, 401);
}
