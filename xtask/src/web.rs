//! The web app: installed and built when what it is made of is newer than what was made.

use crate::{process, workspace};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Runs an npm script of the web package.
pub(crate) fn script(name: &str) -> Command {
    let mut command = npm();
    command.args(["run", "--silent", name]);
    command
}

/// Installs what package-lock.json says, unless that was done since it last changed.
pub(crate) fn install() -> Result<()> {
    let folder = folder();
    let installed = changed_at(&folder.join("node_modules/.package-lock.json"));
    if installed > changed_at(&folder.join("package-lock.json")) {
        return Ok(());
    }
    process::run(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// Builds `web/dist`, unless nothing changed since the last build.
pub(crate) fn build_if_stale() -> Result<()> {
    let built = changed_at(&folder().join("dist/app.html"));
    let mut newest = newest_below(&folder().join("src"));
    newest = newest.max(newest_below(&workspace::root().join("locales")));
    for entry in std::fs::read_dir(folder())?.flatten() {
        if entry.path().is_file() {
            newest = newest.max(changed_at(&entry.path()));
        }
    }
    if built > newest {
        return Ok(());
    }
    install()?;
    process::run(&mut script("build"))
}

fn folder() -> PathBuf {
    workspace::root().join("web")
}

fn npm() -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder());
    command
}

/// `None`, which is older than anything, when the file is not there.
fn changed_at(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

fn newest_below(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => newest_below(&entry.path()),
            _ => changed_at(&entry.path()),
        })
        .max()
        .flatten()
}
