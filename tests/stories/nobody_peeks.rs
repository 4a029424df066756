//! The generated test of rights: every route that takes a right × everybody × what lies in the own team, in another team, in another
//! house, and what does not exist. Nobody gets anything without the right, and "not yours" cannot be told from "not there": not by the
//! status, not by a header, not by a word, and not by the statements that are run. How long both take is printed beside it, never judged:
//! `cargo nextest run -p tests --no-capture nobody_peeks`.

use std::{
    collections::BTreeMap,
    mem::take,
    sync::{Mutex, Once, PoisonError},
    time::{Duration, Instant},
};

use channels::{Address, Message};
use db::JobId;
use kernel::{Day, Holder, Lang, Reach, Role, Rule, SessionId, TeamId, TypedId, WorkerId};
use people::store::{self, PasskeyId, PostId};
use referrals::rules::{Kind, New, ReferralId};
use regex::Regex;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer, filter,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

use super::{partners::PARTNER, passkeys};
use crate::{
    harness::{Device, Page, Staff, TestHouse, Visitor, stories},
    program,
};

const TABLE: &str = include_str!("../access-table.txt");

/// A service of the sample directory.
const SERVICE: &str = "sh-pamperbank";
/// An organisation of the directory, and a kind of what stands in it.
const ORGANIZATION: &str = "caw";
const KIND: &str = "lijnen";

/// A route that takes a right.
struct Guarded {
    rule: Rule,
    method: &'static str,
    path: &'static str,
}

/// Every line of the access table whose first word is the code of an action.
fn guarded() -> Vec<Guarded> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("  "));
    let route = |(code, route): (&str, &'static str)| {
        let rule = program::rules().into_iter().find(|rule| rule.code == code)?;
        let (method, path) = route.split_once(' ')?;
        Some(Guarded { rule, method, path })
    };
    lines.filter_map(route).collect()
}

/// What a route is asked for: the ids of one worker and what is theirs, and a team.
#[derive(Clone, Copy)]
struct Target {
    worker: WorkerId,
    post: PostId,
    session: SessionId,
    passkey: PasskeyId,
    team: TeamId,
    referral: ReferralId,
    letter: JobId,
    /// Where it lies; none when it is of another house or does not exist.
    lies_in: Option<TeamId>,
}

impl Target {
    /// What is nowhere.
    fn nothing() -> Self {
        fn id<I: TypedId>(number: u128) -> I {
            I::from_uuid(bare(number))
        }
        let (worker, post, session) = (id(1), id(2), id(3));
        Self { worker, post, session, team: id(4), passkey: id(5), referral: id(6), letter: id(7), lies_in: None }
    }

    /// Something of the directory, where there is one.
    fn of_directory(&self, name: &str) -> String {
        if self.lies_in.is_some() { name.to_owned() } else { self.worker.to_string() }
    }

    /// The path of a route for this target.
    fn path(&self, route: &str) -> String {
        let id = match route {
            _ if route.starts_with("/beheer/teams") => self.team.to_string(),
            _ if route.starts_with("/mijn/sessies") => self.session.to_string(),
            _ if route.starts_with("/mijn/sleutels") => self.passkey.to_string(),
            _ if route.starts_with("/doorverwijzingen") => self.referral.to_string(),
            _ if route.starts_with("/beheer/mensen") => self.worker.to_string(),
            // The versions of the hours too.
            _ if route.starts_with("/beheer/uren/versies/") => self.worker.to_string(),
            // Who keeps the directory can add to it, of every kind there is.
            _ if route == "/beheer/gids/{kind}/nieuw" => self.of_directory(KIND),
            _ if route.starts_with("/beheer/gids/{kind}/") => self.of_directory(ORGANIZATION),
            // A service of the directory, which another house has not.
            _ if route.starts_with("/beheer/gids/") => self.of_directory(SERVICE),
            // What was said of a sitting, and of the directory, is reached by who works in the house, and there is none of it here.
            _ if route.starts_with("/zitdagen/bijhouden/") => self.worker.to_string(),
            _ if route.starts_with("/meldingen/") => self.worker.to_string(),
            // A partner is no person; who works at the desk reaches those of the house.
            _ if route.starts_with("/partners/") => self.of_directory(PARTNER),
            // An export is reached by who keeps the house, and this is none.
            _ if route.starts_with("/beheer/uitvoer/") => self.worker.to_string(),
            // Work in the queue is reached by who keeps the house, and there is none of it here.
            _ if route.starts_with("/beheer/wachtrij/") => self.worker.to_string(),
            _ if route.starts_with("/post/") => self.letter.to_string(),
            // The versions of the house are reached by who keeps it, and this is none of them.
            _ if route.starts_with("/beheer/huis/versies/") => self.worker.to_string(),
            _ => {
                assert!(!route.contains('{'), "{route}: this test does not know what to fill in");
                String::new()
            }
        };
        let kind = if route.ends_with("/{kind}/nieuw") { &id } else { "organisaties" };
        route
            .replace("{kind}", kind)
            .replace("{id}", &id)
            .replace("{post}", &self.post.to_string())
            .replace("{version}", &id)
            .replace("{slug}", &id)
    }

