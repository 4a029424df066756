-- Who sent somebody on to us: a kind of service and its name, never a person. What they hear back is that there was contact, and how it
-- ended only where the family agrees.
create table referrals_senders (
    house_id uuid not null,
    referral_id uuid not null,
    sender text not null,
    name text,
    hears_outcome boolean not null,
    token_hash bytes,
    link_ends_at instant,
    primary key (house_id, referral_id),
    unique (house_id, token_hash),
    foreign key (house_id, referral_id) references referrals_made (house_id, id)
);
