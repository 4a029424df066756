-- From which files a house was filled: told apart by their hash, so that a start need not read them to know that they were taken in.
create table directory_seeds (
    house_id uuid not null,
    digest bytes not null,
    taken_at instant not null,
    primary key (house_id)
);
