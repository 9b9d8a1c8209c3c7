//! What runs beside requests: following the log, sweeping, jobs. Each has a name, is started here
//! and ends with the server.

use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use app::App;

/// How often the clock's work is looked at.
const SWEEP_EVERY: Duration = Duration::from_secs(20);

/// How often is looked whether something has to be said, and whether something is to go out.
const NOTICE_EVERY: Duration = Duration::from_secs(1);

/// Starts a named task of the runtime.
#[expect(clippy::disallowed_methods, reason = "the one place where tasks start")]
pub fn spawn(name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(async move {
        task.await;
        tracing::debug!(name, "a task ended");
    });
}

/// Starts the workers, which wait on the database and so have threads of their own.
pub fn start(app: &Arc<App>) -> std::io::Result<Vec<JoinHandle<()>>> {
    let follower = app.clone();
    let sweeper = app.clone();
    let watcher = app.clone();
    let sender = app.clone();
    Ok(vec![
        Builder::new()
            .name("follow".into())
            .spawn(move || follower.keep_following())?,
        Builder::new()
            .name("sweep".into())
            .spawn(move || keep_sweeping(&sweeper))?,
        Builder::new()
            .name("notice".into())
            .spawn(move || keep_watching(&watcher))?,
        // Apart from all else: a mail server that is silent keeps whoever speaks with it waiting.
        Builder::new()
            .name("deliver".into())
            .spawn(move || keep_delivering(&sender))?,
    ])
}

fn keep_sweeping(app: &Arc<App>) {
    let worker = app.worker_name();
    while !app.is_stopped() {
        let outcome = app.sweep(&worker).and_then(|_| app.run_jobs(&worker));
        if let Err(error) = outcome {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "a sweep failed and will be repeated");
        }
        std::thread::park_timeout(SWEEP_EVERY);
    }
}

fn keep_watching(app: &Arc<App>) {
    let worker = app.worker_name();
    while !app.is_stopped() {
        if let Err(error) = app.watch_notices(&worker) {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "cannot find out what has to be said");
        }
        std::thread::park_timeout(NOTICE_EVERY);
    }
}

fn keep_delivering(app: &Arc<App>) {
    let worker = app.worker_name();
    while !app.is_stopped() {
        if let Err(error) = app.deliver_notices(&worker) {
            let error: &dyn std::error::Error = &error;
            tracing::warn!(error, "cannot look for messages to deliver");
        }
        std::thread::park_timeout(NOTICE_EVERY);
    }
}

/// Wakes and waits for the workers after the app was stopped.
pub fn join(workers: Vec<JoinHandle<()>>) {
    for worker in workers {
        worker.thread().unpark();
        if worker.join().is_err() {
            tracing::error!("a worker panicked");
        }
    }
}
