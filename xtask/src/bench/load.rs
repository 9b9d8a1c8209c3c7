//! Load over HTTP: so many clients, each with one connection and one request in flight, for a
//! while. Threads and blocking sockets: the cheapest client there is, so that what is measured is
//! the server.

use crate::http::{Client, Request};
use anyhow::{Result, bail};
use std::net::SocketAddr;
use std::sync::Barrier;
use std::time::{Duration, Instant};

/// One request of a client.
pub(super) struct Ask {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) body: Vec<u8>,
}

/// Where the load goes and how much of it there is.
pub(super) struct Load<'a> {
    pub(super) address: SocketAddr,
    /// Header lines of every request.
    pub(super) headers: &'a str,
    pub(super) clients: usize,
    pub(super) length: Duration,
}

pub(super) struct Measured {
    pub(super) requests: usize,
    pub(super) seconds: f64,
    /// Of the answers, added up.
    pub(super) body_bytes: usize,
    /// Sorted.
    latencies: Vec<Duration>,
}

impl Load<'_> {
    /// `ask` makes request number `n` of client `c`; every answer must be a success.
    pub(super) fn run(&self, ask: impl Fn(usize, usize) -> Ask + Sync) -> Result<Measured> {
        let barrier = Barrier::new(self.clients);
        let outcomes: Vec<Result<(Vec<Duration>, usize, f64)>> = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..self.clients)
                .map(|client| {
                    let (ask, barrier) = (&ask, &barrier);
                    scope.spawn(move || self.run_client(barrier, |number| ask(client, number)))
                })
                .collect();
            clients
                .into_iter()
                .filter_map(|client| client.join().ok())
                .collect()
        });
        let mut measured = Measured {
            requests: 0,
            seconds: 0.0,
            body_bytes: 0,
            latencies: Vec::new(),
        };
        for outcome in outcomes {
            let (latencies, body_bytes, seconds) = outcome?;
            measured.requests += latencies.len();
            measured.body_bytes += body_bytes;
            measured.seconds = measured.seconds.max(seconds);
            measured.latencies.extend(latencies);
        }
        measured.latencies.sort();
        Ok(measured)
    }

    fn run_client(
        &self,
        barrier: &Barrier,
        ask: impl Fn(usize) -> Ask,
    ) -> Result<(Vec<Duration>, usize, f64)> {
        let mut client = Client::new(self.address, Duration::from_secs(30));
        let mut latencies = Vec::new();
        let mut body_bytes = 0;
        barrier.wait();
        let begun = Instant::now();
        while begun.elapsed() < self.length {
            let Ask { method, path, body } = ask(latencies.len());
            let headers = self.headers;
            let sent = Instant::now();
            let answer = client.send(&Request {
                method,
                path: &path,
                headers,
                body: &body,
            });
            match answer {
                Ok(answer) if answer.is_success() => body_bytes += answer.body.len(),
                Ok(answer) => bail!("{method} {path}: {} {}", answer.status, answer.json()),
                Err(silence) => bail!("{method} {path}: {silence:?}"),
            }
            latencies.push(sent.elapsed());
        }
        Ok((latencies, body_bytes, begun.elapsed().as_secs_f64()))
    }
}

impl Measured {
    pub(super) fn per_second(&self) -> f64 {
        self.requests as f64 / self.seconds
    }

    /// Milliseconds within which this part of the answers came, 0.99 for all but one of a hundred.
    pub(super) fn within_ms(&self, part: f64) -> f64 {
        let index = (part * self.latencies.len() as f64) as usize;
        let latency = self.latencies.get(index).or(self.latencies.last());
        latency.map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    }
}
