-- What was asked at a desk. No column names anybody: the day and the quarter of an hour stand for the moment, and a team for
-- whoever wrote it down. The id comes by chance, and the rows lie in the order of it, so that no place in the file tells which
-- came first.
create table questions_asked (
    house_id uuid not null,
    id uuid not null,
    day date not null,
    quarter bigint not null check (quarter between 0 and 95),
    team_id uuid not null,
    professional boolean not null,
    continues boolean not null,
    theme text,
    done text,
    channel text,
    place text,
    language text,
    interpreter boolean not null,
    behalf text,
    found text,
    words text,
    codes text not null,
    settled boolean not null,
    primary key (house_id, id)
) without rowid;
create index questions_asked_team on questions_asked (house_id, team_id, day, quarter);
create index questions_asked_words on questions_asked (house_id, day) where words is not null;
create index questions_asked_unsettled on questions_asked (house_id, day) where settled = false;

-- Whose it is, for the minute in which it can be undone. It stays for that minute also when it was undone, so that a request
-- that comes a second time brings nothing back.
create table questions_undo (
    house_id uuid not null,
    question_id uuid not null,
    worker_id uuid not null,
    ends_at instant not null,
    primary key (house_id, question_id)
) without rowid;
create index questions_undo_worker on questions_undo (house_id, worker_id, ends_at);
create index questions_undo_ends on questions_undo (house_id, ends_at);

-- For how many days the words of a question are kept. Another version takes the place of the one before.
create table questions_windows (
    house_id uuid not null,
    version bigint not null,
    days bigint not null check (days between 0 and 365),
    set_by uuid not null,
    set_at instant not null,
    primary key (house_id, version)
);
