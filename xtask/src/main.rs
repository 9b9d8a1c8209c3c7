//! `cargo xtask`: everything the workshop does, in one place and in one language.
//! Each word of the command line is one file here; what several of them need (processes, system
//! packages, a PostgreSQL of our own, the web build) is a file too.

mod bench;
mod clock;
mod deployment;
mod http;
mod openapi;
mod packages;
mod postgres;
mod process;
mod run;
mod test;
mod tidy;
mod torture;
mod web;
mod wire;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, runs, tests and tidies Smart Meeting.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build what is missing and serve with the embedded database in ./data
    Run(run::Options),
    /// Install or start what the tests need, then run all of them
    Test(test::Options),
    /// Hold the tree against the rules of the house
    Tidy,
    /// Write docs/openapi.json from the code
    Openapi,
    /// Fight for rooms while servers are killed, disks fill and clocks jump
    Torture(torture::Options),
    /// Measure, beside the bare engines and others, and write docs/benchmarks.md
    Bench(bench::Options),
    /// Many clients for one slot, a thousand times: one winner each
    Race(torture::RaceOptions),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => test::test(&options),
        Command::Tidy => tidy::tidy(),
        Command::Openapi => openapi::write(),
        Command::Torture(options) => torture::torture(&options),
        Command::Bench(options) => bench::bench(&options),
        Command::Race(options) => torture::race(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
