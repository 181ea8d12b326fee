package org.virtualschool.funding;

import java.time.LocalDate;
import org.virtualschool.pep.TargetPlan;

/** What a target of a signed PEP asks for. */
final class TargetWish {

    private TargetWish() {
    }

    /** From the day of the signature until the target is to be reached, on that day itself where it lies behind. */
    static Wish of(TargetPlan plan, LocalDate signedOn) {
        LocalDate until = plan.byWhen().isBefore(signedOn) ? signedOn : plan.byWhen();
        return new Wish(plan.premiumUse(), plan.area() + ": " + plan.baseline(), plan.how() + "\n" + plan.who(),
                plan.goal() + "\n" + plan.evidence(), signedOn, until, plan.premiumPence());
    }
}
