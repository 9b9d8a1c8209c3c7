//! One private meeting and one room that is not for everybody: nothing the interface says, to
//! somebody who may know neither, contains a word of them.

use axum::http::Method;
use serde_json::{Value, json};

use super::live;
use super::world::{NOW, World};
use crate::http::rights::TABLE;

/// What must not be read anywhere, in small letters.
const SECRETS: &[&str] = &["zanzibar", "zz-1", "merger", "lawyer"];

struct Secret {
    world: World,
    /// The room, its meeting, a private meeting in Peony, a private series there, and Alice.
    ids: [String; 5],
}

impl Secret {
    async fn new() -> Secret {
        let world = World::new().await;
        let me = world.get("/api/v1/me", &world.alice).await.body;
        let alice = me["person"]["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/places/{}", world.peony);
        let peony = world.get(&path, &world.admin).await.body;
        let room = json!({"kind": "room", "code": "zz-1", "name": "Zanzibar",
            "parentId": peony["parentId"], "capacity": 8,
            "policy": {"whoSees": {"value": [{"kind": "person", "id": alice}]}}});
        let room = world.post("/api/v1/places", &world.admin, room).await;
        assert_eq!(room.status, 201, "{}", room.body);
        let room = room.body["id"].as_str().unwrap().to_owned();
        let mut secret = world.wish("10:00", "11:00");
        secret["private"] = json!(true);
        secret["subject"] = json!("Merger");
        secret["description"] = json!("The merger in detail");
        secret["attendees"] = json!([{"email": "lawyer@example.org"}]);
        let book = |wish: Value| world.post("/api/v1/meetings", &world.alice, wish);
        let private = book(secret.clone()).await.body["id"]
            .as_str()
            .unwrap()
            .to_owned();
        secret["start"] = json!("2026-03-03T14:00:00Z");
        secret["end"] = json!("2026-03-03T15:00:00Z");
        secret["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=3"});
        let series = book(secret).await.body["seriesId"]
            .as_str()
            .unwrap()
            .to_owned();
        let mut hidden = world.wish("10:00", "11:00");
        hidden["roomIds"] = json!([room]);
        hidden["subject"] = json!("Merger");
        let hidden = book(hidden).await;
        assert_eq!(hidden.status, 201, "{}", hidden.body);
        let hidden = hidden.body["id"].as_str().unwrap().to_owned();
        Secret {
            world,
            ids: [room, hidden, private, series, alice],
        }
    }

    fn assert_silent(&self, what: &str, body: &Value) {
        let text = body.to_string().to_lowercase();
        for word in SECRETS {
            assert!(!text.contains(word), "{what} says {word}: {body}");
        }
        let [room, hidden, ..] = &self.ids;
        for id in [room, hidden] {
            assert!(!text.contains(id.as_str()), "{what} names {id}: {body}");
        }
    }
}

#[tokio::test]
async fn whatever_is_read_says_nothing() {
    let secret = Secret::new().await;
    assert_reads_nothing(&secret).await;
    let world = &secret.world;
    let day = "/api/v1/schedule?start=2026-03-01T00:00:00Z&end=2026-03-31T00:00:00Z";
    let known = world.get(day, &world.alice).await.body.to_string();
    for word in ["Zanzibar", "Merger"] {
        assert!(known.contains(word), "who may know reads {word}");
    }
}

#[tokio::test]
async fn who_reads_the_log_of_another_room_reads_nothing_either() {
    let secret = Secret::new().await;
    let world = &secret.world;
    let [room, ..] = &secret.ids;
    let mut both = world.wish("18:00", "19:00");
    both["roomIds"] = json!([world.peony, room]);
    both["subject"] = json!("Merger");
    both["private"] = json!(true);
    both["attendees"] = json!([{"email": "lawyer@example.org"}]);
    let both = world.post("/api/v1/meetings", &world.alice, both).await;
    assert_eq!(both.status, 201, "{}", both.body);
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let wanted = json!({"subject": {"kind": "person", "id": me["person"]["id"]},
        "role": "auditor", "scope": {"kind": "place", "id": world.peony}});
    let given = world.post("/api/v1/grants", &world.admin, wanted).await;
    assert_eq!(given.status, 201, "{}", given.body);
    assert_reads_nothing(&secret).await;
    let log = world
        .get("/api/v1/audit?kind=meeting", &world.bob)
        .await
        .body;
    assert!(log["items"].as_array().unwrap().len() >= 5, "{log}");
    let told = world
        .get("/api/v1/audit?query=lawyer", &world.bob)
        .await
        .body;
    assert_eq!(told["items"], json!([]), "a search finds nothing hidden");
}

