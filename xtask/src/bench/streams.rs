//! Live streams: what many open ones weigh and cost while nothing happens, and how soon all of them
//! have heard of a booking.

use super::Bench;
use super::consumption;
use super::sheet::{Series, Sheet, number};
use crate::clock;
use crate::deployment::{Deployment, Engine, Plan};
use crate::http::{Client, Request};
use crate::postgres::Survives;
use crate::wire::{self, Wish};
use anyhow::{Context, Result, bail};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

/// So many streams, and so many bookings that are told to them.
const CROWDS: [(usize, i64); 2] = [(200, 100), (10_000, 10)];
const ROOMS: usize = 200;
const HALF_HOUR: i64 = 1800;
/// Streams that are being opened at the same time.
const OPENING: usize = 32;
/// Longer than the server leaves a stream silent.
const IDLE: Duration = Duration::from_secs(25);
const PATIENCE: Duration = Duration::from_secs(60);
/// How a line of the stream begins that tells of a booking.
const BOOKED: &[u8] = b"data: {\"type\":\"meeting.booked\"";

#[derive(Default)]
struct Row {
    first_ms: Series,
    median_ms: Series,
    p99_ms: Series,
    last_ms: Series,
}

pub(super) fn measure(bench: &Bench) -> Result<Sheet> {
    let mut rows = Vec::new();
    for (streams, changes) in CROWDS {
        rows.push(measure_crowd(bench, streams, changes)?);
    }
    Ok(Sheet {
        title: "Live streams",
        text: format!(
            "So many screens listen to one server of {ROOMS} rooms: its memory with all of them open, its \
             processor while nothing happens for {} s, heartbeats included, and the time from the \
             sending of a booking until the first, half, all but one of a hundred and the last of them \
             have heard of it.",
            IDLE.as_secs()
        ),
        head: vec![
            "streams",
            "resident MB",
            "KB per stream",
            "opened/s",
            "idle CPU %",
            "first ms",
            "median ms",
            "p99 ms",
            "last ms",
            "server CPU ms per booking",
        ],
        rows,
    })
}

fn measure_crowd(bench: &Bench, streams: usize, changes: i64) -> Result<Vec<String>> {
    let folder = bench.folder()?;
    let deployment = Deployment::start(&Plan {
        engine: Engine::Sqlite,
        binary: &bench.binary,
        folder: folder.path(),
        survives: Survives::PowerCut,
        servers: 1,
        rooms: ROOMS,
    })?;
    let address = *deployment.addresses().first().context("no server")?;
    let server = *deployment.process_ids().first().context("no server")?;
    let (rooms, session) = wire::rooms(address)?;
    let (before_mb, _) = consumption::memory_mb(server)?;
    let begun = Instant::now();
    let crowd = Crowd::open(address, &session, streams)?;
    let opened_per_second = streams as f64 / begun.elapsed().as_secs_f64();
    let (resident_mb, _) = consumption::memory_mb(server)?;
    let idle_before = consumption::cpu(server)?;
    std::thread::sleep(IDLE);
    let idle = consumption::cpu(server)?.saturating_sub(idle_before);
    let mut client = Client::new(address, PATIENCE);
    let headers = format!("{session}Content-Type: application/json\r\n");
    let first = (clock::now_seconds()? / HALF_HOUR + 96) * HALF_HOUR;
    let mut row = Row::default();
    let before = consumption::cpu(server)?;
    for number in 0..changes {
        let room = usize::try_from(number).unwrap_or(0) % rooms.len().max(1);
        let wish = Wish {
            subject: format!("Planning {number}"),
            room: rooms.get(room).cloned().unwrap_or_default(),
            from: first,
            until: first + HALF_HOUR,
        };
        let sent = Instant::now();
        book(&mut client, &headers, &wish)?;
        row.add(&crowd.hear(sent)?);
    }
    let spent = consumption::cpu(server)?.saturating_sub(before);
    let (all_mb, _) = consumption::memory_mb(server)?;
    Ok(vec![
        number(streams as f64),
        number(all_mb.max(resident_mb)),
        // What signing in took and gave back is used first: of few streams nothing is seen.
        number((resident_mb - before_mb) * 1024.0 / streams as f64),
        number(opened_per_second),
        number(idle.as_secs_f64() * 100.0 / IDLE.as_secs_f64()),
        row.first_ms.show(),
        row.median_ms.show(),
        row.p99_ms.show(),
        row.last_ms.show(),
        number(spent.as_secs_f64() * 1000.0 / changes as f64),
    ])
}

