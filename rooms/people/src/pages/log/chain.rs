use askama::Template;
use axum::extract::State;
use db::Broken;
use kernel::{Reason, WholeHouse};
use kit::{Actor, Answer, Text, Visit, see_other};

use crate::{
    Room, access,
    sealer::{Checked, Found},
};

#[derive(Template)]
#[template(path = "people/chain.html")]
struct ChainPage<'a> {
    t: &'a Text,
    result: Option<Shown>,
    may_search: bool,
}

/// How the last look over the log ended, in words.
struct Shown {
    when: String,
    what: String,
    class: &'static str,
}

/// `GET /beheer/logboek/ketting`: how the last look over the log ended.
pub(in crate::pages) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::verify_log(&actor)?;
    let checked = room.sealer().checked(visit.house.id);
    let may_search = access::search_log(&actor).is_ok();
    let page = ChainPage { t: &visit.t, result: checked.map(|checked| in_words(&checked, &visit)), may_search };
    visit.page("people-log-chain-title").main(&page).at_work(&actor).answer()
}

/// `POST /beheer/logboek/ketting`: looks over the log, for a few seconds at most.
pub(in crate::pages) async fn check(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::verify_log(&actor)?.over_house(WholeHouse, Reason::Audit)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    tx.does(&may);
    tx.commit().await?;
    room.look_over_log(visit.house.id).await?;
    see_other(&visit.t.to("/beheer/logboek/ketting"))
}

fn in_words(checked: &Checked, visit: &Visit) -> Shown {
    let t = &visit.t;
    let (zone, at) = (&visit.house.zone, checked.at);
    let (day, time) = (t.day_seen_from(at.day(zone), visit.today()), t.clock(at.civil(zone).time()));
    let when = t.with("day", day).with("time", time).say("people-log-chain-when");
    let bad = |what| (what, "notice bad");
    let (what, class) = match &checked.found {
        Found::Whole(chain) => {
            (t.with("count", chain.entries).with("seals", chain.seals).say("people-log-chain-whole"), "notice good")
        }
        Found::AsFarAs(done, total) => {
            (t.with("count", *done).with("total", *total).say("people-log-chain-part"), "notice warn")
        }
        Found::Broken(Broken::Entry(seq)) => bad(t.with("entry", *seq).say("people-log-chain-entry")),
        Found::Broken(Broken::Missing(seq)) => bad(t.with("entry", *seq).say("people-log-chain-missing")),
        Found::Broken(Broken::Seal(seq)) => bad(t.with("entry", *seq).say("people-log-chain-seal")),
        Found::Broken(Broken::End) => bad(t.say("people-log-chain-end").to_owned()),
        Found::Broken(Broken::Database(_)) => (t.say("people-log-chain-database").to_owned(), "notice warn"),
    };
    Shown { when, what, class }
}
