use askama::Template;
use axum::extract::State;
use kit::{Answer, Keep, SafeHtml, Text, Visit};

use super::{service::Dial, wording::wording};
use crate::{Room, rules::model::UrgentLine};

#[derive(Template)]
#[template(path = "directory/urgent.html")]
struct UrgentPage<'a> {
    t: &'a Text,
    lines: Vec<Line>,
}

/// An urgent line, as pages show it.
pub(super) struct Line {
    pub(super) name: SafeHtml,
    pub(super) number: Dial,
    /// Whether the number can be dialled, or is the name of a place.
    pub(super) is_number: bool,
    pub(super) when: SafeHtml,
    pub(super) available: SafeHtml,
}

/// `GET /dringend`: every urgent line, with the button that leaves at once.
pub(super) async fn urgent(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let t = &visit.t;
    let lines = standing.edition().directory().urgent_lines.iter().map(|line| Line::of(line, t)).collect();
    let page = visit.page("directory-urgent-title").description(t.say("directory-urgent-description")).quick_exit();
    page.keep(Keep::ThisEdition).changed(standing.edition().since()).main(&UrgentPage { t, lines }).answer()
}

impl Line {
    pub(super) fn of(line: &UrgentLine, t: &Text) -> Self {
        Self {
            name: wording(&line.name, t.lang()),
            number: Dial::of(&line.number),
            is_number: line.can_be_dialled(),
            when: wording(&line.when, t.lang()),
            available: wording(&line.available, t.lang()),
        }
    }
}
