-- Payment runs: what is approved is put together by one person of finance and released by another, and every request is paid once.

create table payment_run (
    id           uuid        primary key,
    number       bigint      not null generated always as identity unique,  -- by which people and files name it
    status       varchar(10) not null default 'PREPARED' check (status in ('PREPARED', 'RELEASED', 'DISCARDED')),
    prepared_by  varchar(64) not null,
    prepared_at  timestamptz not null,
    released_by  varchar(64),
    released_at  timestamptz,
    discarded_by varchar(64),
    discarded_at timestamptz,
    check (num_nonnulls(released_by, released_at) = case when status = 'RELEASED' then 2 else 0 end),
    check (num_nonnulls(discarded_by, discarded_at) = case when status = 'DISCARDED' then 2 else 0 end)
);

-- One request in a run: to whom it is paid, how much and how, as it was when the run was prepared.
create table payment (
    run_id       uuid        not null references payment_run,
    position     integer     not null check (position > 0),                 -- from 1, in an order that says nothing about the child
    request_id   uuid        not null references funding_request,
    school_key   bigint      not null references school,
    amount_pence bigint      not null check (amount_pence > 0),
    method       varchar(10) not null check (method in ('BACS', 'JOURNAL')),
    discarded    boolean     not null default false,                        -- with its run
    paid_at      timestamptz,
    primary key (run_id, position),
    check (paid_at is null or not discarded)
);
create unique index payment_in_one_run on payment (request_id) where not discarded;
create index payment_request_idx on payment (request_id);

-- Two accounts of one member of staff are one person.
create function same_person(one varchar, other varchar) returns boolean language sql stable as $$
    select one = other or exists (select 1 from casework.staff a join casework.staff b on b.person_id = a.person_id
                                  where a.user_id = one and b.user_id = other)
$$;

-- Whether somebody asked for the request or decided on it, by whatever account.
create function took_part(request uuid, who varchar) returns boolean language sql stable as $$
    select exists (select 1 from casework.funding_request r where r.id = request
                     and (casework.same_person(r.requested_by, who) or casework.same_person(r.answered_by, who)))
        or exists (select 1 from casework.funding_decision d
                   where d.request_id = request and d.part <> 'POLICY' and casework.same_person(d.decided_by, who))
$$;

-- Whoever writes: requester, approver, preparer and releaser are four people, and what was released or discarded stays so.
create function payment_run_by_four() returns trigger language plpgsql as $$
declare
    ending constant text[] := array['status', 'released_by', 'released_at', 'discarded_by', 'discarded_at'];
begin
    if old.status <> 'PREPARED' or to_jsonb(new) - ending is distinct from to_jsonb(old) - ending then
        raise exception 'Payment run % was released or discarded, or is changed otherwise', old.number
            using errcode = 'check_violation', constraint = 'payment_run_ends_once';
    end if;
    if new.status = 'RELEASED' and casework.same_person(new.prepared_by, new.released_by) then
        raise exception 'Payment run % cannot be released by the person who prepared it', old.number
            using errcode = 'check_violation', constraint = 'payment_run_by_another';
    end if;
    if new.status = 'RELEASED' and not exists (select 1 from casework.payment p where p.run_id = new.id) then
        raise exception 'Payment run % is empty', old.number using errcode = 'check_violation', constraint = 'payment_run_not_empty';
    end if;
    if new.status = 'RELEASED' and exists (select 1 from casework.payment p
            where p.run_id = new.id and casework.took_part(p.request_id, new.released_by)) then
        raise exception 'Payment run % cannot be released by somebody who asked for or decided on a request in it', old.number
            using errcode = 'check_violation', constraint = 'payment_run_by_four';
    end if;
    return new;
end $$;
create trigger payment_run_by_four before update on payment_run for each row execute function payment_run_by_four();

create function payment_run_begins() returns trigger language plpgsql as $$
begin
    if new.status <> 'PREPARED' then
        raise exception 'A payment run is prepared first' using errcode = 'check_violation', constraint = 'payment_run_prepared_first';
    end if;
    return new;
end $$;
create trigger payment_run_begins before insert on payment_run for each row execute function payment_run_begins();

create function payment_run_discards() returns trigger language plpgsql as $$
begin
    update casework.payment set discarded = true where run_id = new.id;
    return null;
end $$;
create trigger payment_run_discards after update on payment_run for each row when (new.status = 'DISCARDED')
    execute function payment_run_discards();

-- A request joins a run while that is prepared, and not by the hand of somebody who asked for it or decided on it.
create function payment_joins() returns trigger language plpgsql as $$
declare
    run casework.payment_run%rowtype;
begin
    -- Held until the end, so that nobody releases the run meanwhile.
    select * into run from casework.payment_run r where r.id = new.run_id for share;
    if run.status <> 'PREPARED' or new.discarded or new.paid_at is not null then
        raise exception 'Payment run % takes no more requests', run.number
            using errcode = 'check_violation', constraint = 'payment_joins_prepared';
    end if;
    if casework.took_part(new.request_id, run.prepared_by) then
        raise exception 'Payment run % cannot be prepared by somebody who asked for or decided on a request in it', run.number
            using errcode = 'check_violation', constraint = 'payment_run_by_four';
    end if;
    return new;
end $$;
create trigger payment_joins before insert on payment for each row execute function payment_joins();

-- All that happens to a payment is that it is paid, once, after its run was released, or discarded with its run.
create function payment_only_ends() returns trigger language plpgsql as $$
declare
    run_status constant text := (select r.status from casework.payment_run r where r.id = old.run_id);
begin
    if to_jsonb(new) - array['paid_at', 'discarded'] is distinct from to_jsonb(old) - array['paid_at', 'discarded']
            or old.paid_at is not null or old.discarded
            or new.paid_at is not null and run_status <> 'RELEASED'
            or new.discarded and run_status <> 'DISCARDED' then
        raise exception 'A payment is paid once, after its run was released, and not changed otherwise'
            using errcode = 'check_violation', constraint = 'payment_only_ends';
    end if;
    return new;
end $$;
create trigger payment_only_ends before update on payment for each row execute function payment_only_ends();

create trigger payment_run_never_deleted before delete on payment_run for each row execute function refuse_change();
create trigger payment_run_never_emptied before truncate on payment_run for each statement execute function refuse_change();
create trigger payment_never_deleted before delete on payment for each row execute function refuse_change();
create trigger payment_never_emptied before truncate on payment for each statement execute function refuse_change();

alter table ledger_entry add constraint ledger_entry_payment_run_fk foreign key (payment_run_id) references payment_run;

insert into policy (name, valid_from, value, unit, source) values
 ('funding.ownAuthority', '2000-01-01', '999', 'count', 'Number of the sample authority: enter your own, as schools are listed with it');
