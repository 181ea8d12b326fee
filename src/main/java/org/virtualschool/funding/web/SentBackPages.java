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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.funding.payment.Payment;
import org.virtualschool.funding.payment.PaymentRun;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.SentBackPayments;
import org.virtualschool.funding.web.PaymentViews.PaymentRow;
import org.virtualschool.funding.web.PaymentViews.RunView;
import org.virtualschool.people.StaffService;
import org.virtualschool.security.AccessRule;

/** Where finance records that a payment did not arrive. */
@Controller
@RequestMapping("/funding/payments/{run}/requests/{position}/sent-back")
@PreAuthorize(FundingAccess.MAY_PAY)
class SentBackPages {

    private static final int LONGEST = 300;

    private final PaymentRuns runs;
    private final SentBackPayments payments;
    private final StaffService staff;
    private final AccessRule access;
    private final RunContents contents;

    SentBackPages(PaymentRuns runs, SentBackPayments payments, StaffService staff, AccessRule access, RunContents contents) {
        this.runs = runs;
        this.payments = payments;
        this.staff = staff;
        this.access = access;
        this.contents = contents;
    }

    /** The form; of a payment that is not made or was sent back before the run alone, which says so. */
    @GetMapping
    String ask(@PathVariable("run") UUID runId, @PathVariable("position") int position, Model model) {
        Payment payment = found(runId, position);
        return payment.paidAt() == null || payment.sentBack() != null ? toRun(runId) : show(runId, payment, "", List.of(), model);
    }

    @PostMapping
    String record(@PathVariable("run") UUID runId, @PathVariable("position") int position,
                  @RequestParam(name = "because", defaultValue = "") String sent, Principal principal, Model model,
                  HttpServletResponse response, RedirectAttributes next) {
        Payment payment = found(runId, position);
        String because = sent.strip();
        if (because.isEmpty() || because.length() > LONGEST || WishFields.isOdd(because)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(runId, payment, because, List.of(new Fault("because", wrong(because))), model);
        }
        Optional<String> refusal = payments.sentBack(runId, position, because, principal.getName());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(runId, payment, because, List.of(new Fault("", refusal.get())), model);
        }
        next.addFlashAttribute("successMessage", "Payment %d is recorded as sent back. It waits for the next payment run.".formatted(position));
        return toRun(runId);
    }

    private static String wrong(String because) {
        if (because.isEmpty()) {
            return "Enter why it was sent back.";
        }
        return because.length() > LONGEST ? "Why it was sent back must have at most 300 characters." : WishFields.ODD;
    }

    private Payment found(UUID runId, int position) {
        contents.require();
        return payments.find(runId, position).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String toRun(UUID runId) {
        return "redirect:/funding/payments/" + runId;
    }

    private String show(UUID runId, Payment payment, String because, List<Fault> faults, Model model) {
        PaymentRun run = runs.find(runId).orElseThrow();
        model.addAttribute("run", RunView.of(run, staff::nameOf));
        model.addAttribute("row", PaymentRow.of(payment, access.excluded(), staff::nameOf));
        model.addAttribute("because", because);
        model.addAttribute("faults", faults);
        return "funding/sent-back";
    }
}
