package org.virtualschool.worklist;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.Worklist;

/** How much waits for the person logged in, for the home page. */
@Component("taskSummary")
public class TaskSummary {

    private final Worklist worklist;
    private final AccessRule access;

    TaskSummary(Worklist worklist, AccessRule access) {
        this.worklist = worklist;
        this.access = access;
    }

    /** Such as "12 tasks wait for you, 3 of them overdue." */
    public String inWords() {
        Set<UUID> closed = access.excluded();
        return inWords(worklist.count(closed), worklist.countOverdue(closed));
    }

    static String inWords(long open, long overdue) {
        if (open == 0) {
            return "No task waits for you.";
        }
        if (open == 1) {
            return overdue == 0 ? "1 task waits for you." : "1 task waits for you. It is overdue.";
        }
        String late = overdue == 0 ? "none" : String.valueOf(overdue);
        return open + " tasks wait for you, " + late + " of them overdue.";
    }
}
