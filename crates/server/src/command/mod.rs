//! The commands of the program, one file each.

pub mod admin;
pub mod audit;
pub mod config;
pub mod data;
pub mod doctor;
pub mod import;
pub mod serve;

use std::io::IsTerminal;
use std::sync::Arc;

use anyhow::Context;
use app::notice::{Mailbox, Messenger};
use app::{App, FileSettings, Options, SystemChance, SystemClock};

use crate::config::Config;
use crate::http;

/// Opens the database, making and migrating it where needed.
pub fn open(config: &Config) -> anyhow::Result<Arc<App>> {
    if let Some(folder) = config.data_folder() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the data folder {} cannot be made", folder.display()))?;
    }
    let options = Options {
        files: config.files_folder(),
        ..Options::new(config.database_url())
    };
    let app = App::open(&options, Arc::new(SystemClock), Arc::new(SystemChance))?;
    app.set_files(FileSettings {
        bytes_most: config.file_megabytes.checked_mul(1024 * 1024),
        typeface: config.typeface.clone(),
    });
    app.set_language(config.language);
    app.set_session_length(config.session_length());
    app.set_post(mail(config)?, config.public_url());
    Ok(app)
}

/// The mail server of the settings, not yet connected; `None` where there is none.
fn mail(config: &Config) -> anyhow::Result<Option<(Arc<dyn Messenger>, Mailbox)>> {
    let Some(mail) = &config.mail else {
        return Ok(None);
    };
    let settings = mail
        .settings()
        .context("the file of mail.authority cannot be read")?;
    Ok(Some(settings.messenger()?))
}

/// Refuses to look at a database that is not there, instead of making an empty one.
pub fn require_database(config: &Config) -> anyhow::Result<()> {
    if let Some(folder) = config.data_folder()
        && !folder.join("smart-meeting.db").exists()
    {
        anyhow::bail!("there is no database in {}; check --data", folder.display());
    }
    Ok(())
}

/// Logging to standard error; standard output belongs to what a command answers.
pub fn start_logging(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
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
