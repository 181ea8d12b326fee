package org.virtualschool.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of care: derived from episodes, or as the virtual school was told.
 *
 * @param endedOn   null while it lasts
 * @param endReason null while it lasts or if no episode says it
 */
record CareSpan(LocalDate startedOn, LocalDate endedOn, String endReason) {

    private static final String STARTED_TO_BE_LOOKED_AFTER = "S";

    /**
     * The stretches that episodes make together. An episode that ends because the next one follows carries on into it; any
     * other reason ends the stretch. Short breaks make none. A stretch whose last episode says that another one follows stays open:
     * the child has not left care.
     */
    static List<CareSpan> of(List<Episode> episodes) {
        List<CareSpan> spans = new ArrayList<>();
        LocalDate start = null;
        LocalDate reached = null;
        for (Episode episode : episodes.stream().sorted(Comparator.comparing(Episode::startedOn)).toList()) {
            boolean begins = episode.isShortBreak() || STARTED_TO_BE_LOOKED_AFTER.equals(episode.reasonStarted());
            if (start != null && begins) {
                spans.add(new CareSpan(start, reached, null));
                start = null;
            }
            if (!episode.isShortBreak()) {
                start = start == null ? episode.startedOn() : start;
                reached = episode.endedOn();
                if (episode.endsCare()) {
                    spans.add(new CareSpan(start, reached, episode.reasonEnded()));
                    start = null;
                }
            }
        }
        if (start != null) {
            spans.add(new CareSpan(start, null, null));
        }
        return spans;
    }

    /** Whether the two have days in common; one may begin on the day the other ends. */
    boolean overlaps(CareSpan other) {
        return startedOn.equals(other.startedOn) || startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(CareSpan other) {
        return other.endedOn == null || startedOn.isBefore(other.endedOn);
    }
}
