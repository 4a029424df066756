-- Handing somebody over, and hearing back. Nothing here names the person who is handed over: what identifies somebody gets a table of
-- its own, and only where `anonymous` is false.
create table referrals_made (
    house_id uuid not null,
    id uuid not null,
    team_id uuid not null,
    made_by uuid,
    parent_id uuid,
    kind text not null,
    service text not null,
    organization text not null,
    theme text,
    need text,
    anonymous boolean not null,
    state text not null,
    outcome text,
    made_on date not null,
    made_at instant not null,
    due_at instant not null,
    ended_at instant,
    ended_on date,
    days bigint,
    closed boolean not null,
    codes text not null,
    primary key (house_id, id),
    unique (house_id, id, anonymous),
    foreign key (house_id, parent_id) references referrals_made (house_id, id)
);
create index referrals_made_open on referrals_made (house_id, team_id, due_at, id) where closed = false;
create index referrals_made_waiting on referrals_made (house_id, made_at) where ended_at is null;
create index referrals_made_ended on referrals_made (house_id, ended_on);
create index referrals_made_day on referrals_made (house_id, made_on, id);
create index referrals_made_needs on referrals_made (house_id, ended_on) where need is not null;
create index referrals_made_parent on referrals_made (house_id, parent_id);
create index referrals_made_author on referrals_made (house_id, made_by, made_at);

-- What was heard of it: by the link, by telephone or on paper. One that was corrected stays, and says when.
create table referrals_answers (
    house_id uuid not null,
    referral_id uuid not null,
    number bigint not null,
    answer text not null,
    words text,
    contact_on date,
    better text,
    via text not null,
    before text not null,
    heard_by uuid,
    heard_at instant not null,
    corrected_at instant,
    primary key (house_id, referral_id, number),
    foreign key (house_id, referral_id) references referrals_made (house_id, id)
);
create index referrals_answers_words on referrals_answers (house_id, referral_id) where words is not null;

-- Every move from one state to another: who, when and why. A move that came of an answer names it: its words are the reason.
create table referrals_moves (
    house_id uuid not null,
    referral_id uuid not null,
    number bigint not null,
    state text not null,
    reason text,
    answer_number bigint,
    moved_by uuid,
    moved_at instant not null,
    withdrawn_at instant,
    primary key (house_id, referral_id, number),
    check (state not in ('rejected', 'on-hold', 'failed', 'cancelled') or reason is not null or answer_number is not null),
    foreign key (house_id, referral_id) references referrals_made (house_id, id)
);

-- The link with which a partner answers. Only its hash is kept.
create table referrals_links (
    house_id uuid not null,
    token_hash bytes not null,
    referral_id uuid not null,
    made_by uuid,
    made_at instant not null,
    ends_at instant not null,
    withdrawn_at instant,
    primary key (house_id, token_hash),
    foreign key (house_id, referral_id) references referrals_made (house_id, id)
);
create index referrals_links_referral on referrals_links (house_id, referral_id);
