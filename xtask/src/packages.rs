//! System packages the tests need. When we are root and `apt-get` is there, what is missing is
//! installed; otherwise the exact command is said and nothing is tried.

use crate::{clock, postgres, process};
use anyhow::{Result, bail};
use std::os::unix::fs::MetadataExt;
use std::process::Command;

/// Something outside cargo and npm that some test needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Need {
    Postgres,
    Chromium,
    ChineseFont,
    Node,
    /// The shell `sqlite3`, with which the judge reads.
    SqliteShell,
    /// Runs the judges and peers that exist only there.
    Python,
    /// Shows a program a false clock.
    Faketime,
}

/// Makes sure that all of `needs` are there.
pub(crate) fn provide(needs: &[Need]) -> Result<()> {
    let missing: Vec<Need> = needs
        .iter()
        .copied()
        .filter(|need| !is_there(*need))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|need| packages_of(*need))
        .copied()
        .collect();
    let by_hand = format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    if !is_root() || !process::exists("apt-get", "--version") {
        bail!(
            "missing: {missing:?}. Install what your system calls these, on Debian:\n  sudo {by_hand}"
        );
    }
    println!("installing {}", packages.join(" "));
    process::run(apt().args(["update", "-q"]))?;
    process::run(
        apt()
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(&packages),
    )?;
    let still: Vec<Need> = missing
        .into_iter()
        .filter(|need| !is_there(*need))
        .collect();
    if !still.is_empty() {
        bail!("`{by_hand}` ran, but these are still missing or too old: {still:?}");
    }
    Ok(())
}

/// True when this process may install packages and become another user.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

fn is_there(need: Need) -> bool {
    match need {
        Need::Postgres => postgres::programs().is_some(),
        Need::Chromium => process::exists("chromium", "--version"),
        Need::ChineseFont => process::output(Command::new("fc-list").arg(":lang=zh"))
            .is_ok_and(|fonts| !fonts.trim().is_empty()),
        Need::Node => node_major().is_some_and(|major| major >= 20),
        Need::SqliteShell => process::exists("sqlite3", "-version"),
        Need::Python => {
            process::output(Command::new("python3").args(["-c", "import ensurepip"])).is_ok()
        }
        Need::Faketime => clock::library().is_some(),
    }
}

fn packages_of(need: Need) -> &'static [&'static str] {
    match need {
        Need::Postgres => &["postgresql", "postgresql-contrib"],
        Need::Chromium => &["chromium"],
        Need::ChineseFont => &["fonts-noto-cjk", "fontconfig"],
        Need::Node => &["nodejs", "npm"],
        Need::SqliteShell => &["sqlite3"],
        Need::Python => &["python3", "python3-venv"],
        Need::Faketime => &["libfaketime"],
    }
}

fn node_major() -> Option<u32> {
    let version = process::output(Command::new("node").arg("--version")).ok()?;
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
