//! What the rules cost a booking: the same bookings with none set and with all of them, in short
//! turns on one server. What is compared is one second with its neighbour: a machine that is slow for
//! a while is slow for both.

use super::Bench;
use super::consumption;
use super::load::{Ask, Load};
use super::sheet::{Series, Sheet};
use crate::clock;
use crate::deployment::{Deployment, Engine, Plan};
use crate::http::{Client, Request};
use crate::postgres::Survives;
use crate::wire;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

const CLIENTS: usize = 8;
const ROOMS: usize = 200;
const PEOPLE: usize = 2_000;
const HALF_HOUR: i64 = 1800;
/// How long one set of rules is measured before the next has its turn.
const TURN: Duration = Duration::from_secs(1);
/// Rules that look at what was booked already.
const COUNTING: [&str; 2] = ["mostSimultaneous", "quotas"];

/// What was reached with the same rules, round by round.
#[derive(Default)]
struct Reached {
    per_second: Series,
    /// Beside the turn without rules just before.
    ratio: Series,
    server_cpu_ms: Series,
}

pub(super) fn measure(bench: &Bench) -> Result<Sheet> {
    let mut rows = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        rows.extend(measure_engine(bench, engine)?);
    }
    Ok(Sheet {
        title: "Bookings with all rules",
        text: format!(
            "{CLIENTS} clients book for {PEOPLE} people, without rules and with opening hours, a closed \
             period, a calendar, lengths, grid, notice, horizon, term, capacity, simultaneous \
             rooms and quotas by day, week and month set at the campus; the last two look at what \
             the person has booked already. They take turns of one second; the ratio is that of \
             neighbouring turns."
        ),
        head: vec![
            "engine",
            "rules",
            "bookings/s",
            "ratio",
            "server CPU ms each",
        ],
        rows,
    })
}

fn measure_engine(bench: &Bench, engine: Engine) -> Result<Vec<Vec<String>>> {
    let folder = bench.folder()?;
    let deployment = Deployment::start(&Plan {
        engine,
        binary: &bench.binary,
        folder: folder.path(),
        survives: Survives::PowerCut,
        servers: 1,
        rooms: ROOMS,
    })?;
    deployment.import("people", &everybody())?;
    let address = *deployment.addresses().first().context("no server")?;
    let (rooms, session) = wire::rooms(address)?;
    let headers = format!("{session}Content-Type: application/json\r\n");
    let mut desk = Desk {
        client: Client::new(address, Duration::from_secs(10)),
        headers: &headers,
    };
    let people = desk.people()?;
    let rules = format!("/api/v1/places/{}/rules", desk.campus()?);
    desk.send(
        "PUT",
        "/api/v1/calendars/house",
        &json!({"name": "House", "days": []}),
    )?;
    let first = (clock::now_seconds()? / HALF_HOUR + 96) * HALF_HOUR;
    let next = AtomicI64::new(0);
    let ask = |_: usize, _: usize| {
        let slot = next.fetch_add(1, Ordering::Relaxed);
        let number = usize::try_from(slot).unwrap_or(0);
        let (room, person) = (number % rooms.len().max(1), number % people.len().max(1));
        let from = first + slot / rooms.len().max(1) as i64 * HALF_HOUR;
        let (room, person) = (rooms.get(room), people.get(person));
        booking(
            room.map_or("", String::as_str),
            person.map_or("", String::as_str),
            from,
        )
    };
    let server = *deployment.process_ids().first().context("no server")?;
    let turn = |set: &Value| {
        desk.send("PUT", &rules, set)?;
        let before = consumption::cpu(server)?;
        let measured = load(address, &headers, TURN).run(ask)?;
        let spent = consumption::cpu(server)?.saturating_sub(before);
        let each = spent.as_secs_f64() * 1000.0 / measured.requests.max(1) as f64;
        Ok((measured.per_second(), each))
    };
    let seconds = usize::try_from(bench.length.as_secs()).unwrap_or(1).max(1);
    let reached = take_turns(bench.rounds * seconds, turn)?;
    let rows = ["none", "all but counting ones", "all"]
        .iter()
        .zip(&reached);
    Ok(rows
        .map(|(name, rules)| {
            vec![
                format!("{engine:?}"),
                (*name).to_owned(),
                rules.per_second.show(),
                rules.ratio.show(),
                rules.server_cpu_ms.show(),
            ]
        })
        .collect())
}

