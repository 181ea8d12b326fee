package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.funding.Approval;
import org.virtualschool.funding.Approvals;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingTasks;
import org.virtualschool.funding.FundingTasks.Choice;
import org.virtualschool.funding.PanelVotes;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.TaskConflictException;
import org.virtualschool.workflow.TaskDoneException;

/** All requests that wait for somebody's decision on one page: decided there one by one or many at once, each for itself. */
@Controller
@RequestMapping(ApprovalsPage.PAGE)
@PreAuthorize(FundingAccess.MAY_DECIDE)
class ApprovalsPage {

    static final String PAGE = "/funding/approvals";
    private static final Pattern TASK_ID = Pattern.compile("[\\w-]{1,64}");
    /** Fields of the task's form, by where they stand on the page, with what they are called there. */
    private static final Map<String, Place> PLACES = Map.of("approvedAmount", new Place("amount", "Smaller amount: "),
            "decisionReason", new Place("words", "Reason: "), "decisionQuestion", new Place("words", "Your question: "));
    private static final Place CHOICE = new Place("outcome", "");

    private final Approvals approvals;
    private final FundingTasks tasks;
    private final AuditTrail audit;

    ApprovalsPage(Approvals approvals, FundingTasks tasks, AuditTrail audit) {
        this.approvals = approvals;
        this.tasks = tasks;
        this.audit = audit;
    }

    @GetMapping
    String list(Narrowed narrowed, Model model) {
        return show(narrowed, approvals.waiting(), model);
    }

    /** Approves those that are ticked, each in a transaction of its own, and says what came of each: what was not decided first. */
    @PostMapping("/approve")
    String approve(@RequestParam(name = "task", required = false) List<String> ticked, Narrowed narrowed, Model model,
            HttpServletResponse response) {
        List<Approval> before = approvals.waiting();
        if (ticked == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("faults", List.of(new FieldFault(before.stream().filter(narrowed::shows).sorted(ApprovalRow.by(narrowed.sort()))
                    .filter(approval -> approval.refusal() == null).findFirst().map(first -> "task-" + first.taskId()).orElse(""), "",
                    "Tick at least one request.")));
            return show(narrowed, before, model);
        }
        Map<String, Approval> known = before.stream().collect(Collectors.toMap(Approval::taskId, approval -> approval));
        model.addAttribute("results", ticked.stream().distinct().map(task -> new Result(
                Optional.ofNullable(known.get(task)).map(approval -> ApprovalRow.of(approval).about()).orElse("A request that is not there any more"),
                outcome(task, Choice.APPROVE))).sorted(Comparator.comparing(result -> result.outcome().isDone())).toList());
        return show(narrowed, approvals.waiting(), model);
    }

    /** The same for the script of the page, one at a time. */
    @PostMapping("/{taskId}/approve")
    @ResponseBody
    Answer approveOne(@PathVariable String taskId) {
        Outcome outcome = outcome(taskId, Choice.APPROVE);
        return new Answer(outcome.isDone(), outcome.words());
    }

