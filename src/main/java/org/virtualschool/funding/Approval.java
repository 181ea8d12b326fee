package org.virtualschool.funding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.virtualschool.funding.FundingOutlook.FundAfter;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.pep.Rating;

/**
 * A decision that waits for somebody, with what they need to make it.
 *
 * @param task   what it is, as the model names it
 * @param panel  whether it is one of the two votes of the panel
 * @param other  the other vote of the panel, which this one has to agree with; null while there is none
 * @param label  how the child is recognised
 * @param school name; empty for a child on no roll, and where it is kept from the person
 * @param use    null where a PEP did not say, and for a claim by the hour
 * @param rating of the child's last signed PEP; null without one
 * @param funds  what it would leave in each fund if this one alone were approved in full
 * @param missing whether nothing is allocated for a year in which it lies
 * @param dueAt  until when; null if no date is set
 */
public record Approval(String taskId, UUID requestId, UUID childId, String task, boolean panel, FundingRecord.Decision other, String label,
        String school, long amountPence, Grant grant, PremiumUse use, Rating rating, List<FundAfter> funds, boolean missing, Instant dueAt) {
}
