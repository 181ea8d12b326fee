package org.virtualschool.workflow.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import org.virtualschool.audit.Timeline;
import org.virtualschool.audit.TimelineEntry;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.workflow.SystemWork;

/** Tells people what became of a task that was theirs and is no longer there. */
@Component
public class TasksDone {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM 'at' HH:mm", Locale.UK);
    /** The engine's word for a task that somebody has done. */
    private static final String COMPLETED = "completed";
    private static final String NOT_NEEDED = "This task is not needed any more: what it was part of has ended.";
    private static final String DONE = "This task has been done already";

    private final TaskService tasks;
    private final HistoryService history;
    private final IdentityService identity;
    private final Timeline timeline;
    private final SystemWork systemWork;

    TasksDone(TaskService tasks, HistoryService history, IdentityService identity, Timeline timeline,
              SystemWork systemWork) {
        this.tasks = tasks;
        this.history = history;
        this.identity = identity;
        this.timeline = timeline;
        this.systemWork = systemWork;
    }

    /** Whether there is an open task of this id, whoever may see it. */
    boolean isOpen(String taskId) {
        return systemWork.call(() -> tasks.createTaskQuery().taskId(taskId).count() > 0);
    }

    /**
     * What became of the task, in a sentence; empty if it was never the caller's or their group's, so that nobody
     * learns about other people's work by asking for ids.
     *
     * @param caller may be null
     */
    public Optional<String> whatBecameOf(String taskId, Authentication caller) {
        if (caller == null || caller.getUserId() == null) {
            return Optional.empty();
        }
        return systemWork.call(() -> Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(taskId).finished().singleResult())
                .filter(task -> wasOf(task, caller))
                .map(task -> timeline.completionOf(taskId).map(this::doneBy)
                        .orElse(COMPLETED.equals(task.getDeleteReason()) ? DONE + "." : NOT_NEEDED)));
    }

    private boolean wasOf(HistoricTaskInstance task, Authentication caller) {
        List<String> groups = caller.getGroupIds() == null ? List.of() : caller.getGroupIds();
        return caller.getUserId().equals(task.getAssignee())
                || history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).type(IdentityLinkType.CANDIDATE)
                .unlimitedList().stream().anyMatch(link -> isOf(link, caller.getUserId(), groups));
    }

    private static boolean isOf(HistoricIdentityLinkLog link, String userId, List<String> groups) {
        return userId.equals(link.getUserId()) || link.getGroupId() != null && groups.contains(link.getGroupId());
    }

    private String doneBy(TimelineEntry completion) {
        User person = identity.createUserQuery().userId(completion.actor()).singleResult();
        String name = person == null ? completion.actor()
                : (nullToEmpty(person.getFirstName()) + " " + nullToEmpty(person.getLastName())).trim();
        return DONE + " (by " + name + " on " + inLondon(completion.happenedAt()) + ").";
    }

    private static String inLondon(Instant moment) {
        return WHEN.format(moment.atZone(CivilTime.LONDON));
    }

    private static String nullToEmpty(String text) {
        return text == null ? "" : text;
    }
}
