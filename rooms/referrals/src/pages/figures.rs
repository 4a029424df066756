use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use kernel::{Day, Reason, Slug, WholeHouse};
use kit::{Actor, Answer, Text, Visit, csv as file};

use super::place;
use crate::{
    Room, access, export,
    rules::figures::{Ended, Figures, GOAL},
    store::{self, CodedReferral},
};

#[derive(Template)]
#[template(path = "referrals/figures.html")]
struct FiguresPage<'a> {
    t: &'a Text,
    goal: i64,
    house: Line,
    partners: Vec<Line>,
}

/// The figures of a partner, or of the house.
struct Line {
    name: String,
    share: String,
    median: String,
    ended: i64,
}

/// `GET /doorverwijzingen/cijfers`: how many referrals of the last year reached a known ending, and after how many days.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::see_figures(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut read = room.db().read(visit.house.id).await?;
    let ended = store::ended(&mut read, &may, a_year_ago(&visit)).await?;
    drop(read);
    let standing = room.directory().standing(&visit.house).await?;
    let t = &visit.t;
    let mut of_partner = BTreeMap::<&Slug, Vec<&Ended>>::new();
    ended.iter().for_each(|line| of_partner.entry(&line.organization).or_default().push(line));
    let mut partners: Vec<_> = of_partner
        .into_iter()
        .map(|(slug, lines)| {
            let name = place::organization_name(standing.edition(), slug, t.lang());
            Line::of(name, &Figures::of(lines.into_iter()), t)
        })
        .collect();
    partners.sort_by(|one, other| other.ended.cmp(&one.ended).then_with(|| one.name.cmp(&other.name)));
    let house = Line::of(visit.house.name.clone(), &Figures::of(ended.iter()), t);
    let page = FiguresPage { t, goal: GOAL, house, partners };
    let figures = visit.page("referrals-figures-title").crumb(t.to("/doorverwijzingen"), t.say("referrals-list-title"));
    figures.main(&page).at_work(&actor).answer()
}

/// `GET /doorverwijzingen/codes.csv`: the codes of the referrals of the last year, without words and without anybody.
pub(super) async fn csv(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::see_figures(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut read = room.db().read(visit.house.id).await?;
    let coded = store::coded(&mut read, &may, a_year_ago(&visit)).await?;
    drop(read);
    Ok(file::file("doorverwijzingen.csv", export::as_csv(coded.iter().map(cells))))
}

fn a_year_ago(visit: &Visit) -> Day {
    visit.today().one_year_before()
}

fn cells(coded: &CodedReferral) -> [String; 9] {
    [
        coded.made_on.to_string(),
        coded.kind.code().to_owned(),
        coded.theme.as_ref().map(Slug::to_string).unwrap_or_default(),
        coded.organization.to_string(),
        coded.service.to_string(),
        coded.state.code().to_owned(),
        coded.outcome.map(|outcome| outcome.code().to_owned()).unwrap_or_default(),
        coded.days.map(|days| days.to_string()).unwrap_or_default(),
        coded.codes.clone(),
    ]
}

impl Line {
    fn of(name: String, figures: &Figures, t: &Text) -> Self {
        let none = || t.say("referrals-figures-none").to_owned();
        Self {
            name,
            share: figures.share().map_or_else(none, |share| t.with("share", share).say("referrals-figures-percent")),
            median: figures.median_days.map_or_else(none, |days| t.with("days", days).say("referrals-figures-days")),
            ended: figures.ended,
        }
    }
}
