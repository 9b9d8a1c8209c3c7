//! Nobody is named anew who has left; what names them from before goes on, and others take over.

use serde_json::{Value, json};

use super::world::{Answer, World};

async fn id_of(world: &World, token: &str) -> String {
    let me = world.get("/api/v1/me", token).await.body;
    me["person"]["id"].as_str().unwrap().to_owned()
}

async fn leave(world: &World, person: &str) {
    let path = format!("/api/v1/people/{person}");
    let gone = world.patch(&path, &world.admin, json!({"active": false}));
    assert_eq!(gone.await.status, 200);
}

/// What is refused because somebody has left, and in which field.
fn left(answer: &Answer) -> (u16, &str, &str) {
    let params = &answer.body["params"];
    let text = |value: &'static str| params[value].as_str().unwrap_or("");
    (answer.status.as_u16(), text("field"), text("reason"))
}

fn with(mut wish: Value, field: &str, value: Value) -> Value {
    wish[field] = value;
    wish
}

#[tokio::test]
async fn who_has_left_is_named_nowhere_anew_and_stands_where_they_stood() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let invited = json!([{"personId": bob, "required": true}]);
    let wish = with(world.wish("08:00", "09:00"), "attendees", invited.clone());
    let wish = with(wish, "hostId", json!(bob));
    let known = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(known.status, 201, "{}", known.body);
    let other = world.wish("10:00", "11:00");
    let other = world.post("/api/v1/meetings", &world.alice, other).await;
    let steps = json!([{"name": "Facilities", "approvers": [
        {"kind": "person", "id": bob}, {"kind": "administrators"}]}]);
    let flow = json!({"name": "Two", "steps": steps});
    let flow = world.post("/api/v1/flows", &world.admin, flow).await;
    assert_eq!(flow.status, 201, "{}", flow.body);
    leave(&world, &bob).await;

    for (field, value) in [("hostId", json!(bob)), ("attendees", invited.clone())] {
        let wish = with(world.wish("12:00", "13:00"), field, value.clone());
        for path in ["/api/v1/meetings", "/api/v1/meetings/preview"] {
            let refused = world.post(path, &world.alice, wish.clone()).await;
            assert_eq!(
                left(&refused),
                (422, field, "person_left"),
                "{path} {value}"
            );
        }
        let one = format!("/api/v1/meetings/{}", other.body["id"].as_str().unwrap());
        let change = with(json!({}), field, value.clone());
        let refused = world.patch(&one, &world.alice, change).await;
        assert_eq!(left(&refused), (422, field, "person_left"), "{value}");
    }
    let weekly = json!({"rrule": "FREQ=WEEKLY;COUNT=3"});
    let weekly = with(world.wish("14:00", "15:00"), "recurrence", weekly);
    let weekly = world.post("/api/v1/meetings", &world.alice, weekly).await;
    assert_eq!(weekly.status, 201, "{}", weekly.body);
    let first = weekly.body["occurrences"][0]["id"].as_str();
    let first = first.or_else(|| weekly.body["first"]["id"].as_str());
    let one = format!(
        "/api/v1/meetings/{}",
        first.unwrap_or_else(|| panic!("{}", weekly.body))
    );
    let change = json!({"hostId": bob, "scope": "all"});
    let refused = world.patch(&one, &world.alice, change).await;
    assert_eq!(left(&refused), (422, "hostId", "person_left"));
    let deputy = json!({"delegateId": bob, "powers": {"books": true}});
    let refused = world
        .post("/api/v1/delegations", &world.alice, deputy)
        .await;
    assert_eq!(
        left(&refused),
        (422, "delegateId", "person_left"),
        "{}",
        refused.body
    );
    let approver = json!({"name": "Other", "steps": steps});
    let refused = world.post("/api/v1/flows", &world.admin, approver).await;
    assert_eq!(
        refused.body["params"]["reason"], "unknown_approver",
        "{}",
        refused.body
    );

    // What names them already goes on, also when it is said again.
    let one = format!("/api/v1/meetings/{}", known.body["id"].as_str().unwrap());
    let again = json!({"subject": "Renamed", "hostId": bob, "attendees": invited});
    let renamed = world.patch(&one, &world.alice, again).await;
    assert_eq!(renamed.status, 200, "{}", renamed.body);
    let flow = format!("/api/v1/flows/{}", flow.body["id"].as_str().unwrap());
    let again = json!({"name": "Still two", "steps": steps});
    let renamed = world.patch(&flow, &world.admin, again).await;
    assert_eq!(renamed.status, 200, "{}", renamed.body);
}