/// Bob reads all there is.
async fn assert_reads_nothing(secret: &Secret) {
    let world = &secret.world;
    let [room, ..] = &secret.ids;
    let span = "start=2026-03-01T00:00:00Z&end=2026-03-31T00:00:00Z";
    let mut queries = vec![format!("{span}&minutes=30&limit=1000")];
    for place in [room, &world.peony] {
        queries.push(format!("{span}&minutes=30&place={place}"));
        queries.push(format!("{span}&minutes=30&rooms={place}&query=zanzibar"));
    }
    let [_, _, private, ..] = &secret.ids;
    queries.push(format!("{span}&instant={NOW}&subject={private}&format=csv"));
    for (_, path, _) in TABLE.iter().filter(|(method, path, _)| {
        // A stream has no end to read to; it is listened to below.
        *method == "get" && *path != "/api/v1/events"
    }) {
        for id in &secret.ids {
            for query in &queries {
                let asked = format!("{}?{query}", path.replace("{id}", id));
                let answer = world.get(&asked, &world.bob).await;
                secret.assert_silent(&asked, &answer.body);
                assert!(answer.status.as_u16() < 500, "{asked}");
            }
        }
    }
}

#[tokio::test]
async fn whatever_is_refused_says_nothing() {
    let secret = Secret::new().await;
    let world = &secret.world;
    let [room, hidden, private, series, alice] = &secret.ids;
    let mut all = Vec::new();
    for (from, until) in [("10:00", "11:00"), ("14:00", "15:00"), ("12:00", "13:00")] {
        for rooms in [
            json!([room]),
            json!([world.peony]),
            json!([world.peony, room]),
        ] {
            for recurrence in [Value::Null, json!({"rrule": "FREQ=DAILY;COUNT=2"})] {
                let mut wish = world.wish(from, until);
                wish["roomIds"] = rooms.clone();
                wish["recurrence"] = recurrence;
                wish["people"] = json!(7);
                all.push((
                    Method::POST,
                    "/api/v1/meetings/preview".to_owned(),
                    wish.clone(),
                ));
                if rooms != json!([world.peony]) || from != "12:00" {
                    all.push((Method::POST, "/api/v1/meetings".to_owned(), wish));
                }
            }
        }
    }
    let own = world.wish("08:00", "09:00");
    let own = world.post("/api/v1/meetings", &world.bob, own).await.body;
    let own = format!("/api/v1/meetings/{}", own["id"].as_str().unwrap());
    all.push((Method::PATCH, own.clone(), json!({"roomIds": [room]})));
    let clash = json!({"start": "2026-03-03T10:00:00Z", "end": "2026-03-03T11:00:00Z"});
    all.push((Method::PATCH, own.clone(), clash));
    let extension = json!({"minutes": 90});
    all.push((Method::POST, format!("{own}/extend"), extension));
    for id in [hidden, private, series, room] {
        let path = format!("/api/v1/meetings/{id}");
        all.push((Method::PATCH, path.clone(), json!({"subject": "Mine"})));
        for verb in ["cancel", "check-in", "end", "approve", "decline"] {
            all.push((Method::POST, format!("{path}/{verb}"), json!({})));
        }
        let path = format!("/api/v1/places/{id}");
        all.push((Method::PATCH, path, json!({"name": "Mine"})));
    }
    let wanted = json!({"subject": {"kind": "person", "id": alice}, "role": "employee",
        "scope": {"kind": "place", "id": room}});
    all.push((Method::POST, "/api/v1/grants".to_owned(), wanted));
    for (method, path, body) in all {
        let what = format!("{method} {path} {body}");
        let body = Some(body.to_string().into_bytes());
        let answer = world.call(method, &path, &world.bob, body, &[]).await;
        assert!(answer.status.as_u16() < 500, "{what}");
        secret.assert_silent(&what, &answer.body);
    }
}

#[tokio::test]
async fn the_stream_says_nothing() {
    let secret = Secret::new().await;
    let world = &secret.world;
    let [room, hidden, private, ..] = &secret.ids;
    live::follow(world).await;
    let mut reader = live::open(world, "", None).await;
    let hello = reader.next().await.unwrap();
    assert_eq!(hello.event, "hello");
    let mut wish = world.wish("16:00", "17:00");
    wish["roomIds"] = json!([room]);
    assert_eq!(
        world
            .post("/api/v1/meetings", &world.alice, wish)
            .await
            .status,
        201
    );
    // What goes on in a private meeting is not told: it could be counted.
    let path = format!("/api/v1/meetings/{private}/agenda");
    let agenda = json!({"items": [{"title": "Merger"}]}).to_string();
    let body = Some(agenda.into_bytes());
    let headers = [("content-type", "application/json")];
    let saved = world
        .call(Method::PUT, &path, &world.alice, body, &headers)
        .await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    for id in [hidden, private] {
        let path = format!("/api/v1/meetings/{id}/cancel");
        assert_eq!(world.post(&path, &world.alice, json!({})).await.status, 200);
    }
    live::follow(world).await;
    let line = reader.next().await.unwrap();
    secret.assert_silent("the stream", &line.data);
    assert_eq!(
        line.data["meetingId"],
        json!(private),
        "only Peony's changed"
    );
    assert!(reader.is_silent().await);
}

