package org.virtualschool.funding.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.Approval;
import org.virtualschool.funding.DecisionOutcome;
import org.virtualschool.funding.DecisionPart;
import org.virtualschool.funding.FundingOutlook.FundAfter;
import org.virtualschool.funding.FundingRecord.Decision;
import org.virtualschool.funding.PanelVotes;
import org.virtualschool.funding.Verdict;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.web.ApprovalRow.FundRow;
import org.virtualschool.pep.PremiumUse;
import org.virtualschool.pep.Rating;

/** What a row of the page of approvals says of funds and votes. */
class ApprovalRowTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);
    private static final FundAfter ENOUGH = new FundAfter("Pupil premium plus 2026/27", 1_000_00, 300_00, 700_00);
    private static final FundAfter TOO_SMALL = new FundAfter("Pupil premium plus 2027/28", 100_00, 600_00, -500_00);
    private static final FundRow HAS_ENOUGH = new FundRow("Pupil premium plus 2026/27", "£1,000.00, after this £700.00 (£300.00 from it)", true);

    @Test
    void ofTwoYearsTheOneThatHasNotEnoughSaysSo() {
        assertThat(row(900_00, List.of(ENOUGH, TOO_SMALL), List.of()).funds()).containsExactly(HAS_ENOUGH,
                new FundRow("Pupil premium plus 2027/28", "£100.00, after this \u2212£500.00 (£600.00 from it)", false));
    }

    @Test
    void aYearForWhichNothingIsAllocatedIsNamedBesideTheOneThatHasMoney() {
        assertThat(row(900_00, List.of(ENOUGH), List.of(FinancialYear.ofCode("2027/28"))).funds()).containsExactly(HAS_ENOUGH,
                new FundRow("Pupil premium plus 2027/28", "nothing is allocated yet", false));
    }

    @Test
    void whatLiesInOneYearComesFromOneFund() {
        assertThat(row(300_00, List.of(ENOUGH), List.of()).funds()).containsExactly(
                new FundRow("Pupil premium plus 2026/27", "£1,000.00, after this £700.00", true));
    }

    @Test
    void aVoteThatCountsIsShownAndHowToAgreeWithASmallerAmount() {
        assertThat(panel(3_200_00, vote(DecisionPart.HEAD, 3_200_00, FIRST, null)).votes()).isEqualTo("Head of the virtual school approves £3,200.00");
        assertThat(panel(3_000_00, vote(DecisionPart.HEAD, 3_000_00, FIRST, null)).votes()).isEqualTo(
                "Head of the virtual school approves £3,000.00. If you agree, decide otherwise and approve the same smaller amount.");
    }

    @Test
    void votesThatDifferedAreBothShownUntilTheOtherOneVotesAgain() {
        Decision head = vote(DecisionPart.HEAD, 3_200_00, FIRST, SECOND);
        Decision manager = vote(DecisionPart.MANAGER, 3_000_00, SECOND, SECOND);
        assertThat(panel(3_200_00, head, manager).votes()).isEqualTo("The votes named different amounts: £3,200.00 by the head of the virtual"
                + " school, £3,000.00 by the manager. Neither counts, please vote again.");

        Decision again = vote(DecisionPart.HEAD, 3_100_00, SECOND, null);
        assertThat(panel(3_100_00, head, manager, again).votes()).startsWith("Head of the virtual school approves £3,100.00.");
    }

    @Test
    void aVoteThatAQuestionMadeVoidIsNoDifference() {
        Decision head = vote(DecisionPart.HEAD, 3_000_00, FIRST, SECOND);
        Decision manager = new Decision(DecisionPart.MANAGER, new Verdict(DecisionOutcome.ASK, null, "For how many weeks?"), "manager", SECOND, SECOND);

        assertThat(panel(3_200_00, head, manager).votes()).isNull();
    }

    private static Decision vote(DecisionPart part, long pence, Instant at, Instant voidedAt) {
        return new Decision(part, new Verdict(DecisionOutcome.APPROVE, pence, null), part.name(), at, voidedAt);
    }

    /** A request for £3,200 as the manager reads it. */
    private static ApprovalRow panel(long expected, Decision... decisions) {
        PanelVotes votes = PanelVotes.of(List.of(decisions), DecisionPart.MANAGER);
        assertThat(votes.expectedPence(3_200_00)).isEqualTo(expected);
        return row(DecisionPart.MANAGER, votes, 3_200_00, new Approval.Money(expected, List.of(ENOUGH), List.of()));
    }

    private static ApprovalRow row(long pence, List<FundAfter> funds, List<FinancialYear> missing) {
        return row(DecisionPart.OFFICER, PanelVotes.of(List.of(), DecisionPart.OFFICER), pence, new Approval.Money(pence, funds, missing));
    }

    private static ApprovalRow row(DecisionPart part, PanelVotes votes, long pence, Approval.Money money) {
        return ApprovalRow.of(new Approval("task", UUID.randomUUID(), UUID.randomUUID(), "Decide", part, votes, null, "VS-000123", "Oakfield School",
                pence, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 5, 31), Grant.PUPIL_PREMIUM_PLUS, PremiumUse.MENTORING, Rating.GREEN, money, FIRST));
    }
}
