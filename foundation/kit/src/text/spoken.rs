use std::{fmt, sync::Arc};

use fluent_bundle::FluentArgs;
use kernel::Lang;

use super::{Said, said::Variable, tongue::Tongue};
use crate::SafeHtml;

/// The words in the language of one reader. What that language lacks is said in Dutch. Cheap to clone.
///
/// In a template: `{{ t.say("front-ask") }}`, `{{ t.with("count", n).say("found") }}`, `href="{{ t.to("/vandaag") }}"`.
#[derive(Clone)]
pub struct Text {
    own: Arc<Tongue>,
    dutch: Arc<Tongue>,
}

impl Text {
    pub(super) fn new(own: Arc<Tongue>, dutch: Arc<Tongue>) -> Self {
        Self { own, dutch }
    }

    /// The reader's language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.own.lang
    }

    /// The value of HTML's `dir` for this language.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        self.lang().direction().as_str()
    }

    /// Whether the reader reads Dutch, the language of the service.
    #[must_use]
    pub fn is_dutch(&self) -> bool {
        self.lang() == Lang::NL
    }

    /// The sentence behind `key`. A key that does not exist is shown itself; [`locales::check`](super::locales::check)
    /// keeps that from happening.
    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.own.plain(key).or_else(|| self.dutch.plain(key)).unwrap_or_else(|| missing(key))
    }

    /// The sentence behind `key`, for a place in HTML: marked as Dutch when the reader's language lacks it.
    #[must_use]
    pub fn html(&self, key: &str) -> SafeHtml {
        if self.lang_of(key) == self.lang() {
            return SafeHtml::escaped(self.say(key));
        }
        let escaped = SafeHtml::escaped(self.say(key));
        SafeHtml::trusted(format!(r#"<span lang="nl" dir="ltr">{escaped}</span>"#))
    }

    /// In which language `key` is said to this reader: their own, or Dutch.
    #[must_use]
    pub fn lang_of(&self, key: &str) -> Lang {
        if self.own.knows(key) { self.own.lang } else { self.dutch.lang }
    }

    /// Begins a sentence with a variable: `t.with("count", 3).say("found")`.
    #[must_use]
    pub fn with<'a>(&'a self, name: &'a str, value: impl Variable<'a>) -> Said<'a> {
        Said::new(self).with(name, value)
    }

    /// The sentence behind `key` with these words filled in.
    #[must_use]
    pub fn say_with(&self, key: &str, variables: &[(&str, &str)]) -> String {
        self.say_filled(key, &variables.iter().copied().collect())
    }

    pub(super) fn say_filled(&self, key: &str, variables: &FluentArgs<'_>) -> String {
        let fill = |tongue: &Tongue| tongue.fill(key, Some(variables));
        fill(&self.own).or_else(|| fill(&self.dutch)).unwrap_or_else(|| missing(key).to_owned())
    }

    /// The address of one of our pages in the reader's language: `/vandaag` is `/en/vandaag` for a reader of English.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        path_in(self.lang(), path)
    }
}

/// The address of `path` in `lang`: Dutch has none of the prefixes.
pub(crate) fn path_in(lang: Lang, path: &str) -> String {
    match (lang == Lang::NL, path) {
        (true, _) => path.to_owned(),
        (false, "/") => format!("/{lang}"),
        (false, _) => format!("/{lang}{path}"),
    }
}

fn missing(key: &str) -> &str {
    tracing::warn!(key, "no words for this key");
    key
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({})", self.lang())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;

    #[test]
    fn what_a_language_lacks_is_said_in_dutch_and_marked_as_such() {
        let texts = Texts::new(&[]).unwrap();
        let (arabic, english) = (texts.for_lang(Lang::AR), texts.for_lang(Lang::EN));
        let (own, lacking) = ("kit-home", "kit-error-409");
        assert_eq!(arabic.html(own).to_string(), "الصفحة الرئيسية");
        assert_eq!(arabic.html(lacking).to_string(), r#"<span lang="nl" dir="ltr">Iemand was u voor</span>"#);
        assert_eq!((arabic.lang_of(own), arabic.lang_of(lacking)), (Lang::AR, Lang::NL));
        assert_eq!(english.with("page", 2).with("pages", 3).say("kit-page-of"), "Page 2 of 3");
        assert_eq!(texts.for_lang(Lang::TR).say(own), "Startpagina");
    }

    #[test]
    fn dutch_pages_have_no_prefix() {
        let texts = Texts::new(&[]).unwrap();
        let to = |lang: Lang, path: &str| texts.for_lang(lang).to(path);
        assert_eq!((to(Lang::NL, "/vandaag").as_str(), to(Lang::EN, "/").as_str()), ("/vandaag", "/en"));
        assert_eq!(to(Lang::AR, "/aanbod"), "/ar/aanbod");
    }
}
