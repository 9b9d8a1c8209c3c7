//! Roles, grants, groups, departments and delegates over HTTP: each happy, each refused.

use axum::http::Method;
use serde_json::{Value, json};

use super::world::{Answer, World};

async fn id_of(world: &World, token: &str) -> String {
    let me = world.get("/api/v1/me", token).await.body;
    me["person"]["id"].as_str().unwrap().to_owned()
}

async fn delete(world: &World, path: &str, token: &str) -> Answer {
    world.call(Method::DELETE, path, token, None, &[]).await
}

fn to_person(id: &str, role: &str, scope: Value) -> Value {
    json!({"subject": {"kind": "person", "id": id}, "role": role, "scope": scope})
}

#[tokio::test]
async fn a_role_is_given_listed_explained_and_taken_away() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let peony = json!({"kind": "place", "id": world.peony});
    let mut wanted = to_person(&bob, "approver", peony);
    wanted["note"] = json!("while Ada is away");
    wanted["until"] = json!("2026-04-01T00:00:00Z");
    let key = [("idempotency-key", "k1")];
    let body = Some(wanted.to_string().into_bytes());
    let path = "/api/v1/grants";
    let given = world
        .call(Method::POST, path, &world.admin, body.clone(), &key)
        .await;
    assert_eq!(given.status, 201, "{}", given.body);
    assert_eq!(given.body["subject"]["name"], "Bob");
    assert_eq!(given.body["scope"]["name"], "Peony");
    assert_eq!(given.body["givenByName"], "Ada");
    let again = world
        .call(Method::POST, path, &world.admin, body, &key)
        .await;
    assert_eq!(again.body["id"], given.body["id"]);
    let twice = world.post(path, &world.admin, wanted).await;
    assert_eq!(twice.refusal(), (422, "invalid_value"));
    let list = format!("/api/v1/grants?subject=person:{bob}");
    let listed = world.get(&list, &world.admin).await.body;
    assert_eq!(listed["items"][0]["note"], "while Ada is away");
    let why = format!(
        "/api/v1/me/rights?permission=meeting.approve&place={}",
        world.peony
    );
    let told = world.get(&why, &world.bob).await.body;
    assert_eq!(told["rights"][0]["allowed"], true, "{told}");
    assert_eq!(told["rights"][0]["by"][0]["role"], "approver");
    assert_eq!(told["room"]["entry"], "approves");
    let held = world.get("/api/v1/me", &world.bob).await.body["held"].clone();
    let here = json!({"kind": "place", "id": world.peony});
    let here = held
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["scope"] == here);
    let here = here.unwrap_or_else(|| panic!("{held}"));
    assert!(
        here["permissions"]
            .as_array()
            .unwrap()
            .contains(&json!("meeting.approve"))
    );
    let elsewhere = why.replace(&world.peony, &world.rose);
    let told = world.get(&elsewhere, &world.bob).await.body;
    assert_eq!(told["rights"][0]["allowed"], false);
    let id = given.body["id"].as_str().unwrap();
    let one = format!("/api/v1/grants/{id}");
    assert_eq!(
        delete(&world, &one, &world.bob).await.refusal(),
        (403, "forbidden")
    );
    assert_eq!(delete(&world, &one, &world.admin).await.status, 204);
    assert_eq!(
        delete(&world, &one, &world.admin).await.refusal(),
        (404, "not_found")
    );
    let told = world.get(&why, &world.bob).await.body;
    assert_eq!(told["rights"][0]["allowed"], false, "at once");
}

#[tokio::test]
async fn whoever_manages_people_does_not_become_one_of_more_rights() {
    let world = World::new().await;
    let ids = [&world.admin, &world.alice, &world.bob];
    let [ada, alice, bob] = [
        id_of(&world, ids[0]).await,
        id_of(&world, ids[1]).await,
        id_of(&world, ids[2]).await,
    ];
    let role = json!({"code": "people", "name": {"plain": "People"},
        "permissions": ["person.manage"]});
    world.post("/api/v1/roles", &world.admin, role).await;
    let given = to_person(&bob, "people", json!({"kind": "all"}));
    let given = world.post("/api/v1/grants", &world.admin, given).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let reset = |id: &str| {
        let path = format!("/api/v1/people/{id}/password");
        let body = Some(
            json!({"password": "another horse"})
                .to_string()
                .into_bytes(),
        );
        let token = world.bob.clone();
        let world = &world;
        async move { world.call(Method::PUT, &path, &token, body, &[]).await }
    };
    assert_eq!(reset(&ada).await.refusal(), (403, "beyond_own_rights"));
    assert_eq!(reset(&alice).await.status, 204);
    let wanted =
        |person: &str| json!({"personId": person, "delegateId": bob, "powers": {"manages": true}});
    let path = "/api/v1/delegations";
    let over = world.post(path, &world.bob, wanted(&ada)).await;
    assert_eq!(over.refusal(), (403, "beyond_own_rights"));
    let given = world.post(path, &world.bob, wanted(&alice)).await;
    assert_eq!(given.status, 201, "{}", given.body);
}

