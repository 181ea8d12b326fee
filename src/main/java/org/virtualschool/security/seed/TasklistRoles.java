package org.virtualschool.security.seed;

import java.util.List;
import java.util.stream.Stream;
import org.virtualschool.people.RoleTrait;

/** Who works in Tasklist. */
public final class TasklistRoles {

    /** Their tenants and the definition decide which tasks they see. */
    static final List<String> BY_TENANT = RoleTrait.TASKS_BY_TENANT.roles();
    /** The same, but for the processes only that name them. */
    static final List<String> OF_SOME_PROCESSES = RoleTrait.TASKS_OF_SOME_PROCESSES.roles();
    /** They see a task only by a grant on the task itself. */
    static final List<String> BY_TASK = RoleTrait.IN_TEAMS.roles();

    /** All of them. */
    public static final List<String> ALL = Stream.of(BY_TENANT, OF_SOME_PROCESSES, BY_TASK).flatMap(List::stream).toList();

    private TasklistRoles() {
    }
}
