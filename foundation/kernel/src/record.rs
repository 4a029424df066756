use uuid::Uuid;

use crate::{SessionId, TeamId, TypedId, WorkerId};

/// One thing that the access log can name: its sort and its id, never what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Record {
    /// The sort, as the log writes it: `worker`.
    pub kind: &'static str,
    /// Which one; none where the whole house is meant.
    pub id: Option<Uuid>,
}

/// An id of something the access log names.
pub trait Recorded: TypedId {
    /// The sort of thing, as the log writes it; it never changes.
    const KIND: &'static str;
}

/// To what something is done: one thing, or the things of a list, each of which gets its own line in the log.
pub trait Subject {
    /// The things, as the log names them.
    fn records(&self) -> Vec<Record>;
}

impl<I: Recorded> Subject for I {
    fn records(&self) -> Vec<Record> {
        vec![Record { kind: I::KIND, id: Some(self.as_uuid()) }]
    }
}

impl<I: Recorded> Subject for Vec<I> {
    fn records(&self) -> Vec<Record> {
        self.iter().flat_map(Subject::records).collect()
    }
}

/// The house as such: its settings, its lists without persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WholeHouse;

impl Subject for WholeHouse {
    fn records(&self) -> Vec<Record> {
        vec![Record { kind: "house", id: None }]
    }
}

impl Recorded for WorkerId {
    const KIND: &'static str = "worker";
}

impl Recorded for TeamId {
    const KIND: &'static str = "team";
}

impl Recorded for SessionId {
    const KIND: &'static str = "session";
}
