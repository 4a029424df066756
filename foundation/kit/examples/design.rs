//! Serves `/design` with a sample house, to look at: `cargo run -p kit --example design -- 127.0.0.1:4173`.

use std::sync::Arc;

use axum::Router;
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clock, HouseId, Instant, Lang, Makers, TypedId};
use kit::{AskBox, Edition, Frame, House, HouseFacts, Link, OneHouse, Settings, Text, Texts, UrgentLine};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:4173".to_owned());
    let clock = Clock::stopped_at(Instant::from(Timestamp::from_second(1_795_512_000)?));
    let house = OneHouse(house(&address)?);
    let mut settings = Settings::new(Texts::new(&[])?, house, Makers::new(clock, || [7; 16]));
    settings.frames = Arc::new(frame);
    settings.development = true;
    let listener = tokio::net::TcpListener::bind(&address).await?;
    axum::serve(listener, kit::layers(Router::new(), settings)).await?;
    Ok(())
}

fn house(address: &str) -> Result<House, jiff::Error> {
    Ok(House::new(HouseFacts {
        id: HouseId::from_uuid(uuid::Uuid::nil()),
        name: "Sociaal Huis Mechelen".into(),
        city: "Mechelen".into(),
        address: "Lange Schipstraat 27, 2800 Mechelen".into(),
        phone: "015 00 00 00".into(),
        zone: TimeZone::get("Europe/Brussels")?,
        languages: vec![Lang::NL, Lang::FR, Lang::EN, Lang::AR],
        public_url: format!("http://{address}"),
        sample_data: true,
        banner: true,
        mail_from: String::new(),
        confirm_weeks: 6,
        unheard_days: 60,
        neutral_page: "https://www.meteo.be/nl".into(),
        edition: Edition::default(),
    }))
}

fn frame(_: &House, t: &Text) -> Frame {
    let link = |path: &str, label: &str| Link::new(t.to(path), label);
    let line = |label: &str, number: &str| UrgentLine { label: label.into(), number: number.into() };
    Frame {
        menu: vec![
            link("/design/door", "Stel uw vraag"),
            link("/design", "Bouwstenen"),
            link("/design/service", "Aanbod"),
            link("/design/danger", "Dringend"),
            link("/design/poster", "Zitdagen"),
        ],
        footer: vec![
            link("/design/error", "Privacy"),
            link("/design/card", "Toegankelijkheid"),
            link("/design/board", "Scherm in de hal"),
        ],
        urgent: vec![
            line("Levensgevaar", "112"),
            line("Geweld thuis", "1712"),
            line("Denkt u aan zelfdoding?", "1813"),
        ],
        urgent_page: Some(t.to("/design/danger")),
        ask: Some(AskBox { action: t.to("/design/danger"), label: "Uw vraag".into(), button: "Zoek hulp".into() }),
        account: None,
        drafts: None,
        session: None,
    }
}
