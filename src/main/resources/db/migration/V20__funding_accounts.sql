-- What became of premium that was paid: what it achieved, what came back, and what was decided when the child left.

-- Whoever asked for it or for whom it is provided reports once, for good.
create table funding_impact (
    request_id  uuid        primary key references funding_request,
    spent_pence bigint      not null check (spent_pence >= 0),
    reached     varchar(10) not null check (reached in ('FULLY', 'PARTLY', 'NOT')),
    change      text        not null,                                -- what is different for the child
    evidence    text        not null,                                -- how that is known
    reported_by varchar(64) not null,
    reported_at timestamptz not null
);

-- Money that came back. The ledger holds it, too: here is who confirmed that it is on the account.
create table funding_refund (
    request_id   uuid        primary key references funding_request,
    amount_pence bigint      not null check (amount_pence > 0),
    received_on  date        not null,
    confirmed_by varchar(64) not null,
    confirmed_at timestamptz not null
);

-- What was decided when the child left care or the school before the provision was over.
create table funding_leaver (
    id           uuid         primary key,
    request_id   uuid         not null references funding_request,
    event        varchar(20)  not null check (event in ('LEFT_CARE', 'ADOPTED', 'LEFT_SCHOOL', 'CHANGED_SCHOOL')),
    from_school  bigint       references school,                     -- whose the request was; null for a child on no roll
    to_school    bigint       references school,                     -- null unless the child has changed school
    outcome      varchar(10)  not null check (outcome in ('KEEP', 'PASS_ON', 'RECOUP')),
    rule         varchar(300) not null,                              -- as the authority's table puts it
    recoup_pence bigint       check (recoup_pence > 0),              -- that has to come back at least; null unless it was paid
    decided_at   timestamptz  not null,
    check (recoup_pence is null or outcome = 'RECOUP')
);
create index funding_leaver_request_idx on funding_leaver (request_id, decided_at);

-- Whether somebody asked for the request, decided on it, prepared or released its payment, or reported on it, by whatever account.
create function had_part_in_money(request uuid, who varchar) returns boolean language sql stable as $$
    select casework.took_part(request, who)
        or exists (select 1 from casework.payment p join casework.payment_run u on u.id = p.run_id
                   where p.request_id = request and p.paid_at is not null
                     and (casework.same_person(u.prepared_by, who) or casework.same_person(u.released_by, who)))
        or exists (select 1 from casework.funding_impact i where i.request_id = request and casework.same_person(i.reported_by, who))
$$;

-- Whoever writes: that money came back is said by somebody who had no part in giving it away.
create function funding_refund_by_another() returns trigger language plpgsql as $$
begin
    if casework.had_part_in_money(new.request_id, new.confirmed_by) then
        raise exception 'The refund of request % cannot be confirmed by somebody who had a part in it', new.request_id
            using errcode = 'check_violation', constraint = 'funding_refund_by_another';
    end if;
    return new;
end $$;
create trigger funding_refund_by_another before insert on funding_refund for each row execute function funding_refund_by_another();

create trigger funding_impact_kept before update or delete on funding_impact for each row execute function refuse_change();
create trigger funding_impact_never_emptied before truncate on funding_impact for each statement execute function refuse_change();
create trigger funding_refund_kept before update or delete on funding_refund for each row execute function refuse_change();
create trigger funding_refund_never_emptied before truncate on funding_refund for each statement execute function refuse_change();
create trigger funding_leaver_kept before update or delete on funding_leaver for each row execute function refuse_change();
create trigger funding_leaver_never_emptied before truncate on funding_leaver for each statement execute function refuse_change();

insert into policy (name, valid_from, value, unit, source) values
 ('funding.impact',         '2000-01-01', '10', 'working-days', 'Product default: working days after the report was asked for until it is due and whoever reports is reminded'),
 ('funding.impactEscalate', '2000-01-01', '20', 'working-days', 'Product default: working days after the report was asked for until adviser and head teacher are told'),
 ('funding.refund',         '2000-01-01', '10', 'working-days', 'Product default');
