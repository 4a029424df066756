-- What a keeper may read of a job: what it is about, nothing personal. And the moment from which it is worth nothing: a dead job is
-- forgotten a week after that, with everything personal in what it was to do.
alter table db_jobs add column label text not null default '';
alter table db_jobs add column ends_at instant;
