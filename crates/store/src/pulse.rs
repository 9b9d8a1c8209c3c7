//! Wakes whoever follows the log. It only hurries what the follower would find anyway when its
//! time is out, so a lost beat costs patience and never an event.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub(crate) struct Pulse {
    beats: Mutex<u64>,
    beaten: Condvar,
}

impl Pulse {
    /// One beat ahead of a follower that has seen none, so that it begins by reading.
    pub(crate) fn new() -> Pulse {
        Pulse {
            beats: Mutex::new(1),
            beaten: Condvar::new(),
        }
    }

    pub(crate) fn beat(&self) {
        let mut beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        *beats += 1;
        self.beaten.notify_all();
    }

    /// Returns the number of beats as soon as it is another than `seen`, or when time is out.
    pub(crate) fn wait(&self, seen: u64, timeout: Duration) -> u64 {
        let until = Instant::now() + timeout;
        let mut beats = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        while *beats == seen {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            beats = self
                .beaten
                .wait_timeout(beats, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        *beats
    }
}
