//! The tables are made once for each server and set of migrations; every test copies them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use super::{beside, connect};
use crate::migrate;
use crate::postgres::Address;

/// The database to copy. Test programs that start together take turns: it has its name only when
/// it is whole, and nobody is connected to it.
pub(super) fn of_today(server: &str) -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();

    NAME.get_or_init(|| {
        let mut hasher = DefaultHasher::new();
        migrate::TEXTS.hash(&mut hasher);
        let name = format!("template_{:016x}", hasher.finish());
        let mut client = connect(server);
        client
            .batch_execute("SELECT pg_advisory_lock(hashtext('template of tests'))")
            .expect("the lock for the template");
        let asked = "SELECT datname FROM pg_database WHERE datname = $1";
        let found = client.query_opt(asked, &[&name]).expect("an answer");
        if found.is_none() {
            make(&mut client, server, &name);
        }
        name
    })
}

fn make(client: &mut postgres::Client, server: &str, name: &str) {
    client
        .batch_execute("DROP DATABASE IF EXISTS unfinished_template WITH (FORCE)")
        .and_then(|()| client.batch_execute("CREATE DATABASE unfinished_template"))
        .expect("a new database");
    let address = Address::parse(&beside(server, "unfinished_template")).expect("its URL");
    migrate::postgres(&address).expect("its tables");
    // The server notices a moment later that a connection has ended.
    client
        .batch_execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
             WHERE datname = 'unfinished_template'",
        )
        .and_then(|()| {
            client.batch_execute(&format!(
                "ALTER DATABASE unfinished_template RENAME TO {name}"
            ))
        })
        .expect("the name of the template");
}
