//! Whether people come, over HTTP.

use serde_json::{Value, json};

use super::world::World;

#[tokio::test]
async fn people_say_whether_they_come_and_everybody_sees_the_tally() {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"personId": bob}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let (say, read) = (format!("{path}/response"), format!("{path}/responses"));
    let before = world.get(&read, &world.bob).await.body;
    assert_eq!(
        (&before["asked"], &before["own"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(before["silent"][0]["name"], "Bob");
    let maybe = json!({"response": "tentative", "note": "If the train is on time"});
    let said = world.post(&say, &world.bob, maybe.clone()).await;
    assert_eq!(said.status, 200, "{}", said.body);
    assert_eq!(
        (&said.body["tentative"], &said.body["own"]),
        (&json!(1), &json!("tentative"))
    );
    let position = world.log_position();
    world.post(&say, &world.bob, maybe).await;
    assert_eq!(
        world.log_position(),
        position,
        "the same again changes nothing"
    );
    let seen = world.get(&read, &world.alice).await.body;
    assert_eq!(seen["items"][0]["note"], "If the train is on time");
    assert_eq!(
        seen["asked"], false,
        "who calls people together is not asked"
    );
    let stranger = world
        .post(&say, &world.admin, json!({"response": "accepted"}))
        .await;
    assert_eq!(stranger.refusal(), (422, "invalid_value"));
    let odd = world
        .post(&say, &world.bob, json!({"response": "perhaps"}))
        .await;
    assert_eq!(odd.refusal(), (400, "malformed"));
    let nobody = world.post(&say, "", json!({"response": "accepted"})).await;
    assert_eq!(nobody.status, 401);
    world
        .post(&format!("{path}/cancel"), &world.alice, json!({}))
        .await;
    let late = world
        .post(&say, &world.bob, json!({"response": "accepted"}))
        .await;
    assert_eq!(late.refusal(), (409, "wrong_state"));
}

#[tokio::test]
async fn words_are_for_who_runs_it_and_names_for_who_takes_part() {
    let world = World::new().await;
    let admin = world.get("/api/v1/me", &world.admin).await.body["person"]["id"].clone();
    let mut wish = world.wish("10:00", "11:00");
    wish["attendees"] = json!([{"personId": admin}]);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let path = format!("/api/v1/meetings/{}", booked.body["id"].as_str().unwrap());
    let (say, read) = (format!("{path}/response"), format!("{path}/responses"));
    let no = json!({"response": "declined", "note": "I am with the dentist"});
    assert_eq!(world.post(&say, &world.admin, no).await.status, 200);
    let runs = world.get(&read, &world.alice).await.body;
    assert_eq!(runs["items"][0]["note"], "I am with the dentist");
    let outside = world.get(&read, &world.bob).await.body;
    assert_eq!(outside["declined"], 1);
    assert_eq!(
        (&outside["items"], &outside["silent"], &outside["asked"]),
        (&json!([]), &json!([]), &json!(false)),
        "who has no part in it learns numbers only"
    );
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let invited = json!({"attendees": [{"personId": admin}, {"personId": bob}]});
    let changed = world.patch(&path, &world.alice, invited).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    let inside = world.get(&read, &world.bob).await.body;
    assert_eq!(inside["items"][0]["response"], "declined");
    assert_eq!(inside["items"][0]["note"], Value::Null, "not said to all");
}

#[tokio::test]
async fn what_is_private_keeps_its_people_to_itself() {
    let world = World::new().await;
    let mut wish = world.wish("10:00", "11:00");
    wish["private"] = json!(true);
    let booked = world.post("/api/v1/meetings", &world.alice, wish).await;
    let id = booked.body["id"].as_str().unwrap();
    let read = format!("/api/v1/meetings/{id}/responses");
    assert_eq!(
        world.get(&read, &world.bob).await.refusal(),
        (404, "not_found")
    );
    assert_eq!(world.get(&read, &world.alice).await.status, 200);
}
