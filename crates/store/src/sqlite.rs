//! SQLite: one thread owns the writing connection and commits in groups; a few read-only
//! connections answer questions beside it. A group is what was queued while the last one was
//! being made durable: all share one commit, nobody is answered before it, and a closure that
//! fails takes nothing of the others with it.

use std::any::Any;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::StoreError;
use crate::pulse::Pulse;
use crate::tx::{Engine, Tx};

/// Bounds how long the first of a group waits for the last, and what one failed commit takes along.
const GROUP: usize = 256;
/// How often, and how long each time, a group waits for those who were in the last one.
const NAPS: u32 = 3;
const NAP: Duration = Duration::from_micros(100);
/// How often, and after how long each time, a node asks again that starts together with others.
const LOG_TRIES: u32 = 200;
const LOG_PAUSE: Duration = Duration::from_millis(5);

/// More than there are SQL texts, so that each is prepared once per connection.
const STATEMENTS: usize = 512;

pub(crate) struct Sqlite {
    queue: Option<Sender<Box<dyn Work>>>,
    writer: Option<JoinHandle<()>>,
    readers: Readers,
}

/// A closure with the place where its caller waits.
trait Work: Send {
    /// Runs the closure and says whether its changes are to be kept.
    fn run(&mut self, tx: &mut Tx) -> bool;
    /// Answers the caller, after the commit of the group came out as told.
    fn settle(self: Box<Self>, commit: Result<(), StoreError>);
}

struct Errand<T, E, F> {
    closure: F,
    outcome: Option<Outcome<T, E>>,
    caller: SyncSender<Outcome<T, E>>,
}

/// What a closure came to; a panic travels back to the thread that asked.
type Outcome<T, E> = Result<Result<T, E>, Box<dyn Any + Send>>;

impl Sqlite {
    /// Takes over a connection whose tables are up to date.
    pub(crate) fn start(
        path: &Path,
        writer: Connection,
        readers: usize,
        patience: Duration,
        pulse: Arc<Pulse>,
    ) -> Result<Sqlite, StoreError> {
        let idle = (0..readers.max(1))
            .map(|_| Ok(Tx::new(Engine::Sqlite(open_reader(path, patience)?))))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let (queue, queued) = channel();
        let mut group = Group {
            tx: Tx::new(Engine::Sqlite(writer)),
            path: path.to_owned(),
            patience,
            pulse,
        };
        let writer = thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || group.serve(&queued))
            .map_err(|error| StoreError::Unavailable {
                text: error.to_string(),
            })?;
        Ok(Sqlite {
            queue: Some(queue),
            writer: Some(writer),
            readers: Readers {
                idle: Mutex::new(idle),
                returned: Condvar::new(),
                patience,
            },
        })
    }

    pub(crate) fn write<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    {
        if self.on_writer_thread() {
            return Err(E::from(StoreError::Driver {
                code: "nested".to_owned(),
                text: "a transaction cannot start another one and wait for it".to_owned(),
            }));
        }
        let (caller, answer) = sync_channel(1);
        let errand = Box::new(Errand {
            closure,
            outcome: None,
            caller,
        });
        let queued = self
            .queue
            .as_ref()
            .is_some_and(|queue| queue.send(errand).is_ok());
        let outcome = if queued { answer.recv().ok() } else { None };
        match outcome {
            Some(Ok(result)) => result,
            Some(Err(panic)) => resume_unwind(panic),
            None => Err(E::from(StoreError::Unavailable {
                text: "it is closed".to_owned(),
            })),
        }
    }

    /// A snapshot: all questions in it see the same state.
    pub(crate) fn read<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: FnOnce(&mut Tx) -> Result<T, E>,
    {
        let mut tx = self.readers.take()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            order(&tx, "BEGIN DEFERRED")?;
            closure(&mut tx)
        }));
        let trouble = tx.trouble.take();
        let ended = order(&tx, "ROLLBACK");
        self.readers.give_back(tx);
        match outcome {
            Err(panic) => resume_unwind(panic),
            Ok(Err(error)) => Err(error),
            Ok(Ok(answer)) => match (trouble, ended) {
                (Some(trouble), _) => Err(E::from(trouble.error)),
                (None, ended) => ended.map(|()| answer).map_err(E::from),
            },
        }
    }

    fn on_writer_thread(&self) -> bool {
        self.writer
            .as_ref()
            .is_some_and(|writer| writer.thread().id() == thread::current().id())
    }
}

