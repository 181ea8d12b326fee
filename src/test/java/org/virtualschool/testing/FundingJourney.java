package org.virtualschool.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.FundingRecord;
import org.virtualschool.funding.FundingRequests;
import org.virtualschool.funding.Wish;
import org.virtualschool.funding.ledger.Fund;
import org.virtualschool.funding.ledger.FundKind;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.funding.ledger.Ledger;
import org.virtualschool.pep.PremiumUse;

/** Takes requests for premium through their process. Funds are shared by all tests: each says what is left in them when it begins. */
@TestComponent
public class FundingJourney {

    /** The financial year in which {@link PepJourney#MEETING} lies. */
    public static final FinancialYear YEAR = FinancialYear.of(PepJourney.MEETING);
    private static final String ACTOR = "test";

    private final FundingRequests requests;
    private final Ledger ledger;
    private final PepJourney peps;

    FundingJourney(FundingRequests requests, Ledger ledger, PepJourney peps) {
        this.requests = requests;
        this.ledger = ledger;
        this.peps = peps;
    }

    /** Makes exactly so much, in pence, be left in the year's fund for children. */
    public Fund leave(FinancialYear year, long pence) {
        return leave(year, FundKind.CHILDREN, pence);
    }

    /** Makes exactly so much, in pence, be left in one of the year's funds of pupil premium plus. */
    public Fund leave(FinancialYear year, FundKind kind, long pence) {
        Fund fund = ledger.open(Grant.PUPIL_PREMIUM_PLUS, year, kind, kind == FundKind.POOLED ? "Pool" : "Children", ACTOR);
        long difference = pence - fund.balance().available();
        if (difference > 0) {
            ledger.allocate(fund.id(), difference, "For a test", ACTOR);
        } else if (difference < 0) {
            ledger.returnToDfe(fund.id(), -difference, "For a test", ACTOR);
        }
        Fund left = ledger.find(fund.id()).orElseThrow();
        assertThat(left.balance().available()).isEqualTo(pence);
        return left;
    }

    /** A wish for mentoring from the day of the meeting on, until before the end of the financial year. */
    public static Wish wish(long pence) {
        return wish(PremiumUse.MENTORING, PepJourney.MEETING, LocalDate.of(2027, 2, 12), pence);
    }

    /** A wish for something, in days. */
    public static Wish wish(PremiumUse use, LocalDate from, LocalDate to, long pence) {
        return new Wish(use, "Loses heart in long lessons.", "A mentor sees the child every week.", "Stays in every lesson, by the register.",
                from, to, pence);
    }

    /** The teacher asks for something between PEPs; the child must have a signed one. */
    public FundingRecord ask(PepCase pepCase, Wish wish) {
        return ask(pepCase, pepCase.teacher(), false, wish);
    }

    /** Somebody asks for something between PEPs. */
    public FundingRecord ask(PepCase pepCase, String who, boolean pooled, Wish wish) {
        return peps.as(who, () -> requests.makeBetweenPeps(pepCase.child().id(), pooled, wish, who));
    }

    /** Somebody completes the task. */
    public void complete(UUID request, String taskKey, String who, Map<String, Object> answers) {
        peps.complete(request, taskKey, who, answers);
    }

    /** The request as it stands. */
    public FundingRecord find(UUID request) {
        return requests.find(request);
    }
}
