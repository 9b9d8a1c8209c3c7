//! The log over HTTP: who may read it, what it says, and what stays masked.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use serde_json::{Value, json};

use super::world::{NOW, World, read};

async fn auditor(world: &World, place: Option<&str>) {
    let bob = world.get("/api/v1/me", &world.bob).await.body;
    let scope = match place {
        Some(id) => json!({"kind": "place", "id": id}),
        None => json!({"kind": "all"}),
    };
    let wanted = json!({"subject": {"kind": "person", "id": bob["person"]["id"]},
        "role": "auditor", "scope": scope});
    let given = world.post("/api/v1/grants", &world.admin, wanted).await;
    assert_eq!(given.status, 201, "{}", given.body);
}

fn id(body: &Value) -> String {
    body["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_auditor_finds_who_did_what_and_what_changed() {
    let world = World::new().await;
    auditor(&world, None).await;
    let meeting = id(&world.book("10:00", "11:00").await.body);
    let path = format!("/api/v1/meetings/{meeting}");
    let later = json!({"end": "2026-03-03T11:30:00Z"});
    assert_eq!(world.patch(&path, &world.alice, later).await.status, 200);
    let asked = format!("/api/v1/audit?subject={meeting}");
    let found = world.get(&asked, &world.bob).await;
    assert_eq!(found.status, 200, "{}", found.body);
    let [changed, booked] = &found.body["items"].as_array().unwrap()[..] else {
        panic!("{}", found.body);
    };
    assert_eq!(booked["kind"], "meeting.booked");
    assert_eq!(changed["kind"], "meeting.changed");
    assert_eq!(
        (&changed["person"], &changed["origin"]),
        (&json!("Alice"), &json!("api"))
    );
    assert_eq!(
        (&changed["title"], &changed["masked"]),
        (&json!("Sync"), &json!(false))
    );
    assert!(changed["sessionId"].is_string());
    let fields: Vec<_> = changed["changes"].as_array().unwrap().iter().collect();
    let span = fields
        .iter()
        .find(|field| field["field"] == "span")
        .unwrap();
    assert_eq!(span["before"]["until"], "2026-03-03T11:00:00Z");
    assert_eq!(span["after"]["until"], "2026-03-03T11:30:00Z");
    let refused = world.get("/api/v1/audit", &world.alice).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    assert_eq!(world.get("/api/v1/audit", "").await.status, 401);
    let wrong = world.get("/api/v1/audit?origin=moon", &world.bob).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn the_log_is_searched_in_every_way_and_paged() {
    let world = World::new().await;
    auditor(&world, None).await;
    let me = world.get("/api/v1/me", &world.alice).await.body;
    let alice = me["person"]["id"].as_str().unwrap().to_owned();
    let meeting = id(&world.book("10:00", "11:00").await.body);
    let count = async |query: &str| {
        let path = format!("/api/v1/audit?{query}");
        let found = world.get(&path, &world.bob).await;
        let items = found.body["items"].as_array().cloned();
        items
            .unwrap_or_else(|| panic!("{query}: {}", found.body))
            .len()
    };
    assert_eq!(count("kind=meeting").await, 1);
    assert_eq!(count("kind=meeting.cancelled").await, 0);
    assert_eq!(count(&format!("query={}", &meeting[20..])).await, 1);
    assert_eq!(
        count(&format!("kind=meeting&place={}", world.peony)).await,
        1
    );
    assert_eq!(
        count(&format!("kind=meeting&place={}", world.rose)).await,
        0
    );
    assert_eq!(count(&format!("kind=meeting&person={alice}")).await, 1);
    assert!(
        count(&format!("kind=person&person={alice}")).await >= 1,
        "as what it happened to"
    );
    assert_eq!(count("kind=session&origin=web").await, 3);
    assert_eq!(count(&format!("from={NOW}&until={NOW}")).await, 0);
    assert_eq!(count("until=2020-01-01T00:00:00Z").await, 0);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/audit?limit=3&cursor={cursor}");
        let page = world.get(&path, &world.bob).await.body;
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 3);
        seen.extend(items.iter().map(|line| line["id"].as_i64().unwrap()));
        match page["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    let all = count("limit=200").await;
    assert_eq!(seen.len(), all);
    assert!(seen.windows(2).all(|pair| pair[0] > pair[1]), "{seen:?}");
}

#[tokio::test]
async fn what_a_private_meeting_is_about_stays_masked() {
    let world = World::new().await;
    auditor(&world, None).await;
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    wish["subject"] = json!("Merger");
    let meeting = world.post("/api/v1/meetings", &world.alice, wish).await;
    let meeting = id(&meeting.body);
    for path in [
        format!("/api/v1/audit?subject={meeting}"),
        "/api/v1/audit/export".to_owned(),
        format!("/api/v1/meetings/{meeting}/history"),
        format!("/api/v1/meetings/{meeting}/at?instant={NOW}"),
        format!("/api/v1/rooms/{}/at?instant={NOW}", world.peony),
    ] {
        let answer = world.get(&path, &world.bob).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        assert!(!answer.body.to_string().contains("Merger"), "{path}");
    }
    let own = format!("/api/v1/meetings/{meeting}/history");
    let own = world.get(&own, &world.alice).await.body;
    assert_eq!(own["items"][0]["title"], "Merger");
}

#[tokio::test]
async fn an_auditor_of_one_room_sees_that_room() {
    let world = World::new().await;
    auditor(&world, Some(&world.peony)).await;
    world.book("10:00", "11:00").await;
    let mut wish = world.wish("10:00", "11:00");
    wish["roomIds"] = json!([world.rose]);
    world.post("/api/v1/meetings", &world.alice, wish).await;
    let seen = world.get("/api/v1/audit", &world.bob).await.body;
    let kinds: Vec<_> = seen["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["kind"])
        .collect();
    assert_eq!(kinds, ["meeting.booked", "place.saved"], "{seen}");
    let other = format!("/api/v1/audit?place={}", world.rose);
    assert_eq!(
        world.get(&other, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    let other = format!("/api/v1/rooms/{}/at?instant={NOW}", world.rose);
    assert_eq!(
        world.get(&other, &world.bob).await.refusal(),
        (403, "forbidden")
    );
}

#[tokio::test]
async fn a_room_is_looked_at_as_it_was() {
    let world = World::new().await;
    let meeting = id(&world.book("10:00", "11:00").await.body);
    world.clock.set("2026-03-03T10:30:00Z".parse().unwrap());
    let end = format!("/api/v1/meetings/{meeting}/end");
    assert_eq!(world.post(&end, &world.alice, json!({})).await.status, 200);
    let at = async |instant: &str| {
        let path = format!("/api/v1/rooms/{}/at?instant={instant}", world.peony);
        world.get(&path, &world.admin).await
    };
    let before = at("2026-03-03T10:29:00Z").await.body;
    assert_eq!(before["place"]["name"], "Peony");
    assert_eq!(before["holds"][0]["hold"]["until"], "2026-03-03T11:00:00Z");
    assert_eq!(before["holds"][0]["entry"]["kind"], "meeting.booked");
    assert_eq!(before["holds"][0]["entry"]["person"], "Alice");
    let after = at("2026-03-03T10:30:00Z").await.body;
    assert_eq!(after["holds"], json!([]));
    let early = at("2026-03-01T10:30:00Z").await.body;
    assert_eq!(
        (&early["place"], &early["holds"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(early["logFrom"], NOW);
    assert_eq!(
        at("2026-03-04T00:00:00Z").await.refusal(),
        (422, "invalid_value")
    );
    let path = format!("/api/v1/meetings/{meeting}/at?instant=2026-03-03T10:29:00Z");
    let then = world.get(&path, &world.alice).await.body;
    assert_eq!(
        (&then["state"], &then["version"]),
        (&json!("confirmed"), &json!(1))
    );
    let path = format!("/api/v1/meetings/{meeting}/at?instant=2026-03-01T00:00:00Z");
    assert_eq!(
        world.get(&path, &world.alice).await.refusal(),
        (404, "not_found")
    );
    assert_eq!(
        world.get(&path, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    let path = format!("/api/v1/meetings/{meeting}/history?limit=1");
    let page = world.get(&path, &world.alice).await.body;
    assert_eq!(page["items"][0]["kind"], "meeting.endedEarly");
    let next = format!("{path}&cursor={}", page["nextCursor"].as_str().unwrap());
    let page = world.get(&next, &world.alice).await.body;
    assert_eq!(page["items"][0]["kind"], "meeting.booked");
    assert_eq!(page["nextCursor"], Value::Null);
}

#[tokio::test]
async fn the_log_goes_out_as_a_table_and_as_lines() {
    let world = World::new().await;
    world.book("10:00", "11:00").await;
    let text = async |format: &str| {
        let request = Request::get(format!("/api/v1/audit/export?format={format}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", world.admin))
            .body(Body::empty())
            .unwrap();
        let answer = world.send(request).await;
        assert_eq!(answer.status(), 200);
        let name = answer.headers()[header::CONTENT_DISPOSITION]
            .to_str()
            .unwrap();
        assert_eq!(name, format!("attachment; filename=\"audit.{format}\""));
        let bytes = axum::body::to_bytes(answer.into_body(), 1 << 24)
            .await
            .unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let lines = text("ndjson").await;
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(
        lines
            .windows(2)
            .all(|pair| pair[0]["id"].as_i64() < pair[1]["id"].as_i64())
    );
    assert_eq!(lines.last().unwrap()["kind"], "meeting.booked");
    let table = text("csv").await;
    assert_eq!(table.lines().count(), lines.len() + 1);
    assert!(table.starts_with("id,at,kind,"));
    let last = table.lines().last().unwrap();
    assert!(
        last.contains("\"meeting.booked\"") && last.contains("\"\"state\"\""),
        "{last}"
    );
    let refused = world.get("/api/v1/audit/export", &world.alice).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    assert_eq!(world.get("/api/v1/audit/export", "").await.status, 401);
}

#[tokio::test]
async fn the_log_keeps_from_where_somebody_came() {
    let world = World::new().await;
    let sign_in = async |peer: &str, forwarded: &str| {
        let body = json!({"login": "alice", "password": "correct horse"}).to_string();
        let mut request = Request::post("/api/v1/sessions")
            .body(Body::from(body))
            .unwrap();
        let peer: std::net::SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let forwarded = forwarded.parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", forwarded);
        assert_eq!(read(world.send(request).await).await.status, 201);
        let path = "/api/v1/audit?kind=session.opened&limit=1";
        let found = world.get(path, &world.admin).await.body;
        assert!(found["items"][0]["sessionId"].is_string());
        found["items"][0]["address"].as_str().unwrap().to_owned()
    };
    assert_eq!(sign_in("192.0.2.7:99", "203.0.113.1").await, "192.0.2.7");
    assert_eq!(sign_in("[::ffff:192.0.2.7]:99", "x").await, "192.0.2.7");
    let proxy = "127.0.0.1:99";
    assert_eq!(
        sign_in(proxy, "198.51.100.1, 203.0.113.1").await,
        "203.0.113.1"
    );
    assert_eq!(sign_in(proxy, "not an address").await, "127.0.0.1");
}
