//! Requests and flows over HTTP: each happy, each refused, and the page behind a link in a mail.

use app::Who;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::notices::{a_minute_later, with_mail};
use super::world::{Answer, World};

async fn id_of(world: &World, token: &str) -> String {
    let me = world.get("/api/v1/me", token).await.body;
    me["person"]["id"].as_str().unwrap().to_owned()
}

/// Peony is booked by request; bob decides.
async fn asked() -> (World, String) {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let steps = json!([{"approvers": [{"kind": "person", "id": bob}]}]);
    let flow = json!({"name": "Bob", "steps": steps});
    let made = world.post("/api/v1/flows", &world.admin, flow).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(made.headers["etag"], "\"1\"");
    let place = format!("/api/v1/places/{}", world.peony);
    let rules = json!({"approvalFlow": {"value": made.body["id"]}});
    let patch = json!({"bookingMode": "approval", "policy": rules});
    let saved = world.patch(&place, &world.admin, patch).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    (world, made.body["id"].as_str().unwrap().to_owned())
}

async fn waiting(world: &World) -> Value {
    let list = world.get("/api/v1/approvals", &world.bob).await;
    assert_eq!(list.status, 200, "{}", list.body);
    list.body["items"].clone()
}

async fn decide(world: &World, id: &Value, token: &str, body: Value) -> Answer {
    let path = format!("/api/v1/approvals/{}/decide", id.as_str().unwrap());
    world.post(&path, token, body).await
}

