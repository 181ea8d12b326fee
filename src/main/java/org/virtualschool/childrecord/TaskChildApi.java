package org.virtualschool.childrecord;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.workflow.OpenTask;
import org.virtualschool.workflow.TaskDesk;
import org.virtualschool.workflow.TaskDoneException;

/** The child a task is about, for those whose task it is: {@code GET /api/tasks/{taskId}/child}. */
@RestController
class TaskChildApi {

    private final TaskDesk desk;
    private final Children children;
    private final RecordViews views;
    private final AccessRule access;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    TaskChildApi(TaskDesk desk, Children children, RecordViews views, AccessRule access, CurrentViewer currentViewer,
            AuditTrail audit) {
        this.desk = desk;
        this.children = children;
        this.views = views;
        this.access = access;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    /** 403, the same for every reason: no such task, not theirs, about no single child, or a child they may not read. */
    @GetMapping("/api/tasks/{taskId}/child")
    ChildCard child(@PathVariable String taskId) {
        OpenTask task = desk.concerning(taskId);
        if (task.childId() == null) {
            throw new AccessDeniedException("There is no such task or case for you.");
        }
        access.requireRead(task.childId());
        Child child = children.get(task.childId());
        audit.done("child.read", child.id(), taskId);
        return views.card(child, currentViewer.get().roles());
    }

    /** It was theirs and somebody was quicker: they are told who. */
    @ExceptionHandler
    ProblemDetail done(TaskDoneException done) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, done.getMessage());
    }
}
