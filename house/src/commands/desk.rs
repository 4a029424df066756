use anyhow::Context as _;
use kernel::Actor;
use questions::{
    access,
    rules::{Codes, Entry, Quarter},
    store,
};
use serde::Deserialize;

use crate::App;

const DEMO: Actor = Actor::Program("demo");

/// The team that works the desk of the sample house.
pub(super) const TEAM: &str = "ID-team";

/// A sample question, as the file holds it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    minutes_ago: i64,
    theme: String,
    done: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    interpreter: bool,
    #[serde(default)]
    professional: bool,
    #[serde(default)]
    continues: bool,
}

/// Gives the desk of the sample house a day behind it when it has none.
pub(super) async fn sample(app: &App) -> anyhow::Result<()> {
    let house = app.house();
    let mut tx = app.db().write(house.id, &DEMO).await?;
    let team = people::store::team_named(&mut tx, TEAM).await?;
    let Some(team) = team else { return Ok(()) };
    if store::has_questions(&mut tx).await? {
        return Ok(());
    }
    let may = access::desk_by_program(&DEMO, team).context("only the program may")?;
    let codes = Codes::embedded()?;
    for sample in serde_json::from_str::<Vec<Sample>>(demo::questions())? {
        let quarter = Quarter::of(tx.now().plus_seconds(-60 * sample.minutes_ago), &house.zone);
        let id = tx.makers().fresh_unordered::<questions::rules::QuestionId>().to_string();
        let (_, asked) =
            sample.entry(&id).read(&codes).map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))?;
        store::add_sample(&mut tx, &may, &asked, quarter, &codes.version).await?;
    }
    Ok(tx.commit().await?)
}

impl Sample {
    fn entry<'a>(&'a self, id: &'a str) -> Entry<'a> {
        Entry {
            id,
            words: &self.words,
            theme: &self.theme,
            done: &self.done,
            channel: &self.channel,
            language: &self.language,
            interpreter: self.interpreter,
            professional: self.professional,
            continues: self.continues,
            ..Entry::default()
        }
    }
}
