-- Facts kept safe: what the database itself must not let happen to the record.

-- The status of a PEP, held until the end of the transaction. Without the hold somebody could still write into a PEP while its
-- sign-off is not committed yet. Not "for share": two who write into one open PEP and then change it would wait for each other.
create function pep_status_held(pep uuid) returns text language plpgsql volatile as $$
declare
    held text;
begin
    select p.status into held from casework.pep p where p.id = pep_status_held.pep for no key update;
    return held;
end $$;

create or replace function pep_closed(pep uuid) returns boolean language sql volatile as $$
    select coalesce(casework.pep_status_held(pep) in ('SIGNED_OFF', 'CANCELLED'), false)
$$;

-- As before, but the next review's status is held as well.
create or replace function refuse_change_of_closed_target() returns trigger language plpgsql as $$
declare
    outcome_columns constant text[] := array['outcome', 'outcome_evidence', 'premium_impact', 'reviewed_in'];
begin
    if tg_op = 'INSERT' then
        if casework.pep_closed(new.pep_id) then
            raise exception 'PEP % is locked', new.pep_id;
        end if;
        return new;
    end if;
    if not casework.pep_closed(old.pep_id) then
        return case when tg_op = 'DELETE' then old else new end;
    end if;
    if tg_op = 'DELETE' or to_jsonb(new) - outcome_columns is distinct from to_jsonb(old) - outcome_columns then
        raise exception 'PEP % is locked', old.pep_id;
    end if;
    if casework.pep_status_held(old.reviewed_in) = 'SIGNED_OFF' then
        raise exception 'The outcome of target % was signed off with PEP %', old.id, old.reviewed_in;
    end if;
    return new;
end $$;

-- Exclusions end; whether somebody has any is asked with every call of Tasklist.
alter table excluded_worker add column ends_on date;  -- last day; null while no end is known
create index excluded_worker_user_idx on excluded_worker (user_id);

-- People write their login with capital letters or without: there is one of each, and it is found either way.
create unique index staff_login_idx on staff (lower(user_id));
create unique index act_idx_user_login on public.act_id_user (lower(id_));

-- A setting without a URN is known by name and postcode: no two rows for one.
create unique index school_setting_once_idx on school (lower(name), lower(coalesce(postcode, ''))) where urn is null;

-- A typing error in a policy is found when it is made, not when somebody completes a task.
alter table policy
    add constraint policy_unit_known check (unit in ('working-days', 'school-days', 'count', 'date', 'time', 'text')),
    add constraint policy_value_fits_unit check (case
        when unit in ('working-days', 'school-days') then value ~ '^[0-9]{1,4}$'
        when unit = 'count' then value ~ '^[0-9]{1,9}$'
        when unit = 'date' then value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
        when unit = 'time' then value ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        else value <> '' end);

-- What the application reads as one of a few words is one of them.
alter table child
    add constraint child_care_status_known check (care_status in ('LOOKED_AFTER', 'PREVIOUSLY_LOOKED_AFTER', 'WITH_SOCIAL_WORKER')),
    add constraint child_sen_status_known check (sen_status in ('E', 'K', 'N'));
alter table term add constraint term_name_known check (name in ('AUTUMN', 'SPRING', 'SUMMER'));

-- Read from the return and used for nothing: not held (UK GDPR, article 5(1)(c)) until something needs it.
alter table care_placement
    drop column home_postcode,
    drop column placement_postcode,
    drop column provider,
    drop column provider_urn;
