package org.virtualschool.funding.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingAsks;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.Wish;
import org.virtualschool.register.Child;
import org.virtualschool.security.ReadableChildren;
import org.virtualschool.workflow.FieldFaults;
import org.virtualschool.workflow.FieldFaultsException;
import org.virtualschool.workflow.FieldProblems;

/** Asking for premium by machine: {@code POST /api/children/{reference}/funding-requests}. */
@RestController
@PreAuthorize(FundingAccess.MAY_ASK)
class AskApi {

    private final ReadableChildren readable;
    private final FundingAsks asks;

    AskApi(ReadableChildren readable, FundingAsks asks) {
        this.readable = readable;
        this.asks = asks;
    }

    @PostMapping("/api/children/{reference}/funding-requests")
    ResponseEntity<Asked> ask(@PathVariable String reference, @RequestBody Asking asking) {
        Child child = readable.require(reference);
        FundingRecord request = asks.ask(child, asking.pooled(), asking.wish());
        return ResponseEntity.created(URI.create("/children/" + child.reference())).body(new Asked(request.id(), child.reference(),
                request.status().name(), request.refusedBy().stream().map(EligibilityRule::code).toList(),
                request.refusedBy().stream().map(EligibilityRule::sentence).toList()));
    }

    @ExceptionHandler
    ProblemDetail faulty(FieldFaultsException faults) {
        return FieldProblems.of(faults);
    }

    /**
     * What is asked for.
     *
     * @param use      code of what it is for, such as "mentoring"
     * @param startsOn first day, as 2026-11-27
     * @param endsOn   last day
     * @param amount   pounds, such as "240" or "90.50"
     */
    record Asking(String use, String need, String provision, String outcome, String startsOn, String endsOn, String amount, boolean pooled) {

        /** @throws FieldFaultsException naming every field that is missing or no date or amount */
        Wish wish() {
            FieldFaults faults = new FieldFaults();
            Wish wish = new Wish(WishFields.use(use, faults), WishFields.text(need, "need", faults), WishFields.text(provision, "provision", faults),
                    WishFields.text(outcome, "outcome", faults), day(startsOn, "startsOn", faults), day(endsOn, "endsOn", faults),
                    WishFields.pence(amount, faults));
            faults.throwIfAny();
            return wish;
        }

        private static LocalDate day(String written, String field, FieldFaults faults) {
            LocalDate day = null;
            try {
                day = LocalDate.parse(String.valueOf(written));
            } catch (DateTimeParseException e) {
                // Told below, as a day that nobody means.
            }
            faults.rejectIf(day == null || !WishFields.isConceivable(day), field, "Send a day, like 2026-11-27.");
            return day;
        }
    }

    /**
     * The answer; its address is the child's record, which shows the request.
     *
     * @param status    how far it has come with the check, such as COMMITTED, WITH_APPROVER or NOT_ELIGIBLE
     * @param refusedBy codes of the rules that refuse it; empty unless some do
     * @param why       the same rules as sentences
     */
    record Asked(UUID requestId, String reference, String status, List<String> refusedBy, List<String> why) {
    }
}
