use std::{cell::Cell, future::Future, sync::LazyLock};

use tracing::{
    Dispatch, Event, Level, Metadata, Subscriber,
    instrument::WithSubscriber as _,
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
};

/// The target under which the driver tells what the server warns of; it offers no other way to hear it.
const TARGET: &str = "sqlx::postgres::notice";

tokio::task_local! {
    static WARNED: Cell<bool>;
}

static LISTENER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Listener));

/// Runs a call and tells whether the server warned meanwhile.
///
/// A primary whose wait for its copy was cancelled answers `COMMIT` with success and a warning, and the row is gone after a
/// failover. So the warning must be heard.
pub(super) async fn heeding<T>(call: impl Future<Output = T>) -> (T, bool) {
    let listening = async {
        let answer = call.with_subscriber(LISTENER.clone()).await;
        (answer, WARNED.with(Cell::get))
    };
    WARNED.scope(Cell::new(false), listening).await
}

/// Hears nothing but warnings of the server, and only while a call is listened to.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == TARGET && *metadata.level() <= Level::WARN
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn event(&self, event: &Event<'_>) {
        if self.enabled(event.metadata()) {
            // Outside a call nobody listens.
            let _ = WARNED.try_with(|warned| warned.set(true));
        }
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
