//! What is not as the interface describes it: a clear refusal each, nothing changed, no fault of
//! ours.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::world::{World, read};

#[tokio::test]
async fn bodies_that_are_no_wishes() {
    let world = World::new().await;
    let wish = world.wish("10:00", "11:00");
    let with = |field: &str, value: Value| {
        let mut wish = wish.clone();
        wish[field] = value;
        wish.to_string().into_bytes()
    };
    let without = |field: &str| {
        let mut wish = wish.clone();
        wish.as_object_mut().unwrap().remove(field);
        wish.to_string().into_bytes()
    };
    let rule = |rule: &str| with("recurrence", json!({"rrule": rule}));
    let malformed = (400, "malformed");
    let invalid = (422, "invalid_value");
    let unknown_id = "00000000-0000-7000-8000-000000000000";
    let many_rooms: Vec<_> = (0..10_000).map(|_| unknown_id).collect();
    let cases: Vec<(&str, Vec<u8>, (u16, &str))> = vec![
        ("nothing", b"".to_vec(), malformed),
        ("half a body", b"{\"subject\":".to_vec(), malformed),
        ("two bodies", b"{} {}".to_vec(), malformed),
        (
            "not UTF-8",
            b"{\"subject\":\"\xff\xfe\"}".to_vec(),
            malformed,
        ),
        ("deep nesting", [b'['; 10_000].to_vec(), malformed),
        ("no object", b"[]".to_vec(), malformed),
        ("wrong type", with("subject", json!(5)), malformed),
        ("unknown field", with("colour", json!("red")), malformed),
        (
            "doubled field",
            b"{\"subject\":\"a\",\"subject\":\"b\"}".to_vec(),
            malformed,
        ),
        ("no subject", without("subject"), malformed),
        ("no start", without("start"), malformed),
        ("no rooms", without("roomIds"), malformed),
        (
            "a start that is no instant",
            with("start", json!("tomorrow")),
            malformed,
        ),
        (
            "a start without offset",
            with("start", json!("2026-03-03T10:00:00")),
            malformed,
        ),
        (
            "a month that is not",
            with("start", json!("2026-13-03T10:00:00Z")),
            malformed,
        ),
        (
            "a room that is no id",
            with("roomIds", json!(["peony"])),
            malformed,
        ),
        (
            "an attendee who is nobody",
            with("attendees", json!([{}])),
            malformed,
        ),
        (
            "a conflict rule that is none",
            with("onConflict", json!("explode")),
            malformed,
        ),
        ("fractions of people", with("people", json!(1.5)), malformed),
        ("huge numbers", with("people", json!(1e300)), malformed),
        ("nobody", with("people", json!(0)), invalid),
        (
            "fewer people than nobody",
            with("people", json!(-1)),
            malformed,
        ),
        (
            "more people than any room holds",
            with("people", json!(100_001)),
            invalid,
        ),
        (
            "a subject that is turned around",
            with("subject", json!("Budget \u{202E}gpj.exe")),
            invalid,
        ),
        (
            "a subject that holds what is not shown",
            with("subject", json!("Bud\u{2060}get")),
            invalid,
        ),
        ("an empty subject", with("subject", json!("  ")), invalid),
        (
            "a huge subject",
            with("subject", json!("x".repeat(500_000))),
            invalid,
        ),
        (
            "NUL in the subject",
            with("subject", json!("a\u{0}b")),
            invalid,
        ),
        (
            "a line break in the subject",
            with("subject", json!("a\nb")),
            invalid,
        ),
        (
            "NUL in the description",
            with("description", json!("a\u{0}b")),
            invalid,
        ),
        (
            "an end before the start",
            with("end", json!("2026-03-03T09:00:00Z")),
            invalid,
        ),
        (
            "an end at the start",
            with("end", json!("2026-03-03T10:00:00Z")),
            invalid,
        ),
        (
            "an unknown zone",
            with("timeZone", json!("Mars/Base")),
            invalid,
        ),
        (
            "a zone that is another on every machine",
            with("timeZone", json!("localtime")),
            invalid,
        ),
        (
            "an empty list of rooms",
            with("roomIds", json!([])),
            invalid,
        ),
        ("10,000 rooms", with("roomIds", json!(many_rooms)), invalid),
        (
            "one room twice",
            with("roomIds", json!([world.peony, world.peony])),
            invalid,
        ),
        (
            "a room that is not",
            with("roomIds", json!([unknown_id])),
            (404, "not_found"),
        ),
        (
            "a guest without address",
            with("attendees", json!([{"email": "x"}])),
            invalid,
        ),
        (
            "an unknown person",
            with("attendees", json!([{"personId": unknown_id}])),
            invalid,
        ),
        (
            "an unknown host",
            with("hostId", json!(unknown_id)),
            invalid,
        ),
        (
            "a rule that is none",
            rule("WEEKLY"),
            (422, "invalid_recurrence"),
        ),
        (
            "a rule with COUNT and UNTIL",
            rule("FREQ=DAILY;COUNT=2;UNTIL=20270101"),
            (422, "invalid_recurrence"),
        ),
        (
            "a rule that never yields",
            rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
            (422, "no_occurrence"),
        ),
        (
            "a rule that explodes",
            rule("FREQ=SECONDLY"),
            (422, "policy_violation"),
        ),
        (
            "a rule of any length",
            rule(&"FREQ=DAILY;".repeat(10_000)),
            (422, "invalid_recurrence"),
        ),
        (
            "the end of time",
            with("end", json!("9999-12-30T10:00:00Z")),
            (422, "policy_violation"),
        ),
    ];
    let before = world.log_position();
    for (what, body, expected) in cases {
        for path in ["/api/v1/meetings", "/api/v1/meetings/preview"] {
            let preview_differs =
                path.ends_with("preview") && matches!(expected.1, "policy_violation");
            let answer = world
                .call(Method::POST, path, &world.alice, Some(body.clone()), &[])
                .await;
            if preview_differs {
                assert!(answer.status.as_u16() < 500, "{what}: {}", answer.body);
                continue;
            }
            assert_eq!(answer.refusal(), expected, "{what}: {}", answer.body);
            assert_eq!(
                answer.headers["content-type"], "application/problem+json",
                "{what}"
            );
            assert!(
                !answer.body["detail"]
                    .as_str()
                    .unwrap()
                    .starts_with("error-"),
                "{what}"
            );
        }
    }
    assert_eq!(world.log_position(), before, "something was written");
}

