//! The log over HTTP: who may read it, what it says, and what stays masked.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::world::{NOW, World, read};
use crate::proxy::Proxies;

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
async fn who_takes_part_in_what_is_private_is_not_told_either() {
    for place in [true, false] {
        let world = World::new().await;
        auditor(&world, place.then_some(world.peony.as_str())).await;
        let who = async |token: &str| {
            let me = world.get("/api/v1/me", token).await.body;
            me["person"]["id"].as_str().unwrap().to_owned()
        };
        let (alice, ada) = (who(&world.alice).await, who(&world.admin).await);
        let mut wish = world.wish("10:00", "11:00");
        wish["private"] = json!(true);
        wish["subject"] = json!("Merger");
        wish["attendees"] = json!([{"personId": ada, "required": true}]);
        let meeting = world.post("/api/v1/meetings", &world.alice, wish).await;
        let meeting = id(&meeting.body);
        let answer = format!("/api/v1/meetings/{meeting}/response");
        let accepts = json!({"response": "accepted"});
        let answer = world.post(&answer, &world.admin, accepts).await;
        assert!(answer.status.is_success(), "{}", answer.body);
        let mut weekly = world.wish("12:00", "13:00");
        weekly["private"] = json!(true);
        weekly["recurrence"] = json!({"rrule": "FREQ=WEEKLY;COUNT=2"});
        let weekly = world.post("/api/v1/meetings", &world.alice, weekly).await;
        assert_eq!(weekly.status, 201, "{}", weekly.body);
        let wait = json!({"subject": "Merger", "private": true, "roomIds": [world.peony],
            "earliest": "2026-03-03T10:00:00Z", "latest": "2026-03-03T11:00:00Z", "minutes": 60});
        let wait = world.post("/api/v1/waitings", &world.alice, wait).await;
        assert_eq!(wait.status, 201, "{}", wait.body);
        // It waits first, and is served then.
        let cancel = format!("/api/v1/meetings/{meeting}/cancel");
        let cancelled = world.post(&cancel, &world.alice, json!({})).await;
        assert_eq!(cancelled.status, 200, "{}", cancelled.body);
        world.clock.advance(SignedDuration::from_mins(1));
        world.app.watch_notices("test").unwrap();

        let kinds = [
            "meeting",
            "series",
            "attendance",
            "approval",
            "waiting",
            "notice",
            "swap",
        ];
        let mut paths: Vec<_> = kinds
            .iter()
            .map(|kind| format!("/api/v1/audit?kind={kind}"))
            .collect();
        paths.push("/api/v1/audit/export?kind=meeting".to_owned());
        paths.push("/api/v1/audit/export?kind=attendance&format=csv".to_owned());
        paths.push("/api/v1/audit/export?kind=notice".to_owned());
        paths.push(format!("/api/v1/audit?subject={meeting}"));
        paths.push(format!("/api/v1/meetings/{meeting}/history"));
        paths.push(format!("/api/v1/meetings/{meeting}/at?instant={NOW}"));
        paths.push(format!("/api/v1/rooms/{}/at?instant={NOW}", world.peony));
        for path in paths {
            let said = world.get(&path, &world.bob).await;
            assert_eq!(said.status, 200, "{path}: {}", said.body);
            let said = said.body.to_string();
            for secret in [&alice, &ada, "Alice", "Merger"] {
                assert!(!said.contains(secret), "{path} tells {secret}: {said}");
            }
        }
        for sought in [
            format!("person={alice}&kind=meeting"),
            format!("person={ada}&kind=attendance"),
            format!("query={alice}&kind=meeting"),
            "query=merger".to_owned(),
        ] {
            let path = format!("/api/v1/audit?{sought}");
            let found = world.get(&path, &world.bob).await.body;
            assert_eq!(found["items"], json!([]), "{sought}");
        }
        // Those who may know do.
        let found = world
            .get(&format!("/api/v1/audit?subject={meeting}"), &world.admin)
            .await;
        let first = found.body["items"].as_array().unwrap().last().unwrap();
        assert_eq!(
            (&first["person"], &first["title"]),
            (&json!("Alice"), &json!("Merger"))
        );
    }
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
    assert_eq!(
        kinds,
        ["meeting.booked", "grant.given", "place.saved"],
        "{seen}"
    );
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
    // That the log was taken away is in the log itself, and so in what was taken away.
    let exported = lines.last().unwrap();
    assert_eq!(exported["kind"], "log.exported");
    assert_eq!(exported["details"]["format"], "ndjson");
    assert_eq!(lines[lines.len() - 2]["kind"], "meeting.booked");
    let table = text("csv").await;
    assert_eq!(table.lines().count(), lines.len() + 2);
    assert!(table.starts_with("id,at,kind,"));
    let last = table.lines().last().unwrap();
    assert!(
        last.contains("\"log.exported\"") && last.contains("\"\"csv\"\""),
        "{last}"
    );
    let refused = world.get("/api/v1/audit/export", &world.alice).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    assert_eq!(world.get("/api/v1/audit/export", "").await.status, 401);
    let found = world.get("/api/v1/audit?kind=log", &world.admin).await.body;
    let found = found["items"].as_array().unwrap();
    assert_eq!(found.len(), 2, "what is refused is not taken away");
    assert_eq!(found[0]["person"], "Ada");
}

