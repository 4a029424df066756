//! The phrase rules, as a social worker reads and writes them.

use std::collections::HashMap;

use saphyr_parser::ScanError;

use super::{
    Cause, Danger, Sign,
    phrase::{Found, Phrase, PhraseError, Terms},
    stems::TermId,
    words::words,
    yaml::Node,
};

/// The rules that come with the product, one file for each language; `README.md` beside them tells their format.
const EMBEDDED: [&str; 11] = [
    include_str!("../../../../data/danger-rules/nl.yaml"),
    include_str!("../../../../data/danger-rules/fr.yaml"),
    include_str!("../../../../data/danger-rules/en.yaml"),
    include_str!("../../../../data/danger-rules/ar.yaml"),
    include_str!("../../../../data/danger-rules/tr.yaml"),
    include_str!("../../../../data/danger-rules/uk.yaml"),
    include_str!("../../../../data/danger-rules/ru.yaml"),
    include_str!("../../../../data/danger-rules/es.yaml"),
    include_str!("../../../../data/danger-rules/ro.yaml"),
    include_str!("../../../../data/danger-rules/fa.yaml"),
    include_str!("../../../../data/danger-rules/ps.yaml"),
];

/// Phrase rules, compiled.
#[derive(Debug)]
pub struct Rulebook {
    terms: Terms,
    rules: Vec<Rule>,
    guards: Vec<Guard>,
    /// Which phrases to try when a term is there: index of the rule and of its phrase.
    phrases_by_term: HashMap<TermId, Vec<(usize, usize)>>,
}

/// Phrases that all mean one danger.
#[derive(Debug)]
pub(crate) struct Rule {
    danger: Danger,
    says: Vec<Phrase>,
    unless: Vec<Unless>,
    #[cfg(test)]
    pub(crate) proof: Proof,
}

/// What a rule has to show for itself in the tests.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) name: String,
    /// Sentences on which this rule has to fire.
    pub(crate) fires: Vec<String>,
    /// Look-alikes on which every rule has to stay silent.
    pub(crate) quiet: Vec<String>,
}

/// What silences a rule.
#[derive(Debug)]
enum Unless {
    Phrases(Vec<Phrase>),
    /// Every guard of this name, in whatever language: people mix them, and some share words.
    Guard(String),
}

/// A named reason to be silent, and what lifts it again.
#[derive(Debug)]
struct Guard {
    name: String,
    says: Vec<Phrase>,
    lifted_by: Vec<Phrase>,
}

/// Why a rule file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RulebookError {
    /// It is not YAML.
    #[error("the danger rules are not YAML: {0}")]
    Yaml(#[from] ScanError),
    /// A field is not there or holds something else.
    #[error("{place}: ‘{field}’ is missing or not what it should be")]
    Field {
        /// Which rule or guard.
        place: String,
        /// Which field.
        field: &'static str,
    },
    /// A phrase cannot be read.
    #[error("{place}: {error}")]
    Phrase {
        /// Which rule or guard.
        place: String,
        /// Why.
        error: PhraseError,
    },
}

impl Rulebook {
    /// The rules that come with the product.
    ///
    /// # Errors
    /// When the file in the binary is broken; a test reads it.
    pub fn embedded() -> Result<Self, RulebookError> {
        Self::read(&EMBEDDED)
    }

    /// Reads and compiles files of rules, one for each language.
    ///
    /// # Errors
    /// When one is not YAML or not in the format that the files of the product have.
    pub fn read(files: &[&str]) -> Result<Self, RulebookError> {
        let mut book =
            Self { terms: Terms::default(), rules: Vec::new(), guards: Vec::new(), phrases_by_term: HashMap::new() };
        for yaml in files {
            if let Some(file) = &Node::read(yaml)? {
                book.add(file)?;
            }
        }
        book.phrases_by_term = index(&book.rules);
        Ok(book)
    }

    fn add(&mut self, file: &Node) -> Result<(), RulebookError> {
        let lang = text(file, "lang", "a file")?;
        read_words(file, &lang, &mut self.terms);
        for guard in file.items("guards") {
            self.guards.push(read_guard(guard, &lang, &mut self.terms)?);
        }
        for rule in file.items("rules") {
            self.rules.push(read_rule(rule, &lang, &self.guards, &mut self.terms)?);
        }
        Ok(())
    }

    /// The dangers that the rules see in a question, most pressing first, each once.
    #[must_use]
    pub fn signs(&self, question: &str) -> Vec<Sign> {
        let found = Found::new(words(question), &self.terms.stems);
        let mut signs: Vec<Sign> = Vec::new();
        for (rule, phrase) in self.phrases_to_try(&found) {
            if signs.iter().any(|sign| sign.danger == rule.danger) {
                continue;
            }
            if let Some(places) = phrase.said_in(&found).filter(|places| !self.is_silenced(rule, places, &found)) {
                signs.push(Sign { danger: rule.danger, by: Cause::Rule(found.texts(places)) });
            }
        }
        signs.sort_by_key(|sign| Danger::ALL.iter().position(|danger| *danger == sign.danger));
        signs
    }

    fn phrases_to_try(&self, found: &Found<'_>) -> impl Iterator<Item = (&Rule, &Phrase)> {
        let keys = found.terms().filter_map(|term| self.phrases_by_term.get(&term)).flatten();
        keys.filter_map(|(rule, phrase)| {
            let rule = self.rules.get(*rule)?;
            Some((rule, rule.says.get(*phrase)?))
        })
    }

