-- What somebody takes along on paper: a code to say later, without an account, whether it helped. Only its hash is kept.
create table referrals_slips (
    house_id uuid not null,
    referral_id uuid not null,
    code_hash bytes not null,
    ends_at instant not null,
    helped boolean,
    said_at instant,
    primary key (house_id, referral_id),
    unique (house_id, code_hash),
    foreign key (house_id, referral_id) references referrals_made (house_id, id)
);
