//! The socket: who comes in, how long they may keep a connection without saying anything, and how they are let out.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::ServiceExt as _;

/// How long a request may take to say its head, and a connection may rest between two requests.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// The most bytes of a head that are looked at; the layers answer 431 well before.
const HEAD_BYTES: usize = 64 * 1024;
/// The most connections at once; more wait outside.
const CONNECTIONS: usize = 10_000;

/// Lets requests in until `stop` is ready, then gives the running ones `finish` to end. True when all of them did.
pub(crate) async fn keep_open(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    finish: Duration,
) -> bool {
    let (running, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(CONNECTIONS)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            () = &mut stop => break,
            came = listener.accept() => match came {
                Ok(came) => came,
                Err(error) => {
                    // Too many open files, mostly: it passes when somebody leaves.
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        // Without it small answers wait for the next ones.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let answer = service_fn(move |request| answer(router.clone(), peer, request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), answer);
        let connection = running.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks is the visitor's own affair.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::time::timeout(finish, running.shutdown()).await.is_ok()
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    mut request: Request<Incoming>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request.map(Body::new)).await
}
