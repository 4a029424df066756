//! Questions of visitors, fifty a second, while nobody signs in and while 64 people do at once.
//!
//! Who signs in has no account: the work is that of a wrong password, an Argon2 hash included, without the session. A question is sent at its
//! moment, also when the one before it is still out, on a connection of its own; its time counts from that moment to the last byte.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use benches::{Asker, Figures, cases, question, sample_house, say, serve, wait_for_meaning};
use tokio::time::MissedTickBehavior;

/// How many sign in, each again as soon as they were answered.
const PEOPLE: usize = 64;
/// From one question to the next: fifty a second.
const EVERY: Duration = Duration::from_millis(20);
/// How long each measurement takes.
const TIME: Duration = Duration::from_secs(20);

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let dir = tempfile::tempdir()?;
    let app = sample_house(dir.path()).await?;
    let house = serve(app.router()).await?;
    wait_for_meaning(&app).await?;
    let asked: Vec<_> = cases()?.iter().map(|case| asked(&case.question)).collect::<Result<_, _>>()?;
    say(format!("{:36} {}", "50 questions/s, quiet", answers(house, &asked).await?));
    let until = Instant::now() + TIME;
    let people: Vec<_> = (0..PEOPLE).map(|number| tokio::spawn(sign_in(house, number, until))).collect();
    say(format!("{:36} {}", format!("while {PEOPLE} sign in at once"), answers(house, &asked).await?));
    let mut tries = 0;
    for one in people {
        tries += one.await??;
    }
    say(format!("{:36} {:8.1}/s", "signing in", tries as f64 / TIME.as_secs_f64()));
    app.close().await;
    Ok(())
}

fn asked(text: &str) -> anyhow::Result<Vec<u8>> {
    let query = serde_urlencoded::to_string([("q", text)])?;
    Ok(question(&format!("/api/match?{query}"), None))
}

/// How long the answers take of questions that come one by one, for as long as a measurement takes.
async fn answers(house: SocketAddr, questions: &[Vec<u8>]) -> anyhow::Result<Figures> {
    let mut moments = tokio::time::interval(EVERY);
    moments.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let count = TIME.as_millis() / EVERY.as_millis();
    let mut sent = Vec::new();
    for (_, question) in (0..count).zip(questions.iter().cycle()) {
        let moment = moments.tick().await;
        let question = question.clone();
        sent.push(tokio::spawn(async move {
            let fine = Asker::at(house).await?.ask(&question).await?;
            anyhow::ensure!(fine, "an answer was not 200");
            Ok(moment.elapsed())
        }));
    }
    let mut times = Vec::new();
    for one in sent {
        times.push(one.await??);
    }
    Ok(Figures::of(times))
}

/// Signs in over and over, each time as somebody else, so that nobody is slowed down. How often that was answered.
async fn sign_in(house: SocketAddr, number: usize, until: Instant) -> anyhow::Result<u32> {
    let mut asker = Asker::at(house).await?;
    let mut tries = 0;
    while Instant::now() < until {
        let email = format!("iemand-{number}-{tries}@voorbeeld.be");
        let form =
            serde_urlencoded::to_string([("email", email.as_str()), ("password", "een lang woord dat niet klopt")])?;
        asker.ask(&question("/aanmelden", Some(&form))).await?;
        tries += 1;
    }
    Ok(tries)
}
