//! Decors over HTTP: kept by those who look after panels, worn below their place and in their
//! season, and what is refused.

use axum::http::Method;
use serde_json::{Value, json};

use super::boards::{floor_of, hung, png, upload};
use super::world::World;

const DECORS: &str = "/api/v1/decors";

#[tokio::test]
async fn a_decor_is_worn_below_its_place_and_in_its_season() {
    let world = World::new().await;
    let (_, key, floor) = hung(&world).await;
    let query = format!("place={floor}&name=a.png");
    let picture = upload(&world, &world.admin, &query, &png(8, 8), "p").await;
    let picture = picture.body["id"].clone();
    let always = json!({"placeId": floor, "name": "House",
        "look": {"logoId": picture, "accent": "#aa0033", "greeting": " Hello "}});
    assert_eq!(world.post(DECORS, "", always.clone()).await.status, 401);
    let denied = world.post(DECORS, &world.alice, always.clone()).await;
    assert_eq!(denied.refusal(), (403, "forbidden"));
    let made = world.post(DECORS, &world.admin, always).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let season = json!({"from": "2026-03-01", "until": "2026-03-03"});
    let festival = json!({"placeId": floor, "name": "Spring", "season": season,
        "look": {"ornament": "blossom", "greeting": "Spring is here"}});
    let festival = world.post(DECORS, &world.admin, festival).await;
    assert_eq!(festival.status, 201, "{}", festival.body);
    let worn = async || {
        let day = world.get("/api/v1/panels/me/board", &key).await;
        assert_eq!(day.status, 200, "{}", day.body);
        day.body["decor"].clone()
    };
    let on = worn().await;
    assert_eq!(
        (&on["ornament"], &on["greeting"]),
        (&json!("blossom"), &json!("Spring is here"))
    );
    assert_eq!(
        (&on["accent"], &on["logoId"]),
        (&json!("#aa0033"), &picture)
    );
    world.clock.set("2026-03-04T08:00:00Z".parse().unwrap());
    let off = worn().await;
    assert_eq!(
        (&off["ornament"], &off["greeting"]),
        (&Value::Null, &json!("Hello"))
    );

    // A panel beside a door on that floor wears it too; one elsewhere does not.
    let pair = async |room: &str| {
        let offered = world.post("/api/v1/panels/pairings", "", json!({})).await;
        let wanted = json!({"code": offered.body["code"], "placeId": room});
        assert_eq!(
            world
                .post("/api/v1/panels", &world.admin, wanted)
                .await
                .status,
            201
        );
        let key = offered.body["secret"].as_str().unwrap();
        world.get("/api/v1/panels/me", key).await.body["decor"]["accent"].clone()
    };
    assert_eq!(pair(&world.peony).await, "#aa0033");
    assert_eq!(pair(&world.rose).await, Value::Null);

    let picture_path = format!("/api/v1/pictures/{}", picture.as_str().unwrap());
    let remove =
        async |path: &str, token: &str| world.call(Method::DELETE, path, token, None, &[]).await;
    assert_eq!(
        remove(&picture_path, &world.admin).await.refusal(),
        (409, "in_use")
    );
    let path = format!("{DECORS}/{}", made.body["id"].as_str().unwrap());
    assert_eq!(
        remove(&path, &world.alice).await.refusal(),
        (404, "not_found")
    );
    assert_eq!(remove(&path, &world.admin).await.status, 204);
    assert_eq!(remove(&picture_path, &world.admin).await.status, 204);
    assert_eq!(worn().await["accent"], Value::Null);
}

#[tokio::test]
async fn a_decor_is_changed_and_refused() {
    let world = World::new().await;
    let floor = floor_of(&world, &world.peony).await;
    let plain = json!({"placeId": floor, "name": "House"});
    let made = world.post(DECORS, &world.admin, plain).await;
    assert_eq!(made.body["season"], Value::Null);
    let path = format!("{DECORS}/{}", made.body["id"].as_str().unwrap());
    let put = async |token: &str, body: Value, tag: &str| {
        let body = Some(body.to_string().into_bytes());
        let headers = [("if-match", tag)];
        world.call(Method::PUT, &path, token, body, &headers).await
    };
    let edit = |look: Value, season: Value| json!({"name": "X", "season": season, "look": look});
    let plain = || edit(json!({}), Value::Null);
    assert_eq!(
        put(&world.alice, plain(), "\"1\"").await.refusal(),
        (404, "not_found")
    );
    assert_eq!(put(&world.admin, plain(), "\"1\"").await.body["version"], 2);
    assert_eq!(
        put(&world.admin, plain(), "\"1\"").await.refusal(),
        (412, "stale")
    );
    let over = json!({"from": "2026-03-03", "until": "2026-03-01"});
    for (look, season) in [
        (json!({"accent": "red"}), Value::Null),
        (json!({"logoId": world.peony}), Value::Null),
        (json!({"greeting": "x".repeat(121)}), Value::Null),
        (json!({}), over),
    ] {
        let refused = put(&world.admin, edit(look, season), "\"2\"").await;
        assert_eq!(
            refused.refusal(),
            (422, "invalid_value"),
            "{}",
            refused.body
        );
    }
    let list = world.get(DECORS, &world.alice).await;
    assert_eq!(list.body["items"], json!([]));
    let list = world.get(DECORS, &world.admin).await;
    assert_eq!(list.body["items"][0]["name"], "X");
    assert_eq!(world.get(DECORS, "").await.status, 401);
}
