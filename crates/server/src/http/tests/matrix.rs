//! Every operation of the interface is tried as the table of rights says: by a stranger without
//! grants, and by a manager of one floor, inside that floor and outside of it.

use axum::http::Method;
use domain::id::NoShowId;
use domain::standing::NoShow;
use serde_json::{Value, json};

use super::world::{NOW, World};
use crate::http::rights::{Need, TABLE, Within};

/// Peony's floor is managed by bob; Rose's is not. Alice is a stranger. Nobody else has anything.
pub(super) struct Scene {
    pub(super) world: World,
    /// Ids of the floors of Peony and Rose.
    floors: [String; 2],
    admin_id: String,
    /// Hours already given to meetings.
    hours: std::cell::Cell<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Inside,
    Outside,
}

impl Scene {
    pub(super) async fn new() -> Scene {
        let world = World::new().await;
        let me = |body: &Value| body["person"]["id"].as_str().unwrap().to_owned();
        let admin_id = me(&world.get("/api/v1/me", &world.admin).await.body);
        let bob = me(&world.get("/api/v1/me", &world.bob).await.body);
        let mut floors = Vec::new();
        for room in [&world.peony, &world.rose] {
            let path = format!("/api/v1/places/{room}");
            let room = world.get(&path, &world.admin).await.body;
            floors.push(room["parentId"].as_str().unwrap().to_owned());
        }
        let floors = <[String; 2]>::try_from(floors).unwrap();
        let wanted = json!({"subject": {"kind": "person", "id": bob}, "role": "administrator",
            "scope": {"kind": "place", "id": floors[0]}});
        let given = world.post("/api/v1/grants", &world.admin, wanted).await;
        assert_eq!(given.status, 201, "{}", given.body);
        let everyone = "/api/v1/grants?subject=everyone";
        let everyone = world.get(everyone, &world.admin).await.body;
        let id = everyone["items"][0]["id"].as_str().unwrap();
        let path = format!("/api/v1/grants/{id}");
        let gone = world
            .call(Method::DELETE, &path, &world.admin, None, &[])
            .await;
        assert_eq!(gone.status, 204);
        Scene {
            world,
            floors,
            admin_id,
            hours: 0.into(),
        }
    }

    fn room(&self, side: Side) -> &str {
        match side {
            Side::Inside => &self.world.peony,
            Side::Outside => &self.world.rose,
        }
    }

    fn floor(&self, side: Side) -> &str {
        match side {
            Side::Inside => &self.floors[0],
            Side::Outside => &self.floors[1],
        }
    }

    /// A wish for an hour that nobody has wished for.
    fn wish(&self, side: Side) -> Value {
        let hour = self.hours.get();
        self.hours.set(hour + 1);
        let (day, hour) = (3 + hour / 24, hour % 24);
        json!({
            "subject": "Sync",
            "start": format!("2026-03-{day:02}T{hour:02}:00:00Z"),
            "end": format!("2026-03-{day:02}T{hour:02}:30:00Z"),
            "roomIds": [self.room(side)],
        })
    }

    /// A meeting of Ada's, and the series it belongs to.
    async fn meeting(&self, side: Side) -> (String, String) {
        let mut wish = self.wish(side);
        wish["recurrence"] = json!({"rrule": "FREQ=YEARLY;COUNT=2"});
        let booked = self
            .world
            .post("/api/v1/meetings", &self.world.admin, wish)
            .await;
        let id = |value: &Value| {
            value
                .as_str()
                .unwrap_or_else(|| panic!("{}", booked.body))
                .to_owned()
        };
        (
            id(&booked.body["meeting"]["id"]),
            id(&booked.body["seriesId"]),
        )
    }

    /// Against Ada, who appealed.
    async fn no_show(&self, side: Side) -> String {
        let meeting = self.meeting(side).await.0.parse().unwrap();
        let number = u128::from(self.hours.replace(self.hours.get() + 1));
        let id = NoShowId(uuid::Uuid::from_u128(number));
        let (person, room) = (
            self.admin_id.parse().unwrap(),
            self.room(side).parse().unwrap(),
        );
        let now = self.world.app.now();
        let no_show = NoShow::counted(id, person, meeting, room, now);
        let no_show = no_show.appealed("Ill".to_owned(), now).unwrap();
        let store = self.world.app.store();
        store.write(move |tx| tx.insert_no_show(&no_show)).unwrap();
        id.to_string()
    }

