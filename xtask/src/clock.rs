//! The clock the servers see: the real one, put forward or back through a file that libfaketime
//! reads.

use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) struct Clock {
    library: PathBuf,
    file: PathBuf,
}

impl Clock {
    /// `None` where libfaketime is not installed.
    pub(crate) fn new(folder: &Path) -> Result<Option<Clock>> {
        let Some(library) = library() else {
            return Ok(None);
        };
        let clock = Clock {
            library,
            file: folder.join("clock"),
        };
        clock.put(0)?;
        Ok(Some(clock))
    }

    /// Puts the clock this many seconds from the real time.
    pub(crate) fn put(&self, seconds: i64) -> Result<()> {
        let new = self.file.with_extension("new");
        std::fs::write(&new, format!("{seconds:+}\n"))?;
        std::fs::rename(&new, &self.file)?;
        Ok(())
    }

    /// Makes a program see this clock. Time spans stay real, only the time of day is false: so it
    /// is when a machine's clock is set.
    pub(crate) fn show_to(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", &self.library)
            .env("FAKETIME_TIMESTAMP_FILE", &self.file)
            .env("FAKETIME_CACHE_DURATION", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("DONT_FAKE_MONOTONIC", "1");
    }
}

/// Seconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "the workshop starts the servers, nobody moves its time"
)]
pub(crate) fn now_seconds() -> Result<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(i64::try_from(since.as_secs())?)
}

/// The variant of libfaketime for programs with threads.
pub(crate) fn library() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?;
    folders
        .flatten()
        .map(|entry| entry.path().join("faketime/libfaketimeMT.so.1"))
        .find(|path| path.is_file())
}
