//! Signing in and out, cookies and their guard, the first administrator, one's own profile.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request};
use serde_json::json;

use super::world::{Answer, World, read};

const GUARD: (&str, &str) = ("x-requested-with", "smart-meeting");

#[tokio::test]
async fn a_wrong_password_is_refused_and_too_many_rest() {
    let world = World::new().await;
    let wrong = json!({"login": "alice", "password": "wrong"});
    for _ in 0..10 {
        let answer = world.post("/api/v1/sessions", "", wrong.clone()).await;
        assert_eq!(answer.refusal(), (401, "wrong_password"));
    }
    let answer = world.post("/api/v1/sessions", "", wrong).await;
    assert_eq!(answer.refusal(), (429, "too_many_attempts"));
    assert!(answer.headers.contains_key("retry-after"));
    let nobody = json!({"login": "nobody", "password": "wrong"});
    let answer = world.post("/api/v1/sessions", "", nobody).await;
    assert_eq!(answer.refusal(), (401, "wrong_password"));
}

/// Signs alice in from an address; a proxy on this machine says so.
async fn sign_in_from(world: &World, address: &str, password: &str) -> Answer {
    let body = json!({"login": "alice", "password": password}).to_string();
    let mut request = Request::post("/api/v1/sessions")
        .body(Body::from(body))
        .unwrap();
    let peer: std::net::SocketAddr = "127.0.0.1:99".parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    let address = address.parse().unwrap();
    request.headers_mut().insert("x-forwarded-for", address);
    read(world.send(request).await).await
}

#[tokio::test]
async fn a_stranger_who_guesses_shuts_nobody_out_and_is_slowed_everywhere() {
    let world = World::new().await;
    let home = "203.0.113.7";
    let in_order = sign_in_from(&world, home, "correct horse").await;
    assert_eq!(in_order.status, 201);
    let mut guesses = 0;
    for number in 0..12 {
        let address = format!("198.51.100.{number}");
        for _ in 0..11 {
            let refused = sign_in_from(&world, &address, "wrong").await;
            match refused.refusal() {
                (401, "wrong_password") => guesses += 1,
                other => assert_eq!(other, (429, "too_many_attempts")),
            }
        }
    }
    assert_eq!(guesses, 100, "all ways together are braked");
    let from_elsewhere = sign_in_from(&world, "192.0.2.1", "correct horse").await;
    assert_eq!(from_elsewhere.refusal(), (429, "too_many_attempts"));
    assert!(from_elsewhere.headers.contains_key("retry-after"));
    let at_home = sign_in_from(&world, home, "correct horse").await;
    assert_eq!(at_home.status, 201, "{}", at_home.body);
    // Who is signed in changes their password whatever strangers try.
    let body = json!({"current": "correct horse", "password": "another horse"}).to_string();
    let body = Some(body.into_bytes());
    let path = "/api/v1/me/password";
    let changed = world.call(Method::PUT, path, &world.alice, body, &[]).await;
    assert_eq!(changed.status, 204, "{}", changed.body);
}

/// Signs alice in from one address, in a browser that keeps these cookies.
async fn sign_in_with(world: &World, cookies: &str, password: &str) -> Answer {
    let body = json!({"login": "alice", "password": password}).to_string();
    let mut request = Request::post("/api/v1/sessions")
        .header("cookie", cookies)
        .body(Body::from(body))
        .unwrap();
    let peer: std::net::SocketAddr = "192.0.2.9:99".parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    read(world.send(request).await).await
}

