use std::{future::Future, net, time::Duration};

use anyhow::Context as _;
use kernel::Makers;
use tokio::{net::TcpListener, sync::watch};

use crate::{App, Config, door, systemd::Starter};

/// Answers requests until the process is told to stop, on the `socket` that was handed over or on one of its own. The first line on
/// standard output is the address, and whoever reads it may ask; behind it come the lines that `prepare` gives.
///
/// # Errors
/// When the address is taken, or the program cannot be put together.
pub(crate) async fn serve(
    config: &Config,
    makers: Makers,
    socket: Option<net::TcpListener>,
    prepare: impl AsyncFnOnce(&App) -> anyhow::Result<Vec<String>>,
) -> anyhow::Result<()> {
    let listener = match socket {
        Some(socket) => taken_over(socket).context("the socket that was handed over cannot be used")?,
        None => opened(config.server.listen).await?,
    };
    let address = listener.local_addr()?;
    if config.server.is_open_at(address) {
        tracing::warn!(%address, "what is said to this address can be read and changed on the way: put a proxy with TLS before it and set server.public_url");
    }
    let url = format!("http://{address}");
    let app = App::start(config, makers, &url).await?;
    let more = prepare(&app).await?;
    app.learn(config);
    announce(&url, &more);
    let starter = Starter::of_this_process();
    starter.ready();
    let stop = async {
        signal().await;
        starter.stopping();
    };
    tokio::select! {
        () = until_stopped(&app, config, listener, stop) => {}
        () = starter.reassure() => {}
    }
    app.seal().await;
    app.close().await;
    Ok(())
}

fn taken_over(socket: net::TcpListener) -> std::io::Result<TcpListener> {
    socket.set_nonblocking(true)?;
    TcpListener::from_std(socket)
}

async fn opened(listen: net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))
}

#[expect(clippy::print_stdout, reason = "the address is what this command is asked for")]
fn announce(url: &str, more: &[String]) {
    println!("{url}");
    more.iter().for_each(|line| println!("{line}"));
}

/// Serves until `stop` is ready, then: says so on `/readyz`, goes on for a while, and lets running requests finish.
async fn until_stopped(app: &App, config: &Config, listener: TcpListener, stop: impl Future<Output = ()>) {
    let (ended, mut end) = watch::channel(false);
    let finish = Duration::from_secs(config.server.finish_seconds);
    let attended = app.clone();
    let ending = async move { drop(end.wait_for(|ended| *ended).await) };
    let attending = tokio::spawn(async move { attended.attend(ending, finish).await });
    let stopping = async {
        stop.await;
        tracing::info!("stopping");
        app.watch.drain();
        tokio::time::sleep(Duration::from_secs(config.server.drain_seconds)).await;
        app.live.end();
    };
    if !door::keep_open(listener, app.router(), stopping, finish).await {
        tracing::warn!("some requests did not finish in time");
    }
    let _ = ended.send(true);
    let _ = tokio::time::timeout(finish, attending).await;
}

/// Ready when the process is asked to stop: by Ctrl-C, or by who manages it.
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
