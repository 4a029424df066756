//! What visitors and colleagues say is wrong in the directory: who keeps it says what came of it, and whoever reported it reads that.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use db::Source as _;
use kernel::{Actor as Who, Reason, Slug, WholeHouse, WorkerId};
use kit::{Actor, Answer, Form, OrMissing as _, SafeHtml, Text, Typed, Visit};
use serde::Deserialize;

use super::{names::Names, wording::wording};
use crate::{
    Room, access,
    rules::{
        Edition,
        correction::{Settled, settled},
    },
    store::{self, CorrectionId, OpenCorrection, ReportedCorrection},
};

/// The page.
pub(super) const PATH: &str = "/meldingen";
/// How many that were settled, and how many of one's own, stand on the page.
const SHOWN: u32 = 20;

/// What came of one, as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    outcome: String,
    #[serde(default)]
    answer: String,
}

#[derive(Template)]
#[template(path = "directory/inbox.html")]
struct InboxPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    notice: Option<&'static str>,
    open: Vec<Line>,
    own: Vec<Line>,
    settled: Vec<Line>,
    may_settle: bool,
    outcomes: [Settled; 3],
}

/// One of them.
struct Line {
    id: CorrectionId,
    service: SafeHtml,
    href: Option<String>,
    body: String,
    who: String,
    when: String,
    /// Whether somebody of the house reported it, who reads the answer.
    is_answered: bool,
    /// What came of it, and when.
    outcome: Option<(&'static str, String)>,
    /// A word to whoever reported it; of an open one, what was typed before a rule was not met.
    answer: String,
}

/// What the page shows besides the lists.
struct Given {
    notice: Option<&'static str>,
    form: (Option<CorrectionId>, Typed),
    status: StatusCode,
}

/// `GET /meldingen`: what is open, what came of one's own, and what was settled lately.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let nothing = Given { notice: None, form: (None, Typed::default()), status: StatusCode::OK };
    page(&visit, &actor, &room, nothing).await
}

/// `POST /meldingen/{id}`: says what came of one. Who comes second is told.
pub(super) async fn settle(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let may = access::settle_corrections(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let id: CorrectionId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::is_settled(&mut tx, id).await?.or_missing()?;
    let (outcome, answer) = match form.check(|sent| settled(&sent.outcome, &sent.answer)) {
        Ok(settled) => settled,
        Err(typed) => {
            tx.undo().await?;
            let wrong = Given { notice: None, form: (Some(id), typed), status: StatusCode::UNPROCESSABLE_ENTITY };
            return page(&visit, &actor, &room, wrong).await;
        }
    };
    let is_first = store::settle_correction(&mut tx, &may, id, (outcome, &answer)).await?;
    if !is_first {
        tx.undo().await?;
        return second(&visit, &actor, &room).await;
    }
    visit.done(tx, &visit.t.to(PATH)).await
}

/// `POST /meldingen/{id}/open`: opens one again.
pub(super) async fn reopen(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let may = access::settle_corrections(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let id: CorrectionId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::is_settled(&mut tx, id).await?.or_missing()?;
    let is_first = store::reopen_correction(&mut tx, &may, id).await?;
    if !is_first {
        tx.undo().await?;
        return second(&visit, &actor, &room).await;
    }
    visit.done(tx, &visit.t.to(PATH)).await
}

/// A colleague came first: how it stands now.
async fn second(visit: &Visit, actor: &Who, room: &Room) -> Answer {
    let notice = Some("directory-inbox-second");
    page(visit, actor, room, Given { notice, form: (None, Typed::default()), status: StatusCode::CONFLICT }).await
}

async fn page(visit: &Visit, actor: &Who, room: &Room, given: Given) -> Answer {
    let may = access::see_corrections(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let mut read = room.db().read(visit.house.id).await?;
    read.shows(&may);
    let open = store::open_corrections(&mut read).await?;
    let done = store::settled_corrections(&mut read, SHOWN).await?;
    let own = match actor.worker() {
        Some(worker) => store::corrections_by(&mut read, worker.id, SHOWN).await?,
        None => Vec::new(),
    };
    drop(read);
    let reporters = open.iter().map(|one| one.worker_id).chain(done.iter().map(|one| one.worker_id));
    let names = Names::of(visit, reporters).await?;
    let lines = Lines { visit, edition: standing.edition(), names };
    let (typed_for, form) = &given.form;
    let typed = |id| if *typed_for == Some(id) { form.value("answer").to_owned() } else { String::new() };
    let main = InboxPage {
        t: &visit.t,
        form,
        notice: given.notice,
        open: open.into_iter().map(|one| Line { answer: typed(one.id), ..lines.open(one) }).collect(),
        own: own.into_iter().map(|one| lines.reported(one)).collect(),
        settled: done.into_iter().map(|one| lines.reported(one)).collect(),
        may_settle: access::settle_corrections(actor).is_ok(),
        outcomes: Settled::ALL,
    };
    visit.page("directory-inbox-title").main(&main).at_work(actor).status(given.status).answer()
}

/// What lines are made with.
struct Lines<'a> {
    visit: &'a Visit,
    edition: &'a Edition,
    names: Names,
}

impl Lines<'_> {
    fn open(&self, one: OpenCorrection) -> Line {
        let (service, href) = self.service(&one.service);
        Line {
            id: one.id,
            service,
            href,
            body: one.body,
            who: self.who(one.worker_id),
            when: self.visit.moment(one.received_at),
            is_answered: one.worker_id.is_some(),
            outcome: None,
            answer: String::new(),
        }
    }

    fn reported(&self, one: ReportedCorrection) -> Line {
        let ReportedCorrection { id, service, body, received_at, worker_id, handled_at, outcome, answer } = one;
        let key = outcome.map_or("directory-settled", Settled::key);
        let line = self.open(OpenCorrection { id, service, body, received_at, worker_id });
        let outcome = handled_at.map(|at| (key, self.visit.moment(at)));
        Line { outcome, answer: answer.unwrap_or_default(), ..line }
    }

    /// The name of a service and its page; one that is gone keeps its slug.
    fn service(&self, slug: &Slug) -> (SafeHtml, Option<String>) {
        let t = &self.visit.t;
        match self.edition.service(slug.as_str()) {
            Some(service) => (wording(&service.name, t.lang()), Some(t.to(&format!("/aanbod/{slug}")))),
            None => (SafeHtml::escaped(slug.as_str()), None),
        }
    }

    fn who(&self, worker: Option<WorkerId>) -> String {
        match worker {
            None => self.visit.t.say("directory-inbox-visitor").to_owned(),
            worker => self.names.say(worker),
        }
    }
}
