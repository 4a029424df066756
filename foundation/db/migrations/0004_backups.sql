-- Backups that were asked for, and what came of them. A backup holds the whole installation, so it belongs to no house. `slot`
-- keeps the one of a day from being asked for twice.
create table db_backups (
    id uuid not null,
    slot text not null,
    asked_at instant not null,
    asked_by text not null,
    made_at instant,
    verified_at instant,
    file text not null default '',
    size bigint not null default 0,
    fault text,
    primary key (id)
);
create unique index db_backups_slots on db_backups (slot);
