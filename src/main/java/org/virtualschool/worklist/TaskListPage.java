package org.virtualschool.worklist;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.virtualschool.security.AccessRule;
import org.virtualschool.shell.PageOfList;
import org.virtualschool.workflow.Worklist;

/** The tasks of the person logged in, and those they can take. */
@Controller
class TaskListPage {

    private static final int ROWS = 25;

    private final Worklist worklist;
    private final AccessRule access;
    private final Clock clock;

    TaskListPage(Worklist worklist, AccessRule access, Clock clock) {
        this.worklist = worklist;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(@RequestParam(name = "page", defaultValue = "1") int wanted, Principal person, Model model) {
        Set<UUID> closed = access.excluded();
        long total = worklist.count(closed);
        int last = (int) Math.max(1, (total + ROWS - 1) / ROWS);
        int number = Math.min(Math.max(wanted, 1), last);
        Instant now = clock.instant();
        List<TaskRow> rows = worklist.list(closed, (number - 1) * ROWS, ROWS).stream()
                .map(task -> new TaskRow(task, DueWords.of(task.dueAt(), now), person.getName().equals(task.assignee())))
                .toList();
        model.addAttribute("page", new PageOfList<>(rows, number, ROWS, total));
        model.addAttribute("overdue", worklist.countOverdue(closed));
        return "worklist/tasks";
    }
}
