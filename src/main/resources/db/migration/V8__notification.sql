-- What people are told: a row here first, an e-mail second.

create table notification (
    id         uuid         primary key,
    user_id    varchar(64)  not null,
    topic      varchar(60)  not null,               -- pep.overdue …
    text       varchar(300) not null,               -- goes out by e-mail: names no child
    -- Checked at commit: a child and what is told of it may be written in either order.
    child_id   uuid         references child deferrable initially deferred,
    path       varchar(200) not null,               -- where to go, within this application
    urgency    varchar(10)  not null,               -- DAILY, AT_ONCE
    created_at timestamptz  not null,
    read_at    timestamptz,
    mailed_at  timestamptz
);
-- Nobody is told the same twice on one day in England.
create unique index notification_once_a_day on notification
    (user_id, ((created_at at time zone 'Europe/London')::date), topic, path, text);
create index notification_inbox_idx on notification (user_id, created_at desc, id);
create index notification_unread_idx on notification (user_id) where read_at is null;

-- One e-mail a person and day with what is still unread by then. Whoever writes the row orders the job, so that two nodes
-- never order it twice.
create table notification_digest (
    id      uuid        primary key,
    user_id varchar(64) not null,
    due_on  date        not null,                   -- the day in England on which it goes
    done_at timestamptz,
    unique (user_id, due_on)
);

insert into policy (name, valid_from, value, unit, source) values
 ('notification.digestAt', '2000-01-01', '07:00', 'time', 'Product default: when the one e-mail of the day goes, by the clocks in England');
