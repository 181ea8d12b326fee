-- The end of a financial year: warnings from January on, what was open when the year was closed, and the statement of what goes back.

create table funding_year_end (
    id             uuid        primary key,
    financial_year varchar(7)  not null unique check (financial_year ~ '^[0-9]{4}/[0-9]{2}$'),  -- one a year, whoever begins it
    begun_by       varchar(64) not null,
    begun_at       timestamptz not null,
    closed_at      timestamptz,                     -- since when its funds take nothing more; null before
    released_at    timestamptz,                     -- since when nothing of it is promised any more; null before
    running        boolean     not null default true,
    check (released_at is null or closed_at is not null),
    check (running or released_at is not null)
);

-- What people were told of a fund, in pence as it was then.
create table funding_year_warning (
    year_end_id    uuid        not null references funding_year_end,
    fund_id        uuid        not null references fund,
    warned_on      date        not null,
    paid_pence     bigint      not null check (paid_pence >= 0),
    committed_pence bigint     not null check (committed_pence >= 0),
    held_pence     bigint      not null check (held_pence >= 0),
    primary key (fund_id, warned_on)
);
create index funding_year_warning_idx on funding_year_warning (year_end_id, warned_on);

-- The requests that were open when the year was closed, and what became of each: once.
create table funding_year_item (
    year_end_id    uuid        not null references funding_year_end,
    request_id     uuid        not null references funding_request,
    committed_pence bigint     not null check (committed_pence >= 0),     -- in the funds of the year; 0 for one that was not decided
    outcome        varchar(12) check (outcome in ('CLOSED', 'NEW_YEAR', 'PAID', 'TOLD', 'NOTHING')),
    done_at        timestamptz,
    primary key (year_end_id, request_id),
    check ((outcome is null) = (done_at is null))
);
create index funding_year_item_request_idx on funding_year_item (request_id);
create index funding_year_item_open_idx on funding_year_item (year_end_id) where done_at is null;

create table funding_statement (
    id             uuid        primary key,
    year_end_id    uuid        not null references funding_year_end,
    number         integer     not null check (number > 0),
    drawn_up_at    timestamptz not null,
    prepared_by    varchar(64),
    prepared_at    timestamptz,
    note           varchar(1000),                   -- of who prepared it, to who confirms it
    confirmed_by   varchar(64),
    confirmed_at   timestamptz,
    booked_at      timestamptz,                     -- since when the ledger says what it says
    discarded_by   varchar(64),                     -- by finance or by the head: it is drawn up again
    discarded_at   timestamptz,
    reason         varchar(1000),
    unique (year_end_id, number),
    check (num_nonnulls(prepared_by, prepared_at) in (0, 2)),
    check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
    check (num_nonnulls(discarded_by, discarded_at, reason) in (0, 3)),
    check (confirmed_at is null or prepared_at is not null and discarded_at is null),
    check (booked_at is null or confirmed_at is not null)
);
create unique index funding_statement_one_open on funding_statement (year_end_id) where booked_at is null and discarded_at is null;

create table funding_statement_line (
    statement_id   uuid        not null references funding_statement,
    fund_id        uuid        not null references fund,
    allocated      bigint      not null check (allocated >= 0),
    paid           bigint      not null check (paid >= 0),                -- all that was paid
    refunded       bigint      not null check (refunded >= 0),            -- of that, what came back
    released       bigint      not null check (released >= 0),            -- promised and taken back
    returned       bigint      not null check (returned >= 0),            -- by statements before this one
    held           bigint      not null check (held >= 0),                -- what is left in the fund
    to_return      bigint      not null check (to_return in (0, held)),   -- nothing where the grant's rule lets it stay
    primary key (statement_id, fund_id),
    -- What is still promised would be missing here: nothing may be.
    constraint funding_statement_adds_up check (allocated = paid - refunded + returned + held)
);

-- Whoever writes: prepared by one person, confirmed by another and booked, or discarded; and what is done stays so.
create function funding_statement_by_two() returns trigger language plpgsql as $$
declare
    preparing  constant text[] := array['prepared_by', 'prepared_at', 'note'];
    confirming constant text[] := array['confirmed_by', 'confirmed_at'];
    discarding constant text[] := array['discarded_by', 'discarded_at', 'reason'];
    booking    constant text[] := array['booked_at'];
    may_change constant text[] := case
        when old.booked_at is not null or old.discarded_at is not null then array[]::text[]
        when old.confirmed_at is not null then booking
        when old.prepared_at is not null then confirming || discarding
        else preparing || discarding end;
