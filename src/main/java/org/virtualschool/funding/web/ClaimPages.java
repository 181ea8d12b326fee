package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
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
import org.virtualschool.calendar.CivilTime;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.FundingStatus;
import org.virtualschool.funding.HoursClaim;
import org.virtualschool.funding.claim.ClaimOutlook;
import org.virtualschool.funding.claim.ClaimPreview;
import org.virtualschool.funding.claim.EarlyYearsClaims;
import org.virtualschool.funding.ledger.GrantRate;
import org.virtualschool.register.Child;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.ReadableChildren;
import org.virtualschool.workflow.FieldFault;
import org.virtualschool.workflow.FieldFaultsException;

/** Where a setting claims early years pupil premium: days and hours, then a look at what they come to, then the claim. */
@Controller
@RequestMapping("/children/{reference}/early-years-claims")
@PreAuthorize(FundingAccess.MAY_CLAIM)
class ClaimPages {

    private final ReadableChildren readable;
    private final EarlyYearsClaims claims;
    private final FundingRequests requests;
    private final CurrentViewer currentViewer;
    private final CivilTime time;

    ClaimPages(ReadableChildren readable, EarlyYearsClaims claims, FundingRequests requests, CurrentViewer currentViewer, CivilTime time) {
        this.readable = readable;
        this.claims = claims;
        this.requests = requests;
        this.currentViewer = currentViewer;
        this.time = time;
    }

    @GetMapping("/new")
    String form(@PathVariable String reference, @RequestParam MultiValueMap<String, String> sent, Model model) {
        return form(readable.require(reference), ClaimForm.of(sent), List.of(), model);
    }

    /** A page that was sent and is loaded again begins anew. */
    @GetMapping({"", "/check"})
    String again(@PathVariable String reference) {
        return "redirect:/children/" + readable.require(reference).reference() + "/early-years-claims/new";
    }

    /** Shows what the hours come to. Nothing is stored. */
    @PostMapping("/check")
    String check(@PathVariable String reference, @RequestParam MultiValueMap<String, String> sent, Model model, HttpServletResponse response) {
        Child child = readable.require(reference);
        ClaimForm form = ClaimForm.of(sent);
        try {
            ClaimForm.Claimed claimed = form.claimed();
            ClaimPreview preview = claims.preview(child, claimed.period(), claimed.hours());
            of(child, form, model);
            model.addAttribute("days", Words.day(preview.period().from()) + " to " + Words.day(preview.period().to()));
            model.addAttribute("hours", HoursClaim.inWords(preview.hours()));
            model.addAttribute("rate", RateView.of(preview.rate()));
            model.addAttribute("amount", Words.pounds(preview.pence()));
            model.addAttribute("pence", preview.pence());
            model.addAttribute("left", HoursClaim.inWords(preview.left()) + " in " + preview.rate().year().code());
            return "funding/claim-check";
        } catch (FieldFaultsException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(child, form, e.faults(), model);
        }
    }

    @PostMapping
    String claim(@PathVariable String reference, @RequestParam MultiValueMap<String, String> sent, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Child child = readable.require(reference);
        ClaimForm form = ClaimForm.of(sent);
        try {
            ClaimForm.Claimed claimed = form.claimed();
            FundingRecord request = claims.claim(child, claimed.period(), claimed.hours(), form.shownPence(), currentViewer.get().userId());
            next.addFlashAttribute(request.refusedBy().isEmpty() ? "successMessage" : "noticeMessage", inWords(request));
            return "redirect:/children/" + child.reference();
        } catch (FieldFaultsException e) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(child, form, e.faults(), model);
        }
    }

    private String form(Child child, ClaimForm form, List<FieldFault> faults, Model model) {
        of(child, form, model);
        FinancialYear year = FinancialYear.of(time.today());
        model.addAttribute("years", List.of(YearView.of(claims.outlook(child, year)), YearView.of(claims.outlook(child, year.next()))));
        model.addAttribute("possible", requests.isClaimedByTheHour(child));
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(FieldFault::field).collect(Collectors.toSet()));
        return "funding/claim-form";
    }

    private static void of(Child child, ClaimForm form, Model model) {
        model.addAttribute("child", child.displayName());
        model.addAttribute("reference", child.reference());
        model.addAttribute("form", form);
    }

    private static String inWords(FundingRecord request) {
        String claimed = Words.pounds(request.wish().amountPence());
        if (request.status() == FundingStatus.NOT_ELIGIBLE) {
            return claimed + " cannot be paid. " + request.refusedBy().stream().map(EligibilityRule::sentence).collect(Collectors.joining(" "));
        }
        return request.status() == FundingStatus.COMMITTED ? claimed + " is approved: the hours are within those of the grant."
                : "You have claimed " + claimed + ". You will be told what is decided.";
    }

    /**
     * What is left in a financial year.
     *
     * @param rate null where none is known
     */
    record YearView(String year, String left, String most, RateView rate) {

        static YearView of(ClaimOutlook outlook) {
            return new YearView(outlook.year().code(), HoursClaim.inWords(outlook.left()), HoursClaim.inWords(outlook.most()),
                    outlook.rate().map(RateView::of).orElse(null));
        }
    }

    /** A rate an hour, with where it comes from. */
    record RateView(String inWords, String source, boolean verified) {

        static RateView of(GrantRate rate) {
            return new RateView(OverviewView.inWords(rate), rate.source(), rate.verified());
        }
    }
}
