//! The desk among very many questions and referrals: how long it takes to save, to search while somebody types, to see the day of the
//! team, and to see on whom the team waits, for sixteen people who each do one thing a second; then as fast as they can.
//!
//! `desk [QUESTIONS [HOUSES [SECONDS [DATABASE]]]]`: a million questions in sixty houses and sixty seconds when not said; an empty
//! PostgreSQL database instead of SQLite in a folder of its own. One house is large and has a quarter of all. For a hundred questions there
//! are fifteen referrals; a partner answered nineteen of twenty.

use std::{net::SocketAddr, path::Path, time::Duration};

use anyhow::Context as _;
use benches::{Asker, Figures, cases, makers, question_of, sample, say, serve, wait_for_meaning};
use db::Tx;
use directory::import_edition;
use kernel::{Actor, Day, HouseId, Lang, Role, TeamId};
use people::{
    access::{grant_by_program, invite_by_program, keep_teams_by_program},
    rules::{post::NewPost, session::Proof, token::Token, worker::Person},
};
use questions::rules::{Codes, Entry, Quarter, QuestionId};
use referrals::rules::{New, Reply, Via};
use tokio::time::{Instant, MissedTickBehavior};
use voordeur::{App, Config};

const BENCH: Actor = Actor::Program("bench");
const USERS: usize = 16;
/// Teams of each house.
const TEAMS: usize = 4;
/// Over how many days the questions lie, and of how many of them the words are still there.
const DAYS: i64 = 750;
const DAYS_WITH_WORDS: i64 = 90;
/// How many questions are written in one transaction.
const STEP: usize = 1_000;
/// How many referrals there are for a hundred questions.
const OF_A_HUNDRED: usize = 15;
/// How long each goes as fast as it can.
const CLOSED_LOOP: Duration = Duration::from_secs(10);

/// What was asked for.
struct Asked {
    questions: usize,
    houses: usize,
    time: Duration,
    database: String,
}

/// What somebody at the desk does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Save,
    Search,
    View,
    List,
}

const ACTS: [(Act, &str); 4] = [
    (Act::Save, "save"),
    (Act::Search, "search while typing"),
    (Act::View, "the day of the team"),
    (Act::List, "on whom it waits"),
];

/// Somebody at the desk, with what they ask.
#[derive(Clone)]
struct User {
    address: SocketAddr,
    cookie: String,
    number: usize,
    searches: Vec<String>,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let asked = Asked::read()?;
    let dir = tempfile::tempdir()?;
    let config = config(dir.path(), &asked.database)?;
    let app = App::start(&config, makers(), "http://localhost").await?;
    app.learn(&config);
    import_edition(app.db(), app.house().id, &sample(app.house().id)?, |_| ()).await?;
    app.look().await?;
    let teams = teams(&app).await?;
    fill(&app, &asked, &teams).await?;
    weigh(dir.path(), asked.questions)?;
    app.close().await;
    let began = Instant::now();
    let app = App::start(&config, makers(), "http://localhost").await?;
    app.learn(&config);
    say(format!("{:24} {:.1} s", "opened anew in", began.elapsed().as_secs_f64()));
    let address = serve(app.router()).await?;
    wait_for_meaning(&app).await?;
    let team = *teams.first().context("no team")?;
    let users = users(&app, address, team).await?;
    tokio::select! {
        done = measure(&users, asked.time) => done?,
        () = settle(&app) => {}
    }
    say(format!("{:24} {}", "resident, with its client", resident()?));
    app.close().await;
    Ok(())
}

impl Asked {
    fn read() -> anyhow::Result<Self> {
        let mut said = std::env::args().skip(1);
        let mut number = |usual: usize| said.next().map_or(Ok(usual), |text| text.parse());
        let (questions, houses, seconds) = (number(1_000_000)?, number(60)?, number(60)?);
        let time = Duration::from_secs(u64::try_from(seconds)?);
        let database = std::env::args().nth(4).unwrap_or_default();
        Ok(Self { questions, houses: houses.max(1), time, database })
    }
}

