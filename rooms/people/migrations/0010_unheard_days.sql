-- After how many days without a word it is unknown what came of a referral.
alter table people_house_settings add column unheard_days bigint not null default 60;
