package org.virtualschool.security;

import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A filter that some roles find in Tasklist. Beans of this type are stored before anybody can log in and kept as the
 * code says.
 *
 * @param key         tells it apart from the others for good; never shown
 * @param name        what people read
 * @param description one sentence, shown as a tooltip
 * @param position    where it stands in the list, from 1; the first one is opened at login
 * @param roles       who finds it
 * @param tasks       which tasks it shows; the order is by due date
 */
public record TaskFilter(String key, String name, String description, int position, List<String> roles,
                         UnaryOperator<TaskQuery> tasks) {

    /** Tasks of the caller's groups, whoever of them has claimed it. */
    public static TaskQuery ofMyGroups(TaskQuery query) {
        return query.taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    /** Tasks assigned to the caller. */
    public static TaskQuery assignedToMe(TaskQuery query) {
        return query.taskAssigneeExpression("${currentUser()}");
    }
}
