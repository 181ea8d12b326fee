-- The money of pupil premium: rates, funds, and a ledger in pence that is only ever added to. Balances follow from the entries, and
-- the database itself keeps anybody from spending what is not there.

create table grant_rate (
    grant_code     varchar(10)  not null check (grant_code in ('pp-plus', 'eypp', 'post-16')),
    financial_year varchar(7)   not null check (financial_year ~ '^[0-9]{4}/[0-9]{2}$'),  -- 2026/27
    amount_pence   bigint       not null check (amount_pence > 0),
    unit           varchar(10)  not null check (unit in ('child', 'hour')),
    source         varchar(300) not null,           -- where the figure comes from and how sure it is
    verified       boolean      not null,           -- whether it was read in that source
    primary key (grant_code, financial_year)
);
insert into grant_rate (grant_code, financial_year, amount_pence, unit, source, verified) values
 ('pp-plus', '2021/22', 234500, 'child', 'St Albans school, Wirral; Central Bedfordshire Council', true),
 ('pp-plus', '2022/23', 241000, 'child', 'Devon County Council; Education Central', true),
 ('pp-plus', '2023/24', 253000, 'child', 'Education Central; Lancashire County Council', true),
 ('pp-plus', '2024/25', 257000, 'child', 'Lincolnshire County Council; West Berkshire Council', true),
 ('pp-plus', '2025/26', 263000, 'child', 'Lancashire County Council; Dudley Council', true),
 ('pp-plus', '2026/27', 269000, 'child', 'Not found in any source; to be checked against the conditions of grant', false),
 ('eypp',    '2021/22',     53, 'hour',  'Rate of 2015 (Horton Grange Academy); not confirmed for this year', false),
 ('eypp',    '2022/23',     60, 'hour',  'Not confirmed against a source', false),
 ('eypp',    '2023/24',     62, 'hour',  'Not confirmed against a source', false),
 ('eypp',    '2024/25',     68, 'hour',  'Lincolnshire County Council', true),
 ('eypp',    '2025/26',    100, 'hour',  'Nursery World', true),
 ('eypp',    '2026/27',    115, 'hour',  'Coram PACEY; National Day Nurseries Association', true);

-- Policies may be shares and amounts of money, too.
alter table policy drop constraint policy_unit_known, drop constraint policy_value_fits_unit;
alter table policy
    add constraint policy_unit_known check (unit in ('working-days', 'school-days', 'count', 'percent', 'pence', 'date', 'time', 'text')),
    add constraint policy_value_fits_unit check (case
        when unit in ('working-days', 'school-days') then value ~ '^[0-9]{1,4}$'
        when unit in ('count', 'pence') then value ~ '^[0-9]{1,9}$'
        when unit = 'percent' then value ~ '^(100|[0-9]{1,2})$'
        when unit = 'date' then value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
        when unit = 'time' then value ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        else value <> '' end);
insert into policy (name, valid_from, value, unit, source) values
 ('funding.centralShare', '2000-01-01', '20',    'percent', 'Local practice (Essex): share of pupil premium plus that the virtual school keeps for all'),
 ('funding.coreAmount',   '2000-01-01', '60000', 'pence',   'Local practice (Central Bedfordshire, Coventry, Norfolk): 600 pounds a child and term');

create table fund (
    id             uuid         primary key,
    grant_code     varchar(10)  not null check (grant_code in ('pp-plus', 'eypp', 'post-16')),
    financial_year varchar(7)   not null check (financial_year ~ '^[0-9]{4}/[0-9]{2}$'),
    kind           varchar(10)  not null check (kind in ('CHILDREN', 'CENTRAL', 'POOLED')),
    name           varchar(120) not null check (name <> ''),
    opened_by      varchar(64)  not null,
    closed_on      date,                            -- from then on nothing more is allocated or committed; null while open
    closed_by      varchar(64),
    check ((closed_on is null) = (closed_by is null)),
    unique (grant_code, financial_year, kind, name)
);
-- Requests are charged to the one fund for children; pools there may be several.
create unique index fund_one_of_its_kind on fund (grant_code, financial_year, kind) where kind <> 'POOLED';

