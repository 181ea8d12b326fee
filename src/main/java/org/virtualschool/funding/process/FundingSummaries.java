package org.virtualschool.funding.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;
import org.virtualschool.funding.DecisionOutcome;
import org.virtualschool.funding.FundingOutlook;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.HoursClaims;
import org.virtualschool.funding.Verdict;
import org.virtualschool.people.StaffService;
import org.virtualschool.workflow.Markdown;

/** Requests in the Markdown of forms. */
@Component
class FundingSummaries {

    private final StaffService staff;
    private final HoursClaims hours;

    FundingSummaries(StaffService staff, HoursClaims hours) {
        this.staff = staff;
        this.hours = hours;
    }

    /** What is asked for, by whom and when; what was written about the child only if {@code written}. */
    String request(FundingRecord request, boolean written) {
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.labelled("Amount", Words.pounds(request.wish().amountPence()) + ", " + request.grant().inWords()
                + (request.pooled() ? ", pooled" : "")));
        hours.of(request.id()).ifPresent(claim -> lines.add(Markdown.labelled("Hours claimed", "%s at %s an hour%s".formatted(claim.hoursInWords(),
                Words.pounds(claim.ratePence()), claim.rateVerified() ? "" : ", a rate that is not verified"))));
        if (request.wish().use() != null) {
            lines.add(Markdown.labelled("What it is for", request.wish().use().inWords()));
        }
        if (written) {
            lines.add(Markdown.labelled("What the child needs it for", request.wish().need()));
            lines.add(Markdown.labelled("What will be done", request.wish().provision()));
            lines.add(Markdown.labelled("What will be different", request.wish().outcome()));
        } else {
            lines.add(Markdown.text("What was written about this child is not shown to you: it could name the school."));
        }
        lines.add(Markdown.labelled("When", Words.day(request.wish().startsOn()) + " to " + Words.day(request.wish().endsOn())));
        lines.add(Markdown.labelled("Asked for", (written ? "by " + staff.nameOf(request.requestedBy()) + " " : "") + "on " + Words.day(request.requestedAt())
                + (request.pepId() == null ? "" : ", by target " + request.target() + " of the PEP")));
        return String.join("\n", lines);
    }

    /** Every question and what was said to it, in their order; null if nothing was answered. */
    String answers(FundingRecord request) {
        List<String> lines = new ArrayList<>();
        request.answers().forEach(answer -> {
            lines.add(Markdown.labelled("Question", answer.question()));
            if (answer.said() != null) {
                lines.add(Markdown.labelled("Answer", answer.said()));
            }
        });
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** What the other one of the panel says, or said before that vote was void; null if there is nothing. The reason only if {@code written}. */
    String vote(Optional<FundingRecord.Decision> vote, boolean written) {
        return vote.map(each -> Markdown.labelled(each.part().inWords(), inWords(each.verdict(), written)
                + (each.voidedAt() == null ? "" : " (this vote counts no more: both vote again)"))).orElse(null);
    }

    private static String inWords(Verdict verdict, boolean written) {
        String words = switch (verdict.outcome()) {
            case APPROVE -> "approves " + Words.pounds(verdict.amountPence());
            case DECLINE -> "declines";
            case ASK -> "asks for more";
        };
        return !written || verdict.reason() == null || verdict.outcome() == DecisionOutcome.ASK ? words : words + ". " + verdict.reason();
    }

    /** What the child has of the grant in the financial years concerned. */
    String year(FundingOutlook outlook) {
        return outlook.child().stream().map(year -> Markdown.labelled(year.year().code(), "%s set aside, %s paid".formatted(
                Words.pounds(year.committedPence()), Words.pounds(year.paidPence())))).collect(Collectors.joining("\n"));
    }

    /** What each fund has left before and after; with which amount that is reckoned where it is not what was asked for. */
    String funds(FundingOutlook outlook, long askedPence) {
        String reckoned = outlook.pence() == askedPence ? ""
                : Markdown.text("Reckoned with %s, as the other vote has it.".formatted(Words.pounds(outlook.pence()))) + "\n";
        String funds = outlook.funds().stream().map(fund -> Markdown.labelled(fund.name(), fund.afterPence() < 0
                ? "%s left. That is not enough: %s would come from it.".formatted(Words.pounds(fund.beforePence()), Words.pounds(fund.sharePence()))
                : "%s left, %s after this (%s would come from it)".formatted(Words.pounds(fund.beforePence()), Words.pounds(fund.afterPence()),
                        Words.pounds(fund.sharePence())))).collect(Collectors.joining("\n"));
        String missing = outlook.missing().stream().map(year -> Markdown.text("Nothing is allocated for " + year.code() + " yet."))
                .collect(Collectors.joining("\n"));
        return (reckoned + funds + "\n" + missing).strip();
    }

    /** What was paid, and the most of it that can have been spent. */
    String paid(long paid, long mostSpent) {
        String lines = Markdown.labelled("Paid", Words.pounds(paid));
        return paid == mostSpent ? lines : lines + "\n" + Markdown.labelled("Has to come back", Words.pounds(paid - mostSpent)
                + " at least, as the child left before this was over: the share of the days after that");
    }

    /**
     * What of a request has to come back, for finance.
     *
     * @param school null where it is kept from the person
     * @param label  how the child is recognised; no name where the school is kept
     * @param run    number of the payment run; null if not known
     */
    String refund(FundingRecord request, String school, String label, long paid, long due, Long run) {
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.labelled("To come back", Words.pounds(due)));
        lines.add(Markdown.labelled("Paid", Words.pounds(paid) + ", " + request.grant().inWords()));
        lines.add(Markdown.labelled("By", school == null
                ? "the school of %s. Which child it is is not shown to you: the address is protected.".formatted(label) : school));
        if (run != null && school != null) {
            lines.add(Markdown.labelled("Paid in", "payment run " + run));
        }
        return String.join("\n", lines);
    }
}
