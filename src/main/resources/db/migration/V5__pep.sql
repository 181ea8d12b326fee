-- Personal education plans: the record. The engine knows only the id of a PEP and where it goes next.

create sequence pep_quality_seq start with 1;       -- numbers PEPs the first time they reach sign-off, for sampling

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
    meeting_planned_on date,
    meeting_held_on date,
    next_pep_on     date,
    confirmed_at    timestamptz,
    confirmed_by    varchar(64),
    confirm_note    text,
    rating          varchar(5),                     -- RED, AMBER, GREEN
    red_count       integer     not null default 0,
    sample_number   bigint,                         -- drawn once, the first time the PEP reaches sign-off
    sampled         boolean     not null default false,
    signed_off_at   timestamptz,
    signed_off_by   varchar(64),
    cancelled_at    timestamptz,
    cancelled_by    varchar(64),
    cancel_reason   text,
    version         bigint      not null default 0
);
create unique index pep_one_open_per_child on pep (child_id) where status not in ('SIGNED_OFF', 'CANCELLED');
create index pep_child_idx on pep (child_id, requested_at desc);
create index pep_school_idx on pep (school_key);

-- One row a section, its answers by field key: what the forms ask differs by authority and age, who wrote it and when does not.
create table pep_section (
    id         uuid        primary key,
    pep_id     uuid        not null references pep,
    name       varchar(20) not null,                -- INITIATION, EDUCATION, ATTAINMENT, ATTENDANCE, SEN, TRANSITION, CARE, VOICE, MEETING
    answers    jsonb       not null,
    written_by varchar(64) not null,
    written_at timestamptz not null,
    version    bigint      not null default 0,
    unique (pep_id, name)
);

create table pep_attainment (
    pep_id     uuid         not null references pep,
    position   integer      not null,               -- 1 reading, 2 writing, 3 maths, 4 science, 5 to 7 further subjects
    subject    varchar(60)  not null,
    on_track   varchar(20)  not null,               -- AHEAD, ON_TRACK, BEHIND, NOT_ASSESSED
    prior      varchar(60),
    current_level varchar(60),
    target     varchar(60),
    not_assessed_reason text,
    primary key (pep_id, position)
);

create table pep_target (
    id          uuid         primary key,
    pep_id      uuid         not null references pep,
    position    integer      not null,
    kind        varchar(10)  not null,              -- ACADEMIC, SEMH, OTHER
    area        varchar(100) not null,
    baseline    text         not null,
    goal        text         not null,
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
    feedback   text        not null,
    voice_recorded     boolean not null,
    smart_targets_set  boolean not null,
    next_review_dated  boolean not null,
    changes_by_school  text,                        -- what the owners changed after a red rating
    changes_by_care    text,
    decision        varchar(10),                    -- ACCEPT, REWORK: the head's, after a second red
    decision_reason text,
    decided_by      varchar(64),
    decided_at      timestamptz,
    return_reason   text,                           -- why sign-off sent it back to the adviser
    returned_by     varchar(64),
    returned_at     timestamptz,
    unique (pep_id, round)
);
create table pep_quality_score (
    round_id uuid        not null references pep_quality_round,
    section  varchar(20) not null,                  -- CARE, VOICE, ATTAINMENT, ATTENDANCE, SEN_HEALTH, PREVIOUS_TARGETS, NEW_TARGETS, TRANSITION
    score    integer     not null check (score between 0 and 3),
    feedback text,
    primary key (round_id, section)
);

-- A closed PEP (signed off or cancelled) is locked, whatever the application does.
create function pep_closed(pep uuid) returns boolean language sql stable as $$
    select exists (select 1 from casework.pep p where p.id = pep and p.status in ('SIGNED_OFF', 'CANCELLED'))
$$;

create function refuse_change_of_closed_pep() returns trigger language plpgsql as $$
begin
    if old.status in ('SIGNED_OFF', 'CANCELLED') then
        raise exception 'PEP % is locked', old.id;
    end if;
    if tg_op = 'DELETE' then
        raise exception 'PEP % is part of the record and cannot be deleted', old.id;
    end if;
    return new;
end $$;
create trigger pep_locked before update or delete on pep for each row execute function refuse_change_of_closed_pep();

create function refuse_change_in_closed_pep() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and casework.pep_closed(old.pep_id) then
        raise exception 'PEP % is locked', old.pep_id;
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if casework.pep_closed(new.pep_id) then
        raise exception 'PEP % is locked', new.pep_id;
    end if;
    return new;
end $$;
create trigger pep_section_locked before insert or update or delete on pep_section for each row execute function refuse_change_in_closed_pep();
create trigger pep_attainment_locked before insert or update or delete on pep_attainment for each row execute function refuse_change_in_closed_pep();
create trigger pep_quality_round_locked before insert or update or delete on pep_quality_round for each row execute function refuse_change_in_closed_pep();

create function refuse_change_of_closed_score() returns trigger language plpgsql as $$
declare
    owner uuid := (select r.pep_id from casework.pep_quality_round r
                   where r.id = case when tg_op = 'INSERT' then new.round_id else old.round_id end);
begin
    if casework.pep_closed(owner) then
        raise exception 'PEP % is locked', owner;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger pep_quality_score_locked before insert or update or delete on pep_quality_score for each row execute function refuse_change_of_closed_score();

-- Of a signed PEP's targets the next review says whether they were met, and may correct that until it is signed itself.
create function refuse_change_of_closed_target() returns trigger language plpgsql as $$
declare
    outcome_columns constant text[] := array['outcome', 'outcome_evidence', 'premium_impact', 'reviewed_in'];
begin
    if tg_op = 'INSERT' then
        if casework.pep_closed(new.pep_id) then
            raise exception 'PEP % is locked', new.pep_id;
        end if;
        return new;
    end if;
    if not casework.pep_closed(old.pep_id) then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE' or to_jsonb(new) - outcome_columns is distinct from to_jsonb(old) - outcome_columns then
        raise exception 'PEP % is locked', old.pep_id;
    end if;
    if exists (select 1 from casework.pep p where p.id = old.reviewed_in and p.status = 'SIGNED_OFF') then
        raise exception 'The outcome of target % was signed off with PEP %', old.id, old.reviewed_in;
    end if;
    return new;
end $$;
create trigger pep_target_locked before insert or update or delete on pep_target for each row execute function refuse_change_of_closed_target();
