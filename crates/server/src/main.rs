//! Listens: the program `smart-meeting`. It reads the configuration, opens the database and runs
//! one command.

mod command;
mod config;
mod connection;
mod http;
mod language;
mod proxy;
mod tasks;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Overrides};

// The system's allocator holds on to what parallel requests freed; this one gives it back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Rooms, meetings and all that hangs on them.
#[derive(Parser)]
#[command(name = "smart-meeting", version, about, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    overrides: Overrides,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the server
    Serve,
    /// Administrators
    #[command(subcommand)]
    Admin(command::admin::Admin),
    /// Rooms, people and meetings from files
    #[command(subcommand)]
    Import(command::import::Import),
    /// Realistic rooms, people and meetings to try things on
    Demo(command::data::DemoArgs),
    /// Write everything to one file, while the server runs
    Backup(command::data::BackupArgs),
    /// Read everything from a backup; stop the server before
    Restore(command::data::RestoreArgs),
    /// Prove that nobody changed the log
    #[command(subcommand)]
    Audit(command::audit::Audit),
    /// Look at settings, disk, clock and data, and say what to do
    Doctor,
    /// Settings
    Config(command::config::Args),
    /// Print the OpenAPI document of the interface
    #[command(hide = true)]
    Openapi,
    /// Print the manual's table of errors
    #[command(hide = true)]
    Errors,
    /// Print the manual's table of rights
    #[command(hide = true)]
    Rights,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = Config::read(&cli.overrides)
        .map_err(|error| anyhow::anyhow!("the configuration cannot be used: {error}"))
        .and_then(|config| run(cli.command, &config));
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("smart-meeting: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command, config: &Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve => command::serve::run(config)?,
        Command::Admin(admin) => command::admin::run(config, admin)?,
        Command::Import(import) => return command::import::run(config, import),
        Command::Demo(args) => command::data::demo(config, &args)?,
        Command::Backup(args) => command::data::back_up(config, &args)?,
        Command::Restore(args) => command::data::restore(config, &args)?,
        Command::Audit(audit) => return command::audit::run(config, &audit),
        Command::Doctor => return Ok(command::doctor::run(config)),
        Command::Config(args) => command::config::run(config, &args)?,
        Command::Errors => print!(
            "{}",
            http::manual::errors(domain::person::Language::English)
        ),
        Command::Rights => print!("{}", http::rights::manual()),
        Command::Openapi => println!("{}", http::document().to_pretty_json()?),
    }
    Ok(ExitCode::SUCCESS)
}
