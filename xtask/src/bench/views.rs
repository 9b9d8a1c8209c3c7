//! Reading: the day of many rooms, free rooms, the first common hour; and what a full server
//! weighs and how long it takes to start.

use super::Bench;
use super::campus::{self, Size};
use super::consumption;
use super::load::{Ask, Load, Measured};
use super::sheet::{Series, Sheet, number};
use crate::clock;
use crate::deployment::{Deployment, Engine, Plan};
use crate::postgres::Survives;
use crate::wire;
use anyhow::{Context, Result};
use std::time::Instant;

const DAY: i64 = 86_400;
const HOUR: i64 = 3600;

#[derive(Default)]
struct Row {
    per_second: Series,
    p50_ms: Series,
    p95_ms: Series,
    p99_ms: Series,
    server_cpu_ms: Series,
    body_kb: Series,
}

/// A deployment full of meetings and what its clients need to know.
struct Full {
    deployment: Deployment,
    address: std::net::SocketAddr,
    session: String,
    first_day: i64,
    people: Vec<String>,
}

const HEAD: [&str; 8] = [
    "what",
    "clients",
    "answers/s",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "server CPU ms each",
    "KB each",
];

/// 200 rooms, 200,000 meetings.
pub(super) fn day(bench: &Bench) -> Result<Sheet> {
    let folder = bench.folder()?;
    let size = Size {
        rooms: 200,
        people: 1000,
        meetings_per_room: 1000,
        first_day: tomorrow()?,
    };
    let full = Full::start(bench, Engine::Sqlite, folder.path(), &size)?;
    let ask = |client: usize, number: usize| {
        let day = size.first_day + ((client * 31 + number) % 200) as i64 * DAY;
        let (start, end) = (wire::instant(day), wire::instant(day + DAY));
        get(format!("/api/v1/schedule?start={start}&end={end}"))
    };
    let mut rows = Vec::new();
    for clients in [1, 8] {
        rows.push(full.row(bench, "day of 200 rooms", clients, ask)?);
    }
    Ok(Sheet {
        title: "The day of 200 rooms among 200,000 meetings",
        text: "Another day with each request, 800 meetings in each answer.".to_owned(),
        head: HEAD.into(),
        rows,
    })
}

/// 10,000 rooms, 1,000,000 meetings.
pub(super) fn search(bench: &Bench) -> Result<Sheet> {
    let folder = bench.folder()?;
    let size = Size {
        rooms: 10_000,
        people: 30_000,
        meetings_per_room: 100,
        first_day: tomorrow()?,
    };
    let full = Full::start(bench, Engine::Sqlite, folder.path(), &size)?;
    let free_rooms = |client: usize, number: usize| {
        let chance = client * 7919 + number * 104_729;
        let from =
            full.first_day + (chance % 25) as i64 * DAY + 8 * HOUR + (chance % 97) as i64 * 300;
        let (start, end) = (wire::instant(from), wire::instant(from + HOUR));
        let capacity = 2 + chance % 12;
        get(format!(
            "/api/v1/rooms/available?start={start}&end={end}&capacity={capacity}&limit=50"
        ))
    };
    let common_hour = |client: usize, number: usize| {
        let chance = client * 7919 + number * 104_729;
        let people: Vec<&str> = (0..20)
            .filter_map(|index| {
                full.people
                    .get((chance + index * 37) % full.people.len().max(1))
            })
            .map(String::as_str)
            .collect();
        let (start, end) = (
            wire::instant(full.first_day),
            wire::instant(full.first_day + 28 * DAY),
        );
        get(format!(
            "/api/v1/slots?people={}&minutes=60&start={start}&end={end}&dayFrom=08:00&dayUntil=18:00&timeZone=UTC&capacity=6&limit=1",
            people.join(",")
        ))
    };
    let mut rows = Vec::new();
    for clients in [1, 8] {
        rows.push(full.row(bench, "free rooms", clients, free_rooms)?);
        rows.push(full.row(
            bench,
            "first common hour of 20 people",
            clients,
            common_hour,
        )?);
    }
    Ok(Sheet {
        title: "Search among 10,000 rooms and 1,000,000 meetings",
        text: "Free rooms for an hour with enough seats, best fit first, 50 of them; the first hour in \
               four weeks, between eight and six, in which 20 people and a fitting room are free."
            .to_owned(),
        head: HEAD.into(),
        rows,
    })
}

