use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc, time::Duration};

use super::{Consumer, Event, Failure, Job, Work, events};

/// What runs each sort of job and hears each sort of event.
#[derive(Default)]
pub struct Handlers(HashMap<String, Entry>);

type Running = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Handler = Arc<dyn Fn(Work, &str) -> Result<Running, Failure> + Send + Sync>;

/// How one sort of job is run.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) attempts: u32,
    pub(super) deadline: Duration,
    /// One for a job; one for each consumer of an event.
    pub(super) handlers: Vec<Handler>,
}

/// The longest an attempt may take; less than the lease.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(240);

impl Handlers {
    /// Nothing is handled yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs jobs of sort `J` with `handle`; the last one counts when there are two.
    #[must_use]
    pub fn on<J: Job, F>(mut self, handle: impl Fn(Work, J) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |work, payload| {
            let job = read::<J>(payload)?;
            Ok(Box::pin(handle(work, job)))
        });
        let deadline = J::DEADLINE.min(LONGEST_ATTEMPT);
        let entry = Entry { name: J::NAME, attempts: J::ATTEMPTS, deadline, handlers: vec![handler] };
        self.0.insert(J::NAME.to_owned(), entry);
        self
    }

    /// Lets `consumer` hear its sort of event.
    #[must_use]
    pub fn hears<C: Consumer>(mut self, consumer: C) -> Self {
        let consumer = Arc::new(consumer);
        let handler: Handler = Arc::new(move |work, payload| {
            let event = read::<C::Event>(payload)?;
            Ok(Box::pin(events::deliver(Arc::clone(&consumer), work, event)))
        });
        let entry = self.0.entry(events::job_name(C::Event::NAME)).or_insert_with(|| Entry {
            name: C::Event::NAME,
            attempts: events::ATTEMPTS,
            deadline: events::DEADLINE,
            handlers: Vec::new(),
        });
        entry.handlers.push(handler);
        self
    }

    pub(super) fn of(&self, name: &str) -> Option<&Entry> {
        self.0.get(name)
    }
}

/// A payload that this release cannot read will not become readable by waiting.
fn read<T: serde::de::DeserializeOwned>(payload: &str) -> Result<T, Failure> {
    serde_json::from_str(payload)
        .map_err(|_| Failure::Never("this release cannot read what the job is to do".to_owned()))
}
