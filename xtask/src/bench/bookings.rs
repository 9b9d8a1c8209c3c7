//! Bookings per second: over HTTP, durable, beside the bare engine doing the same inserts with its
//! commits grouped, in turns, so that a noisy minute falls on both.

use super::consumption;
use super::load::{Ask, Load};
use super::sheet::{Series, Sheet, number};
use super::{Bench, raw};
use crate::clock;
use crate::deployment::{Deployment, Engine, Plan};
use crate::postgres::Survives;
use crate::wire;
use anyhow::{Context, Result};
use std::sync::atomic::{AtomicI64, Ordering};

const CLIENTS: [usize; 3] = [1, 8, 64];
const ROOMS: usize = 200;
const HALF_HOUR: i64 = 1800;

/// What one number of clients reached, round by round.
#[derive(Default)]
struct Row {
    http: Series,
    p99_ms: Series,
    server_cpu_ms: Series,
    database_cpu_ms: Series,
    raw: Series,
}

pub(super) fn measure(bench: &Bench) -> Result<Sheet> {
    let mut rows = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        rows.extend(measure_engine(bench, engine)?);
    }
    Ok(Sheet {
        title: "Bookings per second",
        text: format!(
            "Each booking is one request of one room of {ROOMS}, acknowledged when it is on disk. *Bare* is \
             the engine alone with the same rows and the same question for overlaps: SQLite with one \
             writer and grouped commits, PostgreSQL with one connection for each client."
        ),
        head: vec![
            "engine",
            "clients",
            "bookings/s",
            "p99 ms",
            "server CPU ms each",
            "database CPU ms each",
            "bare/s",
            "ratio",
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
    let address = *deployment.addresses().first().context("no server")?;
    let (rooms, session) = wire::rooms(address)?;
    let headers = format!("{session}Content-Type: application/json\r\n");
    let first = (clock::now_seconds()? / HALF_HOUR + 96) * HALF_HOUR;
    // The next free slot, counted over all clients and rounds.
    let next = AtomicI64::new(0);
    let ask = |client: usize, _: usize| {
        let slot = next.fetch_add(1, Ordering::Relaxed);
        let room = usize::try_from(slot).unwrap_or(0) % rooms.len().max(1);
        let from = first + slot / rooms.len().max(1) as i64 * HALF_HOUR;
        booking(rooms.get(room).map_or("", String::as_str), from, client)
    };
    let raw = raw::Bare::prepare(bench, engine)?;
    let mut rows: Vec<(usize, Row)> = CLIENTS.map(|clients| (clients, Row::default())).into();
    for _ in 0..bench.rounds {
        for (clients, row) in &mut rows {
            let load = Load {
                address,
                headers: &headers,
                clients: *clients,
                length: bench.length,
            };
            let server = *deployment.process_ids().first().context("no server")?;
            let server_before = consumption::cpu(server)?;
            let database_before = database_cpu(&deployment)?;
            let measured = load.run(ask)?;
            let each_ms = |spent: f64| spent * 1000.0 / measured.requests.max(1) as f64;
            let server_spent = consumption::cpu(server)?.saturating_sub(server_before);
            let database_spent = database_cpu(&deployment)? - database_before;
            row.http.add(measured.per_second());
            row.p99_ms.add(measured.within_ms(0.99));
            row.server_cpu_ms.add(each_ms(server_spent.as_secs_f64()));
            row.database_cpu_ms.add(each_ms(database_spent));
            row.raw.add(raw.per_second(*clients, bench.length)?);
        }
    }
    let shown = rows.iter().map(|(clients, row)| {
        vec![
            format!("{engine:?}"),
            clients.to_string(),
            row.http.show(),
            row.p99_ms.show(),
            row.server_cpu_ms.show(),
            if engine == Engine::Sqlite {
                "in the server".to_owned()
            } else {
                row.database_cpu_ms.show()
            },
            row.raw.show(),
            number(row.http.median() / row.raw.median()),
        ]
    });
    Ok(shown.collect())
}

/// Written out by hand: building JSON values would cost the client more than sending them.
fn booking(room: &str, from: i64, client: usize) -> Ask {
    let (start, end) = (wire::instant(from), wire::instant(from + HALF_HOUR));
    let body = format!(
        r#"{{"subject":"Planning, client {client}","start":"{start}","end":"{end}","timeZone":"UTC","roomIds":["{room}"],"attendees":[]}}"#
    );
    Ask {
        method: "POST",
        path: "/api/v1/meetings".to_owned(),
        body: body.into_bytes(),
    }
}

/// Seconds; 0 for the engine inside the server.
fn database_cpu(deployment: &Deployment) -> Result<f64> {
    match deployment.database_process() {
        Some(process) => Ok(consumption::cpu_of_family(process)?.as_secs_f64()),
        None => Ok(0.0),
    }
}
