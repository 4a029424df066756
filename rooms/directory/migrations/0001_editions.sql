-- A directory as one edition: everything that was true together. Nobody sees an edition before directory_current names it.
-- Numbers count from 0 and keep the order of the file; children carry the number of what they belong to.

create table directory_editions (
    house_id uuid not null,
    id uuid not null,
    made_at instant not null,
    made_by text not null,
    complete_at instant,
    title text not null,
    region text not null,
    zone text not null,
    sample_data boolean not null,
    closed_on_public_holidays boolean not null,
    primary key (house_id, id)
);

create table directory_current (
    house_id uuid not null,
    edition_id uuid not null,
    version bigint not null,
    since instant not null,
    primary key (house_id),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_topics (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    id uuid not null,
    slug text not null,
    name text not null,
    description text not null,
    parent text,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_locations (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    id uuid not null,
    slug text not null,
    name text not null,
    street text,
    postal_code text,
    city text,
    country text,
    latitude real,
    longitude real,
    in_house boolean not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_accessibility (
    house_id uuid not null,
    edition_id uuid not null,
    location bigint not null,
    number bigint not null,
    description text not null,
    details text not null,
    url text,
    primary key (house_id, edition_id, location, number),
    foreign key (house_id, edition_id, location) references directory_locations (house_id, edition_id, number)
);

create table directory_organizations (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    id uuid not null,
    slug text not null,
    name text not null,
    description text not null,
    kind text not null,
    email text,
    website text,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_services (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    id uuid not null,
    slug text not null,
    organization text not null,
    name text not null,
    description text not null,
    status text not null,
    eligibility text not null,
    minimum_age bigint,
    maximum_age bigint,
    email text,
    website text,
    note text not null,
    verified_exists boolean not null,
    verified_description boolean not null,
    verified_schedule boolean not null,
    verified_languages boolean not null,
    verified_on date,
    verified_by text not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_service_topics (
    house_id uuid not null,
    edition_id uuid not null,
    service bigint not null,
    number bigint not null,
    topic text not null,
    primary key (house_id, edition_id, service, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
);

create table directory_languages (
    house_id uuid not null,
    edition_id uuid not null,
    service bigint not null,
    number bigint not null,
    language text not null,
    primary key (house_id, edition_id, service, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
);

create table directory_costs (
    house_id uuid not null,
    edition_id uuid not null,
    service bigint not null,
    number bigint not null,
    description text not null,
    amount_cents bigint,
    primary key (house_id, edition_id, service, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
);

create table directory_required_documents (
    house_id uuid not null,
    edition_id uuid not null,
    service bigint not null,
    number bigint not null,
    document text not null,
    url text,
    primary key (house_id, edition_id, service, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
);

create table directory_presences (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    service bigint not null,
    id uuid not null,
    location text,
    room text not null,
    who text not null,
    since date,
    until date,
    primary key (house_id, edition_id, number),
    foreign key (house_id, edition_id, service) references directory_services (house_id, edition_id, number)
);

create index directory_presences_of_service on directory_presences (house_id, edition_id, service);

create table directory_access (
    house_id uuid not null,
    edition_id uuid not null,
    presence bigint not null,
    number bigint not null,
    way text not null,
    primary key (house_id, edition_id, presence, number),
    foreign key (house_id, edition_id, presence) references directory_presences (house_id, edition_id, number)
);

-- weekdays: one bit for each day, Monday first; ordinals: numbers with commas, of weekdays or of days of the month.
create table directory_schedules (
    house_id uuid not null,
    edition_id uuid not null,
    presence bigint not null,
    number bigint not null,
    recurrence text not null check (recurrence in ('weekly', 'monthly_by_weekday', 'monthly_by_day', 'once')),
    weekdays bigint not null,
    every_weeks bigint not null,
    anchor date,
    ordinals text not null,
    opens bigint not null,
    closes bigint not null,
    valid_from date,
    valid_until date,
    note text not null,
    primary key (house_id, edition_id, presence, number),
    foreign key (house_id, edition_id, presence) references directory_presences (house_id, edition_id, number)
);

create table directory_exceptions (
    house_id uuid not null,
    edition_id uuid not null,
    presence bigint not null,
    number bigint not null,
    first_day date not null,
    last_day date not null,
    change text not null check (change in ('closed', 'extra', 'instead', 'other_room')),
    opens bigint,
    closes bigint,
    room text not null,
    reason text not null,
    primary key (house_id, edition_id, presence, number),
    foreign key (house_id, edition_id, presence) references directory_presences (house_id, edition_id, number)
);

create table directory_booking_routes (
    house_id uuid not null,
    edition_id uuid not null,
    presence bigint not null,
    number bigint not null,
    description text not null,
    phone text,
    url text,
    valid_from date,
    valid_until date,
    primary key (house_id, edition_id, presence, number),
    foreign key (house_id, edition_id, presence) references directory_presences (house_id, edition_id, number)
);

-- owner_kind: service or organization.
create table directory_phones (
    house_id uuid not null,
    edition_id uuid not null,
    owner_kind text not null,
    owner bigint not null,
    number bigint not null,
    dial text not null,
    description text not null,
    verified boolean not null,
    primary key (house_id, edition_id, owner, owner_kind, number),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_urgent_lines (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    slug text not null,
    dial text not null,
    name text not null,
    meant_for text not null,
    available text not null,
    number_verified boolean not null,
    available_verified boolean not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_dangers (
    house_id uuid not null,
    edition_id uuid not null,
    line bigint not null,
    number bigint not null,
    danger text not null,
    primary key (house_id, edition_id, line, number),
    foreign key (house_id, edition_id, line) references directory_urgent_lines (house_id, edition_id, number)
);

create table directory_elsewhere (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    slug text not null,
    name text not null,
    description text not null,
    place text not null,
    website text,
    verified boolean not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, slug),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_closures (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    first_day date not null,
    last_day date not null,
    reason text not null,
    primary key (house_id, edition_id, number),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

create table directory_sources (
    house_id uuid not null,
    edition_id uuid not null,
    number bigint not null,
    source_key text not null,
    reference text not null,
    primary key (house_id, edition_id, number),
    unique (house_id, edition_id, source_key),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

-- Where facts of an owner were read; owner_kind: service, organization or urgent_line.
create table directory_citations (
    house_id uuid not null,
    edition_id uuid not null,
    owner_kind text not null,
    owner bigint not null,
    number bigint not null,
    source_key text not null,
    primary key (house_id, edition_id, owner, owner_kind, number),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

-- Questions in people's own words; owner_kind: service or elsewhere.
create table directory_examples (
    house_id uuid not null,
    edition_id uuid not null,
    owner_kind text not null,
    owner bigint not null,
    number bigint not null,
    lang text not null,
    body text not null,
    primary key (house_id, edition_id, owner, owner_kind, number),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);

-- Texts in other languages than Dutch. The original stands in its own table; a row marked original says only in which
-- language that is, and has no body.
create table directory_texts (
    house_id uuid not null,
    edition_id uuid not null,
    field text not null,
    owner bigint not null,
    part bigint not null,
    lang text not null,
    original boolean not null,
    body text not null,
    primary key (house_id, edition_id, owner, field, part, lang),
    foreign key (house_id, edition_id) references directory_editions (house_id, id)
);
