-- The register: facts about schools, children in care and the people around them. No process data.

create sequence school_key_seq start with 100050 increment by 50; -- Hibernate hands out keys fifty at a time, the first is 100001
create sequence child_number_seq start with 1;

create table school (
    school_key        bigint       primary key default nextval('school_key_seq'),
    urn               varchar(8)   unique,          -- none for a private nursery
    laestab           varchar(7),
    name              varchar(200) not null,
    phase             varchar(40),
    type              varchar(120),
    authority_code    varchar(3),
    authority_name    varchar(120),
    status            varchar(20)  not null,        -- OPEN, CLOSING, CLOSED, PROPOSED
    opened_on         date,
    closed_on         date,
    lowest_age        integer,
    highest_age       integer,
    town              varchar(100),
    postcode          varchar(10),
    telephone         varchar(30),
    inspected_on      date,
    inspection_framework varchar(20),               -- OVERALL_GRADE until 2024, REPORT_CARD since November 2025
    inspection_outcome   varchar(120),
    version           bigint       not null default 0
);
create index school_name_idx on school (lower(name));

create table team (
    code varchar(40)  primary key,
    name varchar(120) not null
);

create table staff (
    user_id    varchar(64)  primary key,            -- the login in the engine's identity service
    person_id  uuid         not null,               -- one person, who may have two accounts
    name       varchar(160) not null,
    email      varchar(200) not null,
    team_code  varchar(40)  references team,
    left_on    date,
    version    bigint       not null default 0
);

-- Which schools a designated teacher, head teacher or early years provider works at.
create table staff_school (
    user_id    varchar(64) not null references staff,
    school_key bigint      not null references school,
    primary key (user_id, school_key)
);

create table child (
    id                 uuid         primary key,
    reference          varchar(9)   not null unique, -- VS-000123
    social_care_id     varchar(20)  not null unique,
    forename           varchar(100),                 -- null while known only by number
    surname            varchar(100),
    preferred_name     varchar(100),
    date_of_birth      date         not null,
    sex                varchar(1),
    upn                varchar(13),                  -- may be missing, may change: never a key
    care_status        varchar(30)  not null,        -- LOOKED_AFTER, PREVIOUSLY_LOOKED_AFTER, WITH_SOCIAL_WORKER
    legal_status       varchar(2),
    sen_status         varchar(1),                   -- E, K, N
    year_group         varchar(3),                   -- as taught: N1, N2, R, 1 … 14; the age-expected one is reckoned
    social_worker      varchar(64),
    adviser            varchar(64),
    address_protected  boolean      not null default false,
    version            bigint       not null default 0
);
create index child_social_worker_idx on child (social_worker);
create index child_adviser_idx on child (adviser);
create index child_surname_idx on child (lower(surname));

create table care_period (
    id         uuid primary key,
    child_id   uuid not null references child,
    started_on date not null,
    ended_on   date,
    end_reason varchar(4),
    unique (child_id, started_on),
    check (ended_on is null or ended_on >= started_on)
);

-- One row an episode of the SSDA903 return: legal status and placement between two changes.
create table care_placement (
    id                uuid primary key,
    child_id          uuid not null references child,
    started_on        date not null,
    ended_on          date,
    reason_started    varchar(2),
    legal_status      varchar(2),
    category_of_need  varchar(2),
    placement_type    varchar(4),
    provider          varchar(4),
    provider_urn      varchar(8),
    reason_ended      varchar(4),
    reason_changed    varchar(8),
    home_postcode     varchar(10),
    placement_postcode varchar(10),
    unique (child_id, started_on),
    check (ended_on is null or ended_on >= started_on)
);

create table school_place (
    id         uuid   primary key,
    child_id   uuid   not null references child,
    school_key bigint not null references school,
    started_on date   not null,
    ended_on   date,
    unique (child_id, started_on),
    check (ended_on is null or ended_on >= started_on)
);
create unique index school_place_one_open on school_place (child_id) where ended_on is null;
create index school_place_school_idx on school_place (school_key) where ended_on is null;

-- A worker who must never see a named child (a relative, a past allegation).
create table excluded_worker (
    child_id uuid        not null references child,
    user_id  varchar(64) not null,
    reason   varchar(200) not null,
    primary key (child_id, user_id)
);

-- Every import run and the rows it refused.
create table import_run (
    id          uuid         primary key,
    name        varchar(40)  not null,
    file_name   varchar(255),
    started_at  timestamptz  not null,
    finished_at timestamptz,
    started_by  varchar(64)  not null,
    rows_read   integer      not null default 0,
    created     integer      not null default 0,
    updated     integer      not null default 0,
    unchanged   integer      not null default 0,
    warned      integer      not null default 0,
    rejected    integer      not null default 0,
    failure     varchar(400)                         -- why the file as a whole was refused or cut short
);
create table import_reject (
    id          bigint generated always as identity primary key,
    run_id      uuid         not null references import_run,
    line        bigint       not null,
    column_name varchar(60),
    value       varchar(200),
    reason      varchar(300) not null,
    severity    varchar(8)   not null                -- REJECTED, WARNING
);
create index import_reject_run_idx on import_reject (run_id, line);
