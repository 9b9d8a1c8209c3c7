//! What can go wrong between a question and the database, as data that a use case can act on.

use std::fmt;

use rusqlite::ErrorCode;
use rusqlite::ffi;

/// Why a transaction, or a statement in it, came to nothing. Everything the transaction did is
/// undone, with one honest exception: when the connection breaks while a commit is under way,
/// nobody can know its outcome, and the answer is `Unavailable`. Callers that repeat need an
/// idempotency key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The engine refused the statement for a reason that no caller can mend.
    #[error("the database refused a statement ({code}): {text}")]
    Driver { code: String, text: String },
    /// A unique, exclusion or foreign key constraint says no. Ask first and keep the constraint as
    /// the net: SQLite names columns where PostgreSQL names the constraint.
    #[error("a constraint of the database says no: {}", .constraint.as_deref().unwrap_or("unnamed"))]
    Conflict { constraint: Option<String> },
    /// The disk, or the space granted to the database, is full.
    #[error("the database has no space left")]
    Full,
    /// The database cannot be reached, or did not let us in within the patience of [`Options`].
    ///
    /// [`Options`]: crate::Options
    #[error("the database is not available: {text}")]
    Unavailable { text: String },
    /// A stored value is not what its column promises.
    #[error("{table}.{column} of {id} holds a value that cannot be read")]
    Corrupt {
        table: String,
        column: String,
        id: String,
    },
    /// A value that no column can hold the same way on both engines.
    #[error("a value cannot be stored: {0}")]
    Unstorable(Unstorable),
}

/// Why a value is refused before an engine sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstorable {
    /// PostgreSQL has no NUL in texts, so neither has SQLite.
    NulCharacter,
    /// The value has no JSON form, for example a map whose keys are not texts.
    NotJson,
    /// A number beyond 64 bits, or beyond the column.
    OutOfRange,
}

impl fmt::Display for Unstorable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unstorable::NulCharacter => "a text contains a NUL character",
            Unstorable::NotJson => "it has no JSON form",
            Unstorable::OutOfRange => "a number is out of range",
        })
    }
}

/// Why a store could not be opened; the text is meant for the person who starts the server.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database URL must begin with sqlite:// or postgres://, not {scheme}:")]
    Scheme { scheme: String },
    #[error("the database URL cannot be understood: {reason}")]
    Url { reason: String },
    #[error("the certificate file {path} cannot be used: {reason}")]
    Certificate { path: String, reason: String },
    #[error("the database was made by a newer release (migration {version}); start that release")]
    Newer { version: String },
    #[error("migration {version} is not the one that was applied to this database")]
    Diverged { version: String },
    #[error("the database could not be brought up to date: {reason}")]
    Migration { reason: String },
    #[error(
        "the PostgreSQL extension btree_gist is missing and this user may not create it; \
         let an administrator run: CREATE EXTENSION btree_gist ({reason})"
    )]
    Extension { reason: String },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        let rusqlite::Error::SqliteFailure(failure, text) = &error else {
            return StoreError::Driver {
                code: "sqlite".to_owned(),
                text: error.to_string(),
            };
        };
        match (failure.code, failure.extended_code) {
            (
                _,
                ffi::SQLITE_CONSTRAINT_UNIQUE
                | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | ffi::SQLITE_CONSTRAINT_ROWID
                | ffi::SQLITE_CONSTRAINT_FOREIGNKEY,
            ) => StoreError::Conflict {
                constraint: text
                    .as_deref()
                    .and_then(|text| text.split_once("constraint failed: "))
                    .map(|(_, columns)| columns.to_owned()),
            },
            (ErrorCode::DiskFull, _) => StoreError::Full,
            (
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::CannotOpen
                | ErrorCode::SystemIoFailure,
                _,
            ) => StoreError::Unavailable {
                text: error.to_string(),
            },
            (_, code) => StoreError::Driver {
                code: format!("sqlite {code}"),
                text: error.to_string(),
            },
        }
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> StoreError {
        use postgres::error::SqlState;

        let Some(refusal) = error.as_db_error() else {
            let lost = error.is_closed() || caused_by_io(&error);
            let text = with_causes(&error);
            return if lost {
                StoreError::Unavailable { text }
            } else {
                StoreError::Driver {
                    code: "postgres".to_owned(),
                    text,
                }
            };
        };
        match refusal.code() {
            &SqlState::UNIQUE_VIOLATION
            | &SqlState::EXCLUSION_VIOLATION
            | &SqlState::FOREIGN_KEY_VIOLATION => StoreError::Conflict {
                constraint: refusal.constraint().map(str::to_owned),
            },
            &SqlState::DISK_FULL => StoreError::Full,
            &SqlState::ADMIN_SHUTDOWN
            | &SqlState::CRASH_SHUTDOWN
            | &SqlState::CANNOT_CONNECT_NOW
            | &SqlState::TOO_MANY_CONNECTIONS
            | &SqlState::INVALID_PASSWORD
            | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION
            | &SqlState::INVALID_CATALOG_NAME
            | &SqlState::LOCK_NOT_AVAILABLE
            | &SqlState::T_R_SERIALIZATION_FAILURE
            | &SqlState::T_R_DEADLOCK_DETECTED => StoreError::Unavailable {
                text: refusal.to_string(),
            },
            code => StoreError::Driver {
                code: code.code().to_owned(),
                text: refusal.to_string(),
            },
        }
    }
}

fn caused_by_io(error: &postgres::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        if current.is::<std::io::Error>() {
            return true;
        }
        cause = current.source();
    }
    false
}

/// The driver's own text says only what it was doing; why it failed is in the chain.
fn with_causes(error: &postgres::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        text.push_str(": ");
        text.push_str(&current.to_string());
        cause = current.source();
    }
    text
}
