package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.AllocationPreview;
import org.virtualschool.funding.ledger.AllocationPreview.Split;
import org.virtualschool.funding.ledger.AllocationRefusal;
import org.virtualschool.funding.ledger.AllocationStage;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Grant;

/** Where the head or a manager reckons the allocation of pupil premium plus and books it. */
@Controller
@PreAuthorize(FundingAccess.MAY_BOOK)
class AllocationPages {

    private static final Grant GRANT = Grant.PUPIL_PREMIUM_PLUS;
    private static final String PENCE = "\\d{1,15}";

    private final Allocations allocations;

    AllocationPages(Allocations allocations) {
        this.allocations = allocations;
    }

    @GetMapping("/funding/allocation")
    String preview(@RequestParam(name = "year", required = false) String asked, Model model, HttpServletResponse response) {
        return FinancialYear.parse(asked).map(year -> show(year, List.of(), model, response)).orElse("redirect:/funding");
    }

    /** Books what the form shows; where the figures are others by now they are shown again. */
    @PostMapping("/funding/allocation")
    String book(@RequestParam(name = "year", required = false) String asked, @RequestParam(name = "stage", required = false) String stageName,
                @RequestParam(name = "requests", defaultValue = "") String requests, @RequestParam(name = "central", defaultValue = "") String central,
                Principal principal, Model model, HttpServletResponse response, RedirectAttributes next) {
        Optional<FinancialYear> year = FinancialYear.parse(asked);
        if (year.isEmpty()) {
            return "redirect:/funding";
        }
        Optional<AllocationStage> stage = Arrays.stream(AllocationStage.values()).filter(one -> one.name().equals(stageName)).findFirst();
        if (stage.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(year.get(), List.of(new Fault("stage", "Choose whether the allocation is provisional or final.")), model, response);
        }
        Split agreed = requests.matches(PENCE) && central.matches(PENCE) ? new Split(Long.parseLong(requests), Long.parseLong(central)) : null;
        Optional<AllocationRefusal> refusal = allocations.book(GRANT, year.get(), stage.get(), agreed, principal.getName());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(year.get(), List.of(new Fault("", refusal.get().inWords())), model, response);
        }
        next.addFlashAttribute("successMessage", "The " + stage.get().inWords().toLowerCase(Locale.UK) + " allocation is booked.");
        next.addAttribute("year", year.get().code());
        return "redirect:/funding";
    }

    private String show(FinancialYear year, List<Fault> faults, Model model, HttpServletResponse response) {
        model.addAttribute("year", year.code());
        Optional<AllocationRefusal> hindrance = allocations.hindrance(GRANT, year);
        if (hindrance.isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("faults", List.of(new Fault("", hindrance.get().inWords())));
            return "funding/allocation";
        }
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(Fault::field).collect(Collectors.toSet()));
        model.addAttribute("preview", PreviewView.of(allocations.preview(GRANT, year)));
        model.addAttribute("stages", AllocationStage.values());
        return "funding/allocation";
    }

    /** A reckoned allocation in words; {@code requests} and {@code central} are pence. */
    record PreviewView(String rule, long children, long left, long joined, long undated, OverviewView.RateView rate, String total,
                       int centralPercent, String forCentral, String forRequests, String booked, String changeOfRequests, String changeOfCentral,
                       boolean changes, long requests, long central) {

        static PreviewView of(AllocationPreview it) {
            String rule = "Looked after on at least one day from %s to %s, and aged 4 to 15 on %s".formatted(Words.day(it.careFrom()),
                    Words.day(it.careUntil()), Words.day(it.agedOn()));
            Split change = it.difference();
            return new PreviewView(rule, it.children().within(), it.children().left(), it.children().joined(), it.children().undated(),
                    OverviewView.RateView.of(it.rate()), Words.pounds(it.reckoned().total()), it.centralPercent(),
                    Words.pounds(it.reckoned().central()), Words.pounds(it.reckoned().requests()), Words.pounds(it.booked().total()),
                    inOrOut(change.requests()), inOrOut(change.central()), change.requests() != 0 || change.central() != 0,
                    it.reckoned().requests(), it.reckoned().central());
        }

        private static String inOrOut(long pence) {
            return pence == 0 ? "nothing" : pence > 0 ? Words.pounds(pence) + " in" : Words.pounds(-pence) + " out";
        }
    }
}
