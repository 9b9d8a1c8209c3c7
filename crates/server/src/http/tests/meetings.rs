//! Meetings and series over HTTP: shapes, codes, versions, keys, pages.

use axum::http::Method;
use serde_json::json;

use super::world::World;

#[tokio::test]
async fn a_clash_names_what_is_in_the_way_and_six_ways_out_at_most() {
    let world = World::new().await;
    let booked = world.book("10:00", "11:00").await;
    assert_eq!(booked.status, 201);
    assert_eq!(booked.body["state"], "confirmed");
    assert_eq!(booked.headers["etag"], "\"1\"");
    let clash = world.book("10:30", "11:30").await;
    assert_eq!(clash.refusal(), (409, "room_busy"));
    assert_eq!(clash.headers["content-type"], "application/problem+json");
    let conflict = &clash.body["conflicts"][0];
    assert_eq!(conflict["start"], "2026-03-03T10:00:00Z");
    assert_eq!(conflict["roomId"], world.peony.as_str());
    let ways = clash.body["alternatives"].as_array().unwrap();
    assert!((1..=6).contains(&ways.len()));
    assert_eq!(ways[0]["roomId"], world.rose.as_str());
    assert_eq!(
        world.book("11:00", "12:00").await.status,
        201,
        "touching is no clash"
    );
}

#[tokio::test]
async fn a_change_needs_the_version_it_was_based_on() {
    let world = World::new().await;
    let id = world.book("10:00", "11:00").await.body["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/v1/meetings/{id}");
    let rename = |tag: &'static str| {
        let body = json!({"subject": "Renamed"}).to_string().into_bytes();
        let (world, path) = (&world, &path);
        async move {
            world
                .call(
                    Method::PATCH,
                    path,
                    &world.alice,
                    Some(body),
                    &[("if-match", tag)],
                )
                .await
        }
    };
    assert_eq!(rename("\"7\"").await.refusal(), (412, "stale"));
    let changed = rename("\"1\"").await;
    assert_eq!(changed.body["subject"], "Renamed");
    assert_eq!(changed.headers["etag"], "\"2\"");
    assert_eq!(rename("\"1\"").await.refusal(), (412, "stale"));
    let moved = json!({"start": "2026-03-03T12:00:00Z"});
    let moved = world.patch(&path, &world.alice, moved).await;
    assert_eq!(
        moved.body["end"], "2026-03-03T13:00:00Z",
        "a new start keeps the length"
    );
    let foreign = world
        .patch(&path, &world.bob, json!({"subject": "Mine"}))
        .await;
    assert_eq!(foreign.refusal(), (403, "forbidden"));
}

#[tokio::test]
async fn a_series_is_booked_previewed_listed_and_cancelled() {
    let world = World::new().await;
    let mut wish = world.wish("09:00", "10:00");
    wish["recurrence"] =
        json!({"rrule": "FREQ=WEEKLY;COUNT=6", "exdates": ["2026-03-10T09:00:00"]});
    let preview = world
        .post("/api/v1/meetings/preview", &world.alice, wish.clone())
        .await;
    assert_eq!(preview.body["ok"], true);
    assert_eq!(preview.body["occurrences"].as_array().unwrap().len(), 5);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(booked.status, 201, "{}", booked.body);
    let dates = booked.body["occurrences"].as_array().unwrap();
    assert_eq!(dates.len(), 5);
    // Summer time begins on 29 March in Lisbon: 09:00 is 08:00 UTC from then on.
    assert_eq!(dates[4]["start"], "2026-04-07T08:00:00Z");
    let series = booked.body["seriesId"].as_str().unwrap();
    let page = world
        .get(
            &format!("/api/v1/series/{series}/occurrences?limit=3"),
            &world.bob,
        )
        .await;
    let cursor = page.body["nextCursor"].as_str().unwrap();
    let rest = world
        .get(
            &format!("/api/v1/series/{series}/occurrences?limit=3&cursor={cursor}"),
            &world.bob,
        )
        .await;
    assert_eq!(rest.body["items"].as_array().unwrap().len(), 2);
    assert_eq!(rest.body["nextCursor"], json!(null));
    let head = world
        .get(&format!("/api/v1/series/{series}"), &world.bob)
        .await;
    assert_eq!(head.body["recurrence"]["rrule"], "FREQ=WEEKLY;COUNT=6");
    let second = dates[1]["id"].as_str().unwrap();
    let cancel = format!("/api/v1/meetings/{second}/cancel");
    let cancelled = world
        .post(&cancel, &world.alice, json!({"scope": "following"}))
        .await;
    assert_eq!(cancelled.body["state"], "cancelled");
    let left = world
        .get(
            &format!("/api/v1/series/{series}/occurrences"),
            &world.alice,
        )
        .await;
    let states: Vec<_> = left.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|date| date["state"].clone())
        .collect();
    assert_eq!(
        states,
        [
            "confirmed",
            "cancelled",
            "cancelled",
            "cancelled",
            "cancelled"
        ]
    );
}

