//! The obedient messenger for tests: keeps what it is given, and fails when told to.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Message, Messenger, Undelivered, mime};

/// Takes every message, unless it was told how to fail.
#[derive(Default)]
pub struct Fake {
    taken: Mutex<Vec<Message>>,
    down: Mutex<Option<Undelivered>>,
    refused: Mutex<HashMap<String, Undelivered>>,
}

impl Fake {
    /// What arrived since the last call, in order.
    pub fn take(&self) -> Vec<Message> {
        std::mem::take(&mut *held(&self.taken))
    }

    /// Fails every attempt like this from now on; `None` mends it.
    pub fn break_down(&self, with: Option<Undelivered>) {
        *held(&self.down) = with;
    }

    /// Fails every attempt to one address; `None` mends it.
    pub fn refuse(&self, address: &str, with: Option<Undelivered>) {
        let mut refused = held(&self.refused);
        match with {
            Some(with) => refused.insert(address.to_owned(), with),
            None => refused.remove(address),
        };
    }
}

impl Messenger for Fake {
    fn deliver(&self, message: &Message) -> Result<(), Undelivered> {
        // Whatever a real channel could not write down is refused here as well.
        mime::written(message)?;
        self.probe()?;
        match held(&self.refused).get(&message.to.address) {
            Some(failure) => Err(failure.clone()),
            None => {
                held(&self.taken).push(message.clone());
                Ok(())
            }
        }
    }

    fn probe(&self) -> Result<(), Undelivered> {
        held(&self.down).clone().map_or(Ok(()), Err)
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
