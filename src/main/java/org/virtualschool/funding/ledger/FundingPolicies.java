package org.virtualschool.funding.ledger;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/** The policies by which money is shared out. */
@Component
public class FundingPolicies implements PolicyReader {

    private static final String CENTRAL_SHARE = "funding.centralShare";
    private static final String CORE_AMOUNT = "funding.coreAmount";

    private final Policies policies;

    FundingPolicies(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(CENTRAL_SHARE, on);
        policies.wholeNumber(CORE_AMOUNT, on);
    }

    /** What part of pupil premium plus is kept centrally in the year, in percent: as in force on its first day. */
    public int centralPercent(FinancialYear year) {
        return policies.wholeNumber(CENTRAL_SHARE, year.firstDay());
    }

    /** What a child has for a term without further decision, in pence, as in force on the day. */
    public long coreAmount(LocalDate on) {
        return policies.wholeNumber(CORE_AMOUNT, on);
    }
}
