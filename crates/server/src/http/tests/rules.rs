//! Rules over the interface: what counts and who set it, setting them, what they refer to, and how
//! a booking is refused or told.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Answer, World};

async fn put(world: &World, path: &str, token: &str, body: Value, tag: Option<&str>) -> Answer {
    let mut headers = vec![("content-type", "application/json")];
    headers.extend(tag.map(|tag| ("if-match", tag)));
    let body = Some(body.to_string().into_bytes());
    world.call(Method::PUT, path, token, body, &headers).await
}

fn rule<'a>(answer: &'a Answer, name: &str) -> &'a Value {
    let rules = answer.body["rules"].as_array().unwrap();
    rules.iter().find(|rule| rule["rule"] == name).unwrap()
}

#[tokio::test]
async fn every_rule_says_what_counts_where_it_was_set_by_whom_and_when() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}/rules", world.peony);
    let fresh = world.get(&path, &world.alice).await;
    assert_eq!(fresh.status, 200);
    let all = fresh.body["rules"].as_array().unwrap();
    assert_eq!(all.len(), domain::policy::RULES.len());
    let longest = rule(&fresh, "longestMinutes");
    assert_eq!(
        (&longest["value"], &longest["place"]),
        (&json!(1440), &Value::Null)
    );

    let rules = json!({"longestMinutes": {"value": 90, "locked": true}});
    let set = put(&world, &path, &world.admin, rules, None).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let longest = rule(&set, "longestMinutes");
    assert_eq!(
        (&longest["value"], &longest["default"], &longest["locked"]),
        (&json!(90), &json!(1440), &json!(true))
    );
    assert_eq!(longest["place"]["code"], "p");
    assert_eq!(longest["setBy"]["person"]["name"], "Ada");
    assert_eq!(longest["setBy"]["at"], super::world::NOW);
    assert_eq!(longest["own"], json!({"value": 90, "locked": true}));

    // What is set later leaves who set the rest.
    world.clock.set("2026-03-02T09:00:00Z".parse().unwrap());
    let rules = json!({
        "longestMinutes": {"value": 90, "locked": true},
        "gridMinutes": {"value": 15},
    });
    let tag = set.headers["etag"].to_str().unwrap();
    let set = put(&world, &path, &world.admin, rules.clone(), Some(tag)).await;
    assert_eq!(
        rule(&set, "longestMinutes")["setBy"]["at"],
        super::world::NOW
    );
    assert_eq!(
        rule(&set, "gridMinutes")["setBy"]["at"],
        "2026-03-02T09:00:00Z"
    );
    let stale = put(&world, &path, &world.admin, rules.clone(), Some(tag)).await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let forbidden = put(&world, &path, &world.alice, rules, None).await;
    assert_eq!(forbidden.refusal(), (403, "forbidden"));
}

