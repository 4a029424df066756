//! What somebody in the house says of one day: a sitting that does not take place, has other hours or another room, or comes extra.
//! It lies over whatever the directory says, until it is taken back or the day is past; a new file undoes nothing of it.

use kernel::{Day, Instant, RuleBreak, Slug, WorkerId, typed_id};
use serde::Deserialize;

use super::{
    Edition,
    model::{Change, Directory, Exception, Presence, PresenceId, Text, TimeOfDay},
    opening::{Block, Hours},
};

typed_id! {
    /// That a sitting differs on a day.
    VariationId
}

/// How far ahead a sitting can be made to differ, in days.
pub const MOST_DAYS_AHEAD: i64 = 366;
/// The most signs of a reason or a room.
const LONGEST: usize = 120;

/// A sitting that differs on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variation {
    /// The sitting.
    pub presence: PresenceId,
    /// The day.
    pub day: Day,
    /// What differs.
    pub change: Change,
    /// Why, as visitors read it; may be empty.
    pub reason: Text,
}

/// A variation that holds, or held until somebody took it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its id.
    pub id: VariationId,
    /// What was said.
    pub variation: Variation,
    /// When.
    pub said_at: Instant,
    /// By whom; none when it was not somebody who signed in.
    pub worker: Option<WorkerId>,
    /// Whether the partner itself said it, with its link.
    pub by_link: bool,
}

/// The form as it is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    presence: String,
    day: String,
    change: String,
    room: String,
    hours: String,
    reason: String,
}

impl Variation {
    /// The codes of what can differ, in the order in which they are offered.
    pub const CODES: [&'static str; 4] = ["closed", "hours", "room", "extra"];

    /// The code of what differs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.change {
            Change::Closed => "closed",
            Change::Instead { .. } => "hours",
            Change::OtherRoom(_) => "room",
            Change::Extra { .. } => "extra",
        }
    }

    /// Whether both cannot hold: they are of one sitting and day and say the same kind of thing. Extra sessions stand beside one
    /// another unless they are the same.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        let is_about_hours = |change: &Change| matches!(change, Change::Closed | Change::Instead { .. });
        let same_kind = match (&self.change, &other.change) {
            (Change::OtherRoom(_), Change::OtherRoom(_)) => true,
            (one @ Change::Extra { .. }, other) => one == other,
            (one, other) => is_about_hours(one) && is_about_hours(other),
        };
        self.presence == other.presence && self.day == other.day && same_kind
    }

    /// Puts it over what the directory says of its sitting.
    fn vary(&self, presence: &mut Presence) {
        if matches!(self.change, Change::Closed | Change::Instead { .. }) {
            clear_hours(presence, self.day);
        }
        let (day, reason) = (self.day, self.reason.clone());
        let exception = Exception { from: day, until: day, change: self.change.clone(), reason };
        // A file that was exported with it says it too.
        presence.exceptions.retain(|known| *known != exception);
        // What was said last goes before what the directory said of that day.
        presence.exceptions.insert(0, exception);
    }
}

/// Puts what was said of single days over a directory; what is about a sitting that it does not have is left out.
pub fn vary_all(directory: &mut Directory, variations: &[Variation]) {
    for presence in directory.services.iter_mut().flat_map(|service| &mut service.presences) {
        let id = presence.id;
        for variation in variations.iter().filter(|variation| variation.presence == id) {
            variation.vary(presence);
        }
    }
}

/// Takes away the hours that were set for `day` alone or for a span that holds it; the rest of the span stays.
fn clear_hours(presence: &mut Presence, day: Day) {
    let all = std::mem::take(&mut presence.exceptions);
    presence.exceptions = all.into_iter().flat_map(|exception| without(exception, day)).collect();
}

fn without(exception: Exception, day: Day) -> Vec<Exception> {
    let covers = exception.from <= day && day <= exception.until;
    if !covers || !matches!(exception.change, Change::Instead { .. } | Change::Extra { .. }) {
        return vec![exception];
    }
    let before = Exception { until: day.plus(-1), ..exception.clone() };
    let after = Exception { from: day.plus(1), ..exception };
    [before, after].into_iter().filter(|part| part.from <= part.until).collect()
}

