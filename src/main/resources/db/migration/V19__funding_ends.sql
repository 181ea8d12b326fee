-- Requests that end before they are paid, and what becomes of them in a payment run that was prepared already.

alter table funding_request
    add column ended_because varchar(20),                            -- LEFT_CARE, CHANGED_SCHOOL, YEAR_ENDED; null unless closed
    add column ended_at      timestamptz,
    add column ended_by      varchar(64),
    add constraint funding_request_closed_says_why check (num_nonnulls(ended_because, ended_at, ended_by)
        = case when status = 'CLOSED' then 3 else 0 end);

alter table payment
    add column left_out boolean not null default false,              -- taken out of its run, which goes on without it
    add constraint payment_left_out_is_discarded check (discarded or not left_out);

-- As before, and: who took part in what is left out may release the rest; a run of which all is left out has nothing to release.
create or replace function payment_run_by_four() returns trigger language plpgsql as $$
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
    if new.status = 'RELEASED' and not exists (select 1 from casework.payment p where p.run_id = new.id and not p.left_out) then
        raise exception 'Payment run % is empty', old.number using errcode = 'check_violation', constraint = 'payment_run_not_empty';
    end if;
    if new.status = 'RELEASED' and exists (select 1 from casework.payment p
            where p.run_id = new.id and not p.left_out and casework.took_part(p.request_id, new.released_by)) then
        raise exception 'Payment run % cannot be released by somebody who asked for or decided on a request in it', old.number
            using errcode = 'check_violation', constraint = 'payment_run_by_four';
    end if;
    return new;
end $$;

create or replace function payment_run_discards() returns trigger language plpgsql as $$
begin
    update casework.payment set discarded = true where run_id = new.id and not discarded;
    return null;
end $$;

-- All that happens to a payment is that it is paid, once, after its run was released, or discarded with its run, or left out before.
create or replace function payment_only_ends() returns trigger language plpgsql as $$
declare
    run_status constant text := (select r.status from casework.payment_run r where r.id = old.run_id);
begin
    if to_jsonb(new) - array['paid_at', 'discarded', 'left_out'] is distinct from to_jsonb(old) - array['paid_at', 'discarded', 'left_out']
            or old.paid_at is not null or old.discarded
            or new.paid_at is not null and run_status <> 'RELEASED'
            or new.discarded and run_status <> (case when new.left_out then 'PREPARED' else 'DISCARDED' end) then
        raise exception 'A payment is paid once, after its run was released, and not changed otherwise'
            using errcode = 'check_violation', constraint = 'payment_only_ends';
    end if;
    return new;
end $$;
