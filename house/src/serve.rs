use std::{future::Future, net::SocketAddr, time::Duration};

use anyhow::Context as _;
use kernel::Makers;
use tokio::{net::TcpListener, sync::watch};

use crate::{App, Config};

/// Answers requests until the process is told to stop. The first line on standard output is the address, and whoever reads
/// it may ask.
///
/// # Errors
/// When the address is taken, or the program cannot be put together.
pub(crate) async fn serve(
    config: &Config,
    makers: Makers,
    prepare: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let listen = config.server.listen;
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let url = format!("http://{}", listener.local_addr()?);
    let app = App::start(config, makers, &url).await?;
    prepare(&app).await?;
    announce(&url);
    until_stopped(&app, config, listener, signal()).await?;
    app.close().await;
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the address is what this command is asked for")]
fn announce(url: &str) {
    println!("{url}");
}

/// Serves until `stop` is ready, then: says so on `/readyz`, goes on for a while, and lets running requests finish.
async fn until_stopped(
    app: &App,
    config: &Config,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let (ended, mut end) = watch::channel(false);
    let drain = Duration::from_secs(config.server.drain_seconds);
    let finish = Duration::from_secs(config.server.finish_seconds);
    let watch = app.watch.clone();
    let stopping = async move {
        stop.await;
        tracing::info!("stopping");
        watch.drain();
        tokio::time::sleep(drain).await;
        let _ = ended.send(true);
    };
    let mut end_of_jobs = end.clone();
    let attending = {
        let app = app.clone();
        async move {
            app.attend(
                async move {
                    let _ = end_of_jobs.changed().await;
                },
                finish,
            )
            .await
        }
    };
    let attending = tokio::spawn(attending);
    let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(stopping);
    tokio::select! {
        served = serving.into_future() => served?,
        () = async { let _ = end.changed().await; tokio::time::sleep(finish).await } => tracing::warn!("some requests did not finish in time"),
    }
    let _ = tokio::time::timeout(finish, attending).await;
    Ok(())
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
