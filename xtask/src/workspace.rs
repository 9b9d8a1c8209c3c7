//! Where things lie: the root of the tree, the target folder, the built binary, the files git knows.

use crate::process;
use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The optimised build is what users get; the plain one compiles in a third of the time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

/// The root of the source tree, known when xtask was compiled.
pub(crate) fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// A command that runs in the root of the tree. What cargo told us about ourselves is kept from it:
/// build scripts that look there would run again each time somebody calls cargo directly.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in std::env::vars_os() {
        let is_about_us = ["CARGO_PKG_", "CARGO_MANIFEST_"]
            .iter()
            .any(|start| name.to_string_lossy().starts_with(start));
        if is_about_us {
            command.env_remove(name);
        }
    }
    command
}

/// What cargo knows of our own packages, without looking at the network.
pub(crate) fn own_metadata() -> Result<Value> {
    metadata(&["--no-deps", "--offline"])
}

/// What cargo knows of every package in Cargo.lock.
pub(crate) fn all_metadata() -> Result<Value> {
    metadata(&["--locked"])
}

/// Builds the server and says where the binary lies. The plain build takes the very features that
/// the tests take (which examples need as well), so that no dependency is compiled twice; the
/// optimised one takes none that only tests need.
pub(crate) fn build_server(profile: Profile) -> Result<PathBuf> {
    let chosen: &[&str] = match profile {
        Profile::Dev => &["--workspace", "--bins", "--examples"],
        Profile::Release => &["--release", "--package", "server", "--bin", "smart-meeting"],
    };
    process::run(command("cargo").arg("build").args(chosen))?;
    server_binary(profile)
}

/// Builds an example of one of our crates, optimised, and says where it lies.
pub(crate) fn build_example(package: &str, name: &str) -> Result<PathBuf> {
    let arguments = [
        "build",
        "--release",
        "--package",
        package,
        "--example",
        name,
    ];
    process::run(command("cargo").args(arguments))?;
    Ok(target()?.join("release/examples").join(name))
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = own_metadata()?;
    let target = metadata
        .get("target_directory")
        .and_then(Value::as_str)
        .context("cargo names no target folder")?;
    Ok(PathBuf::from(target))
}

/// Paths, relative to the root, of all files that are committed or would be by `git add`.
pub(crate) fn files() -> Result<Vec<String>> {
    let listed =
        process::output(command("git").args(["ls-files", "-co", "--exclude-standard", "--"]))?;
    let mut files: Vec<String> = listed
        .lines()
        .filter(|path| root().join(path).is_file())
        .map(String::from)
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

fn server_binary(profile: Profile) -> Result<PathBuf> {
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => "release",
    };
    Ok(target()?.join(folder).join("smart-meeting"))
}

fn metadata(arguments: &[&str]) -> Result<Value> {
    let text = process::output(
        command("cargo")
            .args(["metadata", "--format-version", "1"])
            .args(arguments),
    )?;
    serde_json::from_str(&text).context("cargo metadata is not JSON")
}
