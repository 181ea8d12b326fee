package org.virtualschool.childrecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Words;
import org.virtualschool.childrecord.RecordView.Fact;
import org.virtualschool.childrecord.RecordView.PremiumView;
import org.virtualschool.funding.DecisionOutcome;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.EligibilityRule;
import org.virtualschool.funding.FundingAccount;
import org.virtualschool.funding.FundingAccounts;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.HoursClaim;
import org.virtualschool.funding.HoursClaims;
import org.virtualschool.funding.ImpactReport;
import org.virtualschool.funding.Verdict;
import org.virtualschool.pep.PepReading;

/** Puts a child's requests for premium in words, as far as the reader needs them. */
@Component
class PremiumViews {

    private final FundingRequests requests;
    private final FundingAccounts accounts;
    private final HoursClaims hours;

    PremiumViews(FundingRequests requests, FundingAccounts accounts, HoursClaims hours) {
        this.requests = requests;
        this.accounts = accounts;
        this.hours = hours;
    }

    /** The child's requests, the latest first; what was written only for those who read what is written in PEPs. */
    List<PremiumView> of(UUID childId, NeedToKnow need, UnaryOperator<String> nameOf) {
        return requests.of(childId).stream().map(request -> of(request, accounts.of(request.id()), need, nameOf)).toList();
    }

    private PremiumView of(FundingRecord request, FundingAccount account, NeedToKnow need, UnaryOperator<String> nameOf) {
        PremiumView view = of(request, need.written() != PepReading.NOTHING, nameOf);
        List<Fact> facts = new ArrayList<>(view.facts());
        account.leavers().forEach(leaver -> facts.add(new Fact("When the child left", "%s on %s. The premium %s%s.%s".formatted(
                leaver.event().inWords(), Words.day(leaver.decidedAt()), leaver.inWords(), leaver.recoupPence() == null ? ""
                        : ": " + Words.pounds(leaver.recoupPence()) + " at least have to come back",
                // The rule tells what kind of school the child was at.
                need.school() ? "\n" + leaver.rule() : ""))));
        if (account.impact() != null) {
            ImpactReport report = account.impact().report();
            facts.add(new Fact("Spent", "%s, reported on %s by %s".formatted(Words.pounds(report.spentPence()),
                    Words.day(account.impact().reportedAt()), nameOf.apply(account.impact().reportedBy()))));
            facts.add(new Fact("Outcome", report.reached().inWords()));
            if (need.written() != PepReading.NOTHING) {
                facts.add(new Fact("What has changed", report.change()));
                facts.add(new Fact("How that is known", report.evidence()));
            }
        }
        if (account.refund() != null) {
            facts.add(new Fact("Came back", "%s on %s, confirmed by %s".formatted(Words.pounds(account.refund().pence()),
                    Words.day(account.refund().receivedOn()), nameOf.apply(account.refund().confirmedBy()))));
        }
        return new PremiumView(view.title(), view.stage(), facts);
    }

    private PremiumView of(FundingRecord request, boolean written, UnaryOperator<String> nameOf) {
        String use = request.wish().use() == null ? request.grant().inWords() : request.wish().use().inWords();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked for", "%s on %s by %s%s".formatted(Words.pounds(request.wish().amountPence()), Words.day(request.requestedAt()),
                nameOf.apply(request.requestedBy()), request.pepId() == null ? "" : ", by target " + request.target() + " of a PEP")));
        if (request.approvedPence() != null) {
            facts.add(new Fact("Approved", Words.pounds(request.approvedPence())));
        }
        Optional<HoursClaim> claimed = hours.of(request.id());
        claimed.ifPresent(claim -> facts.add(new Fact("Hours claimed", "%s at %s an hour%s".formatted(claim.hoursInWords(),
                Words.pounds(claim.ratePence()), claim.rateVerified() ? "" : ", a rate that is not verified"))));
        facts.add(new Fact("When", Words.day(request.wish().startsOn()) + " to " + Words.day(request.wish().endsOn())));
        if (!request.refusedBy().isEmpty()) {
            facts.add(new Fact("Why it cannot be paid for",
                    request.refusedBy().stream().map(EligibilityRule::sentence).collect(Collectors.joining("\n"))));
        }
        if (request.ending() != null) {
            facts.add(new Fact("Closed", "On %s: %s".formatted(Words.day(request.ending().at()), request.ending().because().inWords())));
        }
        if (written && claimed.isEmpty()) {
            facts.add(new Fact("What the child needs it for", request.wish().need()));
            facts.add(new Fact("What will be done", request.wish().provision()));
            facts.add(new Fact("What will be different", request.wish().outcome()));
        }
        facts.addAll(said(request, written, nameOf));
        return new PremiumView(use + ", " + Words.pounds(request.wish().amountPence()), request.status().inWords(), facts);
    }

    /** What was decided and asked, and what was answered, in its order. A question stays, whatever became of it. */
    private static List<Fact> said(FundingRecord request, boolean written, UnaryOperator<String> nameOf) {
        List<Map.Entry<Instant, Fact>> said = new ArrayList<>();
        request.decisions().stream()
                .filter(decision -> decision.voidedAt() == null || decision.verdict().outcome() == DecisionOutcome.ASK)
                .forEach(decision -> said.add(Map.entry(decision.decidedAt(), decision(decision, written, nameOf))));
        request.answers().forEach(answer -> said.add(Map.entry(answer.answeredAt(), answer(answer, written, nameOf))));
        return said.stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList();
    }

    private static Fact answer(FundingRecord.Answer answer, boolean written, UnaryOperator<String> nameOf) {
        String what = "Answered on %s by %s: %s for %s to %s".formatted(Words.day(answer.answeredAt()), nameOf.apply(answer.answeredBy()),
                Words.pounds(answer.amountPence()), Words.day(answer.startsOn()), Words.day(answer.endsOn()));
        return new Fact("Answer", written && answer.said() != null ? what + "\n" + answer.said() : what);
    }

    private static Fact decision(FundingRecord.Decision decision, boolean written, UnaryOperator<String> nameOf) {
        Verdict verdict = decision.verdict();
        String what = switch (verdict.outcome()) {
            case APPROVE -> "Approved " + Words.pounds(verdict.amountPence());
            case DECLINE -> "Declined";
            case ASK -> "Asked for more";
        };
        String who = decision.part() == DecisionPart.POLICY ? "" : " by " + nameOf.apply(decision.decidedBy());
        String why = written && verdict.reason() != null ? "\n" + verdict.reason() : "";
        return new Fact(decision.part().inWords(), what + " on " + Words.day(decision.decidedAt()) + who + why);
    }
}
