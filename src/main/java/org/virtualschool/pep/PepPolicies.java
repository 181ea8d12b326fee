package org.virtualschool.pep;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.calendar.Deadlines;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/** The policies by which PEPs are recorded, due and chased; those of single tasks are read where their dates are reckoned. */
@Component
class PepPolicies implements PolicyReader {

    private final Policies policies;
    private final Deadlines deadlines;

    PepPolicies(Policies policies, Deadlines deadlines) {
        this.policies = policies;
        this.deadlines = deadlines;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(PepRecording.SAMPLE_EVERY, on);
        policies.wholeNumber(PepRecording.LONGEST_WEEKS, on);
        policies.date(PepNeeds.GO_LIVE, on);
        for (ChaseStep step : ChaseStep.values()) {
            policies.wholeNumber(step.policy(), on);
        }
        deadlines.reckon(PepDueDates.FIRST, on, null);
        deadlines.reckon(PepDueDates.NEW_SCHOOL, on, null);
    }
}
