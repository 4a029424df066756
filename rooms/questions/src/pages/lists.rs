//! What the house adds to the code lists of the desk.

use axum::extract::State;
use http::StatusCode;
use kernel::{Reason, RuleBreak, WholeHouse};
use kit::{Actor, Answer, Form, Refusal, Typed, Visit};
use serde::Deserialize;

use super::window;
use crate::{
    Room, access,
    rules::own::{OwnCode, OwnList, OwnVersion, written},
    store,
};

/// The form as it is sent.
#[derive(Clone, Deserialize)]
pub(super) struct Sent {
    list: OwnList,
    version: i64,
    #[serde(default)]
    names: String,
}

/// What was typed for a list and is not kept.
pub(super) struct Given {
    list: OwnList,
    typed: Typed,
}

/// A list of the house, as its page shows it.
pub(super) struct Own {
    /// Its code, which its form sends.
    pub(super) code: &'static str,
    /// The keys of its name and of what it is for.
    pub(super) texts: (&'static str, &'static str),
    pub(super) version: i64,
    /// The names that come with the program.
    pub(super) known: String,
    /// What stands in it now; said when somebody typed something else meanwhile.
    pub(super) now: String,
    pub(super) form: Typed,
    pub(super) versions: Vec<String>,
}

/// Both lists with what was typed, and their versions in words.
pub(super) async fn all(visit: &Visit, room: &Room, given: Option<&Given>) -> Result<Vec<Own>, Refusal> {
    let mut all = Vec::new();
    for list in OwnList::ALL {
        let versions = store::list_versions(&mut room.db().read(visit.house.id).await?, list).await?;
        let hands: Vec<_> = versions.iter().map(|version| version.by).collect();
        let names = visit.names(&hands).await?;
        let said = |version: &OwnVersion| {
            let name = names.get(&version.by).map_or("", String::as_str);
            let day = visit.t.date(version.at.day(&visit.house.zone));
            visit
                .t
                .with("name", name)
                .with("day", day.as_str())
                .with("names", in_a_line(&version.codes).as_str())
                .say("questions-list-was")
        };
        let newest = versions.first();
        let codes = newest.map(|newest| newest.codes.as_slice()).unwrap_or_default();
        let typed = given.filter(|given| given.list == list).map(|given| given.typed.clone());
        all.push(Own {
            code: list.code(),
            texts: texts(list),
            version: newest.map_or(0, |newest| newest.version),
            known: room.standard().names(list, visit.t.lang()).join(" · "),
            now: in_a_line(codes),
            form: typed.unwrap_or_else(|| Typed::default().with("names", &in_lines(codes))),
            versions: versions.iter().map(said).collect(),
        });
    }
    Ok(all)
}

const fn texts(list: OwnList) -> (&'static str, &'static str) {
    match list {
        OwnList::Place => ("questions-list-place", "questions-list-place-hint"),
        OwnList::Found => ("questions-list-found", "questions-list-found-hint"),
    }
}

fn in_lines(codes: &[OwnCode]) -> String {
    codes.iter().map(|code| code.name.as_str()).collect::<Vec<_>>().join("\n")
}

fn in_a_line(codes: &[OwnCode]) -> String {
    codes.iter().map(|code| code.name.as_str()).collect::<Vec<_>>().join(" · ")
}

/// `POST /beheer/balie/lijsten`: other codes of the house in a list. Who saw an older version is shown the one of now beside their own.
pub(super) async fn change(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::change_lists(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let sent = form.check(|sent| Ok(sent.clone()))?;
    let typed = Typed::default().with("names", &sent.names);
    let give_back = |breaks| Given { list: sent.list, typed: typed.given_back(breaks) };
    let codes = match written(&sent.names) {
        Ok(codes) => codes,
        Err(breaks) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return window::page_with_lists(&visit, &actor, &room, status, Some(&give_back(breaks))).await;
        }
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    let now = store::own_lists(&mut tx).await?;
    let version = now.iter().find(|own| own.list == sent.list).map_or(0, |own| own.version);
    if version != sent.version {
        drop(tx);
        let given = give_back(vec![RuleBreak::new("names", "questions-list-changed")]);
        return window::page_with_lists(&visit, &actor, &room, StatusCode::CONFLICT, Some(&given)).await;
    }
    store::change_list(&mut tx, &may, sent.list, version, &codes).await?;
    visit.done(tx, &visit.t.to("/beheer/balie")).await
}