#[tokio::test]
async fn a_grant_ends_by_itself_to_the_second() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let mut wanted = to_person(&bob, "auditor", json!({"kind": "all"}));
    wanted["from"] = json!("2026-03-02T08:00:03Z");
    wanted["until"] = json!("2026-03-02T08:00:07Z");
    let given = world.post("/api/v1/grants", &world.admin, wanted).await;
    assert_eq!(given.status, 201, "{}", given.body);
    for (second, status) in [(1, 403), (3, 200), (6, 200), (7, 403)] {
        let now = format!("2026-03-02T08:00:0{second}Z");
        world.clock.set(now.parse().unwrap());
        let seen = world.get("/api/v1/grants", &world.bob).await;
        assert_eq!(seen.status, status, "at second {second}");
    }
}

#[tokio::test]
async fn a_rule_for_more_than_a_hundred_wants_a_group() {
    let world = World::new().await;
    let path = format!("/api/v1/places/{}", world.peony);
    let rule = |count: usize| {
        let bob = json!({"kind": "person", "id": world.rose});
        json!({"policy": {"whoBooks": {"value": vec![bob; count]}}})
    };
    let refused = world.patch(&path, &world.admin, rule(101)).await;
    assert_eq!(refused.refusal(), (422, "invalid_value"));
    let nobody = world.patch(&path, &world.admin, rule(0)).await;
    assert_eq!(nobody.status, 200, "{}", nobody.body);
    let wish = world.wish("10:00", "11:00");
    let shut = world.post("/api/v1/meetings", &world.alice, wish).await;
    assert_eq!(shut.body["violations"][0]["code"], "not_admitted");
    assert_eq!(shut.body["violations"][0]["placeId"], json!(world.peony));
    let malformed = json!({"policy": {"whoBooks": {"value": "everyone"}}});
    let malformed = world.patch(&path, &world.admin, malformed).await;
    assert_eq!(malformed.refusal(), (400, "malformed"));
}

#[tokio::test]
async fn what_cannot_be_given_is_refused_with_its_reason() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let all = json!({"kind": "all"});
    let post = |wanted: Value| world.post("/api/v1/grants", &world.admin, wanted);
    let unknown = post(to_person(&bob, "emperor", all.clone())).await;
    assert_eq!(unknown.refusal(), (422, "invalid_value"));
    assert_eq!(unknown.body["params"]["field"], "role");
    let nobody = post(to_person(&world.peony, "approver", all.clone())).await;
    assert_eq!(nobody.body["params"]["field"], "subject");
    let nowhere = json!({"kind": "place", "id": bob});
    let nowhere = post(to_person(&bob, "approver", nowhere)).await;
    assert_eq!(nowhere.body["params"]["field"], "scope");
    let mut over = to_person(&bob, "approver", all.clone());
    over["until"] = json!("2026-01-01T00:00:00Z");
    assert_eq!(post(over).await.body["params"]["field"], "until");
    let malformed = post(json!({"subject": "bob", "role": "approver", "scope": all})).await;
    assert_eq!(malformed.refusal(), (400, "malformed"));
    let ada = id_of(&world, &world.admin).await;
    let own = format!("/api/v1/grants?subject=person:{ada}");
    let own = world.get(&own, &world.admin).await.body;
    let id = own["items"][0]["id"].as_str().unwrap();
    let last = delete(&world, &format!("/api/v1/grants/{id}"), &world.admin).await;
    assert_eq!(last.refusal(), (409, "last_administrator"));
}

