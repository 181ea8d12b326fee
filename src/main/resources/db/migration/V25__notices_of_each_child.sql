-- Nobody is told the same of the same child twice on one day in England; the same of two children is two notices.

drop index notification_once_a_day;
create unique index notification_once_a_day on notification
    (user_id, ((created_at at time zone 'Europe/London')::date), topic, path, text, child_id) nulls not distinct;
