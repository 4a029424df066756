use std::fmt;

use askama::Template;
use kernel::Makers;

use crate::repeat::FIELD;

/// What stands in the tag of a form that sends something.
const SENDS: &str = "method=\"post\"";

/// HTML that may be put on a page as it is: rendered by askama, which escapes what comes from elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// What a template gives.
    ///
    /// # Errors
    /// When a value of the template cannot be written.
    pub fn of(template: &impl Template) -> Result<Self, askama::Error> {
        template.render().map(Self)
    }

    /// Plain text, escaped.
    #[must_use]
    pub fn escaped(text: &str) -> Self {
        Self(
            askama::filters::escape(text, askama::filters::Html)
                .map_or_else(|_| String::new(), |safe| safe.to_string()),
        )
    }

    /// Nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with a field of its own in every form that sends something: a key by chance, so that a form sent twice is done once.
    pub(crate) fn with_form_keys(self, makers: &Makers) -> Self {
        let mut parts = self.0.split(SENDS);
        let mut html = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (tag, inside) = part.split_once('>').unwrap_or((part, ""));
            let key = u128::from_be_bytes(makers.chance());
            html.push_str(&format!(
                "{SENDS}{tag}><input type=\"hidden\" name=\"{FIELD}\" value=\"{key:032x}\">{inside}"
            ));
        }
        Self(html)
    }

    /// HTML that this crate wrote itself.
    pub(crate) const fn trusted(html: String) -> Self {
        Self(html)
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for SafeHtml {}
