use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use sqlx::{
    ConnectOptions as _, Connection as _, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{Session, faults};
use crate::{Fault, Settings};

/// The pool of connections, which is replaced as a whole once it turns out to lead to a copy that takes no writes.
#[derive(Clone)]
pub(crate) struct Pool(Arc<Inner>);

struct Inner {
    current: RwLock<PgPool>,
    options: PgConnectOptions,
    settings: Settings,
}

impl Pool {
    /// Connects to the server once, to fail early and in plain words.
    pub(crate) async fn open(url: &str, settings: &Settings) -> Result<Self, Fault> {
        let options = url.parse::<PgConnectOptions>().map_err(|error| faults::of_statement(&error, None))?;
        let options =
            options.application_name("voordeur").options(server_settings(settings)).disable_statement_logging();
        greet(&options, settings.patience).await?;
        let current = RwLock::new(pool(&options, settings));
        Ok(Self(Arc::new(Inner { current, options, settings: settings.clone() })))
    }

    /// A connection without a transaction.
    pub(crate) async fn acquire(&self) -> Result<Session, Fault> {
        let connection = self.current().acquire().await.map_err(|error| match error {
            sqlx::Error::Io(_) => Fault::Lost,
            other => faults::of_statement(&other, None),
        })?;
        Ok(Session::new(connection, self.clone(), self.0.settings.deadline))
    }

    /// Turns away from the present connections, all of them, because they lead to a copy.
    pub(super) fn replace(&self) {
        tracing::warn!("the database behind the pool takes no writes; all connections are made anew");
        let fresh = pool(&self.0.options, &self.0.settings);
        let old = std::mem::replace(&mut *self.0.current.write().unwrap_or_else(PoisonError::into_inner), fresh);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { old.close().await });
        }
    }

    /// Waits for the connections that are in use and closes all.
    pub(crate) async fn close(&self, patience: Duration) {
        let _ = tokio::time::timeout(patience, self.current().close()).await;
    }

    fn current(&self) -> PgPool {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn pool(options: &PgConnectOptions, settings: &Settings) -> PgPool {
    PgPoolOptions::new()
        .max_connections(settings.connections.max(1))
        .acquire_timeout(settings.patience)
        .max_lifetime(Duration::from_secs(30 * 60))
        .idle_timeout(Duration::from_secs(5 * 60))
        .connect_lazy_with(options.clone())
}

async fn greet(options: &PgConnectOptions, patience: Duration) -> Result<(), Fault> {
    let place = format!("PostgreSQL at {}:{}", options.get_host(), options.get_port());
    let greeted = tokio::time::timeout(patience, options.connect()).await;
    let greeted = greeted.map_err(|_| Fault::Unavailable(format!("{place} does not answer")))?;
    let connection = greeted.map_err(|error| Fault::Unavailable(format!("{place}: {error}")))?;
    // Whether it leaves politely does not matter.
    let _ = connection.close().await;
    Ok(())
}

/// What the server is asked to watch from its side: statements and locks that take too long, transactions that are left
/// open, and clients that are gone. The values are those of the failover trials; the client's own deadline is the one that
/// counts, because a frozen server watches nothing.
fn server_settings(settings: &Settings) -> [(&'static str, String); 8] {
    let deadline = settings.deadline.as_millis();
    [
        ("statement_timeout", deadline.to_string()),
        ("lock_timeout", (deadline * 4 / 5).to_string()),
        ("idle_in_transaction_session_timeout", "15s".to_owned()),
        ("client_connection_check_interval", "2s".to_owned()),
        ("tcp_user_timeout", "8s".to_owned()),
        ("tcp_keepalives_idle", "5".to_owned()),
        ("tcp_keepalives_interval", "2".to_owned()),
        ("tcp_keepalives_count", "3".to_owned()),
    ]
}
