package org.virtualschool.funding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingOutlook.FundAfter;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.pep.Rating;

/**
 * A decision that waits for somebody, with what they need to make it.
 *
 * @param task     what it is, as the model names it
 * @param part     in what part they would decide
 * @param votes    of the panel so far; without any where it is not for the panel
 * @param refusal  why it has to be somebody else who decides, in a sentence; null if they may
 * @param label    how the child is recognised
 * @param school   name; empty for a child on no roll, and where it is kept from the person
 * @param startsOn first day of the provision, Europe/London
 * @param endsOn   its last day
 * @param use      null where a PEP did not say, and for a claim by the hour
 * @param rating   of the child's last signed PEP; null without one
 * @param money    what it would mean if this one alone were approved
 * @param dueAt    until when; null if no date is set
 */
public record Approval(String taskId, UUID requestId, UUID childId, String task, DecisionPart part, PanelVotes votes, String refusal, String label,
        String school, long amountPence, LocalDate startsOn, LocalDate endsOn, Grant grant, PremiumUse use, Rating rating, Money money,
        Instant dueAt) {

    /**
     * The money there is for it.
     *
     * @param pence   with how much this is reckoned: all of it, or what the other vote of the panel named last
     * @param funds   what it would leave in each fund
     * @param missing years in which it lies and for which nothing is allocated yet
     */
    public record Money(long pence, List<FundAfter> funds, List<FinancialYear> missing) {
    }
}