#[tokio::test]
async fn the_life_of_a_meeting() {
    let world = World::new().await;
    let id = world.book("10:00", "11:00").await.body["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let act = |verb: &str| format!("/api/v1/meetings/{id}/{verb}");
    let early = world.post(&act("check-in"), &world.alice, json!({})).await;
    assert_eq!(early.refusal(), (409, "too_early"));
    world.clock.set("2026-03-03T10:01:00Z".parse().unwrap());
    let empty = world
        .call(Method::POST, &act("check-in"), &world.alice, None, &[])
        .await;
    assert_eq!(empty.body["state"], "running");
    let longer = world
        .post(&act("extend"), &world.alice, json!({"minutes": 15}))
        .await;
    assert_eq!(longer.body["end"], "2026-03-03T11:15:00Z");
    let cancel = world.post(&act("cancel"), &world.alice, json!({})).await;
    assert_eq!(cancel.refusal(), (409, "wrong_state"));
    let ended = world
        .call(Method::POST, &act("end"), &world.alice, None, &[])
        .await;
    assert_eq!(ended.body["state"], "ended");
    assert_eq!(ended.body["holds"][0]["released"], "ended_early");
    let over = world
        .post(&act("extend"), &world.alice, json!({"minutes": 15}))
        .await;
    assert_eq!(over.refusal(), (409, "meeting_over"));
}

#[tokio::test]
async fn requests_are_approved_or_declined() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}", world.peony);
    let mode = world
        .patch(&path, &world.admin, json!({"bookingMode": "approval"}))
        .await;
    assert_eq!(mode.status, 200, "{}", mode.body);
    for (verb, state, hour) in [("approve", "confirmed", 10), ("decline", "declined", 12)] {
        let asked = world
            .book(&format!("{hour}:00"), &format!("{hour}:30"))
            .await;
        assert_eq!(asked.body["state"], "requested");
        let id = asked.body["id"].as_str().unwrap();
        let path = format!("/api/v1/meetings/{id}/{verb}");
        let denied = world.post(&path, &world.bob, json!({})).await;
        assert_eq!(denied.refusal(), (403, "forbidden"));
        let decided = world.post(&path, &world.admin, json!({})).await;
        assert_eq!(decided.body["state"], state);
        let again = world.post(&path, &world.admin, json!({})).await;
        assert_eq!(again.refusal(), (409, "wrong_state"));
    }
}

#[tokio::test]
async fn a_rule_that_says_no_is_named_with_its_place_and_limit() {
    let world = World::new().await;
    let places = world.get("/api/v1/places", &world.admin).await.body;
    let campus = places["items"][0]["id"].as_str().unwrap().to_owned();
    let policy = json!({"policy": {"longestMinutes": {"value": 60}}});
    let set = world
        .patch(&format!("/api/v1/places/{campus}"), &world.admin, policy)
        .await;
    assert_eq!(set.status, 200, "{}", set.body);
    let refused = world.book("10:00", "11:01").await;
    assert_eq!(refused.refusal(), (422, "policy_violation"));
    let violation = &refused.body["violations"][0];
    assert_eq!(violation["code"], "too_long");
    assert_eq!(violation["rule"], "longestMinutes");
    assert_eq!(violation["placeId"], campus.as_str());
    assert_eq!(
        (&violation["limit"], &violation["actual"]),
        (&json!(60), &json!(61))
    );
    let rules = world
        .get(&format!("/api/v1/places/{}/rules", world.peony), &world.bob)
        .await;
    let rules = rules.body["rules"].as_array().unwrap();
    let longest = rules.iter().find(|rule| rule["rule"] == "longestMinutes");
    assert_eq!(longest.unwrap()["place"]["id"], campus.as_str());
}

