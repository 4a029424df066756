use kernel::Lang;
use serde::Deserialize;

/// How something is called in each language of the desk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    nl: String,
    en: String,
    fr: String,
}

impl Names {
    /// One name for all.
    pub(super) fn one(name: &str) -> Self {
        Self { nl: name.to_owned(), en: name.to_owned(), fr: name.to_owned() }
    }

    /// For a reader of `lang`: Dutch where there is no other.
    pub(super) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::EN => &self.en,
            Lang::FR => &self.fr,
            _ => &self.nl,
        }
    }
}
