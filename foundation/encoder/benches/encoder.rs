//! Measures the encoder per kernel: loading, cutting into tokens, encoding texts of several lengths, and a search among
//! 8,000 vectors. `cargo bench -p encoder`; prints median, 95th and 99th percentile.
#![expect(clippy::print_stdout, reason = "a bench shows its figures")]
#![expect(clippy::expect_used, reason = "a bench without its file cannot go on")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use encoder::{Encoder, Kernel, Scratch, Vector, VectorStore};

const TEXTS: [&str; 5] = [
    "query: hulp",
    "query: huur te hoog",
    "query: ik kan mijn elektriciteit niet meer betalen",
    "query: mijn huisbaas wil mij tegen vrijdag buitenzetten, wat kan ik doen?",
    "query: sinds mijn scheiding woon ik met twee kinderen bij mijn zus, ik zoek een betaalbaar appartement maar overal vragen ze drie maanden waarborg",
];

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/data/sentence-encoder.bin");
    let bytes = std::fs::read(path).expect("the encoder file lies in demo/data");
    let load = || Encoder::from_bytes(black_box(&bytes)).expect("the encoder file is whole");
    report("load", times(Duration::from_secs(2), || drop(black_box(load()))));
    let mut encoder = load();
    report("tokens", times(Duration::from_secs(1), || drop(black_box(encoder.tokens(TEXTS[3])))));
    let store = store(&encoder);
    for kernel in Kernel::available() {
        encoder = encoder.on(kernel);
        measure(&encoder, &store.clone().on(kernel));
    }
}

fn measure(encoder: &Encoder, store: &VectorStore) {
    let mut scratch = Scratch::default();
    for text in TEXTS {
        let name = format!("{}: encode {} tokens", encoder.kernel(), encoder.tokens(text).len());
        report(&name, times(Duration::from_secs(2), || drop(black_box(encoder.encode_with(&mut scratch, text)))));
    }
    let query = encoder.encode(TEXTS[0]);
    let name = format!("{}: search {} vectors", encoder.kernel(), store.len());
    report(&name, times(Duration::from_secs(1), || drop(black_box(store.dots(&query)))));
}

/// 8,000 different vectors.
fn store(encoder: &Encoder) -> VectorStore {
    let seeds = TEXTS.map(|text| encoder.encode(text));
    let turned = |(number, seed): (usize, &Vector)| {
        let mut values = *seed.as_array();
        values.rotate_left(number % Vector::LENGTH);
        Vector::toward(&values)
    };
    let mut store = VectorStore::new();
    seeds.iter().cycle().enumerate().take(8000).map(turned).for_each(|vector| store.push(&vector));
    store
}

/// How long each call took, sorted.
fn times(budget: Duration, mut work: impl FnMut()) -> Vec<Duration> {
    work();
    let begin = Instant::now();
    let mut times = Vec::new();
    while begin.elapsed() < budget || times.len() < 5 {
        let start = Instant::now();
        work();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times
}

fn report(name: &str, times: Vec<Duration>) {
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!(
        "{name:<40} median {:>10.2?}  p95 {:>10.2?}  p99 {:>10.2?}  ({} times)",
        at(50),
        at(95),
        at(99),
        times.len()
    );
}
