-- What changes during the day and belongs to no edition.

-- Full, or the last ticket given: one row each time somebody says so, the latest wins; no fullness takes it back.
create table directory_today (
    house_id uuid not null,
    day date not null,
    presence_id uuid not null,
    id uuid not null,
    fullness text,
    said_at instant not null,
    said_by text not null,
    primary key (house_id, day, presence_id, id)
);

-- What a visitor wrote about a mistake on a page. Who wrote it is never asked and stands nowhere.
create table directory_corrections (
    house_id uuid not null,
    id uuid not null,
    service text not null,
    body text not null,
    received_at instant not null,
    handled_at instant,
    handled_by text,
    primary key (house_id, id)
);