begin
    if to_jsonb(new) - may_change is distinct from to_jsonb(old) - may_change then
        raise exception 'Statement % is prepared, confirmed and booked, or discarded, and not changed otherwise', old.id
            using errcode = 'check_violation', constraint = 'funding_statement_in_order';
    end if;
    if casework.same_person(new.prepared_by, new.confirmed_by) then
        raise exception 'Statement % cannot be confirmed by the person who prepared it', old.id
            using errcode = 'check_violation', constraint = 'funding_statement_by_another';
    end if;
    if new.confirmed_at is not null and old.confirmed_at is null and exists (select 1 from casework.funding_statement_line l
            join casework.fund f on f.id = l.fund_id join casework.fund_balance b on b.fund_id = l.fund_id
            where l.statement_id = new.id and (f.closed_on is null or b.allocated <> l.allocated or b.committed <> 0
                or b.available <> l.held or b.paid <> l.paid - l.refunded or b.returned <> l.returned)) then
        raise exception 'Statement % is not what the ledger says', old.id
            using errcode = 'check_violation', constraint = 'funding_statement_reconciles';
    end if;
    return new;
end $$;
create trigger funding_statement_by_two before update on funding_statement for each row execute function funding_statement_by_two();

create function funding_statement_begins() returns trigger language plpgsql as $$
begin
    if num_nonnulls(new.prepared_by, new.confirmed_by, new.discarded_by, new.booked_at) > 0 then
        raise exception 'A statement is drawn up first' using errcode = 'check_violation', constraint = 'funding_statement_drawn_up_first';
    end if;
    return new;
end $$;
create trigger funding_statement_begins before insert on funding_statement for each row execute function funding_statement_begins();

create function funding_statement_line_joins() returns trigger language plpgsql as $$
begin
    -- Held until the end, so that nobody prepares the statement meanwhile.
    if (select s.prepared_at from casework.funding_statement s where s.id = new.statement_id for share) is not null then
        raise exception 'A statement that is prepared takes no more lines'
            using errcode = 'check_violation', constraint = 'funding_statement_complete';
    end if;
    return new;
end $$;
create trigger funding_statement_line_joins before insert on funding_statement_line for each row execute function funding_statement_line_joins();

create trigger funding_year_end_never_deleted before delete on funding_year_end for each row execute function refuse_change();
create trigger funding_year_warning_kept before update or delete on funding_year_warning for each row execute function refuse_change();
create trigger funding_year_item_never_deleted before delete on funding_year_item for each row execute function refuse_change();
create trigger funding_statement_never_deleted before delete on funding_statement for each row execute function refuse_change();
create trigger funding_statement_line_kept before update or delete on funding_statement_line for each row execute function refuse_change();
create trigger funding_year_end_never_emptied before truncate on funding_year_end for each statement execute function refuse_change();
create trigger funding_year_warning_never_emptied before truncate on funding_year_warning for each statement execute function refuse_change();
create trigger funding_year_item_never_emptied before truncate on funding_year_item for each statement execute function refuse_change();
create trigger funding_statement_never_emptied before truncate on funding_statement for each statement execute function refuse_change();
create trigger funding_statement_line_never_emptied before truncate on funding_statement_line for each statement execute function refuse_change();

-- Whether what is left of a grant at the end of the year goes back. Effective-dated by the last day of the year; the authority changes it.
create table grant_return_rule (
    grant_code varchar(10)  not null check (grant_code in ('pp-plus', 'eypp', 'post-16')),
    valid_from date         not null,
    goes_back  boolean      not null,
    source     varchar(300) not null,
    verified   boolean      not null,               -- whether it was read in a source that is in force
    primary key (grant_code, valid_from)
);
insert into grant_return_rule (grant_code, valid_from, goes_back, source, verified) values
 ('pp-plus', '2000-01-01', true, 'Found only in the Department''s questions and answers of 2014, as epep.tv gives them. Not confirmed since: check the conditions of grant', false),
 ('eypp',    '2000-01-01', true, 'Product default, as for pupil premium plus: no source was found. To be checked against the conditions of grant', false),
 ('post-16', '2000-01-01', true, 'Product default, as for pupil premium plus: no source was found. To be checked against the grant determination', false);

insert into policy (name, valid_from, value, unit, source) values
 ('funding.yearEnd.warnFrom',  '2000-01-01', '90', 'count',        'Product default: days before 1 April, so from 1 January on (2 January in a leap year); said on the next working day'),
 ('funding.yearEnd.warnEvery', '2000-01-01', '14', 'count',        'Product default: days from one warning to the next'),
 ('funding.yearEnd.prepare',   '2000-01-01', '10', 'working-days', 'Product default: until finance has prepared the statement'),
 ('funding.yearEnd.confirm',   '2000-01-01', '5',  'working-days', 'Product default: until the head has confirmed the statement');
