use std::collections::BTreeMap;

use kernel::Lang;

/// A text that the public reads: what was written, in which language, and its translations.
///
/// A translation is shown as one ("vertaling"), beside the way to the original and never instead of it (Belgian language
/// law, domain brief 3.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The language of the original; Dutch unless the file says otherwise.
    pub lang: Lang,
    /// The original. Empty when nothing was written.
    pub original: String,
    /// Translations by language; never one in `lang` itself.
    pub translations: BTreeMap<Lang, String>,
}

impl Default for Text {
    fn default() -> Self {
        Self::dutch("")
    }
}

impl Text {
    /// A Dutch text without translations.
    pub fn dutch(text: impl Into<String>) -> Self {
        Self { lang: Lang::NL, original: text.into(), translations: BTreeMap::new() }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.original.is_empty()
    }

    /// What a reader of `lang` sees, and in which language it is: the translation where there is one, else the original.
    #[must_use]
    pub fn for_reader(&self, lang: Lang) -> (Lang, &str) {
        self.translations.get(&lang).map_or((self.lang, self.original.as_str()), |text| (lang, text.as_str()))
    }

    /// All wordings with their languages, the original first.
    pub fn wordings(&self) -> impl Iterator<Item = (Lang, &str)> {
        let translated = self.translations.iter().map(|(lang, text)| (*lang, text.as_str()));
        std::iter::once((self.lang, self.original.as_str())).chain(translated)
    }
}