#[tokio::test]
async fn what_people_were_told_is_shown_to_who_asks_for_it() {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"personId": bob, "required": true}]);
    assert_eq!(
        world
            .post("/api/v1/meetings", &world.alice, wish)
            .await
            .status,
        201
    );
    world.clock.advance(SignedDuration::from_mins(1));
    world.app.watch_notices("test").unwrap();
    let kinds = async |query: &str| {
        let found = world
            .get(&format!("/api/v1/audit?{query}"), &world.admin)
            .await;
        let items = found.body["items"].as_array().unwrap().clone();
        let kinds = items
            .into_iter()
            .map(|line| line["kind"].as_str().unwrap().to_owned());
        kinds.collect::<Vec<_>>()
    };
    let told = "notice.arrived".to_owned();
    assert!(kinds("").await.contains(&"meeting.booked".to_owned()));
    assert!(!kinds("").await.contains(&told));
    assert!(kinds("kind=all").await.contains(&told));
    assert!(
        kinds("kind=all")
            .await
            .contains(&"meeting.booked".to_owned())
    );
    for query in ["kind=notice", "kind=notice.arrived"] {
        assert_eq!(kinds(query).await, ["notice.arrived"], "{query}");
    }
}

#[tokio::test]
async fn a_kind_that_does_not_exist_is_refused_with_those_that_do() {
    let world = World::new().await;
    for path in ["/api/v1/audit", "/api/v1/audit/export"] {
        let refused = world.get(&format!("{path}?kind=nope"), &world.admin).await;
        assert_eq!(refused.refusal(), (400, "invalid_query"), "{path}");
        let accepted = refused.body["params"]["accepted"].as_array().unwrap();
        assert!(accepted.contains(&json!("meeting")) && accepted.contains(&json!("all")));
        let refused = world
            .get(&format!("{path}?kind=session.nope"), &world.admin)
            .await;
        let accepted = &refused.body["params"]["accepted"];
        assert_eq!(accepted, &json!(["session.closed", "session.opened"]));
    }
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

#[tokio::test]
async fn a_connection_tells_from_where_somebody_came() {
    let world = World::new().await;
    let sign_in = async |proxies: Proxies| {
        let mut stream = TcpStream::connect(world.listen(proxies).await)
            .await
            .unwrap();
        let body = json!({"login": "alice", "password": "correct horse"}).to_string();
        let request = format!(
            "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\
             X-Forwarded-For: 203.0.113.1\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let path = "/api/v1/audit?kind=session.opened&limit=1";
        let found = world.get(path, &world.admin).await.body;
        found["items"][0]["address"].as_str().unwrap().to_owned()
    };
    let believed = sign_in(Proxies::default()).await;
    assert_eq!(believed, "203.0.113.1", "this machine is a proxy");
    let forged = sign_in(Proxies::new(&[])).await;
    assert_eq!(forged, "127.0.0.1", "nobody is");
}

#[tokio::test]
async fn filters_narrow_in_every_combination() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.alice).await.body;
    let alice = me["person"]["id"].as_str().unwrap().to_owned();
    let meeting = id(&world.book("10:00", "11:00").await.body);
    world.clock.set("2026-03-02T09:00:00Z".parse().unwrap());
    world.book("12:00", "13:00").await;
    let path = format!("/api/v1/meetings/{meeting}");
    world
        .patch(&path, &world.alice, json!({"roomIds": [world.rose]}))
        .await;
    world.clock.set("2026-03-02T10:00:00Z".parse().unwrap());
    world
        .post(&format!("{path}/cancel"), &world.admin, json!({}))
        .await;
    let filters = [
        format!("subject={meeting}"),
        format!("person={alice}"),
        "kind=meeting".to_owned(),
        "origin=api".to_owned(),
        format!("place={}", world.rose),
        "from=2026-03-02T09:00:00Z".to_owned(),
        "until=2026-03-02T10:00:00Z".to_owned(),
        "query=confirmed".to_owned(),
    ];
    let found = async |query: &str| -> Vec<i64> {
        let path = format!("/api/v1/audit?limit=200&{query}");
        let body = world.get(&path, &world.admin).await.body;
        let items = body["items"].as_array().cloned();
        let items = items.unwrap_or_else(|| panic!("{query}: {body}"));
        items
            .iter()
            .map(|line| line["id"].as_i64().unwrap())
            .collect()
    };
    let all = found("").await;
    let mut alone = Vec::new();
    for filter in &filters {
        let lines = found(filter).await;
        assert!(
            !lines.is_empty() && lines.len() < all.len(),
            "{filter}: {lines:?}"
        );
        alone.push(lines);
    }
    for chosen in 0_usize..1 << filters.len() {
        let is_chosen = |at: &usize| chosen >> at & 1 == 1;
        let of: Vec<usize> = (0..filters.len()).filter(is_chosen).collect();
        let query: Vec<&str> = of.iter().map(|at| filters[*at].as_str()).collect();
        let expected: Vec<i64> = all
            .iter()
            .copied()
            .filter(|line| of.iter().all(|at| alone[*at].contains(line)))
            .collect();
        assert_eq!(found(&query.join("&")).await, expected, "{query:?}");
    }
}

