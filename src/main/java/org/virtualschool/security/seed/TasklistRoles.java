package org.virtualschool.security.seed;

import java.util.List;
import java.util.stream.Stream;
import org.virtualschool.people.RoleTrait;

/** Who works in Tasklist. */
public final class TasklistRoles {

    /** Their tenants and the definition decide which tasks they see. */
    static final List<String> BY_TENANT = RoleTrait.TASKS_BY_TENANT.roles();
    /** They see a task only by a grant on the task itself. */
    static final List<String> BY_TASK = RoleTrait.IN_TEAMS.roles();

    /** All of them. */
    public static final List<String> ALL = Stream.concat(BY_TENANT.stream(), BY_TASK.stream()).toList();

    private TasklistRoles() {
    }
}
