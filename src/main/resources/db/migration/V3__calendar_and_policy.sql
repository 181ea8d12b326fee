-- Terms and INSET days: the authority's own (school_key null) or one school's.
create table term (
    id            uuid primary key,
    school_key    bigint references school,
    academic_year varchar(7)  not null,             -- 2026/27
    name          varchar(10) not null,             -- AUTUMN, SPRING, SUMMER
    starts_on     date not null,
    ends_on       date not null,
    half_term_starts_on date,
    half_term_ends_on   date,
    check (ends_on > starts_on)
);
create unique index term_once_idx on term (coalesce(school_key, 0), academic_year, name);

create table inset_day (
    id         uuid primary key,
    school_key bigint references school,
    on_day     date not null
);
create unique index inset_day_once_idx on inset_day (coalesce(school_key, 0), on_day);

-- What differs between authorities, valid from a day on; the row with the latest valid_from not after the day counts.
create table policy (
    name       varchar(80)  not null,
    valid_from date         not null,
    value      varchar(200) not null,
    unit       varchar(20)  not null,               -- working-days, school-days, count, date, text
    source     varchar(300) not null,               -- where the default comes from and how sure it is
    primary key (name, valid_from)
);
insert into policy (name, valid_from, value, unit, source) values
 ('goLiveOn',            '2000-01-01', '2026-09-01', 'date', 'The authority''s own first day on this system; loaded history before it starts no process'),
 ('pep.initiate',        '2000-01-01', '10', 'working-days', 'Common practice for emergency placements; not confirmed against the regulation'),
 ('pep.sections',        '2000-01-01', '10', 'working-days', 'Local practice: sections ready ten days before the meeting (Lancashire)'),
 ('pep.meetingWriteUp',  '2000-01-01', '10', 'working-days', 'Local practice (Lancashire); five days elsewhere'),
 ('pep.confirm',         '2000-01-01', '5',  'working-days', 'Product default'),
 ('pep.qualityAssure',   '2000-01-01', '10', 'working-days', 'Product default'),
 ('pep.rework',          '2000-01-01', '5',  'working-days', 'Product default'),
 ('pep.secondRed',       '2000-01-01', '5',  'working-days', 'Product default'),
 ('pep.signOff',         '2000-01-01', '5',  'working-days', 'Product default'),
 ('pep.signOff.sampleEvery', '2000-01-01', '10', 'count', 'Product default: every tenth PEP is signed off by the head of the virtual school'),
 ('pep.target.longestWeeks', '2000-01-01', '26', 'count', 'Product default: by when a target must be due after the meeting; some authorities say twelve weeks');
