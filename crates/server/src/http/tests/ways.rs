//! One rule, one answer: whatever way a room is taken (booked, tried, in a series, moved into,
//! imported, taken at the door), a rule refuses it in the same words.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::World;

/// A rule that the day after the test's now does not keep.
struct Broken {
    rule: &'static str,
    value: Value,
    code: &'static str,
    /// Of 3 March in Lisbon.
    start: &'static str,
    end: &'static str,
    /// Who comes besides the organizer.
    guests: usize,
    /// Whether it is broken at this minute by three quarters of an hour, too.
    now: bool,
}

fn broken(rule: &'static str, value: Value, code: &'static str) -> Broken {
    Broken {
        rule,
        value,
        code,
        start: "2026-03-03T10:00:00Z",
        end: "2026-03-03T11:00:00Z",
        guests: 0,
        now: true,
    }
}

fn cases() -> Vec<Broken> {
    let afternoon = json!([{"weekday": 2, "from": "12:00:00", "until": "18:00:00"}]);
    let works = json!([{"from": "2026-03-02", "until": "2026-03-05", "reason": "works"}]);
    let one_a_day = json!([{"of": "person", "period": "week", "mostMeetings": 1}]);
    let later = |case| Broken { now: false, ..case };
    vec![
        broken("openingHours", afternoon, "outside_opening_hours"),
        broken("closures", works, "closed"),
        broken("shortestMinutes", json!(90), "too_short"),
        broken("longestMinutes", json!(30), "too_long"),
        later(broken("gridMinutes", json!(45), "off_grid")),
        Broken {
            end: "2026-03-04T01:00:00Z",
            ..later(broken("severalDaysAllowed", json!(false), "several_days"))
        },
        later(broken("noticeMinutes", json!(2880), "too_little_notice")),
        later(broken("horizonDays", json!(0), "beyond_horizon")),
        broken("firstDate", json!("2026-03-10"), "outside_term"),
        broken("lastDate", json!("2026-03-01"), "outside_term"),
        Broken {
            guests: 8,
            ..later(broken("capacityEnforced", json!(true), "over_capacity"))
        },
        broken("fewestPeople", json!(4), "too_few_people"),
        broken("fewestPeoplePercent", json!(50), "too_few_people"),
        later(broken("mostSimultaneous", json!(1), "too_many_at_once")),
        later(broken("quotas", one_a_day, "too_many_meetings")),
        broken(
            "allowedTypes",
            json!([{"type": "board"}]),
            "type_not_allowed",
        ),
    ]
}

fn wish(case: &Broken, room: &str) -> Value {
    let guest = |n: usize| json!({"email": format!("g{n}@example.net")});
    json!({
        "subject": "Sync",
        "start": case.start,
        "end": case.end,
        "roomIds": [room],
        "attendees": (0..case.guests).map(guest).collect::<Vec<_>>(),
    })
}

fn calendar(case: &Broken) -> String {
    let basic = |instant: &str| instant.replace([':', '-'], "");
    let guests: String = (0..case.guests)
        .map(|n| format!("ATTENDEE:mailto:g{n}@example.net\r\n"))
        .collect();
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20260101T000000Z\r\n\
         DTSTART:{}\r\nDTEND:{}\r\nSUMMARY:Sync\r\nLOCATION:Peony\r\n{guests}\
         END:VEVENT\r\nEND:VCALENDAR\r\n",
        basic(case.start),
        basic(case.end)
    )
}

/// A deployment in which only one rule is set, and Alice has a meeting elsewhere at that time.
async fn ruled(case: &Broken, counts: bool) -> (World, String) {
    let world = World::new().await;
    let elsewhere = wish(case, &world.rose);
    let other = world
        .post("/api/v1/meetings", &world.alice, elsewhere)
        .await;
    assert_eq!(other.status, 201, "{}", other.body);
    let headers = [("content-type", "application/json")];
    let put = async |path: &str, body: Value| {
        let body = Some(body.to_string().into_bytes());
        let saved = world
            .call(Method::PUT, path, &world.admin, body, &headers)
            .await;
        assert_eq!(saved.status, 200, "{path}: {}", saved.body);
    };
    put("/api/v1/meeting-types/board", json!({"name": "Board"})).await;
    let places = world
        .get("/api/v1/places?limit=100", &world.admin)
        .await
        .body;
    let mut places = places["items"].as_array().unwrap().iter();
    let campus = places.find(|place| place["kind"] == "campus").unwrap();
    // What counts several bookings counts hers elsewhere too.
    let place = if counts {
        campus["id"].as_str().unwrap()
    } else {
        &world.peony
    };
    let path = format!("/api/v1/places/{place}/rules");
    put(&path, json!({case.rule: {"value": case.value}})).await;
    let id = other.body["id"].as_str().unwrap().to_owned();
    (world, id)
}

/// What each way says to a case.
async fn answers(case: &Broken) -> Vec<(&'static str, Value)> {
    let counts = ["mostSimultaneous", "quotas"].contains(&case.rule);
    let (world, other) = ruled(case, counts).await;
    let wanted = wish(case, &world.peony);
    let meetings = "/api/v1/meetings";
    let post = async |path: &str, body: &Value| world.post(path, &world.alice, body.clone()).await;
    let of = |body: &Value| body["violations"][0].clone();
    let mut found = vec![("book", of(&post(meetings, &wanted).await.body))];
    let tried = post("/api/v1/meetings/preview", &wanted).await.body;
    found.push(("preview", of(&tried["occurrences"][0])));
    let mut series = wanted.clone();
    series["recurrence"] = json!({"rrule": "FREQ=WEEKLY;COUNT=2"});
    found.push(("series", of(&post(meetings, &series).await.body)));
    // Moving within what is counted changes no count, and has a notice of its own.
    if !counts && case.rule != "noticeMinutes" {
        let path = format!("{meetings}/{other}");
        let there = json!({"roomIds": [world.peony]});
        let moved = world.patch(&path, &world.alice, there).await;
        found.push(("move", of(&moved.body)));
    }
    // What is imported was agreed on elsewhere, whenever that was.
    if case.rule != "noticeMinutes" {
        let path = "/api/v1/imports/meetings?organizer=alice";
        let file = Some(calendar(case).into_bytes());
        let headers = [("content-type", "text/calendar")];
        let taken = world
            .call(Method::POST, path, &world.admin, file, &headers)
            .await;
        found.push(("import", of(&taken.body["items"][0]["detail"])));
    }
    if case.now {
        let here = json!({"roomId": world.peony, "minutes": 45});
        let taken = post("/api/v1/meetings/now", &here).await;
        found.push(("now", of(&taken.body)));
        let (_, key) = super::panels::paired(&world, &world.peony).await;
        let taken = world.post("/api/v1/meetings/now", &key, here).await;
        found.push(("panel", of(&taken.body)));
    }
    found
}

#[tokio::test]
async fn a_rule_refuses_every_way_to_take_a_room() {
    for case in cases() {
        for (way, violation) in answers(&case).await {
            let told = (&violation["code"], &violation["rule"]);
            let wanted = (&json!(case.code), &json!(case.rule));
            assert_eq!(told, wanted, "{way}: {violation}");
            assert_ne!(violation["limit"], Value::Null, "{way}: {violation}");
        }
    }
}
