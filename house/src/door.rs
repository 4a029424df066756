//! The socket: who comes in, how long they may keep a connection without saying anything, and how they are let out.

use std::{convert::Infallible, future::Future, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, response::Response};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Notify, Semaphore, watch},
};
use tower::ServiceExt as _;

/// How long a request may take to say its head, and a connection may rest between two requests.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// The most bytes of a head that are looked at; the layers answer 431 well before.
const HEAD_BYTES: usize = 64 * 1024;
/// The most connections at once; more wait outside.
const CONNECTIONS: u32 = 10_000;
/// How long somebody who came in just before the end has for a first word. Without it they would be shown out unheard.
const FIRST_WORD: Duration = Duration::from_secs(1);

/// Lets requests in until `stop` is ready, then gives the running ones `finish` to end. True when all of them did.
pub(crate) async fn keep_open(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    finish: Duration,
) -> bool {
    let (ending, ended) = watch::channel(false);
    let room = Arc::new(Semaphore::new(CONNECTIONS as usize));
    let mut stop = pin!(stop);
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
        let visit = Visit { peer, router: router.clone(), ended: ended.clone() };
        tokio::spawn(async move {
            visit.attend(stream).await;
            drop(place);
        });
    }
    drop(listener);
    let _ = ending.send(true);
    // All places are free again when everybody has left.
    tokio::time::timeout(finish, room.acquire_many(CONNECTIONS)).await.is_ok()
}

/// One connection.
struct Visit {
    peer: SocketAddr,
    router: Router,
    ended: watch::Receiver<bool>,
}

impl Visit {
    /// Answers until the visitor leaves or the house closes. A connection that breaks is the visitor's own affair.
    async fn attend(mut self, stream: TcpStream) {
        let spoke = Notify::new();
        let answer = service_fn(|request| {
            spoke.notify_one();
            answer(self.router.clone(), self.peer, request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), answer);
        let mut connection = pin!(connection);
        let closing = async {
            let _ = self.ended.wait_for(|ended| *ended).await;
            let _ = tokio::time::timeout(FIRST_WORD, spoke.notified()).await;
        };
        tokio::select! {
            _ = connection.as_mut() => return,
            () = closing => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

async fn answer(router: Router, peer: SocketAddr, mut request: Request<Incoming>) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request.map(Body::new)).await
}
