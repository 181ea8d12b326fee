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
import org.virtualschool.people.StaffService;
import org.virtualschool.security.AccessRule;
import org.virtualschool.shell.PageOfList;
import org.virtualschool.workflow.Worklist;

/** The tasks of the person logged in, those they can take, and those of their team that somebody else has. */
@Controller
class TaskListPage {

    private static final int ROWS = 25;
    private static final int HELD_SHOWN = 10;

    private final Worklist worklist;
    private final AccessRule access;
    private final StaffService staff;
    private final Clock clock;

    TaskListPage(Worklist worklist, AccessRule access, StaffService staff, Clock clock) {
        this.worklist = worklist;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    /** Tasks of the person's groups that somebody else has, all of them: to be taken over while colleagues are away. */
    @GetMapping("/tasks/held")
    String held(@RequestParam(name = "page", defaultValue = "1") int wanted, Model model) {
        Set<UUID> closed = access.excluded();
        long total = worklist.countHeldByOthers(closed);
        int number = number(wanted, total);
        model.addAttribute("page", new PageOfList<>(held(closed, (number - 1) * ROWS, ROWS), number, ROWS, total));
        return "worklist/held";
    }

    private List<HeldRow> held(Set<UUID> closed, int from, int most) {
        Instant now = clock.instant();
        return worklist.heldByOthers(closed, from, most).stream()
                .map(task -> new HeldRow(task, DueWords.of(task.dueAt(), now), staff.nameOf(task.assignee()))).toList();
    }

    private static int number(int wanted, long total) {
        int last = (int) Math.max(1, (total + ROWS - 1) / ROWS);
        return Math.min(Math.max(wanted, 1), last);
    }

    @GetMapping("/tasks")
    String list(@RequestParam(name = "page", defaultValue = "1") int wanted, Principal person, Model model) {
        Set<UUID> closed = access.excluded();
        long total = worklist.count(closed);
        int number = number(wanted, total);
        Instant now = clock.instant();
        List<TaskRow> rows = worklist.list(closed, (number - 1) * ROWS, ROWS).stream()
                .map(task -> new TaskRow(task, DueWords.of(task.dueAt(), now), person.getName().equals(task.assignee())))
                .toList();
        model.addAttribute("page", new PageOfList<>(rows, number, ROWS, total));
        model.addAttribute("overdue", worklist.countOverdue(closed));
        model.addAttribute("held", held(closed, 0, HELD_SHOWN));
        model.addAttribute("heldInAll", worklist.countHeldByOthers(closed));
        return "worklist/tasks";
    }
}