fn config(dir: &Path, database: &str) -> anyhow::Result<Config> {
    let dir = dir.display().to_string();
    let limits = "[limits]\nreads_per_second = 0\nsends_per_second = 0\n";
    let database = format!("[database]\nurl = {database:?}\n");
    Ok(Config::read(&format!("[data]\ndir = {dir:?}\n{database}[log]\nfilter = 'error'\n{limits}"))?)
}

/// The teams of the large house.
async fn teams(app: &App) -> anyhow::Result<Vec<TeamId>> {
    let mut tx = app.db().write(app.house().id, &BENCH).await?;
    let may = keep_teams_by_program(&BENCH).context("only the program may")?;
    let mut teams = Vec::new();
    for number in 0..TEAMS {
        teams.push(people::store::make_team(&mut tx, &may, &format!("Team {number}"), "").await?);
    }
    tx.commit().await?;
    Ok(teams)
}

/// Fills the houses, the large one with a quarter of all.
async fn fill(app: &App, asked: &Asked, teams: &[TeamId]) -> anyhow::Result<()> {
    let began = Instant::now();
    let large = if asked.houses == 1 { asked.questions } else { asked.questions / 4 };
    fill_house(app, app.house().id, teams, large).await?;
    let others = asked.houses - 1;
    for number in 0..others {
        let rest = asked.questions - large;
        let share = rest / others + usize::from(number < rest % others);
        let ids: Vec<TeamId> = (0..TEAMS).map(|_| makers().fresh()).collect();
        fill_house(app, makers().fresh(), &ids, share).await?;
    }
    let Asked { questions, houses, .. } = asked;
    let took = began.elapsed().as_secs_f64();
    say(format!(
        "{questions} questions and {} referrals in {houses} houses, a quarter in the large one, written in {took:.1} s",
        questions * OF_A_HUNDRED / 100
    ));
    Ok(())
}

async fn fill_house(app: &App, house: HouseId, teams: &[TeamId], count: usize) -> anyhow::Result<()> {
    let (db, codes) = (app.db(), Codes::embedded()?);
    let words: Vec<_> = cases()?.into_iter().map(|case| case.question).collect();
    let today = makers().clock.now().day(&app.house().zone);
    for from in (0..count).step_by(STEP) {
        let mut tx = db.write(house, &BENCH).await?;
        for number in from..count.min(from + STEP) {
            let team = *teams.get(number % teams.len()).context("no team")?;
            let may = questions::access::desk_by_program(&BENCH, team).context("only the program may")?;
            let (asked, quarter) = written(number, count, today, &words, &codes)?;
            questions::store::add_sample(&mut tx, &may, &asked, quarter, &codes.version).await?;
        }
        for number in (from..count.min(from + STEP)).filter(|number| number % 100 < OF_A_HUNDRED) {
            let team = *teams.get(number % teams.len()).context("no team")?;
            hand_over(&mut tx, team, (number, count), today, &codes).await?;
        }
        tx.commit().await?;
        let tonight = Quarter { day: today.plus(1), number: 0 };
        questions::store::settle(db, house, makers().clock.now(), tonight).await?;
    }
    Ok(())
}

/// A referral of a day in the past; nearly always with an answer.
async fn hand_over(
    tx: &mut Tx,
    team: TeamId,
    (number, count): (usize, usize),
    today: Day,
    codes: &Codes,
) -> anyhow::Result<()> {
    let may = referrals::access::make_by_program(&BENCH, team).context("only the program may")?;
    let ago = DAYS - 1 - i64::try_from(number)? * DAYS / i64::try_from(count.max(1))?;
    let due = tx.now().plus_seconds(-24 * 3600 * ago);
    let id = referrals::store::make(tx, &may, &to_service(codes)?, (due, today.plus(-ago)), &codes.version).await?;
    if (number / 100).is_multiple_of(20) {
        return Ok(());
    }
    let answer = if number.is_multiple_of(3) { "full" } else { "helped" };
    let reply = Reply::read([answer, "", "", ""], today, |_| false);
    let reply = reply.map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))?;
    referrals::store::hear(tx, id, (&reply, Via::Link), (today, None), "").await?;
    Ok(())
}

