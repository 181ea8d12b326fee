package org.virtualschool.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.FinancialYear;
import org.virtualschool.funding.ledger.AllocationStage;
import org.virtualschool.funding.ledger.Allocations;
import org.virtualschool.funding.ledger.Grant;

/** Gives the sample authority its money of the financial year. */
@Component
@ConditionalOnProperty("demo.sample.load")
class SampleFunding {

    private static final String HEAD = "vsh";
    private static final long EARLY_YEARS = 655_500;
    private static final long POST_16 = 1_450_000;

    private final Allocations allocations;

    SampleFunding(Allocations allocations) {
        this.allocations = allocations;
    }

    /** Books the provisional allocation, where the rate of the year is known, and what was given of the other grants. */
    void load(LocalDate today) {
        FinancialYear year = FinancialYear.of(today);
        if (allocations.hindrance(Grant.PUPIL_PREMIUM_PLUS, year).isEmpty()) {
            allocations.book(Grant.PUPIL_PREMIUM_PLUS, year, AllocationStage.PROVISIONAL,
                    allocations.preview(Grant.PUPIL_PREMIUM_PLUS, year).reckoned(), HEAD);
        }
        allocations.enter(UUID.randomUUID(), Grant.EARLY_YEARS_PUPIL_PREMIUM, year, EARLY_YEARS, "Expected claims of the year", HEAD);
        allocations.enter(UUID.randomUUID(), Grant.POST_16_PREMIUM, year, POST_16, "Grant letter of the year", HEAD);
    }
}
