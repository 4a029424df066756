//! The encoder with its real file: the right tokens and vectors, and the same bits from every kernel.
#![cfg(test)]

use std::{fs, path::PathBuf, sync::OnceLock};

use encoder::{Encoder, Kernel, Kind, Scratch, Vector};
use proptest::prelude::*;
use serde_json::Value;

fn repository(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", path].iter().collect()
}

fn loaded() -> Encoder {
    let bytes = fs::read(repository("demo/data/sentence-encoder.bin")).unwrap();
    Encoder::from_bytes(&bytes).unwrap()
}

fn encoder() -> &'static Encoder {
    static ENCODER: OnceLock<Encoder> = OnceLock::new();
    ENCODER.get_or_init(loaded)
}

/// One encoder for each kernel of this processor.
fn encoders() -> &'static [Encoder] {
    static ENCODERS: OnceLock<Vec<Encoder>> = OnceLock::new();
    ENCODERS.get_or_init(|| Kernel::available().into_iter().map(|kernel| loaded().on(kernel)).collect())
}

fn bits(vector: &Vector) -> [u32; Vector::LENGTH] {
    vector.as_array().map(f32::to_bits)
}

#[test]
fn a_file_in_the_program_is_known_by_its_fingerprint() {
    let known = fs::read(repository("demo/data/sentence-encoder.fingerprint")).unwrap();
    assert_eq!(known, encoder().fingerprint(), "write the fingerprint of the new file beside it");
    let bytes = fs::read(repository("demo/data/sentence-encoder.bin")).unwrap().leak();
    let embedded = Encoder::from_static(bytes, encoder().fingerprint()).unwrap();
    let text = "query: mijn huisbaas wil mij buitenzetten";
    assert_eq!(bits(&embedded.encode(text)), bits(&encoder().encode(text)));
}

/// Compares tokens and the first eight numbers of each text with a list.
fn agrees_with(list: &Value, tolerance: f64) {
    let texts = list["texts"].as_array().unwrap();
    assert!(texts.len() >= 8);
    for expected in texts {
        let text = expected["text"].as_str().unwrap();
        assert_eq!(serde_json::json!(encoder().tokens(text)), expected["tokens"], "{text}");
        let vector = encoder().encode(text);
        for (value, expected) in vector.as_array().iter().zip(expected["first8"].as_array().unwrap()) {
            assert!((f64::from(*value) - expected.as_f64().unwrap()).abs() <= tolerance, "{text}: {value} {expected}");
        }
    }
}

#[test]
fn tokens_and_vectors_are_those_of_the_committed_list() {
    agrees_with(&serde_json::from_str(include_str!("expected.json")).unwrap(), 5e-7);
}

#[test]
fn tokens_and_vectors_are_those_of_the_model_s_makers() {
    let Ok(list) = fs::read(repository("../shared/matching/sentence-encoder.test.json")) else {
        eprintln!("skipped: the test values of the model are not here");
        return;
    };
    agrees_with(&serde_json::from_slice(&list).unwrap(), 4e-3);
}

#[test]
fn all_kernels_give_the_same_bits_for_texts_of_every_length() {
    let sentence = "Mijn verhuurder geeft de waarborg niet terug, wat nu? أبحث عن عمل kreş arıyorum ";
    let text: String = sentence.repeat(40);
    for length in (0..12).chain([25, 57, 180]) {
        let text: String = text.chars().take(length).collect();
        let vectors: Vec<_> = encoders().iter().map(|encoder| bits(&encoder.encode(&text))).collect();
        assert!(vectors.windows(2).all(|pair| pair[0] == pair[1]), "{length} characters");
    }
}

#[test]
fn the_scalar_kernel_is_always_there_and_last() {
    assert_eq!(Kernel::available().last().unwrap().name(), "scalar");
    assert_eq!(Kernel::available()[0].name(), encoder().kernel());
}

#[test]
fn a_kind_puts_its_word_before_the_text() {
    let asked = encoder().encode_as(Kind::Question, "hulp");
    assert_eq!(asked, encoder().encode("query: hulp"));
    assert_ne!(asked, encoder().encode_as(Kind::Passage, "hulp"));
}

#[test]
fn used_memory_leaves_no_trace_in_the_next_vector() {
    let mut scratch = Scratch::default();
    let fresh = encoder().encode("query: hulp");
    let _ = encoder().encode_with(&mut scratch, "query: een veel langere vraag over de huur van mijn huis in Mechelen");
    assert_eq!(encoder().encode_with(&mut scratch, "query: hulp"), fresh);
}

#[test]
fn a_text_ends_at_256_tokens_however_long_it_is() {
    for text in ["a ".repeat(100_000), "a".repeat(300_000), "ﷺ".repeat(20_000), "𓀀".repeat(5_000)] {
        let tokens = encoder().tokens(&text);
        assert!(tokens.len() <= 256);
        assert_eq!((tokens[0], tokens[tokens.len() - 1]), (0, 1));
    }
    assert_eq!(encoder().tokens(&"𓀀".repeat(5_000)).len(), 256);
}

#[test]
fn like_meanings_are_nearer_than_unlike_ones_also_across_languages() {
    let [dutch, french, other] = ["ik zoek werk", "je cherche du travail", "mijn kind is ziek"]
        .map(|text| encoder().encode_as(Kind::Question, text));
    assert!(dutch.dot(&french) > dutch.dot(&other));
}

#[test]
fn a_vector_survives_being_kept() {
    let vector = encoder().encode("query: hulp");
    let bytes = vector.to_bytes();
    assert_eq!(Vector::from_bytes(&bytes), Some(vector));
    assert_eq!(Vector::from_bytes(&bytes[1..]), None);
    assert_eq!(Vector::from_bytes(&[0; 1536]), None);
    assert_eq!(Vector::from_bytes(&[0xff; 1536]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn all_kernels_agree_on_any_text(text in "\\PC{0,60}") {
        let vectors: Vec<_> = encoders().iter().map(|encoder| encoder.encode(&text)).collect();
        prop_assert!(vectors.windows(2).all(|pair| bits(&pair[0]) == bits(&pair[1])));
        prop_assert!((vectors[0].dot(&vectors[0]) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn any_text_has_tokens_between_the_marks(text in any::<String>()) {
        let tokens = encoder().tokens(&text);
        prop_assert!((2..=256).contains(&tokens.len()));
        prop_assert_eq!((tokens[0], tokens[tokens.len() - 1]), (0, 1));
    }
}