#[tokio::test]
async fn queries_and_paths_that_are_none() {
    let world = World::new().await;
    let cases = [
        ("/api/v1/rooms?limit=0", 400, "malformed"),
        ("/api/v1/rooms?limit=-1", 400, "malformed"),
        ("/api/v1/rooms?limit=99999999999999999999", 400, "malformed"),
        ("/api/v1/rooms?cursor=nonsense", 400, "malformed"),
        ("/api/v1/rooms?place=nonsense", 400, "malformed"),
        ("/api/v1/rooms/available", 400, "malformed"),
        ("/api/v1/rooms/available?start=a&end=b", 400, "malformed"),
        (
            "/api/v1/schedule?start=2026-03-03T10:00:00Z&end=2026-03-03T10:00:00Z",
            422,
            "invalid_value",
        ),
        (
            "/api/v1/schedule?start=0001-01-01T00:00:00Z&end=9999-12-30T00:00:00Z",
            422,
            "invalid_value",
        ),
        (
            "/api/v1/slots?minutes=0&start=2026-03-03T10:00:00Z&end=2026-03-04T10:00:00Z",
            422,
            "invalid_value",
        ),
        ("/api/v1/meetings?start=%FF", 400, "malformed"),
        ("/api/v1/meetings?mine=perhaps", 400, "malformed"),
        ("/api/v1/meetings/nonsense", 404, "not_found"),
        ("/api/v1/meetings/%FF", 404, "not_found"),
        (
            "/api/v1/meetings/00000000-0000-7000-8000-000000000000",
            404,
            "not_found",
        ),
        (
            "/api/v1/series/00000000-0000-7000-8000-000000000000/occurrences",
            404,
            "not_found",
        ),
        (
            "/api/v1/places/00000000-0000-7000-8000-000000000000",
            404,
            "not_found",
        ),
        ("/api/v1/nowhere", 404, "not_found"),
        ("/nowhere.js", 404, "not_found"),
    ];
    for (path, status, code) in cases {
        let answer = world.get(path, &world.alice).await;
        assert_eq!(answer.refusal(), (status, code), "{path}: {}", answer.body);
    }
    // A room is no meeting, and says so as if it were not there.
    let other = world
        .get(&format!("/api/v1/meetings/{}", world.peony), &world.alice)
        .await;
    assert_eq!(other.refusal(), (404, "not_found"));
    let put = world
        .call(Method::PUT, "/api/v1/meetings", &world.alice, None, &[])
        .await;
    assert_eq!(put.refusal(), (405, "method_not_allowed"));
    assert!(put.headers.contains_key("allow"));
}

