use std::borrow::Cow;

/// A rule that a request does not meet: which field, which rule, said by a key of the room's texts.
///
/// The key is looked up in the reader's language when it is shown, so a rule knows no language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {key}")]
pub struct RuleBreak {
    /// The field of the form or of the JSON body.
    pub field: Cow<'static, str>,
    /// The key of the sentence that explains the rule.
    pub key: &'static str,
}

impl RuleBreak {
    /// The rule behind `key` is broken by `field`.
    #[must_use]
    pub fn new(field: impl Into<Cow<'static, str>>, key: &'static str) -> Self {
        Self { field: field.into(), key }
    }
}
