-- Work for later. `due_at` is the moment from which somebody may take the job; whoever takes it moves it behind the lease,
-- so a job whose worker died falls due again by itself. A dead job has no due moment.
create table db_jobs (
    house_id uuid not null,
    id uuid not null,
    name text not null,
    payload text not null,
    enqueued_at instant not null,
    due_at instant,
    attempts bigint not null default 0,
    fence bigint not null default 0,
    last_fault text,
    dead_at instant,
    primary key (house_id, id),
    check ((due_at is null) = (dead_at is not null))
);
create index db_jobs_due on db_jobs (due_at);
create index db_jobs_dead on db_jobs (house_id, dead_at, id);

-- Which consumer has had which event, so that an event delivered twice has its effect once.
create table db_inbox (
    house_id uuid not null,
    consumer text not null,
    event_id uuid not null,
    consumed_at instant not null,
    primary key (house_id, consumer, event_id)
);
create index db_inbox_age on db_inbox (consumed_at);

-- Answers to requests that carried an Idempotency-Key. Without a status the request is still at work, in this transaction.
create table db_replies (
    house_id uuid not null,
    reply_key text not null,
    request_hash bytes not null,
    status bigint,
    headers text,
    body bytes,
    claimed_at instant not null,
    primary key (house_id, reply_key)
);
create index db_replies_age on db_replies (claimed_at);

-- One row, written by the check for readiness.
create table db_pulse (
    place text not null,
    beaten_at instant not null,
    primary key (place)
);
