//! How a database would go about a statement.

use kernel::Actor;

use super::TestDb;
use crate::{Engine, Fault, Source as _, Sql, Value, params, sql};

/// The statements that would read a whole table, or are not led by an index that begins with the house; each with its plan.
///
/// # Errors
/// What the database says of a statement that it cannot explain.
pub async fn unled(db: &TestDb, hot: impl IntoIterator<Item = (&Sql, Vec<Value>)>) -> Result<Vec<String>, Fault> {
    let mut faults = Vec::new();
    for (sql, params) in hot {
        let plan = plan(db, sql, params).await?;
        if plan.iter().any(|line| scans(line)) || !plan.iter().any(|line| line.contains("house_id")) {
            faults.push(format!("{}: {plan:#?}", sql.line()));
        }
    }
    Ok(faults)
}

/// PostgreSQL reads small tables whole unless it is told not to.
async fn plan(db: &TestDb, sql: &Sql, params: Vec<Value>) -> Result<Vec<String>, Fault> {
    let explain = match db.engine() {
        Engine::Sqlite => "explain query plan",
        Engine::Postgres => "explain",
    };
    let text = format!("{explain} {}", sql.text(db.engine()));
    let explained = Sql::new(Box::leak(text.into_boxed_str()), ("tests", file!(), line!()));
    let mut tx = db.write(db.house, &Actor::Program("plan")).await?;
    if db.engine() == Engine::Postgres {
        tx.run(&sql!("set local enable_seqscan = off"), params![]).await?;
        let rows = tx.all::<(String,)>(&explained, params).await?;
        return Ok(rows.into_iter().map(|(line,)| line).collect());
    }
    let rows = tx.all::<(i64, i64, i64, String)>(&explained, params).await?;
    Ok(rows.into_iter().map(|(.., line)| line).collect())
}

fn scans(line: &str) -> bool {
    line.starts_with("SCAN") && !line.contains("CONSTANT ROW") || line.contains("Seq Scan")
}
