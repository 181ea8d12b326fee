package org.virtualschool.childrecord;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.virtualschool.audit.AuditTrail;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.security.Viewer;
import org.virtualschool.shell.PageOfList;

/** PEPs past their due date: the whole authority's, and a team's for its manager. */
@Controller
class OverduePage {

    private final OverdueSearch search;
    private final CurrentViewer currentViewer;
    private final AuditTrail audit;

    OverduePage(OverdueSearch search, CurrentViewer currentViewer, AuditTrail audit) {
        this.search = search;
        this.currentViewer = currentViewer;
        this.audit = audit;
    }

    @GetMapping("/peps/overdue")
    @PreAuthorize("hasAnyRole('virtual-school-coordinator', 'virtual-school-head', 'virtual-school-adviser', 'manager',"
            + " 'director-of-childrens-services', 'social-work-manager')")
    String list(@RequestParam(name = "school", required = false) String school, @RequestParam(name = "team", defaultValue = "") String team,
                @RequestParam(name = "page", required = false) String number, Model model) {
        Viewer viewer = currentViewer.get();
        Long schoolKey = school != null && school.matches("\\d{1,12}") ? Long.valueOf(school) : null;
        PageOfList<OverduePep> page = search.find(schoolKey, team, viewer, ChildrenPage.pageNumber(number));
        audit.done("peps.overdue.read", null, "page %d of %d PEPs".formatted(page.number(), page.total()));
        model.addAttribute("page", page);
        model.addAttribute("schools", search.schools(viewer));
        model.addAttribute("teams", search.teams(viewer));
        model.addAttribute("school", schoolKey == null ? "" : schoolKey.toString());
        model.addAttribute("team", team);
        model.addAttribute("path", UriComponentsBuilder.fromPath("/peps/overdue").queryParam("school", "{school}").queryParam("team", "{team}")
                .encode().buildAndExpand(schoolKey == null ? "" : schoolKey, team).toUriString() + "&");
        return "childrecord/overdue";
    }
}
