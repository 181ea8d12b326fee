package org.virtualschool.pep;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * A target as the meeting set it.
 *
 * @param kind         what it is about
 * @param area         subject or area
 * @param baseline     where the child is now
 * @param goal         what the child will be able to do
 * @param how          how this will happen
 * @param who          who will do it
 * @param byWhen       the day by which it is to be reached
 * @param evidence     how it will be known
 * @param premiumPence pupil premium plus asked for it, in pence; 0 if none is asked
 * @param premiumUse   what the premium is for; null if none is asked, and where the form did not ask yet
 */
@Embeddable
public record TargetPlan(
        @Enumerated(EnumType.STRING) TargetKind kind,
        String area,
        String baseline,
        String goal,
        String how,
        String who,
        LocalDate byWhen,
        String evidence,
        long premiumPence,
        @Enumerated(EnumType.STRING) PremiumUse premiumUse) {

    /** @throws IllegalArgumentException if the cost is negative */
    public TargetPlan {
        if (premiumPence < 0) {
            throw new IllegalArgumentException("A target cannot cost less than nothing: " + premiumPence + "p");
        }
    }

    /** Specific, measurable, agreed with somebody, relevant to a baseline and timed: every part is filled in. */
    public boolean smart() {
        return byWhen != null && Stream.of(area, baseline, goal, how, who, evidence).noneMatch(TargetPlan::missing);
    }

    private static boolean missing(String text) {
        return text == null || text.isBlank();
    }
}
