//! A PostgreSQL of our own: a fresh cluster in a temporary folder on a free port of loopback,
//! gone with its guard. A cluster the system already runs is never touched.

use crate::packages;
use crate::process::{self, Running};
use anyhow::{Context, Result, bail};
use std::fs::OpenOptions;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The account that owns the cluster when we are root: PostgreSQL refuses to run as root.
const ACCOUNT: &str = "postgres";

/// What a commit must survive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Survives {
    /// Nothing: tests throw the cluster away.
    Nothing,
    /// The death of PostgreSQL: the machine goes on, so its page cache does.
    Crash,
    /// A power cut, as in production.
    PowerCut,
}

/// A running cluster. The server stops before its folder goes: fields drop in this order.
pub(crate) struct Postgres {
    server: Running,
    survives: Survives,
    port: u16,
    folder: TempDir,
}

impl Postgres {
    pub(crate) fn start(survives: Survives) -> Result<Postgres> {
        Postgres::start_in(&std::env::temp_dir(), survives)
    }

    /// The same, with the cluster's folder made in `parent`.
    pub(crate) fn start_in(parent: &Path, survives: Survives) -> Result<Postgres> {
        let folder = tempfile::Builder::new()
            .prefix("smart-meeting-postgres-")
            .tempdir_in(parent)?;
        if packages::is_root() {
            let owner = format!("{ACCOUNT}:{ACCOUNT}");
            process::output(Command::new("chown").arg(owner).arg(folder.path()))?;
        }
        process::output(
            as_account(&program("initdb")?, folder.path())
                .args(["--username=postgres", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
                .arg(folder.path().join("data")),
        )?;
        let port = free_port()?;
        let server = serve(folder.path(), port, survives)?;
        let mut postgres = Postgres {
            server,
            survives,
            port,
            folder,
        };
        postgres.wait_until_ready()?;
        Ok(postgres)
    }

    /// Address of the cluster for a superuser.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    pub(crate) fn process_id(&self) -> u32 {
        self.server.id()
    }

    /// Ends the server as a crash would, without any tidying up, and starts it anew.
    pub(crate) fn crash_and_recover(&mut self) -> Result<()> {
        self.server.end_with("-QUIT")?;
        self.recover()
    }

    /// Starts the server again if it has ended by itself, as it does when its disk is full.
    pub(crate) fn recover(&mut self) -> Result<()> {
        if self.server.ended()?.is_some() {
            self.server = serve(self.folder.path(), self.port, self.survives)?;
        }
        self.wait_until_ready()
    }

    /// What a query answers: one line per row, columns separated by `|`.
    pub(crate) fn ask(&self, query: &str) -> Result<String> {
        let mut psql = Command::new(program("psql")?);
        psql.args(["--no-psqlrc", "-qAt", "-F", "|", "-v", "ON_ERROR_STOP=1"]);
        process::output(psql.arg(self.url()).args(["-c", query]))
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.server.ended()? {
                let log = std::fs::read_to_string(self.folder.path().join("log"))?;
                bail!("PostgreSQL ended at once: {status}\n{log}");
            }
            let open = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
            let mut ask = Command::new(program("pg_isready")?);
            ask.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if open && ask.status()?.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!(
            "PostgreSQL does not answer on port {} within a minute",
            self.port
        )
    }
}

/// The folder of PostgreSQL's programs: the newest Debian keeps, or what is on the path.
pub(crate) fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            folder
                .join("postgres")
                .is_file()
                .then_some((version, folder))
        })
        .collect();
    versions.sort();
    if let Some((_, folder)) = versions.pop() {
        return Some(folder);
    }
    let found = process::output(Command::new("pg_config").arg("--bindir")).ok()?;
    let folder = PathBuf::from(found.trim());
    folder.join("postgres").is_file().then_some(folder)
}

/// A port nobody listens on now. Somebody may take it before we do; then the start fails loudly.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn program(name: &str) -> Result<PathBuf> {
    let folder = programs().context("PostgreSQL is not installed")?;
    Ok(folder.join(name))
}

fn serve(folder: &Path, port: u16, survives: Survives) -> Result<Running> {
    let log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("log"))?;
    let mut command = as_account(&program("postgres")?, folder);
    command
        .arg("-D")
        .arg(folder.join("data"))
        .arg("-k")
        .arg(folder);
    for setting in settings(port, survives) {
        command.args(["-c", &setting]);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    // SIGINT is PostgreSQL's fast shutdown: sessions are cut, files are left whole.
    Running::start(&mut command, "-INT")
}

fn settings(port: u16, survives: Survives) -> Vec<String> {
    let relaxed: &[&str] = match survives {
        Survives::Nothing => &[
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ],
        Survives::PowerCut => &["max_wal_size=2GB", "checkpoint_timeout=15min"],
        Survives::Crash => &["fsync=off", "max_wal_size=64MB", "wal_keep_size=0"],
    };
    let mut settings = vec![
        format!("port={port}"),
        "listen_addresses=127.0.0.1".to_owned(),
        "max_connections=300".to_owned(),
        "shared_buffers=256MB".to_owned(),
    ];
    settings.extend(relaxed.iter().map(|setting| (*setting).to_owned()));
    settings
}

/// As root, the program runs as the account of PostgreSQL, and is told to end when we die.
fn as_account(program: &Path, folder: &Path) -> Command {
    let mut command = if packages::is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--init-groups"]);
        command.args(["--pdeathsig", "INT", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder);
    command
}
