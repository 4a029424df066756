use std::{net::SocketAddr, path::Path, time::Duration};

use axum::Router;
use directory::{
    EncoderFile, Mind, import, import_edition,
    rules::{matching::measure::Case, model::Directory},
};
use kernel::HouseId;
use tokio::net::TcpListener;
use voordeur::{App, Config};

use crate::makers;

/// The sample house in this folder, without its first page served yet. Limits do not hold for callers on this machine.
///
/// # Errors
/// When it cannot be put together.
pub async fn sample_house(dir: &Path) -> anyhow::Result<App> {
    let config = Config::read(&format!("[data]\ndir = {:?}\n[log]\nfilter = 'error'\n", dir.display().to_string()))?;
    let app = App::start(&config, makers(), "http://localhost").await?;
    app.learn(&config);
    let house = app.house().id;
    import_edition(app.db(), house, &sample(house)?, |_| ()).await?;
    app.look().await?;
    Ok(app)
}

/// The sample directory of Mechelen, for this house.
///
/// # Errors
/// When it cannot be read.
pub fn sample(house: HouseId) -> anyhow::Result<Directory> {
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    import::read(house, &files).directory.ok_or_else(|| anyhow::anyhow!("the sample directory cannot be read"))
}

/// The questions of the development set, which are asked and never learned from.
///
/// # Errors
/// When they cannot be read.
pub fn cases() -> anyhow::Result<Vec<Case>> {
    Ok(Case::read(include_str!("../../demo/data/measure/questions-dev.jsonl"))?)
}

/// What understands questions by their meaning, out of the program itself.
///
/// # Errors
/// When the encoder cannot be read.
pub fn mind() -> anyhow::Result<Mind> {
    let encoder = EncoderFile::Embedded(demo::encoder(), demo::encoder_fingerprint());
    Ok(Mind::read(encoder, demo::vectors().into(), |_| ())?)
}

/// Answers by these routes on a free port of this machine.
///
/// # Errors
/// When there is none.
pub async fn serve(router: Router) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// Waits until questions are understood by their meaning: the encoder is read beside the requests, and what is measured is the whole
/// answer.
///
/// # Errors
/// When that takes longer than a minute.
pub async fn wait_for_meaning(app: &App) -> anyhow::Result<()> {
    for _ in 0..600 {
        if app.knows_meaning() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the encoder was not ready within a minute")
}
