-- An authority enters the rates of a new year itself. What was entered before stays: the latest counts. The units are asked of what is
-- entered from now on: a row that was written by hand stops no upgrade.

alter table grant_rate
    add entered_at timestamptz not null default '2000-01-01T00:00:00Z',
    add entered_by varchar(64),                                  -- null for what the product came with
    drop constraint grant_rate_pkey,
    add primary key (grant_code, financial_year, entered_at),
    add constraint grant_rate_unit_of_grant check (grant_code <> 'post-16' and (unit = 'hour') = (grant_code = 'eypp')) not valid;
create trigger grant_rate_append_only before update or delete on grant_rate for each row execute function refuse_change();
create trigger grant_rate_never_emptied before truncate on grant_rate for each statement execute function refuse_change();
