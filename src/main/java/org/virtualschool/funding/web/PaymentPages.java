package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.funding.payment.PaymentRun;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.RunRefusal;
import org.virtualschool.funding.payment.RunStatus;
import org.virtualschool.funding.web.PaymentViews.PaymentRow;
import org.virtualschool.funding.web.PaymentViews.RunView;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.KeptApart;
import org.virtualschool.shell.PageOfList;

/** Payment runs: those there are, and one of them, to be released by a second person of finance. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ_PAYMENTS)
class PaymentPages {

    private static final int PAGE_SIZE = 25;

    private final PaymentRuns runs;
    private final StaffService staff;
    private final CurrentViewer currentViewer;
    private final AccessRule access;
    private final RunContents contents;

    PaymentPages(PaymentRuns runs, StaffService staff, CurrentViewer currentViewer, AccessRule access, RunContents contents) {
        this.runs = runs;
        this.staff = staff;
        this.currentViewer = currentViewer;
        this.access = access;
        this.contents = contents;
    }

    @GetMapping("/funding/payments")
    String list(@RequestParam(name = "page", required = false) String number, Model model) {
        long total = runs.count();
        int page = PageOfList.numberOf(number, PAGE_SIZE, total);
        List<RunView> rows = runs.all((page - 1) * PAGE_SIZE, PAGE_SIZE).stream().map(run -> RunView.of(run, staff::nameOf)).toList();
        model.addAttribute("page", new PageOfList<>(rows, page, PAGE_SIZE, total));
        model.addAttribute("mayPay", mayPay());
        return "funding/payments";
    }

    @GetMapping("/funding/payments/{id}")
    String run(@PathVariable("id") UUID id, @RequestParam(name = "page", required = false) String number, Principal principal, Model model) {
        return show(found(id), number, List.of(), principal, model);
    }

    /** A page that was sent and is loaded again shows the run. */
    @GetMapping({"/funding/payments/{id}/release", "/funding/payments/{id}/discard", "/funding/payments/{id}/try-again"})
    String again(@PathVariable("id") UUID id) {
        return "redirect:/funding/payments/" + id;
    }

    @PostMapping("/funding/payments/{id}/release")
    @PreAuthorize(FundingAccess.MAY_PAY)
    String release(@PathVariable("id") UUID id, Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        PaymentRun run = found(id);
        Optional<RunRefusal> refusal = runs.release(id, principal.getName());
        if (refusal.isPresent()) {
            return refused(id, refusal.get(), principal, model, response);
        }
        next.addFlashAttribute("successMessage", "Payment run %d is released. Its requests are being paid.".formatted(run.number()));
        return "redirect:/funding/payments/" + id;
    }

    @PostMapping("/funding/payments/{id}/discard")
    @PreAuthorize(FundingAccess.MAY_PAY)
    String discard(@PathVariable("id") UUID id, Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        PaymentRun run = found(id);
        Optional<RunRefusal> refusal = runs.discard(id, principal.getName());
        if (refusal.isPresent()) {
            return refused(id, refusal.get(), principal, model, response);
        }
        next.addFlashAttribute("successMessage", "Payment run %d is discarded. What was in it waits to be paid again.".formatted(run.number()));
        return "redirect:/funding/payments/" + id;
    }

    @PostMapping("/funding/payments/{id}/try-again")
    @PreAuthorize(FundingAccess.MAY_PAY)
    String tryAgain(@PathVariable("id") UUID id, RedirectAttributes next) {
        found(id);
        int again = runs.tryAgain(id);
        next.addFlashAttribute("successMessage", again == 1 ? "1 payment is tried again." : again + " payments are tried again.");
        return "redirect:/funding/payments/" + id;
    }

    private String refused(UUID id, RunRefusal refusal, Principal principal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(found(id), null, List.of(new Fault("", refusal.inWords())), principal, model);
    }

    private String show(PaymentRun run, String number, List<Fault> faults, Principal principal, Model model) {
        model.addAttribute("run", RunView.of(run, staff::nameOf));
        boolean withRows = contents.areShown();
        model.addAttribute("withRows", withRows);
        model.addAttribute("whyNoRows", withRows ? "" : contents.whyNot());
        model.addAttribute("sums", withRows ? runs.sums(run.id()).stream().map(PaymentViews.SumView::of).toList() : List.of());
        if (withRows) {
            showRows(run, number, model);
        }
        model.addAttribute("mayPay", mayPay());
        model.addAttribute("whyNotRelease", mayPay() && run.status() == RunStatus.PREPARED
                ? runs.whyNotRelease(run, principal.getName()).map(RunRefusal::inWords).orElse("") : "");
        model.addAttribute("failed", run.status() == RunStatus.RELEASED && !run.isPaid() ? runs.failed(run.id()) : 0);
        model.addAttribute("faults", faults);
        return "funding/payment-run";
    }

    private void showRows(PaymentRun run, String number, Model model) {
        int page = PageOfList.numberOf(number, PAGE_SIZE, run.payments());
        KeptApart kept = access.keptApart();
        List<PaymentRow> rows = runs.payments(run.id(), (page - 1) * PAGE_SIZE, PAGE_SIZE, !kept.allProtected()).stream()
                .map(payment -> PaymentRow.of(payment, kept.excluded(), staff::nameOf)).toList();
        model.addAttribute("page", new PageOfList<>(rows, page, PAGE_SIZE, run.payments()));
        model.addAttribute("path", "/funding/payments/" + run.id() + "?");
    }

    private PaymentRun found(UUID id) {
        return runs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean mayPay() {
        return currentViewer.get().isAny(Role.FINANCE_OFFICER);
    }
}
