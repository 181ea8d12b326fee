-- A payment that did not arrive: the bank or the school's ledger sent it back, and the request waits to be paid again.

alter table payment
    add column sent_back_at      timestamptz,
    add column sent_back_by      varchar(64),
    add column sent_back_because varchar(300),                       -- as the bank put it; names nobody
    drop constraint payment_check,
    add constraint payment_sent_back_whole check (num_nonnulls(sent_back_at, sent_back_by, sent_back_because) in (0, 3)),
    add constraint payment_sent_back_was_paid check (sent_back_at is null or paid_at is not null),
    -- Only what is discarded leaves the request free for another run.
    add constraint payment_paid_or_discarded check (paid_at is null or discarded = (sent_back_at is not null));

-- All that happens to a payment is that it is paid, once, after its run was released, or discarded with its run, or left out before;
-- and what was paid may be sent back, once.
create or replace function payment_only_ends() returns trigger language plpgsql as $$
declare
    run_status constant text := (select r.status from casework.payment_run r where r.id = old.run_id);
    ending     constant text[] := case when old.paid_at is null then array['paid_at', 'discarded', 'left_out']
                                       else array['discarded', 'sent_back_at', 'sent_back_by', 'sent_back_because'] end;
begin
    if to_jsonb(new) - ending is distinct from to_jsonb(old) - ending
            or old.discarded
            or old.paid_at is not null and new.sent_back_at is null
            or old.paid_at is null and new.paid_at is not null and run_status <> 'RELEASED'
            or old.paid_at is null and new.discarded and run_status <> (case when new.left_out then 'PREPARED' else 'DISCARDED' end) then
        raise exception 'A payment is paid once, after its run was released, and not changed otherwise'
            using errcode = 'check_violation', constraint = 'payment_only_ends';
    end if;
    return new;
end $$;

-- Whoever says that a payment did not arrive does not have it made again: two would be enough to pay twice.
create function payment_run_after_sent_back() returns trigger language plpgsql as $$
begin
    if exists (select 1 from casework.payment p join casework.payment b on b.request_id = p.request_id and b.sent_back_at is not null
               where p.run_id = new.id and not p.left_out and casework.same_person(b.sent_back_by, new.released_by)) then
        raise exception 'Payment run % cannot be released by the person who recorded that a payment in it had been sent back', new.number
            using errcode = 'check_violation', constraint = 'payment_run_after_sent_back';
    end if;
    return new;
end $$;
create trigger payment_run_after_sent_back before update on payment_run for each row when (new.status = 'RELEASED')
    execute function payment_run_after_sent_back();

-- As before, but for a payment that did not arrive: who paid in vain may confirm what came back of the payment that did.
create or replace function had_part_in_money(request uuid, who varchar) returns boolean language sql stable as $$
    select casework.took_part(request, who)
        or exists (select 1 from casework.payment p join casework.payment_run u on u.id = p.run_id
                   where p.request_id = request and p.paid_at is not null and p.sent_back_at is null
                     and (casework.same_person(u.prepared_by, who) or casework.same_person(u.released_by, who)))
        or exists (select 1 from casework.funding_impact i where i.request_id = request and casework.same_person(i.reported_by, who))
$$;
