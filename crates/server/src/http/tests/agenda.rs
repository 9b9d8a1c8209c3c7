//! Agendas, tasks, minutes and files, over HTTP.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::world::{Answer, World, read};

struct Scene {
    world: World,
    /// Alice's, with Bob.
    path: String,
    bob: String,
    alice: String,
}

impl Scene {
    async fn new() -> Scene {
        let world = World::new().await;
        let id = async |token: &str| {
            let me = world.get("/api/v1/me", token).await.body;
            me["person"]["id"].as_str().unwrap().to_owned()
        };
        let (alice, bob) = (id(&world.alice).await, id(&world.bob).await);
        let mut wish = world.wish("10:00", "11:00");
        wish["attendees"] = json!([{"personId": bob}]);
        let meeting = world.post("/api/v1/meetings", &world.alice, wish).await;
        let path = format!("/api/v1/meetings/{}", meeting.body["id"].as_str().unwrap());
        Scene {
            world,
            path,
            bob,
            alice,
        }
    }

    fn at(&self, what: &str) -> String {
        format!("{}/{what}", self.path)
    }

    async fn put(&self, path: &str, token: &str, body: Value, version: Option<&str>) -> Answer {
        let headers: Vec<_> = version.map(|v| ("if-match", v)).into_iter().collect();
        let body = Some(body.to_string().into_bytes());
        self.world
            .call(Method::PUT, path, token, body, &headers)
            .await
    }

    async fn upload(&self, path: &str, token: &str, content: &[u8], key: &str) -> Answer {
        let mut request = Request::post(path).header("idempotency-key", key);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Body::from(content.to_vec())).unwrap();
        read(self.world.send(request).await).await
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_refuses_files_and_takes_them_later() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let path = scene.at("attachments?name=a.txt");
    let folder = world.app.store().files().folder().to_owned();
    std::fs::remove_dir_all(&folder).ok();
    std::fs::write(&folder, "in the way").unwrap();
    let refused = scene.upload(&path, &world.alice, b"one", "k").await;
    assert_eq!(refused.refusal(), (507, "storage_closed"));
    let list = world.get(&scene.at("attachments"), &world.alice).await;
    assert_eq!(list.body["items"], json!([]));
    std::fs::remove_file(&folder).unwrap();
    let taken = scene.upload(&path, &world.alice, b"one", "k").await;
    assert_eq!(taken.status, 201, "{}", taken.body);
}

#[tokio::test]
async fn an_agenda_keeps_its_order_and_says_when_it_is_too_long() {
    let scene = Scene::new().await;
    let (world, path) = (&scene.world, scene.at("agenda"));
    assert_eq!(world.get(&path, "").await.status, 401);
    let none = world.get(&path, &world.bob).await;
    assert_eq!(none.body["version"], 0);
    assert_eq!(none.body["mayWrite"], false);
    let wanted = json!({"items": [
        {"title": "预算", "minutes": 40, "speakerId": scene.bob},
        {"title": "Rest", "minutes": 35, "speakerName": "Eve", "notes": "Bring figures"}]});
    let denied = scene.put(&path, &world.bob, wanted.clone(), None).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    assert_eq!(scene.put(&path, "", wanted.clone(), None).await.status, 401);
    let saved = scene.put(&path, &world.alice, wanted, Some("\"0\"")).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.headers[header::ETAG], "\"1\"");
    assert_eq!(saved.body["plannedMinutes"], 75);
    assert_eq!(saved.body["overByMinutes"], 15);
    assert_eq!(saved.body["items"][0]["speaker"]["name"], "Bob");
    let id = |at: usize| saved.body["items"][at]["id"].clone();
    let turned = json!({"keeperId": scene.bob, "items": [
        {"id": id(1), "title": "Rest", "minutes": 10}, {"id": id(0), "title": "预算"}]});
    let stale = scene
        .put(&path, &world.alice, turned.clone(), Some("\"0\""))
        .await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let saved = scene.put(&path, &world.alice, turned, Some("\"1\"")).await;
    assert_eq!(saved.body["items"][0]["title"], "Rest");
    // Whoever keeps the minutes writes the agenda, too.
    let by_keeper = json!({"keeperId": scene.bob, "items": [{"id": id(0), "title": "预算"}]});
    let by_keeper = scene.put(&path, &world.bob, by_keeper, None).await;
    assert_eq!(by_keeper.status, 200, "{}", by_keeper.body);
    let gone = json!({"items": [{"id": id(1), "title": "Rest"}]});
    let gone = scene.put(&path, &world.alice, gone, None).await;
    assert_eq!(gone.refusal(), (422, "wrong_agenda"));
    assert_eq!(gone.body["params"]["reason"], "unknown_item");
}

