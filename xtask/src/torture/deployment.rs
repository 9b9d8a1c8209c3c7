//! The servers under test with everything below them: the disk, the clock, the database. It is
//! set up as an operator would, with commands, and its servers can be killed and brought back.

use super::clock::Clock;
use super::database::Database;
use super::disk::Disk;
use crate::http::{Client, Request};
use crate::postgres::{self, Postgres, Survives};
use crate::process::{self, Running};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::fs::OpenOptions;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) const LOGIN: &str = "torture";
pub(crate) const PASSWORD: &str = "only on loopback, only for an hour";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Engine {
    /// One server
    Sqlite,
    /// Two servers on one database
    Postgres,
}

/// Fields drop in this order: servers, database, disk.
pub(super) struct Deployment {
    nodes: Vec<Node>,
    postgres: Option<Postgres>,
    pub(super) clock: Option<Clock>,
    pub(super) disk: Disk,
    logs: TempDir,
    binary: PathBuf,
    /// Arguments that name the database, for every command.
    database: Vec<String>,
}

struct Node {
    address: SocketAddr,
    data: PathBuf,
    log: PathBuf,
    server: Option<Running>,
    /// Longest time from start to ready.
    slowest_start: Duration,
}

impl Deployment {
    /// An empty deployment with an administrator and `rooms` rooms, serving.
    pub(super) fn start(engine: Engine, binary: &Path, rooms: usize) -> Result<Deployment> {
        let disk = Disk::new()?;
        let logs = tempfile::Builder::new()
            .prefix("smart-meeting-logs-")
            .tempdir()?;
        let clock = Clock::new(logs.path())?;
        let data = disk.path().join("data");
        let (postgres, database) = match engine {
            Engine::Sqlite => {
                let url = format!("sqlite://{}", database_file(&data).display());
                (None, url)
            }
            Engine::Postgres => {
                let postgres = Postgres::start_in(disk.path(), Survives::Crash)?;
                let url = postgres.url();
                (Some(postgres), url)
            }
        };
        let count = match engine {
            Engine::Sqlite => 1,
            Engine::Postgres => 2,
        };
        let mut deployment = Deployment {
            nodes: Vec::new(),
            postgres,
            clock,
            disk,
            logs,
            binary: binary.to_owned(),
            database: vec!["--database".to_owned(), database],
        };
        for number in 0..count {
            deployment.add_node(number)?;
        }
        deployment.set_up(rooms)?;
        for index in 0..count {
            deployment.bring_up(index)?;
        }
        Ok(deployment)
    }

