package org.virtualschool.worklist;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.people.StaffService;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FormPart;
import org.virtualschool.workflow.OpenTask;
import org.virtualschool.workflow.TaskConflictException;
import org.virtualschool.workflow.TaskDesk;
import org.virtualschool.workflow.TaskDoneException;
import org.virtualschool.workflow.TaskSheet;
import org.virtualschool.workflow.TypedAnswers;

/** One task with its form, to be worked on without Tasklist. */
@Controller
@RequestMapping("/tasks/{taskId}")
class TaskPage {

    private static final String PAGE = "worklist/task";
    private static final String TO_LIST = "redirect:/tasks";
    private static final String TO_TASK = "redirect:/tasks/{taskId}";
    private static final String NOTICE = "noticeMessage";
    private static final String SUCCESS = "successMessage";

    private final TaskDesk desk;
    private final AccessRule access;
    private final AuditTrail audit;
    private final StaffService staff;
    private final Children children;
    private final Clock clock;
    private final Duration session;

    TaskPage(TaskDesk desk, AccessRule access, AuditTrail audit, StaffService staff, Children children, Clock clock,
             @Value("${server.servlet.session.timeout}") Duration session) {
        this.desk = desk;
        this.access = access;
        this.audit = audit;
        this.staff = staff;
        this.children = children;
        this.clock = clock;
        this.session = session;
    }

    @GetMapping
    String open(@PathVariable String taskId, Model model) {
        TaskSheet sheet = open(taskId, TypedAnswers.NONE);
        audit.done("task-form.read", sheet.task().childId(), taskId);
        return show(sheet, List.of(), model);
    }

    /** Completes the task, unless the answers lead to questions that the page did not show yet. */
    @PostMapping
    String complete(@PathVariable String taskId, @RequestParam MultiValueMap<String, String> parameters, Model model,
                    RedirectAttributes next, HttpServletResponse response) {
        TypedAnswers typed = PostedForm.read(parameters);
        TaskSheet sheet = open(taskId, typed);
        List<String> more = labelsOfNew(sheet, typed);
        if (sheet.refusal() != null || !more.isEmpty()) {
            model.addAttribute(NOTICE, more.isEmpty() ? null : followed(more));
            return show(sheet, List.of(), model);
        }
        try {
            desk.complete(taskId, typed);
        } catch (FieldFaultsException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(sheet, e.faults(), model);
        } catch (TaskConflictException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute(NOTICE, e.getMessage());
            return show(sheet, List.of(), model);
        }
        next.addFlashAttribute(SUCCESS, "Done: " + sheet.task().name() + ", " + sheet.task().caseLabel() + ".");
        return TO_LIST;
    }

    /** Shows the questions that follow from the answers, on the whole page. */
    @PostMapping(params = "follow")
    String follow(@PathVariable String taskId, @RequestParam MultiValueMap<String, String> parameters, Model model) {
        TypedAnswers typed = PostedForm.read(parameters);
        TaskSheet sheet = open(taskId, typed);
        List<String> more = labelsOfNew(sheet, typed);
        model.addAttribute(NOTICE, more.isEmpty() ? "Your answers lead to no further questions." : followed(more));
        return show(sheet, List.of(), model);
    }

    /** The same for the script of the page: the questions only. */
    @PostMapping("/questions")
    String questions(@PathVariable String taskId, @RequestParam MultiValueMap<String, String> parameters, Model model) {
        model.addAttribute("form", new FormView(open(taskId, PostedForm.read(parameters)), List.of()));
        return "worklist/form :: questions";
    }

    /** Keeps the answers for another time, whatever is still missing or wrong. */
    @PostMapping(params = "keep")
    String keep(@PathVariable String taskId, @RequestParam MultiValueMap<String, String> parameters, Model model,
                RedirectAttributes next, HttpServletResponse response) {
        TypedAnswers typed = PostedForm.read(parameters);
        TaskSheet sheet = open(taskId, typed);
        try {
            desk.keep(taskId, typed);
        } catch (FieldFaultsException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(sheet, e.faults(), model);
        }
        next.addFlashAttribute(SUCCESS, "Your answers are saved: " + sheet.task().name() + ", " + sheet.task().caseLabel()
                + ". You can go on with them here or in Tasklist.");
        return TO_LIST;
    }

