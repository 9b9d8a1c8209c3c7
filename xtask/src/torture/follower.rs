//! Follows the live stream through all that happens, as a browser does: when the stream breaks, it
//! asks any server for what came after the last line it heard. It must hear each change once.

use super::client::World;
use crate::http::Lines;
use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How long after the end a change may still arrive.
const LATENESS: Duration = Duration::from_secs(5);

/// How often each position of the log was heard.
pub(super) struct Heard(HashMap<String, u32>);

impl Heard {
    pub(super) fn missed(&self, told: &[String]) -> Vec<String> {
        let missed = told
            .iter()
            .filter(|position| !self.0.contains_key(*position));
        missed.cloned().collect()
    }

    pub(super) fn twice(&self) -> Vec<String> {
        let twice = self.0.iter().filter(|(_, count)| **count > 1);
        twice
            .map(|(position, count)| format!("{position}: {count} times"))
            .collect()
    }
}

/// Listens until some time after the end. `first` is where the log stands at the beginning.
pub(super) fn follow(world: &World, first: &str) -> Heard {
    let mut heard = HashMap::new();
    let mut last = first.to_owned();
    let mut silent_since: Option<Instant> = None;
    for address in world.addresses.iter().cycle() {
        let session = world
            .session
            .read()
            .map(|line| line.clone())
            .unwrap_or_default();
        let headers = format!("{session}Accept: text/event-stream\r\nLast-Event-ID: {last}\r\n");
        // Short, so that the end is noticed; a silent stream is simply opened again.
        let patience = Duration::from_millis(700);
        if let Ok(mut lines) = Lines::open(*address, "/api/v1/events", &headers, patience) {
            while let Ok(line) = lines.next() {
                if let Some(position) = line.strip_prefix("id:") {
                    last = position.trim().to_owned();
                    *heard.entry(last.clone()).or_default() += 1;
                    silent_since = None;
                }
            }
        } else {
            std::thread::sleep(Duration::from_millis(50));
        }
        if world.is_over.load(Ordering::Relaxed)
            && silent_since.get_or_insert_with(Instant::now).elapsed() > LATENESS
        {
            break;
        }
    }
    Heard(heard)
}
