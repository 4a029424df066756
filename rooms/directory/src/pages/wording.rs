use askama::Template;
use kernel::Lang;
use kit::SafeHtml;

use crate::rules::model::{Text, TimeOfDay};

/// A text of the directory on a page: marked with its language where that is not the page's own.
#[derive(Template)]
#[template(
    source = r#"{% if own %}{{ text }}{% else %}<span lang="{{ lang }}" dir="{{ lang.direction().as_str() }}">{{ text }}</span>{% endif %}"#,
    ext = "html"
)]
struct Wording<'a> {
    own: bool,
    lang: Lang,
    text: &'a str,
}

/// `text` for a reader of `lang`: the translation where there is one, else the original marked as what it is; nothing at all
/// when nothing was written.
pub(super) fn wording(text: &Text, lang: Lang) -> SafeHtml {
    if text.is_empty() {
        return SafeHtml::default();
    }
    let (written_in, text) = text.for_reader(lang);
    SafeHtml::of(&Wording { own: written_in == lang, lang: written_in, text }).unwrap_or_default()
}

/// A time of the directory as one of the clock; the end of a day is its midnight.
pub(super) fn on_the_clock(time: TimeOfDay) -> jiff::civil::Time {
    let part = |number: u16| i8::try_from(number).unwrap_or(0);
    let minutes = time.minutes() % 1440;
    jiff::civil::Time::new(part(minutes / 60), part(minutes % 60), 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_written_is_nothing_in_any_language() {
        assert!(wording(&Text::dutch(""), Lang::FR).is_empty());
        assert!(!wording(&Text::dutch("Balie"), Lang::FR).is_empty());
    }
}