    async fn pairing_code(&self) -> String {
        let offered = self
            .world
            .post("/api/v1/panels/pairings", "", json!({}))
            .await;
        offered.body["code"].as_str().unwrap().to_owned()
    }

    /// A panel that Ada has paired.
    async fn panel(&self, side: Side) -> String {
        let wanted = json!({"code": self.pairing_code().await, "placeId": self.room(side)});
        let paired = self
            .world
            .post("/api/v1/panels", &self.world.admin, wanted)
            .await;
        paired.body["id"].as_str().unwrap().to_owned()
    }

    /// A board that Ada has paired.
    async fn board(&self, side: Side) -> String {
        let code = self.pairing_code().await;
        let wanted = json!({"code": code, "placeId": self.floor(side), "kind": "board"});
        let paired = self.world.post("/api/v1/panels", &self.world.admin, wanted);
        paired.await.body["id"].as_str().unwrap().to_owned()
    }

    async fn decor(&self, side: Side) -> String {
        let wanted = json!({"placeId": self.room(side), "name": "House"});
        let made = self.world.post("/api/v1/decors", &self.world.admin, wanted);
        made.await.body["id"].as_str().unwrap().to_owned()
    }

    /// A wish to close a room for a minute of its own.
    fn closure_of(&self, side: Side) -> Value {
        let wish = self.wish(side);
        json!({"placeId": self.room(side), "start": wish["start"], "end": wish["end"],
            "reason": "Works"})
    }

    /// A closure, and a meeting of Ada's in its way.
    async fn closure(&self, side: Side) -> (String, String) {
        let wish = self.wish(side);
        let admin = &self.world.admin;
        let booked = self.world.post("/api/v1/meetings", admin, wish.clone());
        let meeting = booked.await.body["id"].as_str().unwrap().to_owned();
        let wanted = json!({"placeId": self.room(side), "start": wish["start"],
            "end": wish["end"], "reason": "Works"});
        let planned = self.world.post("/api/v1/closures", admin, wanted).await;
        (planned.body["id"].as_str().unwrap().to_owned(), meeting)
    }

    async fn picture(&self, side: Side) -> String {
        let path = format!("/api/v1/pictures?place={}&name=a.png", self.room(side));
        let content = super::boards::png(8, 8);
        let token = &self.world.admin;
        let made = self
            .world
            .call(Method::POST, &path, token, Some(content), &[]);
        made.await.body["id"].as_str().unwrap().to_owned()
    }

    /// A floor that has a plan.
    async fn plan(&self, side: Side) -> String {
        let floor = self.floor(side).to_owned();
        let path = format!("/api/v1/places/{floor}/plan/drawing");
        let (token, content) = (&self.world.admin, super::boards::png(8, 8));
        let drawn = self
            .world
            .call(Method::PUT, &path, token, Some(content), &[]);
        assert_eq!(drawn.await.status, 200);
        floor
    }

    async fn grant(&self, side: Side) -> String {
        let wanted = json!({"subject": {"kind": "person", "id": self.admin_id},
            "role": "approver", "scope": {"kind": "place", "id": self.room(side)},
            "until": format!("2027-01-01T00:{:02}:00Z", self.hours.replace(self.hours.get() + 1))});
        let given = self
            .world
            .post("/api/v1/grants", &self.world.admin, wanted)
            .await;
        given.body["id"].as_str().unwrap().to_owned()
    }

    /// A request of Ada's on which somebody else has to decide.
    async fn action(&self, side: Side) -> String {
        let path = format!("/api/v1/meetings/{}/actions", self.meeting(side).await.0);
        let action = json!({"title": "T", "ownerId": self.admin_id});
        let made = self.world.post(&path, &self.world.admin, action).await;
        made.body["id"].as_str().unwrap().to_owned()
    }

