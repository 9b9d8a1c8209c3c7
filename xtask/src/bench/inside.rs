//! Figures from inside the process: programs of the domain that measure themselves and print one
//! line of JSON for each figure, and the same work done by a library of another language.

use super::sheet::{Sheet, number};
use crate::{process, workspace};
use anyhow::{Context, Result};
use serde_json::Value;
use std::process::Command;

/// Search in the read model itself, without HTTP.
pub(super) fn availability() -> Result<Sheet> {
    let program = workspace::build_example("domain", "availability_bench")?;
    let lines = json_lines(&process::output(&mut Command::new(program))?)?;
    Ok(Sheet {
        title: "Search inside the process",
        text: "The model that answers, asked directly: microseconds, or what the name says."
            .to_owned(),
        head: vec!["what", "p50", "p95", "p99"],
        rows: table(&lines, &["name", "p50_us", "p95_us", "p99_us"]),
    })
}

/// What asking all rules costs, without a server.
pub(super) fn rules() -> Result<Sheet> {
    let program = workspace::build_example("domain", "policy_bench")?;
    let lines = json_lines(&process::output(&mut Command::new(program))?)?;
    Ok(Sheet {
        title: "Rules inside the process",
        text: "A tree of 5,000 places in which every level sets rules: microseconds each."
            .to_owned(),
        head: vec!["what", "µs"],
        rows: table(&lines, &["name", "us"]),
    })
}

/// Expansions of recurrence rules per second, beside other libraries.
pub(super) fn recurrence() -> Result<Sheet> {
    let program = workspace::build_example("domain", "expand_bench")?;
    let mut lines = json_lines(&process::output(&mut Command::new(program))?)?;
    lines.extend(dateutil()?);
    Ok(Sheet {
        title: "Recurrence rules expanded per second",
        text: "Weekly for ten years in UTC, daily for five years where clocks change.".to_owned(),
        head: vec!["what", "by", "median", "least", "most"],
        rows: table(&lines, &["name", "engine", "per_second", "min", "max"]),
    })
}

/// The same rules by python-dateutil, in an environment of its own.
fn dateutil() -> Result<Vec<Value>> {
    let folder = workspace::target()?.join("python");
    let python = folder.join("bin/python");
    if !python.is_file() {
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let install = ["-m", "pip", "install", "--quiet", "python-dateutil"];
        process::run(Command::new(&python).args(install))?;
    }
    let told = process::output(workspace::command(python).arg("xtask/bench/dateutil.py"))?;
    json_lines(&told)
}

fn json_lines(text: &str) -> Result<Vec<Value>> {
    text.lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).context("a line is not JSON"))
        .collect()
}

fn table(lines: &[Value], fields: &[&str]) -> Vec<Vec<String>> {
    let cell = |line: &Value, field: &str| match line.get(field) {
        Some(Value::String(text)) => text.clone(),
        Some(figure) => number(figure.as_f64().unwrap_or(f64::NAN)),
        None => number(f64::NAN),
    };
    lines
        .iter()
        .map(|line| fields.iter().map(|field| cell(line, field)).collect())
        .collect()
}
