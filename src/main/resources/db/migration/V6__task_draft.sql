-- What somebody has typed into the form of an open task and not yet submitted. Scratch: gone when the task is done or
-- handed to somebody else, and after 30 days.

create table task_draft (
    task_id  varchar(64) not null,                  -- the engine's open user task
    user_id  varchar(64) not null,
    answers  jsonb       not null,                  -- by field key, as the form holds them
    saved_at timestamptz not null,
    primary key (task_id, user_id)
);
create index task_draft_saved_idx on task_draft (saved_at);
