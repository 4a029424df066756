//! Chance that a test can repeat.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Day, Lang, TypedId};

use super::house;
use crate::rules::model::{Contact, Example, Phone, Text, TimeOfDay, Weekday, Weekdays, stable_id};

/// Chance that a test can repeat (xorshift).
pub(super) struct Dice(u64);

const WORDS: [&str; 48] = [
    "hulp",
    "bij",
    "huur",
    "schulden",
    "facturen",
    "energie",
    "water",
    "kind",
    "school",
    "opvang",
    "werk",
    "opleiding",
    "pensioen",
    "ziekenfonds",
    "dokter",
    "papieren",
    "verblijf",
    "nederlands",
    "leren",
    "advocaat",
    "recht",
    "scheiding",
    "opvoeding",
    "baby",
    "eten",
    "kleding",
    "meubels",
    "fiets",
    "tolk",
    "afspraak",
    "formulier",
    "uitkering",
    "leefloon",
    "premie",
    "woning",
    "vocht",
    "verhuizen",
    "deurwaarder",
    "brief",
    "betalen",
    "buurt",
    "eenzaam",
    "praten",
    "rouw",
    "handicap",
    "rolstoel",
    "mantelzorg",
    "thuis",
];

/// Texts that a careless writer of YAML or CSV would break.
const HARD: [&str; 14] = [
    "ja: nee",
    "- streep",
    "# geen opmerking",
    "'enkel' en \"dubbel\"",
    "null",
    "true",
    "1712",
    "12:30",
    "{a: b}",
    "[x]",
    "twee\nregels",
    "tab\there",
    "é ü ß Ж ع 漢 🙂",
    "a\\n, b; & *anker !tag %x @y `z`",
];

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub(super) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    pub(super) fn small(&mut self, sides: usize) -> i64 {
        i64::try_from(self.roll(sides)).unwrap_or(0)
    }

    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    pub(super) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.once_in(3).then(|| make(self))
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.roll(from.len())).cloned()
    }

    /// Fewer than `most`, often none.
    pub(super) fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(most)).map(|_| make(self)).collect()
    }

    pub(super) fn several<T: Clone>(&mut self, from: &[T], most: usize) -> Vec<T> {
        let start = self.roll(from.len());
        from.iter().cycle().skip(start).take(self.roll(most + 1).min(from.len())).cloned().collect()
    }

    pub(super) fn words(&mut self, count: usize) -> String {
        if self.once_in(25) {
            return self.pick(&HARD).unwrap_or("hard").to_owned();
        }
        let words: Vec<_> = (0..=count).filter_map(|_| self.pick(&WORDS)).collect();
        words.join(" ")
    }

    pub(super) fn text(&mut self, count: usize) -> Text {
        let lang = if self.once_in(20) { Lang::FR } else { Lang::NL };
        let mut translations = BTreeMap::new();
        for other in self.several(&[Lang::FR, Lang::EN, Lang::AR, Lang::NL], 2) {
            if other != lang && self.once_in(3) {
                translations.insert(other, self.words(count));
            }
        }
        Text { lang, original: self.words(count), translations }
    }

    pub(super) fn maybe_text(&mut self, count: usize) -> Text {
        self.maybe(|dice| dice.text(count)).unwrap_or_default()
    }

    pub(super) fn day(&mut self) -> Day {
        Day::of(jiff::civil::date(2026, 1, 1)).plus(self.small(700))
    }

    pub(super) fn days(&mut self) -> (Day, Day) {
        let first = self.day();
        (first, first.plus(self.small(20)))
    }

    pub(super) fn period(&mut self) -> (Option<Day>, Option<Day>) {
        let (first, last) = self.days();
        (self.maybe(|_| first), self.maybe(|_| last))
    }

    pub(super) fn web_address(&mut self) -> String {
        format!("https://example.org/{}?x=1&y=2#z", self.roll(1000))
    }

    pub(super) fn hours(&mut self) -> (TimeOfDay, TimeOfDay) {
        let time = |minutes| TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::END_OF_DAY);
        let opens = u16::try_from(self.roll(48) * 30).unwrap_or(0);
        let closes = u16::try_from(self.roll(48) * 30 + 15).unwrap_or(0);
        (time(opens), if self.once_in(10) { TimeOfDay::END_OF_DAY } else { time(closes) })
    }

    pub(super) fn weekdays(&mut self) -> Weekdays {
        let all: Vec<_> = Weekday::Monday.cycle_forward().take(7).collect();
        Weekdays::of(self.pick(&all).into_iter().chain(self.several(&all, 4)))
    }

    pub(super) fn ordinals(&mut self, most: usize) -> Vec<i8> {
        let one = |dice: &mut Self| {
            let number = i8::try_from(dice.roll(most) + 1).unwrap_or(1);
            if dice.once_in(3) { -number } else { number }
        };
        let first = one(self);
        let mut ordinals: Vec<_> = std::iter::once(first).chain(self.some(3, one)).collect();
        ordinals.sort_unstable();
        ordinals.dedup();
        ordinals
    }

    /// The stable id of a thing, or now and then one that came from another system.
    pub(super) fn id<I: TypedId>(&mut self, kind: &str, slug: &str) -> I {
        let stable = stable_id(house(), kind, slug);
        if self.once_in(5) { stable_id(house(), "elsewhere", &format!("{kind}/{slug}")) } else { stable }
    }

    pub(super) fn contact(&mut self) -> Contact {
        let phone = |dice: &mut Self| Phone {
            number: format!("015 {:02} {:02} {:02}", dice.roll(100), dice.roll(100), dice.roll(100)),
            description: dice.maybe_text(3),
            verified: dice.once_in(2),
        };
        Contact {
            phones: self.some(3, phone),
            email: self.maybe(|dice| format!("dienst{}@example.org", dice.roll(100))),
            website: self.maybe(Self::web_address),
        }
    }

    pub(super) fn sources(&mut self) -> Vec<String> {
        self.some(3, |dice| format!("bron {}", dice.roll(5)))
    }

    pub(super) fn examples(&mut self) -> Vec<Example> {
        let lang = |dice: &mut Self| dice.pick(&Lang::ASKED_IN).unwrap_or(Lang::NL);
        let questions = self.some(9, |dice| (lang(dice), dice.words(6)));
        let distinct: BTreeSet<_> = questions.into_iter().collect();
        distinct.into_iter().map(|(lang, text)| Example { lang, text }).collect()
    }
}