/// Whoever drops the last handle finds the file closed and the log folded in.
impl Drop for Sqlite {
    fn drop(&mut self) {
        // The writer has to close last: only it may fold the log into the file.
        self.readers
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.queue = None;
        let here = self.on_writer_thread();
        if let (false, Some(writer)) = (here, self.writer.take()) {
            // The thread catches what closures throw; nothing is left to report.
            let _ = writer.join();
        }
    }
}

impl<T, E, F> Work for Errand<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: FnMut(&mut Tx) -> Result<T, E> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.closure)(tx)));
        let outcome = match (outcome, tx.trouble.take()) {
            (Ok(Ok(_)), Some(trouble)) => Ok(Err(E::from(trouble.error))),
            (outcome, _) => outcome,
        };
        let keep = matches!(outcome, Ok(Ok(_)));
        self.outcome = Some(outcome);
        keep
    }

    fn settle(self: Box<Self>, commit: Result<(), StoreError>) {
        let outcome = match (commit, self.outcome) {
            (_, Some(Err(panic))) => Err(panic),
            (Err(error), _) => Ok(Err(E::from(error))),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => return,
        };
        // A caller that no longer waits has nobody to tell.
        let _ = self.caller.send(outcome);
    }
}

/// The writing side: what the thread keeps between groups.
struct Group {
    tx: Tx,
    path: PathBuf,
    patience: Duration,
    pulse: Arc<Pulse>,
}

/// What became of a group that was not committed.
enum Failed {
    /// What one closure wrote has to go, and all that the others wrote goes with it. They are
    /// still whole and can run again without it.
    One(usize),
    All(StoreError),
}

/// How the closures of a group are kept apart.
#[derive(Clone, Copy)]
enum Apart {
    /// Not at all, which costs nothing: most closures succeed, and those that refuse mostly do so
    /// before they have written anything.
    Trusting,
    /// By a savepoint each, which copies every page that is touched. For a group in which one
    /// closure had to be undone, as there may be more of its kind.
    Careful,
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Failed {
        Failed::All(error)
    }
}

impl Group {
    fn serve(&mut self, queued: &Receiver<Box<dyn Work>>) {
        let mut expected = 1;
        while let Ok(first) = queued.recv() {
            let mut works = vec![first];
            gather(&mut works, queued, expected);
            expected = works.len();
            let mut apart = Apart::Trusting;
            while !works.is_empty() {
                self.tx.told = false;
                let commit = match self.commit(&mut works, apart) {
                    Ok(()) => Ok(()),
                    Err(Failed::One(at)) => {
                        self.recover();
                        works.remove(at).settle(Ok(()));
                        apart = Apart::Careful;
                        continue;
                    }
                    Err(Failed::All(error)) => {
                        tracing::error!(%error, works = works.len(), "a commit failed");
                        self.recover();
                        Err(error)
                    }
                };
                if self.tx.told && commit.is_ok() {
                    self.pulse.beat();
                }
                for work in works.drain(..) {
                    work.settle(commit.clone());
                }
            }
        }
    }

    fn commit(&mut self, works: &mut [Box<dyn Work>], apart: Apart) -> Result<(), Failed> {
        let tx = &mut self.tx;
        order(tx, "BEGIN IMMEDIATE")?;
        for (at, work) in works.iter_mut().enumerate() {
            let told = tx.told;
            tx.wrote = false;
            if let Apart::Careful = apart {
                order(tx, "SAVEPOINT work")?;
            }
            let keep = work.run(tx);
            if is_over(tx) {
                return Err(Failed::One(at));
            }
            match apart {
                Apart::Trusting if !keep && tx.wrote => return Err(Failed::One(at)),
                Apart::Trusting => {}
                Apart::Careful => {
                    if !keep {
                        order(tx, "ROLLBACK TO work")?;
                    }
                    order(tx, "RELEASE work")?;
                }
            }
            if !keep {
                tx.told = told;
            }
        }
        order(tx, "COMMIT")?;
        Ok(())
    }