    pub(super) fn addresses(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.address).collect()
    }

    pub(super) fn slowest_start(&self) -> Duration {
        let starts = self.nodes.iter().map(|node| node.slowest_start);
        starts.max().unwrap_or_default()
    }

    /// Kills a server as the kernel would when memory runs out.
    pub(super) fn kill(&mut self, index: usize) -> Result<()> {
        let node = self.nodes.get_mut(index).context("no such server")?;
        if let Some(mut server) = node.server.take() {
            server.end_with("-KILL")?;
        }
        Ok(())
    }

    /// Starts a server until it serves. One that ends because its disk is full is tried again.
    pub(super) fn bring_up(&mut self, index: usize) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            let mut command = self.serve_command(index)?;
            let node = self.nodes.get_mut(index).context("no such server")?;
            let is_alive = match &mut node.server {
                Some(server) => server.ended()?.is_none(),
                None => false,
            };
            let started = Instant::now();
            if !is_alive {
                node.server = Some(Running::start(&mut command, "-TERM")?);
            }
            if node.becomes_ready()? {
                node.slowest_start = node.slowest_start.max(started.elapsed());
                return Ok(());
            }
        }
        bail!("server {index} does not come up:\n{}", self.log_end(index))
    }

    /// Servers that ended although nobody ended them.
    pub(super) fn ended_by_themselves(&mut self) -> Result<Vec<usize>> {
        let mut ended = Vec::new();
        for (index, node) in self.nodes.iter_mut().enumerate() {
            if let Some(server) = &mut node.server
                && server.ended()?.is_some()
            {
                ended.push(index);
            }
        }
        Ok(ended)
    }

    /// Ends all servers politely; the database stays.
    pub(super) fn stop_servers(&mut self) {
        for node in &mut self.nodes {
            node.server = None;
        }
    }

    pub(super) fn postgres(&mut self) -> Option<&mut Postgres> {
        self.postgres.as_mut()
    }

    pub(super) fn database(&self) -> Database<'_> {
        match &self.postgres {
            Some(postgres) => Database::Postgres(postgres),
            None => Database::Sqlite(database_file(&self.disk.path().join("data"))),
        }
    }

    /// Lines of the servers' logs that tell of a panic.
    pub(super) fn panics(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for node in &self.nodes {
            let log = std::fs::read(&node.log)?;
            let log = String::from_utf8_lossy(&log);
            found.extend(
                log.lines()
                    .filter(|line| line.contains("panicked at"))
                    .map(String::from),
            );
        }
        Ok(found)
    }

    /// Keeps the logs after the end and says where they are.
    pub(super) fn keep_logs(&mut self) -> PathBuf {
        self.logs.disable_cleanup(true);
        self.logs.path().to_owned()
    }

    fn add_node(&mut self, number: usize) -> Result<()> {
        let data = self.disk.path().join(match number {
            0 => "data".to_owned(),
            _ => format!("data-{number}"),
        });
        std::fs::create_dir_all(&data)?;
        self.nodes.push(Node {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, postgres::free_port()?)),
            data,
            log: self.logs.path().join(format!("server-{number}.log")),
            server: None,
            slowest_start: Duration::ZERO,
        });
        Ok(())
    }

    fn set_up(&self, rooms: usize) -> Result<()> {
        let mut command = self.command("admin")?;
        command.args(["create", "--login", LOGIN, "--name", "Torture"]);
        command.arg("--password-stdin").stdin(Stdio::piped());
        command.stdout(Stdio::null());
        let mut child = command
            .spawn()
            .context("cannot start the server's binary")?;
        let mut input = child.stdin.take().context("no way to tell the password")?;
        input.write_all(PASSWORD.as_bytes())?;
        drop(input);
        if !child.wait()?.success() {
            bail!("`{}` failed", process::describe(&command));
        }
        let table = self.logs.path().join("rooms.csv");
        let mut text = String::from("code,campus,building,floor,name,capacity,kind,time_zone\n");
        for number in 0..rooms {
            let floor = number / 20 + 1;
            text.push_str(&format!(
                "T-{number},North,Tower,{floor},Room {number},8,meeting,UTC\n"
            ));
        }
        std::fs::write(&table, text)?;
        let mut command = self.command("import")?;
        process::output(command.arg("rooms").arg(table)).map(drop)
    }

    fn command(&self, name: &str) -> Result<Command> {
        let node = self.nodes.first().context("no server")?;
        let mut command = Command::new(&self.binary);
        command
            .arg(name)
            .arg("--data")
            .arg(&node.data)
            .args(&self.database);
        Ok(command)
    }

    fn serve_command(&self, index: usize) -> Result<Command> {
        let node = self.nodes.get(index).context("no such server")?;
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&node.log)?;
        let mut command = process::bound_to_us(&self.binary);
        command
            .args(["serve", "--listen", &node.address.to_string(), "--data"])
            .arg(&node.data)
            .args(&self.database)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        if let Some(clock) = &self.clock {
            clock.show_to(&mut command);
        }
        Ok(command)
    }

    fn log_end(&self, index: usize) -> String {
        let log = self
            .nodes
            .get(index)
            .and_then(|node| std::fs::read_to_string(&node.log).ok());
        let log = log.unwrap_or_default();
        let lines: Vec<&str> = log.lines().rev().take(20).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}

impl Node {
    /// False when the server ended instead, or takes longer than anybody would wait.
    fn becomes_ready(&mut self) -> Result<bool> {
        let mut client = Client::new(self.address, Duration::from_secs(2));
        let ask = Request {
            method: "GET",
            path: "/readyz",
            headers: "",
            body: b"",
        };
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if client.send(&ask).is_ok_and(|answer| answer.is_success()) {
                return Ok(true);
            }
            if let Some(server) = &mut self.server
                && server.ended()?.is_some()
            {
                // Not at once again: what ended it will not be gone in a millisecond.
                std::thread::sleep(Duration::from_millis(100));
                return Ok(false);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(false)
    }
}

fn database_file(data: &Path) -> PathBuf {
    data.join("smart-meeting.db")
}
