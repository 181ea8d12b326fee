-- A draft ends with its task, whatever ends it and whatever is under way at that moment: what somebody has written about a
-- child must not stay behind. Completing and deleting are one delete of the task's row, by id; the engine refers to its
-- tasks in the same way, and an update of a task does not touch the key.

delete from task_draft d where not exists (select 1 from public.act_ru_task t where t.id_ = d.task_id);

alter table task_draft
    add constraint task_draft_of_open_task foreign key (task_id) references public.act_ru_task (id_) on delete cascade;
