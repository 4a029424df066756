-- Whether a service has place, as it answered itself when somebody was handed over to it; the last word counts.
create table directory_capacities (
    house_id uuid not null,
    service text not null,
    has_place boolean not null,
    said_on date not null,
    primary key (house_id, service)
);
