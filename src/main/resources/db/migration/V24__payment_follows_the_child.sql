-- As before, and: a run is not released while a request in it is for another school than the one it pays.
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
    if new.status = 'RELEASED' then
        -- Who passes a request on at this moment is waited for, and seen.
        perform 1 from casework.funding_request r where r.id in (select p.request_id from casework.payment p
            where p.run_id = new.id and not p.left_out) order by r.id for share;
        if exists (select 1 from casework.payment p join casework.funding_request r on r.id = p.request_id
                where p.run_id = new.id and not p.left_out and r.school_key is distinct from p.school_key) then
            raise exception 'Payment run % pays a school whose request it is no longer', old.number
                using errcode = 'check_violation', constraint = 'payment_run_to_its_school';
        end if;
    end if;
    return new;
end $$;