    /** The same for the script of the page, which keeps what is typed while it is typed. */
    @PostMapping("/draft")
    ResponseEntity<Void> keepWhileTyping(@PathVariable String taskId, @RequestParam MultiValueMap<String, String> parameters) {
        requireChild(taskId);
        try {
            desk.keep(taskId, PostedForm.read(parameters));
            return ResponseEntity.noContent().build();
        } catch (FieldFaultsException e) {
            return ResponseEntity.badRequest().build();
        } catch (TaskDoneException | TaskConflictException e) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    @PostMapping("/claim")
    String claim(@PathVariable String taskId, RedirectAttributes next) {
        return handOver(() -> desk.claim(taskId), "You have taken this task. Nobody else can work on it now.", next);
    }

    @PostMapping("/release")
    String release(@PathVariable String taskId, RedirectAttributes next) {
        return handOver(() -> desk.release(taskId), "You have given this task back. Others can take it now.", next);
    }

    /** Takes the task from {@code from}, who cannot do it in time. */
    @PostMapping("/take-over")
    String takeOver(@PathVariable String taskId, @RequestParam String from, RedirectAttributes next) {
        requireChild(taskId);
        return handOver(() -> desk.takeOver(taskId, from), "You have taken over this task. Nobody else can work on it now.", next);
    }

    /** Somebody was quicker, or the same person in another window. */
    @ExceptionHandler(TaskDoneException.class)
    ModelAndView done(TaskDoneException done) {
        return new ModelAndView("worklist/done", Map.of("words", done.getMessage()), HttpStatus.CONFLICT);
    }

    private static String handOver(Runnable change, String done, RedirectAttributes next) {
        try {
            change.run();
            next.addFlashAttribute(SUCCESS, done);
        } catch (AccessDeniedException | TaskConflictException e) {
            next.addFlashAttribute(NOTICE, e.getMessage());
        }
        return TO_TASK;
    }

    /** The task, unless its child is closed to the person: then it does not exist for them. */
    private TaskSheet open(String taskId, TypedAnswers typed) {
        return desk.open(requireChild(taskId), typed);
    }

    private OpenTask requireChild(String taskId) {
        OpenTask task = desk.task(taskId);
        if (task.childId() != null && desk.needsRecord(task)) {
            access.requireRead(task.childId());
        } else if (task.childId() != null) {
            access.requireNotExcluded(task.childId());
        }
        return task;
    }

    private String show(TaskSheet sheet, List<FieldFault> faults, Model model) {
        FormView form = new FormView(sheet, faults);
        model.addAttribute("form", form);
        model.addAttribute("faults", form.summary());
        model.addAttribute("record", sheet.task().childId() == null || !access.mayRead(sheet.task().childId()) ? null
                : "/children/" + children.get(sheet.task().childId()).reference());
        model.addAttribute("sessionSeconds", session.toSeconds());
        model.addAttribute("due", DueWords.of(sheet.task().dueAt(), clock.instant()));
        if (sheet.refusal() != null && sheet.task().assignee() != null) {
            model.addAttribute("holder", staff.nameOf(sheet.task().assignee()));
        }
        return PAGE;
    }

    private static List<String> labelsOfNew(TaskSheet sheet, TypedAnswers typed) {
        return sheet.questions().stream().filter(question -> !question.locked() && !typed.asked().contains(question.key()))
                .map(FormPart.Question::label).toList();
    }

    private static String followed(List<String> labels) {
        return "Your answers lead to " + (labels.size() == 1 ? "one more question: " : labels.size() + " more questions: ")
                + String.join("; ", labels);
    }
}
