use std::{future::Future, time::Duration};

use anyhow::Context as _;
use kernel::Makers;
use tokio::{net::TcpListener, sync::watch};

use crate::{App, Config, door};

/// Answers requests until the process is told to stop. The first line on standard output is the address, and whoever reads
/// it may ask; behind it come the lines that `prepare` gives.
///
/// # Errors
/// When the address is taken, or the program cannot be put together.
pub(crate) async fn serve(
    config: &Config,
    makers: Makers,
    prepare: impl AsyncFnOnce(&App) -> anyhow::Result<Vec<String>>,
) -> anyhow::Result<()> {
    let listen = config.server.listen;
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let url = format!("http://{}", listener.local_addr()?);
    let app = App::start(config, makers, &url).await?;
    let more = prepare(&app).await?;
    app.learn(config);
    announce(&url, &more);
    until_stopped(&app, config, listener, signal()).await;
    app.seal().await;
    app.close().await;
    Ok(())
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