/// Memory and cold start, empty and full.
pub(super) fn weight(bench: &Bench) -> Result<Sheet> {
    let mut rows = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for meetings_per_room in [0, 1000] {
            let folder = bench.folder()?;
            let size = Size {
                rooms: 200,
                people: 1000,
                meetings_per_room,
                first_day: tomorrow()?,
            };
            let mut full = Full::start(bench, engine, folder.path(), &size)?;
            rows.push(full.weigh(bench, size.rooms * meetings_per_room)?);
        }
    }
    Ok(Sheet {
        title: "Weight and cold start",
        text: "From the start of the process until `/readyz` says that it can serve, and the memory it \
               has then: all that is resident, and what is its own rather than mapped files."
            .to_owned(),
        head: vec!["engine", "meetings", "cold start s", "resident MB", "own MB"],
        rows,
    })
}

impl Full {
    fn start(bench: &Bench, engine: Engine, folder: &std::path::Path, size: &Size) -> Result<Full> {
        let mut deployment = Deployment::start(&Plan {
            engine,
            binary: &bench.binary,
            folder,
            survives: Survives::PowerCut,
            servers: 1,
            rooms: size.rooms,
        })?;
        deployment.stop_servers();
        if size.meetings_per_room > 0 {
            campus::fill(&deployment, size)?;
        }
        deployment.bring_up(0)?;
        let address = *deployment.addresses().first().context("no server")?;
        let (_, session) = wire::rooms(address)?;
        let ids = deployment.ask(match engine {
            Engine::Sqlite => "SELECT lower(hex(id)) FROM person WHERE login LIKE 'p%' LIMIT 5000",
            Engine::Postgres => "SELECT id FROM person WHERE login LIKE 'p%' LIMIT 5000",
        })?;
        let people = ids.lines().map(String::from).collect();
        Ok(Full {
            deployment,
            address,
            session,
            first_day: size.first_day,
            people,
        })
    }

    fn row(
        &self,
        bench: &Bench,
        what: &str,
        clients: usize,
        ask: impl Fn(usize, usize) -> Ask + Sync,
    ) -> Result<Vec<String>> {
        let mut row = Row::default();
        let server = *self.deployment.process_ids().first().context("no server")?;
        for _ in 0..bench.rounds {
            let load = Load {
                address: self.address,
                headers: &self.session,
                clients,
                length: bench.length,
            };
            let before = consumption::cpu(server)?;
            let measured = load.run(&ask)?;
            let spent = consumption::cpu(server)?.saturating_sub(before);
            row.add(&measured, spent.as_secs_f64());
        }
        Ok(vec![
            what.to_owned(),
            clients.to_string(),
            row.per_second.show(),
            row.p50_ms.show(),
            row.p95_ms.show(),
            row.p99_ms.show(),
            row.server_cpu_ms.show(),
            number(row.body_kb.median()),
        ])
    }

    fn weigh(&mut self, bench: &Bench, meetings: usize) -> Result<Vec<String>> {
        let (mut start, mut resident, mut own) =
            (Series::default(), Series::default(), Series::default());
        for _ in 0..bench.rounds {
            self.deployment.kill(0)?;
            let begun = Instant::now();
            self.deployment.bring_up(0)?;
            start.add(begun.elapsed().as_secs_f64());
            let server = *self.deployment.process_ids().first().context("no server")?;
            let (all_mb, own_mb) = consumption::memory_mb(server)?;
            resident.add(all_mb);
            own.add(own_mb);
        }
        let engine = format!("{:?}", self.deployment.engine());
        let meetings = number(meetings as f64);
        Ok(vec![
            engine,
            meetings,
            start.show(),
            resident.show(),
            own.show(),
        ])
    }
}

impl Row {
    fn add(&mut self, measured: &Measured, spent_seconds: f64) {
        let requests = measured.requests.max(1) as f64;
        self.per_second.add(measured.per_second());
        self.p50_ms.add(measured.within_ms(0.50));
        self.p95_ms.add(measured.within_ms(0.95));
        self.p99_ms.add(measured.within_ms(0.99));
        self.server_cpu_ms.add(spent_seconds * 1000.0 / requests);
        self.body_kb
            .add(measured.body_bytes as f64 / 1024.0 / requests);
    }
}

fn get(path: String) -> Ask {
    Ask {
        method: "GET",
        path,
        body: Vec::new(),
    }
}

fn tomorrow() -> Result<i64> {
    Ok((clock::now_seconds()? / DAY + 1) * DAY)
}
