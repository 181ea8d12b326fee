package org.virtualschool.security.seed;

import java.util.List;
import java.util.stream.Stream;
import org.virtualschool.people.Role;

/** Who works in Tasklist. */
public final class TasklistRoles {

    /** Their tenants and the definition decide which tasks they see. */
    static final List<String> BY_TENANT = List.of(Role.DESIGNATED_TEACHER, Role.HEADTEACHER, Role.EARLY_YEARS_PROVIDER,
            Role.VIRTUAL_SCHOOL_ADVISER, Role.VIRTUAL_SCHOOL_HEAD, Role.VIRTUAL_SCHOOL_COORDINATOR);
    /** They see a task only by a grant on the task itself. */
    static final List<String> BY_TASK = List.of(Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER);

    /** All of them. */
    public static final List<String> ALL = Stream.concat(BY_TENANT.stream(), BY_TASK.stream()).toList();

    private TasklistRoles() {
    }
}
