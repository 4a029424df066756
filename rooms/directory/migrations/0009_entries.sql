-- A service as it is kept in the browser: a row for each version, of which the highest holds. It goes before what a file of the
-- directory says; an empty body follows the file again.
create table directory_entries (
    house_id uuid not null,
    slug text not null,
    version bigint not null,
    kept_at instant not null,
    worker_id uuid,
    restores bigint,
    body text not null,
    primary key (house_id, slug, version)
);
