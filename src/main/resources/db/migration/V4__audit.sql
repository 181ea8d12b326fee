-- Who read, changed or was refused what. Append-only, kept as long as the record.
create table audit_event (
    id       bigint generated always as identity primary key,
    at       timestamptz  not null,
    actor    varchar(64)  not null,
    action   varchar(60)  not null,                 -- child.read, task.refused …
    child_id uuid,
    subject  varchar(200),
    outcome  varchar(10)  not null                  -- DONE, REFUSED
);
create index audit_event_child_idx on audit_event (child_id, at);
create index audit_event_actor_idx on audit_event (actor, at);

-- What happened to a child's case, in words for the record's timeline.
create table timeline_entry (
    id          bigint generated always as identity primary key,
    -- Checked at commit: a child and the first entry about it may be written in either order.
    child_id    uuid         not null references child deferrable initially deferred,
    pep_id      uuid,
    happened_at timestamptz  not null,
    actor       varchar(64)  not null,
    headline    varchar(200) not null,
    task_id     varchar(64)                          -- the engine's task whose completion this was
);
create index timeline_entry_child_idx on timeline_entry (child_id, happened_at desc);
create index timeline_entry_task_idx on timeline_entry (task_id) where task_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name;
end $$;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger timeline_entry_append_only before update or delete on timeline_entry for each row execute function refuse_change();
create trigger audit_event_never_emptied before truncate on audit_event for each statement execute function refuse_change();
create trigger timeline_entry_never_emptied before truncate on timeline_entry for each statement execute function refuse_change();