#[tokio::test]
async fn a_task_is_given_handed_over_and_done() {
    let scene = Scene::new().await;
    let (world, path) = (&scene.world, scene.at("actions"));
    let task = json!({"title": "写报告", "ownerId": scene.bob, "due": "2026-03-10"});
    assert_eq!(world.post(&path, "", task.clone()).await.status, 401);
    let denied = world.post(&path, &world.bob, task.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let made = world.post(&path, &world.alice, task).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let mine = world.get("/api/v1/actions", &world.bob).await.body;
    assert_eq!(mine["items"][0]["title"], "写报告");
    assert_eq!(mine["items"][0]["maySettle"], true);
    assert_eq!(world.get("/api/v1/actions", "").await.status, 401);
    let one = format!("/api/v1/actions/{}", made.body["id"].as_str().unwrap());
    assert_eq!(world.get(&one, "").await.status, 401);
    assert_eq!(world.get(&one, &world.bob).await.body["due"], "2026-03-10");
    let later = world
        .patch(&one, &world.bob, json!({"due": "2027-01-01"}))
        .await;
    assert_eq!(later.refusal(), (403, "forbidden"), "not for who owns it");
    let handed = json!({"ownerId": scene.alice, "comment": "You know more"});
    let handed = world.patch(&one, &world.bob, handed).await;
    assert_eq!(handed.body["owner"]["name"], "Alice", "{}", handed.body);
    let body = Some(json!({"state": "done"}).to_string().into_bytes());
    let match_old = [("if-match", "\"1\"")];
    let stale = world
        .call(Method::PATCH, &one, &world.alice, body, &match_old)
        .await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let done = world
        .patch(&one, &world.alice, json!({"state": "done"}))
        .await;
    assert_eq!(done.body["state"], "done");
    assert_eq!(world.patch(&one, "", json!({})).await.status, 401);
    let done = world.get("/api/v1/actions?state=done", &world.alice).await;
    assert_eq!(done.body["items"].as_array().unwrap().len(), 1);
    let wrong = world.get("/api/v1/actions?state=lost", &world.alice).await;
    assert_eq!(wrong.refusal(), (400, "malformed"));
    let all = world.get(&path, &world.bob).await.body;
    assert_eq!(all["items"][0]["state"], "done");
    assert_eq!(world.get(&path, "").await.status, 401);
}

#[tokio::test]
async fn minutes_are_written_sent_objected_to_and_confirmed() {
    let scene = Scene::new().await;
    let (world, path) = (&scene.world, scene.at("minutes"));
    let agenda = json!({"items": [{"title": "Budget"}, {"title": "Rest"}]});
    scene
        .put(&scene.at("agenda"), &world.alice, agenda, None)
        .await;
    assert_eq!(world.post(&path, "", json!({})).await.status, 401);
    let denied = world.post(&path, &world.bob, json!({})).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let begun = world.post(&path, &world.alice, json!({})).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    assert_eq!(begun.body["sections"][1]["title"], "Rest");
    let again = world.post(&path, &world.alice, json!({})).await;
    assert_eq!(again.refusal(), (409, "minutes_begun"));
    let draft = world.get(&path, &world.bob).await;
    assert_eq!(
        draft.refusal(),
        (404, "not_found"),
        "a draft is not for all"
    );
    let written = |text: &str| {
        json!({"sections": [{"itemId": begun.body["sections"][0]["itemId"], "title": "Budget",
            "text": text}], "decisions": ["Buy"]})
    };
    let saved = scene
        .put(&path, &world.alice, written("**Agreed**"), Some("\"1\""))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(scene.put(&path, "", written(""), None).await.status, 401);
    let lost = scene
        .put(&path, &world.alice, written("Other"), Some("\"1\""))
        .await;
    assert_eq!(lost.refusal(), (412, "minutes_changed"));
    assert_eq!(
        lost.body["params"]["changed"],
        json!([{"what": "Budget", "by": "Alice"}, {"what": "Buy", "by": "Alice"}])
    );
    let send = scene.at("minutes/send");
    let until = json!({"confirmBy": "2026-03-06T08:00:00Z",
        "copies": [{"email": "boss@example.org"}]});
    assert_eq!(world.post(&send, "", until.clone()).await.status, 401);
    let denied = world.post(&send, &world.bob, until.clone()).await;
    assert!(matches!(denied.status.as_u16(), 403 | 404));
    let sent = world.post(&send, &world.alice, until.clone()).await;
    assert_eq!(sent.body["state"], "sent", "{}", sent.body);
    let seen = world.get(&path, &world.bob).await.body;
    assert_eq!(
        (&seen["mayAnswer"], &seen["mayWrite"]),
        (&json!(true), &json!(false))
    );
    let answer = scene.at("minutes/answer");
    assert_eq!(world.post(&answer, "", json!({})).await.status, 401);
    let own = world.post(&answer, &world.alice, json!({})).await;
    assert_eq!(own.refusal(), (403, "not_asked"));
    let objection = json!({"objection": "The sum is wrong"});
    let objected = world.post(&answer, &world.bob, objection).await;
    assert_eq!(objected.body["state"], "objected", "{}", objected.body);
    let recall = scene.at("minutes/recall");
    assert_eq!(world.post(&recall, "", json!({})).await.status, 401);
    let late = world.post(&recall, &world.alice, json!({})).await;
    assert_eq!(late.refusal(), (409, "minutes_wrong_state"));
    scene
        .put(&path, &world.alice, written("Agreed, with 10 %"), None)
        .await;
    world.post(&send, &world.alice, until).await;
    let confirmed = world.post(&answer, &world.bob, json!({})).await;
    assert_eq!(confirmed.body["state"], "confirmed", "{}", confirmed.body);
    assert_eq!(confirmed.body["edition"], 2);
}

#[tokio::test]
async fn minutes_are_given_out_in_each_format_and_edition() {
    let scene = Scene::new().await;
    let (world, path) = (&scene.world, scene.at("minutes"));
    world.post(&path, &world.alice, json!({})).await;
    let text = json!({"sections": [{"title": "预算", "text": "第一版"}]});
    scene.put(&path, &world.alice, text, None).await;
    let until = json!({"confirmBy": "2026-03-06T08:00:00Z"});
    world
        .post(&scene.at("minutes/send"), &world.alice, until)
        .await;
    let text = json!({"sections": [{"title": "预算", "text": "第二版"}]});
    scene.put(&path, &world.alice, text, None).await;
    let fetch = async |query: &str, token: &str| {
        let request = Request::get(scene.at(&format!("minutes/document?{query}")));
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        let answer = world.send(request.body(Body::empty()).unwrap()).await;
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 24).await.unwrap();
        (parts, bytes)
    };
    let text = async |query: &str, token: &str| {
        let (parts, bytes) = fetch(query, token).await;
        assert_eq!(parts.status, 200);
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let draft = text("format=md&language=zh-CN", &world.alice).await;
    assert!(
        draft.contains("第二版") && draft.contains("草稿"),
        "{draft}"
    );
    // Who does not write them knows what was sent.
    let sent = text("format=md", &world.bob).await;
    assert!(
        sent.contains("第一版") && !sent.contains("第二版"),
        "{sent}"
    );
    let sent = text("format=md&edition=1&language=zh-TW", &world.alice).await;
    assert!(sent.contains("第一版") && sent.contains("地點"), "{sent}");
    let (parts, bytes) = fetch("format=docx", &world.alice).await;
    assert!(bytes.starts_with(b"PK"));
    let named = parts.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(
        named.starts_with("attachment; filename*=UTF-8''Minutes%20Sync"),
        "{named}"
    );
    let (parts, bytes) = fetch("", &world.alice).await;
    match parts.status.as_u16() {
        200 => assert!(bytes.starts_with(b"%PDF")),
        status => assert_eq!(status, 409, "no letters on this machine"),
    }
    let wrong = world
        .get(&scene.at("minutes/document?format=odt"), &world.alice)
        .await;
    assert_eq!(wrong.refusal(), (400, "malformed"));
    let none = world.get(&scene.at("minutes/document"), "").await;
    assert_eq!(none.status, 401);
    let none = world
        .get(
            &scene.at("minutes/document?format=md&edition=7"),
            &world.alice,
        )
        .await;
    assert_eq!(none.refusal(), (404, "not_found"));
}

#[tokio::test]
async fn a_file_is_read_by_those_it_is_for_and_never_shown_as_a_page() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let list = scene.at("attachments");
    let path = format!("{list}?name=..%2F%E5%9B%BE.html");
    let page = b"<script>alert(1)</script>";
    assert_eq!(scene.upload(&path, "", page, "k").await.status, 401);
    let added = scene.upload(&path, &world.alice, page, "k").await;
    assert_eq!(added.status, 201, "{}", added.body);
    assert_eq!(added.body["name"], "图.html");
    assert_eq!(added.body["mediaType"], "text/plain");
    let again = scene.upload(&path, &world.alice, page, "k").await;
    assert_eq!(again.body["id"], added.body["id"]);
    let other = scene.upload(&path, &world.alice, b"other", "k").await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    let one = format!("/api/v1/attachments/{}", added.body["id"].as_str().unwrap());
    let request = Request::get(&one);
    let request = request.header(header::AUTHORIZATION, format!("Bearer {}", world.bob));
    let got = world.send(request.body(Body::empty()).unwrap()).await;
    let (parts, body) = got.into_parts();
    assert_eq!(
        parts.headers[header::CONTENT_TYPE],
        "application/octet-stream"
    );
    assert_eq!(parts.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(
        parts.headers[header::CONTENT_DISPOSITION],
        "attachment; filename*=UTF-8''%E5%9B%BE.html"
    );
    let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    assert_eq!(&bytes[..], page);
    assert_eq!(world.get(&one, "").await.status, 401);
    let secret = json!({"access": "leaders"});
    let denied = world.patch(&one, &world.bob, secret.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    assert_eq!(world.patch(&one, "", secret.clone()).await.status, 401);
    assert_eq!(world.patch(&one, &world.alice, secret).await.status, 200);
    assert_eq!(world.get(&one, &world.bob).await.status, 404);
    let seen = world.get(&list, &world.bob).await.body;
    assert_eq!(seen["items"], json!([]));
    assert_eq!(world.get(&list, "").await.status, 401);
    let delete = async |token: &str| {
        let gone = world.call(Method::DELETE, &one, token, None, &[]).await;
        gone.status.as_u16()
    };
    assert_eq!(delete("").await, 401);
    assert_eq!(delete(&world.bob).await, 404);
    assert_eq!(delete(&world.alice).await, 204);
    assert_eq!(delete(&world.alice).await, 404);
}

#[tokio::test]
async fn a_file_that_is_too_large_or_cut_off_leaves_nothing() {
    let scene = Scene::new().await;
    let world = &scene.world;
    world.app.set_files(app::FileSettings {
        bytes_most: Some(1024),
        typeface: None,
    });
    let path = scene.at("attachments?name=a.bin");
    let large = scene.upload(&path, &world.alice, &[7; 1025], "k").await;
    assert_eq!(large.refusal(), (413, "file_too_large"));
    assert_eq!(large.body["params"]["mostBytes"], 1024);
    let pieces = [
        Ok(bytes::Bytes::from_static(b"half")),
        Err(std::io::Error::other("gone")),
    ];
    let broken = Body::from_stream(futures_util::stream::iter(pieces));
    let request = Request::post(&path)
        .header(header::AUTHORIZATION, format!("Bearer {}", world.alice))
        .body(broken)
        .unwrap();
    let broken = read(world.send(request).await).await;
    assert_eq!(broken.refusal(), (400, "malformed"));
    let list = world.get(&scene.at("attachments"), &world.alice).await.body;
    assert_eq!(list["items"], json!([]));
    let incoming = world.app.store().files().folder().join("incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
}

#[tokio::test]
async fn what_nobody_names_is_cleared_away_after_a_day() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let path = scene.at("attachments?name=a.txt");
    let kept = scene.upload(&path, &world.alice, b"kept", "1").await;
    let gone = scene.upload(&path, &world.alice, b"gone", "2").await;
    let one = |answer: &Answer| {
        let id = answer.body["id"].as_str().unwrap();
        format!("/api/v1/attachments/{id}")
    };
    let (kept, gone) = (one(&kept), one(&gone));
    world
        .call(Method::DELETE, &gone, &world.alice, None, &[])
        .await;
    let files = world.app.store().files();
    let far = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 33);
    assert_eq!(files.older_than(far).unwrap().len(), 2);
    // The clock of the tests stands in March 2026; the one of the disk goes on.
    world.clock.set("2100-01-01T00:00:00Z".parse().unwrap());
    let app = world.app.clone();
    tokio::task::spawn_blocking(move || app.sweep("test").unwrap())
        .await
        .unwrap();
    assert_eq!(files.older_than(far).unwrap().len(), 1);
    world.clock.set("2026-03-02T08:00:00Z".parse().unwrap());
    assert_eq!(world.get(&kept, &world.alice).await.status, 200);
}
