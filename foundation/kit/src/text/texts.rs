use std::{collections::BTreeMap, sync::Arc};

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast;
use kernel::{Direction, Lang};

use super::{Text, tongue::Tongue};

/// The words of one crate: for each language the text of its fluent file. Made by [`words!`](crate::words).
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The crate whose words these are; its keys stand apart from those of other crates by their names alone.
    pub room: &'static str,
    /// Language code and fluent source. Dutch is always among them.
    pub files: &'static [(&'static str, &'static str)],
}

/// Takes in a crate's `locales/*.ftl`: `pub const WORDS: kit::Words = kit::words!(directory: nl, en, fr);`
#[macro_export]
macro_rules! words {
    ($room:ident: $($lang:ident),+ $(,)?) => {
        $crate::Words {
            room: stringify!($room),
            files: &[$((
                stringify!($lang),
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($lang), ".ftl")),
            )),+],
        }
    };
}

/// All words of the program, in every language there is. Cheap to clone.
#[derive(Clone)]
pub struct Texts {
    tongues: Arc<BTreeMap<Lang, Arc<Tongue>>>,
    dutch: Arc<Tongue>,
}

/// A fluent file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextsError {
    /// The file is not well formed.
    #[error("the words of {room} in ‘{lang}’: {what}")]
    Unreadable {
        /// Whose words.
        room: &'static str,
        /// In which language.
        lang: &'static str,
        /// What the reader stumbled on.
        what: String,
    },
    /// Two crates use one key.
    #[error("the key ‘{key}’ stands twice in ‘{lang}’, the second time in {room}")]
    Twice {
        /// Whose words come second.
        room: &'static str,
        /// In which language.
        lang: &'static str,
        /// The key.
        key: String,
    },
}

impl Texts {
    /// Reads the words of all crates; the words of this crate itself are added.
    ///
    /// # Errors
    /// The first file that is not well formed, or the first key that stands twice.
    pub fn new(rooms: &[Words]) -> Result<Self, TextsError> {
        let mut bundles: BTreeMap<Lang, (FluentBundle<FluentResource>, Vec<String>)> = BTreeMap::new();
        for words in std::iter::once(&super::WORDS).chain(rooms) {
            for (code, source) in words.files {
                let lang = code.parse().map_err(|_| unreadable(words.room, code, "not a language"))?;
                let (bundle, keys) = bundles.entry(lang).or_insert_with(|| (empty_bundle(lang), Vec::new()));
                keys.extend(add(bundle, words.room, code, source)?);
            }
        }
        let tongues: BTreeMap<_, _> = bundles
            .into_iter()
            .map(|(lang, (bundle, keys))| (lang, Arc::new(Tongue::new(lang, bundle, &keys))))
            .collect();
        let dutch = tongues.get(&Lang::NL).cloned().ok_or_else(|| unreadable("kit", "nl", "missing"))?;
        Ok(Self { tongues: Arc::new(tongues), dutch })
    }

    /// The words in `lang`; what that language lacks is said in Dutch.
    #[must_use]
    pub fn for_lang(&self, lang: Lang) -> Text {
        let own = self.tongues.get(&lang).unwrap_or(&self.dutch);
        Text::new(Arc::clone(own), Arc::clone(&self.dutch))
    }

    /// The languages that have words at all.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + '_ {
        self.tongues.keys().copied()
    }
}

fn empty_bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(lang.as_str().parse().into_iter().collect());
    // Marks around inserted words keep a Dutch name readable inside an Arabic sentence; elsewhere they only clutter.
    bundle.set_use_isolating(lang.direction() == Direction::Rtl);
    bundle
}

/// Adds one file to the words of a language and gives its keys.
fn add(
    bundle: &mut FluentBundle<FluentResource>,
    room: &'static str,
    lang: &'static str,
    source: &str,
) -> Result<Vec<String>, TextsError> {
    let resource = FluentResource::try_new(source.to_owned())
        .map_err(|(_, errors)| unreadable(room, lang, &errors.iter().map(ToString::to_string).collect::<String>()))?;
    let keys: Vec<_> = resource.entries().filter_map(key_of).collect();
    match keys.iter().find(|key| bundle.has_message(key)) {
        Some(key) => Err(TextsError::Twice { room, lang, key: key.clone() }),
        None => bundle
            .add_resource(resource)
            .map(|()| keys)
            .map_err(|errors| unreadable(room, lang, &format!("{errors:?}"))),
    }
}

fn key_of(entry: &ast::Entry<&str>) -> Option<String> {
    match entry {
        ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

fn unreadable(room: &'static str, lang: &'static str, what: &str) -> TextsError {
    TextsError::Unreadable { room, lang, what: what.to_owned() }
}
