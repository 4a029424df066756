-- Who somebody is elsewhere: the name that a provider gives to a worker and to nobody else.
create table people_identities (
    house_id uuid not null,
    issuer text not null,
    subject text not null,
    worker_id uuid not null,
    linked_at instant not null,
    linked_by text not null,
    used_at instant,
    primary key (house_id, issuer, subject),
    -- An address that went to a new colleague must not open the account of the old one.
    unique (house_id, issuer, worker_id),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);

-- The sessions that began at a provider, so that it can end them.
create table people_provider_sessions (
    house_id uuid not null,
    session_id uuid not null,
    issuer text not null,
    subject text not null,
    provider_session text,
    primary key (house_id, session_id),
    foreign key (house_id, session_id) references people_sessions (house_id, id) on delete cascade
);
create index people_provider_sessions_subject on people_provider_sessions (house_id, issuer, subject);

-- The provider whose claim gave a role; none for a role that somebody here gave.
alter table people_posts add column claimed_from text;
