//! Those who look after people: somebody is added, let in by a link, changed, and put out of work.

use axum::http::Method;
use serde_json::json;

use super::world::World;

#[tokio::test]
async fn somebody_is_added_and_chooses_a_password_by_a_link_that_works_once() {
    let world = World::new().await;
    let path = "/api/v1/people";
    let wanted = json!({"login": "zhou", "name": "周敏", "email": "zhou@example.org",
        "language": "zh-TW", "timeZone": "Asia/Taipei"});
    let denied = world.post(path, &world.alice, wanted.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let added = world.post(path, &world.admin, wanted.clone()).await;
    assert_eq!(added.status, 201, "{}", added.body);
    assert_eq!(added.body["language"], "zh-TW");
    assert_eq!(added.body["active"], true);
    let again = world.post(path, &world.admin, wanted).await;
    assert_eq!(again.refusal(), (409, "login_taken"));
    let id = added.body["id"].as_str().unwrap();
    let nowhere = json!({"orgUnitId": id});
    let one = format!("{path}/{id}");
    let lost = world.patch(&one, &world.admin, nowhere).await;
    assert_eq!(lost.refusal(), (422, "invalid_value"));

    let invite = format!("{one}/invitation");
    let denied = world.post(&invite, &world.alice, json!({})).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let invited = world.post(&invite, &world.admin, json!({})).await;
    assert_eq!(invited.status, 200, "{}", invited.body);
    assert_eq!(invited.body["mailed"], false, "no mail server is set up");
    let token = invited.body["token"].as_str().unwrap();
    let use_link = |token: &str, password: &str| {
        let body = json!({"token": token, "password": password});
        world.post("/api/v1/welcome/invited", "", body)
    };
    let short = use_link(token, "short").await;
    assert_eq!(short.refusal(), (422, "invalid_value"));
    // The link of one person is worth nothing for another.
    let (_, secret) = token.split_once('.').unwrap();
    let me = world.get("/api/v1/me", &world.admin).await.body;
    let stolen = format!("{}.{secret}", me["person"]["id"].as_str().unwrap());
    for wrong in [stolen.as_str(), "x", ""] {
        let answer = use_link(wrong, "long enough").await;
        assert_eq!(answer.refusal(), (410, "link_spent"), "{wrong}");
    }
    let signed_in = use_link(token, "long enough").await;
    assert_eq!(signed_in.status, 200, "{}", signed_in.body);
    assert_eq!(signed_in.body["person"]["login"], "zhou");
    let again = use_link(token, "long enough").await;
    assert_eq!(again.refusal(), (410, "link_spent"));
    let session = json!({"login": "zhou", "password": "long enough"});
    assert_eq!(
        world.post("/api/v1/sessions", "", session).await.status,
        201
    );
}

#[tokio::test]
async fn whoever_is_put_out_of_work_is_out_at_once_and_may_come_back() {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"].clone();
    let one = format!("/api/v1/people/{}", bob["id"].as_str().unwrap());
    let out = json!({"active": false, "name": "Robert"});
    let denied = world.patch(&one, &world.alice, out.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let body = Some(out.to_string().into_bytes());
    let old = [("if-match", "\"99\"")];
    let stale = world
        .call(Method::PATCH, &one, &world.admin, body, &old)
        .await;
    assert_eq!(stale.status, 412);
    let changed = world.patch(&one, &world.admin, out).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    assert_eq!(changed.body["name"], "Robert");
    let gone = world.get("/api/v1/me", &world.bob).await;
    assert_eq!(gone.refusal(), (401, "not_signed_in"));
    let names = |list: &serde_json::Value| list["items"].as_array().unwrap().len();
    let listed = world.get("/api/v1/people?query=robert", &world.admin).await;
    assert_eq!(names(&listed.body), 0);
    let path = "/api/v1/people?query=robert&inactive=true";
    let listed = world.get(path, &world.admin).await;
    assert_eq!(names(&listed.body), 1);
    let denied = world.get(path, &world.alice).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let invite = format!("{one}/invitation");
    let invited = world.post(&invite, &world.admin, json!({})).await;
    assert_eq!(invited.refusal(), (404, "not_found"));
    let back = json!({"active": true});
    assert_eq!(world.patch(&one, &world.admin, back).await.status, 200);
    let listed = world.get("/api/v1/people?query=robert", &world.admin).await;
    assert_eq!(names(&listed.body), 1);
}

#[tokio::test]
async fn the_last_administrator_is_not_put_out_of_work() {
    let world = World::new().await;
    let me = world.get("/api/v1/me", &world.admin).await.body["person"].clone();
    let one = format!("/api/v1/people/{}", me["id"].as_str().unwrap());
    let out = world.patch(&one, &world.admin, json!({"active": false}));
    assert_eq!(out.await.refusal(), (409, "last_administrator"));
    assert_eq!(world.get("/api/v1/me", &world.admin).await.status, 200);
}

#[tokio::test]
async fn a_colleague_invited_by_their_address_is_no_guest() {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"].clone();
    let one = format!("/api/v1/people/{}", bob["id"].as_str().unwrap());
    let address = json!({"email": "Bob@Example.org"});
    assert_eq!(world.patch(&one, &world.admin, address).await.status, 200);
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"email": "bob@example.org"}, {"personId": bob["id"]},
        {"email": "ann@elsewhere.org"}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(booked.status, 201, "{}", booked.body);
    let attendees = booked.body["attendees"].as_array().unwrap();
    assert_eq!(attendees.len(), 2, "{}", booked.body);
    assert_eq!(attendees[0]["personId"], bob["id"]);
    assert_eq!(attendees[1]["email"], "ann@elsewhere.org");
    let meeting = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let change = json!({"attendees": [{"email": "BOB@example.org"}]});
    let changed = world.patch(&meeting, &world.alice, change).await;
    assert_eq!(changed.body["attendees"][0]["personId"], bob["id"]);
}
