//! Closures over HTTP: planned, seen, settled, and who may.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::World;

const CLOSURES: &str = "/api/v1/closures";

fn wanted(place: &str) -> Value {
    json!({"placeId": place, "start": "2026-03-03T00:00:00Z", "end": "2026-03-04T00:00:00Z",
        "reason": "Painting"})
}

async fn call(world: &World, path: &str, token: &str, body: Value, key: &str) -> (u16, Value) {
    let body = Some(body.to_string().into_bytes());
    let headers = [("idempotency-key", key)];
    let answer = world.call(Method::POST, path, token, body, &headers).await;
    (answer.status.as_u16(), answer.body)
}

#[tokio::test]
async fn a_closure_is_previewed_planned_and_cleared() {
    let world = World::new().await;
    let booked = world.book("10:00", "11:00").await;
    let meeting = booked.body["id"].as_str().unwrap().to_owned();
    let preview = format!("{CLOSURES}/preview");
    assert_eq!(
        world.post(CLOSURES, "", wanted(&world.peony)).await.status,
        401
    );
    let denied = world
        .post(&preview, &world.alice, wanted(&world.peony))
        .await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let before = world.log_position();
    let seen = world
        .post(&preview, &world.admin, wanted(&world.peony))
        .await;
    assert_eq!(seen.status, 200, "{}", seen.body);
    assert_eq!(seen.body["total"], 1);
    // Rose has no projector.
    assert_eq!(seen.body["withoutOffer"], 1);
    assert_eq!(world.log_position(), before, "a preview writes nothing");

    let made = call(&world, CLOSURES, &world.admin, wanted(&world.peony), "k").await;
    assert_eq!(made.0, 201, "{}", made.1);
    let again = call(&world, CLOSURES, &world.admin, wanted(&world.peony), "k").await;
    assert_eq!(again, made);
    assert_eq!(
        (&made.1["remaining"], &made.1["state"]),
        (&json!(1), &json!("planned"))
    );
    let id = made.1["id"].as_str().unwrap().to_owned();
    let refused = world.book("12:00", "13:00").await;
    assert_eq!(refused.refusal(), (422, "policy_violation"));
    assert_eq!(refused.body["violations"][0]["code"], "closed");

    let ways = format!("{CLOSURES}/{id}/meetings/{meeting}/ways");
    let ways = world.get(&ways, &world.alice).await;
    assert_eq!(
        ways.body["rooms"][0]["room"]["name"], "Rose",
        "{}",
        ways.body
    );
    assert_eq!(ways.body["rooms"][0]["lacking"], json!(["projector"]));
    let own = world.get("/api/v1/me/closures", &world.alice).await;
    assert_eq!(own.body["items"][0]["reason"], "Painting", "{}", own.body);
    let asked = world
        .post(
            &format!("{CLOSURES}/{id}/ask"),
            &world.admin,
            json!({"meetingIds": [meeting]}),
        )
        .await;
    assert!(
        asked.body["items"][0]["problem"].is_null(),
        "{}",
        asked.body
    );
    let rehouse = format!("{CLOSURES}/{id}/rehouse");
    let to_rose = json!({"meetings": [{"meetingId": meeting, "roomIds": [world.rose]}]});
    let denied = world.post(&rehouse, &world.bob, to_rose.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let moved = world.post(&rehouse, &world.alice, to_rose.clone()).await;
    let item = &moved.body["items"][0];
    assert_eq!(item["meeting"]["state"], "confirmed", "{}", moved.body);
    let again = world.post(&rehouse, &world.alice, to_rose).await;
    assert_eq!(again.refusal(), (403, "forbidden"), "{}", again.body);
    let after = world.get(&format!("{CLOSURES}/{id}"), &world.admin).await;
    assert_eq!(
        (&after.body["remaining"], &after.body["total"]),
        (&json!(0), &json!(1))
    );
    let list = world.get(CLOSURES, &world.alice).await;
    assert_eq!(list.body["items"], json!([]), "not theirs to plan");
    let list = world.get(CLOSURES, &world.admin).await;
    assert_eq!(list.body["items"][0]["id"], json!(id));
}

#[tokio::test]
async fn a_closure_is_changed_by_who_read_it_and_withdrawn_once() {
    let world = World::new().await;
    let made = world
        .post(CLOSURES, &world.admin, wanted(&world.peony))
        .await;
    let path = format!("{CLOSURES}/{}", made.body["id"].as_str().unwrap());
    let body = || {
        Some(
            json!({"end": "2026-03-05T00:00:00Z"})
                .to_string()
                .into_bytes(),
        )
    };
    let change = async |tag: &str| {
        let headers = [("if-match", tag)];
        let admin = &world.admin;
        let answer = world.call(Method::PATCH, &path, admin, body(), &headers);
        answer.await
    };
    let tag = made.headers["etag"].to_str().unwrap().to_owned();
    assert_eq!(change(&tag).await.status, 200);
    assert_eq!(change(&tag).await.refusal(), (412, "stale"));
    let backwards = json!({"end": "2026-03-01T00:00:00Z"});
    let backwards = world.patch(&path, &world.admin, backwards).await;
    assert_eq!(backwards.refusal(), (422, "invalid_value"));
    let withdraw = format!("{path}/withdraw");
    let gone = world.post(&withdraw, &world.admin, json!({})).await;
    assert_eq!(gone.body["state"], "withdrawn");
    let again = world.post(&withdraw, &world.admin, json!({})).await;
    assert_eq!(again.refusal(), (409, "closure_over"));
    assert_eq!(world.book("12:00", "13:00").await.status, 201);
}

#[tokio::test]
async fn a_private_meeting_is_moved_without_being_told_what_it_is() {
    let world = World::new().await;
    let people = "login,name,email\nkeeper,Keeper,keeper@example.org\n";
    let console = app::Who::console();
    world
        .app
        .import_people(&console, people.as_bytes(), false, &|_, _| {})
        .unwrap();
    world
        .app
        .set_password(&console, "keeper", "correct horse")
        .unwrap();
    let keeper = json!({"login": "keeper", "password": "correct horse"});
    let session = world.post("/api/v1/sessions", "", keeper).await.body;
    let token = session["token"].as_str().unwrap().to_owned();
    let role = json!({"code": "keeper", "name": {"plain": "Keeper"},
        "permissions": ["place.manage"]});
    assert_eq!(
        world.post("/api/v1/roles", &world.admin, role).await.status,
        201
    );
    let grant = json!({"subject": {"kind": "person", "id": session["person"]["id"]},
        "role": "keeper", "scope": {"kind": "place", "id": world.peony}});
    assert_eq!(
        world
            .post("/api/v1/grants", &world.admin, grant)
            .await
            .status,
        201
    );
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let made = world.post(CLOSURES, &token, wanted(&world.peony)).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let path = format!("{CLOSURES}/{}", made.body["id"].as_str().unwrap());
    let listed = world.get(&format!("{path}/meetings"), &token).await;
    let meeting = &listed.body["items"][0]["meeting"];
    assert_eq!(meeting["subject"], Value::Null, "{}", listed.body);
    assert_eq!(meeting["organizer"], Value::Null);
    let wanted = json!({"meetings": [{"meetingId": booked.body["id"], "roomIds": [world.rose]}]});
    let moved = world.post(&format!("{path}/rehouse"), &token, wanted).await;
    let item = &moved.body["items"][0];
    assert_eq!(item["meeting"]["subject"], Value::Null, "{}", moved.body);
    assert_eq!(item["problem"], Value::Null);
    let after = world.get(&path, &token).await;
    assert_eq!(after.body["remaining"], 0);
}

#[tokio::test]
async fn who_plans_changes_and_sees_only_what_is_theirs() {
    let world = World::new().await;
    let tulip = json!({"kind": "room", "code": "t", "name": "Tulip", "capacity": 8,
        "features": ["projector"]});
    let tulip = world.post("/api/v1/places", &world.admin, tulip).await;
    assert_eq!(tulip.status, 201, "{}", tulip.body);
    let me = |token: &str| {
        let token = token.to_owned();
        let world = &world;
        async move { world.get("/api/v1/me", &token).await.body["person"]["id"].clone() }
    };
    let (alice, bob) = (me(&world.alice).await, me(&world.bob).await);
    let planner = json!({"subject": {"kind": "person", "id": alice}, "role": "facilityPlanner",
        "scope": {"kind": "place", "id": world.peony}});
    let planner = world.post("/api/v1/grants", &world.admin, planner).await;
    assert_eq!(planner.status, 201, "{}", planner.body);
    let only_bob = json!({"policy": {"whoSees": {"value": [{"kind": "person", "id": bob}]}}});
    let rose = format!("/api/v1/places/{}", world.rose);
    assert_eq!(world.patch(&rose, &world.admin, only_bob).await.status, 200);
    let mut wish = world.wish("10:00", "11:00");
    wish["roomIds"] = json!([world.peony, world.rose]);
    let booked = world.post("/api/v1/meetings", &world.bob, wish).await;
    assert_eq!(booked.status, 201, "{}", booked.body);

    let made = call(&world, CLOSURES, &world.alice, wanted(&world.peony), "k").await;
    assert_eq!(made.0, 201, "{}", made.1);
    let closure = format!("{CLOSURES}/{}", made.1["id"].as_str().unwrap());
    let listed = world
        .get(&format!("{closure}/meetings"), &world.alice)
        .await;
    assert_eq!(listed.body["items"][0]["offered"][0]["name"], "Tulip");
    let id = booked.body["id"].as_str().unwrap();
    let ways = format!("{closure}/meetings/{id}/ways");
    let ways = world.get(&ways, &world.alice).await;
    for shown in [listed.body.to_string(), ways.body.to_string()] {
        assert!(
            !shown.contains("Rose") && !shown.contains(&world.rose),
            "{shown}"
        );
    }
    let rehouse = format!("{closure}/rehouse");
    let beyond = json!({"meetings": [{"meetingId": id,
        "roomIds": [tulip.body["id"], world.peony]}]});
    let beyond = world.post(&rehouse, &world.alice, beyond).await;
    assert_eq!(
        beyond.body["items"][0]["problem"]["status"], 403,
        "{}",
        beyond.body
    );
    let taken = json!({"meetings": [{"meetingId": id, "roomIds": [tulip.body["id"]]}]});
    let taken = world.post(&rehouse, &world.alice, taken).await;
    assert!(
        taken.body["items"][0].get("problem").is_none(),
        "{}",
        taken.body
    );
    let after = world
        .get(&format!("/api/v1/meetings/{id}"), &world.bob)
        .await
        .body;
    let held = after["holds"].as_array().unwrap().iter();
    let held = held.filter(|hold| hold["active"] == true);
    let mut rooms: Vec<_> = held.map(|hold| hold["roomId"].as_str().unwrap()).collect();
    rooms.sort_unstable();
    let mut wanted = [tulip.body["id"].as_str().unwrap(), world.rose.as_str()];
    wanted.sort_unstable();
    assert_eq!(rooms, wanted, "the room that does not close stays");
}
