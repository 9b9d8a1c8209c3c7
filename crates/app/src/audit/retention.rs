//! How long the log is kept. Only whole sealed stretches are thrown away, oldest first, and their
//! seals stay: what is left can still be proved.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::event::{Fact, LogFact};
use jiff::SignedDuration;

use crate::{App, Error, Problem, Who};

/// Days for which the log is kept at least, whatever is set: six months, which laws on network logs
/// ask for.
pub const KEEP_DAYS_LEAST: i64 = 184;
/// Seals whose lines go in one sweep.
const PURGED_MOST: usize = 20;

/// Days for which the log is kept; 0 is for ever.
#[derive(Default)]
pub struct Retention(AtomicI64);

impl App {
    /// Keeps the log for so many days from now on; `None` keeps it for ever.
    pub fn keep_log(&self, days: Option<i64>) -> Result<(), Error> {
        let days = days.unwrap_or(0);
        if days != 0 && days < KEEP_DAYS_LEAST {
            return Err(Error::invalid(
                "audit_days",
                Problem::OutOfRange {
                    least: KEEP_DAYS_LEAST,
                    most: i64::MAX,
                },
            ));
        }
        self.retention.0.store(days, Ordering::Relaxed);
        Ok(())
    }

    /// Throws away what is older than what is kept.
    pub(crate) fn purge_log(self: &Arc<Self>) -> Result<(), Error> {
        let days = self.retention.0.load(Ordering::Relaxed);
        let now = self.now();
        let kept = SignedDuration::from_hours(days.saturating_mul(24).min(i64::from(i32::MAX)));
        let (true, Ok(before)) = (days > 0, now.checked_sub(kept)) else {
            return Ok(());
        };
        let app = self.clone();
        self.store.write(move |tx| {
            let (mut seal, mut lines) = (None, 0);
            for _ in 0..PURGED_MOST {
                let Some(oldest) = tx.seal_to_purge(before)? else {
                    break;
                };
                lines += tx.purge_sealed(&oldest, now)?;
                seal = Some(oldest.id);
            }
            match seal {
                Some(seal) => {
                    let fact = Fact::Log(LogFact::Purged { seal, lines });
                    app.log(tx, &Who::timer(), now, fact)
                }
                None => Ok(()),
            }
        })
    }
}
