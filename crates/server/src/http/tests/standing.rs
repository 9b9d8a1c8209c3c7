//! No-shows over HTTP: how somebody stands, appeals, pardons, and who may not book.

use serde_json::{Value, json};

use super::world::World;

/// Alice did not come to a meeting in Peony, where two of that kind bar and one is worth a warning.
async fn missed_once() -> (World, String) {
    let world = World::new().await;
    let rules = json!({"checkInRequired": {"value": true}, "noShowsWarn": {"value": 1},
        "noShowsBar": {"value": 2}, "barDays": {"value": 7}});
    let place = format!("/api/v1/places/{}", world.peony);
    let policy = json!({"policy": rules});
    let saved = world.patch(&place, &world.admin, policy).await;
    assert_eq!(saved.status, 200, "{}", saved.body);
    miss(&world, "10").await;
    let me = world.get("/api/v1/me", &world.alice).await.body;
    let alice = me["person"]["id"].as_str().unwrap().to_owned();
    (world, alice)
}

/// Alice books an hour in Peony and does not come.
async fn miss(world: &World, hour: &str) {
    let booked = world
        .book(&format!("{hour}:00"), &format!("{hour}:59"))
        .await;
    assert_eq!(booked.status, 201, "{}", booked.body);
    for minute in ["10", "15"] {
        let at = format!("2026-03-03T{hour}:{minute}:00Z");
        world.clock.set(at.parse().unwrap());
        world.app.sweep("test").unwrap();
    }
}

