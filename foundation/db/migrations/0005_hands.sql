-- Work that a person of the house does with their hands, such as posting a letter: since when it lies ready for them, and what they said
-- of it. It falls due when it is worth nothing any more, or when what was said can no longer be taken back.
alter table db_jobs add column held_at instant;
alter table db_jobs add column said text;
create index db_jobs_held on db_jobs (house_id, name, held_at, id) where held_at is not null;
