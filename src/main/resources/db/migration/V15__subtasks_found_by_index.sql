-- Whoever completes a task has the engine ask for its subtasks, for which it has no index: it read every open task of the
-- authority. There are no subtasks here, so the index is empty and costs nothing.
create index act_idx_task_parent on public.act_ru_task (parent_task_id_) where parent_task_id_ is not null;
