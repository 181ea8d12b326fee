package org.virtualschool.pep;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.virtualschool.policy.Policies;
import org.virtualschool.policy.PolicyReader;

/** The policies by which PEPs are recorded; those of their due dates are read where the dates are reckoned. */
@Component
class PepPolicies implements PolicyReader {

    private final Policies policies;

    PepPolicies(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void readPolicies(LocalDate on) {
        policies.wholeNumber(PepRecording.SAMPLE_EVERY, on);
        policies.wholeNumber(PepRecording.LONGEST_WEEKS, on);
    }
}
