//! Remembers: the only SQL. A use case is a plain synchronous function inside `Store::write` or
//! `Store::read`; what it may ask is told by the methods of [`Tx`], one file per noun, with one SQL
//! text for SQLite and PostgreSQL.

mod access;
mod agenda;
mod approval;
mod attendance;
mod audit;
mod backup;
mod card;
mod catalogue;
mod closure;
mod connector;
mod decor;
mod delegation;
mod entry;
mod error;
mod event;
mod files;
mod flow;
mod grant;
mod group;
mod hand_over;
mod hold;
mod idempotency;
mod job;
mod lease;
mod listen;
mod meeting;
mod migrate;
mod no_show;
mod notice;
mod panel;
mod person;
mod picture;
mod place;
mod postgres;
mod presence;
mod pulse;
mod role;
mod row;
mod seal;
mod series;
mod series_stop;
mod sqlite;
mod swap;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod tx;
mod usage;
mod value;
mod waiting;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use access::{ApiKey, Session};
pub use approval::ApprovalLink;
pub use audit::{Beyond, Line, PlaceLine};
pub use backup::{BackupError, Copied, check as check_backup};
pub use connector::Link;
pub use error::{OpenError, StoreError, Unstorable};
pub use event::Position;
pub use files::{Arrived, Files, Upload};
pub use group::GroupLine;
pub use idempotency::KeptAnswer;
pub use job::{Job, NewJob};
pub use notice::{Attempt, Delivery, DeliveryFilter, DeliveryLine, Notice, NoticeDue, Template};
pub use seal::Seal;
pub use series_stop::SeriesStop;
pub use tx::Tx;

use crate::postgres::{Address, Postgres};
use crate::pulse::Pulse;
use crate::sqlite::Sqlite;

/// Where the data is, and how much of the machine may be used for reaching it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// `sqlite://PATH`, or `postgres://USER:PASSWORD@HOST/DATABASE`. PostgreSQL on another machine
    /// is reached by TLS and has to prove who it is, by a certificate of the web's authorities or
    /// of `?sslrootcert=FILE`; `?sslmode=disable` does without.
    pub url: String,
    /// Connections that read a SQLite file side by side. Default 4.
    pub readers: usize,
    /// Connections to PostgreSQL, beside one that listens. Default 16.
    pub connections: u32,
    /// How long a transaction waits for its turn before it gives up. Default 10 s.
    pub patience: Duration,
    /// Folder for the files of meetings. Nodes that share a database must share it, too. Default
    /// `files` beside the SQLite file, else `data/files`.
    pub files: PathBuf,
}

impl Options {
    pub fn new(url: impl Into<String>) -> Options {
        let url = url.into();
        let file = url.strip_prefix("sqlite://").map(Path::new);
        let beside = file.and_then(Path::parent).unwrap_or(Path::new("data"));
        Options {
            files: beside.join("files"),
            url,
            readers: 4,
            connections: 16,
            patience: Duration::from_secs(10),
        }
    }
}

/// The database of one deployment. Clones share it; the last one closes it.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Kept>,
    pulse: Arc<Pulse>,
    files: Files,
}

enum Kept {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Store {
    /// Opens the database, makes it if it is a SQLite file that does not exist, and brings its
    /// tables up to date.
    pub fn open(options: &Options) -> Result<Store, OpenError> {
        let pulse = Arc::new(Pulse::new());
        let url = options.url.as_str();
        let engine = if let Some(path) = url.strip_prefix("sqlite://") {
            let path = Path::new(path);
            let mut writer = sqlite::open_writer(path, options.patience)?;
            migrate::sqlite(&mut writer)?;
            let (readers, patience) = (options.readers, options.patience);
            Kept::Sqlite(Sqlite::start(
                path,
                writer,
                readers,
                patience,
                pulse.clone(),
            )?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let address = Address::parse(url)?;
            migrate::postgres(&address)?;
            let (connections, patience) = (options.connections, options.patience);
            Kept::Postgres(Postgres::start(
                &address,
                connections,
                patience,
                pulse.clone(),
            ))
        } else {
            let scheme = url.split(':').next().unwrap_or_default().to_owned();
            return Err(OpenError::Scheme { scheme });
        };
        Ok(Store {
            engine: Arc::new(engine),
            pulse,
            files: Files::new(options.files.clone()),
        })
    }

    /// The files of meetings.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Runs the closure as one transaction and answers when its changes are durable. `Err` and
    /// panics undo everything the closure did.
    ///
    /// The closure may run several times and must not do anything that the transaction cannot
    /// undo. SQLite repeats it when another one, with which it was to share a commit, had to be
    /// undone. PostgreSQL repeats it when it was in the way of another one, and, at most twice,
    /// when a unique or exclusion constraint said no, so that a use case that looks before it
    /// writes finds its rival and can name it.
    ///
    /// Blocks, for the length of a disk's flush or a network's round trips. An async runtime
    /// calls it on a thread for blocking work. A closure must not call `write` itself.
    pub fn write<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        match &*self.engine {
            Kept::Sqlite(sqlite) => sqlite.write(closure),
            Kept::Postgres(postgres) => postgres.write(closure),
        }
    }

    /// Runs the closure on a snapshot: all its questions see the same state, and it may change
    /// nothing. Blocks like `write`, and may be repeated like it.
    pub fn read<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: FnMut(&mut Tx) -> Result<T, E>,
    {
        match &*self.engine {
            Kept::Sqlite(sqlite) => sqlite.read(closure),
            Kept::Postgres(postgres) => postgres.read(closure),
        }
    }

    /// Waits until the log may have grown since this returned `seen` (0 at first), at most for
    /// `timeout`, and returns what to give next time. Whoever follows the log reads it after each
    /// return, also when time is out: another process may have written without a word.
    ///
    /// ```text
    /// seen = store.wait_for_events(seen, Duration::from_millis(500));
    /// let news = store.read(|tx| tx.events_after(position, 500))?;
    /// ```
    pub fn wait_for_events(&self, seen: u64, timeout: Duration) -> u64 {
        self.pulse.wait(seen, timeout)
    }
}