#[tokio::test]
async fn pages_stay_as_they_are_while_the_log_grows() {
    let world = World::new().await;
    for hour in 10..16 {
        world
            .book(&format!("{hour}:00"), &format!("{hour}:30"))
            .await;
    }
    let page = async |cursor: &str| {
        let path = format!("/api/v1/audit?kind=meeting&limit=2&cursor={cursor}");
        world.get(&path, &world.admin).await.body
    };
    let ids = |page: &Value| -> Vec<Value> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|line| line["subjectId"].clone()).collect()
    };
    let first = page("").await;
    let cursor = first["nextCursor"].as_str().unwrap();
    let second = page(cursor).await;
    world.book("17:00", "18:00").await;
    assert_eq!(ids(&page(cursor).await), ids(&second));
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
}

#[tokio::test]
async fn the_log_is_proved_to_those_who_read_all_of_it() {
    let world = World::new().await;
    let path = "/api/v1/audit/verify";
    let nothing = world.get(path, &world.admin).await.body;
    let empty = json!({"lines": 0, "until": null, "next": null, "fault": null});
    assert_eq!(nothing, empty, "nothing is sealed yet");
    let mut lines = 0;
    for day in 0..25 {
        world
            .clock
            .set(format!("2026-03-{:02}T08:00:00Z", 2 + day).parse().unwrap());
        let key = json!({"name": "k", "role": "sensor"});
        world.post("/api/v1/api-keys", &world.admin, key).await;
        lines += world.app.seal_log().unwrap();
    }
    let first = world.get(path, &world.admin).await.body;
    assert_eq!(first["next"], 20, "{first}");
    let rest = world
        .get(&format!("{path}?after=20"), &world.admin)
        .await
        .body;
    assert_eq!(
        first["lines"].as_u64().unwrap() + rest["lines"].as_u64().unwrap(),
        lines
    );
    assert_eq!(rest["next"], Value::Null);
    assert_eq!(rest["until"], "2026-03-26T08:00:00Z");
    let beyond = world
        .get(&format!("{path}?after=99"), &world.admin)
        .await
        .body;
    assert_eq!(
        beyond["fault"],
        json!({"seal": 99, "line": null, "unsealed": false})
    );
    auditor(&world, Some(&world.peony)).await;
    assert_eq!(
        world.get(path, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(world.get(path, "").await.status, 401);
}

#[tokio::test]
async fn who_runs_a_meeting_learns_who_changed_it_but_not_from_where() {
    let world = World::new().await;
    let meeting = id(&world.book("10:00", "11:00").await.body);
    let path = format!("/api/v1/meetings/{meeting}");
    world
        .patch(&path, &world.admin, json!({"subject": "Moved"}))
        .await;
    let path = format!("{path}/history");
    let own = world.get(&path, &world.alice).await.body;
    assert_eq!(own["items"][0]["person"], "Ada");
    assert_eq!(own["items"][0]["sessionId"], Value::Null);
    let audited = world.get(&path, &world.admin).await.body;
    assert!(audited["items"][0]["sessionId"].is_string());
}
