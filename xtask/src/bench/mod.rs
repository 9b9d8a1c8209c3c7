//! `cargo xtask bench`: what the server does per second, how long one waits and what it costs,
//! beside the bare engines and beside others, written to docs/benchmarks.md. Loopback only.

mod bookings;
mod campus;
mod consumption;
mod inside;
mod load;
mod page;
mod raw;
mod rules;
mod sheet;
mod streams;
mod views;

use crate::packages::{self, Need};
use crate::workspace::{self, Profile};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use sheet::Sheet;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

#[derive(Args)]
pub(crate) struct Options {
    /// Only these parts, shown and not written down; without any, all of them
    #[arg(value_enum)]
    parts: Vec<Part>,
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Seconds of load in each round
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Part {
    /// Bookings per second beside the bare engines
    Bookings,
    /// Bookings with all rules set, beside the same without
    Rules,
    /// The day of 200 rooms among 200,000 meetings
    Day,
    /// Free rooms and the first common hour among 1,000,000 meetings
    Search,
    /// 200 and 10,000 live streams: their weight, and how soon all hear of a booking
    Streams,
    /// Memory and cold start
    Weight,
    /// The same searches inside the process, without HTTP
    Inside,
    /// The rules inside the process, in a tree of 5,000 places
    RulesInside,
    /// Expansion of recurrence rules beside other libraries
    Recurrence,
}

/// What every measurement needs.
struct Bench {
    /// The optimised server.
    binary: PathBuf,
    rounds: usize,
    length: Duration,
}

impl Bench {
    /// A folder on the disk of the source tree: `/tmp` may be memory, which would flatter us.
    fn folder(&self) -> Result<TempDir> {
        let target = workspace::target()?;
        tempfile::Builder::new()
            .prefix("bench-")
            .tempdir_in(target)
            .context("cannot make a folder beside the build")
    }
}

pub(crate) fn bench(options: &Options) -> Result<()> {
    packages::provide(&[Need::Postgres, Need::SqliteShell, Need::Python])?;
    let bench = Bench {
        binary: workspace::build_server(Profile::Release)?,
        rounds: options.rounds,
        length: Duration::from_secs_f64(options.seconds),
    };
    let parts = match options.parts.as_slice() {
        [] => Part::value_variants(),
        chosen => chosen,
    };
    let mut sheets = Vec::new();
    for part in parts {
        println!("── {part:?} ──");
        let sheet = part.measure(&bench)?;
        println!("{}", sheet.markdown());
        sheets.push(sheet);
    }
    if options.parts.is_empty() {
        page::write(&bench, &sheets)?;
    }
    Ok(())
}

impl Part {
    fn measure(self, bench: &Bench) -> Result<Sheet> {
        match self {
            Part::Bookings => bookings::measure(bench),
            Part::Rules => rules::measure(bench),
            Part::Day => views::day(bench),
            Part::Search => views::search(bench),
            Part::Streams => streams::measure(bench),
            Part::Weight => views::weight(bench),
            Part::Inside => inside::availability(),
            Part::RulesInside => inside::rules(),
            Part::Recurrence => inside::recurrence(),
        }
    }
}
