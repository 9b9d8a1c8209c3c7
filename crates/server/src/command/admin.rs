//! `admin create`: an administrator, whether the server runs or not.

use std::io::Read;

use anyhow::Context;
use app::Who;

use crate::config::Config;

#[derive(clap::Subcommand)]
pub enum Admin {
    /// Make an administrator, or make one of a person who is there
    Create {
        /// Name to sign in with
        #[arg(long)]
        login: String,
        /// Name that others see
        #[arg(long)]
        name: String,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
    },
}

pub fn run(config: &Config, admin: Admin) -> anyhow::Result<()> {
    let Admin::Create {
        login,
        name,
        password_stdin,
    } = admin;
    let app = super::open(config)?;
    let password = if password_stdin {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .context("no password on standard input")?;
        Some(text.trim_end_matches(['\r', '\n']).to_owned())
    } else {
        None
    };
    let person = app
        .create_administrator(&Who::console(), &login, &name, password.as_deref())
        .map_err(super::explain)?;
    println!("Administrator {} ({}) is there.", person.login, person.name);
    if password.is_none() {
        println!("No password was set: run it again with --password-stdin to set one.");
    }
    Ok(())
}