    fn ids(&self) -> [String; 7] {
        let (worker, post, session) = (self.worker.to_string(), self.post.to_string(), self.session.to_string());
        [
            worker,
            post,
            session,
            self.team.to_string(),
            self.passkey.to_string(),
            self.referral.to_string(),
            self.letter.to_string(),
        ]
    }
}

fn bare(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// Somebody who asks: what they hold, and where.
struct Asker {
    name: String,
    role: Option<Role>,
    team: TeamId,
    browser: Visitor,
}

impl Asker {
    /// Whether the right is theirs at all.
    fn holds(&self, rule: &Rule) -> bool {
        self.reaches(rule).next().is_some()
    }

    /// Whether it reaches the target.
    fn may(&self, rule: &Rule, target: &Target, has_id: bool) -> bool {
        let mut reaches = self.reaches(rule);
        if !has_id {
            return reaches.next().is_some();
        }
        reaches.any(|reach| match reach {
            Reach::House => target.lies_in.is_some(),
            Reach::Team => target.lies_in == Some(self.team),
            Reach::Own => false,
        })
    }

    fn reaches(&self, rule: &Rule) -> impl Iterator<Item = Reach> {
        let mine = |holder: Holder| match holder {
            Holder::EveryWorker => self.role.is_some(),
            Holder::Role(role) => self.role == Some(role),
        };
        rule.holders.iter().filter(move |(holder, _)| mine(*holder)).map(|(_, reach)| *reach)
    }
}

/// An answer without what differs by chance or repeats what was asked.
fn masked(page: &Page, target: &Target) -> String {
    let code = Regex::new(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b").expect("a pattern");
    let headers = page.headers().iter().filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()));
    let headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?"))).collect();
    let mut all = format!("{}\n{}\n\n{}", page.status(), headers.join("\n"), page.without_form_keys());
    for (id, mask) in target.ids().iter().zip(["WORKER", "POST", "SESSION", "TEAM", "PASSKEY", "REFERRAL", "LETTER"]) {
        all = all.replace(id, mask);
    }
    for name in [SERVICE, ORGANIZATION, KIND, PARTNER] {
        all = all.replace(name, "WORKER");
    }
    code.replace_all(&all, "CODE").into_owned()
}

/// An answer, and what it took.
struct Asked {
    page: Page,
    statements: Vec<String>,
    took: Duration,
}

async fn ask(asker: &Asker, route: &Guarded, target: &Target) -> Asked {
    let path = target.path(route.path);
    take(&mut *run_since());
    let began = Instant::now();
    let page = if route.method == "GET" {
        asker.browser.get(&path).await
    } else {
        asker.browser.post(&path, &[("herhaling", "0123")]).await
    };
    Asked { page, took: began.elapsed(), statements: take(&mut *run_since()) }
}

/// What is not theirs is answered as what does not exist, and costs the same work.
fn assert_alike((asked, target): (&Asked, &Target), (none, nothing): (&Asked, &Target), what: &str) {
    assert_eq!(masked(&asked.page, target), masked(&none.page, nothing), "{what}: tells that it is there");
    assert_eq!(asked.statements, none.statements, "{what}: does other work");
    assert!(asked.page.status() != 404 || !asked.statements.is_empty(), "{what}: nothing was heard of the database");
}

