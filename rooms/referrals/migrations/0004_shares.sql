-- What was told to a partner about who is handed over: which things, to what kind of recipient, what for, how the person agreed, and by
-- whom. What the things were stands in referrals_cards. One that ended stays, without content.
create table referrals_shares (
    house_id uuid not null,
    referral_id uuid not null,
    number bigint not null,
    anonymous boolean not null,
    organization text not null,
    recipient text not null,
    items text not null,
    purpose text,
    informed boolean not null,
    agreed text not null,
    shared_by uuid,
    shared_at instant not null,
    ended_at instant,
    ended_by uuid,
    primary key (house_id, referral_id, number),
    check (anonymous = false),
    check (informed = true),
    foreign key (house_id, referral_id, anonymous) references referrals_made (house_id, id, anonymous)
);
create index referrals_shares_organization on referrals_shares (house_id, organization, shared_at);
create index referrals_shares_purpose on referrals_shares (house_id, referral_id) where purpose is not null;
