//! `cargo xtask run`: from a clean clone to a page that asks for the first administrator.

use crate::workspace::{self, Profile};
use crate::{packages, process, web};
use anyhow::{Context, Result};
use clap::Args;
use std::os::unix::process::CommandExt;

#[derive(Args)]
pub(crate) struct Options {
    /// Build optimised: thrice the build time, several times the speed
    #[arg(long)]
    release: bool,
    /// Passed on to `smart-meeting serve`, as in `cargo xtask run -- --listen 0.0.0.0:8080`
    #[arg(last = true)]
    serve: Vec<String>,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    packages::provide(&[packages::Need::Node])?;
    web::build_if_stale()?;
    let profile = if options.release {
        Profile::Release
    } else {
        Profile::Dev
    };
    let binary = workspace::build_server(profile)?;
    let mut serve = workspace::command(&binary);
    serve.arg("serve").args(&options.serve);
    // We become the server, so that signals and the exit code are its own.
    let error = serve.exec();
    Err(error).with_context(|| format!("cannot start `{}`", process::describe(&serve)))
}