async fn standing(world: &World, person: &str, token: &str) -> Value {
    let path = format!("/api/v1/people/{person}/standing");
    let answer = world.get(&path, token).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

#[tokio::test]
async fn somebody_sees_how_they_stand_and_others_do_not() {
    let (world, alice) = missed_once().await;
    let mine = standing(&world, &alice, &world.alice).await;
    let one = &mine["standings"][0];
    assert_eq!(
        (&one["placeId"], &one["count"], &one["warned"]),
        (&json!(world.peony), &json!(1), &json!(true))
    );
    assert_eq!(one["barredUntil"], Value::Null);
    assert_eq!(mine["noShows"]["items"][0]["state"], "counted");
    assert_eq!(mine["noShows"]["items"][0]["roomId"], json!(world.peony));
    let path = format!("/api/v1/people/{alice}/standing");
    let foreign = world.get(&path, &world.bob).await;
    assert_eq!(foreign.refusal(), (403, "forbidden"));
    assert_eq!(world.get(&path, "").await.status, 401);
    assert_eq!(standing(&world, &alice, &world.admin).await, mine);
    let nobody = format!("/api/v1/people/{}/standing", world.peony);
    assert_eq!(
        world.get(&nobody, &world.admin).await.refusal(),
        (404, "not_found")
    );
    let wrong = format!("{path}?limit=0");
    assert_eq!(
        world.get(&wrong, &world.alice).await.refusal(),
        (400, "malformed")
    );
}

#[tokio::test]
async fn who_is_barred_is_told_until_when_and_a_list_of_no_shows_has_pages() {
    let (world, alice) = missed_once().await;
    miss(&world, "12").await;
    let refused = world.book("15:00", "16:00").await;
    assert_eq!(refused.refusal(), (403, "barred"), "{}", refused.body);
    assert_eq!(
        refused.body["params"],
        json!({"until": "2026-03-10T12:15:00Z", "placeId": world.peony, "count": 2})
    );
    let now = json!({"roomId": world.peony, "minutes": 10});
    let refused = world.post("/api/v1/meetings/now", &world.alice, now).await;
    assert_eq!(refused.refusal(), (403, "barred"));
    let path = format!("/api/v1/people/{alice}/standing?limit=1");
    let first = world.get(&path, &world.alice).await.body;
    let cursor = first["noShows"]["nextCursor"].as_str().unwrap();
    let rest = world
        .get(&format!("{path}&cursor={cursor}"), &world.alice)
        .await
        .body;
    assert_eq!(first["noShows"]["items"][0]["at"], "2026-03-03T12:15:00Z");
    assert_eq!(rest["noShows"]["items"][0]["at"], "2026-03-03T10:15:00Z");
    assert_eq!(rest["noShows"]["nextCursor"], Value::Null);
}

#[tokio::test]
async fn an_appeal_is_made_by_who_it_is_about_and_decided_by_others() {
    let (world, alice) = missed_once().await;
    let mine = standing(&world, &alice, &world.alice).await;
    let id = mine["noShows"]["items"][0]["id"].as_str().unwrap();
    let path = |verb: &str| format!("/api/v1/no-shows/{id}/{verb}");
    let why = json!({"reason": "The train stood still"});
    for verb in ["appeal", "pardon", "uphold"] {
        let nobody = world.post(&path(verb), "", why.clone()).await;
        assert_eq!(nobody.status, 401, "{verb}");
        let stranger = world.post(&path(verb), &world.bob, why.clone()).await;
        assert_eq!(stranger.refusal(), (404, "not_found"), "{verb}");
        let empty = json!({"reason": " "});
        let empty = world.post(&path(verb), &world.alice, empty).await;
        assert_eq!(empty.refusal(), (422, "invalid_value"), "{verb}");
        let malformed = world.post(&path(verb), &world.alice, json!({})).await;
        assert_eq!(malformed.refusal(), (400, "malformed"), "{verb}");
    }
    let own = world.post(&path("pardon"), &world.alice, why.clone()).await;
    assert_eq!(own.refusal(), (403, "forbidden"));
    let early = world.post(&path("uphold"), &world.admin, why.clone()).await;
    assert_eq!(early.refusal(), (409, "no_show_settled"));
    let appealed = world.post(&path("appeal"), &world.alice, why.clone()).await;
    assert_eq!(appealed.body["state"], "appealed", "{}", appealed.body);
    assert_eq!(appealed.body["appeal"], "The train stood still");
    let again = world.post(&path("appeal"), &world.alice, why.clone()).await;
    assert_eq!(again.refusal(), (409, "no_show_settled"));
    let list = "/api/v1/no-shows/appeals";
    assert_eq!(world.get(list, "").await.status, 401);
    let denied = world.get(list, &world.alice).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let waiting = world.get(list, &world.admin).await.body;
    assert_eq!(waiting["items"][0]["id"], id);
    assert_eq!(waiting["items"][0]["person"]["name"], "Alice");
    let no = json!({"reason": "It did not"});
    let upheld = world.post(&path("uphold"), &world.admin, no).await;
    assert_eq!(
        (&upheld.body["state"], &upheld.body["decision"]),
        (&json!("upheld"), &json!("It did not"))
    );
    assert_eq!(world.get(list, &world.admin).await.body["items"], json!([]));
    let pardoned = world.post(&path("pardon"), &world.admin, why.clone()).await;
    assert_eq!(pardoned.body["state"], "pardoned");
    let late = world.post(&path("pardon"), &world.admin, why).await;
    assert_eq!(late.refusal(), (409, "no_show_settled"));
    let mine = standing(&world, &alice, &world.alice).await;
    assert_eq!(mine["standings"][0]["count"], 0);
}

#[tokio::test]
async fn a_series_that_was_stopped_is_taken_up_again_by_who_runs_it() {
    let world = World::new().await;
    let rules = json!({"checkInRequired": {"value": true}, "seriesNoShows": {"value": 1}});
    let place = format!("/api/v1/places/{}", world.peony);
    let policy = json!({"policy": rules});
    let saved = world.patch(&place, &world.admin, policy).await;
    assert_eq!(saved.status, 200);
    let mut wish = world.wish("10:00", "11:00");
    wish["recurrence"] = json!({"rrule": "FREQ=DAILY;COUNT=3"});
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let series = format!(
        "/api/v1/series/{}",
        booked.body["seriesId"].as_str().unwrap()
    );
    let resume = format!("{series}/resume");
    let early = world.post(&resume, &world.alice, json!({})).await;
    assert_eq!(early.refusal(), (409, "series_not_stopped"));
    for minute in ["10", "15"] {
        let at = format!("2026-03-03T10:{minute}:00Z");
        world.clock.set(at.parse().unwrap());
        world.app.sweep("test").unwrap();
    }
    let seen = world.get(&series, &world.alice).await.body;
    assert_eq!(seen["resumableUntil"], "2026-03-03T10:30:00Z", "{seen}");
    let dates = world
        .get(&format!("{series}/occurrences"), &world.alice)
        .await
        .body;
    let dates = dates["items"].as_array().unwrap();
    assert_eq!(dates.len(), 3);
    assert!(dates.iter().all(|date| date["state"] == "released"));
    assert_eq!(world.post(&resume, "", json!({})).await.status, 401);
    let stranger = world.post(&resume, &world.bob, json!({})).await;
    assert_eq!(stranger.refusal(), (403, "forbidden"));
    let back = world.post(&resume, &world.alice, json!({})).await;
    assert_eq!(back.body["resumed"], 2, "{}", back.body);
    assert_eq!(back.body["conflicts"], json!([]));
    let seen = world.get(&series, &world.alice).await.body;
    assert_eq!(seen["resumableUntil"], Value::Null);
}
