use std::collections::HashMap;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use kernel::Lang;

/// One language: sentences without variables ready to be read, the others to be filled in.
pub(super) struct Tongue {
    pub(super) lang: Lang,
    plain: HashMap<Box<str>, Box<str>>,
    bundle: FluentBundle<FluentResource>,
}

impl Tongue {
    /// The words of `lang`; what holds no variable is said once, now.
    pub(super) fn new(lang: Lang, bundle: FluentBundle<FluentResource>, keys: &[String]) -> Self {
        let mut tongue = Self { lang, plain: HashMap::new(), bundle };
        for key in keys {
            if let Some(sentence) = tongue.fill(key, None) {
                tongue.plain.insert(key.as_str().into(), sentence.into());
            }
        }
        tongue
    }

    /// The sentence behind `key` when it holds no variable.
    pub(super) fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(AsRef::as_ref)
    }

    /// Whether there is any sentence behind `key`.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence behind `key` with its variables filled in; nothing when the key or a variable is missing.
    pub(super) fn fill(&self, key: &str, variables: Option<&FluentArgs<'_>>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(message.value()?, variables, &mut errors).into_owned();
        errors.is_empty().then_some(sentence)
    }
}
