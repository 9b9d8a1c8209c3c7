//! Notices over HTTP: the inbox and its live event, wishes, words, the log of deliveries, and a
//! test of mail.

use std::sync::Arc;

use app::notice::{Fake, Mailbox, Undelivered};
use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Answer, World};

/// A minute later, after what has to be said was said.
pub(super) async fn a_minute_later(world: &World) {
    world.clock.advance(jiff::SignedDuration::from_mins(1));
    let app = world.app.clone();
    tokio::task::spawn_blocking(move || {
        app.watch_notices("test").unwrap();
        app.deliver_notices("test").unwrap();
    })
    .await
    .unwrap();
}

/// Alice books Peony and invites bob.
async fn invite_bob(world: &World) -> String {
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"personId": bob}, {"email": "eve@else.org"}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    booked.body["id"].as_str().unwrap().to_owned()
}

pub(super) fn with_mail(world: &World) -> Arc<Fake> {
    let fake = Arc::new(Fake::default());
    let from = Mailbox {
        name: None,
        address: "rooms@example.org".to_owned(),
    };
    world
        .app
        .set_post(Some((fake.clone(), from)), "https://rooms.example.org");
    fake
}

async fn put(world: &World, path: &str, token: &str, body: Value, tag: &str) -> Answer {
    let body = body.to_string().into_bytes();
    world
        .call(Method::PUT, path, token, Some(body), &[("if-match", tag)])
        .await
}

#[tokio::test]
async fn an_inbox_speaks_the_language_of_the_page() {
    let world = World::new().await;
    invite_bob(&world).await;
    a_minute_later(&world).await;
    for (language, subject) in [
        ("en", "Invitation: Sync"),
        ("zh-CN", "会议邀请：Sync"),
        ("zh-TW", "會議邀請：Sync"),
    ] {
        let headers = [("accept-language", language)];
        let inbox = world
            .call(Method::GET, "/api/v1/inbox", &world.bob, None, &headers)
            .await;
        assert_eq!(inbox.body["items"][0]["subject"], subject, "{language}");
    }
}

#[tokio::test]
async fn an_inbox_shows_what_its_owner_was_told_and_nobody_elses() {
    let world = World::new().await;
    let meeting = invite_bob(&world).await;
    a_minute_later(&world).await;
    let inbox = world.get("/api/v1/inbox", &world.bob).await.body;
    assert_eq!(inbox["unread"], 1);
    let item = &inbox["items"][0];
    assert_eq!(
        (&item["kind"], &item["meetingId"]),
        (&json!("invited"), &json!(meeting))
    );
    assert!(item["subject"].as_str().unwrap().contains("Sync"));
    let path = format!("/api/v1/inbox/{}/read", item["id"].as_str().unwrap());
    let foreign = world.post(&path, &world.alice, json!({})).await;
    assert_eq!(foreign.refusal(), (404, "not_found"));
    assert_eq!(
        world.get("/api/v1/inbox", &world.alice).await.body["unread"],
        0
    );
    for _ in 0..2 {
        assert_eq!(world.post(&path, &world.bob, json!({})).await.status, 204);
    }
    assert_eq!(
        world.get("/api/v1/inbox", &world.bob).await.body["unread"],
        0
    );
    let up_to = json!({"upTo": item["id"]});
    let all = world.post("/api/v1/inbox/read", &world.bob, up_to).await;
    assert_eq!(all.body["count"], 0);
    let unknown = json!({"upTo": meeting});
    let refused = world.post("/api/v1/inbox/read", &world.bob, unknown).await;
    assert_eq!(refused.refusal(), (404, "not_found"));
}