/// The statements that ran since somebody last took them, by their places in the sources.
static RUN: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn run_since() -> std::sync::MutexGuard<'static, Vec<String>> {
    RUN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on hears which statements run.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let statements = filter::Targets::new().with_target("db::statement", tracing::Level::TRACE);
        tracing_subscriber::registry().with(Ear.with_filter(statements)).init();
    });
}

struct Ear;

impl<S: Subscriber> Layer<S> for Ear {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut Self);
    }
}

impl Visit for Ear {
    fn record_debug(&mut self, _: &Field, place: &dyn std::fmt::Debug) {
        run_since().push(format!("{place:?}"));
    }
}

/// A tenth, the middle and nine tenths of how long something took.
fn spread(mut took: Vec<Duration>) -> String {
    took.sort_unstable();
    let at = |share: usize| took.get(took.len() * share / 10).copied().unwrap_or_default();
    format!("{:?} · {:?} · {:?} of {}", at(1), at(5), at(9), took.len())
}

/// Everybody who could ask: each role in one team, somebody without an account, and somebody whose account ended.
async fn askers(house: &TestHouse, team: TeamId) -> Vec<Asker> {
    let mut all = vec![Asker { name: "a visitor".to_owned(), role: None, team, browser: house.visitor() }];
    for role in Role::ALL {
        let (_, browser) = house.at_work(role.code(), role, Some(team)).await;
        all.push(Asker { name: role.code().to_owned(), role: Some(role), team, browser });
    }
    let (gone, browser) = house.at_work("gone", Role::Administrator, Some(team)).await;
    let administrator = all.last().expect("an administrator");
    administrator.browser.post(&format!("/beheer/mensen/{gone}/einde"), &[]).await.has_status(303);
    all.push(Asker { name: "an ended account".to_owned(), role: None, team, browser });
    all
}

/// Somebody to be asked for, who lies in `team` of the house that is asked; in none when `there` is another house.
async fn target(there: &impl Staff, name: &str, team: TeamId, is_here: bool) -> Target {
    let (worker, browser) = there.at_work(name, Role::SocialWorker, Some(team)).await;
    let shown = browser.get("/mijn").await;
    assert_eq!(shown.has_status(200).status(), 200);
    // Of another number than the others of its house.
    let mut device = Device::numbered(u8::try_from(name.len()).expect("a short name"));
    device.origin.clone_from(&there.app().house().public_url);
    passkeys::made(&browser, &mut device, "sleutel").await;
    let mut read = there.app().db().read(there.app().house().id).await.expect("a reader");
    let may = people::access::grant_by_program(&kernel::Actor::Program("story"), worker).expect("the program may");
    let today: Day = "2026-11-24".parse().expect("a day");
    let post = store::held_posts(&mut read, &may, today).await.expect("posts")[0].id;
    let sessions = store::open_sessions(&mut read, &may, there.app().db().makers().clock.now()).await;
    let session = sessions.expect("sessions")[0].id;
    let passkey = store::passkeys(&mut read, worker).await.expect("passkeys")[0].id;
    drop(read);
    let referral = handed_over(there, team).await;
    let letter = written(there).await;
    Target { worker, post, session, passkey, team, referral, letter, lies_in: is_here.then_some(team) }
}

/// A referral of this team.
async fn handed_over(there: &impl Staff, team: TeamId) -> ReferralId {
    let program = kernel::Actor::Program("story");
    let may = referrals::access::make_by_program(&program, team).expect("the program may");
    let mut tx = there.app().db().write(there.app().house().id, &program).await.expect("a writer");
    let (service, organization) = ("caw-onthaal".parse().expect("a name"), "caw".parse().expect("a name"));
    let new = New { kind: Kind::Cold, service, organization, theme: None, need: None, parent: None };
    let due = (tx.now(), "2026-11-24".parse().expect("a day"));
    let id = referrals::store::make(&mut tx, &may, &new, due, "").await.expect("a referral");
    tx.commit().await.expect("a commit");
    id
}

