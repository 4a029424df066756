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
    /// For a reader of `lang`: Dutch where there is no other.
    pub(super) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::EN => &self.en,
            Lang::FR => &self.fr,
            _ => &self.nl,
        }
    }
}
