-- Asked at the parenting shop, where everybody stays unknown: it is counted, and copied nowhere.
alter table questions_asked add column anonymous boolean not null default false;
