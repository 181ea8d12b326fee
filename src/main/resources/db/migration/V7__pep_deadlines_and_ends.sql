-- When a PEP is due and how that was reckoned, for what kind of setting it is, and what was told and confirmed at its end.

alter table pep alter column school_key drop not null;      -- a child who is on no roll has a PEP too
alter table pep alter column kind type varchar(20);         -- INITIAL, REVIEW, NEW_SCHOOL
alter table pep
    add column setting      varchar(20) not null default 'STATUTORY',  -- EARLY_YEARS, STATUTORY, POST_16, NOT_ON_ROLL, HOLIDAY
    add column event_on     date,                           -- day 0 of its deadlines; null for PEPs from before deadlines were kept
    add column due_on       date,
    add column due_reckoned varchar(300),                   -- "20 working days after 2 November 2026: 30 November 2026"
    add column plan_dispute_reason text;                    -- what the social worker found wrong in the record of the meeting
alter table pep add constraint pep_due_is_reckoned check ((due_on is null) = (due_reckoned is null));
alter table pep add constraint pep_school_unless_not_on_roll check (school_key is not null or setting = 'NOT_ON_ROLL');
create index pep_due_idx on pep (due_on) where status not in ('SIGNED_OFF', 'CANCELLED');

-- Until when the PEPs of a term must be done; the row of a year group goes before the one for all.
create table pep_cut_off (
    academic_year varchar(7)  not null,             -- 2026/27
    term          varchar(10) not null,             -- AUTUMN, SPRING, SUMMER
    year_group    varchar(4)  not null default '',  -- N1 to 13; empty for all
    cut_off       date        not null,
    primary key (academic_year, term, year_group)
);

-- That carer and child have received the signed PEP, or why not. The PEP itself is locked by then.
create table pep_share (
    pep_id            uuid        primary key references pep,
    carer_received_on date,
    carer_note        text,
    child_received    varchar(10) not null,         -- READ, EXPLAINED, NO
    child_received_on date,
    child_note        text,
    confirmed_by      varchar(64) not null,
    confirmed_at      timestamptz not null,
    check ((carer_received_on is null) = (carer_note is not null)),
    check ((child_received = 'NO') = (child_received_on is null)),
    check ((child_received = 'NO') = (child_note is not null))
);

alter table child add column reviewing_officer varchar(64);

-- Numbers the PEPs of which every so many is signed off by the head of the virtual school. A row, not a sequence: a number that
-- is rolled back must come again, or the tenth may never be drawn.
create table pep_sample_count (
    only_row boolean primary key default true check (only_row),
    number   bigint not null
);
insert into pep_sample_count (number) select case when is_called then last_value else 0 end from pep_quality_seq;
drop sequence pep_quality_seq;

update policy set source = 'Local practice: sections ready ten working days after initiation, and never later than the meeting' where name = 'pep.sections';
insert into policy (name, valid_from, value, unit, source) values
 ('pep.first',           '2000-01-01', '20', 'working-days', 'First PEP ready for the first care review; common practice, not confirmed against the regulation'),
 ('pep.newSchool',       '2000-01-01', '10', 'working-days', 'Local practice (Gateshead); 20 days elsewhere'),
 ('pep.share',           '2000-01-01', '5',  'working-days', 'Product default'),
 ('pep.chase.reminder1', '2000-01-01', '15', 'working-days', 'Product default: working days before the PEP is due'),
 ('pep.chase.reminder2', '2000-01-01', '5',  'working-days', 'Product default: working days before the PEP is due'),
 ('pep.chase.overdue1',  '2000-01-01', '1',  'working-days', 'Product default: working days overdue; teacher and social worker are told'),
 ('pep.chase.overdue2',  '2000-01-01', '5',  'working-days', 'Product default: working days overdue; team manager and head teacher are told'),
 ('pep.chase.overdue3',  '2000-01-01', '10', 'working-days', 'Product default: working days overdue; head of the virtual school and reviewing officer are told'),
 ('pep.chase.exception', '2000-01-01', '20', 'working-days', 'Product default: working days overdue; the PEP goes on the exception list');