-- What was reckoned or decided when money was put into funds; its entries point here.
create table allocation (
    id              uuid        primary key,
    grant_code      varchar(10) not null check (grant_code in ('pp-plus', 'eypp', 'post-16')),
    financial_year  varchar(7)  not null check (financial_year ~ '^[0-9]{4}/[0-9]{2}$'),
    stage           varchar(12) not null check (stage in ('PROVISIONAL', 'FINAL', 'BY_HAND', 'POOLED')),
    children        integer     check (children >= 0),       -- counted, and times what rate; null where nothing was reckoned
    rate_pence      bigint      check (rate_pence > 0),
    central_percent integer     check (central_percent between 0 and 100),
    booked_at       timestamptz not null,
    booked_by       varchar(64) not null,
    check (case when stage in ('PROVISIONAL', 'FINAL') then num_nonnulls(children, rate_pence, central_percent) = 3
                else num_nonnulls(children, rate_pence, central_percent) = 0 end)
);
create index allocation_of_year_idx on allocation (grant_code, financial_year);

create table ledger_entry (
    id             bigint generated always as identity primary key,
    fund_id        uuid         not null references fund,
    kind           varchar(10)  not null check (kind in ('ALLOCATE', 'COMMIT', 'RELEASE', 'PAY', 'REFUND', 'RETURN')),
    amount_pence   bigint       not null check (amount_pence <> 0 and abs(amount_pence) <= 100000000000),
    request_id     uuid,
    payment_run_id uuid,
    allocation_id  uuid         references allocation,
    reverses       bigint       unique references ledger_entry,
    reason         varchar(500) not null check (reason <> ''),
    entered_at     timestamptz  not null default now(),
    entered_by     varchar(64)  not null,
    -- A sum below nothing takes back another entry, or corrects an allocation by a later one.
    constraint ledger_entry_sign check (amount_pence > 0 or reverses is not null or kind = 'ALLOCATE' and allocation_id is not null),
    constraint ledger_entry_request check ((kind in ('COMMIT', 'RELEASE', 'PAY', 'REFUND')) = (request_id is not null)),
    constraint ledger_entry_allocation check (allocation_id is null or kind = 'ALLOCATE'),
    constraint ledger_entry_run check (payment_run_id is null or kind = 'PAY')
);
create index ledger_entry_fund_idx on ledger_entry (fund_id, id desc);
create index ledger_entry_request_idx on ledger_entry (request_id, id) where request_id is not null;
create index ledger_entry_allocation_idx on ledger_entry (allocation_id) where allocation_id is not null;
create unique index ledger_entry_committed_once on ledger_entry (request_id, fund_id) where kind = 'COMMIT' and reverses is null;
create unique index ledger_entry_paid_once on ledger_entry (request_id, fund_id, payment_run_id) nulls not distinct
    where kind = 'PAY' and reverses is null;

-- The sums of the entries, fund by fund and request by request. No check, no overspending: the last word is here.
create table fund_balance (
    fund_id   uuid   primary key references fund,
    allocated bigint not null default 0 check (allocated >= 0),
    available bigint not null default 0 check (available >= 0),
    committed bigint not null default 0 check (committed >= 0),
    paid      bigint not null default 0 check (paid >= 0),
    returned  bigint not null default 0 check (returned >= 0),
    constraint fund_balance_adds_up check (allocated = available + committed + paid + returned)
);
create table request_balance (
    request_id uuid   not null,
    fund_id    uuid   not null references fund,
    committed  bigint not null check (committed >= 0),
    paid       bigint not null check (paid >= 0),      -- less what came back
    refunded   bigint not null check (refunded >= 0),
    primary key (request_id, fund_id)
);

create function fund_gets_balance() returns trigger language plpgsql as $$
begin
    insert into casework.fund_balance (fund_id) values (new.id);
    return null;
end $$;
create trigger fund_gets_balance after insert on fund for each row execute function fund_gets_balance();

-- A fund is what it was made as; all that may happen to it is to be closed.
create function fund_only_closes() returns trigger language plpgsql as $$
declare
    closing constant text[] := array['closed_on', 'closed_by'];
begin
    if old.closed_on is not null or to_jsonb(new) - closing is distinct from to_jsonb(old) - closing then
        raise exception 'a fund can be closed once and not be changed otherwise';
    end if;
    return new;
end $$;
create trigger fund_only_closes before update on fund for each row execute function fund_only_closes();
create trigger fund_never_deleted before delete on fund for each row execute function refuse_change();
create trigger fund_never_emptied before truncate on fund for each statement execute function refuse_change();

