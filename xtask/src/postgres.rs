//! A PostgreSQL of our own: a fresh cluster in a temporary folder on a free port of loopback,
//! gone with its guard. A cluster the system already runs is never touched.

use crate::packages;
use crate::process::{self, Running};
use anyhow::{Context, Result, bail};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The account that owns the cluster when we are root: PostgreSQL refuses to run as root.
const ACCOUNT: &str = "postgres";

/// A running cluster. The server stops before its folder goes: fields drop in this order.
pub(crate) struct Postgres {
    server: Running,
    port: u16,
    folder: TempDir,
}

impl Postgres {
    pub(crate) fn start() -> Result<Postgres> {
        let programs = programs().context("PostgreSQL is not installed")?;
        let folder = tempfile::Builder::new()
            .prefix("smart-meeting-postgres-")
            .tempdir()?;
        if packages::is_root() {
            let owner = format!("{ACCOUNT}:{ACCOUNT}");
            process::output(Command::new("chown").arg(owner).arg(folder.path()))?;
        }
        let data = folder.path().join("data");
        process::output(
            as_account(&programs.join("initdb"), folder.path())
                .args(["--username=postgres", "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
                .arg(&data),
        )?;
        let port = free_port()?;
        let log = std::fs::File::create(folder.path().join("log"))?;
        let mut command = as_account(&programs.join("postgres"), folder.path());
        command.arg("-D").arg(&data).arg("-k").arg(folder.path());
        for setting in settings(port) {
            command.arg("-c").arg(setting);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        // SIGINT is PostgreSQL's fast shutdown: sessions are cut, files are left whole.
        let server = Running::start(&mut command, "-INT")?;
        let mut postgres = Postgres {
            server,
            port,
            folder,
        };
        postgres.wait_until_ready(&programs)?;
        Ok(postgres)
    }

    /// Address of the cluster for a superuser.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.server.ended()? {
                let log = std::fs::read_to_string(self.folder.path().join("log"))?;
                bail!("PostgreSQL ended at once: {status}\n{log}");
            }
            let open = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
            let mut ask = Command::new(programs.join("pg_isready"));
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

/// No test cuts the power, so commits need not wait for the disk.
fn settings(port: u16) -> Vec<String> {
    let mut settings = vec![format!("port={port}")];
    settings.extend(
        [
            "listen_addresses=127.0.0.1",
            "max_connections=300",
            "shared_buffers=256MB",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ]
        .map(String::from),
    );
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
