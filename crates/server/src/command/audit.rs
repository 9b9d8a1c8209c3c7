//! `audit`: whether the log is as it was written, and the last seal to be kept elsewhere.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use app::audit::{Break, Checked, SealNote, Tampering};

use crate::config::Config;

#[derive(clap::Subcommand)]
pub enum Audit {
    /// Check that nobody changed the log; exit code 1 says that somebody did. The server may run
    Verify {
        /// File with seals that were noted by `audit seal`
        #[arg(long, value_name = "FILE")]
        note: Option<PathBuf>,
    },
    /// Seal the log now and print the last seal
    Seal {
        /// Append the seal to a file, best on a machine that nobody who can write the database can write
        #[arg(long, value_name = "FILE")]
        note: Option<PathBuf>,
    },
}

pub fn run(config: &Config, audit: &Audit) -> anyhow::Result<ExitCode> {
    super::require_database(config)?;
    let app = super::open(config)?;
    match audit {
        Audit::Verify { note } => {
            let noted = note.as_deref().map(noted).transpose()?.unwrap_or_default();
            let checked = app.verify_log(&noted).map_err(super::explain)?;
            println!("{}", told(&checked));
            Ok(match checked {
                Checked::Whole { .. } => ExitCode::SUCCESS,
                Checked::Broken(_) => ExitCode::FAILURE,
            })
        }
        Audit::Seal { note } => {
            app.seal_log().map_err(super::explain)?;
            let Some(seal) = app.last_seal().map_err(super::explain)? else {
                bail!("there is nothing to seal yet");
            };
            println!("{seal}");
            if let Some(file) = note {
                append(file, &seal)
                    .with_context(|| format!("{} cannot be written", file.display()))?;
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn append(file: &Path, seal: &SealNote) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.create(true).append(true).open(file)?;
    writeln!(file, "{seal}")?;
    file.sync_all()
}

fn noted(file: &Path) -> anyhow::Result<Vec<SealNote>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let note = line.parse();
            note.map_err(|_| anyhow::anyhow!("{}: '{line}' is no seal", file.display()))
        })
        .collect()
}

fn told(checked: &Checked) -> String {
    let fault = match checked {
        Checked::Whole {
            seals,
            lines,
            purged,
            unsealed,
            last,
        } => {
            let last = last.map_or_else(|| "none".to_owned(), |last| last.to_string());
            return format!(
                "The log is whole: {lines} lines under {seals} seals, {purged} of which outlive \
                 their lines; {unsealed} new lines are not sealed yet. The last seal: {last}"
            );
        }
        Checked::Broken(fault) => fault,
    };
    let what = match fault {
        Break::Line { seal, line, how } => {
            let how = match how {
                Tampering::Changed => "was changed",
                Tampering::Removed => "was removed",
                Tampering::Inserted => "was put in",
            };
            format!("line {line}, under seal {seal}, {how}")
        }
        Break::Lines { seal } => {
            format!("the lines under seal {seal} are not those it was made for")
        }
        Break::Unreadable { seal, what } => format!("under seal {seal}, {what}"),
        Break::Seal { seal } => format!("seal {seal} does not follow from the one before"),
        Break::MissingSeal { seal } => format!("seal {seal} is missing"),
        Break::Unsealed { seal, line, lines } => format!(
            "{lines} lines from line {line} on, of more than an hour, are under no seal: seal {seal} \
             and those after it were taken away, or nothing was sealed lately. A server that was just \
             started seals within a minute, so look once more"
        ),
        Break::Noted { seal } => format!("seal {seal} is another one than was noted"),
    };
    format!("The log is broken: {what}. What comes after it is not looked at.")
}