-- Before an entry stands: whether its fund takes it, and whether what it takes back is the very opposite.
create function ledger_entry_allowed() returns trigger language plpgsql as $$
declare
    of_fund   casework.fund%rowtype;
    taken     casework.ledger_entry%rowtype;
    last_day  date;
begin
    -- Held until the end, so that nobody closes the fund meanwhile.
    select * into of_fund from casework.fund f where f.id = new.fund_id for share;
    last_day := make_date(left(of_fund.financial_year, 4)::integer + 1, 3, 31);
    if (new.kind = 'ALLOCATE' or new.kind = 'COMMIT' and new.amount_pence > 0 or new.kind = 'RELEASE' and new.amount_pence < 0)
            and (of_fund.closed_on is not null or (new.entered_at at time zone 'Europe/London')::date > last_day) then
        raise exception 'fund % is closed', new.fund_id using errcode = 'check_violation', constraint = 'ledger_entry_fund_open';
    end if;
    if new.reverses is not null then
        select * into taken from casework.ledger_entry e where e.id = new.reverses;
        if taken.reverses is not null or (new.fund_id, new.kind, new.amount_pence, new.request_id, new.payment_run_id, new.allocation_id)
                is distinct from (taken.fund_id, taken.kind, - taken.amount_pence, taken.request_id, taken.payment_run_id, taken.allocation_id) then
            raise exception 'entry % is not reversed so', new.reverses using errcode = 'check_violation', constraint = 'ledger_entry_opposite';
        end if;
    end if;
    return new;
end $$;
create trigger ledger_entry_allowed before insert on ledger_entry for each row execute function ledger_entry_allowed();

-- Every entry moves its sum from one column to the other; a sum below nothing moves it back.
create function ledger_entry_counts() returns trigger language plpgsql as $$
declare
    a constant bigint := new.amount_pence;
    k constant text   := new.kind;
    into_committed constant bigint := case k when 'COMMIT' then a when 'RELEASE' then -a when 'PAY' then -a else 0 end;
    into_paid      constant bigint := case k when 'PAY' then a when 'REFUND' then -a else 0 end;
    into_returned  constant bigint := case k when 'RETURN' then a else 0 end;
    into_allocated constant bigint := case k when 'ALLOCATE' then a else 0 end;
    into_refunded  constant bigint := case k when 'REFUND' then a else 0 end;
begin
    update casework.fund_balance b set
        allocated = b.allocated + into_allocated,
        available = b.available + into_allocated - into_committed - into_paid - into_returned,
        committed = b.committed + into_committed,
        paid      = b.paid + into_paid,
        returned  = b.returned + into_returned
    where b.fund_id = new.fund_id;
    if new.request_id is not null then
        update casework.request_balance b set
            committed = b.committed + into_committed, paid = b.paid + into_paid, refunded = b.refunded + into_refunded
        where b.request_id = new.request_id and b.fund_id = new.fund_id;
        if not found then
            insert into casework.request_balance (request_id, fund_id, committed, paid, refunded)
            values (new.request_id, new.fund_id, into_committed, into_paid, into_refunded);
        end if;
    end if;
    return null;
end $$;
create trigger ledger_entry_counts after insert on ledger_entry for each row execute function ledger_entry_counts();

create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_entry_never_emptied before truncate on ledger_entry for each statement execute function refuse_change();
create trigger allocation_append_only before update or delete on allocation for each row execute function refuse_change();
create trigger allocation_never_emptied before truncate on allocation for each statement execute function refuse_change();

-- Balances are written by the two triggers above and by nothing else.
create function refuse_direct_change() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 or tg_op in ('DELETE', 'TRUNCATE') then
        raise exception '% follows from the ledger and is not written otherwise', tg_table_name;
    end if;
    return new;
end $$;
create trigger fund_balance_follows before insert or update or delete on fund_balance for each row execute function refuse_direct_change();
create trigger fund_balance_never_emptied before truncate on fund_balance for each statement execute function refuse_direct_change();
create trigger request_balance_follows before insert or update or delete on request_balance for each row execute function refuse_direct_change();
create trigger request_balance_never_emptied before truncate on request_balance for each statement execute function refuse_direct_change();
