use std::sync::atomic::{AtomicU32, Ordering};

use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, Row as _, postgres::PgConnectOptions};

use super::{TestClock, makers};
use crate::{Db, Migration, Place, Settings};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database of one test on a server that tests share.
pub(super) struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Copies the template of these migrations, which the first test that needs it makes.
    pub(super) async fn fresh(server: &str, migrations: &[Migration]) -> Self {
        let template = template(server, migrations).await;
        Self::made(server, &format!("template {template}")).await
    }

    /// One without tables.
    pub(super) async fn empty(server: &str) -> Self {
        Self::made(server, "template template0").await
    }

    async fn made(server: &str, how: &str) -> Self {
        let name = format!("voordeur_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = connect(server).await;
        run(&mut admin, format!("drop database if exists {name} with (force)")).await;
        run(&mut admin, format!("create database {name} {how}")).await;
        Self { server: server.to_owned(), name }
    }

    pub(super) fn url(&self) -> String {
        at(&self.server, &self.name)
    }
}

impl Drop for Database {
    /// Removes the database, also after a failed test. On a thread of its own, because a drop cannot wait.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        let removal = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            let text = format!("drop database if exists {name} with (force)");
            runtime.block_on(async { run(&mut connect(&server).await, text).await });
        });
        drop(removal.join());
    }
}

async fn template(server: &str, migrations: &[Migration]) -> String {
    let name = template_name(migrations);
    let mut admin = connect(server).await;
    run(&mut admin, "select pg_advisory_lock(4711)".to_owned()).await;
    let known = sqlx::query("select count(*) from pg_database where datname = $1").bind(&name).fetch_one(&mut admin);
    if known.await.expect("the catalogue").get::<i64, _>(0) == 0 {
        let unfinished = format!("{name}_unfinished");
        run(&mut admin, format!("drop database if exists {unfinished} with (force)")).await;
        run(&mut admin, format!("create database {unfinished}")).await;
        migrate(&at(server, &unfinished), migrations).await;
        run(&mut admin, format!("alter database {unfinished} rename to {name}")).await;
    }
    name
}

async fn migrate(url: &str, migrations: &[Migration]) {
    let settings = Settings::at(Place::Server(url.to_owned()));
    let db = Db::open(&settings, makers(&TestClock::default())).await.expect("the template opens");
    db.migrate(migrations).await.expect("the migrations run");
    db.close(std::time::Duration::from_secs(5)).await;
}

fn template_name(migrations: &[Migration]) -> String {
    let mut digest = Sha256::new();
    for migration in crate::migrate::OWN.iter().chain(migrations) {
        digest.update([migration.room, migration.name, migration.sql].concat());
    }
    digest.finalize().iter().take(8).fold("voordeur_template_".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

async fn connect(server: &str) -> PgConnection {
    let options = server.parse::<PgConnectOptions>().expect("VOORDEUR_TEST_POSTGRES is an address");
    options.connect().await.expect("the server of VOORDEUR_TEST_POSTGRES answers")
}

async fn run(admin: &mut PgConnection, text: String) {
    admin.execute(AssertSqlSafe(text)).await.expect("the server does as told");
}

/// The address of another database on the same server.
fn at(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').map_or((server, String::new()), |(a, q)| (a, format!("?{q}")));
    let start = address.find("//").map_or(0, |at| at + 2);
    let end = address.get(start..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| start + at);
    format!("{}/{name}{query}", address.get(..end).unwrap_or_default())
}
