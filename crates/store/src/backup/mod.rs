//! Backup and restore by one portable file, the same for both engines: it also moves a deployment
//! from one to the other. Tables and columns come from the catalogue of the database.
//!
//! The file is gzip over lines of JSON: a header, then for each table a line that names it and its
//! columns and one line per row, then the files of meetings, each named by its hash and followed by
//! rows of bytes, then a line with the number of rows and the SHA-256 of all before it. Values lie as
//! SQLite has them: instants as microseconds, ids and bytes as `{"x": HEX}`, JSON as text.

mod contents;
mod file;
mod table;

use std::path::{Path, PathBuf};

use self::file::{Line, Reader, Writer};
pub(crate) use self::file::{hex, unhex};
use crate::error::StoreError;
use crate::files::Files;
use crate::tx::{Engine, Tx};
use crate::{Store, migrate};

/// What was copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    pub tables: u64,
    pub rows: u64,
    /// Files of meetings.
    pub files: u64,
}

/// Why a backup or restore came to nothing. The database is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{path}: {error}")]
    File {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("{path} is not a backup of this product")]
    Foreign { path: PathBuf },
    #[error("{path} is damaged or was cut off: {reason}")]
    Damaged { path: PathBuf, reason: &'static str },
    /// Restore with the release that made the backup; starting this one then brings the database
    /// up to date.
    #[error("the backup was made by another release (database version {theirs}, here {ours})")]
    OtherRelease { theirs: i64, ours: i64 },
    #[error("the database is in use: its table {table} has rows")]
    Occupied { table: String },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Writes everything, as it was at one moment, to a file that only its owner may read. The
    /// database stays in use. The file appears when it is complete, and replaces an older one.
    pub fn backup(&self, path: &Path) -> Result<Copied, BackupError> {
        self.read(|tx| {
            let mut writer = Writer::create(path, migrate::version())?;
            let mut copied = Copied::default();
            for table in table::tables(tx)? {
                writer.line(&Line::Table {
                    table: table.name.clone(),
                    columns: table.columns.clone(),
                })?;
                copied.rows += table.write_rows(tx, &mut writer)?;
                copied.tables += 1;
            }
            contents::write(tx, &self.files, &mut writer, &mut copied)?;
            writer.finish(copied.rows)?;
            Ok(copied)
        })
    }

    /// Replaces everything by what the file holds, in one transaction. Unless `force`, the database
    /// has to be empty. The whole file is checked before anything is touched.
    ///
    /// Other processes on this database go on with what they have in memory, so stop them before.
    pub fn restore(&self, path: &Path, force: bool) -> Result<Copied, BackupError> {
        check(path)?;
        let path = path.to_owned();
        let files = self.files.clone();
        self.write(move |tx| restore(tx, &files, &path, force))
    }
}

/// Whether the file is a whole backup of this release; needs no database.
pub fn check(path: &Path) -> Result<(), BackupError> {
    let (theirs, ours) = (file::check(path)?, migrate::version());
    if theirs == ours {
        Ok(())
    } else {
        Err(BackupError::OtherRelease { theirs, ours })
    }
}

fn restore(tx: &mut Tx, files: &Files, path: &Path, force: bool) -> Result<Copied, BackupError> {
    let tables = table::tables(tx)?;
    // A fresh database comes with a grant to everyone; one in use has people as well.
    for table in tables.iter().filter(|table| table.name != "access_grant") {
        if !force && table.has_rows(tx)? {
            return Err(BackupError::Occupied {
                table: table.name.clone(),
            });
        }
    }
    tx.wrote = true;
    defer_references(tx)?;
    for table in &tables {
        table.clear(tx)?;
    }
    let mut reader = Reader::open(path)?;
    let mut copied = Copied::default();
    let mut next = reader.next()?;
    while let Some(Line::Table { table, columns }) = next {
        let known = tables.iter().find(|known| {
            known.name == table && columns.iter().all(|column| known.columns.contains(column))
        });
        let table = known.ok_or(BackupError::Damaged {
            path: path.to_owned(),
            reason: "it names a table or a column that is not known",
        })?;
        let (rows, after) = table.read_rows(tx, &columns, &mut reader)?;
        copied.rows += rows;
        copied.tables += 1;
        next = after;
    }
    while let Some(Line::File { file }) = next {
        let (rows, after) = contents::read(files, &file, &mut reader)?;
        copied.rows += rows;
        copied.files += 1;
        next = after;
    }
    if next.is_some() {
        return Err(reader.damaged("something stands where it does not belong"));
    }
    // Followers that wait find that they are beyond the end of the log and start anew.
    tx.told = true;
    Ok(copied)
}

fn defer_references(tx: &mut Tx) -> Result<(), StoreError> {
    match &mut tx.engine {
        Engine::Sqlite(connection) => {
            connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        }
        Engine::Postgres(lent) => lent
            .client()
            .batch_execute("SET CONSTRAINTS ALL DEFERRED")?,
    }
    Ok(())
}
