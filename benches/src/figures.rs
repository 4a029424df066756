use std::{fmt, time::Duration};

/// Durations of one thing done many times.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<Duration>);

impl Figures {
    /// These durations, sorted.
    #[must_use]
    pub fn of(mut durations: Vec<Duration>) -> Self {
        durations.sort_unstable();
        Self(durations)
    }

    /// Does `work` once for each of `over`, after one round that does not count.
    pub fn timed<T>(over: &[T], mut work: impl FnMut(&T)) -> Self {
        over.iter().for_each(&mut work);
        Self::of(
            over.iter()
                .map(|item| {
                    let began = std::time::Instant::now();
                    work(item);
                    began.elapsed()
                })
                .collect(),
        )
    }

    /// The duration that this share of the runs (0 to 1) stays below.
    #[must_use]
    pub fn at(&self, share: f64) -> Duration {
        let last = self.0.len().saturating_sub(1);
        // A share of a count that fits in memory is exact enough.
        let at = (share.clamp(0.0, 1.0) * last as f64).round() as usize;
        self.0.get(at).copied().unwrap_or_default()
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> Duration {
        self.0.iter().sum::<Duration>().checked_div(u32::try_from(self.0.len()).unwrap_or(1).max(1)).unwrap_or_default()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = |duration: Duration| duration.as_secs_f64() * 1000.0;
        let [median, p95, p99, most] = [0.5, 0.95, 0.99, 1.0].map(|share| millis(self.at(share)));
        write!(f, "mean {:.3} median {median:.3} p95 {p95:.3} p99 {p99:.3} max {most:.3} ms", millis(self.mean()))
    }
}

/// One part of another, as a share with two digits.
#[must_use]
pub fn percent(part: f64, whole: f64) -> String {
    format!("{:.2}", if whole > 0.0 { part / whole } else { 0.0 })
}

/// A line of figures.
#[expect(clippy::print_stdout, reason = "a bench answers on standard output")]
pub fn say(line: impl fmt::Display) {
    println!("{line}");
}
