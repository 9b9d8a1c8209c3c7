//! Servers to be tortured or measured, with the database below them. They are set up as an operator
//! would, with commands, and can be killed and brought back.

use crate::clock::Clock;
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

pub(crate) const LOGIN: &str = "workshop";
pub(crate) const PASSWORD: &str = "only on loopback, only for an hour";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Name of the embedded database in the folder of the first server.
const FILE: &str = "smart-meeting.db";

/// What is to be set up.
pub(crate) struct Plan<'a> {
    pub(crate) engine: Engine,
    pub(crate) binary: &'a Path,
    /// Where everything the servers and the database write is put.
    pub(crate) folder: &'a Path,
    pub(crate) survives: Survives,
    /// More than one only on PostgreSQL.
    pub(crate) servers: usize,
    pub(crate) rooms: usize,
}

/// Fields drop in this order: servers before their database.
pub(crate) struct Deployment {
    nodes: Vec<Node>,
    postgres: Option<Postgres>,
    clock: Option<Clock>,
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
    /// An empty deployment with an administrator and rooms, serving.
    pub(crate) fn start(plan: &Plan) -> Result<Deployment> {
        let logs = tempfile::Builder::new()
            .prefix("smart-meeting-logs-")
            .tempdir()?;
        let data = plan.folder.join("data-0");
        let (postgres, url) = match plan.engine {
            Engine::Sqlite => (None, format!("sqlite://{}", data.join(FILE).display())),
            Engine::Postgres => {
                let postgres = Postgres::start_in(plan.folder, plan.survives)?;
                let url = postgres.url();
                (Some(postgres), url)
            }
        };
        let mut deployment = Deployment {
            nodes: Vec::new(),
            postgres,
            clock: None,
            logs,
            binary: plan.binary.to_owned(),
            database: vec!["--database".to_owned(), url],
        };
        for number in 0..plan.servers {
            deployment.add_node(plan.folder, number)?;
        }
        deployment.set_up(plan.rooms)?;
        for index in 0..plan.servers {
            deployment.bring_up(index)?;
        }
        Ok(deployment)
    }

    /// From its next start on, every server sees a clock that can be put wrong.
    pub(crate) fn bring_clock(&mut self) -> Result<()> {
        self.clock = Clock::new(self.logs.path())?;
        Ok(())
    }

    pub(crate) fn clock(&self) -> Option<&Clock> {
        self.clock.as_ref()
    }

    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.address).collect()
    }

    pub(crate) fn process_ids(&self) -> Vec<u32> {
        let servers = self.nodes.iter().filter_map(|node| node.server.as_ref());
        servers.map(Running::id).collect()
    }

    /// The process that began the database; `None` for the engine inside the server.
    pub(crate) fn database_process(&self) -> Option<u32> {
        self.postgres.as_ref().map(Postgres::process_id)
    }

    pub(crate) fn database_url(&self) -> &str {
        self.database.last().map_or("", String::as_str)
    }

    pub(crate) fn slowest_start(&self) -> Duration {
        let starts = self.nodes.iter().map(|node| node.slowest_start);
        starts.max().unwrap_or_default()
    }

    /// Kills a server as the kernel would when memory runs out.
    pub(crate) fn kill(&mut self, index: usize) -> Result<()> {
        let node = self.nodes.get_mut(index).context("no such server")?;
        if let Some(mut server) = node.server.take() {
            server.end_with("-KILL")?;
        }
        Ok(())
    }

    /// Starts a server until it serves. One that ends because its disk is full is tried again.
    pub(crate) fn bring_up(&mut self, index: usize) -> Result<()> {
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
    pub(crate) fn ended_by_themselves(&mut self) -> Result<Vec<usize>> {
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
    pub(crate) fn stop_servers(&mut self) {
        for node in &mut self.nodes {
            node.server = None;
        }
    }

    pub(crate) fn postgres(&mut self) -> Option<&mut Postgres> {
        self.postgres.as_mut()
    }

    /// What a query answers: one line per row, columns separated by `|`. Asked with the engine's
    /// own shell, so that nothing of ours stands between.
    pub(crate) fn ask(&self, query: &str) -> Result<String> {
        if let Some(postgres) = &self.postgres {
            return postgres.ask(query);
        }
        let mut shell = Command::new("sqlite3");
        shell.args(["-batch", "-bail", "-separator", "|"]);
        process::output(shell.arg(self.sqlite_file()?).arg(query))
    }

    pub(crate) fn engine(&self) -> Engine {
        match self.postgres {
            Some(_) => Engine::Postgres,
            None => Engine::Sqlite,
        }
    }

    /// Lines of the servers' logs that tell of a panic.
    pub(crate) fn panics(&self) -> Result<Vec<String>> {
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
    pub(crate) fn keep_logs(&mut self) -> PathBuf {
        self.logs.disable_cleanup(true);
        self.logs.path().to_owned()
    }

    fn add_node(&mut self, folder: &Path, number: usize) -> Result<()> {
        let data = folder.join(format!("data-{number}"));
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

    /// `smart-meeting import KIND`, with this table.
    pub(crate) fn import(&self, kind: &str, table: &str) -> Result<()> {
        let path = self.logs.path().join(format!("{kind}.csv"));
        std::fs::write(&path, table)?;
        let mut command = self.command("import")?;
        process::output(command.arg(kind).arg(path)).map(drop)
    }

    fn set_up(&self, rooms: usize) -> Result<()> {
        let mut command = self.command("admin")?;
        command.args(["create", "--login", LOGIN, "--name", "Workshop"]);
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
        let mut table = String::from("code,campus,building,floor,name,capacity,kind,time_zone\n");
        for number in 0..rooms {
            let (floor, seats) = (number / 20 + 1, 4 + number % 13);
            table.push_str(&format!(
                "W-{number},North,Tower,{floor},Room {number},{seats},meeting,UTC\n"
            ));
        }
        self.import("rooms", &table)
    }

    fn sqlite_file(&self) -> Result<PathBuf> {
        let node = self.nodes.first().context("no server")?;
        Ok(node.data.join(FILE))
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
            .env_remove("RUST_BACKTRACE")
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
