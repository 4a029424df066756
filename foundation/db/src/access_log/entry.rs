use kernel::{Actor, Entry, HouseId, Instant, Reason, WorkerId};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{Value, from_row, params};

/// One entry as it lies in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its number in the chain of its house, from 1.
    pub seq: i64,
    /// When it was written.
    pub at: Instant,
    /// Who, when somebody had signed in.
    pub worker_id: Option<WorkerId>,
    /// Which part of the program, when it acted by itself; else empty.
    pub program: String,
    /// In which role; empty when none was needed.
    pub role: String,
    /// What: the code of the action.
    pub action: String,
    /// To which sort of thing; empty when to none.
    pub record_kind: String,
    /// To which of them.
    pub record_id: Option<Uuid>,
    /// `seen`, `done` or `refused`.
    pub outcome: String,
    /// Why: the code of the reason; empty for a refusal.
    pub reason: String,
    /// The actor's own words, in an emergency.
    pub words: String,
    /// The hash over the entry before and this one.
    pub hash: Vec<u8>,
}

from_row!(LogEntry { seq, at, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash });

/// The hash in front of the first entry.
pub(super) const START: [u8; 32] = [0; 32];

/// What the hash covers begins with this, so that it can never be taken for another sort of hash.
const SORT: &[u8] = b"voordeur access log 1";

impl LogEntry {
    /// The next entry behind `previous`.
    pub(super) fn next(house: HouseId, (seq, at): (i64, Instant), entry: &Entry, previous: &[u8]) -> Self {
        let mut link = Self {
            seq,
            at,
            worker_id: entry.actor.worker().map(|worker| worker.id),
            program: program(&entry.actor),
            role: entry.role.map_or("", kernel::Role::code).to_owned(),
            action: entry.action.to_owned(),
            record_kind: entry.record.kind.to_owned(),
            record_id: entry.record.id,
            outcome: entry.outcome.code().to_owned(),
            reason: entry.reason.as_ref().map_or("", Reason::code).to_owned(),
            // PostgreSQL keeps no NUL in a text.
            words: entry.reason.as_ref().map_or("", Reason::words).replace('\0', ""),
            hash: Vec::new(),
        };
        link.hash = link.chained(house, previous);
        link
    }

    /// The hash that this entry must carry behind `previous`: SHA-256 over it and all fields, each with its length.
    pub(super) fn chained(&self, house: HouseId, previous: &[u8]) -> Vec<u8> {
        let id = |id: Option<Uuid>| id.map_or_else(Vec::new, |id| id.as_bytes().to_vec());
        let (worker, record) = (id(self.worker_id.map(kernel::TypedId::as_uuid)), id(self.record_id));
        let fields = [
            worker.as_slice(),
            self.program.as_bytes(),
            self.role.as_bytes(),
            self.action.as_bytes(),
            self.record_kind.as_bytes(),
            record.as_slice(),
            self.outcome.as_bytes(),
            self.reason.as_bytes(),
            self.words.as_bytes(),
        ];
        let mut hash = Sha256::new();
        digest(&mut hash, (house, previous), (self.seq, self.at.as_micros()), &fields);
        hash.finalize().to_vec()
    }

    /// The values of its columns behind house and moment.
    pub(super) fn values(&self) -> [Value; 11] {
        params![
            self.seq,
            self.worker_id,
            &self.program,
            &self.role,
            &self.action,
            &self.record_kind,
            self.record_id,
            &self.outcome,
            &self.reason,
            &self.words,
            &self.hash,
        ]
    }
}

fn program(actor: &Actor) -> String {
    match actor {
        Actor::Program(name) => (*name).to_owned(),
        Actor::Visitor | Actor::Worker(_) => String::new(),
    }
}

/// Puts an entry behind `previous` into a hash: all fields, each with its length.
pub(super) fn digest(
    hash: &mut Sha256,
    (house, previous): (HouseId, &[u8]),
    (seq, at): (i64, i64),
    fields: &[&[u8]; 9],
) {
    let house = kernel::TypedId::as_uuid(house);
    let begin = [SORT, previous, house.as_bytes(), &seq.to_be_bytes(), &at.to_be_bytes()];
    // In one piece: hashing many small ones takes longer than laying them together.
    let mut all = Vec::with_capacity(512);
    for field in begin.iter().chain(fields) {
        all.extend_from_slice(&(field.len() as u64).to_be_bytes());
        all.extend_from_slice(field);
    }
    hash.update(&all);
}
