//! A question in people's own words, put with the service that answers it: who asks so again finds it.

use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, Reason, RuleBreak, Slug, WholeHouse};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    entry::{self, Held, asked_languages, page_of, services},
    kept,
};
use crate::{
    Room, access,
    rules::{
        Edition,
        entry::{Key, Kind as Sort, Sheet, Thing, YES, with_example},
        matching::{Kind, Question},
    },
    shelf::Standing,
    store,
};

/// How many services are proposed.
const PROPOSED: usize = 5;

/// The form as it is sent: first the words alone, from the desk; then with where they belong.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    words: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    service: String,
    #[serde(default)]
    other: String,
    #[serde(default)]
    keep: String,
}

#[derive(Template)]
#[template(path = "directory/example.html")]
struct ExamplePage<'a> {
    t: &'a Text,
    form: &'a Typed,
    languages: Vec<Choice>,
    proposed: Vec<Choice>,
    services: Vec<Choice>,
}

/// `GET /beheer/gids/vraag`: an empty form.
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    shown(&visit, &actor, &room, &Typed::default(), StatusCode::OK).await
}

/// `POST /beheer/gids/vraag`: shows where the words may belong, or keeps them there.
pub(super) async fn put(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::keep_entries(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let read = form.check_and_keep(|sent| match sent.keep.as_str() {
        YES => sent.belongs(standing.edition()).map(Some),
        _ => Ok(None),
    });
    let ((slug, example), typed) = match read {
        Ok((Some(belongs), typed)) => (belongs, typed),
        Ok((None, typed)) => return shown(&visit, &actor, &room, &typed, StatusCode::OK).await,
        Err(typed) => return shown(&visit, &actor, &room, &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let key = Key { kind: Sort::Service, slug };
    let held = Held::of(&visit, &actor, &room, key.clone()).await?;
    let service = with_example(held.service().or_missing()?.clone(), example);
    let mut tx = visit.write(room.db(), &actor).await?;
    let sheet = Sheet::of(&Thing::Service(Box::new(service)));
    if !kept(store::keep_entry(&mut tx, &may, (&key, held.current), Some(&sheet), None).await)? {
        tx.undo().await?;
        let typed = typed.given_back(vec![RuleBreak::new("", "directory-example-first")]);
        return shown(&visit, &actor, &room, &typed, StatusCode::CONFLICT).await;
    }
    let answer = visit.done(tx, &visit.t.to(&page_of(&key))).await?;
    room.show(&visit.house).await;
    Ok(answer)
}

impl Sent {
    /// The service and the question.
    fn belongs(&self, edition: &Edition) -> Result<(Slug, crate::rules::model::Example), Vec<RuleBreak>> {
        let service = if self.service.is_empty() { &self.other } else { &self.service };
        let known = edition.service(service).map(|service| service.slug.clone());
        let example = crate::rules::entry::example(&self.words, &self.lang);
        match (known, example) {
            (Some(slug), Ok(example)) => Ok((slug, example)),
            (known, example) => {
                let unknown = known.is_none().then(|| RuleBreak::new("other", "directory-example-where"));
                Err(example.err().into_iter().flatten().chain(unknown).collect())
            }
        }
    }
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, form: &Typed, status: StatusCode) -> Answer {
    access::keep_entries(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let standing = room.standing(&visit.house).await?;
    let t = &visit.t;
    let main = ExamplePage {
        t,
        form,
        languages: asked_languages(t),
        proposed: proposed(&standing, form.value("words"), visit),
        services: services(standing.edition(), t),
    };
    let page = visit.page("directory-example-title").crumb(t.to(entry::PATH), t.say("directory-entries-title"));
    page.main(&main).at_work(actor).status(status).answer()
}

/// The services that answer these words today, the best first.
fn proposed(standing: &Standing, words: &str, visit: &Visit) -> Vec<Choice> {
    let Ok(question) = Question::asked(words, Some(visit.t.lang())) else { return Vec::new() };
    let answer = standing.answer(&question, visit.now);
    let services = answer.matches.iter().filter(|found| found.kind == Kind::Service);
    let named = services.filter_map(|found| standing.edition().service(found.entry.as_str()));
    named
        .take(PROPOSED)
        .map(|service| Choice::new(service.slug.as_str(), service.name.for_reader(visit.t.lang()).1))
        .collect()
}
