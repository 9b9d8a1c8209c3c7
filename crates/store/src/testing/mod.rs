//! Fresh databases for tests. A story about the store is told once and runs on both engines; each
//! run has a database of its own. PostgreSQL is the server of `SMART_MEETING_TEST_POSTGRES`, or
//! else one that is started for the purpose and shared by all tests that run at the time.

#![expect(clippy::expect_used, reason = "a test without its database has failed")]

mod holds;
mod outage;
mod template;

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

pub use self::holds::Held;
pub use self::outage::{Outage, Outages};
use crate::{Options, Store};

/// A database that vanishes with this value; drop its stores first.
pub struct Fresh {
    pub url: String,
    /// Where a SQLite file lies, and any other file the test wants.
    pub folder: tempfile::TempDir,
    server: Option<String>,
}

impl Fresh {
    pub fn sqlite() -> Fresh {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Fresh {
            url,
            folder,
            server: None,
        }
    }

    /// With its tables made already.
    pub fn postgres() -> Fresh {
        Fresh::copied_from(template::of_today(server()))
    }

    /// Without any table.
    pub fn empty_postgres() -> Fresh {
        Fresh::copied_from("template1")
    }

    fn copied_from(template: &str) -> Fresh {
        static COUNT: AtomicU32 = AtomicU32::new(0);

        let server = server().to_owned();
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{count}", std::process::id());
        let mut client = connect(&server);
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .and_then(|()| {
                client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            })
            .expect("a new database");
        Fresh {
            url: beside(&server, &name),
            folder: tempfile::tempdir().expect("a temporary folder"),
            server: Some(server),
        }
    }

    pub fn options(&self) -> Options {
        Options {
            connections: 8,
            files: self.folder.path().join("files"),
            ..Options::new(&self.url)
        }
    }

    pub fn open(&self) -> Store {
        Store::open(&self.options()).expect("a store")
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let (Some(server), Some((_, name))) = (&self.server, self.url.rsplit_once('/')) {
            // A server that is gone has taken the database along.
            let _ = connect(server).batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// Tells the story to a fresh database of each engine.
pub fn on_both_engines(story: impl Fn(&Fresh)) {
    story(&Fresh::sqlite());
    story(&Fresh::postgres());
}

/// The URL of another database of the same server.
fn beside(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}

fn connect(url: &str) -> postgres::Client {
    postgres::Client::connect(url, postgres::NoTls).expect("the PostgreSQL server for tests")
}

fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<File>)> = OnceLock::new();

    #[expect(
        clippy::disallowed_methods,
        reason = "tests have no configuration to read it from"
    )]
    let given = || std::env::var("SMART_MEETING_TEST_POSTGRES").ok();
    let (url, _) = SERVER.get_or_init(|| match given() {
        Some(url) => (url, None),
        None => {
            let (url, users) = shared_server();
            (url, Some(users))
        }
    });
    url
}

/// The lock on the returned file keeps the server alive for as long as this process.
fn shared_server() -> (String, File) {
    let user = Command::new("id")
        .arg("-un")
        .output()
        .expect("the name of the user");
    let user = String::from_utf8(user.stdout).expect("a name");
    let folder: PathBuf =
        std::env::temp_dir().join(format!("smart-meeting-test-postgres-{}", user.trim()));
    std::fs::create_dir_all(&folder).expect("a folder for PostgreSQL");
    let gate = File::create(folder.join("gate")).expect("a lock file");
    gate.lock().expect("the lock for starting");
    let users = File::create(folder.join("users")).expect("a lock file");
    users.lock_shared().expect("the lock of a user");
    let started = Command::new("sh")
        .args(["-c", include_str!("postgres.sh"), "postgres.sh"])
        .arg(&folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .expect("a shell");
    assert!(
        started.status.success(),
        "PostgreSQL for tests could not be started"
    );
    let url = String::from_utf8(started.stdout).expect("a URL");
    (url.trim().to_owned(), users)
}
