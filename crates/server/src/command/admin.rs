//! `admin create`: an administrator, whether the server runs or not.

use std::io::Read;

use anyhow::Context;
use app::Who;

use crate::config::Config;

#[derive(clap::Subcommand)]
pub enum Admin {
    /// Give somebody a new password, read from standard input; their sessions end
    Password {
        /// Name they sign in with
        #[arg(long)]
        login: String,
    },
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
    let (login, name, password_stdin) = match admin {
        Admin::Create {
            login,
            name,
            password_stdin,
        } => (login, name, password_stdin),
        Admin::Password { login } => return set_password(config, &login),
    };
    let app = super::open(config)?;
    let password = if password_stdin {
        Some(read_password()?)
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

fn set_password(config: &Config, login: &str) -> anyhow::Result<()> {
    let app = super::open(config)?;
    app.set_password(&Who::console(), login, &read_password()?)
        .map_err(super::explain)?;
    println!("{login} signs in with the new password from now on.");
    Ok(())
}

fn read_password() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .context("no password on standard input")?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
