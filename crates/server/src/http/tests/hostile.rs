//! Every operation gets what it does not take. Whatever comes, the answer is none of ours to be
//! ashamed of: never a fault, always of the one shape, in the reader's language and in our words.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};

use super::matrix::{Scene, Side};
use super::world::{Answer, World, read};
use crate::http::problem::CODES;
use crate::http::rights::TABLE;

/// What the libraries below us would say.
const NOT_OURS: [&str; 14] = [
    "at line ",
    "expected one of `",
    "expected struct",
    "expected u32",
    "failed to",
    "invalid type",
    "invalid value:",
    "invalid digit",
    "missing field",
    "serde",
    "untagged",
    "UUID",
    "Failed to",
    "panicked",
];

/// Texts that are something else than what is wanted nearly everywhere.
const TEXTS: [&str; 8] = [
    "\u{0}",
    "a\u{0}b",
    "\u{202E}gpj.exe",
    "nonsense",
    "9999-12-31T23:59:59Z",
    "9999-12-30T10:00:00Z",
    "-000001-01-01T00:00:00Z",
    "99999999999999999999",
];

/// Ends the session of who tries, or opens a stream that has no end.
fn is_left_out(method: &str, path: &str) -> bool {
    matches!(
        (method, path),
        ("delete", "/api/v1/sessions/current")
            | ("put", "/api/v1/people/{id}/password")
            | ("get", "/api/v1/events")
    )
}

/// All operations of the table but those left out.
fn operations() -> impl Iterator<Item = (&'static str, &'static str, Method)> {
    let tried = TABLE
        .iter()
        .filter(|(method, path, _)| !is_left_out(method, path));
    tried.map(|(method, path, _)| (*method, *path, method.to_uppercase().parse().unwrap()))
}

struct Attempt {
    method: Method,
    uri: String,
    kind: &'static str,
    body: Vec<u8>,
}

impl Attempt {
    fn json(method: &Method, uri: impl Into<String>, body: impl Into<Vec<u8>>) -> Attempt {
        Attempt {
            method: method.clone(),
            uri: uri.into(),
            kind: "application/json",
            body: body.into(),
        }
    }
}

impl Scene {
    /// What is wrong with the answer, if anything is.
    async fn suffers(&self, attempt: Attempt) -> Option<String> {
        let request = Request::builder()
            .method(attempt.method.clone())
            .uri(&attempt.uri)
            .header(
                header::AUTHORIZATION,
                format!("Bearer {}", self.world.admin),
            )
            .header(header::ACCEPT_LANGUAGE, "zh-CN")
            .header(header::CONTENT_TYPE, attempt.kind)
            .header(header::CONTENT_LENGTH, attempt.body.len())
            .body(Body::from(attempt.body.clone()))
            .unwrap();
        let response = self.world.send(request).await;
        if response.status().is_success() {
            return None;
        }
        let answer = read(response).await;
        let fault = fault_of(&answer)?;
        let body = String::from_utf8_lossy(&attempt.body);
        let body: String = body.chars().take(300).collect();
        let uri: String = attempt.uri.chars().take(200).collect();
        let asked = format!("{} {uri} {} {body}", attempt.method, attempt.kind);
        Some(format!("{fault}: {asked}\n=> {}", answer.body))
    }

    /// Nothing was found, by somebody who was signed in to the end.
    async fn has_none(&self, faults: &[String]) {
        assert!(faults.is_empty(), "{}", told(faults));
        let still_in = self.world.get("/api/v1/me", &self.world.admin).await;
        assert_eq!(still_in.status, 200, "the session ended on the way");
    }
}

fn fault_of(answer: &Answer) -> Option<&'static str> {
    let code = answer.body["code"].as_str().unwrap_or_default();
    let kind = answer.headers.get("content-type");
    let words = ["title", "detail"].map(|part| answer.body[part].as_str().unwrap_or_default());
    let any = |is: fn(&str) -> bool| words.iter().any(|words| is(words));
    let faults = [
        ("a fault of ours", answer.status.as_u16() >= 500),
        (
            "another shape",
            kind.is_none_or(|kind| kind != "application/problem+json"),
        ),
        (
            "an unknown code",
            !CODES.iter().any(|(known, _)| *known == code),
        ),
        (
            "another status",
            answer.body["status"] != answer.status.as_u16(),
        ),
        (
            "no words",
            any(|words| words.is_empty() || words.starts_with("error-")),
        ),
        (
            "words of others",
            any(|words| NOT_OURS.iter().any(|not_ours| words.contains(not_ours))),
        ),
        ("English", any(is_english)),
    ];
    let fault = faults.iter().find(|(_, is_so)| *is_so);
    fault.map(|(what, _)| *what)
}

