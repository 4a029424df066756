-- The old index began as the primary key does. Where PostgreSQL knew nothing of the table yet, it took this one to look whether a
-- presence is there, and read all presences of the edition for every row of an import that belongs to one.
drop index directory_presences_of_service;

create index directory_presences_by_service on directory_presences (house_id, service, edition_id);