fn to_service(codes: &Codes) -> anyhow::Result<New> {
    let entry = referrals::rules::Entry { service: "caw-onthaal", kind: "cold", theme: "housing", need: "" };
    let find = |slug: &str| Some((slug.parse().ok()?, "caw".parse().ok()?));
    entry.read(codes, find).map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))
}

/// A question of a day in the past, the last ones of today.
fn written(
    number: usize,
    count: usize,
    today: Day,
    words: &[String],
    codes: &Codes,
) -> anyhow::Result<(questions::rules::Asked, Quarter)> {
    let ago = DAYS - 1 - i64::try_from(number)? * DAYS / i64::try_from(count.max(1))?;
    let pick = |list: &questions::rules::List, by: usize| {
        let all: Vec<_> = list.offered().map(|code| code.code.to_string()).collect();
        all.get(number / by % all.len().max(1)).cloned().unwrap_or_default()
    };
    let id = makers().fresh_unordered::<QuestionId>().to_string();
    let (theme, done, channel) = (pick(&codes.theme, 1), pick(&codes.done, 3), pick(&codes.channel, 7));
    let said = words.get(number % words.len().max(1)).filter(|_| ago < DAYS_WITH_WORDS);
    let entry = Entry {
        id: &id,
        words: said.map_or("", String::as_str),
        theme: &theme,
        done: &done,
        channel: &channel,
        continues: number.is_multiple_of(6),
        professional: number.is_multiple_of(17),
        ..Entry::default()
    };
    let (_, asked) = entry.read(codes).map_err(|breaks| anyhow::anyhow!("a wrong sample: {breaks:?}"))?;
    // From nine to five.
    let quarter = u8::try_from(36 + number % 32)?;
    Ok((asked, Quarter { day: today.plus(-ago), number: quarter }))
}

/// Sixteen people of one team, signed in.
async fn users(app: &App, address: SocketAddr, team: TeamId) -> anyhow::Result<Vec<User>> {
    let searches: Vec<_> = cases()?.into_iter().map(|case| case.question).collect();
    let mut users = Vec::new();
    for number in 0..USERS {
        let cookie = signed_in(app, team, number).await?;
        users.push(User { address, cookie, number, searches: searches.clone() });
    }
    Ok(users)
}

async fn signed_in(app: &App, team: TeamId, number: usize) -> anyhow::Result<String> {
    let house = app.house();
    let mut tx = app.db().write(house.id, &BENCH).await?;
    let person = Person::written("Iemand", &format!("iemand-{number}@voorbeeld.be"), Lang::NL)
        .map_err(|breaks| anyhow::anyhow!("{breaks:?}"))?;
    let may = invite_by_program(&BENCH).context("only the program may")?;
    let worker = people::store::add_worker(&mut tx, &may, &person).await?;
    let first_day = tx.now().day(&house.zone);
    let post = NewPost { role: Role::DeskWorker, team: Some(team), stands_in_for: None, first_day, last_day: None };
    let may = grant_by_program(&BENCH, worker).context("only the program may")?;
    people::store::grant(&mut tx, &may, &post).await?;
    let token = Token::fresh(tx.makers());
    people::store::begin_session(&mut tx, worker, Proof::Whole, &token.hash(), ("Firefox", "127.0.0.0/24")).await?;
    tx.commit().await?;
    Ok(format!("__Host-voordeur={}", token.reveal()))
}

/// Each one thing a second for so long; then each as fast as the answers come.
async fn measure(users: &[User], time: Duration) -> anyhow::Result<()> {
    let done = together(users, time, Some(Duration::from_secs(1)), None).await?;
    for (act, name) in ACTS {
        let own = done.iter().filter(|(done, _)| *done == act).map(|(_, took)| *took);
        say(format!("{name:24} {}", Figures::of(own.collect())));
    }
    for (act, name) in ACTS {
        let done = together(users, CLOSED_LOOP.min(time), None, Some(act)).await?;
        let rate = done.len() as f64 / CLOSED_LOOP.min(time).as_secs_f64();
        say(format!("{name:24} {rate:.0}/s in a closed loop of {USERS}"));
    }
    Ok(())
}

