package org.virtualschool.funding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.ledger.AllocationRefusal;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Entry;
import org.virtualschool.funding.ledger.EntryKind;
import org.virtualschool.funding.ledger.Ledger;

/** Where the head or a manager takes a mistaken allocation back. */
@Controller
@PreAuthorize(FundingAccess.MAY_BOOK)
class TakeBackPages {

    private static final int LONGEST_REASON = 300;

    private final Ledger ledger;
    private final Allocations allocations;

    TakeBackPages(Ledger ledger, Allocations allocations) {
        this.ledger = ledger;
        this.allocations = allocations;
    }

    @GetMapping("/funding/entries/{id}/take-back")
    String ask(@PathVariable("id") long id, Model model) {
        return show(allocation(id), "", List.of(), model);
    }

    @PostMapping("/funding/entries/{id}/take-back")
    String takeBack(@PathVariable("id") long id, @RequestParam(name = "reason", defaultValue = "") String sent, Principal principal, Model model,
                    HttpServletResponse response, RedirectAttributes next) {
        Entry entry = allocation(id);
        String reason = sent.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || WishFields.isOdd(reason)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(entry, reason, List.of(new Fault("reason", wrong(reason))), model);
        }
        Optional<AllocationRefusal> refusal = allocations.takeBack(id, reason, principal.getName());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(entry, reason, List.of(new Fault("", refusal.get().inWords())), model);
        }
        next.addFlashAttribute("successMessage", "Entry " + id + " is taken back.");
        return "redirect:/funding/funds/" + entry.fundId();
    }

    private static String wrong(String reason) {
        if (reason.isEmpty()) {
            return "Enter the reason.";
        }
        return reason.length() > LONGEST_REASON ? "The reason must have at most 300 characters." : WishFields.ODD;
    }

    private Entry allocation(long id) {
        return ledger.entry(id).filter(entry -> entry.kind() == EntryKind.ALLOCATE && entry.reverses() == null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String show(Entry entry, String reason, List<Fault> faults, Model model) {
        model.addAttribute("number", entry.id());
        model.addAttribute("fundId", entry.fundId());
        model.addAttribute("amount", Words.pounds(Math.abs(entry.pence())));
        model.addAttribute("booked", entry.reason());
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        return "funding/take-back";
    }
}