#[tokio::test]
async fn rules_that_contradict_are_refused_naming_both() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}/rules", world.peony);
    let rules = json!({"shortestMinutes": {"value": 60}, "longestMinutes": {"value": 30}});
    let refused = put(&world, &path, &world.admin, rules, None).await;
    assert_eq!(refused.refusal(), (422, "rules_contradict"));
    assert_eq!(
        refused.body["params"]["rules"],
        json!([
            {"rule": "shortestMinutes", "placeId": world.peony},
            {"rule": "longestMinutes", "placeId": world.peony},
        ])
    );
    let rules = json!({"quotas": {"value": [{"of": "person", "period": "day"}]}});
    let refused = put(&world, &path, &world.admin, rules, None).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let rules = json!({"longestMinuets": {"value": 1}});
    let refused = put(&world, &path, &world.admin, rules, None).await;
    assert_eq!(refused.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn a_calendar_closes_its_holidays() {
    let world = World::new().await;
    let path = "/api/v1/calendars/cn";
    let days = json!({"name": "中国", "days": [
        {"date": "2026-03-03", "kind": "holiday", "name": "春节"},
        {"date": "2026-03-07", "kind": "workday", "asWeekday": 5, "name": "补班"},
    ]});
    let forbidden = put(&world, path, &world.alice, days.clone(), None).await;
    assert_eq!(forbidden.refusal(), (403, "forbidden"));
    let saved = put(&world, path, &world.admin, days.clone(), None).await;
    assert_eq!(
        (saved.status.as_u16(), &saved.body["version"]),
        (200, &json!(1))
    );
    let read = world.get(path, &world.alice).await;
    assert_eq!(read.body, saved.body);
    let stale = put(&world, path, &world.admin, days, Some("\"7\"")).await;
    assert_eq!(stale.refusal(), (412, "stale"));
    let list = world.get("/api/v1/calendars", &world.alice).await;
    assert_eq!(list.body["items"][0]["days"], 2);
    let missing = world.get("/api/v1/calendars/pt", &world.alice).await;
    assert_eq!(missing.refusal(), (404, "not_found"));
    let twice = json!({"name": "x", "days": [
        {"date": "2026-03-03", "kind": "holiday"}, {"date": "2026-03-03", "kind": "holiday"},
    ]});
    let refused = put(&world, path, &world.admin, twice, None).await;
    assert_eq!(refused.refusal(), (400, "malformed"));

    let rules = json!({"calendar": {"value": "cn"}});
    let rules_path = format!("/api/v1/places/{}/rules", world.peony);
    put(&world, &rules_path, &world.admin, rules, None).await;
    let refused = world.book("10:00", "11:00").await;
    assert_eq!(refused.refusal(), (422, "policy_violation"));
    assert_eq!(refused.body["violations"][0]["code"], "holiday");
    assert_eq!(refused.body["violations"][0]["limit"]["name"], "春节");
}

#[tokio::test]
async fn meetings_have_a_type_that_the_catalogue_knows() {
    let world = World::new().await;
    let path = "/api/v1/meeting-types/board";
    let body = json!({"name": "Board", "exempt": ["longestMinutes"]});
    let forbidden = put(&world, path, &world.alice, body.clone(), None).await;
    assert_eq!(forbidden.refusal(), (403, "forbidden"));
    let saved = put(&world, path, &world.admin, body, None).await;
    assert_eq!(saved.status, 200);
    let wrong = json!({"name": "Board", "exempt": ["longestMinuets"]});
    let refused = put(&world, path, &world.admin, wrong, None).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let list = world.get("/api/v1/meeting-types", &world.alice).await;
    assert_eq!(list.body["items"][0]["code"], "board");

    let mut wish = world.wish("10:00", "11:00");
    wish["type"] = json!("party");
    let refused = world
        .post("/api/v1/meetings", &world.alice, wish.clone())
        .await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    wish["type"] = json!("board");
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(booked.body["type"], "board");
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let patched = world
        .patch(&path, &world.alice, json!({"type": null}))
        .await;
    assert_eq!(patched.body["type"], Value::Null);
}

#[tokio::test]
async fn who_is_above_the_rules_is_told_and_not_refused() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}/rules", world.peony);
    let rules = json!({"longestMinutes": {"value": 30}});
    put(&world, &path, &world.admin, rules, None).await;
    let wish = world.wish("10:00", "11:00");
    let preview = |wish: Value, token: String| {
        let world = &world;
        async move { world.post("/api/v1/meetings/preview", &token, wish).await }
    };
    let refused = preview(wish.clone(), world.alice.clone()).await.body;
    assert_eq!(refused["ok"], false);
    let date = &refused["occurrences"][0];
    assert_eq!(date["violations"][0]["code"], "too_long");
    assert_eq!(date["notices"], json!([]));

    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let grant = json!({"subject": {"kind": "person", "id": bob}, "role": "roomManager",
        "scope": {"kind": "place", "id": world.peony}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let refused = preview(wish.clone(), world.bob.clone()).await.body;
    assert_eq!(refused["ok"], false, "nobody goes beyond a rule unawares");
    let mut wish = wish;
    wish["bypassRules"] = json!(true);
    let forbidden = preview(wish.clone(), world.alice.clone()).await;
    assert_eq!(forbidden.refusal(), (403, "forbidden"));
    let told = preview(wish.clone(), world.bob.clone()).await.body;
    assert_eq!(told["ok"], true);
    assert_eq!(told["occurrences"][0]["violations"], json!([]));
    assert_eq!(told["occurrences"][0]["notices"][0]["code"], "too_long");
    let booked = world.post("/api/v1/meetings", &world.bob, wish).await;
    assert_eq!(booked.status, 201);
    assert_eq!(booked.body["notices"][0]["rule"], "longestMinutes");
}

#[tokio::test]
async fn a_draft_is_tried_on_what_was_booked() {
    let world = World::new().await;
    for (start, end) in [("10:00", "11:00"), ("12:00", "14:00"), ("15:00", "15:20")] {
        assert_eq!(world.book(start, end).await.status, 201);
    }
    world.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
    let path = format!("/api/v1/places/{}/rules/simulate", world.peony);
    let draft = json!({"days": 7, "draft": {
        "longestMinutes": {"value": 60}, "shortestMinutes": {"value": 30},
    }});
    let forbidden = world.post(&path, &world.alice, draft.clone()).await;
    assert_eq!(forbidden.refusal(), (403, "forbidden"));
    let tried = world.post(&path, &world.admin, draft).await;
    assert_eq!(tried.status, 200, "{}", tried.body);
    assert_eq!(tried.body["tried"], 3);
    assert_eq!(tried.body["refused"], 2);
    assert_eq!(tried.body["freedMinutes"], 140);
    assert_eq!(
        tried.body["rules"],
        json!([
            {"rule": "longestMinutes", "meetings": 1, "minutes": 120},
            {"rule": "shortestMinutes", "meetings": 1, "minutes": 20},
        ])
    );
    let first = &tried.body["items"][0];
    assert_eq!(first["organizer"]["name"], "Alice");
    assert_eq!(first["violations"][0]["code"], "too_long");
    let quota = json!({"draft": {"quotas": {"value": [
        {"of": "person", "period": "day", "mostMeetings": 2}
    ]}}});
    let tried = world.post(&path, &world.admin, quota).await;
    assert_eq!(tried.body["refused"], 1);
    let nonsense = json!({"draft": {"shortestMinutes": {"value": 2000}}});
    let refused = world.post(&path, &world.admin, nonsense).await;
    assert_eq!(refused.refusal(), (422, "rules_contradict"));
    let never = json!({"days": 0, "draft": {}});
    let refused = world.post(&path, &world.admin, never).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let rules = format!("/api/v1/places/{}/rules", world.peony);
    let after = world.get(&rules, &world.admin).await;
    assert_eq!(
        rule(&after, "longestMinutes")["value"],
        1440,
        "nothing changed"
    );
}

#[tokio::test]
async fn the_schedule_a_board_and_a_door_tell_when_rooms_are_closed() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}/rules", world.peony);
    let hours = [1, 2, 3, 4, 5]
        .map(|weekday| json!({"weekday": weekday, "from": "08:00:00", "until": "18:00:00"}));
    let rules = json!({
        "openingHours": {"value": hours},
        "closures": {"value": [{"from": "2026-03-06T12:00:00", "until": "2026-03-06T13:00:00"}]},
    });
    let set = put(&world, &path, &world.admin, rules, None).await;
    assert_eq!(set.status, 200, "{}", set.body);
    let day = "/api/v1/schedule?start=2026-03-06T00:00:00Z&end=2026-03-07T00:00:00Z";
    let plain = world.get(day, &world.alice).await;
    assert_eq!(plain.body["rooms"][0].get("closed"), None);
    let told = world.get(&format!("{day}&hours=true"), &world.alice).await;
    let expected = json!([
        {"from": "2026-03-06T00:00:00Z", "until": "2026-03-06T08:00:00Z"},
        {"from": "2026-03-06T12:00:00Z", "until": "2026-03-06T13:00:00Z"},
        {"from": "2026-03-06T18:00:00Z", "until": "2026-03-09T08:00:00Z"},
    ]);
    let rooms = told.body["rooms"].as_array().unwrap();
    let peony = rooms.iter().find(|line| line["room"]["name"] == "Peony");
    assert_eq!(peony.unwrap()["closed"], expected);
    let year = "/api/v1/schedule?start=2026-01-01T00:00:00Z&end=2026-12-01T00:00:00Z&hours=true";
    let long = world.get(year, &world.alice).await;
    assert_eq!(long.refusal(), (422, "invalid_value"));
    let unclear = world
        .get(&format!("{day}&hours=perhaps"), &world.alice)
        .await;
    assert_eq!(unclear.refusal(), (400, "malformed"));

    let (_, key, _) = super::boards::hung(&world).await;
    let (_, door_key) = super::panels::paired(&world, &world.peony).await;
    world.clock.set("2026-03-06T20:00:00Z".parse().unwrap());
    let board = world.get("/api/v1/panels/me/board", &key).await;
    let closed = json!([{"from": "2026-03-06T20:00:00Z", "until": "2026-03-09T08:00:00Z"}]);
    assert_eq!(board.body["rooms"][0]["closed"], closed);
    let door = world.get("/api/v1/panels/me", &door_key).await;
    let closed = json!([
        {"from": "2026-03-06T02:00:00Z", "until": "2026-03-06T08:00:00Z"},
        {"from": "2026-03-06T12:00:00Z", "until": "2026-03-06T13:00:00Z"},
        {"from": "2026-03-06T18:00:00Z", "until": "2026-03-09T08:00:00Z"},
    ]);
    assert_eq!(door.body["closed"], closed);
    let wanted = json!({"roomId": world.peony, "minutes": 15});
    let refused = world.post("/api/v1/meetings/now", &door_key, wanted).await;
    let code = &refused.body["violations"][0]["code"];
    assert_eq!(code, "outside_opening_hours");
}
