package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingAsks;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.register.Child;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.ReadableChildren;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;

/** Where premium is asked for between PEPs. */
@Controller
@RequestMapping("/children/{reference}/funding-requests")
@PreAuthorize(FundingAccess.MAY_ASK)
class RequestPages {

    private final ReadableChildren readable;
    private final FundingAsks asks;
    private final FundingRequests requests;
    private final CurrentViewer currentViewer;

    RequestPages(ReadableChildren readable, FundingAsks asks, FundingRequests requests, CurrentViewer currentViewer) {
        this.readable = readable;
        this.asks = asks;
        this.requests = requests;
        this.currentViewer = currentViewer;
    }

    @GetMapping("/new")
    String form(@PathVariable String reference, @RequestParam MultiValueMap<String, String> sent, Model model) {
        return form(readable.require(reference), RequestForm.of(sent), List.of(), model);
    }

    /** A page that was sent and is loaded again begins anew. */
    @GetMapping
    String again(@PathVariable String reference) {
        return "redirect:/children/" + readable.require(reference).reference() + "/funding-requests/new";
    }

    @PostMapping
    String ask(@PathVariable String reference, @RequestParam MultiValueMap<String, String> sent, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Child child = readable.require(reference);
        RequestForm form = RequestForm.of(sent);
        try {
            FundingRecord request = asks.ask(child, form.pooled(), form.wish());
            next.addFlashAttribute(request.refusedBy().isEmpty() ? "successMessage" : "noticeMessage", inWords(request));
            return "redirect:/children/" + child.reference();
        } catch (FieldFaultsException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(child, form, e.faults(), model);
        }
    }

    private String form(Child child, RequestForm form, List<FieldFault> faults, Model model) {
        model.addAttribute("child", child.displayName());
        model.addAttribute("reference", child.reference());
        model.addAttribute("form", form);
        model.addAttribute("uses", Stream.of(PremiumUse.values()).toList());
        model.addAttribute("mayPool", asks.mayPool());
        model.addAttribute("earlyYears", requests.isClaimedByTheHour(child));
        model.addAttribute("mayClaim", RoleTrait.CLAIMS_EARLY_YEARS.isOfAny(currentViewer.get().roles()));
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(FieldFault::field).collect(Collectors.toSet()));
        return "funding/request-form";
    }

    private static String inWords(FundingRecord request) {
        String asked = Words.pounds(request.wish().amountPence());
        return switch (request.status()) {
            case COMMITTED -> asked + " is approved: it is within the core amount of the term.";
            case NOT_ELIGIBLE -> asked + " cannot be paid from pupil premium. "
                    + request.refusedBy().stream().map(EligibilityRule::sentence).collect(Collectors.joining(" "));
            case WITH_PANEL -> "You have asked for " + asked + ". The panel decides.";
            default -> "You have asked for " + asked + ". You will be told what is decided.";
        };
    }
}
