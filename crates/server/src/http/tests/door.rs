//! Checking in at the door, over HTTP: the code of a room, cards, log-ins, and the keys of the
//! machines that hang there.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Answer, World};

const AT_DOOR: &str = "/api/v1/ingest/check-in";

/// Alice has booked Peony from 10 to 11 on 3 March, and it is ten to ten.
async fn ten_to_ten() -> (World, String) {
    let world = World::new().await;
    let booked = world.book("10:00", "11:00").await.body;
    let meeting = booked["id"].as_str().unwrap().to_owned();
    at(&world, "09:50:00");
    (world, meeting)
}

fn at(world: &World, clock: &str) {
    let when = format!("2026-03-03T{clock}Z");
    world.clock.set(when.parse().unwrap());
}

/// A key for what hangs at the door of a room.
async fn key_of_door(world: &World, room: &str) -> String {
    let wanted = json!({"name": "Door", "role": "door", "placeId": room});
    let made = world.post("/api/v1/api-keys", &world.admin, wanted).await;
    assert_eq!(made.status, 201, "{}", made.body);
    made.body["token"].as_str().unwrap().to_owned()
}

async fn code_of(world: &World, room: &str, token: &str) -> Answer {
    let path = format!("/api/v1/rooms/{room}/check-in-code");
    world.get(&path, token).await
}

async fn scan(world: &World, code: &Value, token: &str) -> Answer {
    world
        .post("/api/v1/check-in", token, json!({"token": code}))
        .await
}

async fn id_of(world: &World, token: &str) -> String {
    let me = world.get("/api/v1/me", token).await.body;
    me["person"]["id"].as_str().unwrap().to_owned()
}

async fn give_cards(world: &World, person: &str, token: &str, cards: Value) -> Answer {
    let path = format!("/api/v1/people/{person}/cards");
    let body = json!({"cards": cards}).to_string().into_bytes();
    world.call(Method::PUT, &path, token, Some(body), &[]).await
}

#[tokio::test]
async fn the_code_of_a_room_is_scanned_while_it_is_shown() {
    let (world, meeting) = ten_to_ten().await;
    let shown = code_of(&world, &world.peony, &world.admin).await;
    assert_eq!(shown.status, 200, "{}", shown.body);
    assert_eq!(shown.body["until"], "2026-03-03T09:50:30Z");
    let code = &shown.body["token"];
    let path = format!("/check-in?t={}", code.as_str().unwrap());
    assert_eq!(shown.body["path"], path.as_str());
    assert_eq!(scan(&world, code, "").await.status, 401);
    let came = scan(&world, code, &world.alice).await;
    assert_eq!(came.status, 200, "{}", came.body);
    assert_eq!(
        (&came.body["id"], &came.body["state"]),
        (&json!(meeting), &json!("running"))
    );
    // The same code lets in whoever stands there as well, until it is old.
    at(&world, "09:50:59");
    assert_eq!(scan(&world, code, &world.bob).await.status, 200);
    at(&world, "09:51:00");
    let late = scan(&world, code, &world.admin).await;
    assert_eq!(late.refusal(), (410, "code_expired"));
    at(&world, "09:49:29");
    let early = scan(&world, code, &world.admin).await;
    assert_eq!(early.refusal(), (410, "code_expired"));
}

