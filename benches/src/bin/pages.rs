//! Requests a second of the demo house, against a hello-world behind the same layers, in one run on the same cores.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use benches::{ask_over_and_over, makers, percent, question, say};
use directory::{import, import_edition};
use kit::{HouseFacts, OneHouse, Texts};
use tokio::net::TcpListener;
use voordeur::{App, Config};

/// How long each measurement takes.
const TIME: Duration = Duration::from_secs(4);
/// How many ask at once.
const CONNECTIONS: usize = 8;

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let dir = tempfile::tempdir()?;
    let app = app(dir.path()).await?;
    let house = serve(app.router()).await?;
    let hello = serve(hello(&app)?).await?;
    wait_for_meaning(&app).await?;
    let measured = async |name: &str, address: SocketAddr, path: &str, body: Option<&str>| {
        let load = ask_over_and_over(address, &[question(path, body)], CONNECTIONS, TIME).await?;
        anyhow::ensure!(load.refused == 0, "{name}: {} answers were not 200", load.refused);
        anyhow::Ok(load.per_second)
    };
    let whole = measured("hello", hello, "/hello", None).await?;
    say(format!("{:34} {whole:9.0}/s  ratio to hello", "hello world, same layers"));
    for path in [
        "/",
        "/vandaag",
        "/zitdagen",
        "/aanbod",
        "/aanbod/sh-leefloon",
        "/hsds/services?per_page=50",
        "/hsds/services?full=true&per_page=10",
        "/calendar.ics",
    ] {
        let rate = measured(path, house, path, None).await?;
        say(format!("{path:34} {rate:9.0}/s  {}", percent(rate, whole)));
    }
    let asked = "/api/match?q=mijn%20huisbaas%20wil%20mij%20buitenzetten";
    let rate = measured("match", house, asked, None).await?;
    say(format!("{:34} {rate:9.0}/s  on two cores, with the client", "/api/match"));
    Ok(())
}

async fn app(dir: &std::path::Path) -> anyhow::Result<App> {
    let config =
        Config::from_toml(&format!("[data]\ndir = {:?}\n[log]\nfilter = 'error'\n", dir.display().to_string()))?;
    let app = App::start(&config, makers(), "http://localhost").await?;
    let house = app.house().id;
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    let sample = import::read(house, &files).directory.ok_or_else(|| anyhow::anyhow!("no sample"))?;
    import_edition(app.db(), house, &sample, |_| ()).await?;
    app.look().await?;
    Ok(app)
}

/// Two words behind all layers that a page of ours goes through.
fn hello(app: &App) -> anyhow::Result<Router> {
    let facts = HouseFacts { edition: kit::Edition::default(), ..facts_of(app) };
    let settings = kit::Settings::new(Texts::new(&[directory::WORDS])?, OneHouse(kit::House::new(facts)), makers());
    Ok(kit::layers(Router::new().route("/hello", get(async || "hello world")), settings))
}

fn facts_of(app: &App) -> HouseFacts {
    let house = app.house();
    HouseFacts {
        id: house.id,
        name: house.name.clone(),
        city: house.city.clone(),
        address: house.address.clone(),
        phone: house.phone.clone(),
        zone: house.zone.clone(),
        languages: house.languages.clone(),
        public_url: house.public_url.clone(),
        sample_data: house.sample_data,
        neutral_page: house.neutral_page.clone(),
        edition: house.edition.clone(),
    }
}

async fn serve(router: Router) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// The encoder is read beside the requests; what is measured is the whole answer.
async fn wait_for_meaning(app: &App) -> anyhow::Result<()> {
    for _ in 0..600 {
        if app.knows_meaning() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the encoder was not ready within a minute")
}
