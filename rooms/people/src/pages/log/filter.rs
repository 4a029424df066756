use db::LogFilter;
use jiff::{civil::Date, tz::TimeZone};
use kernel::{Day, Instant, RuleBreak};
use kit::Typed;
use serde::Deserialize;
use uuid::Uuid;

/// What stands in the address of the log.
#[derive(Debug, Clone, Default, Deserialize)]
pub(in crate::pages) struct Asked {
    #[serde(default)]
    pub(super) wie: String,
    #[serde(default)]
    pub(super) wat: String,
    #[serde(default)]
    pub(super) uitkomst: String,
    #[serde(default)]
    pub(super) reden: String,
    #[serde(default)]
    pub(super) van: String,
    #[serde(default)]
    pub(super) tot: String,
    /// Of which thing: its sort and its id, with a colon between.
    #[serde(default)]
    pub(super) ding: String,
    #[serde(default)]
    pub(super) voor: String,
}

impl Asked {
    /// Whether nothing narrows the log and this is its first page.
    pub(super) fn is_plain(&self) -> bool {
        self.pairs().iter().all(|(_, value)| value.is_empty()) && self.voor.is_empty()
    }

    /// The thing that the log is narrowed to.
    pub(super) fn thing(&self) -> Option<(String, Uuid)> {
        let (kind, id) = self.ding.split_once(':')?;
        Some((kind.to_owned(), id.parse().ok()?))
    }

    /// The log narrowed in this way, and what could not be read. What cannot be read narrows nothing.
    pub(super) fn read(&self, zone: &TimeZone) -> (LogFilter, Typed) {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        let (from, until) = (day(&self.van), day(&self.tot));
        let filter = LogFilter {
            worker: self.wie.parse().ok(),
            record: self.thing(),
            action: some(&self.wat),
            outcome: some(&self.uitkomst),
            reason: some(&self.reden),
            from: from.ok().flatten().and_then(|day| begin(day, zone)),
            until: until.ok().flatten().and_then(|day| begin(day.plus(1), zone)),
            before: self.voor.parse().ok(),
        };
        let wrong = [("van", from.is_err()), ("tot", until.is_err())];
        let mut breaks: Vec<_> = wrong
            .iter()
            .filter(|(_, wrong)| *wrong)
            .map(|(field, _)| RuleBreak::new(*field, "people-log-day-wrong"))
            .collect();
        if let (Ok(Some(from)), Ok(Some(until))) = (from, until)
            && until < from
        {
            breaks.push(RuleBreak::new("tot", "people-log-days-wrong"));
        }
        let typed = Typed::default().with("van", &self.van).with("tot", &self.tot).given_back(breaks);
        (filter, typed)
    }

    /// The same, below another path and from another entry on.
    pub(super) fn address(&self, path: &str, before: Option<i64>) -> String {
        let mut pairs: Vec<_> = self.pairs().into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        pairs.extend(before.map(|seq| ("voor", seq.to_string())));
        let query: Vec<_> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }

    fn pairs(&self) -> [(&'static str, &str); 7] {
        [
            ("wie", &self.wie),
            ("wat", &self.wat),
            ("uitkomst", &self.uitkomst),
            ("reden", &self.reden),
            ("van", &self.van),
            ("tot", &self.tot),
            ("ding", &self.ding),
        ]
    }
}

/// The day that was typed; none when nothing was.
fn day(text: &str) -> Result<Option<Day>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim().parse::<Date>().map(|date| Some(Day::of(date))).map_err(|_| ())
}

/// When a day begins on the wall of the house.
fn begin(day: Day, zone: &TimeZone) -> Option<Instant> {
    Some(Instant::from(day.date().to_zoned(zone.clone()).ok()?.timestamp()))
}

fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_of_the_house() {
        let zone = TimeZone::get("Europe/Brussels").unwrap();
        let asked = |van: &str, tot: &str| Asked { van: van.to_owned(), tot: tot.to_owned(), ..Asked::default() };
        let (filter, typed) = asked("2026-11-24", "2026-11-24").read(&zone);
        assert_eq!(filter.from.unwrap().to_string(), "2026-11-23T23:00:00.000000Z");
        assert_eq!(filter.until.unwrap().to_string(), "2026-11-24T23:00:00.000000Z");
        assert_eq!(typed.breaks(), []);
        let (filter, typed) = asked("gisteren", "2026-02-30").read(&zone);
        assert_eq!((filter.from, filter.until, typed.breaks().len()), (None, None, 2));
        assert_eq!(asked("2026-11-24", "2026-11-23").read(&zone).1.breaks().len(), 1);
    }

    #[test]
    fn an_address_says_what_was_asked() {
        let asked = Asked { wie: "x".to_owned(), wat: "a&b".to_owned(), voor: "9".to_owned(), ..Asked::default() };
        assert_eq!(asked.address("/beheer/logboek", Some(3)), "/beheer/logboek?wie=x&wat=a%26b&voor=3");
        assert!(!asked.is_plain() && Asked::default().is_plain());
        let of = |ding: &str| Asked { ding: ding.to_owned(), ..Asked::default() };
        let id = Uuid::from_u128(9);
        let one = of(&format!("referral:{id}"));
        assert_eq!(one.thing(), Some(("referral".to_owned(), id)));
        assert_eq!(one.address("/", None), format!("/?ding=referral%3A{id}"));
        assert!(!one.is_plain() && of("referral").thing().is_none() && of("referral:iets").thing().is_none());
    }
}
