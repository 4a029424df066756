//! The figures, with counts and intervals: a share of twelve cases says little, and the report says how little.

use std::{fmt, time::Duration};

use kernel::Lang;

use super::{Outcome, Seen};

/// Groups of languages that are reported together: few questions each, and alike in script or family.
const GROUPS: [(&str, &[Lang]); 6] = [
    ("nl", &[Lang::NL]),
    ("fr en", &[Lang::FR, Lang::EN]),
    ("ar tr", &[Lang::AR, Lang::TR]),
    ("uk ru", &[Lang::UK, Lang::RU]),
    ("es ro", &[Lang::ES, Lang::RO]),
    ("fa ps", &[Lang::FA, Lang::PS]),
];

/// A share: how many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    fn count(values: impl IntoIterator<Item = bool>) -> Self {
        let mut share = Self { hits: 0, of: 0 };
        for value in values {
            share.of += 1;
            share.hits += usize::from(value);
        }
        share
    }

    /// The share, 0 to 1; 0 of nothing.
    #[must_use]
    pub fn value(self) -> f64 {
        as_f64(self.hits) / as_f64(self.of.max(1))
    }

    /// Where the true share lies with 95 % certainty (Wilson's score interval, 1927).
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        const Z: f64 = 1.959_964;
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (n, share) = (as_f64(self.of), self.value());
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.interval();
        write!(f, "{:.3} ({}/{}, {low:.2}–{high:.2})", self.value(), self.hits, self.of)
    }
}

/// How well the right answers were ranked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranking {
    /// A right answer came first (recall@1).
    pub first: Share,
    /// One was among the first three (recall@3).
    pub among_three: Share,
    /// The mean of 1 / place of the first right answer (MRR), 0 for none.
    pub mrr: f64,
}

/// How well something that is there was told from what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// Of those that have it, how many were seen.
    pub found: Share,
    /// Of those that do not, how many were said to.
    pub false_alarms: Share,
}

impl Telling {
    fn of(seen: impl Iterator<Item = Seen> + Clone) -> Self {
        let said = |is: bool| Share::count(seen.clone().filter(|seen| seen.is == is).map(|seen| seen.said));
        Self { found: said(true), false_alarms: said(false) }
    }
}

/// All figures of one measurement.
#[derive(Debug, Clone)]
pub struct Report {
    outcomes: Vec<Outcome>,
}

impl Report {
    pub(super) const fn of(outcomes: Vec<Outcome>) -> Self {
        Self { outcomes }
    }

    /// How well all questions were answered.
    #[must_use]
    pub fn all(&self) -> Ranking {
        self.ranking(|_| true)
    }

    /// How well the questions that are not Dutch were answered.
    #[must_use]
    pub fn outside_dutch(&self) -> Ranking {
        self.ranking(|lang| lang != Lang::NL)
    }

    /// How well questions in some languages were answered.
    pub fn ranking(&self, wanted: impl Fn(Lang) -> bool) -> Ranking {
        let ranked: Vec<_> = self.outcomes.iter().filter(|case| case.is_ranked && wanted(case.lang)).collect();
        let within = |most: usize| Share::count(ranked.iter().map(|case| case.rank.is_some_and(|rank| rank <= most)));
        let sum: f64 = ranked.iter().filter_map(|case| case.rank).map(|rank| 1.0 / as_f64(rank)).sum();
        Ranking { first: within(1), among_three: within(3), mrr: sum / as_f64(ranked.len().max(1)) }
    }

    /// How well danger was seen.
    #[must_use]
    pub fn danger(&self) -> Telling {
        Telling::of(self.outcomes.iter().map(|case| case.danger))
    }

    /// Of the questions with a danger sign, for how many a right line was shown.
    #[must_use]
    pub fn right_lines(&self) -> Share {
        Share::count(self.outcomes.iter().filter(|case| case.danger.is).map(|case| case.right_line))
    }

    /// How well it was seen that something is done elsewhere.
    #[must_use]
    pub fn elsewhere(&self) -> Telling {
        Telling::of(self.outcomes.iter().filter(|case| case.is_ranked).map(|case| case.elsewhere))
    }

    /// How long one in two answers took at most, and 99 in 100.
    #[must_use]
    pub fn latency(&self) -> (Duration, Duration) {
        let mut took: Vec<_> = self.outcomes.iter().map(|case| case.took).collect();
        took.sort_unstable();
        let at = |hundredths: usize| took.get((took.len() * hundredths / 100).min(took.len().saturating_sub(1)));
        (at(50).copied().unwrap_or_default(), at(99).copied().unwrap_or_default())
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, name: &str, wanted: impl Fn(Lang) -> bool) -> fmt::Result {
        let ranking = self.ranking(wanted);
        if ranking.first.of == 0 {
            return Ok(());
        }
        writeln!(
            f,
            "{name:8} {:28} {:28} {:.3}",
            ranking.first.to_string(),
            ranking.among_three.to_string(),
            ranking.mrr
        )
    }
}

impl fmt::Display for Report {
    /// A table: share, count and 95 % interval.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.all().first.of > 0 {
            writeln!(f, "{:8} {:28} {:28} mrr", "", "recall@1", "recall@3")?;
        }
        self.line(f, "all", |_| true)?;
        self.line(f, "not nl", |lang| lang != Lang::NL)?;
        for (name, langs) in GROUPS {
            self.line(f, name, |lang| langs.contains(&lang))?;
        }
        let telling = [("out of scope", self.elsewhere()), ("danger", self.danger())];
        for (name, telling) in telling.into_iter().filter(|(_, telling)| telling.found.of + telling.false_alarms.of > 0)
        {
            writeln!(f, "{name:13} found {}   false alarms {}", telling.found, telling.false_alarms)?;
        }
        if self.danger().found.of > 0 {
            writeln!(f, "right line    {}", self.right_lines())?;
        }
        let (median, most) = self.latency();
        write!(f, "latency       median {:.2} ms   p99 {:.2} ms", millis(median), millis(most))
    }
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the interval for 10 of 12 and for none of 5, from R's `prop.test(.., correct = FALSE)`.
    #[test]
    fn the_interval_is_wilsons() {
        let (low, high) = Share { hits: 10, of: 12 }.interval();
        assert!((low - 0.5520).abs() < 5e-4 && (high - 0.9530).abs() < 5e-4, "{low} {high}");
        let (low, high) = Share { hits: 0, of: 5 }.interval();
        assert!(low.abs() < 1e-9 && (high - 0.4345).abs() < 5e-4, "{low} {high}");
    }
}
