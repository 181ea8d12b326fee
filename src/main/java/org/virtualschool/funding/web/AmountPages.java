package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.AllocationRefusal;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Grant;

/** Where the head or a manager enters what a grant without a formula pays, and sets pools aside. */
@Controller
@PreAuthorize(FundingAccess.MAY_BOOK)
class AmountPages {

    private static final List<Grant> ENTERED = List.of(Grant.EARLY_YEARS_PUPIL_PREMIUM, Grant.POST_16_PREMIUM);

    private final Allocations allocations;
    private final CivilTime time;

    AmountPages(Allocations allocations, CivilTime time) {
        this.allocations = allocations;
        this.time = time;
    }

    @GetMapping("/funding/amount")
    String amount(@RequestParam(name = "year", required = false) String year, Model model) {
        return show(AmountForm.blank(yearOr(year)), false, List.of(), model);
    }

    @GetMapping("/funding/pool")
    String pool(@RequestParam(name = "year", required = false) String year, Model model) {
        return show(AmountForm.blank(yearOr(year)), true, List.of(), model);
    }

    @PostMapping("/funding/amount")
    String enter(@RequestParam MultiValueMap<String, String> sent, Principal principal, Model model, HttpServletResponse response,
                 RedirectAttributes next) {
        return take(AmountForm.of(sent), false, principal.getName(), model, response, next);
    }

    @PostMapping("/funding/pool")
    String setAside(@RequestParam MultiValueMap<String, String> sent, Principal principal, Model model, HttpServletResponse response,
                    RedirectAttributes next) {
        return take(AmountForm.of(sent), true, principal.getName(), model, response, next);
    }

    private String take(AmountForm form, boolean pooled, String actor, Model model, HttpServletResponse response, RedirectAttributes next) {
        List<Fault> faults = form.faults(grants(pooled), pooled);
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(form, pooled, faults, model);
        }
        Grant grant = Grant.ofCode(form.grant());
        FinancialYear year = form.financialYear().orElseThrow();
        long pence = form.reading().pence();
        Optional<AllocationRefusal> refusal = pooled
                ? allocations.setAside(form.bookingId().orElseThrow(), grant, year, form.pool(), pence, form.reason(), actor)
                : allocations.enter(form.bookingId().orElseThrow(), grant, year, pence, form.reason(), actor);
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(form, pooled, List.of(new Fault(refusal.get() == AllocationRefusal.TOO_LITTLE ? "amount" : "", refusal.get().inWords())), model);
        }
        next.addFlashAttribute("successMessage", pooled ? Words.pounds(pence) + " is set aside in the pool " + form.pool() + "."
                : Words.pounds(pence) + " is allocated: " + grant.inWords() + ".");
        next.addAttribute("year", year.code());
        return "redirect:/funding";
    }

    private static String show(AmountForm form, boolean pooled, List<Fault> faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("pooled", pooled);
        model.addAttribute("grants", grants(pooled));
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(Fault::field).collect(Collectors.toSet()));
        return "funding/amount";
    }

    private static List<Grant> grants(boolean pooled) {
        return pooled ? List.of(Grant.values()) : ENTERED;
    }

    private FinancialYear yearOr(String asked) {
        return FinancialYear.parse(asked).orElseGet(() -> FinancialYear.of(time.today()));
    }
}
