-- The houses of this installation. The name of one never changes: its id is made of it, and all its data hang on that.
create table people_houses (
    house_id uuid not null,
    slug text not null,
    -- Where the world finds it; empty where that of the whole installation is meant.
    public_url text not null,
    made_at instant not null,
    made_by text not null,
    primary key (house_id)
);

-- How a house is called and shows itself: a row for each version, of which the highest holds. Nothing is changed in place, so what
-- was before can be seen and put back.
create table people_house_settings (
    house_id uuid not null,
    version bigint not null,
    name text not null,
    city text not null,
    address text not null,
    phone text not null,
    -- Codes with a space between them, in the order of the switch.
    languages text not null,
    leave_to text not null,
    mail_from text not null,
    banner text not null,
    kept_at instant not null,
    -- Who kept it: somebody who works here, or the program by this name.
    worker_id uuid,
    program text not null,
    -- The version whose words these are, when one was put back.
    restores bigint,
    primary key (house_id, version),
    foreign key (house_id) references people_houses (house_id),
    foreign key (house_id, worker_id) references people_workers (house_id, id)
);

-- Which house answers on which host: asked before anybody knows the house.
create table people_hosts (
    host text not null,
    house_id uuid not null,
    added_at instant not null,
    added_by text not null,
    primary key (host),
    foreign key (house_id) references people_houses (house_id)
);
create index people_hosts_house on people_hosts (house_id, host);
