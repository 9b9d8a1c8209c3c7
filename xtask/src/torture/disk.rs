//! A small disk of our own in memory that can be filled and freed in an instant.

use crate::{packages, process};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Room for everything a long run writes; memory is only taken for what is written.
const ROOMY: &str = "size=4g";

/// Bytes left when the disk is full: some, so that it fills in the middle of a write.
const LEFT_BYTES: u64 = 250_000;

pub(super) struct Disk {
    folder: TempDir,
    is_mounted: bool,
}

impl Disk {
    /// A plain folder, which cannot be filled, where we may not mount.
    pub(super) fn new() -> Result<Disk> {
        let folder = tempfile::Builder::new()
            .prefix("smart-meeting-disk-")
            .tempdir()?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", ROOMY, "tmpfs"]);
        let is_mounted = packages::is_root() && process::output(mount.arg(folder.path())).is_ok();
        if is_mounted {
            // PostgreSQL runs as somebody else and must get through to its folder.
            process::output(Command::new("chmod").arg("755").arg(folder.path()))?;
        }
        Ok(Disk { folder, is_mounted })
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn can_be_filled(&self) -> bool {
        self.is_mounted
    }

    /// Shrinks the disk to what is used now. Somebody may use more before it has shrunk, which the
    /// kernel refuses; then it is tried again.
    pub(super) fn fill(&self) -> Result<()> {
        let mut shrunk = self.shrink();
        for _ in 0..20 {
            if shrunk.is_ok() {
                break;
            }
            shrunk = self.shrink();
        }
        shrunk
    }

    fn shrink(&self) -> Result<()> {
        let mut ask = Command::new("df");
        ask.args(["--output=used", "-B1"]).arg(self.path());
        let used = process::output(&mut ask)?;
        let used: u64 = used
            .lines()
            .last()
            .and_then(|line| line.trim().parse().ok())
            .context("df does not say how much is used")?;
        self.resize(&format!("size={}", used + LEFT_BYTES))
    }

    pub(super) fn free(&self) -> Result<()> {
        self.resize(ROOMY)
    }

    fn resize(&self, size: &str) -> Result<()> {
        let mut mount = Command::new("mount");
        mount.args(["-o", &format!("remount,{size}")]);
        process::output(mount.arg(self.path())).map(drop)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if self.is_mounted
            && let Err(error) = process::output(Command::new("umount").arg(self.path()))
        {
            eprintln!("{error:#}");
        }
    }
}