#[tokio::test]
async fn a_forged_code_opens_nothing() {
    let (world, _) = ten_to_ten().await;
    let shown = code_of(&world, &world.peony, &world.admin).await;
    let code = shown.body["token"].as_str().unwrap().to_owned();
    let rose = uuid::Uuid::parse_str(&world.rose).unwrap().simple();
    let other_room = format!("{rose}{}", &code[32..]);
    let last = if code.ends_with('0') { "1" } else { "0" };
    let other_mark = format!("{}{last}", &code[..code.len() - 1]);
    let printed = format!("{}{:016x}{}", &code[..32], i64::MAX, &code[48..]);
    let shorter = code[2..].to_owned();
    let wide = format!("é{}", &code[2..]);
    for forged in [
        other_room,
        other_mark,
        printed,
        shorter,
        wide,
        String::new(),
    ] {
        let refused = scan(&world, &json!(forged), &world.alice).await;
        assert_eq!(refused.refusal(), (422, "unknown_code"), "{forged}");
    }
    let malformed = world
        .post("/api/v1/check-in", &world.alice, json!({"code": code}))
        .await;
    assert_eq!(malformed.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn a_code_lets_in_within_the_window_only() {
    let (world, _) = ten_to_ten().await;
    for (clock, refusal) in [
        ("09:44:00", (409, "no_meeting_here")),
        ("11:00:00", (409, "no_meeting_here")),
    ] {
        at(&world, clock);
        let shown = code_of(&world, &world.peony, &world.admin).await.body;
        let refused = scan(&world, &shown["token"], &world.alice).await;
        assert_eq!(refused.refusal(), refusal, "{clock}");
    }
    at(&world, "10:59:00");
    let shown = code_of(&world, &world.peony, &world.admin).await.body;
    assert_eq!(
        scan(&world, &shown["token"], &world.alice).await.status,
        200
    );
}

#[tokio::test]
async fn a_printed_code_wants_a_rule_and_an_invitation() {
    let (world, _) = ten_to_ten().await;
    let path = format!("/api/v1/rooms/{}/check-in-code?printed=true", world.peony);
    let refused = world.get(&path, &world.admin).await;
    assert_eq!(refused.refusal(), (422, "printed_code_not_allowed"));
    let rules = json!({"policy": {"printedCodeAllowed": {"value": true}}});
    let place = format!("/api/v1/places/{}", world.peony);
    let saved = world.patch(&place, &world.admin, rules).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    let printed = world.get(&path, &world.admin).await.body;
    assert_eq!(printed["until"], Value::Null);
    let code = &printed["token"];
    let stranger = scan(&world, code, &world.bob).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    assert_eq!(scan(&world, code, &world.alice).await.status, 200);
    let forbidden = world
        .patch(&place, &world.admin, json!({"policy": {}}))
        .await;
    assert_eq!(forbidden.status, 200);
    let refused = scan(&world, code, &world.alice).await;
    assert_eq!(refused.refusal(), (422, "printed_code_not_allowed"));
}

#[tokio::test]
async fn the_code_is_shown_by_the_door_of_the_room_and_to_those_who_run_it() {
    let (world, _) = ten_to_ten().await;
    let door = key_of_door(&world, &world.peony).await;
    assert_eq!(code_of(&world, &world.peony, &door).await.status, 200);
    let other = code_of(&world, &world.rose, &door).await;
    assert_eq!(other.refusal(), (403, "forbidden"));
    let employee = code_of(&world, &world.peony, &world.alice).await;
    assert_eq!(employee.refusal(), (403, "forbidden"));
    assert_eq!(code_of(&world, &world.peony, "").await.status, 401);
    let floor = world
        .get(&format!("/api/v1/places/{}", world.peony), &world.admin)
        .await
        .body;
    let floor = floor["parentId"].as_str().unwrap();
    let no_room = code_of(&world, floor, &world.admin).await;
    assert_eq!(no_room.refusal(), (404, "not_found"));
    let wrong = format!("/api/v1/rooms/{}/check-in-code?printed=maybe", world.peony);
    assert_eq!(
        world.get(&wrong, &world.admin).await.refusal(),
        (400, "malformed")
    );
}

#[tokio::test]
async fn a_card_is_reported_by_the_reader_of_the_room() {
    let (world, meeting) = ten_to_ten().await;
    let alice = id_of(&world, &world.alice).await;
    let given = give_cards(&world, &alice, &world.admin, json!(["4711"])).await;
    assert_eq!(given.status, 200, "{}", given.body);
    let door = key_of_door(&world, &world.peony).await;
    let card = json!({"roomCode": "p", "card": "4711"});
    assert_eq!(world.post(AT_DOOR, "", card.clone()).await.status, 401);
    for token in [&world.alice, &world.sensor] {
        let denied = world.post(AT_DOOR, token, card.clone()).await;
        assert_eq!(denied.refusal(), (403, "forbidden"));
    }
    let elsewhere = json!({"roomCode": "r", "card": "4711"});
    let denied = world.post(AT_DOOR, &door, elsewhere).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let unknown = json!({"roomCode": "p", "card": "4712"});
    let refused = world.post(AT_DOOR, &door, unknown).await;
    assert_eq!(refused.refusal(), (422, "unknown_card"));
    let both = json!({"roomCode": "p", "card": "4711", "login": "alice"});
    let refused = world.post(AT_DOOR, &door, both).await;
    assert_eq!(refused.refusal(), (400, "malformed"));
    let let_in = world.post(AT_DOOR, &door, card.clone()).await;
    assert_eq!(let_in.status, 200, "{}", let_in.body);
    assert_eq!(
        (&let_in.body["meetingId"], &let_in.body["person"]["name"]),
        (&json!(meeting), &json!("Alice"))
    );
    at(&world, "11:00:00");
    let late = world.post(AT_DOOR, &door, card).await;
    assert_eq!(late.refusal(), (409, "no_meeting_here"));
    let no_room = json!({"roomCode": "nowhere", "card": "4711"});
    let unknown = world.post(AT_DOOR, &world.admin, no_room).await;
    assert_eq!(unknown.refusal(), (404, "not_found"));
}

#[tokio::test]
async fn who_mistypes_at_a_panel_is_not_shut_out_elsewhere() {
    let (world, _) = ten_to_ten().await;
    let door = key_of_door(&world, &world.peony).await;
    let other = key_of_door(&world, &world.peony).await;
    let wrong = json!({"roomCode": "p", "login": "alice", "password": "wrong horse"});
    for _ in 0..10 {
        let refused = world.post(AT_DOOR, &door, wrong.clone()).await;
        assert_eq!(refused.refusal(), (401, "wrong_password"));
    }
    let right = json!({"roomCode": "p", "login": "alice", "password": "correct horse"});
    let refused = world.post(AT_DOOR, &door, right.clone()).await;
    assert_eq!(refused.refusal(), (429, "too_many_attempts"));
    let elsewhere = world.post(AT_DOOR, &other, right).await;
    assert_eq!(elsewhere.status, 200, "{}", elsewhere.body);
    let body = json!({"login": "alice", "password": "correct horse"});
    assert_eq!(world.post("/api/v1/sessions", "", body).await.status, 201);
}

#[tokio::test]
async fn somebody_signs_in_at_the_panel() {
    let (world, meeting) = ten_to_ten().await;
    let door = key_of_door(&world, &world.peony).await;
    let signed = |login: &str, password: &str| json!({"roomCode": "p", "login": login, "password": password});
    for (login, password) in [("alice", "wrong horse"), ("nobody", "correct horse")] {
        let refused = world.post(AT_DOOR, &door, signed(login, password)).await;
        assert_eq!(refused.refusal(), (401, "wrong_password"), "{login}");
    }
    let half = json!({"roomCode": "p", "login": "alice"});
    let refused = world.post(AT_DOOR, &door, half).await;
    assert_eq!(refused.refusal(), (400, "malformed"));
    let let_in = world
        .post(AT_DOOR, &door, signed("alice", "correct horse"))
        .await;
    assert_eq!(let_in.body["meetingId"], json!(meeting), "{}", let_in.body);
    let sheet = format!("/api/v1/meetings/{meeting}/attendance");
    let sheet = world.get(&sheet, &world.alice).await.body;
    assert_eq!(sheet["items"][0]["method"], "password");
}

#[tokio::test]
async fn what_hangs_at_a_door_does_nothing_else() {
    let (world, meeting) = ten_to_ten().await;
    let door = key_of_door(&world, &world.peony).await;
    for path in [
        "/api/v1/rooms".to_owned(),
        "/api/v1/people".to_owned(),
        format!("/api/v1/meetings/{meeting}"),
        format!("/api/v1/meetings/{meeting}/attendance"),
    ] {
        let denied = world.get(&path, &door).await;
        assert_eq!(denied.refusal(), (403, "forbidden"), "{path}");
    }
    let check_in = format!("/api/v1/meetings/{meeting}/check-in");
    let denied = world.post(&check_in, &door, json!({})).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let reading = json!({"roomCode": "p", "sensor": "s", "at": "2026-03-03T09:50:00Z",
        "motion": true});
    let denied = world.post("/api/v1/ingest/presence", &door, reading).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let shown = code_of(&world, &world.peony, &door).await.body;
    let denied = scan(&world, &shown["token"], &door).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let keys = world.get("/api/v1/api-keys", &world.admin).await.body;
    let keys = keys["items"].as_array().unwrap();
    let door_keys = keys.iter().filter(|key| key["role"] == "door");
    let places: Vec<_> = door_keys.map(|key| &key["placeId"]).collect();
    assert_eq!(places, [&json!(world.peony)]);
    let nowhere = json!({"name": "Door", "role": "door", "placeId": meeting});
    let refused = world.post("/api/v1/api-keys", &world.admin, nowhere).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn cards_are_given_by_those_who_look_after_people() {
    let world = World::new().await;
    let alice = id_of(&world, &world.alice).await;
    let bob = id_of(&world, &world.bob).await;
    let path = format!("/api/v1/people/{alice}/cards");
    let given = give_cards(&world, &alice, &world.admin, json!(["2", "1", "2"])).await;
    assert_eq!(given.body["cards"], json!(["1", "2"]), "{}", given.body);
    assert_eq!(
        world.get(&path, &world.admin).await.body["cards"],
        json!(["1", "2"])
    );
    let taken = give_cards(&world, &bob, &world.admin, json!(["2"])).await;
    assert_eq!(taken.refusal(), (422, "invalid_value"));
    let many: Vec<_> = (0..11).map(|number| number.to_string()).collect();
    for wrong in [json!([""]), json!(many)] {
        let refused = give_cards(&world, &bob, &world.admin, wrong).await;
        assert_eq!(refused.refusal(), (422, "invalid_value"));
    }
    let own = give_cards(&world, &alice, &world.alice, json!(["9"])).await;
    assert_eq!(own.refusal(), (403, "forbidden"));
    assert_eq!(
        world.get(&path, &world.alice).await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(world.get(&path, "").await.status, 401);
    assert_eq!(give_cards(&world, &alice, "", json!([])).await.status, 401);
    let nobody = give_cards(&world, &world.peony, &world.admin, json!([])).await;
    assert_eq!(nobody.refusal(), (404, "not_found"));
}