/// What the browser keeps after an answer, by name.
fn kept(answer: &Answer, name: &str) -> String {
    let mut all = answer.headers.get_all("set-cookie").iter();
    let found = all.find(|cookie| cookie.as_bytes().starts_with(name.as_bytes()));
    found.unwrap().to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_stranger_at_ones_own_address_does_not_shut_out_a_browser_that_is_known() {
    let world = World::new().await;
    let first = sign_in_with(&world, "", "correct horse").await;
    let mark = kept(&first, "sm_browser");
    assert!(
        mark.contains("HttpOnly") && mark.contains("Path=/api/v1/"),
        "{mark}"
    );
    let mark = mark.split(';').next().unwrap();
    for _ in 0..10 {
        let guess = sign_in_with(&world, "", "wrong").await;
        assert_eq!(guess.refusal(), (401, "wrong_password"));
    }
    let stranger = sign_in_with(&world, "", "correct horse").await;
    assert_eq!(stranger.refusal(), (429, "too_many_attempts"));
    let forged = format!("{}0", &mark[..mark.len() - 1]);
    let forged = if forged == mark {
        format!("{}1", &mark[..mark.len() - 1])
    } else {
        forged
    };
    let stranger = sign_in_with(&world, &forged, "correct horse").await;
    assert_eq!(stranger.refusal(), (429, "too_many_attempts"));
    let own = sign_in_with(&world, mark, "correct horse").await;
    assert_eq!(own.status, 201, "{}", own.body);
    // The mark opens nothing, and does not let its owner guess for ever.
    let me = [("cookie", mark)];
    let me = world.call(Method::GET, "/api/v1/me", "", None, &me).await;
    assert_eq!(me.refusal(), (401, "not_signed_in"));
    for _ in 0..10 {
        let guess = sign_in_with(&world, mark, "wrong").await;
        assert_eq!(guess.refusal(), (401, "wrong_password"));
    }
    let guess = sign_in_with(&world, mark, "wrong").await;
    assert_eq!(guess.refusal(), (429, "too_many_attempts"));
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_at_last_however_it_is_used() {
    let world = World::new().await;
    let cookie = kept(
        &sign_in_with(&world, "", "correct horse").await,
        "sm_session",
    );
    assert!(
        cookie.contains(&format!("Max-Age={}", 90 * 24 * 3_600)),
        "{cookie}"
    );
    let day = |number: i64| {
        let start: jiff::Timestamp = super::world::NOW.parse().unwrap();
        world
            .clock
            .set(start + jiff::SignedDuration::from_hours(24 * number));
    };
    let is_in = async |token: &str| world.get("/api/v1/me", token).await.status == 200;
    day(29);
    assert!(is_in(&world.alice).await);
    day(31);
    assert!(is_in(&world.alice).await, "it was used in between");
    assert!(!is_in(&world.bob).await, "nobody used it for thirty days");
    for number in [58, 80, 88] {
        day(number);
        assert!(is_in(&world.alice).await, "day {number}");
    }
    day(90);
    assert!(!is_in(&world.alice).await, "ninety days are the end of it");
    let out = world
        .call(
            Method::DELETE,
            "/api/v1/sessions/current",
            &world.alice,
            None,
            &[],
        )
        .await;
    assert_eq!(out.refusal(), (401, "not_signed_in"));
}

#[tokio::test]
async fn what_a_stranger_says_of_where_they_come_from_counts_for_nothing() {
    let world = World::new().await;
    let mut refused = 0;
    for number in 0..20 {
        let body = json!({"login": "alice", "password": "wrong"}).to_string();
        let mut request = Request::post("/api/v1/sessions")
            .body(Body::from(body))
            .unwrap();
        let peer: std::net::SocketAddr = "192.0.2.9:99".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let made_up = format!("10.0.0.{number}").parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", made_up);
        let answer = read(world.send(request).await).await;
        refused += i32::from(answer.refusal() == (429, "too_many_attempts"));
    }
    assert_eq!(refused, 10);
}

#[tokio::test]
async fn a_cookie_changes_things_only_with_the_guard() {
    let world = World::new().await;
    let body = json!({"login": "alice", "password": "correct horse"});
    let signed_in = world.post("/api/v1/sessions", "", body).await;
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    let pair = cookie.split(';').next().unwrap();
    let me = world
        .call(Method::GET, "/api/v1/me", "", None, &[("cookie", pair)])
        .await;
    assert_eq!(me.body["person"]["login"], "alice");
    let wish = world.wish("10:00", "11:00").to_string().into_bytes();
    let unguarded = world
        .call(
            Method::POST,
            "/api/v1/meetings",
            "",
            Some(wish.clone()),
            &[("cookie", pair)],
        )
        .await;
    assert_eq!(unguarded.refusal(), (403, "csrf_header_missing"));
    let guarded = world
        .call(
            Method::POST,
            "/api/v1/meetings",
            "",
            Some(wish),
            &[("cookie", pair), GUARD],
        )
        .await;
    assert_eq!(guarded.status, 201);
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once() {
    let world = World::new().await;
    let out = world
        .call(
            Method::DELETE,
            "/api/v1/sessions/current",
            &world.bob,
            None,
            &[],
        )
        .await;
    assert_eq!(out.status, 204);
    assert_eq!(
        world.get("/api/v1/me", &world.bob).await.refusal(),
        (401, "not_signed_in")
    );
    assert_eq!(world.get("/api/v1/me", &world.alice).await.status, 200);
}

#[tokio::test]
async fn the_first_administrators_link_works_once() {
    let world = World::without_people().await;
    let first = world.app.make_link(app::person::WELCOME, 1).unwrap();
    let later = world.app.make_link(app::person::WELCOME, 1).unwrap();
    let body = |link: &app::access::Token, password: &str| json!({"token": link.as_str(), "login": "first", "name": "First", "password": password});
    let short = world
        .post("/api/v1/welcome", "", body(&first, "short"))
        .await;
    assert_eq!(short.refusal(), (422, "invalid_value"));
    let full = body(&first, "long enough").to_string().into_bytes();
    let browser = [("accept-language", "zh-Hant-TW,zh;q=0.9,en;q=0.8")];
    let path = "/api/v1/welcome";
    let welcome = world
        .call(Method::POST, path, "", Some(full), &browser)
        .await;
    assert_eq!(welcome.status, 201, "{}", welcome.body);
    assert_eq!(welcome.body["person"]["language"], "zh-TW");
    for link in [&first, &later] {
        let again = world
            .post("/api/v1/welcome", "", body(link, "long enough"))
            .await;
        assert_eq!(again.refusal(), (410, "link_spent"), "every link is spent");
    }
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_whoever_had_the_old_one() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let path = format!(
        "/api/v1/people/{}/password",
        me["person"]["id"].as_str().unwrap()
    );
    let put = |token: String, password: &'static str| {
        let body = json!({"password": password}).to_string().into_bytes();
        let (world, path) = (&world, path.clone());
        async move {
            world
                .call(Method::PUT, &path, &token, Some(body), &[])
                .await
        }
    };
    assert_eq!(
        put(world.alice.clone(), "battery staple").await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(
        put(world.admin.clone(), "short").await.refusal(),
        (422, "invalid_value")
    );
    assert_eq!(put(world.admin.clone(), "battery staple").await.status, 204);
    let out = world.get("/api/v1/me", &world.bob).await;
    assert_eq!(out.refusal(), (401, "not_signed_in"));
    let body = json!({"login": "bob", "password": "battery staple"});
    assert_eq!(world.post("/api/v1/sessions", "", body).await.status, 201);
}

#[tokio::test]
async fn odd_logins_are_wrong_and_nothing_more() {
    let world = World::new().await;
    let nul = json!({"login": "a\u{0}b", "password": "x"});
    let answer = world.post("/api/v1/sessions", "", nul).await;
    assert_eq!(answer.refusal(), (422, "invalid_value"));
    for login in ["a\nb", "", &"x".repeat(100_000)] {
        let body = json!({"login": login, "password": "x"});
        let answer = world.post("/api/v1/sessions", "", body).await;
        assert_eq!(answer.refusal(), (401, "wrong_password"));
    }
    let people = world.get("/api/v1/people?query=%00", &world.alice).await;
    assert_eq!(people.refusal(), (422, "invalid_value"));
    let junk = json!({"roomCode": "p", "sensor": "s", "at": "2026-03-02T07:59:00Z", "x": "\u{0}"});
    let reading = world
        .post("/api/v1/ingest/presence", &world.sensor, junk)
        .await;
    assert_eq!(reading.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn ones_own_profile() {
    let world = World::new().await;
    let patch = json!({"language": "en", "timeZone": "Asia/Shanghai", "email": null});
    let changed = world.patch("/api/v1/me", &world.alice, patch).await;
    assert_eq!(changed.body["timeZone"], "Asia/Shanghai");
    assert_eq!(changed.body["email"], json!(null));
    let zone = world
        .patch("/api/v1/me", &world.alice, json!({"timeZone": "Mars/Base"}))
        .await;
    assert_eq!(zone.refusal(), (422, "invalid_value"));
    let language = world
        .patch("/api/v1/me", &world.alice, json!({"language": "tlh"}))
        .await;
    assert_eq!(language.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let world = World::new().await;
    let path = "/api/v1/me/password";
    let put = |token: String, current: &str, next: &str| {
        let body = json!({"current": current, "password": next}).to_string();
        let world = &world;
        async move {
            let body = Some(body.into_bytes());
            world.call(Method::PUT, path, &token, body, &[]).await
        }
    };
    let alice = || world.alice.clone();
    assert_eq!(put(String::new(), "x", "y").await.status, 401);
    let wrong = put(alice(), "wrong horse", "another horse").await;
    assert_eq!(wrong.refusal(), (401, "wrong_password"));
    let short = put(alice(), "correct horse", "short one").await;
    assert_eq!(short.refusal(), (422, "invalid_value"));
    let other = json!({"login": "alice", "password": "correct horse"});
    let other = world.post("/api/v1/sessions", "", other).await;
    let other = other.body["token"].as_str().unwrap().to_owned();
    assert_eq!(
        put(alice(), "correct horse", "another horse").await.status,
        204
    );
    assert_eq!(world.get("/api/v1/me", &alice()).await.status, 200);
    assert_eq!(world.get("/api/v1/me", &other).await.status, 401);
    let again = json!({"login": "alice", "password": "another horse"});
    assert_eq!(world.post("/api/v1/sessions", "", again).await.status, 201);
}

#[tokio::test]
async fn nobody_gives_themselves_a_name_or_a_mail_address() {
    let world = World::new().await;
    let boss = json!({"email": "boss@example.org"});
    let refused = world.patch("/api/v1/me", &world.alice, boss.clone()).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let posing = world
        .patch("/api/v1/me", &world.alice, json!({"name": "Ada"}))
        .await;
    assert_eq!(posing.refusal(), (403, "forbidden"));
    let same = json!({"email": "alice@example.org", "name": "Alice", "language": "en"});
    let same = world.patch("/api/v1/me", &world.alice, same).await;
    assert_eq!(same.body["language"], "en", "{}", same.body);
    let own = json!({"email": "boss@example.org", "name": "Ada B"});
    let own = world.patch("/api/v1/me", &world.admin, own).await;
    assert_eq!(own.body["email"], "boss@example.org");
    assert_eq!(own.body["name"], "Ada B");
}
