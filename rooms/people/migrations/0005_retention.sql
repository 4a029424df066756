-- How long things are kept, as rules that one person proposes and the data protection officer approves; and what was done by
-- them. A rule is never changed: another takes its place.
create table people_retention_rules (
    house_id uuid not null,
    id uuid not null,
    subject text not null,
    days bigint not null check (days > 0),
    proposed_by uuid not null,
    proposed_at instant not null,
    approved_by uuid,
    approved_at instant,
    ended_at instant,
    ended_by uuid,
    primary key (house_id, id),
    foreign key (house_id, proposed_by) references people_workers (house_id, id),
    foreign key (house_id, approved_by) references people_workers (house_id, id),
    foreign key (house_id, ended_by) references people_workers (house_id, id),
    check ((approved_at is null) = (approved_by is null)),
    check (approved_by is null or approved_by <> proposed_by)
);
-- One proposal that waits, and one rule in force.
create unique index people_retention_rules_open on people_retention_rules (house_id, subject)
    where approved_at is null and ended_at is null;
create unique index people_retention_rules_in_force on people_retention_rules (house_id, subject)
    where approved_at is not null and ended_at is null;

-- A certificate: by which rule how much went, up to which moment, and where the chain of the access log stood.
create table people_retention_runs (
    house_id uuid not null,
    id uuid not null,
    rule_id uuid not null,
    up_to instant not null,
    removed bigint not null,
    done_at instant not null,
    chain_seq bigint not null,
    chain_hash bytes not null,
    primary key (house_id, id),
    foreign key (house_id, rule_id) references people_retention_rules (house_id, id)
);
create index people_retention_runs_done on people_retention_runs (house_id, done_at);

-- The seal of a day that was mailed to somebody outside, so that it leaves once.
create table people_seal_mails (
    house_id uuid not null,
    day date not null,
    seq bigint not null,
    mailed_at instant not null,
    primary key (house_id, day)
);