#[tokio::test]
async fn instants_that_are_none_or_between_two_minutes() {
    let world = World::new().await;
    let malformed = (400, "malformed");
    let wanted = (422, "whole_minutes_wanted");
    let day = |time: &str| format!("2026-03-03T{time}");
    let cases = [
        (day("10:00:30Z"), day("11:00:00Z"), wanted),
        (day("10:00:00Z"), day("11:00:00.5Z"), wanted),
        (day("10:00:00.000001Z"), day("11:00:00Z"), wanted),
        // A leap second is the second before it.
        (day("23:59:60Z"), "2026-03-04T01:00:00Z".to_owned(), wanted),
        (day("10:00:61Z"), day("11:00:00Z"), malformed),
        (
            day("24:00:00Z"),
            "2026-03-04T01:00:00Z".to_owned(),
            malformed,
        ),
        (day("10:00:00+26:00"), day("11:00:00Z"), malformed),
        (
            "0000-01-01T10:00:00Z".into(),
            day("11:00:00Z"),
            (422, "policy_violation"),
        ),
        (
            "-000001-01-01T10:00:00Z".into(),
            day("11:00:00Z"),
            malformed,
        ),
        (
            "-009999-01-02T10:00:00Z".into(),
            day("11:00:00Z"),
            malformed,
        ),
        (day("10:00:00Z"), "9999-12-31T23:59:00Z".into(), malformed),
        (day("10:00:00Z"), "10000-01-01T00:00:00Z".into(), malformed),
        (
            day("10:00:00Z"),
            "+010000-01-01T00:00:00Z".into(),
            malformed,
        ),
    ];
    let id = world.book("08:00", "09:00").await.body["id"].clone();
    let meeting = format!("/api/v1/meetings/{}", id.as_str().unwrap());
    let before = world.log_position();
    for (start, end, expected) in &cases {
        let mut wish = world.wish("10:00", "11:00");
        (wish["start"], wish["end"]) = (json!(start), json!(end));
        let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
        assert_eq!(
            booked.refusal(),
            *expected,
            "{start} to {end}: {}",
            booked.body
        );
        let moved = json!({"start": start, "end": end});
        let moved = world.patch(&meeting, &world.alice, moved).await;
        assert_eq!(
            moved.refusal(),
            *expected,
            "{start} to {end}: {}",
            moved.body
        );
    }
    let mut wish = world.wish("10:00", "11:00");
    wish["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=2;BYSECOND=30"});
    let series = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(series.refusal(), wanted);
    assert_eq!(series.body["params"]["field"], "recurrence");
    assert_eq!(world.log_position(), before, "something was written");
    for path in ["meetings", "schedule", "rooms/available"] {
        for (start, end) in [
            ("-009999-01-02T10:00:00Z", "2026-03-03T11:00:00Z"),
            ("2026-03-03T11:00:00Z", "+010000-01-01T00:00:00Z"),
        ] {
            let path = format!("/api/v1/{path}?start={start}&end={end}");
            let answer = world.get(&path, &world.alice).await;
            assert_eq!(answer.refusal(), malformed, "{path}: {}", answer.body);
        }
    }
    // As far back and ahead as an instant can be named, nothing breaks.
    let ever = "start=0000-01-01T00:00:00Z&end=9999-12-30T22:00:00Z";
    let all = world
        .get(&format!("/api/v1/meetings?{ever}"), &world.alice)
        .await;
    assert_eq!(all.status, 200, "{}", all.body);
}

#[tokio::test]
async fn a_name_that_stands_twice_in_a_query() {
    let world = World::new().await;
    let day = "start=2026-03-03T10:00:00Z&end=2026-03-03T11:00:00Z";
    for path in [
        "/api/v1/rooms?limit=1&limit=2".to_owned(),
        "/api/v1/rooms?limit=1&limit=1".to_owned(),
        "/api/v1/people?query=alice&query=bob".to_owned(),
        format!("/api/v1/meetings?{day}&start=2026-03-03T10:00:00Z"),
        format!("/api/v1/schedule?{day}&place={0}&place={0}", world.peony),
    ] {
        let answer = world.get(&path, &world.alice).await;
        assert_eq!(answer.refusal(), (400, "malformed"), "{path}");
        let detail = answer.body["detail"].as_str().unwrap();
        assert!(detail.contains("stands twice"), "{path}: {detail}");
    }
    let rooms = format!("{day}&rooms={}&rooms={}", world.peony, world.rose);
    let both = world
        .get(&format!("/api/v1/schedule?{rooms}"), &world.alice)
        .await;
    assert_eq!(
        both.body["rooms"].as_array().unwrap().len(),
        2,
        "lists add up"
    );
}

