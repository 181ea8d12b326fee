package org.virtualschool.funding;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualschool.calendar.Words;

/**
 * The latest votes of a panel, as one of its two meets them.
 *
 * @param own   theirs, whether it counts or not; null while there is none
 * @param other the other one's; null while there is none
 */
public record PanelVotes(FundingRecord.Decision own, FundingRecord.Decision other) {

    private static final PanelVotes NONE = new PanelVotes(null, null);
    /** Of two at the same moment the one that counts, or counted longer, is the later one. */
    private static final Comparator<FundingRecord.Decision> LATEST = Comparator.comparing(FundingRecord.Decision::decidedAt)
            .thenComparing(FundingRecord.Decision::voidedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

    /** Of everything that was decided on a request; nothing for a part that is no vote. */
    public static PanelVotes of(Collection<FundingRecord.Decision> decisions, DecisionPart part) {
        return part.isVote() ? new PanelVotes(latest(decisions, part), latest(decisions, part.otherVote())) : NONE;
    }

    private static FundingRecord.Decision latest(Collection<FundingRecord.Decision> decisions, DecisionPart part) {
        return decisions.stream().filter(decision -> decision.part() == part).max(LATEST).orElse(null);
    }

    /** Whether the other one has voted, and that vote counts. */
    public boolean otherCounts() {
        return other != null && other.voidedAt() == null;
    }

    /** Whether both have approved, but not the same amount: neither vote counts, and both vote again. */
    public boolean differed() {
        return approves(own) && approves(other) && own.voidedAt() != null && own.voidedAt().equals(other.voidedAt());
    }

    /** The amount that would be approved, in pence: what the other one named last, if anything, or {@code asked}. */
    public long expectedPence(long asked) {
        return approves(other) && (otherCounts() || differed()) ? other.verdict().amountPence() : asked;
    }

    /** As {@code £3,200.00 by the head of the virtual school, £3,000.00 by the manager}, of those who approve. */
    public String amounts() {
        return Stream.of(own, other).filter(PanelVotes::approves).sorted(Comparator.comparing(FundingRecord.Decision::part))
                .map(vote -> Words.pounds(vote.verdict().amountPence()) + " by the " + vote.part().inWords().toLowerCase(Locale.UK))
                .collect(Collectors.joining(", "));
    }

    private static boolean approves(FundingRecord.Decision vote) {
        return vote != null && vote.verdict().outcome() == DecisionOutcome.APPROVE;
    }
}
