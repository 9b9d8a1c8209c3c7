//! `serve`: the server, until it is told to stop.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use app::App;
use app::person::WELCOME;
use axum::Extension;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::Config;
use crate::connection::{self, HEAD_PATIENCE};
use crate::http::{self, live::Live};
use crate::proxy::Proxies;
use crate::tasks;

/// Hours for which the first administrator's link is good.
const LINK_HOURS: i64 = 24;
/// How long requests may take to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);

pub fn run(config: &Config) -> anyhow::Result<()> {
    super::start_logging(config);
    connection::allow_many();
    // First of all: who cannot listen must leave no data folder behind, nor bring tables up to date
    // beneath the server that listens there. Whoever knocks meanwhile waits for the doors to open.
    let listener = std::net::TcpListener::bind(config.listen)
        .with_context(|| format!("cannot listen at {}", config.listen))?;
    listener.set_nonblocking(true)?;
    let app = super::open(config)?;
    app.keep_log(config.audit_days).map_err(super::explain)?;
    app.warm_up().map_err(super::explain)?;
    greet(config, &app, listener.local_addr()?)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let proxies = Proxies::new(&config.trusted_proxies);
    runtime.block_on(serve(listener, app.clone(), proxies))?;
    runtime.shutdown_timeout(FAREWELL);
    // The last of it goes out here: connections to PostgreSQL, like questions to it, must not
    // meet a thread of the runtime.
    drop(app);
    Ok(())
}

async fn serve(
    listener: std::net::TcpListener,
    app: Arc<App>,
    proxies: Proxies,
) -> anyhow::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    let stopping = stop_signal();
    let live = Live::start(&app, stopping.clone());
    let workers = tasks::start(&app)?;
    let router = http::router(app.clone(), live).layer(Extension(proxies));
    let mut stopped = stopping.clone();
    let server = connection::answer(listener, router, HEAD_PATIENCE, async move {
        stopped.wait_for(|stop| *stop).await.ok();
    });
    let mut stopped = stopping;
    let deadline = async move {
        stopped.wait_for(|stop| *stop).await.ok();
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        () = server => {}
        () = deadline => tracing::warn!("stopped while requests were under way"),
    }
    app.stop();
    tasks::join(workers);
    Ok(())
}

/// Prints where the server is, and how the first administrator gets in.
fn greet(config: &Config, app: &Arc<App>, address: std::net::SocketAddr) -> anyhow::Result<()> {
    let url = match &config.public_url {
        Some(_) => config.public_url(),
        None => format!("http://{address}"),
    };
    println!("Smart Meeting listens at {url}");
    if !app.has_administrator().map_err(super::explain)? {
        let token = app.make_link(WELCOME, LINK_HOURS).map_err(super::explain)?;
        println!(
            "Become the first administrator at {url}/welcome#token={}",
            token.as_str()
        );
        println!("The link works once, within {LINK_HOURS} hours.");
    }
    Ok(())
}

/// Turns true when the process is asked to end.
fn stop_signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tasks::spawn("signals", async move {
        let interrupt = tokio::signal::ctrl_c();
        let terminate = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = interrupt => {}
            () = terminate => {}
        }
        sender.send(true).ok();
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_cannot_listen_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let config = Config {
            listen: taken.local_addr().unwrap(),
            data: folder.path().join("data"),
            ..Config::default()
        };
        let refused = run(&config).unwrap_err();
        assert!(format!("{refused:#}").contains("cannot listen at"));
        assert!(!config.data.exists());
    }
}
