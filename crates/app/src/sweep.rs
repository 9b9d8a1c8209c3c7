//! Everything the clock causes: each sweep asks 'what is due now?' and is harmless to repeat, so
//! that a missed one is made up by the next. A lease keeps several nodes from doing it at once.

use std::sync::Arc;

use jiff::SignedDuration;

use crate::job::Work;
use crate::{App, Error};

/// Seconds for which a node that swept keeps the right to.
const LEASE_SECONDS: i64 = 120;
/// Days for which the answer to a repeated request is kept.
const REMEMBER_DAYS: i64 = 7;
/// Days for which people can look up what they were told.
const NOTICE_DAYS: i64 = 180;
/// Days for which is kept what was said last of a meeting; longer than anything can be booked ahead.
const TOLD_DAYS: i64 = 3 * 366;
/// Series looked at in one sweep.
const SERIES_MOST: usize = 1_000;

impl App {
    /// One round over everything that may be due; `false` when another node does it.
    pub fn sweep(self: &Arc<Self>, worker: &str) -> Result<bool, Error> {
        let now = self.now();
        let until = now
            .checked_add(SignedDuration::from_secs(LEASE_SECONDS))
            .unwrap_or(now);
        let holder = worker.to_owned();
        let ours = self.store.write(move |tx| {
            tx.take_lease("sweep", &holder, now, until)
                .map_err(Error::from)
        })?;
        if ours {
            self.sweep_series()?;
            self.sweep_check_ins()?;
            self.serve_waiting()?;
            self.sweep_approvals()?;
            self.sweep_panels()?;
            self.sweep_closures()?;
            self.sweep_spent()?;
            self.sweep_minutes()?;
            self.remind_actions()?;
            self.sweep_files()?;
            self.remind()?;
            self.send_digests()?;
            self.seal_log()?;
            self.purge_log()?;
        }
        Ok(ours)
    }

    /// Series whose horizon may have moved over further dates.
    fn sweep_series(self: &Arc<Self>) -> Result<(), Error> {
        let now = self.now();
        let app = self.clone();
        self.store.write(move |tx| {
            for series in tx.series_due(now, SERIES_MOST)? {
                app.enqueue(tx, &Work::ProlongSeries { series }, now)?;
            }
            Ok(())
        })
    }

    /// What has run out: sessions, and answers nobody will ask for again.
    fn sweep_spent(&self) -> Result<(), Error> {
        let now = self.now();
        let ago = |days: i64| {
            now.checked_sub(SignedDuration::from_hours(24 * days))
                .unwrap_or(now)
        };
        let before = ago(REMEMBER_DAYS);
        let (notices, told) = (
            crate::clock::first_notice_at(ago(NOTICE_DAYS)),
            ago(TOLD_DAYS),
        );
        self.store.write(move |tx| {
            tx.purge_sessions(now)?;
            tx.purge_approval_links(before)?;
            tx.purge_idempotency(before)?;
            tx.purge_pairings(now)?;
            tx.purge_notices(notices, told)?;
            Ok(())
        })
    }
}
