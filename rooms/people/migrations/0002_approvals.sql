-- What takes two: somebody asks, and somebody else approves or either takes it back, within a set time. Who did what stays until it
-- is swept; the access log remembers.
create table people_approvals (
    house_id uuid not null,
    id uuid not null,
    matter text not null,
    worker_id uuid not null,
    asked_by uuid not null,
    asked_at instant not null,
    ends_at instant not null,
    -- What the one who asks says to the one who approves; only where they must stand before each other.
    code_hash bytes,
    decided_at instant,
    decided_by uuid,
    outcome text,
    primary key (house_id, id),
    foreign key (house_id, worker_id) references people_workers (house_id, id),
    foreign key (house_id, asked_by) references people_workers (house_id, id),
    foreign key (house_id, decided_by) references people_workers (house_id, id),
    check ((decided_at is null) = (outcome is null))
);
-- One open question about somebody at a time.
create unique index people_approvals_open on people_approvals (house_id, matter, worker_id) where decided_at is null;
create index people_approvals_end on people_approvals (house_id, ends_at);
