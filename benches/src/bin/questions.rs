//! How long the answer to a question takes, on one thread: letters alone, and the whole answer; hours and an import too.

use std::{sync::Arc, time::Instant};

use benches::{Figures, cases, makers, mind, say};
use directory::{
    Standing, import,
    rules::{
        Edition,
        matching::{Index, Question, danger::Watch},
        model::{Directory, EditionId},
        sample::generated,
    },
};

/// Services of the big house.
const MANY: usize = 20_000;

fn main() -> anyhow::Result<()> {
    let now = makers().clock.now();
    let edition = |directory: Directory| Edition::new(makers().fresh::<EditionId>(), 1, now, directory);
    let asked: Vec<_> =
        cases()?.iter().filter_map(|case| Question::asked(&case.question, Some(case.lang)).ok()).collect();
    let typed: Vec<_> = asked.iter().map(|question| question.clone().while_typing(true)).collect();
    let watch = Arc::new(Watch::embedded()?);

    let began = Instant::now();
    let mind = mind()?;
    say(format!("encoder read in {:?}", began.elapsed()));
    let began = Instant::now();
    let house = Standing::alone(edition(sample()?), Arc::clone(&watch), Some(&mind));
    say(format!("index with meaning from kept vectors in {:?}", began.elapsed()));
    let began = Instant::now();
    drop(Index::letters(house.edition()));
    say(format!("index of letters in {:?}", began.elapsed()));

    say(format!("letters alone        {}", Figures::timed(&typed, |question| drop(house.answer(question, now)))));
    say(format!("whole answer         {}", Figures::timed(&asked, |question| drop(house.answer(question, now)))));
    say(format!(
        "danger by letters    {}",
        Figures::timed(&asked, |question| drop(watch.signs(question.text(), None)))
    ));

    let today = house.edition().days().today(now);
    let rounds: Vec<_> = (0..200).collect();
    say(format!(
        "who is in, one week  {}",
        Figures::timed(&rounds, |_| drop(house.edition().in_house(today, today.plus(6))))
    ));
    say(format!(
        "soonest of all       {}",
        Figures::timed(&rounds, |_| {
            house.edition().running().for_each(|service| drop(house.edition().soonest(service, now)));
        })
    ));

    let big = edition(generated(MANY));
    let began = Instant::now();
    let big = Standing::alone(big, watch, None);
    say(format!("index of letters, {MANY} services, in {:?}", began.elapsed()));
    say(format!("letters, {MANY}       {}", Figures::timed(&typed, |question| drop(big.answer(question, now)))));
    Ok(())
}

fn sample() -> anyhow::Result<Directory> {
    let house = makers().fresh();
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    import::read(house, &files).directory.ok_or_else(|| anyhow::anyhow!("the sample directory cannot be read"))
}