#[tokio::test]
async fn whatever_can_be_got_can_be_asked_for_its_head() {
    let world = World::new().await;
    let document = serde_json::to_value(crate::http::document()).unwrap();
    let got = document["paths"].as_object().unwrap().iter();
    let got = got.filter(|(_, item)| item.get("get").is_some());
    let pages = [
        "/healthz",
        "/readyz",
        "/metrics",
        "/api/docs",
        "/api/v1/openapi.json",
        "/",
    ];
    let paths = got.map(|(path, _)| path.as_str()).chain(pages);
    let mut tried = 0;
    for path in paths {
        let path = path.replace("{id}", &world.peony);
        let ask = |method: Method| {
            let request = Request::builder()
                .method(method)
                .uri(&path)
                .header(header::AUTHORIZATION, format!("Bearer {}", world.admin))
                .body(Body::empty())
                .unwrap();
            world.send(request)
        };
        let (head, get) = (ask(Method::HEAD).await, ask(Method::GET).await);
        assert_eq!(head.status(), get.status(), "{path}");
        let kind =
            |answer: &axum::response::Response| answer.headers().get("content-type").cloned();
        assert_eq!(kind(&head), kind(&get), "{path}");
        let body = axum::body::to_bytes(head.into_body(), 1).await.unwrap();
        assert!(body.is_empty(), "{path} answers HEAD with a body");
        tried += 1;
    }
    assert!(tried > 15, "only {tried} paths were tried");
}

#[tokio::test]
async fn headers_that_are_none() {
    let world = World::new().await;
    let wish = || Some(world.wish("10:00", "11:00").to_string().into_bytes());
    let long_key = "k".repeat(201);
    let cases = [
        (
            "content-type",
            "text/plain",
            (415, "unsupported_media_type"),
        ),
        (
            "content-type",
            "application/x-www-form-urlencoded",
            (415, "unsupported_media_type"),
        ),
        ("idempotency-key", long_key.as_str(), (400, "malformed")),
        ("idempotency-key", "", (400, "malformed")),
    ];
    for (name, value, expected) in cases {
        let answer = world
            .call(
                Method::POST,
                "/api/v1/meetings",
                &world.alice,
                wish(),
                &[(name, value)],
            )
            .await;
        assert_eq!(answer.refusal(), expected, "{name}: {value}");
    }
    let id = world.book("10:00", "11:00").await.body["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/v1/meetings/{id}");
    let body = Some(b"{}".to_vec());
    let tag = world
        .call(
            Method::PATCH,
            &path,
            &world.alice,
            body,
            &[("if-match", "soon")],
        )
        .await;
    assert_eq!(tag.refusal(), (400, "malformed"));
    for language in ["", "xx", ";;;", "zh-TW;q=abc", &"en,".repeat(2_000)] {
        let headers = [("accept-language", language)];
        let answer = world
            .call(Method::GET, "/api/v1/nowhere", "", None, &headers)
            .await;
        assert_eq!(answer.status, 404);
    }
    let chinese = [("accept-language", "zh-TW")];
    let answer = world
        .call(Method::GET, "/api/v1/nowhere", "", None, &chinese)
        .await;
    assert_eq!(answer.body["title"], "未找到");
    let page = answer.body["type"]
        .as_str()
        .unwrap()
        .split('#')
        .next()
        .unwrap();
    assert_eq!(
        world.get(page, "").await.status,
        200,
        "every problem points at its description"
    );
}

#[tokio::test]
async fn a_body_of_ten_megabytes_is_refused_however_it_comes() {
    let world = World::new().await;
    let huge = vec![b' '; 10 * 1024 * 1024];
    let path = "/api/v1/meetings";
    let sized = world
        .call(Method::POST, path, &world.alice, Some(huge.clone()), &[])
        .await;
    assert_eq!(sized.refusal(), (413, "body_too_large"));
    let pieces = huge
        .chunks(64 * 1024)
        .map(|piece| Ok::<_, std::io::Error>(piece.to_vec()));
    let pieces: Vec<_> = pieces.collect();
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {}", world.alice))
        .body(Body::from_stream(tokio_stream::iter(pieces)))
        .unwrap();
    let chunked = read(world.send(request).await).await;
    assert_eq!(chunked.refusal(), (413, "body_too_large"));
}

#[tokio::test]
async fn places_that_cannot_be() {
    let world = World::new().await;
    let post = |body: Value| world.post("/api/v1/places", &world.admin, body);
    let room = |field: &str, value: Value| {
        let mut room = json!({"kind": "room", "code": "x", "name": "X"});
        room[field] = value;
        room
    };
    assert_eq!(
        post(room("code", json!("p"))).await.refusal(),
        (409, "duplicate_code")
    );
    assert_eq!(
        post(room("code", json!(""))).await.refusal(),
        (422, "invalid_value")
    );
    assert_eq!(
        post(room("capacity", json!(0))).await.refusal(),
        (422, "invalid_value")
    );
    assert_eq!(
        post(room("timeZone", json!("Mars"))).await.refusal(),
        (422, "invalid_value")
    );
    assert_eq!(
        post(room("kind", json!("ship"))).await.refusal(),
        (400, "malformed")
    );
    let in_room = post(room("parentId", json!(world.peony))).await;
    assert_eq!(in_room.refusal(), (422, "wrong_place"));
    let policy = json!({"longestMinuets": {"value": 5}});
    assert_eq!(
        post(room("policy", policy)).await.refusal(),
        (400, "malformed")
    );
}
