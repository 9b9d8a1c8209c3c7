//! The table at the end, and the verdict.

use super::checker::Rows;
use super::journal::Counts;
use super::trouble::Troubles;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::time::Duration;

/// Each finding is told up to here; the rest is only counted.
const TOLD_IN_FULL: usize = 3;

/// Everything that must be zero.
#[derive(Default)]
pub(super) struct Findings(Vec<(&'static str, Vec<String>)>);

impl Findings {
    pub(super) fn add(&mut self, what: &'static str, found: Vec<String>) {
        self.0.push((what, found));
    }

    /// Prints the table of zeros. Anything else is told, and is an error.
    pub(super) fn conclude(self, keep_logs: impl FnOnce() -> PathBuf) -> Result<()> {
        for (what, found) in &self.0 {
            println!("  {what:<36}{:>8}", found.len());
        }
        let wrong: Vec<_> = self
            .0
            .iter()
            .filter(|(_, found)| !found.is_empty())
            .collect();
        if wrong.is_empty() {
            return Ok(());
        }
        for (what, found) in &wrong {
            for finding in found.iter().take(TOLD_IN_FULL) {
                eprintln!("\n{what}: {finding}");
            }
        }
        let names: Vec<&str> = wrong.iter().map(|(what, _)| *what).collect();
        bail!(
            "{}; the servers' logs are in {}",
            names.join(", "),
            keep_logs().display()
        )
    }
}

pub(super) fn line(what: &str, count: u64) {
    println!("  {what:<36}{count:>8}");
}

pub(super) fn print_counts(counts: &Counts, rows: &Rows, troubles: &Troubles, start: Duration) {
    line("servers killed", u64::from(troubles.kills));
    line("disk full", u64::from(troubles.full_disks));
    line("clock put", u64::from(troubles.clock_jumps));
    line("database crashed", u64::from(troubles.database_crashes));
    for (status, count) in &counts.by_status {
        line(&format!("answers {status}"), *count);
    }
    line("requests without an answer", counts.unanswered);
    line("requests that found no server", counts.not_sent);
    line("bookings acknowledged", counts.booked);
    line("series acknowledged", counts.series);
    line("changes acknowledged", counts.changed);
    line("cancellations acknowledged", counts.cancelled);
    line("requests repeated on purpose", counts.repeated);
    line("requests left in doubt", counts.left_in_doubt);
    line("meetings in the database", rows.meetings.len() as u64);
    line("active holds in the database", rows.holds.len() as u64);
    println!(
        "  slowest answer {:.2} s, slowest start {:.2} s",
        counts.slowest.as_secs_f64(),
        start.as_secs_f64()
    );
}