#[tokio::test]
async fn wishes_have_a_version_and_bounds() {
    let world = World::new().await;
    let path = "/api/v1/me/notice-settings";
    let usual = world.get(path, &world.bob).await;
    assert_eq!(
        (&usual.body["remindMinutes"], &usual.headers["etag"]),
        (&json!(15), &"\"0\"".parse().unwrap())
    );
    let wishes = json!({"remindMinutes": 30, "digest": "daily", "language": "en",
        "channels": {"invited": ["inbox"]}, "quiet": {"from": "22:00", "until": "07:00"}});
    let saved = put(&world, path, &world.bob, wishes.clone(), "\"0\"").await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.body["channels"]["invited"], json!(["inbox"]));
    let stale = put(&world, path, &world.bob, wishes, "\"0\"").await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let long = put(
        &world,
        path,
        &world.bob,
        json!({"remindMinutes": 99_999}),
        "*",
    )
    .await;
    assert_eq!(long.refusal(), (422, "invalid_value"));
    let unknown = put(
        &world,
        path,
        &world.bob,
        json!({"channels": {"gossip": []}}),
        "*",
    )
    .await;
    assert_eq!(unknown.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn own_words_are_for_administrators_and_hold_known_places_only() {
    let world = World::new().await;
    let (list, one) = (
        "/api/v1/notices/templates",
        "/api/v1/notices/templates/invited.en",
    );
    let words = json!({"subject": "Come: {meeting}", "body": "Dear {reader},\n\nplease come."});
    let forbidden = (403, "forbidden");
    assert_eq!(world.get(list, &world.alice).await.refusal(), forbidden);
    let foreign = put(&world, one, &world.alice, words.clone(), "*").await;
    assert_eq!(foreign.refusal(), forbidden);
    let saved = put(&world, one, &world.admin, words.clone(), "\"0\"").await;
    assert_eq!(
        (saved.status.as_u16(), &saved.body["own"]),
        (200, &json!(true))
    );
    let wrong = json!({"subject": "{meting}", "body": "x"});
    let refused = put(&world, one, &world.admin, wrong.clone(), "*").await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    assert_eq!(refused.body["params"]["accepted"]["name"], "meting");
    let preview = json!({"kind": "invited", "language": "en"});
    let path = "/api/v1/notices/templates/preview";
    let shown = world.post(path, &world.admin, preview.clone()).await.body;
    assert!(
        shown["subject"].as_str().unwrap().starts_with("Come: "),
        "{shown}"
    );
    let mut tried = preview.clone();
    tried["template"] = wrong;
    assert_eq!(
        world.post(path, &world.admin, tried).await.refusal(),
        (422, "invalid_value")
    );
    assert_eq!(
        world.post(path, &world.alice, preview).await.refusal(),
        forbidden
    );
    let gone = world
        .call(Method::DELETE, one, &world.admin, None, &[])
        .await;
    assert_eq!(gone.status, 204);
    let foreign = world
        .call(Method::DELETE, one, &world.alice, None, &[])
        .await;
    assert_eq!(foreign.refusal(), forbidden);
    let all = world.get(list, &world.admin).await.body;
    let invited = all["items"].as_array().unwrap().iter();
    let invited = invited
        .clone()
        .find(|one| one["id"] == "invited.en")
        .unwrap();
    assert_eq!(invited["own"], false);
    let nothing = put(
        &world,
        "/api/v1/notices/templates/gossip.en",
        &world.admin,
        words,
        "*",
    )
    .await;
    assert_eq!(nothing.refusal(), (404, "not_found"));
}

#[tokio::test]
async fn an_administrator_sees_what_became_of_each_message() {
    let world = World::new().await;
    let fake = with_mail(&world);
    let (code, text) = (550, "nobody here".to_owned());
    fake.refuse("eve@else.org", Some(Undelivered::Refused { code, text }));
    let meeting = invite_bob(&world).await;
    a_minute_later(&world).await;
    let log = "/api/v1/notices/deliveries";
    assert_eq!(
        world.get(log, &world.alice).await.refusal(),
        (403, "forbidden")
    );
    let bounced = world
        .get(
            &format!("{log}?state=bounced&meeting={meeting}"),
            &world.admin,
        )
        .await;
    let items = bounced.body["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["address"], "eve@else.org");
    assert!(items[0]["lastError"].as_str().unwrap().contains("550"));
    let sent = world
        .get(&format!("{log}?state=sent&limit=1"), &world.admin)
        .await
        .body;
    assert!(sent["nextCursor"].is_string(), "to alice and to bob");
    let odd = world.get(&format!("{log}?state=lost"), &world.admin).await;
    assert_eq!(odd.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn a_test_mail_says_whether_mail_works() {
    let world = World::new().await;
    let (path, body) = ("/api/v1/notices/test", json!({"to": "ada@example.org"}));
    let off = world.post(path, &world.admin, body.clone()).await;
    assert_eq!(off.refusal(), (409, "mail_off"));
    let fake = with_mail(&world);
    assert_eq!(
        world.post(path, &world.admin, body.clone()).await.status,
        204
    );
    assert_eq!(fake.take().len(), 1);
    fake.break_down(Some(Undelivered::Unauthorized("535 no".to_owned())));
    let broken = world.post(path, &world.admin, body.clone()).await;
    assert_eq!(broken.refusal(), (502, "not_delivered"));
    assert_eq!(
        world.post(path, &world.alice, body).await.refusal(),
        (403, "forbidden")
    );
    let odd = world
        .post(path, &world.admin, json!({"to": "a@b\r\nRCPT"}))
        .await;
    assert_eq!(odd.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn without_mail_the_inbox_works_and_nothing_waits() {
    let world = World::new().await;
    invite_bob(&world).await;
    a_minute_later(&world).await;
    let waiting = world
        .get("/api/v1/notices/deliveries?state=queued", &world.admin)
        .await;
    assert_eq!(waiting.body["items"], json!([]));
    let off = world
        .get("/api/v1/notices/deliveries?state=off", &world.admin)
        .await;
    assert_eq!(
        off.body["items"].as_array().unwrap().len(),
        2,
        "bob and the guest"
    );
    assert_eq!(
        world.get("/api/v1/inbox", &world.bob).await.body["unread"],
        1
    );
}

#[tokio::test]
async fn what_bounced_is_found_by_its_address_and_sent_again() {
    let world = World::new().await;
    let fake = with_mail(&world);
    let gone = Undelivered::Refused {
        code: 550,
        text: "no such mailbox".to_owned(),
    };
    fake.refuse("eve@else.org", Some(gone));
    invite_bob(&world).await;
    a_minute_later(&world).await;
    let path = "/api/v1/notices/deliveries";
    let found = world
        .get(&format!("{path}?address=EVE@"), &world.admin)
        .await;
    let items = found.body["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 1, "{}", found.body);
    assert_eq!(items[0]["state"], "bounced");
    let again = format!("{path}/{}/retry", items[0]["id"].as_str().unwrap());
    let denied = world.post(&again, &world.alice, json!({})).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let stranger = world.post(&again, "", json!({})).await;
    assert_eq!(stranger.refusal(), (401, "not_signed_in"));
    fake.refuse("eve@else.org", None);
    let queued = world.post(&again, &world.admin, json!({})).await;
    assert_eq!(queued.status, 200, "{}", queued.body);
    assert_eq!(queued.body["state"], "queued");
    a_minute_later(&world).await;
    let found = world
        .get(&format!("{path}?address=eve"), &world.admin)
        .await;
    assert_eq!(found.body["items"][0]["state"], "sent", "{}", found.body);
    let twice = world.post(&again, &world.admin, json!({})).await;
    assert_eq!(twice.refusal(), (409, "nothing_to_retry"));
    assert_eq!(twice.body["params"]["state"], "sent");
}

#[tokio::test]
async fn words_are_tried_by_a_mail_to_oneself() {
    let world = World::new().await;
    let fake = with_mail(&world);
    let path = "/api/v1/notices/test";
    let sample = |body: &str| {
        json!({"to": "ada@example.org", "sample": {"kind": "invited", "language": "en",
            "template": {"subject": "Come: {meeting}", "body": body}}})
    };
    let sent = world.post(path, &world.admin, sample("At {time}.")).await;
    assert_eq!(sent.status, 204, "{}", sent.body);
    let message = fake.take().pop().unwrap();
    assert!(message.subject.starts_with("Come: "), "{}", message.subject);
    assert!(!message.text.contains('{'), "{}", message.text);
    let wrong = world.post(path, &world.admin, sample("At {tiem}.")).await;
    assert_eq!(wrong.refusal(), (422, "invalid_value"));
    assert_eq!(wrong.body["params"]["field"], "body");
    assert_eq!(wrong.body["params"]["accepted"]["name"], "tiem");
}
