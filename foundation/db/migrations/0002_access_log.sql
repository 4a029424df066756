-- Who did what, to which thing, why. Rows are only ever added; each carries the hash of the one before, so that nobody can
-- change or remove one unseen. Nothing of what stands in a file stands here.
create table db_access_log (
    house_id uuid not null,
    at instant not null,
    seq bigint not null,
    worker_id uuid,
    program text not null,
    role text not null,
    action text not null,
    record_kind text not null,
    record_id uuid,
    outcome text not null,
    reason text not null,
    words text not null,
    hash bytes not null,
    primary key (house_id, seq)
);
create index db_access_log_records on db_access_log (house_id, record_kind, record_id, seq);
create index db_access_log_workers on db_access_log (house_id, worker_id, seq);

-- The end of each chain: how many entries there are, and the hash of the last.
create table db_access_heads (
    house_id uuid not null,
    seq bigint not null,
    hash bytes not null,
    primary key (house_id)
);

-- Ends that were signed, now and then. What lies before a seal may be cut off; the chain then begins at that seal.
create table db_access_seals (
    house_id uuid not null,
    seq bigint not null,
    hash bytes not null,
    sealed_at instant not null,
    key_id text not null,
    signature bytes not null,
    primary key (house_id, seq)
);
