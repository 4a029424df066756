use fluent_bundle::{FluentArgs, FluentValue};

use super::Text;

/// A sentence whose variables are being filled in: `t.with("count", 3).with("place", name).say("found")`.
pub struct Said<'a> {
    text: &'a Text,
    variables: FluentArgs<'a>,
}

impl<'a> Said<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        Self { text, variables: FluentArgs::new() }
    }

    /// Also fills in `name`.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Variable<'a>) -> Self {
        self.variables.set(name, value.into_variable());
        self
    }

    /// The sentence behind `key`.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.text.say_filled(key, &self.variables)
    }
}

/// What may stand in a sentence: words and whole numbers. Numbers choose the plural.
pub trait Variable<'a> {
    /// The value as fluent wants it.
    fn into_variable(self) -> FluentValue<'a>;
}

macro_rules! variables {
    ($($kind:ty),+) => {$(
        impl<'a> Variable<'a> for $kind {
            fn into_variable(self) -> FluentValue<'a> {
                self.into()
            }
        }

        impl<'a> Variable<'a> for &'a $kind {
            fn into_variable(self) -> FluentValue<'a> {
                self.clone().into()
            }
        }
    )+};
}

variables!(String, i8, i16, i32, i64, u8, u16, u32, u64, usize);

impl<'a> Variable<'a> for &'a str {
    fn into_variable(self) -> FluentValue<'a> {
        self.into()
    }
}

impl<'a> Variable<'a> for &&'a str {
    fn into_variable(self) -> FluentValue<'a> {
        (*self).into()
    }
}
