package org.virtualschool.funding;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.funding.ledger.Grant;
import org.virtualschool.pep.PepCohort;
import org.virtualschool.register.Child;

/** Which grant is there for a child: by the year group in which the child is taught, by age where that is not known. */
@Component
class GrantOfChild {

    private static final int FIRST_POST_16_YEAR = 12;

    private final PepCohort cohort;

    GrantOfChild(PepCohort cohort) {
        this.cohort = cohort;
    }

    /** Reception counts as school: a four-year-old in Reception has the school's grant. */
    Grant of(Child child, LocalDate on) {
        String year = cohort.yearGroup(child, on);
        if (year == null) {
            return child.dateOfBirth().plusYears(FIRST_POST_16_YEAR).isAfter(on) ? Grant.EARLY_YEARS_PUPIL_PREMIUM : Grant.POST_16_PREMIUM;
        }
        if (year.startsWith("N")) {
            return Grant.EARLY_YEARS_PUPIL_PREMIUM;
        }
        return !year.equals("R") && Integer.parseInt(year) >= FIRST_POST_16_YEAR ? Grant.POST_16_PREMIUM : Grant.PUPIL_PREMIUM_PLUS;
    }
}
