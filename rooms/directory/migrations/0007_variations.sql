-- That a sitting differs on one day: it does not take place, has other hours or another room, or comes extra. It lies over whatever
-- edition is current; one that was taken back holds no more and stays to be looked at.
create table directory_variations (
    house_id uuid not null,
    id uuid not null,
    presence_id uuid not null,
    day date not null,
    change text not null,
    opens bigint,
    closes bigint,
    room text not null,
    reason text not null,
    said_at instant not null,
    worker_id uuid,
    taken_back_at instant,
    taken_back_by uuid,
    primary key (house_id, id)
);

-- Who of the house reported a mistake, so that they hear what came of it; a visitor stands nowhere.
alter table directory_corrections add column worker_id uuid;
-- What came of it, and a word to whoever reported it.
alter table directory_corrections add column outcome text;
alter table directory_corrections add column answer text;
