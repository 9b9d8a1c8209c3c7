//! Word between nodes on one PostgreSQL: who commits lines to the log says so, who follows the log
//! hears it. NOTIFY takes a lock that orders all commits, so it is not part of the transactions:
//! one thread sends it beside them, at most every few milliseconds.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator;

use crate::postgres::Address;
use crate::pulse::Pulse;

const REST: Duration = Duration::from_millis(20);
const ROUND: Duration = Duration::from_secs(1);

/// Sends word for as long as the returned end is kept.
pub(crate) fn herald(pool: r2d2::Pool<Address>) -> SyncSender<()> {
    let (due, waiting) = sync_channel::<()>(1);
    let started = thread::Builder::new()
        .name("store-herald".to_owned())
        .spawn(move || {
            while waiting.recv().is_ok() {
                if let Ok(mut session) = pool.get() {
                    // Followers poll as well, so a message that fails is only late.
                    let _ = session.order("NOTIFY smart_meeting_event");
                }
                thread::sleep(REST);
            }
        });
    if let Err(error) = started {
        tracing::warn!(%error, "other nodes are not told about changes, they find them by polling");
    }
    due
}

/// Hears word for as long as anybody has the pulse.
pub(crate) fn listen(address: Address, pulse: &Arc<Pulse>) {
    let pulse = Arc::downgrade(pulse);
    let started = thread::Builder::new().name("store-listener".to_owned()).spawn(move || {
        while pulse.strong_count() > 0 {
            if let Err(error) = hear(&address, &pulse) {
                tracing::warn!(%error, "changes of other nodes are found by polling for a while");
                thread::sleep(ROUND);
            }
        }
    });
    if let Err(error) = started {
        tracing::warn!(%error, "changes of other nodes are found by polling only");
    }
}

fn hear(address: &Address, pulse: &Weak<Pulse>) -> Result<(), postgres::Error> {
    let mut client = address.connect()?;
    client.batch_execute("LISTEN smart_meeting_event")?;
    // What was said before this moment went unheard.
    pulse.upgrade().inspect(|pulse| pulse.beat());
    loop {
        let heard = client.notifications().timeout_iter(ROUND).next()?.is_some();
        let Some(pulse) = pulse.upgrade() else {
            return Ok(());
        };
        if heard {
            pulse.beat();
        } else if client.is_closed() {
            return Ok(());
        }
    }
}
