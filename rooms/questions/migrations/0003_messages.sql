-- What one shift leaves to the next: a few words for the team, until a day.
create table questions_messages (
    house_id uuid not null,
    id uuid not null,
    team_id uuid not null,
    words text not null,
    until_day date not null,
    written_by uuid not null,
    written_at instant not null,
    primary key (house_id, id)
) without rowid;
create index questions_messages_team on questions_messages (house_id, team_id, until_day);
create index questions_messages_until on questions_messages (house_id, until_day);

-- Done, and open again: each move a row with who and when. Two at once have the same number, and the second is told.
create table questions_message_moves (
    house_id uuid not null,
    message_id uuid not null,
    version bigint not null,
    done boolean not null,
    moved_by uuid not null,
    moved_at instant not null,
    primary key (house_id, message_id, version),
    foreign key (house_id, message_id) references questions_messages (house_id, id) on delete cascade
) without rowid;