/// The form as something that holds from `today` on. A sitting that is not of the organisation `whose` is one that does not exist.
///
/// # Errors
/// Every rule that is not met, by its field.
pub fn written(sent: &Sent, edition: &Edition, whose: Option<&Slug>, today: Day) -> Result<Variation, Vec<RuleBreak>> {
    let mut breaks = Vec::new();
    let presence = sent.presence.parse().ok().filter(|id| edition.sitting_of(whose, *id).is_some());
    if presence.is_none() {
        breaks.push(RuleBreak::new("presence", "directory-sittings-which"));
    }
    let day = sent.day.parse::<Day>().ok().filter(|day| (0..=MOST_DAYS_AHEAD).contains(&day.days_since(today)));
    if day.is_none() {
        breaks.push(RuleBreak::new("day", "directory-sittings-day-wrong"));
    }
    for (field, text) in [("room", &sent.room), ("reason", &sent.reason)] {
        if text.trim().chars().count() > LONGEST {
            breaks.push(RuleBreak::new(field, "kit-too-long"));
        }
    }
    let change = change(sent).map_err(|broken| breaks.push(broken)).ok();
    match (presence, day, change) {
        (Some(presence), Some(day), Some(change)) if breaks.is_empty() => {
            Ok(Variation { presence, day, change, reason: plain(&sent.reason) })
        }
        _ => Err(breaks),
    }
}

fn change(sent: &Sent) -> Result<Change, RuleBreak> {
    match sent.change.as_str() {
        "closed" => Ok(Change::Closed),
        "hours" => block(&sent.hours).map(|Block { opens, closes }| Change::Instead { opens, closes }),
        "extra" => block(&sent.hours).map(|Block { opens, closes }| Change::Extra { opens, closes }),
        "room" => match sent.room.trim() {
            "" => Err(RuleBreak::new("room", "directory-sittings-room-empty")),
            room => Ok(Change::OtherRoom(plain(room))),
        },
        _ => Err(RuleBreak::new("change", "directory-sittings-change-wrong")),
    }
}

/// What somebody typed on one line.
fn plain(text: &str) -> Text {
    Text::dutch(text.trim())
}

/// One block of hours, within a day.
fn block(text: &str) -> Result<Block, RuleBreak> {
    let wrong = || RuleBreak::new("hours", "directory-sittings-hours-wrong");
    let hours: Hours = text.parse().map_err(|_| wrong())?;
    let mut blocks = hours.iter();
    blocks.next().filter(|block| blocks.next().is_none() && block.closes <= TimeOfDay::END_OF_DAY).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn presence() -> Presence {
        let services = sample::generated(20).services;
        services.into_iter().find_map(|service| service.presences.into_iter().next()).unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn time(text: &str) -> TimeOfDay {
        text.parse().unwrap()
    }

    fn instead(from: &str, until: &str) -> Exception {
        let change = Change::Instead { opens: time("10:00"), closes: time("11:00") };
        Exception { from: day(from), until: day(until), change, reason: Text::default() }
    }

    fn closed(presence: &Presence, on: &str) -> Variation {
        Variation { presence: presence.id, day: day(on), change: Change::Closed, reason: Text::dutch("ziek") }
    }

    #[test]
    fn whoever_stays_away_on_one_day_keeps_the_other_days_of_a_span() {
        let mut presence = presence();
        presence.exceptions = vec![instead("2026-11-23", "2026-11-27")];
        let variation = closed(&presence, "2026-11-25");
        variation.vary(&mut presence);
        let spans: Vec<_> = presence.exceptions.iter().map(|exception| (exception.from, exception.until)).collect();
        let span = |from, until| (day(from), day(until));
        assert_eq!(
            spans,
            [span("2026-11-25", "2026-11-25"), span("2026-11-23", "2026-11-24"), span("2026-11-26", "2026-11-27")]
        );
    }

    #[test]
    fn what_a_file_says_too_is_said_once() {
        let mut presence = presence();
        let change = Change::Extra { opens: time("10:00"), closes: time("11:00") };
        let variation = Variation { change, ..closed(&presence, "2026-11-25") };
        variation.vary(&mut presence);
        let once = presence.exceptions.clone();
        variation.vary(&mut presence);
        assert_eq!(presence.exceptions, once);
    }

    #[test]
    fn what_was_said_last_of_a_day_replaces_what_was_said_of_it() {
        let presence = presence();
        let away = closed(&presence, "2026-11-25");
        let of = |change| Variation { change, ..away.clone() };
        let (opens, closes) = (time("9:00"), time("10:00"));
        assert!(of(Change::Instead { opens, closes }).replaces(&away));
        assert!(of(Change::OtherRoom(Text::dutch("zaal 2"))).replaces(&of(Change::OtherRoom(Text::dutch("zaal 3")))));
        assert!(of(Change::Extra { opens, closes }).replaces(&of(Change::Extra { opens, closes })));
        assert!(!of(Change::Extra { opens, closes }).replaces(&away));
        assert!(!of(Change::OtherRoom(Text::dutch("zaal 2"))).replaces(&away));
        assert!(!closed(&presence, "2026-11-26").replaces(&away));
    }
}
