package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.payment.PaymentPreview;
import org.virtualschool.funding.payment.PaymentPreview.Shown;
import org.virtualschool.funding.payment.PaymentRuns;
import org.virtualschool.funding.payment.PaymentRuns.Prepared;
import org.virtualschool.funding.web.PaymentViews.SchoolRow;

/** Where finance looks at what waits to be paid, and prepares a run of it. */
@Controller
@PreAuthorize(FundingAccess.MAY_PAY)
class PreparePages {

    private static final String KEY = "\\d{1,18}";
    private static final String NO_SCHOOL = "Choose a school from the list.";

    private final PaymentRuns runs;
    private final RunContents contents;

    PreparePages(PaymentRuns runs, RunContents contents) {
        this.runs = runs;
        this.contents = contents;
    }

    @GetMapping("/funding/payments/new")
    String preview(@RequestParam(name = "school", defaultValue = "") String school, Model model, HttpServletResponse response) {
        requireForOne(school);
        return school.isEmpty() || school.matches(KEY) ? show(school, List.of(), model) : wrongSchool(model, response);
    }

    /** Prepares what the form shows; where that is something else by now it is shown again. */
    @PostMapping("/funding/payments")
    String prepare(@RequestParam(name = "school", defaultValue = "") String school, @RequestParam(name = "requests", defaultValue = "") String requests,
                   @RequestParam(name = "pence", defaultValue = "") String pence, Principal principal, Model model, HttpServletResponse response,
                   RedirectAttributes next) {
        requireForOne(school);
        if (!school.isEmpty() && !school.matches(KEY)) {
            return wrongSchool(model, response);
        }
        Shown shown = requests.matches(KEY) && pence.matches(KEY) ? new Shown(Long.parseLong(requests), Long.parseLong(pence)) : null;
        Prepared prepared = runs.prepare(key(school), shown, principal.getName());
        if (prepared.refusal() != null) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(school, List.of(new Fault("", prepared.refusal().inWords())), model);
        }
        next.addFlashAttribute("successMessage", "The payment run is prepared. Somebody else has to release it.");
        return "redirect:/funding/payments/" + prepared.runId();
    }

    /** What one school would get is shown to whoever sees what is in runs. */
    private void requireForOne(String school) {
        if (!school.isEmpty()) {
            contents.require();
        }
    }

    private String wrongSchool(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show("", List.of(new Fault("school", NO_SCHOOL)), model);
    }

    private String show(String school, List<Fault> faults, Model model) {
        PaymentPreview all = runs.preview(null);
        PaymentPreview chosen = school.isEmpty() ? all : runs.preview(key(school));
        boolean withRows = contents.areShown();
        model.addAttribute("withRows", withRows);
        model.addAttribute("whyNoRows", withRows ? "" : contents.whyNot());
        model.addAttribute("choices", withRows ? all.schools() : List.of());
        model.addAttribute("school", school);
        model.addAttribute("rows", withRows ? chosen.schools().stream().map(SchoolRow::of).toList() : List.of());
        model.addAttribute("shown", chosen.shown());
        model.addAttribute("total", Words.pounds(chosen.pence()));
        model.addAttribute("withoutSchool", all.withoutSchool());
        model.addAttribute("authority", all.ownAuthority());
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(Fault::field).collect(Collectors.toSet()));
        return "funding/payment-preview";
    }

    /** Null for all schools. */
    private static Long key(String school) {
        return school.isEmpty() ? null : Long.valueOf(school);
    }
}
