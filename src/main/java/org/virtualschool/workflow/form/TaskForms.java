package org.virtualschool.workflow.form;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.virtualschool.workflow.TaskForm;

/** The {@link TaskForm} of each user task. Looked up late: features need the engine, and the engine needs this. */
@Component
public class TaskForms {

    private final ObjectProvider<TaskForm> beans;
    private volatile Map<Key, TaskForm> byTask;

    TaskForms(ObjectProvider<TaskForm> beans) {
        this.beans = beans;
    }

    /** The form bean of the user task {@code taskKey} of the process {@code processKey}. */
    public Optional<TaskForm> of(String processKey, String taskKey) {
        if (byTask == null) {
            byTask = collect();
        }
        return Optional.ofNullable(byTask.get(new Key(processKey, taskKey)));
    }

    private Map<Key, TaskForm> collect() {
        Map<Key, TaskForm> collected = new HashMap<>();
        beans.forEach(form -> {
            Key key = new Key(form.processKey(), form.taskKey());
            if (collected.put(key, form) != null) {
                throw new IllegalStateException("Two TaskForm beans for " + form.taskKey() + " of " + form.processKey());
            }
        });
        return collected;
    }

    private record Key(String process, String task) {
    }
}
