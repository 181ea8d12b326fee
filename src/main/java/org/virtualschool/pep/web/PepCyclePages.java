package org.virtualschool.pep.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.pep.cycle.CycleConflictException;
import org.virtualschool.pep.cycle.CycleOutlook;
import org.virtualschool.pep.cycle.PepCycles;
import org.virtualschool.people.Role;
import org.virtualschool.security.CurrentViewer;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FieldProblems;

/** Where the coordinator launches a term, first as a dry run, and sees how far it has come. The head reads along. */
@Controller
@PreAuthorize(PepCyclePages.IS_COORDINATOR)
class PepCyclePages {

    static final String IS_COORDINATOR = "hasRole('virtual-school-coordinator')";
    private static final String MAY_READ = "hasAnyRole('virtual-school-coordinator', 'virtual-school-head')";

    private final PepCycles cycles;
    private final CurrentViewer currentViewer;

    PepCyclePages(PepCycles cycles, CurrentViewer currentViewer) {
        this.cycles = cycles;
        this.currentViewer = currentViewer;
    }

    @GetMapping("/pep-cycles")
    @PreAuthorize(MAY_READ)
    String list(Model model) {
        model.addAttribute("cycles", cycles.all().stream().map(CycleView::of).toList());
        model.addAttribute("mayLaunch", isCoordinator());
        return "pep/cycles";
    }

    @GetMapping("/pep-cycles/new")
    String form(@RequestParam MultiValueMap<String, String> sent, Model model) {
        return form(CycleForm.of(sent), List.of(), model);
    }

    /** A dry run that is reloaded or opened from a bookmark has nothing to show. */
    @GetMapping("/pep-cycles/dry-run")
    String dryRunAgain() {
        return "redirect:/pep-cycles/new";
    }

    /** What launching would do, with a tick for every review that may be closed. */
    @PostMapping("/pep-cycles/dry-run")
    String dryRun(@RequestParam MultiValueMap<String, String> sent, Model model, HttpServletResponse response) {
        CycleForm form = CycleForm.of(sent);
        try {
            return outlook(form, cycles.dryRun(form.request()), model);
        } catch (FieldFaultsException e) {
            return refused(form, HttpStatus.BAD_REQUEST, faults(form, e), model, response);
        } catch (CycleConflictException e) {
            return refused(form, HttpStatus.CONFLICT, List.of(new FieldProblems.Fault("cutOff", e.getMessage())), model, response);
        }
    }

    @PostMapping("/pep-cycles")
    String launch(@RequestParam MultiValueMap<String, String> sent, Principal principal, Model model, HttpServletResponse response,
                  RedirectAttributes next) {
        CycleForm form = CycleForm.of(sent);
        try {
            PepCycles.Launch launch = cycles.launch(form.request(), principal.getName());
            next.addFlashAttribute("successMessage", launch.isNew() ? "The " + launch.cycle().titleWithinSentence() + " is launched."
                    : "The " + launch.cycle().titleWithinSentence() + " was launched before. Children who need a review by now have been added.");
            return "redirect:/pep-cycles/" + launch.cycle().id();
        } catch (FieldFaultsException e) {
            return refused(form, HttpStatus.BAD_REQUEST, faults(form, e), model, response);
        } catch (CycleConflictException e) {
            return refused(form, HttpStatus.CONFLICT, List.of(new FieldProblems.Fault("cutOff", e.getMessage())), model, response);
        }
    }

    @GetMapping("/pep-cycles/{id}")
    @PreAuthorize(MAY_READ)
    String progress(@PathVariable UUID id, Model model) {
        model.addAttribute("cycle", CycleView.of(cycles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))));
        model.addAttribute("mayLaunch", isCoordinator());
        return "pep/cycle";
    }

    @PostMapping("/pep-cycles/{id}/try-again")
    String tryAgain(@PathVariable UUID id, RedirectAttributes next) {
        int again = cycles.tryAgain(id);
        next.addFlashAttribute("successMessage", again == 1 ? "1 review is tried again." : again + " reviews are tried again.");
        return "redirect:/pep-cycles/" + id;
    }

    private String form(CycleForm form, List<FieldProblems.Fault> faults, Model model) {
        model.addAttribute("faults", faults);
        model.addAttribute("wrongFields", faults.stream().map(FieldProblems.Fault::field).collect(Collectors.toSet()));
        model.addAttribute("form", form);
        model.addAttribute("terms", cycles.termsToLaunch().stream()
                .map(term -> new TermChoice(CycleForm.valueOf(term), term.title(), term.loaded())).toList());
        return "pep/cycle-form";
    }

    private static String outlook(CycleForm form, CycleOutlook outlook, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("outlook", OutlookView.of(outlook));
        return "pep/cycle-dry-run";
    }

    private String refused(CycleForm form, HttpStatus status, List<FieldProblems.Fault> faults, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        return form(form, faults, model);
    }

    /** Year and name of the term are one choice on the page, and what was left empty is asked for. */
    private static List<FieldProblems.Fault> faults(CycleForm form, FieldFaultsException e) {
        return e.faults().stream().map(fault -> switch (fault.field()) {
            case "academicYear", "term" -> new FieldProblems.Fault("term", form.term().isEmpty() ? "Choose the term to launch." : fault.message());
            case "cutOff" -> new FieldProblems.Fault("cutOff", form.request().cutOff() == null ? "Enter the cut-off." : fault.message());
            default -> new FieldProblems.Fault(fault.field(), fault.message());
        }).distinct().toList();
    }

    private boolean isCoordinator() {
        return currentViewer.get().isAny(Role.VIRTUAL_SCHOOL_COORDINATOR);
    }

    /**
     * A term that can be launched.
     *
     * @param loaded whether its dates are known
     */
    record TermChoice(String value, String title, boolean loaded) {
    }
}