/// A letter in the tray of the house.
async fn written(there: &impl Staff) -> JobId {
    let mut tx =
        there.app().db().write(there.app().house().id, &kernel::Actor::Program("story")).await.expect("a writer");
    let letter = Message {
        about: "directory.partner-link".to_owned(),
        to: Address::Letter(vec!["Energiehuis".to_owned(), "2800 Mechelen".to_owned()]),
        lang: Lang::NL,
        house: String::new(),
        from: String::new(),
        subject: "Uw uren".to_owned(),
        paragraphs: vec!["Dag.".to_owned()],
        link: None,
        foot: String::new(),
        ends_at: tx.now().plus_seconds(24 * 3_600),
        is_own: false,
    };
    let id = tx.enqueue(letter).await.expect("a letter");
    tx.commit().await.expect("a commit");
    there.app().run_jobs().await.expect("a round");
    id
}

stories! {
    async fn nobody_gets_what_is_not_theirs_nor_hears_that_it_is_there(house: TestHouse) {
        listen();
        let house = house.restarted_with("[limits]\nreads_per_second = 100000\nsends_per_second = 100000\n[letters]\nenabled = true\n").await;
        let (own, other) = (house.team("Het eigen team").await, house.team("Een ander team").await);
        let elsewhere = house.other_house().await;
        let foreign = elsewhere.team("Hun team").await;
        let nothing = Target::nothing();
        let targets = [
            ("own team", target(&house, "Eigen Collega", own, true).await),
            ("other team", target(&house, "Andere Collega", other, true).await),
            ("other house", target(&elsewhere, "Vreemde", foreign, false).await),
            ("does not exist", nothing),
        ];
        let routes = guarded();
        assert!(routes.len() >= 25, "only {} routes take a right", routes.len());
        let mut counted = BTreeMap::<&str, usize>::new();
        let mut took = BTreeMap::<&str, Vec<Duration>>::new();
        for asker in askers(&house, own).await {
            for route in &routes {
                let has_id = route.path.contains('{');
                let what = |where_: &str| format!("{} asks {} {} ({where_})", asker.name, route.method, route.path);
                let none = if has_id { Some(ask(&asker, route, &nothing).await) } else { None };
                for (where_, target) in targets.iter().filter(|(where_, _)| has_id || *where_ == "own team") {
                    let may = asker.may(&route.rule, target, has_id);
                    if may && route.method == "POST" {
                        // What they may do has stories of its own; done here it would change what the others find.
                        *counted.entry("allowed, not done").or_default() += 1;
                        continue;
                    }
                    let asked = ask(&asker, route, target).await;
                    let page = &asked.page;
                    if may {
                        assert_eq!(page.status(), 200, "{}: this is theirs\n{}", what(where_), page.main_text());
                        *counted.entry("allowed").or_default() += 1;
                        continue;
                    }
                    assert!(!page.status().is_success(), "{}: {}", what(where_), page.status());
                    let expected = match (asker.role, asker.holds(&route.rule), route.method) {
                        (None, _, "GET") => 303,
                        (None, ..) => 401,
                        (Some(_), false, _) => 403,
                        (Some(_), true, _) => 404,
                    };
                    assert_eq!(page.status(), expected, "{}\n{}", what(where_), page.main_text());
                    if let Some(none) = &none {
                        assert_alike((&asked, target), (none, &nothing), &what(where_));
                        took.entry(where_).or_default().push(asked.took);
                    }
                    *counted.entry("refused").or_default() += 1;
                }
            }
        }
        let total: usize = counted.values().sum();
        println!("nobody peeks: {total} combinations of {} routes: {counted:?}", routes.len());
        took.into_iter().for_each(|(where_, took)| println!("{where_}, refused: {}", spread(took)));
        assert!(total > 700, "{counted:?}");
        let verified = house.app.db().verify_log(house.app.house().id, |_| true, |_, _| ()).await.expect("the chain");
        assert!(verified.entries > 500, "{verified:?}");
    }
}
