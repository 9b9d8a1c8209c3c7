//! Follows the live stream through all that happens, as a browser does: when the stream breaks, it
//! asks any server for what came after the last line it heard. It must hear each change once.

use super::client::World;
use crate::http::Lines;
use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How long after the end a change may still arrive.
const LATENESS: Duration = Duration::from_secs(5);

/// What came over the stream.
#[derive(Default)]
pub(super) struct Heard {
    /// How often each position of the log was heard.
    changes: HashMap<String, u32>,
    /// The last position, from which to go on.
    last: String,
    /// Times it was told that too much was missed and everything has to be read anew.
    pub(super) resets: u64,
}

impl Heard {
    /// Who is told to read anew misses nothing by not hearing the rest.
    pub(super) fn missed(&self, told: &[String]) -> Vec<String> {
        if self.resets > 0 {
            return Vec::new();
        }
        let missed = told
            .iter()
            .filter(|position| !self.changes.contains_key(*position));
        missed.cloned().collect()
    }

    /// Takes in lines until the stream breaks; true when it told anything.
    fn listen(&mut self, lines: &mut Lines) -> bool {
        let (mut name, mut position) = (String::new(), String::new());
        let mut told = false;
        while let Ok(line) = lines.next() {
            if let Some(value) = line.strip_prefix("event:") {
                value.trim().clone_into(&mut name);
            } else if let Some(value) = line.strip_prefix("id:") {
                value.trim().clone_into(&mut position);
            } else if line.is_empty() && !name.is_empty() {
                if !position.is_empty() {
                    self.last.clone_from(&position);
                }
                match name.as_str() {
                    "change" => *self.changes.entry(position.clone()).or_default() += 1,
                    "reset" => self.resets += 1,
                    _ => {}
                }
                told |= name == "change";
                name.clear();
                position.clear();
            }
        }
        told
    }

    pub(super) fn twice(&self) -> Vec<String> {
        let twice = self.changes.iter().filter(|(_, count)| **count > 1);
        twice
            .map(|(position, count)| format!("{position}: {count} times"))
            .collect()
    }
}

/// Listens until some time after the end. `first` is where the log stands at the beginning.
pub(super) fn follow(world: &World, first: &str) -> Heard {
    let mut heard = Heard {
        last: first.to_owned(),
        ..Heard::default()
    };
    let mut silent_since: Option<Instant> = None;
    for address in world.addresses.iter().cycle() {
        let session = world.session.read().map(|line| line.clone());
        let headers = format!(
            "{}Accept: text/event-stream\r\nLast-Event-ID: {}\r\n",
            session.unwrap_or_default(),
            heard.last
        );
        // Short, so that the end is noticed; a silent stream is simply opened again.
        let patience = Duration::from_millis(700);
        match Lines::open(*address, "/api/v1/events", &headers, patience) {
            Ok(mut lines) => {
                if heard.listen(&mut lines) {
                    silent_since = None;
                }
            }
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
        if world.is_over.load(Ordering::Relaxed)
            && silent_since.get_or_insert_with(Instant::now).elapsed() > LATENESS
        {
            break;
        }
    }
    heard
}
