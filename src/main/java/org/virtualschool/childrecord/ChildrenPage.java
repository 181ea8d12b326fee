package org.virtualschool.childrecord;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.people.Role;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** The list of the children somebody works with. */
@Controller
class ChildrenPage {

    private final ChildSearch search;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    ChildrenPage(ChildSearch search, CurrentViewer currentViewer, AuditTrail audit) {
        this.search = search;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    @GetMapping("/children")
    String list(@RequestParam(name = "q", required = false) String text,
                @RequestParam(name = "stage", required = false) String stage,
                @RequestParam(name = "mine", required = false) String mine,
                @RequestParam(name = "page", required = false) String number, Model model) {
        Viewer viewer = currentViewer.get();
        boolean mayChooseMine = viewer.isAny(Role.VIRTUAL_SCHOOL_ADVISER);
        SearchTerms terms = SearchTerms.of(text, stage, mayChooseMine && mine != null);
        PageOfList<ChildRow> page = search.find(terms, viewer, pageNumber(number));
        audit.done("children.read", null, "page %d of %d children".formatted(page.number(), page.total()));
        model.addAttribute("search", terms);
        model.addAttribute("stages", SearchTerms.stages());
        model.addAttribute("mayChooseMine", mayChooseMine);
        model.addAttribute("searchesSocialCareNumbers", ChildSearch.matchesSocialCareNumbersFor(viewer));
        model.addAttribute("page", page);
        model.addAttribute("emptyReason", emptyReason(viewer));
        return "childrecord/children";
    }

    /** Whatever stands in the address line, there is a page to show. */
    static int pageNumber(String written) {
        return written != null && written.matches("[1-9]\\d{0,4}") ? Integer.parseInt(written) : 1;
    }

    private static String emptyReason(Viewer viewer) {
        if (viewer.isAny(Role.SOCIAL_WORKER)) {
            return "No child is recorded with you as the social worker. If that is wrong, ask the virtual school coordinator.";
        }
        if (!viewer.schools().isEmpty()) {
            return "No child the virtual school works with is on roll at your school.";
        }
        return "There are no children you may see.";
    }
}
