-- How long writing down took, and how many fields were touched: counts of a day of a team in coarse steps. No question, and nobody.
create table questions_pace (
    house_id uuid not null,
    team_id uuid not null,
    day date not null,
    kind text not null check (kind in ('visitor', 'professional')),
    measure text not null check (measure in ('seconds', 'fields')),
    step bigint not null,
    questions bigint not null,
    primary key (house_id, team_id, day, kind, measure, step)
) without rowid;

-- For the minute in which a question can be undone: what was measured, until it is counted with the others.
alter table questions_undo add column seconds bigint;
alter table questions_undo add column fields bigint;