    async fn attachment(&self, side: Side) -> String {
        let meeting = self.meeting(side).await.0;
        let path = format!("/api/v1/meetings/{meeting}/attachments?name=a.txt");
        let made = self.world.post(&path, &self.world.admin, json!({})).await;
        made.body["id"].as_str().unwrap().to_owned()
    }

    async fn approval(&self, side: Side) -> String {
        let admin = &self.world.admin;
        let name = format!("Flow {}", self.hours.replace(self.hours.get() + 1));
        let steps = json!([{"approvers": [{"kind": "holders"}], "ownRequests": "another"}]);
        let flow = json!({"name": name, "steps": steps});
        let flow = self.world.post("/api/v1/flows", admin, flow).await;
        let rules = json!({"approvalFlow": {"value": flow.body["id"]},
            "approvalWhen": {"value": [{"kind": "longerThan", "minutes": 0}]}});
        let place = format!("/api/v1/places/{}", self.room(side));
        let ruled = json!({"policy": rules});
        assert_eq!(self.world.patch(&place, admin, ruled).await.status, 200);
        let wish = self.wish(side);
        let booked = self.world.post("/api/v1/meetings", admin, wish).await;
        assert_eq!(booked.body["state"], "requested", "{}", booked.body);
        let free = json!({"policy": {}});
        assert_eq!(self.world.patch(&place, admin, free).await.status, 200);
        let asked = self
            .world
            .get("/api/v1/approvals?mine=asked", admin)
            .await
            .body;
        asked["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A request that would succeed, or be refused for what it asks, if the caller may ask it.
    /// Operations that are not named here get the room's id and an empty body.
    pub(super) async fn sample(&self, method: &str, path: &str, side: Side) -> (String, Value) {
        let (room, floor) = (self.room(side), self.floor(side));
        let day = "start=2026-03-01T00:00:00Z&end=2026-03-31T00:00:00Z";
        let with = |id: &str| path.replace("{id}", id);
        match (method, path) {
            ("post", "/api/v1/people") => {
                let login = format!("new{}", self.hours.replace(self.hours.get() + 1));
                (path.to_owned(), json!({"login": login, "name": "N"}))
            }
            ("patch" | "post", "/api/v1/people/{id}" | "/api/v1/people/{id}/invitation") => {
                (with(&self.admin_id), json!({}))
            }
            (_, "/api/v1/people/{id}/meetings") => {
                (with(&self.admin_id), json!({"to": self.admin_id}))
            }
            ("put", "/api/v1/people/{id}/password") => {
                (with(&self.admin_id), json!({"password": "another horse"}))
            }
            ("get", "/api/v1/people/{id}/rights") => {
                (format!("{}?place={room}", with(&self.admin_id)), json!({}))
            }
            ("post", "/api/v1/places") => {
                let code = format!("new{}", self.hours.replace(self.hours.get() + 1));
                let new = json!({"kind": "room", "code": code, "name": "N", "parentId": floor});
                (path.to_owned(), new)
            }
            (_, "/api/v1/places/{id}") => (with(room), json!({"capacity": 9})),
            ("post", "/api/v1/places/{id}/rules/simulate") => {
                (with(room), json!({"draft": {}, "days": 1}))
            }
            (_, coded) if coded.contains("{code}") => {
                (path.replace("{code}", "code"), json!({"name": "N"}))
            }
            (
                "get",
                "/api/v1/rooms/available"
                | "/api/v1/schedule"
                | "/api/v1/meetings"
                | "/api/v1/desk",
            ) => (format!("{path}?{day}"), json!({})),
            ("get", "/api/v1/audit" | "/api/v1/audit/export") => {
                (format!("{path}?place={room}"), json!({}))
            }
            ("get", "/api/v1/rooms/{id}/at") => {
                (format!("{}?instant={NOW}", with(room)), json!({}))
            }
            ("get", "/api/v1/meetings/{id}/at") => {
                let meeting = self.meeting(side).await.0;
                (format!("{}?instant={NOW}", with(&meeting)), json!({}))
            }
            ("get", "/api/v1/slots") => (format!("{path}?{day}&minutes=30"), json!({})),
            ("post", "/api/v1/meetings" | "/api/v1/meetings/preview") => {
                (path.to_owned(), self.wish(side))
            }
            ("post", "/api/v1/meetings/now") => (path.to_owned(), json!({"roomId": room})),
            ("post", "/api/v1/waitings") => {
                let mut wish = self.wish(side);
                wish["earliest"] = wish["start"].take();
                wish["latest"] = wish["end"].take();
                wish["minutes"] = json!(15);
                let wish = wish.as_object_mut().unwrap();
                wish.retain(|_, value| !value.is_null());
                (path.to_owned(), json!(wish))
            }
            (_, "/api/v1/people/{id}/cards") => (with(&self.admin_id), json!({"cards": []})),
            ("get", "/api/v1/people/{id}/standing") => (with(&self.admin_id), json!({})),
            ("post", "/api/v1/ingest/check-in") => {
                let code = if side == Side::Inside { "p" } else { "r" };
                (path.to_owned(), json!({"roomCode": code, "card": "4711"}))
            }
            ("post", no_show) if no_show.starts_with("/api/v1/no-shows/{id}") => {
                (with(&self.no_show(side).await), json!({"reason": "Ill"}))
            }
            ("get", "/api/v1/meetings/{id}/attendance/export") => {
                let id = self.meeting(side).await.0;
                (format!("{}?format=csv", with(&id)), json!({}))
            }
            (_, about) if about.contains("/minutes") => {
                let meeting = self.meeting(side).await.0;
                if (method, about) != ("post", "/api/v1/meetings/{id}/minutes") {
                    let begin = format!("/api/v1/meetings/{meeting}/minutes");
                    let begun = self.world.post(&begin, &self.world.admin, json!({}));
                    assert_eq!(begun.await.status, 201);
                }
                let body = match about.rsplit('/').next() {
                    Some("send") => json!({"confirmBy": "2026-03-09T08:00:00Z"}),
                    Some("minutes") => json!({"sections": []}),
                    _ => json!({}),
                };
                let query = if about.ends_with("document") {
                    "?format=md"
                } else {
                    ""
                };
                (with(&meeting) + query, body)
            }
            (_, "/api/v1/actions/{id}") => (with(&self.action(side).await), json!({})),
            (_, "/api/v1/attachments/{id}") => (with(&self.attachment(side).await), json!({})),
            (_, meeting) if meeting.starts_with("/api/v1/meetings/{id}") => {
                let body = match meeting.rsplit('/').next() {
                    Some("knock" | "swap") => {
                        json!({"meetingId": self.meeting(side).await.0})
                    }
                    Some("attendance" | "hand-over") => json!({"personId": self.admin_id}),
                    Some("agenda") => json!({"items": []}),
                    Some("actions") => json!({"title": "T", "ownerId": self.admin_id}),
                    Some("attachments") if method == "post" => {
                        let path = with(&self.meeting(side).await.0);
                        return (path + "?name=a.txt", json!({}));
                    }
                    Some("response") => {
                        json!({"response": "accepted", "personId": self.admin_id})
                    }
                    Some("extend") => json!({"minutes": 5}),
                    Some("{id}") => json!({"subject": "Other"}),
                    _ => json!({}),
                };
                (with(&self.meeting(side).await.0), body)
            }
            (_, series) if series.starts_with("/api/v1/series/{id}") => {
                (with(&self.meeting(side).await.1), json!({}))
            }
            ("post", "/api/v1/ingest/presence") => {
                let code = if side == Side::Inside { "p" } else { "r" };
                let reading = json!({"roomCode": code, "sensor": "s",
                    "at": "2026-03-02T08:00:00Z", "motion": true});
                (path.to_owned(), reading)
            }
            ("post", "/api/v1/api-keys") => {
                (path.to_owned(), json!({"name": "k", "role": "sensor"}))
            }
            ("post", "/api/v1/grants") => {
                let wanted = json!({"subject": {"kind": "person", "id": self.admin_id},
                    "role": "frontDesk", "scope": {"kind": "place", "id": room}});
                (path.to_owned(), wanted)
            }
            ("delete", "/api/v1/grants/{id}") => (with(&self.grant(side).await), json!({})),
            ("post", "/api/v1/roles") => {
                let role = json!({"code": "own", "name": {"plain": "Own"}, "permissions": []});
                (path.to_owned(), role)
            }
            (_, "/api/v1/roles/{id}") => (with("employee"), json!({})),
            (_, approval) if approval.starts_with("/api/v1/approvals/{id}") => {
                let word = json!({"verdict": "approve"});
                (with(&self.approval(side).await), word)
            }
            ("post", "/api/v1/flows") => {
                let steps = json!([{"approvers": [{"kind": "holders"}]}]);
                (path.to_owned(), json!({"name": "New", "steps": steps}))
            }
            ("post", "/api/v1/flows/preview") => {
                let steps = json!([{"approvers": [{"kind": "holders"}]}]);
                let body = json!({"steps": steps, "roomIds": [room],
                    "start": "2026-03-03T10:00:00Z", "end": "2026-03-03T11:00:00Z"});
                (path.to_owned(), body)
            }
            ("post", "/api/v1/groups" | "/api/v1/org-units") => {
                (path.to_owned(), json!({"name": "New"}))
            }
            ("get", "/api/v1/delegations") => {
                (format!("{path}?personId={}", self.admin_id), json!({}))
            }
            ("post", "/api/v1/delegations") => {
                let wanted = json!({"personId": self.admin_id, "delegateId": self.admin_id,
                    "powers": {"books": true}});
                (path.to_owned(), wanted)
            }
            ("put" | "delete", "/api/v1/notices/templates/{id}") => {
                let words = json!({"subject": "Come", "body": "Please"});
                (with("invited.en"), words)
            }
            ("post", "/api/v1/notices/templates/preview") => (
                path.to_owned(),
                json!({"kind": "invited", "language": "en"}),
            ),
            ("post", "/api/v1/panels") => {
                let code = self.pairing_code().await;
                (path.to_owned(), json!({"code": code, "placeId": room}))
            }
            ("get", "/api/v1/panels/{id}/board") => (with(&self.board(side).await), json!({})),
            ("post", "/api/v1/decors") => {
                (path.to_owned(), json!({"placeId": room, "name": "House"}))
            }
            (_, "/api/v1/decors/{id}") => (
                with(&self.decor(side).await),
                json!({"name": "Other", "look": {}}),
            ),
            (_, plan) if plan.starts_with("/api/v1/places/{id}/plan") => {
                (with(&self.plan(side).await), json!({"spots": []}))
            }
            ("post", "/api/v1/closures" | "/api/v1/closures/preview") => {
                (path.to_owned(), self.closure_of(side))
            }
            (_, closure) if closure.starts_with("/api/v1/closures/{id}") => {
                let (closure, meeting) = self.closure(side).await;
                let body = match path.rsplit('/').next() {
                    Some("ask" | "cancel") => json!({"meetingIds": [meeting]}),
                    Some("rehouse") => json!({"meetings": [{"meetingId": meeting}]}),
                    _ => json!({}),
                };
                (with(&closure).replace("{meetingId}", &meeting), body)
            }
            ("get", "/api/v1/pictures") => (format!("{path}?place={room}"), json!({})),
            ("get", "/api/v1/phrases") => {
                (format!("{path}?timeZone=UTC&text=peony+rose"), json!({}))
            }
            (_, "/api/v1/pictures") => (format!("{path}?place={room}&name=a.png"), json!({})),
            (_, "/api/v1/pictures/{id}") => (with(&self.picture(side).await), json!({})),
            (method, panel) if panel.starts_with("/api/v1/panels/{id}") => {
                let body = match method {
                    "post" => json!({"command": "identify"}),
                    _ => json!({"name": "Other"}),
                };
                (with(&self.panel(side).await), body)
            }
            ("post", "/api/v1/notices/test") => (path.to_owned(), json!({"to": "ada@example.org"})),
            _ => (with(room), json!({})),
        }
    }

    async fn try_as(&self, token: &str, method: &str, path: &str, side: Side) -> (u16, String) {
        let (path, body) = self.sample(method, path, side).await;
        let verb: Method = method.to_uppercase().parse().unwrap();
        let body = Some(body.to_string().into_bytes());
        let answer = self.world.call(verb, &path, token, body, &[]).await;
        (answer.status.as_u16(), answer.body.to_string())
    }

    /// What is shown tells nothing of the room, or that there is nothing.
    fn assert_hidden(&self, (status, body): &(u16, String), side: Side, what: &str) {
        assert!(matches!(status, 200 | 404), "{what}: {status} {body}");
        let name = match side {
            Side::Inside => "Peony",
            Side::Outside => "Rose",
        };
        for secret in [name, self.room(side), self.floor(side)] {
            assert!(!body.contains(secret), "{what} tells of {name}: {body}");
        }
    }
}

fn forbids(status: u16) -> bool {
    matches!(status, 403 | 404)
}

/// An open stream has no end to read to; the tests of the stream look at what it shows.
fn is_stream(path: &str) -> bool {
    path == "/api/v1/events"
}

#[test]
fn every_operation_says_what_it_needs() {
    let document = serde_json::to_value(crate::http::document()).unwrap();
    let mut described: Vec<(String, String)> = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let verbs = item.as_object().unwrap().keys();
        described.extend(verbs.map(|verb| (path.clone(), verb.clone())));
    }
    let mut told: Vec<(String, String)> = TABLE
        .iter()
        .map(|(verb, path, _)| ((*path).to_owned(), (*verb).to_owned()))
        .collect();
    described.sort();
    told.sort();
    assert_eq!(told, described, "http/rights.rs names each operation once");
}

#[tokio::test]
async fn a_stranger_without_grants_does_and_sees_nothing() {
    let scene = Scene::new().await;
    let stranger = &scene.world.alice;
    for (method, path, need) in TABLE {
        let what = format!("{method} {path}");
        match need {
            Need::Anyone | Need::SignedIn => continue,
            Need::Shows(..) if is_stream(path) => continue,
            Need::Shows(..) => {
                let answer = scene.try_as(stranger, method, path, Side::Inside).await;
                scene.assert_hidden(&answer, Side::Inside, &what);
            }
            Need::Holds(..) | Need::OwnOr(..) => {
                let (status, body) = scene.try_as(stranger, method, path, Side::Inside).await;
                assert!(forbids(status), "{what}: {status} {body}");
            }
        }
    }
}

#[tokio::test]
async fn a_manager_of_a_floor_does_and_sees_nothing_outside_of_it() {
    let scene = Scene::new().await;
    let manager = &scene.world.bob;
    for (method, path, need) in TABLE {
        let what = format!("{method} {path}");
        match need {
            Need::Anyone | Need::SignedIn => continue,
            // Answers what lies within the scope and leaves the rest out.
            Need::Holds(_, Within::Scope) | Need::OwnOr(_, Within::Scope) if *method == "get" => {
                continue;
            }
            Need::Shows(..) if is_stream(path) => continue,
            Need::Shows(..) => {
                let answer = scene.try_as(manager, method, path, Side::Outside).await;
                scene.assert_hidden(&answer, Side::Outside, &what);
            }
            Need::Holds(..) | Need::OwnOr(..) => {
                let (status, body) = scene.try_as(manager, method, path, Side::Outside).await;
                assert!(forbids(status), "{what}: {status} {body}");
            }
        }
    }
}

#[tokio::test]
async fn a_manager_of_a_floor_does_within_it_what_can_be_done_there() {
    let scene = Scene::new().await;
    let manager = &scene.world.bob;
    let mut tried = 0;
    for (method, path, need) in TABLE {
        let counts = match need {
            Need::Shows(_, within) | Need::Holds(_, within) | Need::OwnOr(_, within) => {
                matches!(within, Within::Place | Within::Scope)
            }
            Need::Anyone | Need::SignedIn => false,
        };
        if !counts || is_stream(path) {
            continue;
        }
        let (status, body) = scene.try_as(manager, method, path, Side::Inside).await;
        let is_let_in = !matches!(status, 401 | 403 | 404 | 500..);
        assert!(is_let_in, "{method} {path}: {status} {body}");
        tried += 1;
    }
    assert!(tried > 20, "only {tried} operations count within a place");
}
