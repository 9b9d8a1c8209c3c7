//! A database that goes away for a while, also in the middle of things, for tests of what becomes
//! of work under way. SQLite: another program keeps the right to write to itself. PostgreSQL: all
//! connections are cut and new ones turned away.

use std::path::PathBuf;

use super::{Fresh, connect};

/// Begins outages of one database; goes along to where they are to happen.
#[derive(Clone)]
pub struct Outages(Where);

#[derive(Clone)]
enum Where {
    Sqlite(PathBuf),
    Postgres { server: String, name: String },
}

/// Lasts until it is dropped.
pub struct Outage(Held);

enum Held {
    Sqlite(rusqlite::Connection),
    Postgres { server: String, name: String },
}

impl Fresh {
    pub fn outages(&self) -> Outages {
        Outages(match (&self.server, self.url.rsplit_once('/')) {
            (Some(server), Some((_, name))) => Where::Postgres {
                server: server.clone(),
                name: name.to_owned(),
            },
            _ => Where::Sqlite(self.folder.path().join("test.db")),
        })
    }

    /// Whether nobody can read either while the database is away.
    pub fn reads_fail_in_outages(&self) -> bool {
        self.server.is_some()
    }
}

impl Outages {
    /// `None` while the store is writing to a SQLite file: nobody can take that right from it.
    pub fn begin(&self) -> Option<Outage> {
        match &self.0 {
            Where::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).expect("the file of the test");
                connection
                    .busy_timeout(std::time::Duration::ZERO)
                    .expect("a setting");
                let taken = connection.execute_batch("BEGIN IMMEDIATE");
                // Not `then_some`: what was not begun must not be ended.
                taken.ok().map(|()| Outage(Held::Sqlite(connection)))
            }
            Where::Postgres { server, name } => {
                let mut client = connect(server);
                client
                    .batch_execute(&format!(
                        "ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"
                    ))
                    .expect("the right to close a database");
                client
                    .execute(
                        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                         WHERE datname = $1",
                        &[name],
                    )
                    .expect("the right to cut connections");
                let (server, name) = (server.clone(), name.clone());
                Some(Outage(Held::Postgres { server, name }))
            }
        }
    }
}

impl Drop for Outage {
    fn drop(&mut self) {
        match &self.0 {
            Held::Sqlite(connection) => connection
                .execute_batch("ROLLBACK")
                .expect("the end of an outage"),
            Held::Postgres { server, name } => connect(server)
                .batch_execute(&format!(
                    "ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"
                ))
                .expect("the end of an outage"),
        }
    }
}
