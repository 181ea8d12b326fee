-- Personal education plans: the record. The engine knows only the id of a PEP and where it goes next.

create sequence pep_quality_seq start with 1;       -- numbers PEPs that reach sign-off, for sampling

create table pep (
    id              uuid        primary key,
    child_id        uuid        not null references child,
    school_key      bigint      not null references school,
    kind            varchar(10) not null,           -- INITIAL, REVIEW
    status          varchar(20) not null,           -- INITIATING, PREPARING, MEETING_DUE, CONFIRMING, IN_QA, RETURNED, FOR_DECISION, FOR_SIGN_OFF, SIGNED_OFF, CANCELLED
    academic_year   varchar(7)  not null,
    term            varchar(10) not null,
    requested_at    timestamptz not null,
    requested_by    varchar(64) not null,
    initiated_on    date,
    -- initiation
    care_details_correct boolean,
    care_details_note    text,
    invited         text,                           -- comma separated codes, then others in words
    others_invited  text,
    parent_invited  varchar(20),
    parent_not_invited_reason text,
    meeting_planned_on date,
    meeting_place   varchar(200),
    -- confirmation and sign-off
    confirmed_at    timestamptz,
    confirmed_by    varchar(64),
    confirm_note    text,
    rating          varchar(5),                     -- RED, AMBER, GREEN
    red_count       integer     not null default 0,
    sampled         boolean     not null default false,
    second_red_outcome varchar(10),
    second_red_reason  text,
    signed_off_at   timestamptz,
    signed_off_by   varchar(64),
    sign_off_note   text,
    next_pep_on     date,
    version         bigint      not null default 0
);
create unique index pep_one_open_per_child on pep (child_id) where status not in ('SIGNED_OFF', 'CANCELLED');
create index pep_child_idx on pep (child_id, requested_at desc);
create index pep_school_idx on pep (school_key);

-- One row a section, its answers by field key: what the forms ask differs by authority and age, who wrote it and when does not.
create table pep_section (
    id         uuid        primary key,
    pep_id     uuid        not null references pep,
    name       varchar(20) not null,                -- CARE, SCHOOL, VOICE, MEETING
    answers    jsonb       not null,
    written_by varchar(64) not null,
    written_at timestamptz not null,
    version    bigint      not null default 0,
    unique (pep_id, name)
);

create table pep_attainment (
    pep_id     uuid         not null references pep,
    position   integer      not null,
    subject    varchar(60)  not null,
    prior      varchar(60),
    current_level varchar(60),
    target     varchar(60),
    on_track   varchar(20),
    primary key (pep_id, position)
);

create table pep_target (
    id          uuid         primary key,
    pep_id      uuid         not null references pep,
    position    integer      not null,
    kind        varchar(10)  not null,              -- ACADEMIC, SEMH, OTHER
    area        varchar(100) not null,
    baseline    text         not null,
    target      text         not null,
    how         text         not null,
    who         varchar(200) not null,
    by_when     date         not null,
    evidence    text         not null,
    premium_pence bigint     not null default 0,
    outcome     varchar(10),                        -- MET, PART_MET, NOT_MET: said at the next review
    outcome_evidence text,
    premium_impact   text,
    reviewed_in uuid references pep,
    unique (pep_id, position),
    check (premium_pence >= 0)
);

create table pep_quality_round (
    id         uuid        primary key,
    pep_id     uuid        not null references pep,
    round      integer     not null,
    rated_by   varchar(64) not null,
    rated_at   timestamptz not null,
    rating     varchar(5),                          -- set once the decision table has spoken
    feedback   text,
    unique (pep_id, round)
);
create table pep_quality_score (
    round_id uuid        not null references pep_quality_round,
    section  varchar(20) not null,                  -- CARE, VOICE, ATTAINMENT, ATTENDANCE, SEN_HEALTH, PREVIOUS_TARGETS, NEW_TARGETS, TRANSITION
    score    integer     not null check (score between 0 and 3),
    feedback text,
    primary key (round_id, section)
);

-- A signed PEP is locked, whatever the application does.
create function refuse_change_of_locked_pep() returns trigger language plpgsql as $$
begin
    if exists (select 1 from pep where id = old.pep_id and status in ('SIGNED_OFF', 'CANCELLED')) then
        raise exception 'PEP % is locked', old.pep_id;
    end if;
    return new;
end $$;
create trigger pep_section_locked before update on pep_section for each row execute function refuse_change_of_locked_pep();
create trigger pep_attainment_locked before update on pep_attainment for each row execute function refuse_change_of_locked_pep();

create function refuse_change_of_signed_pep() returns trigger language plpgsql as $$
begin
    if old.status in ('SIGNED_OFF', 'CANCELLED') then
        raise exception 'PEP % is locked', old.id;
    end if;
    return new;
end $$;
create trigger pep_locked before update on pep for each row execute function refuse_change_of_signed_pep();