    fn is_silenced(&self, rule: &Rule, places: &[usize], found: &Found<'_>) -> bool {
        rule.unless.iter().any(|unless| match unless {
            Unless::Phrases(phrases) => phrases.iter().any(|phrase| phrase.is_said_near(places, found)),
            Unless::Guard(name) => {
                self.guards.iter().filter(|guard| guard.name == *name).any(|guard| guard.holds(places, found))
            }
        })
    }

    /// Whether a word counts only because it may be another with a typing error; for who keeps the lists of known words.
    #[cfg(test)]
    pub(crate) fn is_taken_for_another(&self, word: &str) -> bool {
        words(word).iter().any(|word| self.terms.stems.is_taken_for_another(&word.forms))
    }

    #[cfg(test)]
    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The names of the rules that fire; for tests and for who tunes the rules.
    #[cfg(test)]
    pub(crate) fn firing(&self, question: &str) -> Vec<&str> {
        let found = Found::new(words(question), &self.terms.stems);
        let says = |rule: &Rule, phrase: &Phrase| {
            phrase.said_in(&found).is_some_and(|places| !self.is_silenced(rule, &places, &found))
        };
        let fires = |rule: &&Rule| rule.says.iter().any(|phrase| says(rule, phrase));
        self.rules.iter().filter(fires).map(|rule| rule.proof.name.as_str()).collect()
    }
}

impl Rule {
    #[cfg(test)]
    pub(crate) fn is_guarded(&self) -> bool {
        !self.unless.is_empty()
    }
}

impl Guard {
    fn holds(&self, places: &[usize], found: &Found<'_>) -> bool {
        let said = |phrase: &Phrase| phrase.is_said_near(places, found);
        self.says.iter().any(said) && !self.lifted_by.iter().any(said)
    }
}

fn index(rules: &[Rule]) -> HashMap<TermId, Vec<(usize, usize)>> {
    let mut uses: HashMap<TermId, usize> = HashMap::new();
    for term in rules.iter().flat_map(|rule| &rule.says).flat_map(Phrase::terms) {
        *uses.entry(term).or_default() += 1;
    }
    let mut phrases_by_term: HashMap<TermId, Vec<(usize, usize)>> = HashMap::new();
    for (place, rule) in rules.iter().enumerate() {
        for (number, phrase) in rule.says.iter().enumerate() {
            phrases_by_term.entry(phrase.key(&uses).unwrap_or_default()).or_default().push((place, number));
        }
    }
    phrases_by_term
}

fn read_words(file: &Node, lang: &str, terms: &mut Terms) {
    for (name, words) in file.get("families").into_iter().flat_map(Node::entries) {
        terms.families.insert(format!("{lang}.{name}"), words.text().unwrap_or_default().to_owned());
    }
    terms.stems.know(file.get("known").and_then(Node::text).unwrap_or_default());
}

fn read_guard(guard: &Node, lang: &str, terms: &mut Terms) -> Result<Guard, RulebookError> {
    let name = text(guard, "name", lang)?;
    let says = phrases(guard, "says", (lang, &name), terms)?;
    let lifted_by = phrases(guard, "lifted_by", (lang, &name), terms)?;
    Ok(Guard { name, says, lifted_by })
}

fn read_rule(rule: &Node, lang: &str, guards: &[Guard], terms: &mut Terms) -> Result<Rule, RulebookError> {
    let name = format!("{lang}: {}", text(rule, "name", lang)?);
    let danger = text(rule, "danger", &name)?;
    let danger =
        Danger::from_code(&danger).ok_or_else(|| RulebookError::Field { place: name.clone(), field: "danger" })?;
    let says = phrases(rule, "says", (lang, &name), terms)?;
    let unless = strings(rule, "unless")
        .map(|unless| read_unless(&unless, (lang, &name), guards, terms))
        .collect::<Result<_, _>>()?;
    #[cfg(test)]
    let proof = Proof { name, fires: strings(rule, "fires").collect(), quiet: strings(rule, "quiet").collect() };
    Ok(Rule {
        danger,
        says,
        unless,
        #[cfg(test)]
        proof,
    })
}

fn read_unless(
    written: &str,
    (lang, place): (&str, &str),
    guards: &[Guard],
    terms: &mut Terms,
) -> Result<Unless, RulebookError> {
    let Some(name) = written.strip_prefix('@') else {
        let phrases =
            terms.phrases(written, lang).map_err(|error| RulebookError::Phrase { place: place.to_owned(), error })?;
        return Ok(Unless::Phrases(phrases));
    };
    if !guards.iter().any(|guard| guard.name == name) {
        return Err(RulebookError::Field { place: place.to_owned(), field: "unless" });
    }
    Ok(Unless::Guard(name.to_owned()))
}

fn phrases(
    of: &Node,
    field: &'static str,
    (lang, place): (&str, &str),
    terms: &mut Terms,
) -> Result<Vec<Phrase>, RulebookError> {
    let mut all = Vec::new();
    for written in strings(of, field) {
        let phrases = terms.phrases(&written, lang);
        all.extend(phrases.map_err(|error| RulebookError::Phrase { place: place.to_owned(), error })?);
    }
    Ok(all)
}

fn text(of: &Node, field: &'static str, place: &str) -> Result<String, RulebookError> {
    let value = of.get(field).and_then(Node::text).map(str::to_owned);
    value.ok_or_else(|| RulebookError::Field { place: place.to_owned(), field })
}

fn strings(of: &Node, field: &str) -> impl Iterator<Item = String> {
    of.items(field).filter_map(Node::text).map(str::to_owned)
}
