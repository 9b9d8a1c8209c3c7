//! `cargo xtask race`: as many clients as you like want the same slot at the same instant, a
//! thousand times. Exactly one gets it, all others are told that the room is busy.

use super::database;
use super::disk::Disk;
use crate::deployment::{Deployment, Engine, Plan};
use crate::http::{Client, Request};
use crate::packages::{self, Need};
use crate::postgres::Survives;
use crate::wire::{self, Wish};
use crate::workspace::{self, Profile};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Barrier;
use std::time::{Duration, Instant};

#[derive(Args)]
pub(crate) struct Options {
    /// One engine; without it, both
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    #[arg(long, default_value_t = 32)]
    clients: usize,
    #[arg(long, default_value_t = 1000)]
    slots: usize,
    /// Race on the optimised build
    #[arg(long)]
    release: bool,
}

impl Options {
    pub(crate) fn short() -> Options {
        Options {
            engine: None,
            clients: 32,
            slots: 100,
            release: false,
        }
    }
}

const ROOMS: usize = 5;
const HOUR: i64 = 3600;

pub(crate) fn race(options: &Options) -> Result<()> {
    packages::provide(&[Need::Postgres, Need::SqliteShell])?;
    let profile = if options.release {
        Profile::Release
    } else {
        Profile::Dev
    };
    let binary = workspace::build_server(profile)?;
    let engines = match options.engine {
        Some(engine) => vec![engine],
        None => vec![Engine::Sqlite, Engine::Postgres],
    };
    for engine in engines {
        race_on(engine, options, &binary)?;
    }
    Ok(())
}

fn race_on(engine: Engine, options: &Options, binary: &Path) -> Result<()> {
    let disk = Disk::new()?;
    let mut deployment = Deployment::start(&Plan {
        engine,
        binary,
        folder: disk.path(),
        survives: Survives::Crash,
        servers: super::servers(engine),
        rooms: ROOMS,
    })?;
    let addresses = deployment.addresses();
    let (rooms, session) = wire::rooms(*addresses.first().context("no server")?)?;
    let first = (crate::clock::now_seconds()? / HOUR + 24) * HOUR;
    let slots: Vec<(String, i64)> = (0..options.slots)
        .zip(rooms.iter().cycle())
        .map(|(slot, room)| (room.clone(), first + (slot / ROOMS) as i64 * HOUR))
        .collect();
    let barrier = Barrier::new(options.clients);
    let headers = format!("{session}Content-Type: application/json\r\n");
    let begun = Instant::now();
    let mut answers: Vec<BTreeMap<u16, usize>> = vec![BTreeMap::new(); options.slots];
    std::thread::scope(|scope| {
        let runners: Vec<_> = (0..options.clients)
            .zip(addresses.iter().cycle())
            .map(|(number, address)| {
                let client = Client::new(*address, Duration::from_secs(30));
                let (slots, barrier, headers) = (&slots, &barrier, &headers);
                scope.spawn(move || run(client, number, slots, barrier, headers))
            })
            .collect();
        for statuses in runners.into_iter().filter_map(|runner| runner.join().ok()) {
            for (slot, status) in answers.iter_mut().zip(statuses) {
                *slot.entry(status).or_default() += 1;
            }
        }
    });
    let took = begun.elapsed();
    let fair = BTreeMap::from([(201, 1), (409, options.clients - 1)]);
    let unfair: Vec<_> = answers.iter().filter(|slot| **slot != fair).collect();
    deployment.stop_servers();
    let holds = database::read(&deployment)?.holds.len();
    println!(
        "{engine:?}, {} servers: {} clients for each of {} slots, {:.1} s; slots with one winner {}, holds {holds}",
        addresses.len(),
        options.clients,
        options.slots,
        took.as_secs_f64(),
        options.slots - unfair.len(),
    );
    if !unfair.is_empty() || holds != options.slots {
        let some: Vec<_> = unfair.iter().take(3).collect();
        let logs = deployment.keep_logs();
        bail!(
            "not exactly one winner each: {some:?}; logs in {}",
            logs.display()
        );
    }
    Ok(())
}

/// The status this client was told for each slot; 0 is no answer.
fn run(
    mut client: Client,
    number: usize,
    slots: &[(String, i64)],
    barrier: &Barrier,
    headers: &str,
) -> Vec<u16> {
    let mut statuses = Vec::with_capacity(slots.len());
    for (index, (room, from)) in slots.iter().enumerate() {
        let wish = Wish {
            subject: format!("race {index} {number}"),
            room: room.clone(),
            from: *from,
            until: from + HOUR,
        };
        let body = wire::booking(&wish, None);
        barrier.wait();
        let answer = client.send(&Request {
            method: "POST",
            path: "/api/v1/meetings",
            headers,
            body: &body,
        });
        statuses.push(answer.map_or(0, |answer| answer.status));
    }
    statuses
}
