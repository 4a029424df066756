//! The fields of the desk, as its page shows them.

use kernel::Lang;
use kit::Typed;

use crate::rules::{Code, Codes, Entry, List};

/// One of the codes of a field.
pub(super) struct Pick {
    /// The code.
    pub(super) code: String,
    /// What people read.
    pub(super) name: String,
    /// The key that chooses it; empty for none.
    pub(super) key: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

/// A field of which one code can be chosen, and that is mostly left as it is.
pub(super) struct Select {
    /// Its name in the form.
    pub(super) name: &'static str,
    /// The key of its label.
    pub(super) label: &'static str,
    /// The key on the keyboard that goes on to the next code.
    pub(super) key: char,
    /// Its codes.
    pub(super) picks: Vec<Pick>,
    /// Whether nothing may be chosen.
    pub(super) may_be_empty: bool,
}

impl Pick {
    fn of(code: &Code, chosen: &str, lang: Lang) -> Self {
        Self {
            code: code.code.to_string(),
            name: code.name(lang).to_owned(),
            key: code.key.map(String::from).unwrap_or_default(),
            chosen: code.code.as_str() == chosen,
        }
    }
}

/// The codes that a list offers.
pub(super) fn picks(list: &List, chosen: &str, lang: Lang) -> Vec<Pick> {
    list.offered().map(|code| Pick::of(code, chosen, lang)).collect()
}

/// The fields that are mostly left as they are.
pub(super) fn selects(codes: &Codes, form: &Typed, lang: Lang) -> Vec<Select> {
    let select = |name, label, key, list, may_be_empty| {
        let picks = picks(list, form.value(name), lang);
        Select { name, label, key, picks, may_be_empty }
    };
    vec![
        select("channel", "questions-channel", 'k', &codes.channel, false),
        select("place", "questions-place", 'p', &codes.place, false),
        select("language", "questions-language", 't', &codes.language, true),
        select("behalf", "questions-behalf", 'w', &codes.behalf, true),
        select("found", "questions-found", 'h', &codes.found, true),
    ]
}

/// What was typed, to stand in the form again.
pub(super) fn typed(entry: &Entry<'_>) -> Typed {
    let yes = |yes: bool| if yes { YES } else { "" };
    Typed::default()
        .with("q", entry.words)
        .with("theme", entry.theme)
        .with("done", entry.done)
        .with("channel", entry.channel)
        .with("place", entry.place)
        .with("language", entry.language)
        .with("behalf", entry.behalf)
        .with("found", entry.found)
        .with("interpreter", yes(entry.interpreter))
        .with("professional", yes(entry.professional))
        .with("anonymous", yes(entry.anonymous))
        .with("continues", yes(entry.continues))
        .with("aid", yes(entry.aid))
}

/// What a box that is ticked sends.
pub(super) const YES: &str = "ja";