#[tokio::test]
async fn finding_rooms_times_and_the_schedule() {
    let world = World::new().await;
    world.book("10:00", "11:00").await;
    let span = "start=2026-03-03T10:00:00Z&end=2026-03-03T11:00:00Z";
    let free = world
        .get(&format!("/api/v1/rooms/available?{span}"), &world.bob)
        .await;
    assert_eq!(free.body["items"].as_array().unwrap().len(), 1);
    assert_eq!(free.body["items"][0]["name"], "Rose");
    let path = format!("/api/v1/rooms/available?{span}&features=projector");
    let none = world.get(&path, &world.bob).await;
    assert_eq!(none.body["items"], json!([]));
    let encoded = "start=2026-03-03T11:00:00%2B01:00&end=2026-03-03T12:00:00+01:00";
    let zoned = world
        .get(&format!("/api/v1/rooms/available?{encoded}"), &world.bob)
        .await;
    assert_eq!(
        zoned.body["items"].as_array().unwrap().len(),
        1,
        "{}",
        zoned.body
    );
    let schedule = world
        .get(&format!("/api/v1/schedule?{span}"), &world.bob)
        .await;
    assert_eq!(schedule.body["rooms"].as_array().unwrap().len(), 2);
    let hold = &schedule.body["rooms"][0]["holds"][0];
    assert_eq!(hold["subject"], "Sync");
    assert_eq!(hold["organizer"]["name"], "Alice");
    let rose = format!("/api/v1/schedule?{span}&rooms={}", world.rose);
    assert_eq!(
        world.get(&rose, &world.bob).await.body["rooms"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let day = "start=2026-03-03T00:00:00Z&end=2026-03-04T00:00:00Z";
    let slots = format!(
        "/api/v1/slots?minutes=60&{day}&capacity=5&features=projector&dayFrom=10:00\
         &dayUntil=18:00&timeZone=Europe/Lisbon&limit=1"
    );
    let slot = world.get(&slots, &world.bob).await;
    assert_eq!(
        slot.body["items"][0]["start"], "2026-03-03T11:00:00Z",
        "{}",
        slot.body
    );
    let mine = world
        .get(&format!("/api/v1/meetings?{day}&mine=true"), &world.bob)
        .await;
    assert_eq!(mine.body["items"], json!([]));
    let hers = world
        .get(&format!("/api/v1/meetings?{day}&mine=true"), &world.alice)
        .await;
    assert_eq!(hers.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_rule_is_expanded_without_effect() {
    let world = World::new().await;
    let body = json!({
        "rrule": "FREQ=MONTHLY;BYDAY=-1FR",
        "start": "2026-03-01T09:00:00Z",
        "timeZone": "Europe/Lisbon",
        "limit": 2,
    });
    let expanded = world
        .post("/api/v1/recurrence/expand", &world.bob, body)
        .await;
    let instants = json!(["2026-03-27T09:00:00Z", "2026-04-24T08:00:00Z"]);
    assert_eq!(expanded.body["instants"], instants);
}

#[tokio::test]
async fn readings_are_kept_whole_or_not_at_all() {
    let world = World::new().await;
    let reading = |room: &str| json!({"roomCode": room, "sensor": "s1", "at": "2026-03-02T07:59:00Z", "motion": true});
    let path = "/api/v1/ingest/presence";
    let one = world.post(path, &world.sensor, reading("p")).await;
    assert_eq!(
        (one.status.as_u16(), &one.body["accepted"]),
        (202, &json!(1))
    );
    let many = world
        .post(path, &world.sensor, json!([reading("p"), reading("r")]))
        .await;
    assert_eq!(many.body["accepted"], 2);
    let unknown = world
        .post(path, &world.sensor, json!([reading("p"), reading("x")]))
        .await;
    assert_eq!(unknown.refusal(), (404, "not_found"));
    let person = world.post(path, &world.alice, reading("p")).await;
    assert_eq!(person.refusal(), (403, "forbidden"));
}
