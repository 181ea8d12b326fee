package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.FundingTasks;
import org.virtualschool.funding.FundingTasks.Choice;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.TaskConflictException;
import org.virtualschool.workflow.TaskDoneException;

/** All requests that wait for somebody's decision on one page: decided there one by one or many at once, each for itself. */
@Controller
@RequestMapping("/funding/approvals")
@PreAuthorize(FundingAccess.MAY_DECIDE)
class ApprovalsPage {

    private static final String BY_DUE = "due";

    private final Approvals approvals;
    private final FundingTasks tasks;
    private final AuditTrail audit;

    ApprovalsPage(Approvals approvals, FundingTasks tasks, AuditTrail audit) {
        this.approvals = approvals;
        this.tasks = tasks;
        this.audit = audit;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = BY_DUE) String sort, @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "") String use, Model model) {
        return show(sort, school, use, model);
    }

    /** Approves those that are ticked, each in a transaction of its own, and says what came of each. */
    @PostMapping("/approve")
    String approve(@RequestParam(name = "task", required = false) List<String> ticked, Model model, HttpServletResponse response) {
        if (ticked == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("faults", List.of(new FieldFault("select-all", "", "Tick at least one request.")));
            return show(BY_DUE, "", "", model);
        }
        Map<String, Approval> known = approvals.waiting().stream().collect(Collectors.toMap(Approval::taskId, approval -> approval));
        List<Result> results = new ArrayList<>();
        ticked.stream().distinct().forEach(task -> results.add(new Result(
                Optional.ofNullable(known.get(task)).map(Approval::label).orElse("A request that is not there any more"),
                outcome(task, Choice.APPROVE))));
        model.addAttribute("results", results);
        return show(BY_DUE, "", "", model);
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
    String decide(@PathVariable String taskId, @RequestParam(defaultValue = "") String outcome, @RequestParam(required = false) String amount,
            @RequestParam(required = false) String words, Model model, HttpServletResponse response, RedirectAttributes next) {
        Outcome made = outcome.isEmpty() ? new Outcome(null, "Choose what you decide.")
                : outcome(taskId, new Choice(outcome, "approve-part".equals(outcome) ? amount : null, words));
        if (made.isDone()) {
            next.addFlashAttribute("successMessage", made.words());
            return "redirect:/funding/approvals";
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("faults", List.of(new FieldFault("outcome-" + taskId, "", made.words())));
        model.addAttribute("tried", new Tried(taskId, outcome, amount, words));
        return show(BY_DUE, "", "", model);
    }

    private Outcome outcome(String taskId, Choice choice) {
        try {
            FundingStatus status = tasks.decide(taskId, choice);
            return new Outcome(status, inWords(status));
        } catch (FieldFaultsException e) {
            return new Outcome(null, e.faults().stream().map(FieldFault::message).collect(Collectors.joining(" ")));
        } catch (TaskDoneException | TaskConflictException | AccessDeniedException e) {
            return new Outcome(null, e.getMessage());
        }
    }

    private static String inWords(FundingStatus status) {
        return switch (status) {
            case WITH_PANEL -> "Vote given. It is approved once both votes name the same amount.";
            case DECLINED -> "Declined. The requester is told.";
            case QUESTION -> "The question goes to the requester.";
            default -> "Approved. The requester is told.";
        };
    }

    private String show(String sort, String school, String use, Model model) {
        List<Approval> all = approvals.waiting();
        audit.done("funding.approvals.read", null, all.size() + " requests");
        model.addAttribute("rows", all.stream()
                .filter(approval -> school.isEmpty() || approval.school().equals(school))
                .filter(approval -> use.isEmpty() || ApprovalRow.useOf(approval).equals(use))
                .sorted(ApprovalRow.by(sort)).map(ApprovalRow::of).toList());
        model.addAttribute("total", all.size());
        model.addAttribute("schools", all.stream().map(Approval::school).filter(name -> !name.isEmpty()).distinct().sorted().toList());
        model.addAttribute("uses", all.stream().map(ApprovalRow::useOf).distinct().sorted().toList());
        model.addAttribute("sort", ApprovalRow.canBeSortedBy(sort) ? sort : BY_DUE);
        model.addAttribute("school", school);
        model.addAttribute("use", use);
        return "funding/approvals";
    }

    /**
     * What came of a decision.
     *
     * @param status how far the request has come; null if nothing was decided
     * @param words  what the person is told: what was decided, or why it was not
     */
    record Outcome(FundingStatus status, String words) {

        /** Whether something was decided. */
        public boolean isDone() {
            return status != null;
        }
    }

    /** What came of one that was ticked. */
    record Result(String label, Outcome outcome) {
    }

    /** What the script of the page is told. */
    record Answer(boolean done, String words) {
    }

    /** What was written and could not be taken. */
    record Tried(String taskId, String outcome, String amount, String words) {
    }
}