async fn together(
    users: &[User],
    time: Duration,
    every: Option<Duration>,
    only: Option<Act>,
) -> anyhow::Result<Vec<(Act, Duration)>> {
    let until = Instant::now() + time;
    let busy: Vec<_> = users.iter().cloned().map(|user| tokio::spawn(user.works(until, every, only))).collect();
    let mut done = Vec::new();
    for one in busy {
        done.extend(one.await??);
    }
    Ok(done)
}

impl User {
    /// What was done, and how long each took, from the moment at which it was due to the last byte of the answer.
    async fn works(
        self,
        until: Instant,
        every: Option<Duration>,
        only: Option<Act>,
    ) -> anyhow::Result<Vec<(Act, Duration)>> {
        let mut asker = Asker::at(self.address).await?;
        let mut moments = every.map(|every| {
            // They do not all press a key at the same moment.
            let offset = every.mul_f64(self.number as f64 / USERS as f64);
            let mut moments = tokio::time::interval_at(Instant::now() + offset, every);
            moments.set_missed_tick_behavior(MissedTickBehavior::Burst);
            moments
        });
        let mut done = Vec::new();
        for turn in self.number.. {
            let due = match &mut moments {
                Some(moments) => moments.tick().await,
                None => Instant::now(),
            };
            if due >= until {
                break;
            }
            let in_turn = ACTS.get(turn % ACTS.len()).map_or(Act::View, |(act, _)| *act);
            let act = only.unwrap_or(in_turn);
            let status = asker.status(&self.request(act, turn)?).await?;
            anyhow::ensure!(status == if act == Act::Save { 303 } else { 200 }, "answered {status}");
            done.push((act, due.elapsed()));
        }
        Ok(done)
    }

    fn request(&self, act: Act, turn: usize) -> anyhow::Result<Vec<u8>> {
        let words = self.searches.get(turn % self.searches.len().max(1)).map(String::as_str).unwrap_or_default();
        Ok(match act {
            Act::View => question_of(&self.cookie, "/balie/vandaag", None),
            Act::List => question_of(&self.cookie, "/doorverwijzingen", None),
            Act::Search => {
                let form = serde_urlencoded::to_string([("q", words), ("depth", "meaning")])?;
                question_of(&self.cookie, "/balie/zoek", Some(&form))
            }
            Act::Save => {
                let id = makers().fresh_unordered::<QuestionId>().to_string();
                let fields = [
                    ("id", id.as_str()),
                    ("q", words),
                    ("theme", "debts"),
                    ("done", "answered"),
                    ("took", "8200"),
                    ("touched", "3"),
                ];
                question_of(&self.cookie, "/balie", Some(&serde_urlencoded::to_string(fields)?))
            }
        })
    }
}

/// What a running program does beside the requests.
async fn settle(app: &App) {
    loop {
        tokio::time::sleep(Duration::from_secs(10)).await;
        if let Err(fault) = app.settle().await {
            say(format!("not settled: {fault}"));
        }
    }
}

/// How large the files of SQLite are.
fn weigh(dir: &Path, questions: usize) -> anyhow::Result<()> {
    let mut bytes = 0;
    for file in std::fs::read_dir(dir)? {
        let file = file?;
        if file.file_name().to_string_lossy().contains(".db") || file.file_name().to_string_lossy().contains("sqlite") {
            bytes += file.metadata()?.len();
        }
    }
    if bytes > 0 {
        say(format!("{:24} {} bytes each", "on disk", bytes / u64::try_from(questions.max(1))?));
    }
    Ok(())
}

fn resident() -> anyhow::Result<String> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().to_owned())
}