/// Measures without rules, with those that count nothing, and with all, over and over.
fn take_turns(
    turns: usize,
    mut turn: impl FnMut(&Value) -> Result<(f64, f64)>,
) -> Result<[Reached; 3]> {
    let mut single = all_rules();
    if let Value::Object(rules) = &mut single {
        rules.retain(|rule, _| !COUNTING.contains(&rule.as_str()));
    }
    let sets = [json!({}), single, all_rules()];
    let mut reached = [(); 3].map(|()| Reached::default());
    for _ in 0..turns {
        let mut without = None;
        for (set, reached) in sets.iter().zip(&mut reached) {
            let (per_second, server_cpu_ms) = turn(set)?;
            let without = *without.get_or_insert(per_second);
            reached.per_second.add(per_second);
            reached.ratio.add(per_second / without);
            reached.server_cpu_ms.add(server_cpu_ms);
        }
    }
    Ok(reached)
}

fn everybody() -> String {
    let mut table = String::from("login,name,email\n");
    for number in 0..PEOPLE {
        table.push_str(&format!("p{number},Person{number},p{number}@example.org\n"));
    }
    table
}

fn load(address: SocketAddr, headers: &str, length: Duration) -> Load<'_> {
    Load {
        address,
        headers,
        clients: CLIENTS,
        length,
    }
}

/// Every rule that says nothing to the bookings that are made.
fn all_rules() -> Value {
    let hours = |weekday: u8| json!({"weekday": weekday, "from": "00:00:00", "until": "00:00:00"});
    json!({
        "openingHours": {"value": (1..=7).map(hours).collect::<Vec<_>>()},
        "closures": {"value": [{"from": "2020-12-24", "until": "2020-12-31", "reason": "works"}]},
        "calendar": {"value": "house"},
        "shortestMinutes": {"value": 15},
        "longestMinutes": {"value": 240},
        "gridMinutes": {"value": 15},
        "severalDaysAllowed": {"value": true},
        "noticeMinutes": {"value": 5},
        "horizonDays": {"value": 700},
        "firstDate": {"value": "2020-01-01"},
        "lastDate": {"value": "2099-12-31"},
        "capacityEnforced": {"value": true},
        "fewestPeople": {"value": 1},
        "mostRooms": {"value": 4},
        "mostSimultaneous": {"value": 50},
        "quotas": {"value": [
            {"of": "person", "period": "day", "mostMeetings": 5000},
            {"of": "person", "period": "week", "mostMinutes": 5_000_000},
            {"of": "person", "period": "month", "mostMeetings": 50_000},
        ]},
    })
}

fn booking(room: &str, person: &str, from: i64) -> Ask {
    let (start, end) = (wire::instant(from), wire::instant(from + HALF_HOUR));
    let body = format!(
        r#"{{"subject":"Planning","start":"{start}","end":"{end}","timeZone":"UTC","roomIds":["{room}"],"organizerId":"{person}","people":1,"attendees":[]}}"#
    );
    Ask {
        method: "POST",
        path: "/api/v1/meetings".to_owned(),
        body: body.into_bytes(),
    }
}

/// Where the rules are set between the rounds.
struct Desk<'a> {
    client: Client,
    headers: &'a str,
}

impl Desk<'_> {
    fn get(&mut self, path: &str) -> Result<Value> {
        self.send("GET", path, &Value::Null)
    }

    fn campus(&mut self) -> Result<String> {
        let places = self.get("/api/v1/places?limit=1000")?;
        let campus = items(&places).find(|place| place.get("kind") == Some(&json!("campus")));
        let id = campus.and_then(|place| place.get("id")?.as_str());
        Ok(id.context("no campus")?.to_owned())
    }

    /// The ids of everybody who was imported.
    fn people(&mut self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let mut page = self.get("/api/v1/people?query=Person&limit=200")?;
        loop {
            found.extend(ids(&page));
            let Some(cursor) = page.get("nextCursor").and_then(Value::as_str) else {
                return Ok(found);
            };
            page = self.get(&format!(
                "/api/v1/people?query=Person&limit=200&cursor={cursor}"
            ))?;
        }
    }

    fn send(&mut self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let answer = self.client.send(&Request {
            method,
            path,
            headers: self.headers,
            body: body.as_bytes(),
        });
        match answer {
            Ok(answer) if answer.is_success() => Ok(answer.json()),
            Ok(answer) => bail!("{method} {path}: {} {}", answer.status, answer.json()),
            Err(_) => bail!("{method} {path}: no answer"),
        }
    }
}

fn items(page: &Value) -> impl Iterator<Item = &Value> {
    let items = page.get("items").and_then(Value::as_array);
    items.into_iter().flatten()
}

fn ids(page: &Value) -> Vec<String> {
    items(page)
        .filter_map(|item| Some(item.get("id")?.as_str()?.to_owned()))
        .collect()
}
