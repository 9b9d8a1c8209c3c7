//! `import`: rooms, people and calendars from files.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use app::Who;
use app::import::{CalendarOptions, ImportError, Report};
use domain::access::Caller;
use domain::event::Origin;
use indicatif::{ProgressBar, ProgressStyle};

use crate::config::Config;

/// The exit code for a file of which nothing could be imported.
const UNREADABLE: u8 = 2;

#[derive(clap::Subcommand)]
pub enum Import {
    /// Rooms from a table: code,campus,building,floor,name,capacity,kind,time_zone
    /// (and zone,features,booking_mode where wanted)
    Rooms(FileArgs),
    /// People from a table: login,name (and email,department,language,time_zone,phone)
    People(FileArgs),
    /// Holidays and make-up working days from a table (date,kind and as_weekday,name where wanted)
    /// or an iCalendar file; takes the place of what the working calendar had
    CalendarDays {
        /// What rules call the working calendar
        code: String,
        #[command(flatten)]
        file: FileArgs,
    },
    /// Meetings and series from an iCalendar file
    Calendar {
        #[command(flatten)]
        file: FileArgs,
        /// Login of the person in whose name they are booked
        #[arg(long)]
        organizer: String,
        /// Leave clashing dates out instead of refusing their series
        #[arg(long)]
        skip_conflicts: bool,
        /// Send invitations, as if somebody had booked by hand; imports are silent otherwise
        #[arg(long)]
        notify: bool,
    },
}

#[derive(clap::Args)]
pub struct FileArgs {
    file: PathBuf,
    /// Say what would happen and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Write what became of each item to this file, as JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
}

pub fn run(config: &Config, import: Import) -> anyhow::Result<ExitCode> {
    let file = match &import {
        Import::Rooms(file) | Import::People(file) => file,
        Import::CalendarDays { file, .. } | Import::Calendar { file, .. } => file,
    };
    let bytes = match std::fs::read(&file.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!(
                "smart-meeting: {} cannot be read: {error}",
                file.file.display()
            );
            return Ok(ExitCode::from(UNREADABLE));
        }
    };
    if let Some(path) = &file.report {
        // Found out before the import, not after it.
        std::fs::write(path, "")
            .with_context(|| format!("the report cannot be written to {}", path.display()))?;
    }
    let app = super::open(config)?;
    let who = Who {
        caller: Caller::system(),
        origin: match &import {
            Import::Calendar { notify: true, .. } => Origin::Console,
            _ => Origin::Import,
        },
    };
    let bar = bar();
    let progress = |done: usize, total: usize| {
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    };
    let outcome = match &import {
        Import::Rooms(file) => app.import_rooms(&who, &bytes, file.dry_run, &progress),
        Import::People(file) => app.import_people(&who, &bytes, file.dry_run, &progress),
        Import::CalendarDays { code, file } => {
            app.import_days(&who, code, &bytes, file.dry_run, &progress)
        }
        Import::Calendar {
            file,
            organizer,
            skip_conflicts,
            ..
        } => {
            let options = CalendarOptions {
                organizer: organizer.clone(),
                skip_conflicts: *skip_conflicts,
                dry_run: file.dry_run,
            };
            app.import_calendar(&who, &bytes, &options, &progress)
        }
    };
    bar.finish_and_clear();
    match outcome {
        Ok(report) => tell(&report, file),
        Err(ImportError::Unreadable(error)) => {
            let path = file.file.display();
            eprintln!("smart-meeting: nothing was imported: {path}: {error}");
            Ok(ExitCode::from(UNREADABLE))
        }
        Err(ImportError::Broken(error)) => Err(super::explain(error)),
        Err(error @ ImportError::UnknownOrganizer(_)) => Err(error.into()),
    }
}

/// A bar where somebody looks; nothing in a pipe.
fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} ({eta})");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn tell(report: &Report, file: &FileArgs) -> anyhow::Result<ExitCode> {
    if !report.unknown_columns.is_empty() {
        eprintln!(
            "Not looked at: the columns {}.",
            report.unknown_columns.join(", ")
        );
    }
    if let Some(path) = &file.report {
        write(report, path)?;
    }
    let verb = if file.dry_run {
        "would be accepted"
    } else {
        "accepted"
    };
    println!("{} {verb}, {} rejected.", report.accepted, report.rejected);
    let rejected = report.items.iter().filter(|item| item.code.is_some());
    for item in rejected.take(20) {
        let name = item
            .uid
            .as_deref()
            .or(item.key.as_deref())
            .unwrap_or_default();
        let code = item.code.as_deref().unwrap_or_default();
        println!(
            "  line {}: {name}: {code} {}",
            item.line,
            shown(&item.detail)
        );
    }
    if report.rejected > 20 {
        println!(
            "  and {} more; --report FILE.json names them all.",
            report.rejected - 20
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(detail: &serde_json::Value) -> String {
    if detail.is_null() {
        String::new()
    } else {
        detail.to_string()
    }
}

fn write(report: &Report, path: &Path) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(report)?;
    std::fs::write(path, text)
        .with_context(|| format!("the report cannot be written to {}", path.display()))
}