#[tokio::test]
async fn what_somebody_who_leaves_only_hosts_gets_another_host() {
    let world = World::new().await;
    let (alice, bob, ada) = (
        id_of(&world, &world.alice).await,
        id_of(&world, &world.bob).await,
        id_of(&world, &world.admin).await,
    );
    let hosted = |start, end| with(world.wish(start, end), "hostId", json!(bob));
    let single = world
        .post("/api/v1/meetings", &world.alice, hosted("08:00", "09:00"))
        .await;
    assert_eq!(single.status, 201, "{}", single.body);
    let daily = json!({"rrule": "FREQ=DAILY;COUNT=4"});
    let daily = with(hosted("10:00", "11:00"), "recurrence", daily);
    let daily = world.post("/api/v1/meetings", &world.alice, daily).await;
    assert_eq!(daily.status, 201, "{}", daily.body);
    let own = world.wish("12:00", "13:00");
    let own = world.post("/api/v1/meetings", &world.bob, own).await;
    assert_eq!(own.status, 201, "{}", own.body);
    let week = "/api/v1/meetings?start=2026-03-01T00:00:00Z&end=2026-03-09T00:00:00Z";
    let all = async || {
        let all = world.get(week, &world.alice).await.body;
        all["items"].as_array().unwrap().clone()
    };
    let dates: Vec<Value> = all().await;
    let dates: Vec<_> = dates
        .iter()
        .filter(|one| one["seriesId"].is_string())
        .collect();
    // One date has a host of its own.
    let second = format!("/api/v1/meetings/{}", dates[1]["id"].as_str().unwrap());
    let changed = world
        .patch(&second, &world.alice, json!({"hostId": ada}))
        .await;
    assert_eq!(changed.status, 200, "{}", changed.body);

    leave(&world, &bob).await;
    let meetings = format!("/api/v1/people/{bob}/meetings");
    let ahead = world.get(&meetings, &world.admin).await.body;
    let parts = |body: &Value| -> Vec<(String, u64)> {
        let items = body["items"].as_array().unwrap().iter();
        let part = |one: &Value| one["part"].as_str().unwrap().to_owned();
        items
            .map(|one| (part(one), one["dates"].as_u64().unwrap()))
            .collect()
    };
    let host = |dates| ("host".to_owned(), dates);
    let organizer = ("organizer".to_owned(), 1);
    assert_eq!(
        parts(&ahead),
        [host(1), host(3), organizer.clone()],
        "{ahead}"
    );
    let passed = world
        .post(&meetings, &world.admin, json!({"to": ada}))
        .await;
    assert_eq!(parts(&passed.body), [host(1), host(3), organizer]);
    assert!(
        !passed.body.to_string().contains("problem"),
        "{}",
        passed.body
    );
    let left = world.get(&meetings, &world.admin).await.body;
    assert_eq!(parts(&left), []);
    for one in all().await {
        assert_eq!(one["host"]["id"], json!(ada), "{one}");
        let whose = if one["id"] == own.body["id"] {
            &ada
        } else {
            &alice
        };
        assert_eq!(one["organizer"]["id"], json!(whose), "{one}");
    }
}

#[tokio::test]
async fn what_others_booked_is_not_cancelled_with_its_host() {
    let world = World::new().await;
    let (alice, bob) = (
        id_of(&world, &world.alice).await,
        id_of(&world, &world.bob).await,
    );
    let hosted = with(world.wish("08:00", "09:00"), "hostId", json!(bob));
    let hosted = world.post("/api/v1/meetings", &world.alice, hosted).await;
    leave(&world, &bob).await;
    let meetings = format!("/api/v1/people/{bob}/meetings");
    let off = world
        .post(&meetings, &world.admin, json!({"to": null}))
        .await;
    assert_eq!(off.status, 200, "{}", off.body);
    let path = format!("/api/v1/meetings/{}", hosted.body["id"].as_str().unwrap());
    let stays = world.get(&path, &world.alice).await.body;
    assert_eq!(stays["state"], "confirmed");
    assert_eq!(stays["host"]["id"], json!(alice));
}
