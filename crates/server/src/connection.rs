//! Connections: taken, answered, and dropped when they only take up room. A client that sends
//! half a request, or nothing at all, must not keep others out.

use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::TcpListener;

use crate::tasks;

/// How long the head of a request may take, and a connection may rest between two.
pub const HEAD_PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait when no further connection can be taken, until others have ended.
const BREATH: Duration = Duration::from_millis(50);

/// Connections that this process may have open, as many as the system lets it.
pub fn allow_many() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        tracing::warn!(%error, "the number of open files could not be raised");
    }
}

/// Answers whoever connects until `stop`, then lets requests under way come to their end.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    head_patience: Duration,
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(head_patience);
    let service = TowerToHyperService::new(router);
    let underway = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        // Answers are written whole; waiting for more to send only makes them late.
        stream.set_nodelay(true).ok();
        let service = service.clone();
        // The log keeps from where somebody came.
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            service.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let connection = underway.watch(connection);
        tasks::spawn("connection", async move {
            // A client that went away is no fault.
            connection.await.ok();
        });
    }
    drop(listener);
    underway.shutdown().await;
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    use super::*;

    async fn served(head_patience: Duration) -> std::net::SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", axum::routing::get(async || "here"));
        tasks::spawn(
            "test",
            answer(listener, router, head_patience, std::future::pending()),
        );
        address
    }

    #[tokio::test]
    async fn who_sends_half_a_request_is_dropped() {
        let address = served(Duration::from_millis(50)).await;
        let mut half = TcpStream::connect(address).await.unwrap();
        half.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            .await
            .unwrap();
        let mut rest = Vec::new();
        // Ends only because the other side closes.
        half.read_to_end(&mut rest).await.unwrap();
        let mut silent = TcpStream::connect(address).await.unwrap();
        silent.read_to_end(&mut rest).await.unwrap();
    }

    #[tokio::test]
    async fn whole_requests_are_answered_one_after_the_other() {
        let address = served(HEAD_PATIENCE).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        for _ in 0..2 {
            client
                .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                .await
                .unwrap();
            let mut answer = vec![0; 4096];
            let read = client.read(&mut answer).await.unwrap();
            let text = String::from_utf8_lossy(&answer[..read]).into_owned();
            assert!(text.starts_with("HTTP/1.1 200 OK"), "{text}");
        }
    }
}
