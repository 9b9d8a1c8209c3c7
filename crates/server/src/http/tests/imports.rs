//! Imports over HTTP: tried first, taken then, refused as a whole or by the row; and names in the
//! query that nobody knows.

use axum::http::Method;
use serde_json::json;

use super::world::{Answer, World};

async fn send(world: &World, path: &str, token: &str, file: &str) -> Answer {
    let body = Some(file.as_bytes().to_vec());
    let headers = [("content-type", "text/csv")];
    world.call(Method::POST, path, token, body, &headers).await
}

#[tokio::test]
async fn rooms_are_tried_and_then_taken() {
    let world = World::new().await;
    let file = "code,campus,building,floor,name,capacity,kind,time_zone\n\
        p,North,Main,1,Peony,8,board,Europe/Lisbon\n\
        n1,North,Main,3,Iris,12,board,Europe/Lisbon\n\
        n2,North,Main,3,Fern,many,board,Europe/Lisbon\n";
    let path = "/api/v1/imports/rooms";
    let tried = format!("{path}?dryRun=true");
    let before = world.log_position();
    let told = send(&world, &tried, &world.admin, file).await;
    assert_eq!(told.status, 200, "{}", told.body);
    assert_eq!(told.body["dryRun"], true);
    assert_eq!(
        (&told.body["created"], &told.body["rejected"]),
        (&json!(1), &json!(1))
    );
    let first = &told.body["items"][0];
    assert_eq!(first["outcome"], "rejected", "what is wrong stands first");
    assert_eq!(
        (&first["line"], &first["code"]),
        (&json!(4), &json!("not_in_range"))
    );
    assert_eq!(world.log_position(), before, "nothing was changed");
    let taken = send(&world, path, &world.admin, file).await;
    assert_eq!(taken.body["accepted"], 2, "{}", taken.body);
    let rooms = world.get("/api/v1/rooms", &world.alice).await.body;
    assert_eq!(rooms["items"].as_array().unwrap().len(), 3);
    let denied = send(&world, path, &world.alice, file).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let stranger = send(&world, path, "", file).await;
    assert_eq!(stranger.refusal(), (401, "not_signed_in"));
    let broken = send(&world, path, &world.admin, "code,name\n").await;
    assert_eq!(broken.refusal(), (422, "unreadable_file"));
    assert_eq!(broken.body["params"]["code"], "missing_columns");
    let large = "x".repeat(17 * 1024 * 1024);
    let large = send(&world, path, &world.admin, &large).await;
    assert_eq!(large.refusal(), (413, "body_too_large"));
}

#[tokio::test]
async fn whoever_imports_people_does_not_become_one_of_more_rights() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.bob).await.body;
    let role = json!({"code": "people", "name": {"plain": "People"},
        "permissions": ["person.manage"]});
    world.post("/api/v1/roles", &world.admin, role).await;
    let given = json!({"subject": {"kind": "person", "id": me["person"]["id"]},
        "role": "people", "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, given).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let file = "login,name,email\nadmin,Ada,bob@example.org\nalice,Alice B,\ncleo,Cleo,\n";
    let taken = send(&world, "/api/v1/imports/people", &world.bob, file).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    assert_eq!(taken.body["accepted"], 2, "{}", taken.body);
    let refused = &taken.body["items"][0];
    assert_eq!(
        (&refused["key"], &refused["code"]),
        (&json!("admin"), &json!("beyond_own_rights"))
    );
}

#[tokio::test]
async fn days_and_meetings_come_from_calendars() {
    let world = World::new().await;
    let days = "date,kind,as_weekday,name\n2026-10-01,holiday,,National Day\n\
        2026-10-10,workday,4,\n";
    let path = "/api/v1/imports/calendar-days?calendar=cn";
    let taken = send(&world, path, &world.admin, days).await;
    assert_eq!(taken.body["created"], 2, "{}", taken.body);
    let calendar = world.get("/api/v1/calendars/cn", &world.alice).await.body;
    assert_eq!(calendar["days"][0]["name"], "National Day");
    let denied = send(&world, path, &world.bob, days).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let nowhere = send(&world, "/api/v1/imports/calendar-days", &world.admin, days).await;
    assert_eq!(nowhere.refusal(), (422, "invalid_value"));
    let events = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\n\
        DTSTAMP:20260101T000000Z\r\nDTSTART:20260303T100000Z\r\nDTEND:20260303T110000Z\r\n\
        SUMMARY:Board\r\nLOCATION:Peony\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let path = "/api/v1/imports/meetings?organizer=";
    let taken = send(&world, &format!("{path}alice"), &world.admin, events).await;
    assert_eq!(taken.body["accepted"], 1, "{}", taken.body);
    let nobody = send(&world, &format!("{path}zoe"), &world.admin, events).await;
    assert_eq!(nobody.refusal(), (422, "invalid_value"));
}

#[tokio::test]
async fn a_name_in_the_query_that_nobody_knows_is_refused_with_those_that_are_known() {
    let world = World::new().await;
    let wrong = world.get("/api/v1/rooms?capcity=8", &world.alice).await;
    assert_eq!(wrong.refusal(), (400, "invalid_query"));
    assert_eq!(wrong.body["params"]["name"], "capcity");
    let accepted = wrong.body["params"]["accepted"].as_array().unwrap();
    assert!(accepted.contains(&json!("limit")), "{}", wrong.body);
    let right = world.get("/api/v1/rooms?limit=8", &world.alice).await;
    assert_eq!(right.status, 200, "{}", right.body);
    let posted = world
        .post("/api/v1/meetings?dryRun=true", &world.alice, json!({}))
        .await;
    assert_eq!(posted.refusal(), (400, "invalid_query"), "{}", posted.body);
}