/// The first of many.
fn told(faults: &[String]) -> String {
    let first: Vec<&str> = faults.iter().take(50).map(String::as_str).collect();
    format!("{} in all:\n{}", faults.len(), first.join("\n\n"))
}

/// Two English words in a row are a sentence; names of fields stand alone.
fn is_english(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let words: Vec<_> = text.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(is_word))
}

/// The path with each of its parts replaced in turn.
fn paths_with(path: &str, sound: &str, odd: &str) -> Vec<String> {
    let (bare, query) = sound.split_once('?').unwrap_or((sound, ""));
    let sound: Vec<&str> = bare.split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let places = (0..parts.len()).filter(|at| parts[*at].starts_with('{'));
    places
        .map(|at| {
            let mut changed = sound.clone();
            changed[at] = odd;
            format!("{}?{query}", changed.join("/"))
        })
        .collect()
}

/// Names in the query, as the document has them.
fn query_names(document: &Value, method: &str, path: &str) -> Vec<String> {
    let parameters = document["paths"][path][method]["parameters"].as_array();
    let parameters = parameters.into_iter().flatten();
    let in_query = parameters.filter(|parameter| parameter["in"] == "query");
    in_query
        .map(|parameter| parameter["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The query with one name given another value.
fn query_with(uri: &str, name: &str, value: &str) -> String {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let kept = query.split('&').filter(|pair| {
        let key = pair.split('=').next().unwrap_or_default();
        !key.is_empty() && key != name
    });
    let own = format!("{name}={value}");
    let pairs: Vec<&str> = kept.chain([own.as_str()]).collect();
    format!("{path}?{}", pairs.join("&"))
}

fn encoded(text: &str) -> String {
    let bytes = text.bytes();
    bytes.map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn paths_and_methods_that_are_none() {
    let scene = Scene::new().await;
    let mut faults = Vec::new();
    let long = "x".repeat(5_000);
    for (method, path, verb) in operations() {
        let (sound, body) = scene.sample(method, path, Side::Inside).await;
        let body = body.to_string().into_bytes();
        for odd in [
            "%ff",
            "%00",
            "a%00b",
            "nonsense",
            "%E2%80%AE",
            "%2F",
            "..%2f",
            &long,
        ] {
            for uri in paths_with(path, &sound, odd) {
                let attempt = Attempt::json(&verb, uri, body.clone());
                faults.extend(scene.suffers(attempt).await);
            }
        }
        let unknown = Method::from_bytes(b"PROPFIND").unwrap();
        let attempt = Attempt::json(&unknown, sound, body);
        faults.extend(scene.suffers(attempt).await);
    }
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/%ff",
        "/api/docs/%ff",
        "/api/v2/rooms",
    ] {
        for method in [Method::POST, Method::DELETE] {
            let attempt = Attempt::json(&method, path, "");
            faults.extend(scene.suffers(attempt).await);
        }
    }
    scene.has_none(&faults).await;
}

#[tokio::test]
async fn queries_that_are_none() {
    let scene = Scene::new().await;
    let mut faults = Vec::new();
    let document = serde_json::to_value(crate::http::document()).unwrap();
    let long = "x".repeat(5_000);
    let texts = TEXTS.iter().map(|text| encoded(text));
    let more = [
        "-1",
        "0",
        "1e300",
        "%ff",
        "%ff%00",
        "%27%3B--",
        "%25",
        "~",
        long.as_str(),
    ];
    let values: Vec<_> = texts.chain(more.map(str::to_owned)).collect();
    for (method, path, verb) in operations() {
        let (sound, body) = scene.sample(method, path, Side::Inside).await;
        let body = body.to_string().into_bytes();
        let mut names = query_names(&document, method, path);
        names.push("limitt".to_owned());
        for name in names {
            for value in &values {
                let uri = query_with(&sound, &name, value);
                let attempt = Attempt::json(&verb, uri, body.clone());
                faults.extend(scene.suffers(attempt).await);
            }
        }
    }
    scene.has_none(&faults).await;
}

#[tokio::test]
async fn bodies_that_are_none() {
    let scene = Scene::new().await;
    let mut faults = Vec::new();
    for (method, path, verb) in operations().filter(|(method, ..)| *method != "get") {
        let (sound, body) = scene.sample(method, path, Side::Inside).await;
        let attempt = |kind, body: Vec<u8>| Attempt {
            kind,
            ..Attempt::json(&verb, sound.as_str(), body)
        };
        let odd: [&[u8]; 10] = [
            b"",
            b"}{",
            b"[]",
            b"[1,2,3]",
            b"\"text\"",
            b"5",
            b"null",
            b"{\"x\":\"\xff\"}",
            b"{\"colour\":\"red\"}",
            b"{\"x\":1,\"x\":2}",
        ];
        for body in odd {
            faults.extend(
                scene
                    .suffers(attempt("application/json", body.to_vec()))
                    .await,
            );
        }
        let sound_body = body.to_string().into_bytes();
        for kind in ["text/plain", "multipart/form-data; boundary=x", ""] {
            faults.extend(scene.suffers(attempt(kind, sound_body.clone())).await);
        }
        let names: Vec<String> = body.as_object().unwrap().keys().cloned().collect();
        let texts = TEXTS.iter().map(|text| json!(text));
        let more = [
            json!(1e300),
            json!(-1),
            json!(u64::MAX),
            json!(null),
            json!([]),
            json!({}),
            json!([null]),
            json!("x".repeat(50_000)),
            json!({"value": "\u{0}"}),
            json!(true),
        ];
        for value in texts.chain(more) {
            for name in &names {
                let mut changed = body.clone();
                changed[name] = value.clone();
                let changed = changed.to_string().into_bytes();
                faults.extend(scene.suffers(attempt("application/json", changed)).await);
            }
        }
    }
    scene.has_none(&faults).await;
}

#[tokio::test]
async fn numbers_of_people_have_one_bound_wherever_they_are_given() {
    let world = World::new().await;
    let id = world.book("08:00", "09:00").await.body["id"].clone();
    let meeting = format!("/api/v1/meetings/{}", id.as_str().unwrap());
    let span = "start=2026-03-04T10:00:00Z&end=2026-03-04T11:00:00Z";
    for (people, fits) in [(0, false), (1, true), (100_000, true), (100_001, false)] {
        let mut answers = Vec::new();
        let moved = json!({"people": people});
        answers.push(world.patch(&meeting, &world.alice, moved).await);
        let mut wish = world.wish("10:00", "11:00");
        wish["people"] = json!(people);
        answers.push(
            world
                .post("/api/v1/meetings/preview", &world.alice, wish.clone())
                .await,
        );
        wish["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=2"});
        answers.push(
            world
                .post("/api/v1/meetings/preview", &world.alice, wish)
                .await,
        );
        let waits = json!({"subject": "Sync", "people": people, "minutes": 30,
            "earliest": "2026-03-03T08:00:00Z", "latest": "2026-03-03T09:00:00Z",
            "roomIds": [world.peony]});
        answers.push(world.post("/api/v1/waitings", &world.alice, waits).await);
        for answer in answers {
            let is_refused = answer.body["params"]["field"] == "people";
            assert_eq!(!is_refused, fits, "{people}: {}", answer.body);
        }
        if people > 0 {
            let now = json!({"roomId": world.rose, "people": people});
            let taken = world.post("/api/v1/meetings/now", &world.alice, now).await;
            let is_refused = taken.body["params"]["field"] == "people";
            assert_eq!(!is_refused, fits, "{people}: {}", taken.body);
            let path = format!("/api/v1/rooms/available?{span}&capacity={people}");
            let found = world.get(&path, &world.alice).await;
            assert_eq!(found.status == 200, fits, "{people}: {}", found.body);
        }
    }
}

#[tokio::test]
async fn what_scripts_need_is_kept_and_what_turns_them_is_not() {
    let world = World::new().await;
    for subject in [
        "جلسه می\u{200C}خواهم",
        "👩\u{200D}💻 周会",
        "\u{200F}שלום",
        "ខ្ញុំ\u{200B}ទៅ",
    ] {
        let mut wish = world.wish("10:00", "11:00");
        wish["subject"] = json!(subject);
        let would = world
            .post("/api/v1/meetings/preview", &world.alice, wish)
            .await;
        assert_eq!(would.status, 200, "{subject}: {}", would.body);
    }
    let id = world.book("10:00", "11:00").await.body["id"].clone();
    let files = format!("/api/v1/meetings/{}/attachments", id.as_str().unwrap());
    let turned = format!("{files}?name=bill%E2%80%AEfdp.exe");
    let refused = world.post(&turned, &world.alice, json!({})).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    assert_eq!(refused.body["params"]["reason"], "hidden_character");
    let renamed = json!({"name": "Bob\u{2066}"});
    let refused = world.patch("/api/v1/me", &world.admin, renamed).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
}
