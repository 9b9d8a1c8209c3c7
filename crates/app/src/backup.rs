//! Backup and restore of everything, for the operator.

use std::path::Path;

use store::{BackupError, Copied};

use crate::App;

impl App {
    /// Writes everything to one file while the database stays in use.
    pub fn back_up(&self, file: &Path) -> Result<Copied, BackupError> {
        self.store.backup(file)
    }

    /// Replaces everything by what the file holds; without `force` only an empty database.
    pub fn restore(&self, file: &Path, force: bool) -> Result<Copied, BackupError> {
        self.store.restore(file, force)
    }
}
