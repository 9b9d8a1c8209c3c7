//! Brings the tables up to date on both engines from one numbered set of SQL texts. The texts speak
//! PostgreSQL's type words; SQLite gets its own for them, strict tables, and clustered ones where
//! `); -- clustered` ends a table. Lines between `-- only postgres` or `-- only sqlite` and `-- end`
//! belong to one engine. An applied text is never edited: expand first, contract in a later release.

use refinery::error::Kind;
use refinery::{Migration, Runner};

use crate::error::{OpenError, StoreError};
use crate::postgres::Address;

/// In the order of their numbers, which need not be without gaps.
pub(crate) const TEXTS: &[(&str, &str)] = &[
    ("V0001__first", include_str!("migrations/V0001__first.sql")),
    (
        "V0002__idempotency",
        include_str!("migrations/V0002__idempotency.sql"),
    ),
    ("V0003__rules", include_str!("migrations/V0003__rules.sql")),
    (
        "V0004__access",
        include_str!("migrations/V0004__access.sql"),
    ),
    (
        "V0005__notice",
        include_str!("migrations/V0005__notice.sql"),
    ),
    (
        "V0006__approval",
        include_str!("migrations/V0006__approval.sql"),
    ),
    (
        "V0010__waiting",
        include_str!("migrations/V0010__waiting.sql"),
    ),
    (
        "V0011__attendance",
        include_str!("migrations/V0011__attendance.sql"),
    ),
    ("V0012__audit", include_str!("migrations/V0012__audit.sql")),
    (
        "V0013__agenda",
        include_str!("migrations/V0013__agenda.sql"),
    ),
    ("V0014__panel", include_str!("migrations/V0014__panel.sql")),
    ("V0015__usage", include_str!("migrations/V0015__usage.sql")),
    ("V0017__board", include_str!("migrations/V0017__board.sql")),
    ("V0018__decor", include_str!("migrations/V0018__decor.sql")),
    (
        "V0019__meeting_type_users",
        include_str!("migrations/V0019__meeting_type_users.sql"),
    ),
    (
        "V0020__swap_answer",
        include_str!("migrations/V0020__swap_answer.sql"),
    ),
    (
        "V0021__closure",
        include_str!("migrations/V0021__closure.sql"),
    ),
    ("V0022__plan", include_str!("migrations/V0022__plan.sql")),
    (
        "V0023__address",
        include_str!("migrations/V0023__address.sql"),
    ),
    (
        "V0027__only_room",
        include_str!("migrations/V0027__only_room.sql"),
    ),
    (
        "V0028__hand_over",
        include_str!("migrations/V0028__hand_over.sql"),
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Sqlite,
    Postgres,
}

/// The version of the newest tables, which an open database has.
pub(crate) fn version() -> i64 {
    let newest = TEXTS.last().map_or("", |(name, _)| *name);
    let digits = newest.trim_start_matches('V').split("__").next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

pub(crate) fn sqlite(connection: &mut rusqlite::Connection) -> Result<(), OpenError> {
    let runner = runner(Dialect::Sqlite)?;
    // Another process may have been faster; then what is left to do has to be asked again.
    let mut outcome = runner.run(connection);
    for _ in 0..3 {
        match &outcome {
            Err(error) if matches!(error.kind(), Kind::Connection(..)) => {
                outcome = runner.run(connection);
            }
            _ => break,
        }
    }
    outcome.map(|_| ()).map_err(told)
}

pub(crate) fn postgres(address: &Address) -> Result<(), OpenError> {
    let mut client = address.connect().map_err(StoreError::from)?;
    // Nodes that start together take turns. The lock ends with the connection.
    client
        .batch_execute(
            "SELECT pg_advisory_lock(hashtext('smart-meeting migration ' || current_schema()))",
        )
        .map_err(StoreError::from)?;
    if let Err(error) = client.batch_execute("CREATE EXTENSION IF NOT EXISTS btree_gist") {
        return Err(match error.as_db_error() {
            Some(refusal) => OpenError::Extension {
                reason: refusal.message().to_owned(),
            },
            None => OpenError::Store(error.into()),
        });
    }
    runner(Dialect::Postgres)?.run(&mut client).map_err(told)?;
    crate::event::settle_restored_log(&mut client)?;
    Ok(())
}

fn runner(dialect: Dialect) -> Result<Runner, OpenError> {
    let migrations = TEXTS
        .iter()
        .map(|(name, text)| Migration::unapplied(name, &translate(text, dialect)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    // One transaction for all: a crash leaves either release, never something between.
    Ok(Runner::new(&migrations).set_grouped(true))
}

fn told(error: refinery::Error) -> OpenError {
    match error.kind() {
        Kind::MissingVersion(migration) => OpenError::Newer {
            version: migration.to_string(),
        },
        Kind::DivergentVersion(migration, _) => OpenError::Diverged {
            version: migration.to_string(),
        },
        Kind::Connection(doing, cause) => OpenError::Migration {
            reason: format!("{doing}: {}", chain(cause.as_ref())),
        },
        other => OpenError::Migration {
            reason: other.to_string(),
        },
    }
}

fn chain(error: &(dyn std::error::Error + Send + Sync + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(current) = cause {
        text = format!("{text}: {current}");
        cause = current.source();
    }
    text
}

fn translate(text: &str, dialect: Dialect) -> String {
    let mut only = None;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        match line.trim() {
            "-- only postgres" => only = Some(Dialect::Postgres),
            "-- only sqlite" => only = Some(Dialect::Sqlite),
            "-- end" => only = None,
            _ if only.is_some_and(|only| only != dialect) => {}
            _ => {
                match dialect {
                    Dialect::Postgres => out.push_str(line),
                    Dialect::Sqlite => out.push_str(&sqlite_line(line)),
                }
                out.push('\n');
            }
        }
    }
    out
}

fn sqlite_line(line: &str) -> String {
    match line.trim_end() {
        ");" => return ") STRICT;".to_owned(),
        "); -- clustered" => return ") STRICT, WITHOUT ROWID;".to_owned(),
        _ => {}
    }
    // SQLite compares byte by byte unless told otherwise, which is what "C" means.
    let line = line.replace(" COLLATE \"C\"", "");
    line.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .map(|piece| {
            let word = piece
                .trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
            let tail = piece.get(word.len()..).unwrap_or_default();
            match word {
                "UUID" | "BYTEA" => format!("BLOB{tail}"),
                "TIMESTAMPTZ" | "BIGINT" | "BOOLEAN" => format!("INTEGER{tail}"),
                "JSONB" => format!("TEXT{tail}"),
                "TRUE" => format!("1{tail}"),
                "FALSE" => format!("0{tail}"),
                _ => piece.to_owned(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
CREATE TABLE thing (
    id UUID PRIMARY KEY,
    -- only postgres
    n BIGINT GENERATED BY DEFAULT AS IDENTITY,
    -- end
    -- only sqlite
    n INTEGER,
    -- end
    made_at TIMESTAMPTZ NOT NULL, fine BOOLEAN NOT NULL DEFAULT FALSE
); -- clustered
";

    #[test]
    fn every_file_is_on_the_list_and_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/migrations");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_owned())
            .collect();
        files.sort();
        let listed: Vec<_> = TEXTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, listed);
    }

    #[test]
    fn one_text_becomes_two() {
        assert_eq!(
            translate(TEXT, Dialect::Sqlite),
            "CREATE TABLE thing (\n    id BLOB PRIMARY KEY,\n    n INTEGER,\n    \
             made_at INTEGER NOT NULL, fine INTEGER NOT NULL DEFAULT 0\n) STRICT, WITHOUT ROWID;\n"
        );
        assert_eq!(
            translate(TEXT, Dialect::Postgres),
            "CREATE TABLE thing (\n    id UUID PRIMARY KEY,\n    \
             n BIGINT GENERATED BY DEFAULT AS IDENTITY,\n    \
             made_at TIMESTAMPTZ NOT NULL, fine BOOLEAN NOT NULL DEFAULT FALSE\n); -- clustered\n"
        );
    }
}
