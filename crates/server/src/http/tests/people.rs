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

async fn id_of(world: &World, token: &str) -> String {
    let me = world.get("/api/v1/me", token).await.body;
    me["person"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_somebody_who_leaves_had_to_run_goes_to_another() {
    let world = World::new().await;
    let (bob, ada) = (
        id_of(&world, &world.bob).await,
        id_of(&world, &world.admin).await,
    );
    let book = async |start: &str, end: &str, more: serde_json::Value| {
        let mut wish = world.wish("", "");
        (wish["start"], wish["end"]) = (json!(start), json!(end));
        wish.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let booked = world.post("/api/v1/meetings", &world.bob, wish).await;
        assert_eq!(booked.status, 201, "{}", booked.body);
        booked.body
    };
    book("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", json!({})).await;
    let secret = json!({"private": true, "subject": "Merger"});
    let secret = book("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z", secret).await;
    let weekly = json!({"recurrence": {"rrule": "FREQ=WEEKLY;COUNT=3"}});
    book("2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z", weekly).await;

    // Who sees to people and rooms is not let know what is private.
    let permissions = [
        "person.see",
        "person.manage",
        "room.see",
        "meeting.book",
        "meeting.manage",
    ];
    let role =
        json!({"code": "staffing", "name": {"plain": "Staffing"}, "permissions": permissions});
    let made = world.post("/api/v1/roles", &world.admin, role).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let alice = json!({"kind": "person", "id": id_of(&world, &world.alice).await});
    let given = json!({"subject": alice, "role": "staffing", "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, given).await;
    assert_eq!(given.status, 201, "{}", given.body);

    let path = format!("/api/v1/people/{bob}");
    let gone = json!({"active": false});
    let gone = world.patch(&path, &world.alice, gone).await;
    assert_eq!(gone.status, 200, "{}", gone.body);
    assert_eq!(world.get("/api/v1/me", &world.bob).await.status, 401);
    let meetings = format!("{path}/meetings");
    let ahead = world.get(&meetings, &world.alice).await.body;
    let dates = |body: &serde_json::Value| -> Vec<u64> {
        let items = body["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["dates"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(dates(&ahead), [1, 1, 3], "{ahead}");
    let back = json!({"to": bob});
    let back = world.post(&meetings, &world.alice, back).await;
    assert_eq!(
        back.refusal(),
        (422, "invalid_value"),
        "nothing is handed to who is gone"
    );
    assert_eq!(back.body["params"]["reason"], "person_left");
    let passed = json!({"to": ada});
    let passed = world.post(&meetings, &world.alice, passed).await.body;
    let problems: Vec<_> = passed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item.get("problem").is_some())
        .collect();
    assert_eq!(problems, [false, true, false], "{passed}");
    assert!(!passed.to_string().contains("Merger"), "{passed}");
    let left = world.get(&meetings, &world.alice).await.body;
    assert_eq!(dates(&left), [1], "{left}");
    assert_eq!(left["items"][0]["meeting"]["id"], secret["id"]);
    let month = "/api/v1/meetings?start=2026-03-01T00:00:00Z&end=2026-03-31T00:00:00Z&mine=true";
    let mine = world.get(month, &world.admin).await.body;
    assert_eq!(mine["items"].as_array().unwrap().len(), 4, "{mine}");

    let cancelled = json!({"to": null, "reason": "Bob left"});
    let cancelled = world.post(&meetings, &world.alice, cancelled).await.body;
    assert_eq!(dates(&cancelled), [1]);
    let left = world.get(&meetings, &world.alice).await.body;
    assert_eq!(dates(&left), [0_u64; 0]);

    // Nobody books for, or hands to, who is gone.
    let mut wish = world.wish("15:00", "16:00");
    wish["organizerId"] = json!(bob);
    let refused = world.post("/api/v1/meetings", &world.admin, wish).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let id = mine["items"][0]["id"].as_str().unwrap();
    let handed = json!({"organizerId": bob});
    let one = format!("/api/v1/meetings/{id}");
    let handed = world.patch(&one, &world.admin, handed).await;
    assert_eq!(handed.refusal(), (422, "invalid_value"));
    // And they come back with what they had.
    let back = world
        .patch(&path, &world.admin, json!({"active": true}))
        .await;
    assert_eq!(back.body["active"], true);
}

#[tokio::test]
async fn who_answered_an_offer_learns_no_more_of_the_meeting_than_others() {
    let world = World::new().await;
    let alice = id_of(&world, &world.alice).await;
    let booked = world.post("/api/v1/meetings", &world.bob, world.wish("08:00", "09:00"));
    let booked = booked.await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let offer = format!("{path}/hand-over");
    let series = json!({"personId": alice, "scope": "all"});
    let series = world.post(&offer, &world.bob, series).await;
    assert_eq!(series.refusal(), (409, "not_in_series"));
    let offered = world.post(&offer, &world.bob, json!({"personId": alice}));
    let offered = offered.await.body;
    let hidden = json!({"private": true, "subject": "Closing the branch"});
    let hidden = world.patch(&path, &world.bob, hidden).await;
    assert_eq!(hidden.status, 200, "{}", hidden.body);
    // Who is asked may know what they would take on.
    let asked = world.get("/api/v1/hand-overs", &world.alice).await.body;
    assert_eq!(asked["items"][0]["subject"], "Closing the branch");
    let id = offered["id"].as_str().unwrap();
    let decline = format!("/api/v1/hand-overs/{id}/decline");
    let declined = world.post(&decline, &world.alice, json!({})).await;
    assert_eq!(declined.body["state"], "declined", "{}", declined.body);
    let again = world.post(&decline, &world.alice, json!({})).await;
    assert_eq!(again.body["state"], "declined", "{}", again.body);
    assert_eq!(again.body["subject"], json!(null), "{}", again.body);
}

#[tokio::test]
async fn one_date_of_a_series_gives_no_say_over_the_others() {
    let world = World::new().await;
    let alice = id_of(&world, &world.alice).await;
    let mut wish = world.wish("08:00", "09:00");
    wish["recurrence"] = json!({"rrule": "FREQ=WEEKLY;COUNT=4"});
    let booked = world.post("/api/v1/meetings", &world.bob, wish).await;
    assert_eq!(booked.status, 201, "{}", booked.body);
    let month = "/api/v1/meetings?start=2026-03-01T00:00:00Z&end=2026-03-31T00:00:00Z";
    let listed = world.get(month, &world.bob).await.body;
    let third = listed["items"][2]["id"].as_str().unwrap();
    let path = format!("/api/v1/meetings/{third}");
    let given = world.patch(&path, &world.bob, json!({"organizerId": alice}));
    assert_eq!(given.await.refusal(), (409, "consent_wanted"));
    let handed = format!("{path}/hand-over");
    let handed = world
        .post(&handed, &world.bob, json!({"personId": alice}))
        .await;
    assert_eq!(handed.body["state"], "open", "{}", handed.body);
    let offered = world.get("/api/v1/hand-overs", &world.alice).await.body;
    assert_eq!(offered["items"][0]["meetingId"], third, "{offered}");
    let accept = offered["items"][0]["id"].as_str().unwrap();
    let accept = format!("/api/v1/hand-overs/{accept}/accept");
    let outsider = world.post(&accept, &world.admin, json!({})).await;
    assert_eq!(outsider.refusal(), (403, "forbidden"));
    let taken = world.post(&accept, &world.alice, json!({})).await;
    assert_eq!(taken.body["state"], "accepted", "{}", taken.body);
    let all = json!({"scope": "all", "subject": "Mine"});
    let taken = world.patch(&path, &world.alice, all).await;
    assert_eq!(taken.refusal(), (403, "forbidden"));
    let cancel = format!("{path}/cancel");
    let all = json!({"scope": "all"});
    let cancelled = world.post(&cancel, &world.alice, all).await;
    assert_eq!(cancelled.refusal(), (403, "forbidden"));
    let bob = id_of(&world, &world.bob).await;
    let rest = json!({"personId": bob, "scope": "following"});
    let offer = format!("{path}/hand-over");
    let offered = world.post(&offer, &world.alice, rest).await;
    assert_eq!(offered.refusal(), (403, "forbidden"));
    // Whoever runs the series does not take back what they gave away either.
    let first = listed["items"][0]["id"].as_str().unwrap();
    let renamed = format!("/api/v1/meetings/{first}");
    let all = json!({"scope": "all", "subject": "Ours"});
    assert_eq!(world.patch(&renamed, &world.bob, all).await.status, 200);
    assert_eq!(
        world.get(&path, &world.bob).await.body["subject"],
        json!("Sync")
    );

    let person = format!("/api/v1/people/{alice}");
    let gone = world.patch(&person, &world.admin, json!({"active": false}));
    assert_eq!(gone.await.status, 200);
    let meetings = format!("{person}/meetings");
    let unsaid = world.post(&meetings, &world.admin, json!({})).await;
    assert_eq!(unsaid.refusal(), (400, "malformed"));
    let off = world
        .post(&meetings, &world.admin, json!({"to": null}))
        .await;
    assert_eq!(off.body["items"][0]["dates"], 1, "{}", off.body);
    let left = world.get(month, &world.bob).await.body;
    let stand = left["items"].as_array().unwrap().iter();
    let stand = stand.filter(|one| one["state"] == "confirmed").count();
    assert_eq!(stand, 3, "{left}");
}

#[tokio::test]
async fn an_invitation_ends_with_the_next_and_with_more_rights() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let role = json!({"code": "people", "name": {"plain": "People"},
        "permissions": ["person.manage"]});
    world.post("/api/v1/roles", &world.admin, role).await;
    let to = |id: &str| json!({"kind": "person", "id": id});
    let given = json!({"subject": to(&bob), "role": "people", "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, given).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let new = json!({"login": "zhou", "name": "周敏"});
    let new = world.post("/api/v1/people", &world.bob, new).await.body;
    let id = new["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/people/{id}/invitation");
    let invite = async || {
        let invited = world.post(&path, &world.bob, json!({})).await;
        assert_eq!(invited.status, 200, "{}", invited.body);
        invited.body["token"].as_str().unwrap().to_owned()
    };
    let enter = async |token: &str| {
        let body = json!({"token": token, "password": "long enough"});
        world.post("/api/v1/welcome/invited", "", body).await.status
    };
    let first = invite().await;
    let second = invite().await;
    assert_eq!(enter(&first).await, 410, "the next one is in its place");
    assert_eq!(enter(&second).await, 200);
    let third = invite().await;
    let more = json!({"subject": to(&id), "role": "administrator", "scope": {"kind": "all"}});
    let more = world.post("/api/v1/grants", &world.admin, more).await;
    assert_eq!(more.status, 201, "{}", more.body);
    assert_eq!(enter(&third).await, 410, "bob has no power over them now");
    let password = format!("/api/v1/people/{id}/password");
    let body = Some(
        json!({"password": "another horse"})
            .to_string()
            .into_bytes(),
    );
    let fourth = world.post(&path, &world.admin, json!({})).await.body;
    let reset = world.call(Method::PUT, &password, &world.admin, body, &[]);
    assert_eq!(reset.await.status, 204);
    let fourth = fourth["token"].as_str().unwrap();
    assert_eq!(enter(fourth).await, 410, "there is a password already");
}
