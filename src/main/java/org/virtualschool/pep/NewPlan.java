package org.virtualschool.pep;

import java.time.LocalDate;
import java.util.List;

/**
 * What a meeting plans.
 *
 * @param targets   in their order, three or four
 * @param nextPepOn the day of the next PEP meeting
 */
public record NewPlan(List<TargetPlan> targets, LocalDate nextPepOn) {

    public NewPlan {
        targets = List.copyOf(targets);
    }
}
