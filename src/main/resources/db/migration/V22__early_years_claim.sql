-- Early years pupil premium is claimed by the hour: the hours a setting provides, times the rate of the financial year they lie in.

insert into policy (name, valid_from, value, unit, source) values
 ('funding.earlyYearsHours', '2000-01-01', '570', 'count',
  'Funded hours of a child and year: 15 a week for 38 weeks (Lincolnshire County Council; guidance for virtual school heads). As in force on the first day of the financial year');

-- What a request claims, if it is one by the hour.
create table early_years_claim (
    request_id    uuid         primary key references funding_request,
    child_id      uuid         not null references child,
    starts_on     date         not null,
    ends_on       date         not null,
    hours         numeric(6,2) not null check (hours > 0),
    rate_pence    bigint       not null check (rate_pence > 0),       -- an hour
    rate_verified boolean      not null,                              -- as it stood when it was claimed
    check (ends_on >= starts_on),
    -- Rates and hours are those of a financial year, which begins three months after the calendar's.
    constraint early_years_claim_one_year check (extract(year from starts_on - interval '3 months') = extract(year from ends_on - interval '3 months'))
);
create index early_years_claim_child_idx on early_years_claim (child_id, starts_on);

-- The last word, whoever writes: no day is claimed twice, and no child has more hours in a financial year than the policy grants.
-- What was refused, declined or closed unpaid was not claimed.
create function early_years_claim_allowed() returns trigger language plpgsql as $$
declare
    first_day constant date := (date_trunc('year', new.starts_on - interval '3 months') + interval '3 months')::date;
    most      numeric;
    claimed   numeric;
begin
    if not exists (select 1 from casework.funding_request r where r.id = new.request_id and r.child_id = new.child_id
                   and r.grant_code = 'eypp' and r.starts_on = new.starts_on and r.ends_on = new.ends_on) then
        raise exception 'claim % is not what its request asks for', new.request_id
            using errcode = 'check_violation', constraint = 'early_years_claim_as_asked';
    end if;
    -- Of two claims for a child at once the second waits here, and then sees the first.
    perform 1 from casework.child c where c.id = new.child_id for no key update;
    if exists (select 1 from casework.early_years_claim c join casework.funding_request r on r.id = c.request_id
               where c.child_id = new.child_id and r.status not in ('NOT_ELIGIBLE', 'DECLINED', 'CLOSED')
                 and c.starts_on <= new.ends_on and c.ends_on >= new.starts_on) then
        raise exception 'days of claim % are claimed already', new.request_id
            using errcode = 'check_violation', constraint = 'early_years_claim_days';
    end if;
    select p.value::numeric into most from casework.policy p
        where p.name = 'funding.earlyYearsHours' and p.valid_from <= first_day order by p.valid_from desc limit 1;
    select coalesce(sum(c.hours), 0) into claimed from casework.early_years_claim c join casework.funding_request r on r.id = c.request_id
        where c.child_id = new.child_id and r.status not in ('NOT_ELIGIBLE', 'DECLINED', 'CLOSED')
          and c.starts_on >= first_day and c.starts_on < first_day + interval '1 year';
    if most is null or claimed + new.hours > most then
        raise exception 'claim % is for more hours than are left', new.request_id
            using errcode = 'check_violation', constraint = 'early_years_claim_hours';
    end if;
    return new;
end $$;
create trigger early_years_claim_allowed before insert on early_years_claim for each row execute function early_years_claim_allowed();
create trigger early_years_claim_append_only before update or delete on early_years_claim for each row execute function refuse_change();
create trigger early_years_claim_never_emptied before truncate on early_years_claim for each statement execute function refuse_change();

-- The hours of a claim that has ended are free for another: it does not come back, and what is asked for stays what the hours come to.
create function early_years_claim_stays() returns trigger language plpgsql as $$
begin
    if exists (select 1 from casework.early_years_claim c where c.request_id = old.id)
            and (old.status in ('NOT_ELIGIBLE', 'DECLINED', 'CLOSED') and new.status <> old.status
                or (old.starts_on, old.ends_on, old.amount_pence, old.grant_code, old.child_id)
                    is distinct from (new.starts_on, new.ends_on, new.amount_pence, new.grant_code, new.child_id)) then
        raise exception 'request % is a claim by the hour and is not changed so', old.id
            using errcode = 'check_violation', constraint = 'early_years_claim_stays';
    end if;
    return new;
end $$;
create trigger early_years_claim_stays before update on funding_request for each row execute function early_years_claim_stays();
