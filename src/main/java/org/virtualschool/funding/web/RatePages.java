package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.GrantRate;
import org.virtualschool.funding.ledger.GrantRates;
import org.virtualschool.people.Role;
import org.virtualschool.people.StaffService;
import org.virtualschool.security.CurrentViewer;

/** What the grants pay, year by year; the head or a manager enters the rate of this year and the next. */
@Controller
@PreAuthorize(FundingAccess.MAY_READ)
class RatePages {

    private final GrantRates rates;
    private final StaffService staff;
    private final CurrentViewer currentViewer;
    private final CivilTime time;

    RatePages(GrantRates rates, StaffService staff, CurrentViewer currentViewer, CivilTime time) {
        this.rates = rates;
        this.staff = staff;
        this.currentViewer = currentViewer;
        this.time = time;
    }

    @GetMapping("/funding/rates")
    String rates(Model model) {
        return show(RateForm.BLANK, List.of(), model);
    }

    @PostMapping("/funding/rates")
    @PreAuthorize(FundingAccess.MAY_BOOK)
    String enter(@RequestParam MultiValueMap<String, String> sent, Principal principal, Model model, HttpServletResponse response,
                 RedirectAttributes next) {
        RateForm form = RateForm.of(sent);
        List<Fault> faults = form.faults(openYears());
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(form, faults, model);
        }
        Grant grant = Grant.ofCode(form.grant());
        rates.enter(grant, form.financialYear(), form.reading().pence(), form.source(), form.verified(), principal.getName());
        next.addFlashAttribute("successMessage", "The rate of %s for %s is entered. What is booked already stays as it is.".formatted(
                grant.inWords().toLowerCase(Locale.UK), form.year()));
        return "redirect:/funding/rates";
    }

    private String show(RateForm form, List<Fault> faults, Model model) {
        Map<String, String> names = new HashMap<>();
        Set<String> counted = new HashSet<>();
        model.addAttribute("rows", rates.all().stream()
                .map(rate -> Row.of(rate, counted.add(rate.grant() + rate.year().code()), names.computeIfAbsent(
                        rate.enteredBy() == null ? "" : rate.enteredBy(), user -> user.isEmpty() ? "" : staff.nameOf(user)))).toList());
        model.addAttribute("form", form);
        model.addAttribute("grants", GrantRates.RATED);
        model.addAttribute("years", openYears());
        model.addAttribute("mayEnter", currentViewer.get().isAny(Role.VIRTUAL_SCHOOL_HEAD, Role.MANAGER));
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(Fault::field).collect(Collectors.toSet()));
        return "funding/rates";
    }

    /** A year that is over keeps its rates. */
    private List<String> openYears() {
        FinancialYear now = FinancialYear.of(time.today());
        return Stream.of(now, now.next()).map(FinancialYear::code).toList();
    }

    /**
     * A rate in words.
     *
     * @param counts whether no later entry has taken its place
     * @param by     who entered it; empty for what the product came with
     */
    record Row(String year, String grant, String rate, String source, boolean verified, boolean counts, String by) {

        static Row of(GrantRate rate, boolean counts, String by) {
            return new Row(rate.year().code(), rate.grant().inWords(), OverviewView.inWords(rate), rate.source(), rate.verified(), counts, by);
        }
    }
}