    /** Approves a part, declines or asks. */
    @PostMapping("/{taskId}")
    String decide(@PathVariable String taskId, Tried tried, Narrowed narrowed, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Outcome made = tried.outcome().isEmpty() ? Outcome.refused("Choose what you decide.") : outcome(taskId, tried.choice());
        if (made.isDone()) {
            next.addFlashAttribute("successMessage", made.words());
            narrowed.inAddress().forEach(next::addAttribute);
            return "redirect:" + PAGE;
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        List<Approval> waiting = approvals.waiting();
        boolean there = waiting.stream().anyMatch(approval -> approval.taskId().equals(taskId) && approval.refusal() == null);
        model.addAttribute("faults", made.faults().stream().map(fault -> place(fault, there ? taskId : null)).toList());
        model.addAttribute("tried", tried);
        return show(narrowed, waiting, model);
    }

    /** The fault where the person meets it; without a place where its row is gone. */
    private static FieldFault place(FieldFault fault, String taskId) {
        Place place = PLACES.getOrDefault(fault.field(), CHOICE);
        return new FieldFault(taskId == null ? "" : place.field() + "-" + taskId, "", place.label() + fault.message());
    }

    private Outcome outcome(String taskId, Choice choice) {
        if (!TASK_ID.matcher(taskId).matches()) {
            return Outcome.refused("There is no such request.");
        }
        try {
            return new Outcome(inWords(tasks.decide(taskId, choice)), List.of());
        } catch (FieldFaultsException e) {
            return new Outcome(null, e.faults());
        } catch (TaskDoneException | TaskConflictException | AccessDeniedException e) {
            return Outcome.refused(e.getMessage());
        }
    }

    private static String inWords(FundingRecord request) {
        return switch (request.status()) {
            case WITH_PANEL -> {
                PanelVotes votes = PanelVotes.of(request.decisions(), DecisionPart.HEAD);
                yield votes.differed() ? "Vote given, but the votes name different amounts: %s. Neither counts, and both vote again.".formatted(votes.amounts())
                        : "Vote given. It is approved once both votes name the same amount.";
            }
            case DECLINED -> "Declined. The requester is told.";
            case QUESTION -> "The question goes to the requester.";
            default -> "Approved. The requester is told.";
        };
    }

    private String show(Narrowed narrowed, List<Approval> all, Model model) {
        audit.done("funding.approvals.read", null, all.size() + " requests");
        model.addAttribute("rows", all.stream().filter(narrowed::shows).sorted(ApprovalRow.by(narrowed.sort())).map(ApprovalRow::of).toList());
        model.addAttribute("total", all.size());
        model.addAttribute("schools", all.stream().map(Approval::school).filter(name -> !name.isEmpty()).distinct().sorted().toList());
        model.addAttribute("uses", all.stream().map(ApprovalRow::useOf).distinct().sorted().toList());
        model.addAttribute("narrowed", narrowed);
        return "funding/approvals";
    }

    /**
     * What came of a decision.
     *
     * @param decided what was decided, in words; null if nothing was
     * @param faults  why nothing was decided, by fields of the task's form; empty if something was
     */
    record Outcome(String decided, List<FieldFault> faults) {

        private static Outcome refused(String why) {
            return new Outcome(null, List.of(new FieldFault("", "", why)));
        }

        /** Whether something was decided. */
        public boolean isDone() {
            return decided != null;
        }

        /** What the person is told. */
        public String words() {
            return isDone() ? decided : faults.stream().map(FieldFault::message).collect(Collectors.joining(" "));
        }
    }

    /** What came of one that was ticked. */
    record Result(String label, Outcome outcome) {
    }

    /** What the script of the page is told. */
    record Answer(boolean done, String words) {
    }

    /** Where a field stands in the form of a row, and what stands before what is wrong with it. */
    private record Place(String field, String label) {
    }

    /**
     * Which requests are shown, and in which order.
     *
     * @param sort   name of an order; "due" unless there is such a one
     * @param school name of the school; empty for all
     * @param use    what they are for; empty for all
     */
    record Narrowed(String sort, String school, String use) {

        private static final String BY_DUE = "due";

        Narrowed {
            sort = sort != null && ApprovalRow.canBeSortedBy(sort) ? sort : BY_DUE;
            school = Objects.requireNonNullElse(school, "");
            use = Objects.requireNonNullElse(use, "");
        }

        /** Whether some are left out. */
        public boolean isAny() {
            return !school.isEmpty() || !use.isEmpty();
        }

        private boolean shows(Approval approval) {
            return (school.isEmpty() || approval.school().equals(school)) && (use.isEmpty() || ApprovalRow.useOf(approval).equals(use));
        }

        private Map<String, String> inAddress() {
            return isAny() || !sort.equals(BY_DUE) ? Map.of("sort", sort, "school", school, "use", use) : Map.of();
        }
    }

    /**
     * What was chosen and written, empty where nothing was.
     *
     * @param taskId of which task, from the address
     */
    record Tried(String taskId, String outcome, String amount, String words) {

        Tried {
            outcome = Objects.requireNonNullElse(outcome, "");
        }

        private Choice choice() {
            return new Choice(outcome, "approve-part".equals(outcome) ? amount : null, words);
        }
    }
}