#[tokio::test]
async fn a_role_of_ones_own_holds_what_it_names_until_it_is_changed() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let wanted = json!({"code": "keyKeeper", "name": {"plain": "Keys", "zh-CN": "钥匙"},
        "permissions": ["room.see", "apiKey.manage"]});
    let refused = world
        .post("/api/v1/roles", &world.bob, wanted.clone())
        .await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let made = world
        .post("/api/v1/roles", &world.admin, wanted.clone())
        .await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(made.headers["etag"], "\"1\"");
    let again = world.post("/api/v1/roles", &world.admin, wanted).await;
    assert_eq!(again.refusal(), (409, "name_taken"));
    let path = "/api/v1/roles/keyKeeper";
    let grant = to_person(&bob, "keyKeeper", json!({"kind": "all"}));
    assert_eq!(
        world
            .post("/api/v1/grants", &world.admin, grant)
            .await
            .status,
        201
    );
    assert_eq!(world.get("/api/v1/api-keys", &world.bob).await.status, 200);
    let stronger = json!({"name": "k", "role": "administrator"});
    let refused = world.post("/api/v1/api-keys", &world.bob, stronger).await;
    assert_eq!(refused.refusal(), (403, "beyond_own_rights"));
    let in_use = delete(&world, path, &world.admin).await;
    assert_eq!(in_use.refusal(), (409, "in_use"));
    let less = Some(
        json!({"permissions": ["room.see"]})
            .to_string()
            .into_bytes(),
    );
    let stale = [("if-match", "\"7\"")];
    let refused = world
        .call(Method::PATCH, path, &world.admin, less.clone(), &stale)
        .await;
    assert_eq!(refused.refusal(), (412, "stale"));
    let changed = world
        .call(Method::PATCH, path, &world.admin, less, &[])
        .await;
    assert_eq!(changed.body["version"], 2);
    assert_eq!(
        world.get("/api/v1/api-keys", &world.bob).await.refusal(),
        (403, "forbidden"),
        "at once"
    );
    let roles = world.get("/api/v1/roles", &world.admin).await.body;
    let roles = roles["items"].as_array().unwrap();
    assert_eq!(roles.first().unwrap()["code"], "administrator");
    assert_eq!(roles.last().unwrap()["name"]["zh-CN"], "钥匙");
    for method in [Method::PATCH, Method::DELETE] {
        let path = "/api/v1/roles/employee";
        let body = Some(b"{}".to_vec());
        let refused = world.call(method, path, &world.admin, body, &[]).await;
        assert_eq!(refused.refusal(), (409, "built_in_role"));
    }
}