#[tokio::test]
async fn a_stream_ends_when_what_its_reader_may_see_changes() {
    let world = World::new().await;
    live::follow(&world).await;
    let mut reader = live::open(&world, "", None).await;
    reader.next().await.unwrap();
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let wanted = json!({"subject": {"kind": "person", "id": me["person"]["id"]},
        "role": "approver", "scope": {"kind": "all"}});
    assert_eq!(
        world
            .post("/api/v1/grants", &world.admin, wanted)
            .await
            .status,
        201
    );
    live::follow(&world).await;
    assert!(reader.has_ended().await);
}

#[tokio::test]
async fn what_moved_into_a_hidden_room_stays_hidden_when_it_is_cancelled() {
    let secret = Secret::new().await;
    let world = &secret.world;
    let mut wish = world.wish("16:00", "17:00");
    wish["subject"] = json!("Plain");
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    assert_eq!(world.get(&path, &world.bob).await.body["subject"], "Plain");
    let hidden = json!({"subject": "Merger", "roomIds": [secret.ids[0]]});
    let moved = world.patch(&path, &world.alice, hidden).await;
    assert_eq!(moved.status, 200, "{}", moved.body);
    assert_eq!(world.get(&path, &world.bob).await.status, 404);
    let cancel = format!("{path}/cancel");
    assert_eq!(
        world.post(&cancel, &world.alice, json!({})).await.status,
        200
    );
    assert_eq!(world.get(&path, &world.bob).await.status, 404);
    assert_eq!(world.get(&path, &world.alice).await.status, 200);
}

/// A private meeting of Alice's, and Bob at the front desk of its room, who does not see it.
async fn at_the_desk() -> (World, String) {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let grant = json!({"subject": {"kind": "person", "id": bob}, "role": "frontDesk",
        "scope": {"kind": "place", "id": world.peony}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let mut secret = world.wish("10:00", "11:00");
    secret["private"] = json!(true);
    secret["subject"] = json!("Merger");
    secret["people"] = json!(7);
    let made = world.post("/api/v1/meetings", &world.alice, secret).await;
    let id = made.body["id"].as_str().unwrap().to_owned();
    (world, id)
}

#[tokio::test]
async fn who_may_move_a_private_meeting_does_not_open_it_to_themselves() {
    let (world, id) = at_the_desk().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let path = format!("/api/v1/meetings/{id}");
    for edit in [
        json!({"private": false}),
        json!({"subject": "Mine"}),
        json!({"attendees": [{"personId": bob}]}),
        json!({"organizerId": bob}),
        json!({"hostId": bob}),
        json!({"people": 2}),
    ] {
        let refused = world.patch(&path, &world.bob, edit.clone()).await;
        assert_eq!(refused.refusal(), (403, "forbidden"), "{edit}");
        assert!(!refused.body.to_string().contains("Merger"), "{edit}");
    }
    for what in ["attendance", "history"] {
        let refused = world.get(&format!("{path}/{what}"), &world.bob).await;
        assert_eq!(refused.refusal(), (403, "forbidden"), "{what}");
    }
    let moved = json!({"start": "2026-03-03T12:00:00Z"});
    let moved = world.patch(&path, &world.bob, moved).await;
    assert_eq!(moved.status, 200, "{}", moved.body);
    assert_eq!(moved.body["subject"], Value::Null);
    let own = world
        .patch(&path, &world.alice, json!({"private": false}))
        .await;
    assert_eq!(own.status, 200);
}

#[tokio::test]
async fn a_proposal_to_exchange_rooms_does_not_tell_how_many_come_to_a_private_meeting() {
    let (world, secret) = at_the_desk().await;
    let rules = json!({"capacityEnforced": {"value": true}}).to_string();
    let path = format!("/api/v1/places/{}/rules", world.peony);
    let headers = [("content-type", "application/json")];
    let body = Some(rules.into_bytes());
    world
        .call(Method::PUT, &path, &world.admin, body, &headers)
        .await;
    let small = json!({"capacity": 4});
    let rose = format!("/api/v1/places/{}", world.rose);
    let saved = world.patch(&rose, &world.admin, small).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let rules = format!("{rose}/rules");
    let body = json!({"capacityEnforced": {"value": true}}).to_string();
    let body = Some(body.into_bytes());
    world
        .call(Method::PUT, &rules, &world.admin, body, &headers)
        .await;
    let mut mine = world.wish("10:00", "11:00");
    mine["roomIds"] = json!([world.rose]);
    let mine = world.post("/api/v1/meetings", &world.admin, mine).await;
    let hand =
        json!({"organizerId": world.get("/api/v1/me", &world.bob).await.body["person"]["id"]});
    let id = mine.body["id"].as_str().unwrap();
    let handed = world
        .patch(&format!("/api/v1/meetings/{id}"), &world.admin, hand)
        .await;
    assert_eq!(handed.status, 200, "{}", handed.body);
    let swap = format!("/api/v1/meetings/{id}/swap");
    let refused = world
        .post(&swap, &world.bob, json!({"meetingId": secret}))
        .await;
    assert_eq!(refused.refusal(), (422, "other_does_not_fit"));
    assert!(!refused.body.to_string().contains('7'), "{}", refused.body);
}
