package org.virtualschool.workflow;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The open tasks the person logged in may work on, their own and those of their groups that nobody has taken; and those
 * of their groups that a colleague has. The engine's own queries under the person's login find them, so that its grants
 * and tenants apply.
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
        return page(open(), without, from, most);
    }

    /**
     * All tasks of these kinds, the first due first.
     *
     * @param processKey key of the process definition
     * @param taskKeys   element ids of the user tasks in the model
     * @param without    children whose cases are left out
     */
    public List<OpenTask> listAll(String processKey, Set<String> taskKeys, Set<UUID> without) {
        return allBut(open().processDefinitionKey(processKey).taskDefinitionKeyIn(taskKeys.toArray(String[]::new))
                .orderByDueDate().asc().orderByTaskId().asc(), without).toList();
    }

    /** How many tasks there are, but for those about the children. */
    public long count(Set<UUID> without) {
        return count(open(), without);
    }

    /** How many of them should have been done by now. */
    public long countOverdue(Set<UUID> without) {
        return count(open().dueBefore(Date.from(clock.instant())), without);
    }

    /** Some of the tasks of the person's groups that somebody else has, in the same order: to be covered while they are away. */
    public List<OpenTask> heldByOthers(Set<UUID> without, int from, int most) {
        return held().map(tasksOfOthers -> page(tasksOfOthers, without, from, most)).orElse(List.of());
    }

    /** How many tasks of the person's groups somebody else has. */
    public long countHeldByOthers(Set<UUID> without) {
        return held().map(tasksOfOthers -> count(tasksOfOthers, without)).orElse(0L);
    }

    private List<OpenTask> page(TaskQuery query, Set<UUID> without, int from, int most) {
        TaskQuery inOrder = query.orderByDueDate().asc().orderByTaskId().asc();
        if (without.isEmpty()) {
            return cases.describe(inOrder.listPage(from, most));
        }
        return allBut(inOrder, without).skip(from).limit(most).toList();
    }

    private long count(TaskQuery query, Set<UUID> without) {
        return without.isEmpty() ? query.count() : allBut(query, without).count();
    }

    /**
     * The engine has no query that leaves out some children's cases and keeps those that are about no single child. Few people
     * are excluded from anybody: theirs are looked through one by one.
     */
    private Stream<OpenTask> allBut(TaskQuery query, Set<UUID> without) {
        return cases.describe(query.unlimitedList()).stream()
                .filter(task -> task.childId() == null || !without.contains(task.childId()));
    }

    private TaskQuery open() {
        Authentication person = person();
        TaskQuery theirs = tasks.createTaskQuery().active().or().taskAssignee(person.getUserId())
                .taskCandidateUser(person.getUserId());
        if (!groupsOf(person).isEmpty()) {
            theirs.taskCandidateGroupIn(groupsOf(person));
        }
        return theirs.endOr();
    }

    private Optional<TaskQuery> held() {
        Authentication person = person();
        return groupsOf(person).isEmpty() ? Optional.empty() : Optional.of(tasks.createTaskQuery().active()
                .taskCandidateGroupIn(groupsOf(person)).includeAssignedTasks().taskAssigneeNotIn(person.getUserId()));
    }

    private static List<String> groupsOf(Authentication person) {
        return person.getGroupIds() == null ? List.of() : person.getGroupIds();
    }

    /** The query for nobody's tasks would find everybody's: without a login there is none. */
    private Authentication person() {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw new IllegalStateException("Nobody is logged in to the engine");
        }
        return person;
    }
}