#[tokio::test]
async fn a_group_is_made_changed_and_deleted_when_nothing_names_it() {
    let world = World::new().await;
    let (alice, bob) = (
        id_of(&world, &world.alice).await,
        id_of(&world, &world.bob).await,
    );
    let board = json!({"name": "Board", "members": [alice]});
    let refused = world
        .post("/api/v1/groups", &world.bob, board.clone())
        .await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let made = world
        .post("/api/v1/groups", &world.admin, board.clone())
        .await;
    assert_eq!(made.status, 201, "{}", made.body);
    let taken = world.post("/api/v1/groups", &world.admin, board).await;
    assert_eq!(taken.refusal(), (409, "name_taken"));
    let id = made.body["id"].as_str().unwrap();
    let path = format!("/api/v1/groups/{id}");
    let patch = json!({"members": [alice, bob]});
    let changed = world.patch(&path, &world.admin, patch).await;
    assert_eq!(changed.body["members"].as_array().unwrap().len(), 2);
    let unknown = json!({"members": [world.peony]});
    let unknown = world.patch(&path, &world.admin, unknown).await;
    assert_eq!(unknown.body["params"]["reason"], "unknown_person");
    let seen = world.get(&path, &world.alice).await;
    assert_eq!(seen.headers["etag"], "\"2\"");
    let listed = world.get("/api/v1/groups", &world.alice).await.body;
    assert_eq!(listed["items"][0]["members"], 2);
    let grant = json!({"subject": {"kind": "group", "id": id}, "role": "approver",
        "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await.body;
    assert_eq!(given["subject"]["name"], "Board");
    assert_eq!(
        delete(&world, &path, &world.admin).await.refusal(),
        (409, "in_use")
    );
    let grant = format!("/api/v1/grants/{}", given["id"].as_str().unwrap());
    assert_eq!(delete(&world, &grant, &world.admin).await.status, 204);
    assert_eq!(delete(&world, &path, &world.admin).await.status, 204);
    assert_eq!(
        world.get(&path, &world.admin).await.refusal(),
        (404, "not_found")
    );
}

#[tokio::test]
async fn departments_are_a_tree_without_circles() {
    let world = World::new().await;
    let post = |body: Value| world.post("/api/v1/org-units", &world.admin, body);
    let company = post(json!({"name": "Company"})).await;
    assert_eq!(company.status, 201, "{}", company.body);
    let company = company.body["id"].as_str().unwrap().to_owned();
    let lab = post(json!({"name": "Lab", "parentId": company})).await.body;
    let lab = lab["id"].as_str().unwrap().to_owned();
    let taken = post(json!({"name": "Lab", "parentId": company})).await;
    assert_eq!(taken.refusal(), (409, "name_taken"));
    let refused = json!({"name": "Mine"});
    let refused = world.post("/api/v1/org-units", &world.bob, refused).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let path = |id: &str| format!("/api/v1/org-units/{id}");
    let circle = json!({"parentId": lab});
    let circle = world.patch(&path(&company), &world.admin, circle).await;
    assert_eq!(circle.refusal(), (422, "wrong_org_unit"));
    assert_eq!(circle.body["params"]["reason"], "cycle");
    let above = delete(&world, &path(&company), &world.admin).await;
    assert_eq!(above.refusal(), (409, "in_use"));
    let root = json!({"parentId": null});
    let moved = world.patch(&path(&lab), &world.admin, root).await;
    assert_eq!(moved.body["parentId"], Value::Null, "{}", moved.body);
    let listed = world
        .get("/api/v1/org-units?limit=1", &world.alice)
        .await
        .body;
    let cursor = listed["nextCursor"].as_str().unwrap();
    let rest = format!("/api/v1/org-units?cursor={cursor}");
    let rest = world.get(&rest, &world.alice).await.body;
    let both = [&listed, &rest].map(|page| page["items"][0]["name"].as_str().unwrap());
    assert!(
        both.contains(&"Lab") && both.contains(&"Company"),
        "{both:?}"
    );
    assert_eq!(
        delete(&world, &path(&company), &world.admin).await.status,
        204
    );
}

#[tokio::test]
async fn a_delegate_is_appointed_acts_and_is_dismissed() {
    let world = World::new().await;
    let (alice, bob) = (
        id_of(&world, &world.alice).await,
        id_of(&world, &world.bob).await,
    );
    let mut wish = world.wish("10:00", "11:00");
    wish["organizerId"] = json!(alice);
    let forbidden = (403, "forbidden");
    let refused = world
        .post("/api/v1/meetings", &world.bob, wish.clone())
        .await;
    assert_eq!(refused.refusal(), forbidden);
    let path = "/api/v1/delegations";
    let wanted = json!({"delegateId": bob, "powers": {"books": true}});
    let none = json!({"delegateId": bob, "powers": {}});
    let none = world.post(path, &world.alice, none).await;
    assert_eq!(none.refusal(), (422, "invalid_value"));
    let others = json!({"personId": alice, "delegateId": bob, "powers": {"books": true}});
    let others = world.post(path, &world.bob, others).await;
    assert_eq!(others.refusal(), forbidden, "nobody appoints themselves");
    let given = world.post(path, &world.alice, wanted).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let booked = world.post("/api/v1/meetings", &world.bob, wish).await;
    assert_eq!(
        booked.body["organizer"]["id"],
        json!(alice),
        "{}",
        booked.body
    );
    let listed = world.get(path, &world.bob).await.body;
    assert_eq!(listed["items"][0]["personId"], json!(alice));
    let of_alice = format!("{path}?personId={alice}");
    assert_eq!(world.get(&of_alice, &world.bob).await.refusal(), forbidden);
    let one = format!("{path}/{}", given.body["id"].as_str().unwrap());
    assert_eq!(
        delete(&world, &one, &world.sensor).await.refusal(),
        forbidden
    );
    assert_eq!(delete(&world, &one, &world.alice).await.status, 204);
    let listed = world.get(path, &world.bob).await.body;
    assert_eq!(listed["items"], json!([]));
}

#[tokio::test]
async fn an_auditor_looks_and_changes_nothing() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let audit = to_person(&bob, "auditor", json!({"kind": "all"}));
    world.post("/api/v1/grants", &world.admin, audit).await;
    let alice = id_of(&world, &world.alice).await;
    let why = format!("/api/v1/people/{alice}/rights");
    assert_eq!(world.get(&why, &world.bob).await.status, 200);
    assert_eq!(world.get("/api/v1/grants", &world.bob).await.status, 200);
    let own = to_person(&bob, "auditor", json!({"kind": "all"}));
    let refused = world.post("/api/v1/grants", &world.bob, own).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    assert_eq!(
        world.get(&why, &world.sensor).await.refusal(),
        (403, "forbidden")
    );
}

#[tokio::test]
async fn what_is_to_give_as_a_right_is_to_take_as_one() {
    let world = World::new().await;
    let bob = id_of(&world, &world.bob).await;
    let alice = id_of(&world, &world.alice).await;
    let role = json!({"code": "helper", "name": {"plain": "Helper"},
        "permissions": ["person.see", "group.manage", "apiKey.manage"]});
    world.post("/api/v1/roles", &world.admin, role).await;
    let given = to_person(&bob, "helper", json!({"kind": "all"}));
    world.post("/api/v1/grants", &world.admin, given).await;
    let group = json!({"name": "Guards", "members": [alice]});
    let group = world.post("/api/v1/groups", &world.admin, group).await.body;
    let id = group["id"].as_str().unwrap();
    let path = format!("/api/v1/groups/{id}");
    let renamed = world
        .patch(&path, &world.bob, json!({"name": "Watch"}))
        .await;
    assert_eq!(renamed.status, 200, "{}", renamed.body);
    let role = json!({"subject": {"kind": "group", "id": id}, "role": "auditor",
        "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, role).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let emptied = world.patch(&path, &world.bob, json!({"members": []})).await;
    assert_eq!(emptied.refusal(), (403, "beyond_own_rights"));
    let emptied = world
        .patch(&path, &world.admin, json!({"members": []}))
        .await;
    assert_eq!(emptied.status, 200, "{}", emptied.body);
    let key = json!({"name": "All", "role": "administrator"});
    let key = world.post("/api/v1/api-keys", &world.admin, key).await.body;
    let path = format!("/api/v1/api-keys/{}", key["id"].as_str().unwrap());
    let denied = delete(&world, &path, &world.bob).await;
    assert_eq!(denied.refusal(), (403, "beyond_own_rights"));
    assert_eq!(delete(&world, &path, &world.admin).await.status, 204);
    assert_eq!(
        delete(&world, &path, &world.admin).await.refusal(),
        (404, "not_found")
    );
}

#[tokio::test]
async fn a_key_can_do_no_more_than_who_answers_for_it() {
    let world = World::new().await;
    let bob = world.get("/api/v1/me", &world.bob).await.body["person"]["id"].clone();
    let grant = json!({"subject": {"kind": "person", "id": bob}, "role": "administrator",
        "scope": {"kind": "all"}});
    let given = world.post("/api/v1/grants", &world.admin, grant).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let key = async |role: &str| {
        let wanted = json!({"name": role, "role": role});
        let made = world.post("/api/v1/api-keys", &world.bob, wanted).await;
        made.body["token"].as_str().unwrap().to_owned()
    };
    let (all, sensor) = (key("administrator").await, key("sensor").await);
    assert_eq!(world.get("/api/v1/grants", &all).await.status, 200);
    let path = format!("/api/v1/grants/{}", given.body["id"].as_str().unwrap());
    let gone = world
        .call(Method::DELETE, &path, &world.admin, None, &[])
        .await;
    assert!(gone.status.is_success(), "{}", gone.body);
    let refused = world.get("/api/v1/grants", &all).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    let again = json!({"subject": {"kind": "person", "id": bob}, "role": "administrator",
        "scope": {"kind": "all"}});
    let refused = world.post("/api/v1/grants", &all, again).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
    // What is mounted on a wall works on, whoever put it up.
    let seen = json!({"roomId": world.peony, "occupied": true});
    let told = world.post("/api/v1/ingest/presence", &sensor, seen).await;
    assert_ne!(told.status, 403, "{}", told.body);
}
