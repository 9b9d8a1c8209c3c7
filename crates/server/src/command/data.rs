//! `backup`, `restore` and `demo`: everything at once.

use std::path::PathBuf;

use anyhow::bail;
use app::{BackupError, Who};

use crate::config::Config;

#[derive(clap::Args)]
pub struct BackupArgs {
    /// Where to write it; an older file is replaced when the new one is complete
    file: PathBuf,
}

pub fn back_up(config: &Config, args: &BackupArgs) -> anyhow::Result<()> {
    super::require_database(config)?;
    let app = super::open(config)?;
    let copied = app.back_up(&args.file)?;
    println!(
        "{} rows of {} tables and {} files of meetings are in {}.",
        copied.rows,
        copied.tables,
        copied.files,
        args.file.display()
    );
    Ok(())
}

#[derive(clap::Args)]
pub struct RestoreArgs {
    file: PathBuf,
    /// Replace what is in the database
    #[arg(long)]
    force: bool,
}

pub fn restore(config: &Config, args: &RestoreArgs) -> anyhow::Result<()> {
    // A file that will be refused is refused before a data folder is made for it.
    app::check_backup(&args.file)?;
    let app = super::open(config)?;
    let copied = app.restore(&args.file, args.force).map_err(explain)?;
    println!(
        "{} rows of {} tables and {} files of meetings were restored.",
        copied.rows, copied.tables, copied.files
    );
    Ok(())
}

fn explain(error: BackupError) -> anyhow::Error {
    match error {
        BackupError::Occupied { .. } => {
            anyhow::anyhow!("{error}; --force replaces what is there")
        }
        other => other.into(),
    }
}

#[derive(clap::Args)]
pub struct DemoArgs {
    /// The same seed makes the same meetings
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Also where rooms are already
    #[arg(long)]
    force: bool,
}

pub fn demo(config: &Config, args: &DemoArgs) -> anyhow::Result<()> {
    let app = super::open(config)?;
    if !args.force && !app.places().rooms().is_empty() {
        bail!("there are rooms already; --force adds the demonstration beside them");
    }
    let demo = app.fill_with_demo(args.seed)?;
    println!(
        "{} rooms on {} floor plans, {} people, {} meetings and {} series are there.",
        demo.rooms, demo.plans, demo.people, demo.meetings, demo.series
    );
    if !app.has_administrator().map_err(super::explain)? {
        let password = app.new_password();
        app.create_administrator(&Who::console(), "demo", "Demo", Some(&password))
            .map_err(super::explain)?;
        println!("Sign in as demo with the password {password}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_backup_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            ..Config::default()
        };
        let foreign = folder.path().join("rooms.csv");
        std::fs::write(&foreign, "code,campus\n").unwrap();
        for file in [foreign, folder.path().join("nowhere")] {
            let refused = restore(&config, &RestoreArgs { file, force: true });
            assert!(refused.is_err());
            assert!(!config.data.exists(), "{}", refused.unwrap_err());
        }
    }
}
