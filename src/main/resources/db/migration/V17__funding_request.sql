-- Requests for pupil premium, and what was decided about them.

alter table pep_target add column premium_use varchar(20);           -- what the premium is for; null before the form asked

-- A premium asked for a child: for a target of a signed PEP, or between two.
create table funding_request (
    id              uuid         primary key,
    child_id        uuid         not null references child,
    school_key      bigint       references school,                  -- null for a child on no roll
    grant_code      varchar(10)  not null,                           -- pp-plus, eypp, post-16
    pooled          boolean      not null default false,
    pep_id          uuid         references pep,                     -- null between PEPs
    target_position integer,
    premium_use     varchar(20),
    need            text         not null,                           -- what the child needs it for
    provision       text         not null,                           -- what will be done, and by whom
    outcome         text         not null,                           -- what will be different, and how that is known
    starts_on       date         not null,
    ends_on         date         not null,
    amount_pence    bigint       not null,
    approved_pence  bigint,
    status          varchar(20)  not null,
    refused_by      varchar(300),                                    -- codes of the rules that refused it, by comma
    question        text,
    answer          text,
    answered_by     varchar(64),                                     -- may have changed what is asked for
    requested_by    varchar(64)  not null,
    requested_at    timestamptz  not null,
    passed_on_at    timestamptz,                                     -- since when it waits for a decision
    version         bigint       not null default 0,
    check (amount_pence > 0),
    check (approved_pence is null or approved_pence between 1 and amount_pence),
    check (ends_on >= starts_on),
    check ((pep_id is null) = (target_position is null))
);
create unique index funding_request_once_idx on funding_request (pep_id, target_position);
create index funding_request_child_idx on funding_request (child_id, requested_at);
create index funding_request_school_idx on funding_request (school_key);

-- Who said what. A vote of the panel that was overtaken by another amount stays, and says when.
create table funding_decision (
    id           uuid         primary key,
    request_id   uuid         not null references funding_request,
    part         varchar(10)  not null,                              -- POLICY, OFFICER, HEAD, MANAGER
    decided_by   varchar(64)  not null,
    outcome      varchar(10)  not null,                              -- APPROVE, DECLINE, ASK
    amount_pence bigint,
    reason       text,
    decided_at   timestamptz  not null,
    voided_at    timestamptz,
    check ((outcome = 'APPROVE') = (amount_pence is not null)),
    check (amount_pence is null or amount_pence > 0)
);
create index funding_decision_request_idx on funding_decision (request_id, decided_at);

-- Whoever writes: nobody decides what they asked for or answered for, and no two votes of a panel are one person's, by staff record.
create function refuse_own_decision() returns trigger language plpgsql as $$
declare
    decider uuid := (select s.person_id from casework.staff s where s.user_id = new.decided_by);
begin
    if new.part <> 'POLICY' and exists (select 1 from casework.funding_request r
               left join casework.staff s on s.user_id in (r.requested_by, r.answered_by)
               where r.id = new.request_id and (new.decided_by in (r.requested_by, r.answered_by) or s.person_id = decider)) then
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
create trigger funding_decision_by_another before insert on funding_decision for each row execute function refuse_own_decision();

create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.voided_at is not null
            or to_jsonb(new) - 'voided_at' is distinct from to_jsonb(old) - 'voided_at' then
        raise exception 'Decision % is part of the record', old.id;
    end if;
    return new;
end $$;
create trigger funding_decision_kept before update or delete on funding_decision for each row execute function refuse_change_of_decision();

insert into policy (name, valid_from, value, unit, source) values
 ('funding.decide',           '2000-01-01', '10',      'working-days', 'Product default'),
 ('funding.escalate',         '2000-01-01', '5',       'working-days', 'Product default: working days after the decision was due until the head is told'),
 ('funding.answer',           '2000-01-01', '10',      'working-days', 'Product default'),
 ('funding.mostInOneRequest', '2000-01-01', '1000000', 'pence',        'Product default: 10,000 pounds'),
 ('funding.longestProvision', '2000-01-01', '366',     'count',        'Product default: a year of days');

alter table ledger_entry add constraint ledger_entry_request_fk foreign key (request_id) references funding_request
    deferrable initially deferred;                                   -- what a fund does not hold is said first
