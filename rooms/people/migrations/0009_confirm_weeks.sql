-- After how many weeks without a word the hours of a partner are shown as not confirmed; 0 for never.
alter table people_house_settings add column confirm_weeks bigint not null default 6;
