//! What a question can be matched with: the services that run and what is done elsewhere, each with its texts.

use kernel::Slug;

use super::Kind;
use crate::rules::{
    Edition,
    model::{Elsewhere, Example, Service, Text},
};

/// One thing a question can be matched with.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) slug: Slug,
    pub(super) kind: Kind,
    /// Its topics, the most typical first; none for what is done elsewhere.
    pub(super) topics: Vec<Slug>,
    /// The whole of it in one text, for the encoder.
    pub(super) whole: String,
    /// Its name, its description in parts and its sentences, for the encoder.
    pub(super) passages: Vec<String>,
    /// What only letters look at: names of its organisation and topics, and translations.
    pub(super) beside: Vec<String>,
    /// Questions in people's own words.
    pub(super) examples: Vec<String>,
}

impl Entry {
    /// The entries of an edition: services first, in the order of the directory.
    pub(super) fn all(edition: &Edition) -> Vec<Self> {
        let services = edition.running().map(|service| Self::of_service(edition, service));
        services.chain(edition.directory().elsewhere.iter().map(Self::of_elsewhere)).collect()
    }

    /// Every text that letters look at.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let about = std::iter::once(self.whole.as_str()).chain(self.beside.iter().map(String::as_str));
        about.chain(self.examples.iter().map(String::as_str))
    }

    fn of_service(edition: &Edition, service: &Service) -> Self {
        let target = &service.eligibility.description;
        let organization = edition.organization(service.organization.as_str()).map(|found| &found.name);
        let topics = service.topics.iter().filter_map(|topic| edition.topic(topic.as_str())).map(|topic| &topic.name);
        Self {
            slug: service.slug.clone(),
            kind: Kind::Service,
            topics: service.topics.clone(),
            whole: whole(&service.name, &service.description, target),
            passages: passages(&service.name, &service.description, target),
            beside: beside(organization.into_iter().chain(topics), [&service.name, &service.description, target]),
            examples: examples(&service.examples),
        }
    }

    fn of_elsewhere(elsewhere: &Elsewhere) -> Self {
        let nobody = Text::default();
        Self {
            slug: elsewhere.slug.clone(),
            kind: Kind::Elsewhere,
            topics: Vec::new(),
            whole: whole(&elsewhere.name, &elsewhere.description, &nobody),
            passages: passages(&elsewhere.name, &elsewhere.description, &nobody),
            beside: beside([&elsewhere.place], [&elsewhere.name, &elsewhere.description, &nobody]),
            examples: examples(&elsewhere.examples),
        }
    }
}

fn whole(name: &Text, description: &Text, target: &Text) -> String {
    format!("{}. {} {}", name.original, description.original, target.original).trim_end().to_owned()
}

fn passages(name: &Text, description: &Text, target: &Text) -> Vec<String> {
    let (title, about) = (&name.original, &description.original);
    let for_whom = (!target.is_empty()).then(|| format!("{title} – {}", target.original));
    let heads = [format!("{title}. {about}"), title.clone()].into_iter().chain(for_whom);
    heads.chain(sentences(about).map(str::to_owned)).collect()
}

/// The names around an entry in every language, and the translations of its own texts.
fn beside<'a>(around: impl IntoIterator<Item = &'a Text>, own: [&'a Text; 3]) -> Vec<String> {
    let names = around.into_iter().flat_map(|text| text.wordings());
    let translations = own.into_iter().flat_map(|text| text.wordings().skip(1));
    names.chain(translations).map(|(_, wording)| wording.to_owned()).filter(|wording| !wording.is_empty()).collect()
}

fn examples(examples: &[Example]) -> Vec<String> {
    examples.iter().map(|example| example.text.clone()).collect()
}

/// The sentences of a text: cut after a full stop, question mark or exclamation mark with white space behind it.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let stops = |(at, letter): (usize, char)| {
            let after = at + letter.len_utf8();
            let ends = matches!(letter, '.' | '!' | '?' | '؟' | '۔');
            (ends && rest.get(after..)?.starts_with(char::is_whitespace)).then_some(after)
        };
        let (sentence, after) = rest.split_at(rest.char_indices().find_map(stops).unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_sentences() {
        let cut = |text: &'static str| sentences(text).collect::<Vec<_>>();
        assert_eq!(cut("Een. Twee?  Drie 1.5 euro!"), ["Een.", "Twee?", "Drie 1.5 euro!"]);
        assert_eq!(cut("  zonder punt "), ["zonder punt"]);
        assert!(cut("").is_empty());
    }

    #[test]
    fn an_entry_has_its_name_its_parts_and_its_sentences() {
        let texts = passages(&Text::dutch("Hulp"), &Text::dutch("Een. Twee."), &Text::dutch("Iedereen"));
        assert_eq!(texts, ["Hulp. Een. Twee.", "Hulp", "Hulp – Iedereen", "Een.", "Twee."]);
    }
}
