use std::fmt;

use askama::Template;

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
