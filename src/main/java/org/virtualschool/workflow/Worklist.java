package org.virtualschool.workflow;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The open tasks the person logged in may work on: their own, and those of their groups that nobody has taken. The
 * engine's own queries under the person's login find them, so that its grants and tenants apply.
 */
@Component
public class Worklist {

    private final TaskService tasks;
    private final IdentityService identity;
    private final CaseFacts cases;
    private final Clock clock;

    Worklist(TaskService tasks, IdentityService identity, CaseFacts cases, Clock clock) {
        this.tasks = tasks;
        this.identity = identity;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Some of the tasks, the first due first, those without a due date last.
     *
     * @param without children whose cases are left out
     * @param from    how many to leave out
     * @param most    how many to give
     */
    public List<OpenTask> list(Set<UUID> without, int from, int most) {
        return cases.describe(open(without).orderByDueDate().asc().orderByTaskId().asc().listPage(from, most));
    }

    /** How many tasks there are, but for those about the children. */
    public long count(Set<UUID> without) {
        return open(without).count();
    }

    /** How many of them should have been done by now. */
    public long countOverdue(Set<UUID> without) {
        return open(without).dueBefore(Date.from(clock.instant())).count();
    }

    /** The query for nobody's tasks would find everybody's: without a login there is none. */
    private TaskQuery open(Set<UUID> without) {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw new IllegalStateException("Nobody is logged in to the engine");
        }
        TaskQuery theirs = tasks.createTaskQuery().active().or().taskAssignee(person.getUserId())
                .taskCandidateUser(person.getUserId());
        List<String> groups = person.getGroupIds();
        if (groups != null && !groups.isEmpty()) {
            theirs.taskCandidateGroupIn(groups);
        }
        TaskQuery all = theirs.endOr();
        without.forEach(child -> all.processVariableValueNotEquals(CaseVariables.CHILD_ID, child.toString()));
        return all;
    }
}
