-- Who works in the house, in which teams, with which roles. Nobody is ever removed from here while the access log names them;
-- an account ends with a moment and an author.

create table people_workers (
    house_id uuid not null,
    id uuid not null,
    name text not null,
    email text not null,
    lang text not null,
    made_at instant not null,
    made_by text not null,
    ended_at instant,
    ended_by text,
    version bigint not null,
    primary key (house_id, id)
);
-- One account for an address; an ended account leaves its address free.
create unique index people_workers_email on people_workers (house_id, email) where ended_at is null;

create table people_teams (
    house_id uuid not null,
    id uuid not null,
    name text not null,
    organization text not null,
    made_at instant not null,
    made_by text not null,
    ended_at instant,
    ended_by text,
    primary key (house_id, id)
);
create unique index people_teams_name on people_teams (house_id, name) where ended_at is null;

-- A role from one day to another. It is never changed: it ends, and another begins.
create table people_posts (
    house_id uuid not null,
    id uuid not null,
    worker_id uuid not null,
    role text not null,
    team_id uuid,
    stands_in_for uuid,
    first_day date not null,
    last_day date,
    granted_at instant not null,
    granted_by text not null,
    revoked_at instant,
    revoked_by text,
    primary key (house_id, id),
    foreign key (house_id, worker_id) references people_workers (house_id, id),
    foreign key (house_id, team_id) references people_teams (house_id, id),
    foreign key (house_id, stands_in_for) references people_workers (house_id, id)
);
create index people_posts_worker on people_posts (house_id, worker_id);
create index people_posts_team on people_posts (house_id, team_id);

-- What somebody proves with who they are. The password is kept as an Argon2id hash only.
create table people_passwords (
    house_id uuid not null,
    worker_id uuid not null,
    hash text not null,
    set_at instant not null,
    primary key (house_id, worker_id),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);

-- The secret of an authenticator app, and the last step of time whose code was used: a code works once.
create table people_authenticators (
    house_id uuid not null,
    worker_id uuid not null,
    secret bytes not null,
    confirmed_at instant,
    last_step bigint not null,
    primary key (house_id, worker_id),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);

create table people_recovery_codes (
    house_id uuid not null,
    worker_id uuid not null,
    number bigint not null,
    hash bytes not null,
    used_at instant,
    primary key (house_id, worker_id, number),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);

-- One row for each time that somebody signed in. Only the hash of the token lies here.
create table people_sessions (
    house_id uuid not null,
    id uuid not null,
    worker_id uuid not null,
    token_hash bytes not null,
    device text not null,
    network text not null,
    proof text not null,
    began_at instant not null,
    seen_at instant not null,
    proved_at instant not null,
    ended_at instant,
    ended_by text,
    primary key (house_id, id),
    unique (house_id, token_hash),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);
create index people_sessions_worker on people_sessions (house_id, worker_id, ended_at);

-- A link that works once: an invitation, a new password, a look around.
create table people_links (
    house_id uuid not null,
    id uuid not null,
    worker_id uuid not null,
    token_hash bytes not null,
    purpose text not null,
    made_at instant not null,
    made_by text not null,
    ends_at instant not null,
    used_at instant,
    primary key (house_id, id),
    unique (house_id, token_hash),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);
create index people_links_worker on people_links (house_id, worker_id);
