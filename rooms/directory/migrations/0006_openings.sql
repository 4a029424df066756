-- When the house is open, as its administrators keep it in the browser: a row for each version, of which the highest holds. It goes
-- before what a file of the directory says; an empty body follows the file again.
create table directory_openings (
    house_id uuid not null,
    version bigint not null,
    kept_at instant not null,
    worker_id uuid,
    restores bigint,
    body text not null,
    primary key (house_id, version)
);

-- The public holidays on which the house is open all the same, as a file of the directory says them: days with a space between.
alter table directory_editions add column open_on_public_holidays text not null default '';
