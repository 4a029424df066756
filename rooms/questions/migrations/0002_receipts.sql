-- Who asked the OCMW for aid has a right to a paper receipt. What is still owed is a loose end of the team: it knows no question, no
-- author and nobody who asked, only the day; later the number on the paper, which goes once the answer was due. The day and the
-- quarter in which a row was touched last are forgotten together with those of the questions, so that no place in the file tells more.
create table questions_receipts (
    house_id uuid not null,
    id uuid not null,
    team_id uuid not null,
    asked_on date not null,
    number text,
    given_on date,
    due_on date,
    closed_on date,
    touched_on date,
    touched_quarter bigint check (touched_quarter between 0 and 95),
    primary key (house_id, id)
) without rowid;
create index questions_receipts_team on questions_receipts (house_id, team_id, closed_on);
create index questions_receipts_touched on questions_receipts (house_id, touched_on) where touched_on is not null;
create index questions_receipts_due on questions_receipts (house_id, due_on) where number is not null;

-- For the minute in which a question can be undone: which loose end came with it.
alter table questions_undo add column receipt_id uuid;
