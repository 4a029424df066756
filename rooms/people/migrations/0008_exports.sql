-- Everything of the house, taken out for somebody else: asked for by one and approved by another (people_approvals, of which these
-- carry the id), made by a job, locked to one key, and kept for a few days.
create table people_exports (
    house_id uuid not null,
    id uuid not null,
    reason text not null,
    -- To whom it is locked: a public key of age.
    recipient text not null,
    made_at instant,
    row_count bigint not null default 0,
    size bigint not null default 0,
    -- Until when it can be taken.
    ends_at instant,
    taken_at instant,
    taken_by uuid,
    ended_at instant,
    -- None where it ended by itself.
    ended_by uuid,
    primary key (house_id, id),
    foreign key (house_id, id) references people_approvals (house_id, id) on delete cascade,
    foreign key (house_id, taken_by) references people_workers (house_id, id),
    foreign key (house_id, ended_by) references people_workers (house_id, id)
);
-- One at a time.
create unique index people_exports_open on people_exports (house_id) where ended_at is null;

-- What is made lies here in parts, locked, so that whichever process is asked can give it, and none holds it whole.
create table people_export_parts (
    house_id uuid not null,
    export_id uuid not null,
    number bigint not null,
    body bytes not null,
    primary key (house_id, export_id, number),
    foreign key (house_id, export_id) references people_exports (house_id, id) on delete cascade
);
