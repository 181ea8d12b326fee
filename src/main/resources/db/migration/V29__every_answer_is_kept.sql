-- Whoever answers a question about a request may change what is asked for, and so has asked for it as well. Every answer is kept, not the
-- last one alone: a second question must not make the first answerer somebody who may decide or pay.

create table funding_answer (
    id           uuid        primary key,
    request_id   uuid        not null references funding_request,
    question     text        not null,
    said         text,                                               -- null where the next question came before every answer was kept
    answered_by  varchar(64) not null,
    answered_at  timestamptz not null,
    amount_pence bigint      not null check (amount_pence > 0),      -- asked for from then on
    starts_on    date        not null,
    ends_on      date        not null,
    check (ends_on >= starts_on)
);
create index funding_answer_request_idx on funding_answer (request_id, answered_at);

-- What is known of answers so far: who gave the last one. It was passed on again with it, unless it could not be paid for after that.
insert into funding_answer (id, request_id, question, said, answered_by, answered_at, amount_pence, starts_on, ends_on)
select gen_random_uuid(), r.id,
       coalesce((select d.reason from funding_decision d where d.request_id = r.id and d.outcome = 'ASK' and d.decided_at <= given.at
                 order by d.decided_at desc limit 1), r.question, ''),
       r.answer, r.answered_by, given.at, r.amount_pence, r.starts_on, r.ends_on
from funding_request r
cross join lateral (select case when r.answer is null then coalesce(r.passed_on_at, r.requested_at)
                                else greatest(r.requested_at, r.passed_on_at, (select max(d.decided_at) from funding_decision d
                                                                               where d.request_id = r.id and d.outcome = 'ASK')) end as at) given
where r.answered_by is not null;

alter table funding_request
    drop column answer,
    drop column answered_by;

create trigger funding_answer_kept before update or delete on funding_answer for each row execute function refuse_change();
create trigger funding_answer_never_emptied before truncate on funding_answer for each statement execute function refuse_change();

-- Whoever asks something does not answer for the request, this time or another: their answer would be what they decide on.
create function refuse_own_answer() returns trigger language plpgsql as $$
begin
    if exists (select 1 from casework.funding_decision d where d.request_id = new.request_id and d.outcome = 'ASK'
                 and casework.same_person(d.decided_by, new.answered_by)) then
        raise exception 'Request % cannot be answered for by a person who asked about it', new.request_id;
    end if;
    return new;
end $$;
create trigger funding_answer_by_another before insert on funding_answer for each row execute function refuse_own_answer();

-- Whether somebody asked for the request, at first or by an answer, by whatever account.
create function asked_for(request uuid, who varchar) returns boolean language sql stable as $$
    select exists (select 1 from casework.funding_request r where r.id = request and casework.same_person(r.requested_by, who))
        or exists (select 1 from casework.funding_answer a where a.request_id = request and casework.same_person(a.answered_by, who))
$$;

create or replace function refuse_own_decision() returns trigger language plpgsql as $$
declare
    decider uuid := (select s.person_id from casework.staff s where s.user_id = new.decided_by);
begin
    if new.part <> 'POLICY' and casework.asked_for(new.request_id, new.decided_by) then
        raise exception 'Request % cannot be decided by the person who asked for it', new.request_id;
    end if;
    if exists (select 1 from casework.funding_decision d left join casework.staff s on s.user_id = d.decided_by
               where d.request_id = new.request_id and d.voided_at is null and d.part in ('HEAD', 'MANAGER')
                 and new.part in ('HEAD', 'MANAGER') and d.part <> new.part
                 and (d.decided_by = new.decided_by or s.person_id = decider)) then
        raise exception 'Both votes on request % would be one person''s', new.request_id;
    end if;
    return new;
end $$;

create or replace function took_part(request uuid, who varchar) returns boolean language sql stable as $$
    select casework.asked_for(request, who)
        or exists (select 1 from casework.funding_decision d
                   where d.request_id = request and d.part <> 'POLICY' and casework.same_person(d.decided_by, who))
$$;
