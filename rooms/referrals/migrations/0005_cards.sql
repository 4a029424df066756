-- What identifies somebody: one card for a referral, of the act that holds. An anonymous referral can have none. It is erased, and not
-- marked: nothing here has an ending.
create table referrals_cards (
    house_id uuid not null,
    referral_id uuid not null,
    number bigint not null,
    anonymous boolean not null,
    name text,
    phone text,
    email text,
    reach text,
    told text,
    asks_code boolean not null,
    code_hash bytes,
    wrong_codes bigint not null,
    primary key (house_id, referral_id),
    check (anonymous = false),
    foreign key (house_id, referral_id, anonymous) references referrals_made (house_id, id, anonymous),
    foreign key (house_id, referral_id, number) references referrals_shares (house_id, referral_id, number)
);
