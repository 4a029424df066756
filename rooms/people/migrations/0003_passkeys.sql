-- Questions that a browser answers once and within minutes: a challenge for a passkey, the way to another house and back. The hash
-- of the token that comes back with the answer; what the answer is held against.
create table people_ceremonies (
    house_id uuid not null,
    token_hash bytes not null,
    purpose text not null,
    session_id uuid,
    state text not null,
    ends_at instant not null,
    primary key (house_id, token_hash)
);
create index people_ceremonies_end on people_ceremonies (house_id, ends_at);

-- The public half of a key that a device or a password manager keeps, as the library writes it down.
create table people_passkeys (
    house_id uuid not null,
    id uuid not null,
    worker_id uuid not null,
    credential bytes not null,
    name text not null,
    public_key text not null,
    counter bigint not null,
    made_at instant not null,
    used_at instant,
    primary key (house_id, id),
    unique (house_id, credential),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);
create index people_passkeys_worker on people_passkeys (house_id, worker_id);
