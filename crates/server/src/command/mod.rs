//! The commands of the program, one file each.

pub mod admin;
pub mod config;
pub mod data;
pub mod doctor;
pub mod import;
pub mod serve;

use std::sync::Arc;

use anyhow::Context;
use app::{App, Options, SystemChance, SystemClock};

use crate::config::Config;
use crate::http;

/// Opens the database, making and migrating it where needed.
pub fn open(config: &Config) -> anyhow::Result<Arc<App>> {
    if let Some(folder) = config.data_folder() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the data folder {} cannot be made", folder.display()))?;
    }
    let options = Options::new(config.database_url());
    Ok(App::open(
        &options,
        Arc::new(SystemClock),
        Arc::new(SystemChance),
    )?)
}

/// Logging to standard error; standard output belongs to what a command answers.
pub fn start_logging(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if config.log_json {
        lines.json().init();
    } else {
        lines.init();
    }
}

/// A failure of a use case with all its causes, for the person at the console.
pub fn explain(error: app::Error) -> anyhow::Error {
    match error {
        app::Error::Refused(refusal) => anyhow::anyhow!("{}", http::in_words(&refusal)),
        other => other.into(),
    }
}
