//! Requests a second of the demo house, in one run on the same cores: pages and data against a hello-world behind the same layers,
//! questions against what one core could answer if it did nothing else.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, routing::get};
use benches::{
    Figures, ask_over_and_over, cases, makers, mind, percent, question, sample, sample_house, say, serve,
    wait_for_meaning,
};
use directory::{
    Standing,
    rules::{
        Edition,
        matching::{Question, danger::Watch},
        model::EditionId,
    },
};
use kernel::{HouseId, Instant};
use kit::{HouseFacts, OneHouse, Texts};
use voordeur::App;

/// How long each measurement takes.
const TIME: Duration = Duration::from_secs(4);
/// How many ask at once.
const CONNECTIONS: usize = 8;

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let dir = tempfile::tempdir()?;
    let app = sample_house(dir.path()).await?;
    let house = serve(app.router()).await?;
    let hello = serve(hello(&app)?).await?;
    wait_for_meaning(&app).await?;
    let whole = rate(hello, &[question("/hello", None)]).await?;
    say(format!("{:36} {whole:8.0}/s  share of hello", "hello world, same layers"));
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
        let rate = rate(house, &[question(path, None)]).await?;
        say(format!("{path:36} {rate:8.0}/s  {}", percent(rate, whole)));
    }
    questions(house, app.house().id).await
}

/// `/api/match` against 1 / the mean of the function that answers, over the same questions.
async fn questions(house: SocketAddr, id: HouseId) -> anyhow::Result<()> {
    let cases = cases()?;
    let alone = tokio::task::spawn_blocking(move || function_alone(id)).await??;
    let asked = cases.iter().map(|case| serde_urlencoded::to_string([("q", &case.question)]));
    let asked: Vec<_> = asked.collect::<Result<_, _>>()?;
    let asked: Vec<_> = asked.iter().map(|query| question(&format!("/api/match?{query}"), None)).collect();
    let rate = rate(house, &asked).await?;
    let one_core = 1.0 / alone.mean().as_secs_f64();
    say(format!("{:36} {rate:8.0}/s  {} of one core's {one_core:.0}/s", "/api/match", percent(rate, one_core)));
    say(format!("{:36} {alone}", "the function behind it"));
    Ok(())
}

/// How long the function takes that answers a question, on this thread alone.
fn function_alone(house: HouseId) -> anyhow::Result<Figures> {
    let now = makers().clock.now();
    let mind = mind()?;
    let edition = Edition::new(makers().fresh::<EditionId>(), 1, now, sample(house)?);
    let standing = Standing::alone(edition, Arc::new(Watch::embedded()?), Some(&mind));
    let asked: Vec<_> = cases()?.iter().filter_map(|case| Question::asked(&case.question, None).ok()).collect();
    Ok(Figures::timed(&asked, |question| answered(&standing, question, now)))
}

fn answered(standing: &Standing, question: &Question, now: Instant) {
    drop(standing.answer(question, now));
}

/// Answers a second to these requests, asked in turn.
async fn rate(address: SocketAddr, requests: &[Vec<u8>]) -> anyhow::Result<f64> {
    let load = ask_over_and_over(address, requests, CONNECTIONS, TIME).await?;
    anyhow::ensure!(load.refused == 0, "{} answers were not 200", load.refused);
    Ok(load.per_second)
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
        banner: house.banner,
        mail_from: String::new(),
        confirm_weeks: 6,
        unheard_days: 60,
        neutral_page: house.neutral_page.clone(),
        edition: house.edition.clone(),
    }
}
