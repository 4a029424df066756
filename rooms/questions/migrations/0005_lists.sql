-- What a house adds to the code lists of the desk: its own places, and the campaigns by which people find it. Each change a version.
create table questions_lists (
    house_id uuid not null,
    list text not null check (list in ('place', 'found')),
    version bigint not null,
    entries text not null,
    set_by uuid not null,
    set_at instant not null,
    primary key (house_id, list, version)
);
