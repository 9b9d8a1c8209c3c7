//! The live stream: what happens arrives, resumes and leaks nothing.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use futures_util::StreamExt;
use serde_json::{Value, json};

use super::world::World;

/// A stream that is read line by line.
pub(super) struct Reader {
    body: axum::body::BodyDataStream,
    text: String,
}

/// One event of the stream.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) event: String,
    id: String,
    pub(super) data: Value,
}

pub(super) async fn open(world: &World, query: &str, last: Option<&str>) -> Reader {
    let mut request = Request::builder()
        .uri(format!("/api/v1/events{query}"))
        .header(header::AUTHORIZATION, format!("Bearer {}", world.bob));
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    let response = world.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(
        response.headers()[header::CONTENT_TYPE],
        "text/event-stream"
    );
    Reader {
        body: response.into_body().into_data_stream(),
        text: String::new(),
    }
}

impl Reader {
    /// The next event; a machine under load may take its time.
    pub(super) async fn next(&mut self) -> Option<Line> {
        self.within(Duration::from_secs(20)).await
    }

    /// Whether the stream comes to its end, whatever is still in it.
    pub(super) async fn has_ended(&mut self) -> bool {
        let patience = Duration::from_secs(20);
        while let Ok(piece) = tokio::time::timeout(patience, self.body.next()).await {
            if piece.is_none() {
                return true;
            }
        }
        false
    }

    /// Whether nothing comes for a while.
    pub(super) async fn is_silent(&mut self) -> bool {
        self.within(Duration::from_millis(500)).await.is_none()
    }

    async fn within(&mut self, patience: Duration) -> Option<Line> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    block
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .unwrap_or("")
                        .trim()
                };
                let line = Line {
                    event: field("event:").to_owned(),
                    id: field("id:").to_owned(),
                    data: serde_json::from_str(field("data:")).unwrap_or(Value::Null),
                };
                self.text = rest.to_owned();
                return Some(line);
            }
            let wait = tokio::time::timeout(patience, self.body.next());
            let piece = wait.await.ok()??.unwrap();
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }
}

/// Reads the log as the follower's thread does.
pub(super) async fn follow(world: &World) {
    let app = world.app.clone();
    tokio::task::spawn_blocking(move || app.follow_once().unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_change_arrives_and_a_lost_reader_goes_on_where_it_was() {
    let world = World::new().await;
    follow(&world).await;
    let mut reader = open(&world, "", None).await;
    let hello = reader.next().await.unwrap();
    assert_eq!(hello.event, "hello");
    world.book("10:00", "11:00").await;
    follow(&world).await;
    let change = reader.next().await.unwrap();
    assert_eq!(change.event, "change");
    assert_eq!(change.data["type"], "meeting.booked");
    assert_eq!(change.data["roomIds"], json!([world.peony]));
    drop(reader);
    world.book("12:00", "13:00").await;
    world.book("14:00", "15:00").await;
    follow(&world).await;
    let mut again = open(&world, "", Some(&change.id)).await;
    let missed = [again.next().await.unwrap(), again.next().await.unwrap()];
    let starts: Vec<_> = missed
        .iter()
        .map(|line| line.data["from"].clone())
        .collect();
    assert_eq!(
        starts,
        [json!("2026-03-03T12:00:00Z"), json!("2026-03-03T14:00:00Z")]
    );
    world.book("16:00", "17:00").await;
    follow(&world).await;
    assert_eq!(
        again.next().await.unwrap().data["from"],
        "2026-03-03T16:00:00Z"
    );
    assert!(again.is_silent().await, "nothing comes twice");
}

#[tokio::test]
async fn filters_and_masks() {
    let world = World::new().await;
    follow(&world).await;
    let mut rose = open(&world, &format!("?room={}", world.rose), None).await;
    let mut all = open(&world, "", None).await;
    let places = world.get("/api/v1/places", &world.bob).await.body;
    let floor = places["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|place| place["name"] == "1");
    let floor = floor.unwrap()["id"].as_str().unwrap();
    let mut first_floor = open(&world, &format!("?place={floor}"), None).await;
    first_floor.next().await.unwrap();
    rose.next().await.unwrap();
    all.next().await.unwrap();
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    wish["subject"] = json!("Secret merger");
    world.post("/api/v1/meetings", &world.alice, wish).await;
    follow(&world).await;
    let seen = all.next().await.unwrap();
    assert_eq!(first_floor.next().await.unwrap().data, seen.data);
    assert!(!seen.data.to_string().contains("Secret"), "{seen:?}");
    assert!(rose.is_silent().await, "Peony is not Rose");
}

#[tokio::test]
async fn who_missed_too_much_reads_anew() {
    let world = World::new().await;
    for n in 0..1_100 {
        let place = json!({"name": format!("Peony {n}")});
        world
            .patch(
                &format!("/api/v1/places/{}", world.peony),
                &world.admin,
                place,
            )
            .await;
    }
    follow(&world).await;
    let mut reader = open(&world, "", Some("0-1")).await;
    let reset = reader.next().await.unwrap();
    assert_eq!(reset.event, "reset");
    assert_ne!(reset.id, "");
    for nonsense in ["soon", "0-999999999"] {
        let mut reader = open(&world, "", Some(nonsense)).await;
        assert_eq!(reader.next().await.unwrap().event, "reset", "{nonsense}");
    }
}

#[tokio::test]
async fn what_comes_into_an_inbox_is_told_to_its_owner_alone() {
    let world = World::new().await;
    follow(&world).await;
    let mut bobs = open(&world, &format!("?room={}", world.rose), None).await;
    bobs.next().await.unwrap();
    let mut ids = Vec::new();
    for token in [&world.bob, &world.alice] {
        let me = world.get("/api/v1/me", token).await.body;
        ids.push(me["person"]["id"].as_str().unwrap().to_owned());
    }
    // Each is invited by the other; bob's stream tells of bob's inbox.
    for (start, (caller, invited)) in ["10", "12"]
        .into_iter()
        .zip([(&world.bob, &ids[1]), (&world.alice, &ids[0])])
    {
        let mut wish = world.wish(&format!("{start}:00"), &format!("{start}:30"));
        wish["attendees"] = json!([{"personId": invited}]);
        let booked = world.post("/api/v1/meetings", caller, wish).await;
        assert_eq!(booked.status, 201, "{}", booked.body);
    }
    world.clock.advance(jiff::SignedDuration::from_mins(1));
    let app = world.app.clone();
    tokio::task::spawn_blocking(move || app.watch_notices("test").unwrap())
        .await
        .unwrap();
    follow(&world).await;
    let arrived = bobs.next().await.unwrap();
    assert_eq!(arrived.data["type"], "notice.arrived");
    let inbox = world.get("/api/v1/inbox", &world.bob).await.body;
    assert_eq!(arrived.data["noticeId"], inbox["items"][0]["id"]);
    assert!(bobs.is_silent().await, "alice's inbox is not bob's");
}
