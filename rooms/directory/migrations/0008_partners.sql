-- A partner that sits in the house: since when it is seen there, when somebody last said that its hours are still true, and when it was
-- last asked for that by mail. What was said before the last time stands in the access log.
create table directory_partners (
    house_id uuid not null,
    organization text not null,
    seen_at instant not null,
    confirmed_at instant,
    confirmed_via text,
    confirmed_by uuid,
    asked_at instant,
    primary key (house_id, organization)
);

-- The link with which a partner keeps its own hours. Only its hash is kept.
create table directory_partner_links (
    house_id uuid not null,
    token_hash bytes not null,
    organization text not null,
    made_by uuid,
    made_at instant not null,
    ends_at instant not null,
    withdrawn_at instant,
    primary key (house_id, token_hash)
);
create index directory_partner_links_of on directory_partner_links (house_id, organization);

-- Whether it was said with such a link; nobody signed in then.
alter table directory_variations add column via text;
