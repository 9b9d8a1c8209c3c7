//! Durable work: taken under a lease, done, tried again later, or given up with a reason.

use std::sync::Arc;

use domain::id::SeriesId;
use domain::notice::Thread;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Job, NewJob, Tx};

use crate::{App, Error};

/// Jobs taken at once.
const TAKEN: u32 = 20;
/// Seconds within which a job must be done before another node may take it.
const LEASE_SECONDS: i64 = 300;
/// Attempts after which a job is given up.
const ATTEMPTS_MOST: u32 = 12;

/// All work that may be due. It says everything needed, so that any node can do it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Work {
    /// Make the dates of a series that the horizon has reached.
    ProlongSeries { series: SeriesId },
    /// Tell who runs a meeting or series what people said of coming since then.
    TellReplies { thread: Thread, since: Timestamp },
}

impl Work {
    fn kind(&self) -> &'static str {
        match self {
            Work::ProlongSeries { .. } => "prolongSeries",
            Work::TellReplies { .. } => "tellReplies",
        }
    }

    /// Equal work waits only once.
    fn dedup(&self) -> String {
        match self {
            Work::ProlongSeries { series } => format!("prolongSeries/{series}"),
            Work::TellReplies { thread, .. } => format!("tellReplies/{}", thread.id()),
        }
    }
}

/// How an attempt ended.
enum Outcome {
    Done,
    Retry {
        after: SignedDuration,
        error: String,
    },
    GiveUp {
        reason: String,
    },
}

impl App {
    /// Writes work down in the transaction that makes it necessary.
    pub(crate) fn enqueue(&self, tx: &mut Tx, work: &Work, due_at: Timestamp) -> Result<(), Error> {
        let payload = serde_json::to_value(work).unwrap_or_default();
        let job = NewJob {
            id: self.ids(due_at).job(),
            kind: work.kind().to_owned(),
            payload,
            dedup: Some(work.dedup()),
            due_at,
        };
        tx.enqueue(&job)?;
        Ok(())
    }

    /// Runs jobs until none is due; says how many were attempted. `worker` names this process.
    pub fn run_jobs(self: &Arc<Self>, worker: &str) -> Result<usize, Error> {
        let mut attempted = 0;
        while !self.is_stopped() {
            let now = self.now();
            let until = now
                .checked_add(SignedDuration::from_secs(LEASE_SECONDS))
                .unwrap_or(now);
            let owner = worker.to_owned();
            let jobs = self
                .store
                .write(move |tx| tx.next_jobs(now, &owner, until, TAKEN).map_err(Error::from))?;
            if jobs.is_empty() {
                break;
            }
            for job in jobs {
                let outcome = self.attempt(&job);
                self.settle(&job, worker, outcome)?;
                attempted += 1;
            }
        }
        Ok(attempted)
    }

    fn attempt(self: &Arc<Self>, job: &Job) -> Outcome {
        let work = match serde_json::from_value::<Work>(job.payload.clone()) {
            Ok(work) => work,
            Err(error) => {
                return Outcome::GiveUp {
                    reason: format!("unreadable: {error}"),
                };
            }
        };
        let done = match work {
            Work::ProlongSeries { series } => self.prolong(series).map(|_| ()),
            Work::TellReplies { thread, since } => self.tell_replies(thread, since),
        };
        match done {
            Ok(()) => Outcome::Done,
            Err(error @ (Error::Busy(_) | Error::Broken(_) | Error::Stale { .. }))
                if job.attempts < ATTEMPTS_MOST =>
            {
                // 2 s, 4 s … a little over an hour.
                let after = SignedDuration::from_secs(1 << job.attempts.min(12));
                Outcome::Retry {
                    after,
                    error: error.to_string(),
                }
            }
            Err(error) => Outcome::GiveUp {
                reason: error.to_string(),
            },
        }
    }

    /// Notes the outcome. A lease lost meanwhile means another worker notes its own.
    fn settle(&self, job: &Job, worker: &str, outcome: Outcome) -> Result<(), Error> {
        let (id, worker, now) = (job.id, worker.to_owned(), self.now());
        self.store.write(move |tx| {
            match &outcome {
                Outcome::Done => tx.job_done(id, &worker)?,
                Outcome::Retry { after, error } => {
                    let due_at = now.checked_add(*after).unwrap_or(now);
                    tx.job_retry(id, &worker, due_at, error)?
                }
                Outcome::GiveUp { reason } => {
                    tracing::error!(job = %id, reason, "a job was given up");
                    tx.job_give_up(id, &worker, reason)?
                }
            };
            Ok::<_, Error>(())
        })
    }
}