    /// Leaves no transaction open, by a new connection if the old one cannot be brought to it.
    fn recover(&mut self) {
        let Engine::Sqlite(connection) = &self.tx.engine else {
            return;
        };
        if connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok() {
            return;
        }
        match open_writer(&self.path, self.patience) {
            Ok(connection) => self.tx.engine = Engine::Sqlite(connection),
            Err(error) => tracing::error!(%error, "the database could not be opened again"),
        }
    }
}

/// Takes what waits. When the last group was larger, its callers are about to come back with more:
/// a short nap lets them share this commit, which costs much more than it. Somebody who writes
/// alone never waits.
fn gather(works: &mut Vec<Box<dyn Work>>, queued: &Receiver<Box<dyn Work>>, expected: usize) {
    for nap in 0..=NAPS {
        works.extend(queued.try_iter().take(GROUP.saturating_sub(works.len())));
        if works.len() >= expected || nap == NAPS {
            return;
        }
        thread::sleep(NAP);
    }
}

struct Readers {
    idle: Mutex<Vec<Tx>>,
    returned: Condvar,
    patience: Duration,
}

impl Readers {
    fn take(&self) -> Result<Tx, StoreError> {
        let until = Instant::now() + self.patience;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(tx) = idle.pop() {
                return Ok(tx);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(StoreError::Unavailable {
                    text: "all readers are busy".to_owned(),
                });
            }
            idle = self
                .returned
                .wait_timeout(idle, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn give_back(&self, tx: Tx) {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(tx);
        self.returned.notify_one();
    }
}

fn order(tx: &Tx, sql: &str) -> Result<(), StoreError> {
    match &tx.engine {
        Engine::Sqlite(connection) => {
            connection.prepare_cached(sql)?.raw_execute()?;
            Ok(())
        }
        Engine::Postgres(_) => Ok(()),
    }
}

/// Whether SQLite has ended the transaction by itself.
fn is_over(tx: &Tx) -> bool {
    match &tx.engine {
        Engine::Sqlite(connection) => connection.is_autocommit(),
        Engine::Postgres(_) => false,
    }
}

/// The only connection that may change the file. Creates the file, readable by its owner alone.
pub(crate) fn open_writer(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let unavailable = |error: std::io::Error| StoreError::Unavailable {
        text: format!("{}: {error}", path.display()),
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(unavailable)?;
    }
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(unavailable)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(patience)?;
    keep_log(&connection)?;
    // Below the cache lie the mapped file and the system's own; a large one is looked through whole at
    // many a commit (`cargo xtask bench rules`).
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -8192;
         PRAGMA mmap_size = 67108864;
         PRAGMA wal_autocheckpoint = 8000;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;",
    )?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Writes ahead from now on. Of nodes that start together one changes the file, and SQLite refuses
/// the others at once instead of letting them wait.
fn keep_log(connection: &Connection) -> Result<(), StoreError> {
    for _ in 0..LOG_TRIES {
        match connection.execute_batch("PRAGMA journal_mode = WAL;") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                thread::sleep(LOG_PAUSE);
            }
            tried => return Ok(tried?),
        }
    }
    Ok(connection.execute_batch("PRAGMA journal_mode = WAL;")?)
}

fn open_reader(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(patience)?;
    connection.execute_batch(
        "PRAGMA cache_size = -8192;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;",
    )?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Statements stay as they were prepared. Without the second setting SQLite plans a statement anew
/// whenever another value is bound where statistics might have a say: with each booking, that is.
fn keep_statements(connection: &Connection) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
