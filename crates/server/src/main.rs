//! Listens: the program `smart-meeting`. It reads the configuration, opens the database and runs
//! one command.

mod command;
mod config;
mod http;
mod language;
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
    /// Settings
    Config(command::config::Args),
    /// Print the OpenAPI document of the interface
    #[command(hide = true)]
    Openapi,
    /// Print the manual's table of errors
    #[command(hide = true)]
    Errors,
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
        Command::Config(args) => command::config::run(config, &args)?,
        Command::Errors => print!(
            "{}",
            http::problem::manual(domain::person::Language::English)
        ),
        Command::Openapi => println!("{}", http::document().to_pretty_json()?),
    }
    Ok(ExitCode::SUCCESS)
}
