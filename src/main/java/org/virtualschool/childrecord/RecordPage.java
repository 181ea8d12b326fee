package org.virtualschool.childrecord;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.people.Role;
import org.virtualschool.people.RoleTrait;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepService;
import org.virtualschool.pep.ReviewRefusedException;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.register.Child;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.ReadableChildren;
import org.virtualschool.security.Viewer;

/** A child's record, and the button that starts a PEP review. */
@Controller
class RecordPage {

    private static final String IS_COORDINATOR = "hasRole('" + Role.VIRTUAL_SCHOOL_COORDINATOR + "')";

    private final ReadableChildren readable;
    private final RecordViews views;
    private final PepService peps;
    private final FundingRequests requests;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    RecordPage(ReadableChildren readable, RecordViews views, PepService peps, FundingRequests requests, CurrentViewer currentViewer, AuditTrail audit) {
        this.readable = readable;
        this.views = views;
        this.peps = peps;
        this.requests = requests;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    @GetMapping("/children/{reference}")
    String record(@PathVariable String reference, Model model) {
        Child child = read(reference);
        return show(child, currentViewer.get(), model);
    }

    /** Starts a review. What stands against it is told on the record itself. */
    @PostMapping("/children/{reference}/pep-reviews")
    @PreAuthorize(IS_COORDINATOR)
    String start(@PathVariable String reference, Model model, HttpServletResponse response, RedirectAttributes next) {
        Child child = read(reference);
        Viewer viewer = currentViewer.get();
        try {
            PepRecord pep = peps.requestReview(child.reference(), viewer.userId());
            next.addFlashAttribute("successMessage", pep.kind().inWords() + " started. Who has what to do now is shown under Open PEP.");
            return "redirect:/children/" + child.reference();
        } catch (ReviewRefusedException refusal) {
            response.setStatus(refusal.reason().status().value());
            model.addAttribute("faults", List.of(new Fault("", refusal.getMessage())));
            return show(child, viewer, model);
        }
    }

    private Child read(String reference) {
        Child child = readable.require(reference);
        audit.done("child.read", child.id(), null);
        return child;
    }

    private String show(Child child, Viewer viewer, Model model) {
        model.addAttribute("record", views.of(child, viewer.roles()));
        model.addAttribute("mayAskForPremium", RoleTrait.ASKS_FOR_PREMIUM.isOfAny(viewer.roles()));
        model.addAttribute("mayClaimHours", RoleTrait.CLAIMS_EARLY_YEARS.isOfAny(viewer.roles()) && requests.isClaimedByTheHour(child));
        if (viewer.isAny(Role.VIRTUAL_SCHOOL_COORDINATOR)) {
            Optional<Reason> hindrance = peps.hindrance(child.id());
            model.addAttribute("mayStart", hindrance.isEmpty());
            model.addAttribute("whyNoStart", hindrance.map(Reason::sentence).orElse(null));
        }
        return "childrecord/record";
    }

    /** Something wrong with the page as a whole, for the error summary. */
    record Fault(String field, String message) {
    }
}
