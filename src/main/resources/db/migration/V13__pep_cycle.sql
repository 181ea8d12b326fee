-- The launch of a term: one row a term, one a child it was asked about. The cut-offs of the term stand in pep_cut_off.
create table pep_cycle (
    id            uuid        primary key,
    academic_year varchar(7)  not null,             -- 2026/27
    term          varchar(10) not null,             -- AUTUMN, SPRING, SUMMER
    launched_at   timestamptz not null,
    launched_by   varchar(64) not null,
    unique (academic_year, term)
);

create table pep_cycle_child (
    cycle_id   uuid        not null references pep_cycle,
    child_id   uuid        not null references child,
    state      varchar(10) not null,                -- WAITING, STARTED, LEFT_OUT
    reason     varchar(30),                         -- why the child was left out
    close_open boolean     not null default false,  -- the coordinator lets the open review of an earlier term be closed as not completed
    asked_by   varchar(64) not null,                -- who launched the term, or launched it again for this child
    pep_id     uuid        references pep,
    done_at    timestamptz,                         -- when the review was started, or found not to be needed
    primary key (cycle_id, child_id),
    check ((state = 'LEFT_OUT') = (reason is not null)),
    check ((state = 'STARTED') = (pep_id is not null)),
    check ((state = 'WAITING') = (done_at is null))
);

-- A period of care that the virtual school was told of before the return said so; the return confirms or replaces it.
alter table care_period add column told boolean not null default false;
