package org.virtualschool.childrecord;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.virtualschool.audit.NotedRefusalException;
import org.virtualschool.people.Role;
import org.virtualschool.pep.PepRecord;
import org.virtualschool.pep.PepService;
import org.virtualschool.pep.ReviewRefusedException;
import org.virtualschool.pep.ReviewRefusedException.Reason;
import org.virtualschool.register.Child;
import org.virtualschool.register.Children;
import org.virtualschool.security.AccessRule;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;

/** A child's record, and the button that starts a PEP review. */
@Controller
class RecordPage {

    private static final String IS_COORDINATOR = "hasRole('" + Role.VIRTUAL_SCHOOL_COORDINATOR + "')";
    private static final String ACTION = "child.read";
    private static final Pattern REFERENCE = Pattern.compile("VS-\\d{6}");

    private final Children children;
    private final RecordViews views;
    private final PepService peps;
    private final AccessRule access;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    RecordPage(Children children, RecordViews views, PepService peps, AccessRule access, CurrentViewer currentViewer,
            AuditTrail audit) {
        this.children = children;
        this.views = views;
        this.peps = peps;
        this.access = access;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    @GetMapping("/children/{reference}")
    String record(@PathVariable String reference, Model model) {
        Child child = readable(reference);
        return show(child, currentViewer.get(), model);
    }

    /** Starts a review. What stands against it is told on the record itself. */
    @PostMapping("/children/{reference}/pep-reviews")
    @PreAuthorize(IS_COORDINATOR)
    String start(@PathVariable String reference, Model model, HttpServletResponse response, RedirectAttributes next) {
        Child child = readable(reference);
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

    /** An unknown reference and a child of somebody else's are refused in the same words: nobody learns which it was. */
    private Child readable(String reference) {
        Optional<Child> child = REFERENCE.matcher(reference).matches() ? children.byReference(reference) : Optional.empty();
        if (child.isEmpty()) {
            audit.refused(ACTION, null, REFERENCE.matcher(reference).matches() ? reference : null);
            throw new NotedRefusalException("No such child for this person");
        }
        access.requireRead(child.get().id());
        audit.done(ACTION, child.get().id(), null);
        return child.get();
    }

    private String show(Child child, Viewer viewer, Model model) {
        model.addAttribute("record", views.of(child, viewer.roles()));
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