#[tokio::test]
async fn a_request_is_listed_with_its_reasons_and_decided_once() {
    let (world, _) = asked().await;
    let booked = world.book("10:00", "11:00").await;
    assert_eq!(booked.body["state"], "requested");
    let items = waiting(&world).await;
    let one = &items[0];
    assert_eq!(one["meeting"]["subject"], "Sync");
    assert_eq!(
        one["why"],
        json!([{"kind": "roomMode", "roomId": world.peony}])
    );
    assert_eq!(one["actions"], json!(["approve", "decline"]));
    assert_eq!((&one["step"], &one["steps"]), (&json!(1), &json!(1)));
    assert_eq!(one["deciders"][0]["name"], "Bob");
    assert_eq!(one["askedBy"]["name"], "Alice");
    let yes = json!({"verdict": "approve", "reason": "fine"});
    let stranger = decide(&world, &one["id"], &world.alice, yes.clone()).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    let malformed = decide(&world, &one["id"], &world.bob, json!({"verdict": "maybe"})).await;
    assert_eq!(malformed.refusal(), (400, "malformed"));
    let decided = decide(&world, &one["id"], &world.bob, yes.clone()).await;
    assert_eq!(decided.status, 200, "{}", decided.body);
    assert_eq!(decided.body["state"], "approved");
    assert_eq!(decided.body["meeting"]["state"], "confirmed");
    let again = decide(&world, &one["id"], &world.bob, yes).await;
    assert_eq!(again.refusal(), (409, "already_decided"));
    assert_eq!(waiting(&world).await, json!([]));
    let path = format!("/api/v1/approvals/{}", one["id"].as_str().unwrap());
    let seen = world.get(&path, &world.alice).await;
    assert_eq!(seen.body["votes"][0]["reason"], "fine");
    assert_eq!(seen.body["votes"][0]["person"]["name"], "Bob");
    let about = |id: &str| format!("/api/v1/approvals?meeting={id}");
    let meeting = booked.body["id"].as_str().unwrap();
    let asked = world.get(&about(meeting), &world.alice).await;
    assert_eq!(
        asked.body["items"][0]["state"], "approved",
        "{}",
        asked.body
    );
    assert_eq!(asked.body["items"][0]["deciders"], json!([]));
    let nowhere = world.get(&about(&world.peony), &world.alice).await;
    assert_eq!(nowhere.refusal(), (404, "not_found"));
    let spoke = world
        .get("/api/v1/approvals?mine=decided", &world.bob)
        .await;
    assert_eq!(spoke.body["items"][0]["id"], one["id"]);
    let wrong = world.get("/api/v1/approvals?mine=yours", &world.bob).await;
    assert_eq!(wrong.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn what_was_written_with_a_no_is_for_those_who_have_to_do_with_it() {
    let (world, _) = asked().await;
    let booked = world.book("10:00", "11:00").await;
    let id = waiting(&world).await[0]["id"].clone();
    let no = json!({"verdict": "decline", "reason": "your budget is spent"});
    let declined = decide(&world, &id, &world.bob, no).await;
    assert_eq!(declined.status, 200, "{}", declined.body);
    let meeting = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let approval = format!("/api/v1/approvals/{}", id.as_str().unwrap());
    let console = Who::console();
    let people = "login,name,email\ncarol,Carol,carol@example.org\n";
    let app = &world.app;
    app.import_people(&console, people.as_bytes(), false, &|_, _| {})
        .unwrap();
    app.set_password(&console, "carol", "correct horse")
        .unwrap();
    let carol = json!({"login": "carol", "password": "correct horse"});
    let session = world.post("/api/v1/sessions", "", carol).await.body;
    let stranger = session["token"].as_str().unwrap().to_owned();
    for path in [&meeting, &approval, &format!("{meeting}/history")] {
        let seen = world.get(path, &stranger).await;
        assert!(!seen.body.to_string().contains("budget"), "{}", seen.body);
    }
    for token in [&world.alice, &world.admin] {
        let seen = world.get(&meeting, token).await;
        assert_eq!(seen.body["reason"], "your budget is spent");
    }
    for token in [&world.alice, &world.bob, &world.admin] {
        let seen = world.get(&approval, token).await;
        assert_eq!(seen.body["votes"][0]["reason"], "your budget is spent");
    }
}

#[tokio::test]
async fn many_are_decided_at_once_and_each_is_answered_by_itself() {
    let (world, _) = asked().await;
    world.book("10:00", "11:00").await;
    world.book("11:00", "12:00").await;
    let items = waiting(&world).await;
    let ids = json!([items[0]["id"], world.rose, items[1]["id"]]);
    let batch = json!({"ids": ids, "verdict": "decline", "reason": "closed"});
    let path = "/api/v1/approvals/decide";
    let decided = world.post(path, &world.bob, batch).await;
    let outcomes = &decided.body["items"];
    assert_eq!(outcomes[0]["state"], "declined", "{}", decided.body);
    assert_eq!(outcomes[0]["meeting"]["reason"], "closed");
    assert_eq!(outcomes[1]["problem"]["code"], "not_found");
    assert_eq!(outcomes[2]["state"], "declined");
    let nothing = json!({"ids": [], "verdict": "approve"});
    let refused = world.post(path, &world.bob, nothing).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn a_change_that_waits_is_shown_and_taken_back() {
    let (world, _) = asked().await;
    let booked = world.book("10:00", "11:00").await.body;
    let path = format!("/api/v1/meetings/{}", booked["id"].as_str().unwrap());
    let approve = format!("{path}/approve");
    let approved = world.post(&approve, &world.bob, json!({})).await;
    assert_eq!(approved.body["state"], "confirmed", "{}", approved.body);
    let moved = json!({"start": "2026-03-03T13:00:00Z"});
    let moved = world.patch(&path, &world.alice, moved).await.body;
    assert_eq!(moved["state"], "requested");
    assert_eq!(moved["start"], "2026-03-03T10:00:00Z");
    assert_eq!(moved["proposal"]["start"], "2026-03-03T13:00:00Z");
    let recall = format!("{path}/recall");
    let stranger = world.post(&recall, &world.bob, json!({})).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    let recalled = world.post(&recall, &world.alice, json!({})).await.body;
    assert_eq!(
        (&recalled["state"], &recalled["proposal"]),
        (&json!("confirmed"), &Value::Null)
    );
    let again = world.post(&recall, &world.alice, json!({})).await;
    assert_eq!(again.refusal(), (409, "wrong_state"));
}

#[tokio::test]
async fn flows_are_changed_listed_and_kept_while_they_are_named() {
    let (world, flow) = asked().await;
    let path = format!("/api/v1/flows/{flow}");
    let listed = world.get("/api/v1/flows", &world.admin).await.body;
    assert_eq!(listed["items"][0]["name"], "Bob");
    let renamed = world
        .patch(&path, &world.admin, json!({"name": "Bobby"}))
        .await;
    assert_eq!(renamed.body["version"], 2);
    let stale = Some(json!({"name": "B"}).to_string().into_bytes());
    let tag = [("if-match", "\"1\"")];
    let stale = world
        .call(Method::PATCH, &path, &world.admin, stale, &tag)
        .await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let empty = world.patch(&path, &world.admin, json!({"steps": []})).await;
    assert_eq!(empty.refusal(), (422, "wrong_flow"));
    assert_eq!(empty.body["params"]["reason"], "no_step");
    let kept = world
        .call(Method::DELETE, &path, &world.admin, None, &[])
        .await;
    assert_eq!(kept.refusal(), (409, "in_use"));
    let stranger = world.get(&path, &world.alice).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    let place = format!("/api/v1/places/{}", world.peony);
    let unknown = json!({"policy": {"approvalFlow": {"value": world.rose}}});
    let unknown = world.patch(&place, &world.admin, unknown).await;
    assert_eq!(unknown.refusal(), (422, "invalid_value"));
    let free = world
        .patch(&place, &world.admin, json!({"policy": {}}))
        .await;
    assert_eq!(free.status, 200);
    let gone = world
        .call(Method::DELETE, &path, &world.admin, None, &[])
        .await;
    assert_eq!(gone.status, 204);
    assert_eq!(
        world.get(&path, &world.admin).await.refusal(),
        (404, "not_found")
    );
}

#[tokio::test]
async fn a_flow_says_who_would_have_to_agree_before_it_is_saved() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let alice = id_of(&world, &world.alice).await;
    let supposed = |minutes: u32| {
        json!({
            "steps": [
                {"name": "Manager", "approvers": [{"kind": "person", "id": bob}]},
                {"name": "Long", "approvers": [{"kind": "person", "id": alice}],
                    "ownRequests": "another", "when": [{"kind": "longerThan", "minutes": minutes}]},
            ],
            "roomIds": [world.peony],
            "start": "2026-03-03T10:00:00Z", "end": "2026-03-03T12:00:00Z",
            "organizerId": alice,
        })
    };
    let path = "/api/v1/flows/preview";
    let told = world.post(path, &world.admin, supposed(60)).await;
    assert_eq!(told.status, 200, "{}", told.body);
    let steps = &told.body["steps"];
    assert_eq!(steps[0]["taken"], true);
    assert_eq!(steps[0]["people"][0]["name"], "Bob");
    assert_eq!(
        (&steps[0]["needed"], &steps[0]["count"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(steps[1]["taken"], true);
    assert_eq!(
        steps[1]["deserted"], true,
        "whoever asks may not decide alone"
    );
    let short = world.post(path, &world.admin, supposed(180)).await.body;
    assert_eq!(short["steps"][1]["taken"], false);
    let denied = world.post(path, &world.bob, supposed(60)).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let mut empty = supposed(60);
    empty["steps"] = json!([]);
    let refused = world.post(path, &world.admin, empty).await;
    assert_eq!(refused.refusal(), (422, "wrong_flow"));
}

async fn page(
    world: &World,
    method: Method,
    path: &str,
    body: &'static str,
) -> (StatusCode, String) {
    let kind = "application/x-www-form-urlencoded";
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body))
        .unwrap();
    let response: Response = world.send(request).await;
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(response.headers()[header::REFERRER_POLICY], "no-referrer");
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20)
        .await
        .unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn a_link_shows_a_page_without_scripts_and_decides_by_its_form() {
    let (world, _) = asked().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["subject"] = json!("<script>alert(1)</script>");
    world.post("/api/v1/meetings", &world.alice, wish).await;
    let bob = id_of(&world, &world.bob).await.parse().unwrap();
    let approval = waiting(&world).await[0]["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let app = world.app.clone();
    let link = tokio::task::spawn_blocking(move || app.approval_link(approval, bob));
    let link = link.await.unwrap().unwrap().unwrap();
    let path = format!("/approve/{}", link.token.as_str());
    let (_, text) = page(&world, Method::GET, &path, "").await;
    assert!(text.contains("lang=\"zh-CN\""), "{text}");
    // As the mails that bob wishes for.
    let wishes = json!({"remindMinutes": 15, "digest": "never", "language": "en"});
    let wishes = Some(wishes.to_string().into_bytes());
    let settings = "/api/v1/me/notice-settings";
    let saved = world
        .call(Method::PUT, settings, &world.bob, wishes, &[])
        .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let before = world.log_position();
    for _ in 0..2 {
        let (status, text) = page(&world, Method::GET, &path, "").await;
        assert_eq!(status, 200, "{text}");
        assert!(text.contains("lang=\"en\""), "{text}");
        assert!(text.contains("Peony") && text.contains("Alice"), "{text}");
        assert!(!text.contains("<script"), "{text}");
    }
    assert_eq!(world.log_position(), before, "looking changes nothing");
    let (status, _) = page(&world, Method::POST, &path, "verdict=maybe").await;
    assert_eq!(status, 400);
    for broken in ["/approve/%ff", "/approve/half", "/here/%00"] {
        let (status, text) = page(&world, Method::GET, broken, "").await;
        assert_eq!(status, 410, "{broken}");
        assert!(text.starts_with("<!doctype html>"), "{text}");
    }
    let forged = format!("/approve/{}", "0".repeat(64));
    let (status, _) = page(&world, Method::POST, &forged, "verdict=approve").await;
    assert_eq!(status, 410);
    let body = "reason=too+late&verdict=decline";
    let (status, _) = page(&world, Method::POST, &path, body).await;
    assert_eq!(status, 200);
    let (status, _) = page(&world, Method::POST, &path, "verdict=approve").await;
    assert_eq!(status, 410, "a link serves once");
    let (status, _) = page(&world, Method::GET, &path, "").await;
    assert_eq!(status, 410);
    let mine = world
        .get("/api/v1/approvals?mine=asked", &world.alice)
        .await
        .body;
    assert_eq!(mine["items"][0]["state"], "declined");
    assert_eq!(mine["items"][0]["reason"], "too late");
}

/// The address behind the link by which the reader of a mail decides.
fn link_in(text: &str) -> String {
    let lines = text.lines();
    let mut found = lines.filter_map(|line| line.strip_prefix("https://rooms.example.org"));
    let found = found.find(|path| path.starts_with("/approve/"));
    found.unwrap_or_else(|| panic!("{text}")).to_owned()
}

#[tokio::test]
async fn the_link_in_a_mail_works_once_and_for_its_reader() {
    let (world, _) = asked().await;
    let fake = with_mail(&world);
    world.book("10:00", "11:00").await;
    a_minute_later(&world).await;
    let mails = fake.take();
    let asks_bob = mails
        .iter()
        .find(|mail| mail.to.address == "bob@example.org");
    let text = &asks_bob.unwrap().text;
    let html = &asks_bob.unwrap().html;
    let path = link_in(text);
    assert!(html.contains(&path), "{html}");
    let others = mails
        .iter()
        .filter(|mail| mail.to.address != "bob@example.org");
    assert!(!others.clone().any(|mail| mail.text.contains("/approve/")));
    let (status, shown) = page(&world, Method::GET, &path, "").await;
    assert_eq!(status, 200, "{shown}");
    let (status, _) = page(&world, Method::POST, &path, "verdict=approve").await;
    assert_eq!(status, 200);
    let (status, _) = page(&world, Method::POST, &path, "verdict=decline").await;
    assert_eq!(status, 410, "replayed");
    let mine = "/api/v1/approvals?mine=asked";
    let mine = world.get(mine, &world.alice).await.body;
    assert_eq!(mine["items"][0]["state"], "approved");
    assert_eq!(mine["items"][0]["votes"][0]["person"]["name"], "Bob");
}

#[tokio::test]
async fn who_asked_for_a_change_hears_that_the_booking_stands() {
    let (world, _) = asked().await;
    let booked = world.book("10:00", "11:00").await.body;
    let path = format!("/api/v1/meetings/{}", booked["id"].as_str().unwrap());
    let approve = format!("{path}/approve");
    let yes = world.post(&approve, &world.bob, json!({})).await;
    assert_eq!(yes.status, 200);
    a_minute_later(&world).await;
    let moved = json!({"start": "2026-03-03T13:00:00Z"});
    world.patch(&path, &world.alice, moved).await;
    a_minute_later(&world).await;
    let no = json!({"reason": "the board meets"});
    let declined = world.post(&format!("{path}/decline"), &world.bob, no).await;
    assert_eq!(declined.body["state"], "confirmed", "{}", declined.body);
    let fake = with_mail(&world);
    a_minute_later(&world).await;
    let inbox = world.get("/api/v1/inbox", &world.alice).await.body;
    assert_eq!(inbox["items"][0]["kind"], "changeDeclined", "{inbox}");
    let mail = fake.take();
    let mail = mail
        .iter()
        .find(|mail| mail.to.address == "alice@example.org");
    assert!(mail.unwrap().text.contains("the board meets"));
}
