use crate::{
    Sql, sql,
    sql::{Texts, two},
};

pub(super) const ENQUEUE: Sql = sql!(
    "insert into db_jobs (house_id, id, name, payload, enqueued_at, due_at, label, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
);

/// Takes up to `$3` jobs that are due at `$1` and leases them until `$2`.
///
/// The two texts differ: in PostgreSQL several programs take jobs at the same time and must not wait for each
/// other's rows. SQLite has one writer at a time and knows no such clause.
pub(super) const TAKE: Sql = two!(Texts {
    sqlite: "update db_jobs set due_at = $2, attempts = attempts + 1, fence = fence + 1
              where (house_id, id) in
                    (select house_id, id from db_jobs where due_at <= $1 order by due_at limit $3)
             returning house_id, id, name, payload, attempts, fence, said",
    postgres: "update db_jobs set due_at = $2, attempts = attempts + 1, fence = fence + 1
                where (house_id, id) in
                      (select house_id, id from db_jobs where due_at <= $1 order by due_at limit $3
                          for update skip locked)
               returning house_id, id, name, payload, attempts, fence, said",
});

/// Whether the lease is still held; in PostgreSQL also keeps others from taking the job until this transaction ends.
pub(super) const HOLD: Sql = sql!("update db_jobs set fence = fence where house_id = $1 and id = $2 and fence = $3");
pub(super) const DONE: Sql = sql!("delete from db_jobs where house_id = $1 and id = $2 and fence = $3");
pub(super) const POSTPONE: Sql =
    sql!("update db_jobs set due_at = $4, last_fault = $5 where house_id = $1 and id = $2 and fence = $3");
pub(super) const BURY: Sql = sql!(
    "update db_jobs set due_at = null, dead_at = $4, last_fault = $5, held_at = null, said = null
      where house_id = $1 and id = $2 and fence = $3"
);

/// The same, and what it was to do is erased.
pub(super) const BURY_EMPTY: Sql = sql!(
    "update db_jobs set due_at = null, dead_at = $4, last_fault = $5, held_at = null, said = null, payload = ''
      where house_id = $1 and id = $2 and fence = $3"
);

pub(super) const DEAD: Sql = sql!(
    "select id, name, label, enqueued_at, attempts, last_fault, dead_at from db_jobs
      where house_id = $1 and dead_at is not null
        and (cast($2 as uuid) is null or id > $2)
      order by id limit $3"
);
pub(super) const WAITING: Sql = sql!(
    "select id, name, label, enqueued_at, attempts, last_fault, due_at, held_at from db_jobs
      where house_id = $1 and due_at is not null
        and (cast($2 as uuid) is null or id > $2)
      order by id limit $3"
);
pub(super) const RETRY: Sql = sql!(
    "update db_jobs set due_at = $3, dead_at = null, attempts = 0, held_at = null, said = null
      where house_id = $1 and id = $2 and dead_at is not null and payload <> ''"
);
pub(super) const DISCARD: Sql = sql!("delete from db_jobs where house_id = $1 and id = $2 and dead_at is not null");

/// Lays a job ready for hands. It falls due when it is worth nothing any more, or at `$5` when there is no such moment. That it came so far
/// is no failed attempt, however often it lies there anew.
pub(super) const HAND: Sql = sql!(
    "update db_jobs set held_at = coalesce(held_at, $4), due_at = coalesce(ends_at, $5), last_fault = null, attempts = 0
      where house_id = $1 and id = $2 and fence = $3"
);
pub(super) const HELD: Sql = sql!(
    "select id, label, enqueued_at, held_at, due_at, said from db_jobs
      where house_id = $1 and name = $2 and held_at is not null and dead_at is null and due_at > $3
      order by held_at, id limit $4"
);
pub(super) const HELD_ONE: Sql = sql!(
    "select payload from db_jobs
      where house_id = $1 and id = $2 and name = $3 and held_at is not null and dead_at is null and said is null and due_at > $4"
);
// The fence goes up with what is said, and with taking it back: a worker that has the job at that very moment finishes nothing.
pub(super) const SAY: Sql = sql!(
    "update db_jobs set said = $4, due_at = $6, fence = fence + 1
      where house_id = $1 and id = $2 and name = $3 and held_at is not null and dead_at is null and said is null and due_at > $5"
);
pub(super) const UNSAY: Sql = sql!(
    "update db_jobs set said = null, due_at = coalesce(ends_at, $5), fence = fence + 1
      where house_id = $1 and id = $2 and name = $3 and held_at is not null and dead_at is null and said is not null and due_at > $4"
);

pub(super) const CONSUMED: Sql = sql!(
    "insert into db_inbox (house_id, consumer, event_id, consumed_at) values ($1, $2, $3, $4)
     on conflict (house_id, consumer, event_id) do nothing"
);

/// How many jobs wait that are due at `$1`, since when, and how many are dead.
pub(crate) const OLDEST: Sql = sql!(
    "select (select count(*) from db_jobs where due_at <= $1),
            (select min(due_at) from db_jobs where due_at <= $1),
            (select count(*) from db_jobs where due_at is null)"
);
/// Forgets the dead jobs that were worth nothing any more at `$1`.
pub(crate) const SWEEP_ENDED: Sql = sql!("delete from db_jobs where dead_at is not null and ends_at < $1");
/// A few of the dead jobs of a house that died before `$2`.
pub(crate) const FORGET_DEAD: Sql = sql!(
    "delete from db_jobs where house_id = $1 and id in
        (select id from db_jobs where house_id = $1 and dead_at < $2 limit $3)"
);
pub(crate) const SWEEP_INBOX: Sql = sql!("delete from db_inbox where consumed_at < $1");

/// All statements of the jobs.
pub(crate) const STATEMENTS: &[Sql] = &[
    ENQUEUE,
    TAKE,
    HOLD,
    DONE,
    POSTPONE,
    BURY,
    BURY_EMPTY,
    DEAD,
    WAITING,
    RETRY,
    DISCARD,
    HAND,
    HELD,
    HELD_ONE,
    SAY,
    UNSAY,
    CONSUMED,
    OLDEST,
    SWEEP_ENDED,
    FORGET_DEAD,
    SWEEP_INBOX,
];
