//! `cargo xtask test`: everything that must hold before a change is done, from a clean machine.
//! Every step runs even when an earlier one failed, so that one run shows all that is wrong; the
//! summary names the failed ones, and so does the exit.

use crate::packages::{self, Need};
use crate::postgres::{Postgres, Survives};
use crate::workspace::{self, Profile};
use crate::{process, tidy, torture, web};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use std::time::{Duration, Instant};

#[derive(Args)]
pub(crate) struct Options {
    /// Only these steps; without any, all of them
    #[arg(value_enum)]
    steps: Vec<Step>,
}

/// In the order in which they run: what fails quickly comes first, and the web app before the
/// server that embeds it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
enum Step {
    /// rustfmt finds nothing to change
    Format,
    /// The rules of the house hold
    Tidy,
    /// Types, unit tests, build and budgets of the web app
    Web,
    /// The compiler and clippy have nothing to say
    Lint,
    /// Rust tests, those of the store on SQLite and on PostgreSQL
    Rust,
    /// The web app in Chromium on the real server
    Browser,
    /// Races and two minutes of torture on both engines
    Torture,
}

struct Outcome {
    step: Step,
    took: Duration,
    failure: Option<anyhow::Error>,
}

pub(crate) fn test(options: &Options) -> Result<()> {
    let steps = match options.steps.as_slice() {
        [] => Step::value_variants(),
        chosen => chosen,
    };
    let mut needs: Vec<Need> = steps
        .iter()
        .flat_map(|step| step.needs())
        .copied()
        .collect();
    needs.dedup();
    packages::provide(&needs)?;
    let outcomes: Vec<Outcome> = steps.iter().map(|step| attempt(*step)).collect();
    conclude(&outcomes)
}

impl Step {
    fn needs(self) -> &'static [Need] {
        match self {
            Step::Format | Step::Tidy | Step::Lint => &[],
            // The judges of mail and calendars are Python's.
            Step::Rust => &[Need::Postgres, Need::Python],
            Step::Web => &[Need::Node],
            Step::Browser => &[
                Need::Node,
                Need::Chromium,
                Need::ChineseFont,
                Need::Postgres,
            ],
            Step::Torture => &[Need::Postgres, Need::SqliteShell, Need::Faketime],
        }
    }

    fn run(self) -> Result<()> {
        match self {
            Step::Format => cargo(&["fmt", "--all", "--check"]),
            Step::Tidy => tidy::tidy(),
            Step::Lint => {
                let deny = [
                    "--locked",
                    "--workspace",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ];
                process::run(workspace::command("cargo").arg("clippy").args(deny))?;
                fuzz_targets()
            }
            Step::Rust => rust(),
            Step::Web => {
                web::install()?;
                for script in ["check", "test", "build"] {
                    process::run(&mut web::script(script))?;
                }
                Ok(())
            }
            Step::Browser => {
                web::build_if_stale()?;
                let binary = workspace::build_server(Profile::Dev)?;
                process::run(web::script("e2e").env("SMART_MEETING_BIN", &binary))?;
                let postgres = Postgres::start(Survives::Nothing)?;
                let mut everyday = web::script("e2e:postgres");
                everyday.env("SMART_MEETING_BIN", &binary);
                process::run(everyday.env("E2E_POSTGRES", postgres.url()))
            }
            Step::Torture => {
                torture::race(&torture::RaceOptions::short())?;
                torture::torture(&torture::Options::short())
            }
        }
    }
}

/// Running them needs a nightly compiler; that they still fit the code is seen with any. Their
/// engine is C++, which the product does not need. What was checked for the workspace serves here.
fn fuzz_targets() -> Result<()> {
    if !process::exists("c++", "--version") {
        println!("the fuzz targets are not checked: there is no C++ compiler");
        return Ok(());
    }
    let check = [
        "check",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--target-dir",
    ];
    process::run(
        workspace::command("cargo")
            .args(check)
            .arg(workspace::target()?),
    )
}

fn rust() -> Result<()> {
    let postgres = Postgres::start(Survives::Nothing)?;
    let runner: &[&str] = if process::exists("cargo-nextest", "--version") {
        &["nextest", "run", "--locked", "--workspace"]
    } else {
        &["test", "--locked", "--workspace", "--all-targets"]
    };
    let url = postgres.url();
    process::run(
        workspace::command("cargo")
            .args(runner)
            .env("SMART_MEETING_TEST_POSTGRES", url),
    )
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(workspace::command("cargo").args(arguments))
}

fn attempt(step: Step) -> Outcome {
    println!("\n── {step:?} ──");
    let begun = Instant::now();
    let failure = step.run().err();
    if let Some(error) = &failure {
        eprintln!("{step:?}: {error:#}");
    }
    Outcome {
        step,
        took: begun.elapsed(),
        failure,
    }
}

fn conclude(outcomes: &[Outcome]) -> Result<()> {
    println!();
    for Outcome {
        step,
        took,
        failure,
    } in outcomes
    {
        let verdict = if failure.is_none() { "ok" } else { "FAILED" };
        println!(
            "{:<10}{verdict:<8}{:>7.1} s",
            format!("{step:?}"),
            took.as_secs_f64()
        );
    }
    let total: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    println!("{:<18}{:>7.1} s", "in all", total.as_secs_f64());
    let failed: Vec<String> = outcomes
        .iter()
        .filter(|outcome| outcome.failure.is_some())
        .map(|outcome| format!("{:?}", outcome.step))
        .collect();
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}
