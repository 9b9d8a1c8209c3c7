//! `cargo xtask torture`: many clients fight for few rooms while the servers are killed, the disk
//! fills, the clock jumps and the database crashes. Afterwards a judge that shares no code with
//! the server compares the database with what the clients were told. Loopback only.

mod checker;
mod client;
mod database;
mod dice;
mod disk;
mod follower;
mod journal;
mod picture;
mod race;
mod report;
mod trouble;

pub(crate) use race::{Options as RaceOptions, race};

use crate::clock;
use crate::deployment::{Deployment, Engine, Plan};
use crate::packages::{self, Need};
use crate::postgres::Survives;
use crate::wire;
use crate::workspace::{self, Profile};
use anyhow::{Context, Result};
use clap::Args;
use client::{Tormentor, World};
use dice::Dice;
use disk::Disk;
use follower::Heard;
use journal::{Counts, Journal};
use report::Findings;
use std::path::Path;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use trouble::Troubles;

#[derive(Args)]
pub(crate) struct Options {
    /// One engine; without it, both
    #[arg(long, value_enum)]
    engine: Option<Engine>,
    /// How long each engine is tortured
    #[arg(long, default_value_t = 10.0)]
    minutes: f64,
    #[arg(long, default_value_t = 24)]
    clients: usize,
    /// Repeats the choices of an earlier run, though not its timing
    #[arg(long)]
    seed: Option<u64>,
    /// Torture the optimised build
    #[arg(long)]
    release: bool,
}

impl Options {
    /// One minute on each engine.
    pub(crate) fn short() -> Options {
        Options {
            engine: None,
            minutes: 1.0,
            clients: 24,
            seed: None,
            release: false,
        }
    }
}

/// Few, so that everybody wants the same ones.
const ROOMS: usize = 8;

pub(crate) fn torture(options: &Options) -> Result<()> {
    packages::provide(&[Need::Postgres, Need::SqliteShell, Need::Faketime])?;
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
    let mut verdict = Ok(());
    for engine in engines {
        // The second engine runs even when the first has failed.
        verdict = verdict.and(torture_one(options, engine, &binary));
    }
    verdict
}

fn torture_one(options: &Options, engine: Engine, binary: &Path) -> Result<()> {
    let now = clock::now_seconds()?;
    let seed = options.seed.unwrap_or(now.unsigned_abs());
    let length = Duration::from_secs_f64(options.minutes * 60.0);
    println!(
        "{engine:?}: {} clients, {} rooms, {:.1} minutes, seed {seed}",
        options.clients, ROOMS, options.minutes
    );
    let disk = Disk::new()?;
    let mut deployment = Deployment::start(&Plan {
        engine,
        binary,
        folder: disk.path(),
        survives: Survives::Crash,
        servers: servers(engine),
        rooms: ROOMS,
    })?;
    deployment.bring_clock()?;
    let addresses = deployment.addresses();
    let (rooms, session) = wire::rooms(*addresses.first().context("no server")?)?;
    let world = World {
        addresses,
        rooms,
        session: RwLock::new(session),
        // Far enough ahead that no jump of the clock makes it the past.
        first_day: (now / 86_400 + 30) * 86_400,
        is_over: AtomicBool::new(false),
        seed,
    };
    let mut troubles = Troubles::new(Dice::new(seed, u64::MAX));
    let (journals, heard) = fight(
        &world,
        &mut deployment,
        &disk,
        &mut troubles,
        length,
        options.clients,
    )?;
    let mut findings = Findings::default();
    if journals.len() < options.clients {
        findings.add(
            "clients that gave up",
            vec!["see the panic above".to_owned()],
        );
    }
    findings.add("servers that ended by themselves", troubles.surprises());
    let mut journal = join(journals);
    findings.add(
        "answers nobody may give",
        std::mem::take(&mut journal.complaints),
    );
    findings.add("answers with status 500", broken(&journal.counts));
    let stale = picture::compare(&deployment, &world)?;
    findings.add("free time shown wrongly", stale);
    deployment.stop_servers();
    findings.add("panics of the server", deployment.panics()?);
    let missed = heard.missed(&database::positions(&deployment)?);
    report::line("live stream told to read anew", heard.resets);
    findings.add("changes not heard live", missed);
    findings.add("changes heard twice", heard.twice());
    let rows = database::read(&deployment)?;
    let verdict = checker::judge(&rows, &journal.claims, &journal.all_or_none);
    for (what, found) in verdict.lines() {
        findings.add(what, found.to_vec());
    }
    report::print_counts(
        &journal.counts,
        &rows,
        &troubles,
        deployment.slowest_start(),
    );
    findings.conclude(|| deployment.keep_logs())
}

/// Everything at once; afterwards what the clients were told and what the live stream told.
fn fight(
    world: &World,
    deployment: &mut Deployment,
    disk: &Disk,
    troubles: &mut Troubles,
    length: Duration,
    clients: usize,
) -> Result<(Vec<Journal>, Heard)> {
    let begin = database::last_position(deployment)?;
    std::thread::scope(|scope| {
        let follower = scope.spawn(|| follower::follow(world, &begin));
        let clients: Vec<_> = (0..clients)
            .map(|number| Tormentor::new(world, number))
            .map(|client| scope.spawn(|| client.run()))
            .collect();
        let played = troubles.play(deployment, disk, length);
        world.is_over.store(true, Ordering::Relaxed);
        let journals = clients
            .into_iter()
            .filter_map(|client| client.join().ok())
            .collect();
        let heard = follower.join().ok();
        played?;
        let heard = heard.context("whoever followed the live stream gave up")?;
        Ok((journals, heard))
    })
}

/// SQLite is for one server; several on one PostgreSQL must not get into each other's way.
fn servers(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 1,
        Engine::Postgres => 2,
    }
}

fn join(journals: Vec<Journal>) -> Journal {
    let mut all = Journal::default();
    for journal in journals {
        all.claims.extend(journal.claims);
        all.all_or_none.extend(journal.all_or_none);
        all.complaints.extend(journal.complaints);
        all.counts.add(&journal.counts);
    }
    all
}

/// A server that cannot go on says 503 or 507; 500 means that it did not know what happened.
fn broken(counts: &Counts) -> Vec<String> {
    let count = counts.by_status.get(&500).copied().unwrap_or(0);
    if count == 0 {
        return Vec::new();
    }
    vec![format!("{count} of them")]
}
