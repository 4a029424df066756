use kernel::Worker;

use crate::{House, Text};

/// What stands around every page of a house, also around its errors.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The main menu, in order.
    pub menu: Vec<Link>,
    /// The links at the foot of every page.
    pub footer: Vec<Link>,
    /// The lines of the urgent strip, the most urgent first; empty hides the strip.
    pub urgent: Vec<UrgentLine>,
    /// The page with all urgent lines.
    pub urgent_page: Option<String>,
    /// Where the question box sends a question (by POST, field `q`); shown on "no such page".
    pub ask: Option<AskBox>,
    /// For somebody who signed in: the own account, and the way out.
    pub account: Option<Account>,
    /// Where the key is asked under which the browser keeps what somebody is writing; none keeps nothing.
    pub drafts: Option<String>,
    /// Where a page asks whether the session of its browser still lasts; none stays on the screen.
    pub session: Option<String>,
}

/// The own account, as the header shows it.
#[derive(Debug, Clone)]
pub struct Account {
    /// The page of the account.
    pub page: Link,
    /// Where the form that signs out posts to, and the word on its button.
    pub sign_out: Link,
}

/// The question box of a house, as an error page offers it.
#[derive(Debug, Clone)]
pub struct AskBox {
    /// Where the form posts to.
    pub action: String,
    /// The label above the field.
    pub label: String,
    /// The word on the button.
    pub button: String,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Path in the reader's language, or an address elsewhere.
    pub href: String,
    /// What it says.
    pub label: String,
}

impl Link {
    /// A link to `href` that says `label`.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into() }
    }
}

/// One line of the urgent strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgentLine {
    /// For what: "Levensgevaar".
    pub label: String,
    /// The number as people write it: "112".
    pub number: String,
}

impl UrgentLine {
    /// The number as a telephone dials it, for `tel:`.
    #[must_use]
    pub fn dial(&self) -> String {
        self.number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
    }
}

/// Gives the frame of a house in the reader's language. `house` wires it from the rooms.
pub trait Frames: Send + Sync {
    /// The frame around a page. Called for every page that is rendered, so it answers from memory.
    fn frame(&self, house: &House, t: &Text) -> Frame;

    /// The frame around a page for somebody who signed in.
    fn at_work(&self, house: &House, t: &Text, _worker: &Worker) -> Frame {
        self.frame(house, t)
    }
}

/// A house without menu or strip.
pub(crate) struct NoFrame;

impl Frames for NoFrame {
    fn frame(&self, _: &House, _: &Text) -> Frame {
        Frame::default()
    }
}

impl<F: Fn(&House, &Text) -> Frame + Send + Sync> Frames for F {
    fn frame(&self, house: &House, t: &Text) -> Frame {
        self(house, t)
    }
}