fn book(client: &mut Client, headers: &str, wish: &Wish) -> Result<()> {
    let answer = client.send(&Request {
        method: "POST",
        path: "/api/v1/meetings",
        headers,
        body: &wire::booking(wish, None),
    });
    match answer {
        Ok(answer) if answer.is_success() => Ok(()),
        Ok(answer) => bail!("cannot book: {} {}", answer.status, answer.json()),
        Err(silence) => bail!("cannot book: {silence:?}"),
    }
}

impl Row {
    /// `waits` are sorted.
    fn add(&mut self, waits: &[Duration]) {
        let at = |part: f64| {
            let index = (part * waits.len() as f64) as usize;
            let wait = waits.get(index).or(waits.last());
            wait.map_or(f64::NAN, |wait| wait.as_secs_f64() * 1000.0)
        };
        self.first_ms.add(at(0.0));
        self.median_ms.add(at(0.5));
        self.p99_ms.add(at(0.99));
        self.last_ms.add(at(1.0));
    }
}

/// What a listener has to say.
enum Heard {
    Open,
    Booking(Instant),
    Lost(String),
}

/// Many streams that are listened to, on one thread of their own; they end with this.
struct Crowd {
    size: usize,
    heard: mpsc::Receiver<Heard>,
    /// Dropped, it ends them.
    _stay: oneshot::Sender<()>,
}

impl Crowd {
    /// Returns when all streams have said that they are open.
    fn open(address: SocketAddr, session: &str, size: usize) -> Result<Crowd> {
        let (tell, heard) = mpsc::channel();
        let (stay, end) = oneshot::channel();
        let ask = format!(
            "GET /api/v1/events HTTP/1.1\r\nHost: {address}\r\n{session}Accept: text/event-stream\r\n\r\n"
        );
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        std::thread::spawn(move || {
            runtime.block_on(async move {
                let opening = Arc::new(Semaphore::new(OPENING));
                let mut listeners = JoinSet::new();
                for _ in 0..size {
                    let (tell, ask) = (tell.clone(), ask.clone());
                    let opening = opening.clone();
                    listeners.spawn(async move {
                        let lost = listen(address, &ask, &opening, &tell).await;
                        tell.send(Heard::Lost(format!("{lost:?}"))).ok();
                    });
                }
                end.await.ok();
            });
        });
        let crowd = Crowd {
            size,
            heard,
            _stay: stay,
        };
        for _ in 0..size {
            match crowd.heard.recv_timeout(PATIENCE)? {
                Heard::Open => {}
                Heard::Booking(_) => bail!("somebody else books"),
                Heard::Lost(why) => bail!("a stream did not open: {why}"),
            }
        }
        Ok(crowd)
    }

    /// How long after `sent` each stream heard of the one booking there was, sorted.
    fn hear(&self, sent: Instant) -> Result<Vec<Duration>> {
        let mut waits = Vec::with_capacity(self.size);
        while waits.len() < self.size {
            match self.heard.recv_timeout(PATIENCE)? {
                Heard::Booking(at) => waits.push(at.saturating_duration_since(sent)),
                Heard::Open => {}
                Heard::Lost(why) => bail!("a stream was lost: {why}"),
            }
        }
        waits.sort();
        Ok(waits)
    }
}

/// Listens until the stream ends, which it should not.
async fn listen(
    address: SocketAddr,
    ask: &str,
    opening: &Semaphore,
    tell: &mpsc::Sender<Heard>,
) -> Result<()> {
    let mut turn = Some(opening.acquire().await?);
    let stream = TcpStream::connect(address).await?;
    stream.writable().await?;
    if stream.try_write(ask.as_bytes())? < ask.len() {
        bail!("the request was not sent whole");
    }
    let mut pending = Vec::new();
    loop {
        stream.readable().await?;
        let mut buffer = [0_u8; 2048];
        match stream.try_read(&mut buffer) {
            Ok(0) => bail!("the server ended it"),
            Ok(count) => pending.extend_from_slice(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error.into()),
        }
        while let Some(end) = pending.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = pending.drain(..=end).collect();
            if turn.is_some() && line.starts_with(b"event: hello") {
                turn = None;
                tell.send(Heard::Open)?;
            }
            if line.starts_with(BOOKED) {
                tell.send(Heard::Booking(Instant::now()))?;
            }
        }
    }
}
