-- Under which key a browser keeps what somebody was writing. One for each account and browser, so that it is there again when they
-- sign in anew after a time-out; gone when they sign out, and twelve hours after they last wrote. What was written is never here.
create table people_draft_keys (
    house_id uuid not null,
    worker_id uuid not null,
    browser_hash bytes not null,
    secret bytes not null,
    -- Who signs out here takes the key along.
    session_id uuid not null,
    ends_at instant not null,
    primary key (house_id, worker_id, browser_hash),
    foreign key (house_id, worker_id) references people_workers (house_id, id),
    foreign key (house_id, session_id) references people_sessions (house_id, id) on delete cascade
);
create index people_draft_keys_session on people_draft_keys (house_id, session_id);
create index people_draft_keys_end on people_draft_keys (house_id, ends_at);
