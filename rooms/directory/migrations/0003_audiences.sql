-- The groups of people that services may be meant for. A service without any is for everybody.
-- An edition takes these rows with it when it is swept: the release before this one sweeps editions too and does not know
-- of these tables.

create table directory_audiences (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    id uuid not null,
    slug text not null,
    name text not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id) on delete cascade
);

create table directory_service_audiences (
    house_id uuid not null,
    edition_id uuid not null,
    service bigint not null,
    number bigint not null,
    audience text not null,
    primary key (house_id, edition_id, service, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
        on delete cascade
);
