package org.virtualschool.register;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Set;

/**
 * One episode of care of the SSDA903 return: legal status and placement between two changes of either.
 *
 * @param startedOn         DECOM
 * @param endedOn           DEC; null while it lasts. The next episode may begin on the same day
 * @param reasonStarted     RNE
 * @param legalStatus       LS
 * @param categoryOfNeed    CIN; null if not said
 * @param placementType     PLACE
 * @param reasonEnded       REC; null while it lasts
 * @param reasonChanged     REASON_PLACE_CHANGE; null if not said
 */
@Embeddable
public record Episode(LocalDate startedOn, LocalDate endedOn, String reasonStarted, String legalStatus, String categoryOfNeed,
        String placementType, String reasonEnded, String reasonChanged) {

    private static final String NEXT_EPISODE_FOLLOWS = "X1";
    private static final String CHANGE_OF_LEGAL_STATUS = "L";
    private static final Set<String> SHORT_BREAKS = Set.of("V3", "V4");

    /** Whether it is a series of short breaks, during which a child is not in care for casework. */
    public boolean isShortBreak() {
        return SHORT_BREAKS.contains(legalStatus);
    }

    /** Whether the child came to live somewhere else with it; a mere change of legal status leaves them where they are. */
    boolean isMove() {
        return !CHANGE_OF_LEGAL_STATUS.equals(reasonStarted);
    }

    /** Whether being looked after ended with it: any reason but that another episode follows. */
    boolean endsCare() {
        return endedOn != null && !NEXT_EPISODE_FOLLOWS.equals(reasonEnded);
    }

    /** Whether the two have days in common; one may begin on the day the other ends. */
    boolean overlaps(Episode other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Episode other) {
        return other.endedOn == null || startedOn.isBefore(other.endedOn);
    }
}
